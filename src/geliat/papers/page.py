"""The page model: what stands where on a paper, ready to be typeset, with every figure already written out.

The arrangement follows the United Nations Layout Key (UNECE Recommendation 1, ISO 6422): parties at the left,
references at the right, then the goods, and room for date, signature and stamp at the end.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from geliat.papers.phrases import SPECIMEN
from geliat.sentences import Sentence

# One line, or a first line with smaller lines under it (the same goods in the buyer's language).
Cell = str | tuple[str, ...]

_LETTERING = re.compile(r">([^<>]+)</text>")

CHECK_HERE = Sentence(
    "Whether this file is the sealed paper can be checked at",
    "Keaslian dokumen ini dapat diperiksa di",
    "本文件是否为封存原件可在此核验",
)


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled box of one or more lines; a strong field prints its first line bold."""

    label: Sentence
    lines: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `width` is "auto", millimetres ("18mm") or a share of what is left ("1fr").

    `small` columns print in small type what is long and seldom read, such as a seal.
    """

    label: Sentence
    width: str = "auto"
    align: str = "left"
    small: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that is repeated on every page; `totals` are bold rows kept with the last row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[tuple[Cell, ...], ...] = ()
    title: Sentence | None = None

    def __post_init__(self) -> None:
        for row in (*self.rows, *self.totals):
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} columns: {row!r}")


@dataclass(frozen=True, slots=True)
class Fields:
    """Boxes beside each other, as many in a row as there are `widths` (written as those of a column)."""

    fields: tuple[Field, ...]
    widths: tuple[str, ...] = ("1fr", "1fr", "1fr")
    title: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences (remarks, amounts in words), each said in the paper's languages, the leading one first."""

    told: tuple[Sentence, ...]
    title: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing (SVG text) with its caption and, for a reader who cannot see it, what it shows.

    `detail` is a line in small type under the caption; it is printed where several drawings share a row.
    """

    svg: str
    caption: Sentence
    shows: str
    height_mm: int = 0
    detail: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Drawings:
    """Small drawings, `across` of them in a row, each under its caption; none is torn over two pages."""

    drawings: tuple[Drawing, ...]
    across: int = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """Room for a hand and a stamp: in which role, and the printed name and office below the line."""

    role: Sentence
    name: str = ""
    office: str = ""
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The places to sign, beside each other, never torn over two pages, with what is declared by signing."""

    places: tuple[Signature, ...]
    declared: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts on a page of its own."""


Block = Table | Fields | Words | Drawing | Drawings | Signatures | NewPage
BLOCK_KINDS: Mapping[type, str] = {
    Table: "table",
    Fields: "fields",
    Words: "words",
    Drawing: "drawing",
    Drawings: "drawings",
    Signatures: "signatures",
    NewPage: "new-page",
}


def in_languages(sentence: Sentence, languages: Sequence[str]) -> tuple[str, ...]:
    """What is said in each language, once each; an empty Chinese text is left out."""
    said = (getattr(sentence, language) for language in languages)
    return tuple(dict.fromkeys(text for text in said if text))


@dataclass(frozen=True, slots=True)
class Page:
    """A whole paper: heading, blocks in order, and what the foot of each page says.

    `languages` are printed beside each other in every label, the leading one first. `left` holds the parties
    and the transport, `right` the references, each as rows of fields beside each other. `foot` is the line
    that tells one version of a paper from another; `check_url`, where given, is printed as a QR code by the
    signatures. A `specimen` says at the head of every page that what it shows is invented.
    `dated` becomes the date of the file: the same page gives the same bytes.
    """

    title: Sentence
    number: str
    dated: date
    author: str
    left: tuple[tuple[Field, ...], ...]
    right: tuple[tuple[Field, ...], ...]
    blocks: tuple[Block, ...]
    languages: tuple[str, ...] = ("en", "id")
    foot: str = ""
    check_url: str = ""
    specimen: bool = False

    def strings(self) -> Iterable[str]:
        """Every text that will be printed, in no special order."""
        return strings_in(self.as_json())

    def as_json(self) -> dict[str, Any]:
        """Plain lists, dicts and strings, as the template reads them."""
        return {
            **_plain(self, self.languages),
            "check_label": in_languages(CHECK_HERE, self.languages),
            "specimen": in_languages(SPECIMEN, self.languages) if self.specimen else (),
            "dated": [self.dated.year, self.dated.month, self.dated.day],
        }


def strings_in(value: object) -> Iterable[str]:
    """Every text in what a page tells as plain data, also that within its drawings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from map(unescape, _LETTERING.findall(inner)) if key == "svg" else strings_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings_in(inner)


def _plain(value: Any, languages: Sequence[str]) -> Any:
    match value:
        case Sentence():
            return in_languages(value, languages)
        case Table():
            # Rows are plain already, and many: they are handed on as they are.
            return {
                "kind": "table",
                "title": _plain(value.title, languages),
                "columns": _plain(value.columns, languages),
                "rows": value.rows,
                "totals": value.totals,
            }
        case tuple():
            return [_plain(each, languages) for each in value]
    if dataclasses.is_dataclass(value):
        told = {part.name: _plain(getattr(value, part.name), languages) for part in dataclasses.fields(value)}
        kind = BLOCK_KINDS.get(type(value))
        return {"kind": kind, **told} if kind else told
    return value
