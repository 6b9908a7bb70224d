"""One work step laid out as a table: its workshops by row, its demands by column, and what limits each row.

Steps share no capacity, and the group's wishes are kept step by step, so that every step is planned alone
without losing anything. A row's limits are Hall's condition for its weeks: the work that must be done
inside an interval of weeks may not exceed the room in it (Hall 1935; Horn 1974 for windows in time).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from geliat.planning.allotment.problem import Demand, Maker, Problem, Standing


@dataclass(frozen=True, slots=True)
class Column:
    """Demands that are alike to every workshop: the same window and effort, `quantity` pieces together."""

    first: int
    due: int
    effort: int
    quantity: int
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """Weight x pieces over `columns` may not exceed `room`, what a workshop can do in weeks first..due."""

    first: int
    due: int
    columns: tuple[int, ...]
    room: int


@dataclass(frozen=True)
class Bench:
    """A step's table. Lists are indexed [row] or [row][column]; a cell counts pieces.

    `limits[row]` starts with one limit for every due week of `dues`, from the step's first week: these are
    the rooms that loads are measured against. A cell holds `done`, or at least `least`, and at most `high`;
    never less than `held`, the finished pieces and, in mending, the accepted ones that need not move.
    """

    problem: Problem
    step: str
    makers: tuple[Maker, ...]
    columns: tuple[Column, ...]
    dues: tuple[int, ...]
    weight: list[list[int]]
    done: list[list[int]]
    accepted: list[list[int]]
    least: list[list[int]]
    high: list[list[int]]
    held: list[list[int]]
    limits: list[list[Limit]]
    floors: list[int]
    inclusive: list[bool]
    wanted: int

    @cached_property
    def quantity(self) -> int:
        """Pieces of the step in all."""
        return sum(column.quantity for column in self.columns)

    @cached_property
    def counted(self) -> bool:
        """Whether every workshop counts single pieces, so that fractions can always be made whole."""
        return all(weight == 1 for weights in self.weight for weight in weights)

    @cached_property
    def batched(self) -> bool:
        """Whether any cell has a smallest share above one piece."""
        return any(
            least > max(1, done)
            for leasts, dones in zip(self.least, self.done, strict=True)
            for least, done in zip(leasts, dones, strict=True)
        )

    @cached_property
    def from_due(self) -> list[range]:
        """For each column, the indices of the due weeks whose load it enters."""
        return [range(self.dues.index(column.due), len(self.dues)) for column in self.columns]

    @cached_property
    def limits_of_column(self) -> list[list[list[int]]]:
        """For each row and column, the indices of the limits that the cell enters."""
        return [
            [
                [number for number, limit in enumerate(limits) if column in limit.columns]
                for column in range(len(self.columns))
            ]
            for limits in self.limits
        ]

    def tops(self, caps: Mapping[tuple[int, int], int]) -> list[list[int]]:
        """The most pieces of each cell when the work of (row, due week) pairs is capped; batches kept."""
        highs = [list(row) for row in self.high]
        for (row, due), cap in caps.items():
            weights, held = self.weight[row], self.held[row]
            inside = self.limits[row][due].columns
            used = sum(weights[column] * held[column] for column in inside)
            for column in inside:
                most = held[column] + (cap - used) // weights[column]
                if most < highs[row][column]:
                    least = self.least[row][column]
                    highs[row][column] = max(held[column], most) if most >= least else held[column]
        return highs

    def loads(self, row: int, pieces: list[int]) -> list[float]:
        """The load of `row` up to each due week: work over room (0 where there is neither)."""
        return [
            work / room if room else 0.0
            for work, room in zip(
                self.work(row, pieces)[: len(self.dues)],
                (limit.room for limit in self.limits[row][: len(self.dues)]),
                strict=True,
            )
        ]

    def work(self, row: int, pieces: list[int]) -> list[int]:
        """The work of `row` inside each of its limits, in its own unit."""
        weights = self.weight[row]
        return [
            sum(weights[column] * pieces[column] for column in limit.columns) for limit in self.limits[row]
        ]


@dataclass(slots=True)
class Past:
    """What already stands when an allotment is mended, by (line, step, maker).

    `apart` keeps lines apart that could share a column, as minimum batches of small lines may ask for.
    """

    standing: Mapping[tuple[str, str, str], Standing] = field(default_factory=dict)
    declined: frozenset[tuple[str, str, str]] = frozenset()
    apart: bool = False

    @property
    def mending(self) -> bool:
        """Whether there is anything to hold on to."""
        return bool(self.standing or self.declined)


def lay(problem: Problem, step: str, past: Past) -> Bench:
    """The table of `step`. Lines are kept apart when mending, otherwise alike ones share a column."""
    demands = [demand for demand in problem.demands if demand.step == step and demand.quantity > 0]
    columns = _columns(demands, apart=past.mending or past.apart)
    start = max(problem.since, min((column.first for column in columns), default=0))
    dues = tuple(sorted({column.due for column in columns}))
    able = [
        maker
        for maker in problem.makers
        if step in maker.capacity
        and (
            problem.room(maker, step, start, max(dues, default=-1)) > 0
            or any((d.line, step, maker.key) in past.standing for d in demands)
        )
    ]
    rules = problem.rules
    quantity = sum(column.quantity for column in columns)
    inclusive = [maker.inclusive for maker in able]
    wishing = not past.mending  # what was wished was weighed when the shares were first offered
    wanted = -(-quantity * rules.inclusive_permille // 1000) if wishing and any(inclusive) else 0
    bench = Bench(
        problem, step, tuple(able), columns, dues, [], [], [], [], [], [], [], [], inclusive, wanted
    )
    for maker in able:
        _add_row(bench, maker, start, past)
        limits = bench.limits[-1]
        alone = limits[len(dues) - 1].room // min(bench.weight[-1]) if limits else 0
        bench.floors.append(min(rules.small_floor, alone, quantity) if wishing and maker.small else 0)
    return bench


def _columns(demands: list[Demand], *, apart: bool) -> tuple[Column, ...]:
    groups: dict[tuple[object, ...], list[Demand]] = {}
    for demand in demands:
        alike = (demand.due_week, demand.first_week, demand.effort, demand.line if apart else "")
        groups.setdefault(alike, []).append(demand)
    return tuple(
        Column(
            group[0].first_week,
            group[0].due_week,
            group[0].effort,
            sum(demand.quantity for demand in group),
            tuple(group),
        )
        for _, group in sorted(groups.items(), key=lambda item: item[0])
    )


def _add_row(bench: Bench, maker: Maker, start: int, past: Past) -> None:
    problem, step, columns = bench.problem, bench.step, bench.columns
    capacity = maker.capacity[step]
    weight = [column.effort if capacity.unit == "minutes" else 1 for column in columns]
    done, accepted, least, high = [], [], [], []
    for column in columns:
        keys = [(demand.line, step, maker.key) for demand in column.demands]
        stands = [past.standing[key] for key in keys if key in past.standing]
        finished = sum(stand.done for stand in stands)
        promised = max(finished, sum(stand.accepted for stand in stands))
        smallest = max(1, capacity.minimum_batch)
        done.append(finished)
        accepted.append(promised)
        least.append(max(finished, min(smallest, promised) if promised > finished else smallest))
        high.append(promised if any(key in past.declined for key in keys) else column.quantity)
    bench.weight.append(weight)
    bench.done.append(done)
    bench.accepted.append(accepted)
    bench.least.append(least)
    room_by_week = [problem.available(maker, step, week) for week in range(max(bench.dues) + 1)]

    def limit(first: int, due: int) -> Limit:
        inside = tuple(
            number
            for number, column in enumerate(columns)
            if max(column.first, problem.since) >= first and column.due <= due
        )
        finished = sum(weight[number] * done[number] for number in inside)
        return Limit(first, due, inside, finished + sum(room_by_week[first : due + 1]))

    firsts = sorted({max(column.first, problem.since) for column in columns} - {start})
    limits = [limit(start, due) for due in bench.dues]
    limits += [
        found
        for first in firsts
        for due in bench.dues
        if (found := limit(first, due)).columns and found.room < _lowest(limits, found)
    ]
    bench.limits.append(limits)
    for number in range(len(columns)):
        for found in limits:
            if number in found.columns:
                other = sum(weight[c] * done[c] for c in found.columns if c != number)
                high[number] = min(high[number], max(done[number], (found.room - other) // weight[number]))
        if high[number] < least[number]:
            high[number] = done[number]
    bench.high.append(high)
    bench.held.append(list(done))


def _lowest(limits: list[Limit], found: Limit) -> float:
    """The least room among limits that already hold every column of `found`."""
    return min(
        (limit.room for limit in limits if set(found.columns) <= set(limit.columns)), default=float("inf")
    )
