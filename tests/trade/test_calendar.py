"""Windows of work: whole weeks, in the order of the route, refused when there is no time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.refusals import Refusal
from geliat.trade.calendar import (
    governing_date,
    monday_of,
    mondays,
    windows,
    work_begins,
    work_ends,
)

DRUM = (("turning", 10), ("carving_painting", 5), ("skin_rope", 7), ("finishing", 4))


def test_the_blitar_drum_gets_the_weeks_worked_out_by_hand() -> None:
    found = windows(DRUM, begin_on=work_begins(date(2020, 8, 10)), ship_on=date(2020, 10, 24))
    assert [(row.step, row.first_monday, row.due_monday) for row in found] == [
        ("turning", date(2020, 8, 17), date(2020, 9, 14)),
        ("carving_painting", date(2020, 8, 31), date(2020, 9, 21)),
        ("skin_rope", date(2020, 9, 7), date(2020, 9, 28)),
        ("finishing", date(2020, 9, 14), date(2020, 10, 5)),
    ]
    assert found[0].due_on == date(2020, 9, 19)
    assert found[-1].due_on == work_ends(date(2020, 10, 24)) == date(2020, 10, 10)
    assert mondays(found)[0] == date(2020, 8, 17)
    assert len(mondays(found)) == 8


def test_the_earliest_of_the_ships_governs_a_line() -> None:
    assert governing_date([date(2020, 10, 27), date(2020, 10, 24)]) == date(2020, 10, 24)


def test_every_step_without_a_whole_week_is_named_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        windows(DRUM, begin_on=date(2020, 8, 17), ship_on=date(2020, 9, 20))
    assert refused.value.codes == ("too_little_time",) * 4
    first = refused.value.blockers[0]
    assert first.facts["step"] == "turning"
    weeks = int(first.facts["weeks"])
    later = windows(DRUM[:1], begin_on=date(2020, 8, 17), ship_on=date(2020, 8, 17), closing_days=-7 * weeks)
    assert later


def test_nothing_to_do_takes_no_week() -> None:
    assert windows((), begin_on=date(2020, 8, 17), ship_on=date(2020, 8, 17)) == ()
    assert mondays(()) == ()


@given(
    leads=st.lists(st.integers(0, 40), min_size=1, max_size=6),
    begin=st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    days=st.integers(0, 300),
    closing=st.integers(0, 30),
)
def test_windows_are_whole_weeks_in_order_and_leave_time_for_what_follows(
    leads: list[int], begin: date, days: int, closing: int
) -> None:
    route = [(f"step {place}", lead) for place, lead in enumerate(leads)]
    ship = begin + timedelta(days=days)
    try:
        found = windows(route, begin_on=begin, ship_on=ship, closing_days=closing)
    except Refusal:
        assert days < sum(leads) + closing + 13
        return
    for place, window in enumerate(found):
        assert window.first_monday.weekday() == window.due_monday.weekday() == 0
        assert window.first_monday >= begin + timedelta(days=sum(leads[:place]))
        assert window.due_on + timedelta(days=sum(leads[place + 1 :]) + closing) <= ship
        assert window.first_monday <= window.due_monday
        # One week more at either end would break one of the two.
        assert window.first_monday - timedelta(weeks=1) < begin + timedelta(days=sum(leads[:place]))
        assert window.due_on + timedelta(weeks=1, days=sum(leads[place + 1 :]) + closing) > ship
        assert monday_of(window.due_on) == window.due_monday
    assert [window.first_monday for window in found] == sorted(window.first_monday for window in found)
    assert [window.due_monday for window in found] == sorted(window.due_monday for window in found)
