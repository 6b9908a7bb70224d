"""Writes facts as a workbook with real number and date cells, frozen headings and a print set-up."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import xlsxwriter

from geliat.papers.facts import Facts, Key
from geliat.papers.spreadsheets.layout import (
    FIRST_LINE,
    FORMATS,
    HEADINGS,
    Book,
    Column,
    LineSheet,
    TableSheet,
)
from geliat.trade.consistency.statement import Fact

MADE_ON = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - a fixed day, so that the bytes are always the same
LOT_COLUMNS = (
    Column("Lot", "Lot", ("carton", "{key}", "content", "{lot}", "{line}", "lot"), width=12),
    Column("Baris", "Line", ("carton", "{key}", "content", "{lot}", "{line}", "line"), "number", 8),
    Column(
        "Isi dari lot",
        "Pieces of lot",
        ("carton", "{key}", "content", "{lot}", "{line}", "quantity"),
        "number",
        10,
    ),
)
ONE_KG, ONE_M3 = Decimal(1000), Decimal(1_000_000_000)


def write_book(book: Book, facts: Facts) -> bytes:
    """The workbook as bytes, the same for the same facts; unknown facts leave their cell empty."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties({"title": book.title_en, "author": "Geliat", "created": MADE_ON})
    styles = _styles(workbook)
    for sheet in book.sheets:
        page = workbook.add_worksheet(sheet.name)
        page.write_string(0, 0, f"{book.title_en} / {book.title_id}", styles["title"])
        if isinstance(sheet, LineSheet):
            _lines(page, sheet, facts, styles)
        else:
            _table(page, sheet, facts, styles)
        _for_print(page, book, landscape=isinstance(sheet, TableSheet))
    workbook.close()
    return target.getvalue()


def columns_of(sheet: TableSheet, most_contents: int) -> tuple[Column, ...]:
    """The columns of a table, with lot, line and pieces for as many contents as the fullest carton has."""
    return sheet.columns + LOT_COLUMNS * most_contents if sheet.lots else sheet.columns


def keys_of(key: str, content: Key = ("", "")) -> dict[str, str]:
    """The key of a row, and of a lot within it, by the places they fill in facts."""
    return {"{key}": key, "{lot}": content[0], "{line}": content[1]}


def fact_in(column: Column, keys: Mapping[str, str]) -> Fact:
    """The fact of a cell in the row with these keys."""
    known = keys.get
    return tuple([known(part, part) for part in column.fact])


def _styles(workbook: Any) -> dict[str, Any]:
    def made(**options: Any) -> Any:
        return workbook.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", **options})

    return {
        "title": made(bold=True, font_size=14),
        "label": made(text_wrap=True),
        "heading": made(bold=True, text_wrap=True, bg_color="#D1E7D8", border=1),
        **{kind: made(num_format=form) for kind, form in FORMATS.items()},
        # Long texts wrap where they stand alone in a line; in a table every row stays one line high.
        "wrapped": made(num_format="@", text_wrap=True),
        "day": made(num_format=FORMATS["day"], align="left"),
    }


def _lines(page: Any, sheet: LineSheet, facts: Facts, styles: dict[str, Any]) -> None:
    for column, (heading, width) in enumerate(zip(HEADINGS, (8, 30, 30, 60), strict=True)):
        page.set_column(column, column, width)
        page.write_string(FIRST_LINE, column, heading, styles["heading"])
    for n, line in enumerate(sheet.lines, start=FIRST_LINE + 1):
        for column, text in enumerate((line.box, line.label_id, line.label_en)):
            page.write_string(n, column, text, styles["label"])
        style = styles["wrapped" if line.kind == "text" else line.kind]
        _cell(page, n, 3, line.kind, facts.values.get(line.fact, ""), style)
    page.freeze_panes(FIRST_LINE + 1, 0)
    page.repeat_rows(FIRST_LINE)


def _table(page: Any, sheet: TableSheet, facts: Facts, styles: dict[str, Any]) -> None:
    rows = facts.keys.get((sheet.rows,), [])
    most = max((len(facts.keys.get(("content", key), ())) for (key,) in rows), default=1)
    columns = columns_of(sheet, most)
    for n, column in enumerate(columns):
        page.set_column(n, n, column.width)
        page.write_string(FIRST_LINE, n, column.heading, styles["heading"])
    page.set_row(FIRST_LINE, 42)
    values, own = facts.values, len(sheet.columns)
    # Every fact of a row is (kind of row, key, name and so on), and there are a thousand rows.
    plain = [(each.fact[0], each.fact[2:], each.kind, styles[each.kind]) for each in sheet.columns]
    for n, (key,) in enumerate(rows, start=FIRST_LINE + 1):
        for place, (head, name, kind, style) in enumerate(plain):
            _cell(page, n, place, kind, values.get((head, key, *name), ""), style)
        contents = facts.keys.get(("content", key), []) if sheet.lots else []
        for turn, content in enumerate(contents):
            keys = keys_of(key, content)
            for place, column in enumerate(LOT_COLUMNS, start=own + turn * len(LOT_COLUMNS)):
                value = values.get(fact_in(column, keys), "")
                _cell(page, n, place, column.kind, value, styles[column.kind])
    page.freeze_panes(FIRST_LINE + 1, 1)
    page.repeat_rows(FIRST_LINE)
    page.autofilter(FIRST_LINE, 0, FIRST_LINE + max(1, len(rows)), len(columns) - 1)


def _cell(page: Any, row: int, column: int, kind: str, value: str, style: Any) -> None:
    if value == "":
        page.write_blank(row, column, None, style)
    elif kind == "text":
        page.write_string(row, column, value, style)
    elif kind == "day":
        page.write_datetime(row, column, dt.datetime.fromisoformat(value), style)
    else:
        page.write_number(row, column, _number(kind, value), style)


def _number(kind: str, value: str) -> Decimal | int:
    """The number of a cell; the writer prints a Decimal's 17 digits, so nothing is lost."""
    match kind:
        case "money":
            return Decimal(value.partition(" ")[0])
        case "kilograms":
            return Decimal(value) / ONE_KG
        case "cubic_metres":
            return Decimal(value) / ONE_M3
        case "exact":
            return Decimal(value)
        case _:
            return int(value)


def _for_print(page: Any, book: Book, *, landscape: bool) -> None:
    page.set_paper(9)  # A4
    if landscape:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
    page.set_footer(f"&L{book.title_en} / {book.title_id}&R&P / &N")
