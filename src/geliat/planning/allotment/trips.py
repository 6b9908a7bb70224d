"""Sharing a workshop's pieces out over order lines so that as few collections as possible are needed.

Each share is collected by itself. A workshop that makes one line only needs one trip; with W workshops and
L lines, W + L - G trips are needed, G being the most groups in which some workshops make exactly some
lines. Groups are found, and the bound is proven, by sums of subsets (Bellman 1957) held as bits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from geliat.planning.allotment.linear import Model

MOST_CELLS = 240
NODES = 4000


@dataclass(frozen=True, slots=True)
class Supply:
    """Pieces that one workshop (by its row) makes, the smallest share it takes, its cost to collect."""

    row: int
    pieces: int
    least: int
    cost: int


@dataclass(frozen=True, slots=True)
class Split:
    """Pieces by (row, line index), the cost of collecting them, and a cost that no split can undercut.

    `kept` tells whether every share is at least the smallest that its workshop takes.
    """

    pieces: dict[tuple[int, int], int]
    cost: int
    bound: int
    kept: bool = True


def share_out(supplies: Sequence[Supply], quantities: Sequence[int]) -> Split:
    """Splits `supplies` over lines of `quantities` (equal sums) at the least cost of collecting.

    Raises ValueError when the sums differ. Where no split keeps every workshop's least share, one that does
    not is given, marked as such.
    """
    if sum(supply.pieces for supply in supplies) != sum(quantities):
        raise ValueError("workshops and lines must add up to the same number of pieces")
    pieces: dict[tuple[int, int], int] = {}
    left = sorted(supplies, key=lambda supply: (-supply.pieces, supply.row))
    lines = sorted(range(len(quantities)), key=lambda line: (quantities[line], line))
    while lines:
        group = _exact_group(left, lines, quantities)
        if group is None:
            _split_one(left, lines, quantities, pieces)
            continue
        taken, members = group
        left = [supply for supply in left if supply not in members]
        lines = [line for line in lines if line not in taken]
        inner, rest = list(members), list(taken)
        while len(rest) > 1:
            _split_one(inner, rest, quantities, pieces)
        _add(pieces, inner, rest[0])
    cost_of = {supply.row: supply.cost for supply in supplies}
    least_of = {supply.row: supply.least for supply in supplies}
    kept = all(count >= least_of[row] for (row, _), count in pieces.items())
    cost = sum(cost_of[row] for row, _ in pieces)
    split = Split(pieces, cost, _bound(supplies, quantities), kept)
    few = len(supplies) * len(quantities) <= MOST_CELLS
    return _searched(supplies, quantities, split) if not kept or (cost > split.bound and few) else split


def _searched(supplies: Sequence[Supply], quantities: Sequence[int], split: Split) -> Split:
    """The split of a small step by a whole-number model, where groups alone do not prove the cost."""
    model = Model()
    cells: dict[tuple[int, int], int] = {}
    for supply in supplies:
        for line, quantity in enumerate(quantities):
            most = min(supply.pieces, quantity)
            cell = model.column(0, most, whole=True)
            least = supply.least
            opened = model.column(0, 1 if most >= least else 0, cost=supply.cost or 1, whole=True)
            model.row([(cell, 1), (opened, -most)], upper=0)
            model.row([(cell, 1), (opened, -least)], lower=0)
            cells[supply.row, line] = cell
        terms = [(cells[supply.row, line], 1) for line in range(len(quantities))]
        model.row(terms, supply.pieces, supply.pieces)
    for line, quantity in enumerate(quantities):
        model.row([(cells[supply.row, line], 1) for supply in supplies], quantity, quantity)
    answer = model.solved(nodes=NODES)
    if not answer.found:
        return split
    pieces = {key: count for key, cell in cells.items() if (count := round(answer.values[cell]))}
    cost_of = {supply.row: supply.cost for supply in supplies}
    cost = sum(cost_of[row] for row, _ in pieces)
    whole_bound = math.ceil(answer.bound - 1e-6) if min(cost_of.values()) else 0
    bound = max(split.bound, min(whole_bound, cost))
    if cost <= split.cost or not split.kept:
        return Split(pieces, cost, bound)
    return Split(split.pieces, split.cost, bound, split.kept)


def _add(pieces: dict[tuple[int, int], int], supplies: Sequence[Supply], line: int) -> None:
    for supply in supplies:
        if supply.pieces:
            pieces[supply.row, line] = pieces.get((supply.row, line), 0) + supply.pieces


def _sums(amounts: Sequence[int]) -> list[int]:
    """After each amount, the sums that can be reached so far, as bits."""
    reached = [1]
    for amount in amounts:
        reached.append(reached[-1] | (reached[-1] << amount))
    return reached


def _members(supplies: Sequence[Supply], reached: list[int], total: int) -> list[Supply]:
    """Supplies that add up to `total`, which must be reached."""
    chosen = []
    for number in range(len(supplies), 0, -1):
        if not reached[number - 1] >> total & 1:
            chosen.append(supplies[number - 1])
            total -= supplies[number - 1].pieces
    return chosen


def _exact_group(
    supplies: list[Supply], lines: list[int], quantities: Sequence[int]
) -> tuple[tuple[int, ...], list[Supply]] | None:
    """The fewest lines that some workshops make exactly, and those workshops; all of them at the last."""
    if len(lines) == 1:
        return tuple(lines), list(supplies)
    reached = _sums([supply.pieces for supply in supplies])
    for size in range(1, len(lines)):
        for taken in combinations(lines, size):
            total = sum(quantities[line] for line in taken)
            if reached[-1] >> total & 1:
                return taken, _members(supplies, reached, total)
    return None


def _split_one(
    supplies: list[Supply], lines: list[int], quantities: Sequence[int], pieces: dict[tuple[int, int], int]
) -> None:
    """Fills the first line by whole supplies and a part of one, the cheapest to collect twice."""
    line = lines.pop(0)
    total = quantities[line]
    by_cost = sorted(supplies, key=lambda supply: (supply.cost, -supply.pieces, supply.row))
    for strict in (True, False):
        for cut in by_cost:
            least = cut.least if strict else 1
            others = [supply for supply in supplies if supply is not cut]
            reached = _sums([supply.pieces for supply in others])
            for part in range(least, cut.pieces - least + 1):
                if part <= total and reached[-1] >> (total - part) & 1:
                    members = _members(others, reached, total - part)
                    _add(pieces, members, line)
                    _add(pieces, [Supply(cut.row, part, cut.least, cut.cost)], line)
                    rest = Supply(cut.row, cut.pieces - part, cut.least, cut.cost)
                    supplies[:] = [supply for supply in others if supply not in members] + [rest]
                    return
    _fill(supplies, line, total, pieces)


def _fill(supplies: list[Supply], line: int, total: int, pieces: dict[tuple[int, int], int]) -> None:
    """Fills a line from the largest supply down, cutting the last one."""
    while total:
        supply = supplies.pop(0)
        part = min(total, supply.pieces)
        _add(pieces, [Supply(supply.row, part, supply.least, supply.cost)], line)
        total -= part
        if part < supply.pieces:
            supplies.insert(0, Supply(supply.row, supply.pieces - part, supply.least, supply.cost))


def _bound(supplies: Sequence[Supply], quantities: Sequence[int]) -> int:
    """Every workshop once, and the fewest further trips at the lowest cost of any."""
    lines = len(quantities)
    reached = _sums([supply.pieces for supply in supplies])[-1]
    most = [0] * (1 << lines)
    for chosen in range(1, 1 << lines):
        total = sum(quantities[line] for line in range(lines) if chosen >> line & 1)
        exact = reached >> total & 1
        inner = max(most[chosen & ~(1 << line)] for line in range(lines) if chosen >> line & 1)
        most[chosen] = inner + 1 if exact else inner
    working = [supply for supply in supplies if supply.pieces]
    cheapest = min((supply.cost for supply in working), default=0)
    return sum(supply.cost for supply in working) + max(0, lines - most[-1]) * cheapest
