"""The search for load plans: what it must load, keep and answer."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.planning.loading.builders import a_box, a_drum, a_room, blitar, random_problem

from geliat.planning.loading import (
    CONTAINERS,
    CargoBox,
    ContainerKind,
    ContainerStock,
    LoadPlan,
    LoadProblem,
    LoadRules,
    Stop,
    free_size,
    load,
)
from geliat.planning.loading.plan import figures
from geliat.planning.verify.loading import judge_load


def reasons(plan: LoadPlan) -> dict[str, str]:
    return {each.cargo: each.reason.en for each in plan.unplaced}


def test_the_blitar_consignment_goes_wholly_into_one_high_cube() -> None:
    problem = blitar()
    plan = load(problem)
    assert plan.unplaced == ()
    assert [len(container.placements) for container in plan.containers] == [602]
    assert judge_load(plan, problem) == ()


def test_the_blitar_consignment_goes_in_with_room_to_handle_and_balanced() -> None:
    problem = blitar(
        LoadRules(clearance_mm=5, top_gap_mm=100, along_permille=(450, 550), across_permille=(450, 550))
    )
    plan = load(problem)
    assert plan.unplaced == ()
    assert judge_load(plan, problem) == ()
    along, across = figures(plan.containers[0], problem).centre_permille
    assert 449 <= along <= 550
    assert 449 <= across <= 550


@pytest.mark.parametrize("seed", range(120))
def test_every_plan_passes_the_judge(seed: int) -> None:
    problem = random_problem(seed)
    plan = load(problem, stop=Stop(rounds=3), seed=seed)
    assert judge_load(plan, problem) == ()


def test_the_same_seed_and_rounds_give_the_same_plan() -> None:
    problem = random_problem(11)
    plans = [load(problem, stop=Stop(rounds=9), seed=4) for _ in range(2)]
    assert plans[0] == plans[1]


def test_equal_cartons_fill_every_cell_they_can() -> None:
    box = a_box("A", (550, 370, 410), 2000)
    problem = LoadProblem((ContainerStock(CONTAINERS["45G1"]),), (replace(box, gross_g=100),))
    plan = load(problem)
    # 6 high; on the floor at least the better of the two plain grids, 21 x 6 and 32 x 4.
    assert len(plan.containers[0].placements) >= 6 * 32 * 4
    assert judge_load(plan, problem) == ()


def test_each_better_plan_is_told_and_is_sound() -> None:
    problem = a_room(
        *(
            a_box(f"b{n}", (90 + 37 * n, 110 + 13 * n, 70 + 29 * n), 30, upright=("length", "height"))
            for n in range(5)
        )
    )
    told: list[LoadPlan] = []
    plan = load(problem, stop=Stop(rounds=20), on_improvement=told.append)
    assert told
    assert told[-1] == plan
    assert all(judge_load(each, problem) == () for each in told)
    volumes = [sum(p.length_mm * p.width_mm * p.height_mm for p in each.placements()) for each in told]
    assert volumes == sorted(volumes)


def test_a_search_stops_when_asked_or_out_of_time() -> None:
    problem = a_room(
        a_box("A", (110, 130, 70), 1000, upright=("length", "width", "height")), size=(900, 900, 900)
    )
    rounds = []

    def asked() -> bool:
        rounds.append(1)
        return len(rounds) > 3

    load(problem, stop=Stop(rounds=None, asked=asked))
    assert len(rounds) == 4
    started = time.thread_time()
    load(problem, stop=Stop(rounds=None, cpu_seconds=0.05))
    assert time.thread_time() - started < 2
    load(problem, stop=Stop(rounds=None, target_permille=100))


def test_what_stays_outside_says_why() -> None:
    kind = ContainerKind("K", "K", (1000, 500, 600), (400, 500), 50_000)
    problem = LoadProblem(
        (ContainerStock(kind),),
        (
            a_box("tall", (100, 100, 550)),
            a_box("long", (1001, 100, 100)),
            a_box("heavy", gross_g=50_001),
            a_box("lead", gross_g=20_000, quantity=4),
        ),
    )
    plan = load(problem)
    why = reasons(plan)
    assert "door" in why["tall"]
    assert "larger than the inside" in why["long"]
    assert "more than the payload of 50 kg" in why["heavy"]
    assert "payload is used up" in why["lead"]
    assert {each.cargo: each.quantity for each in plan.unplaced}["lead"] == 2
    assert all(each.reason.id and each.reason.id != each.reason.en for each in plan.unplaced)
    full = load(a_room(a_box("A", (500, 500, 600), 3)))
    assert "No place is left in 1 container(s)" in reasons(full)["A"]
    assert full.unplaced[0].quantity == 1


def test_the_fewest_containers_of_the_given_kinds_are_used() -> None:
    small, large = free_size(1000, 1000, 1000, name="small"), free_size(2000, 1000, 1000, name="large")
    problem = LoadProblem(
        (ContainerStock(small, 5), ContainerStock(large, 5)), (a_box("A", (500, 500, 500), 40, gross_g=1),)
    )
    plan = load(problem)
    assert [container.kind for container in plan.containers] == ["large", "large", "small"]
    assert plan.unplaced == ()


def test_the_cheapest_containers_are_used_when_cost_decides() -> None:
    small, large = free_size(1000, 1000, 1000, name="small"), free_size(2000, 1000, 1000, name="large")
    cargo = (a_box("A", (500, 500, 500), 32, gross_g=1),)
    problem = LoadProblem(
        (ContainerStock(small, 5, 10), ContainerStock(large, 5, 30)), cargo, objective="cheapest_containers"
    )
    assert [container.kind for container in load(problem).containers] == ["small"] * 4


def test_value_decides_when_it_is_the_aim() -> None:
    dear, cheap = a_box("dear", (500, 500, 300), 2, value=100), a_box("cheap", (500, 500, 600), 2, value=10)
    problem = replace(a_room(dear, cheap, size=(500, 500, 600)), objective="most_value")
    assert {piece.cargo for piece in load(problem).placements()} == {"dear"}


def test_each_destination_has_its_own_containers() -> None:
    box = a_box(quantity=3)
    cargo = (replace(box, key="A", destination="CNSHA"), replace(box, key="B", destination="CNSHK"))
    problem = LoadProblem((ContainerStock(free_size(1000, 500, 600), 3),), cargo)
    plan = load(problem)
    assert [{piece.cargo for piece in container.placements} for container in plan.containers] == [
        {"A"},
        {"B"},
    ]


def test_a_group_that_does_not_fit_beside_the_rest_waits_for_the_next_container() -> None:
    single = a_box("single", (500, 500, 600), 1)
    pair = a_box("pair", (500, 500, 600), 2, group="pair")
    problem = LoadProblem((ContainerStock(free_size(1000, 500, 600), 2),), (single, pair))
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert plan.unplaced == ()
    alone = load(LoadProblem((ContainerStock(free_size(500, 500, 600), 2),), (pair,)))
    assert "travel together" in reasons(alone)["pair"]


def test_earlier_stops_stand_nearer_the_door() -> None:
    cargo = tuple(a_box(f"stop {n}", (250, 250, 200), 7, stop=n) for n in (1, 2, 3))
    problem = a_room(*cargo, multi_drop=True)
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    reach = {each.key: sum(p.x_mm for p in plan.placements() if p.cargo == each.key) for each in cargo}
    assert plan.unplaced == ()
    assert reach["stop 3"] < reach["stop 2"] < reach["stop 1"]


def test_drums_stand_in_columns_foot_on_head() -> None:
    problem = a_room(a_drum(quantity=50), size=(900, 360, 900))
    plan = load(problem)
    assert len(plan.containers[0].placements) == 5 * 2 * 2
    assert judge_load(plan, problem) == ()


def test_a_weak_carton_carries_no_more_than_it_may() -> None:
    strong, weak = (
        a_box("strong", (500, 500, 200), 4, gross_g=5000),
        a_box("weak", (500, 500, 200), 2, max_top_g=5000),
    )
    problem = a_room(strong, weak)
    plan = load(problem)
    assert plan.unplaced == ()
    assert judge_load(plan, problem) == ()


def test_a_plan_too_heavy_on_one_side_is_lightened_until_it_is_balanced() -> None:
    heavy = CargoBox("heavy", 600, 400, 500, 90_000, 1)
    light = CargoBox("light", 400, 500, 100, 1_000, 5)
    problem = a_room(heavy, light, along_permille=(490, 510), across_permille=(490, 510))
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert "heavy" in {piece.cargo for piece in plan.placements()}
