"""Lots and packed consignments for tests: inspected by the room's own action, ready to be packed."""

from __future__ import annotations

from datetime import date, datetime

from tests.desk.cast import AT, JOKO, SRI
from tests.desk.catalogue.builders import a_quality
from tests.desk.consignments.builders import a_consignment
from tests.desk.makers.builders import a_workshop
from tests.desk.orders.builders import an_order

from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.catalogue.figures import current_quality
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal import actions as journal
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Line, Order
from geliat.desk.packing import actions
from geliat.desk.packing.models import Carton
from geliat.desk.quality import actions as quality
from geliat.desk.quality import figures as quality_figures
from geliat.desk.quality.models import Lot

DRY = (98, 104, 101)
WET = (148, 163, 155)


def workshop_called(code: str) -> Workshop:
    """A workshop that finishes pieces; told again by the same code it is the same row."""
    return Workshop.objects.filter(code=code).first() or a_workshop(code, skills={"finishing": 600})


def a_share(line: Line, quantity: int, workshop: str = "W01") -> Share:
    """A share of the last step, accepted and finished, as if the rooms before had seen it through."""
    plan, _ = AllotmentPlan.objects.get_or_create(order=line.order, round=1, defaults={"made_at": AT})
    return Share.objects.create(
        plan=plan,
        line=line,
        step="finishing",
        workshop=workshop_called(workshop),
        quantity=quantity,
        accepted_quantity=quantity,
        due_on=date(2020, 9, 28),
        pay_idr=3000,
        reason_en="You finish drums of this size.",
        reason_id="Anda menyelesaikan kendang ukuran ini.",
        stage="finished",
    )


def a_presented_lot(line: Line, quantity: int, workshop: str = "W01", at: datetime = AT) -> Lot:
    """A lot of finished pieces, presented for inspection."""
    product = line.size.product
    lot = Lot.objects.create(
        code=f"{line.order.number}-{line.size.code}-{workshop}-{Lot.objects.count() + 1:03d}",
        share=a_share(line, quantity, workshop),
        spec=current_quality(product) or a_quality(product),
        quantity=quantity,
        presented_at=at,
    )
    journal.begin([lot], "quality.present", by=JOKO, at=at, facts={"quantity": quantity})
    return lot


def an_accepted_lot(line: Line, quantity: int, workshop: str = "W01", at: datetime = AT) -> Lot:
    """A dry lot without defects, accepted."""
    return inspected(a_presented_lot(line, quantity, workshop, at), at=at)


def inspected(lot: Lot, permille: tuple[int, ...] = DRY, at: datetime = AT) -> Lot:
    """A lot after an inspection that found no defect and this moisture."""
    pieces = quality_figures.sample_for(lot).moisture_pieces
    quality.inspect(lot, {}, [permille] * pieces, by=JOKO, at=at)
    lot.refresh_from_db()
    return lot


def accept_all(order: Order) -> list[Lot]:
    """Every piece of an order in accepted lots: two workshops a line, the odd piece with the first."""
    lots = []
    for number, line in enumerate(order.lines.all()):
        half = line.quantity // 2
        for workshop, quantity in ((2 * number + 1, line.quantity - half), (2 * number + 2, half)):
            if quantity:
                lots.append(an_accepted_lot(line, quantity, f"W{workshop:02d}"))
    return lots


def a_packable_consignment(order: Order | None = None) -> Consignment:
    """A consignment of a whole order, 600 S and 80 M unless told, whose lots are all accepted."""
    order = order or an_order(confirmed=True)
    consignment = a_consignment(order)
    accept_all(order)
    return consignment


def packed(consignment: Consignment | None = None, at: datetime = AT) -> Consignment:
    """A consignment in numbered cartons."""
    consignment = consignment or a_packable_consignment()
    actions.pack(consignment, by=SRI, at=at)
    return consignment


def cartons_of(consignment: Consignment) -> list[Carton]:
    """Its cartons by number."""
    return list(Carton.objects.filter(consignment=consignment).order_by("number"))
