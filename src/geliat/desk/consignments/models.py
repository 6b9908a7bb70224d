"""One shipment per destination: what goes where, by when."""

from __future__ import annotations

from datetime import date

from django.db import models

from geliat.desk.fields import stage_column
from geliat.desk.orders.models import Line, Order


class Consignment(models.Model):
    """The part of an order that goes to one destination in one shipment."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="consignments")
    number = models.CharField(max_length=40, unique=True)
    loading_port = models.CharField(max_length=5, default="IDSUB")
    destination_port = models.CharField(max_length=5)
    consignee = models.CharField(max_length=160)
    consignee_address = models.CharField(max_length=300)
    consignee_tax_id = models.CharField(max_length=32, blank=True)
    notify = models.CharField(max_length=300, blank=True)
    latest_shipment_on = models.DateField()
    mark = models.CharField(max_length=80)
    container_type = models.CharField(max_length=4, default="45G1")
    stage = stage_column("consignment")
    forwarder = models.CharField(max_length=160, blank=True)
    booking = models.CharField(max_length=40, blank=True)
    vessel = models.CharField(max_length=80, blank=True)
    voyage_number = models.CharField(max_length=20, blank=True)
    # The sailing date the carrier gives; until it is known, papers carry the latest shipment date.
    sails_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order", "number"]

    def __str__(self) -> str:
        return self.number

    @property
    def expected_to_sail_on(self) -> date:
        """The carrier's sailing date, or the latest shipment date while there is none."""
        return self.sails_on or self.latest_shipment_on


class ConsignmentLine(models.Model):
    """So many pieces of an order line in a consignment."""

    consignment = models.ForeignKey(Consignment, on_delete=models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()

    class Meta:
        ordering = ["consignment", "line"]
        constraints = [models.UniqueConstraint(fields=["consignment", "line"], name="one_consignment_line")]

    def __str__(self) -> str:
        return f"{self.consignment}: {self.quantity} of {self.line}"
