"""The papers of a consignment: those written here, sealed by hash, and those received from others."""

from __future__ import annotations

from django.db import models

from geliat.desk.consignments.models import Consignment


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
