"""Cargo as the search sees it: the ways a piece may stand, what it weighs on its base and what it bears."""

from __future__ import annotations

from dataclasses import dataclass

from geliat.planning.loading.problem import SIDES, Cargo, CargoBox, CargoDrum, ContainerKind, LoadRules
from geliat.planning.loading.surface import NO_LIMIT

SQUARE_METRE = 1_000_000
WHOLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Stand:
    """One way a piece may stand: its real sides, and the floor it takes with the clearance around it.

    `most_high` is the most of them in one stack. `crush` is the pressure of one on what is below and
    `floor` its weight spread over its rectangle, both in grams per square metre, rounded up; `bears` is
    the pressure it bears on top, rounded down. `closed` is the share of its base, in millionths, that
    surely touches what is below when that has gaps of the clearance between its pieces.
    """

    length: int
    width: int
    height: int
    grid_length: int
    grid_width: int
    most_high: int
    crush: int
    floor: int
    bears: int
    closed: int
    carries: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A cargo with every way in which it may stand in one kind of container."""

    index: int
    cargo: Cargo
    stands: tuple[Stand, ...]
    layer_bit: int


def pieces_of(cargo: tuple[Cargo, ...], kind: ContainerKind, rules: LoadRules) -> list[Piece]:
    """The pieces that pass the door and stand within the container, in the order of `cargo`."""
    sides = {side for each in cargo for triple in orientations(each) for side in triple[:2]}
    narrowest = min(sides, default=1)
    found = []
    for index, each in enumerate(cargo):
        if not passes_door(each, kind):
            continue
        stands = tuple(
            stand for stand in _stands(each, rules, narrowest) if _stands_within(stand, kind, rules)
        )
        if stands:
            found.append(Piece(index, each, stands, 1 << index if each.max_layers is not None else 0))
    return found


def orientations(cargo: Cargo) -> list[tuple[int, int, int]]:
    """The (length, width, height) triples in which a piece may stand, without repeats."""
    if isinstance(cargo, CargoDrum):
        return [(cargo.length_mm, cargo.width_mm, cargo.height_mm)]
    sides = dict(zip(SIDES, (cargo.length_mm, cargo.width_mm, cargo.height_mm), strict=True))
    found: list[tuple[int, int, int]] = []
    for upright in cargo.upright:
        one, other = (sides[side] for side in SIDES if side != upright)
        for triple in ((one, other, sides[upright]), (other, one, sides[upright])):
            if triple not in found:
                found.append(triple)
    return found


def passes_door(cargo: Cargo, kind: ContainerKind) -> bool:
    """Whether a piece can be carried through the door, standing in one of its allowed ways."""
    door_width, door_height = kind.door_mm
    return any(
        min(length, width) <= door_width and height <= door_height
        for length, width, height in orientations(cargo)
    )


def _stands_within(stand: Stand, kind: ContainerKind, rules: LoadRules) -> bool:
    length, width, height = kind.inner_mm
    gap = rules.clearance_mm
    return (
        stand.length + 2 * gap <= length
        and stand.width + 2 * gap <= width
        and stand.height + rules.top_gap_mm <= height
    )


def _stands(cargo: Cargo, rules: LoadRules, narrowest: int) -> list[Stand]:
    gap = rules.clearance_mm
    found = []
    for length, width, height in orientations(cargo):
        area = length * width
        if isinstance(cargo, CargoBox):
            foot, carries, stackable = area, not cargo.nothing_on_top, True
        else:
            # 3 r^2 is less than the disc under the drum, so the pressure is never understated.
            foot = 3 * cargo.profile[0][1] ** 2
            carries = False
            stackable = cargo.profile[0][1] <= cargo.profile[-1][1]
        found.append(
            Stand(
                length,
                width,
                height,
                length + gap,
                width + gap,
                _most_high(cargo, stackable=stackable),
                -(-cargo.gross_g * SQUARE_METRE // foot),
                -(-cargo.gross_g * SQUARE_METRE // area),
                NO_LIMIT if cargo.max_top_g is None else cargo.max_top_g * SQUARE_METRE // area,
                _closed(cargo, length, width, gap, narrowest),
                carries,
            )
        )
    return found


def _closed(cargo: Cargo, length: int, width: int, gap: int, narrowest: int) -> int:
    """The share of a base that touches what is below, at worst: gaps lie at least `narrowest` apart."""
    if not gap:
        return WHOLE
    if isinstance(cargo, CargoDrum):
        foot = cargo.profile[0][1]
        area = 3 * foot * foot
        touching = area - 2 * gap * (2 * foot // (narrowest + gap) + 1) * 2 * foot
    else:
        area = length * width
        touching = 1
        for side in (length, width):
            touching *= max(0, side - gap * (side // (narrowest + gap) + 1))
    return max(0, touching) * WHOLE // area


def _most_high(cargo: Cargo, *, stackable: bool) -> int:
    """The most pieces of this cargo in one stack."""
    if cargo.nothing_on_top or cargo.floor_only or not stackable:
        return 1
    most = cargo.max_layers if cargo.max_layers is not None else NO_LIMIT
    if cargo.max_top_g is not None and cargo.gross_g > 0:
        most = min(most, cargo.max_top_g // cargo.gross_g + 1)
    return most
