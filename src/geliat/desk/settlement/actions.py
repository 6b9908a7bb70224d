"""Reckons makers' pay once per accepted piece, nets advances, makes the bank's list, and confirms payment."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from geliat.desk.journal import actions as journal
from geliat.desk.makers.models import PrivateContact
from geliat.desk.orders import actions as orders
from geliat.desk.orders.models import Order
from geliat.desk.production.models import Advance
from geliat.desk.settlement import checks, figures, payout
from geliat.desk.settlement.models import NettedAdvance, Pay, PayoutFile, PayPiece
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade.access import Actor, authorise


def _refuse(blockers: Sequence[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


@transaction.atomic
def reckon(order: Order, *, by: Actor, at: datetime) -> list[Pay]:
    """Reckon what no pay covers yet: one pay a workshop, advances netted up to what it earned.

    Nothing new gives no pay. The order is locked, so that two reckonings never cover the same piece.
    """
    authorise(by, "settlement.reckon", ("order", order.pk))
    order = Order.objects.select_for_update().get(pk=order.pk)
    open_work = figures.unreckoned(order)
    if not open_work:
        return []
    last = Pay.objects.filter(order=order).aggregate(last=Max("round"))["last"] or 0
    advances = figures.advances_left(order)
    pays, pieces, netted = [], [], []
    for row in open_work:
        parts = _net(advances.get(row.workshop.pk, []), row.earned_idr)
        taken = sum((amount for _, amount in parts), Decimal(0))
        pay = Pay(
            order=order,
            workshop=row.workshop,
            round=last + 1,
            reckoned_at=at,
            earned_idr=row.earned_idr,
            netted_idr=taken,
            to_pay_idr=row.earned_idr - taken,
        )
        pays.append(pay)
        pieces += [
            PayPiece(pay=pay, share=piece.share, quantity=piece.quantity, pay_idr=piece.pay_idr)
            for piece in row.pieces
        ]
        netted += [NettedAdvance(pay=pay, advance=advance, amount_idr=amount) for advance, amount in parts]
    Pay.objects.bulk_create(pays)
    PayPiece.objects.bulk_create(pieces)
    NettedAdvance.objects.bulk_create(netted)
    journal.begin(pays, "settlement.reckon", by=by, at=at, facts={"round": last + 1})
    return pays


def _net(advances: Sequence[tuple[Advance, Decimal]], earned_idr: Decimal) -> list[tuple[Advance, Decimal]]:
    """The part of each advance that earnings net, oldest first; what exceeds them waits."""
    parts = []
    for advance, left in advances:
        amount = min(left, earned_idr)
        if amount > 0:
            parts.append((advance, amount))
            earned_idr -= amount
    return parts


@transaction.atomic
def pay_in_cash(pay: Pay, *, by: Actor, at: datetime) -> Pay:
    """Have a pay that is due handed over in cash."""
    return _choose(pay, in_cash=True, by=by, at=at)


@transaction.atomic
def pay_by_bank(pay: Pay, *, by: Actor, at: datetime) -> Pay:
    """Have a pay that is due transferred by the bank."""
    return _choose(pay, in_cash=False, by=by, at=at)


def _choose(pay: Pay, *, in_cash: bool, by: Actor, at: datetime) -> Pay:
    authorise(by, "settlement.choose_way", ("order", pay.order_id))
    row = Pay.objects.select_for_update().get(pk=pay.pk)
    _refuse(checks.of_due(row))
    if row.in_cash != in_cash:
        row.in_cash = in_cash
        row.save(update_fields=["in_cash"])
        facts = {"way": "cash" if in_cash else "bank"}
        journal.record("settlement.choose_way", row, by=by, at=at, facts=facts)
    return row


@transaction.atomic
def make_file(order: Order, *, by: Actor, at: datetime) -> tuple[PayoutFile, bytes]:
    """Make the bank's list of all pays that are due; returns its record and the list itself.

    The list is not kept, only its hash and total. Refused when nothing is due, and for every workshop that
    has told no account and is not paid in cash. Reading the accounts is written in the journal (UU 27/2022).
    """
    authorise(by, "settlement.make_file", ("order", order.pk))
    order = Order.objects.select_for_update().get(pk=order.pk)
    pays = list(Pay.objects.select_for_update().filter(order=order, stage="due"))
    _refuse(checks.of_file(order, pays))
    made = PayoutFile.objects.filter(order=order).count()
    number = f"{order.number}/PAY-{made + 1:02d}"
    content = _list(number, pays, by=by, at=at)
    file = PayoutFile.objects.create(
        order=order,
        number=number,
        made_at=at,
        total_idr=sum((pay.to_pay_idr for pay in pays), Decimal(0)),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    Pay.objects.filter(pk__in=[pay.pk for pay in pays]).update(payout_file=file)
    journal.move_many(pays, "in_file", "settlement.make_file", by=by, at=at, facts={"file": number})
    facts: dict[str, Fact] = {"pays": len(pays), "total_idr": str(file.total_idr)}
    journal.record("settlement.make_file", file, by=by, at=at, facts=facts)
    return file, content


def _list(number: str, pays: Sequence[Pay], *, by: Actor, at: datetime) -> bytes:
    workshops = [pay.workshop for pay in pays if pay.to_pay_idr > 0]
    authorise(by, "read.private")
    journal.record_many("read.private", workshops, by=by, at=at)
    contacts = {row.workshop_id: row for row in PrivateContact.objects.filter(workshop__in=workshops)}
    return payout.written(payout.rows_of(number, pays, contacts))


@transaction.atomic
def write_again(file: PayoutFile, *, by: Actor, at: datetime) -> bytes:
    """Write the list of a payout file once more, byte for byte the same.

    Refused when an account or name has changed since: take the file back then and make a new one.
    """
    authorise(by, "settlement.make_file", ("order", file.order_id))
    pays = list(Pay.objects.filter(payout_file=file).select_related("workshop"))
    _refuse(checks.of_open_file(file, pays))
    content = _list(file.number, pays, by=by, at=at)
    _refuse(checks.of_content(file, hashlib.sha256(content).hexdigest()))
    return content


@transaction.atomic
def take_back(file: PayoutFile, because: str, *, by: Actor, at: datetime) -> PayoutFile:
    """Take back a file that the bank did not carry out: its pays are due again."""
    authorise(by, "settlement.take_back", ("order", file.order_id))
    file = PayoutFile.objects.select_for_update().get(pk=file.pk)
    pays = list(Pay.objects.select_for_update().filter(payout_file=file).select_related("workshop"))
    _refuse(checks.of_open_file(file, pays) + checks.of_reason(because))
    facts = {"file": file.number, "because": because.strip()[:200]}
    journal.move_many(pays, "due", "settlement.take_back", by=by, at=at, facts=facts)
    Pay.objects.filter(pk__in=[pay.pk for pay in pays]).update(payout_file=None)
    journal.record("settlement.take_back", file, by=by, at=at, facts=facts)
    return file


@transaction.atomic
def confirm_paid(file: PayoutFile, paid_on: date, *, by: Actor, at: datetime) -> PayoutFile:
    """Confirm that a payout file was carried out, on the day the bank says; once."""
    authorise(by, "settlement.confirm_paid", ("order", file.order_id))
    file = PayoutFile.objects.select_for_update().get(pk=file.pk)
    pays = list(Pay.objects.select_for_update().filter(payout_file=file).select_related("workshop"))
    made_on, today = timezone.localdate(file.made_at), timezone.localdate(at)
    _refuse(checks.of_open_file(file, pays) + checks.of_paid_on(paid_on, made_on, today))
    journal.move_many(
        pays, "paid", "settlement.confirm_paid", by=by, at=at, facts={"paid_on": paid_on.isoformat()}
    )
    Pay.objects.filter(pk__in=[pay.pk for pay in pays]).update(paid_on=paid_on)
    facts: dict[str, Fact] = {
        "pays": len(pays),
        "total_idr": str(file.total_idr),
        "paid_on": paid_on.isoformat(),
    }
    journal.record("settlement.confirm_paid", file, by=by, at=at, facts=facts)
    return file


@transaction.atomic
def close(order: Order, *, by: Actor, at: datetime) -> Order:
    """Close an order that is shipped, when its balance is received and its makers are paid."""
    authorise(by, "orders.close")
    row = Order.objects.select_for_update().get(pk=order.pk)
    _refuse(figures.blockers_to_close(row) + checks.of_balance(row))
    return orders.close(row, by=by, at=at)
