"""Reads the journal back: the deeds of one thing, deeds found, and the stages that follow from a replay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from geliat.desk.journal import words
from geliat.desk.journal.models import Entry
from geliat.sentences import Sentence
from geliat.trade import journey


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a page tells it."""

    entry: Entry

    @property
    def deed(self) -> Sentence:
        """What was done, in words."""
        return words.deed_name(self.entry.deed)

    @property
    def thing(self) -> Sentence:
        """The kind of thing it was done to, in words."""
        return words.thing_name(self.entry.thing)

    @property
    def facts(self) -> list[tuple[Sentence, object]]:
        """The facts kept with the deed, each with its name in words."""
        return [
            (words.fact_name(key), words.fact_value(key, fact))
            for key, fact in sorted(self.entry.facts.items())
        ]

    @property
    def staged(self) -> bool:
        """Whether the deed brought the thing to a stage that the table of stages knows."""
        return self.entry.stage_after in journey.STAGES.get(self.entry.thing, {})


def deeds_of(things: Iterable[tuple[str, int]]) -> QuerySet[Entry]:
    """The entries about any of `things`, oldest first; each as (kind, number)."""
    numbers: dict[str, list[int]] = {}
    for thing, subject in things:
        numbers.setdefault(thing, []).append(subject)
    about = Q(pk__in=[])
    for thing, subjects in numbers.items():
        about |= Q(thing=thing, subject__in=subjects)
    return Entry.objects.filter(about).order_by("id")


def timeline(things: Iterable[tuple[str, int]]) -> list[Told]:
    """The deeds of things for `journal/timeline.html`, oldest first."""
    return [Told(entry) for entry in deeds_of(things)]


def found(
    *,
    thing: str = "",
    subject: int | None = None,
    deed: str = "",
    who: str = "",
    person: int | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Entry]:
    """Entries, newest first, by what is asked; days are whole days of the desk's own time zone."""
    entries = Entry.objects.order_by("-id")
    if thing:
        entries = entries.filter(thing=thing)
    if subject is not None:
        entries = entries.filter(subject=subject)
    if deed:
        entries = entries.filter(deed=deed)
    if who:
        entries = entries.filter(who__icontains=who)
    if person is not None:
        entries = entries.filter(person=person)
    if since is not None:
        entries = entries.filter(at__date__gte=since)
    if until is not None:
        entries = entries.filter(at__date__lte=until)
    return entries


def replay() -> dict[tuple[str, int], str]:
    """The present stage of everything, from the journal alone, as {(kind, number): stage}.

    Raises ValueError where an entry does not follow from the one before it: the record is then not whole.
    """
    stages: dict[tuple[str, int], str] = {}
    moves = Entry.objects.exclude(stage_after="").order_by("id")
    for entry in moves.values("id", "thing", "subject", "stage_before", "stage_after").iterator():
        key = (entry["thing"], entry["subject"])
        before, after = entry["stage_before"], entry["stage_after"]
        if stages.get(key, "") != before:
            raise ValueError(f"entry {entry['id']}: {key} stood at {stages.get(key)!r}, not {before!r}")
        if before and not journey.may_move(key[0], before, after):
            raise ValueError(f"entry {entry['id']}: {key} cannot go from {before!r} to {after!r}")
        stages[key] = after
    return stages
