"""Readiness: every open blocker of a consignment with its owner and the way to where it is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import figures as dossier
from geliat.desk.dossier import missing
from geliat.desk.orders import figures as orders
from geliat.desk.orders.models import Order
from geliat.desk.packing import figures as packing
from geliat.desk.release import checks, goods, needs
from geliat.desk.release.boxes import Boxes
from geliat.desk.release.models import Declaration, Npe, Release
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.documents import PAPERS, CommercialInvoice, PackingList

STUFFING = "stuffing"
RELEASE = "release"
GATES = {
    STUFFING: Sentence(en="Before stuffing", id="Sebelum pemuatan"),
    RELEASE: Sentence(en="Before the release", id="Sebelum pelepasan"),
}

OF_CARTONS = "not_packed"
OF_CONTAINERS = ("not_stuffed", "container_not_sealed", "mass_not_verified", "no_lot_inspected")
"""What the dossier says of cartons and containers; the containers' own blockers say it one by one."""


FILED_ON = (CommercialInvoice.kind, PackingList.kind)
"""The papers that a PEB is filed on."""


@dataclass(frozen=True, slots=True)
class Area:
    """One field of the work and what is still open in it; nothing open means that it is in order."""

    code: str
    gate: str
    name: Sentence
    blockers: tuple[Blocker, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a consignment is: field by field, and what is worth knowing but holds nothing up."""

    areas: tuple[Area, ...]
    warnings: tuple[Blocker, ...]

    @property
    def blockers(self) -> tuple[Blocker, ...]:
        """Everything that is open, gate by gate."""
        return tuple(blocker for area in self.areas for blocker in area.blockers)

    @property
    def ready(self) -> bool:
        """Whether nothing is open."""
        return not self.blockers

    def before(self, gate: str) -> tuple[Area, ...]:
        """The fields that must be in order before a gate."""
        return tuple(area for area in self.areas if area.gate == gate)


def readiness(consignment: Consignment, on: date) -> Readiness:
    """How ready a consignment is on a day."""
    consignment = Consignment.objects.select_related("order__group").get(pk=consignment.pk)
    return Readiness(_areas(consignment, on), tuple(warnings(consignment, on)))


def blockers(consignment: Consignment, on: date) -> tuple[Blocker, ...]:
    """Every open blocker of a consignment on a day, each with its owner and where it is mended."""
    consignment = Consignment.objects.select_related("order__group").get(pk=consignment.pk)
    return tuple(blocker for area in _areas(consignment, on) for blocker in area.blockers)


def _areas(consignment: Consignment, on: date) -> tuple[Area, ...]:
    papers = dossier.blockers(consignment)
    unpacked = [row for row in packing.summary(consignment) if row.short > 0]
    boxes = Boxes(consignment)
    order = consignment.order
    asked = needs.needs(consignment, on)

    def rules(gate: str) -> list[Blocker]:
        return needs.blockers(consignment, [need for need in asked if need.gate == gate])

    return (
        _area("order", STUFFING, "Order", "Pesanan", _of_order(order)),
        _area("goods", STUFFING, "Goods", "Barang", _of_goods(consignment, unpacked, papers)),
        _area("containers", STUFFING, "Containers", "Kontainer", boxes.before_stuffing()),
        _area("rules", STUFFING, "Papers of others", "Dokumen dari pihak lain", rules(STUFFING)),
        _area("closing", RELEASE, "Stuffing, seal and VGM", "Muat, segel, dan VGM", boxes.before_release()),
        _area("papers", RELEASE, "Papers", "Berkas", _of_papers(consignment, papers)),
        _area("certificates", RELEASE, "Papers of others", "Dokumen dari pihak lain", rules(RELEASE)),
        _area("ship", RELEASE, "Ship and customs", "Kapal dan Bea Cukai", _of_ship(consignment)),
    )


def _area(code: str, gate: str, en: str, id: str, found: Iterable[Blocker]) -> Area:
    return Area(code, gate, Sentence(en=en, id=id), tuple(found))


def _of_order(order: Order) -> list[Blocker]:
    page = ("orders:order", {"order": order.pk})
    found = []
    if order.stage in ("inquiry", "cancelled"):
        found.append(
            Blocker(
                code="order_not_confirmed",
                en="The order {order} is not confirmed, or was cancelled.",
                id="Pesanan {order} belum dikonfirmasi, atau sudah dibatalkan.",
                facts={"order": order.number},
                owner="coordinator",
                mend=page,
            )
        )
    deposit = orders.accounts(order).deposit_missing
    if deposit.amount > 0:
        found.append(
            Blocker(
                code="deposit_missing",
                en="{currency} {amount} of the buyer's deposit for {order} is not received yet.",
                id="Uang muka pembeli untuk {order} masih kurang {currency} {amount}.",
                facts={"currency": deposit.currency, "amount": str(deposit.amount), "order": order.number},
                owner="coordinator",
                mend=page,
            )
        )
    return found


def _of_goods(
    consignment: Consignment, unpacked: list[packing.PackedSize], papers: list[Blocker]
) -> list[Blocker]:
    found = goods.blockers(consignment, unpacked) if unpacked else []
    return found + [blocker for blocker in papers if blocker.code == OF_CARTONS]


def _of_papers(consignment: Consignment, papers: list[Blocker]) -> list[Blocker]:
    made = {row.kind for row in dossier.current_papers(consignment)}
    lacking = [PAPERS[kind].title for kind in missing.KINDS if kind not in made]
    found = []
    if lacking:
        found.append(
            Blocker(
                code="papers_missing",
                en="Not prepared yet: {papers_en}.",
                id="Belum disiapkan: {papers_id}.",
                facts={
                    "papers_en": ", ".join(title.en.lower() for title in lacking),
                    "papers_id": ", ".join(title.id for title in lacking),
                },
                owner="coordinator",
                mend=("dossier:consignment", {"consignment": consignment.pk}),
            )
        )
    told_already = (OF_CARTONS, "paper_not_prepared", *OF_CONTAINERS)
    return found + [blocker for blocker in papers if blocker.code not in told_already]


def _of_ship(consignment: Consignment) -> list[Blocker]:
    found = []
    if not (consignment.forwarder and consignment.booking and consignment.vessel):
        found.append(
            Blocker(
                code="not_booked",
                en="{consignment} has no space on a ship: forwarder, booking or vessel is not recorded.",
                id="{consignment} belum mendapat ruang kapal: PPJK, pemesanan, atau kapal belum dicatat.",
                facts={"consignment": consignment.number},
                owner="forwarder",
                mend=("consignments:book", {"consignment": consignment.pk}),
            )
        )
    page = ("release:consignment", {"consignment": consignment.pk})
    npe = npe_of(consignment)
    if npe is None:
        found.append(
            Blocker(
                code="npe_missing",
                en="Customs' NPE, which permits the export of {consignment}, is not recorded.",
                id="NPE dari Bea Cukai yang mengizinkan ekspor {consignment} belum dicatat.",
                facts={"consignment": consignment.number},
                owner="forwarder",
                mend=page,
            )
        )
        return found
    if consignment.sails_on:
        found += checks.too_early(npe.peb_dated, consignment.sails_on, page)
    return found + [
        Blocker(
            code="paper_after_peb",
            en="{paper} is dated {day}, after the PEB of {peb_day} that was filed on it.",
            id="{paper} bertanggal {day}, sesudah PEB tanggal {peb_day} yang didasarkan padanya.",
            facts={
                "paper": paper.number,
                "day": paper.dated.isoformat(),
                "peb_day": npe.peb_dated.isoformat(),
            },
            owner="forwarder",
            mend=page,
        )
        for paper in dossier.current_papers(consignment)
        if paper.kind in FILED_ON and paper.dated > npe.peb_dated
    ]


def warnings(consignment: Consignment, on: date) -> list[Blocker]:
    """What holds nothing up but should be known on a day: a last day passed, an old PEB, no rate."""
    found = []
    late = (on - consignment.latest_shipment_on).days
    if late > 0 and not _gone(consignment):
        found.append(
            Blocker(
                code="latest_shipment_passed",
                en="The latest day of shipment, {day}, passed {late} days ago; agree on a new one.",
                id="Batas akhir pengapalan, {day}, sudah lewat {late} hari; sepakati tanggal baru.",
                facts={"day": consignment.latest_shipment_on.isoformat(), "late": late},
                owner="coordinator",
                mend=("consignments:amend", {"consignment": consignment.pk}),
            )
        )
    npe = npe_of(consignment)
    if npe and consignment.sails_on is None and not _gone(consignment):
        page = ("release:consignment", {"consignment": consignment.pk})
        found += checks.too_early(npe.peb_dated, on, page)
    rate = orders.in_rupiah(orders.accounts(consignment.order).value, on).blocker
    return [*found, rate] if rate is not None and consignment.stage in ("planned", "declared") else found


def _gone(consignment: Consignment) -> bool:
    return consignment.stage in ("sailed", "arrived")


def npe_of(consignment: Consignment) -> Npe | None:
    """Customs' NPE as recorded."""
    return Npe.objects.filter(consignment=consignment).first()


def declaration_of(consignment: Consignment) -> Declaration | None:
    """The declaration that stands, the latest that was not withdrawn."""
    standing = Declaration.objects.filter(consignment=consignment, withdrawn_at=None)
    return standing.select_related("declared_by").last()


def release_of(consignment: Consignment) -> Release | None:
    """The public act of release, once it was done."""
    done = Release.objects.filter(consignment=consignment).defer("rules")
    return done.select_related("officer").first()
