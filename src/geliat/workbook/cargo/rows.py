"""Understands the rows of a cargo list: each a box or a drum, or the faults that keep it from being one."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geliat.planning.loading.problem import MOST_PIECES, Cargo, CargoBox, CargoDrum
from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.workbook.cargo.amounts import value_in
from geliat.workbook.cargo.fields import (
    BOX_ONLY,
    DRUM_ONLY,
    FIELDS,
    UNITS,
    WITHOUT_UNIT,
    Heading,
    heading_of,
    normal,
)
from geliat.workbook.cargo.listing import Listing
from geliat.workbook.cargo.places import ROW, ListFault, refused_for, told_of
from geliat.workbook.cells import Unreadable
from geliat.workbook.faults import Fault, shown

NAMES = tuple(each.heading for each in FIELDS)
BY_KEY = {each.key: each for each in FIELDS}
SIZES = ("length_mm", "width_mm", "height_mm")


@dataclass(slots=True)
class Reader:
    """A list being read: what was understood so far and every fault met."""

    listing: Listing
    faults: list[Fault] = field(default_factory=list)
    cargo: list[Cargo] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def fault(self, row: int, column: str, cell: object, said: Sentence) -> None:
        """Note a fault at its place."""
        text = shown(cell) if cell != "" else ""
        self.faults.append(ListFault(self.listing.file, row, shown(column), text, said, self.listing.counted))


def read_rows(listing: Listing) -> Reader:
    """Every row of the list as cargo. Raises WorkbookRefused with every fault of the list at once."""
    reader = Reader(listing)
    headings = _headings(reader)
    if not reader.faults:
        for number, cells in listing.rows:
            _row(reader, headings, number, cells)
        _together(reader)
    if reader.faults:
        raise refused_for(listing.file, reader.faults)
    return reader


def _headings(reader: Reader) -> list[Heading | None]:
    """The columns by their headings; a column without any heading and cells is passed over."""
    found: list[Heading | None] = []
    given: Counter[str] = Counter()
    for column, written in enumerate(reader.listing.headings):
        heading = heading_of(written)
        found.append(heading)
        if heading is not None:
            given[heading.field.key] += 1
            # Entries of JSON may differ in their units; within one entry each field stands once.
            if given[heading.field.key] == 2 and reader.listing.counted is ROW:
                reader.fault(0, written, "", _twice(heading.field.heading))
        elif written or any(column < len(cells) and cells[column] != "" for _, cells in reader.listing.rows):
            reader.fault(0, written or _letter(column), "", _unknown(written))
    if not given["key"] and not given["name"]:
        reader.fault(0, "sku", "", _missing("sku", "name"))
    for key in ("gross_g", "quantity"):
        if not given[key]:
            reader.fault(0, BY_KEY[key].heading, "", _missing(BY_KEY[key].heading))
    if not given["profile"]:
        for key in SIZES:
            if not given[key]:
                reader.fault(0, BY_KEY[key].heading, "", _missing(BY_KEY[key].heading))
    return found


def _letter(column: int) -> str:
    return f"#{column + 1}"


def _twice(heading: str) -> Sentence:
    return Sentence(en=f"{heading} is given twice.", id=f"{heading} disebut dua kali.")


def _missing(*headings: str) -> Sentence:
    return Sentence(
        en=f"the column is missing: {' or '.join(headings)} was expected.",
        id=f"kolom ini tidak ada: seharusnya ada {' atau '.join(headings)}.",
    )


def _unknown(written: str) -> Sentence:
    short = normal(written)
    bare = WITHOUT_UNIT.get(short)
    if bare is not None:
        units = " / ".join(f"{short}_{unit}" for unit in UNITS[bare.kind])
        return Sentence(
            en=f"in which unit? Write the heading as {units}.",
            id=f"dalam satuan apa? Tulis judulnya {units}.",
        )
    words = [word for each in FIELDS for word in (each.heading, *each.words)]
    near = difflib.get_close_matches(short, words, n=1, cutoff=0.75)
    if near:
        return Sentence(
            en=f"no field is called so; perhaps {near[0]}?",
            id=f"tidak ada isian bernama demikian; mungkin {near[0]}?",
        )
    known = ", ".join(NAMES)
    return Sentence(
        en=f"no field is called so; known are {known}.",
        id=f"tidak ada isian bernama demikian; yang dikenal: {known}.",
    )


def _row(reader: Reader, headings: list[Heading | None], number: int, cells: tuple[object, ...]) -> None:
    before = len(reader.faults)
    if any(not _empty(cell) for cell in cells[len(headings) :]):
        reader.fault(
            number,
            "",
            "",
            Sentence(
                en=f"holds {len(cells)} cells under {len(headings)} headings; put text with the separator in "
                "quotation marks.",
                id=f"berisi {len(cells)} sel di bawah {len(headings)} judul; apit teks yang memuat pemisah "
                "dengan tanda kutip.",
            ),
        )
        return
    values: dict[str, Any] = {}
    written: dict[str, str] = {}
    given: dict[str, object] = {}
    for heading, cell in zip(headings, cells, strict=False):
        if heading is None or _empty(cell):
            continue
        key = heading.field.key
        if key in given:
            reader.fault(number, heading.written, cell, _twice(heading.field.heading))
        written[key], given[key] = heading.written, cell
        try:
            values[key] = value_in(heading, cell, reader.listing.mark)
        except Unreadable as unreadable:
            reader.fault(number, heading.written, cell, unreadable.expected)
    headed = {heading.field.key: heading.written for heading in headings if heading is not None}
    _needed(reader, headed, given, number)
    if len(reader.faults) == before:
        _make(reader, values, written, number)


def _empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _needed(reader: Reader, headed: Mapping[str, str], given: Mapping[str, object], number: int) -> None:
    """What a box or a drum must have, and what it cannot have."""
    drum = "profile" in given

    def lacks(key: str) -> None:
        reader.fault(
            number,
            headed.get(key, BY_KEY[key].heading),
            "",
            Sentence(
                en=f"is empty; {BY_KEY[key].help.en} was expected.",
                id=f"kosong; seharusnya {BY_KEY[key].help.id}.",
            ),
        )

    if "key" not in given and "name" not in given:
        lacks("key" if "key" in headed else "name")
    for key in ("gross_g", "quantity"):
        if key not in given:
            lacks(key)
    for key in SIZES:
        if not drum and key not in given:
            lacks(key)
    for key in BOX_ONLY if drum else DRUM_ONLY:
        if key in given and not _says_no(given[key]):
            said = (
                Sentence(
                    en="must be empty for a drum; its profile says its size.",
                    id="harus kosong untuk drum; ukurannya ada pada profilnya.",
                )
                if drum
                else Sentence(
                    en="is for drums only, and this row has no profile.",
                    id="hanya untuk drum, dan baris ini tidak memuat profil.",
                )
            )
            reader.fault(number, headed[key], given[key], said)


def _says_no(cell: object) -> bool:
    return cell is False or str(cell).strip().casefold() in ("no", "tidak", "0", "n", "t", "false")


def _make(reader: Reader, values: dict[str, Any], written: Mapping[str, str], number: int) -> None:
    name = values.pop("name", "")
    key = values.setdefault("key", name[:40])
    if key in reader.rows:
        word = reader.listing.counted
        reader.fault(
            number,
            written.get("key", written.get("name", "")),
            key,
            Sentence(
                en=f"stands in {word.en} {reader.rows[key]} as well; every kind of cargo needs its own code.",
                id=f"ada juga di {word.id} {reader.rows[key]}; setiap jenis barang perlu kode sendiri.",
            ),
        )
        return
    reader.rows[key] = number
    reader.names[key] = name or key
    form = CargoDrum if "profile" in values else CargoBox
    allowed = {each for each in values if form is CargoDrum or each not in DRUM_ONLY}
    try:
        reader.cargo.append(form(**{each: values[each] for each in allowed}))
    except Refusal as refusal:
        for said in told_of(refusal):
            reader.fault(number, written.get("profile", ""), "", said)


def _together(reader: Reader) -> None:
    """What the rows say against each other: too many pieces in all, a group with two destinations."""
    pieces = sum(each.quantity for each in reader.cargo)
    if pieces > MOST_PIECES:
        reader.fault(
            0,
            "",
            "",
            Sentence(
                en=f"holds {pieces:,} pieces; at most {MOST_PIECES:,} can be planned at once.",
                id=f"memuat {pieces} koli; paling banyak {MOST_PIECES} dapat direncanakan sekaligus.",
            ),
        )
    bound: dict[str, Cargo] = {}
    for each in reader.cargo:
        first = bound.setdefault(each.group, each) if each.group else each
        if first.destination != each.destination:
            reader.fault(
                reader.rows[each.key],
                "destination",
                each.destination,
                Sentence(
                    en=f"the group {each.group} must travel together, but {first.key} goes to "
                    f"“{first.destination}”.",
                    id=f"kelompok {each.group} harus berangkat bersama, tetapi {first.key} menuju "
                    f"“{first.destination}”.",
                ),
            )
