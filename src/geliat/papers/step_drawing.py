"""One small drawing a stuffing step: the container seen from above the door, the step's pieces in colour.

What stands already is grey, one block a step; the pieces of the step are drawn one by one in the colour of
their cargo, drums by their profile. A dashed outline shows where the step is even where others hide it. The
small picture in the corner looks in through the door.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

from geliat.papers.crew_steps import CrewStep
from geliat.papers.load_sheet import COLOURS, FONT, GROUND, INK, safe, unit
from geliat.planning.loading.problem import CargoDrum, LoadedContainer, LoadProblem, Placement

Point = tuple[float, float]
Corner = tuple[int, int, int]

# The eye stands outside the left wall, turned towards the door, and looks down.
TURN, TILT = radians(36), radians(22)
WIDE, TALL, EDGE = 880.0, 490.0, 8.0
LETTERS = 30.0
# What the view leaves free at the right, and the most the picture in the corner takes.
ASIDE, DOOR_WIDE, DOOR_TALL = 84.0, 185.0, 208.0
# From (top, towards the door, left side) of what stands already.
STANDING = ("#f3f3f3", "#e4e4e4", "#d3d3d3")
LINE, PALE = "#9a9a9a", "#b8b8b8"
MOST_COMPARED = 600
NEVER = 1 << 30
# Neighbours this near, covering this much of a face, hide it.
NEAR_MM, MOST_PERMILLE = 20, 970


@dataclass(frozen=True, slots=True)
class Lump:
    """What is painted in one go, a block or one piece; `crew` is the place of its step in the telling.

    `covered` is from which step on its top, its face towards the door and its left side are hidden by others.
    """

    low: Corner
    high: Corner
    crew: int
    pieces: tuple[Placement, ...]
    covered: tuple[int, int, int] = (NEVER, NEVER, NEVER)

    @property
    def rank(self) -> tuple[int, int, int]:
        """From the back wall, from the floor, from the right wall."""
        return (self.low[0], self.low[2], -self.low[1])

    def behind(self, other: Lump) -> bool:
        """Whether the other may hide this one and is never hidden by it."""
        after = self.high[0] <= other.low[0] or other.high[1] <= self.low[1] or self.high[2] <= other.low[2]
        before = other.high[0] <= self.low[0] or self.high[1] <= other.low[1] or other.high[2] <= self.low[2]
        return after and not before


class View:
    """The axonometric view of one container, scaled to the drawing."""

    def __init__(self, inner_mm: tuple[int, int, int]) -> None:
        self.scale, self.left, self.top = 1.0, 0.0, 0.0
        corners = [self.at(corner) for corner in _corners((0, 0, 0), inner_mm)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        free = (WIDE - 2 * EDGE - ASIDE, TALL - 2 * EDGE - 2 * LETTERS)
        self.scale = min(free[0] / (max(xs) - min(xs)), free[1] / (max(ys) - min(ys)))
        self.left = EDGE - min(xs) * self.scale
        self.top = EDGE + LETTERS - min(ys) * self.scale
        self.height = 2 * EDGE + 2 * LETTERS + (max(ys) - min(ys)) * self.scale

    def at(self, corner: tuple[float, float, float]) -> Point:
        """Where a point of the container, in mm, stands on paper."""
        x, y, z = corner
        right = x * cos(TURN) + y * sin(TURN)
        down = (x * sin(TURN) - y * cos(TURN)) * sin(TILT) - z * cos(TILT)
        return (self.left + right * self.scale, self.top + down * self.scale)

    def path(self, corners: Iterable[tuple[float, float, float]]) -> str:
        """A closed outline through these points."""
        return "M" + "L".join(f"{unit(x)} {unit(y)}" for x, y in map(self.at, corners)) + "Z"


def step_svgs(
    container: LoadedContainer, problem: LoadProblem, crew: Sequence[CrewStep], back: str, door: str
) -> list[str]:
    """The drawing of each step of `crew`, in order; `back` and `door` are the words for the two ends."""
    view = View(container.inner_mm)
    lumps = _covered(_painted(_lumps(crew)))
    profiles = {each.key: each.profile for each in problem.cargo if isinstance(each, CargoDrum)}
    colours = {each.key: COLOURS[at % len(COLOURS)] for at, each in enumerate(problem.cargo)}
    return [
        _drawing(
            view, container, [each for each in lumps if each.crew <= at], at, profiles, colours, (back, door)
        )
        for at in range(len(crew))
    ]


def _lumps(crew: Sequence[CrewStep]) -> list[Lump]:
    """Full grids whole, drums level by level (their walls lean), everything else piece by piece."""
    found = []
    for at, told in enumerate(crew):
        for step, pieces in told.stages:
            if all(piece.axis == "z" for piece in pieces):
                found += _levels(pieces, at)
            elif step.deep:
                found.append(Lump(step.low_mm, step.high_mm, at, pieces))
            else:
                found += [Lump(*_outline(piece), at, (piece,)) for piece in pieces]
    return found


def _levels(pieces: Sequence[Placement], crew: int) -> list[Lump]:
    """The standing drums of one step, a lump for each level."""
    levels: dict[int, list[Placement]] = {}
    for piece in pieces:
        levels.setdefault(piece.z_mm, []).append(piece)
    found = []
    for level in levels.values():
        lows, highs = zip(*map(_outline, level), strict=True)
        low = (min(low[0] for low in lows), min(low[1] for low in lows), lows[0][2])
        high = (max(high[0] for high in highs), max(high[1] for high in highs), highs[0][2])
        found.append(Lump(low, high, crew, tuple(level)))
    return found


def _outline(piece: Placement) -> tuple[Corner, Corner]:
    low = (piece.x_mm, piece.y_mm, piece.z_mm)
    return low, (low[0] + piece.length_mm, low[1] + piece.width_mm, low[2] + piece.height_mm)


def _painted(lumps: list[Lump]) -> list[Lump]:
    """The lumps from far to near. Very many (rows of drums) are alike, and their rank is enough."""
    lumps = sorted(lumps, key=lambda each: each.rank)
    if len(lumps) > MOST_COMPARED:
        return lumps
    after: list[list[int]] = [[] for _ in lumps]
    waits = [0] * len(lumps)
    for i, one in enumerate(lumps):
        for j, other in enumerate(lumps):
            if i != j and one.behind(other):
                after[i].append(j)
                waits[j] += 1
    ready = [i for i, count in enumerate(waits) if not count]
    left = set(range(len(lumps)))
    ordered = []
    while left:
        # In a ring of lumps each hiding the next the farthest is painted first.
        at = heapq.heappop(ready) if ready else min(left)
        if at not in left:
            continue
        left.discard(at)
        ordered.append(lumps[at])
        for j in after[at]:
            waits[j] -= 1
            if not waits[j]:
                heapq.heappush(ready, j)
    return ordered


def _covered(lumps: list[Lump]) -> list[Lump]:
    """The lumps with the steps from which their faces are hidden, so that what no one sees is not drawn."""
    if len(lumps) > MOST_COMPARED:
        return lumps
    return [
        replace(each, covered=(_hidden(each, lumps, 2), _hidden(each, lumps, 0), _hidden(each, lumps, 1)))
        for each in lumps
    ]


def _hidden(lump: Lump, lumps: Sequence[Lump], way: int) -> int:
    """The step from which the face across `way` is covered: the left one of the width, else the upper one."""
    one, other = ((1, 2), (0, 2), (0, 1))[way]
    face = (lump.high[one] - lump.low[one]) * (lump.high[other] - lump.low[other])
    found = []
    for each in lumps:
        apart = lump.low[1] - each.high[1] if way == 1 else each.low[way] - lump.high[way]
        if 0 <= apart <= NEAR_MM:
            wide = min(lump.high[one], each.high[one]) - max(lump.low[one], each.low[one])
            tall = min(lump.high[other], each.high[other]) - max(lump.low[other], each.low[other])
            if wide > 0 and tall > 0:
                found.append((each.crew, wide * tall))
    total = 0
    for crew, area in sorted(found):
        total += area
        if total * 1000 >= face * MOST_PERMILLE:
            return crew
    return NEVER


def _drawing(
    view: View,
    container: LoadedContainer,
    lumps: Sequence[Lump],
    now: int,
    profiles: Mapping[str, tuple[tuple[int, int], ...]],
    colours: Mapping[str, tuple[str, str]],
    ends: tuple[str, str],
) -> str:
    length, width, height = container.inner_mm
    walls = (
        ((0, 0, 0), (length, 0, 0), (length, width, 0), (0, width, 0)),
        ((0, 0, 0), (0, width, 0), (0, width, height), (0, 0, height)),
        ((0, width, 0), (length, width, 0), (length, width, height), (0, width, height)),
    )
    parts = [f'<path d="{view.path(wall)}" fill="#fbfbfb" stroke="{PALE}"/>' for wall in walls]
    parts.append('<g stroke-width="0.8" stroke-linejoin="round">')
    for lump in lumps:
        if lump.crew < now:
            fills = [
                fill if hidden > now else "" for fill, hidden in zip(STANDING, lump.covered, strict=True)
            ]
            parts += _block(view, lump.low, lump.high, fills, LINE)
            continue
        for piece in sorted(lump.pieces, key=lambda each: (each.x_mm, each.z_mm, -each.y_mm)):
            tint, full = colours.get(piece.cargo, COLOURS[-1])
            if piece.axis == "z" and piece.cargo in profiles:
                parts += _drum(view, piece, profiles[piece.cargo], (tint, full))
            else:
                parts += _block(view, *_outline(piece), (tint, _mixed(tint, full), full), INK)
    parts.append("</g>")
    for low, high in _outlines(lumps, now):
        parts.append(
            f'<path d="{view.path(_silhouette(low, high))}" fill="none" stroke="{INK}" stroke-width="1.6" '
            'stroke-dasharray="7 4"/>'
        )
    frame = ((0, 0, 0), (length, 0, 0), (length, 0, height), (0, 0, height))
    gate = ((length, 0, 0), (length, width, 0), (length, width, height), (length, 0, height))
    parts += [f'<path d="{view.path(each)}" fill="none" stroke="{PALE}"/>' for each in (frame, gate)]
    parts += _ends(view, container.inner_mm, ends)
    parts += _through_door(container, lumps, now, profiles, colours)
    size = f"{unit(WIDE)} {unit(view.height)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" font-family="{FONT}" fill="{INK}">'
        f'<rect width="{unit(WIDE)}" height="{unit(view.height)}" fill="{GROUND}"/>{"".join(parts)}</svg>\n'
    )


def _ends(view: View, inner_mm: tuple[int, int, int], ends: tuple[str, str]) -> list[str]:
    """The two ends named: the back wall above it, the door below it."""
    door = view.at((inner_mm[0], 0, 0))
    return [
        f'<text x="{unit(EDGE)}" y="{unit(EDGE + 16)}" font-size="22">{safe(ends[0])}</text>',
        f'<text x="{unit(door[0])}" y="{unit(door[1] + 26)}" font-size="22" text-anchor="end">'
        f"{safe(ends[1])}</text>",
    ]


def _through_door(
    container: LoadedContainer,
    lumps: Sequence[Lump],
    now: int,
    profiles: Mapping[str, tuple[tuple[int, int], ...]],
    colours: Mapping[str, tuple[str, str]],
) -> list[str]:
    """The load as it is seen in through the door, in the upper right corner; the left wall is at the left."""
    _, width, height = container.inner_mm
    scale = min(DOOR_WIDE / width, DOOR_TALL / height)
    left, floor = WIDE - EDGE - width * scale, EDGE + height * scale
    ground = (
        f'<rect x="{unit(left)}" y="{unit(floor - height * scale)}" width="{unit(width * scale)}" '
        f'height="{unit(height * scale)}" '
    )
    parts = [f'{ground}fill="#fbfbfb" stroke="none"/><g stroke-width="0.8">']
    shapes: dict[str, str] = {}
    for lump in sorted(lumps, key=lambda each: (each.high[0], each.low[2])):
        if lump.crew < now:
            shape = _rectangle(lump.low, lump.high, left, floor, scale)
            _over(shapes, shape, f'fill="{STANDING[1]}" stroke="{LINE}"')
            continue
        for piece in sorted(lump.pieces, key=lambda each: each.x_mm):
            tint, full = colours.get(piece.cargo, COLOURS[-1])
            if piece.axis == "z" and piece.cargo in profiles:
                shape = _goblet(piece, profiles[piece.cargo], left, floor, scale)
            else:
                shape = _rectangle(*_outline(piece), left, floor, scale)
            fill = full if piece.flipped else _mixed(tint, full)
            _over(shapes, shape, f'fill="{fill}" stroke="{INK}"')
    parts += [f'<path d="{shape}" {look}/>' for shape, look in shapes.items()]
    return [*parts, f'</g>{ground}fill="none" stroke="{INK}" stroke-width="1.6"/>']


def _over(shapes: dict[str, str], shape: str, look: str) -> None:
    """Put a shape in front; the same one farther away is not seen any more."""
    shapes.pop(shape, None)
    shapes[shape] = look


def _rectangle(low: Corner, high: Corner, left: float, floor: float, scale: float) -> str:
    x1, x2 = left + low[1] * scale, left + high[1] * scale
    y1, y2 = floor - high[2] * scale, floor - low[2] * scale
    return f"M{unit(x1)} {unit(y1)}H{unit(x2)}V{unit(y2)}H{unit(x1)}Z"


def _goblet(
    piece: Placement, profile: tuple[tuple[int, int], ...], left: float, floor: float, scale: float
) -> str:
    middle = left + (piece.y_mm + piece.width_mm / 2) * scale
    rising = [(floor - (piece.z_mm + high) * scale, wide * scale) for high, wide in _rising(piece, profile)]
    points = [(middle - wide, y) for y, wide in rising] + [(middle + wide, y) for y, wide in reversed(rising)]
    return "M" + "L".join(f"{unit(x)} {unit(y)}" for x, y in points) + "Z"


def _rising(piece: Placement, profile: tuple[tuple[int, int], ...]) -> Sequence[tuple[int, int]]:
    """The profile from the floor up, as the drum stands."""
    if not piece.flipped:
        return profile
    tall = profile[-1][0]
    return tuple((tall - high, wide) for high, wide in reversed(profile))


def _outlines(lumps: Sequence[Lump], now: int) -> list[tuple[Corner, Corner]]:
    """The outlines of this step's blocks; many single ones are seen well enough without."""
    mine = [(lump.low, lump.high) for lump in lumps if lump.crew == now]
    return mine if len(mine) <= 3 else []


def _corners(low: Corner, high: Corner) -> list[Corner]:
    return [(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]


def _silhouette(low: Corner, high: Corner) -> list[Corner]:
    """The six corners around a block as the eye sees it."""
    (x1, y1, z1), (x2, y2, z2) = low, high
    return [(x1, y1, z1), (x2, y1, z1), (x2, y2, z1), (x2, y2, z2), (x1, y2, z2), (x1, y1, z2)]


def _block(view: View, low: Corner, high: Corner, fills: Sequence[str], line: str) -> list[str]:
    """The three faces of a block that the eye sees: its top, towards the door, its left side; "" for none."""
    (x1, y1, z1), (x2, y2, z2) = low, high
    faces = (
        ((x1, y1, z2), (x2, y1, z2), (x2, y2, z2), (x1, y2, z2)),
        ((x2, y1, z1), (x2, y2, z1), (x2, y2, z2), (x2, y1, z2)),
        ((x1, y1, z1), (x2, y1, z1), (x2, y1, z2), (x1, y1, z2)),
    )
    return [
        f'<path d="{view.path(face)}" fill="{fill}" stroke="{line}"/>'
        for face, fill in zip(faces, fills, strict=True)
        if fill
    ]


def _drum(
    view: View, piece: Placement, profile: tuple[tuple[int, int], ...], colour: tuple[str, str]
) -> list[str]:
    """A standing drum by its profile; the upper end is dark where it is the foot."""
    x, y = piece.x_mm + piece.length_mm / 2, piece.y_mm + piece.width_mm / 2
    points = [
        (view.at((x, y, piece.z_mm + high)), wide * view.scale) for high, wide in _rising(piece, profile)
    ]
    flat = sin(TILT)
    left = "L".join(f"{unit(cx - r)} {unit(cy)}" for (cx, cy), r in points)
    right = "L".join(f"{unit(cx + r)} {unit(cy)}" for (cx, cy), r in reversed(points))
    (foot_x, foot_y), foot = points[0]
    (head_x, head_y), head = points[-1]
    body = f"M{left}L{right}A{unit(foot)} {unit(foot * flat)} 0 0 1 {unit(foot_x - foot)} {unit(foot_y)}Z"
    tint, full = colour
    return [
        f'<path d="{body}" fill="{_mixed(tint, full)}" stroke="{INK}" stroke-width="0.5"/>',
        f'<ellipse cx="{unit(head_x)}" cy="{unit(head_y)}" rx="{unit(head)}" ry="{unit(head * flat)}" '
        f'fill="{full if piece.flipped else tint}" stroke="{INK}" stroke-width="0.5"/>',
    ]


def _mixed(one: str, other: str) -> str:
    """The colour half way between two."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{(a + b) // 2:02x}" for a, b in pairs)
