"""What to draw from a lot and how strictly, which lots can be packed, and each workshop's acceptance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import QualitySpec
from geliat.desk.orders.models import Order
from geliat.desk.quality.models import Inspection, Lot
from geliat.trade import moisture, sampling
from geliat.trade.sampling import Result, SamplePlan, Severity


@dataclass(frozen=True, slots=True)
class Sample:
    """How many pieces to draw and measure from a lot, and what each class of defect allows."""

    severity: Severity
    plans: Mapping[str, SamplePlan]
    moisture_pieces: int
    moisture_points: tuple[str, ...]

    @property
    def pieces(self) -> int:
        """The pieces to draw: the largest sample of the classes."""
        return max(plan.sample_size for plan in self.plans.values())

    @property
    def code_letter(self) -> str:
        """The code letter of the lot."""
        return next(iter(self.plans.values())).code_letter


def moisture_spec(spec: QualitySpec) -> moisture.MoistureSpec:
    """The moisture limits and points of a quality spec."""
    return moisture.MoistureSpec(
        mean_max_permille=spec.moisture_mean_permille,
        point_max_permille=spec.moisture_point_permille,
        points=tuple(spec.moisture_points) or moisture.DRUM_POINTS,
    )


def history(share: Share) -> list[Result]:
    """The verdicts on one workshop's lots of a step and product, oldest first.

    The first look at the defects of each lot counts; a look at moisture alone does not.
    """
    inspections = Inspection.objects.filter(
        lot__share__workshop=share.workshop_id,
        lot__share__step=share.step,
        lot__share__line__size__product=share.line.size.product_id,
        moisture_only=False,
    ).order_by("inspected_at", "pk")
    return [
        Result(accepted=_defects_allow(row.plans), resubmitted=row.lot.submission > 1)
        for row in inspections.select_related("lot")
    ]


def _defects_allow(plans: Mapping[str, Mapping[str, int]]) -> bool:
    return all(plan["found"] <= plan["accept"] for plan in plans.values())


def sample_for(lot: Lot) -> Sample:
    """What to draw from a lot now; Refusal where the workshop's inspection is discontinued."""
    severity = sampling.severity_after(history(lot.share))
    spec = lot.spec
    asked = {"critical": spec.aql_critical, "major": spec.aql_major, "minor": spec.aql_minor}
    return Sample(
        severity=severity,
        plans=sampling.plans_for(
            lot.quantity, spec.level, {name: aql.normalize() for name, aql in asked.items()}, severity
        ),
        moisture_pieces=moisture.pieces_to_measure(lot.quantity),
        moisture_points=moisture_spec(spec).points,
    )


def presented(share: Share) -> int:
    """Pieces of a share in lots; a resubmitted lot is the same pieces again."""
    return Lot.objects.filter(share=share, resubmits=None).aggregate(pieces=Sum("quantity"))["pieces"] or 0


def accepted_by_share(order: Order) -> dict[int, int]:
    """Pieces of accepted, dry lots of every share of an order, as {share number: pieces}."""
    rows = Lot.objects.filter(share__plan__order=order, stage="accepted").values("share")
    return {row["share"]: row["pieces"] for row in rows.annotate(pieces=Sum("quantity"))}


def packable(order: Order, packed: Mapping[int, int]) -> list[tuple[Lot, int]]:
    """Accepted, dry lots of last steps with pieces left, first come first; `packed` as {lot: pieces}."""
    lots = (
        Lot.objects.filter(share__plan__order=order, stage="accepted")
        .select_related("share__line__size__product", "share__workshop")
        .order_by("presented_at", "pk")
    )
    last = _last_steps(order)
    left = [
        (lot, lot.quantity - packed.get(lot.pk, 0))
        for lot in lots
        if last[lot.share.line.size_id] == lot.share.step
    ]
    return [(lot, pieces) for lot, pieces in left if pieces > 0]


def waiting(order: Order) -> list[Lot]:
    """Lots of last steps that cannot be packed yet: not inspected, drying, rejected or in rework."""
    last = _last_steps(order)
    lots = Lot.objects.filter(
        share__plan__order=order, stage__in=("presented", "drying", "rejected", "rework")
    ).select_related("share__line__size__product", "share__workshop")
    return [lot for lot in lots if last[lot.share.line.size_id] == lot.share.step]


def _last_steps(order: Order) -> dict[int, str]:
    return {
        line.size_id: line.size.route.all()[len(line.size.route.all()) - 1].step
        for line in order.lines.select_related("size").prefetch_related("size__route")
    }


@dataclass(frozen=True, slots=True)
class Acceptance:
    """How one workshop's original lots fared."""

    workshop: str
    lots: int
    accepted: int
    pieces: int


def acceptance_by_workshop(order: Order) -> list[Acceptance]:
    """Each workshop's original lots and how many passed at the first look, by name."""
    rows: dict[str, list[tuple[bool, int]]] = defaultdict(list)
    inspections = (
        Inspection.objects.filter(lot__share__plan__order=order, lot__submission=1, moisture_only=False)
        .select_related("lot__share__workshop")
        .order_by("pk")
    )
    for row in inspections:
        rows[row.lot.share.workshop.name].append((row.passed, row.lot.quantity))
    return [
        Acceptance(name, len(seen), sum(passed for passed, _ in seen), sum(pieces for _, pieces in seen))
        for name, seen in sorted(rows.items())
    ]
