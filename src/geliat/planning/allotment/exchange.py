"""Whole pieces made fair to the last one: passes and swaps of pieces between two workshops until none helps.

A change helps when the loads it touches, sorted from the busiest down, become smaller in dictionary order;
it must fit every limit, keep batches, and leave no wish less kept. On one window of weeks this reaches the
exact optimum (exchange in base polyhedra: Federgruen and Groenevelt 1986).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geliat.planning.allotment.bench import Bench


class Table:
    """A step's cells in whole pieces, with the work inside every limit kept beside them."""

    def __init__(self, bench: Bench, pieces: list[list[int]]) -> None:
        self.bench = bench
        self.pieces = pieces
        self.work = [bench.work(row, cells) for row, cells in enumerate(pieces)]
        self.rooms = [[limit.room for limit in limits] for limits in bench.limits]

    def load(self, row: int, due: int, more: int = 0) -> float:
        """The load of `row` up to the due week with index `due`, were there `more` work."""
        room = self.rooms[row][due]
        return (self.work[row][due] + more) / room if room else 0.0

    def total(self, row: int) -> int:
        """Pieces of the step that `row` has."""
        return sum(self.pieces[row])

    def may_hold(self, row: int, column: int, pieces: int) -> bool:
        """Whether a cell may hold so many pieces: what is done, or a share of at least the smallest size."""
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
        return all(work <= room for work, room in zip(self.work[row], self.rooms[row], strict=True))

    def holds(self, row: int, columns: Iterable[int]) -> bool:
        """Whether `row` may hold what it has of `columns` and can do it in time."""
        cells = self.pieces[row]
        return all(self.may_hold(row, column, cells[column]) for column in columns) and self.fits(row)

    def due_loads(self, row: int) -> list[float]:
        """All loads of `row`, by due week."""
        return [self.load(row, due) for due in range(len(self.bench.dues))]

    def wishes_lost(self, rows: tuple[int, int]) -> tuple[int, int, int]:
        """What two rows lack of their floors, of the wanted share (negative pieces), and of accepted shares."""
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
        self.spare = spare_inclusive
        self.changes = 0

    def settle(self) -> None:
        """Passes and swaps until no single one of them helps any load."""
        columns = range(len(self.table.bench.columns))
        while True:
            before = self.changes
            for column in columns:
                self._pass_all(column)
            if self.changes == before and len(columns) > 1:
                for given in columns:
                    for taken in columns:
                        if given != taken:
                            self._swap_all(given, taken)
            if self.changes == before:
                return

    def _pass_all(self, column: int) -> None:
        table, bench = self.table, self.table.bench
        first = bench.from_due[column].start
        rows = range(len(bench.makers))

        def busiest(row: int) -> float:
            return max(table.due_loads(row)[first:])

        def after_one(row: int) -> float:
            weight = bench.weight[row][column]
            return max(table.load(row, due, weight) for due in bench.from_due[column])

        givers = [row for row in rows if table.pieces[row][column] > bench.done[row][column]]
        takers = [row for row in rows if table.pieces[row][column] < bench.high[row][column]]
        givers.sort(key=lambda row: (-busiest(row), row))
        easy = sorted((after_one(row), row) for row in takers)
        for giver in givers:
            moved = True
            while moved and table.pieces[giver][column] > bench.done[giver][column]:
                moved = False
                top = busiest(giver)
                for place, (eased, taker) in enumerate(easy):
                    if eased > top:
                        break
                    if taker != giver and self._pass_some(giver, taker, column):
                        easy[place] = (after_one(taker), taker)
                        easy.sort()
                        moved = True
                        break

    def _pass_some(self, giver: int, taker: int, column: int) -> bool:
        table, bench = self.table, self.table.bench
        given, taken = table.pieces[giver][column], table.pieces[taker][column]
        amounts = dict.fromkeys(
            (
                1,
                bench.least[taker][column] - taken,
                given - bench.done[giver][column],
                given - bench.least[giver][column],
            )
        )
        return any(
            amount > 0
            and table.may_hold(giver, column, given - amount)
            and table.may_hold(taker, column, taken + amount)
            and self._try(giver, taker, ((column, amount),))
            for amount in amounts
        )

    def _swap_all(self, given: int, taken: int) -> None:
        table, bench = self.table, self.table.bench
        rows = range(len(bench.makers))
        dues = range(len(bench.dues))
        first_given, first_taken = bench.from_due[given].start, bench.from_due[taken].start

        def turn(row: int, sign: int) -> tuple[float, float]:
            """The busiest load that falls, and the busiest that rises (after), if `row` swaps."""
            falls = rises = -1.0
            for due in dues:
                more = sign * (
                    (bench.weight[row][taken] if due >= first_taken else 0)
                    - (bench.weight[row][given] if due >= first_given else 0)
                )
                if more < 0:
                    falls = max(falls, table.load(row, due))
                elif more > 0:
                    rises = max(rises, table.load(row, due, more))
            return falls, rises

        givers = [(*turn(row, 1), row) for row in rows if table.pieces[row][given] > bench.done[row][given]]
        takers = [(*turn(row, -1), row) for row in rows if table.pieces[row][taken] > bench.done[row][taken]]
        givers.sort(key=lambda giver: (-giver[0], giver[2]))
        takers.sort(key=lambda taker: (taker[1], taker[2]))
        for falls, rises, giver in givers:
            for other_falls, other_rises, taker in takers:
                if other_rises > falls:
                    break
                # Where the taker's falling load is the busier one, the mirrored swap is looked at instead.
                if rises <= falls and other_falls <= falls and giver != taker:
                    self._try(giver, taker, ((given, 1), (taken, -1)))

    def _try(self, giver: int, taker: int, amounts: tuple[tuple[int, int], ...]) -> bool:
        """Passes `amounts` by column; takes it back unless loads become fairer and nothing is broken."""
        table = self.table
        rows = (giver, taker)
        before = sorted(table.due_loads(giver) + table.due_loads(taker), reverse=True)
        lost = table.wishes_lost(rows)
        for column, amount in amounts:
            table.change(giver, column, -amount)
            table.change(taker, column, amount)
        after = sorted(table.due_loads(giver) + table.due_loads(taker), reverse=True)
        columns = [column for column, _ in amounts]
        if after < before and table.holds(giver, columns) and table.holds(taker, columns):
            short, shared, moved = table.wishes_lost(rows)
            if short <= lost[0] and shared - lost[1] <= self.spare and moved <= lost[2]:
                self.spare -= shared - lost[1]
                self.changes += 1
                return True
        for column, amount in amounts:
            table.change(giver, column, amount)
            table.change(taker, column, -amount)
        return False


def pairs_of(bench: Bench) -> Iterator[tuple[int, int]]:
    """Every (row, due week index) that has room, so that it has a load."""
    for row, limits in enumerate(bench.limits):
        for due in range(len(bench.dues)):
            if limits[due].room:
                yield row, due
