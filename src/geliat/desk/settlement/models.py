"""Makers' pay per accepted piece, advances netted, the payout files, and receipts matched to the PEB."""

from __future__ import annotations

from django.db import models

from geliat.desk.allotment.models import Share
from geliat.desk.consignments.models import Consignment
from geliat.desk.fields import money_column, stage_column
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Order, Payment
from geliat.desk.production.models import Advance


class PayoutFile(models.Model):
    """One CSV file for the bank; its hash and total stay, the account numbers are not kept in it here."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, unique=True)
    made_at = models.DateTimeField()
    total_idr = models.DecimalField(max_digits=16, decimal_places=0)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["made_at", "id"]

    def __str__(self) -> str:
        return self.number


class Pay(models.Model):
    """What one workshop is owed for accepted pieces of an order, once: earned, netted, to pay."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    reckoned_at = models.DateTimeField()
    earned_idr = models.DecimalField(max_digits=14, decimal_places=0)
    netted_idr = models.DecimalField(max_digits=14, decimal_places=0)
    to_pay_idr = models.DecimalField(max_digits=14, decimal_places=0)
    payout_file = models.ForeignKey(
        PayoutFile, on_delete=models.PROTECT, null=True, blank=True, related_name="pays"
    )
    paid_on = models.DateField(null=True, blank=True)
    # Handed over in cash and signed for; the file then names no account.
    in_cash = models.BooleanField(default=False)
    stage = stage_column("pay")

    class Meta:
        ordering = ["order", "workshop", "round"]
        constraints = [models.UniqueConstraint(fields=["order", "workshop", "round"], name="one_pay_a_round")]

    def __str__(self) -> str:
        return f"{self.workshop}: {self.to_pay_idr}"


class PayPiece(models.Model):
    """The pieces of one share that a pay covers; the sum over pays never exceeds what was accepted."""

    pay = models.ForeignKey(Pay, on_delete=models.CASCADE, related_name="pieces")
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    pay_idr = models.DecimalField(max_digits=12, decimal_places=0)

    def __str__(self) -> str:
        return f"{self.share}: {self.quantity}"


class NettedAdvance(models.Model):
    """The part of an advance that a pay has netted."""

    pay = models.ForeignKey(Pay, on_delete=models.CASCADE, related_name="netted")
    advance = models.ForeignKey(Advance, on_delete=models.PROTECT, related_name="+")
    amount_idr = models.DecimalField(max_digits=14, decimal_places=0)

    def __str__(self) -> str:
        return f"{self.advance}: {self.amount_idr}"


class ProceedsMatch(models.Model):
    """The part of one payment of the buyer that is proceeds of one consignment's PEB, in its own currency."""

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="+")
    amount = money_column()
    matched_at = models.DateTimeField()

    class Meta:
        ordering = ["consignment", "payment"]
        verbose_name_plural = "proceeds matches"
        constraints = [
            models.UniqueConstraint(fields=["consignment", "payment"], name="one_match_of_a_payment")
        ]

    def __str__(self) -> str:
        return f"{self.consignment}: {self.amount} of {self.payment}"
