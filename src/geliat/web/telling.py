"""Tells a reader what the desk knows: blockers with their owner and where they are mended, rooms by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.access import ROLE_NAMES, Role

ROOM_NAMES: Mapping[str, Sentence] = MappingProxyType(
    {
        "board": Sentence(en="Orders at a glance", id="Papan pesanan"),
        "makers": Sentence(en="Makers", id="Perajin"),
        "catalogue": Sentence(en="Catalogue", id="Katalog"),
        "orders": Sentence(en="Orders", id="Pesanan"),
        "consignments": Sentence(en="Consignments", id="Kiriman"),
        "allotment": Sentence(en="Allotment", id="Pembagian kerja"),
        "production": Sentence(en="Production", id="Produksi"),
        "quality": Sentence(en="Quality", id="Mutu"),
        "packing": Sentence(en="Packing", id="Pengemasan"),
        "loading": Sentence(en="Loading", id="Pemuatan"),
        "dossier": Sentence(en="Papers", id="Berkas"),
        "release": Sentence(en="Release", id="Pelepasan"),
        "voyage": Sentence(en="Voyage", id="Pelayaran"),
        "settlement": Sentence(en="Settlement", id="Pembayaran"),
        "indicators": Sentence(en="Indicators", id="Indikator"),
        "rules": Sentence(en="Rules", id="Aturan"),
        "people": Sentence(en="People", id="Orang & akses"),
        "journal": Sentence(en="Journal", id="Jurnal"),
    }
)
"""The rooms as the menu shows them: the board first, then the walk, then what keeps the house."""

BETTER_SAID = (_("Enter a whole number."),)
"""What Django's own Indonesian says badly; the catalogue of the house, found first, says it."""


@dataclass(frozen=True, slots=True)
class ToldBlocker:
    """A blocker as a page shows it: the sentence, the owner's role and address, in the reader's language."""

    code: str
    sentence: str
    owner: str
    mend: str


def language() -> str:
    """The tag of the language the reader reads now."""
    return get_language() or settings.LANGUAGE_CODE


def said(sentence: Sentence) -> str:
    """A sentence in the reader's language."""
    return sentence.said_in(language())


def told(blockers: Refusal | Iterable[Blocker]) -> list[ToldBlocker]:
    """Blockers, or all those of a refusal, as a page shows them."""
    if isinstance(blockers, Refusal):
        blockers = blockers.blockers
    return [
        ToldBlocker(blocker.code, said(blocker.sentence), _owner(blocker.owner), _address(blocker.mend))
        for blocker in blockers
    ]


def _owner(owner: str) -> str:
    return said(ROLE_NAMES[Role(owner)]) if owner in set(Role) else owner


def _address(mend: tuple[str, Mapping[str, Any]] | None) -> str:
    if mend is None:
        return ""
    try:
        return reverse(mend[0], kwargs=dict(mend[1]))
    except NoReverseMatch:
        return ""
