"""Writes a book of rules as TOML, in the form in which the program ships it and `read_book` reads it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date

from geliat.trade.canonical import Json, as_json
from geliat.trade.requirements.book import Book, Ruling
from geliat.trade.requirements.requirement import Coverage, Requirement


def write_book(book: Book, head: Iterable[str] = ()) -> str:
    """The rules of a book as TOML, its rulings laid into its rows; `head` stands above as comment lines.

    `read_book` gives back a book that answers every day as this one; written again, the text is the same.
    """
    flat = book.flat()
    comments = [f"# {part}" for line in head for part in line.splitlines()]
    tables = [
        *(_coverage(row) for row in flat.coverage),
        *(_requirement(row) for row in flat.requirements),
        *(_ended(ruling) for ruling in flat.rulings),
    ]
    return "\n".join([*comments, *([""] if comments else []), "\n".join(tables)])


def _requirement(row: Requirement) -> str:
    told = _told(row, as_json(row))
    when = told.pop("when", {})
    lines = ["[[requirement]]", *_lines(told)]
    if when:
        lines += ["[requirement.when]", *_lines(when)]
    return "\n".join(lines) + "\n"


def _coverage(row: Coverage) -> str:
    return "\n".join(["[[coverage]]", *_lines(_told(row, as_json(row)))]) + "\n"


def _ended(ruling: Ruling) -> str:
    told = as_json(ruling)
    del told["requirement"]
    return "\n".join(["[[ended]]", *_lines(_told(ruling, told))]) + "\n"


def _told(row: object, data: dict[str, Json]) -> dict[str, Json]:
    """The fields that say something; days as days, which JSON writes as text."""
    days = {one.name for one in fields(row) if "date" in str(one.type)}  # type: ignore[arg-type]
    return {
        name: date.fromisoformat(value) if name in days else _filled(value)
        for name, value in data.items()
        if value is not None and _filled(value) not in ("", [], {})
    }


def _filled(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: _filled(part) for name, part in value.items() if _filled(part) not in ("", [], None)}
    return [_filled(part) for part in value] if isinstance(value, list) else value


def _lines(told: Mapping[str, Json]) -> list[str]:
    return [f"{name} = {_value(value)}" for name, value in told.items()]


def _value(value: Json) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case dict():
            return "{{ {} }}".format(", ".join(f"{name} = {_value(part)}" for name, part in value.items()))
        case [dict(), *_]:
            return "[\n{}\n]".format("\n".join(f"    {_value(part)}," for part in value))
        case list():
            return "[{}]".format(", ".join(_value(part) for part in value))
    # A JSON string is a TOML string, but for DEL, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
