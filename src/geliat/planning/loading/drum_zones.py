"""Standing drums in zones along the container, one size after another, and cartons in the rest of it.

A zone is a stack of equal layers (drums.py). Where drums may stand on their heads every second layer is
turned over, so that foot stands on foot and head on head and each base is carried in full; a layer sheet
does the same. Largest drums stand at the back wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geliat.planning.loading.drums import drum_of, frontier
from geliat.planning.loading.greedy import Room
from geliat.planning.loading.pieces import Piece
from geliat.planning.loading.problem import CargoDrum, LoadRules, Placement
from geliat.planning.loading.surface import NO_LIMIT


@dataclass(frozen=True, slots=True)
class Zone:
    """One size of drum: its placements in stuffing order, and where along the length it ends."""

    piece: Piece
    placements: tuple[Placement, ...]
    end: int


def zones_take(pieces: Sequence[Piece], rules: LoadRules) -> bool:
    """Whether these drums can stand in zones: none has a limit that a zone does not look at."""
    return (
        bool(pieces) and not rules.multi_drop and all(isinstance(piece.cargo, CargoDrum) for piece in pieces)
    )


def zones(pieces: Sequence[Piece], left: Sequence[int], room: Room) -> list[Zone]:
    """Zones from the back wall, the drums with the most volume first, as long as there is length and payload.

    `left` counts what is left of each cargo of the problem.
    """
    start, payload, step = 0, room.payload, 0
    found: list[Zone] = []
    for piece in sorted(pieces, key=lambda each: (-each.cargo.volume_mm3, each.index)):
        cargo = piece.cargo
        if not isinstance(cargo, CargoDrum) or not left[piece.index]:
            continue
        count = left[piece.index]
        if cargo.gross_g:
            count = min(count, payload // cargo.gross_g)
        zone = _zone(piece, cargo, count, start, room, step)
        if zone is not None:
            found.append(zone)
            start = zone.end
            payload -= len(zone.placements) * cargo.gross_g
            step = zone.placements[-1].step
    return found


def _layers(cargo: CargoDrum, room: Room) -> int:
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


def _zone(piece: Piece, cargo: CargoDrum, count: int, start: int, room: Room, step: int) -> Zone | None:
    # A room's length has the clearance at the far wall taken off already; the near one is part of a zone.
    length, width = room.length + room.gap - start, room.width + room.gap
    drum = drum_of(cargo.profile, room.gap, may_flip=cargo.may_flip)
    if count <= 0 or length < 2 * (drum.wide + room.gap) or width < 2 * (drum.wide + room.gap):
        return None
    layers = _layers(cargo, room)
    if room.bearing.floor < NO_LIMIT:
        layers = min(layers, _by_floor(cargo, drum.wide, room))
    if layers <= 0:
        return None
    line = frontier(drum, room.length + room.gap, width, room.gap)
    options = [
        (needed, layer)
        for (needed, _), layer in zip(line.steps, line.layers, strict=True)
        if needed <= length
    ]
    if not options:
        return None
    enough = [seats for _, seats in options if len(seats) * layers >= count]
    layer = enough[0] if enough else options[-1][1]
    tall = cargo.height_mm + (cargo.sheet_mm or 0)
    wide = 2 * drum.wide
    # Set by steps of a staircase, so that no drum is put under or behind one that already stands.
    seats = sorted(
        (x + level * wide, level, x, y, down != (level % 2 == 1 and cargo.may_flip))
        for x, y, down in layer
        for level in range(layers)
    )
    if len(seats) > count:
        seats = _fewer(seats, count)
    placements = []
    last = None
    for along, level, x, y, down in seats:
        if last != (along, level):
            step, last = step + 1, (along, level)
        placements.append(
            Placement(
                cargo.key,
                start + x - drum.wide,
                y - drum.wide,
                level * tall,
                wide,
                wide,
                cargo.height_mm,
                step,
                "z",
                down,
            )
        )
    reach = max(each.x_mm + wide for each in placements)
    return Zone(piece, tuple(placements), reach)


def _fewer(seats: list[tuple[int, int, int, int, bool]], count: int) -> list[tuple[int, int, int, int, bool]]:
    """The first `count` seats from the back, each with every seat below it."""
    kept = sorted(seats, key=lambda seat: (seat[2], seat[3], seat[1]))[:count]
    return sorted(kept)


def _by_floor(cargo: CargoDrum, wide: int, room: Room) -> int:
    """Layers that the floor holds even where drums stand nearest: their squares shrunk by half."""
    if not cargo.gross_g:
        return 1 << 30
    return room.bearing.floor * wide * wide * 2 // (1_000_000 * cargo.gross_g)
