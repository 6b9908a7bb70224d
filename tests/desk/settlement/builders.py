"""Orders with work that is accepted and to be paid, makers' accounts, and PEBs whose proceeds come."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count

from tests.desk.cast import AT, SRI
from tests.desk.catalogue.builders import a_quality
from tests.desk.consignments.builders import consignment_facts, some_consignments
from tests.desk.makers.builders import a_workshop
from tests.desk.orders.builders import a_line, an_order
from tests.desk.packing.builders import an_accepted_lot, inspected

from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.catalogue.figures import current_quality
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal import actions as journal
from geliat.desk.makers import actions as makers
from geliat.desk.makers.facts import ContactFacts
from geliat.desk.makers.models import Workshop
from geliat.desk.orders import actions as orders
from geliat.desk.orders.models import Line, Order, Payment
from geliat.desk.production.models import Advance, Count, HandOver
from geliat.desk.quality.models import Lot
from geliat.desk.release.models import Npe
from geliat.measures import Money

_keys = count(1)
PEB = date(2020, 10, 14)
"""The day of the PEBs: their proceeds are due on 31 January 2021."""


def an_account(workshop: Workshop, account: str = "0012345678", person: str = "Wati") -> Workshop:
    """A workshop that has told its bank account."""
    facts = ContactFacts(person=person, bank="Bank Contoh", account=account)
    makers.keep_private(workshop, facts, by=SRI, at=AT)
    return workshop


def a_step_share(line: Line, step: str, workshop: str, quantity: int = 100, pay_idr: int = 9000) -> Share:
    """A finished share of any step, as if the rooms before had seen it through."""
    plan, _ = AllotmentPlan.objects.get_or_create(order=line.order, round=1, defaults={"made_at": AT})
    row = Workshop.objects.filter(code=workshop).first() or a_workshop(workshop, skills={step: 600})
    return Share.objects.create(
        plan=plan,
        line=line,
        step=step,
        workshop=row,
        quantity=quantity,
        accepted_quantity=quantity,
        due_on=date(2020, 9, 28),
        pay_idr=Decimal(pay_idr),
        reason_en="You can do this step.",
        reason_id="Anda mampu mengerjakan langkah ini.",
        stage="finished",
    )


def more_accepted(share: Share, quantity: int) -> Lot:
    """One more lot of a share, inspected and accepted."""
    product = share.line.size.product
    lot = Lot.objects.create(
        code=f"LOT-{next(_keys)}",
        share=share,
        spec=current_quality(product) or a_quality(product),
        quantity=quantity,
        presented_at=AT,
    )
    journal.begin([lot], "quality.present", by=SRI, at=AT)
    return inspected(lot)


def taken_over(giving: Share, receiving: Share, quantity: int, at: datetime = AT) -> HandOver:
    """Pieces that the workshop of the next step took over."""
    Count.objects.create(share=giving, key=f"count {next(_keys)}", quantity=quantity, counted_at=at)
    return HandOver.objects.create(
        giving=giving, receiving=receiving, key=f"hand-over {next(_keys)}", quantity=quantity, handed_at=at
    )


def an_advance(workshop: Workshop, order: Order, amount_idr: int) -> Advance:
    """Money paid ahead."""
    return Advance.objects.create(
        workshop=workshop,
        order=order,
        amount_idr=Decimal(amount_idr),
        paid_on=date(2020, 9, 2),
        reference=f"UM-{next(_keys)}",
    )


def an_order_to_pay(pieces: int = 100) -> tuple[Order, Lot]:
    """An order of which one workshop, W01, has an accepted lot of finished pieces at 3,000 rupiah each."""
    order = an_order(confirmed=True)
    lot = an_accepted_lot(order.lines.first(), pieces)  # type: ignore[arg-type]
    an_account(lot.share.workshop)
    return order, lot


def an_npe(consignment: Consignment, peb_dated: date = PEB, number: str = "204511") -> Npe:
    """A PEB registered on a day, as if the release had recorded it with customs' NPE."""
    return Npe.objects.create(
        consignment=consignment,
        number=f"NPE-{number}",
        dated=peb_dated,
        peb_number=number,
        peb_dated=peb_dated,
        recorded_at=AT,
    )


def two_pebs(number: str = "PO-2020-01") -> tuple[Order, Consignment, Consignment]:
    """An order of 6,000 large drums, USD 84,000, in two consignments of USD 56,000 and 28,000."""
    order = an_order(number, lines=[a_line("L", 6000)], confirmed=True)
    one, other = some_consignments(
        order,
        consignment_facts(f"{number}/A", {1: 4000}),
        consignment_facts(f"{number}/B", {1: 2000}),
    )
    an_npe(one)
    an_npe(other, number="204512")
    return order, one, other


def paid(order: Order, amount: str, on: date, reference: str) -> Payment:
    """Money of the buyer that came on a day."""
    money = Money(Decimal(amount), order.currency)
    at = AT + timedelta(days=400)
    return orders.record_payment(order, "balance", money, on, reference, by=SRI, at=at)
