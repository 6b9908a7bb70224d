"""Where each order stands in every room, for many orders in a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import RouteStep
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import figures as dossier
from geliat.desk.dossier.pages import rows_of
from geliat.desk.loading.models import Container, MassVerification
from geliat.desk.orders import figures as orders
from geliat.desk.orders.models import Line, Order
from geliat.desk.packing.models import Carton
from geliat.desk.production.models import Count as Counted
from geliat.desk.production.models import Delivery
from geliat.desk.quality.models import Lot
from geliat.desk.release.models import Npe
from geliat.desk.settlement import figures as settlement
from geliat.sentences import Sentence

RELEASED = ("released", "sailed", "arrived")
SAILED = ("sailed", "arrived")
CLOSED_BOX = ("sealed", "gated_in")

KNOTS: Mapping[str, Sentence] = {
    "covered": Sentence(en="Covered", id="Terbagi"),
    "finished": Sentence(en="Finished", id="Selesai"),
    "accepted": Sentence(en="Accepted", id="Lulus"),
    "packed": Sentence(en="Packed", id="Dikemas"),
    "loaded": Sentence(en="Loaded", id="Dimuat"),
    "papers": Sentence(en="Papers", id="Berkas"),
    "released": Sentence(en="Released", id="Dilepas"),
    "sailed": Sentence(en="Sailed", id="Berlayar"),
    "paid": Sentence(en="Paid", id="Dibayar"),
}
"""The knots of the walk strip, in walking order."""


@dataclass(frozen=True, slots=True)
class Knot:
    """How far one stretch is: so much of so much."""

    code: str
    done: int
    total: int

    @property
    def name(self) -> Sentence:
        """What is counted."""
        return KNOTS[self.code]

    @property
    def state(self) -> str:
        """One of done, now (begun) and waiting."""
        if self.total and self.done >= self.total:
            return "done"
        return "now" if self.done else "waiting"

    @property
    def percent(self) -> int:
        """Whole percent, 100 only when done."""
        return min(100, self.done * 100 // self.total) if self.total else 0


@dataclass(slots=True)
class Shipment:
    """What stands of one consignment."""

    consignment: Consignment
    asked: int = 0
    packed: int = 0
    boxes: list[Container] = field(default_factory=list)
    weighed: set[int] = field(default_factory=set)
    papers: int = 0
    sealed_papers: int = 0
    npe: bool = False

    @property
    def is_packed(self) -> bool:
        """Whether every piece is in a carton."""
        return self.asked > 0 and self.packed >= self.asked

    @property
    def closed_boxes(self) -> int:
        """Containers that are sealed."""
        return sum(box.stage in CLOSED_BOX for box in self.boxes)

    @property
    def is_loaded(self) -> bool:
        """Whether all containers are sealed with their mass verified."""
        return bool(self.boxes) and all(
            box.stage in CLOSED_BOX and box.pk in self.weighed for box in self.boxes
        )

    @property
    def has_papers(self) -> bool:
        """Whether the whole set is sealed."""
        return self.sealed_papers >= len(dossier.KINDS)


@dataclass(slots=True)
class Standing:
    """What stands of one order in every room."""

    order: Order
    accounts: orders.Accounts
    pay: settlement.Totals
    asked: int = 0
    shares: Counter[str] = field(default_factory=Counter)
    standing: int = 0
    counted: int = 0
    delivered: int = 0
    lots: Counter[str] = field(default_factory=Counter)
    presented: int = 0
    accepted: int = 0
    shipments: list[Shipment] = field(default_factory=list)

    @property
    def uncovered(self) -> int:
        """Pieces of all steps that nobody has and nobody is asked for."""
        return max(self.asked - self.standing - self.shares["proposed"] - self.shares["offered"], 0)

    @property
    def packed(self) -> int:
        """Pieces in cartons."""
        return sum(one.packed for one in self.shipments)

    @property
    def with_makers_idr(self) -> Decimal:
        """What the makers have of what they earned: paid, or received before as an advance."""
        return self.pay.earned_idr - self.pay.open_idr

    @property
    def ships_on(self) -> date | None:
        """The earliest latest shipment of what has not sailed."""
        waiting = [one.consignment for one in self.shipments if one.consignment.stage not in SAILED]
        return min((one.latest_shipment_on for one in waiting), default=None)

    def at(self, *stages: str) -> int:
        """Consignments at one of these stages."""
        return sum(one.consignment.stage in stages for one in self.shipments)

    @property
    def knots(self) -> list[Knot]:
        """The walk strip."""
        many, pieces = len(self.shipments), self.accounts.pieces
        boxes = max(sum(len(one.boxes) for one in self.shipments), many)
        counts = {
            "covered": (self.standing, self.asked),
            "finished": (self.counted, self.asked),
            "accepted": (self.accepted, pieces),
            "packed": (self.packed, pieces),
            "loaded": (sum(one.closed_boxes for one in self.shipments), boxes),
            "papers": (sum(one.sealed_papers for one in self.shipments), many * len(dossier.KINDS)),
            "released": (self.at(*RELEASED), many),
            "sailed": (self.at(*SAILED), many),
            "paid": (int(self.with_makers_idr), int(self.pay.earned_idr)),
        }
        return [Knot(code, *counts[code]) for code in KNOTS]


def standing_of(listed: Iterable[Order]) -> dict[int, Standing]:
    """What stands of each order, by row number."""
    asked = {order.pk: order for order in listed}
    accounts, pay = orders.accounts_of(asked.values()), settlement.by_order(asked.values())
    found = {key: Standing(order, accounts[key], pay[key]) for key, order in asked.items()}
    last = _routes(found)
    _shares(found)
    _made(found, last)
    _shipments(found)
    return found


def _routes(found: Mapping[int, Standing]) -> dict[int, str]:
    """Puts in how many pieces the steps ask together; gives the last step of each size."""
    lines = list(Line.objects.filter(order__in=found).values_list("order", "size", "quantity"))
    steps: dict[int, list[str]] = defaultdict(list)
    for size, step in (
        RouteStep.objects.filter(size__in={size for _, size, _ in lines})
        .order_by("size", "sequence")
        .values_list("size", "step")
    ):
        steps[size].append(step)
    for order, size, quantity in lines:
        found[order].asked += quantity * len(steps[size])
    return {size: route[-1] for size, route in steps.items()}


def _shares(found: Mapping[int, Standing]) -> None:
    rows = Share.objects.filter(plan__order__in=found).order_by().values("plan__order", "stage")
    for row in rows.annotate(
        offered=Sum("quantity"), taken=Sum("accepted_quantity"), back=Sum("released_quantity")
    ):
        one = found[row["plan__order"]]
        one.shares[row["stage"]] += row["offered"]
        if row["stage"] in ("accepted", "released", "finished"):
            one.standing += row["taken"] - row["back"]


def _made(found: Mapping[int, Standing], last: Mapping[int, str]) -> None:
    for order, pieces in _by_order(Counted.objects.all(), "share__plan__order", found):
        found[order].counted = pieces
    for order, pieces in _by_order(Delivery.objects.all(), "share__plan__order", found):
        found[order].delivered = pieces
    lots = (
        Lot.objects.filter(share__plan__order__in=found)
        .order_by()
        .values_list("share__plan__order", "share__line__size", "share__step", "stage", "resubmits")
        .annotate(Count("pk"), Sum("quantity"))
    )
    for order, size, step, stage, resubmits, many, pieces in lots:
        one = found[order]
        one.lots[stage] += many
        if last.get(size) != step:
            continue
        if resubmits is None:
            one.presented += pieces
        if stage == "accepted":
            one.accepted += pieces


def _by_order(
    rows: QuerySet[Counted] | QuerySet[Delivery], way: str, found: Mapping[int, Standing]
) -> list[tuple[int, int]]:
    asked = rows.filter(**{f"{way}__in": found}).order_by().values(way)
    return [(row[way], row["pieces"]) for row in asked.annotate(pieces=Sum("quantity"))]


def _shipments(found: Mapping[int, Standing]) -> None:
    rows = list(Consignment.objects.filter(order__in=found).order_by("latest_shipment_on", "number"))
    there = {row.pk: Shipment(row) for row in rows}
    pieces = Consignment.objects.filter(pk__in=there).order_by().values_list("pk")
    for pk, asked in pieces.annotate(Sum("lines__quantity")):
        there[pk].asked = asked or 0
    packed = Carton.objects.filter(consignment__in=there).order_by().values_list("consignment")
    for pk, in_cartons in packed.annotate(Sum("pieces")):
        there[pk].packed = in_cartons
    for box in Container.objects.filter(consignment__in=there):
        there[box.consignment_id].boxes.append(box)
    masses = MassVerification.objects.filter(container__consignment__in=there).order_by()
    for pk, container in masses.values_list("container__consignment", "container").distinct():
        there[pk].weighed.add(container)
    for papers in rows_of(rows):
        shipment = there[papers.consignment.pk]
        shipment.papers, shipment.sealed_papers = papers.papers, papers.sealed
    for pk in Npe.objects.filter(consignment__in=there).values_list("consignment", flat=True):
        there[pk].npe = True
    for shipment in there.values():
        found[shipment.consignment.order_id].shipments.append(shipment)
