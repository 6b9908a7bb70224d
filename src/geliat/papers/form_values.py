"""What writers and readers of machine forms share: exact numbers as text, clear answers to unreadable files.

Statements have canonical values: g, mm, mm3 and pieces whole, money as "1234.50 USD", days by ISO 8601.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from geliat.measures import MINOR_UNITS
from geliat.refusals import Blocker, Refusal

MOST_BYTES = 50_000_000
"""A form of 1,200 cartons has about 2 MB; more than this is no form of ours."""

Json = Any


def plain(number: Decimal | int) -> str:
    """A number without exponent and needless zeros: 12.90 gives "12.9"."""
    text = format(Decimal(number), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def money_text(amount: Decimal, currency: str) -> str:
    """An amount as statements give it: the currency's minor unit, more places only where they count."""
    whole, _, fraction = plain(amount).partition(".")
    fraction = fraction.ljust(MINOR_UNITS.get(currency, 2), "0")
    return f"{whole}.{fraction} {currency}" if fraction else f"{whole} {currency}"


def kilograms_text(grams: int) -> str:
    """Grams as kilograms, exact: 12900 gives "12.9"."""
    return _shifted(grams, 3)


def cubic_metres_text(volume_mm3: int) -> str:
    """Cubic millimetres as cubic metres, exact."""
    return _shifted(volume_mm3, 9)


def _shifted(number: int, places: int) -> str:
    """A whole number divided by a power of ten, exact and without needless zeros."""
    whole, rest = divmod(abs(number), 10**places)
    text = f"{whole}.{rest:0{places}}".rstrip("0") if rest else str(whole)
    return f"-{text}" if number < 0 else text


def in_grams(kilograms: Decimal) -> str:
    """Kilograms as grams, as statements give masses."""
    return plain(kilograms.scaleb(3))


def in_mm3(cubic_metres: Decimal) -> str:
    """Cubic metres as cubic millimetres, as statements give volumes."""
    return plain(cubic_metres.scaleb(9))


def decimal(text: str) -> Decimal | None:
    """The finite number a text is, or None."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def unreadable(form: str, where: str, expected: str, expected_id: str, found: object) -> Blocker:
    """That the value at one place of a form is not what must stand there."""
    return Blocker(
        "form_value_unreadable",
        "{form}, {where}: expected {expected}, found {found}.",
        "{form}, {where}: seharusnya {expected_id}, yang tertulis {found}.",
        {
            "form": form,
            "where": where,
            "expected": expected,
            "expected_id": expected_id,
            "found": "nothing / kosong" if found in (None, "") else str(found)[:80],
        },
        owner="coordinator",
    )


def foreign(form: str, what: str, what_id: str) -> Refusal:
    """That a file is not this form at all, and what it should be."""
    return Refusal(
        Blocker(
            "form_foreign",
            "This file is no {form}: {what}.",
            "Berkas ini bukan {form}: {what_id}.",
            {"form": form, "what": what, "what_id": what_id},
            owner="coordinator",
        )
    )


def not_too_large(form: str, data: bytes) -> None:
    """Raises Refusal for a file larger than any form can be."""
    if len(data) > MOST_BYTES:
        raise foreign(form, f"it has {len(data)} bytes", f"ukurannya {len(data)} byte")


def json_data(form: str, data: bytes) -> Json:
    """The JSON data of a form, numbers as Decimal or int; Refusal when it is no JSON in UTF-8."""
    not_too_large(form, data)
    try:
        return json.loads(data.decode("utf-8"), parse_float=Decimal, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise foreign(form, "it is not written in UTF-8", "tidak ditulis dalam UTF-8") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        where_id = f"baris {error.lineno}, kolom {error.colno}"
        raise foreign(form, f"no JSON at {where}", f"bukan JSON pada {where_id}") from None
    except (RecursionError, ValueError):
        raise foreign(form, "its JSON cannot be read", "JSON-nya tidak terbaca") from None


def json_bytes(data: Json) -> bytes:
    """JSON data in UTF-8 in the order given, indented by two; Decimals stand as exact numbers."""
    parts: list[str] = []
    _write(data, "\n", parts)
    parts.append("\n")
    return "".join(parts).encode()


def _no_number(constant: str) -> None:
    raise ValueError(constant)


def _write(data: Json, line: str, parts: list[str]) -> None:
    match data:
        case dict() if data:
            deeper, sign = line + "  ", "{"
            for name, value in data.items():
                parts.append(f"{sign}{deeper}{json.dumps(name, ensure_ascii=False)}: ")
                _write(value, deeper, parts)
                sign = ","
            parts.append(f"{line}}}")
        case list() if data:
            deeper, sign = line + "  ", "["
            for value in data:
                parts.append(sign + deeper)
                _write(value, deeper, parts)
                sign = ","
            parts.append(f"{line}]")
        case Decimal():
            parts.append(plain(data))
        case float():
            raise TypeError("a form has no floats")
        case _:
            parts.append(json.dumps(data, ensure_ascii=False))
