"""Cartons on top of drums: where the uppermost layer lies under sheets, the height left above it is filled.

A sheet bridges the outer squares of its drums; a carton stands where enough of its base is over such squares.
The room above is packed as if its floor were whole, at several insets from the ragged edge of a layer, and
what would stand over too wide a gap is taken away again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from geliat.planning.loading.boxes import Effort, kernel_takes, packed
from geliat.planning.loading.greedy import Room
from geliat.planning.loading.pieces import Piece
from geliat.planning.loading.problem import CargoDrum, LoadRules, Placement
from geliat.planning.loading.stuffing import Slice, in_stuffing_order, singles_of, slices_of

Rectangle = tuple[int, int, int, int]
# Of the time for a container; the room above drums is small.
SHARE = 0.1
ROUNDS = 2


def bears_weight(cargo: CargoDrum) -> bool:
    """Whether other cargo may stand on these drums, whatever it weighs."""
    return cargo.sheet_mm is not None and cargo.max_top_g is None and not cargo.nothing_on_top


def toppings(
    drums: Sequence[Placement],
    cargo: CargoDrum,
    boxes: Sequence[Piece],
    left: Sequence[int],
    room: Room,
    worth: Mapping[int, int],
    effort: Effort,
    rules: LoadRules,
) -> list[Slice]:
    """The best cartons found for the top of one zone of drums, in stuffing order; `room` is the container's.

    Its payload is what the drums have left of it.
    """
    if not bears_weight(cargo) or cargo.sheet_mm is None or not drums:
        return []
    base = max(each.z_mm for each in drums) + cargo.height_mm + cargo.sheet_mm
    low = min(boxes, key=lambda piece: min(stand.height for stand in piece.stands), default=None)
    if low is None or base + min(stand.height for stand in low.stands) > room.height:
        return []
    squares = [
        (each.x_mm, each.y_mm, each.x_mm + each.length_mm, each.y_mm + each.width_mm)
        for each in drums
        if each.z_mm + cargo.height_mm + cargo.sheet_mm == base
    ]
    effort = replace(
        effort, rounds=min(effort.rounds or ROUNDS, ROUNDS), cpu_seconds=effort.cpu_seconds * SHARE, threads=1
    )
    best: list[Slice] = []
    most = 0
    for inset in (0, cargo.radius_mm, cargo.length_mm):
        found = _at(squares, base, inset, boxes, left, room, worth, effort, rules)
        total = sum(each.count * worth[each.block.piece.index] for each in found)
        if total > most:
            best, most = found, total
    return in_stuffing_order(best)


def _at(
    squares: list[Rectangle],
    base: int,
    inset: int,
    boxes: Sequence[Piece],
    left: Sequence[int],
    room: Room,
    worth: Mapping[int, int],
    effort: Effort,
    rules: LoadRules,
) -> list[Slice]:
    gap = rules.clearance_mm
    x1, x2 = min(each[0] for each in squares) + inset, max(each[2] for each in squares) - inset
    y1, y2 = min(each[1] for each in squares) + inset, max(each[3] for each in squares) - inset
    above = room._replace(length=x2 - x1 + gap, width=y2 - y1 + gap, height=room.height - base)
    pieces = [
        piece
        for piece in boxes
        if not piece.cargo.floor_only
        and all(
            max(stand.grid_length, stand.grid_width) <= min(above.length, above.width)
            and stand.height <= above.height
            for stand in piece.stands
        )
    ]
    if min(above.length, above.width) <= 0 or not kernel_takes(pieces, rules):
        return []
    filling = packed(above, pieces, list(left), dict(worth), effort)
    blocks = [
        block._replace(x=block.x + x1 - gap, y=block.y + y1 - gap, z=block.z + base)
        for block in filling.blocks
    ]
    closed = [(a - gap, b - gap, c + gap, d + gap) for a, b, c, d in squares]
    return _standing(slices_of(blocks), closed, base, rules.support_permille)


def _standing(slices: Sequence[Slice], squares: Sequence[Rectangle], base: int, permille: int) -> list[Slice]:
    """The slices, cut into single cartons where need be, that stand on squares or on others that do."""
    kept: list[Slice] = []
    gone: list[Slice] = []
    for each in sorted(slices, key=lambda each: each.z1):
        if _held(each, squares, gone, base, permille):
            kept.append(each)
            continue
        for single in sorted(singles_of(each), key=lambda one: one.z1):
            (kept if _held(single, squares, gone, base, permille) else gone).append(single)
    return kept


def _held(each: Slice, squares: Sequence[Rectangle], gone: Sequence[Slice], base: int, permille: int) -> bool:
    """Whether all that it stands on is there; a slice of several cartons on squares must rest in full."""
    if each.z1 == base:
        outline = (each.x1, each.y1, each.x2, each.y2)
        needed = permille if each.ny == 1 else 1000
        return covered(outline, squares) * 1000 >= needed * (each.x2 - each.x1) * (each.y2 - each.y1)
    return not any(
        other.x1 < each.x2 and each.x1 < other.x2 and other.y1 < each.y2 and each.y1 < other.y2
        for other in gone
    )


def covered(base: Rectangle, squares: Sequence[Rectangle]) -> int:
    """How much of a rectangle lies within the union of others."""
    x1, y1, x2, y2 = base
    near = [each for each in squares if each[0] < x2 and x1 < each[2] and each[1] < y2 and y1 < each[3]]
    near.sort(key=lambda each: each[1])
    lines = sorted({x1, x2} | {x for each in near for x in (each[0], each[2]) if x1 < x < x2})
    area = 0
    for left, right in pairwise(lines):
        reach = y1
        for low_x, low, high_x, high in near:
            if low_x <= left and high_x >= right and high > reach:
                area += (right - left) * (min(high, y2) - min(max(low, reach), y2))
                reach = high
    return area
