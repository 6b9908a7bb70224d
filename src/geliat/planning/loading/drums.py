"""Layers of standing drums: as many as the true profiles allow, as columns across the container.

A drum on its foot and one on its head come nearer than two alike, because the head of one stands beside the
waist of the other. A layer is a sequence of columns across the width; a column is a pattern of drums, all
one way or alternating, and each column moves up to the ones before until two profiles touch, measured
exactly. Square, hexagonal and interlocked layers, along and across, and all mixtures of them are such
sequences; the best is found by dynamic programming over the length, which also settles the remainder.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import isqrt

Profile = tuple[tuple[int, int], ...]
# The centre of a drum across the width, its shift along the length within the column, and whether its head
# is down.
Seat = tuple[int, int, bool]
Column = tuple[Seat, ...]

BEST_PITCHES = 2
MOST_AT_A_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Drum:
    """What a layer needs to know of a drum: squared distances of two alike, and of one up and one down.

    `wide` is the radius of its bounding cylinder. Distances include the clearance; `apart` is None when no
    drum may stand on its head.
    """

    wide: int
    alike: Fraction
    apart: Fraction | None


def drum_of(profile: Profile, clearance: int, *, may_flip: bool) -> Drum:
    """The drum of a profile ((height, radius), ...) with a clearance between neighbours, in mm."""
    wide = max(radius for _, radius in profile)
    turned = tuple((profile[-1][0] - height, radius) for height, radius in reversed(profile))
    alike = Fraction((2 * wide + clearance) ** 2)
    apart = (_widest_sum(profile, turned) + clearance) ** 2 if may_flip else None
    return Drum(wide, alike, apart)


def _widest_sum(one: Profile, other: Profile) -> Fraction:
    """The largest sum of two radii at one height; radii are straight between heights."""
    heights = {height for height, _ in one} | {height for height, _ in other}
    return max(_radius(one, height) + _radius(other, height) for height in heights)


def _radius(profile: Profile, height: int) -> Fraction:
    for (low, r1), (high, r2) in pairwise(profile):
        if low <= height <= high:
            return Fraction(r1 * (high - height) + r2 * (height - low), high - low)
    raise ValueError("outside the profile")


@dataclass(frozen=True, slots=True)
class Frontier:
    """The best layers of one drum for every length: `steps` holds (length needed, drums), both rising.

    `across` says whether the columns run across the width (else the layer was built the other way round and
    holds for its full length only).
    """

    steps: tuple[tuple[int, int], ...]
    layers: tuple[tuple[tuple[int, int, bool], ...], ...]

    def within(self, length: int) -> tuple[tuple[int, int, bool], ...]:
        """The best layer that is no longer than `length`: (x, y, head down) of the drums' axes."""
        found: tuple[tuple[int, int, bool], ...] = ()
        for (needed, _), layer in zip(self.steps, self.layers, strict=True):
            if needed <= length:
                found = layer
        return found


@dataclass(slots=True)
class _Node:
    """A sequence of columns that ends in this one, its axis line at `x`."""

    x: int
    count: int
    column: int
    before: _Node | None


@lru_cache(maxsize=64)
def frontier(drum: Drum, length: int, width: int, gap: int) -> Frontier:
    """The best layers for each length up to `length` in a room `width` wide, `gap` free at the walls.

    Every layer is sound by exact distances; the last one is also compared with layers whose rows run along.
    """
    columns = _columns(drum, width - 2 * (drum.wide + gap))
    nodes = _best_sequences(drum, columns, length - 2 * (drum.wide + gap))
    edge = drum.wide + gap
    steps, layers = [], []
    for node in nodes:
        layer = _seats(node, columns, edge)
        steps.append((max(x for x, _, _ in layer) + edge, len(layer)))
        layers.append(layer)
    turned = _columns(drum, length - 2 * edge)
    other = _best_sequences(drum, turned, width - 2 * edge)
    if other and (not layers or other[-1].count > len(layers[-1])):
        layer = tuple((y, x, down) for x, y, down in _seats(other[-1], turned, edge))
        steps.append((max(x for x, _, _ in layer) + edge, len(layer)))
        layers.append(layer)
    return Frontier(tuple(steps), tuple(layers))


def _seats(node: _Node, columns: list[Column], edge: int) -> tuple[tuple[int, int, bool], ...]:
    found = []
    at: _Node | None = node
    while at is not None:
        found += [(at.x + dx + edge, y + edge, down) for y, dx, down in columns[at.column]]
        at = at.before
    return tuple(sorted(found))


def _root_up(square: Fraction) -> int:
    """The smallest whole number whose square is at least `square`."""
    if square <= 0:
        return 0
    low = isqrt(-(-square.numerator // square.denominator) - 1)
    return low if low * low >= square else low + 1


def _columns(drum: Drum, free: int) -> list[Column]:
    """The patterns worth trying for axes within `free` across: all one way, and alternating."""
    if free < 0:
        return []
    least = _root_up(drum.alike)
    found: dict[Column, None] = {}
    ways = (False, True) if drum.apart is not None else (False,)
    rated = []
    near = drum.apart if drum.apart is not None else drum.alike
    for rows in range(1, 2 * (free // least) + 3):
        half = free // (rows - 1) if rows > 1 else free
        if rows > 2 and 2 * half < least:
            break
        # Two columns of these rows advance together by this much: fewer is better.
        step = _root_up(near - half * half) if rows > 1 else least
        advance = max(2 * step, least)
        rated.append((Fraction(advance, rows), rows, half))
    for _, rows, half in sorted(rated)[:BEST_PITCHES] + rated[-1:]:
        for start in (0, 1):
            for down in ways:
                seats = tuple((row * half, 0, down) for row in range(start, rows, 2))
                if seats:
                    found[seats] = None
    full = free // least + 1
    pitch = free // (full - 1) if full > 1 else 0
    found[tuple((row * pitch, 0, False) for row in range(full))] = None
    if drum.apart is not None:
        tight = _root_up(drum.apart)
        for rows in (free // tight + 1, free // tight + 2):
            found |= dict.fromkeys(_zigzags(drum, free, rows))
    return list(found)


def _zigzags(drum: Drum, free: int, rows: int) -> list[Column]:
    """Columns of `rows` drums up and down by turns, every second one shifted where it is too tight."""
    if rows < 2 or drum.apart is None:
        return []
    pitch = free // (rows - 1)
    shift = _root_up(drum.apart - pitch * pitch)
    if 4 * pitch * pitch < drum.alike or shift > 2 * drum.wide:
        return []
    return [
        tuple((row * pitch, shift * ((row + turn) % 2), (row + first) % 2 == 1) for row in range(rows))
        for turn in ((0, 1) if shift else (0,))
        for first in (0, 1)
    ]


def _best_sequences(drum: Drum, columns: list[Column], free: int) -> list[_Node]:
    """For rising lengths up to `free` the sequence of columns with the most drums."""
    if free < 0 or not columns:
        return []
    apart = _distances(drum, columns)
    reach = max((each for row in apart for each in row), default=0)
    waiting: list[list[_Node]] = [[] for _ in range(free + 1)]
    lengths = [max(dx for _, dx, _ in column) for column in columns]
    best_at: dict[tuple[tuple[int, int], ...], int] = {}
    for number, column in enumerate(columns):
        if lengths[number] <= free:
            waiting[0].append(_Node(0, len(column), number, None))
    ends: list[_Node] = []
    most = 0
    # A sequence that is this far behind the best at some length will not come up again.
    slack = max(len(column) for column in columns) // 4 + 2
    for x in range(free + 1):
        waiting[x].sort(key=lambda node: -node.count)
        for node in waiting[x][:MOST_AT_A_LENGTH]:
            last = _last_columns(node, reach)
            if best_at.get(last, -1) >= node.count or node.count < most - slack:
                continue
            best_at[last] = node.count
            if node.count > most:
                most = node.count
                ends.append(node)
            for number, column in enumerate(columns):
                end = x + max(apart[other][number] - back for back, other in last)
                if end + lengths[number] <= free:
                    waiting[max(end, x)].append(_Node(max(end, x), node.count + len(column), number, node))
        waiting[x] = []
    return ends


def _last_columns(node: _Node, reach: int) -> tuple[tuple[int, int], ...]:
    """What of the last columns can still be met by the next: (distance back, pattern)."""
    found = []
    at: _Node | None = node
    while at is not None and node.x - at.x < reach:
        found.append((node.x - at.x, at.column))
        at = at.before
    return tuple(found)


def _distances(drum: Drum, columns: list[Column]) -> list[list[int]]:
    """How far apart the lines of two columns must be, the second towards the door, so that no drums meet."""
    far = _root_up(drum.alike)
    opposite = drum.apart if drum.apart is not None else drum.alike
    roots = {
        same: [_root_up(square - dy * dy) for dy in range(far)]
        for same, square in ((True, drum.alike), (False, opposite))
    }
    return [
        [
            max(
                (
                    roots[down1 == down2][abs(y1 - y2)] + dx1 - dx2
                    for y1, dx1, down1 in one
                    for y2, dx2, down2 in other
                    if abs(y1 - y2) < far and (y1 - y2) ** 2 < (drum.alike if down1 == down2 else opposite)
                ),
                default=1,
            )
            for other in columns
        ]
        for one in columns
    ]


def bound(drum: Drum, length: int, width: int, gap: int) -> int:
    """No layer can hold more: discs of the nearest distance, their centres in the rectangle (Oler 1961)."""
    nearest = drum.alike if drum.apart is None else min(drum.alike, drum.apart)
    long, wide = length - 2 * (drum.wide + gap), width - 2 * (drum.wide + gap)
    if long < 0 or wide < 0:
        return 0
    # 2/sqrt(3) < 1.1547006; the distance is rounded down, which can only raise the bound.
    near = isqrt(nearest.numerator // nearest.denominator)
    hundredth = 11_547_006 * long * wide // (near * near) + 10_000_000 * (long + wide) // near
    return hundredth // 10_000_000 + 1


def square_count(drum: Drum, length: int, width: int, gap: int) -> int:
    """Drums in a plain square grid, for comparison."""
    pitch = _root_up(drum.alike)
    edge = 2 * (drum.wide + gap)
    if length < edge or width < edge:
        return 0
    return ((length - edge) // pitch + 1) * ((width - edge) // pitch + 1)


def hexagonal_count(drum: Drum, length: int, width: int, gap: int) -> int:
    """Drums in the better of the two hexagonal layers without any turned over, for comparison."""
    pitch = _root_up(drum.alike)
    edge = 2 * (drum.wide + gap)
    most = 0
    for along, across in ((length - edge, width - edge), (width - edge, length - edge)):
        if along < 0 or across < 0:
            continue
        rows = isqrt(4 * across * across // (3 * pitch * pitch)) + 1
        one = along // pitch + 1
        other = (along - -(-pitch // 2)) // pitch + 1 if along >= pitch // 2 else 0
        most = max(most, one * -(-rows // 2) + other * (rows // 2))
    return most
