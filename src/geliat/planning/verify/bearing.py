"""What stands on what in a load: support, weight on top, layers, floor only, nothing on top.

A base rests on the tops at exactly its height. A box, or a layer sheet over drums, carries on its
rectangle, grown by the clearance (a gap no wider than that counts as closed); a standing drum without a
sheet carries on the disc of its upper end; a lying drum carries nothing and rests on its widest line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from geliat.planning.loading.problem import LoadRules
from geliat.planning.verify.solids import (
    PI_HIGH,
    PI_LOW,
    Rectangle,
    Solid,
    area,
    disc_in_disc,
    disc_in_rectangle,
    uncovered,
)

Fault = tuple[str, tuple[Solid, ...]]
Contacts = dict[int, list[tuple[Solid, Fraction]]]


def bearing_faults(solids: list[Solid], rules: LoadRules) -> Iterator[Fault]:
    """Every piece that is not carried, or carries what it must not."""
    tops = _Tops(solids, rules.clearance_mm)
    contacts: Contacts = {}
    for body in solids:
        if body.low[2] == 0:
            contacts[body.number] = []
            continue
        if body.cargo.floor_only:
            yield "floor_only", (body,)
        under = tops.under(body)
        if not _carried(body, under, rules):
            yield "support", (body,)
        touching = [(other, _contact(body, other)) for other in under]
        contacts[body.number] = [(other, share) for other, share in touching if share > 0]
    burdened = {other.number for pairs in contacts.values() for other, _ in pairs}
    for body in solids:
        if body.cargo.nothing_on_top and body.number in burdened:
            yield "nothing_on_top", (body,)
    yield from _layer_faults(solids, contacts)
    yield from _weight_faults(solids, contacts)


class _Tops:
    """The tops of a load by height, each height sorted along the container."""

    def __init__(self, solids: list[Solid], clearance: int) -> None:
        self._clearance = clearance
        self._rows: dict[int, list[Solid]] = defaultdict(list)
        for body in solids:
            if body.axis in (None, 2):
                self._rows[body.top_mm].append(body)
                if body.top_mm > body.high[2]:
                    self._rows[body.high[2]].append(body)
        self._starts: dict[int, list[int]] = {}
        self._longest: dict[int, int] = {}
        for height, row in self._rows.items():
            row.sort(key=lambda body: (body.low[0], body.low[1], body.number))
            self._starts[height] = [body.low[0] for body in row]
            self._longest[height] = max(body.high[0] - body.low[0] for body in row)

    def under(self, body: Solid) -> list[Solid]:
        """What has its top at the base of `body` and lies under it, within the clearance."""
        height = body.low[2]
        row = self._rows.get(height)
        if row is None:
            return []
        gap = self._clearance
        starts = self._starts[height]
        first = bisect_left(starts, body.low[0] - gap - self._longest[height])
        last = bisect_left(starts, body.high[0] + gap)
        return [
            other
            for other in row[first:last]
            if other.high[0] + gap > body.low[0]
            and other.low[1] - gap < body.high[1]
            and other.high[1] + gap > body.low[1]
            and other.number != body.number
        ]


def _flat_under(body: Solid, other: Solid) -> bool:
    """Whether `other` carries `body` on a rectangle (its sheet, if it has one, lies between)."""
    return other.flat and other.top_mm == body.low[2]


def _carried(body: Solid, under: list[Solid], rules: LoadRules) -> bool:
    """Whether the share of the base that rests on something is at least what the rules ask."""
    if rules.support_permille == 0:
        return True
    gap = rules.clearance_mm
    flats = [
        (x1 - gap, y1 - gap, x2 + gap, y2 + gap)
        for x1, y1, x2, y2 in (other.footprint for other in under if _flat_under(body, other))
    ]
    discs = [other for other in under if not _flat_under(body, other)]
    if body.axis in (0, 1):
        return _lying_carried(body, flats, rules.support_permille)
    bare = uncovered(body.footprint, flats)
    if not bare:
        return True
    if body.axis is None:
        missing = Fraction(sum(map(area, bare))) - sum(_contact(body, other) for other in discs)
        return missing * 1000 <= (1000 - rules.support_permille) * area(body.footprint)
    return _disc_carried(body, bare, discs, rules.support_permille)


def _disc_carried(body: Solid, bare: list[Rectangle], discs: list[Solid], permille: int) -> bool:
    """A standing drum's foot: exact where it must rest in full, else bounded from the strict side."""
    radius = body.profile[0][1]
    cx, cy = body.centre((0, 1))
    missing = Fraction(
        sum(
            disc_in_rectangle(radius, (x1 - cx, y1 - cy, x2 - cx, y2 - cy), at_most=True)
            for x1, y1, x2, y2 in bare
        )
    )
    if missing == 0:
        return True
    for other in discs:
        ox, oy = other.centre((0, 1))
        head = other.profile[-1][1]
        if head >= radius and (ox - cx) ** 2 + (oy - cy) ** 2 <= (head - radius) ** 2:
            return True
    if permille == 1000:
        return False
    missing = min(missing, PI_HIGH * radius * radius) - sum(_contact(body, other) for other in discs)
    return missing * 1000 <= (1000 - permille) * PI_LOW * radius * radius


def _lying_carried(body: Solid, flats: list[Rectangle], permille: int) -> bool:
    """A lying drum rests on the lines (or points) of its widest radius: their length must be carried."""
    axis = body.axis if body.axis is not None else 0
    wide = max(radius for _, radius in body.profile)
    start, middle = body.low[axis], body.centre((1 - axis, 2))[0]
    lines = [
        (start + one, start + two) for (one, r1), (two, r2) in pairwise(body.profile) if r1 == r2 == wide
    ] or [(start + at, start + at) for at, radius in body.profile if radius == wide]
    total = covered = 0
    for low, high in lines:
        spans = [(flat[axis], flat[axis + 2]) for flat in flats if flat[1 - axis] <= middle <= flat[3 - axis]]
        if low == high:
            total += 1
            covered += any(one <= low <= two for one, two in spans)
            continue
        bare = uncovered((low, 0, high, 1), [(one, 0, two, 1) for one, two in spans])
        total += high - low
        covered += high - low - sum(map(area, bare))
    return covered * 1000 >= permille * total


def _contact(body: Solid, under: Solid) -> Fraction:
    """The area on which `body` rests on `under`: exact between rectangles, a little less for discs."""
    x1, y1, x2, y2 = body.footprint
    ox1, oy1, ox2, oy2 = under.footprint
    shared = (max(x1, ox1), max(y1, oy1), min(x2, ox2), min(y2, oy2))
    if shared[0] >= shared[2] or shared[1] >= shared[3] or body.axis in (0, 1):
        return Fraction(0)
    flat = _flat_under(body, under)
    if body.axis is None and flat:
        return Fraction(area(shared))
    bx, by = body.centre((0, 1))
    ux, uy = under.centre((0, 1))
    if body.axis is None:
        head = under.profile[-1][1]
        return Fraction(disc_in_rectangle(head, (x1 - ux, y1 - uy, x2 - ux, y2 - uy), at_most=False))
    foot = body.profile[0][1]
    if flat:
        return Fraction(disc_in_rectangle(foot, (ox1 - bx, oy1 - by, ox2 - bx, oy2 - by), at_most=False))
    return disc_in_disc(foot, under.profile[-1][1], ux - bx, uy - by)


def _layer_faults(solids: list[Solid], contacts: Contacts) -> Iterator[Fault]:
    """No chain of pieces, each resting on the next, holds more of one cargo than its most layers."""
    limited = {body.cargo.key for body in solids if body.cargo.max_layers is not None}
    if not limited:
        return
    levels: dict[int, dict[str, int]] = {}
    for body in sorted(solids, key=lambda each: each.low[2]):
        mine: dict[str, int] = {}
        for under, _ in contacts[body.number]:
            for key, level in levels.get(under.number, {}).items():
                mine[key] = max(level, mine.get(key, 0))
        key = body.cargo.key
        if key in limited:
            mine[key] = mine.get(key, 0) + 1
            most = body.cargo.max_layers
            if most is not None and mine[key] > most:
                yield "layers", (body,)
        levels[body.number] = mine


def _weight_faults(solids: list[Solid], contacts: Contacts) -> Iterator[Fault]:
    """What rests on each piece: everything above hands its weight down in proportion to its contacts."""
    if all(body.cargo.max_top_g is None for body in solids):
        return
    resting: dict[int, Fraction] = defaultdict(Fraction)
    for body in sorted(solids, key=lambda each: -each.low[2]):
        on_top = resting[body.number]
        if body.cargo.max_top_g is not None and on_top > body.cargo.max_top_g:
            yield "weight_on_top", (body,)
        below = contacts[body.number]
        whole = sum((share for _, share in below), Fraction(0))
        for under, share in below:
            resting[under.number] += (on_top + body.cargo.gross_g) * share / whole
