"""Reads every sheet of a workbook into rows of values, and notes every fault on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from geliat.sentences import Sentence
from geliat.workbook.cells import Unreadable, Value, is_empty, read_cell
from geliat.workbook.columns import Column, Sheet
from geliat.workbook.faults import Fault, shown
from geliat.workbook.opening import BadCell, Cell, Grid
from geliat.workbook.sheets import MENDING_TAB, README_TAB, REMARK, sheets

HEADER_WITHIN = 10
"""The header is looked for in so many rows from the top."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the spreadsheet counts, and the values that could be read."""

    number: int
    values: Mapping[str, Value]


@dataclass(slots=True)
class Table:
    """A sheet as it was read."""

    sheet: Sheet
    tab: str
    header_row: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, row: int, key: str, value: object, en: str, id: str) -> None:
        """Notes a fault at a column of a row; a private value is not repeated."""
        column = self.sheet.column(key) if key else None
        header = self.headers.get(key, column.header) if column else ""
        text = "" if value == "" or (column and column.private) else shown(value)
        self.faults.append(Fault(self.tab, row, header, text, Sentence(en=en, id=id)))


def read_tables(grids: Sequence[Grid]) -> tuple[dict[str, Table], list[Fault]]:
    """Every sheet of the table of sheets by its slot, and the faults of tabs that are missing or unknown."""
    faults: list[Fault] = []
    tables: dict[str, Table] = {}
    for grid in grids:
        found = _sheet_of(grid.name)
        if found is None:
            faults += _unknown_tab(grid)
        elif found.slot in tables:
            faults.append(_tab_fault(grid.name, "this sheet stands twice.", "lembar ini ada dua kali."))
        else:
            tables[found.slot] = _read_table(found, grid)
    for sheet in sheets():
        if sheet.slot not in tables:
            tables[sheet.slot] = Table(sheet, sheet.tab)
            if sheet.required:
                tables[sheet.slot].fault(0, "", "", "the sheet is missing.", "lembar ini tidak ada.")
    _check_references(tables)
    return tables, faults


def _tab_fault(tab: str, en: str, id: str) -> Fault:
    return Fault(tab, 0, "", "", Sentence(en=en, id=id))


def _plain(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())


def _sheet_of(tab: str) -> Sheet | None:
    wanted = _plain(tab)
    for sheet in sheets():
        if wanted in {_plain(name) for name in (sheet.tab, sheet.id, sheet.en, sheet.slot)}:
            return sheet
    return None


def _unknown_tab(grid: Grid) -> list[Fault]:
    passed = grid.name.startswith(REMARK) or _plain(grid.name) in {_plain(README_TAB), _plain(MENDING_TAB)}
    if passed or all(is_empty(cell) for row in grid.rows for cell in row):
        return []
    close = get_close_matches(grid.name, [sheet.tab for sheet in sheets()], 1, 0.4)
    hint_en = f" Did you mean “{close[0]}”?" if close else ""
    hint_id = f" Maksudnya “{close[0]}”?" if close else ""
    return [
        _tab_fault(
            grid.name,
            f"this sheet is not known.{hint_en} Begin its name with # if it holds remarks.",
            f"lembar ini tidak dikenal.{hint_id} Awali namanya dengan # bila berisi catatan.",
        )
    ]


def _column_of(sheet: Sheet, cell: Cell) -> Column | None:
    if not isinstance(cell, str):
        return None
    wanted = _plain(cell)
    for column in sheet.columns:
        if wanted in {_plain(name) for name in column.names}:
            return column
    return None


def _read_table(sheet: Sheet, grid: Grid) -> Table:
    table = Table(sheet, grid.name)
    header_row, places = _find_header(table, grid)
    if not places:
        if sheet.required or any(not is_empty(cell) for row in grid.rows for cell in row):
            names = ", ".join(column.header for column in sheet.columns if column.required)
            table.fault(
                0,
                "",
                "",
                f"no header row was found; expected the columns {names}.",
                f"baris kepala kolom tidak ditemukan; seharusnya ada kolom {names}.",
            )
        return table
    table.header_row = header_row + 1
    for column in sheet.columns:
        if column.required and column.key not in table.headers:
            table.fault(table.header_row, column.key, "", "this column is missing.", "kolom ini tidak ada.")
    skipped = {column.key for column in sheet.columns} - set(places.values())
    seen: dict[tuple[Value, ...], int] = {}
    for number, cells in enumerate(grid.rows[header_row + 1 :], start=header_row + 2):
        if not _is_remark(cells) and any(not is_empty(cell) for cell in cells):
            _read_row(table, number, cells, places, skipped, seen)
    _check_count(table)
    return table


def _is_remark(cells: Sequence[Cell]) -> bool:
    first = next((cell for cell in cells if isinstance(cell, BadCell) or not is_empty(cell)), "")
    # "# words" is a remark; "#REF!" typed as text is not.
    return isinstance(first, str) and (first.strip() + " ").startswith(f"{REMARK} ")


def _find_header(table: Table, grid: Grid) -> tuple[int, dict[int, str]]:
    """The row with the most known headers, and the column keys by place; notes unknown and double ones."""
    best, most = 0, 0
    for number, cells in enumerate(grid.rows[:HEADER_WITHIN]):
        known = sum(_column_of(table.sheet, cell) is not None for cell in cells)
        if known > most:
            best, most = number, known
    if not most:
        return 0, {}
    places: dict[int, str] = {}
    doubled: set[str] = set()
    for place, cell in enumerate(grid.rows[best]):
        column = _column_of(table.sheet, cell)
        if column and column.key in table.headers:
            doubled.add(column.key)
            table.fault(best + 1, column.key, "", "this column stands twice.", "kolom ini ada dua kali.")
        elif column:
            places[place] = column.key
            table.headers[column.key] = shown(cell)
        else:
            _unknown_column(table, grid, best, place)
    # Of two columns nobody knows which is meant, so neither is read.
    return best, {place: key for place, key in places.items() if key not in doubled}


def _unknown_column(table: Table, grid: Grid, header_row: int, place: int) -> None:
    cell = grid.rows[header_row][place]
    if isinstance(cell, str) and cell.strip().startswith(REMARK):
        return
    below = (row[place] for row in grid.rows[header_row + 1 :] if place < len(row) and not _is_remark(row))
    if is_empty(cell) and all(is_empty(value) for value in below):
        return
    names = [column.header for column in table.sheet.columns if column.key not in table.headers]
    close = get_close_matches(str(cell), names, 1, 0.4)
    hint_en = f" Did you mean “{close[0]}”?" if close else ""
    hint_id = f" Maksudnya “{close[0]}”?" if close else ""
    text = shown(cell) if not is_empty(cell) else f"{REMARK}{place + 1}"
    table.faults.append(
        Fault(
            table.tab,
            header_row + 1,
            text,
            "",
            Sentence(
                en=f"this column is not known.{hint_en} Begin its header with # if it holds remarks.",
                id=f"kolom ini tidak dikenal.{hint_id} Awali kepalanya dengan # bila berisi catatan.",
            ),
        )
    )


def _read_row(
    table: Table,
    number: int,
    cells: Sequence[Cell],
    places: Mapping[int, str],
    skipped: Iterable[str],
    seen: dict[tuple[Value, ...], int],
) -> None:
    values: dict[str, Value] = {}
    filled = set(skipped)
    for place, key in places.items():
        cell: Cell = cells[place] if place < len(cells) else ""
        if is_empty(cell):
            continue
        filled.add(key)
        try:
            values[key] = read_cell(table.sheet.column(key), cell)
        except Unreadable as unreadable:
            text = cell.text if isinstance(cell, BadCell) else cell
            table.fault(number, key, text, unreadable.expected.en, unreadable.expected.id)
    for column in table.sheet.columns:
        if column.required and column.key not in filled:
            said = column.expected
            table.fault(
                number,
                column.key,
                "",
                f"is missing; expected {said.en}.",
                f"belum diisi; seharusnya {said.id}.",
            )
    table.rows.append(Row(number, values))
    unique = table.sheet.unique
    if unique and all(key in values for key in unique):
        name = tuple(values[key] for key in unique)
        if name in seen:
            table.fault(
                number,
                unique[-1],
                values[unique[-1]],
                f"stands already in row {seen[name]}.",
                f"sudah ada di baris {seen[name]}.",
            )
        seen.setdefault(name, number)


def _check_count(table: Table) -> None:
    if table.sheet.required and not table.rows:
        table.fault(0, "", "", "no row is filled in.", "belum ada baris yang diisi.")
    if table.sheet.single:
        for row in table.rows[1:]:
            table.fault(
                row.number, "", "", "this sheet holds one row only.", "lembar ini hanya memuat satu baris."
            )


def _check_references(tables: Mapping[str, Table]) -> None:
    """What a row names in another sheet must stand there."""
    for table in tables.values():
        for column in table.sheet.columns:
            if column.refers is None:
                continue
            other = tables[column.refers[0]]
            known = {row.values[column.refers[1]] for row in other.rows if column.refers[1] in row.values}
            if not known:  # the sheet or its column is missing, which is told already
                continue
            for row in table.rows:
                value = row.values.get(column.key)
                if value is None or value in known:
                    continue
                close = get_close_matches(str(value), [str(name) for name in known], 1, 0.6)
                hint_en = f" Did you mean “{close[0]}”?" if close else ""
                hint_id = f" Maksudnya “{close[0]}”?" if close else ""
                table.fault(
                    row.number,
                    column.key,
                    value,
                    f"does not stand in the sheet “{other.tab}”.{hint_en}",
                    f"tidak ada di lembar “{other.tab}”.{hint_id}",
                )
