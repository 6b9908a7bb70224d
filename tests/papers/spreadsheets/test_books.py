"""The three workbooks: read back as written, every filled cell stated, real numbers and dates."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook
from tests.trade.builders import a_bare_shipment, a_cif_shipment, a_shipment

from geliat.papers import spreadsheets
from geliat.papers.facts import facts_of
from geliat.papers.spreadsheets.books import FORM_E_SHEET, PACKING_LIST, PEB_SHEET
from geliat.papers.spreadsheets.layout import FIRST_LINE, LineSheet
from geliat.papers.spreadsheets.reading import cell_name
from geliat.refusals import Refusal

WRITERS = {
    PACKING_LIST: (spreadsheets.write_packing_list_sheet, spreadsheets.read_packing_list_sheet),
    PEB_SHEET: (spreadsheets.write_peb_sheet, spreadsheets.read_peb_sheet),
    FORM_E_SHEET: (spreadsheets.write_form_e_sheet, spreadsheets.read_form_e_sheet),
}
SMALL = {"counts": (3, 2, 2)}


def cells(data, sheet):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


@pytest.mark.parametrize("book", WRITERS, ids=lambda book: book.form)
@pytest.mark.parametrize("shipment", [a_shipment(boxes=2, **SMALL), a_cif_shipment(**SMALL)])
def test_what_is_read_back_is_what_the_shipment_says(book, shipment):
    write, read = WRITERS[book]
    facts = facts_of(shipment).values
    stated = read(write(shipment))
    assert [each for each in stated if each.fact in facts and facts[each.fact] != each.value] == []
    assert len(stated) > 30


@pytest.mark.parametrize("book", WRITERS, ids=lambda book: book.form)
def test_every_filled_cell_is_stated(book):
    write, read = WRITERS[book]
    data = write(a_shipment(boxes=2, **SMALL))
    stated = {each.path for each in read(data)}
    silent = [
        cell_name(sheet.name, n, m)
        for sheet in book.sheets
        for n, row in enumerate(cells(data, sheet.name))
        for m, value in enumerate(row)
        if value != "" and n > FIRST_LINE and not (isinstance(sheet, LineSheet) and m < 3)
    ]
    assert [name for name in silent if name not in stated] == []


def test_numbers_and_days_are_no_texts():
    data = spreadsheets.write_packing_list_sheet(a_shipment(**SMALL))
    head = {row[2]: row[3] for row in cells(data, "Packing list") if len(row) > 3}
    assert head["Packing list date"] == dt.date(2020, 10, 15)
    assert head["Gross weight (kg)"] == 95.7
    carton = cells(data, "Cartons")[FIRST_LINE + 1]
    assert carton[:2] == [1, "GLTU5127346"]
    assert carton[8:14] == [12.0, 12.9, 0.083435, "LOT-S01", 1, 6]


def test_the_sheet_of_the_declaration_stands_in_the_order_of_the_form():
    boxes = [line.box for line in PEB_SHEET.sheets[0].lines if line.box.startswith("F.")]
    places = [float(box[2:]) for box in boxes]
    assert places == sorted(places)


def test_a_sheet_without_its_claim_or_entry_is_refused():
    with pytest.raises(Refusal) as refused:
        spreadsheets.write_form_e_sheet(a_bare_shipment())
    assert refused.value.codes == ("no_form_e_claimed",)
    with pytest.raises(Refusal) as refused:
        spreadsheets.write_peb_sheet(a_bare_shipment())
    assert refused.value.codes == ("ceisa_fact_missing",)


def test_form_e_shows_the_value_only_where_origin_rests_on_it():
    stated = {
        each.fact for each in spreadsheets.read_form_e_sheet(spreadsheets.write_form_e_sheet(a_shipment()))
    }
    assert ("line", "3", "fob") in stated
    assert not {("line", "1", "fob"), ("line", "2", "fob")} & stated
