"""Lays CSV, JSON and XLSX out as one plain list: headings, and rows of cells with their numbers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from geliat.sentences import Sentence
from geliat.workbook.cargo.fields import heading_of
from geliat.workbook.cargo.places import ENTRY, ROW, refused
from geliat.workbook.faults import WorkbookRefused, shown
from geliat.workbook.opening import MOST_COLUMNS, MOST_ROWS, open_workbook

SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Listing:
    """A cargo list before it is understood.

    `rows` are (number as people count it, cells under the headings); `mark` is the decimal mark where the
    form tells it; `counted` how a line is called; `rules` what a JSON file says of how the load must stand.
    """

    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[object, ...]], ...]
    mark: str = ""
    counted: Sentence = ROW
    rules: object = None


def decoded(data: bytes, file: str) -> str:
    """The text of a file in UTF-8, its byte order mark taken off. Refuses any other encoding."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(
            file,
            f"is not UTF-8 (byte {error.start + 1}); save it again as “CSV UTF-8” or as .xlsx.",
            f"bukan UTF-8 (byte {error.start + 1}); simpan lagi sebagai “CSV UTF-8” atau .xlsx.",
        ) from error


def csv_listing(text: str, file: str) -> Listing:
    """A CSV with its headings in the first row; commas, semicolons, tabs or bars between the cells."""
    separator, body = _separator(text)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    skipped = text.count("\n", 0, len(text) - len(body))
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, start=1 + skipped):
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise too_long(file)
    except csv.Error as error:
        row = reader.line_num + skipped
        raise refused(
            file,
            f"row {row} is no CSV: a quotation mark is not closed, or a cell is far too long.",
            f"baris {row} bukan CSV: tanda kutip tidak ditutup, atau isi sel terlalu panjang.",
        ) from error
    mark = {",": ".", ";": ","}.get(separator, "")
    return _listing(file, rows, mark)


def too_long(file: str) -> WorkbookRefused:
    """The refusal of a list with more rows or columns than a cargo list can have."""
    return refused(
        file,
        f"has more than {MOST_ROWS:,} rows or {MOST_COLUMNS} columns; put equal pieces into one row with "
        "their quantity.",
        f"memuat lebih dari {MOST_ROWS} baris atau {MOST_COLUMNS} kolom; gabungkan koli yang sama dalam "
        "satu baris beserta jumlahnya.",
    )


def _separator(text: str) -> tuple[str, str]:
    """The separator and what follows a line "sep=;", which some spreadsheet programs write first."""
    head, _, rest = text.lstrip("\r\n").partition("\n")
    if head.casefold().startswith("sep=") and len(head.rstrip("\r")) == 5 and head[4] in SEPARATORS:
        return head[4], rest

    def known(separator: str) -> tuple[int, int]:
        words = [word.strip().strip('"') for word in head.split(separator)]
        return sum(heading_of(word) is not None for word in words), len(words)

    return max(SEPARATORS, key=known), text


def xlsx_listing(data: bytes, file: str) -> Listing:
    """The first sheet that holds any cells; its first row that is not empty has the headings."""
    grids = open_workbook(data)
    for grid in grids:
        rows = [(number, row) for number, row in enumerate(grid.rows, start=1) if _holds(row)]
        if rows:
            return _listing(file if len(grids) == 1 else f"{file} “{shown(grid.name)}”", rows, "")
    raise nothing_in(file)


def _holds(row: Iterable[object]) -> bool:
    return any(not (isinstance(cell, str) and not cell.strip()) for cell in row)


def nothing_in(file: str) -> WorkbookRefused:
    """The refusal of a list without any row."""
    return refused(
        file,
        "holds no cargo: headings in the first row and a row for each kind of cargo were expected.",
        "tidak memuat barang: seharusnya judul kolom di baris pertama dan satu baris untuk setiap jenis.",
    )


def _listing(file: str, rows: Sequence[tuple[int, Sequence[object]]], mark: str) -> Listing:
    if len(rows) < 2:
        raise nothing_in(file)
    headings = [str(cell).strip() for cell in rows[0][1]]
    while headings and not headings[-1]:
        headings.pop()
    return Listing(file, tuple(headings), tuple((number, tuple(cells)) for number, cells in rows[1:]), mark)


def json_listing(text: str, file: str) -> Listing:
    """A list of objects, or an object with such a list as "cargo" (a plan file is one) and its "rules"."""
    content = _parsed(text, file)
    rules = None
    if isinstance(content, dict):
        known = {"cargo", "rules", "containers", "unplaced"}
        if unknown := sorted(set(content) - known):
            raise refused(
                file,
                f"has an unknown field “{shown(unknown[0])}”; known are cargo and rules.",
                f"memuat isian “{shown(unknown[0])}” yang tidak dikenal; yang dikenal: cargo dan rules.",
            )
        rules, content = content.get("rules"), content.get("cargo")
    if not isinstance(content, list):
        raise refused(
            file,
            'must be a list of cargo, or an object with such a list as "cargo".',
            'harus berupa daftar barang, atau objek yang memuat daftar itu sebagai "cargo".',
        )
    if not content:
        raise nothing_in(file)
    if len(content) > MOST_ROWS:
        raise too_long(file)
    for number, entry in enumerate(content, start=1):
        if not isinstance(entry, dict):
            raise refused(
                file,
                f"entry {number} must be an object with the fields of one cargo.",
                f"butir {number} harus berupa objek dengan isian satu jenis barang.",
            )
    headings = tuple(dict.fromkeys(name for entry in content for name in entry))
    if len(headings) > MOST_COLUMNS:
        raise too_long(file)
    rows = tuple(
        (number, tuple("" if entry.get(name) is None else entry[name] for name in headings))
        for number, entry in enumerate(content, start=1)
    )
    return Listing(file, headings, rows, ".", ENTRY, rules)


def _parsed(text: str, file: str) -> Any:
    def no_number(word: str) -> NoReturn:
        raise refused(file, f"holds {word}, which is no number.", f"berisi {word}, yang bukan bilangan.")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found:
                raise refused(
                    file,
                    f"names “{shown(name)}” twice in one object.",
                    f"menyebut “{shown(name)}” dua kali dalam satu objek.",
                )
            found[name] = value
        return found

    def exact(word: str) -> Decimal | str:
        try:
            return Decimal(word)
        except ArithmeticError:
            return word

    try:
        return json.loads(text, parse_constant=no_number, parse_float=exact, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise refused(
            file,
            f"line {error.lineno} is not JSON; the file may be cut off.",
            f"baris {error.lineno} bukan JSON; berkas mungkin terpotong.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise refused(file, "is not JSON that can be read.", "bukan JSON yang dapat dibaca.") from error
