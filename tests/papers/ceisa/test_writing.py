"""The BC 3.0 file: valid against the schema made from customs' field table, exact, complete or refused."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from tests.trade.builders import a_bare_shipment, a_cif_shipment, a_customs_entry, a_party, a_shipment

from geliat.papers.ceisa.writing import packages_of_lines, write_ceisa
from geliat.refusals import Refusal
from geliat.sentences import Sentence

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas" / "ceisa_bc30.schema.json").read_text("utf-8"), parse_float=Decimal
)


def declared(shipment):
    return json.loads(write_ceisa(shipment), parse_float=Decimal)


def valid(data):
    jsonschema.Draft7Validator(SCHEMA).validate(data)
    return data


@pytest.mark.parametrize("shipment", [a_shipment(boxes=2), a_cif_shipment(), a_shipment(forwarder=None)])
def test_customs_schema_takes_the_declaration(shipment):
    valid(declared(shipment))


def test_entities_and_papers_stand_in_customs_order():
    data = declared(a_shipment())
    assert [entity["kodeEntitas"] for entity in data["entitas"]] == ["2", "7", "8", "6", "4"]
    assert [paper["kodeDokumen"] for paper in data["dokumen"]] == ["380", "217", "315"]


def test_fields_that_customs_own_sample_forgot_are_there():
    data = declared(a_shipment())
    assert (data["flagBarkir"], data["kodeJenisPengangkutan"]) == ("T", "1")
    assert {item["kodeJenisEkspor"] for item in data["barang"]} == {"1"}


def test_sums_over_the_goods_are_the_sums_of_the_head():
    data = declared(a_cif_shipment())
    assert sum(item["fob"] for item in data["barang"]) == data["fob"]
    assert sum(item["netto"] for item in data["barang"]) == data["netto"]
    packages = sum(item["jumlahKemasan"] for item in data["barang"])
    assert packages == sum(row["jumlahKemasan"] for row in data["kemasan"])
    assert data["fob"] == data["cif"] - data["freight"] - data["asuransi"]


def test_a_carton_of_two_lines_counts_once():
    shipment = a_shipment(counts=(2, 1, 1))
    first, *rest = shipment.cartons
    other = dataclasses.replace(first.contents[0], line=2, quantity=1)
    mixed = dataclasses.replace(first, contents=(other, *first.contents))
    shipment = dataclasses.replace(shipment, cartons=(mixed, *rest))
    assert packages_of_lines(shipment) == {1: 2, 2: 1, 3: 1}


def test_numbers_are_exact_and_the_bytes_always_the_same():
    text = write_ceisa(a_shipment()).decode()
    assert '"bruto": 8112.6,' in text
    assert write_ceisa(a_shipment()) == write_ceisa(a_shipment())


def test_payment_by_other_means_is_explained():
    explained = a_customs_entry(payment_method="9", payment_note="deposit and balance by wire")
    assert valid(declared(a_shipment(customs=explained)))["kodePembayar"] == "deposit and balance by wire"


def test_every_missing_fact_is_named_at_once():
    with pytest.raises(Refusal) as refused:
        write_ceisa(a_bare_shipment(rate=None, exporter=a_party(tax_id="")))
    assert refused.value.codes == ("ceisa_fact_missing",) * 3


def test_what_customs_would_reject_is_refused_with_its_place():
    shipment = a_shipment(counts=(1, 1, 1))
    first, *rest = shipment.lines
    chinese = dataclasses.replace(first, description=Sentence("非洲鼓", "非洲鼓"))
    boxes = tuple(dataclasses.replace(box, size_type="M5G1") for box in shipment.containers)
    with pytest.raises(Refusal) as refused:
        write_ceisa(dataclasses.replace(shipment, lines=(chinese, *rest), containers=boxes))
    for place in ("/barang/0/uraian", "/kontainer/0/kodeUkuranKontainer"):
        assert place in str(refused.value)


def test_a_line_without_a_brand_says_so():
    shipment = a_shipment()
    lines = tuple(dataclasses.replace(line, brand="") for line in shipment.lines)
    data = declared(dataclasses.replace(shipment, lines=lines))
    assert {item["merk"] for item in data["barang"]} == {"TANPA MEREK"}
