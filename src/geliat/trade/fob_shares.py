"""The FOB value of each line, as BC 3.0 asks it (field 51); the lines sum to the FOB of the shipment."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal

from geliat.measures import MINOR_UNITS, Money
from geliat.trade.incoterms import fob_value
from geliat.trade.shipment import Shipment


def shipment_fob(shipment: Shipment) -> Money:
    """The shipment's value on board; Refusal when a cost that its term needs is missing."""
    return fob_value(
        shipment.incoterm,
        shipment.total.rounded(),
        inland=shipment.inland,
        freight=shipment.freight,
        insurance=shipment.insurance,
        at_destination=shipment.at_destination,
    )


def line_fob(shipment: Shipment) -> dict[int, Money]:
    """Line number -> its share of the FOB value by its amount, in minor units by largest remainder."""
    return shares_of(shipment_fob(shipment), {line.line: line.amount for line in shipment.lines})


def shares_of(fob: Money, amounts: Mapping[int, Money]) -> dict[int, Money]:
    """A FOB value shared out over lines by their amounts (by line number), in minor units.

    The shares sum to `fob` exactly; among equal remainders the earlier line takes the unit.
    """
    total = sum((amount.amount for amount in amounts.values()), Decimal(0))
    total = Money(total, fob.currency).rounded().amount
    unit = Decimal(1).scaleb(-MINOR_UNITS.get(fob.currency, 2))
    exact = {number: amount.amount * fob.amount / total for number, amount in amounts.items()}
    shares = {number: share.quantize(unit, rounding=ROUND_FLOOR) for number, share in exact.items()}
    left = int((fob.amount - sum(shares.values())) / unit)
    by_remainder = sorted(exact, key=lambda number: shares[number] - exact[number])
    for number in by_remainder[:left]:
        shares[number] += unit
    return {number: Money(share, fob.currency) for number, share in shares.items()}
