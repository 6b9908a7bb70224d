"""Walls of drums: few steps, none barred by an earlier one."""

from __future__ import annotations

import pytest

from geliat.planning.loading.drum_walls import Seat, walls
from geliat.planning.loading.drums import drum_of, frontier

GOBLET = ((0, 55), (200, 38), (250, 62), (320, 90), (400, 90))
WIDE = 180


def barred(early: Seat, late: Seat) -> bool:
    """Whether the early seat stands beyond or above the late one by their outlines."""
    over = abs(early.x - late.x) < WIDE and abs(early.y - late.y) < WIDE and early.level > late.level
    before = early.level == late.level and abs(early.y - late.y) < WIDE and early.x - late.x >= WIDE
    return over or before


@pytest.mark.parametrize(("length", "levels"), [(700, 1), (2_000, 3), (3_000, 6), (400, 6)])
def test_no_wall_bars_a_later_one(length: int, levels: int) -> None:
    line = frontier(drum_of(GOBLET, 0, may_flip=True), length, 700, 0)
    seats = [
        Seat(level, x, y, down != (level % 2 == 1))
        for x, y, down in line.layers[-1]
        for level in range(levels)
    ]
    found = walls(seats, WIDE)
    assert sorted(seat for wall in found for seat in wall) == sorted(seats)
    assert all(found)
    for number, wall in enumerate(found):
        later = [seat for other in found[number + 1 :] for seat in other]
        assert not any(barred(early, late) for early in wall for late in later)


def test_within_a_wall_the_lower_levels_come_first() -> None:
    seats = [Seat(level, 90 + 180 * column, 90, False) for column in range(12) for level in range(4)]
    for wall in walls(seats, WIDE):
        assert [seat.level for seat in wall] == sorted(seat.level for seat in wall)


def test_a_container_of_drums_is_a_score_of_walls_and_not_hundreds() -> None:
    line = frontier(drum_of(GOBLET, 0, may_flip=True), 3_000, 900, 0)
    seats = [Seat(level, x, y, down) for x, y, down in line.layers[-1] for level in range(6)]
    assert 4 <= len(walls(seats, WIDE)) <= 8
