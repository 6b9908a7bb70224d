"""Versions of rules that wait for a second person, as the board shows them to those who may confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geliat.desk.rules import figures
from geliat.desk.rules.models import RuleVersion
from geliat.sentences import Sentence
from geliat.trade.access import Actor, may


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One version that waits; `own` where the reader wrote it, so that another person has to confirm it."""

    version: RuleVersion
    name: Sentence
    own: bool
    page: str
    names: Mapping[str, str]

    @property
    def sentence(self) -> Sentence:
        """What is to be done, or by whom else."""
        number = self.version.number
        if self.own:
            return Sentence(
                en=f"Another person has to confirm version {number} of the rule “{self.name.en}”",
                id=f"Versi {number} aturan “{self.name.id}” menunggu pengesahan orang lain",
            )
        return Sentence(
            en=f"Confirm version {number} of the rule “{self.name.en}” as the second person",
            id=f"Sahkan versi {number} aturan “{self.name.id}” sebagai orang kedua",
        )


def waiting_for(actor: Actor) -> list[Confirmation]:
    """What waits for a second person, the oldest first; nothing for those who may not confirm rules."""
    if not may(actor.roles, "rules.confirm"):
        return []
    waiting = figures.waiting()
    names = _names(waiting)
    return [
        Confirmation(
            version,
            names[version.pk],
            version.written_by_id == actor.person,
            "rules:rule",
            {"code": version.code},
        )
        for version in waiting
    ]


def _names(waiting: list[RuleVersion]) -> dict[int, Sentence]:
    """How each rule is called; a version that ends one says no name, so that the rule's latest is taken."""
    rows = {version.pk: figures.row_of_version(version) for version in waiting}
    book = figures.book() if None in rows.values() else None
    found: dict[int, Sentence] = {}
    for version in waiting:
        row = rows[version.pk] or (book.versions(version.code)[-1] if book else None)
        found[version.pk] = row.name if row else Sentence(en=version.code, id=version.code)
    return found
