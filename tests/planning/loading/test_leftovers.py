"""Why something stays outside."""

from __future__ import annotations

import pytest
from tests.planning.loading.builders import a_box, a_plan, put

from geliat.planning.loading.leftovers import reasons_for
from geliat.planning.loading.problem import Cargo, ContainerKind, ContainerStock, LoadProblem

KIND = ContainerKind("K", "40HC", (1000, 500, 600), (400, 500), 50_500)


@pytest.mark.parametrize(
    ("cargo", "english", "indonesian"),
    [
        (
            a_box(size=(100, 100, 550)),
            "cannot pass the door (40HC 400 x 500 mm)",
            "tidak dapat melewati pintu",
        ),
        (a_box(size=(1001, 100, 100)), "larger than the inside", "lebih besar daripada bagian dalam"),
        (
            a_box(gross_g=50_501),
            "weighs 50.501 kg, more than the payload of 50.5 kg",
            "melebihi muatan maksimum",
        ),
        (a_box(gross_g=49_600), "no container can take another 49.6 kg", "Batas berat tercapai"),
        (a_box(), "No place is left in 1 container(s)", "Tidak ada tempat lagi di 1 kontainer"),
    ],
)
def test_the_first_thing_that_bars_a_cargo_is_named(cargo: Cargo, english: str, indonesian: str) -> None:
    inside = a_box("inside")
    problem = LoadProblem((ContainerStock(KIND),), (inside, cargo))
    plan = a_plan(problem, put(inside, (0, 0, 0)))
    (unplaced,) = reasons_for(problem, plan.containers, [0, 1], {})
    assert (unplaced.cargo, unplaced.quantity) == (cargo.key, 1)
    assert english in unplaced.reason.en
    assert indonesian in unplaced.reason.id


def test_a_group_set_aside_is_named() -> None:
    cargo = a_box(group="pair", quantity=2)
    problem = LoadProblem((ContainerStock(KIND),), (cargo,))
    (unplaced,) = reasons_for(problem, (), [2], {0: "group"})
    assert "The group pair must travel together" in unplaced.reason.en
    assert "Kelompok pair harus berangkat bersama" in unplaced.reason.id
