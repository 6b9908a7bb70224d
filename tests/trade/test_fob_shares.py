"""The lines' FOB values sum to the shipment's, to the cent."""

from __future__ import annotations

from decimal import Decimal

from tests.trade.builders import a_shipment

from geliat.measures import Money
from geliat.trade.fob_shares import line_fob, shipment_fob


def test_under_fob_each_line_is_worth_its_amount():
    shipment = a_shipment()
    assert line_fob(shipment) == {line.line: line.amount for line in shipment.lines}


def test_shares_of_a_cif_price_sum_to_the_fob_value_to_the_cent():
    shipment = a_shipment(
        incoterm="CIF",
        named_place="Shanghai",
        freight=Money(Decimal("1234.57"), "USD"),
        insurance=Money(Decimal("11.01"), "USD"),
    )
    shares = line_fob(shipment)
    assert sum(share.amount for share in shares.values()) == shipment_fob(shipment).amount
    assert shipment_fob(shipment).amount == shipment.total.amount - Decimal("1245.58")


def test_no_share_is_a_cent_away_from_its_exact_part():
    shipment = a_shipment(incoterm="CFR", named_place="Shanghai", freight=Money(Decimal("100.01"), "USD"))
    fob, total = shipment_fob(shipment).amount, shipment.total.amount
    for line in shipment.lines:
        exact = line.amount.amount * fob / total
        assert abs(line_fob(shipment)[line.line].amount - exact) < Decimal("0.01")
