"""A copy of a refused workbook with the reason beside each bad row, ready to be mended and sent again."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from geliat.workbook.faults import Fault, WorkbookRefused
from geliat.workbook.opening import BadCell, Cell, Grid, open_workbook
from geliat.workbook.sheets import MENDING_TAB, REASON_HEADER
from geliat.workbook.template import Styles, new_workbook, styles

LONGEST_CELL = 32_000
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
HEADS = ("Lembar / Sheet", "Baris / Row", "Kolom / Column", "Isi / Value", "Alasan", "Reason")


def write_faults(data: bytes, faults: Sequence[Fault]) -> bytes:
    """The workbook again, with a first sheet that lists every fault and a column of reasons in each sheet.

    Values are kept, formulas become their values. The reader passes over what is added, so the mended copy
    can be brought in as it is. A file that cannot be read gives the list alone.
    """
    try:
        grids = open_workbook(data)
    except WorkbookRefused:
        grids = ()
    target = io.BytesIO()
    book = new_workbook(target)
    style = styles(book)
    _list(book, faults, style)
    by_tab: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        by_tab[fault.sheet].append(fault)
    for grid in grids:
        if grid.name != MENDING_TAB:
            _copy(book, grid, by_tab.get(grid.name, []), style)
    book.close()
    return target.getvalue()


def _list(book: Any, faults: Sequence[Fault], style: Styles) -> None:
    page = book.add_worksheet(MENDING_TAB)
    page.freeze_panes(1, 0)
    for number, (head, width) in enumerate(zip(HEADS, (24, 8, 24, 30, 60, 60), strict=True)):
        page.set_column(number, number, width, style.plain)
        page.write_string(0, number, head, style.must)
    for place, fault in enumerate(faults, start=1):
        row = str(fault.row) if fault.row else ""
        said = (fault.sheet, row, fault.column, fault.value, fault.expected.id, fault.expected.en)
        for number, words in enumerate(said):
            page.write_string(place, number, words, style.plain)


def _copy(book: Any, grid: Grid, faults: Sequence[Fault], style: Styles) -> None:
    page = book.add_worksheet(grid.name)
    reasons: dict[int, list[Fault]] = defaultdict(list)
    for fault in faults:
        reasons[max(fault.row, 1)].append(fault)
    width = max((len(row) for row in grid.rows), default=0)
    beside = next(
        (place for row in grid.rows[:1] for place, cell in enumerate(row) if _is_reasons(cell)), width
    )
    page.set_column(0, max(0, width - 1), 18)
    page.set_column(beside, beside, 70)
    page.write_string(0, beside, REASON_HEADER, style.must)
    for place, row in enumerate(grid.rows):
        bad = place + 1 in reasons and place > 0
        for number, cell in enumerate(row):
            if number != beside:
                _write(page, place, number, cell, style, style.bad if bad else None)
    for number, said in reasons.items():
        words = "\n".join(_reason(fault) for fault in said)[:LONGEST_CELL]
        if number == 1:
            words = f"{REASON_HEADER}: {words}"
        page.write_string(number - 1, beside, words, style.reason)
    if faults:
        page.set_tab_color("#B91C1C")


def _is_reasons(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith(REASON_HEADER)


def _reason(fault: Fault) -> str:
    head = f"{fault.column}: " if fault.column else ""
    found = f"“{fault.value}”: " if fault.value else ""
    return f"{head}{found}{fault.expected.id} / {fault.expected.en}"


def _write(page: Any, place: int, number: int, cell: Cell, style: Styles, form: Any) -> None:
    match cell:
        case "" | BadCell("="):
            if form:
                page.write_blank(place, number, None, form)
        case bool():
            page.write_boolean(place, number, cell, form)
        case int() | float():
            page.write_number(place, number, cell, form)
        case datetime():
            page.write_datetime(place, number, cell, style.date)
        case date():
            page.write_datetime(place, number, datetime(cell.year, cell.month, cell.day), style.date)  # noqa: DTZ001
        case BadCell():
            # An error stays an error, so that nobody can bring the copy in without mending it.
            page.write_formula(place, number, "=NA()", form, cell.text if cell.text in ERRORS else "#N/A")
        case str():
            page.write_string(place, number, cell[:LONGEST_CELL], form)
        case _:
            page.write_string(place, number, str(cell), form)
