"""What is packed, what is short, and the content of each carton by lot."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from geliat.desk.catalogue.models import PackageSpec, Size
from geliat.desk.consignments.models import Consignment
from geliat.desk.orders.models import Order
from geliat.desk.packing.models import Carton, CartonContent


def cartons_of(consignment: Consignment) -> QuerySet[Carton]:
    """The cartons of a consignment by number, with what they hold."""
    return (
        Carton.objects.filter(consignment=consignment)
        .select_related("spec__size__product")
        .prefetch_related("contents__lot__share__workshop")
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
