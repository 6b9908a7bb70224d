"""How workbooks are written: the same bytes, headings that stay, a page that fits."""

from __future__ import annotations

import dataclasses
import io
import zipfile

from tests.trade.builders import a_shipment

from geliat.papers.spreadsheets import read_packing_list_sheet, write_packing_list_sheet

SMALL = {"counts": (2, 1, 1)}


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name).decode()


def test_the_same_shipment_gives_the_same_bytes():
    assert write_packing_list_sheet(a_shipment()) == write_packing_list_sheet(a_shipment())


def test_headings_stay_in_sight_and_are_printed_on_every_page():
    data = write_packing_list_sheet(a_shipment(**SMALL))
    cartons = part(data, "xl/worksheets/sheet2.xml")
    assert 'state="frozen"' in cartons
    assert 'orientation="landscape"' in cartons
    assert 'fitToPage="1"' in cartons
    assert "Cartons!$3:$3" in part(data, "xl/workbook.xml")


def test_a_text_that_looks_like_a_formula_stays_a_text():
    shipment = a_shipment(vessel="=1+1", **SMALL)
    stated = {each.fact: each.value for each in read_packing_list_sheet(write_packing_list_sheet(shipment))}
    assert stated["transport", "vessel"] == "=1+1"


def test_a_carton_of_two_lots_has_both_in_its_row():
    shipment = a_shipment(**SMALL)
    first, *rest = shipment.cartons
    half = dataclasses.replace(first.contents[0], quantity=3)
    other = dataclasses.replace(half, lot="LOT-S02")
    cartons = (dataclasses.replace(first, contents=(half, other)), *rest)
    data = write_packing_list_sheet(dataclasses.replace(shipment, cartons=cartons))
    stated = {each.fact: each for each in read_packing_list_sheet(data)}
    assert stated["carton", "1", "content", "LOT-S02", "1", "quantity"].value == "3"
    assert stated["carton", "1", "content", "LOT-S02", "1", "quantity"].path == "Cartons!Q4"
