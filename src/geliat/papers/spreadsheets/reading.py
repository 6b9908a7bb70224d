"""Reads a workbook that was written here, perhaps edited since, back into statements with their cells."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from geliat.papers.form_values import (
    MOST_BYTES,
    foreign,
    in_grams,
    in_mm3,
    money_text,
    not_too_large,
    plain,
    unreadable,
)
from geliat.papers.spreadsheets.layout import FIRST_LINE, HEADINGS, Book, LineSheet, TableSheet
from geliat.papers.spreadsheets.writing import LOT_COLUMNS, columns_of, fact_in, keys_of
from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency.statement import Fact, Statement

NUMBERS: dict[str, Callable[[Decimal], str]] = {
    "number": plain,
    "exact": plain,
    "kilograms": in_grams,
    "cubic_metres": in_mm3,
}
EXPECTED = {
    "text": ("text", "teks"),
    "day": ("a date", "tanggal"),
    "number": ("a number", "angka"),
}
Rows = list[list[Any]]
LOT_WIDTH = len(LOT_COLUMNS)


def read_book(book: Book, data: bytes) -> tuple[Statement, ...]:
    """What the workbook states.

    Raises Refusal for another file, and with every cell that cannot be read.
    """
    sheets = _sheets(book, data)
    problems: list[Blocker] = []
    reader = _Reader(book.form, _currency(book, sheets), problems)
    stated: list[Statement] = []
    for sheet in book.sheets:
        rows = sheets[sheet.name]
        if isinstance(sheet, LineSheet):
            stated.extend(reader.lines(sheet, rows))
        else:
            stated.extend(reader.table(sheet, rows))
    if problems:
        raise Refusal(*problems)
    return tuple(stated)


def cell_name(sheet: str, row: int, column: int) -> str:
    """A cell as spreadsheets name it, rows and columns counted from 0: (`Cartons`, 4, 9) is "Cartons!J5"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}!{letters}{row + 1}"


def _sheets(book: Book, data: bytes) -> dict[str, Rows]:
    not_too_large(book.form, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > 4 * MOST_BYTES:
            raise foreign(book.form, f"unpacked it has {size} bytes", f"isinya {size} byte")
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        missing = [sheet.name for sheet in book.sheets if sheet.name not in workbook.sheet_names]
        if missing:
            names = ", ".join(missing)
            raise foreign(book.form, f"it lacks the sheets {names}", f"lembar {names} tidak ada")
        return {
            sheet.name: workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            for sheet in book.sheets
        }
    except (zipfile.BadZipFile, CalamineError, OSError, ValueError):
        raise foreign(book.form, "it is no XLSX workbook", "bukan buku kerja XLSX") from None


def _currency(book: Book, sheets: dict[str, Rows]) -> str:
    """The currency in which the workbook's amounts are; "" where it has no amounts."""
    for sheet in book.sheets:
        if isinstance(sheet, LineSheet):
            for n, line in enumerate(sheet.lines, start=FIRST_LINE + 1):
                if line.fact == ("money", "currency"):
                    return str(_at(sheets[sheet.name], n, 3))
    return ""


def _at(rows: Rows, row: int, column: int) -> Any:
    """A cell, or "" beyond what is filled in."""
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


class _Reader:
    """Reads the sheets of one workbook, gathering the cells that cannot be read."""

    def __init__(self, form: str, currency: str, problems: list[Blocker]) -> None:
        self.form, self.currency, self.problems = form, currency, problems

    def lines(self, sheet: LineSheet, rows: Rows) -> Iterator[Statement]:
        self._headed(sheet.name, rows, HEADINGS)
        for n, line in enumerate(sheet.lines, start=FIRST_LINE + 1):
            if _at(rows, n, 2) != line.label_en:
                where = cell_name(sheet.name, n, 2)
                self.problems.append(
                    unreadable(self.form, where, line.label_en, line.label_en, _at(rows, n, 2))
                )
                continue
            yield from self._cell(sheet.name, n, 3, line.kind, line.fact, _at(rows, n, 3))

    def table(self, sheet: TableSheet, rows: Rows) -> Iterator[Statement]:
        width = len(rows[FIRST_LINE]) if len(rows) > FIRST_LINE else 0
        turns = (width - len(sheet.columns)) // LOT_WIDTH if sheet.lots else 0
        self._headed(sheet.name, rows, [column.heading for column in columns_of(sheet, turns)])
        own = len(sheet.columns)
        for n in range(FIRST_LINE + 1, len(rows)):
            row = rows[n]
            key = _key(row[0])
            if not key:
                if any(value != "" for value in row):
                    self._unreadable(sheet.name, n, 0, "text", "")
                continue
            keys = keys_of(key)
            for place, column in enumerate(sheet.columns):
                yield from self._cell(sheet.name, n, place, column.kind, fact_in(column, keys), row[place])
            for first in range(own, own + turns * LOT_WIDTH, LOT_WIDTH):
                keys = keys_of(key, (_key(row[first]), _key(row[first + 1])))
                for place, column in enumerate(LOT_COLUMNS, start=first):
                    fact = fact_in(column, keys)
                    yield from self._cell(sheet.name, n, place, column.kind, fact, row[place])

    def _headed(self, sheet: str, rows: Rows, headings: tuple[str, ...] | list[str]) -> None:
        for place, heading in enumerate(headings):
            found = _at(rows, FIRST_LINE, place)
            if found != heading:
                where = cell_name(sheet, FIRST_LINE, place)
                shown = heading.replace("\n", " / ")
                raise Refusal(unreadable(self.form, where, shown, shown, found))

    def _cell(
        self, sheet: str, row: int, column: int, kind: str, fact: Fact, value: Any
    ) -> Iterator[Statement]:
        if value == "" or value is None:
            return
        text = self._text(kind, value)
        if text is None:
            self._unreadable(sheet, row, column, kind, value)
        else:
            yield Statement(fact, text, self.form, cell_name(sheet, row, column))

    def _text(self, kind: str, value: Any) -> str | None:
        if kind == "text":
            return value if isinstance(value, str) else None
        if kind == "day":
            day = value.date() if isinstance(value, dt.datetime) else value
            return day.isoformat() if isinstance(day, dt.date) else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        # The shortest text of what the cell holds: 12.9, never 12.9000000000000004.
        number = Decimal(repr(value))
        return money_text(number, self.currency) if kind == "money" else NUMBERS[kind](number)

    def _unreadable(self, sheet: str, row: int, column: int, kind: str, value: Any) -> None:
        expected = EXPECTED.get(kind, EXPECTED["number"])
        self.problems.append(unreadable(self.form, cell_name(sheet, row, column), *expected, value))


def _key(value: Any) -> str:
    """The key of a row as facts name it: text as it stands, a number without decimals."""
    return plain(Decimal(repr(value))) if isinstance(value, int | float) else str(value)
