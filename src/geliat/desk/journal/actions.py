"""Writes the journal, and moves the stage of things through the one table of moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import models

from geliat.desk.journal.models import Entry
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade import journey
from geliat.trade.access import Actor

Facts = Mapping[str, Fact]


def _entry(
    deed: str, thing: str, subject: int, label: str, by: Actor, at: datetime, facts: Facts | None
) -> Entry:
    return Entry(
        at=at,
        deed=deed,
        role=by.role_for(deed).value,
        person=by.person,
        link=by.link,
        who=by.who,
        thing=thing,
        subject=subject,
        label=label[:80],
        facts=dict(facts or {}),
    )


def record(deed: str, row: models.Model, *, by: Actor, at: datetime, facts: Facts | None = None) -> None:
    """Write that `by` did `deed` to `row` at a moment. Facts never hold private data."""
    _entry(deed, str(row._meta.model_name), row.pk, str(row), by, at, facts).save()


def record_many(deed: str, rows: Iterable[models.Model], *, by: Actor, at: datetime) -> None:
    """Write the same deed for many rows at once."""
    Entry.objects.bulk_create(
        [_entry(deed, str(row._meta.model_name), row.pk, str(row), by, at, None) for row in rows]
    )


def begin(
    rows: Iterable[models.Model], deed: str, *, by: Actor, at: datetime, facts: Facts | None = None
) -> None:
    """Write that things with a stage came to be, at their first stage."""
    entries = []
    for row in rows:
        thing = str(row._meta.model_name)
        entry = _entry(deed, thing, row.pk, str(row), by, at, facts)
        entry.stage_after = journey.FIRST[thing]
        entries.append(entry)
    Entry.objects.bulk_create(entries)


def move(
    row: models.Model, to: str, deed: str, *, by: Actor, at: datetime, facts: Facts | None = None
) -> None:
    """Move a thing to another stage by compare-and-set, and write the deed.

    Refuses a move the table does not know ("wrong_stage"), and one that somebody else made first
    ("someone_was_faster"). Must run inside the transaction of the action that calls it.
    """
    move_many([row], to, deed, by=by, at=at, facts=facts)


def move_many(
    rows: Iterable[models.Model], to: str, deed: str, *, by: Actor, at: datetime, facts: Facts | None = None
) -> None:
    """Move many things of one kind to the same stage; all or none."""
    entries = []
    for row in rows:
        thing, old = str(row._meta.model_name), str(getattr(row, "stage"))  # noqa: B009 - any staged model
        if not journey.may_move(thing, old, to):
            raise Refusal(_wrong_stage(row, thing, old, to))
        manager: models.Manager[models.Model] = type(row)._default_manager
        if manager.filter(pk=row.pk, stage=old).update(stage=to) != 1:
            raise Refusal(
                Blocker(
                    code="someone_was_faster",
                    en="{label} was changed by somebody else a moment ago; look again.",
                    id="{label} baru saja diubah orang lain; silakan lihat lagi.",
                    facts={"label": str(row)},
                )
            )
        row.stage = to  # type: ignore[attr-defined]
        entry = _entry(deed, thing, row.pk, str(row), by, at, facts)
        entry.stage_before, entry.stage_after = old, to
        entries.append(entry)
    Entry.objects.bulk_create(entries)


def _wrong_stage(row: models.Model, thing: str, old: str, to: str) -> Blocker:
    before, after = journey.stage_name(thing, old), journey.stage_name(thing, to)
    return Blocker(
        code="wrong_stage",
        en="{label} is at “{before_en}” and cannot go to “{after_en}”.",
        id="{label} berada pada “{before_id}” dan tidak dapat menjadi “{after_id}”.",
        facts={
            "label": str(row),
            "before_en": before.en,
            "before_id": before.id,
            "after_en": after.en,
            "after_id": after.id,
        },
    )
