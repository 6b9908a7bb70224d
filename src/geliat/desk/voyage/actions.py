"""Records what happens to a consignment on its way; a departure and an arrival move its stage."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal import actions as journal
from geliat.desk.loading import actions as loading
from geliat.desk.loading import figures as loading_figures
from geliat.desk.orders import actions as orders
from geliat.desk.voyage import checks
from geliat.desk.voyage.models import Milestone
from geliat.refusals import Refusal
from geliat.trade.access import Actor, authorise

DEED = "voyage.record"


@transaction.atomic
def record(
    consignment: Consignment,
    kind: str,
    happened_at: datetime,
    place: str,
    note: str = "",
    *,
    by: Actor,
    at: datetime,
) -> Milestone:
    """Record a milestone, once, in the order of the way; the same one told again gives the first row.

    Gate-in takes every container through the terminal's gate, departure makes the consignment sail (and
    the order shipped when it was the last), arrival makes it arrive. Refuses, with everything that is
    wrong, a moment to come or out of order, and a gate-in without NPE or seal.
    """
    authorise(by, DEED, ("consignment", consignment.pk))
    row = Consignment.objects.select_for_update().get(pk=consignment.pk)
    place, note = place.strip()[:80], note.strip()[:200]
    standing = Milestone.objects.filter(consignment=row, kind=kind, happened_at=happened_at).first()
    if standing is not None and standing.place == place:
        return standing
    blockers = checks.of_kind(kind)
    if not blockers:
        others = list(Milestone.objects.filter(consignment=row))
        blockers += checks.of_order(kind, happened_at, others)
    blockers += checks.of_facts(happened_at, place, at)
    if kind == "gate_in":
        blockers += checks.of_gate_in(row, checks.day_of(happened_at))
    if kind == "departed":
        blockers += checks.of_departure(row)
    if blockers:
        raise Refusal(*blockers)
    milestone = Milestone.objects.create(
        consignment=row, kind=kind, happened_at=happened_at, place=place, note=note
    )
    facts = {"kind": kind, "happened_at": happened_at.isoformat(), "place": place}
    journal.record(DEED, milestone, by=by, at=at, facts=facts)
    _follow(row, kind, by=by, at=at)
    return milestone


def _follow(row: Consignment, kind: str, *, by: Actor, at: datetime) -> None:
    """What a milestone does to the things on their way."""
    if kind == "gate_in":
        for container in loading_figures.containers_of(row).filter(stage="sealed"):
            loading.gate_in(container, by=by, at=at)
    elif kind == "departed":
        consignments.sail(row, deed=DEED, by=by, at=at)
        if (
            not Consignment.objects.filter(order=row.order_id)
            .exclude(stage__in=("sailed", "arrived"))
            .exists()
        ):
            orders.mark_shipped(row.order, by=by, at=at)
    elif kind == "arrived":
        consignments.arrive(row, deed=DEED, by=by, at=at)


@transaction.atomic
def correct(
    milestone: Milestone, happened_at: datetime, place: str, note: str = "", *, by: Actor, at: datetime
) -> Milestone:
    """Correct moment, place or note of a milestone that was recorded wrongly; the journal keeps the first."""
    authorise(by, DEED, ("consignment", milestone.consignment_id))
    consignment = Consignment.objects.select_for_update().get(pk=milestone.consignment_id)
    row = Milestone.objects.select_for_update().get(pk=milestone.pk)
    place, note = place.strip()[:80], note.strip()[:200]
    others = list(Milestone.objects.filter(consignment=consignment).exclude(pk=row.pk))
    blockers = checks.of_order(row.kind, happened_at, others) + checks.of_facts(happened_at, place, at)
    if row.kind == "gate_in":
        blockers += checks.of_gate_in(consignment, checks.day_of(happened_at))
    if blockers:
        raise Refusal(*blockers)
    facts = {
        "before": row.happened_at.isoformat(),
        "place_before": row.place,
        "happened_at": happened_at.isoformat(),
        "place": place,
    }
    row.happened_at, row.place, row.note = happened_at, place, note
    row.save(update_fields=["happened_at", "place", "note"])
    journal.record(DEED, row, by=by, at=at, facts=facts)
    return row
