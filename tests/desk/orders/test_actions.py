"""Receiving, confirming and cancelling orders; payments and rates recorded once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.desk.cast import AT, JOKO, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import (
    a_line,
    a_payment,
    a_rate,
    an_order,
    order_facts,
)

from geliat.desk.journal.figures import replay
from geliat.desk.journal.models import Entry
from geliat.desk.orders import actions, figures
from geliat.desk.orders.facts import BuyerFacts
from geliat.desk.orders.models import Order, Payment, Rate
from geliat.measures import Money
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db
DAY = date(2020, 9, 1)


def refused(call) -> tuple[str, ...]:
    """The codes of the refusal that a call ends in."""
    with pytest.raises(Refusal) as no:
        call()
    return no.value.codes


def usd(amount: str) -> Money:
    """An amount of US dollars."""
    return Money(Decimal(amount), "USD")


def test_an_order_begins_as_an_inquiry_with_its_lines_numbered():
    order = an_order()
    assert order.stage == "inquiry"
    assert [(line.number, line.quantity) for line in order.lines.all()] == [(1, 600), (2, 80)]
    assert replay()["order", order.pk] == "inquiry"


def test_an_order_is_refused_with_every_reason_at_once():
    an_order()
    facts = order_facts(incoterm="FOX", currency="XAU", deposit_permille=1001)
    assert refused(lambda: actions.receive(facts, [], by=SRI, at=AT)) == (
        "number_taken",
        "unknown_incoterm",
        "currency_unknown",
        "deposit_share",
        "no_lines",
    )


def test_lines_need_pieces_and_a_price_the_currency_can_say():
    lines = [a_line(quantity=0), a_line(unit_price=Decimal("4.605")), a_line(unit_price=Decimal(0))]
    assert refused(lambda: actions.receive(order_facts(), lines, by=SRI, at=AT)) == (
        "no_pieces",
        "price",
        "price",
    )
    assert not Order.objects.exists()


def test_only_the_coordinator_receives():
    facts, lines = order_facts(), [a_line()]
    assert refused(lambda: actions.receive(facts, lines, by=JOKO, at=AT)) == ("not_allowed",)


def test_an_inquiry_is_revised_and_its_lines_keep_their_rows():
    order = an_order()
    first = order.lines.get(number=1)
    actions.revise(order, order_facts(named_place="Surabaya"), [a_line("L", 20)], by=SRI, at=AT)
    order.refresh_from_db()
    line = order.lines.get()
    assert (order.named_place, line.pk, line.quantity, line.size.code) == ("Surabaya", first.pk, 20, "L")


def test_a_confirmed_order_is_not_revised():
    order = an_order(confirmed=True)
    assert refused(lambda: actions.revise(order, order_facts(), [a_line()], by=SRI, at=AT)) == (
        "order_is_agreed",
    )


def test_a_line_that_a_consignment_takes_up_is_not_taken_off():
    order = an_order()
    a_consignment(order)
    assert refused(lambda: actions.revise(order, order_facts(), [a_line()], by=SRI, at=AT)) == (
        "line_in_use",
    )
    assert order.lines.count() == 2


def test_an_order_walks_from_inquiry_to_closed():
    order = an_order(confirmed=True)
    actions.begin_work(order, by=SRI, at=AT)
    actions.begin_work(order, by=SRI, at=AT)
    actions.mark_shipped(order, by=SRI, at=AT)
    assert refused(lambda: actions.close(order, by=SRI, at=AT)) == ("balance_outstanding",)
    a_payment(order, "3360.00", "balance")
    assert actions.close(order, by=SRI, at=AT).stage == "closed"
    assert replay()["order", order.pk] == "closed"


def test_work_does_not_begin_on_an_inquiry():
    assert refused(lambda: actions.begin_work(an_order(), by=SRI, at=AT)) == ("wrong_stage",)


def test_a_confirmed_order_is_cancelled_with_a_reason_and_one_in_work_is_not():
    order = an_order("PO-1", confirmed=True)
    assert refused(lambda: actions.cancel(order, " ", by=SRI, at=AT)) == ("missing",)
    actions.cancel(order, "Buyer withdrew", by=SRI, at=AT)
    assert Entry.objects.latest("id").facts == {"because": "Buyer withdrew"}
    working = actions.begin_work(an_order("PO-2", confirmed=True), by=SRI, at=AT)
    assert refused(lambda: actions.cancel(working, "Late", by=SRI, at=AT)) == ("wrong_stage",)


def test_a_payment_sent_twice_counts_once():
    order = an_order(confirmed=True)
    assert a_payment(order) == a_payment(order)
    assert Payment.objects.count() == 1
    assert Entry.objects.filter(deed="orders.record_payment").count() == 1


@pytest.mark.parametrize(("amount", "kind"), [("1008.01", "deposit"), ("1008.00", "balance")])
def test_a_reference_never_stands_for_two_payments(amount, kind):
    order = an_order(confirmed=True)
    a_payment(order)
    assert refused(lambda: a_payment(order, amount, kind)) == ("reference_used",)


def test_two_orders_may_share_a_reference():
    a_payment(an_order("PO-1", confirmed=True))
    a_payment(an_order("PO-2", confirmed=True))
    assert Payment.objects.count() == 2


def test_a_payment_is_refused_with_every_reason_at_once():
    order = an_order(confirmed=True)
    wrong = Money(Decimal(0), "CNY")
    assert refused(
        lambda: actions.record_payment(order, "gift", wrong, date(2020, 9, 2), " ", by=SRI, at=AT)
    ) == ("payment_kind", "wrong_currency", "no_amount", "payment_ahead", "missing")


def test_a_cancelled_order_takes_no_money():
    order = actions.cancel(an_order(), "Buyer withdrew", by=SRI, at=AT)
    assert refused(
        lambda: actions.record_payment(order, "deposit", usd("1.00"), DAY, "TT", by=SRI, at=AT)
    ) == ("order_cancelled",)


def test_more_than_is_owed_is_recorded_and_told():
    order = an_order(confirmed=True)
    a_payment(order, "4000.00")
    money = figures.accounts(order)
    assert (money.surplus, money.outstanding) == (usd("640.00"), usd("0.00"))


def test_a_rate_told_twice_stands_once_and_is_changed_openly_only():
    assert a_rate() == a_rate()
    assert refused(lambda: a_rate(rupiah="14800")) == ("rate_recorded",)
    actions.correct_rate(Rate.objects.get(), Decimal(14750), "Bank Indonesia", by=SRI, at=AT)
    assert Rate.objects.get().idr_per_unit == Decimal(14750)
    assert Entry.objects.latest("id").facts == {"before": "14700.0000"}


def test_a_rate_is_refused_with_every_reason_at_once():
    assert refused(lambda: actions.record_rate("IDR", DAY, Decimal(0), " ", by=SRI, at=AT)) == (
        "rate_of_rupiah",
        "no_rate",
        "missing",
    )
    assert refused(lambda: a_rate("XAU")) == ("currency_unknown",)


def test_a_buyer_is_registered_once_with_a_country():
    facts = BuyerFacts("Lin Trading", "Shekou", "cn")
    assert refused(lambda: actions.register_buyer(facts, by=SRI, at=AT)) == ("country_form",)
    good = replace(facts, country="CN")
    actions.register_buyer(good, by=SRI, at=AT)
    assert refused(lambda: actions.register_buyer(good, by=SRI, at=AT)) == ("name_taken",)
