"""The height map: its spaces are exactly the largest free rectangles that can be stood on."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from geliat.planning.loading.surface import Bearing, Space, Surface

FREE = Bearing()


def test_covering_leaves_the_largest_rectangles_around() -> None:
    surface = Surface(10, 6, FREE, 1)
    surface.cover((0, 0, 4, 2), 0)
    assert {space[:4] for space in surface.alive()} == {(4, 0, 10, 6), (0, 2, 10, 6)}


def test_tops_of_equal_height_that_touch_are_joined() -> None:
    surface = Surface(10, 6, FREE, 1)
    for base in ((0, 0, 4, 3), (4, 0, 8, 2)):
        surface.cover(base, 0)
        surface.open(Space(*base, 5, FREE))
    tops = {space[:4] for space in surface.alive() if space.z == 5}
    assert tops == {(0, 0, 4, 3), (0, 0, 8, 2)}


def test_a_joined_top_bears_what_the_weaker_part_bears() -> None:
    surface = Surface(10, 6, FREE, 1)
    for base, crush in (((0, 0, 4, 2), 7), ((4, 0, 8, 2), 9)):
        surface.cover(base, 0)
        surface.open(Space(*base, 5, Bearing(crush=crush)))
    tops = {(space.x1, space.x2): space.bearing.crush for space in surface.alive() if space.z == 5}
    assert tops == {(0, 8): 7, (4, 8): 9}


def test_a_space_that_is_given_up_stays_out_until_it_grows() -> None:
    surface = Surface(4, 4, FREE, 1)
    (space,) = surface.alive()
    surface.give_up(space)
    assert surface.alive() == []


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_every_space_lies_on_one_height_of_the_map(seed: int) -> None:
    """Random blocks are set on spaces; a map cell by cell says what is where."""
    chance = random.Random(seed)
    surface = Surface(12, 9, FREE, 1)
    heights = {(x, y): 0 for x in range(12) for y in range(9)}
    for _ in range(12):
        space = chance.choice(surface.alive())
        x2 = chance.randint(space.x1 + 1, space.x2)
        y2 = chance.randint(space.y1 + 1, space.y2)
        top = space.z + chance.randint(1, 3)
        base = (space.x1, space.y1, x2, y2)
        surface.cover(base, space.z)
        surface.open(Space(*base, top, FREE))
        for x in range(space.x1, x2):
            for y in range(space.y1, y2):
                assert heights[x, y] == space.z
                heights[x, y] = top
        covered = set()
        for each in surface.alive():
            cells = {(x, y) for x in range(each.x1, each.x2) for y in range(each.y1, each.y2)}
            assert {heights[cell] for cell in cells} == {each.z}
            covered |= cells
        assert covered == set(heights)
