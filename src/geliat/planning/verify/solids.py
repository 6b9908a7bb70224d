"""Exact geometry for the judge of loads: boxes and bodies of revolution, in whole millimetres.

Distances are compared as squares of integers or fractions. Where an area is irrational (a disc), it is
bounded by strips one millimetre wide from the side that can only make the judge stricter.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import isqrt

from geliat.planning.loading.problem import Cargo, CargoDrum, Placement

Profile = tuple[tuple[int, int], ...]
Rectangle = tuple[int, int, int, int]
Range = tuple[int, int]

# A little less and a little more than pi.
PI_LOW = Fraction(314_159_265, 100_000_000)
PI_HIGH = Fraction(314_159_266, 100_000_000)


@dataclass(frozen=True, slots=True)
class Solid:
    """One placed piece: its bounding box and, for a drum, the axis and the profile along it.

    `profile` is ((distance from the lower end, radius), ...), already turned when the drum is flipped.
    """

    number: int
    step: int
    cargo: Cargo
    low: tuple[int, int, int]
    high: tuple[int, int, int]
    axis: int | None = None
    profile: Profile = ()

    @property
    def footprint(self) -> Rectangle:
        """The outline seen from above as (x1, y1, x2, y2)."""
        return self.low[0], self.low[1], self.high[0], self.high[1]

    @property
    def top_mm(self) -> int:
        """The height at which something can stand on it, its layer sheet included."""
        sheet = self.cargo.sheet_mm if isinstance(self.cargo, CargoDrum) else None
        return self.high[2] + (sheet or 0)

    @property
    def flat(self) -> bool:
        """Whether it carries on a rectangle: a box, or a standing drum under a layer sheet."""
        return self.axis is None or (self.axis == 2 and self.top_mm > self.high[2])

    def centre(self, across: tuple[int, int]) -> tuple[int, int]:
        """Where a drum's axis cuts the plane of the two directions `across`; its width is even."""
        one, other = across
        return (self.low[one] + self.high[one]) // 2, (self.low[other] + self.high[other]) // 2


def solid(number: int, placed: Placement, cargo: Cargo) -> Solid:
    """The body of a placement; a drum whose box does not fit its profile is treated as its box."""
    low = (placed.x_mm, placed.y_mm, placed.z_mm)
    size = (placed.length_mm, placed.width_mm, placed.height_mm)
    high = (low[0] + size[0], low[1] + size[1], low[2] + size[2])
    if isinstance(cargo, CargoDrum) and placed.axis is not None:
        axis = "xyz".index(placed.axis)
        wide = 2 * max(radius for _, radius in cargo.profile)
        tall = cargo.profile[-1][0]
        if all(side == (tall if way == axis else wide) for way, side in enumerate(size)):
            profile = cargo.profile
            if placed.flipped:
                profile = tuple((tall - height, radius) for height, radius in reversed(profile))
            return Solid(number, placed.step, cargo, low, high, axis, profile)
    return Solid(number, placed.step, cargo, low, high)


def gap_too_small(one: Solid, other: Solid, clearance: int) -> bool:
    """Whether two bodies overlap, or stand nearer than `clearance` to each other side by side.

    Exact for boxes, for a box and a drum, and for drums with parallel axes. Drums with crossing axes are
    compared by the bounding boxes of their profiles' segments, which may call a near miss an overlap. For
    a lying drum a clearance is measured from its bounding box.
    """
    margins = (clearance, clearance, 0)
    for way in range(3):
        if one.low[way] >= other.high[way] + margins[way] or other.low[way] >= one.high[way] + margins[way]:
            return False
    if one.axis is None and other.axis is None:
        return True
    if clearance and (one.axis in (0, 1) or other.axis in (0, 1)):
        return True
    if one.axis is None or other.axis is None:
        box, drum = (one, other) if one.axis is None else (other, one)
        return _box_meets_drum(box, drum, clearance)
    if one.axis == other.axis:
        return _drums_meet(one, other, clearance)
    return any(
        all(low1 < high2 and low2 < high1 for (low1, high1), (low2, high2) in zip(first, second, strict=True))
        for first in _segments(one)
        for second in _segments(other)
    )


def _others(axis: int) -> tuple[int, int]:
    return ((1, 2), (0, 2), (0, 1))[axis]


def _box_meets_drum(box: Solid, drum: Solid, clearance: int) -> bool:
    axis = drum.axis if drum.axis is not None else 2
    start = drum.low[axis]
    low, high = max(box.low[axis], start) - start, min(box.high[axis], drum.high[axis]) - start
    if low >= high:
        return False
    across = _others(axis)
    square = 0
    for way, centre in zip(across, drum.centre(across), strict=True):
        away = max(box.low[way] - centre, centre - box.high[way], 0)
        square += away * away
    return square < (_widest(drum.profile, low, high) + clearance) ** 2


def _drums_meet(one: Solid, other: Solid, clearance: int) -> bool:
    axis = one.axis if one.axis is not None else 2
    reach = _widest_pair(one.profile, other.profile, other.low[axis] - one.low[axis])
    if reach is None:
        return False
    across = _others(axis)
    (a1, b1), (a2, b2) = one.centre(across), other.centre(across)
    return (a1 - a2) ** 2 + (b1 - b2) ** 2 < (reach + clearance) ** 2


def _segments(drum: Solid) -> list[list[Range]]:
    """The bounding boxes of the profile's segments as ranges along x, y, z."""
    axis = drum.axis if drum.axis is not None else 2
    across = _others(axis)
    centre = dict(zip(across, drum.centre(across), strict=True))
    found = []
    for (start, r1), (end, r2) in pairwise(drum.profile):
        wide = max(r1, r2)
        found.append(
            [
                (drum.low[axis] + start, drum.low[axis] + end)
                if way == axis
                else (centre[way] - wide, centre[way] + wide)
                for way in range(3)
            ]
        )
    return found


def _radius(profile: Profile, at: int) -> Fraction:
    """The radius at a distance from the lower end, straight between two given ones."""
    for (start, r1), (end, r2) in pairwise(profile):
        if start <= at <= end:
            return Fraction(r1 * (end - at) + r2 * (at - start), end - start)
    raise ValueError("outside the profile")


@lru_cache(maxsize=4096)
def _widest(profile: Profile, low: int, high: int) -> Fraction:
    """The largest radius between two distances from the lower end."""
    spots = {low, high} | {at for at, _ in profile if low < at < high}
    return max(_radius(profile, at) for at in spots)


@lru_cache(maxsize=4096)
def _widest_pair(one: Profile, other: Profile, offset: int) -> Fraction | None:
    """The largest sum of both radii where the second drum, shifted by `offset`, is beside the first."""
    low, high = max(0, offset), min(one[-1][0], offset + other[-1][0])
    if low >= high:
        return None
    spots = {low, high} | {at for at, _ in one} | {at + offset for at, _ in other}
    return max(_radius(one, at) + _radius(other, at - offset) for at in spots if low <= at <= high)


def uncovered(base: Rectangle, covers: list[Rectangle]) -> list[Rectangle]:
    """The parts of `base` that no rectangle of `covers` touches, as rectangles."""
    x1, y1, x2, y2 = base
    if any(c[0] <= x1 and c[1] <= y1 and c[2] >= x2 and c[3] >= y2 for c in covers):
        return []
    xs = sorted({x1, x2} | {x for c in covers for x in (c[0], c[2]) if x1 < x < x2})
    ys = sorted({y1, y2} | {y for c in covers for y in (c[1], c[3]) if y1 < y < y2})
    return [
        (left, low, right, high)
        for left, right in pairwise(xs)
        for low, high in pairwise(ys)
        if not any(c[0] <= left and c[1] <= low and c[2] >= right and c[3] >= high for c in covers)
    ]


def area(rectangle: Rectangle) -> int:
    """The area of a rectangle."""
    return (rectangle[2] - rectangle[0]) * (rectangle[3] - rectangle[1])


@lru_cache(maxsize=65536)
def disc_in_rectangle(radius: int, rectangle: Rectangle, *, at_most: bool) -> int:
    """The area of a disc about (0, 0) within a rectangle: never less than true, or never more."""
    x1, y1, x2, y2 = rectangle
    nearest = max(x1, -x2, 0) ** 2 + max(y1, -y2, 0) ** 2
    if nearest >= radius * radius:
        return 0
    total = 0
    for left in range(max(x1, -radius), min(x2, radius)):
        half = _half_chord(radius, left, at_most=at_most)
        total += max(0, min(y2, half) - max(y1, -half))
    return total


@lru_cache(maxsize=65536)
def disc_in_disc(radius: int, other: int, dx: int, dy: int) -> Fraction:
    """An area two discs surely share, their centres (dx, dy) apart; all of the smaller when it is inside."""
    small = min(radius, other)
    if dx * dx + dy * dy <= (radius - other) ** 2:
        return PI_LOW * small * small
    total = 0
    for left in range(max(-radius, dx - other), min(radius, dx + other)):
        half = _half_chord(radius, left, at_most=False)
        across = _half_chord(other, left - dx, at_most=False)
        total += max(0, min(half, dy + across) - max(-half, dy - across))
    return Fraction(total)


def _half_chord(radius: int, left: int, *, at_most: bool) -> int:
    """Half the chord over the strip [left, left + 1]: where it is longest, rounded up, or shortest, down."""
    near, far = sorted((abs(left), abs(left + 1)))
    if not at_most:
        return isqrt(radius * radius - far * far) if far < radius else 0
    half = isqrt(radius * radius - near * near) if near < radius else 0
    return half + (half * half + near * near < radius * radius)
