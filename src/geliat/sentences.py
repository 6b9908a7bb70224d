"""A sentence said in Indonesian and English (and Chinese where a buyer reads it)."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("id", "en", "zh")


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
