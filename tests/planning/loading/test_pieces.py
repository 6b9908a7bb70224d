"""Cargo as the search sees it."""

from __future__ import annotations

from tests.planning.loading.builders import a_box, a_drum

from geliat.planning.loading.pieces import orientations, passes_door, pieces_of
from geliat.planning.loading.problem import ContainerKind, LoadRules, free_size
from geliat.planning.loading.surface import NO_LIMIT


def test_a_box_stands_on_its_allowed_sides_each_turned_once() -> None:
    assert orientations(a_box(size=(3, 2, 1))) == [(3, 2, 1), (2, 3, 1)]
    assert orientations(a_box(size=(2, 2, 1))) == [(2, 2, 1)]
    every = orientations(a_box(size=(3, 2, 1), upright=("length", "width", "height")))
    assert len(every) == len(set(every)) == 6


def test_what_passes_the_door_goes_narrow_side_first() -> None:
    kind = ContainerKind("K", "K", (1000, 1000, 1000), (500, 500))
    assert passes_door(a_box(size=(900, 500, 500)), kind)
    assert not passes_door(a_box(size=(501, 501, 100)), kind)
    assert not passes_door(a_box(size=(100, 100, 501)), kind)
    assert passes_door(a_box(size=(100, 100, 501), upright=("width", "height")), kind)


def test_pressure_is_never_understated_nor_bearing_overstated() -> None:
    box = a_box(size=(300, 300, 100), gross_g=1000, max_top_g=1000)
    (piece,) = pieces_of((box,), free_size(1000, 1000, 1000), LoadRules())
    (stand,) = piece.stands
    assert stand.crush * 90_000 >= 1000 * 1_000_000 > (stand.crush - 1) * 90_000
    assert stand.bears * 90_000 <= 1000 * 1_000_000 < (stand.bears + 1) * 90_000
    assert stand.most_high == 2
    (free,) = pieces_of((a_box(),), free_size(1000, 1000, 1000), LoadRules())
    assert free.stands[0].bears == NO_LIMIT


def test_a_clearance_widens_the_grid_and_leaves_part_of_a_base_bare() -> None:
    kind = free_size(1000, 1000, 1000)
    (piece,) = pieces_of((a_box(),), kind, LoadRules(clearance_mm=5))
    assert (piece.stands[0].grid_length, piece.stands[0].length) == (105, 100)
    # A gap of 5 mm in each direction at worst: 95 x 95 of 100 x 100 touch.
    assert piece.stands[0].closed == 902_500
    assert pieces_of((a_box(size=(991, 100, 100)),), kind, LoadRules(clearance_mm=5)) == []


def test_drums_whose_foot_is_wider_than_their_head_do_not_stack() -> None:
    kind = free_size(1000, 1000, 1000)
    cone = a_drum("cone", profile=((0, 90), (400, 50)))
    stacks = [pieces_of((drum,), kind, LoadRules())[0].stands[0].most_high for drum in (cone, a_drum())]
    assert stacks == [1, NO_LIMIT]
