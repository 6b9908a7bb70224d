"""Reads one cell of a cargo list: exact numbers in any unit, sides, yes and no, the profile of a drum."""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite

from geliat.planning.loading.problem import SIDES, Side
from geliat.sentences import Sentence
from geliat.workbook.cargo.fields import CargoField, Heading
from geliat.workbook.cells import Unreadable, read_cell
from geliat.workbook.columns import Column
from geliat.workbook.opening import BadCell

NUMBER = re.compile(r"([+-]?[0-9]{1,15})(?:([.,])([0-9]{1,9}))?")
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[.,' ][0-9]{3})+(?:[.,][0-9]+)?")
POINT = re.compile(r"([0-9]{1,9})@([0-9]{1,9})")
BETWEEN = re.compile(r"[\s,;|+]+")
DUST = Decimal("1e-9")
LONGEST_TEXT = {"key": 40, "name": 120, "group": 40, "destination": 60}
SIDE_WORDS: dict[str, tuple[Side, ...]] = {
    "length": ("length",),
    "panjang": ("length",),
    "width": ("width",),
    "lebar": ("width",),
    "height": ("height",),
    "tinggi": ("height",),
    "all": SIDES,
    "any": SIDES,
    "semua": SIDES,
}
UNIT_WORDS = {
    "length": Sentence(en="millimetres", id="milimeter"),
    "weight": Sentence(en="grams", id="gram"),
}


def value_in(heading: Heading, cell: object, mark: str) -> object:
    """What the cell says for its field. Raises Unreadable with what was expected.

    `mark` is the decimal mark of the list where its form tells it ("." or ","), else "".
    """
    field = heading.field
    if isinstance(cell, BadCell):
        return read_cell(_column(field), cell)
    match field.kind:
        case "length" | "weight" | "whole":
            return whole(cell, field, heading.factor, mark)
        case "yes_no" | "text":
            if not isinstance(cell, str | int | float | bool):
                raise Unreadable(expected(field))
            return read_cell(_column(field), cell)
        case "sides":
            return _sides(cell, field)
        case "profile":
            return _profile(cell, field)


def _column(field: CargoField) -> Column:
    kind = "yes_no" if field.kind == "yes_no" else "text"
    longest = LONGEST_TEXT.get(field.key, 120)
    return Column(field.key, "", "", "yes_no" if kind == "yes_no" else "text", field.help, longest=longest)


def expected(field: CargoField) -> Sentence:
    """What a field takes, in words."""
    match field.kind:
        case "length" | "weight" | "whole":
            least, most = f"{field.least:,}", f"{field.most:,}"
            unit = UNIT_WORDS.get(field.kind)
            en = f" of {unit.en}" if unit else ""
            indonesian = f" {unit.id}" if unit else ""
            return Sentence(
                en=f"expected a whole number{en} from {least} to {most}.",
                id=f"seharusnya bilangan bulat{indonesian} dari {_id(least)} sampai {_id(most)}.",
            )
        case "sides":
            return Sentence(
                en="expected one or more of height, length, width, or all.",
                id="seharusnya satu atau lebih dari tinggi, panjang, lebar, atau semua.",
            )
        case "profile":
            return Sentence(
                en="expected radius@height in whole mm, heights rising from 0, as 90@0 90@400.",
                id="seharusnya jari-jari@tinggi dalam mm bulat, tinggi naik mulai dari 0, "
                "misalnya 90@0 90@400.",
            )
        case "yes_no":
            return Sentence(en="expected yes or no.", id="seharusnya ya atau tidak.")
        case "text":
            return Sentence(en="expected a text.", id="seharusnya teks.")


def _id(number: str) -> str:
    return number.replace(",", ".")


def whole(cell: object, field: CargoField, factor: int, mark: str) -> int:
    """A number as whole millimetres, grams or pieces, exact; nothing is rounded."""
    value = _amount(cell, field, mark)
    if not value.is_finite() or value.adjusted() > 15:
        raise Unreadable(expected(field))
    scaled = value * factor
    nearest = scaled.to_integral_value()
    # A spreadsheet's arithmetic leaves dust (4.6000000000000005); half a millimetre is no dust.
    dust = DUST * max(Decimal(1), abs(scaled)) if isinstance(cell, float) else Decimal(0)
    if abs(scaled - nearest) > dust or not field.least <= nearest <= field.most:
        raise Unreadable(expected(field))
    return int(nearest)


def _amount(cell: object, field: CargoField, mark: str) -> Decimal:
    if isinstance(cell, bool):
        raise Unreadable(expected(field))
    if isinstance(cell, int):
        return Decimal(cell) if abs(cell) < 10**15 else Decimal("inf")
    if isinstance(cell, Decimal):
        if not cell.is_finite() or not -12 <= cell.adjusted() <= 15:
            return cell if cell.is_zero() else Decimal("inf")
        return cell
    if isinstance(cell, float):
        return Decimal(repr(cell)) if isfinite(cell) and abs(cell) < 10**15 else Decimal("inf")
    if not isinstance(cell, str):
        raise Unreadable(expected(field))
    text = cell.strip()
    found = NUMBER.fullmatch(text) if text.isascii() else None
    if found and not _two_ways(found[1], found[2], found[3], mark):
        return Decimal(text.replace(",", "."))
    if found or (len(text) < 40 and GROUPED.fullmatch(text)):
        raise Unreadable(
            Sentence(
                en="a dot or comma before three digits can be read in two ways; write the number without it, "
                "or in mm or g.",
                id="titik atau koma di depan tiga angka dapat dibaca dua cara; tulis angkanya tanpa tanda "
                "itu, atau dalam mm atau g.",
            )
        )
    raise Unreadable(expected(field))


def _two_ways(units: str, sign: str | None, rest: str | None, mark: str) -> bool:
    """Whether a number may be thousands as well as decimals: 1.234, but not 1234.567, 0.234 or 1.25."""
    units = units.lstrip("+-")
    if not sign or not rest or sign == mark:
        return False
    return len(rest) == 3 and len(units) <= 3 and not units.startswith("0")


def _sides(cell: object, field: CargoField) -> tuple[Side, ...]:
    words = cell if isinstance(cell, list | tuple) else str(cell).split("/")
    found: set[Side] = set()
    for word in words:
        if not isinstance(word, str):
            raise Unreadable(expected(field))
        for part in BETWEEN.split(word.casefold().strip()):
            if part not in SIDE_WORDS:
                raise Unreadable(expected(field))
            found.update(SIDE_WORDS[part])
    if not found:
        raise Unreadable(expected(field))
    return tuple(side for side in SIDES if side in found)


def _profile(cell: object, field: CargoField) -> tuple[tuple[int, int], ...]:
    """The profile as ((height, radius), ...) from "radius@height ..." or a list of [height, radius]."""
    points: list[tuple[int, int]] = []
    if isinstance(cell, list):
        for pair in cell:
            if not (isinstance(pair, list) and len(pair) == 2 and all(type(each) is int for each in pair)):
                raise Unreadable(expected(field))
            points.append((pair[0], pair[1]))
    else:
        for part in BETWEEN.split(str(cell).strip()):
            found = POINT.fullmatch(part) if part.isascii() else None
            if not found:
                raise Unreadable(expected(field))
            points.append((int(found[2]), int(found[1])))
    if not 2 <= len(points) <= 1_000:
        raise Unreadable(expected(field))
    return tuple(points)
