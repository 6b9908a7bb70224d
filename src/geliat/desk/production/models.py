"""What is finished at each step, what passed between workshops, what reached the warehouse; advances."""

from __future__ import annotations

from django.db import models

from geliat.desk.allotment.models import Share
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Order


class Count(models.Model):
    """Pieces finished since the last count; `key` is the sender's own, so a count sent twice counts once."""

    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="counts")
    key = models.CharField(max_length=64, unique=True)
    quantity = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["counted_at", "id"]

    def __str__(self) -> str:
        return f"{self.share}: {self.quantity}"


class HandOver(models.Model):
    """Pieces that passed from the workshop of one step to the workshop of the next."""

    giving = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="given")
    receiving = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="received")
    key = models.CharField(max_length=64, unique=True)
    quantity = models.PositiveIntegerField()
    handed_at = models.DateTimeField()

    class Meta:
        ordering = ["handed_at", "id"]

    def __str__(self) -> str:
        return f"{self.giving.workshop} -> {self.receiving.workshop}: {self.quantity}"


class Delivery(models.Model):
    """Finished pieces of a route's last step that reached the warehouse."""

    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="deliveries")
    key = models.CharField(max_length=64, unique=True)
    quantity = models.PositiveIntegerField()
    delivered_at = models.DateTimeField()

    class Meta:
        ordering = ["delivered_at", "id"]
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.share}: {self.quantity}"


class Advance(models.Model):
    """Money paid to a workshop ahead, netted when its pay is reckoned."""

    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="+")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    amount_idr = models.DecimalField(max_digits=14, decimal_places=0)
    paid_on = models.DateField()
    reference = models.CharField(max_length=60, unique=True)

    class Meta:
        ordering = ["paid_on", "id"]

    def __str__(self) -> str:
        return f"{self.workshop}: {self.amount_idr}"
