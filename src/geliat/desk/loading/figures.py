"""Reads containers for screens and later rooms: check, plan and mass in force, and what stands in each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.db.models import OuterRef, QuerySet, Subquery

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading.models import Container, ContainerCheck, LoadPlan, MassVerification
from geliat.planning.loading import LoadedContainer, LoadProblem
from geliat.planning.loading import LoadPlan as Plan
from geliat.planning.loading.plan import ContainerFigures, StuffingStep, stuffing_steps
from geliat.planning.loading.plan import figures as plan_figures
from geliat.planning.loading.plan_file import from_json
from geliat.trade.canonical import sha256_of

STUFFED = ("stuffed", "sealed", "gated_in")
"""The stages in which a container holds its cartons."""


def plans_in_force(consignment: Consignment, *, stages: Sequence[str] = ()) -> dict[int, LoadPlan]:
    """The newest load plan of each container that has one, by container; only at `stages` if told."""
    newest = LoadPlan.objects.filter(container=OuterRef("container")).order_by("-version").values("version")
    plans = LoadPlan.objects.filter(
        container__consignment=consignment, version=Subquery(newest[:1])
    ).select_related("container")
    if stages:
        plans = plans.filter(container__stage__in=stages)
    return {plan.container_id: plan for plan in plans}


def plan_in_force(container: Container) -> LoadPlan | None:
    """The newest load plan of a container."""
    return container.load_plans.order_by("-version").first()


def checks_in_force(consignment: Consignment) -> dict[int, ContainerCheck]:
    """The last check of each container, by container."""
    checks = ContainerCheck.objects.filter(container__consignment=consignment).order_by("checked_at", "pk")
    return {check.container_id: check for check in checks}


def masses_in_force(consignment: Consignment) -> dict[int, MassVerification]:
    """The last verified mass of each container, by container."""
    masses = MassVerification.objects.filter(container__consignment=consignment).order_by("pk")
    return {mass.container_id: mass for mass in masses}


def stuffed_count(consignment: Consignment) -> int:
    """How many containers of a consignment hold cartons."""
    return Container.objects.filter(consignment=consignment, stage__in=STUFFED).count()


def carton_numbers(plan: LoadPlan) -> list[int]:
    """The numbers of the cartons that a plan puts into its container, ascending."""
    return sorted(number for numbers in plan.cartons.values() for number in numbers)


def digest(content: object) -> str:
    """The seal over a plan file's content."""
    return sha256_of(content)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of stuffing, with the numbers of the cartons set in it."""

    number: int
    told: StuffingStep
    cartons: tuple[int, ...]
    layers: int


@lru_cache(maxsize=16)
def _read_plan(text: str) -> tuple[LoadProblem, Plan]:
    """Kept by the very text that is read: both are frozen."""
    return from_json(text)


class Reading:
    """A stored load plan read back: the problem, the placements, its figures, and the crew's steps."""

    def __init__(self, row: LoadPlan) -> None:
        self.row = row

    @cached_property
    def _read(self) -> tuple[LoadProblem, Plan]:
        return _read_plan(json.dumps(self.row.plan))

    @property
    def problem(self) -> LoadProblem:
        """The container and the cargo that stands in it."""
        return self._read[0]

    @property
    def plan(self) -> Plan:
        """The plan, of one container."""
        return self._read[1]

    @property
    def loaded(self) -> LoadedContainer:
        """The container with its placements."""
        return self.plan.containers[0]

    @property
    def names(self) -> dict[str, str]:
        """What each cargo is called, in the order of the colours."""
        return {cargo.key: cargo.key for cargo in self.problem.cargo}

    @cached_property
    def figures(self) -> ContainerFigures:
        """Volume, mass, centre of gravity and reach."""
        return plan_figures(self.loaded, self.problem)

    @property
    def inside_mm(self) -> tuple[int, int, int]:
        """Inside length, width, height."""
        return self.loaded.inner_mm

    @cached_property
    def numbered(self) -> list[int]:
        """The carton number of each placement, in loading order."""
        waiting = {key: iter(numbers) for key, numbers in self.row.cartons.items()}
        return [next(waiting[placed.cargo]) for placed in self.loaded.placements]

    @cached_property
    def steps(self) -> list[Step]:
        """The steps in order, numbered from 1, each with its cartons."""
        numbers: dict[tuple[int, str], list[int]] = {}
        heights: dict[tuple[int, str], set[int]] = {}
        for placed, number in zip(self.loaded.placements, self.numbered, strict=True):
            numbers.setdefault((placed.step, placed.cargo), []).append(number)
            heights.setdefault((placed.step, placed.cargo), set()).add(placed.z_mm)
        return [
            Step(
                place,
                told,
                tuple(numbers[told.number, told.cargo]),
                len(heights[told.number, told.cargo]),
            )
            for place, told in enumerate(stuffing_steps(self.loaded, self.problem), start=1)
        ]


def containers_of(consignment: Consignment) -> QuerySet[Container]:
    """The containers of a consignment in the order booked."""
    return Container.objects.filter(consignment=consignment).order_by("pk")


def open_elsewhere(number: str, consignment: Consignment | None = None) -> Iterable[Container]:
    """Containers of that number in consignments that have not arrived yet."""
    found = Container.objects.filter(number=number).exclude(consignment__stage="arrived")
    return found.select_related("consignment")
