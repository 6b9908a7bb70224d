"""Facts that begin with the same two words, such as those of one carton, and the forms that state each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from geliat.trade.consistency.statement import Fact

Held = list[Any]
"""What is held of a fact: the statement, and the forms that state it as one bit a form."""


@dataclass(slots=True, eq=False)
class Group:
    """What is held: of facts of three words by the last of them (`names`), of others by the fact (`whole`).

    Both hold lists, not records: a dossier has 25,000 facts, and a record takes five times as long to make.
    """

    names: dict[str, Held] = field(default_factory=dict)
    whole: dict[Fact, Held] = field(default_factory=dict)

    def get(self, fact: Fact) -> Held | None:
        """What is held of a fact."""
        return self.names.get(fact[2]) if len(fact) == 3 else self.whole.get(fact)
