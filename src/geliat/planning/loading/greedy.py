"""One greedy filling of one container by simple blocks, each set on a fully carrying surface.

A block is nx by ny by nz pieces of one cargo standing one way. It is always set into the corner of the
space that is next in the style's order and judged by how well the rest of the space can still be filled
(the fitness idea of Araya and Riff 2014, reduced to three subset sums). Whole numbers and IEEE-exact
operations only, so the same style gives the same blocks on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from geliat.planning.loading.pieces import SQUARE_METRE, WHOLE, Piece, Stand
from geliat.planning.loading.problem import ContainerKind, LoadRules
from geliat.planning.loading.surface import NO_LIMIT, Bearing, Space, Surface

WIDEST_GRID = 14
# What a block is worth less when it bears little or nothing and something could still stand above it.
WEAK_BELOW = 0.75


class Block(NamedTuple):
    """A grid of equal pieces standing one way, its corner at (x, y, z) in real millimetres."""

    piece: Piece
    stand: Stand
    x: int
    y: int
    z: int
    nx: int
    ny: int
    nz: int

    @property
    def pieces(self) -> int:
        """How many pieces the block holds."""
        return self.nx * self.ny * self.nz


@dataclass(frozen=True, slots=True)
class Style:
    """How a greedy filling chooses: which space is next, and what weighs how much in the choice of a block.

    `order`: "wall" (back to door), "floor" (lowest first), "corner" (nearest to a back corner) or
    "corners" (nearest to any corner). The powers weigh the fit along x, y, z; `bulk` weighs volume in
    halves (1: its square root, 2: itself, 3: to the power 1.5). `shaken` maps a cargo to a percentage.
    """

    order: str = "wall"
    along: int = 2
    across: int = 4
    up: int = 2
    bulk: int = 2
    shaken: tuple[int, ...] = ()


class Filling(NamedTuple):
    """The blocks of one greedy filling and what it is worth."""

    blocks: list[Block]
    left: list[int]
    worth: int


class Room(NamedTuple):
    """The inside of a container as the search sees it, clearance at the far walls already taken off."""

    length: int
    width: int
    height: int
    gap: int
    payload: int
    bearing: Bearing


def room_of(kind: ContainerKind, rules: LoadRules) -> Room:
    """The room in a container of `kind` under `rules`."""
    length, width, height = kind.inner_mm
    floor = NO_LIMIT
    if kind.floor_load_g_per_m is not None:
        floor = kind.floor_load_g_per_m * SQUARE_METRE // (1000 * width)
    payload = kind.payload_g if kind.payload_g is not None else NO_LIMIT
    gap = rules.clearance_mm
    return Room(length - gap, width - gap, height - rules.top_gap_mm, gap, payload, Bearing(floor=floor))


class Reach:
    """For each free length the most of it that sides of the pieces can fill, by subset sums as bits."""

    def __init__(self, sides: set[int], most: int) -> None:
        bits = 1
        mask = (1 << (most + 1)) - 1
        for side in sorted(sides):
            step = side
            while step <= most:
                bits |= bits << step & mask
                step *= 2
        best = 0
        self.most: list[int] = []
        for length, bit in enumerate(reversed(bin(bits | 1 << (most + 1))[3:])):
            if bit == "1":
                best = length
            self.most.append(best)


class Filler:
    """Fills containers of one room with the pieces of one problem, in one style after another."""

    def __init__(self, room: Room, pieces: list[Piece], worth: Callable[[Piece], int]) -> None:
        self.room = room
        self.pieces = pieces
        self.worth = {piece.index: worth(piece) for piece in pieces}
        stands = [stand for piece in pieces for stand in piece.stands]
        flat = {stand.grid_length for stand in stands} | {stand.grid_width for stand in stands}
        self.flat = Reach(flat, max(room.length, room.width)).most
        self.tall = Reach({stand.height for stand in stands}, room.height).most
        self.smallest = min(flat, default=1)
        self.lowest = min((stand.height for stand in stands), default=1)

    def fill(self, left: list[int], style: Style, *, multi_drop: bool) -> Filling:
        """Fill one empty container; `left` counts what is left of each cargo of the problem."""
        left = list(left)
        blocks: list[Block] = []
        surface = Surface(self.room.length, self.room.width, self.room.bearing, self.smallest)
        payload = self.room.payload
        stops = sorted({piece.cargo.stop for piece in self.pieces}, reverse=True) if multi_drop else [0]
        for stop in stops:
            pieces = [piece for piece in self.pieces if not multi_drop or piece.cargo.stop == stop]
            closed: set[Space] = set()
            while True:
                spaces = [space for space in surface.alive() if space not in closed]
                if not spaces:
                    break
                space = min(spaces, key=self._next_first(style.order))
                found = self._best(space, pieces, left, payload, style, blocks if multi_drop else [])
                if found is None:
                    closed.add(space)
                    if not multi_drop:
                        surface.give_up(space)
                    continue
                self._set(surface, space, found)
                blocks.append(found)
                left[found.piece.index] -= found.pieces
                payload -= found.pieces * found.piece.cargo.gross_g
        worth = sum(block.pieces * self.worth[block.piece.index] for block in blocks)
        return Filling(blocks, left, worth)

    def _next_first(self, order: str) -> Callable[[Space], tuple[int, ...]]:
        length, width = self.room.length, self.room.width
        if order == "floor":
            return lambda space: (space.z, space.x1, space.y1, space.x2, space.y2)
        if order == "corner":
            return lambda space: (
                space.x1 + min(space.y1, width - space.y2),
                space.z,
                space.y1,
                space.x2,
                space.y2,
            )
        if order == "corners":
            return lambda space: (
                min(space.x1, length - space.x2) + min(space.y1, width - space.y2),
                space.z,
                space.x1,
                space.y1,
                space.x2,
                space.y2,
            )
        return lambda space: (space.x1, space.z, space.y1, space.x2, space.y2)

    def _best(
        self,
        space: Space,
        pieces: list[Piece],
        left: list[int],
        payload: int,
        style: Style,
        later: list[Block],
    ) -> Block | None:
        best: Block | None = None
        best_score = -1.0
        high = self.room.height - space.z
        for piece in pieces:
            count = left[piece.index]
            if piece.cargo.gross_g:
                count = min(count, payload // piece.cargo.gross_g)
            if count <= 0 or (piece.cargo.floor_only and space.z) or piece.layer_bit & space.bearing.beneath:
                continue
            worth = self.worth[piece.index]
            if style.shaken:
                worth = worth * style.shaken[piece.index] // 100
            for stand in piece.stands:
                for nx, ny, nz in _grids(space, high, stand, count):
                    block = self._placed(space, piece, stand, (nx, ny, nz), style.order)
                    if later and not _leaves_way(block, later):
                        continue
                    score = self._score(space, high, stand, (nx, ny, nz), worth, style)
                    weak = not stand.carries or stand.bears < NO_LIMIT
                    if weak and high - nz * stand.height >= self.lowest:
                        score *= WEAK_BELOW
                    if score > best_score:
                        best, best_score = block, score
        return best

    def _score(
        self, space: Space, high: int, stand: Stand, grid: tuple[int, int, int], worth: int, style: Style
    ) -> float:
        nx, ny, nz = grid
        score = 1.0
        for used, most, reach, power in (
            (nx * stand.grid_length, space.x2 - space.x1, self.flat, style.along),
            (ny * stand.grid_width, space.y2 - space.y1, self.flat, style.across),
            (nz * stand.height, high, self.tall, style.up),
        ):
            fit = (used + reach[most - used]) / most
            for _ in range(power):
                score *= fit
        bulk = float(nx * ny * nz * worth)
        if style.bulk == 1:
            return float(score * math.sqrt(bulk))
        return score * bulk if style.bulk == 2 else float(score * bulk * math.sqrt(bulk))

    def _placed(
        self, space: Space, piece: Piece, stand: Stand, grid: tuple[int, int, int], order: str
    ) -> Block:
        """The block in the corner of the space that is nearest to a wall (the back left one for walls)."""
        nx, ny, nz = grid
        x, y = space.x1, space.y1
        if order in ("corner", "corners") and self.room.width - space.y2 < space.y1:
            y = space.y2 - ny * stand.grid_width
        if order == "corners" and self.room.length - space.x2 < space.x1:
            x = space.x2 - nx * stand.grid_length
        gap = self.room.gap
        return Block(piece, stand, x + gap, y + gap, space.z, nx, ny, nz)

    def _set(self, surface: Surface, space: Space, block: Block) -> None:
        stand, gap = block.stand, self.room.gap
        x, y = block.x - gap, block.y - gap
        base = (x, y, x + block.nx * stand.grid_length, y + block.ny * stand.grid_width)
        surface.cover(base, space.z)
        if not stand.carries:
            return
        bearing = Bearing(
            min(
                _held(space.bearing, stand) - block.nz * stand.crush,
                stand.bears - (block.nz - 1) * stand.crush,
            ),
            space.bearing.floor - block.nz * stand.floor,
            space.bearing.beneath | block.piece.layer_bit,
        )
        top = space.z + block.nz * stand.height
        if top < self.room.height:
            surface.open(Space(*base, top, bearing))


def _held(bearing: Bearing, stand: Stand) -> int:
    """The pressure a surface bears under a base that may span gaps of the clearance."""
    return bearing.crush if bearing.crush > NO_LIMIT // 2 else bearing.crush * stand.closed // WHOLE


def _grids(space: Space, high: int, stand: Stand, count: int) -> Iterator[tuple[int, int, int]]:
    """The grids worth trying of at most `count` pieces in a space: every number across, as deep as can be."""
    most_across = (space.y2 - space.y1) // stand.grid_width
    most_along = (space.x2 - space.x1) // stand.grid_length
    most_up = min(high // stand.height, stand.most_high, count)
    if stand.crush:
        most_up = min(most_up, _held(space.bearing, stand) // stand.crush)
    if stand.floor:
        most_up = min(most_up, space.bearing.floor // stand.floor)
    if min(most_across, most_along, most_up) <= 0:
        return
    for ny in range(min(most_across, count // most_up), 0, -1)[:WIDEST_GRID]:
        yield min(most_along, count // (ny * most_up)), ny, most_up


def _leaves_way(block: Block, later: list[Block]) -> bool:
    """Whether nothing of a later stop stands between this block and the door."""
    y2 = block.y + block.ny * block.stand.grid_width
    z2 = block.z + block.nz * block.stand.height
    for other in later:
        if (
            other.piece.cargo.stop > block.piece.cargo.stop
            and other.x + other.nx * other.stand.grid_length > block.x
            and other.y < y2
            and block.y < other.y + other.ny * other.stand.grid_width
            and other.z < z2
            and block.z < other.z + other.nz * other.stand.height
        ):
            return False
    return True
