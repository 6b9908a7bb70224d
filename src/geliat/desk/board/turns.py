"""Whose turn it is: what is next with an order, in which room, and who can do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from geliat.desk.board.glance import CLOSED_BOX, Shipment, Standing
from geliat.desk.dossier import figures as dossier
from geliat.desk.orders.models import Order
from geliat.sentences import Sentence
from geliat.trade.access import ROLE_NAMES, Role


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing to do: by which role, in which room, and on which page."""

    order: Order
    role: Role
    room: str
    sentence: Sentence
    page: str
    names: Mapping[str, int] = field(default_factory=dict)

    @property
    def who(self) -> Sentence:
        """The role in words."""
        return ROLE_NAMES[self.role]


Turner = Callable[..., Turn]
"""Makes the turn of one consignment, as `_of_shipment` sets it up."""


def turns(one: Standing) -> list[Turn]:
    """Everything that can be done now with an order, in walking order."""
    order = one.order
    if order.stage in ("closed", "cancelled"):
        return []
    found = [*_of_order(one), *_of_allotment(one)]
    if order.stage == "in_work":
        found += [*_of_work(one), *_of_quality(one)]
    if order.stage != "inquiry":
        for shipment in one.shipments:
            found += _of_shipment(one, shipment)
    if order.stage == "shipped":
        found += _of_settlement(one)
    return found


def _turn(one: Standing, role: Role, room: str, en: str, id: str, page: str = "", **names: int) -> Turn:
    return Turn(
        one.order,
        role,
        room,
        Sentence(en=en, id=id),
        page or f"{room}:order",
        names or {"order": one.order.pk},
    )


def _en(number: int) -> str:
    return f"{number:,}"


def _id(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _of_order(one: Standing) -> Iterator[Turn]:
    if not one.shipments:
        yield _turn(
            one,
            Role.COORDINATOR,
            "consignments",
            "Plan the consignments",
            "Rencanakan kiriman",
            "consignments:plan",
            order=one.order.pk,
        )
    if one.order.stage == "inquiry" and one.shares["proposed"]:
        yield _turn(one, Role.COORDINATOR, "orders", "Confirm the order", "Konfirmasi pesanan")
    elif one.order.stage in ("confirmed", "in_work") and one.accounts.deposit_missing.amount > 0:
        yield _turn(
            one,
            Role.COORDINATOR,
            "orders",
            "Record the buyer's deposit when it comes",
            "Catat uang muka pembeli begitu masuk",
        )


def _of_allotment(one: Standing) -> Iterator[Turn]:
    stage, shares = one.order.stage, one.shares
    if stage == "shipped":
        return
    if not shares and one.asked:
        yield _turn(
            one,
            Role.COORDINATOR,
            "allotment",
            "Ask whether the order can be met",
            "Periksa apakah pesanan bisa dipenuhi",
        )
        return
    if shares["proposed"] and stage != "inquiry":
        yield _turn(
            one, Role.COORDINATOR, "allotment", "Offer the proposed shares", "Tawarkan bagian yang diusulkan"
        )
    if shares["offered"]:
        yield _turn(
            one,
            Role.MAKER,
            "allotment",
            f"Answer the offers: {_en(shares['offered'])} pieces",
            f"Jawab tawaran: {_id(shares['offered'])} buah",
        )
    if stage == "in_work" and one.uncovered:
        yield _turn(
            one,
            Role.COORDINATOR,
            "allotment",
            f"{_en(one.uncovered)} pieces have no maker: mend the allotment",
            f"{_id(one.uncovered)} buah belum ada pembuatnya: perbaiki pembagian",
            "production:order",
            order=one.order.pk,
        )


def _of_work(one: Standing) -> Iterator[Turn]:
    if one.counted < one.asked:
        left = one.asked - one.counted
        yield _turn(
            one,
            Role.MAKER,
            "production",
            f"Make and count: {_en(left)} pieces of all work steps are left",
            f"Kerjakan dan hitung: sisa {_id(left)} buah dari semua langkah",
        )
    elif one.delivered < one.accounts.pieces:
        yield _turn(
            one,
            Role.MAKER,
            "production",
            "Bring the finished pieces to the warehouse",
            "Bawa barang jadi ke gudang",
        )


def _of_quality(one: Standing) -> Iterator[Turn]:
    said = (
        ("presented", Role.INSPECTOR, "Inspect {n} presented lots", "Periksa {n} lot yang diajukan"),
        ("drying", Role.INSPECTOR, "Measure {n} drying lots again", "Ukur lagi {n} lot yang dikeringkan"),
        ("rejected", Role.INSPECTOR, "Send {n} rejected lots to rework", "Kembalikan {n} lot yang ditolak"),
        ("rework", Role.MAKER, "Rework {n} lots and bring them back", "Perbaiki {n} lot dan bawa kembali"),
    )
    if one.delivered > one.presented:
        left = one.delivered - one.presented
        yield _turn(
            one,
            Role.INSPECTOR,
            "quality",
            f"Present {_en(left)} delivered pieces as lots",
            f"Ajukan {_id(left)} buah terkirim sebagai lot",
        )
    for stage, role, en, indonesian in said:
        if n := one.lots[stage]:
            yield _turn(one, role, "quality", en.format(n=n), indonesian.format(n=n))


def _of_shipment(one: Standing, shipment: Shipment) -> Iterator[Turn]:
    row = shipment.consignment
    number = row.number

    def turn(role: Role, room: str, en: str, id: str, page: str = "", **names: int) -> Turn:
        return _turn(
            one,
            role,
            room,
            f"{number}: {en}",
            f"{number}: {id}",
            page or f"{room}:consignment",
            **(names or {"consignment": row.pk}),
        )

    if row.stage == "declared":
        yield turn(Role.OFFICER, "release", "release it in public", "lepas di muka umum")
    elif row.stage == "released":
        yield turn(
            Role.FORWARDER, "voyage", "record gate-in and departure", "catat masuk terminal dan berangkat"
        )
    elif row.stage == "sailed":
        yield turn(Role.FORWARDER, "voyage", "record the arrival", "catat kapal tiba")
    elif row.stage == "planned":
        if not (row.booking and row.vessel):
            yield turn(Role.FORWARDER, "consignments", "book the vessel", "pesan ruang kapal")
        if not shipment.is_packed:
            if one.accepted >= one.accounts.pieces:
                yield turn(Role.COORDINATOR, "packing", "pack the cartons", "kemas ke dalam karton")
            return
        yield from _of_boxes(turn, shipment)
        if shipment.is_loaded:
            yield from _of_papers(turn, shipment)


def _of_boxes(turn: Turner, shipment: Shipment) -> Iterator[Turn]:
    if not shipment.boxes:
        yield turn(Role.FORWARDER, "loading", "record the container", "catat kontainer")
    deeds = {
        "booked": (Role.INSPECTOR, "check the container", "periksa kontainer"),
        "unfit": (Role.INSPECTOR, "check the container again", "periksa lagi kontainer"),
        "planned": (Role.INSPECTOR, "stuff the container", "muat kontainer"),
        "stuffed": (Role.FORWARDER, "seal the container", "segel kontainer"),
    }
    for box in shipment.boxes:
        if box.stage == "fit":
            yield turn(Role.COORDINATOR, "loading", "plan the load", "rencanakan muatan")
        elif box.stage in deeds:
            role, en, indonesian = deeds[box.stage]
            yield turn(role, "loading", en, indonesian, "loading:container", container=box.pk)
        if box.stage in ("stuffed", *CLOSED_BOX) and box.pk not in shipment.weighed:
            yield turn(
                Role.COORDINATOR,
                "loading",
                "verify the gross mass (VGM)",
                "verifikasi berat kotor (VGM)",
                "loading:container",
                container=box.pk,
            )


def _of_papers(turn: Turner, shipment: Shipment) -> Iterator[Turn]:
    if shipment.papers < len(dossier.KINDS):
        yield turn(Role.COORDINATOR, "dossier", "prepare the papers", "siapkan berkas")
    elif not shipment.has_papers:
        yield turn(Role.COORDINATOR, "dossier", "seal the papers", "sahkan berkas")
    if not shipment.npe:
        yield turn(Role.FORWARDER, "release", "record customs' NPE", "catat NPE dari Bea Cukai")
    elif shipment.has_papers:
        yield turn(Role.COORDINATOR, "release", "declare it ready", "nyatakan siap")


def _of_settlement(one: Standing) -> Iterator[Turn]:
    if one.accounts.outstanding.amount > 0:
        yield _turn(
            one,
            Role.COORDINATOR,
            "orders",
            "Record the buyer's balance when it comes",
            "Catat pelunasan pembeli begitu masuk",
        )
    pay = one.pay
    if not pay.earned_idr:
        yield _turn(one, Role.COORDINATOR, "settlement", "Reckon the makers' pay", "Hitung upah para perajin")
    elif pay.due_idr:
        yield _turn(one, Role.COORDINATOR, "settlement", "Make the payout file", "Buat berkas pembayaran")
    elif pay.in_file_idr:
        yield _turn(
            one,
            Role.COORDINATOR,
            "settlement",
            "Confirm that the makers are paid",
            "Pastikan upah sudah dibayar",
        )
    elif not one.accounts.outstanding.amount:
        yield _turn(one, Role.COORDINATOR, "settlement", "Close the order", "Tutup pesanan")
