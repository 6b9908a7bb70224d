"""Packs a consignment into numbered cartons in one step, each with its contents by lot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from geliat.desk.catalogue.models import PackageSpec, Size
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal import actions as journal
from geliat.desk.orders.models import Order
from geliat.desk.packing import figures
from geliat.desk.packing.models import Carton, CartonContent
from geliat.desk.quality import figures as quality
from geliat.desk.quality.models import Lot
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise


@dataclass(frozen=True, slots=True)
class _Filling:
    """The pieces of one carton, lot by lot."""

    spec: PackageSpec
    contents: tuple[tuple[Lot, int], ...]

    @property
    def pieces(self) -> int:
        return sum(pieces for _, pieces in self.contents)


@transaction.atomic
def pack(consignment: Consignment, *, by: Actor, at: datetime) -> list[Carton]:
    """Pack all pieces of a consignment: cartons numbered from 1 without gaps, first lots first.

    Only pieces of accepted, dry lots that are in no carton yet. Refuses, with everything that is short and
    every lot that waits, when a size cannot be packed whole; nothing is packed then.
    """
    authorise(by, "packing.pack", ("consignment", consignment.pk))
    # The whole order is locked: two consignments packed at once must not take the same pieces.
    order = Order.objects.select_for_update().get(pk=consignment.order_id)
    consignment = Consignment.objects.get(pk=consignment.pk)
    free = quality.packable(order, figures.packed_by_lot(order))
    blockers = _not_now(consignment)
    fillings: list[_Filling] = []
    short: set[int] = set()
    for row in consignment.lines.select_related("line__size__product").order_by("line__number"):
        size = row.line.size
        lots = [(lot, pieces) for lot, pieces in free if lot.share.line.size_id == size.pk]
        there = sum(pieces for _, pieces in lots)
        spec = figures.package_of(size)
        if spec is None:
            blockers.append(_no_spec(size))
        elif there < row.quantity:
            short.add(size.pk)
            blockers.append(_short(consignment, size, row.quantity, there))
        else:
            fillings += _fill(spec, lots, row.quantity)
    if short:
        blockers += [_waits(lot) for lot in quality.waiting(order) if lot.share.line.size_id in short]
    if blockers:
        raise Refusal(*blockers)
    cartons = [_carton(consignment, number, filling, at) for number, filling in enumerate(fillings, start=1)]
    Carton.objects.bulk_create(cartons)
    CartonContent.objects.bulk_create(
        CartonContent(carton=carton, lot=lot, quantity=pieces)
        for carton, filling in zip(cartons, fillings, strict=True)
        for lot, pieces in filling.contents
    )
    facts = {"cartons": len(cartons), "pieces": sum(carton.pieces for carton in cartons)}
    journal.record("packing.pack", consignment, by=by, at=at, facts=facts)
    return cartons


@transaction.atomic
def unpack(consignment: Consignment, stuffed: int, *, by: Actor, at: datetime) -> None:
    """Take every carton of a consignment apart again; its pieces are free for packing.

    `stuffed` says how many containers hold its cartons already, which this room cannot know: the room of the
    containers tells it (`loading.actions.unpack`). Refused while there is one.
    """
    authorise(by, "packing.unpack", ("consignment", consignment.pk))
    consignment = Consignment.objects.select_for_update().get(pk=consignment.pk)
    blockers = [_too_late(consignment)] if consignment.stage != "planned" else []
    if stuffed:
        blockers.append(_stuffed(consignment, stuffed))
    if blockers:
        raise Refusal(*blockers)
    cartons = Carton.objects.filter(consignment=consignment)
    facts = {"cartons": cartons.count()}
    CartonContent.objects.filter(carton__in=cartons).delete()
    cartons.delete()
    journal.record("packing.unpack", consignment, by=by, at=at, facts=facts)


def _fill(spec: PackageSpec, lots: list[tuple[Lot, int]], quantity: int) -> Iterator[_Filling]:
    """Cartons of `spec.pieces` (the last may hold fewer) filled from the lots in turn."""
    queue = list(lots)
    while quantity > 0:
        room = min(spec.pieces, quantity)
        quantity -= room
        contents = []
        while room > 0:
            lot, left = queue.pop(0)
            taken = min(left, room)
            contents.append((lot, taken))
            room -= taken
            if left > taken:
                queue.insert(0, (lot, left - taken))
        yield _Filling(spec, tuple(contents))


def _carton(consignment: Consignment, number: int, filling: _Filling, at: datetime) -> Carton:
    net_g = filling.pieces * filling.spec.size.net_g
    return Carton(
        consignment=consignment,
        number=number,
        spec=filling.spec,
        code=f"{consignment.number}-{number:04d}",
        pieces=filling.pieces,
        net_g=net_g,
        gross_g=net_g + filling.spec.tare_g,
        packed_at=at,
    )


def _not_now(consignment: Consignment) -> list[Blocker]:
    if Carton.objects.filter(consignment=consignment).exists():
        return [
            Blocker(
                code="packed_already",
                en="{consignment} is packed already; unpack it first to pack it anew.",
                id="{consignment} sudah dikemas; bongkar dulu untuk mengemas ulang.",
                facts={"consignment": consignment.number},
                owner="coordinator",
                mend=("packing:consignment", {"consignment": consignment.pk}),
            )
        ]
    return [_too_late(consignment)] if consignment.stage != "planned" else []


def _too_late(consignment: Consignment) -> Blocker:
    return Blocker(
        code="past_packing",
        en="{consignment} is declared ready or on its way; its cartons stay as they are.",
        id="{consignment} sudah dinyatakan siap atau berangkat; kartonnya tidak diubah lagi.",
        facts={"consignment": consignment.number},
        owner="coordinator",
    )


def _stuffed(consignment: Consignment, stuffed: int) -> Blocker:
    return Blocker(
        code="cartons_stuffed",
        en="{stuffed} containers of {consignment} are stuffed; their cartons cannot be unpacked any more.",
        id="{stuffed} kontainer {consignment} sudah dimuati; kartonnya tidak dapat dibongkar lagi.",
        facts={"stuffed": stuffed, "consignment": consignment.number},
        owner="coordinator",
        mend=("packing:consignment", {"consignment": consignment.pk}),
    )


def _no_spec(size: Size) -> Blocker:
    return Blocker(
        code="no_package_spec",
        en="{size} has no package spec: pieces a carton, outer size and tare.",
        id="{size} belum punya spesifikasi kemasan: isi karton, ukuran luar dan berat kosong.",
        facts={"size": size.sku},
        owner="coordinator",
        mend=("catalogue:product", {"product": size.product_id}),
    )


def _short(consignment: Consignment, size: Size, asked: int, there: int) -> Blocker:
    return Blocker(
        code="pieces_short",
        en="{size}: {asked} pieces asked, {there} of accepted, dry lots are free; {short} are short.",
        id="{size}: diminta {asked} buah, tersedia {there} dari lot diterima dan kering; kurang {short}.",
        facts={"size": size.sku, "asked": asked, "there": there, "short": asked - there},
        owner="coordinator",
        mend=("production:order", {"order": consignment.order_id}),
    )


_WAITS = {
    "presented": ("has not been inspected", "belum diperiksa", "inspector"),
    "drying": ("is too wet and must dry", "terlalu basah dan harus kering dulu", "inspector"),
    "rejected": ("was rejected and waits for rework", "ditolak dan menunggu perbaikan", "inspector"),
    "rework": ("is being reworked", "sedang diperbaiki", "maker"),
}


def _waits(lot: Lot) -> Blocker:
    why_en, why_id, owner = _WAITS[lot.stage]
    return Blocker(
        code=f"lot_{lot.stage}",
        en="Lot {lot} of {quantity} pieces {why_en}.",
        id="Lot {lot} berisi {quantity} buah {why_id}.",
        facts={"lot": lot.code, "quantity": lot.quantity, "why_en": why_en, "why_id": why_id},
        owner=owner,
        mend=("quality:lot", {"lot": lot.pk}),
    )
