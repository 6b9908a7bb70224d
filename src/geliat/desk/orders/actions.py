"""Receives orders, confirms or cancels them, and records the buyer's payments and the dated rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.timezone import localdate

from geliat.desk.catalogue.checks import wrong
from geliat.desk.journal import actions as journal
from geliat.desk.makers.checks import missing
from geliat.desk.orders import agreement, checks, figures
from geliat.desk.orders.facts import AgreementFacts, BuyerFacts, LineFacts, OrderFacts
from geliat.desk.orders.models import Agreement, Buyer, Line, Order, Payment, Rate
from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


def _columns(facts: Any) -> dict[str, Any]:
    return {field.name: getattr(facts, field.name) for field in fields(facts)}


@transaction.atomic
def register_buyer(facts: BuyerFacts, *, by: Actor, at: datetime) -> Buyer:
    """Register a foreign buyer as papers will name it."""
    authorise(by, "orders.receive")
    _refuse(checks.of_buyer(facts))
    buyer = Buyer.objects.create(**_columns(facts))
    journal.record("orders.receive", buyer, by=by, at=at)
    return buyer


@transaction.atomic
def receive(facts: OrderFacts, lines: Sequence[LineFacts], *, by: Actor, at: datetime) -> Order:
    """Receive an order as an inquiry, with its lines numbered from 1."""
    authorise(by, "orders.receive")
    _refuse(checks.of_order(facts, lines))
    order = Order.objects.create(**_order_columns(facts))
    _write(order, lines)
    journal.begin([order], "orders.receive", by=by, at=at, facts=_told(lines))
    return order


def _order_columns(facts: OrderFacts) -> dict[str, Any]:
    return {**_columns(facts), "incoterm": facts.incoterm.strip().upper()}


def _write(order: Order, lines: Sequence[LineFacts]) -> None:
    Line.objects.bulk_create(
        [Line(order=order, number=number, **_columns(line)) for number, line in enumerate(lines, start=1)]
    )


def _told(lines: Sequence[LineFacts]) -> dict[str, str | int]:
    return {"lines": len(lines), "pieces": sum(line.quantity for line in lines)}


@transaction.atomic
def revise(order: Order, facts: OrderFacts, lines: Sequence[LineFacts], *, by: Actor, at: datetime) -> Order:
    """Change terms and lines while the order is an inquiry that nothing else stands on yet.

    A line keeps its row by its number; one that a consignment has taken up cannot be taken off.
    """
    authorise(by, "orders.receive")
    standing = Order.objects.select_for_update().get(pk=order.pk)
    blockers = checks.of_order(facts, lines, standing)
    if standing.stage != "inquiry":
        blockers.append(
            wrong(
                "order_is_agreed",
                "The order {order} is agreed; its terms no longer change.",
                "Pesanan {order} sudah disepakati; ketentuannya tidak dapat diubah lagi.",
                order=standing.number,
            )
        )
    _refuse(blockers)
    for name, value in _order_columns(facts).items():
        setattr(order, name, value)
    order.save(update_fields=list(_order_columns(facts)))
    for number, told in enumerate(lines, start=1):
        Line.objects.update_or_create(order=order, number=number, defaults=_columns(told))
    try:
        order.lines.filter(number__gt=len(lines)).delete()
    except ProtectedError:
        raise Refusal(
            wrong(
                "line_in_use",
                "A line that a consignment takes up cannot be taken off the order {order}.",
                "Baris yang sudah masuk rencana kiriman tidak dapat dihapus dari pesanan {order}.",
                order=order.number,
            )
        ) from None
    journal.record("orders.receive", order, by=by, at=at, facts=_told(lines))
    return order


@transaction.atomic
def confirm(order: Order, *, by: Actor, at: datetime) -> Order:
    """Confirm an inquiry: from now on the terms stand.

    Where nothing was agreed beyond them, what is usual is recorded as agreed, and marked as such.
    """
    authorise(by, "orders.confirm")
    journal.move(order, "confirmed", "orders.confirm", by=by, at=at)
    if agreement.standing(order) is None:
        usual = agreement.as_usual(max(order.received_on, localdate(at)))
        Agreement.objects.create(order=order, by_default=True, **_columns(usual))
    return order


@transaction.atomic
def agree(order: Order, facts: AgreementFacts, *, by: Actor, at: datetime) -> Agreement:
    """Record what the contract says beyond lines and price; told again, it corrects the first.

    Refused once a paper that says it is sealed, and for an order that was cancelled.
    """
    authorise(by, "orders.confirm")
    row = Order.objects.select_for_update().get(pk=order.pk)
    _refuse(checks.of_agreement(row, facts, agreement.sealed_papers(row)))
    columns = {**_columns(facts), "by_default": False}
    columns |= {name: columns[name].strip() for name in ("inspection_en", "inspection_id")}
    agreed, _ = Agreement.objects.update_or_create(order=row, defaults=columns)
    told = {"tolerance_permille": facts.quantity_tolerance_permille}
    journal.record("orders.confirm", order, by=by, at=at, facts=told)
    return agreed


@transaction.atomic
def cancel(order: Order, because: str, *, by: Actor, at: datetime) -> Order:
    """Cancel an order that is not in work; what was received stays on record, to be returned."""
    authorise(by, "orders.cancel")
    if not because.strip():
        raise Refusal(missing("because", "Reason", "Alasan"))
    journal.move(order, "cancelled", "orders.cancel", by=by, at=at, facts={"because": because.strip()})
    return order


@transaction.atomic
def record_payment(
    order: Order,
    kind: str,
    amount: Money,
    received_on: date,
    reference: str,
    *,
    by: Actor,
    at: datetime,
) -> Payment:
    """Record money received from the buyer, once for each reference of the bank.

    The same payment sent again gives the row recorded first; another amount or day under the same reference
    is refused. More than is owed is recorded as it came: `figures.accounts` tells the surplus.
    """
    authorise(by, "orders.record_payment")
    order = Order.objects.select_for_update().get(pk=order.pk)
    standing = Payment.objects.filter(order=order, reference=reference.strip()).first()
    if standing is not None:
        same = (standing.kind, Money(standing.amount, standing.currency), standing.received_on)
        if same == (kind, amount, received_on):
            return standing
        raise Refusal(
            wrong(
                "reference_used",
                "The reference {reference} stands for {amount} {currency} of {day} already.",
                "Referensi {reference} sudah tercatat untuk {amount} {currency} tanggal {day}.",
                field="reference",
                reference=standing.reference,
                amount=str(standing.amount),
                currency=standing.currency,
                day=standing.received_on.isoformat(),
            )
        )
    _refuse(checks.of_payment(order, kind, amount, received_on, reference, localdate(at)))
    payment = Payment.objects.create(
        order=order,
        kind=kind,
        amount=amount.rounded().amount,
        currency=amount.currency,
        received_on=received_on,
        reference=reference.strip(),
    )
    facts = {"kind": kind, "amount": str(payment.amount), "currency": payment.currency}
    journal.record("orders.record_payment", order, by=by, at=at, facts=facts)
    return payment


@transaction.atomic
def record_rate(
    currency: str, on: date, idr_per_unit: Decimal, source: str, *, by: Actor, at: datetime
) -> Rate:
    """Record rupiah for one unit of a currency on a day; told twice the same, it stands once.

    Another rate for a day that has one is refused: `correct_rate` says openly that the first was wrong.
    """
    authorise(by, "orders.record_rate")
    _refuse(checks.of_rate(currency, idr_per_unit, source))
    standing = Rate.objects.filter(currency=currency, on=on).first()
    if standing is not None:
        if standing.idr_per_unit == idr_per_unit:
            return standing
        raise Refusal(
            wrong(
                "rate_recorded",
                "For {day} one {currency} is recorded as {rate} rupiah ({source}); correct that row instead.",
                "Untuk {day}, satu {currency} sudah tercatat {rate} rupiah ({source}); koreksilah baris itu.",
                field="on",
                day=on.isoformat(),
                currency=currency,
                rate=str(standing.idr_per_unit),
                source=standing.source,
            )
        )
    rate = Rate.objects.create(currency=currency, on=on, idr_per_unit=idr_per_unit, source=source.strip())
    journal.record("orders.record_rate", rate, by=by, at=at)
    return rate


@transaction.atomic
def correct_rate(rate: Rate, idr_per_unit: Decimal, source: str, *, by: Actor, at: datetime) -> Rate:
    """Correct a rate that was recorded wrongly; the journal keeps what it said before."""
    authorise(by, "orders.record_rate")
    _refuse(checks.of_rate(rate.currency, idr_per_unit, source))
    before = str(rate.idr_per_unit)
    rate.idr_per_unit, rate.source = idr_per_unit, source.strip()
    rate.save(update_fields=["idr_per_unit", "source"])
    journal.record("orders.record_rate", rate, by=by, at=at, facts={"before": before})
    return rate


@transaction.atomic
def begin_work(order: Order, *, by: Actor, at: datetime, deed: str = "allotment.offer") -> Order:
    """Put a confirmed order to work; the room of the first offers calls it, and answers for the authority.

    An order in work already stays so, as offers go out in several rounds.
    """
    order.refresh_from_db(fields=["stage"])
    if order.stage != "in_work":
        journal.move(order, "in_work", deed, by=by, at=at)
    return order


@transaction.atomic
def mark_shipped(order: Order, *, by: Actor, at: datetime, deed: str = "voyage.record") -> Order:
    """All consignments of the order have sailed; the room that saw the last one go calls this."""
    order.refresh_from_db(fields=["stage"])
    journal.move(order, "shipped", deed, by=by, at=at)
    return order


@transaction.atomic
def close(order: Order, *, by: Actor, at: datetime) -> Order:
    """Close an order that is shipped and paid in full; refused while money is outstanding."""
    authorise(by, "orders.close")
    order.refresh_from_db(fields=["stage"])
    outstanding = figures.accounts(order).outstanding
    if outstanding.amount > 0:
        raise Refusal(
            Blocker(
                code="balance_outstanding",
                en="{amount} {currency} of the order {order} is not received yet.",
                id="{amount} {currency} dari pesanan {order} belum diterima.",
                facts={
                    "amount": str(outstanding.amount),
                    "currency": outstanding.currency,
                    "order": order.number,
                },
                owner="coordinator",
                mend=("orders:order", {"order": order.pk}),
            )
        )
    journal.move(order, "closed", "orders.close", by=by, at=at)
    return order
