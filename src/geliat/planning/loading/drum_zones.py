"""Standing drums in zones along the container, the border between sizes chosen by search (drum_borders.py).

A zone is a stack of equal layers (drums.py). Where drums may stand on their heads every second layer is
turned over, so that foot stands on foot and head on head and each base is carried in full; a layer sheet
does the same, and bears drums of another size as well (drum_mixes.py). What is unloaded last stands at the
back wall, then the largest drums.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geliat.planning.loading.drum_borders import Offer, Size, rising, shared_out
from geliat.planning.loading.drum_mixes import Mix, Stock, mixes, seats_of
from geliat.planning.loading.drum_walls import Seat, walls
from geliat.planning.loading.drums import drum_of, frontier
from geliat.planning.loading.greedy import Room
from geliat.planning.loading.pieces import Piece
from geliat.planning.loading.problem import CargoDrum, LoadRules, Placement
from geliat.planning.loading.sheet_weights import seats_within_weight
from geliat.planning.loading.surface import NO_LIMIT

# The length that drums take, in parts of a millimetre, is what they are worth where containers are to be few.
FINE = 1_000


@dataclass(frozen=True, slots=True)
class Zone:
    """Drums of one size, or of two on each other: how many of each, placements in stuffing order, its end."""

    counts: tuple[tuple[Piece, int], ...]
    placements: tuple[Placement, ...]
    end: int

    @property
    def gross_g(self) -> int:
        """What its drums weigh."""
        return sum(count * piece.cargo.gross_g for piece, count in self.counts)

    @property
    def first_stop(self) -> int:
        """Where the first of its drums is unloaded."""
        return min(piece.cargo.stop for piece, _ in self.counts)


def zones(
    pieces: Sequence[Piece],
    left: Sequence[int],
    room: Room,
    worth: Mapping[int, int] | None,
    *,
    rules: LoadRules,
    length: int | None = None,
    turned: bool = False,
) -> list[Zone]:
    """Zones from the back wall, the length shared out so that the drums in it are worth most.

    `left` counts what is left of each cargo of the problem; `worth` is what one drum of a cargo is worth
    (None: the length it takes, which wastes least where containers are to be few). `length` is how much of
    the room they may take (None: all). `turned`: the zones in the opposite order, for the balance.
    """
    stocks = [each for piece in pieces if (each := _stock(piece, left[piece.index], room, worth)) is not None]
    if not stocks:
        return []
    length = room.length if length is None else length
    total, chosen = _shared(stocks, None, length, room.payload)
    mixed: Mix | None = None
    for mix in mixes(stocks, room, length) if not rules.multi_drop else ():
        if mix.gross_g <= room.payload:
            more, others = _shared(stocks, mix, length - mix.length, room.payload - mix.gross_g)
            if more + mix.worth > total:
                total, chosen, mixed = more + mix.worth, others, mix
    chosen.sort(key=lambda each: (-each[0].cargo.volume_mm3, each[0].piece.index), reverse=turned)
    if rules.multi_drop:
        chosen.sort(key=lambda each: -each[0].cargo.stop)
    parts: list[_Part] = [_plain(stock, offer) for stock, offer in chosen]
    if mixed is not None:
        parts.insert(len(parts) if turned else 0, _mixed(mixed))
    found: list[Zone] = []
    for part in parts:
        found.append(_zone(part, found[-1].end if found else 0))
    return found


def _shared(
    stocks: Sequence[Stock], mix: Mix | None, length: int, payload_g: int
) -> tuple[int, list[tuple[Stock, Offer]]]:
    """The zones of equal layers that are worth most beside a mixed one, and their worth."""
    counts = [stock.count - (mix.drums(stock) if mix is not None else 0) for stock in stocks]
    sizes = [
        Size(stock.offers(count, stock.levels), stock.worth, stock.cargo.gross_g)
        for stock, count in zip(stocks, counts, strict=True)
    ]
    shares = zip(stocks, shared_out(sizes, length, payload_g), strict=True)
    chosen = [(stock, offer) for stock, offer in shares if offer is not None]
    return sum(offer.drums * stock.worth for stock, offer in chosen), chosen


def _stock(piece: Piece, count: int, room: Room, worth: Mapping[int, int] | None) -> Stock | None:
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
    layers = rising(
        [
            Offer(needed - room.gap, held, number)
            for number, (needed, held) in enumerate(line.steps)
            if needed <= length
        ],
        count,
    )
    if not layers:
        return None
    one = layers[-1].length * FINE // (layers[-1].drums * levels) if worth is None else worth[piece.index]
    return Stock(piece, cargo, line, levels, layers, count, max(1, one))


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


@dataclass(frozen=True, slots=True)
class _Part:
    """A zone before it has its place: seats, and the stock and the height of each of its levels."""

    seats: Sequence[Seat]
    stocks: tuple[Stock, ...]
    heights: tuple[int, ...]


def _plain(stock: Stock, offer: Offer) -> _Part:
    cargo = stock.cargo
    tall = cargo.height_mm + (cargo.sheet_mm or 0)
    seats = seats_within_weight(seats_of(stock, offer, 0, stock.levels), cargo)
    return _Part(seats, (stock,) * stock.levels, tuple(level * tall for level in range(stock.levels)))


def _mixed(mix: Mix) -> _Part:
    low, high = (stock.cargo.height_mm + (stock.cargo.sheet_mm or 0) for stock in (mix.lower, mix.upper))
    upper = 1 + max(seat.level for seat in mix.seats) - mix.levels
    heights = [level * low for level in range(mix.levels)]
    heights += [mix.levels * low + level * high for level in range(upper)]
    return _Part(mix.seats, (mix.lower,) * mix.levels + (mix.upper,) * upper, tuple(heights))


def _zone(part: _Part, start: int) -> Zone:
    """The zone with its near edge at `start`; its steps are counted from 1."""
    wide = max(stock.cargo.length_mm for stock in part.stocks)
    placements = []
    for step, wall in enumerate(walls(part.seats, wide), start=1):
        for seat in wall:
            cargo = part.stocks[seat.level].cargo
            placements.append(
                Placement(
                    cargo.key,
                    start + seat.x - cargo.radius_mm,
                    seat.y - cargo.radius_mm,
                    part.heights[seat.level],
                    cargo.length_mm,
                    cargo.length_mm,
                    cargo.height_mm,
                    step,
                    "z",
                    seat.down,
                )
            )
    counts = Counter(placed.cargo for placed in placements)
    pieces = {stock.cargo.key: stock.piece for stock in part.stocks}
    return Zone(
        tuple((pieces[key], count) for key, count in counts.items()),
        tuple(placements),
        max(each.x_mm + each.length_mm for each in placements),
    )


def _by_floor(cargo: CargoDrum, wide: int, room: Room) -> int:
    """Layers that the floor holds even where drums stand nearest: their squares shrunk by half."""
    if not cargo.gross_g:
        return 1 << 30
    return room.bearing.floor * wide * wide * 2 // (1_000_000 * cargo.gross_g)
