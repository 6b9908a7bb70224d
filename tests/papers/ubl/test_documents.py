"""The four UBL documents: valid against the OASIS schemas, complete, and read back as they were written."""

from __future__ import annotations

import dataclasses

import pytest
from lxml import etree
from tests.papers.places import leaves_of_xml
from tests.papers.ubl.schemas import schema_of
from tests.trade.builders import a_bare_shipment, a_cif_shipment, a_shipment, an_rcep_shipment

from geliat.papers import ubl
from geliat.papers.facts import facts_of
from geliat.refusals import Refusal

PAIRS = {
    "Invoice": (ubl.write_invoice, ubl.read_invoice),
    "PackingList": (ubl.write_packing_list, ubl.read_packing_list),
    "CertificateOfOrigin": (ubl.write_certificate_of_origin, ubl.read_certificate_of_origin),
    "ForwardingInstructions": (ubl.write_forwarding_instructions, ubl.read_forwarding_instructions),
}
SMALL = {"counts": (3, 2, 2)}
SHIPMENTS = (
    a_shipment(boxes=2, **SMALL),
    a_cif_shipment(**SMALL),
    an_rcep_shipment(**SMALL),
    a_shipment(containers=(), **SMALL),
)
OF_THE_FORMAT = (
    "cbc:UBLVersionID", "cbc:CustomizationID", "TypeCode", "TaxScheme/cbc:ID", "cbc:TransportModeCode",
    "cbc:ChargeIndicator", "cbc:AttributeID", "cbc:OriginalJobID", "cbc:RoleCode", "cbc:SequenceNumeric",
    "cac:IssuerParty/cac:PartyName/cbc:Name", "cbc:ApprovalStatus",
    "cac:IssuerEndorsement/cac:EndorserParty/cac:Party/cac:PartyName/cbc:Name",
    "cac:IssuerEndorsement/cac:EndorserParty/cac:SignatoryContact/cbc:Name",
)  # fmt: skip


@pytest.mark.parametrize("document", PAIRS)
@pytest.mark.parametrize("shipment", SHIPMENTS)
def test_the_oasis_schema_takes_the_document(document, shipment):
    schema_of(document).assertValid(etree.fromstring(PAIRS[document][0](shipment)))


@pytest.mark.parametrize("document", PAIRS)
@pytest.mark.parametrize("shipment", SHIPMENTS)
def test_what_is_read_back_is_what_the_shipment_says(document, shipment):
    write, read = PAIRS[document]
    facts = facts_of(shipment)
    stated = read(write(shipment))
    assert [each for each in stated if facts.values.get(each.fact) != each.value] == []


@pytest.mark.parametrize("document", PAIRS)
def test_every_value_is_stated_at_the_place_where_it_stands(document):
    write, read = PAIRS[document]
    data = write(SHIPMENTS[1])
    root = etree.fromstring(data)
    tree = root.getroottree()
    prefixes = {prefix: space for prefix, space in root.nsmap.items() if prefix}
    stated = {
        tree.getpath(found)
        for each in read(data)
        if not each.path.endswith("/@unitCode")
        for found in root.xpath(each.path, namespaces=prefixes)
    }
    silent = [
        path
        for path in leaves_of_xml(root)
        if not path.endswith(OF_THE_FORMAT)
        and tree.getpath(root.xpath(path, namespaces=prefixes)[0]) not in stated
    ]
    assert silent == []


@pytest.mark.parametrize("document", PAIRS)
def test_a_place_names_one_value_only(document):
    write, read = PAIRS[document]
    data = write(SHIPMENTS[0])
    root = etree.fromstring(data)
    prefixes = {prefix: space for prefix, space in root.nsmap.items() if prefix}
    assert {len(root.xpath(each.path, namespaces=prefixes)) for each in read(data)} == {1}


def test_a_carton_is_a_handling_unit_with_its_lots():
    stated = {each.fact: each.value for each in ubl.read_packing_list(ubl.write_packing_list(a_shipment()))}
    assert stated["carton", "1", "container"] == "GLTU5127346"
    assert stated["carton", "1", "gross_g"] == "12900"
    assert stated["carton", "1", "volume_mm3"] == str(550 * 370 * 410)
    assert stated["carton", "1", "content", "LOT-S01", "1", "quantity"] == "6"
    assert stated["carton", "602", "sku"] == "DJ-L"


def test_the_invoice_says_terms_money_and_what_is_still_due():
    stated = {each.fact: each.value for each in ubl.read_invoice(ubl.write_invoice(a_cif_shipment()))}
    assert (stated["terms", "incoterm"], stated["terms", "place"]) == ("CIF", "Shanghai")
    assert stated["money", "fob"] == "16830.90 USD"
    assert stated["money", "freight"] == "120.00 USD"
    assert stated["money", "balance"] == "11873.68 USD"
    assert stated["terms", "deposit_permille"] == "300"


def test_no_certificate_is_asked_for_where_no_line_claims_origin():
    with pytest.raises(Refusal) as refused:
        ubl.write_certificate_of_origin(a_bare_shipment())
    assert refused.value.codes == ("no_origin_claimed",)


def test_no_workshop_stands_in_a_document():
    shipment = dataclasses.replace(
        a_shipment(**SMALL),
        lots=tuple(dataclasses.replace(lot, workshop="Bengkel Rahasia") for lot in a_shipment(**SMALL).lots),
    )
    for write, _ in PAIRS.values():
        assert b"Rahasia" not in write(shipment)
