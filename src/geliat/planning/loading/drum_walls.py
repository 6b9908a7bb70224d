"""Drums of a zone as walls: some rows deep and all levels high, in the order in which a crew sets them.

Interlocked drums stand under and over their neighbours' edges, so a plumb wall could not be followed by the
next one: every level ends one drum behind the level below it, like stairs. Within a wall the lowest level
is set first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# About as deep as a man reaches over the stairs.
DEEP_MM = 600


class Seat(NamedTuple):
    """Where a drum stands in its zone: its level, its axis along and across, whether its head is down."""

    level: int
    x: int
    y: int
    down: bool


def walls(seats: Sequence[Seat], wide: int, deep: int = DEEP_MM) -> list[list[Seat]]:
    """The seats of drums at most `wide` across as walls about `deep` from the back; none is empty.

    No drum stands beyond or above a drum of a later wall, by the outlines of both.
    """
    highest = max((seat.level for seat in seats), default=0)
    wait = [sorted(seat for seat in seats if seat.level == level) for level in range(highest + 1)]
    lines = [sorted({seat.x for seat in row}) for row in wait]
    done = [0] * (highest + 1)
    found: list[list[Seat]] = []
    front = lines[0][0] if lines[0] else 0
    while any(at < len(row) for at, row in zip(done, wait, strict=True)):
        front = _cut(lines[0], front + deep * 3 // 4, front + deep * 5 // 4)
        wall: list[Seat] = []
        end = front
        for level, row in enumerate(wait):
            first = done[level]
            while done[level] < len(row) and row[done[level]].x < end:
                done[level] += 1
            wall += row[first : done[level]]
            if level < highest:
                end = _cut(lines[level + 1], end - wide - wide // 2, end - wide)
        rest = sum(map(len, wait)) - sum(done)
        if front > lines[0][-1] and rest <= len(wall) // 2:
            wall += [seat for level, row in enumerate(wait) for seat in row[done[level] :]]
            wall.sort()
            done = [len(row) for row in wait]
        if wall:
            found.append(wall)
    return found


def _cut(lines: Sequence[int], low: int, high: int) -> int:
    """A line after `low` and not after `high` with the most free length before it; `high` when there is none.

    Everything nearer to the back than the line goes to this side, so that rows stay whole where they can.
    """
    best, widest = high, 0
    for before, line in pairwise(lines):
        if low < line <= high and line - before >= widest:
            best, widest = line, line - before
    return best
