"""Every sheet and column of a case workbook, in the order in which they are filled in.

The one declarative table (`sheets.csv`, `columns.csv` beside this module) behind the empty workbook, the
written case, the reader and the documentation. Column keys are the fields of the rows in `case.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, cast

from geliat.sentences import Sentence
from geliat.trade.data import rows
from geliat.trade.incoterms import incoterms
from geliat.workbook import case
from geliat.workbook.columns import MOST, Column, Kind, Sheet

README_TAB = "BACA - README"
MENDING_TAB = "PERBAIKI - TO MEND"
REASON_HEADER = "# Alasan / Reason"
REMARK = "#"
"""What a tab, a header or a row begins with when the reader shall pass over it."""

FORMER: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("consignments", "container_type"): ("Jenis peti kemas",)
}
"""(sheet, column) -> headers in Indonesian of workbooks that were handed out before."""

ROWS_OF: Mapping[str, type[Any]] = {
    "group": case.Group,
    "regencies": case.Regency,
    "villages": case.Village,
    "workshops": case.Workshop,
    "skills": case.Skill,
    "closed_weeks": case.ClosedWeek,
    "disclosures": case.Disclosure,
    "contacts": case.Contact,
    "steps": case.Step,
    "products": case.Product,
    "sizes": case.Size,
    "profiles": case.ProfilePoint,
    "route": case.RouteStep,
    "packages": case.Package,
    "quality": case.Quality,
    "defects": case.Defect,
    "buyer": case.Buyer,
    "order": case.Order,
    "lines": case.Line,
    "consignments": case.Consignment,
    "contents": case.Content,
    "rates": case.Rate,
    "payments": case.Payment,
    "notes": case.Note,
}


def _table(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _choices(cell: str) -> tuple[str, ...]:
    match cell:
        case "*incoterms":
            return tuple(incoterms())
        case "*aqls":
            values = {Decimal(row["aql"]) for row in rows("sampling_plans")}
            return ("0", *(f"{value.normalize():f}" for value in sorted(values)))
        case _:
            return tuple(cell.split())


def _column(row: Mapping[str, str]) -> Column:
    refers = row["refers"].partition(".")
    return Column(
        key=row["key"],
        id=row["id"],
        en=row["en"],
        kind=cast(Kind, row["kind"]),
        help=Sentence(en=row["help_en"], id=row["help_id"]),
        example=row["example"],
        required=row["required"] == "yes",
        choices=_choices(row["choices"]),
        refers=(refers[0], refers[2]) if refers[0] else None,
        least=Decimal(row["least"] or 0),
        most=Decimal(row["most"] or MOST),
        longest=int(row["longest"] or 120),
        private=row["private"] == "yes",
        former=FORMER.get((row["sheet"], row["key"]), ()),
    )


@cache
def sheets() -> tuple[Sheet, ...]:
    """The sheets of a workbook in order."""
    columns = _table("columns")
    return tuple(
        Sheet(
            slot=row["slot"],
            id=row["id"],
            en=row["en"],
            about=Sentence(en=row["about_en"], id=row["about_id"]),
            make=ROWS_OF[row["slot"]],
            columns=tuple(_column(cell) for cell in columns if cell["sheet"] == row["slot"]),
            unique=tuple(row["unique"].split()),
            required=row["rows"] != "any",
            single=row["rows"] == "one",
        )
        for row in _table("sheets")
    )


def sheet(slot: str) -> Sheet:
    """The sheet of a field of `Case`; KeyError when there is none."""
    return {found.slot: found for found in sheets()}[slot]
