"""What is said of UBL files that are broken, foreign or edited."""

from __future__ import annotations

import pytest
from tests.trade.builders import a_shipment

from geliat.papers.ubl import read_invoice, write_invoice, write_packing_list
from geliat.refusals import Refusal

INVOICE = write_invoice(a_shipment(counts=(3, 2, 2)))
BOMB = b'<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Invoice>&b;</Invoice>'
AWAY = b'<!DOCTYPE Invoice [<!ENTITY a SYSTEM "file:///etc/hostname">]><Invoice>&a;</Invoice>'


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"\xff\xfe\x00", b"<Invoice/>", BOMB, AWAY, INVOICE[:-20], b"<a>" * 1_000 + b"</a>" * 1_000],
)
def test_a_foreign_file_is_refused_in_a_sentence(data):
    with pytest.raises(Refusal) as refused:
        read_invoice(data)
    assert refused.value.codes == ("form_foreign",)


def test_another_document_is_refused_by_its_name():
    with pytest.raises(Refusal) as refused:
        read_invoice(write_packing_list(a_shipment(counts=(1, 1, 1))))
    assert "the root is PackingList, expected Invoice of UBL 2.1" in str(refused.value)


def test_every_unreadable_value_is_named_with_its_place():
    broken = INVOICE.replace(b'unitCode="KGM">', b'unitCode="KGM">x').replace(
        b'unitCode="MTQ"', b'unitCode="LTR"'
    )
    with pytest.raises(Refusal) as refused:
        read_invoice(broken)
    assert "cbc:GrossWeightMeasure: expected a number, found x" in str(refused.value)
    assert "cbc:GrossVolumeMeasure/@unitCode: expected MTQ, found LTR" in str(refused.value)


def test_a_line_without_its_number_is_refused():
    with pytest.raises(Refusal) as refused:
        read_invoice(INVOICE.replace(b"<cbc:ID>2</cbc:ID>", b"<cbc:ID/>"))
    assert "cac:InvoiceLine[2]/cbc:ID: expected text" in str(refused.value)


def test_an_edited_amount_is_read_as_edited():
    edited = INVOICE.replace(b">82.80<", b">82.81<")
    stated = {each.fact: each.value for each in read_invoice(edited)}
    assert stated["line", "1", "amount"] == "82.81 USD"
