"""The inspections of the lots in a consignment's cartons, as papers show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.utils import timezone

from geliat.desk.makers.words import step_name
from geliat.desk.production.models import Delivery
from geliat.desk.quality.models import Inspection, Lot
from geliat.trade import shipment as trade
from geliat.trade.documents.inspection_summary import DEFECT_CLASSES
from geliat.trade.moisture import pieces_to_measure


def inspected_lots(packed: Collection[Lot]) -> tuple[trade.InspectedLot, ...]:
    """Every inspection of the packed lots, also of what they were before rework, in order of time."""
    roots = {root_of(lot) for lot in packed}
    lines = {lot.share.line_id for lot in packed}
    inspections = (
        Inspection.objects.filter(lot__share__line__in=lines)
        .select_related("lot__spec", "lot__share__workshop", "lot__share__line__size")
        .order_by("inspected_at", "pk")
    )
    received = _received_on({lot.share_id for lot in packed})
    turns: dict[str, int] = defaultdict(int)
    lots = []
    for inspection in inspections:
        root = root_of(inspection.lot)
        if root in roots:
            turns[root] += 1
            day = received.get(inspection.lot.share_id)
            lots.append(_lot(inspection, root, turns[root], day))
    return tuple(sorted(lots, key=lambda lot: (lot.code, lot.submission)))


def _received_on(shares: Collection[int]) -> dict[int, date]:
    """The day on which a share's pieces reached the warehouse, where they all came on one day."""
    days: dict[int, set[date]] = defaultdict(set)
    for share, moment in Delivery.objects.filter(share__in=shares).values_list("share", "delivered_at"):
        days[share].add(timezone.localdate(moment))
    return {share: min(each) for share, each in days.items() if len(each) == 1}


def _lot(inspection: Inspection, root: str, submission: int, received_on: date | None) -> trade.InspectedLot:
    lot = inspection.lot
    plans = inspection.plans
    aql = {"critical": lot.spec.aql_critical, "major": lot.spec.aql_major, "minor": lot.spec.aql_minor}
    classes = [name for name in DEFECT_CLASSES if name in plans]
    return trade.InspectedLot(
        code=root,
        workshop=lot.share.workshop.name,
        sku=lot.share.line.size.sku,
        step=step_name(lot.share.step),
        quantity=lot.quantity,
        level=lot.spec.level,
        severity=inspection.severity,
        letter=plans[classes[0]]["code_letter"],
        sample_size=max(plans[name]["sample_size"] for name in classes),
        defects=tuple(
            trade.DefectCount(
                name,
                plans[name]["sample_size"],
                plans[name]["found"],
                plans[name]["accept"],
                aql[name].normalize(),
            )
            for name in classes
        ),
        moisture_sample_size=pieces_to_measure(lot.quantity),
        moisture_mean_permille=inspection.moisture_mean_permille,
        moisture_worst_permille=inspection.moisture_worst_permille,
        moisture_limit_permille=lot.spec.moisture_mean_permille,
        moisture_point_limit_permille=lot.spec.moisture_point_permille,
        verdict="accepted" if inspection.passed else "rejected",
        submission=submission,
        inspected_on=timezone.localdate(inspection.inspected_at),
        presented_on=timezone.localdate(lot.presented_at),
        # A lot sent back for rework did not stay in the warehouse.
        received_on=received_on if inspection.passed else None,
    )


def root_of(lot: Lot) -> str:
    """The code under which a lot was first presented: a reworked lot keeps it, and counts submissions."""
    return lot.code.split("/")[0] if lot.submission > 1 else lot.code
