"""Describes products and sizes; a change of package or quality is a new version, old lots keep theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from geliat.desk.catalogue import checks
from geliat.desk.catalogue.facts import (
    DefectFacts,
    PackageFacts,
    ProductFacts,
    QualityFacts,
    SizeFacts,
    StepFacts,
)
from geliat.desk.catalogue.models import (
    DefectKind,
    PackageSpec,
    Product,
    QualitySpec,
    RouteStep,
    Size,
)
from geliat.desk.journal import actions as journal
from geliat.refusals import Blocker, Refusal
from geliat.trade import identifiers
from geliat.trade.access import Actor, authorise

DEED = "catalogue.describe"


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


def _columns(facts: Any) -> dict[str, Any]:
    return {field.name: getattr(facts, field.name) for field in fields(facts)}


def _product_columns(facts: ProductFacts) -> dict[str, Any]:
    return {**_columns(facts), "hs_code": identifiers.normal_hs_code(facts.hs_code)}


def _size_columns(facts: SizeFacts) -> dict[str, Any]:
    return {**_columns(facts), "profile": [list(point) for point in facts.profile]}


def _change(row: models.Model, columns: dict[str, Any], *, by: Actor, at: datetime) -> None:
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, columns[name])
        row.save(update_fields=changed)
        journal.record(DEED, row, by=by, at=at, facts={"changed": ", ".join(changed)})


@transaction.atomic
def describe_product(facts: ProductFacts, *, by: Actor, at: datetime) -> Product:
    """Describe a new product, with its HS code and the reason for it."""
    authorise(by, DEED)
    _refuse(checks.of_product(facts))
    product = Product.objects.create(**_product_columns(facts))
    journal.record(DEED, product, by=by, at=at, facts={"hs_code": product.hs_code})
    return product


@transaction.atomic
def edit_product(product: Product, facts: ProductFacts, *, by: Actor, at: datetime) -> Product:
    """Correct what is known of a product; the journal names the columns that changed."""
    authorise(by, DEED)
    _refuse(checks.of_product(facts, product))
    _change(product, _product_columns(facts), by=by, at=at)
    return product


@transaction.atomic
def describe_size(
    product: Product,
    facts: SizeFacts,
    route: Sequence[StepFacts],
    package: PackageFacts,
    *,
    by: Actor,
    at: datetime,
) -> Size:
    """Describe a new size with its route of work steps and the first version of its package."""
    authorise(by, DEED)
    _refuse([*checks.of_size(product, facts), *checks.of_route(route), *checks.of_package(facts, package)])
    size = Size.objects.create(product=product, **_size_columns(facts))
    _lay(size, route)
    PackageSpec.objects.create(size=size, version=1, **_columns(package))
    journal.record(DEED, size, by=by, at=at, facts={"sku": size.sku, "steps": len(route)})
    return size


@transaction.atomic
def edit_size(size: Size, facts: SizeFacts, *, by: Actor, at: datetime) -> Size:
    """Correct the measures of a size; its package must still hold it."""
    authorise(by, DEED)
    blockers = checks.of_size(size.product, facts, size)
    package = size.package_specs.first()
    if not blockers and package is not None:
        blockers += checks.of_package(facts, package_facts(package))
    _refuse(blockers)
    _change(size, _size_columns(facts), by=by, at=at)
    return size


@transaction.atomic
def lay_route(size: Size, route: Sequence[StepFacts], *, by: Actor, at: datetime) -> list[RouteStep]:
    """Lay the route of a size anew; shares offered before keep the step and pay they were offered."""
    authorise(by, DEED)
    _refuse(checks.of_route(route))
    size.route.all().delete()
    laid = _lay(size, route)
    journal.record(DEED, size, by=by, at=at, facts={"steps": ", ".join(step.step for step in route)})
    return laid


def _lay(size: Size, route: Sequence[StepFacts]) -> list[RouteStep]:
    return RouteStep.objects.bulk_create(
        [RouteStep(size=size, sequence=place, **_columns(step)) for place, step in enumerate(route, start=1)]
    )


def package_facts(package: PackageSpec) -> PackageFacts:
    """A package version as told, to start the next one from."""
    return PackageFacts(**{field.name: getattr(package, field.name) for field in fields(PackageFacts)})


def _next_version(row: models.Model, versions: Any) -> int:
    # The owner's row is held, so that two people cannot make the same version.
    type(row)._default_manager.select_for_update().get(pk=row.pk)
    return int(versions.aggregate(last=Max("version"))["last"] or 0) + 1


@transaction.atomic
def new_package_version(size: Size, facts: PackageFacts, *, by: Actor, at: datetime) -> PackageSpec:
    """Pack a size another way from now on; cartons packed before keep their version."""
    authorise(by, DEED)
    _refuse(checks.of_package(size, facts))
    version = _next_version(size, size.package_specs)
    package = PackageSpec.objects.create(size=size, version=version, **_columns(facts))
    journal.record(DEED, package, by=by, at=at, facts={"version": version})
    return package


@transaction.atomic
def new_quality_version(product: Product, facts: QualityFacts, *, by: Actor, at: datetime) -> QualitySpec:
    """Ask another quality of a product from now on; lots presented before keep their version."""
    authorise(by, DEED)
    _refuse(checks.of_quality(facts))
    version = _next_version(product, product.quality_specs)
    columns = {**_columns(facts), "moisture_points": list(facts.moisture_points)}
    spec = QualitySpec.objects.create(product=product, version=version, **columns)
    journal.record(DEED, spec, by=by, at=at, facts={"version": version})
    return spec


@transaction.atomic
def record_approval(spec: QualitySpec, on: date, *, by: Actor, at: datetime) -> QualitySpec:
    """Record the day on which the buyer approved a quality version; the first day told stands."""
    authorise(by, DEED)
    if QualitySpec.objects.filter(pk=spec.pk, approved_by_buyer_on=None).update(approved_by_buyer_on=on):
        journal.record(DEED, spec, by=by, at=at, facts={"approved_by_buyer_on": on.isoformat()})
    spec.refresh_from_db()
    return spec


@transaction.atomic
def describe_defect(facts: DefectFacts, *, by: Actor, at: datetime) -> DefectKind:
    """Describe a kind of defect with its class."""
    authorise(by, DEED)
    _refuse(checks.of_defect(facts))
    kind = DefectKind.objects.create(**{**_columns(facts), "crafts": list(facts.crafts)})
    journal.record(DEED, kind, by=by, at=at, facts={"severity": kind.severity})
    return kind
