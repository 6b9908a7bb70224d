"""Weights on drums under layer sheets: none carries more than it may, and none is taken off for nothing."""

from __future__ import annotations

import pytest
from tests.planning.loading.builders import a_drum, a_room

from geliat.planning.loading import load
from geliat.planning.loading.drum_walls import Seat
from geliat.planning.loading.sheet_weights import within_weight
from geliat.planning.verify.loading import judge_load


@pytest.mark.parametrize("most_g", [2_000, 4_000, 5_000])
@pytest.mark.parametrize("flip", [True, False])
@pytest.mark.parametrize("size", [(900, 500), (1_300, 740)])
def test_interlocked_layers_on_sheets_never_overburden_a_drum(
    most_g: int, flip: bool, size: tuple[int, int]
) -> None:
    drum = a_drum(quantity=300, gross_g=2_000, max_top_g=most_g, sheet_mm=5, may_flip=flip)
    problem = a_room(drum, size=(*size, 1_700))
    plan = load(problem)
    assert judge_load(plan, problem) == ()
    assert sum(1 for _ in plan.placements()) >= 20


def test_stacks_that_touch_nothing_but_themselves_stay_whole() -> None:
    seats = [Seat(level, 100 + 300 * column, 100, False) for column in range(4) for level in range(3)]
    assert sorted(within_weight(seats, (60, 60), 200, 1_000, 2_000)) == sorted(seats)


def test_the_top_of_the_burdened_stack_goes_first() -> None:
    seats = [Seat(level, 100, 100, False) for level in range(4)]
    kept = within_weight(seats, (60, 60), 200, 1_000, 2_000)
    assert sorted(seat.level for seat in kept) == [0, 1, 2]
