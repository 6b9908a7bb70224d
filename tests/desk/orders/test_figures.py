"""The money of an order: value, deposit, what came, and rupiah by the rate of the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.cast import AT, SRI
from tests.desk.orders.builders import a_line, a_payment, a_rate, an_order

from geliat.desk.orders import actions, figures
from geliat.desk.orders.figures import Accounts
from geliat.measures import Money

pytestmark = pytest.mark.django_db
RELEASE = date(2020, 10, 20)
BLITAR = (("S", 4608), ("M", 1040), ("L", 352))


def usd(amount: str) -> Money:
    """An amount of US dollars."""
    return Money(Decimal(amount), "USD")


def test_the_blitar_order_is_worth_what_the_case_says():
    order = an_order(lines=[a_line(code, quantity) for code, quantity in BLITAR])
    money = figures.accounts(order)
    assert (money.pieces, money.value, money.deposit_due) == (6000, usd("33924.80"), usd("10177.44"))
    a_rate()
    told = figures.in_rupiah(money.value, RELEASE)
    assert told.amount == Money(Decimal(498_694_560), "IDR")
    assert told.rate is not None
    assert told.rate.source == "Bank Indonesia, JISDOR"


def test_a_rate_is_never_borrowed_from_another_day():
    a_rate()
    told = figures.in_rupiah(usd("1.00"), date(2020, 10, 21))
    assert (told.amount, told.rate) == (None, None)
    assert told.blocker is not None
    assert told.blocker.code == "no_rate_on_date"
    assert "21 Oktober 2020" in told.blocker.sentence.id


def test_rupiah_needs_no_rate():
    money = Money(Decimal(5000), "IDR")
    assert figures.in_rupiah(money, RELEASE).amount == money


def test_the_latest_rate_keeps_its_own_date():
    assert figures.latest_rate("USD", RELEASE) is None
    a_rate(on=date(2020, 10, 1), rupiah="14900")
    a_rate(on=RELEASE)
    a_rate(on=date(2020, 11, 1), rupiah="14000")
    latest = figures.latest_rate("USD", date(2020, 10, 25))
    assert latest is not None
    assert (latest.on, latest.per_unit) == (RELEASE, Decimal("14700.0000"))


def test_any_payment_counts_for_the_deposit():
    order = an_order(confirmed=True)
    a_payment(order, "500.00", "deposit", "TT-1")
    a_payment(order, "508.00", "balance", "TT-2")
    money = figures.accounts(order)
    assert money.deposit_missing == usd("0.00")
    assert (money.deposit_received, money.received, money.outstanding) == (
        usd("500.00"),
        usd("1008.00"),
        usd("2352.00"),
    )


def test_the_accounts_of_many_orders_take_two_queries(django_assert_max_num_queries):
    orders = [an_order(f"PO-{n}") for n in range(5)]
    with django_assert_max_num_queries(2):
        assert {money.pieces for money in figures.accounts_of(orders).values()} == {680}


@given(value=st.integers(0, 10**9), received=st.integers(0, 10**9))
def test_outstanding_and_surplus_are_never_both_and_never_negative(value, received):
    worth, came = usd(str(Decimal(value).scaleb(-2))), usd(str(Decimal(received).scaleb(-2)))
    money = Accounts(1, worth, worth, came, came)
    assert min(money.outstanding.amount, money.surplus.amount) == 0
    assert money.value + money.surplus == money.received + money.outstanding


def test_orders_are_found_by_number_buyer_reference_and_stage():
    one = an_order("PO-1", buyer_reference="WM-77")
    two = an_order("PO-2", confirmed=True)
    assert list(figures.search(text="wm-77")) == [one]
    assert list(figures.search(text="wanda", stage="confirmed")) == [two]
    assert not figures.search(text="nobody").exists()


def test_what_is_next_follows_the_stage_and_the_money():
    def next_of(order):
        return figures.next_step(order, figures.accounts(order)).en

    order = an_order("PO-1")
    said = [next_of(order)]
    actions.confirm(order, by=SRI, at=AT)
    said.append(next_of(order))
    a_payment(order)
    said.append(next_of(order))
    actions.begin_work(order, by=SRI, at=AT)
    said.append(next_of(order))
    actions.mark_shipped(order, by=SRI, at=AT)
    said.append(next_of(order))
    a_payment(order, "2352.00", "balance", "TT-2")
    said.append(next_of(order))
    said.append(next_of(actions.close(order, by=SRI, at=AT)))
    cancelled = an_order("PO-2", confirmed=True)
    said.append(next_of(actions.cancel(cancelled, "Buyer withdrew", by=SRI, at=AT)))
    paid = an_order("PO-3", confirmed=True)
    a_payment(paid)
    said.append(next_of(actions.cancel(paid, "Buyer withdrew", by=SRI, at=AT)))
    assert [one.split(",")[0].split(":")[0] for one in said] == [
        "Agree the terms with the buyer",
        "The buyer's deposit is still to come.",
        "Plan the consignments and share the work out.",
        "The makers are at work; follow counts",
        "All has sailed; the balance is still to come.",
        "Paid in full",
        "Nothing",
        "Nothing",
        "Return to the buyer what was received.",
    ]
