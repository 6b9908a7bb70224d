"""The papers of a consignment: those written here and sealed, those received, and what customs' file says."""

from __future__ import annotations

from django.db import models

from geliat.desk.consignments.models import Consignment
from geliat.desk.people.models import Person


class Paper(models.Model):
    """One version of one paper: its content as values, its PDF, and the hashes of both once sealed."""

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    version = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60)
    dated = models.DateField()
    content = models.JSONField()
    content_sha256 = models.CharField(max_length=64)
    pdf = models.FileField(upload_to="papers/")
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True, blank=True)
    code = models.CharField(max_length=16, unique=True)

    class Meta:
        ordering = ["consignment", "kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["consignment", "kind", "version"], name="one_paper_version")
        ]

    def __str__(self) -> str:
        return f"{self.number} v{self.version}"


class PaperReceived(models.Model):
    """A paper that others issue, such as a certificate of quarantine, as it was received."""

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=60)
    dated = models.DateField()
    issued_by = models.CharField(max_length=160)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "id"]
        verbose_name_plural = "papers received"
        constraints = [
            models.UniqueConstraint(
                fields=["consignment", "kind", "number"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_paper_received",
            )
        ]

    def __str__(self) -> str:
        return self.number


class SealedShipment(models.Model):
    """The shipment as it stood when papers were sealed; their machine forms are written from it."""

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["sealed_at", "id"]

    def __str__(self) -> str:
        return f"{self.consignment} {self.sha256[:12]}"


class EntryHandOver(models.Model):
    """Two persons' look at the export declaration's file, bound to its very bytes, before it is handed over.

    A row that was asked again is kept, with the moment at which another took its place.
    """

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(upload_to="declarations/")
    file_sha256 = models.CharField(max_length=64)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed = models.BooleanField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["consignment"],
                condition=models.Q(superseded_at=None),
                name="one_standing_hand_over",
            )
        ]

    def __str__(self) -> str:
        return f"{self.consignment} {self.file_sha256[:12]}"
