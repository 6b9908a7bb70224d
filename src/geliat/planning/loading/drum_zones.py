"""Standing drums in zones along the container, the border between sizes chosen by search (drum_borders.py).

A zone is a stack of equal layers (drums.py). Where drums may stand on their heads every second layer is
turned over, so that foot stands on foot and head on head and each base is carried in full; a layer sheet
does the same. What is unloaded last stands at the back wall, then the largest drums.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geliat.planning.loading.drum_borders import Offer, Size, rising, shared_out
from geliat.planning.loading.drum_walls import Seat, walls
from geliat.planning.loading.drums import Frontier, drum_of, frontier
from geliat.planning.loading.greedy import Room
from geliat.planning.loading.pieces import Piece
from geliat.planning.loading.problem import CargoDrum, LoadRules, Placement
from geliat.planning.loading.sheet_weights import within_weight
from geliat.planning.loading.surface import NO_LIMIT

# The length that drums take, in parts of a millimetre, is what they are worth where containers are to be few.
FINE = 1_000


@dataclass(frozen=True, slots=True)
class Zone:
    """One size of drum: its placements in stuffing order, and where along the length it ends."""

    piece: Piece
    placements: tuple[Placement, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Stock:
    """One size as a room can take it: its best layers, how many stand on each other, what it offers."""

    piece: Piece
    cargo: CargoDrum
    line: Frontier
    levels: int
    offers: tuple[Offer, ...]


def zones(
    pieces: Sequence[Piece],
    left: Sequence[int],
    room: Room,
    worth: Mapping[int, int] | None,
    *,
    rules: LoadRules,
    turned: bool = False,
) -> list[Zone]:
    """Zones from the back wall, the length shared out so that the drums in it are worth most.

    `left` counts what is left of each cargo of the problem; `worth` is what one drum of a cargo is worth
    (None: the length it takes, which wastes least where containers are to be few). `turned`: the zones in
    the opposite order, for the balance of the container.
    """
    stocks = [stock for piece in pieces if (stock := _stock(piece, left[piece.index], room)) is not None]
    if not stocks:
        return []
    sizes = [
        Size(stock.offers, _worth(stock) if worth is None else worth[stock.piece.index], stock.cargo.gross_g)
        for stock in stocks
    ]
    shares = zip(stocks, shared_out(sizes, room.length, room.payload), strict=True)
    chosen = [(stock, offer) for stock, offer in shares if offer is not None]
    chosen.sort(key=lambda each: (-each[0].cargo.volume_mm3, each[0].piece.index), reverse=turned)
    if rules.multi_drop:
        chosen.sort(key=lambda each: -each[0].cargo.stop)
    start, step = 0, 0
    found: list[Zone] = []
    for stock, offer in chosen:
        zone = _zone(stock, offer, start, room, step)
        found.append(zone)
        start, step = zone.end, zone.placements[-1].step
    return found


def _worth(stock: _Stock) -> int:
    """The length that one drum of a full container takes."""
    longest, most = stock.line.steps[-1]
    return max(1, longest * FINE // (most * stock.levels))


def _stock(piece: Piece, count: int, room: Room) -> _Stock | None:
    cargo = piece.cargo
    if not isinstance(cargo, CargoDrum) or count <= 0:
        return None
    # A room's length has the clearance at the far wall taken off already; the near one is part of a zone.
    length, width = room.length + room.gap, room.width + room.gap
    drum = drum_of(cargo.profile, room.gap, may_flip=cargo.may_flip)
    levels = _levels(cargo, room)
    if room.bearing.floor < NO_LIMIT:
        levels = min(levels, _by_floor(cargo, drum.wide, room))
    if levels <= 0:
        return None
    line = frontier(drum, length, width, room.gap)
    offers = rising(
        [
            Offer(needed - room.gap, held * levels, number)
            for number, (needed, held) in enumerate(line.steps)
            if needed <= length
        ],
        count,
    )
    return _Stock(piece, cargo, line, levels, offers) if offers else None


def _levels(cargo: CargoDrum, room: Room) -> int:
    """How many layers of this drum stand on each other: by height, by what may rest on one, by the floor."""
    foot, head = cargo.profile[0][1], cargo.profile[-1][1]
    most = room.height // cargo.height_mm
    if cargo.sheet_mm is not None:
        most = (room.height + cargo.sheet_mm) // (cargo.height_mm + cargo.sheet_mm)
    elif foot > head and not cargo.may_flip:
        most = min(most, 1)
    if cargo.nothing_on_top or cargo.floor_only:
        most = min(most, 1)
    if cargo.max_layers is not None:
        most = min(most, cargo.max_layers)
    if cargo.max_top_g is not None and cargo.gross_g:
        most = min(most, cargo.max_top_g // cargo.gross_g + 1)
    return most


def _zone(stock: _Stock, offer: Offer, start: int, room: Room, step: int) -> Zone:
    cargo = stock.cargo
    tall = cargo.height_mm + (cargo.sheet_mm or 0)
    wide = stock.piece.stands[0].length
    layer = stock.line.layers[offer.layer]
    seats = [
        Seat(level, x, y, down != (level % 2 == 1 and cargo.may_flip))
        for x, y, down in layer
        for level in range(stock.levels)
    ]
    if len(seats) > offer.drums:
        # The first from the back, each with every seat below it.
        seats = sorted(seats, key=lambda seat: (seat.x, seat.y, seat.level))[: offer.drums]
    if cargo.max_top_g is not None and cargo.sheet_mm is not None and cargo.gross_g:
        feet = (cargo.profile[0][1], cargo.profile[-1][1])
        seats = within_weight(seats, feet, wide, cargo.gross_g, cargo.max_top_g)
    placements = tuple(
        Placement(
            cargo.key,
            start + seat.x - wide // 2,
            seat.y - wide // 2,
            seat.level * tall,
            wide,
            wide,
            cargo.height_mm,
            number,
            "z",
            seat.down,
        )
        for number, wall in enumerate(walls(seats, wide), start=step + 1)
        for seat in wall
    )
    return Zone(stock.piece, placements, max(each.x_mm + wide for each in placements))


def _by_floor(cargo: CargoDrum, wide: int, room: Room) -> int:
    """Layers that the floor holds even where drums stand nearest: their squares shrunk by half."""
    if not cargo.gross_g:
        return 1 << 30
    return room.bearing.floor * wide * wide * 2 // (1_000_000 * cargo.gross_g)
