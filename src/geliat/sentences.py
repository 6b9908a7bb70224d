"""A sentence said in Indonesian and English (and Chinese where a buyer reads it)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LANGUAGES = ("id", "en", "zh")
_MONTHS_EN = "January February March April May June July August September October November December"
_MONTHS_ID = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
MONTHS = {"en": _MONTHS_EN.split(" "), "id": _MONTHS_ID.split(" ")}


def day_in(language: str, on: date) -> str:
    """A date with its month in words, in "id" or "en" (20 Oktober 2020)."""
    return f"{on.day} {MONTHS[language][on.month - 1]} {on.year}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing said in the languages its readers know.

    `zh` may be empty where no buyer reads the sentence; then English is given instead.
    """

    en: str
    id: str
    zh: str = ""

    def said_in(self, language: str) -> str:
        """The sentence in `language` ("id", "en", "zh" or a tag such as "zh-hans"); English otherwise."""
        match language[:2].lower():
            case "id":
                return self.id
            case "zh" if self.zh:
                return self.zh
            case _:
                return self.en
