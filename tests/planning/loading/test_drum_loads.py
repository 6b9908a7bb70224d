"""Containers with drums in them: the shares of sizes, cartons before them, stops, balance, floor."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.planning.loading.builders import GOBLET_S, a_box, a_drum, a_room

from geliat.planning.loading import CONTAINERS, CargoDrum, ContainerStock, LoadProblem, LoadRules, load
from geliat.planning.verify.loading import judge_load

GOBLET_M = ((0, 72), (250, 48), (310, 80), (400, 120), (500, 120))
GOBLET_L = ((0, 88), (300, 58), (375, 100), (480, 145), (600, 145))
SHORT = replace(CONTAINERS["45G1"], inner_mm=(3_000, 1_200, 1_300), door_mm=(1_200, 1_300))


def some_drums(**more: object) -> tuple[CargoDrum, ...]:
    return tuple(
        CargoDrum(key, profile, gross, quantity, may_flip=True, value=value, **more)  # type: ignore[arg-type]
        for key, profile, gross, quantity, value in (
            ("S", GOBLET_S, 2_000, 500, 10),
            ("M", GOBLET_M, 3_000, 300, 18),
            ("L", GOBLET_L, 4_500, 150, 41),
        )
    )


def held(problem: LoadProblem) -> Counter[str]:
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    return Counter(placed.cargo for placed in plan.placements())


def worth(problem: LoadProblem, attribute: str) -> int:
    of = {cargo.key: getattr(cargo, attribute) for cargo in problem.cargo}
    return sum(count * of[key] for key, count in held(problem).items())


@pytest.mark.parametrize(("objective", "attribute"), [("most_volume", "volume_mm3"), ("most_value", "value")])
def test_a_mix_of_sizes_is_never_worth_less_than_one_size_alone(objective: str, attribute: str) -> None:
    cargo = some_drums()
    mixed = LoadProblem((ContainerStock(SHORT),), cargo, objective=objective)  # type: ignore[arg-type]
    alone = [replace(mixed, cargo=(each,)) for each in cargo]
    assert worth(mixed, attribute) >= max(worth(each, attribute) for each in alone)


def test_the_dearest_go_in_first_where_value_counts() -> None:
    small, *rest = some_drums()
    cargo = (replace(small, value=1_000, quantity=300), *rest)
    counts = held(LoadProblem((ContainerStock(SHORT),), cargo, objective="most_value"))
    assert counts["S"] == 300
    assert counts["M"] + counts["L"] > 0


def test_what_is_unloaded_last_stands_at_the_back_wall() -> None:
    drums = tuple(replace(each, quantity=40, stop=stop) for stop, each in enumerate(some_drums(), start=1))
    problem = LoadProblem((ContainerStock(SHORT),), drums, LoadRules(multi_drop=True))
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert plan.unplaced == ()
    ends = {key: max(p.x_mm for p in plan.placements() if p.cargo == key) for key in "SML"}
    assert ends["L"] < ends["M"] < ends["S"]


@pytest.mark.parametrize("stop", [1, 2, 3])
def test_cartons_of_any_stop_are_judged_sound_beside_drums(stop: int) -> None:
    problem = a_room(
        a_drum(quantity=40, stop=2, may_flip=True),
        a_box("carton", (200, 150, 100), 60, stop=stop),
        size=(1_500, 600, 820),
        multi_drop=True,
    )
    assert held(problem)["D"] > 0


@pytest.mark.parametrize("window", [(0, 1000), (450, 550), (0, 480)])
def test_a_load_of_drums_is_moved_into_the_window_of_its_centre(window: tuple[int, int]) -> None:
    drums = tuple(replace(each, quantity=60) for each in some_drums())
    problem = LoadProblem((ContainerStock(SHORT),), drums, LoadRules(along_permille=window))
    assert sum(held(problem).values()) == 180


def test_cartons_that_are_worth_more_get_their_length_first() -> None:
    problem = a_room(
        a_drum(quantity=400, may_flip=True, value=1),
        a_box("carton", (250, 200, 200), 60, value=50),
        size=(1_500, 600, 820),
    )
    counts = held(replace(problem, objective="most_value"))
    assert counts["carton"] == 60
    assert counts["D"] > 0


def test_a_metre_of_floor_is_not_overloaded_where_drums_and_cartons_meet() -> None:
    kind = replace(SHORT, floor_load_g_per_m=120_000)
    problem = LoadProblem(
        (ContainerStock(kind),),
        (
            a_drum(quantity=60, gross_g=1_500, may_flip=True),
            a_box("lead", (300, 300, 100), 30, gross_g=5_000),
        ),
    )
    assert sum(held(problem).values()) > 60
