"""Reads one cell as its column asks: numbers written as text, dates as serials, codes with dots, yes and no.

What is ambiguous (1.234 as text, 0.3 for a percentage, a 16-digit number that the spreadsheet has rounded)
is not guessed: the cell is refused with the way to write it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import isfinite

from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade import identifiers
from geliat.workbook.columns import NUMBERS, Column
from geliat.workbook.opening import BadCell, Cell

Value = str | int | Decimal | bool | date | tuple[str, ...]

PLACES = {"whole": 0, "rupiah": 0, "money": 2, "decimal": 4, "percent": 1}
CODES: dict[str, tuple[Callable[[str], str], Callable[[str], Blocker | None]]] = {
    "nib": (identifiers.normal_nib, identifiers.check_nib),
    "npwp": (identifiers.normal_npwp, identifiers.check_npwp),
    "hs": (identifiers.normal_hs_code, identifiers.check_hs_code),
    "port": (identifiers.normal_locode, identifiers.check_locode),
    "container": (identifiers.normal_size_type, identifiers.check_size_type),
}
NUMBER_TEXT = re.compile(r"-?[0-9]+(?:[.,](?:[0-9]{1,2}|[0-9]{4}))?")
STEP = re.compile(r"[a-z][a-z0-9_]*")
ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
SERIAL_ZERO = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 29_221, 73_050  # 1980 to 2099: other numbers are no dates of an order
ROUNDED_FROM = 10**15  # a spreadsheet keeps 15 digits of a number and loses the rest
YES = {"ya", "y", "yes", "true", "1", "benar", "betul"}
NO = {"tidak", "t", "n", "no", "false", "0", "bukan", "salah"}


class Unreadable(Exception):  # noqa: N818 - an answer about a cell, caught where its place is known
    """The cell does not hold what its column asks."""

    def __init__(self, expected: Sentence) -> None:
        self.expected = expected
        super().__init__(expected.en)


def _no(en: str, id: str) -> Unreadable:
    return Unreadable(Sentence(en=en, id=id))


def is_empty(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return isinstance(cell, str) and not cell.strip()


def read_cell(column: Column, cell: Cell) -> Value:
    """The value of a cell that is not empty. Raises Unreadable with what was expected."""
    if isinstance(cell, BadCell):
        if cell.text == "=":
            raise _no(
                "the formula has no value yet; open the file in a spreadsheet program and save it again.",
                "rumus belum dihitung; buka berkas dengan program lembar kerja lalu simpan lagi.",
            )
        raise _no(
            "the formula gives an error; write the value itself.",
            "rumus menghasilkan galat; tuliskan nilainya.",
        )
    if column.kind in NUMBERS:
        return _number(column, cell)
    match column.kind:
        case "date" | "monday":
            return _date(column, cell)
        case "yes_no":
            return _yes_no(column, cell)
    words = _words(column, cell)
    if column.kind == "list":
        found = tuple(part.strip() for part in re.split("[,;]", words) if part.strip())
        if not found:
            raise _expected(column)
        return found
    return _code(column, words)


def _expected(column: Column) -> Unreadable:
    return _no(f"expected {column.expected.en}.", f"seharusnya {column.expected.id}.")


def _words(column: Column, cell: Cell) -> str:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise _expected(column)
    if isinstance(cell, float):
        if not isfinite(cell):
            raise _expected(column)
        if abs(cell) >= ROUNDED_FROM:
            raise _no(
                "so long a number is rounded by the spreadsheet; write it as text.",
                "angka sepanjang ini dibulatkan lembar kerja; tuliskan sebagai teks.",
            )
        cell = f"{Decimal(repr(cell)).normalize():f}"
    words = " ".join(str(cell).split())
    if not words.isprintable():
        raise _no("holds unprintable characters.", "memuat karakter yang tidak tercetak.")
    if len(words) > column.longest and column.kind in ("text", "list", "step"):
        raise _no(
            f"has {len(words)} characters; at most {column.longest} fit.",
            f"berisi {len(words)} karakter; paling banyak {column.longest}.",
        )
    return words


def _code(column: Column, words: str) -> str:
    """Text by its kind: normalised codes, one of the choices, or the words as they are."""
    if column.choices:
        return _choice(column, words)
    match column.kind:
        case "step":
            words = words.lower().replace(" ", "_").replace("-", "_")
            if not STEP.fullmatch(words):
                raise _expected(column)
        case "digits":
            if not (words.isascii() and words.isdecimal() and len(words) == column.longest):
                raise _expected(column)
        case "country" | "currency":
            words = words.upper()
            if not (
                words.isascii() and words.isalpha() and len(words) == (2 if column.kind == "country" else 3)
            ):
                raise _expected(column)
        case kind if kind in CODES:
            normal, check = CODES[kind]
            if blocker := check(words):
                raise Unreadable(blocker.sentence)
            words = normal(words)
    return words


def _choice(column: Column, words: str) -> str:
    for choice in column.choices:
        if words.casefold() == choice.casefold():
            return choice
    raise _expected(column)


def _number(column: Column, cell: Cell) -> int | Decimal:
    value = _decimal(column, cell)
    if column.kind == "percent" and 0 < value < 1:
        raise _no(
            "write a percentage as 12 for 12 %, in a cell without percent format.",
            "tulis persentase sebagai 12 untuk 12 %, dalam sel tanpa format persen.",
        )
    if not column.least <= value <= column.most:
        raise _no(
            f"must lie between {column.least:f} and {column.most:f}.",
            f"harus di antara {column.least:f} dan {column.most:f}.",
        )
    rounded = value.quantize(Decimal(1).scaleb(-PLACES[column.kind]))
    # A formula leaves dust (4.6000000000000005); half a piece is no dust.
    if abs(value - rounded) > Decimal("1e-9") * max(Decimal(1), abs(value)):
        raise _expected(column)
    if column.choices and rounded not in {Decimal(choice) for choice in column.choices}:
        raise _expected(column)
    match column.kind:
        case "whole":
            return int(rounded)
        case "percent":
            return int(rounded.scaleb(1))
        case _:
            return rounded


def _decimal(column: Column, cell: Cell) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise _expected(column)
    if isinstance(cell, str):
        text = cell.strip().removesuffix("%").strip() if column.kind == "percent" else cell.strip()
        if re.fullmatch(r"-?[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]+)?", text):
            raise _no(
                "a dot or comma before three digits can be read in two ways; write the number without it.",
                "titik atau koma di depan tiga angka dapat dibaca dua cara; tulis angkanya tanpa tanda itu.",
            )
        if not (text.isascii() and len(text) <= 20 and NUMBER_TEXT.fullmatch(text)):
            raise _expected(column)
        return Decimal(text.replace(",", "."))
    if not isfinite(cell):
        raise _expected(column)
    return Decimal(repr(cell))


def _date(column: Column, cell: Cell) -> date:
    day = _any_date(column, cell)
    if not SERIAL_ZERO + timedelta(FIRST_SERIAL) <= day <= SERIAL_ZERO + timedelta(LAST_SERIAL):
        raise _no("is no date between 1980 and 2099.", "bukan tanggal antara 1980 dan 2099.")
    if column.kind == "monday" and day.weekday() != 0:
        monday = day - timedelta(days=day.weekday())
        raise _no(
            f"is not a Monday; its week began on {monday}.", f"bukan hari Senin; pekannya mulai {monday}."
        )
    return day


def _any_date(column: Column, cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if isfinite(cell) and FIRST_SERIAL <= cell <= LAST_SERIAL:
            return SERIAL_ZERO + timedelta(days=int(cell))
        raise _expected(column)
    if isinstance(cell, str):
        text = cell.strip()
        if found := ISO_DATE.fullmatch(text):
            parts = (found[1], found[2], found[3])
        elif found := DAY_FIRST.fullmatch(text):
            parts = (found[3], found[2], found[1])
        else:
            raise _expected(column)
        try:
            return date(*(int(part) for part in parts))
        except ValueError as error:
            raise _no("is no day of the calendar.", "bukan hari yang ada dalam kalender.") from error
    raise _expected(column)


def _yes_no(column: Column, cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    word = str(int(cell)) if isinstance(cell, float) and cell in (0.0, 1.0) else str(cell).strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise _expected(column)
