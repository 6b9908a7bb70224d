"""The empty workbook documents itself, and asks for exactly what the reader takes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workbook.builders import a_case, cells_of, faults_of

from geliat.workbook import case as c
from geliat.workbook.reading import read_case
from geliat.workbook.sheets import README_TAB, sheets
from geliat.workbook.template import template_bytes, write_case, write_template


def test_the_empty_workbook_has_every_sheet_with_header_and_help() -> None:
    cells = cells_of(template_bytes())
    assert list(cells) == [README_TAB, *(sheet.tab for sheet in sheets())]
    for sheet in sheets():
        header, help_row = cells[sheet.tab]
        assert header == [column.header for column in sheet.columns]
        assert all(help_row)
        assert help_row[0].startswith("# ")
    assert any("Semua bengkel kelompok." in row for row in cells[README_TAB])


def test_the_empty_workbook_is_refused_only_for_being_empty() -> None:
    needed = [sheet.tab for sheet in sheets() if sheet.required]
    assert [(fault.sheet, fault.expected.en) for fault in faults_of(template_bytes())] == [
        (tab, "no row is filled in.") for tab in needed
    ]


def test_it_is_written_to_a_path_and_twice_the_same(tmp_path: Path) -> None:
    write_template(tmp_path / "case.xlsx")
    write_template(str(tmp_path / "again.xlsx"))
    target = io.BytesIO()
    write_template(target)
    assert target.getvalue() == (tmp_path / "case.xlsx").read_bytes()
    assert (tmp_path / "case.xlsx").read_bytes() == (tmp_path / "again.xlsx").read_bytes() == template_bytes()


def test_choices_and_references_are_lists_to_choose_from() -> None:
    with zipfile.ZipFile(io.BytesIO(template_bytes())) as archive:
        pages = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/")
        )
    assert '"pieces,minutes"' in pages
    assert "'Bengkel - Workshops'!$A$3:$A$2002" in pages
    assert '"ya,tidak"' in pages
    assert "Menit kerja." in pages


def test_every_example_is_a_value_that_its_column_takes() -> None:
    from geliat.workbook.cells import read_cell

    for sheet in sheets():
        for column in sheet.columns:
            if column.example:
                assert read_cell(column, column.example) is not None


letters = st.characters(categories=["L", "N", "P", "S"], include_characters=" ")
plain = (
    st.text(letters, min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not text.startswith("#"))
)


@given(
    names=st.lists(plain, min_size=2, max_size=2),
    price=st.decimals(Decimal("0.00"), Decimal("99999.99"), places=2),
    quantity=st.integers(1, 1_000_000),
    permille=st.integers(10, 1_000),
    day=st.dates(date(1981, 1, 1), date(2098, 1, 1)),
    sales=st.none() | st.integers(0, 10**15).map(Decimal),
    rate=st.decimals(Decimal("0.0001"), Decimal("999999.9999"), places=4),
    flag=st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_whatever_a_case_holds_comes_back_from_its_workbook(
    names: list[str],
    price: Decimal,
    quantity: int,
    permille: int,
    day: date,
    sales: Decimal | None,
    rate: Decimal,
    flag: bool,
) -> None:
    case = a_case()
    shop = replace(case.workshops[0], name=names[0], yearly_sales_idr=sales, small=flag)
    consignment = replace(case.consignments[0], latest_shipment_on=date(2099, 12, 1), mark=names[1])
    told = replace(
        case,
        workshops=(shop, case.workshops[1]),
        order=replace(case.order, received_on=day, deposit_permille=permille),
        lines=(replace(case.lines[0], quantity=quantity, unit_price=price),),
        contents=(replace(case.contents[0], quantity=quantity),),
        consignments=(consignment,),
        rates=(c.Rate("EUR", day, rate, names[0]),),
        contacts=(c.Contact("P1", names[1], "0812 3456", "0123456789012345", "Bank", "007"),),
        closed_weeks=(c.ClosedWeek("P2", date(2024, 2, 12)),),
    )
    again = read_case(write_case(told))
    different = [each.name for each in fields(c.Case) if _of(again, each.name) != _of(told, each.name)]
    assert different == []


def _of(case: c.Case, slot: str) -> Any:
    return getattr(case, slot)
