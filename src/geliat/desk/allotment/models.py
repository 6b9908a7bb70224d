"""Shares: who makes how many of which line at which work step, and why."""

from __future__ import annotations

from django.db import models

from geliat.desk.fields import stage_column
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Line, Order


class AllotmentPlan(models.Model):
    """One run of the allotment over an order: the first, or one that mends; its stages with their gaps."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="+")
    round = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    # [{"name", "objective", "bound", "gap_ppm", ...}, ...] as the planner printed them.
    stages = models.JSONField(default=list)
    easings = models.JSONField(default=list)

    class Meta:
        ordering = ["order", "round"]
        constraints = [models.UniqueConstraint(fields=["order", "round"], name="one_plan_a_round")]

    def __str__(self) -> str:
        return f"{self.order} #{self.round}"


class Share(models.Model):
    """So many pieces of one line at one work step for one workshop, with the reason in its own words.

    `quantity` is what was offered, `accepted_quantity` what the workshop took on; `released_quantity` is
    what was taken back from it later because it fell behind. A later round may add a share of its own.
    """

    plan = models.ForeignKey(AllotmentPlan, on_delete=models.PROTECT, related_name="shares")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=24)
    workshop = models.ForeignKey(Workshop, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    accepted_quantity = models.PositiveIntegerField(default=0)
    released_quantity = models.PositiveIntegerField(default=0)
    due_on = models.DateField()
    pay_idr = models.DecimalField(max_digits=12, decimal_places=0)
    reason_en = models.TextField()
    reason_id = models.TextField()
    bound = models.JSONField(default=list)
    load_permille = models.PositiveIntegerField(default=0)
    stage = stage_column("share")
    offered_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["line", "step", "workshop"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "line", "step", "workshop"], name="one_share_a_round"),
            models.CheckConstraint(
                condition=models.Q(accepted_quantity__lte=models.F("quantity")), name="accepted_within_offer"
            ),
            models.CheckConstraint(
                condition=models.Q(released_quantity__lte=models.F("accepted_quantity")),
                name="released_within_accepted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workshop} · {self.line} · {self.quantity}"

    @property
    def standing_quantity(self) -> int:
        """The pieces the workshop still stands for."""
        return self.accepted_quantity - self.released_quantity
