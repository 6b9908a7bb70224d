"""Reads the catalogue for screens and for later rooms: what stands now, and the sums over a route."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from geliat.desk.catalogue.models import DefectKind, PackageSpec, Product, QualitySpec, Size
from geliat.desk.makers.words import step_name
from geliat.measures import cubic_metres
from geliat.sentences import Sentence


@dataclass(frozen=True, slots=True)
class RouteSum:
    """What a piece costs in days, minutes of work and pay over its whole route."""

    lead_days: int
    minutes: int
    pay_idr: Decimal


@dataclass(frozen=True, slots=True)
class StepOfRoute:
    """One step of a route as shown."""

    name: Sentence
    lead_days: int
    minutes_per_piece: int
    pay_idr: Decimal
    inspected: bool


@dataclass(frozen=True, slots=True)
class SizeSheet:
    """Everything of one size on one page; `package` is the version that stands, if one does."""

    size: Size
    route: tuple[StepOfRoute, ...]
    sum: RouteSum
    package: PackageSpec | None
    versions: int

    @property
    def gross_g(self) -> int | None:
        """A full carton, weighed by reckoning."""
        return None if self.package is None else gross_g(self.size, self.package)

    @property
    def carton_m3(self) -> Decimal | None:
        """Outer volume of a carton."""
        if self.package is None:
            return None
        outer = self.package
        return cubic_metres(outer.outer_length_mm * outer.outer_width_mm * outer.outer_height_mm)


def gross_g(size: Size, package: PackageSpec) -> int:
    """Gross mass of a full carton: its pieces and the carton itself."""
    return size.net_g * package.pieces + package.tare_g


def current_package(size: Size) -> PackageSpec | None:
    """The version of the package that stands now."""
    return size.package_specs.order_by("-version").first()


def current_quality(product: Product) -> QualitySpec | None:
    """The version of the quality that stands now; lots presented earlier keep their own."""
    return product.quality_specs.order_by("-version").first()


def sheets(product: Product) -> list[SizeSheet]:
    """The sizes of a product with route and package, in three queries."""
    found = []
    for size in product.sizes.prefetch_related("route", "package_specs"):
        steps = list(size.route.all())
        packages = list(size.package_specs.all())
        found.append(
            SizeSheet(
                size=size,
                route=tuple(
                    StepOfRoute(
                        step_name(step.step),
                        step.lead_days,
                        step.minutes_per_piece,
                        step.pay_idr,
                        step.inspected,
                    )
                    for step in steps
                ),
                sum=RouteSum(
                    sum(step.lead_days for step in steps),
                    sum(step.minutes_per_piece for step in steps),
                    sum((step.pay_idr for step in steps), Decimal(0)),
                ),
                package=max(packages, key=lambda package: package.version, default=None),
                versions=len(packages),
            )
        )
    return found


def defect_kinds(craft: str = "") -> QuerySet[DefectKind]:
    """The kinds of defect, by class and code; of one craft where one is named.

    A kind that names no craft belongs to all. JSON lists are compared in Python: SQLite has no lookup for it.
    """
    kinds = DefectKind.objects.order_by("severity", "code")
    if not craft:
        return kinds
    fitting = [kind.pk for kind in kinds if not kind.crafts or craft in kind.crafts]
    return kinds.filter(pk__in=fitting)
