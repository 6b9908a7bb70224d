"""Workbooks for tests: a small order of another regency, and any workbook cell by cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from geliat.workbook import case as c
from geliat.workbook.faults import Fault, WorkbookRefused
from geliat.workbook.opening import BadCell, open_workbook
from geliat.workbook.reading import read_case
from geliat.workbook.sheets import sheet
from geliat.workbook.template import write_case

Cells = dict[str, list[list[Any]]]


def a_case() -> c.Case:
    """Teak stools of Jepara for Rotterdam: other regency, other steps, one workshop by the piece."""
    return c.Case(
        group=c.Group("Kelompok Kursi Contoh", "Jl. Contoh 5, Jepara", "3320", small_floor=5, invented=True),
        regencies=(c.Regency("3320", "Kabupaten Jepara", "Jawa Tengah"),),
        villages=(c.Village("TAHUNAN", "3320", "Tahunan", "Tahunan", "3320100011"),),
        workshops=(
            c.Workshop("P1", "Potong Contoh", "TAHUNAN", "furniture", 1, 4, invented=True),
            c.Workshop("P2", "Rakit Contoh", "TAHUNAN", "furniture", 2, 6, small=True, invented=True),
        ),
        skills=(
            c.Skill("P1", "sawing", "minutes", 2_400, 10),
            c.Skill("P1", "assembly", "pieces", 40),
            c.Skill("P2", "assembly", "pieces", 60, 5),
        ),
        products=(
            c.Product(
                "STOOL", "Bangku jati", "Teak stool", "furniture", "94016900", "Seat with a wooden frame."
            ),
        ),
        sizes=(c.Size("STOOL", "30", "STOOL-30", "box", 300, 300, 450, 3_500),),
        route=(
            c.RouteStep("STOOL-30", 1, "sawing", 7, 20, Decimal(15_000)),
            c.RouteStep("STOOL-30", 2, "assembly", 7, 60, Decimal(45_000), inspected=True),
        ),
        packages=(c.Package("STOOL-30", 2, 1, 1, 2, 320, 320, 930, 1_500, max_top_g=90_000),),
        quality=(c.Quality("STOOL", Decimal("2.5"), Decimal(4), ("seat", "leg", "rail")),),
        buyer=c.Buyer("Voorbeeld Meubelen B.V.", "Voorbeeldkade 1, Rotterdam", "NL", invented=True),
        order=c.Order(
            "JPR-1", date(2024, 2, 5), "FOB", "Tanjung Emas, Semarang", "EUR", deposit_permille=305
        ),
        lines=(c.Line(1, "STOOL-30", 301, Decimal("18.25")),),
        consignments=(
            c.Consignment(
                "JPR-1-A",
                "NLRTM",
                "Voorbeeld Meubelen B.V.",
                "Voorbeeldkade 1, Rotterdam",
                date(2024, 5, 3),
                "VM ROTTERDAM",
                loading_port="IDSRG",
                container_type="22G1",
            ),
        ),
        contents=(c.Content("JPR-1-A", 1, 301),),
        steps=(c.Step("sawing", "Gergaji", "Sawing"), c.Step("assembly", "Rakit", "Assembly")),
        rates=(c.Rate("EUR", date(2024, 2, 5), Decimal("16950.5"), "example"),),
    )


def cells_of(data: bytes) -> Cells:
    """Every sheet of a workbook as rows of cells that can be changed."""
    return {grid.name: [list(row) for row in grid.rows] for grid in open_workbook(data)}


def as_xlsx(cells: Cells) -> bytes:
    """Cells as a workbook; dates stay dates, a BadCell becomes an error value."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "nan_inf_to_errors": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for tab, rows in cells.items():
        page = book.add_worksheet(tab)
        for place, row in enumerate(rows):
            for number, cell in enumerate(row):
                if isinstance(cell, BadCell):
                    page.write_formula(place, number, "=NOSUCH()", None, cell.text)
                elif isinstance(cell, bool):
                    page.write_boolean(place, number, cell)
                elif isinstance(cell, date):
                    page.write_datetime(place, number, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
                elif isinstance(cell, str):
                    page.write_string(place, number, cell)
                else:
                    page.write_number(place, number, cell)
    book.close()
    return target.getvalue()


def changed(change: Callable[[Cells], None], case: c.Case | None = None) -> bytes:
    """The small case's workbook with some cells changed."""
    cells = cells_of(write_case(case or a_case()))
    change(cells)
    return as_xlsx(cells)


def with_cell(slot: str, key: str, value: Any, row: int = 2, case: c.Case | None = None) -> bytes:
    """The small case's workbook with one cell changed; `row` counts from 0, 2 is the first of the data."""

    def change(cells: Cells) -> None:
        described = sheet(slot)
        rows = cells[described.tab]
        while len(rows) <= row:
            rows.append([])
        place = [column.key for column in described.columns].index(key)
        rows[row] += [""] * (place + 1 - len(rows[row]))
        rows[row][place] = value

    return changed(change, case)


def faults_of(data: bytes) -> tuple[Fault, ...]:
    """The faults for which a workbook is refused; none when it is taken."""
    try:
        read_case(data)
    except WorkbookRefused as refused:
        return refused.faults
    return ()


def said(data: bytes) -> list[tuple[str, int, str]]:
    """The faults in short: (Indonesian word of the tab, row, English of what was expected)."""
    return [(fault.sheet.partition(" - ")[0], fault.row, fault.expected.en) for fault in faults_of(data)]
