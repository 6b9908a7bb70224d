"""Reads rules from TOML, refusing a bad file with file, row and field, everything at once.

A file holds `[[requirement]]`, `[[coverage]]` and `[[ended]]` tables; their fields are those of the rows' own
classes. `[[ended]]` says that a rule stands no longer on some days, whatever an older book says.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import TypeVar, cast

from geliat.refusals import Blocker, Refusal
from geliat.trade.canonical import Json, as_json, read
from geliat.trade.requirements.book import Book, Ruling
from geliat.trade.requirements.requirement import Coverage, Requirement


@dataclasses.dataclass(frozen=True, slots=True)
class Ended:
    """The days on which the rule of a code stands no longer, both inclusive."""

    code: str
    valid_from: date
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if self.valid_until is not None and self.valid_until < self.valid_from:
            raise Refusal(
                _fault("rules_backwards", "valid_until", "it lies before valid_from", "sebelum valid_from")
            )


Row = TypeVar("Row", Requirement, Coverage, Ended)
TABLES = ("requirement", "coverage", "ended")


def read_book(files: Mapping[str, str]) -> Book:
    """The book in TOML texts by file name. Raises Refusal with every fault of every file."""
    faults: list[Blocker] = []
    requirements: list[tuple[str, Requirement]] = []
    coverage: list[Coverage] = []
    ended: list[tuple[str, Ended]] = []
    for file, text in files.items():
        for table, number, data in _rows(file, text, faults):
            where = _where(file, table, number, data)
            try:
                if table == "requirement":
                    requirements.append((where, requirement_of(data, where)))
                elif table == "ended":
                    ended.append((where, _read(Ended, data, where)))
                else:
                    coverage.append(_read(Coverage, data, where))
            except Refusal as refusal:
                faults.extend(refusal.blockers)
    faults.extend(_overlaps([*requirements, *ended]))
    if faults:
        raise Refusal(*faults)
    rulings = (Ruling(row.code, row.valid_from, row.valid_until, None) for _, row in ended)
    return Book(tuple(row for _, row in requirements), tuple(coverage), tuple(rulings))


def requirement_of(data: Mapping[str, Json], where: str = "") -> Requirement:
    """The row whose fields these are, as TOML or JSON data. Raises Refusal naming each bad field."""
    return _read(Requirement, data, where)


def row_of(requirement: Requirement) -> dict[str, Json]:
    """The fields of a row as JSON data: what `requirement_of` reads back."""
    return cast(dict[str, Json], as_json(requirement))


def _read(kind: type[Row], data: Mapping[str, Json], where: str) -> Row:
    try:
        return read(kind, _plain(data), where)
    except Refusal as refusal:
        raise Refusal(*(_placed(blocker, where) for blocker in refusal.blockers)) from None


def _placed(blocker: Blocker, where: str) -> Blocker:
    """A fault that names its field only, with the row put before it."""
    told = str(blocker.facts.get("where", ""))
    if not where or told.startswith(where):
        return blocker
    return dataclasses.replace(blocker, facts={**blocker.facts, "where": f"{where}.{told}"})


def _plain(data: Json) -> Json:
    """TOML's own dates as the text that the reader of canonical JSON expects."""
    match data:
        case dict():
            return {name: _plain(part) for name, part in data.items()}
        case list():
            return [_plain(part) for part in data]
        case date():
            return data.isoformat()
    return data


def _rows(file: str, text: str, faults: list[Blocker]) -> Iterable[tuple[str, int, dict[str, Json]]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        faults.append(_fault("not_toml", file, f"this is not TOML ({error})", f"ini bukan TOML ({error})"))
        return
    for name, rows in tables.items():
        if name not in TABLES or not isinstance(rows, list):
            known = ", ".join(f"[[{table}]]" for table in TABLES)
            faults.append(
                _fault(
                    "table_unknown",
                    f"{file}, {name}",
                    f"no such table; expected {known}",
                    f"tabel ini tidak dikenal; seharusnya {known}",
                )
            )
            continue
        for number, row in enumerate(rows, start=1):
            if isinstance(row, dict):
                yield name, number, row
            else:
                faults.append(
                    _fault(
                        "row_unreadable", f"{file}, {name} {number}", "expected a table", "seharusnya tabel"
                    )
                )


def _where(file: str, table: str, number: int, data: Mapping[str, Json]) -> str:
    code = data.get("code")
    return f"{file}, {table} {number} ({code})" if isinstance(code, str) else f"{file}, {table} {number}"


def _overlaps(rows: list[tuple[str, Requirement | Ended]]) -> Iterable[Blocker]:
    """Two rows of one code that would both be in force on a day."""
    by_start = sorted(rows, key=lambda each: (each[1].code, each[1].valid_from))
    for (first, earlier), (second, later) in pairwise(by_start):
        ends = earlier.valid_until or date.max
        if earlier.code == later.code and later.valid_from <= ends:
            yield _fault(
                "rules_overlap",
                f"{second}.valid_from",
                f"{later.valid_from} lies within the validity of {first}",
                f"{later.valid_from} berada dalam masa berlaku {first}",
            )


def _fault(code: str, where: str, en: str, id: str) -> Blocker:
    return Blocker(
        code,
        "{where}: {fault_en}.",
        "{where}: {fault_id}.",
        {"where": where, "fault_en": en, "fault_id": id},
        owner="administrator",
    )
