"""What is packed, what is short, and the content of each carton by lot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from geliat.desk.catalogue.models import PackageSpec, Size
from geliat.desk.consignments.models import Consignment, ConsignmentLine
from geliat.desk.orders.models import Order
from geliat.desk.packing.models import Carton, CartonContent
from geliat.desk.quality import figures as quality
from geliat.desk.quality.models import Inspection, Lot
from geliat.papers import CartonLabel
from geliat.papers.figures import mark_lines
from geliat.sentences import Sentence
from geliat.trade.places import find_port


def cartons_of(consignment: Consignment) -> QuerySet[Carton]:
    """The cartons of a consignment by number, with what they hold."""
    return (
        Carton.objects.filter(consignment=consignment)
        # Fetched beside them, not joined: a thousand cartons share a handful of specs.
        .prefetch_related("spec__size__product", "contents__lot__share__workshop")
        .order_by("number")
    )


def packed_by_lot(order: Order) -> dict[int, int]:
    """Pieces of each lot that are in cartons, as {lot number: pieces}."""
    rows = CartonContent.objects.filter(lot__share__plan__order=order).values("lot")
    return {row["lot"]: row["pieces"] for row in rows.annotate(pieces=Sum("quantity"))}


def package_of(size: Size) -> PackageSpec | None:
    """The package spec in force for a size."""
    return PackageSpec.objects.filter(size=size).order_by("-version").first()


@dataclass(frozen=True, slots=True)
class PackedSize:
    """One size of a consignment: pieces asked, pieces packed, cartons and their weights."""

    size: Size
    asked: int
    packed: int
    cartons: int
    net_g: int
    gross_g: int

    @property
    def short(self) -> int:
        """Pieces still to pack."""
        return self.asked - self.packed


def summary(consignment: Consignment) -> list[PackedSize]:
    """How far the packing of a consignment is, size by size."""
    packed: dict[int, list[int]] = {}
    rows = Carton.objects.filter(consignment=consignment).values_list(
        "spec__size", "pieces", "net_g", "gross_g"
    )
    for size, pieces, net_g, gross_g in rows:
        sums = packed.setdefault(size, [0, 0, 0, 0])
        for place, value in enumerate((pieces, 1, net_g, gross_g)):
            sums[place] += value
    result = []
    for row in consignment.lines.select_related("line__size__product").order_by("line__number"):
        pieces, cartons, net_g, gross_g = packed.get(row.line.size_id, [0, 0, 0, 0])
        result.append(PackedSize(row.line.size, row.quantity, pieces, cartons, net_g, gross_g))
    return result


def is_packed(consignment: Consignment) -> bool:
    """Whether every piece of the consignment is in a carton."""
    rows = summary(consignment)
    return bool(rows) and all(row.short == 0 for row in rows)


@dataclass(frozen=True, slots=True)
class SizeToPack:
    """One size as its page shows it: `ready` pieces of accepted, dry lots are in no carton yet."""

    packed: PackedSize
    ready: int
    spec: PackageSpec | None

    @property
    def missing(self) -> int:
        """Pieces that no accepted, dry lot holds yet."""
        return max(0, self.packed.short - self.ready)


@dataclass(frozen=True, slots=True)
class Packing:
    """How far the packing of a consignment is, and which lots of its sizes wait."""

    sizes: tuple[SizeToPack, ...]
    waiting: tuple[Lot, ...]

    @property
    def cartons(self) -> int:
        """Cartons packed."""
        return sum(row.packed.cartons for row in self.sizes)

    @property
    def pieces(self) -> int:
        """Pieces packed."""
        return sum(row.packed.packed for row in self.sizes)

    @property
    def asked(self) -> int:
        """Pieces asked."""
        return sum(row.packed.asked for row in self.sizes)

    @property
    def net_g(self) -> int:
        """Net mass of the cartons."""
        return sum(row.packed.net_g for row in self.sizes)

    @property
    def gross_g(self) -> int:
        """Gross mass of the cartons."""
        return sum(row.packed.gross_g for row in self.sizes)

    @property
    def whole(self) -> bool:
        """Whether every piece is in a carton."""
        return bool(self.asked) and self.pieces == self.asked

    @property
    def can_pack(self) -> bool:
        """Whether nothing is packed yet and every piece asked is ready."""
        return not self.cartons and all(not row.missing and row.spec for row in self.sizes)


def packing_of(consignment: Consignment) -> Packing:
    """The packing of a consignment, size by size, with the lots that wait."""
    order = consignment.order
    ready: dict[int, int] = {}
    for lot, pieces in quality.packable(order, packed_by_lot(order)):
        size = lot.share.line.size_id
        ready[size] = ready.get(size, 0) + pieces
    packed = summary(consignment)
    specs: dict[int, PackageSpec] = {}
    asked = [row.size.pk for row in packed]
    for spec in PackageSpec.objects.filter(size__in=asked).order_by("version"):
        specs[spec.size_id] = spec
    rows = tuple(SizeToPack(row, ready.get(row.size.pk, 0), specs.get(row.size.pk)) for row in packed)
    short = {row.packed.size.pk for row in rows if row.missing}
    waiting = quality.waiting(order) if short else []
    return Packing(rows, tuple(lot for lot in waiting if lot.share.line.size_id in short))


@dataclass(frozen=True, slots=True)
class Progress:
    """A consignment on the front page: pieces asked and packed, cartons."""

    consignment: Consignment
    asked: int
    packed: int
    cartons: int


def progress_of(consignments: Iterable[Consignment]) -> list[Progress]:
    """How far each consignment is, in two queries."""
    rows = list(consignments)
    asked = ConsignmentLine.objects.filter(consignment__in=rows).values("consignment")
    pieces = {row["consignment"]: row["sum"] for row in asked.annotate(sum=Sum("quantity"))}
    packed = Carton.objects.filter(consignment__in=rows).order_by().values("consignment")
    cartons = {
        row["consignment"]: (row["sum"], row["count"])
        for row in packed.annotate(sum=Sum("pieces"), count=Count("pk"))
    }
    return [Progress(row, pieces.get(row.pk, 0), *cartons.get(row.pk, (0, 0))) for row in rows]


def labels_of(consignment: Consignment, address_of: Callable[[str], str]) -> list[CartonLabel]:
    """The labels of a consignment's cartons; `address_of` gives the address behind a carton's QR code."""
    cartons = list(
        Carton.objects.filter(consignment=consignment)
        .select_related("spec__size__product")
        .order_by("number")
    )
    port = find_port(consignment.destination_port)
    destination = port.name.en if port else consignment.destination_port
    mark = mark_lines(consignment.mark)
    return [
        CartonLabel(
            number=carton.number,
            of=len(cartons),
            mark=mark,
            sku=carton.spec.size.sku,
            description=goods_name(carton.spec.size),
            pieces=carton.pieces,
            net_g=carton.net_g,
            gross_g=carton.gross_g,
            outer_mm=(
                carton.spec.outer_length_mm,
                carton.spec.outer_width_mm,
                carton.spec.outer_height_mm,
            ),
            destination=destination,
            code=address_of(carton.code),
            origin="Made in Indonesia",
        )
        for carton in cartons
    ]


def goods_name(size: Size) -> Sentence:
    """A size as a label names it."""
    product = size.product
    zh = f"{product.name_zh} {size.code}" if product.name_zh else ""
    return Sentence(en=f"{product.name_en} {size.code}", id=f"{product.name_id} {size.code}", zh=zh)


def labels_dated(consignment: Consignment) -> date:
    """The day of the labels: when the cartons were packed."""
    last = Carton.objects.filter(consignment=consignment).order_by("-packed_at").first()
    return timezone.localdate(last.packed_at) if last else consignment.latest_shipment_on


@dataclass(frozen=True, slots=True)
class Content:
    """What a carton holds of one lot, with the lot's last inspection."""

    lot: Lot
    quantity: int
    inspection: Inspection | None


def contents_of(carton: Carton) -> list[Content]:
    """The pieces in a carton back to their lots, workshops and inspections."""
    contents = list(
        carton.contents.select_related(
            "lot__share__workshop__village__regency", "lot__share__line__size__product", "lot__spec"
        ).order_by("lot__presented_at", "lot")
    )
    inspections = {
        one.lot_id: one
        for one in Inspection.objects.filter(lot__in=[each.lot_id for each in contents]).order_by(
            "inspected_at", "pk"
        )
    }
    return [Content(each.lot, each.quantity, inspections.get(each.lot_id)) for each in contents]
