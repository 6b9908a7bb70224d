"""Turns a route of work steps and two dates into the weeks in which each step can be worked.

Work is planned in weeks named by their Monday; a working week ends on Saturday (UU 13/2003 art. 77 allows
six days). Steps overlap: while the first shells are skinned, the last are still turned. A step's `lead_days`
is the time a batch takes from the start of the step until the next step can have it, drying included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geliat.refusals import Blocker, Refusal

OPENING_DAYS = 7
"""From the order to the first work: confirmation, deposit, offers to the makers and their answers."""
CLOSING_DAYS = 14
"""From the last finished piece to the ship: last inspections, packing, stuffing, release and gate-in."""
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Window:
    """The weeks of a work step, both included, by their Mondays."""

    step: str
    first_monday: date
    due_monday: date

    @property
    def due_on(self) -> date:
        """The Saturday on which the last pieces of the step must be done."""
        return self.due_monday + timedelta(days=SATURDAY)


def monday_of(day: date) -> date:
    """The Monday of the week a day lies in."""
    return day - timedelta(days=day.weekday())


def work_begins(received_on: date, opening_days: int = OPENING_DAYS) -> date:
    """The first day of work on an order received on a day."""
    return received_on + timedelta(days=opening_days)


def work_ends(ship_on: date, closing_days: int = CLOSING_DAYS) -> date:
    """The last day of work on goods that must be shipped by a day."""
    return ship_on - timedelta(days=closing_days)


def governing_date(latest_shipments: Iterable[date]) -> date:
    """The date that governs an order line: the earliest latest-shipment date of the consignments it is in.

    Pieces of a line are alike, so nobody knows at the lathe to which ship one goes. ValueError when empty.
    """
    return min(latest_shipments)


def windows(
    route: Sequence[tuple[str, int]],
    *,
    begin_on: date,
    ship_on: date,
    closing_days: int = CLOSING_DAYS,
) -> tuple[Window, ...]:
    """The window of each step of a route, given as (step, lead days) in the order of the work.

    A step may begin when the first batch has passed the steps before it, and must end early enough for its
    last batch to pass the steps after it. Only whole weeks count: the first Monday not before the earliest
    day, the last Saturday not after the latest. Windows never begin or end before those of an earlier step.
    Raises Refusal ("too_little_time") naming every step for which no whole week is left.
    """
    earliest, latest = begin_on, work_ends(ship_on, closing_days)
    opens: list[date] = []
    for _, lead_days in route:
        opens.append(earliest)
        earliest += timedelta(days=lead_days)
    closes: list[date] = []
    for _, lead_days in reversed(route):
        closes.append(latest)
        latest -= timedelta(days=lead_days)
    closes.reverse()
    found, blockers = [], []
    for (step, _), first_day, last_day in zip(route, opens, closes, strict=True):
        first = monday_of(first_day + timedelta(days=6))
        due = monday_of(last_day - timedelta(days=SATURDAY))
        if due < first:
            blockers.append(_too_little_time(step, first_day, last_day, first, due))
        found.append(Window(step, first, due))
    if blockers:
        raise Refusal(*blockers)
    return tuple(found)


def mondays(found: Iterable[Window]) -> tuple[date, ...]:
    """Every Monday from the first to the last of some windows; empty for none."""
    rows = tuple(found)
    if not rows:
        return ()
    first, last = min(row.first_monday for row in rows), max(row.due_monday for row in rows)
    return tuple(first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1))


def _too_little_time(step: str, first_day: date, last_day: date, first: date, due: date) -> Blocker:
    return Blocker(
        "too_little_time",
        en="{step} can begin on {first_day} at the earliest and must end by {last_day}: "
        "no whole week is left; {weeks} more would do.",
        id="{step} paling cepat mulai {first_day} dan harus selesai {last_day}: "
        "tidak tersisa satu pekan penuh; diperlukan tambahan {weeks} pekan.",
        facts={
            "step": step,
            "first_day": first_day.isoformat(),
            "last_day": last_day.isoformat(),
            "weeks": (first - due).days // 7,
        },
        owner="coordinator",
    )
