"""Boxes through the compiled kernel: cargo and rules turned into its task, its grids turned into blocks.

Rules that the kernel does not weigh itself are met from the safe side: a box that bears a limited weight or
limited layers stands only in stacks of its own kind, with nothing else on top. Drums and unloading orders
are left to the greedy search in Python.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from geliat.planning.loading.greedy import Block, Filling, Reach, Room
from geliat.planning.loading.kernel import Grid, KindIn, pack
from geliat.planning.loading.pieces import Piece
from geliat.planning.loading.problem import CargoBox, LoadRules
from geliat.planning.loading.surface import NO_LIMIT

MOST_KINDS = 2_000


@dataclass(frozen=True, slots=True)
class Effort:
    """How long the kernel may search one container: beams, CPU seconds (0: no limit), threads, asked."""

    rounds: int
    cpu_seconds: float
    target: int
    seed: int
    threads: int = 1
    asked: Callable[[], bool] | None = None


def kernel_takes(pieces: list[Piece], rules: LoadRules) -> bool:
    """Whether the kernel is there and these pieces under these rules are its business."""
    return (
        pack is not None
        and not rules.multi_drop
        and 0 < len(pieces) <= MOST_KINDS
        and all(isinstance(piece.cargo, CargoBox) for piece in pieces)
    )


def is_plain(pieces: list[Piece]) -> bool:
    """Whether no piece has a limit that the kernel meets from the safe side only."""
    return not any(_limited(piece) for piece in pieces)


def _limited(piece: Piece) -> bool:
    return piece.cargo.max_top_g is not None or piece.cargo.max_layers is not None


def packed(
    room: Room,
    pieces: list[Piece],
    left: list[int],
    worth: dict[int, int],
    effort: Effort,
    *,
    support_permille: int = 1000,
    on_better: Callable[[Filling], None] | None = None,
) -> Filling:
    """The best filling of one empty container that the kernel finds within `effort`.

    `left` counts what is left of each cargo of the problem. `support_permille`: how much of each
    base must rest on something.
    `on_better` is told each better filling. The same seed and rounds give the same filling everywhere.
    """
    if pack is None:
        raise RuntimeError("the kernel is not built; ask kernel_takes first")
    search = pack
    there = [piece for piece in pieces if left[piece.index] > 0]
    kinds = [_kind(piece, left[piece.index], worth[piece.index]) for piece in there]
    # Where something must stay free of a load, nothing may stand out over it either.
    plain = all(kind[4] and not kind[5] and kind[6] == _ANY for kind in kinds)
    support = support_permille if plain else 1000
    best = 0

    def filling_of(grids: list[Grid], total: int) -> Filling:
        rest = list(left)
        blocks = []
        for kind, stand, x, y, z, nx, ny, nz in grids:
            piece = there[kind]
            rest[piece.index] -= nx * ny * nz
            blocks.append(Block(piece, piece.stands[stand], x + room.gap, y + room.gap, z, nx, ny, nz))
        return Filling(blocks, rest, total)

    def told(total: int, grids: list[Grid]) -> None:
        nonlocal best
        if on_better is not None and total > best:
            best = total
            on_better(filling_of(grids, total))

    def one(seed: int) -> tuple[int, list[Grid], bool, int]:
        return search(
            (room.length, room.width, room.height),
            min(room.payload, NO_LIMIT),
            support,
            kinds,
            seed,
            effort.rounds,
            effort.cpu_seconds,
            effort.target,
            told if on_better is not None else None,
            effort.asked,
        )

    if not kinds:
        return Filling([], list(left), 0)
    if len(kinds) == 1 and support == 1000:
        most = _most_of_one(kinds[0], room)
        effort = replace(effort, target=min(effort.target or most, most))
    if effort.threads == 1:
        found = [one(effort.seed)]
    else:
        with ThreadPoolExecutor(effort.threads) as pool:
            found = list(pool.map(one, range(effort.seed, effort.seed + effort.threads)))
    total, grids, _, _ = max(found, key=lambda each: each[0])
    return filling_of(grids, total)


_ANY = 1 << 30


def _most_of_one(kind: KindIn, room: Room) -> int:
    """The worth that no packing of equal boxes can pass: the search ends there.

    Boxes cover at most the parts of length, width and height that sums of their sides can reach.
    """
    stands, quantity, _, worth, _, _, _ = kind
    flat = {side for stand in stands for side in stand[:2]}
    tall = {stand[2] for stand in stands}
    longest = Reach(flat, max(room.length, room.width)).most
    highest = Reach(tall, room.height).most
    length, width, height = stands[0]
    layer = longest[room.length] * longest[room.width]
    if len(tall) == 1:
        count = layer // (length * width) * (room.height // height)
    else:
        count = layer * highest[room.height] // (length * width * height)
    return min(count, quantity) * worth


def _kind(piece: Piece, quantity: int, worth: int) -> KindIn:
    cargo = piece.cargo
    bears = not cargo.nothing_on_top and not _limited(piece)
    return (
        [(stand.grid_length, stand.grid_width, stand.height) for stand in piece.stands],
        quantity,
        cargo.gross_g,
        worth,
        bears,
        cargo.floor_only,
        min(_ANY, *(stand.most_high for stand in piece.stands)),
    )
