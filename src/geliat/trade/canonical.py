"""One stable JSON form of a frozen value, for sealing by SHA-256 and for reading back without guessing.

Follows the spirit of RFC 8785 (JSON Canonicalization Scheme): sorted keys, no blanks, no floats. Decimals are
strings without needless zeros (money keeps its minor unit), dates are ISO 8601.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar, cast

from geliat.measures import MINOR_UNITS, Money
from geliat.refusals import Blocker, Refusal

Json = Any
"""What `json` reads and writes: dict, list, str, int, bool or None; never a float."""

T = TypeVar("T")

UNREAD = object()
AS_THEY_ARE = frozenset({str, int, bool})

EXPECTED = {
    "text": ("text", "teks"),
    "whole": ("a whole number", "bilangan bulat"),
    "truth": ("true or false", "true atau false"),
    "decimal": (
        'a decimal number in quotes, such as "4.60"',
        'angka desimal dalam tanda kutip, misalnya "4.60"',
    ),
    "date": ("a date as YYYY-MM-DD", "tanggal berbentuk YYYY-MM-DD"),
    "moment": (
        "a moment with its zone, as YYYY-MM-DDTHH:MM:SS+07:00",
        "waktu beserta zonanya, berbentuk YYYY-MM-DDTHH:MM:SS+07:00",
    ),
    "list": ("a list", "daftar"),
    "object": ("an object with named fields", "objek dengan kolom bernama"),
}


def as_json(value: object) -> Json:
    """`value` (dataclass, tuple, Money, Decimal, date, str, int, bool or None) as plain JSON data.

    Raises TypeError for anything else, floats before all.
    """
    if value is None or type(value) in AS_THEY_ARE:
        return value
    match value:
        case str() | int():
            return value
        case Money(amount=amount, currency=currency):
            return {"amount": _decimal_text(amount, MINOR_UNITS.get(currency, 2)), "currency": currency}
        case Decimal():
            return _decimal_text(value, 0)
        case date():
            return value.isoformat()
        case tuple():
            return [as_json(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            # Plain values, most of all there are, need no call of their own.
            name: part if type(part := getattr(value, name)) in AS_THEY_ARE else as_json(part)
            for name in _names(type(value))
        }
    raise TypeError(f"{type(value).__name__} has no canonical JSON form")


def canonical_text(data: Json) -> str:
    """JSON data as its one text: keys sorted, no blanks, characters as they are."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sha256_of(data: Json) -> str:
    """The seal of JSON data: SHA-256 over its canonical text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical_text(data).encode()).hexdigest()


def parsed(text: str) -> Json:
    """The data in a JSON text; Refusal when the text is no JSON, naming line and column."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Refusal(
            Blocker(
                "not_json",
                "This is not JSON: line {line}, column {column}.",
                "Ini bukan JSON: baris {line}, kolom {column}.",
                {"line": error.lineno, "column": error.colno},
            )
        ) from None


def read(kind: type[T], data: Json, where: str = "") -> T:
    """The frozen dataclass `kind` that `as_json` wrote as `data`.

    Raises Refusal with one blocker for every field that is missing, unknown or not of its type; `where` is
    put before the names of the fields.
    """
    problems: list[Blocker] = []
    value = _read(kind, data, where, problems)
    if problems:
        raise Refusal(*problems)
    return cast(T, value)


def _decimal_text(value: Decimal, places: int) -> str:
    whole, _, fraction = format(value, "f").partition(".")
    fraction = fraction.rstrip("0").ljust(places, "0")
    text = f"{whole}.{fraction}" if fraction else whole
    return text if value else text.removeprefix("-")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {name: hints[name] for name in _names(kind)}


@cache
def _with_default(kind: type) -> frozenset[str]:
    return frozenset(
        field.name
        for field in dataclasses.fields(kind)
        if field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
    )


def _unreadable(where: str, expected: str, got: object, problems: list[Blocker]) -> object:
    """Notes the problem and stands in for the value, which nobody will see as the reading is refused."""
    en, indonesian = EXPECTED[expected]
    shown = json.dumps(got, ensure_ascii=False)
    problems.append(
        Blocker(
            "field_unreadable",
            "{where}: expected {en}, found {got}.",
            "{where}: seharusnya {id}, yang tertulis {got}.",
            {"where": where or "(value)", "en": en, "id": indonesian, "got": shown[:80]},
        )
    )
    return UNREAD


def _read(hint: Any, data: Json, where: str, problems: list[Blocker]) -> object:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        if data is None:
            return None
        (inner,) = [part for part in typing.get_args(hint) if part is not type(None)]
        return _read(inner, data, where, problems)
    if origin is tuple:
        return _read_tuple(typing.get_args(hint), data, where, problems)
    if dataclasses.is_dataclass(hint):
        return _read_record(cast(type, hint), data, where, problems)
    return _read_plain(hint, data, where, problems)


def _read_tuple(parts: tuple[Any, ...], data: Json, where: str, problems: list[Blocker]) -> object:
    if not isinstance(data, list):
        return _unreadable(where, "list", data, problems)
    endless = len(parts) == 2 and parts[1] is Ellipsis
    if not endless and len(parts) != len(data):
        problems.append(
            Blocker(
                "list_of_wrong_length",
                "{where}: expected {expected} entries, found {got}.",
                "{where}: seharusnya {expected} isian, yang tertulis {got}.",
                {"where": where, "expected": len(parts), "got": len(data)},
            )
        )
        return None
    hints = [parts[0]] * len(data) if endless else list(parts)
    pairs = zip(hints, data, strict=True)
    return tuple(_read(hint, item, f"{where}[{n}]", problems) for n, (hint, item) in enumerate(pairs))


def _read_record(kind: type, data: Json, where: str, problems: list[Blocker]) -> object:
    if not isinstance(data, dict):
        return _unreadable(where, "object", data, problems)
    hints, before, values = _hints(kind), len(problems), {}
    prefix = f"{where}." if where else ""
    problems.extend(
        Blocker(
            "field_unknown",
            "{where}: no such field; known are {known}.",
            "{where}: kolom ini tidak dikenal; yang dikenal: {known}.",
            {"where": f"{prefix}{name}", "known": ", ".join(hints)},
        )
        for name in data
        if name not in hints
    )
    for name, hint in hints.items():
        if name in data:
            values[name] = _read(hint, data[name], f"{prefix}{name}", problems)
        elif name not in _with_default(kind):
            problems.append(
                Blocker(
                    "field_missing",
                    "{where}: this field is missing.",
                    "{where}: kolom ini belum diisi.",
                    {"where": f"{prefix}{name}"},
                )
            )
    if len(problems) > before:
        return None
    try:
        return kind(**values)
    except Refusal as refusal:
        problems.extend(refusal.blockers)
    except (TypeError, ValueError) as error:
        problems.append(
            Blocker(
                "value_unsound",
                "{where}: {why}.",
                "{where}: nilainya tidak sah ({why}).",
                {"where": where or kind.__name__, "why": str(error)},
            )
        )
    return None


def _read_plain(hint: Any, data: Json, where: str, problems: list[Blocker]) -> object:
    if hint is str:
        return data if isinstance(data, str) else _unreadable(where, "text", data, problems)
    if hint is bool:
        return data if isinstance(data, bool) else _unreadable(where, "truth", data, problems)
    if hint is int:
        whole = isinstance(data, int) and not isinstance(data, bool)
        return data if whole else _unreadable(where, "whole", data, problems)
    if hint is Decimal:
        return _read_decimal(data, where, problems)
    if hint is datetime:
        return _read_moment(data, where, problems)
    if hint is date:
        try:
            return date.fromisoformat(data)
        except (TypeError, ValueError):
            return _unreadable(where, "date", data, problems)
    raise TypeError(f"no way is known to read a {hint!r}")


def _read_decimal(data: Json, where: str, problems: list[Blocker]) -> object:
    try:
        number = Decimal(data) if isinstance(data, str) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        return _unreadable(where, "decimal", data, problems)
    return number


def _read_moment(data: Json, where: str, problems: list[Blocker]) -> object:
    try:
        moment = datetime.fromisoformat(data)
    except (TypeError, ValueError):
        moment = None
    if moment is None or moment.tzinfo is None:
        return _unreadable(where, "moment", data, problems)
    return moment
