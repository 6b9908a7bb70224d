"""The fair table of a step in whole pieces, and for each level of load the proof that it cannot be lower.

A level's value is the busiest load of it and all lower levels. Its bound holds with every higher level as it
is: a linear model, or a whole-number one where batches bind, has no answer that keeps them all lower.
"""

from __future__ import annotations

import math

import numpy as np

from geliat.planning.allotment.bench import Bench
from geliat.planning.allotment.exchange import Exchange, Table
from geliat.planning.allotment.fairness import Level, Pair, Wishes, asked, grouped, levels, own_least
from geliat.planning.allotment.linear import read
from geliat.planning.allotment.whole import whole_table

ATTEMPTS = 16
NODES = 30
SMALL = 400
ROUNDS = 4
Proof = tuple[int, int, int]  # loads in the level, the busiest of them and its bound in ppm
Fair = tuple[list[list[int]], list[Proof], dict[Pair, float]]


def fair_table(bench: Bench, wishes: Wishes, *, nodes: int) -> Fair | None:
    """Pieces by [row][column], one proof a level from the busiest down, and the fair load of each pair.

    None when minimum batches and wishes together are not met by any table found within `nodes`.
    """
    fair = levels(bench, wishes)
    table, _ = whole_table(bench, wishes, fair, {}, nodes=nodes)
    if table is None:
        return None
    _settle(bench, wishes, table)
    ceilings = _Ceilings(bench, wishes, fair)
    for _ in range(ROUNDS):
        bounds = []
        for number in range(len(ceilings.groups)):
            table, bound = _prove(ceilings, table, number)
            bounds.append(bound)
        tops = [_ppm(*_busiest(table, pairs)) for pairs in ceilings.rest]
        if all(_close(bench, top, bound) for top, bound in zip(tops, bounds, strict=True)):
            break
    proofs = [
        (len(level.pairs), top, min(top, bound))
        for level, top, bound in zip(ceilings.groups, tops, bounds, strict=True)
    ]
    return table.pieces, proofs, {pair: level.load for level in fair for pair in level.pairs}


def _close(bench: Bench, top: int, bound: int) -> bool:
    """Whether a load is within the gap asked for of its bound."""
    return 1000 * (top - bound) <= top * bench.problem.rules.gap_permille


class _Ceilings:
    """Asks again and again whether the order can be met under other ceilings of work, from one basis."""

    def __init__(self, bench: Bench, wishes: Wishes, fair: list[Level]) -> None:
        self.bench, self.wishes, self.fair = bench, wishes, fair
        self.forced = own_least(bench, wishes)
        self.groups = grouped(fair, self.forced)
        self.rest = [
            tuple(pair for level in self.groups[number:] for pair in level.pairs)
            for number in range(len(self.groups))
        ]
        model = asked(bench, wishes=wishes)
        width = len(bench.columns)
        self.rows = {
            (row, due): model.row(
                [(row * width + c, bench.weight[row][c]) for c in bench.limits[row][due].columns]
            )
            for level in fair
            for row, due in level.pairs
        }
        self.solver = model.loaded(whole=False)
        self.held = np.array(bench.held, dtype=np.float64).ravel()

    def allow(self, caps: dict[Pair, int]) -> bool:
        """Whether fractions of pieces could meet the order under `caps`."""
        rows = np.array([self.rows[pair] for pair in caps], dtype=np.int32)
        ceilings = np.array(list(caps.values()), dtype=np.float64)
        self.solver.changeRowsBounds(  # type: ignore[attr-defined]
            len(rows), rows, np.full(len(rows), -np.inf), ceilings
        )
        if self.bench.batched:
            highs = np.array(self.bench.tops(caps), dtype=np.float64).ravel()
            self.solver.changeColsBounds(len(highs), np.arange(len(highs), dtype=np.int32), self.held, highs)
        return read(self.solver).found


def _settle(bench: Bench, wishes: Wishes, table: Table) -> None:
    given = sum(table.total(row) for row in range(len(bench.makers)) if bench.inclusive[row])
    Exchange(table, given - wishes.inclusive_least if bench.wanted else bench.quantity).settle()


def _busiest_pair(table: Table, pairs: tuple[Pair, ...]) -> Pair:
    return max(pairs, key=lambda pair: table.load(*pair))


def _busiest(table: Table, pairs: tuple[Pair, ...]) -> tuple[int, int]:
    """The work and room of the busiest of `pairs`."""
    row, due = _busiest_pair(table, pairs)
    return table.work[row][due], table.rooms[row][due]


def _ppm(work: int, room: int) -> int:
    return work * 1_000_000 // room


def _prove(ceilings: _Ceilings, table: Table, number: int) -> tuple[Table, int]:
    """Lowers the busiest load of a level until a bound meets it: the table, and the bound in ppm.

    Settling may ease a higher level at the cost of this one; then this one is looked at again.
    """
    for _ in range(ROUNDS):
        lowered, low, high = _lowered(ceilings, table, number)
        if lowered is table:
            return table, low
        table = lowered
        _settle(ceilings.bench, ceilings.wishes, table)
        top = _ppm(*_busiest(table, ceilings.rest[number]))
        if top <= high:
            break
    return table, min(low, top)


def _lowered(ceilings: _Ceilings, table: Table, number: int) -> tuple[Table, int, int]:
    """A table with a lower busiest load in the level, if there is one, with its bound and load in ppm."""
    bench, groups = ceilings.bench, ceilings.groups
    level = groups[number]
    pair = _busiest_pair(table, ceilings.rest[number])
    work, room = table.work[pair[0]][pair[1]], table.rooms[pair[0]][pair[1]]
    high = _ppm(work, room)
    held = table.load(*pair) <= ceilings.forced[pair]
    if not work or held or not ceilings.allow(_caps(table, groups, number, work, room, below=1)):
        return table, high, high
    low = max(0, math.floor(level.load * 1_000_000) - 1)
    if ceilings.allow(_caps(table, groups, number, low, 1_000_000)):
        low = 0
    low = _linear_bound(ceilings, table, number, low, high)
    nodes = NODES if len(bench.makers) * len(bench.columns) > SMALL else 8 * NODES
    step = max(1, low * bench.problem.rules.gap_permille // 1000)
    for _ in range(ATTEMPTS):
        if _close(bench, high, low):
            break
        aim = min((low + high) // 2, low + step)
        caps = _caps(table, groups, number, aim, 1_000_000)
        lower, none = whole_table(
            bench, ceilings.wishes, ceilings.fair, caps, nodes=nodes, present=table.pieces
        )
        if lower is not None:
            table = lower
            high = _ppm(*_busiest(table, ceilings.rest[number]))
        elif none:
            low = aim
            step *= 3
        else:
            break
    return table, low, high


def _linear_bound(ceilings: _Ceilings, table: Table, number: int, low: int, high: int) -> int:
    """The lowest load in ppm of level `number` that fractions allow, to a tenth of the gap asked for."""
    close = max(1, high * ceilings.bench.problem.rules.gap_permille // 10_000)
    while high - low > close:
        middle = (low + high) // 2
        if ceilings.allow(_caps(table, ceilings.groups, number, middle, 1_000_000)):
            high = middle
        else:
            low = middle
    return low


def _caps(
    table: Table, groups: list[Level], number: int, work: int, room: int, *, below: int = 0
) -> dict[Pair, int]:
    """Higher levels stay as they are; no other load is above `work` / `room` (`below` = 1: nor at it)."""
    return {
        (row, due): table.work[row][due]
        if place < number
        else max(0, (work * table.rooms[row][due] - below) // room)
        for place, level in enumerate(groups)
        for row, due in level.pairs
    }
