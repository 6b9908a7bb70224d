"""Readiness declared, the public act of release, customs' NPE, and decisions on rules that are not sure."""

from __future__ import annotations

from django.db import models

from geliat.desk.consignments.models import Consignment
from geliat.desk.people.models import Person


class Npe(models.Model):
    """Customs' export approval (Nota Pelayanan Ekspor): what permits the export."""

    consignment = models.OneToOneField(Consignment, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    dated = models.DateField()
    peb_number = models.CharField(max_length=40)
    peb_dated = models.DateField()
    customs_office = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number


class Declaration(models.Model):
    """The coordinator's word that a consignment is ready."""

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    declared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["declared_at", "id"]

    def __str__(self) -> str:
        return f"{self.consignment} {self.declared_at:%Y-%m-%d}"


class Release(models.Model):
    """The public act of release by the district officer, with its short code for the public page."""

    consignment = models.OneToOneField(Consignment, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()
    place = models.CharField(max_length=120)
    code = models.CharField(max_length=12, unique=True)
    # The rules as they asked on that day (`needs.held`): later versions of a rule leave the act as it was.
    rules = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"{self.consignment} {self.released_at:%Y-%m-%d}"


class RuleDecision(models.Model):
    """Two persons' word on whether a rule that is not sure asks its paper of a consignment.

    `fingerprint` is the seal of the rule as it was decided on: of a changed rule nothing is decided.
    A decision asked anew supersedes the one before, which stays.
    """

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    needed = models.BooleanField()
    reason = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.consignment}: {self.code}"
