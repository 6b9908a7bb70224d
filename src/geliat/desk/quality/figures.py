"""What can be presented, what to draw from a lot, which lots can be packed, each workshop's acceptance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, QuerySet, Sum, When

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import QualitySpec, RouteStep
from geliat.desk.makers.words import step_name
from geliat.desk.orders.models import Order
from geliat.desk.production import figures as production
from geliat.desk.quality import switching
from geliat.desk.quality.models import Inspection, Lot
from geliat.sentences import Sentence
from geliat.trade import journey, moisture, sampling
from geliat.trade.sampling import SamplePlan, Severity


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


def sample_for(lot: Lot) -> Sample:
    """What to draw from a lot now; Refusal where the workshop's inspection is discontinued."""
    severity = switching.of(lot.share).severity
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


def readings_of(inspection: Inspection) -> list[list[int]]:
    """The moisture readings of an inspection as the trade reads them: a row a piece, in the spec's points."""
    points = moisture_spec(inspection.lot.spec).points
    rows: dict[int, dict[str, int]] = defaultdict(dict)
    for reading in inspection.readings.all():
        rows[reading.piece][reading.point] = reading.moisture_permille
    return [[rows[piece][point] for point in points] for piece in sorted(rows)]


@dataclass(frozen=True, slots=True)
class Presentable:
    """What one share has ready to be looked at, and what of it is in lots already."""

    share: Share
    there: int
    in_lots: int

    @property
    def now(self) -> int:
        """Pieces that can be presented now."""
        return max(self.there - self.in_lots, 0)

    @property
    def step_name(self) -> Sentence:
        """The work step as people say it."""
        return step_name(self.share.step)


def presentable(order: Order) -> list[Presentable]:
    """Every share whose pieces are inspected, in the order of the work: the last step, and marked ones."""
    route = RouteStep.objects.filter(size__in=order.lines.values("size"), inspected=True)
    inspected = set(route.values_list("size", "step"))
    rows = Lot.objects.filter(share__plan__order=order, resubmits=None).values("share")
    in_lots = {row["share"]: row["pieces"] for row in rows.annotate(pieces=Sum("quantity"))}
    return [
        Presentable(
            flow.share,
            flow.counted - flow.to_give if flow.last_step else flow.counted,
            in_lots.get(flow.share.pk, 0),
        )
        for flow in production.flows(order)
        if flow.last_step or (flow.share.line.size_id, flow.share.step) in inspected
    ]


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


def search(stage: str = "", order: Order | None = None) -> QuerySet[Lot]:
    """Lots with all that their rows name, what waits first, then the latest."""
    place = {"presented": 0, "drying": 1, "rejected": 2, "rework": 3, "accepted": 4}
    found = Lot.objects.select_related("share__line__size__product", "share__workshop")
    if stage:
        found = found.filter(stage=stage)
    if order is not None:
        found = found.filter(share__plan__order=order)
    waits = Case(*(When(stage=name, then=number) for name, number in place.items()), default=len(place))
    return found.order_by(waits, "-presented_at", "-pk")


def by_stage(order: Order | None = None) -> list[tuple[Sentence, int, int]]:
    """(stage, lots, pieces) for each stage that has lots, in the order of the walk."""
    lots = Lot.objects.filter(share__plan__order=order) if order else Lot.objects.all()
    rows = lots.order_by().values("stage").annotate(lots=Count("pk"), pieces=Sum("quantity"))
    found = {row["stage"]: (row["lots"], row["pieces"]) for row in rows}
    return [(name, *found[code]) for code, name in journey.STAGES["lot"].items() if code in found]


def chain(lot: Lot) -> list[Lot]:
    """The submissions of the same pieces, the first one first."""
    original = lot.code.rpartition("/")[0] if lot.submission > 1 else lot.code
    again = Lot.objects.filter(share=lot.share_id, code__startswith=f"{original}/")
    return [*Lot.objects.filter(code=original), *again.order_by("submission")]


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
