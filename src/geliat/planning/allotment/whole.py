"""From fair loads in fractions to whole pieces: a linear model, rounded, the leftovers placed by load."""

from __future__ import annotations

import math
from collections.abc import Mapping

from geliat.planning.allotment.bench import Bench
from geliat.planning.allotment.exchange import Table
from geliat.planning.allotment.fairness import Level, Pair, Wishes, asked
from geliat.planning.allotment.linear import Answer, Model
from geliat.planning.allotment.shortage import add_batches

STEEPER = 20  # each further piece over a fair load costs so many times the one before


def near(bench: Bench, wishes: Wishes, fair: list[Level], caps: Mapping[Pair, int]) -> Model:
    """The step's model in which every piece over a fair load goes where it weighs least.

    `caps` bounds the work of a pair (in the workshop's unit); pairs without one may rise to their room.
    """
    model = asked(bench, wishes=wishes, tops=bench.tops(caps) if caps else None)
    width = len(bench.columns)
    steps = []
    for level in fair:
        for row, due in level.pairs:
            limit = bench.limits[row][due]
            inside = math.floor(level.load * limit.room + 1e-6)
            grain = max((bench.weight[row][c] for c in limit.columns), default=1)
            steps.append(((inside + grain) / limit.room, row, due, inside, grain))
    ranks = {load: rank for rank, load in enumerate(sorted({step[0] for step in steps}), 1)}
    for load, row, due, inside, grain in steps:
        limit = bench.limits[row][due]
        terms: list[tuple[int, float]] = [(row * width + c, bench.weight[row][c]) for c in limit.columns]
        if (row, due) in caps:
            model.row(terms, upper=caps[row, due])
        elastic = list(terms)
        for place, reach in enumerate((1.0, 1.0, math.inf)):
            over = model.column(0, reach, cost=(1 + ranks[load] / len(ranks)) * STEEPER**place)
            elastic.append((over, -grain))
        model.row(elastic, upper=inside)
    return model


def pieces_of(bench: Bench, answer: Answer) -> list[list[int]]:
    """The cells of a whole-number answer."""
    width = len(bench.columns)
    return [
        [round(answer.values[row * width + column]) for column in range(width)]
        for row in range(len(bench.makers))
    ]


def whole_table(
    bench: Bench,
    wishes: Wishes,
    fair: list[Level],
    caps: Mapping[Pair, int],
    *,
    nodes: int,
    present: list[list[int]] | None = None,
) -> tuple[Table | None, bool]:
    """A table of whole pieces close to the fair loads and inside `caps`, and whether none was proven to be.

    Rounds the linear model; then solves it again with the shares settled that rounding, or the `present`
    table, has (a flow, so that it comes out whole); then searches `nodes` nodes of the whole-number model.
    """
    model = near(bench, wishes, fair, caps)
    answer = model.relaxed()
    if not answer.found:
        return None, answer.none
    if _is_whole(model, answer) and _batches_kept(bench, answer):
        return Table(bench, pieces_of(bench, answer)), False
    table = _rounded(bench, answer, caps)
    if table is not None and _kept(bench, wishes, table):
        return Table(bench, table.pieces), False
    for pieces in (_opened(bench, answer), present):
        if pieces is not None and (found := _with_shares(bench, model, pieces)):
            return found, False
    if bench.batched:
        add_batches(bench, model, bench.tops(caps))
    answer = model.any_whole(nodes=nodes)
    if not answer.found:
        return None, answer.none
    pieces = pieces_of(bench, answer)
    return _with_shares(bench, near(bench, wishes, fair, caps), pieces) or Table(bench, pieces), False


def _is_whole(model: Model, answer: Answer) -> bool:
    return all(
        not mark or abs(value - round(value)) < 1e-6
        for mark, value in zip(model.whole, answer.values, strict=True)
    )


def _batches_kept(bench: Bench, answer: Answer) -> bool:
    return not bench.batched or all(
        pieces == bench.done[row][column] or pieces >= bench.least[row][column]
        for row, cells in enumerate(pieces_of(bench, answer))
        for column, pieces in enumerate(cells)
    )


def _with_shares(bench: Bench, model: Model, pieces: list[list[int]]) -> Table | None:
    """Solves the model with the shares that `pieces` has, each at least its smallest, and no others."""
    width = len(bench.columns)
    lower, upper = list(model.lower), list(model.upper)
    for row, cells in enumerate(pieces):
        for column, count in enumerate(cells):
            cell = row * width + column
            if count > bench.done[row][column]:
                model.lower[cell] = max(model.lower[cell], bench.least[row][column])
            else:
                model.upper[cell] = max(model.lower[cell], bench.done[row][column])
    answer = model.relaxed()
    model.lower, model.upper = lower, upper
    return Table(bench, pieces_of(bench, answer)) if answer.found and _is_whole(model, answer) else None


def _opened(bench: Bench, answer: Answer) -> list[list[int]]:
    """The cells of a fractional answer, those at least half a smallest share rounded up to it, others off."""
    width = len(bench.columns)
    opened = []
    for row in range(len(bench.makers)):
        cells = []
        for column in range(width):
            value = answer.values[row * width + column]
            done, least = bench.done[row][column], bench.least[row][column]
            down = math.floor(value + 1e-6)
            if down < least:
                down = (
                    least if 2 * (value - done) >= least - done and bench.high[row][column] >= least else done
                )
            cells.append(max(down, bench.held[row][column]))
        opened.append(cells)
    return opened


def _rounded(bench: Bench, answer: Answer, caps: Mapping[Pair, int]) -> Table | None:
    """Rounds every cell to what it may hold, then sets the columns right one least-felt change at a time."""
    width = len(bench.columns)
    table = Table(bench, _opened(bench, answer), caps)
    for row in range(len(bench.makers)):
        if not _relieved(table, row):
            return None
    for column in range(width):
        if not _set_right(table, column):
            return None
    return table


def _relieved(table: Table, row: int) -> bool:
    """Takes pieces from `row` until it fits its limits again, as after rounding up to a batch."""
    bench = table.bench
    while not table.fits(row):
        over = [
            column
            for column in range(len(bench.columns))
            if any(
                table.work[row][number] > table.tops[row][number]
                for number in bench.limits_of_column[row][column]
            )
            and table.pieces[row][column] > bench.held[row][column]
        ]
        if not over:
            return False
        column = max(over, key=lambda number: table.pieces[row][number])
        pieces = table.pieces[row][column]
        table.change(
            row, column, -1 if table.may_hold(row, column, pieces - 1) else bench.done[row][column] - pieces
        )
    return True


def _set_right(table: Table, column: int) -> bool:
    """Adds pieces where they weigh least, or takes them where they weigh most, until a column is met."""
    bench = table.bench
    rows = range(len(bench.makers))
    missing = bench.columns[column].quantity - sum(table.pieces[row][column] for row in rows)
    while missing:
        sign = 1 if missing > 0 else -1
        best: tuple[float, int, int] | None = None
        for row in rows:
            amount = _amount(table, row, column, missing)
            if amount:
                more = bench.weight[row][column] * (amount if sign > 0 else 0)
                felt = sign * max(table.load(row, due, more) for due in bench.from_due[column])
                if best is None or (felt, row) < best[:2]:
                    best = (felt, row, amount)
        if best is None:
            return False
        table.change(best[1], column, best[2])
        missing -= best[2]
    return True


def _amount(table: Table, row: int, column: int, missing: int) -> int:
    """The smallest change of a cell towards what is missing that it may hold and can do; 0 when none."""
    bench = table.bench
    pieces = table.pieces[row][column]
    if missing > 0:
        amount = max(1, bench.least[row][column] - pieces)
        if amount > missing or pieces + amount > bench.high[row][column]:
            return 0
        return amount if table.can_take(row, column, amount) else 0
    lower = pieces - 1 if table.may_hold(row, column, pieces - 1) else bench.done[row][column]
    if lower < bench.held[row][column] or lower == pieces or pieces - lower > -missing:
        return 0
    return lower - pieces


def _kept(bench: Bench, wishes: Wishes, table: Table) -> bool:
    """Whether a table keeps the wishes as far as they can be kept."""
    totals = [table.total(row) for row in range(len(bench.makers))]
    short = sum(max(0, floor - total) for floor, total in zip(bench.floors, totals, strict=True))
    shared = sum(total for row, total in enumerate(totals) if bench.inclusive[row])
    return short <= wishes.floor_short and shared >= wishes.inclusive_least
