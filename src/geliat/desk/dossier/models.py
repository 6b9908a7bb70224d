"""The papers of a consignment, sealed by hash; a change after sealing makes a new version."""

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
