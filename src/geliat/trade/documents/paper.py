"""What every paper of the dossier has in common: kind, number, date, version and the seal over its content.

A paper is a value: its typed fields are all that stands on it; the judge reads them, a printer lays them out.
Boxes follow the UN Layout Key (UNECE Recommendation 1, 2017).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from geliat.measures import Money
from geliat.sentences import Sentence
from geliat.trade.amount_words import amount_in_words
from geliat.trade.canonical import Json, as_json, canonical_text
from geliat.trade.shipment import PackedContainer, Party, Shipment


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of the dossier. A change after sealing is a new `version` under the same number.

    `shipment_number` is the consignment's, the same on every paper of the set.
    """

    kind: ClassVar[str]
    title: ClassVar[Sentence]

    number: str
    date: dt.date
    version: int
    shipment_number: str

    def content(self) -> dict[str, Json]:
        """All that stands on the paper as canonical JSON data, with the kind."""
        return {"kind": self.kind, **as_json(self)}

    @property
    def text(self) -> str:
        """`content` as its one canonical text: the file that is sealed."""
        return _text(_This(self))

    @property
    def sha256(self) -> str:
        """The seal over `text` in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def statements(self) -> tuple[Sentence, ...]:
        """The sentences declared above the signatures; they follow from the fields."""
        return ()


@dataclass(frozen=True, slots=True, eq=False)
class _This:
    """One paper as itself: papers do not change, and comparing two by value costs more than their text."""

    paper: Paper

    def __hash__(self) -> int:
        return id(self.paper)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.paper is other.paper


@lru_cache(maxsize=32)
def _text(this: _This) -> str:
    """Written once for the minutes that bind the paper, its foot and its file."""
    return canonical_text(this.paper.content())


@dataclass(frozen=True, slots=True)
class Firm:
    """A party as a paper shows it: no contact of a person."""

    name: str
    address: str
    country: str
    tax_id: str
    nib: str


@dataclass(frozen=True, slots=True)
class StuffedContainer:
    """What stands in one container: number, ISO size type, seal, and the sums over its cartons (g, mm3)."""

    number: str
    size_type: str
    seal: str
    cartons: int
    pieces: int
    net_g: int
    gross_g: int
    volume_mm3: int


def firm(party: Party) -> Firm:
    """The party without its contact."""
    return Firm(party.name, party.address, party.country, party.tax_id, party.nib)


def words(money: Money) -> Sentence:
    """An amount in words, in three languages."""
    return Sentence(
        en=amount_in_words(money, "en"),
        id=amount_in_words(money, "id"),
        zh=amount_in_words(money, "zh"),
    )


def stuffed(shipment: Shipment) -> tuple[StuffedContainer, ...]:
    """The shipment's containers, in its order, with the sums over their cartons."""
    by_number = {carton.number: carton for carton in shipment.cartons}

    def sums(container: PackedContainer) -> StuffedContainer:
        cartons = [by_number[number] for number in container.cartons]
        return StuffedContainer(
            number=container.number,
            size_type=container.size_type,
            seal=container.seal,
            cartons=len(cartons),
            pieces=sum(carton.pieces for carton in cartons),
            net_g=sum(carton.net_g for carton in cartons),
            gross_g=sum(carton.gross_g for carton in cartons),
            volume_mm3=sum(carton.volume_mm3 for carton in cartons),
        )

    return tuple(sums(container) for container in shipment.containers)


def marks(shipment: Shipment) -> tuple[str, ...]:
    """The shipping marks on the cartons, each once, in order of first carton."""
    return tuple(dict.fromkeys(carton.mark for carton in shipment.cartons))
