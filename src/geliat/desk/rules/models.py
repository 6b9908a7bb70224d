"""The desk's own versions of the rules of export, laid over those that ship with the program."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from geliat.desk.people.models import Person


class RuleVersion(models.Model):
    """One version of the rule under `code`, as a person wrote it; never changed, only superseded by a later.

    `row` holds the fields of a `trade.requirements.Requirement`, None where the version ends the rule.
    Version 0 is what ships with the program. A version that asks less, or marks the rule as verified, is in
    force once a second person has confirmed it; until then it may be set aside.
    """

    code = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    row = models.JSONField(null=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    needs_second = models.BooleanField()
    confirmed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    set_aside_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["code", "number"]
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="one_version_of_a_number"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("written_by")),
                name="a_rule_is_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.number}"

    @property
    def in_force(self) -> bool:
        """Whether it counts: set aside never, and where a second person is needed, once confirmed."""
        return self.set_aside_at is None and (not self.needs_second or self.confirmed_at is not None)

    @property
    def waits(self) -> bool:
        """Whether it waits for a second person."""
        return self.needs_second and self.confirmed_at is None and self.set_aside_at is None
