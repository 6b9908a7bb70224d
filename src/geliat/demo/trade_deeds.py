"""From packed cartons to released containers, and from there to everybody's money."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import count

from django.utils import timezone
from stdnum import iso6346

from geliat.demo import export_facts
from geliat.demo.cast import Cast
from geliat.demo.teller import Teller
from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments.facts import BookingFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions as dossier
from geliat.desk.dossier import figures as dossier_figures
from geliat.desk.dossier import hand_over
from geliat.desk.dossier.models import Paper
from geliat.desk.dossier.shipment import gather
from geliat.desk.loading import actions as loading
from geliat.desk.loading.models import Container
from geliat.desk.orders import actions as orders
from geliat.desk.orders import figures as order_figures
from geliat.desk.orders.models import Order
from geliat.desk.release import actions as release
from geliat.desk.release import needs
from geliat.desk.settlement import actions as settlement
from geliat.desk.settlement import matching, proceeds
from geliat.desk.voyage import actions as voyage
from geliat.planning.loading import container_kind
from geliat.sentences import day_in
from geliat.trade.container_check import POINTS

SAILS_AFTER = 7
"""Days from the booking of the container to the sailing."""
RECEIVED = frozenset({"timber_origin", "animal_product_certificate"})
"""The papers of others that come in; of the other rules two persons decide."""
REASONS = {
    "v_legal_instruments": "Diperiksa di INSW: pos 9206 tidak diminta dokumen V-Legal (rekaan)",
}
OTHER_REASON = "Diperiksa di INSW: tidak diminta untuk barang ini (rekaan)"
_serials = count(305_117, 417)


class Shipping:
    """The consignments of one order from booking to arrival."""

    def __init__(self, order: Order, cast: Cast, teller: Teller, packed_at: datetime) -> None:
        self.order, self.cast, self.teller, self.packed_at = order, cast, teller, packed_at
        self.consignments = list(Consignment.objects.filter(order=order).order_by("number"))
        self.declarations: dict[str, bytes] = {}

    def stuff(self, *, wrong_seal: bool) -> None:
        """Containers booked, checked, planned, stuffed, sealed and their mass verified."""
        sri, joko, bayu = self.cast.coordinator, self.cast.inspector, self.cast.forwarder
        at = self.packed_at + timedelta(days=1)
        export_facts.register_forwarder(self.cast, self.teller, at)
        export_facts.record_rate(self.cast, self.teller, (at + timedelta(days=2)).date(), at)
        for place, consignment in enumerate(self.consignments):
            serial = next(_serials)
            booking = BookingFacts(
                forwarder=export_facts.FORWARDER,
                booking=f"SUB{serial}",
                vessel="KM CONTOH (rekaan)",
                voyage_number=f"{at:%y%m}N",
                sails_on=at.date() + timedelta(days=SAILS_AFTER),
            )
            consignments.book(consignment, booking, by=bayu, at=at)
            kind = container_kind(consignment.container_type)
            container = loading.book(
                consignment,
                number=container_number(serial),
                size_type=kind.code,
                tare_g=kind.tare_g,
                max_gross_g=kind.tare_g + (kind.payload_g or 0),
                by=bayu,
                at=at,
            )
            self._check(container, at + timedelta(hours=3), damp=wrong_seal and place == 0)
            plan = loading.plan(consignment, by=sri, at=at + timedelta(days=1))[0]
            volume = kind.inner_mm[0] * kind.inner_mm[1] * kind.inner_mm[2]
            self.teller.tell(
                "loading",
                f"{container.number}: all cartons in one {kind.name}; judged: none overlaps or floats",
                f"{container.number}: semua karton dalam satu {kind.name}; teruji: tak tumpang tindih",
                f"{plan.used_mm3 * 1000 // volume / 10} % filled",
            )
            seal = f"ID{serial + 21}"
            wrong = f"ID{serial + 12}"
            loading.stuff(container, by=joko, at=at + timedelta(days=1, hours=4))
            loading.seal(
                container,
                wrong if wrong_seal and place == 0 else seal,
                by=bayu,
                at=at + timedelta(days=1, hours=5),
            )
            mass = loading.verify_mass(
                container,
                scale="Timbangan gudang TG-02",
                dunnage_g=12_000,
                by=sri,
                at=at + timedelta(days=1, hours=6),
            )
            self.teller.tell(
                "loading",
                f"{container.number}: stuffed, sealed, verified gross mass by method 2",
                f"{container.number}: dimuat, disegel, VGM metode 2",
                f"{mass.gross_g / 1000:,.1f} kg",
            )
            export_facts.record(consignment, serial, self.cast, self.teller, at + timedelta(days=2))
            self._papers(
                consignment, container, seal, at + timedelta(days=2), wrong=wrong_seal and place == 0
            )
        self.papers_at = at + timedelta(days=2)

    def _check(self, container: Container, at: datetime, *, damp: bool) -> None:
        joko = self.cast.inspector
        points = dict.fromkeys(POINTS, True)
        if damp:
            check = loading.check(container, points, 214, 10_000, by=joko, at=at)
            self.teller.tell(
                "loading",
                f"{container.number}: the container floor is too damp, sent back to dry",
                f"{container.number}: lantai kontainer terlalu lembap, dikembalikan untuk dikeringkan",
                f"{check.floor_moisture_permille / 10} %",
            )
            at = at + timedelta(hours=20)
        loading.check(container, points, 136, 10_000, by=joko, at=at)

    def _papers(
        self, consignment: Consignment, container: Container, seal: str, at: datetime, *, wrong: bool
    ) -> None:
        sri, bayu = self.cast.coordinator, self.cast.forwarder
        papers = self._prepare(consignment, at)
        self.teller.tell(
            "dossier",
            f"{consignment.number}: {len(papers)} papers from one truth",
            f"{consignment.number}: {len(papers)} dokumen dari satu sumber",
        )
        if wrong:
            loading.reseal(
                container, seal, "The seal number was misread", by=bayu, at=at + timedelta(hours=1)
            )
            loading.verify_mass(
                container,
                scale="Timbangan gudang TG-02",
                dunnage_g=12_000,
                by=sri,
                at=at + timedelta(hours=1),
            )
            dossier.prepare(consignment, kinds=("vgm_declaration",), by=sri, at=at + timedelta(hours=2))
            findings = dossier_figures.findings(consignment)
            told = findings[0].sentence
            self.teller.tell(
                "dossier",
                f"A wrong seal is found: {told.en}",
                f"Segel yang salah ditemukan: {told.id}",
                f"{len(findings)} findings",
            )
            dossier.prepare(consignment, by=sri, at=at + timedelta(hours=3))
        sealed = dossier.seal(consignment, by=sri, at=at + timedelta(hours=4))
        self.teller.tell(
            "dossier",
            f"{consignment.number}: every paper agrees; {len(sealed)} papers sealed by hash",
            f"{consignment.number}: semua dokumen cocok; {len(sealed)} dokumen disegel dengan sidik",
        )

    def _prepare(self, consignment: Consignment, at: datetime) -> list[Paper]:
        """Every paper that the facts recorded so far can make."""
        further = dossier_figures.further(gather(consignment, on=at.date()))
        kinds = (*dossier_figures.KINDS, *further)
        return dossier.prepare(consignment, kinds, by=self.cast.coordinator, at=at)

    def let_go(self) -> list[str]:
        """Customs' NPE recorded, readiness declared, the public act of release; the short codes."""
        codes = []
        for place, consignment in enumerate(self.consignments):
            at = self.papers_at + timedelta(days=1)
            self._look_twice(consignment, at - timedelta(hours=2))
            release.record_npe(
                consignment,
                number=f"NPE-{at:%Y%m%d}-{place + 1:03d}",
                dated=at.date(),
                peb_number=f"{204_511 + place:06d}",
                peb_dated=at.date(),
                by=self.cast.forwarder,
                at=at,
            )
            self._settle_rules(consignment, at)
            release.declare(consignment, by=self.cast.coordinator, at=at + timedelta(hours=1))
            act = release.release(
                consignment,
                place="Kanigoro, Kabupaten Blitar",
                by=self.cast.officer,
                at=at + timedelta(days=1),
            )
            codes.append(act.code)
            self.teller.tell(
                "release",
                f"{consignment.number} is released at {act.place} by the district officer; minutes written",
                f"{consignment.number} dilepas di {act.place} oleh petugas dinas; berita acara dibuat",
                f"/release/{act.code}/",
            )
        self.released_at = at + timedelta(days=1)
        return codes

    def _look_twice(self, consignment: Consignment, at: datetime) -> None:
        """A second person compares what a registered declaration cannot have corrected; then it is taken."""
        sri, bayu = self.cast.coordinator, self.cast.forwarder
        asked = hand_over.ask(consignment, by=bayu, at=at)
        hand_over.confirm(consignment, asked.file_sha256, by=sri, at=at + timedelta(minutes=20))
        name, data = hand_over.take(consignment, by=bayu, at=at + timedelta(minutes=30))
        self.declarations[consignment.number] = data
        self.teller.tell(
            "dossier",
            f"{consignment.number}: two persons have seen the declaration's data; its file is handed over",
            f"{consignment.number}: data PEB sudah dilihat dua orang; berkasnya diserahkan",
            f"{name}, {len(data):,} bytes",
        )

    def _settle_rules(self, consignment: Consignment, at: datetime) -> None:
        """Papers of others come in; where a rule is not sure, one person asks and another confirms."""
        bayu, ratna = self.cast.forwarder, self.cast.officer
        kept = decided = 0
        for need in needs.needs(consignment, at.date()):
            if need.state not in needs.OPEN:
                continue
            row = need.row
            if row is not None and row.paper in RECEIVED:
                issuer = f"{row.issuer.id} (rekaan)"
                number = f"{row.paper[:3].upper()}-{consignment.number}"
                dossier.record_received(
                    consignment, row.paper, number, at.date(), issuer, by=self.cast.coordinator, at=at
                )
                kept += 1
            else:
                reason = REASONS.get(need.code, OTHER_REASON)
                release.ask_decision(consignment, need.code, False, reason, by=bayu, at=at)
                release.confirm_decision(consignment, need.code, by=ratna, at=at)
                decided += 1
        self.teller.tell(
            "release",
            f"{consignment.number}: {kept} papers of others received; {decided} rules that are not sure "
            "decided by two persons",
            f"{consignment.number}: {kept} dokumen pihak lain diterima; {decided} aturan yang belum pasti "
            "diputuskan dua orang",
        )

    def sail(self) -> None:
        """Milestones from gate-in to arrival."""
        bayu = self.cast.forwarder
        for consignment in self.consignments:
            at = self.released_at
            days = (("gate_in", 1, "Surabaya"), ("loaded", 3, "Surabaya"), ("departed", 3, "Surabaya"))
            for kind, after, place in (*days, ("arrived", 17, consignment.destination_port)):
                happened = at + timedelta(days=after, hours=after)
                voyage.record(consignment, kind, happened, place, by=bayu, at=happened)
        self.arrived_on: date = happened.date()
        self.teller.tell(
            "voyage",
            f"{len(self.consignments)} consignments sailed and arrived",
            f"{len(self.consignments)} kiriman berlayar dan tiba",
            f"{self.arrived_on}",
        )

    def certify(self) -> None:
        """The bills of lading recorded, and what is written from them sealed with the rest."""
        for consignment in self.consignments:
            consignment.refresh_from_db()
            on_board = self.released_at + timedelta(days=3)
            at = on_board + timedelta(days=1)
            export_facts.record_bill(consignment, on_board, self.cast, self.teller, at)
            papers = self._prepare(consignment, at)
            dossier.seal(consignment, by=self.cast.coordinator, at=at + timedelta(hours=1))
            self.teller.tell(
                "dossier",
                f"{consignment.number}: the beneficiary certificate closes the dossier, {len(papers)} papers "
                "sealed",
                f"{consignment.number}: surat pernyataan beneficiary melengkapi berkas, {len(papers)} "
                "dokumen disegel",
            )


def settle(order: Order, cast: Cast, teller: Teller, after: date) -> bytes:
    """The balance received, every accepted piece paid once with advances netted; the payout file."""
    sri = cast.coordinator
    at = moment(after + timedelta(days=3))
    balance = order_figures.accounts(order).outstanding
    orders.record_payment(order, "balance", balance, at.date(), f"TT-{order.number}-2", by=sri, at=at)
    _match_proceeds(order, cast, teller, at)
    pays = settlement.reckon(order, by=sri, at=at)
    payout, content = settlement.make_file(order, by=sri, at=at + timedelta(hours=1))
    settlement.confirm_paid(payout, at.date() + timedelta(days=1), by=sri, at=at + timedelta(days=1))
    settlement.close(order, by=sri, at=at + timedelta(days=1))
    netted = sum(pay.netted_idr for pay in pays)
    teller.tell(
        "settlement",
        f"Balance received; {len(pays)} workshops paid by accepted piece, Rp {netted:,.0f} advance netted",
        f"Pelunasan diterima; {len(pays)} bengkel dibayar per buah, uang muka Rp {netted:,.0f} dipotong",
        f"Rp {payout.total_idr:,.0f}",
    )
    return content


def _match_proceeds(order: Order, cast: Cast, teller: Teller, at: datetime) -> None:
    """Deposit and balance matched to the PEBs whose proceeds they are; the first deadline told."""
    for consignment in Consignment.objects.filter(order=order).order_by("number"):
        matching.match_as_proposed(consignment, by=cast.coordinator, at=at)
    found = [
        one.proceeds
        for one in proceeds.ledgers(proceeds.registered().filter(consignment__order=order), at.date())
        if one.proceeds is not None
    ]
    first = min(one.due_on for one in found)
    met = sum(not one.waiting for one in found)
    teller.tell(
        "settlement",
        f"Export proceeds are due by {day_in('en', first)}; receipts matched, {met} of {len(found)} PEBs met",
        f"Devisa hasil ekspor jatuh tempo {day_in('id', first)}; penerimaan dipadankan, "
        f"{met} dari {len(found)} PEB terpenuhi",
    )


def container_number(serial: int) -> str:
    """An invented container number with a true check digit (ISO 6346); GLTU is no registered owner."""
    body = f"GLTU{serial:06d}"
    return body + str(iso6346.calc_check_digit(body))


def moment(day: date, hour: int = 9) -> datetime:
    """A moment of the case, in the desk's own time zone."""
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))  # noqa: DTZ001 - made aware here
