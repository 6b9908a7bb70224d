"""Reads a case from a workbook, or refuses it with every fault at once; nothing is half read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from geliat.sentences import Sentence
from geliat.workbook.case import Case
from geliat.workbook.faults import Fault, WorkbookRefused
from geliat.workbook.mending import write_faults
from geliat.workbook.opening import open_workbook
from geliat.workbook.rules import MADE, check_rules
from geliat.workbook.sheets import sheets
from geliat.workbook.tables import Table, read_tables

__all__ = ["Fault", "WorkbookRefused", "counts", "read_case", "write_faults"]

MOST_FAULTS = 1_000


def read_case(data: bytes) -> Case:
    """The case in an XLSX file.

    Raises WorkbookRefused with every fault: sheets and columns that are missing, unknown or double, cells of
    a wrong kind, rows that stand twice, references into nowhere, and what the rows say against each other.
    """
    tables, faults = read_tables(open_workbook(data))
    made: MADE = {slot: _made(table) for slot, table in tables.items()}
    check_rules(tables, made)
    faults += [
        fault
        for sheet in sheets()
        for fault in sorted(tables[sheet.slot].faults, key=lambda found: found.row)
    ]
    if faults:
        raise WorkbookRefused(_few_enough(faults))
    return Case(**{sheet.slot: _field(tables[sheet.slot], made) for sheet in sheets()})


def _made(table: Table) -> list[tuple[Any, Any]]:
    """The rows as values; those that lack what is required are left out (their faults are noted)."""
    needed = {field.name for field in fields(table.sheet.make) if field.default is MISSING}
    return [(row, table.sheet.make(**row.values)) for row in table.rows if needed <= row.values.keys()]


def _field(table: Table, made: MADE) -> Any:
    things = tuple(thing for _, thing in made[table.sheet.slot])
    return things[0] if table.sheet.single else things


def _few_enough(faults: list[Fault]) -> list[Fault]:
    if len(faults) <= MOST_FAULTS:
        return faults
    rest = len(faults) - MOST_FAULTS
    more = Sentence(en=f"and {rest} faults more.", id=f"dan {rest} kesalahan lagi.")
    return [*faults[:MOST_FAULTS], Fault("", 0, "", "", more)]


def counts(case: Case) -> Mapping[str, int]:
    """How many rows each sheet of the case holds, by the sheet's tab."""
    return {sheet.tab: 1 if sheet.single else len(getattr(case, sheet.slot)) for sheet in sheets()}
