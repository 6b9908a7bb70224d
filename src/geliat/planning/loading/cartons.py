"""The carton for a product: how many pieces, how arranged, so that the most pieces go into the containers.

Candidates are grids of pieces, standing as the product may stand, and for drums interlocked rows, head up and
head down by turns, at the distance of the true profiles. Each is rated by the equal cartons that a container
takes in plain grids, quickly, and the best few by the loading search itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geliat.planning.loading.drums import drum_of, frontier
from geliat.planning.loading.pieces import orientations
from geliat.planning.loading.problem import (
    Cargo,
    CargoBox,
    CargoDrum,
    ContainerKind,
    ContainerStock,
    LoadProblem,
    LoadRules,
    free_size,
)
from geliat.planning.loading.search import load
from geliat.planning.loading.stop import Stop
from geliat.refusals import Blocker, Refusal

HEAVIEST_G = 25_000
LONGEST_MM, HIGHEST_MM = 1_200, 1_000
WALL_MM = 5
FINALISTS = 6
MOST_CARTONS = 50_000  # smaller ones are inner boxes, not cartons that a crew stuffs


@dataclass(frozen=True, slots=True)
class CartonDesign:
    """A carton: pieces in it, how they are arranged, its outer sides and weight, pieces a container takes.

    `across` is pieces along the length, along the width and in height; interlocked drums in one layer are
    given as (drums, 1, layers). `in_container` counts pieces in one container of the kind asked for.
    """

    pieces: int
    across: tuple[int, int, int]
    interlocked: bool
    outer_mm: tuple[int, int, int]
    gross_g: int
    cartons: int
    in_container: int


def design_cartons(
    product: Cargo,
    kind: ContainerKind,
    *,
    heaviest_g: int = HEAVIEST_G,
    wall_mm: int = WALL_MM,
    tare_g_per_m2: int = 600,
    rules: LoadRules | None = None,
    stop: Stop | None = None,
) -> tuple[CartonDesign, ...]:
    """The best cartons for `product` in one container of `kind`, the most pieces first.

    `wall_mm` is added on every side; the carton weighs `tare_g_per_m2` of its surface. Every design's count
    comes from a plan of the search, not from an estimate. Raises Refusal when not one piece can be packed
    within `heaviest_g`, or when only cartons of which more than 50,000 would go in can be made.
    """
    rules = rules or LoadRules()
    room = kind.inner_mm[0] * kind.inner_mm[1] * kind.inner_mm[2]
    rough, too_small = [], False
    for pieces, across, interlocked, inner in _arrangements(product, heaviest_g):
        outer = (inner[0] + 2 * wall_mm, inner[1] + 2 * wall_mm, inner[2] + 2 * wall_mm)
        length, width, height = outer
        surface = 2 * (length * width + length * height + width * height)
        gross = pieces * product.gross_g - -surface * tare_g_per_m2 // 1_000_000
        if gross > heaviest_g or max(length, width) > LONGEST_MM or height > HIGHEST_MM:
            continue
        if length * width * height * MOST_CARTONS < room:
            too_small = True
            continue
        rough.append((_grid_count(outer, kind, rules) * pieces, pieces, across, interlocked, outer, gross))
    if too_small and not any(entry[0] for entry in rough):
        raise Refusal(
            Blocker(
                code="carton_too_small",
                en="{thing} is so small that more than {most} cartons would go into {kind}: pack it into "
                "inner boxes, and give the inner box as the piece.",
                id="{thing} begitu kecil sehingga lebih dari {most} karton masuk ke {kind}: kemas dahulu "
                "dalam kotak dalam, lalu tuliskan kotak itu sebagai buahnya.",
                facts={"most": MOST_CARTONS, "thing": product.key, "kind": kind.name},
            )
        )
    if not any(entry[0] for entry in rough):
        raise Refusal(
            Blocker(
                code="no_carton",
                en="No carton of at most {kg} kg holds even one {thing} and goes into {kind}.",
                id="Tidak ada karton paling berat {kg} kg yang memuat satu {thing} dan masuk {kind}.",
                facts={"kg": heaviest_g // 1000, "thing": product.key, "kind": kind.name},
            )
        )
    rough.sort(key=lambda entry: (-entry[0], -entry[1], entry[4]))
    # A carton turned about is the same carton.
    different = {(entry[1], entry[3], *sorted(entry[4][:2]), entry[4][2]): entry for entry in reversed(rough)}
    finalists = sorted(different.values(), key=lambda entry: (-entry[0], -entry[1], entry[4]))[:FINALISTS]
    found = [_rated(entry, product, kind, rules, stop) for entry in finalists if entry[0]]
    return tuple(sorted(found, key=lambda design: (-design.in_container, -design.pieces, design.outer_mm)))


_Rough = tuple[int, int, tuple[int, int, int], bool, tuple[int, int, int], int]


def _rated(
    entry: _Rough, product: Cargo, kind: ContainerKind, rules: LoadRules, stop: Stop | None
) -> CartonDesign:
    _, pieces, across, interlocked, outer, gross = entry
    most = kind.inner_mm[0] * kind.inner_mm[1] * kind.inner_mm[2] // (outer[0] * outer[1] * outer[2])
    if kind.payload_g is not None:
        most = min(most, kind.payload_g // max(1, gross))
    box = CargoBox(product.key, *outer, gross, max(1, most))
    plan = load(
        LoadProblem((ContainerStock(kind),), (box,), rules, "most_volume"), stop=stop or Stop(rounds=4)
    )
    cartons = sum(1 for _ in plan.placements())
    return CartonDesign(pieces, across, interlocked, outer, gross, cartons, cartons * pieces)


def _grid_count(outer: tuple[int, int, int], kind: ContainerKind, rules: LoadRules) -> int:
    """Cartons in the better of the two plain grids, turned one way or the other."""
    gap = rules.clearance_mm
    length, width = kind.inner_mm[0] - gap, kind.inner_mm[1] - gap
    high = (kind.inner_mm[2] - rules.top_gap_mm) // outer[2]
    return high * max(
        (length // (one + gap)) * (width // (other + gap))
        for one, other in ((outer[0], outer[1]), (outer[1], outer[0]))
    )


def _arrangements(
    product: Cargo, heaviest_g: int
) -> list[tuple[int, tuple[int, int, int], bool, tuple[int, int, int]]]:
    """(pieces, arrangement, interlocked, inner sides) of every candidate."""
    most = heaviest_g // product.gross_g if product.gross_g else 200
    most = min(most, 200)
    found = []
    highest = _most_high(product)
    for length, width, height in orientations(product):
        for nx in range(1, min(most, LONGEST_MM // length) + 1):
            for ny in range(1, min(most // nx, LONGEST_MM // width) + 1):
                for nz in range(1, min(most // (nx * ny), HIGHEST_MM // height, highest) + 1):
                    if nz == 1 or _stacks(product):
                        sides = (nx * length, ny * width, nz * height)
                        found.append((nx * ny * nz, (nx, ny, nz), False, sides))
    if isinstance(product, CargoDrum) and product.may_flip:
        found += _interlocked(product, most)
    return found


def _most_high(product: Cargo) -> int:
    """How many pieces may stand on each other in a carton, by their own limits."""
    if product.nothing_on_top:
        return 1
    most = product.max_layers if product.max_layers is not None else HIGHEST_MM
    if product.max_top_g is not None and product.gross_g:
        most = min(most, product.max_top_g // product.gross_g + 1)
    return most


def _stacks(product: Cargo) -> bool:
    return isinstance(product, CargoBox) or product.profile[0][1] <= product.profile[-1][1]


def _interlocked(
    drum: CargoDrum, most: int
) -> list[tuple[int, tuple[int, int, int], bool, tuple[int, int, int]]]:
    """Drums head up and head down by turns, in cartons some drums wide."""
    shape = drum_of(drum.profile, 0, may_flip=True)
    found = []
    steps: Sequence[int] = [drum.width_mm * part // 4 for part in range(4, 17)]
    for width in steps:
        if width > LONGEST_MM:
            break
        line = frontier(shape, LONGEST_MM, width, 0)
        for (length, count), layer in zip(line.steps, line.layers, strict=True):
            used = max(y for _, y, _ in layer) + shape.wide
            for nz in range(1, min(HIGHEST_MM // drum.height_mm, _most_high(drum)) + 1):
                if count * nz > most:
                    break
                sides = (length, used, nz * drum.height_mm)
                found.append((count * nz, (count, 1, nz), True, sides))
    return found


def carton_room(design: CartonDesign, wall_mm: int = WALL_MM) -> ContainerKind:
    """The inside of a designed carton as a container, to plan or judge what lies in it."""
    length, width, height = (side - 2 * wall_mm for side in design.outer_mm)
    return free_size(length, width, height, name="carton")
