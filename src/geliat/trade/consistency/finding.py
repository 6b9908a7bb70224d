"""What the judge of papers says: two places that disagree, both values, and a sentence to act on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from geliat.measures import Money
from geliat.refusals import Blocker, Fact
from geliat.sentences import Sentence
from geliat.trade.consistency.names import SUBJECTS
from geliat.trade.documents import PAPERS, Paper


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: kind, number and version of the paper, path of the field, and the value as text.

    A value that only follows from others is given the field it follows from, with the value it would have.
    """

    paper: str
    number: str
    version: int
    field: str
    value: str


class Relation(Enum):
    """How two places stand to each other when they disagree: a pattern in English and one in Indonesian."""

    DIFFERS = (
        "{en}: {first_en} says {first_value} ({first_field}), {second_en} says {second_value} "
        "({second_field}).",
        "{id}: {first_id} menyebut {first_value} ({first_field}), sedangkan {second_id} menyebut "
        "{second_value} ({second_field}).",
    )
    FOLLOWS = (
        "{en}: {first_en} says {first_value} ({first_field}), but {second_value} follows from "
        "{second_field} of {second_en}.",
        "{id}: {first_id} menyebut {first_value} ({first_field}), padahal menurut {second_field} pada "
        "{second_id} seharusnya {second_value}.",
    )
    LATER = (
        "{en}: {first_value} on {first_en} ({first_field}) is later than {second_value} on {second_en} "
        "({second_field}).",
        "{id}: {first_value} pada {first_id} ({first_field}) lebih lambat dari {second_value} pada "
        "{second_id} ({second_field}).",
    )
    ABOVE = (
        "{en}: {first_value} on {first_en} ({first_field}) is more than {second_value} on {second_en} "
        "({second_field}).",
        "{id}: {first_value} pada {first_id} ({first_field}) lebih besar dari {second_value} pada "
        "{second_id} ({second_field}).",
    )
    MALFORMED = (
        "{en}: {first_value} on {first_en} ({first_field}) is not sound; {second_field} asks for "
        "{second_value}.",
        "{id}: {first_value} pada {first_id} ({first_field}) tidak sah; {second_field} menuntut "
        "{second_value}.",
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement: its code, and the two places with both values."""

    code: str
    relation: Relation
    first: Place
    second: Place

    @property
    def sentence(self) -> Sentence:
        """The disagreement in a sentence, naming both papers, fields and values."""
        return self.blocker.sentence

    @property
    def blocker(self) -> Blocker:
        """The finding as a blocker of the release, to be mended by the coordinator."""
        en, indonesian = self.relation.value
        subject = SUBJECTS[self.code]
        facts: dict[str, Fact] = {"en": subject.en, "id": subject.id}
        for side, place in (("first", self.first), ("second", self.second)):
            title = title_of(place.paper)
            facts |= {
                f"{side}_en": f"{title.en} {place.number}".rstrip(),
                f"{side}_id": f"{title.id} {place.number}".rstrip(),
                f"{side}_field": place.field,
                f"{side}_value": place.value,
            }
        return Blocker(f"papers_{self.code}", en, indonesian, facts, owner="coordinator")


FORM_TITLES = {
    "peb": Sentence("export declaration", "PEB"),
    "events": Sentence("events", "daftar kejadian"),
    "certificate_of_origin": Sentence("certificate of origin", "surat keterangan asal"),
}


def title_of(form: str) -> Sentence:
    """What a paper (`packing_list`) or one of its forms (`packing_list.xlsx`) is called within a sentence."""
    kind, _, shape = form.partition(".")
    title = PAPERS[kind].title if kind in PAPERS else FORM_TITLES.get(kind, Sentence(kind, kind))
    shown = f" ({shape.upper()})" if shape else ""
    indonesian = title.id.lower() if kind in PAPERS else title.id
    return Sentence(title.en.lower() + shown, indonesian + shown)


def told(value: object) -> str:
    """A value as a finding shows it."""
    match value:
        case None | "":
            return "-"
        case Money(amount=amount, currency=currency):
            return f"{currency} {amount:,}"
        case Sentence(en=en):
            return en
        case date():
            return value.isoformat()
        case tuple() | list():
            return ", ".join(told(item) for item in value) or "-"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return "; ".join(told(getattr(value, field.name)) for field in dataclasses.fields(value))
    return str(value)


def place(paper: Paper, field: str, value: object) -> Place:
    """The place of a value on a paper."""
    return Place(paper.kind, paper.number, paper.version, field, told(value))


def differs(code: str, first: Place, second: Place) -> Finding:
    """Two places that should say the same."""
    return Finding(code, Relation.DIFFERS, first, second)


def follows(
    code: str, paper: Paper, field: str, value: object, expected: object, source: str, by: Paper | None = None
) -> Iterator[Finding]:
    """A finding when `value` at `field` is not the `expected` that follows from `source` (of paper `by`)."""
    if value != expected:
        first = place(paper, field, value)
        yield Finding(code, Relation.FOLLOWS, first, place(by or paper, source, expected))


def leaves(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every single value in a record, with its path; money and lists of texts stay whole."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type | Money):
        for field in dataclasses.fields(value):
            yield from leaves(getattr(value, field.name), f"{path}.{field.name}")
    else:
        yield path, value
