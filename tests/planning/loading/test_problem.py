"""What a loading problem refuses to state."""

from __future__ import annotations

import pytest
from tests.planning.loading.builders import a_box, a_drum, a_room

from geliat.planning.loading import (
    ContainerStock,
    LoadProblem,
    LoadRules,
    free_size,
)
from geliat.planning.loading.problem import MOST_PIECES, CargoDrum
from geliat.refusals import Refusal


@pytest.mark.parametrize("value", [0, -1, 1.5, True, float("nan"), 10**7, "1"])
def test_a_size_is_a_whole_number_in_its_range(value: object) -> None:
    with pytest.raises(Refusal) as refused:
        a_box(size=(value, 100, 100))  # type: ignore[arg-type]
    assert "A: length_mm must be a whole number" in str(refused.value)


@pytest.mark.parametrize(
    "more",
    [
        {"gross_g": -1},
        {"quantity": 0},
        {"quantity": 10_000_000},
        {"max_top_g": -1},
        {"max_layers": 0},
        {"stop": 0},
        {"value": -1},
        {"upright": ()},
        {"upright": ("top",)},
    ],
)
def test_a_box_refuses_what_cannot_be(more: dict[str, object]) -> None:
    with pytest.raises(Refusal):
        a_box(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "profile",
    [((0, 10),), ((1, 10), (5, 10)), ((0, 10), (0, 10)), ((0, 10), (5, 0)), ((0, 10), (5.5, 3)), ()],
)
def test_a_profile_rises_from_the_foot(profile: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(Refusal):
        CargoDrum("D", profile, 1, 1)


def test_every_fault_of_a_box_is_told_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        a_box(size=(0, 0, 10), quantity=0)
    assert len(refused.value.blockers) == 3


@pytest.mark.parametrize(
    "rules",
    [
        {"support_permille": 1001},
        {"clearance_mm": -1},
        {"along_permille": (600, 500)},
        {"across_permille": (0, 1001)},
    ],
)
def test_rules_refuse_what_cannot_be(rules: dict[str, object]) -> None:
    with pytest.raises(Refusal):
        LoadRules(**rules)  # type: ignore[arg-type]


def test_a_problem_needs_containers_and_cargo_named_once() -> None:
    stock = (ContainerStock(free_size(1000, 1000, 1000)),)
    for containers, cargo, code in (
        ((), (a_box(),), "no_container"),
        (stock, (), "no_cargo"),
        (stock, (a_box(), a_box()), "named_twice"),
        (stock, (a_box("A", quantity=MOST_PIECES), a_box("B")), "number_out_of_range"),
        (stock, (a_box("A", group="g"), a_box("B", group="g", destination="SHK")), "group_torn"),
    ):
        with pytest.raises(Refusal) as refused:
            LoadProblem(containers, cargo)
        assert refused.value.codes == (code,)
        assert all(blocker.sentence.id for blocker in refused.value.blockers)
    with pytest.raises(Refusal):
        LoadProblem(stock, (a_box(),), objective="best")  # type: ignore[arg-type]


def test_a_drum_knows_its_outer_size_and_its_own_volume() -> None:
    drum = a_drum()
    assert (drum.length_mm, drum.width_mm, drum.height_mm) == (180, 180, 400)
    cylinder = CargoDrum("C", ((0, 100), (1000, 100)), 1, 1)
    assert abs(cylinder.volume_mm3 - 31_415_926) < 10
    assert drum.volume_mm3 < 180 * 180 * 400 // 2


def test_a_problem_finds_its_kinds_and_cargo() -> None:
    problem = a_room(a_box())
    assert problem.piece("A") == a_box()
    assert problem.piece("B") is None
    assert problem.kind("free") is not None
    assert problem.kind("45G1") is None
