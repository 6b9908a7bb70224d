"""Baselines that recovery is measured against; every other figure is computed from the rows."""

from __future__ import annotations

from django.db import models


class Baseline(models.Model):
    """An earlier period's figure with scope, unit, source and date; without them nothing is compared."""

    indicator = models.CharField(max_length=40)
    scope = models.CharField(max_length=120)
    period_from = models.DateField()
    period_to = models.DateField()
    value = models.DecimalField(max_digits=18, decimal_places=2)
    unit = models.CharField(max_length=24)
    source = models.CharField(max_length=240)
    recorded_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.indicator} {self.scope} {self.period_from:%Y}"
