"""Where each consignment is on its way: what happened, what comes next, and how long it took."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.timezone import localdate

from geliat.desk.consignments.figures import port_name
from geliat.desk.consignments.models import Consignment
from geliat.desk.voyage.checks import AFTER, KIND_NAMES, OFTEN
from geliat.desk.voyage.models import Milestone
from geliat.sentences import Sentence
from geliat.trade.places import find_port

EXPECTED = ("gate_in", "loaded", "departed", "arrived", "delivered")
"""The milestones every consignment passes; a change of ship is told only where it happens."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One milestone of the way: recorded, or still to come (`milestone` is None)."""

    kind: str
    milestone: Milestone | None

    @property
    def name(self) -> Sentence:
        """What it is called."""
        return KIND_NAMES[self.kind]

    @property
    def place(self) -> Sentence:
        """Where it happened: a port's name where its UN/LOCODE was told, else as it was told."""
        told = self.milestone.place if self.milestone else ""
        return port_name(told) if find_port(told) else Sentence(told, told, told)


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one consignment: its marks in order, what may be recorded next, and days at sea."""

    consignment: Consignment
    marks: tuple[Mark, ...]
    next_kinds: tuple[str, ...]
    days_at_sea: int | None

    @property
    def latest(self) -> Mark | None:
        """The last thing that happened."""
        return next((mark for mark in reversed(self.marks) if mark.milestone is not None), None)

    @property
    def next_name(self) -> Sentence | None:
        """The next expected milestone, or None at the end of the way."""
        return next((mark.name for mark in self.marks if mark.milestone is None), None)


def ways_of(consignments: Iterable[Consignment]) -> list[Way]:
    """The ways of many consignments in one query beside their own."""
    listed = list(consignments)
    milestones: dict[int, list[Milestone]] = {one.pk: [] for one in listed}
    for milestone in Milestone.objects.filter(consignment__in=listed).order_by("happened_at", "pk"):
        milestones[milestone.consignment_id].append(milestone)
    return [_way(one, milestones[one.pk]) for one in listed]


def way_of(consignment: Consignment) -> Way:
    """The way of one consignment."""
    return ways_of([consignment])[0]


def _way(consignment: Consignment, happened: list[Milestone]) -> Way:
    there = {one.kind: one for one in happened}
    order = list(KIND_NAMES)
    marks = [Mark(one.kind, one) for one in happened]
    marks += [Mark(kind, None) for kind in EXPECTED if kind not in there]
    marks.sort(key=lambda mark: order.index(mark.kind))
    return Way(consignment, tuple(marks), _next_kinds(set(there)), _days_at_sea(there))


def _next_kinds(there: set[str]) -> tuple[str, ...]:
    """What may happen next: its forerunner is there, and it is not, unless it may happen often."""
    open_kinds = [
        kind
        for kind in KIND_NAMES
        if (kind not in there or kind in OFTEN) and (kind not in AFTER or AFTER[kind] in there)
    ]
    return tuple(kind for kind in open_kinds if kind not in OFTEN or "arrived" not in there)


def _days_at_sea(there: dict[str, Milestone]) -> int | None:
    departed, arrived = there.get("departed"), there.get("arrived")
    if departed is None or arrived is None:
        return None
    return (localdate(arrived.happened_at) - localdate(departed.happened_at)).days
