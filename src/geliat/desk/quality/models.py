"""Lots per workshop, step and product: samples, defects, moisture, verdict, rework (ISO 2859-1)."""

from __future__ import annotations

from django.db import models

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import DefectKind, Product, QualitySpec
from geliat.desk.fields import stage_column
from geliat.desk.makers.models import Workshop


class Lot(models.Model):
    """Pieces of one share presented together. A reworked lot comes back as a new one (`resubmits`)."""

    code = models.CharField(max_length=40, unique=True)
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="+")
    spec = models.ForeignKey(QualitySpec, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    presented_at = models.DateTimeField()
    resubmits = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="resubmission"
    )
    submission = models.PositiveSmallIntegerField(default=1)
    stage = stage_column("lot")

    class Meta:
        ordering = ["presented_at", "id"]

    def __str__(self) -> str:
        return self.code


class Inspection(models.Model):
    """One look at a lot: the sampling plan that ruled it, what it found, the verdict."""

    SEVERITIES = [("normal", "normal"), ("tightened", "tightened")]

    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="inspections")
    inspector = models.BigIntegerField()
    inspected_at = models.DateTimeField()
    severity = models.CharField(max_length=12, choices=SEVERITIES)
    # Looks at moisture only, after drying; the defects found before stand.
    moisture_only = models.BooleanField(default=False)
    # {"critical": {"code_letter", "sample_size", "accept", "reject", "found"}, "major": ..., "minor": ...}
    plans = models.JSONField(default=dict)
    moisture_mean_permille = models.PositiveSmallIntegerField()
    moisture_worst_permille = models.PositiveSmallIntegerField()
    dry = models.BooleanField()
    passed = models.BooleanField()

    class Meta:
        ordering = ["inspected_at", "id"]

    def __str__(self) -> str:
        return f"{self.lot}: {'passed' if self.passed else 'failed'}"


class DefectFound(models.Model):
    """So many pieces of the sample with one kind of defect."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="defects")
    kind = models.ForeignKey(DefectKind, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.kind}: {self.quantity}"


class MoistureReading(models.Model):
    """Moisture of one piece of the sample at one point, in tenths of a percent."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="readings")
    piece = models.PositiveSmallIntegerField()
    point = models.CharField(max_length=12)
    moisture_permille = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["inspection", "piece", "id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "piece", "point"], name="one_reading_a_point")
        ]

    def __str__(self) -> str:
        return f"{self.piece} {self.point}: {self.moisture_permille}"


class Improvement(models.Model):
    """What was agreed with a workshop whose inspection was discontinued, so that it is taken up again."""

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=24)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=200)
    agreed_at = models.DateTimeField()

    class Meta:
        ordering = ["agreed_at", "id"]

    def __str__(self) -> str:
        return f"{self.workshop}, {self.step}: {self.what}"
