"""A refused workbook comes back with its reasons and can be mended and sent again."""

from __future__ import annotations

from datetime import date

from tests.workbook.builders import Cells, a_case, as_xlsx, cells_of, changed, faults_of

from geliat.workbook.mending import write_faults
from geliat.workbook.opening import BadCell, open_workbook
from geliat.workbook.reading import read_case
from geliat.workbook.sheets import MENDING_TAB, REASON_HEADER
from geliat.workbook.template import write_case


def _break(cells: Cells) -> None:
    cells["Baris pesanan - Lines"][2][2] = -1
    cells["Bengkel - Workshops"][3][3] = BadCell("#REF!")
    cells["Pesanan - Order"][0][2] = "Tgl"


def test_the_copy_lists_every_fault_and_says_it_beside_the_row() -> None:
    data = changed(_break)
    faults = faults_of(data)
    copy = cells_of(write_faults(data, faults))
    listed = copy[MENDING_TAB]
    assert len(listed) == len(faults) + 1
    assert listed[-1][:4] == ["Baris pesanan - Lines", "3", "Jumlah (buah) / Quantity (pieces)", "-1"]
    lines = copy["Baris pesanan - Lines"]
    assert lines[0][-1] == REASON_HEADER
    assert "“-1”: harus di antara 1 dan 1000000." in lines[2][-1]
    assert "must lie between" in lines[2][-1]
    assert copy["Bengkel - Workshops"][2][-1] == ""
    assert "rumus" in copy["Bengkel - Workshops"][3][-1]
    assert copy["Pesanan - Order"][0][-1].startswith(REASON_HEADER)


def test_values_stay_as_they_were() -> None:
    data = changed(_break)
    before, after = cells_of(data), cells_of(write_faults(data, faults_of(data)))
    for tab, rows in before.items():
        for row, copied in zip(rows, after[tab], strict=True):
            assert copied[: len(row)] == row


def test_an_error_in_the_copy_is_still_an_error() -> None:
    data = changed(_break)
    again = write_faults(data, faults_of(data))
    assert {fault.expected for fault in faults_of(again)} == {fault.expected for fault in faults_of(data)}


def test_the_mended_copy_comes_in_and_a_second_copy_does_not_grow() -> None:
    data = changed(_break)
    faults = faults_of(data)
    copy = write_faults(data, faults)
    twice = write_faults(copy, faults_of(copy))
    assert [len(row) for grid in open_workbook(twice) for row in grid.rows[:1]] == [
        len(row) for grid in open_workbook(copy) for row in grid.rows[:1]
    ]
    cells = cells_of(twice)
    cells["Baris pesanan - Lines"][2][2] = 301
    cells["Bengkel - Workshops"][3][3] = "furniture"
    cells["Pesanan - Order"][0][2] = "Tanggal diterima"
    assert read_case(as_xlsx(cells)) == a_case()


def test_dates_times_and_truths_are_copied() -> None:
    data = as_xlsx({"own": [["a", True, 2.5, date(2024, 2, 5), "x" * 40_000]]})
    row = cells_of(write_faults(data, faults_of(data)))["own"][0]
    assert row[:4] == ["a", True, 2.5, date(2024, 2, 5)]


def test_a_file_that_cannot_be_read_gives_the_list_alone() -> None:
    faults = faults_of(b"junk")
    copy = cells_of(write_faults(b"junk", faults))
    assert list(copy) == [MENDING_TAB]
    assert "bukan buku kerja Excel" in copy[MENDING_TAB][1][4]


def test_a_formula_in_a_name_stays_words() -> None:
    def formula(cells: Cells) -> None:
        cells["Bengkel - Workshops"][2][1] = "=HYPERLINK(1)"
        cells["Bengkel - Workshops"][2][4] = -1

    data = changed(formula)
    copy = cells_of(write_faults(data, faults_of(data)))
    assert copy["Bengkel - Workshops"][2][1] == "=HYPERLINK(1)"
    assert write_case(a_case()) != data
