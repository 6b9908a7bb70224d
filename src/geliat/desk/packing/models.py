"""Numbered cartons and what is in each, by lot."""

from __future__ import annotations

from django.db import models

from geliat.desk.catalogue.models import PackageSpec
from geliat.desk.consignments.models import Consignment
from geliat.desk.quality.models import Lot


class Carton(models.Model):
    """One carton of a consignment; numbers run from 1 without gaps."""

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    spec = models.ForeignKey(PackageSpec, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, unique=True)
    pieces = models.PositiveIntegerField()
    net_g = models.PositiveIntegerField()
    gross_g = models.PositiveIntegerField()
    packed_at = models.DateTimeField()

    class Meta:
        ordering = ["consignment", "number"]
        constraints = [models.UniqueConstraint(fields=["consignment", "number"], name="one_carton_number")]

    def __str__(self) -> str:
        return f"{self.consignment} {self.number}"


class CartonContent(models.Model):
    """So many pieces of one accepted, dry lot in a carton."""

    carton = models.ForeignKey(Carton, on_delete=models.CASCADE, related_name="contents")
    lot = models.ForeignKey(Lot, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["carton", "lot"], name="one_content_a_lot")]

    def __str__(self) -> str:
        return f"{self.carton}: {self.quantity} of {self.lot}"
