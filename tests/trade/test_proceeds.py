"""Export proceeds: the deadline by the PEB's month, the tolerance of the day's rule, and the states."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from geliat.measures import Money, Rate
from geliat.refusals import Refusal
from geliat.trade.proceeds import State, due_on, proceeds_of, proceeds_rules, reminders, rule_on

PEB = date(2020, 10, 14)
RATE = Rate("USD", "IDR", Decimal(14000), PEB, "test")


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


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
    assert rule_on(date(2023, 1, 1)).tolerance_permille == 25
    with pytest.raises(Refusal, match="31 December 2018"):
        rule_on(date(2018, 12, 31))


def test_rules_say_their_source_and_that_nobody_verified_them():
    assert all(rule.source and not rule.verified for rule in proceeds_rules())


@pytest.mark.parametrize(
    ("received", "on", "state"),
    [
        ([], date(2021, 1, 31), State.DUE),
        ([], date(2021, 2, 1), State.OVERDUE),
        (["30000", "70000"], date(2021, 2, 1), State.MATCHED),
        (["100500"], date(2020, 12, 1), State.MATCHED),
        (["96428.57"], date(2021, 2, 1), State.SHORT_WITHIN),
        (["96428.56"], date(2021, 2, 1), State.OVERDUE),
    ],
)
def test_receipts_are_matched_to_fob_with_fifty_million_rupiah_of_tolerance(received, on, state):
    found = proceeds_of(PEB, usd("100000"), [usd(one) for one in received], RATE, on=on)
    assert found.state is state
    assert found.within_tolerance is (state in (State.MATCHED, State.SHORT_WITHIN))


def test_the_smaller_of_amount_and_share_is_the_tolerance_since_2023():
    fob = Money(Decimal(1_000_000_000), "IDR")
    found = proceeds_of(date(2023, 5, 2), fob, [], None, on=date(2023, 5, 3))
    assert found.tolerance == Money(Decimal(25_000_000), "IDR")


def test_nothing_is_due_for_goods_without_value():
    assert proceeds_of(PEB, usd("0"), [], RATE, on=PEB).state is State.NOTHING_DUE


def test_foreign_money_needs_its_own_rate():
    with pytest.raises(ValueError, match="rate of USD"):
        proceeds_of(PEB, usd("10"), [], None, on=PEB)


def test_reminders_come_thirty_and_fourteen_days_ahead_and_on_the_day():
    assert reminders(date(2021, 1, 31)) == (date(2021, 1, 1), date(2021, 1, 17), date(2021, 1, 31))
