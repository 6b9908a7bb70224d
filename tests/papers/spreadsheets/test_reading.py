"""What is said of workbooks that are broken, foreign or edited."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter
from tests.trade.builders import a_shipment

from geliat.papers.spreadsheets import (
    read_form_e_sheet,
    read_packing_list_sheet,
    write_form_e_sheet,
    write_packing_list_sheet,
)
from geliat.papers.spreadsheets.reading import cell_name
from geliat.refusals import Refusal

FORM_E = write_form_e_sheet(a_shipment(counts=(2, 1, 1)))


def edited(data, sheet, old, new):
    """The workbook with a text of one part replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(target, "w") as out:
        for name in packed.namelist():
            text = packed.read(name)
            if name == sheet:
                assert old in text
                text = text.replace(old, new, 1)
            out.writestr(name, text)
    return target.getvalue()


def test_cells_have_the_names_of_spreadsheets():
    assert cell_name("Cartons", 4, 9) == "Cartons!J5"
    assert [cell_name("S", 0, n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "S!A1", "S!Z1", "S!AA1", "S!AZ1", "S!BA1", "S!ZZ1", "S!AAA1",
    ]  # fmt: skip


def an_empty_zip():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("a.txt", "x")
    return target.getvalue()


def a_foreign_workbook():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet("Sheet1").write_string(0, 0, "hello")
    return target.getvalue()


@pytest.mark.parametrize("data", [b"", b"PK", b"{}", FORM_E[:-200], an_empty_zip(), a_foreign_workbook()])
def test_a_foreign_file_is_refused_in_a_sentence(data):
    with pytest.raises(Refusal) as refused:
        read_form_e_sheet(data)
    assert refused.value.codes == ("form_foreign",)


def test_another_workbook_is_refused_by_its_sheets():
    with pytest.raises(Refusal) as refused:
        read_packing_list_sheet(FORM_E)
    assert "it lacks the sheets Packing list, Cartons" in str(refused.value)


def test_a_renamed_heading_is_refused_with_its_cell():
    changed = edited(FORM_E, "xl/sharedStrings.xml", b"Origin criterion", b"Criterion")
    with pytest.raises(Refusal) as refused:
        read_form_e_sheet(changed)
    assert "Items!E3: expected Origin criterion" in str(refused.value)


def test_a_renamed_label_is_refused_with_its_cell():
    changed = edited(FORM_E, "xl/sharedStrings.xml", b"Departure date", b"Day")
    with pytest.raises(Refusal) as refused:
        read_form_e_sheet(changed)
    assert "Form E!C10: expected Departure date, found Day" in str(refused.value)


def test_a_text_where_a_number_belongs_is_refused_with_its_cell():
    changed = edited(FORM_E, "xl/worksheets/sheet2.xml", b"<v>12</v>", b"<v>12</v>".replace(b"12", b"abc"))
    changed = edited(changed, "xl/worksheets/sheet2.xml", b'r="F4" s="', b'r="F4" t="str" s="')
    with pytest.raises(Refusal) as refused:
        read_form_e_sheet(changed)
    assert "Items!F4: expected a number, found abc" in str(refused.value)


def test_an_edited_number_is_read_as_edited():
    changed = edited(FORM_E, "xl/worksheets/sheet2.xml", b"<v>12</v>", b"<v>13</v>")
    stated = {each.fact: each.value for each in read_form_e_sheet(changed)}
    assert stated["line", "1", "quantity"] == "13"


def test_a_row_without_its_number_is_refused():
    data = write_packing_list_sheet(a_shipment(counts=(2, 1, 1)))
    changed = edited(data, "xl/worksheets/sheet2.xml", b'<c r="A5"', b'<c r="P5"')
    with pytest.raises(Refusal) as refused:
        read_packing_list_sheet(changed)
    assert "Cartons!A5: expected text" in str(refused.value)
