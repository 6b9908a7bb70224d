"""What a buyer sees by link: the order's state and papers, and nothing of who made what for how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from geliat.desk.catalogue.models import RouteStep
from geliat.desk.consignments.figures import port_name
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier.models import Paper
from geliat.desk.loading.models import Container
from geliat.desk.makers.words import step_name
from geliat.desk.orders import figures as orders
from geliat.desk.orders.models import Order, Payment
from geliat.desk.packing.models import Carton
from geliat.desk.production.figures import StepProgress, progress
from geliat.desk.quality.models import Lot
from geliat.desk.release.models import Release
from geliat.desk.voyage.figures import Way, ways_of
from geliat.sentences import Sentence
from geliat.trade.documents import PAPERS

BUYERS_KINDS = ("commercial_invoice", "packing_list", "inspection_summary")
"""The papers a buyer may take, once they are sealed."""


@dataclass(frozen=True, slots=True)
class BuyersPaper:
    """A sealed paper the buyer may take."""

    paper: Paper

    @property
    def title(self) -> Sentence:
        """What it is called."""
        return PAPERS[self.paper.kind].title


@dataclass(frozen=True, slots=True)
class BuyersConsignment:
    """One consignment as the buyer sees it."""

    consignment: Consignment
    port: Sentence
    asked: int
    packed: int
    cartons: int
    containers: tuple[Container, ...]
    release: Release | None
    way: Way
    papers: tuple[BuyersPaper, ...]


@dataclass(frozen=True, slots=True)
class Inspected:
    """Lots and pieces by how their inspection went."""

    lots: int
    accepted_lots: int
    accepted_pieces: int
    waiting_lots: int


@dataclass(frozen=True, slots=True)
class BuyersPage:
    """Everything on a buyer's page; `accounts` is None where only one consignment is opened."""

    order: Order
    accounts: orders.Accounts | None
    payments: tuple[Payment, ...]
    steps: tuple[tuple[Sentence, StepProgress], ...]
    inspected: Inspected
    consignments: tuple[BuyersConsignment, ...]


def buyers_page(order: Order, *, only: Consignment | None = None) -> BuyersPage:
    """The page of an order; of one consignment alone where the link opens no more."""
    listed = Consignment.objects.filter(order=order).order_by("latest_shipment_on", "number")
    rows = [only] if only else list(listed)
    return BuyersPage(
        order=order,
        accounts=None if only else orders.accounts(order),
        payments=() if only else tuple(order.payments.all()),
        steps=tuple((step_name(row.step), row) for row in progress(order)),
        inspected=_inspected(order),
        consignments=tuple(_consignments(rows)),
    )


def papers_of(order: int, *, consignment: int | None = None) -> QuerySet[Paper]:
    """The sealed papers that the buyer of an order may take, the newest version of each."""
    newest = Paper.objects.filter(
        consignment=OuterRef("consignment"), kind=OuterRef("kind"), sealed_at__isnull=False
    )
    found = Paper.objects.filter(
        consignment__order=order,
        kind__in=BUYERS_KINDS,
        sealed_at__isnull=False,
        version=Subquery(newest.order_by("-version").values("version")[:1]),
    )
    return found.filter(consignment=consignment) if consignment else found


def _consignments(rows: Sequence[Consignment]) -> list[BuyersConsignment]:
    asked = {row.pk: 0 for row in rows}
    for pk, pieces in (
        Consignment.objects.filter(pk__in=asked).values_list("pk").annotate(Sum("lines__quantity"))
    ):
        asked[pk] = pieces or 0
    packed = {
        row["consignment"]: (row["all_pieces"], row["cartons"])
        for row in Carton.objects.filter(consignment__in=rows)
        .order_by()
        .values("consignment")
        .annotate(all_pieces=Sum("pieces"), cartons=Count("pk"))
    }
    containers: dict[int, list[Container]] = defaultdict(list)
    for box in Container.objects.filter(consignment__in=rows):
        containers[box.consignment_id].append(box)
    releases = {act.consignment_id: act for act in Release.objects.filter(consignment__in=rows)}
    papers: dict[int, list[BuyersPaper]] = defaultdict(list)
    for paper in papers_of(rows[0].order_id) if rows else ():
        papers[paper.consignment_id].append(BuyersPaper(paper))
    return [
        BuyersConsignment(
            consignment=way.consignment,
            port=port_name(way.consignment.destination_port),
            asked=asked[way.consignment.pk],
            packed=packed.get(way.consignment.pk, (0, 0))[0],
            cartons=packed.get(way.consignment.pk, (0, 0))[1],
            containers=tuple(containers[way.consignment.pk]),
            release=releases.get(way.consignment.pk),
            way=way,
            papers=tuple(
                sorted(papers[way.consignment.pk], key=lambda one: BUYERS_KINDS.index(one.paper.kind))
            ),
        )
        for way in ways_of(rows)
    ]


def _inspected(order: Order) -> Inspected:
    """The lots of finished pieces: those of each route's last step."""
    last: dict[int, str] = {}
    for row in RouteStep.objects.filter(size__in=order.lines.values("size")).order_by("size", "sequence"):
        last[row.size_id] = row.step
    lots = [
        lot
        for lot in Lot.objects.filter(share__plan__order=order).select_related("share__line")
        if last.get(lot.share.line.size_id) == lot.share.step
    ]
    accepted = [lot for lot in lots if lot.stage == "accepted"]
    return Inspected(
        lots=sum(lot.resubmits_id is None for lot in lots),
        accepted_lots=len(accepted),
        accepted_pieces=sum(lot.quantity for lot in accepted),
        waiting_lots=sum(lot.stage not in ("accepted", "resubmitted") for lot in lots),
    )
