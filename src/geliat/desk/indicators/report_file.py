"""Writes a report as CSV with what each figure means beside it, so that none is read without its source."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from geliat.desk.indicators.figures import HIDDEN, Report
from geliat.desk.indicators.tables import CountTable
from geliat.desk.makers.pages import say
from geliat.trade.indicators import indicators

HEAD = (
    "indicator",
    "concept",
    "definition",
    "of",
    "scope",
    "period_from",
    "period_to",
    "value",
    "unit",
    "counted",
    "note",
    "source",
    "confidence",
    "contact",
)


FORMULA = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_of(report: Report, contact: str) -> str:
    """The file: one line a figure, small counts hidden as on the page; a mark says that it is UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEAD)
    for line in (*_figures(report), *_tables(report)):
        writer.writerow([_safe(cell) for cell in (*line, contact)])
    return "\ufeff" + written.getvalue()


Line = tuple[str, ...]


def _figures(report: Report) -> Iterator[Line]:
    for row in report.rows:
        value = "" if row.value is None else f"{row.value:f}"
        note = say(HIDDEN) if row.hidden else say(row.note) if row.note else ""
        yield _line(report, row.indicator.code, "", value, row.indicator.unit, str(row.figure.counted), note)


def _tables(report: Report) -> Iterator[Line]:
    for table in (report.crafts, report.workers):
        yield from _table(report, table)


def _table(report: Report, table: CountTable) -> Iterator[Line]:
    unit = indicators()[table.code].unit
    for name, cells, _total in table.lines:
        for column, cell in zip(table.column_names, cells, strict=True):
            value, note = ("", say(HIDDEN)) if cell is None else (str(cell), "")
            yield _line(report, table.code, f"{say(name)}, {say(column)}", value, unit, "", note)


def _line(report: Report, code: str, of: str, value: str, unit: str, counted: str, note: str) -> Line:
    indicator = indicators()[code]
    return (
        code,
        say(indicator.name),
        say(indicator.formula),
        of,
        say(report.scope_name),
        report.period_from.isoformat(),
        report.period_to.isoformat(),
        value,
        unit,
        counted,
        note,
        indicator.source,
        indicator.confidence,
    )


def _safe(cell: str) -> str:
    """Text that a spreadsheet would take for a formula stands behind an apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULA) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    try:
        Decimal(cell)
    except ArithmeticError:
        return False
    return True
