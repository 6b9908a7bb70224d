"""How a UBL document is written: the same bytes, namespaces as the standard binds them, nothing empty."""

from __future__ import annotations

from lxml import etree
from tests.trade.builders import a_bare_shipment, a_shipment

from geliat.papers.ubl import write_invoice, write_packing_list


def test_the_same_shipment_gives_the_same_bytes():
    assert write_packing_list(a_shipment()) == write_packing_list(a_shipment())


def test_namespaces_are_bound_as_the_standard_binds_them():
    root = etree.fromstring(write_invoice(a_shipment()))
    oasis = "urn:oasis:names:specification:ubl:schema:xsd:"
    assert root.nsmap == {
        None: f"{oasis}Invoice-2",
        "cac": f"{oasis}CommonAggregateComponents-2",
        "cbc": f"{oasis}CommonBasicComponents-2",
    }


def test_what_is_not_known_leaves_no_empty_element():
    root = etree.fromstring(write_invoice(a_bare_shipment(rate=None, booking="", containers=())))
    assert [element.tag for element in root.iter() if not len(element) and not element.text] == []
    assert b"TaxExchangeRate" not in etree.tostring(root)
