"""From blocks to placements: the stuffing order and the balance."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.loading.builders import a_box, a_room

from geliat.planning.loading.greedy import Block
from geliat.planning.loading.pieces import pieces_of
from geliat.planning.loading.problem import LoadedContainer, LoadPlan, LoadRules, free_size
from geliat.planning.loading.stuffing import Slice, balanced, in_stuffing_order, placements_of, slices_of
from geliat.planning.verify.loading import judge_load

KIND = free_size(1000, 500, 600)


def a_block(
    key: str, at: tuple[int, int, int], grid: tuple[int, int, int], size: tuple[int, int, int]
) -> Block:
    box = a_box(key, size, quantity=grid[0] * grid[1] * grid[2])
    (piece,) = pieces_of((box,), KIND, LoadRules())
    return Block(piece, piece.stands[0], *at, *grid)


def test_walls_are_built_from_the_back_and_steps_numbered() -> None:
    left = a_block("left", (0, 0, 0), (2, 2, 2), (100, 100, 100))
    right = a_block("right", (0, 200, 0), (2, 1, 3), (100, 300, 100))
    placed = placements_of(in_stuffing_order(slices_of([right, left])))
    assert [piece.cargo for piece in placed] == ["left"] * 4 + ["right"] * 3 + ["left"] * 4 + ["right"] * 3
    assert [piece.step for piece in placed] == [1] * 4 + [2] * 3 + [3] * 4 + [4] * 3


def test_a_ring_of_pieces_each_barring_the_next_loses_one() -> None:
    """A bridge over a gap, with a post in the gap: each of the five must be set before the next."""
    bodies = {
        "behind": (400, 0, 0, 500, 200, 100),
        "bearer": (500, 0, 0, 600, 200, 100),
        "bridge": (100, 0, 100, 600, 50, 200),
        "ahead": (100, 0, 200, 150, 100, 300),
        "post": (200, 60, 0, 300, 100, 300),
    }
    slices = []
    for number, (key, (x1, y1, z1, x2, y2, z2)) in enumerate(bodies.items()):
        block = a_block(key, (x1, y1, z1), (1, 1, 1), (x2 - x1, y2 - y1, z2 - z1))
        slices.append(Slice(block, number, x1, y1, z1, x2, y2, z2, 1, 1))
    ring = [slices[list(bodies).index(key)] for key in ("behind", "bearer", "bridge", "ahead", "post")]
    assert all(one.before(ring[(at + 1) % 5]) for at, one in enumerate(ring))
    ordered = in_stuffing_order(slices)
    assert len(ordered) == 4
    problem = a_room(*(each.block.piece.cargo for each in ordered), support_permille=0)
    plan = LoadPlan((LoadedContainer("free", KIND.inner_mm, placements_of(ordered)),))
    assert judge_load(plan, problem) == ()


def test_a_ring_loses_its_least_piece_with_what_rests_on_it_and_nothing_else() -> None:
    """The same ring with a cap on the post and a tall stack beside: post and cap stay outside alone."""
    bodies = {
        "behind": (400, 0, 0, 500, 200, 100),
        "bearer": (500, 0, 0, 600, 200, 100),
        "bridge": (100, 0, 100, 600, 50, 200),
        "ahead": (100, 0, 200, 190, 200, 300),
        "post": (200, 60, 0, 250, 100, 300),
        "cap": (200, 60, 300, 250, 100, 310),
        "foot": (600, 0, 0, 700, 200, 400),
        "top": (600, 0, 400, 700, 200, 490),
    }
    slices = []
    for number, (key, (x1, y1, z1, x2, y2, z2)) in enumerate(bodies.items()):
        block = a_block(key, (x1, y1, z1), (1, 1, 1), (x2 - x1, y2 - y1, z2 - z1))
        slices.append(Slice(block, number, x1, y1, z1, x2, y2, z2, 1, 1))
    stayed = {each.block.piece.cargo.key for each in in_stuffing_order(slices)}
    assert set(bodies) - stayed == {"post", "cap"}


def test_a_load_is_moved_just_into_its_window() -> None:
    block = a_block("A", (0, 0, 0), (4, 5, 2), (100, 100, 100))
    rules = LoadRules(along_permille=(400, 600))
    moved = balanced(slices_of([block]), KIND, rules)
    assert [each.x1 for each in moved] == [200, 300, 400, 500]
    assert balanced(slices_of([block]), KIND, LoadRules()) == slices_of([block])


def test_a_load_with_its_weight_at_the_door_is_turned_end_for_end() -> None:
    light = a_block("light", (0, 0, 0), (6, 5, 1), (100, 100, 100))
    heavy = a_block("heavy", (600, 0, 0), (4, 5, 1), (100, 100, 100))
    cargo = replace(heavy.piece.cargo, gross_g=50_000)
    heavy = heavy._replace(piece=replace(heavy.piece, cargo=cargo))
    moved = balanced(slices_of([light, heavy]), KIND, LoadRules(along_permille=(0, 400)))
    assert len(moved) == 10
    assert min(each.x1 for each in moved if each.block.piece.cargo.key == "heavy") == 0
