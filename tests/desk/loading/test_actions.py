"""Containers from booking to the terminal's gate: checked, planned and judged, stuffed, sealed, weighed."""

from __future__ import annotations

import dataclasses
import json
from datetime import timedelta

import pytest
from tests.desk.cast import AT, BAYU, JOKO, RATNA, SRI, bayu_by_link
from tests.desk.consignments.builders import a_consignment, consignment_facts, some_consignments
from tests.desk.loading.builders import (
    LATER,
    NUMBERS,
    SOUND,
    a_container,
    a_fit_container,
    a_planned_container,
    a_sealed_container,
    a_stuffed_container,
)
from tests.desk.orders.builders import a_line, an_order
from tests.desk.packing.builders import a_packable_consignment, accept_all, cartons_of, packed

from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.figures import replay
from geliat.desk.journal.models import Entry
from geliat.desk.loading import actions, figures
from geliat.desk.loading.models import Container, LoadPlan, MassVerification
from geliat.desk.packing import actions as packing
from geliat.desk.packing.models import Carton
from geliat.planning.loading.plan_file import from_json, to_json
from geliat.planning.verify.loading import judge_load
from geliat.refusals import NotYours, Refusal

pytestmark = pytest.mark.django_db


def a_small(quantity: int = 60) -> Consignment:
    """A packed consignment of so many small drums."""
    order = an_order(lines=[a_line("S", quantity)], confirmed=True)
    return packed(a_packable_consignment(order))


# -- booking


def test_a_container_is_booked_by_its_number_in_any_spelling():
    container = actions.book(a_small(), "gltu 512734-6", "45g1", 3_880_000, 32_500_000, by=BAYU, at=AT)
    assert (container.number, container.size_type, container.stage) == (NUMBERS[0], "45G1", "booked")
    assert replay()["container", container.pk] == "booked"


def test_a_wrong_check_digit_size_type_and_plate_are_refused_at_once():
    with pytest.raises(Refusal) as refused:
        actions.book(a_small(), "GLTU5127345", "99X9", 3880, 32_500, by=BAYU, at=AT)
    assert refused.value.codes == ("container_check_digit", "unknown_size_type", "plate_impossible")
    assert refused.value.blockers[0].facts["expected"] == "6"


def test_one_number_is_in_one_open_consignment_only():
    order = an_order(lines=[a_line("S", 24)], confirmed=True)
    one, other = some_consignments(order, consignment_facts("A", {1: 12}), consignment_facts("B", {1: 12}))
    a_container(one)
    for consignment in (one, other):
        with pytest.raises(Refusal) as refused:
            a_container(consignment)
        assert refused.value.codes == ("container_elsewhere",)
    Consignment.objects.filter(pk=one.pk).update(stage="arrived")
    assert a_container(other).number == NUMBERS[0]


def test_nothing_is_booked_for_a_declared_consignment():
    consignment = a_small()
    Consignment.objects.filter(pk=consignment.pk).update(stage="declared")
    with pytest.raises(Refusal) as refused:
        a_container(consignment)
    assert refused.value.codes == ("declared_already",)


def test_a_forwarder_by_link_books_for_that_consignment_alone():
    consignment = a_small()
    told = (NUMBERS[0], "45G1", 3_880_000, 32_500_000)
    with pytest.raises(NotYours):
        actions.book(consignment, *told, by=bayu_by_link(consignment.pk + 1), at=AT)
    assert actions.book(consignment, *told, by=bayu_by_link(consignment.pk), at=AT).stage == "booked"


# -- the check


def test_seven_sound_points_and_a_dry_floor_make_it_fit():
    container = a_container(a_small())
    check = actions.check(container, SOUND, 142, 8000, "dry and clean", by=JOKO, at=LATER)
    container.refresh_from_db()
    assert check.passed
    assert container.stage == "fit"
    assert figures.checks_in_force(container.consignment)[container.pk] == check


@pytest.mark.parametrize(("points", "floor"), [({**SOUND, "roof": False}, 142), (SOUND, 214)])
def test_a_hole_or_a_damp_floor_makes_it_unfit_until_it_is_checked_again(points, floor):
    container = a_container(a_small())
    assert not actions.check(container, points, floor, 8000, by=JOKO, at=LATER).passed
    container.refresh_from_db()
    assert container.stage == "unfit"
    actions.check(container, SOUND, 150, 8000, by=JOKO, at=LATER + timedelta(hours=20))
    container.refresh_from_db()
    assert container.stage == "fit"
    assert container.checks.count() == 2


def test_a_check_that_leaves_points_out_is_refused_and_nothing_changes():
    container = a_container(a_small())
    with pytest.raises(Refusal) as refused:
        actions.check(container, {"roof": True}, 0, 8000, by=JOKO, at=LATER)
    assert set(refused.value.codes) == {"point_not_checked", "floor_reading_impossible"}
    assert not container.checks.exists()


def test_a_fit_container_is_not_checked_twice():
    container = a_fit_container(a_small())
    with pytest.raises(Refusal) as refused:
        actions.check(container, SOUND, 142, 8000, by=JOKO, at=LATER)
    assert refused.value.codes == ("wrong_stage",)


# -- the plan


def test_a_plan_puts_every_carton_into_the_container_once_and_passes_the_judge():
    consignment = packed()
    container = a_fit_container(consignment)
    (plan,) = actions.plan(consignment, by=SRI, at=LATER)
    container.refresh_from_db()
    assert container.stage == "planned"
    assert figures.carton_numbers(plan) == list(range(1, 121))
    reading = figures.Reading(plan)
    assert judge_load(reading.plan, reading.problem) == ()
    assert plan.cargo_g == sum(carton.gross_g for carton in cartons_of(consignment))
    assert plan.sha256 == figures.digest(plan.plan)


def test_the_first_cartons_go_in_first():
    consignment = a_small(120)
    a_fit_container(consignment)
    (plan,) = actions.plan(consignment, by=SRI, at=LATER)
    assert figures.Reading(plan).numbered == list(range(1, 21))


def test_a_carton_that_is_not_full_loads_under_a_name_of_its_own():
    consignment = a_small(15)
    a_fit_container(consignment)
    (plan,) = actions.plan(consignment, by=SRI, at=LATER)
    assert plan.cartons == {"DJ-S": [1, 2], "DJ-S (3)": [3]}
    assert plan.cargo_g == 2 * 12_900 + 6_900


def test_the_payload_is_that_of_the_plate_less_the_desiccant():
    consignment = a_small()
    a_fit_container(consignment, max_gross_g=30_480_000)
    (plan,) = actions.plan(consignment, by=SRI, at=LATER)
    assert figures.Reading(plan).problem.containers[0].kind.payload_g == 30_480_000 - 3_880_000 - 8000


def test_what_does_not_fit_is_said_with_count_and_reason_and_nothing_is_kept():
    consignment = a_small(120)
    # 20 cartons weigh 258 kg: a plate that allows 200 kg beside tare and desiccant leaves some outside.
    a_fit_container(consignment, max_gross_g=3_880_000 + 8000 + 200_000)
    with pytest.raises(Refusal) as refused:
        actions.plan(consignment, by=SRI, at=LATER)
    (blocker,) = refused.value.blockers
    assert blocker.code == "does_not_fit"
    assert blocker.facts["quantity"] == 5
    assert "payload" in blocker.sentence.en
    assert not LoadPlan.objects.exists()


def test_two_containers_take_what_one_cannot():
    consignment = a_small(120)
    boxes = [
        a_fit_container(consignment, number, max_gross_g=3_880_000 + 8000 + 200_000) for number in NUMBERS
    ]
    plans = actions.plan(consignment, by=SRI, at=LATER)
    numbers = [figures.carton_numbers(plan) for plan in plans]
    assert {plan.container_id for plan in plans} == {box.pk for box in boxes}
    assert sorted(numbers[0] + numbers[1]) == list(range(1, 21))


def test_without_cartons_or_a_fit_container_there_is_nothing_to_plan():
    consignment = a_consignment(an_order(confirmed=True))
    with pytest.raises(Refusal) as refused:
        actions.plan(consignment, by=SRI, at=LATER)
    assert refused.value.codes == ("nothing_packed", "no_fit_container")


def test_planning_anew_makes_a_new_version_and_empties_what_is_not_needed():
    consignment = a_small(120)
    small = a_fit_container(consignment, NUMBERS[0], max_gross_g=3_880_000 + 8000 + 200_000)
    other = a_fit_container(consignment, NUMBERS[1], max_gross_g=3_880_000 + 8000 + 200_001)
    actions.plan(consignment, by=SRI, at=LATER)
    Container.objects.filter(pk=other.pk).update(max_gross_g=32_500_000)
    (plan,) = actions.plan(consignment, by=SRI, at=LATER)
    assert (plan.container_id, plan.version) == (other.pk, 2)
    emptied = figures.plan_in_force(small)
    assert emptied is not None
    assert (emptied.version, emptied.cartons) == (2, {})
    with pytest.raises(Refusal) as refused:
        actions.stuff(Container.objects.get(pk=small.pk), by=JOKO, at=LATER)
    assert refused.value.codes == ("nothing_planned",)


def test_cartons_that_changed_while_the_search_ran_refuse_its_plan(monkeypatch):
    consignment = a_small()
    a_fit_container(consignment)
    search = actions.load

    def slow(problem):
        Carton.objects.filter(consignment=consignment, number=1).update(gross_g=20_000)
        return search(problem)

    monkeypatch.setattr(actions, "load", slow)
    with pytest.raises(Refusal) as refused:
        actions.plan(consignment, by=SRI, at=LATER)
    assert refused.value.codes == ("someone_was_faster",)
    assert not LoadPlan.objects.exists()


# -- a plan by hand


def moved(plan: LoadPlan, count: int = 1, **by: int) -> str:
    """The plan file with its last `count` placements somewhere else."""
    problem, told = from_json(json.dumps(plan.plan))
    loaded = told.containers[0]
    changed = [
        dataclasses.replace(one, **{name: getattr(one, name) + value for name, value in by.items()})
        for one in loaded.placements[-count:]
    ]
    placements = (*loaded.placements[:-count], *changed)
    told = dataclasses.replace(told, containers=(dataclasses.replace(loaded, placements=placements),))
    return to_json(told, problem)


def test_a_sound_plan_by_hand_is_put_in_force_by_the_same_judge():
    container = a_planned_container(a_small())
    plan = figures.plan_in_force(container)
    kept = actions.replace_plan(container, moved(plan, 10, x_mm=100), by=SRI, at=LATER)
    assert kept.version == 2
    assert figures.plan_in_force(container) == kept
    assert kept.cartons == plan.cartons
    assert kept.sha256 != plan.sha256


def test_a_plan_by_hand_that_overlaps_or_floats_is_refused():
    container = a_planned_container(a_small())
    plan = figures.plan_in_force(container)
    for by, code in (({"z_mm": -100}, "load_overlap"), ({"z_mm": 50}, "load_support")):
        with pytest.raises(Refusal) as refused:
            actions.replace_plan(container, moved(plan, **by), by=SRI, at=LATER)
        assert code in refused.value.codes
    assert figures.plan_in_force(container) == plan


def test_a_plan_by_hand_cannot_leave_cartons_out_or_change_their_weight():
    container = a_planned_container(a_small())
    content = json.loads(json.dumps(figures.plan_in_force(container).plan))
    content["cargo"][0]["gross_g"] = 1
    content["containers"][0]["placements"].pop()
    with pytest.raises(Refusal) as refused:
        actions.replace_plan(container, json.dumps(content), by=SRI, at=LATER)
    assert "load_count" in refused.value.codes


@pytest.mark.parametrize("text", ["", "{", '{"containers": [], "cargo": [], "rules": {}}', "[1, 2]"])
def test_a_plan_file_that_is_none_is_refused_in_words(text):
    container = a_planned_container(a_small())
    with pytest.raises(Refusal) as refused:
        actions.replace_plan(container, text, by=SRI, at=LATER)
    assert refused.value.blockers[0].sentence.id


# -- stuffing


def test_a_planned_container_is_stuffed():
    container = a_stuffed_container(a_small())
    assert (container.stage, container.stuffed_at) == ("stuffed", LATER)
    assert figures.stuffed_count(container.consignment) == 1


def test_a_plan_of_cartons_that_were_packed_anew_otherwise_is_not_stuffed():
    consignment = a_small(15)
    container = a_planned_container(consignment)
    actions.unpack(consignment, by=SRI, at=LATER)
    with pytest.raises(Refusal) as refused:
        actions.stuff(container, by=JOKO, at=LATER)
    assert refused.value.codes == ("plan_of_other_cartons",)
    packing.pack(consignment, by=SRI, at=LATER)
    assert actions.stuff(container, by=JOKO, at=LATER).stage == "stuffed"


def test_cartons_in_a_stuffed_container_are_not_unpacked():
    container = a_stuffed_container(a_small())
    with pytest.raises(Refusal) as refused:
        actions.unpack(container.consignment, by=SRI, at=LATER)
    assert refused.value.codes == ("cartons_stuffed",)


def test_only_what_is_planned_is_stuffed():
    with pytest.raises(Refusal) as refused:
        actions.stuff(a_fit_container(a_small()), by=JOKO, at=LATER)
    assert refused.value.codes == ("wrong_stage",)


# -- the seal


def test_a_stuffed_container_is_sealed_by_a_number_in_any_spelling():
    container = actions.seal(a_stuffed_container(a_small()), "id 020-481", by=BAYU, at=LATER)
    assert (container.seal, container.stage, container.sealed_at) == ("ID020481", "sealed", LATER)


@pytest.mark.parametrize("number", ["", "12", "ABCDEF", "ID#20481", "X" * 21 + "1"])
def test_a_seal_without_a_number_of_its_own_is_refused(number):
    container = a_stuffed_container(a_small())
    with pytest.raises(Refusal) as refused:
        actions.seal(container, number, by=BAYU, at=LATER)
    assert refused.value.codes == ("seal_form",)


def test_one_seal_closes_one_container():
    a_sealed_container(a_small(), "ID020481")
    order = an_order("PO-2020-02", lines=[a_line("S", 12)], confirmed=True)
    second = packed(a_packable_consignment(order))
    box = a_fit_container(second, NUMBERS[1])
    actions.plan(second, by=SRI, at=LATER)
    box.refresh_from_db()
    actions.stuff(box, by=JOKO, at=LATER)
    with pytest.raises(Refusal) as refused:
        actions.seal(box, "ID020481", by=BAYU, at=LATER)
    assert refused.value.codes == ("seal_elsewhere",)
    assert refused.value.blockers[0].facts["other"] == NUMBERS[0]


def test_another_seal_is_recorded_with_its_reason_and_both_moves():
    container = a_sealed_container(a_small(), "ID020418")
    actions.reseal(container, "ID020481", "misread at the gate", by=BAYU, at=LATER)
    container.refresh_from_db()
    assert (container.seal, container.stage) == ("ID020481", "sealed")
    told = Entry.objects.filter(thing="container", deed="loading.seal").order_by("pk")
    assert [entry.stage_after for entry in told] == ["sealed", "stuffed", "sealed"]
    assert told[1].facts == {"seal_before": "ID020418", "because": "misread at the gate"}
    assert replay()["container", container.pk] == "sealed"


def test_another_seal_needs_a_reason_and_a_consignment_not_yet_declared():
    container = a_sealed_container(a_small())
    Consignment.objects.filter(pk=container.consignment_id).update(stage="declared")
    with pytest.raises(Refusal) as refused:
        actions.reseal(container, "x", "  ", by=BAYU, at=LATER)
    assert refused.value.codes == ("declared_already", "seal_form", "reason_missing")


# -- the mass


def test_the_verified_mass_is_tare_and_every_carton_and_dunnage_and_desiccant():
    container = a_stuffed_container(a_small())
    mass = actions.verify_mass(container, "TB-01", 12_500, by=SRI, at=LATER)
    assert mass.cargo_g == 10 * 12_900
    assert mass.gross_g == 3_880_000 + 129_000 + 12_500 + 8000


def test_a_container_heavier_than_its_plate_allows_is_refused():
    consignment = a_small()
    box = a_fit_container(consignment, max_gross_g=3_880_000 + 129_000 + 8000)
    actions.plan(consignment, by=SRI, at=LATER)
    box.refresh_from_db()
    actions.stuff(box, by=JOKO, at=LATER)
    with pytest.raises(Refusal) as refused:
        actions.verify_mass(box, "TB-01", 500, by=SRI, at=LATER)
    assert refused.value.codes == ("above_max_gross",)
    assert refused.value.blockers[0].facts["over"] == 500
    assert not MassVerification.objects.exists()


def test_what_method_2_lacks_is_said_at_once():
    with pytest.raises(Refusal) as refused:
        actions.verify_mass(a_planned_container(a_small()), " ", -1, by=SRI, at=LATER)
    assert refused.value.codes == ("not_stuffed", "scale_missing", "dunnage_negative")


# -- the gate


def test_a_sealed_and_weighed_container_goes_through_the_gate():
    container = a_sealed_container(a_small())
    assert actions.gate_in(container, by=BAYU, at=LATER).stage == "gated_in"


def test_no_terminal_takes_a_container_without_a_verified_mass():
    container = actions.seal(a_stuffed_container(a_small()), "ID020481", by=BAYU, at=LATER)
    with pytest.raises(Refusal) as refused:
        actions.gate_in(container, by=BAYU, at=LATER)
    assert refused.value.codes == ("mass_not_verified",)


# -- who may


def test_each_deed_is_done_by_those_of_the_table_alone():
    container = a_planned_container(a_small())
    consignment = container.consignment
    for deed in (
        lambda: actions.book(consignment, NUMBERS[1], "45G1", 1, 2, by=RATNA, at=AT),
        lambda: actions.check(container, SOUND, 142, 8000, by=SRI, at=AT),
        lambda: actions.plan(consignment, by=JOKO, at=AT),
        lambda: actions.replace_plan(container, "", by=BAYU, at=AT),
        lambda: actions.stuff(container, by=BAYU, at=AT),
        lambda: actions.seal(container, "ID020481", by=JOKO, at=AT),
        lambda: actions.reseal(container, "ID020481", "why", by=JOKO, at=AT),
        lambda: actions.verify_mass(container, "TB-01", by=BAYU, at=AT),
        lambda: actions.gate_in(container, by=JOKO, at=AT),
        lambda: actions.unpack(consignment, by=JOKO, at=AT),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.codes == ("not_allowed",)


def test_the_blitar_consignment_goes_into_one_container():
    order = an_order(lines=[a_line("S", 2304), a_line("M", 520), a_line("L", 176)], confirmed=True)
    consignment = a_consignment(order)
    accept_all(order)
    packing.pack(consignment, by=SRI, at=AT)
    a_fit_container(consignment)
    (plan,) = actions.plan(consignment, by=SRI, at=LATER)
    assert len(figures.carton_numbers(plan)) == 602
    reading = figures.Reading(plan)
    assert 700 < reading.figures.used_permille < 1000
    assert sum(len(step.cartons) for step in reading.steps) == 602
