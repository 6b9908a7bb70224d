"""From blocks to placements: balance a filling, and put it in an order a crew can stuff from the door.

A piece can be set when nothing already stands between its place and the door or above it. Blocks are cut
into slices one piece deep so that the order builds walls from the back, as crews do.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geliat.planning.loading.greedy import Block
from geliat.planning.loading.problem import Axis, CargoDrum, ContainerKind, LoadRules, Placement

METRE = 1000
# From where to where something reaches along one way, and its grams.
Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Slice:
    """A grid one piece deep, cut from a block; (x1, y1, z1) to (x2, y2, z2) is its outline."""

    block: Block
    number: int
    x1: int
    y1: int
    z1: int
    x2: int
    y2: int
    z2: int
    ny: int
    nz: int

    @property
    def count(self) -> int:
        """Pieces in the slice."""
        return self.ny * self.nz

    @property
    def gross_g(self) -> int:
        """What the slice weighs."""
        return self.count * self.block.piece.cargo.gross_g

    @property
    def volume(self) -> int:
        """The volume of its outline."""
        return (self.x2 - self.x1) * (self.y2 - self.y1) * (self.z2 - self.z1)

    def before(self, other: Slice) -> bool:
        """Whether this slice must be set before `other`: it stands behind it or under it."""
        beside_y = self.y1 < other.y2 and other.y1 < self.y2
        if not beside_y:
            return False
        if self.x2 <= other.x1:
            return self.z1 < other.z2 and other.z1 < self.z2
        return self.z2 <= other.z1 and self.x1 < other.x2 and other.x1 < self.x2

    def moved(self, dx: int, dy: int) -> Slice:
        """The same slice elsewhere on the floor."""
        return Slice(
            self.block,
            self.number,
            self.x1 + dx,
            self.y1 + dy,
            self.z1,
            self.x2 + dx,
            self.y2 + dy,
            self.z2,
            self.ny,
            self.nz,
        )


def slices_of(blocks: Sequence[Block]) -> list[Slice]:
    """Every block cut into slices one piece deep along the container."""
    found = []
    for number, block in enumerate(blocks):
        stand = block.stand
        y2 = block.y + (block.ny - 1) * stand.grid_width + stand.width
        z2 = block.z + block.nz * stand.height
        for step in range(block.nx):
            x1 = block.x + step * stand.grid_length
            found.append(
                Slice(
                    block,
                    number,
                    x1,
                    block.y,
                    block.z,
                    x1 + stand.length,
                    y2,
                    z2,
                    block.ny,
                    block.nz,
                )
            )
    return found


def balanced(slices: list[Slice], kind: ContainerKind, rules: LoadRules) -> list[Slice]:
    """The slices moved, and if need be fewer of them, so that the centre of gravity lies in its window.

    Where moving is not enough slices are taken out, once by their pull and once from the lightest up; the
    larger rest is kept.
    """
    if rules.along_permille == (0, 1000) and rules.across_permille == (0, 1000):
        return slices
    found = _moved_into(slices, kind, rules)
    if found is not None:
        return found
    rests = []
    for lightest in (False, True):
        kept, rest = slices, None
        while rest is None:
            kept = _lightened(kept, kind, rules, lightest=lightest)
            rest = _moved_into(kept, kind, rules)
        rests.append(rest)
    return max(rests, key=lambda rest: sum(each.volume for each in rest))


def _moved_into(slices: list[Slice], kind: ContainerKind, rules: LoadRules) -> list[Slice] | None:
    """The load moved, or turned end for end and moved, into the window; None when neither is enough."""
    if not any(each.gross_g for each in slices):
        return slices
    length, width, _ = kind.inner_mm
    for way in [slices] if rules.multi_drop else [slices, _turned(slices, length)]:
        gap = rules.clearance_mm
        dx = _shift([(each.x1, each.x2, each.gross_g) for each in way], length, gap, rules.along_permille)
        dy = _shift([(each.y1, each.y2, each.gross_g) for each in way], width, gap, rules.across_permille)
        if dx is not None and dy is not None:
            return [each.moved(dx, dy) for each in way]
    return None


def _turned(slices: list[Slice], length: int) -> list[Slice]:
    """The load seen from the other end: what was at the back wall is at the door."""
    return [each.moved(length - each.x2 - each.x1, 0) for each in slices]


def shift_into(
    placements: Sequence[Placement], weights: Mapping[str, int], kind: ContainerKind, rules: LoadRules
) -> tuple[int, int] | None:
    """How far a load must move along and across to lie in the window of its centre; None when it cannot.

    `weights` gives grams by cargo.
    """
    if not any(weights[each.cargo] for each in placements):
        return 0, 0
    length, width, _ = kind.inner_mm
    gap = rules.clearance_mm
    along = [(each.x_mm, each.x_mm + each.length_mm, weights[each.cargo]) for each in placements]
    across = [(each.y_mm, each.y_mm + each.width_mm, weights[each.cargo]) for each in placements]
    dx = _shift(along, length, gap, rules.along_permille)
    dy = _shift(across, width, gap, rules.across_permille)
    return (dx, dy) if dx is not None and dy is not None else None


def _shift(spans: Sequence[Span], inner: int, gap: int, window: tuple[int, int]) -> int | None:
    """The smallest move along one way that brings the centre of gravity into the window, if there is one."""
    weight = 2 * sum(gross for _, _, gross in spans)
    moment = sum(gross * (low + high) for low, high, gross in spans)
    least = gap - min(low for low, _, _ in spans)
    most = inner - gap - max(high for _, high, _ in spans)
    # centre = moment / weight + shift, and window[0] * inner <= 1000 * centre <= window[1] * inner.
    low = -((1000 * moment - window[0] * inner * weight) // (1000 * weight))
    high = (window[1] * inner * weight - 1000 * moment) // (1000 * weight)
    low, high = max(low, least), min(high, most)
    if low > high:
        return None
    return min(max(0, low), high)


def _lightened(slices: list[Slice], kind: ContainerKind, rules: LoadRules, *, lightest: bool) -> list[Slice]:
    """The slices without the uncovered one that is lightest, or that pulls the centre furthest off."""
    length, width, _ = kind.inner_mm
    weight = 2 * sum(each.gross_g for each in slices)

    def off(axis: str, inner: int, window: tuple[int, int]) -> int:
        ends = [(each.x1 + each.x2) if axis == "x" else (each.y1 + each.y2) for each in slices]
        moment = sum(each.gross_g * end for each, end in zip(slices, ends, strict=True))
        return 2000 * moment - (window[0] + window[1]) * inner * weight

    along = off("x", length, rules.along_permille)
    across = off("y", width, rules.across_permille)
    free = [
        each
        for each in slices
        if not any(
            other.z1 >= each.z2
            and other.x1 < each.x2
            and each.x1 < other.x2
            and other.y1 < each.y2
            and each.y1 < other.y2
            for other in slices
        )
    ]

    def pull(each: Slice) -> tuple[int, int]:
        dx, dy = each.x1 + each.x2 - length, each.y1 + each.y2 - width
        lever = dx if along > 0 else -dx
        if abs(across) * length > abs(along) * width:
            lever = dy if across > 0 else -dy
        return lever * max(1, each.gross_g), each.z1

    worst = min(free, key=lambda each: (each.gross_g, -each.z1)) if lightest else max(free, key=pull)
    return [each for each in slices if each is not worst]


def floor_holds(slices: list[Slice], kind: ContainerKind) -> bool:
    """Whether no running metre of the floor carries more than it may."""
    return metres_hold([(each.x1, each.x2, each.gross_g) for each in slices], kind)


def metres_hold(spans: Sequence[Span], kind: ContainerKind) -> bool:
    """Whether no running metre carries more than the floor may bear; a few grams stricter than exact.

    Each span is (from, to, grams), spread evenly. The heaviest metre begins or ends where one does.
    """
    limit = kind.floor_load_g_per_m
    if limit is None or sum(gross for _, _, gross in spans) <= limit:
        return True
    joined: Counter[tuple[int, int]] = Counter()
    for low, high, gross in spans:
        joined[low, high] += gross
    starts = {low for low, _ in joined} | {high - METRE for _, high in joined}
    for start in starts:
        total = 0
        for (low, high), gross in joined.items():
            inside = min(high, start + METRE) - max(low, start)
            if inside > 0:
                total -= -gross * inside // (high - low)
        if total > limit:
            return False
    return True


def in_stuffing_order(slices: list[Slice]) -> list[Slice]:
    """The slices in an order that can be stuffed, from the back wall.

    Where slices bar each other's way they are cut into single pieces; a piece that even so could not be
    set (a ring of pieces each barring the next) is left out.
    """
    ordered = _sorted(slices)
    if len(ordered) < len(slices):
        ordered = _sorted([single for each in slices for single in singles_of(each)], drop=True)
    return ordered


def singles_of(each: Slice) -> list[Slice]:
    """A slice cut into slices of one piece."""
    stand = each.block.stand
    found = []
    for iz in range(each.nz):
        for iy in range(each.ny):
            y1, z1 = each.y1 + iy * stand.grid_width, each.z1 + iz * stand.height
            found.append(
                Slice(
                    each.block,
                    each.number,
                    each.x1,
                    y1,
                    z1,
                    each.x2,
                    y1 + stand.width,
                    z1 + stand.height,
                    1,
                    1,
                )
            )
    return found


def _sorted(slices: list[Slice], *, drop: bool = False) -> list[Slice]:
    """Topological order, nearest to the back wall first; stops at a ring, or drops a piece of it."""
    after: list[list[int]] = [[] for _ in slices]
    waits = [0] * len(slices)
    for i, one in enumerate(slices):
        for j, other in enumerate(slices):
            if i != j and one.before(other):
                after[i].append(j)
                waits[j] += 1
    ready = [(each.x1, each.z1, each.y1, i) for i, each in enumerate(slices) if not waits[i]]
    heapq.heapify(ready)
    stuck = set(range(len(slices)))
    ordered: list[Slice] = []
    while stuck:
        if not ready:
            if not drop:
                break
            gone = _least_of_a_ring(slices, stuck, after)
        else:
            gone = {heapq.heappop(ready)[-1]}
            ordered.extend(slices[i] for i in gone)
        stuck -= gone
        for j in (j for i in gone for j in after[i]):
            waits[j] -= 1
            if not waits[j] and j in stuck:
                heapq.heappush(ready, (slices[j].x1, slices[j].z1, slices[j].y1, j))
    return ordered


def _least_of_a_ring(slices: list[Slice], stuck: set[int], after: list[list[int]]) -> set[int]:
    """A piece that stands in a ring, with all that rests on it; of all such the least volume."""
    found = [(_with_all_on_it(slices, stuck, after, i), i) for i in sorted(stuck)]
    found.sort(key=lambda each: (sum(slices[i].volume for i in each[0]), each[1]))
    return next(gone for gone, i in found if _leads_back(i, stuck, after))


def _with_all_on_it(slices: list[Slice], stuck: set[int], after: list[list[int]], bottom: int) -> set[int]:
    found, waiting = {bottom}, [bottom]
    while waiting:
        i = waiting.pop()
        on_it = {j for j in after[i] if j in stuck and slices[j].z1 == slices[i].z2} - found
        found |= on_it
        waiting += sorted(on_it)
    return found


def _leads_back(start: int, stuck: set[int], after: list[list[int]]) -> bool:
    seen, waiting = set(stuck), [start]
    while waiting:
        for j in after[waiting.pop()]:
            if j == start:
                return True
            if j in seen:
                seen.discard(j)
                waiting.append(j)
    return False


def placements_of(ordered: list[Slice]) -> tuple[Placement, ...]:
    """The placements slice by slice; slices of one block that follow each other make one step."""
    found: list[Placement] = []
    step, last = 0, -1
    for each in ordered:
        if each.number != last:
            step, last = step + 1, each.number
        stand, cargo = each.block.stand, each.block.piece.cargo
        axis: Axis | None = "z" if isinstance(cargo, CargoDrum) else None
        found.extend(
            Placement(
                cargo.key,
                each.x1,
                each.y1 + iy * stand.grid_width,
                each.z1 + iz * stand.height,
                stand.length,
                stand.width,
                stand.height,
                step,
                axis,
            )
            for iz in range(each.nz)
            for iy in range(each.ny)
        )
    return tuple(found)
