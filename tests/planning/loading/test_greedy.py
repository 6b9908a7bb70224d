"""One greedy filling."""

from __future__ import annotations

from itertools import combinations_with_replacement

import pytest
from tests.planning.loading.builders import a_box

from geliat.planning.loading.greedy import Filler, Reach, Style, room_of
from geliat.planning.loading.pieces import pieces_of
from geliat.planning.loading.problem import LoadRules, free_size

KIND = free_size(1000, 500, 600)


def test_the_reach_of_sides_is_their_best_sum() -> None:
    sides, most = {7, 11, 13}, 60
    sums = {0}
    for count in range(1, 9):
        sums |= {sum(each) for each in combinations_with_replacement(sorted(sides), count)}
    assert Reach(sides, most).most == [max(each for each in sums if each <= at) for at in range(most + 1)]


@pytest.mark.parametrize("order", ["wall", "floor", "corner", "corners"])
def test_every_order_fills_a_room_that_can_be_filled(order: str) -> None:
    box = a_box(size=(250, 250, 200), quantity=24)
    filler = Filler(
        room_of(KIND, LoadRules()), pieces_of((box,), KIND, LoadRules()), lambda piece: piece.cargo.volume_mm3
    )
    filling = filler.fill([24], Style(order=order), multi_drop=False)
    assert filling.left == [0]
    assert sum(block.pieces for block in filling.blocks) == 24
    assert filling.worth == 24 * box.volume_mm3


def test_a_filling_leaves_the_payload_and_the_counts_alone() -> None:
    box = a_box(quantity=50, gross_g=10_000)
    kind = free_size(1000, 500, 600, payload_g=65_000)
    filler = Filler(room_of(kind, LoadRules()), pieces_of((box,), kind, LoadRules()), lambda _: 1)
    left = [50]
    assert filler.fill(left, Style(), multi_drop=False).left == [44]
    assert left == [50]
