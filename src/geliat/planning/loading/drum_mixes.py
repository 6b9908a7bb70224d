"""Two sizes of drum on each other: lower layers of one under sheets, upper layers of another above them.

Heights of equal layers seldom add up to the room's; those of two sizes do more often. An upper drum stands
where the outer squares of the drums below, bridged by their sheet, lie under all of its foot.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from math import isqrt

from geliat.planning.loading.drum_borders import Offer, rising
from geliat.planning.loading.drum_walls import Seat
from geliat.planning.loading.drums import Frontier
from geliat.planning.loading.greedy import Room
from geliat.planning.loading.pieces import Piece
from geliat.planning.loading.problem import CargoDrum
from geliat.planning.loading.sheet_weights import seats_within_weight
from geliat.planning.loading.toppings import bears_weight, covered

Spot = tuple[int, int]
MOST_MIXES = 3


@dataclass(frozen=True, slots=True)
class Stock:
    """One size as a room can take it: its best layers, how many stand on each other, what it offers.

    `layers` offers every layer of the frontier once, `count` is how many drums there are, `worth` of one.
    """

    piece: Piece
    cargo: CargoDrum
    line: Frontier
    levels: int
    layers: tuple[Offer, ...]
    count: int
    worth: int

    def offers(self, count: int, levels: int) -> tuple[Offer, ...]:
        """What it offers when `count` drums are wanted in `levels` levels."""
        return rising([each._replace(drums=each.drums * levels) for each in self.layers], count)


@dataclass(frozen=True, slots=True)
class Mix:
    """A zone of two sizes: the seats of both, levels counted through, and where the upper levels begin."""

    lower: Stock
    upper: Stock
    levels: int
    seats: tuple[Seat, ...]
    length: int

    def drums(self, stock: Stock) -> int:
        """How many drums of a stock are in it."""
        low = sum(seat.level < self.levels for seat in self.seats)
        if stock is self.lower:
            return low
        return len(self.seats) - low if stock is self.upper else 0

    @property
    def worth(self) -> int:
        """What its drums are worth."""
        return sum(self.drums(stock) * stock.worth for stock in (self.lower, self.upper))

    @property
    def gross_g(self) -> int:
        """What its drums weigh."""
        return sum(self.drums(stock) * stock.cargo.gross_g for stock in (self.lower, self.upper))


def mixes(stocks: Sequence[Stock], room: Room, length: int) -> Iterator[Mix]:
    """Mixed zones worth trying: those that hold more worth in their length than any equal layers do."""
    plain = max((_rate(stock, stock.levels) for stock in stocks), default=0)
    rated = []
    for lower, upper in permutations(stocks, 2):
        if not bears_weight(lower.cargo) or upper.cargo.floor_only:
            continue
        for levels in range(1, lower.levels + 1):
            high = _upper_levels(lower, upper, levels, room)
            rate = _rate(lower, levels) + _rate(upper, high)
            if high and rate > plain:
                rated.append((-rate, lower.piece.index, upper.piece.index, lower, upper, levels, high))
    for _, _, _, lower, upper, levels, high in sorted(rated, key=lambda each: each[:3])[:MOST_MIXES]:
        below, above = lower.offers(lower.count, levels), upper.offers(upper.count, high)
        longest = min(length, below[-1].length, above[-1].length)
        for part in (longest, longest // 2):
            mix = _mix(lower, upper, (levels, high), part, room.gap)
            if mix is not None:
                yield mix


def _rate(stock: Stock, levels: int) -> int:
    """What so many levels hold in a metre of length."""
    return stock.layers[-1].drums * levels * stock.worth * 1000 // stock.layers[-1].length


def _upper_levels(lower: Stock, upper: Stock, levels: int, room: Room) -> int:
    """How many levels of the upper drum the height, its own limits and the floor allow on the lower ones."""
    sheet = upper.cargo.sheet_mm or 0
    left = room.height - levels * (lower.cargo.height_mm + (lower.cargo.sheet_mm or 0))
    high = min(upper.levels, (left + sheet) // (upper.cargo.height_mm + sheet))
    while high > 0 and _pressure(lower, levels) + _pressure(upper, high) > room.bearing.floor:
        high -= 1
    return max(0, high)


def _pressure(stock: Stock, levels: int) -> int:
    """Grams on a square metre of floor at most, where drums stand nearest: their squares shrunk by half."""
    return levels * stock.cargo.gross_g * 500_000 // stock.cargo.radius_mm**2


def _mix(lower: Stock, upper: Stock, levels: tuple[int, int], length: int, gap: int) -> Mix | None:
    below = [each for each in lower.offers(lower.count, levels[0]) if each.length <= length]
    above = [each for each in upper.offers(upper.count, levels[1]) if each.length <= length]
    if not below or not above:
        return None
    seats = seats_of(lower, below[-1], 0, levels[0])
    half = lower.cargo.radius_mm + gap
    top = sorted((seat.x, seat.y) for seat in seats if seat.level == levels[0] - 1)
    feet = (upper.cargo.profile[0][1], upper.cargo.profile[-1][1])
    held = [
        seat
        for seat in seats_of(upper, above[-1], levels[0], levels[1])
        if seat.level > levels[0] or _stands((seat.x, seat.y), feet[seat.down], top, half)
    ]
    spots = {(seat.x, seat.y) for seat in held if seat.level == levels[0]}
    held = [seat for seat in held if (seat.x, seat.y) in spots]
    held = seats_within_weight(held, upper.cargo)
    if not held:
        return None
    reach = max(seat.x + lower.cargo.radius_mm for seat in seats)
    reach = max(reach, *(seat.x + upper.cargo.radius_mm for seat in held))
    return Mix(lower, upper, levels[0], (*seats, *held), reach)


def seats_of(stock: Stock, offer: Offer, first: int, levels: int) -> list[Seat]:
    """The seats of an offer from the back, each with every seat below it."""
    seats = [
        Seat(first + level, x, y, down != (level % 2 == 1 and stock.cargo.may_flip))
        for x, y, down in stock.line.layers[offer.layer]
        for level in range(levels)
    ]
    return sorted(seats, key=lambda seat: (seat.x, seat.y, seat.level))[: offer.drums]


def _stands(spot: Spot, foot: int, squares: Sequence[Spot], half: int) -> bool:
    """Whether a foot lies wholly over squares about the given middles (sorted), a millimetre to spare."""
    foot += 1
    x, y = spot
    first = bisect_left(squares, (x - foot - half, -1))
    near = []
    for at in range(first, len(squares)):
        cx, cy = squares[at]
        if cx - half >= x + foot:
            break
        if abs(cy - y) < half + foot:
            near.append((cx - half, cy - half, cx + half, cy + half))
    lines = sorted(
        {x - foot, x, x + foot} | {line for a, _, c, _ in near for line in (a, c) if abs(line - x) < foot}
    )
    for left, right in pairwise(lines):
        aside = max(left - x, x - right, 0)
        chord = isqrt(foot * foot - aside * aside) + 1
        if covered((left, y - chord, right, y + chord), near) < (right - left) * 2 * chord:
            return False
    return True
