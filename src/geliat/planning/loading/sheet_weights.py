"""What rests on drums under layer sheets: a sheet hands the weight of a drum to all squares that it touches.

Where drums interlock, their squares overlap, so a drum carries part of its neighbours' weight too, and one at
the edge of a layer may carry more than one drum a level. The contact of a round foot with a square is
measured in strips of a millimetre, each as long as its shorter end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from math import isqrt

from geliat.planning.loading.drum_walls import Seat
from geliat.planning.loading.problem import CargoDrum

Spot = tuple[int, int]
# Sums of shares are not exact in their last digits: what just fits must not be taken as too much.
SAFE = 1 - 1e-9


def seats_within_weight(seats: list[Seat], cargo: CargoDrum) -> list[Seat]:
    """The seats of one size, lowest level on anything, that its limit of weight on top allows."""
    if cargo.max_top_g is None or cargo.sheet_mm is None or not cargo.gross_g or not seats:
        return seats
    lowest = min(seat.level for seat in seats)
    feet = (cargo.profile[0][1], cargo.profile[-1][1])
    counted = [seat._replace(level=seat.level - lowest) for seat in seats]
    kept = within_weight(counted, feet, cargo.length_mm, cargo.gross_g, cargo.max_top_g)
    return [seat._replace(level=seat.level + lowest) for seat in kept]


def within_weight(
    seats: Sequence[Seat], feet: tuple[int, int], wide: int, gross_g: int, most_g: int
) -> list[Seat]:
    """The seats less the topmost drums that would burden one below with more than `most_g`.

    `feet` are the radii on which a drum stands, head up and head down; every seat stands on one like it.
    """
    levels: list[dict[Spot, Seat]] = [{} for _ in range(max((seat.level for seat in seats), default=0) + 1)]
    for seat in seats:
        levels[seat.level][seat.x, seat.y] = seat
    while True:
        burdened = _burdened(levels, feet, wide, gross_g, most_g)
        if not burdened:
            return [seat for level in levels for seat in level.values()]
        gone: list[Spot] = []
        for _, level, spot in sorted(burdened, reverse=True):
            if any(abs(spot[0] - x) < wide and abs(spot[1] - y) < wide for x, y in gone):
                continue
            _take_off(levels, level, spot)
            gone.append(spot)


def _take_off(levels: list[dict[Spot, Seat]], level: int, spot: Spot) -> None:
    """Take the highest drum away that stands above this one, or else the highest that stands nearest."""
    above = {each for upper in levels[level + 1 :] for each in upper}
    nearest = min(above, key=lambda each: ((each[0] - spot[0]) ** 2 + (each[1] - spot[1]) ** 2, each))
    for upper in reversed(levels):
        if upper.pop(nearest, None) is not None:
            return


def _burdened(
    levels: list[dict[Spot, Seat]], feet: tuple[int, int], wide: int, gross_g: int, most_g: int
) -> list[tuple[float, int, Spot]]:
    """(weight on it, level, spot) of the drums that carry too much."""
    found = []
    resting: dict[Spot, float] = {}
    for number in range(len(levels) - 1, 0, -1):
        below: defaultdict[Spot, float] = defaultdict(float)
        rows = sorted(levels[number - 1])
        for spot, seat in levels[number].items():
            weight = resting.get(spot, 0.0) + gross_g
            shares = _shares(spot, rows, feet[seat.down], wide // 2)
            whole = sum(share for share, _ in shares)
            for share, other in shares:
                below[other] += weight * share / whole
        found += [(most, number - 1, spot) for spot, most in below.items() if most * SAFE > most_g]
        resting = below
    return found


def _shares(spot: Spot, rows: Sequence[Spot], foot: int, half: int) -> list[tuple[int, Spot]]:
    """The squares a foot touches, each with the area."""
    reach = foot + half
    first = bisect_left(rows, (spot[0] - reach, -1))
    found = []
    for at in range(first, len(rows)):
        dx, dy = rows[at][0] - spot[0], rows[at][1] - spot[1]
        if dx >= reach:
            break
        if -reach < dy < reach:
            area = _contact(foot, half, dx, dy)
            if area:
                found.append((area, rows[at]))
    return found


@lru_cache(maxsize=65_536)
def _contact(foot: int, half: int, dx: int, dy: int) -> int:
    """How much of a disc about the origin lies on a square about (dx, dy)."""
    area = 0
    for strip in range(max(dx - half, -foot), min(dx + half, foot)):
        far = max(abs(strip), abs(strip + 1))
        chord = isqrt(foot * foot - far * far)
        area += max(0, min(dy + half, chord) - max(dy - half, -chord))
    return area
