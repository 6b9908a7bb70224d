"""Reads the journal back: the deeds of one thing, and the stages that follow from replaying all of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from geliat.desk.journal.models import Entry
from geliat.trade import journey


def deeds_of(things: Iterable[tuple[str, int]]) -> QuerySet[Entry]:
    """The entries about any of `things`, oldest first; each as (kind, number)."""
    found = Entry.objects.none()
    for thing, subject in things:
        found = found | Entry.objects.filter(thing=thing, subject=subject)
    return found.order_by("id")


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
