"""A workbook is read whole or refused with every fault at once, each with its place and what was expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workbook.builders import Cells, a_case, as_xlsx, cells_of, changed, faults_of, said, with_cell

from geliat.workbook import case as c
from geliat.workbook.faults import WorkbookRefused
from geliat.workbook.opening import BadCell
from geliat.workbook.reading import read_case
from geliat.workbook.sheets import sheet
from geliat.workbook.template import write_case


def test_an_order_of_another_regency_reads_back_as_it_was_written() -> None:
    assert read_case(write_case(a_case())) == a_case()


def test_the_same_case_gives_the_same_bytes() -> None:
    assert write_case(a_case()) == write_case(a_case())


@pytest.mark.parametrize(
    ("slot", "key", "written", "read"),
    [
        ("lines", "quantity", "301", 301),
        ("lines", "quantity", 301.0, 301),
        ("lines", "unit_price", "18,25", Decimal("18.25")),
        ("lines", "unit_price", 18.250000000000004, Decimal("18.25")),
        ("order", "received_on", "5/2/2024", date(2024, 2, 5)),
        ("order", "received_on", "2024-02-05", date(2024, 2, 5)),
        ("order", "received_on", 45327.0, date(2024, 2, 5)),
        ("order", "received_on", datetime(2024, 2, 5, 13, 0), date(2024, 2, 5)),  # noqa: DTZ001
        ("order", "deposit_permille", "30,5 %", 305),
        ("order", "incoterm", "fob", "FOB"),
        ("group", "invented", True, True),
        ("group", "invented", "YES", True),
        ("group", "invented", 1, True),
        ("products", "hs_code", "9401.69.00", "94016900"),
        ("products", "hs_code", 94016900, "94016900"),
        ("regencies", "bps_code", 3320, "3320"),
        ("consignments", "destination_port", "nl rtm", "NLRTM"),
        ("skills", "step", "Sawing", "sawing"),
        ("quality", "moisture_points", "seat; leg,rail", ("seat", "leg", "rail")),
        ("group", "name", "  Kelompok   Kursi\nContoh ", "Kelompok Kursi Contoh"),
    ],
)
def test_what_people_type_is_understood(slot: str, key: str, written: Any, read: Any) -> None:
    rows = getattr(read_case(with_cell(slot, key, written)), slot)
    assert getattr(rows[0] if isinstance(rows, tuple) else rows, key) == read


@pytest.mark.parametrize(
    ("slot", "key", "written", "expected"),
    [
        ("lines", "quantity", 301.5, "expected a whole number."),
        ("lines", "quantity", -301, "must lie between 1 and 1000000."),
        ("lines", "quantity", 1e300, "must lie between 1 and 1000000."),
        ("lines", "quantity", "many", "expected a whole number."),
        ("lines", "quantity", True, "expected a whole number."),
        ("lines", "quantity", "", "is missing; expected a whole number."),
        ("lines", "unit_price", "1.234", "can be read in two ways"),
        ("lines", "unit_price", 18.255, "at most 2 decimals"),
        ("lines", "unit_price", "nan", "at most 2 decimals"),
        ("lines", "unit_price", BadCell("#NUM!"), "the formula gives an error"),
        ("lines", "sku", BadCell("#REF!"), "the formula gives an error"),
        ("lines", "sku", "STOOL-3O", "Did you mean “STOOL-30”?"),
        ("skills", "workshop", "P9", "does not stand in the sheet"),
        ("contents", "line", 2, "does not stand in the sheet"),
        ("order", "received_on", "31/2/2024", "is no day of the calendar."),
        ("order", "received_on", "soon", "expected a date"),
        ("order", "received_on", 7, "expected a date"),
        ("order", "incoterm", "FOX", "expected one of EXW"),
        ("order", "currency", "euro", "three letters"),
        ("order", "deposit_permille", 0.3, "write a percentage as 12 for 12 %"),
        ("order", "deposit_permille", 101, "must lie between 0 and 100."),
        ("buyer", "country", "Netherlands", "two letters"),
        ("group", "invented", "perhaps", "expected yes or no."),
        ("group", "nib", "123", "expected 13 digits"),
        ("group", "npwp", 1234567890123456.0, "rounded by the spreadsheet"),
        ("products", "hs_code", "9401", "expected 8 digits"),
        ("products", "craft", "wood & more!", "expected a step code"),
        ("consignments", "container_type", "99X9", "not a container size type"),
        ("consignments", "destination_port", "Rotterdam", "no UN/LOCODE"),
        ("consignments", "latest_shipment_on", date(2024, 1, 1), "must be later than the order"),
        ("quality", "aql_major", 2.4, "expected one of 0, 0.01"),
        ("regencies", "bps_code", "332", "expected 4 digits."),
        ("group", "name", "x" * 121, "at most 120 fit"),
        ("group", "name", date(2024, 1, 1), "expected text."),
        ("group", "name", "tab\x07bell", "unprintable"),
        ("sizes", "shape", "drum", "a drum needs a profile from height 0 to 450 mm."),
        ("packages", "pieces", 3, "1 × 1 × 2 makes 2 pieces."),
        ("closed_weeks", "monday", date(2024, 2, 6), "its week began on 2024-02-05"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_was_expected(
    slot: str, key: str, written: Any, expected: str
) -> None:
    faults = faults_of(with_cell(slot, key, written))
    place = sheet(slot)
    told = [
        fault for fault in faults if fault.sheet == place.tab and fault.column == place.column(key).header
    ]
    assert any(expected in fault.expected.en for fault in told), faults
    assert all(fault.row == 3 for fault in told)
    assert all(fault.expected.id for fault in faults)


def test_pieces_of_the_consignments_must_be_those_of_the_lines() -> None:
    assert said(with_cell("contents", "quantity", 300)) == [
        ("Baris pesanan", 3, "the consignments together hold 300 pieces of this line.")
    ]


def test_a_row_that_stands_twice_names_the_first() -> None:
    def twice(cells: Cells) -> None:
        cells["Bengkel - Workshops"].append(cells["Bengkel - Workshops"][2])

    assert said(changed(twice)) == [("Bengkel", 5, "stands already in row 3.")]


def test_missing_and_unknown_sheets_and_columns_are_named() -> None:
    def break_it(cells: Cells) -> None:
        del cells["Mutu - Quality"]
        cells["Kemampuann"] = [["a"], ["b"]]
        cells["Sheet1"] = []
        cells["# my own"] = [["free"]]
        cells["Baris pesanan - Lines"][0][2] = "Jumlh (buah)"
        cells["Baris pesanan - Lines"][0].append("# remark")
        cells["Baris pesanan - Lines"][2].append("free")
        cells["Ukuran - Sizes"][0][1] = "SKU"

    assert sorted(said(changed(break_it))) == [
        ("Baris pesanan", 1, "this column is missing."),
        (
            "Baris pesanan",
            1,
            "this column is not known. Did you mean “Jumlah (buah) / Quantity (pieces)”? "
            "Begin its header with # if it holds remarks.",
        ),
        (
            "Kemampuann",
            0,
            "this sheet is not known. Did you mean “Kemampuan - Skills”? "
            "Begin its name with # if it holds remarks.",
        ),
        ("Mutu", 0, "the sheet is missing."),
        ("Ukuran", 1, "this column is missing."),
        ("Ukuran", 1, "this column stands twice."),
    ]


def test_headers_and_tabs_are_known_in_either_language_and_in_any_order() -> None:
    def rename(cells: Cells) -> None:
        described = sheet("lines")
        rows = cells.pop(described.tab)
        rows[0] = [column.en.upper() for column in described.columns]
        del rows[1]
        cells["lines"] = [["", "", "An order"], *[list(reversed(row)) for row in rows]]

    assert read_case(changed(rename)) == a_case()


@pytest.mark.parametrize("header", ["Jenis peti kemas / Container type", "Jenis peti kemas"])
def test_a_header_of_workbooks_handed_out_before_is_still_known(header: str) -> None:
    tab, column = sheet("consignments").tab, sheet("consignments").column("container_type")

    def rename(cells: Cells) -> None:
        cells[tab][0][cells[tab][0].index(column.header)] = header

    assert column.header == "Jenis kontainer / Container type"
    assert read_case(changed(rename)) == a_case()


def test_remarks_are_passed_over_but_an_error_typed_as_text_is_not() -> None:
    def remark(cells: Cells) -> None:
        cells["Bengkel - Workshops"].insert(2, ["# these are ours", "", "nowhere", -1])

    assert read_case(changed(remark)) == a_case()
    assert any("does not stand" in words for _, _, words in said(with_cell("skills", "workshop", "#REF!")))


def test_a_formula_without_a_value_asks_to_be_computed() -> None:
    faults = faults_of(with_cell("order", "number", BadCell("#N/A")))
    assert [fault.value for fault in faults] == ["#N/A"]


def test_one_order_has_one_row() -> None:
    def twice(cells: Cells) -> None:
        cells["Pesanan - Order"].append(cells["Pesanan - Order"][2])

    assert said(changed(twice)) == [("Pesanan", 4, "this sheet holds one row only.")]


def test_an_empty_sheet_that_is_needed_is_a_fault() -> None:
    def empty(cells: Cells) -> None:
        del cells["Rute kerja - Route"][2:]

    assert ("Rute kerja", 0, "no row is filled in.") in said(changed(empty))

    def bare(cells: Cells) -> None:
        cells["Rute kerja - Route"] = []

    assert any(words.startswith("no header row was found") for _, _, words in said(changed(bare)))


def test_every_fault_is_told_at_once() -> None:
    def many(cells: Cells) -> None:
        cells["Baris pesanan - Lines"][2][2] = -1
        cells["Bengkel - Workshops"][2][1] = ""
        cells["Produk - Products"][2][5] = "x"
        cells["Pembeli - Buyer"][2][3] = 5

    assert len(faults_of(changed(many))) == 4


def test_a_flood_of_faults_is_cut_with_a_count() -> None:
    def flood(cells: Cells) -> None:
        cells["Bengkel - Workshops"] += [[f"X{number}", "", "", "", -1, "?"] for number in range(400)]

    faults = faults_of(changed(flood))
    assert len(faults) == 1_001
    assert faults[-1].expected.en.endswith("faults more.")


def test_private_values_never_stand_in_a_fault() -> None:
    case = replace(
        a_case(), contacts=(c.Contact("P1", "Bu Contoh", "0800", "1234567890123456", "Bank", "77"),)
    )
    for key, value in (("national_id", "12345"), ("bank", ""), ("person", "x" * 200)):
        with pytest.raises(WorkbookRefused) as refused:
            read_case(with_cell("contacts", key, value, case=case))
        text = str(refused.value) + repr(refused.value.faults)
        assert not any(secret in text for secret in ("12345", "Bu Contoh", "0800", "77", "xxx"))


def test_more_consents_than_workers_are_refused_without_naming_the_workshop() -> None:
    consents = tuple(c.Disclosure("P1", date(2024, 1, 1)) for _ in range(6))
    faults = faults_of(write_case(replace(a_case(), disclosures=consents)))
    assert [(fault.row, fault.value) for fault in faults] == [(8, "")]


def test_payments_stay_within_the_order() -> None:
    value = Decimal("5493.25")
    paid = c.Payment("deposit", value, "EUR", date(2024, 2, 9), "A")
    assert read_case(write_case(replace(a_case(), payments=(paid,)))).payments == (paid,)
    more = replace(paid, kind="balance", amount=Decimal("0.01"), reference="B")
    assert len(faults_of(write_case(replace(a_case(), payments=(paid, more))))) == 1
    assert len(faults_of(write_case(replace(a_case(), payments=(replace(paid, currency="USD"),))))) == 1


cell_values = st.one_of(
    st.text(max_size=30),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    st.sampled_from(
        [BadCell("#REF!"), BadCell("#DIV/0!"), "1.234", "30%", "#", "ya", "=1+1", "'", "0x10", "٣"]
    ),
)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_cell_may_hold_anything_and_the_answer_is_a_case_or_faults(data: st.DataObject) -> None:
    cells = cells_of(write_case(a_case()))
    for _ in range(data.draw(st.integers(1, 8))):
        rows = cells[data.draw(st.sampled_from(sorted(cells)))]
        row = data.draw(st.integers(0, len(rows)))
        if row == len(rows):
            rows.append([])
        place = data.draw(st.integers(0, 14))
        rows[row] += [""] * (place + 1 - len(rows[row]))
        rows[row][place] = data.draw(cell_values)
    for fault in faults_of(as_xlsx(cells)):
        assert fault.expected.en
        assert fault.blocker.sentence.id
