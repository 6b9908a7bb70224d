"""What offer and sales contract share: the agreement, or why there is none, and the terms of payment."""

from __future__ import annotations

from geliat.measures import Money, percent
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.export_facts import Agreement
from geliat.trade.shipment import Shipment


def agreement_of(shipment: Shipment) -> Agreement:
    """The agreement; Refusal while none is recorded."""
    if shipment.agreement is None:
        raise Refusal(
            Blocker(
                "agreement_not_recorded",
                "What was agreed with the buyer of {shipment} (tolerance, latest shipment, papers) is not "
                "recorded yet.",
                "Kesepakatan dengan pembeli {shipment} (toleransi, batas pengapalan, dokumen) belum dicatat.",
                {"shipment": shipment.number},
                owner="coordinator",
            )
        )
    return shipment.agreement


def deposit_of(shipment: Shipment) -> Money:
    """The deposit agreed on the shipment's value, rounded to the currency's minor unit."""
    total = shipment.total.rounded()
    return Money(total.amount * shipment.payment.deposit_permille / 1000, total.currency).rounded()


def payment_terms(deposit_permille: int) -> Sentence:
    """The terms of payment in words: how much ahead, how much later."""
    if not deposit_permille:
        return Sentence(
            "No deposit; the whole value is due",
            "Tanpa uang muka; seluruh nilai terutang",
            "无定金，全额应付",
        )
    shares = (deposit_permille, 1000 - deposit_permille)
    deposit, rest = (f"{percent(share).normalize():f}" for share in shares)
    return Sentence(
        f"Deposit {deposit} %, balance {rest} %",
        f"Uang muka {deposit.replace('.', ',')} %, pelunasan {rest.replace('.', ',')} %",
        f"定金{deposit}%，余款{rest}%",
    )
