"""Counts pieces by step, hands them between workshops and to the warehouse, and records advances.

Every deed carries the sender's own key: sent twice, it is done once.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TypeVar

from django.db import IntegrityError, transaction

from geliat.desk.allotment import actions as allotment
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.journal import actions as journal
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Order
from geliat.desk.production import checks, figures
from geliat.desk.production.models import Advance, Count, Delivery, HandOver
from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise

Row = TypeVar("Row", Count, HandOver, Delivery, Advance)


@transaction.atomic
def count(share: Share, quantity: int, key: str, *, by: Actor, at: datetime) -> Count:
    """Record that `quantity` more pieces of a share are finished; the same `key` again adds nothing.

    Refuses more than the workshop stands for, and more than it has received to work on.
    """
    authorise(by, "production.count", ("workshop", share.workshop_id))
    share = _locked(share)[0]
    if (before := Count.objects.filter(key=key).first()) is not None:
        return _same(before, same=before.share_id == share.pk and before.quantity == quantity)
    pieces = figures.pieces_of(share)
    counted, at_hand = pieces.counted, pieces.at_hand
    blockers = checks.of_key(key) + checks.of_quantity(quantity) + checks.of_standing(share)
    if counted + quantity > share.standing_quantity:
        blockers.append(
            Blocker(
                code="more_than_share",
                en="{workshop} stands for {standing} pieces and has {counted}; {quantity} more is too many.",
                id="{workshop} menyanggupi {standing} buah, sudah {counted}; {quantity} lagi terlalu banyak.",
                facts={
                    "workshop": share.workshop.name,
                    "standing": share.standing_quantity,
                    "counted": counted,
                    "quantity": quantity,
                },
                owner="coordinator",
            )
        )
    if at_hand is not None and quantity > at_hand:
        blockers.append(
            Blocker(
                code="more_than_received",
                en="Only {at_hand} unworked pieces are at {workshop}; {quantity} cannot be finished there.",
                id="Hanya {at_hand} buah belum dikerjakan ada di {workshop}; {quantity} terlalu banyak.",
                facts={"workshop": share.workshop.name, "at_hand": at_hand, "quantity": quantity},
                owner="coordinator",
            )
        )
    if blockers:
        raise Refusal(*blockers)
    row = _entered(Count(key=key, share=share, quantity=quantity, counted_at=at))
    journal.record("production.count", share, by=by, at=at, facts={"quantity": quantity})
    if counted + quantity == share.standing_quantity:
        allotment.finish(share, by=by, at=at)
    return row


@transaction.atomic
def hand_over(
    giving: Share, receiving: Share, quantity: int, key: str, *, by: Actor, at: datetime
) -> HandOver:
    """Record that pieces passed to the next step's workshop, or unworked ones within a step.

    Refuses steps that do not follow each other, and more pieces than the giver has to give.
    """
    authorise(
        by, "production.hand_over", ("workshop", giving.workshop_id), ("workshop", receiving.workshop_id)
    )
    giving, receiving = _locked(giving, receiving)
    if (before := HandOver.objects.filter(key=key).first()) is not None:
        same = (before.giving_id, before.receiving_id, before.quantity) == (giving.pk, receiving.pk, quantity)
        return _same(before, same=same)
    blockers = checks.of_key(key) + checks.of_quantity(quantity)
    steps = figures.route_of(giving)
    if giving.line_id != receiving.line_id or not figures.follows(giving, receiving, steps):
        blockers.append(
            Blocker(
                code="steps_do_not_follow",
                en="Pieces of {giving} cannot go to {receiving}: the steps do not follow each other.",
                id="Barang dari {giving} tidak dapat ke {receiving}: langkah kerjanya tidak berurutan.",
                facts={"giving": str(giving), "receiving": str(receiving)},
            )
        )
    else:
        there, before_it = figures.pieces_of_many((giving, receiving), steps)
        to_give = max(there.to_give if giving.step != receiving.step else there.at_hand or 0, 0)
        if quantity > to_give:
            blockers.append(
                Blocker(
                    code="more_than_finished",
                    en="{workshop} has {to_give} pieces to hand over, not {quantity}.",
                    id="{workshop} punya {to_give} buah untuk diserahkan, bukan {quantity}.",
                    facts={"workshop": giving.workshop.name, "to_give": to_give, "quantity": quantity},
                )
            )
        room = receiving.standing_quantity - before_it.received
        if quantity > room:
            blockers.append(
                Blocker(
                    code="more_than_wanted",
                    en="{workshop} still expects {room} pieces, not {quantity}.",
                    id="{workshop} masih menunggu {room} buah, bukan {quantity}.",
                    facts={"workshop": receiving.workshop.name, "room": room, "quantity": quantity},
                )
            )
    if blockers:
        raise Refusal(*blockers)
    row = _entered(HandOver(key=key, giving=giving, receiving=receiving, quantity=quantity, handed_at=at))
    journal.record("production.hand_over", row, by=by, at=at, facts={"quantity": quantity})
    return row


@transaction.atomic
def deliver(share: Share, quantity: int, key: str, *, by: Actor, at: datetime) -> Delivery:
    """Record that finished pieces of the route's last step reached the warehouse."""
    authorise(by, "production.deliver", ("workshop", share.workshop_id))
    share = _locked(share)[0]
    if (before := Delivery.objects.filter(key=key).first()) is not None:
        return _same(before, same=before.share_id == share.pk and before.quantity == quantity)
    blockers = checks.of_key(key) + checks.of_quantity(quantity)
    pieces = figures.pieces_of(share)
    if not pieces.last_step:
        blockers.append(
            Blocker(
                code="not_last_step",
                en="{share} is not the last step; hand the pieces over to the next workshop.",
                id="{share} bukan langkah terakhir; serahkan barang ke bengkel berikutnya.",
                facts={"share": str(share)},
            )
        )
    elif quantity > (to_give := pieces.to_give):
        blockers.append(
            Blocker(
                code="more_than_finished",
                en="{workshop} has {to_give} finished pieces to deliver, not {quantity}.",
                id="{workshop} punya {to_give} buah jadi untuk dikirim, bukan {quantity}.",
                facts={"workshop": share.workshop.name, "to_give": to_give, "quantity": quantity},
            )
        )
    if blockers:
        raise Refusal(*blockers)
    row = _entered(Delivery(key=key, share=share, quantity=quantity, delivered_at=at))
    journal.record("production.deliver", row, by=by, at=at, facts={"quantity": quantity})
    return row


@transaction.atomic
def advance(
    workshop: Workshop,
    order: Order,
    amount: Money,
    paid_on: date,
    reference: str,
    *,
    by: Actor,
    at: datetime,
) -> Advance:
    """Record money paid ahead, in whole rupiah; the same reference again adds nothing.

    Refused for a workshop without a share in the order, and for more than its shares come to in all: an
    advance is netted against that pay.
    """
    authorise(by, "production.advance", ("order", order.pk))
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    if (before := Advance.objects.filter(reference=reference).first()) is not None:
        same = (before.workshop_id, before.order_id, before.amount_idr) == (
            workshop.pk,
            order.pk,
            amount.amount,
        )
        return _same(before, same=same)
    if blockers := checks.of_advance(workshop, order, amount, reference):
        raise Refusal(*blockers)
    row = _entered(
        Advance(
            reference=reference, workshop=workshop, order=order, amount_idr=amount.amount, paid_on=paid_on
        )
    )
    journal.record("production.advance", row, by=by, at=at, facts={"amount_idr": str(amount.amount)})
    return row


def mend_rest(
    order: Order, late: Collection[Share], from_week: date, *, by: Actor, at: datetime
) -> AllotmentPlan:
    """Allot again what is missing: finished pieces stay, the rest of the `late` shares goes to others."""
    asked = allotment.ask_mending(
        order,
        figures.finished(order),
        late=[share.pk for share in late],
        from_week=from_week,
        by=by,
    )
    with transaction.atomic():
        # No count can come in between: counting locks its share first.
        list(Share.objects.select_for_update().filter(plan__order=order).order_by("pk"))
        return allotment.keep_mending(order, asked, figures.finished(order), by=by, at=at)


def _locked(*shares: Share) -> list[Share]:
    """The shares as they stand now, locked one after the other; line and workshop of a share never change."""
    rows = Share.objects.select_for_update().filter(pk__in=[share.pk for share in shares]).order_by("pk")
    found = {row.pk: row for row in rows}
    for share in shares:
        found[share.pk].line, found[share.pk].workshop = share.line, share.workshop
    return [found[share.pk] for share in shares]


def _entered(row: Row) -> Row:
    """Keep an entry; refused when another one took its key a moment ago."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return _same(row, same=False)
    return row


def _same(before: Row, *, same: bool) -> Row:
    if same:
        return before
    raise Refusal(
        Blocker(
            code="key_used",
            en="This number was already used for another entry.",
            id="Nomor ini sudah dipakai untuk catatan lain.",
        )
    )
