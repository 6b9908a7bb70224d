"""What is read back of containers and plans, and what is next with them."""

from __future__ import annotations

import pytest
from tests.desk.cast import BAYU, JOKO, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.loading.builders import (
    LATER,
    NUMBERS,
    SOUND,
    a_container,
    a_fit_container,
    a_planned_container,
    a_sealed_container,
    a_walked_consignment,
)
from tests.desk.orders.builders import an_order
from tests.desk.packing.builders import cartons_of, packed

from geliat.desk.loading import actions, figures, pages
from geliat.desk.loading.models import Container

pytestmark = pytest.mark.django_db


def test_a_stored_plan_reads_back_as_it_was_made():
    container = a_planned_container()
    plan = figures.plan_in_force(container)
    reading = figures.Reading(plan)
    assert len(reading.loaded.placements) == 120
    assert sorted(reading.numbered) == list(range(1, 121))
    assert reading.figures.gross_g == plan.cargo_g
    assert reading.figures.used_mm3 == plan.used_mm3
    assert reading.inside_mm == (12032, 2352, 2698)
    assert list(reading.names) == ["DJ-S", "DJ-M"]


def test_steps_are_numbered_from_one_and_name_each_carton_once():
    steps = figures.Reading(figures.plan_in_force(a_planned_container())).steps
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    told = [number for step in steps for number in step.cartons]
    assert sorted(told) == list(range(1, 121))
    assert all(step.told.count == len(step.cartons) for step in steps)


def test_cartons_of_a_step_are_of_its_cargo():
    container = a_planned_container()
    skus = {carton.number: carton.spec.size.sku for carton in cartons_of(container.consignment)}
    for step in figures.Reading(figures.plan_in_force(container)).steps:
        assert {skus[number] for number in step.cartons} == {step.told.cargo}


def test_only_the_newest_plan_check_and_mass_are_in_force():
    container = a_planned_container()
    consignment = container.consignment
    actions.plan(consignment, by=SRI, at=LATER)
    assert [plan.version for plan in figures.plans_in_force(consignment).values()] == [2]
    assert figures.plans_in_force(consignment, stages=figures.STUFFED) == {}
    actions.stuff(Container.objects.get(pk=container.pk), by=JOKO, at=LATER)
    assert list(figures.plans_in_force(consignment, stages=figures.STUFFED)) == [container.pk]
    actions.verify_mass(container, "TB-01", 1000, by=SRI, at=LATER)
    last = actions.verify_mass(container, "TB-01", 2000, by=SRI, at=LATER)
    assert figures.masses_in_force(consignment) == {container.pk: last}


def test_what_is_next_follows_the_container_from_booking_to_papers():
    consignment = packed()
    assert pages.load_of(consignment).next.en == "Book a container."
    container = a_container(consignment)

    def step() -> str:
        box = pages.box_of(Container.objects.get(pk=container.pk))
        load = pages.load_of(consignment)
        assert load.next == box.next
        return box.step

    assert step() == "booked"
    actions.check(container, SOUND, 250, 8000, by=JOKO, at=LATER)
    assert step() == "unfit"
    container.refresh_from_db()
    actions.check(container, SOUND, 140, 8000, by=JOKO, at=LATER)
    assert step() == "fit"
    actions.plan(consignment, by=SRI, at=LATER)
    assert step() == "planned"
    container.refresh_from_db()
    actions.stuff(container, by=JOKO, at=LATER)
    assert step() == "stuffed"
    container.refresh_from_db()
    actions.seal(container, "ID020481", by=BAYU, at=LATER)
    assert step() == "sealed"
    actions.verify_mass(container, "TB-01", by=SRI, at=LATER)
    assert step() == "weighed"


def test_a_consignment_without_cartons_is_packed_first():
    assert pages.load_of(a_consignment(an_order(confirmed=True))).next.en == "Pack the consignment first."


def test_the_load_counts_cartons_planned_and_stuffed(django_assert_max_num_queries):
    container = a_sealed_container()
    with django_assert_max_num_queries(5):
        load = pages.load_of(container.consignment)
    assert (load.cartons, load.planned, load.stuffed) == (120, 120, 120)
    assert not load.can_plan


def test_desiccant_is_advised_from_the_cartons_that_are_packed():
    unpacked = a_fit_container(a_consignment(an_order(confirmed=True)))
    assert pages.desiccant_advice(unpacked) is None
    order = an_order("PO-2020-02", confirmed=True)
    from tests.desk.packing.builders import a_packable_consignment

    box = a_container(packed(a_packable_consignment(order)), NUMBERS[1])
    advice = pages.desiccant_advice(box)
    assert advice is not None
    assert 8000 <= advice.desiccant_g <= 12_000


def test_the_front_page_costs_two_queries(django_assert_num_queries):
    consignment = a_walked_consignment()
    with django_assert_num_queries(2):
        (row,) = pages.rows_of([consignment])
    assert (row.cartons, len(row.containers)) == (5, 1)
