"""Counts the accepted work of a period from the rows: by share, workshop, step and regency.

A piece counts once at a step: at inspected and last steps on the day its lot passed, at the other steps on
the day the next step's workshop took it over. The same rule pays the makers (settlement).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, Sum

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import RouteStep
from geliat.desk.makers.models import Workshop
from geliat.desk.production.models import Delivery, HandOver
from geliat.desk.quality.models import Inspection


@dataclass(frozen=True, slots=True)
class Work:
    """Accepted pieces of one share within a period."""

    share: int
    order: int
    workshop: Workshop
    step: str
    pieces: int
    pay_idr: Decimal
    minutes: int

    @property
    def regency(self) -> str:
        """The BPS code of the regency in which the workshop stands."""
        return self.workshop.village.regency.bps_code


@dataclass(frozen=True, slots=True)
class Route:
    """The routes of all sizes: which steps are judged by inspection, and the minutes a piece takes."""

    judged: frozenset[tuple[int, str]]
    last: frozenset[tuple[int, str]]
    minutes: dict[tuple[int, str], int]


def route() -> Route:
    """Every route as it stands, in one query."""
    last: dict[int, str] = {}
    inspected, minutes = set(), {}
    for row in RouteStep.objects.order_by("size", "sequence"):
        last[row.size_id] = row.step
        minutes[row.size_id, row.step] = row.minutes_per_piece
        if row.inspected:
            inspected.add((row.size_id, row.step))
    ends = frozenset(last.items())
    return Route(ends | inspected, ends, minutes)


def accepted_work(period_from: date, period_to: date, regency: str | None = None) -> list[Work]:
    """The pieces accepted from `period_from` to `period_to`, both included; of one regency where told."""
    ways = route()
    in_lots, taken_over = _in_lots(period_from, period_to), _taken_over(period_from, period_to)
    shares = Share.objects.filter(pk__in={*in_lots, *taken_over}).select_related(
        "line", "workshop__village__regency"
    )
    if regency:
        shares = shares.filter(workshop__village__regency__bps_code=regency)
    found = []
    for share in shares:
        key = (share.line.size_id, share.step)
        pieces = (in_lots if key in ways.judged else taken_over).get(share.pk, 0)
        if pieces:
            found.append(
                Work(
                    share=share.pk,
                    order=share.line.order_id,
                    workshop=share.workshop,
                    step=share.step,
                    pieces=pieces,
                    pay_idr=share.pay_idr,
                    minutes=ways.minutes.get(key, 0) * pieces,
                )
            )
    return found


def _in_lots(period_from: date, period_to: date) -> dict[int, int]:
    passed = Inspection.objects.filter(
        passed=True, lot__stage="accepted", inspected_at__date__range=(period_from, period_to)
    )
    lots = {row[0]: row[1:] for row in passed.values_list("lot", "lot__share", "lot__quantity")}
    pieces: dict[int, int] = defaultdict(int)
    for share, quantity in lots.values():
        pieces[share] += quantity
    return pieces


def _taken_over(period_from: date, period_to: date) -> dict[int, int]:
    rows = HandOver.objects.filter(handed_at__date__range=(period_from, period_to)).exclude(
        giving__step=F("receiving__step")
    )
    return {row["giving"]: row["pieces"] for row in rows.values("giving").annotate(pieces=Sum("quantity"))}


@dataclass(frozen=True, slots=True)
class OnTime:
    """Pieces due in a period at the last step, and how many of them were delivered by their due day."""

    shares: int
    due: int
    in_time: int


def on_time(period_from: date, period_to: date, regency: str | None = None) -> OnTime:
    """How much of what was due in the period reached the warehouse by its day."""
    ends = route().last
    shares = Share.objects.filter(
        stage__in=("accepted", "released", "finished"), due_on__range=(period_from, period_to)
    ).select_related("line")
    if regency:
        shares = shares.filter(workshop__village__regency__bps_code=regency)
    due = {share.pk: share for share in shares if (share.line.size_id, share.step) in ends}
    delivered: dict[int, int] = defaultdict(int)
    rows = Delivery.objects.filter(share__in=due, delivered_at__date__lte=F("share__due_on"))
    for row in rows.values("share").annotate(pieces=Sum("quantity")):
        delivered[row["share"]] = row["pieces"]
    return OnTime(
        shares=len(due),
        due=sum(share.standing_quantity for share in due.values()),
        in_time=sum(min(delivered[pk], share.standing_quantity) for pk, share in due.items()),
    )


def workshops_of(found: Iterable[Work]) -> dict[int, Workshop]:
    """The workshops that took part, by row number."""
    return {work.workshop.pk: work.workshop for work in found}
