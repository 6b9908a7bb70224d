"""Matches the buyer's payments to the PEBs whose proceeds they are, and corrects a match."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from geliat.desk.consignments.models import Consignment
from geliat.desk.journal import actions as journal
from geliat.desk.orders.models import Payment
from geliat.desk.release.models import Npe
from geliat.desk.settlement import proceeds
from geliat.desk.settlement.models import ProceedsMatch
from geliat.measures import Money
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade.access import Actor, authorise


@transaction.atomic
def match_proceeds(
    consignment: Consignment, amounts: Mapping[int, Decimal], *, by: Actor, at: datetime
) -> list[ProceedsMatch]:
    """Say how much of which payment is proceeds of a consignment's PEB: {payment: amount in its currency}.

    What is told replaces what stood; nothing, or a payment left out, is no longer matched. Refuses while the
    PEB is not registered, a payment of another order, an amount below zero and more than a payment has left.
    """
    authorise(by, "settlement.match_proceeds", ("consignment", consignment.pk))
    # The payments are locked, so that two matches never take the same part of one.
    payments = {row.pk: row for row in Payment.objects.select_for_update().filter(order=consignment.order_id)}
    _refuse(consignment, amounts, payments)
    before = dict(
        ProceedsMatch.objects.filter(consignment=consignment).order_by().values_list("payment", "amount")
    )
    after = {
        key: Money(amount, payments[key].currency).rounded().amount
        for key, amount in amounts.items()
        if amount
    }
    if after != before:
        ProceedsMatch.objects.filter(consignment=consignment).delete()
        ProceedsMatch.objects.bulk_create(
            ProceedsMatch(consignment=consignment, payment=payments[key], amount=amount, matched_at=at)
            for key, amount in sorted(after.items())
        )
        facts: dict[str, Fact] = {
            "amount": str(sum(after.values(), Decimal(0))),
            "before": str(sum(before.values(), Decimal(0))),
            "currency": consignment.order.currency,
            "references": ", ".join(payments[key].reference for key in sorted(after)) or "-",
        }
        journal.record("settlement.match_proceeds", consignment, by=by, at=at, facts=facts)
    return list(ProceedsMatch.objects.filter(consignment=consignment))


def match_as_proposed(consignment: Consignment, *, by: Actor, at: datetime) -> list[ProceedsMatch]:
    """Match what is short from what is free of the order's payments, the earliest first."""
    ledger = proceeds.ledger_of(consignment, timezone.localdate(at))
    amounts = {one.payment.pk: one.proposed for one in proceeds.payers_of(ledger)} if ledger else {}
    return match_proceeds(consignment, amounts, by=by, at=at)


def _refuse(
    consignment: Consignment, amounts: Mapping[int, Decimal], payments: Mapping[int, Payment]
) -> None:
    blockers = [] if Npe.objects.filter(consignment=consignment).exists() else [_not_registered(consignment)]
    taken = dict(
        ProceedsMatch.objects.filter(payment__in=payments)
        .exclude(consignment=consignment)
        .order_by()
        .values_list("payment")
        .annotate(Sum("amount"))
    )
    for key, amount in sorted(amounts.items()):
        payment = payments.get(key)
        if payment is None:
            blockers.append(_wrong(
                "payment_of_another_order",
                "A receipt that the order {order} does not have cannot be matched.",
                "Penerimaan yang tidak ada pada pesanan {order} tidak dapat dipadankan.",
                order=consignment.order.number,
            ))  # fmt: skip
            continue
        left = payment.amount - taken.get(key, Decimal(0))
        if not 0 <= amount <= left:
            blockers.append(_wrong(
                "match_beyond_receipt",
                "Of the receipt {reference}, 0 to {left} {currency} can be matched here, not {amount}.",
                "Dari penerimaan {reference} dapat dipadankan 0 sampai {left} {currency}, bukan {amount}.",
                reference=payment.reference,
                left=str(left),
                currency=payment.currency,
                amount=str(amount),
            ))  # fmt: skip
    if blockers:
        raise Refusal(*blockers)


def _wrong(code: str, en: str, id: str, **facts: Fact) -> Blocker:
    return Blocker(code=code, en=en, id=id, facts=facts, owner="coordinator")


def _not_registered(consignment: Consignment) -> Blocker:
    return Blocker(
        code="peb_not_registered",
        en="The PEB of {consignment} is not registered yet; receipts are matched once it is.",
        id="PEB {consignment} belum terdaftar; penerimaan dipadankan setelah itu.",
        facts={"consignment": consignment.number},
        owner="forwarder",
        mend=("release:consignment", {"consignment": consignment.pk}),
    )
