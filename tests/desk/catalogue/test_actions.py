"""Describing products and sizes; versions that leave the old ones standing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.desk.cast import AT, JOKO, SRI
from tests.desk.catalogue.builders import (
    ROUTE,
    a_defect,
    a_product,
    a_size,
    package_facts,
    product_facts,
    quality_facts,
    size_facts,
)

from geliat.desk.catalogue import actions, figures
from geliat.desk.catalogue.facts import DefectFacts, StepFacts
from geliat.desk.catalogue.models import PackageSpec, Product, Size
from geliat.desk.journal.models import Entry
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db


def refused(call) -> tuple[str, ...]:
    """The codes of the refusal that a call ends in."""
    with pytest.raises(Refusal) as no:
        call()
    return no.value.codes


def test_a_product_keeps_its_hs_code_as_digits():
    assert a_product().hs_code == "92060000"


def test_a_product_is_refused_with_every_reason_at_once():
    a_product()
    facts = product_facts(name_en="", hs_code="9206", hs_reason=" ")
    assert refused(lambda: actions.describe_product(facts, by=SRI, at=AT)) == (
        "missing",
        "missing",
        "hs_code_form",
        "code_taken",
    )


def test_only_the_coordinator_describes():
    assert refused(lambda: actions.describe_product(product_facts(), by=JOKO, at=AT)) == ("not_allowed",)
    assert not Product.objects.exists()


def test_an_edited_product_names_what_changed():
    product = a_product()
    actions.edit_product(product, product_facts(wood_species="Mangifera indica"), by=SRI, at=AT)
    product.refresh_from_db()
    assert product.wood_species == "Mangifera indica"
    assert Entry.objects.latest("id").facts == {"changed": "wood_species"}


def test_a_size_comes_with_its_route_and_first_package():
    size = a_size("S")
    assert [(step.sequence, step.step) for step in size.route.all()] == [
        (1, "turning"),
        (2, "carving_painting"),
        (3, "skin_rope"),
        (4, "finishing"),
    ]
    assert size.package_specs.get().version == 1


def test_a_size_is_refused_with_the_reasons_of_all_its_parts():
    product = a_product()
    codes = refused(
        lambda: actions.describe_size(
            product,
            size_facts("S", shape="cone", net_g=0, profile=()),
            [StepFacts("turning", 7, 0, Decimal(-1))],
            package_facts("S", pieces=7),
            by=SRI,
            at=AT,
        )
    )
    assert codes == (
        "shape_unknown",
        "too_small",
        "too_small",
        "too_small",
        "nothing_inspected",
        "arrangement",
    )
    assert not Size.objects.exists()


@pytest.mark.parametrize(
    ("profile", "code"),
    [
        (((0, 50), (300, 90)), "profile_heights"),
        (((10, 50), (400, 90)), "profile_heights"),
        (((0, 50), (200, 60), (200, 70), (400, 90)), "profile_heights"),
        (((0, 50), (400, 91)), "profile_radius"),
        (((0, 0), (400, 90)), "profile_radius"),
    ],
)
def test_a_profile_that_is_no_drum_is_refused(profile, code):
    size = a_size("S")
    assert refused(lambda: actions.edit_size(size, size_facts("S", profile=profile), by=SRI, at=AT)) == (
        code,
    )


def test_a_box_has_no_profile():
    size = a_size("S")
    facts = size_facts("S", shape="box")
    assert refused(lambda: actions.edit_size(size, facts, by=SRI, at=AT)) == ("profile_of_a_box",)


def test_a_size_that_outgrows_its_carton_is_refused():
    size = a_size("S")
    facts = size_facts("S", height_mm=450, profile=())
    assert refused(lambda: actions.edit_size(size, facts, by=SRI, at=AT)) == ("too_tight",)
    actions.edit_size(size, size_facts("S", net_g=2100), by=SRI, at=AT)
    size.refresh_from_db()
    assert size.net_g == 2100


def test_a_new_package_version_leaves_the_old_one_standing():
    size = a_size("S")
    first = figures.current_package(size)
    second = actions.new_package_version(size, package_facts("S", tare_g=950), by=SRI, at=AT)
    assert figures.current_package(size) == second
    assert first is not None
    first.refresh_from_db()
    assert (first.version, first.tare_g, second.version, second.tare_g) == (1, 900, 2, 950)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"outer_width_mm": 350}, "too_tight"),
        ({"upright": False, "outer_height_mm": 200}, "too_tight"),
        ({"along": 2}, "arrangement"),
        ({"tare_g": 0}, "too_small"),
        ({"max_top_g": -1}, "too_small"),
    ],
)
def test_a_package_that_cannot_be_is_refused(changes, code):
    size = a_size("S")
    facts = package_facts("S", **changes)
    assert refused(lambda: actions.new_package_version(size, facts, by=SRI, at=AT)) == (code,)
    assert PackageSpec.objects.count() == 1


def test_a_new_quality_version_leaves_the_old_one_standing():
    product = a_product()
    first = figures.current_quality(product)
    second = actions.new_quality_version(product, quality_facts(aql_major=Decimal("1.5")), by=SRI, at=AT)
    assert first is not None
    first.refresh_from_db()
    assert (first.version, first.aql_major, second.version) == (1, Decimal("2.5"), 2)
    assert figures.current_quality(product) == second


def test_a_quality_out_of_the_tables_is_refused_with_every_reason():
    product = a_product()
    facts = quality_facts(
        level="IV", aql_major=Decimal(3), moisture_mean_permille=160, moisture_points=("foot", "foot")
    )
    assert refused(lambda: actions.new_quality_version(product, facts, by=SRI, at=AT)) == (
        "unknown_inspection_level",
        "unknown_aql",
        "moisture_limits",
        "moisture_points",
    )


def test_the_first_day_of_approval_stands():
    spec = figures.current_quality(a_product())
    assert spec is not None
    actions.record_approval(spec, date(2020, 8, 30), by=SRI, at=AT)
    assert actions.record_approval(spec, date(2020, 9, 1), by=SRI, at=AT).approved_by_buyer_on == date(
        2020, 8, 30
    )


def test_a_route_is_laid_anew_in_its_order():
    size = a_size("S")
    actions.lay_route(size, [ROUTE[0], ROUTE[3]], by=SRI, at=AT)
    assert [(step.sequence, step.step) for step in size.route.all()] == [(1, "turning"), (2, "finishing")]


@pytest.mark.parametrize(
    ("route", "codes"),
    [
        ([], ("no_route",)),
        ([ROUTE[3], ROUTE[3]], ("step_twice",)),
        ([StepFacts("Big Step", 1, 1, Decimal(1), inspected=True)], ("step_form",)),
        ([ROUTE[0]], ("nothing_inspected",)),
    ],
)
def test_a_route_that_leads_nowhere_is_refused(route, codes):
    size = a_size("S")
    assert refused(lambda: actions.lay_route(size, route, by=SRI, at=AT)) == codes
    assert size.route.count() == 4


def test_a_defect_has_a_code_of_its_own_and_a_known_class():
    a_defect("M01")
    facts = DefectFacts("M01", "grave", "", "Retak")
    assert refused(lambda: actions.describe_defect(facts, by=SRI, at=AT)) == (
        "missing",
        "severity_unknown",
        "code_taken",
    )
