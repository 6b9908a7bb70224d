"""The exact geometry of the judge."""

from __future__ import annotations

from math import pi

from hypothesis import given
from hypothesis import strategies as st

from geliat.planning.verify.solids import PI_HIGH, PI_LOW, area, disc_in_disc, disc_in_rectangle, uncovered

SMALL = st.integers(-12, 12)


@given(st.integers(1, 200))
def test_a_disc_is_bounded_from_both_sides(radius: int) -> None:
    whole = (-radius, -radius, radius, radius)
    low = disc_in_rectangle(radius, whole, at_most=False)
    high = disc_in_rectangle(radius, whole, at_most=True)
    assert low <= pi * radius * radius <= high
    assert high - low <= 8 * radius + 4


@given(st.integers(1, 12), SMALL, SMALL, st.integers(1, 12), st.integers(1, 12))
def test_part_of_a_disc_is_bounded_by_the_unit_squares_it_holds_and_meets(
    radius: int, x: int, y: int, wide: int, tall: int
) -> None:
    box = (x, y, x + wide, y + tall)
    inside = meeting = 0
    for left in range(x, x + wide):
        for low in range(y, y + tall):
            far = max(abs(left), abs(left + 1)) ** 2 + max(abs(low), abs(low + 1)) ** 2
            near = max(left, -left - 1, 0) ** 2 + max(low, -low - 1, 0) ** 2
            inside += far <= radius * radius
            meeting += near < radius * radius
    assert disc_in_rectangle(radius, box, at_most=True) >= inside
    assert disc_in_rectangle(radius, box, at_most=False) <= meeting


def test_a_disc_within_a_disc_is_shared_whole_and_apart_not_at_all() -> None:
    assert disc_in_disc(5, 10, 3, 4) == PI_LOW * 25
    assert 0 < disc_in_disc(5, 10, 4, 4) < pi * 25
    assert disc_in_disc(5, 10, 15, 0) == 0
    assert PI_LOW < pi < PI_HIGH


@given(st.lists(st.tuples(SMALL, SMALL, st.integers(1, 9), st.integers(1, 9)), max_size=5))
def test_what_is_uncovered_is_counted_square_by_square(covers: list[tuple[int, int, int, int]]) -> None:
    rectangles = [(x, y, x + wide, y + tall) for x, y, wide, tall in covers]
    bare = {
        (x, y)
        for x in range(10)
        for y in range(8)
        if not any(x1 <= x < x2 and y1 <= y < y2 for x1, y1, x2, y2 in rectangles)
    }
    assert sum(map(area, uncovered((0, 0, 10, 8), rectangles))) == len(bare)
