"""Layers of drums by their true profiles, and zones of them in a container."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning.loading.builders import GOBLET_S, a_box, a_drum, a_room

from geliat.planning.loading import CONTAINERS, CargoDrum, ContainerStock, LoadProblem, load
from geliat.planning.loading.drums import bound, drum_of, frontier, hexagonal_count, square_count
from geliat.planning.verify.loading import judge_load

GOBLETS = {
    "S": GOBLET_S,
    "M": ((0, 72), (250, 48), (310, 80), (400, 120), (500, 120)),
    "L": ((0, 88), (300, 58), (375, 100), (480, 145), (600, 145)),
}
HIGH_CUBE = CONTAINERS["45G1"]


def a_load(key: str, *, flip: bool, quantity: int = 9_000) -> LoadProblem:
    drum = CargoDrum(key, GOBLETS[key], 1, quantity, may_flip=flip)
    return LoadProblem((ContainerStock(HIGH_CUBE),), (drum,))


@pytest.mark.parametrize(("key", "least"), [("S", 7_938), ("M", 3_720), ("L", 2_040)])
def test_interlocked_goblets_go_in_by_the_thousands(key: str, least: int) -> None:
    problem = a_load(key, flip=True)
    plan = load(problem)
    assert len(plan.containers[0].placements) >= least
    assert judge_load(plan, problem) == ()


@pytest.mark.parametrize("key", ["S", "M", "L"])
def test_heads_up_is_never_under_square_or_hexagonal(key: str) -> None:
    problem = a_load(key, flip=False)
    plan = load(problem)
    drum = drum_of(GOBLETS[key], 0, may_flip=False)
    length, width, height = HIGH_CUBE.inner_mm
    layers = height // GOBLETS[key][-1][0]
    held = len(plan.containers[0].placements)
    assert held >= max(hexagonal_count(drum, length, width, 0), square_count(drum, length, width, 0)) * layers
    assert held <= bound(drum, length, width, 0) * layers
    assert judge_load(plan, problem) == ()


@pytest.mark.parametrize("size", [(500, 400), (731, 1_203), (179, 900), (180, 180), (2_000, 365)])
@pytest.mark.parametrize("flip", [True, False])
@pytest.mark.parametrize("gap", [0, 9])
def test_every_layer_keeps_its_distances_in_rooms_of_any_size(
    size: tuple[int, int], flip: bool, gap: int
) -> None:
    cargo = a_drum(quantity=500, may_flip=flip, gross_g=0)
    problem = a_room(cargo, size=(*size, 400), clearance_mm=gap)
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    drum = drum_of(GOBLET_S, gap, may_flip=flip)
    held = sum(1 for _ in plan.placements())
    assert square_count(drum, *size, gap) <= held <= bound(drum, *size, gap)


def test_longer_zones_never_hold_fewer() -> None:
    line = frontier(drum_of(GOBLET_S, 0, may_flip=True), 3_000, 900, 0)
    assert [count for _, count in line.steps] == sorted(count for _, count in line.steps)
    assert line.within(100) == ()
    assert len(line.within(3_000)) == line.steps[-1][1]


def test_several_sizes_stand_in_zones_and_the_press_is_surpassed() -> None:
    cargo = tuple(
        CargoDrum(key, GOBLETS[key], gross, quantity, may_flip=True)
        for key, gross, quantity in (("S", 2_000, 3_000), ("M", 3_000, 2_000), ("L", 4_500, 1_000))
    )
    problem = LoadProblem((ContainerStock(HIGH_CUBE, 4),), cargo)
    plan = load(problem)
    assert plan.unplaced == ()
    assert len(plan.containers) == 2
    assert judge_load(plan, problem) == ()


def test_drums_share_a_container_with_cartons_behind_them() -> None:
    problem = a_room(a_drum(quantity=20), a_box("carton", (200, 150, 100), 60), size=(1_500, 600, 820))
    plan = load(problem)
    assert plan.unplaced == ()
    assert judge_load(plan, problem) == ()


@pytest.mark.parametrize(
    "more",
    [
        {"sheet_mm": 5},
        {"sheet_mm": 5, "may_flip": True},
        {"max_layers": 2},
        {"nothing_on_top": True},
        {"max_top_g": 2_500, "may_flip": True},
        {"may_lie": True},
        {"profile": ((0, 90), (200, 60), (300, 70))},
        {"profile": ((0, 90), (200, 60), (300, 70)), "may_flip": True},
    ],
)
def test_limits_of_drums_are_kept(more: dict[str, object]) -> None:
    problem = a_room(a_drum(quantity=300, **more), size=(1_400, 760, 1_300))
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert sum(1 for _ in plan.placements()) > 10


def test_what_is_too_heavy_for_the_floor_or_the_container_stays_outside() -> None:
    kind = replace(HIGH_CUBE, payload_g=500_000, floor_load_g_per_m=300_000)
    problem = LoadProblem((ContainerStock(kind),), (CargoDrum("S", GOBLET_S, 2_000, 900, may_flip=True),))
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert 0 < sum(1 for _ in plan.placements()) <= 250
