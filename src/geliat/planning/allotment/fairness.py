"""The fairness rule: leximin of load, first in fractions by linear models, then in whole pieces.

A workshop's load up to a due week is its work due by then over its room up to then. Loads are fair when no
load can be eased without loading a busier one more. The fractional loads are found level by level: the
least busiest load, then, those that cannot be lower being fixed, the next (Ogryczak, Pioro and Tomaszewski
2005; Megiddo 1974); a workshop's own floor is known beforehand and found by bisection.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from geliat.planning.allotment.bench import Bench
from geliat.planning.allotment.linear import Answer, Model, read
from geliat.planning.allotment.shortage import add_batches, cells, whole_answer

Pair = tuple[int, int]  # (row, index of a due week)
CLOSE = 1e-8


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the elastic wishes came to: pieces short of the floors, pieces wanted for inclusive workshops."""

    floor_short: int
    inclusive_least: int
    inclusive_short: int
    stages: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """Loads that cannot be lower once every higher level is as low as it can be."""

    load: float
    pairs: tuple[Pair, ...]


def asked(bench: Bench, *, wishes: Wishes | None, tops: list[list[int]] | None = None) -> Model:
    """The step's model with the whole order met, and the wishes kept as far as `wishes` says."""
    model = cells(bench, tops)
    width = len(bench.columns)
    rows = range(len(bench.makers))
    for number, column in enumerate(bench.columns):
        model.row([(row * width + number, 1) for row in rows], column.quantity, column.quantity)
    if wishes is None:
        return model
    floored = [row for row in rows if bench.floors[row]]
    if wishes.floor_short == 0:
        for row in floored:
            model.row([(row * width + c, 1) for c in range(width)], lower=bench.floors[row])
    elif floored:
        _add_short_floors(bench, model, floored, wishes.floor_short)
    if wishes.inclusive_least:
        model.row(_inclusive_terms(bench), lower=wishes.inclusive_least)
    return model


def _inclusive_terms(bench: Bench) -> list[tuple[int, float]]:
    width = len(bench.columns)
    return [
        (row * width + column, 1)
        for row in range(len(bench.makers))
        if bench.inclusive[row]
        for column in range(width)
    ]


def _add_short_floors(bench: Bench, model: Model, floored: list[int], short: float) -> None:
    width = len(bench.columns)
    shorts = []
    for row in floored:
        lacking = model.column(0, bench.floors[row])
        model.row([*((row * width + c, 1) for c in range(width)), (lacking, 1)], lower=bench.floors[row])
        shorts.append(lacking)
    model.row([(lacking, 1) for lacking in shorts], upper=short)


def _count_short_floors(bench: Bench, model: Model, floored: list[int], *, batches: bool) -> None:
    """Makes the cost of the model the pieces short of the floors.

    Where a workshop's smallest share is no less than its floor it lacks all of it or nothing. Said so, the
    cost is a multiple of the floor, and the solver can round its bound up to the next one.
    """
    width = len(bench.columns)
    for row in floored:
        floor = bench.floors[row]
        all_or_nothing = batches and min(bench.least[row]) >= floor
        unit, most = (floor, 1) if all_or_nothing else (1, floor)
        lacking = model.column(0, most, cost=float(unit), whole=all_or_nothing)
        model.row([*((row * width + c, 1) for c in range(width)), (lacking, unit)], lower=floor)


def _whole(bench: Bench, model: Model, *, batches: bool = True) -> Answer:
    if bench.batched and batches:
        add_batches(bench, model)
    return whole_answer(model)


def keep_wishes(bench: Bench, *, batches: bool) -> Wishes:
    """How far the floors, and then the wanted share, can be kept: proven least shortfalls in pieces.

    Without `batches` the shortfalls are bounds, reached wherever a table that keeps them is found.
    """
    stages: list[tuple[str, int, int]] = []
    floored = [row for row in range(len(bench.makers)) if bench.floors[row]]
    wishes = Wishes(0, 0, 0)
    if floored:
        model = asked(bench, wishes=None)
        _count_short_floors(bench, model, floored, batches=batches)
        answer = _whole(bench, model, batches=batches)
        short = math.ceil(answer.objective - 1e-6)
        stages.append(("floor", short, math.ceil(answer.bound - 1e-6)))
        wishes = Wishes(short, 0, 0)
    if bench.wanted:
        model = asked(bench, wishes=wishes)
        lacking = model.column(0, bench.wanted, cost=1.0)
        model.row([*_inclusive_terms(bench), (lacking, 1)], lower=bench.wanted)
        answer = _whole(bench, model, batches=batches)
        short = math.ceil(answer.objective - 1e-6)
        stages.append(("share", short, math.ceil(answer.bound - 1e-6)))
        wishes = Wishes(wishes.floor_short, bench.wanted - short, short)
    return Wishes(wishes.floor_short, wishes.inclusive_least, wishes.inclusive_short, tuple(stages))


def own_least(bench: Bench, wishes: Wishes) -> dict[Pair, float]:
    """For each pair with room, the load that the workshop's own done, accepted or floor pieces force."""
    forced: dict[Pair, float] = {}
    last = len(bench.dues) - 1
    for row in range(len(bench.makers)):
        floor = bench.floors[row] if wishes.floor_short == 0 else 0
        for due, limit in enumerate(bench.limits[row][: len(bench.dues)]):
            if limit.room:
                work = sum(bench.weight[row][c] * bench.held[row][c] for c in limit.columns)
                if due == last:
                    work = max(work, floor * min(bench.weight[row]))
                forced[row, due] = work / limit.room
    return forced


class _Levels:
    """A linear model that finds one level of load after another, started each time from the last."""

    def __init__(self, bench: Bench, wishes: Wishes) -> None:
        model = asked(bench, wishes=wishes)
        width = len(bench.columns)
        self.forced = own_least(bench, wishes)
        self.load = model.column(0, 1, cost=1.0)
        self.rows: dict[Pair, int] = {}
        for (row, due), _ in sorted(self.forced.items()):
            limit = bench.limits[row][due]
            terms = [(row * width + c, bench.weight[row][c] / limit.room) for c in limit.columns]
            self.rows[row, due] = model.row([*terms, (self.load, -1.0)], upper=0.0)
        self.solver = model.loaded(whole=False)
        self.active = dict.fromkeys(self.rows)

    def fix(self, pair: Pair, load: float) -> None:
        self.solver.changeCoeff(self.rows[pair], self.load, 0.0)
        self.solver.changeRowBounds(self.rows[pair], -math.inf, load)

    def free(self, pair: Pair) -> None:
        self.solver.changeCoeff(self.rows[pair], self.load, -1.0)
        self.solver.changeRowBounds(self.rows[pair], -math.inf, 0.0)

    def least(self) -> tuple[float, list[float]]:
        answer = read(self.solver)
        return (answer.objective, answer.duals) if answer.found else (math.inf, [])

    def peel(self) -> list[Level]:
        """Fixes the pairs whose own least load stands above the level of all the others."""
        order = sorted(self.active, key=lambda pair: (-self.forced[pair], pair))
        held = 0

        def level_after(count: int) -> float:
            nonlocal held
            for number in range(held, count):
                self.fix(order[number], self.forced[order[number]] + CLOSE)
            for number in range(count, held):
                self.free(order[number])
            held = count
            return self.least()[0]

        low, high = 0, sum(1 for pair in order if self.forced[pair] > CLOSE)
        while low < high:
            middle = (low + high) // 2
            following = self.forced[order[middle]] if middle < len(order) else 0.0
            if level_after(middle) > following + 2 * CLOSE:
                high = middle
            else:
                low = middle + 1
        level_after(low)
        for pair in order[:low]:
            del self.active[pair]
        return [Level(self.forced[pair], (pair,)) for pair in order[:low]]


def levels(bench: Bench, wishes: Wishes) -> list[Level]:
    """The fair loads in fractions, from the busiest level down; every pair with room is in one level."""
    search = _Levels(bench, wishes)
    found: list[Level] = []
    while search.active:
        found += search.peel()
        if not search.active:
            break
        load, duals = search.least()
        if not duals:  # caught between rounded levels: what is forced is still a bound for each of the rest
            found += [Level(search.forced[pair], (pair,)) for pair in search.active]
            break
        if load < CLOSE:
            found.append(Level(0.0, tuple(search.active)))
            break
        tight = tuple(pair for pair in search.active if abs(duals[search.rows[pair]]) > 1e-7)
        for pair in tight:
            search.fix(pair, load + CLOSE)
            del search.active[pair]
        found.append(Level(load, tight))
    return _merged(found)


def _merged(found: list[Level]) -> list[Level]:
    """Levels of the same load as one."""
    merged: list[Level] = []
    for level in sorted(found, key=lambda level: -level.load):
        if merged and abs(merged[-1].load - level.load) < 1e-7:
            merged[-1] = Level(merged[-1].load, merged[-1].pairs + level.pairs)
        else:
            merged.append(level)
    return merged


def grouped(fair: list[Level], forced: dict[Pair, float]) -> list[Level]:
    """The levels to be proven: neighbours that only hold what their workshops' own pieces force are one."""
    groups: list[Level] = []
    held_before = False
    for level in fair:
        held = all(level.load <= forced[pair] + 3 * CLOSE for pair in level.pairs)
        if held and held_before:
            groups[-1] = Level(groups[-1].load, groups[-1].pairs + level.pairs)
        else:
            groups.append(level)
        held_before = held
    return groups


def keep_moves(bench: Bench) -> tuple[Bench, int, int]:
    """The bench with every accepted share held but for the fewest pieces; that number, and its bound."""
    model = asked(bench, wishes=None)
    width = len(bench.columns)
    removed: dict[int, int] = {}
    for row, accepted in enumerate(bench.accepted):
        for column, promised in enumerate(accepted):
            if promised > bench.done[row][column]:
                cell = row * width + column
                lost = model.column(0, promised, cost=1.0)
                model.row([(cell, 1), (lost, 1)], lower=promised)
                removed[cell] = lost
    answer = _whole(bench, model)
    held = [list(row) for row in bench.done]
    moved = 0
    for row, accepted in enumerate(bench.accepted):
        for column, promised in enumerate(accepted):
            cell = row * width + column
            if cell in removed:
                kept = min(promised, round(answer.values[cell]))
                moved += promised - kept
                held[row][column] = kept
    return replace(bench, held=held), moved, math.ceil(answer.bound - 1e-6)
