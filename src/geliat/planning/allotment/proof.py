"""The fair table of a step in whole pieces, and for each level of load the proof that it cannot be lower."""

from __future__ import annotations

import math

from geliat.planning.allotment.bench import Bench
from geliat.planning.allotment.exchange import Exchange, Table
from geliat.planning.allotment.fairness import Level, Pair, Wishes, asked, levels, whole_pieces
from geliat.planning.allotment.linear import Model
from geliat.planning.allotment.shortage import whole_answer

ATTEMPTS = 20
Proof = tuple[int, int, int]  # loads in the level, the busiest of them and its bound in ppm


def fair_table(bench: Bench, wishes: Wishes) -> tuple[list[list[int]], list[Proof]]:
    """Pieces by [row][column], and one proof a level, from the busiest down."""
    fair = levels(bench, wishes)
    table = Table(bench, whole_pieces(bench, wishes, fair))
    _settle(bench, wishes, table)
    proofs: list[Proof] = []
    for number, level in enumerate(fair):
        for _ in range(ATTEMPTS):
            better = _lower(bench, wishes, table, fair, number)
            if better is None:
                break
            table = Table(bench, better)
            _settle(bench, wishes, table)
        top = _ppm(_busiest(table, level.pairs))
        proven = _lower_model(bench, wishes, table, fair, number).relaxed().found
        bound = min(top, math.floor(level.load * 1_000_000)) if proven else top
        proofs.append((len(level.pairs), top, bound))
    return table.pieces, proofs


def _settle(bench: Bench, wishes: Wishes, table: Table) -> None:
    given = sum(table.total(row) for row in range(len(bench.makers)) if bench.inclusive[row])
    Exchange(table, given - wishes.inclusive_least if bench.wanted else bench.quantity).settle()


def _busiest(table: Table, pairs: tuple[Pair, ...]) -> tuple[int, int]:
    """The work and room of the busiest of `pairs`."""
    row, due = max(pairs, key=lambda pair: table.load(*pair))
    return table.work[row][due], table.rooms[row][due]


def _ppm(fraction: tuple[int, int]) -> int:
    return fraction[0] * 1_000_000 // fraction[1]


def _lower_model(bench: Bench, wishes: Wishes, table: Table, fair: list[Level], number: int) -> Model:
    """Asks for loads below the busiest of level `number`, higher levels staying as they are."""
    work, room = _busiest(table, fair[number].pairs)
    model = asked(bench, wishes=wishes)
    width = len(bench.columns)
    for place, level in enumerate(fair):
        for row, due in level.pairs:
            limit = bench.limits[row][due]
            upper = table.work[row][due] if place < number else max(0, (work * limit.room - 1) // room)
            model.row([(row * width + c, bench.weight[row][c]) for c in limit.columns], upper=upper)
    return model


def _lower(
    bench: Bench, wishes: Wishes, table: Table, fair: list[Level], number: int
) -> list[list[int]] | None:
    if not _busiest(table, fair[number].pairs)[0]:
        return None
    answer = whole_answer(_lower_model(bench, wishes, table, fair, number), nodes=20)
    if not answer.found:
        return None
    width = len(bench.columns)
    return [
        [round(answer.values[row * width + column]) for column in range(width)]
        for row in range(len(bench.makers))
    ]
