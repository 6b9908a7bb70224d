"""What offer and sales contract share: the agreement of the shipment, or the reason why there is none."""

from __future__ import annotations

from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
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
