"""Every way the program says no: a code, the facts, and a sentence in two languages.

    Refusal                     the deed was not done; nothing was changed
      blockers: Blocker, ...    every open reason at once
    NotYours                    the thing does not exist for this asker (a door answers 404)

Doors translate: a page shows the sentences, an API answers 409 or 422 with codes and facts, the command
line prints one line a blocker and leaves with exit code 2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from geliat.sentences import Sentence, day_in

Fact = str | int
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason why a deed cannot be done now.

    `code` is stable and in snake_case; `en` and `id` are `str.format` patterns over `facts`. `owner` names
    the role that can mend it ("coordinator", "inspector", ...), and `mend` the page where it is mended, as
    (url name, {argument: value}), when one is known.
    """

    code: str
    en: str
    id: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    owner: str = ""
    mend: tuple[str, Mapping[str, Fact]] | None = None

    @property
    def sentence(self) -> Sentence:
        """The reason with its facts filled in; a fact that is a day (2020-10-20) is read out in words."""
        said = {name: read_out(fact) for name, fact in self.facts.items()}
        return Sentence(
            en=self.en.format(**{name: fact.en for name, fact in said.items()}),
            id=self.id.format(**{name: fact.id for name, fact in said.items()}),
        )


def read_out(fact: Fact) -> Sentence:
    """A fact as it is read out: a day (2020-10-20) with its month in words, anything else as it stands."""
    said = str(fact)
    try:
        day = date.fromisoformat(said) if _DAY.fullmatch(said) else None
    except ValueError:  # it looks like a day and is none
        day = None
    return Sentence(en=day_in("en", day), id=day_in("id", day)) if day else Sentence(en=said, id=said)


class Refusal(Exception):  # noqa: N818 - the trade's word; it is an answer, not an error of the program
    """A deed was refused; every open blocker is listed and nothing was changed."""

    def __init__(self, *blockers: Blocker) -> None:
        if not blockers:
            raise ValueError("a refusal needs at least one blocker")
        self.blockers = blockers
        super().__init__("; ".join(blocker.sentence.en for blocker in blockers))

    def __reduce__(self) -> tuple[type[Refusal], tuple[Blocker, ...]]:
        """How it passes from a process of its own back to the one that asked."""
        return type(self), self.blockers

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the blockers, in order."""
        return tuple(blocker.code for blocker in self.blockers)


class NotYours(Exception):  # noqa: N818 - as above
    """The asker may not know whether the thing exists; a door answers 404."""
