"""Milestones from gate-in to arrival."""

from __future__ import annotations

from django.db import models

from geliat.desk.consignments.models import Consignment


class Milestone(models.Model):
    """Something that happened to a consignment on its way."""

    KINDS = [
        ("gate_in", "gate-in"),
        ("loaded", "loaded on board"),
        ("departed", "departed"),
        ("transhipped", "transhipped"),
        ("arrived", "arrived"),
        ("delivered", "delivered"),
    ]

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=KINDS)
    happened_at = models.DateTimeField()
    place = models.CharField(max_length=80)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["happened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["consignment", "kind", "happened_at"], name="one_milestone_a_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consignment} {self.happened_at:%Y-%m-%d}"
