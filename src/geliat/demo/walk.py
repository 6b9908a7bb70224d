"""The walk of one order through every room, with the troubles that real orders meet.

Every deed is an action that the web calls too; nothing is written past them. Moments are those of 2020.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from geliat.demo import export_facts, trade_deeds, workday
from geliat.demo.cast import Cast
from geliat.demo.teller import Teller
from geliat.desk.allotment import actions as allotment
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.consignments.intake import bring_in
from geliat.desk.consignments.models import Consignment
from geliat.desk.orders import actions as orders
from geliat.desk.orders import figures as order_figures
from geliat.desk.orders.models import Order
from geliat.desk.packing import actions as packing
from geliat.desk.production import actions as production
from geliat.desk.production import figures as production_figures
from geliat.desk.quality import actions as quality
from geliat.desk.quality.models import Lot
from geliat.desk.release import actions as release
from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.workbook.case import Case


@dataclass(frozen=True)
class Troubles:
    """Which troubles an order meets on its way."""

    declined: bool = False
    late: bool = False
    rejected: bool = False
    wet: bool = False
    wrong_seal: bool = False
    hasty: bool = False


EVERY_TROUBLE = Troubles(declined=True, late=True, rejected=True, wet=True, wrong_seal=True, hasty=True)


class Walk:
    """One order on its way; each method is one stretch of it."""

    def __init__(
        self, case: Case, cast: Cast, teller: Teller, troubles: Troubles, *, release_on: date
    ) -> None:
        self.case, self.cast, self.teller, self.troubles = case, cast, teller, troubles
        self.order: Order
        # Drying a wet lot takes four days between the last piece and the release.
        self.made_on = release_on - timedelta(days=15 if troubles.wet else 11)
        self.wet_lot: Lot | None = None

    def to_release(self) -> Order:
        """From the buyer's inquiry to the released containers and the makers' pay."""
        self.receive()
        self.allot()
        self.produce()
        self.inspect()
        self.pack()
        shipping = trade_deeds.Shipping(self.order, self.cast, self.teller, self.packed_at)
        shipping.stuff(wrong_seal=self.troubles.wrong_seal)
        self.codes = shipping.let_go()
        shipping.sail()
        shipping.certify()
        self.declarations = shipping.declarations
        self.payout = trade_deeds.settle(self.order, self.cast, self.teller, shipping.arrived_on)
        return self.order

    # -- moments ------------------------------------------------------------------------------------------

    def at(self, day: date, hour: int = 9) -> datetime:
        """A moment of the case, in the desk's own time zone."""
        return trade_deeds.moment(day, hour)

    @property
    def received_on(self) -> date:
        """The day the order came."""
        return self.case.order.received_on

    # -- stretches ----------------------------------------------------------------------------------------

    def receive(self) -> None:
        """The case comes in from its workbook; the deposit is recorded."""
        at, sri = self.at(self.received_on), self.cast.coordinator
        self.order = order = bring_in(self.case, by=sri, at=at)
        pieces = sum(line.quantity for line in order.lines.all())
        term = f"{order.incoterm} {order.named_place}"
        value = order_figures.accounts(order).value
        self.teller.tell(
            "orders",
            f"{order.number}: {order.buyer} asks for {pieces} pieces, {term}",
            f"{order.number}: {order.buyer} meminta {pieces} buah, {term}",
            f"{value.currency} {value.amount:,.2f}",
        )
        export_facts.lay_materials(order, self.cast, self.teller, at)

    def allot(self) -> None:
        """Shares with reasons; the order confirmed; offers out and answered, a declined one to others."""
        at, sri = self.at(self.received_on, 11), self.cast.coordinator
        plan = allotment.allot(self.order, by=sri, at=at)
        shares = list(plan.shares.select_related("workshop"))
        workshops = len({share.workshop_id for share in shares})
        gap = max((int(stage["gap_ppm"]) for stage in plan.stages), default=0)
        self.teller.tell(
            "allotment",
            f"The order can be met: {len(shares)} shares over {workshops} workshops",
            f"Pesanan bisa dipenuhi: {len(shares)} bagian untuk {workshops} bengkel",
            f"gap {Decimal(gap) / 10000:.2f} %",
        )
        busiest = max(shares, key=lambda share: share.load_permille)
        self.teller.tell(
            "allotment",
            f"{busiest.workshop}: {busiest.reason_en}",
            f"{busiest.workshop}: {busiest.reason_id}",
        )
        at = self.at(self.received_on + timedelta(days=2))
        orders.confirm(self.order, by=sri, at=at)
        export_facts.agree(self.order, self.cast, self.teller, at)
        due = order_figures.accounts(self.order).deposit_due
        if due.amount:
            orders.record_payment(
                self.order, "deposit", due, at.date(), f"TT-{self.order.number}-1", by=sri, at=at
            )
            self.teller.tell(
                "orders",
                "Confirmed; the buyer's deposit is received",
                "Dikonfirmasi; uang muka pembeli diterima",
                f"{due.currency} {due.amount:,.2f}",
            )
        self._offer_and_answer(plan, at + timedelta(days=1), declining=self.troubles.declined)

    def _offer_and_answer(self, plan: AllotmentPlan, at: datetime, *, declining: bool = False) -> None:
        sri = self.cast.coordinator
        offered = allotment.offer(plan, by=sri, at=at)
        answer_at = at + timedelta(days=1)
        refused = self._one_to_decline(offered) if declining else None
        taken = len(offered) - (refused is not None)
        for share in offered:
            if share == refused:
                allotment.decline(share, "A family wedding that week", by=sri, at=answer_at)
            else:
                allotment.accept(share, by=sri, at=answer_at)
        self.teller.tell(
            "allotment",
            f"Round {plan.round}: {taken} of {len(offered)} offers accepted",
            f"Putaran {plan.round}: {taken} dari {len(offered)} tawaran diterima",
        )
        if refused is not None:
            self.teller.tell(
                "allotment",
                f"{refused.workshop} declines {refused.quantity} pieces; they go to others",
                f"{refused.workshop} menolak {refused.quantity} buah; dialihkan ke yang lain",
            )
            mended = production.mend_rest(self.order, [], answer_at.date(), by=sri, at=answer_at)
            self._offer_and_answer(mended, answer_at + timedelta(hours=4))

    def _one_to_decline(self, offered: list[Share]) -> Share:
        """A middling share of the second step, so that others have room for it."""
        second = workday.steps_of(self.order)[1]
        there = sorted(
            (share for share in offered if share.step == second), key=lambda share: (share.quantity, share.pk)
        )
        return there[len(there) // 3]

    def produce(self) -> None:
        """Step by step through the workshops; one falls behind and its rest is mended."""
        sri = self.cast.coordinator
        steps = workday.steps_of(self.order)
        span = (self.made_on - self.received_on).days - 8
        self._advance(steps[0], self.at(self.received_on + timedelta(days=8)))
        for place, step in enumerate(steps):
            day = self.received_on + timedelta(days=8 + span * (place + 1) // len(steps))
            at = self.at(day)
            if place == 0 and self.troubles.late:
                self._fall_behind(step, at - timedelta(days=span // (2 * len(steps))))
            counted = workday.work(self.order, step, by=sri, at=at)
            if step != steps[-1]:
                self._inspect_shells(step, at + timedelta(hours=3))
            hand_overs = workday.pass_on(self.order, by=sri, at=at + timedelta(hours=5))
            self.teller.tell(
                "production",
                f"{step}: {counted} pieces counted in this round",
                f"{step}: {counted} buah dihitung pada putaran ini",
                f"{hand_overs} hand-overs" if hand_overs else "",
            )
        self.delivered_at = at + timedelta(days=1)
        shares = workday.deliver(self.order, by=sri, at=self.delivered_at)
        self.teller.tell(
            "production",
            f"Everything is at the warehouse, from {len(shares)} shares",
            f"Semua sudah di gudang, dari {len(shares)} bagian",
        )

    def _inspect_shells(self, step: str, at: datetime) -> None:
        """An inspected step in the middle of the route is looked at before its pieces go on."""
        joko = self.cast.inspector
        lots = workday.present_all(self.order, step, by=joko, at=at)
        for lot in lots:
            quality.inspect(lot, {}, workday.readings(lot, workday.DRY), by=joko, at=at)
        if lots:
            self.teller.tell(
                "quality",
                f"{step}: {len(lots)} lots inspected and dry before they go on",
                f"{step}: {len(lots)} lot diperiksa dan kering sebelum diteruskan",
            )

    def _advance(self, step: str, at: datetime) -> None:
        """The workshop with the most to buy wood for gets money ahead."""
        share = Share.objects.filter(plan__order=self.order, step=step, stage="accepted").latest(
            "accepted_quantity"
        )
        amount = Money(Decimal(500_000), "IDR")
        reference = f"KAS-{self.order.number}-1"
        production.advance(
            share.workshop, self.order, amount, at.date(), reference, by=self.cast.coordinator, at=at
        )
        self.teller.tell(
            "production",
            f"{share.workshop} gets an advance to buy wood",
            f"{share.workshop} mendapat uang muka untuk membeli kayu",
            "Rp 500,000",
        )

    def _fall_behind(self, step: str, at: datetime) -> None:
        sri = self.cast.coordinator
        standing = Share.objects.filter(plan__order=self.order, step=step, stage="accepted")
        late = standing.order_by("-accepted_quantity", "pk")[len(standing) // 2]
        half = late.standing_quantity // 2

        def pace(share: Share) -> int:
            return half * 2 // 3 if share.pk == late.pk else share.standing_quantity // 2

        workday.work(self.order, step, by=sri, at=at, only=pace)
        behind = production_figures.behind(self.order, at.date())
        rest = late.standing_quantity - production_figures.counted(late)
        self.teller.tell(
            "production",
            f"{late.workshop} falls behind at {step}: {rest} pieces go to others, finished ones stay",
            f"{late.workshop} tertinggal pada {step}: {rest} buah sisanya dialihkan, yang jadi tetap",
            f"{len(behind)} watched",
        )
        mended = production.mend_rest(self.order, [late], at.date(), by=sri, at=at)
        self._offer_and_answer(mended, at + timedelta(hours=2))

    def inspect(self) -> None:
        """Lots per workshop and size; one is rejected and comes back, one is too wet and must dry."""
        joko = self.cast.inspector
        at = self.delivered_at + timedelta(days=1)
        lots = workday.present_all(self.order, workday.steps_of(self.order)[-1], by=joko, at=at)
        by_size = sorted(lots, key=lambda lot: (-lot.quantity, lot.pk))
        bad = by_size[len(lots) // 2] if self.troubles.rejected else None
        self.wet_lot = by_size[len(lots) // 3] if self.troubles.wet else None
        for lot in lots:
            defects = workday.tolerated(lot)
            if lot == bad:
                defects = {"S2": workday.rejecting(lot, "major")}
            moisture = workday.WET if lot == self.wet_lot else workday.DRY
            quality.inspect(lot, defects, workday.readings(lot, moisture), by=joko, at=at)
            lot.refresh_from_db()
        accepted = sum(lot.stage == "accepted" for lot in lots)
        self.teller.tell(
            "quality",
            f"{len(lots)} lots inspected by ISO 2859-1, moisture at three points: {accepted} pass",
            f"{len(lots)} lot diperiksa menurut ISO 2859-1, kadar air di tiga titik: {accepted} lolos",
        )
        if bad is not None:
            self._rework(bad, at + timedelta(days=2))

    def _rework(self, bad: Lot, at: datetime) -> None:
        joko = self.cast.inspector
        quality.send_to_rework(bad, by=joko, at=at)
        again = quality.resubmit(bad, by=joko, at=at + timedelta(days=1))
        quality.inspect(again, {}, workday.readings(again, workday.DRY), by=joko, at=at + timedelta(days=1))
        again.refresh_from_db()
        self.teller.tell(
            "quality",
            f"{bad.code} is rejected for slack skins, reworked, back as {again.code}: {again.stage}",
            f"{bad.code} ditolak karena kulit kendur, diperbaiki bengkelnya, kembali sebagai {again.code}: "
            f"{again.get_stage_display()}",
        )

    def pack(self) -> None:
        """Every consignment into numbered cartons; the wet lot is refused until it has dried."""
        sri = self.cast.coordinator
        at = self.delivered_at + timedelta(days=5)
        consignments = list(Consignment.objects.filter(order=self.order))
        for consignment in consignments:
            try:
                cartons = packing.pack(consignment, by=sri, at=at)
            except Refusal as refusal:
                waits = refusal.blockers[-1].sentence
                self.teller.tell(
                    "packing",
                    f"{consignment.number} cannot be packed yet. {waits.en}",
                    f"{consignment.number} belum bisa dikemas. {waits.id}",
                )
                if self.troubles.hasty:
                    self._declare_in_haste(consignment, at + timedelta(hours=2))
                at = at + timedelta(days=4)
                self._dry(at)
                cartons = packing.pack(consignment, by=sri, at=at)
            pieces = sum(carton.pieces for carton in cartons)
            self.teller.tell(
                "packing",
                f"{consignment.number}: {pieces} pieces in {len(cartons)} numbered cartons",
                f"{consignment.number}: {pieces} buah dalam {len(cartons)} karton bernomor",
                f"{sum(c.gross_g for c in cartons) / 1000:,.1f} kg",
            )
        self.packed_at = at

    def _dry(self, at: datetime) -> None:
        if self.wet_lot is None:
            return
        lot = self.wet_lot
        quality.measure(lot, workday.readings(lot, workday.DRY), by=self.cast.inspector, at=at)
        self.teller.tell(
            "quality",
            f"{lot.code} has dried in the sun and is measured again: accepted",
            f"{lot.code} sudah kering dijemur dan diukur lagi: diterima",
        )

    def _declare_in_haste(self, consignment: Consignment, at: datetime) -> None:
        try:
            release.declare(consignment, by=self.cast.coordinator, at=at)
        except Refusal as refusal:
            self.teller.tell(
                "release",
                f"Declared ready too early: refused, with all {len(refusal.blockers)} blockers listed",
                f"Dinyatakan siap terlalu cepat: ditolak, dengan {len(refusal.blockers)} halangan terdaftar",
                ", ".join(dict.fromkeys(refusal.codes)),
            )
