"""Cartons on top of drums: only over sheets, only where squares lie under all of the base."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning.loading.builders import a_box, a_drum, a_room

from geliat.planning.loading import LoadPlan, LoadProblem, load
from geliat.planning.loading.toppings import covered
from geliat.planning.verify.loading import judge_load


def on_top(plan: LoadPlan) -> int:
    """Cartons that stand higher than a drum and over it."""
    drums = [placed for placed in plan.placements() if placed.axis == "z"]
    return sum(
        any(
            placed.z_mm >= drum.z_mm + drum.height_mm
            and abs(2 * (placed.x_mm - drum.x_mm) + placed.length_mm - drum.length_mm)
            < placed.length_mm + drum.length_mm
            and abs(2 * (placed.y_mm - drum.y_mm) + placed.width_mm - drum.width_mm)
            < placed.width_mm + drum.width_mm
            for drum in drums
        )
        for placed in plan.placements()
        if placed.cargo == "carton"
    )


def drums_and_cartons(rules: dict[str, object], **more: object) -> LoadProblem:
    drum = a_drum(quantity=800, gross_g=2_000, value=100, **{"sheet_mm": 5, **more})
    carton = a_box("carton", (200, 150, 100), 90, gross_g=1_000, value=1)
    return replace(a_room(drum, carton, size=(1_500, 700, 1_020), **rules), objective="most_value")


@pytest.mark.parametrize("flip", [True, False])
@pytest.mark.parametrize(
    "rules",
    [{}, {"clearance_mm": 8}, {"top_gap_mm": 60}, {"along_permille": (450, 550)}, {"support_permille": 750}],
)
def test_cartons_stand_on_sheets_over_drums_under_many_rules(flip: bool, rules: dict[str, object]) -> None:
    problem = drums_and_cartons(rules, may_flip=flip)
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert on_top(plan) >= (24 if "support_permille" in rules else 1)


@pytest.mark.parametrize("more", [{"sheet_mm": None}, {"max_top_g": 2_500}, {"nothing_on_top": True}])
def test_no_carton_stands_on_drums_that_do_not_bear_any(more: dict[str, object]) -> None:
    problem = drums_and_cartons({}, **more)
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert on_top(plan) == 0


def test_two_zones_carry_their_own_cartons_and_can_be_stuffed_one_after_another() -> None:
    tall = a_drum("tall", 30, profile=((0, 90), (900, 90)), sheet_mm=5)
    short = a_drum("short", 90, sheet_mm=5)
    problem = a_room(
        tall, short, a_box("carton", (200, 150, 100), 60, gross_g=1_000), size=(2_400, 700, 1_020)
    )
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert {"tall", "short", "carton"} <= {placed.cargo for placed in plan.placements()}


def test_the_covered_part_of_a_rectangle_is_counted_once() -> None:
    squares = [(0, 0, 10, 10), (8, 3, 18, 13), (0, 10, 9, 20)]
    for base in ((1, 1, 17, 10), (8, 3, 18, 10), (0, 0, 8, 20), (0, 0, 9, 21), (30, 30, 40, 40)):
        x1, y1, x2, y2 = base
        by_hand = sum(
            any(a <= x < c and b <= y < d for a, b, c, d in squares)
            for x in range(x1, x2)
            for y in range(y1, y2)
        )
        assert covered(base, squares) == by_hand
