"""Rules and goods for tests: one row that may be bent, and the drums of Blitar on their way to China."""

from __future__ import annotations

from datetime import date
from typing import Any

from geliat.sentences import Sentence
from geliat.trade.requirements import Coverage, GoodsProfile, Material, Requirement

PRESS_DAY = date(2020, 10, 20)
WOOD = Material("wood", "Mahoni (Swietenia macrophylla)")
SKIN = Material("skin", "Kulit kambing (Capra hircus)")


def alike(words: str) -> Sentence:
    """The same words for every reader."""
    return Sentence(en=words, id=words)


def a_requirement(**changes: Any) -> Requirement:
    """A sound row for wood; any field may be changed."""
    words = Sentence(en="Timber paper", id="Surat kayu")
    row: dict[str, Any] = {
        "code": "timber_paper",
        "paper": "timber_paper",
        "name": words,
        "issuer": words,
        "owner": "coordinator",
        "need": "always",
        "gate": "release",
        "by": "peb",
        "timing": words,
        "fails_on": (words,),
        "source": alike("a book"),
        "legal": alike("a law"),
        "checked_on": date(2026, 11, 24),
        "confidence": "medium",
        "verified": False,
        "valid_from": date(2020, 1, 1),
    }
    return Requirement(**{**row, **changes})


def a_coverage(**changes: Any) -> Coverage:
    """Chapter 92 to China from 2017 on."""
    told: dict[str, Any] = {
        "hs": ("92",),
        "destinations": ("CN",),
        "tariff_book": "BTKI",
        "source": "a book",
        "checked_on": date(2026, 11, 24),
        "valid_from": date(2017, 3, 1),
    }
    return Coverage(**{**told, **changes})


def drums(**changes: Any) -> GoodsProfile:
    """The drums, with everything told; any fact may be changed."""
    told: dict[str, Any] = {
        "hs_code": "92060000",
        "destination": "CN",
        "materials": (WOOD, SKIN),
        "incoterm": "FOB",
        "payment": "advance",
        "packaging": frozenset({"carton"}),
        "asked": frozenset({"form_e"}),
    }
    return GoodsProfile(**{**told, **changes})
