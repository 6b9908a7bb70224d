"""The buyer, the order and its lines, the buyer's payments and the dated rates."""

from __future__ import annotations

from django.db import models

from geliat.desk.catalogue.models import Size
from geliat.desk.fields import money_column, stage_column
from geliat.desk.makers.models import Group


class Buyer(models.Model):
    """A foreign buyer, as papers name it."""

    name = models.CharField(max_length=160, unique=True)
    name_zh = models.CharField(max_length=160, blank=True)
    address = models.CharField(max_length=300)
    country = models.CharField(max_length=2)
    tax_id = models.CharField(max_length=32, blank=True)
    invented = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Rate(models.Model):
    """Rupiah for one unit of a currency on a day, with the source that said so."""

    currency = models.CharField(max_length=3)
    on = models.DateField()
    idr_per_unit = models.DecimalField(max_digits=14, decimal_places=4)
    source = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["currency", "on"], name="one_rate_a_day")]

    def __str__(self) -> str:
        return f"{self.on} {self.currency} {self.idr_per_unit}"


class Order(models.Model):
    """One order of one buyer to one group."""

    number = models.CharField(max_length=40, unique=True)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    buyer = models.ForeignKey(Buyer, on_delete=models.PROTECT, related_name="orders")
    buyer_reference = models.CharField(max_length=60, blank=True)
    received_on = models.DateField()
    incoterm = models.CharField(max_length=3)
    named_place = models.CharField(max_length=80)
    currency = models.CharField(max_length=3)
    deposit_permille = models.PositiveSmallIntegerField(default=0)
    stage = stage_column("order")
    source_note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-received_on", "number"]

    def __str__(self) -> str:
        return self.number


class Line(models.Model):
    """So many pieces of one size at one price."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    size = models.ForeignKey(Size, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    unit_price = money_column()

    class Meta:
        ordering = ["order", "number"]
        constraints = [models.UniqueConstraint(fields=["order", "number"], name="one_line_number")]

    def __str__(self) -> str:
        return f"{self.order}/{self.number}"


class Payment(models.Model):
    """Money received from the buyer; the bank's reference keeps it from being recorded twice."""

    KINDS = [("deposit", "deposit"), ("balance", "balance")]

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    kind = models.CharField(max_length=8, choices=KINDS)
    amount = money_column()
    currency = models.CharField(max_length=3)
    received_on = models.DateField()
    reference = models.CharField(max_length=60)

    class Meta:
        ordering = ["received_on", "id"]
        constraints = [models.UniqueConstraint(fields=["order", "reference"], name="one_payment_a_reference")]

    def __str__(self) -> str:
        return f"{self.order} {self.amount} {self.currency}"


class Agreement(models.Model):
    """What the sales contract says beyond lines and price, asked once.

    An empty inspection clause is told from the quality that stands for the order's products. `by_default`
    is recorded on confirmation, where nobody told anything else.
    """

    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="agreement")
    quantity_tolerance_permille = models.PositiveSmallIntegerField(default=0)
    partial_shipment = models.BooleanField(default=False)
    transhipment = models.BooleanField(default=True)
    inspection_en = models.CharField(max_length=300, blank=True)
    inspection_id = models.CharField(max_length=300, blank=True)
    offer_valid_until = models.DateField()
    by_default = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.order}"
