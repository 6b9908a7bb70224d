"""Finished pieces, lots and looks at them, through the rooms' own actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.desk.cast import AT, JOKO, SRI
from tests.desk.catalogue.builders import a_defect
from tests.desk.makers.builders import a_workshop
from tests.desk.orders.builders import an_order

from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Order
from geliat.desk.production import actions as production
from geliat.desk.production.models import Count
from geliat.desk.quality import actions, figures
from geliat.desk.quality.models import Inspection, Lot

LATER = AT + timedelta(days=30)
DRY = (98, 104, 101)
WET = (148, 163, 155)


def finished_pieces(
    quantity: int = 200, workshop: str = "W01", *, order: Order | None = None, delivered: bool = True
) -> Share:
    """A share of small drums, finished and brought to the warehouse, as if the steps before were done."""
    order = order or Order.objects.first() or an_order(confirmed=True)
    plan = AllotmentPlan.objects.create(
        order=order, round=AllotmentPlan.objects.filter(order=order).count() + 1, made_at=AT
    )
    share = Share.objects.create(
        plan=plan,
        line=order.lines.select_related("size__product", "order").first(),
        step="finishing",
        workshop=Workshop.objects.filter(code=workshop).first()
        or a_workshop(workshop, skills={"finishing": 900}),
        quantity=quantity,
        accepted_quantity=quantity,
        due_on=date(2020, 9, 28),
        pay_idr=3000,
        reason_en="You finish drums of this size.",
        reason_id="Anda menyelesaikan kendang ukuran ini.",
        stage="finished",
    )
    Count.objects.create(share=share, key=f"c-{share.pk}", quantity=quantity, counted_at=AT)
    if delivered:
        production.deliver(share, quantity, f"d-{share.pk}", by=SRI, at=AT)
    return share


def a_lot(quantity: int = 200, workshop: str = "W01", at: datetime = LATER) -> Lot:
    """A lot of finished small drums, presented."""
    return actions.present(finished_pieces(quantity, workshop), quantity, by=JOKO, at=at)


def readings(lot: Lot, permille: tuple[int, ...] = DRY) -> list[tuple[int, ...]]:
    """The S-3 sample of a lot, every piece alike."""
    return [permille] * figures.sample_for(lot).moisture_pieces


def looked_at(
    lot: Lot, *, bad: bool = False, permille: tuple[int, ...] = DRY, at: datetime = LATER
) -> Inspection:
    """A lot after its look: without a defect, or with as many major ones as reject it."""
    kind = a_defect("M01", "major")
    defects = {kind.code: figures.sample_for(lot).plans["major"].reject} if bad else {}
    inspection = actions.inspect(lot, defects, readings(lot, permille), by=JOKO, at=at)
    lot.refresh_from_db()
    return inspection


def reworked(lot: Lot, at: datetime = LATER) -> Lot:
    """A rejected lot sent back, reworked and presented again."""
    actions.send_to_rework(lot, by=JOKO, at=at)
    return actions.resubmit(lot, by=JOKO, at=at)
