"""Whole pieces made fair to the last one: passes and swaps of pieces between two workshops until none helps.

A change helps when the loads it touches, sorted from the busiest down, become smaller in dictionary order;
it must fit every limit, keep batches, and leave no wish less kept. On one window of weeks this reaches the
exact optimum (exchange in base polyhedra: Federgruen and Groenevelt 1986).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from geliat.planning.allotment.bench import Bench

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Marks = NDArray[np.bool_]


class Table:
    """A step's cells in whole pieces, with the work inside every limit kept beside them."""

    def __init__(
        self, bench: Bench, pieces: list[list[int]], caps: Mapping[tuple[int, int], int] | None = None
    ) -> None:
        self.bench = bench
        self.pieces = pieces
        self.work = [bench.work(row, cells) for row, cells in enumerate(pieces)]
        self.rooms = [[limit.room for limit in limits] for limits in bench.limits]
        self.tops = [list(rooms) for rooms in self.rooms]
        for (row, due), cap in (caps or {}).items():
            self.tops[row][due] = min(self.tops[row][due], cap)

    def load(self, row: int, due: int, more: int = 0) -> float:
        """The load of `row` up to the due week with index `due`, were there `more` work."""
        room = self.rooms[row][due]
        return (self.work[row][due] + more) / room if room else 0.0

    def total(self, row: int) -> int:
        """Pieces of the step that `row` has."""
        return sum(self.pieces[row])

    def may_hold(self, row: int, column: int, pieces: int) -> bool:
        """Whether a cell may hold so many pieces: what is done, or a share that is large enough."""
        bench = self.bench
        return pieces == bench.done[row][column] or (
            bench.least[row][column] <= pieces <= bench.high[row][column]
        )

    def change(self, row: int, column: int, more: int) -> None:
        """Adds `more` pieces (or takes, below 0) to a cell."""
        self.pieces[row][column] += more
        weighed = self.bench.weight[row][column] * more
        for number in self.bench.limits_of_column[row][column]:
            self.work[row][number] += weighed

    def fits(self, row: int) -> bool:
        """Whether every limit of `row` holds."""
        return all(work <= top for work, top in zip(self.work[row], self.tops[row], strict=True))

    def can_take(self, row: int, column: int, more: int) -> bool:
        """Whether `row` has room for `more` pieces of `column` in every limit they enter."""
        weighed = self.bench.weight[row][column] * more
        work, tops = self.work[row], self.tops[row]
        return all(
            work[number] + weighed <= tops[number] for number in self.bench.limits_of_column[row][column]
        )

    def due_loads(self, row: int) -> list[float]:
        """All loads of `row`, by due week."""
        return [self.load(row, due) for due in range(len(self.bench.dues))]

    def wishes_lost(self, rows: tuple[int, int]) -> tuple[int, int, int]:
        """What two rows lack of their floors, of the wanted share (below 0) and of accepted shares."""
        bench = self.bench
        short = shared = moved = 0
        for row in rows:
            total = sum(self.pieces[row])
            short += max(0, bench.floors[row] - total)
            shared -= total if bench.inclusive[row] else 0
            moved += sum(
                max(0, accepted - pieces)
                for accepted, pieces in zip(bench.accepted[row], self.pieces[row], strict=True)
            )
        return short, shared, moved


class Exchange:
    """Improves a table by passing pieces of one column, or swapping pieces of two, between two rows.

    Rows that changed are looked at again with all others; two rows that did not need no second look.
    """

    def __init__(self, table: Table, spare_inclusive: int = 0) -> None:
        bench = table.bench
        self.table, self.bench = table, bench
        self.spare = spare_inclusive
        self.wished = (
            any(bench.floors)
            or bench.wanted > 0
            or any(promised > 0 for row in bench.accepted for promised in row)
        )
        self.rows = range(len(bench.makers))
        self.inside = _membership(bench)
        self.weights = np.array(bench.weight, dtype=np.int64)
        self.done = np.array(bench.done, dtype=np.int64)
        self.least = np.array(bench.least, dtype=np.int64)
        self.high = np.array(bench.high, dtype=np.int64)
        self.pieces = np.array(table.pieces, dtype=np.int64)
        self.work = self._padded(table.work)
        self.tops = self._padded(table.tops)
        dues = len(bench.dues)
        self.rooms = np.array([row[:dues] for row in table.rooms], dtype=np.float64)
        self.rooms[self.rooms == 0] = np.inf
        self.changed: set[int] = set()
        self.last = (0, 0)

    def _padded(self, values: list[list[int]]) -> Counts:
        wide = self.inside.shape[1]
        return np.array([row + [0] * (wide - len(row)) for row in values], dtype=np.int64)

    def settle(self) -> None:
        """Passes and swaps until no single one of them helps any load."""
        columns = range(len(self.bench.columns))
        if not columns or not self.rows:
            return
        fresh = set(self.rows)
        while fresh:
            self.changed = set()
            for column in columns:
                self._pass_all(column, fresh)
            for given, taken in permutations(columns, 2):
                self._swap_all(given, taken, fresh)
            fresh = self.changed

    def _pass_all(self, column: int, fresh: set[int]) -> None:
        first = self.bench.from_due[column].start
        busiest = (self.work[:, first : len(self.bench.dues)] / self.rooms[:, first:]).max(axis=1)
        able = np.flatnonzero(self.pieces[:, column] > self.done[:, column])
        givers = able[np.argsort(-busiest[able], kind="stable")].tolist()
        eased, can = self._eased(column)
        takers = np.flatnonzero(can)
        easy = [(float(eased[row]), int(row)) for row in takers[np.argsort(eased[takers], kind="stable")]]
        easy_fresh = [entry for entry in easy if entry[1] in fresh]
        for giver in givers:
            looked = easy if giver in fresh else easy_fresh
            while self._pass_one(giver, column, first, looked):
                looked = easy = self._renewed(easy, column)
                easy_fresh = [entry for entry in easy if entry[1] in fresh or entry[1] in self.changed]

    def _pass_one(self, giver: int, column: int, first: int, easy: list[tuple[float, int]]) -> bool:
        if self.table.pieces[giver][column] <= self.bench.done[giver][column]:
            return False
        top = max(self.table.due_loads(giver)[first:])
        for lightest, taker in easy:
            if lightest > top:
                return False
            if taker != giver and self._wishes_allow(giver, taker) and self._pass_some(giver, taker, column):
                self.last = (giver, taker)
                return True
        return False

    def _wishes_allow(self, giver: int, taker: int) -> bool:
        """Whether any pass between two rows could leave the wishes as kept as they are."""
        bench = self.bench
        if self.spare < 1 and bench.inclusive[giver] and not bench.inclusive[taker]:
            return False
        floor = bench.floors[giver]
        return not floor or self.table.total(giver) > floor or self.table.total(taker) < bench.floors[taker]

    def _renewed(self, easy: list[tuple[float, int]], column: int) -> list[tuple[float, int]]:
        """The takers in order again, after the last two rows changed."""
        renewed = [entry for entry in easy if entry[1] not in self.last]
        eased, can = self._eased(column, list(self.last))
        for place, row in enumerate(self.last):
            if can[place]:
                insort(renewed, (float(eased[place]), row))
        return renewed

    def _eased(self, column: int, only: list[int] | None = None) -> tuple[Floats, Marks]:
        """The busiest load after the fewest further pieces a row could take, and whether it could."""
        rows = slice(None) if only is None else only
        pieces = self.pieces[rows, column]
        amount = np.maximum(1, self.least[rows, column] - pieces)
        more = amount * self.weights[rows, column]
        entered = self.inside[rows][:, :, column]
        after = self.work[rows] + more[:, None] * entered
        can = (pieces + amount <= self.high[rows, column]) & (
            (after <= self.tops[rows]) | (entered == 0)
        ).all(axis=1)
        first, dues = self.bench.from_due[column].start, len(self.bench.dues)
        return (after[:, first:dues] / self.rooms[rows][:, first:]).max(axis=1), can

    def _pass_some(self, giver: int, taker: int, column: int) -> bool:
        table, bench = self.table, self.bench
        given, taken = table.pieces[giver][column], table.pieces[taker][column]
        done, least = bench.done[giver][column], bench.least[giver][column]
        amounts = dict.fromkeys((1, bench.least[taker][column] - taken, given - done, given - least))
        return any(
            amount > 0
            and table.may_hold(giver, column, given - amount)
            and table.may_hold(taker, column, taken + amount)
            and table.can_take(taker, column, amount)
            and self._try(giver, taker, ((column, amount),))
            for amount in amounts
        )

    def _swap_all(self, given: int, taken: int, fresh: set[int]) -> None:
        """Swaps a piece of `given` for one of `taken` wherever two rows can and it helps."""
        falls, rises, can = self._turns(given, taken)
        can &= falls > 0
        if not can.any():
            return
        other_falls, other_rises, other_can = self._turns(taken, given)
        able = np.flatnonzero(can)
        givers = able[np.argsort(-falls[able], kind="stable")].tolist()
        other_able = np.flatnonzero(other_can)
        takers = other_able[np.argsort(other_rises[other_able], kind="stable")].tolist()
        takers_fresh = [taker for taker in takers if taker in fresh]
        moved: set[int] = set()
        for giver in givers:
            fall, rise = falls[giver], rises[giver]
            for taker in takers if giver in fresh else takers_fresh:
                if other_rises[taker] > fall or giver in moved:
                    break
                # Where the taker's falling load is the busier one, the mirrored swap is looked at instead.
                if (
                    rise <= fall
                    and other_falls[taker] <= fall
                    and taker != giver
                    and taker not in moved
                    and self._try(giver, taker, ((given, 1), (taken, -1)))
                ):
                    moved |= {giver, taker}

    def _turns(self, given: int, taken: int) -> tuple[Floats, Floats, Marks]:
        """For each row, were it to give one piece and take another: the busiest load that falls, the busiest
        that rises (afterwards), and whether it can.
        """
        less, plus = self.pieces[:, given] - 1, self.pieces[:, taken] + 1
        can = self._may_hold(given, less) & self._may_hold(taken, plus)
        more = (
            self.inside[:, :, taken] * self.weights[:, taken, None]
            - self.inside[:, :, given] * self.weights[:, given, None]
        )
        can &= ((self.work + more <= self.tops) | (more <= 0)).all(axis=1)
        dues = len(self.bench.dues)
        more, work = more[:, :dues], self.work[:, :dues]
        falls = np.where(more < 0, work / self.rooms, -1.0).max(axis=1)
        rises = np.where(more > 0, (work + more) / self.rooms, -1.0).max(axis=1)
        return falls, rises, can

    def _may_hold(self, column: int, pieces: Counts) -> Marks:
        enough = (self.least[:, column] <= pieces) & (pieces <= self.high[:, column])
        return np.asarray((pieces == self.done[:, column]) | enough, dtype=np.bool_)

    def _try(self, giver: int, taker: int, amounts: tuple[tuple[int, int], ...]) -> bool:
        """Passes `amounts` by column (each row can), unless loads become less fair or a wish less kept."""
        if not self._helps(giver, taker, amounts):
            return False
        table = self.table
        lost = table.wishes_lost((giver, taker)) if self.wished else (0, 0, 0)
        for column, amount in amounts:
            table.change(giver, column, -amount)
            table.change(taker, column, amount)
        if self.wished:
            short, shared, moved = table.wishes_lost((giver, taker))
            if short > lost[0] or shared - lost[1] > self.spare or moved > lost[2]:
                for column, amount in amounts:
                    table.change(giver, column, amount)
                    table.change(taker, column, -amount)
                return False
            self.spare -= shared - lost[1]
        for row in (giver, taker):
            self.pieces[row] = table.pieces[row]
            self.work[row, : len(table.work[row])] = table.work[row]
        self.changed |= {giver, taker}
        return True

    def _helps(self, giver: int, taker: int, amounts: tuple[tuple[int, int], ...]) -> bool:
        """Whether the loads that change, from the busiest down, become smaller in dictionary order."""
        table, bench = self.table, self.bench
        before, after = [], []
        for due in range(len(bench.dues)):
            for row, sign in ((giver, -1), (taker, 1)):
                more = sum(
                    sign * amount * bench.weight[row][column]
                    for column, amount in amounts
                    if due in bench.from_due[column]
                )
                if more:
                    before.append(table.load(row, due))
                    after.append(table.load(row, due, more))
        before.sort(reverse=True)
        after.sort(reverse=True)
        return after < before


def _membership(bench: Bench) -> Counts:
    """1 where a column enters a limit, indexed [row][limit][column], padded to the longest row."""
    wide = max((len(limits) for limits in bench.limits), default=0)
    inside = np.zeros((len(bench.makers), wide, len(bench.columns)), dtype=np.int64)
    for row, limits in enumerate(bench.limits):
        for number, limit in enumerate(limits):
            inside[row, number, list(limit.columns)] = 1
    return inside
