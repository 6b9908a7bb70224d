"""The journal: an append-only record of every deed, with the person and the facts."""

from __future__ import annotations

from typing import Any

from django.db import models


class AppendOnly(models.QuerySet["Entry"]):
    """Rows can be added and read, never changed or removed."""

    def update(self, **_: Any) -> int:
        raise TypeError("the journal is append-only")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("the journal is append-only")


class Entry(models.Model):
    """One deed: who, what, to which thing, when; and the move of its stage, if it moved.

    The person stands as an opaque number and a name in office, because people are a later room.
    """

    at = models.DateTimeField(db_index=True)
    deed = models.CharField(max_length=64)
    role = models.CharField(max_length=16)
    person = models.BigIntegerField(null=True)
    link = models.BigIntegerField(null=True)
    who = models.CharField(max_length=120)
    thing = models.CharField(max_length=24)
    subject = models.BigIntegerField()
    label = models.CharField(max_length=80, blank=True)
    stage_before = models.CharField(max_length=16, blank=True)
    stage_after = models.CharField(max_length=16, blank=True)
    facts = models.JSONField(default=dict)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["thing", "subject"], name="journal_subject")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who}: {self.deed} {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("the journal is append-only")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("the journal is append-only")
