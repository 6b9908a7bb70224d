"""A third order, begun today and left open, so that the desk can be tried on something alive."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from geliat.demo import workday
from geliat.demo.cast import Cast
from geliat.demo.teller import Teller
from geliat.desk.allotment import actions as allotment
from geliat.desk.consignments.intake import bring_in
from geliat.desk.orders import actions as orders
from geliat.desk.orders import figures as order_figures
from geliat.desk.orders.models import Order
from geliat.workbook.case import Case, Content

QUANTITIES = {1: 480, 2: 120, 3: 40}
"""Pieces of each line; invented."""
WEEKS_SINCE = 4
DAYS_TO_SHIP = 85


def open_case(drums: Case, at: datetime) -> Case:
    """A small repeat order of the drums, received some weeks before `at`; invented throughout."""
    received = (at - timedelta(weeks=WEEKS_SINCE)).date()
    number = f"KPCB-{received:%Y}-03"
    first = drums.consignments[0]
    consignment = replace(
        first,
        number=f"{number}-SHA",
        mark=first.mark.replace(drums.order.number, number),
        latest_shipment_on=received + timedelta(days=DAYS_TO_SHIP),
        container_type="22G1",
    )
    return replace(
        drums,
        order=replace(
            drums.order,
            number=number,
            received_on=received,
            buyer_reference="PO-EX-REPEAT",
            source_note="Rekaan: pesanan ulang yang dibiarkan terbuka, agar meja kerja dapat dicoba. / "
            "Invented: a repeat order left open, so that the desk can be tried.",
        ),
        lines=tuple(replace(line, quantity=QUANTITIES[line.number]) for line in drums.lines),
        consignments=(consignment,),
        contents=tuple(Content(consignment.number, line, pieces) for line, pieces in QUANTITIES.items()),
        closed_weeks=(),
        payments=(),
    )


def begin_open_order(drums: Case, cast: Cast, teller: Teller, at: datetime) -> Order:
    """Receive, allot and begin the order; half of the first step is counted, some offers wait."""
    case, sri = open_case(drums, at), cast.coordinator
    began = at - timedelta(weeks=WEEKS_SINCE)
    order = bring_in(case, by=sri, at=began)
    plan = allotment.allot(order, by=sri, at=began)
    orders.confirm(order, by=sri, at=began + timedelta(days=1))
    due = order_figures.accounts(order).deposit_due
    paid = began + timedelta(days=3)
    orders.record_payment(order, "deposit", due, paid.date(), f"TT-{order.number}-1", by=sri, at=paid)
    offered = allotment.offer(plan, by=sri, at=paid)
    first = workday.steps_of(order)[0]
    for share in offered:
        if share.step == first or share.pk % 2:
            allotment.accept(share, by=sri, at=began + timedelta(days=4))
    workday.work(
        order, first, by=sri, at=at - timedelta(days=2), only=lambda share: share.standing_quantity * 3 // 5
    )
    pieces = sum(QUANTITIES.values())
    teller.tell(
        "board",
        f"{order.number}: a repeat order of {pieces} drums is left open, so that you can try the desk",
        f"{order.number}: pesanan ulang {pieces} jimbe dibiarkan terbuka agar meja kerja bisa dicoba",
    )
    return order
