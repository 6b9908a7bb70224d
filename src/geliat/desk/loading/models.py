"""Containers: the check before stuffing, the judged load plan, seal and verified gross mass."""

from __future__ import annotations

from django.db import models

from geliat.desk.consignments.models import Consignment
from geliat.desk.fields import stage_column


class Container(models.Model):
    """One container of a consignment, by its ISO 6346 number and size type."""

    consignment = models.ForeignKey(Consignment, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=11)
    size_type = models.CharField(max_length=4)
    tare_g = models.PositiveIntegerField()
    max_gross_g = models.PositiveIntegerField()
    seal = models.CharField(max_length=20, blank=True)
    stage = stage_column("container")
    stuffed_at = models.DateTimeField(null=True, blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["consignment", "id"]
        constraints = [models.UniqueConstraint(fields=["consignment", "number"], name="one_container_number")]

    def __str__(self) -> str:
        return self.number


class ContainerCheck(models.Model):
    """The seven-point check before stuffing, the moisture of the floor and the desiccant hung."""

    container = models.ForeignKey(Container, on_delete=models.CASCADE, related_name="checks")
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=120)
    # {"front_wall": true, "left_side": true, ...} as trade.container_check names the seven points.
    points = models.JSONField()
    floor_moisture_permille = models.PositiveSmallIntegerField()
    desiccant_g = models.PositiveIntegerField()
    passed = models.BooleanField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["checked_at", "id"]

    def __str__(self) -> str:
        return f"{self.container}: {'fit' if self.passed else 'unfit'}"


class LoadPlan(models.Model):
    """A load plan of a container that the judge has passed; the newest is in force."""

    container = models.ForeignKey(Container, on_delete=models.CASCADE, related_name="load_plans")
    version = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    plan = models.JSONField()
    # {"cargo key in the plan": [carton numbers in loading order]}
    cartons = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    used_mm3 = models.BigIntegerField()
    cargo_g = models.PositiveIntegerField()

    class Meta:
        ordering = ["container", "-version"]
        constraints = [models.UniqueConstraint(fields=["container", "version"], name="one_load_plan_version")]

    def __str__(self) -> str:
        return f"{self.container} v{self.version}"


class LoadSearch(models.Model):
    """A search for a better load of a consignment, that goes on in the background; a person decides on it."""

    STATES = (
        ("running", "running"),
        ("found", "found"),
        ("nothing", "nothing"),
        ("stopped", "stopped"),
        ("failed", "failed"),
        ("lost", "lost"),
        ("kept", "kept"),
        ("left", "left"),
    )

    consignment = models.ForeignKey(Consignment, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=120)
    seconds = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=STATES, default="running")
    # When whoever runs the search was last heard of: a desk that was restarted is silent.
    heard_at = models.DateTimeField()
    stop_asked = models.BooleanField(default=False)
    tries = models.PositiveIntegerField(default=0)
    # What there was when the search began and the best found, as (containers, millimetres of length used).
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    # The best plan found, as a plan file of the whole consignment; empty while there is none.
    plan = models.JSONField(default=dict)

    class Meta:
        ordering = ["consignment", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["consignment"], condition=models.Q(state="running"), name="one_search_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consignment}: {self.state}"


class MassVerification(models.Model):
    """Verified gross mass by SOLAS method 2: tare + every package + dunnage + desiccant."""

    container = models.ForeignKey(Container, on_delete=models.CASCADE, related_name="mass_verifications")
    verified_at = models.DateTimeField()
    verified_by = models.CharField(max_length=120)
    scale = models.CharField(max_length=80)
    cargo_g = models.PositiveIntegerField()
    dunnage_g = models.PositiveIntegerField(default=0)
    desiccant_g = models.PositiveIntegerField(default=0)
    tare_g = models.PositiveIntegerField()
    gross_g = models.PositiveIntegerField()

    class Meta:
        ordering = ["container", "-id"]

    def __str__(self) -> str:
        return f"{self.container}: {self.gross_g} g"
