"""How facts stand in a workbook: sheets of labelled lines and sheets of tables, for writer and reader."""

from __future__ import annotations

from dataclasses import dataclass

from geliat.trade.consistency.statement import Fact

HEADINGS = ("No.", "Uraian", "Item", "Isi / Value")
"""Columns of a sheet of labelled lines: box, Indonesian, English, value."""
FIRST_LINE = 2
"""Row (from 0) of the headings, below the title and a blank row."""

FORMATS = {
    "text": "@",
    "number": "#,##0",
    "exact": "#,##0.0000",
    "kilograms": "#,##0.000",
    "cubic_metres": "0.000000",
    "money": "#,##0.00##",
    "day": "yyyy-mm-dd",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled value: the form's own box, its label in two languages, the fact and its kind."""

    box: str
    label_id: str
    label_en: str
    fact: Fact
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading in two languages, the fact (`{key}` for the row's), kind, width."""

    heading_id: str
    heading_en: str
    fact: Fact
    kind: str = "text"
    width: int = 12

    @property
    def heading(self) -> str:
        """Both languages, one below the other."""
        return f"{self.heading_en}\n{self.heading_id}"


@dataclass(frozen=True, slots=True)
class LineSheet:
    """A sheet of labelled lines."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with one row for each row of a list of facts; the first column tells them apart.

    `lots` adds, for each content of a carton, its lot, line and pieces.
    """

    name: str
    rows: str
    columns: tuple[Column, ...]
    lots: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: the form's name for statements, its title in two languages, its sheets."""

    form: str
    title_id: str
    title_en: str
    sheets: tuple[LineSheet | TableSheet, ...]
