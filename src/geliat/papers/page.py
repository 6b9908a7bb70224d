"""The page model: what stands where on a paper, ready to be typeset, with every figure already written out.

The arrangement follows the United Nations Layout Key (UNECE Recommendation 1, ISO 6422): parties at the left,
references at the right, then the goods, and room for date, signature and stamp at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geliat.sentences import Sentence

# One line, or a first line with smaller lines under it (the same goods in the buyer's language).
Cell = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled box of one or more lines; a strong field prints its first line bold."""

    label: Sentence
    lines: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `width` is "auto", millimetres ("18mm") or a share of what is left ("1fr")."""

    label: Sentence
    width: str = "auto"
    align: str = "left"


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
    """Boxes beside each other, `across` in a row."""

    fields: tuple[Field, ...]
    across: int = 3
    title: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs: declarations, remarks, amounts in words; `small` for notes under a table."""

    lines: tuple[str, ...]
    title: Sentence | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A vector drawing (SVG text) with its caption and, for a reader who cannot see it, what it shows."""

    svg: str
    caption: Sentence
    shows: str
    height_mm: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """Room for a hand and a stamp: in which role, and the printed name and office below the line."""

    role: Sentence
    name: str = ""
    office: str = ""
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """The places to sign, beside each other, never torn over two pages."""

    places: tuple[Signature, ...]
    title: Sentence | None = None


Block = Table | Fields | Words | Drawing | Signatures
BLOCK_KINDS: Mapping[type, str] = {
    Table: "table",
    Fields: "fields",
    Words: "words",
    Drawing: "drawing",
    Signatures: "signatures",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A whole paper: heading, blocks in order, and what the foot of each page says.

    `left` holds the parties from top to bottom; `right` rows of one or more fields beside each other.
    `foot` is the line that tells one version of a paper from another; `check_url`, where given, is printed as
    a QR code after the last block. `dated` becomes the date of the file: the same page gives the same bytes.
    """

    title: Sentence
    number: str
    dated: date
    author: str
    left: tuple[Field, ...]
    right: tuple[tuple[Field, ...], ...]
    blocks: tuple[Block, ...]
    foot: str = ""
    check_url: str = ""

    def strings(self) -> Iterable[str]:
        """Every text that will be printed, in no special order."""
        return _strings(self.as_json())

    def as_json(self) -> dict[str, Any]:
        """Plain lists, dicts and strings, as the template reads them."""
        return {
            "title": _sentence(self.title),
            "number": self.number,
            "author": self.author,
            "year": self.dated.year,
            "month": self.dated.month,
            "day": self.dated.day,
            "left": [_field(each) for each in self.left],
            "right": [[_field(each) for each in row] for row in self.right],
            "blocks": [_block(each) for each in self.blocks],
            "foot": self.foot,
            "check_url": self.check_url,
        }


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key != "svg":
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _sentence(sentence: Sentence | None) -> dict[str, str] | None:
    if sentence is None:
        return None
    return {"en": sentence.en, "id": sentence.id, "zh": sentence.zh}


def _field(field: Field) -> dict[str, Any]:
    return {"label": _sentence(field.label), "lines": field.lines, "strong": field.strong}


def _block(block: Block) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": BLOCK_KINDS[type(block)]}
    match block:
        case Table():
            told["title"] = _sentence(block.title)
            told["columns"] = [
                {"label": _sentence(each.label), "width": each.width, "align": each.align}
                for each in block.columns
            ]
            told["rows"] = block.rows
            told["totals"] = block.totals
        case Fields():
            told["title"] = _sentence(block.title)
            told["fields"] = [_field(each) for each in block.fields]
            told["across"] = block.across
        case Words():
            told |= {"title": _sentence(block.title), "lines": block.lines, "small": block.small}
        case Drawing():
            told |= {
                "svg": block.svg,
                "caption": _sentence(block.caption),
                "shows": block.shows,
                "height_mm": block.height_mm,
            }
        case Signatures():
            told["title"] = _sentence(block.title)
            told["places"] = [
                {
                    "role": _sentence(each.role),
                    "name": each.name,
                    "office": each.office,
                    "place_and_date": each.place_and_date,
                }
                for each in block.places
            ]
    return told
