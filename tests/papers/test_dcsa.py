"""The instruction to the carrier: valid by DCSA's own component, read back, refused when incomplete."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import jsonschema
import pytest
from tests.papers.places import leaves_of_json
from tests.trade.builders import a_bill_of_lading, a_cif_shipment, a_party, a_shipment

from geliat.papers.dcsa import can_be_instructed, read_dcsa, write_dcsa
from geliat.papers.facts import facts_of
from geliat.papers.forms import every_form
from geliat.refusals import Refusal
from geliat.trade.shipment import Port

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schemas" / "dcsa_shipping_instructions.schema.json").read_text("utf-8")
)
SMALL = {"counts": (3, 2, 2)}
OF_THE_FORMAT = (
    "isShippedOnBoardType", "isElectronic", "isToOrder", "isCargoDeliveredInICS2Zone", "/name", "/email",
    "/type", "/unit", "typeOfPerson", "isShipperOwned", "packageCode", "outerPackaging/description",
)  # fmt: skip


@pytest.mark.parametrize("shipment", [a_shipment(boxes=2, **SMALL), a_cif_shipment(**SMALL)])
def test_the_component_of_dcsa_takes_the_instruction(shipment):
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(write_dcsa(shipment)))


def test_what_is_read_back_is_what_the_shipment_says():
    shipment = a_shipment(boxes=2)
    facts = facts_of(shipment).values
    stated = read_dcsa(write_dcsa(shipment))
    assert [each for each in stated if facts.get(each.fact, each.value) != each.value] == []
    gross = sum(
        int(each.value) for each in stated if each.fact[2:3] == ("in",) and each.fact[-1] == "gross_g"
    )
    assert gross == int(facts["totals", "gross_g"])


def test_every_value_is_stated_where_it_stands():
    data = write_dcsa(a_shipment(boxes=2, **SMALL))
    stated = {each.path for each in read_dcsa(data)}
    silent = [
        pointer for pointer in leaves_of_json(json.loads(data))
        # A text in several lines is stated at its first.
        if f"{pointer.rsplit('/', 1)[0]}/0" not in stated and pointer not in stated
        and not pointer.endswith(OF_THE_FORMAT)
    ]  # fmt: skip
    assert silent == []


def test_a_carton_of_two_lines_is_one_package():
    shipment = a_shipment(**SMALL)
    first, *rest = shipment.cartons
    other = dataclasses.replace(first.contents[0], line=2, quantity=1)
    mixed = dataclasses.replace(first, contents=(*first.contents, other))
    stated = read_dcsa(write_dcsa(dataclasses.replace(shipment, cartons=(mixed, *rest))))
    assert sum(int(each.value) for each in stated if each.fact[-1] == "cartons") == 7


def test_a_waybill_has_no_originals():
    shipment = a_shipment(bill_of_lading=a_bill_of_lading(original_count=0), **SMALL)
    data = json.loads(write_dcsa(shipment))
    assert (data["transportDocumentTypeCode"], data["numberOfOriginalsWithoutCharges"]) == ("SWB", 0)


def test_freight_is_prepaid_where_the_seller_pays_it():
    assert json.loads(write_dcsa(a_cif_shipment(**SMALL)))["freightPaymentTermCode"] == "PRE"
    assert json.loads(write_dcsa(a_shipment(**SMALL)))["freightPaymentTermCode"] == "COL"


def test_europe_is_told_to_the_carrier():
    europe = a_shipment(port_of_discharge=Port("NLRTM", "Rotterdam"), **SMALL)
    assert json.loads(write_dcsa(europe))["isCargoDeliveredInICS2Zone"] is True


def test_every_missing_fact_is_named_at_once():
    shipment = a_shipment(booking="", exporter=a_party(contact=""), **SMALL)
    assert not can_be_instructed(shipment)
    with pytest.raises(Refusal) as refused:
        write_dcsa(shipment)
    assert refused.value.codes == ("dcsa_fact_missing",) * 2


@pytest.mark.parametrize(
    "text",
    [
        "Drum",
        "X" * 36 + " of mahogany",
        "Y" * 120,
        "a" * 34 + "- and more",
        "b" * 34 + "-",
        "-" * 80,
        "one two  three " + "c" * 69,
        "d" * 30 + " " + "e" * 3 + "- f",
    ],
)
def test_a_word_too_long_for_a_line_goes_on_in_the_next_and_comes_back_to_the_letter(text):
    shipment = a_shipment(**SMALL)
    first, *rest = shipment.lines
    told = dataclasses.replace(first, description=dataclasses.replace(first.description, en=text))
    shipment = dataclasses.replace(shipment, lines=(told, *rest))
    assert can_be_instructed(shipment)
    data = write_dcsa(shipment)
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(data))
    stated = {each.fact: each.value for each in read_dcsa(data)}
    assert stated["line", "1", "description", "en"] == text


def test_a_name_longer_than_the_carrier_takes_is_refused_with_its_party_and_length():
    shipment = a_shipment(exporter=a_party(name="CV " + "Nusantara" * 9, address="Jl. " * 70), **SMALL)
    assert can_be_instructed(shipment)
    with pytest.raises(Refusal) as refused:
        every_form(shipment)
    assert refused.value.codes == ("dcsa_text_too_long",) * 2
    assert "70 letters for the exporter's name" in str(refused.value)


def test_unreadable_values_are_named_with_their_place():
    data = json.loads(write_dcsa(a_shipment(**SMALL)))
    data["freightPaymentTermCode"] = "CASH"
    data["consignmentItems"][0]["cargoItems"][0]["cargoGrossWeight"] = {"value": "much", "unit": "KGM"}
    data["utilizedTransportEquipments"][0]["equipment"]["tareWeight"]["unit"] = "LBR"
    data["documentParties"]["shipper"]["partyName"] = []
    with pytest.raises(Refusal) as refused:
        read_dcsa(json.dumps(data).encode())
    assert len(refused.value.blockers) == 4
    assert "/cargoGrossWeight/value: expected a number, found much" in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"a": 1}'])
def test_a_foreign_file_is_refused_in_a_sentence(data):
    with pytest.raises(Refusal) as refused:
        read_dcsa(data)
    assert refused.value.codes == ("form_foreign",)
