"""Export proceeds: the deadline by the PEB's month, the tolerance of the day's rule, and the states."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from geliat.measures import Money, Rate
from geliat.refusals import Refusal
from geliat.trade.proceeds import (
    STATES,
    Receipt,
    State,
    due_on,
    proceeds_of,
    proceeds_rules,
    reminders,
    resource_question,
    rule_on,
)

PEB = date(2020, 10, 14)
RATE = Rate("USD", "IDR", Decimal(14000), PEB, "test")


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def came(*amounts: str, on: date = date(2020, 12, 1)) -> list[Receipt]:
    return [Receipt(on, usd(amount)) for amount in amounts]


@pytest.mark.parametrize(
    ("peb", "last"),
    [
        (date(2020, 10, 1), date(2021, 1, 31)),
        (date(2020, 11, 30), date(2021, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2024, 12, 31), date(2025, 3, 31)),
    ],
)
def test_proceeds_are_due_on_the_last_day_of_the_third_month(peb, last):
    assert due_on(peb) == last


def test_the_rule_is_that_of_the_day_of_the_peb_and_none_is_invented():
    assert rule_on(PEB).tolerance_permille is None
    assert rule_on(date(2021, 1, 1)).tolerance_permille == 25
    assert [rule_on(date(2023, 8, n)).rule for n in (1, 31)] == ["PBI 7/2023"] * 2
    with pytest.raises(Refusal, match="28 November 2019"):
        rule_on(date(2019, 11, 28))


def test_rules_follow_each_other_without_gap_or_overlap():
    rules = proceeds_rules()
    for one, following in pairwise(rules):
        assert one.valid_to is not None
        assert following.valid_from == one.valid_to + timedelta(days=1)
    assert rules[-1].valid_to is None


def test_a_rule_whose_text_nobody_read_says_that_it_is_not_verified():
    assert all(
        rule.source.en and rule.source.id and rule.note.en and rule.note.id for rule in proceeds_rules()
    )
    assert not any(rule.verified for rule in proceeds_rules() if "not read" in rule.source.en)


@pytest.mark.parametrize(
    ("received", "on", "state"),
    [
        ([], date(2021, 1, 31), State.OPEN),
        ([], date(2021, 2, 1), State.LATE),
        (["30000", "70000"], date(2021, 2, 1), State.MET),
        (["100500"], date(2020, 12, 1), State.EXCESS),
        (["96428.57"], date(2021, 2, 1), State.SHORT_WITHIN),
        (["96428.56"], date(2021, 2, 1), State.LATE),
        (["96428.56"], date(2021, 1, 31), State.OPEN),
    ],
)
def test_receipts_are_matched_to_fob_with_fifty_million_rupiah_of_tolerance(received, on, state):
    found = proceeds_of(PEB, usd("100000"), came(*received), RATE, on=on)
    assert found.state is state
    assert found.waiting is (state in (State.OPEN, State.LATE))
    assert found.said is STATES[state]


def test_what_is_missing_and_what_is_too_much_is_told_with_the_days_that_are_left():
    found = proceeds_of(PEB, usd("100000"), came("60000"), RATE, on=date(2021, 1, 17))
    assert (found.short, found.over, found.days) == (usd("40000"), usd("0"), 14)
    found = proceeds_of(PEB, usd("100000"), came("100250"), RATE, on=date(2021, 2, 3))
    assert (found.short, found.over, found.days) == (usd("0"), usd("250"), -3)


def test_money_that_came_after_the_deadline_meets_it_late():
    late = [*came("30000"), Receipt(date(2021, 2, 4), usd("70000"))]
    found = proceeds_of(PEB, usd("100000"), late, RATE, on=date(2021, 3, 1))
    assert (found.state, found.met_on) == (State.MET_LATE, date(2021, 2, 4))


def test_it_is_met_on_the_day_when_no_more_was_missing_than_may_be_whatever_came_later():
    receipts = [Receipt(date(2021, 2, 4), usd("1000")), Receipt(date(2021, 1, 30), usd("99000"))]
    found = proceeds_of(PEB, usd("100000"), receipts, RATE, on=date(2021, 3, 1))
    assert (found.state, found.met_on) == (State.MET, date(2021, 1, 30))


def test_of_a_peb_below_the_tolerance_nothing_need_come_but_it_is_awaited_until_the_last_day():
    small = proceeds_of(PEB, usd("3000"), [], RATE, on=date(2021, 1, 31))
    assert small.state is State.OPEN
    assert proceeds_of(PEB, usd("3000"), [], RATE, on=date(2021, 2, 1)).state is State.SHORT_WITHIN


def test_the_smaller_of_amount_and_share_is_the_tolerance_where_a_rule_names_both():
    fob = Money(Decimal(1_000_000_000), "IDR")
    found = proceeds_of(date(2023, 5, 2), fob, [], None, on=date(2023, 5, 3))
    assert found.tolerance == Money(Decimal(25_000_000), "IDR")
    fob = Money(Decimal(4_000_000_000), "IDR")
    found = proceeds_of(date(2023, 5, 2), fob, [], None, on=date(2023, 5, 3))
    assert found.tolerance == Money(Decimal(50_000_000), "IDR")


def test_nothing_is_due_for_goods_without_value():
    assert proceeds_of(PEB, usd("0"), [], RATE, on=PEB).state is State.NOTHING_DUE


def test_without_a_rate_nothing_may_be_missing_and_a_foreign_rate_is_refused():
    found = proceeds_of(PEB, usd("100"), came("99.99"), None, on=date(2021, 2, 1))
    assert (found.state, found.tolerance) == (State.LATE, None)
    assert proceeds_of(PEB, usd("100"), came("100"), None, on=date(2021, 2, 1)).state is State.MET
    with pytest.raises(ValueError, match="rate of USD"):
        proceeds_of(PEB, usd("10"), [], Rate("CNY", "IDR", Decimal(2100), PEB, "test"), on=PEB)


def test_a_receipt_in_another_currency_is_refused():
    with pytest.raises(ValueError, match="without a rate"):
        proceeds_of(PEB, usd("10"), [Receipt(PEB, Money(Decimal(10), "CNY"))], RATE, on=PEB)


def test_reminders_come_thirty_and_fourteen_days_ahead_and_on_the_day():
    assert reminders(date(2021, 1, 31)) == (date(2021, 1, 1), date(2021, 1, 17), date(2021, 1, 31))


def test_goods_that_may_be_of_nature_are_asked_about_since_the_list_of_2023():
    codes = ["92060010", "44201100", "44201100"]
    asked = resource_question(codes, date(2023, 8, 1))
    assert asked is not None
    assert "44201100" in asked.en
    assert "92060010" not in asked.id
    assert resource_question(codes, PEB) is None
    assert resource_question(["92060010"], date(2023, 8, 1)) is None
