"""The one table of sheets and columns fits the rows of a case and the limits of a spreadsheet."""

from __future__ import annotations

import dataclasses

import pytest

from geliat.workbook.case import Case
from geliat.workbook.columns import KIND_WORDS, NUMBERS, Sheet
from geliat.workbook.sheets import sheet, sheets


@pytest.mark.parametrize("described", sheets(), ids=lambda row: row.slot)
def test_every_field_of_a_row_is_a_column_and_the_reverse(described: Sheet) -> None:
    fields = {field.name: field for field in dataclasses.fields(described.make)}
    assert set(fields) == {column.key for column in described.columns}
    for column in described.columns:
        bare = fields[column.key].default is dataclasses.MISSING
        assert bare == column.required, f"{described.slot}.{column.key}"


@pytest.mark.parametrize("described", sheets(), ids=lambda row: row.slot)
def test_a_tab_fits_a_spreadsheet_and_headers_differ(described: Sheet) -> None:
    assert len(described.tab) <= 31
    for words in ("id", "en", "key"):
        said = [getattr(column, words).lower() for column in described.columns]
        assert len(said) == len(set(said))
    assert all(column.kind in KIND_WORDS for column in described.columns)


def test_every_field_of_a_case_has_its_sheet() -> None:
    assert {field.name for field in dataclasses.fields(Case)} == {row.slot for row in sheets()}


def test_references_point_at_columns_that_name_a_row_once() -> None:
    for described in sheets():
        for column in described.columns:
            if column.refers:
                slot, key = column.refers
                assert sheet(slot).unique == (key,)
                assert (sheet(slot).column(key).kind in NUMBERS) == (column.kind in NUMBERS)
