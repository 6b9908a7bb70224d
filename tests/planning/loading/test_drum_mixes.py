"""Two sizes of drum on each other: more in the same height, every foot on its sheet, every rule kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.planning.loading.test_drum_loads import SHORT, some_drums

from geliat.planning.loading import ContainerStock, LoadPlan, LoadProblem, LoadRules, load
from geliat.planning.verify.loading import judge_load

# 400 + 500 and a sheet of 4 mm fill 904 mm; equal layers only 804 or 500.
ROOM = replace(SHORT, inner_mm=(3_000, 1_200, 910), door_mm=(1_200, 910))


def mixed(plan: LoadPlan) -> bool:
    """Whether drums of two sizes stand on each other: some at no height of their own layers."""
    tall = {"S": 404, "M": 504}
    return any(placed.z_mm % tall[placed.cargo] for placed in plan.placements())


def two_sizes(rules: LoadRules | None = None, **more: object) -> LoadProblem:
    small, middle, _ = (
        replace(each, **{"sheet_mm": 4, "quantity": 900, "gross_g": 0, **more})  # type: ignore[arg-type]
        for each in some_drums()
    )
    return LoadProblem((ContainerStock(ROOM),), (small, middle), rules or LoadRules(), "most_volume")


def volume(problem: LoadProblem, plan: LoadPlan) -> int:
    of = {cargo.key: cargo.volume_mm3 for cargo in problem.cargo}
    return sum(of[placed.cargo] for placed in plan.placements())


def test_two_sizes_on_each_other_hold_more_than_either_in_equal_layers() -> None:
    problem = two_sizes()
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert mixed(plan)
    loose = two_sizes(sheet_mm=None)
    assert volume(problem, plan) * 100 > volume(loose, load(loose)) * 103


@pytest.mark.parametrize(
    ("rules", "more"),
    [
        (LoadRules(clearance_mm=6), {}),
        (LoadRules(along_permille=(400, 600)), {"gross_g": 2_000}),
        (LoadRules(), {"gross_g": 2_000, "max_top_g": 3_000}),
        (LoadRules(), {"max_layers": 1}),
        (LoadRules(), {"nothing_on_top": True}),
        (LoadRules(), {"floor_only": True}),
        (LoadRules(), {"may_flip": False}),
        (LoadRules(multi_drop=True), {}),
        (LoadRules(), {"quantity": 70}),
    ],
)
def test_mixes_keep_every_rule(rules: LoadRules, more: dict[str, object]) -> None:
    problem = two_sizes(rules, **more)
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert sum(Counter(placed.cargo for placed in plan.placements()).values()) > 80


@pytest.mark.parametrize("limit_g", [60_000, 150_000, 400_000])
def test_mixes_keep_the_load_of_the_floor_and_the_payload(limit_g: int) -> None:
    problem = two_sizes(gross_g=2_000)
    kind = replace(ROOM, floor_load_g_per_m=limit_g, payload_g=3 * limit_g)
    problem = replace(problem, containers=(ContainerStock(kind),))
    assert judge_load(load(problem), problem) == ()


def test_nothing_stands_on_drums_whose_weight_on_top_is_limited() -> None:
    problem = two_sizes(max_top_g=0)
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert not mixed(plan)
