"""The facts of a shipment by name: what forms share."""

from __future__ import annotations

import dataclasses

from tests.trade.builders import a_cif_shipment, a_shipment

from geliat.papers.facts import facts_of


def test_sums_follow_from_the_cartons():
    facts = facts_of(a_shipment(boxes=2)).values
    assert facts["totals", "cartons"] == "602"
    assert facts["totals", "pieces"] == facts["totals", "quantity"] == "3000"
    halves = [int(facts["container", number, "gross_g"]) for number in ("GLTU5127346", "GLTU0472817")]
    assert sum(halves) == int(facts["totals", "gross_g"])


def test_only_costs_that_are_known_are_rows():
    assert facts_of(a_shipment()).keys["cost",] == []
    assert facts_of(a_cif_shipment()).keys["cost",] == [("freight",), ("insurance",)]


def test_a_carton_that_is_not_loaded_has_no_container():
    facts = facts_of(a_shipment(containers=()))
    assert ("carton", "1", "container") not in facts.values
    assert facts.keys["container",] == []


def test_pieces_of_one_lot_and_line_in_a_carton_are_one_fact():
    shipment = a_shipment(counts=(1, 1, 1))
    first, *rest = shipment.cartons
    half = dataclasses.replace(first.contents[0], quantity=3)
    cartons = (dataclasses.replace(first, contents=(half, half)), *rest)
    facts = facts_of(dataclasses.replace(shipment, cartons=cartons))
    assert facts.keys["content", "1"] == [("LOT-S01", "1")]
    assert facts.values["carton", "1", "content", "LOT-S01", "1", "quantity"] == "6"
