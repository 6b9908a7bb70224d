"""The figures of a plan and the steps the crew is told."""

from __future__ import annotations

from tests.planning.loading.builders import a_box, a_drum, a_plan, a_room, blitar, put

from geliat.planning.loading import load
from geliat.planning.loading.plan import figures, stuffing_steps


def test_the_figures_of_a_container_are_those_of_its_pieces() -> None:
    light, heavy = a_box("light", quantity=2), a_box("heavy", (200, 100, 50), gross_g=4000)
    problem = a_room(light, heavy)
    plan = a_plan(problem, put(light, (0, 0, 0)), put(light, (0, 0, 100)), put(heavy, (600, 400, 0)))
    found = figures(plan.containers[0], problem)
    assert found.pieces == (("light", 2), ("heavy", 1))
    assert found.used_mm3 == 3_000_000
    assert found.used_permille == 10
    assert found.gross_g == 6000
    assert found.centre_mm == ((2 * 50 + 4 * 700) // 6, (2 * 50 + 4 * 450) // 6, (50 + 150 + 4 * 25) // 6)
    assert found.centre_permille == (483, 633)
    assert found.reach_mm == 800


def test_an_empty_container_has_figures_too() -> None:
    problem = a_room(a_box())
    assert figures(a_plan(problem).containers[0], problem).centre_permille == (0, 0)


def test_a_full_grid_is_told_across_high_and_deep() -> None:
    box, drum = a_box("S", quantity=13), a_drum("D", quantity=2)
    problem = a_room(box, drum)
    wall = [put(box, (0, 100 * y, 100 * z)) for y in range(4) for z in range(2)]
    block = [put(box, (100 * x, 0, 0), step=2) for x in (1, 2)] + [
        put(box, (100 * x, 100, 0), step=2) for x in (1, 2)
    ]
    rest = [put(box, (300, 0, 0), step=3)]
    drums = [put(drum, (400, 0, 0), step=4), put(drum, (400, 180, 0), step=4)]
    steps = stuffing_steps(a_plan(problem, *wall, *block, *rest, *drums).containers[0], problem)
    assert [step.sentence.en for step in steps] == [
        "Step 1: 4 across, 2 high, 8 cartons of S",
        "Step 2: 2 deep, 2 across, 1 high, 4 cartons of S",
        "Step 3: 1 carton of S",
        "Step 4: 2 across, 1 high, 2 drums of D",
    ]
    assert steps[0].sentence.id == "Langkah 1: 4 menyamping, 2 bertumpuk, 8 karton S"
    assert steps[1].sentence.id == "Langkah 2: 2 baris ke arah pintu, 2 menyamping, 1 bertumpuk, 4 karton S"
    assert (steps[1].low_mm, steps[1].high_mm) == ((100, 0, 0), (300, 200, 100))


def test_pieces_that_form_no_grid_are_only_counted() -> None:
    box = a_box("S", quantity=3)
    problem = a_room(box)
    pieces = [put(box, (0, 0, 0)), put(box, (0, 100, 0)), put(box, (100, 0, 0))]
    (step,) = stuffing_steps(a_plan(problem, *pieces).containers[0], problem)
    assert (step.deep, step.count) == (0, 3)
    assert step.sentence.en == "Step 1: 3 cartons of S"


def test_the_steps_of_a_plan_hold_every_piece_once() -> None:
    problem = blitar()
    container = load(problem).containers[0]
    steps = stuffing_steps(container, problem)
    assert sum(step.count for step in steps) == 602
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert all(step.deep for step in steps)


def test_of_two_cargoes_in_a_step_the_one_set_first_is_told_first() -> None:
    low, high = a_drum("low", quantity=2), a_drum("high", quantity=2)
    placed = [put(low, (0, 180 * at, 0)) for at in (0, 1)] + [put(high, (0, 180 * at, 400)) for at in (0, 1)]
    problem = a_room(low, high, size=(1000, 500, 900))
    steps = stuffing_steps(a_plan(problem, *placed).containers[0], problem)
    assert [(step.number, step.cargo) for step in steps] == [(1, "low"), (1, "high")]
