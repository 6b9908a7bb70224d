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
    """Improves a table by passing pieces of one column, or swapping pieces of two, between two rows."""

    def __init__(self, table: Table, spare_inclusive: int = 0) -> None:
        self.table = table
        self.bench = table.bench
        self.spare = spare_inclusive
        self.changes = 0
        self.wished = (
            any(self.bench.floors)
            or self.bench.wanted > 0
            or any(promised > 0 for row in self.bench.accepted for promised in row)
        )
        self.inside = _membership(self.bench)
        self.weights = np.array(self.bench.weight, dtype=np.int64)

    def settle(self) -> None:
        """Passes and swaps until no single one of them helps any load."""
        columns = range(len(self.bench.columns))
        while True:
            before = self.changes
            for column in columns:
                self._pass_all(column)
            if self.changes == before:
                for given, taken in permutations(columns, 2):
                    self._swap_all(given, taken)
            if self.changes == before:
                return

    def _pass_all(self, column: int) -> None:
        table, bench = self.table, self.bench
        first = bench.from_due[column].start
        rows = range(len(bench.makers))
        givers = [row for row in rows if table.pieces[row][column] > bench.done[row][column]]
        tops = {row: max(table.due_loads(row)[first:]) for row in givers}
        givers.sort(key=lambda row: (-tops[row], row))
        easy = sorted(eased for row in rows if (eased := self._eased(row, column)))
        for giver in givers:
            moved = True
            while moved and table.pieces[giver][column] > bench.done[giver][column]:
                moved = False
                top = max(table.due_loads(giver)[first:])
                for place, (lightest, taker) in enumerate(easy):
                    if lightest > top:
                        break
                    if taker != giver and self._pass_some(giver, taker, column):
                        del easy[place]
                        if again := self._eased(taker, column):
                            insort(easy, again)
                        moved = True
                        break

    def _eased(self, row: int, column: int) -> tuple[float, int] | None:
        """The busiest load of `row` after the fewest further pieces of `column` that it could take."""
        table, bench = self.table, self.bench
        pieces = table.pieces[row][column]
        amount = max(1, bench.least[row][column] - pieces)
        if pieces + amount > bench.high[row][column]:
            return None
        if not table.can_take(row, column, amount):
            return None
        more = bench.weight[row][column] * amount
        return max(table.load(row, due, more) for due in bench.from_due[column]), row

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

    def _swap_all(self, given: int, taken: int) -> None:
        """Swaps a piece of `given` for one of `taken` wherever two rows can and it helps."""
        giving = self._turns(given, taken)
        if giving is None:
            return
        falls, rises, can = giving
        givers = [int(row) for row in np.argsort(-falls, kind="stable") if can[row] and falls[row] > 0]
        taking = self._turns(taken, given) if givers else None
        if taking is None:
            return
        other_falls, other_rises, other_can = taking
        takers = [int(row) for row in np.argsort(other_rises, kind="stable") if other_can[row]]
        changed: set[int] = set()
        for giver in givers:
            if giver in changed:
                continue
            fall, rise = falls[giver], rises[giver]
            for taker in takers:
                if other_rises[taker] > fall:
                    break
                # Where the taker's falling load is the busier one, the mirrored swap is looked at instead.
                if (
                    rise <= fall
                    and other_falls[taker] <= fall
                    and taker != giver
                    and taker not in changed
                    and self._try(giver, taker, ((given, 1), (taken, -1)))
                ):
                    changed |= {giver, taker}
                    break

    def _turns(self, given: int, taken: int) -> tuple[Floats, Floats, Marks] | None:
        """For each row, were it to give one piece and take another: the busiest load that falls, the busiest
        that rises (afterwards), and whether it can; None when nobody can.
        """
        table, bench = self.table, self.bench
        pieces = table.pieces
        can = np.array(
            [
                table.may_hold(row, given, cells[given] - 1) and table.may_hold(row, taken, cells[taken] + 1)
                for row, cells in enumerate(pieces)
            ],
            dtype=bool,
        )
        if not can.any():
            return None
        wide = self.inside.shape[1]
        work = np.array([row + [0] * (wide - len(row)) for row in table.work], dtype=np.int64)
        tops = np.array([row + [0] * (wide - len(row)) for row in table.tops], dtype=np.int64)
        more = (
            self.inside[:, :, taken] * self.weights[:, taken, None]
            - self.inside[:, :, given] * self.weights[:, given, None]
        )
        can &= ((work + more <= tops) | (more <= 0)).all(axis=1)
        dues = len(bench.dues)
        rooms = np.array([row[:dues] for row in table.rooms], dtype=np.float64)
        rooms[rooms == 0] = np.inf
        more = more[:, :dues]
        falls = np.where(more < 0, work[:, :dues] / rooms, -1.0).max(axis=1)
        rises = np.where(more > 0, (work[:, :dues] + more) / rooms, -1.0).max(axis=1)
        return falls, rises, can

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
        self.changes += 1
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


def _membership(bench: Bench) -> NDArray[np.int64]:
    """1 where a column enters a limit, indexed [row][limit][column], padded to the longest row."""
    wide = max((len(limits) for limits in bench.limits), default=0)
    inside = np.zeros((len(bench.makers), wide, len(bench.columns)), dtype=np.int64)
    for row, limits in enumerate(bench.limits):
        for number, limit in enumerate(limits):
            inside[row, number, list(limit.columns)] = 1
    return inside
