"""Hiding small counts in published tables so that no subtraction from totals brings them back.

A count of 1 to 4 could point at a person (threshold rule, 5 as in the practice of statistics offices; UU
27/2022 on personal data). Hiding it alone is not enough: the reader subtracts its neighbours from the total.
So further cells are hidden until every small count could, for all the table tells, be 5 or more.

The check is exact and needs no linear program. The cells and totals of a table are arcs of a network in
which flow is conserved (a row's cells flow into its column, columns into the total row, the grand total
back through the row totals); whatever a reader may think the hidden cells are is another circulation with the
same visible arcs. How large a hidden cell can be is therefore its value plus a maximum flow through hidden
arcs, which is whole by nature.

The reader is taken to know all totals shown, that counts are whole, and that zeros are never hidden (so every
hidden cell is at least 1). Not covered: a reader who knows some of the persons counted, and several tables
over the same people, which must be brought into one table before they are published.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

FLOOR = 5  # counts from 1 up to one below this are hidden
MARGIN_RANK = 4  # a hidden total costs the reader more than a hidden cell
GRAND_RANK = 8


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by row and column; totals follow from them. ValueError unless full and not negative."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]

    def __post_init__(self) -> None:
        if len(self.cells) != len(self.rows) or any(len(row) != len(self.columns) for row in self.cells):
            raise ValueError(f"the cells do not fill {len(self.rows)} rows of {len(self.columns)} columns")
        if any(cell < 0 for row in self.cells for cell in row):
            raise ValueError("a count cannot be negative")


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it may be published: None stands for a hidden count."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    grand_total: int | None


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A single list of counts with its total as it may be published."""

    cells: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class _Arc:
    """One cell or total: `count` flows from `tail` to `head`; `rank` says how dear it is to hide."""

    tail: int
    head: int
    count: int
    rank: int


def suppress(table: Table, floor: int = FLOOR) -> Published:
    """The table with every count of 1 to `floor` - 1 hidden, and what else must be hidden to keep it so.

    Visible figures are true, zeros stay visible, and no complementary cell is hidden that could be shown.
    """
    height, width = len(table.rows), len(table.columns)
    row_totals = [sum(row) for row in table.cells]
    column_totals = [sum(row[j] for row in table.cells) for j in range(width)]
    total_row, total_column = height + width, height + width + 1
    arcs = [_Arc(i, height + j, table.cells[i][j], 1) for i in range(height) for j in range(width)]
    arcs += [_Arc(total_column, i, row_totals[i], MARGIN_RANK) for i in range(height)]
    arcs += [_Arc(height + j, total_row, column_totals[j], MARGIN_RANK) for j in range(width)]
    arcs.append(_Arc(total_row, total_column, sum(row_totals), GRAND_RANK))
    shown = _shown(arcs, _hidden(arcs, floor))
    body, margins = shown[: height * width], shown[height * width :]
    return Published(
        rows=table.rows,
        columns=table.columns,
        cells=tuple(tuple(body[i * width : (i + 1) * width]) for i in range(height)),
        row_totals=tuple(margins[:height]),
        column_totals=tuple(margins[height : height + width]),
        grand_total=margins[-1],
    )


def suppress_list(counts: Sequence[int], floor: int = FLOOR) -> PublishedList:
    """A list of counts and its total, hidden by the same rule; ValueError for a negative count."""
    if any(count < 0 for count in counts):
        raise ValueError("a count cannot be negative")
    arcs = [_Arc(0, 1, count, 1) for count in counts]
    arcs.append(_Arc(1, 0, sum(counts), MARGIN_RANK))
    shown = _shown(arcs, _hidden(arcs, floor))
    return PublishedList(cells=tuple(shown[:-1]), total=shown[-1])


def suppress_count(count: int, floor: int = FLOOR) -> int | None:
    """A single count that stands in no table."""
    return None if 0 < count < floor else count


def _shown(arcs: Sequence[_Arc], hidden: set[int]) -> list[int | None]:
    return [None if at in hidden else arc.count for at, arc in enumerate(arcs)]


def _hidden(arcs: Sequence[_Arc], floor: int) -> set[int]:
    small = [at for at, arc in enumerate(arcs) if 0 < arc.count < floor]
    hidden = set(small)
    for at in small:
        if not _could_reach(arcs, hidden, at, floor):
            hidden |= _cheapest_cover(arcs, hidden, at, floor)
    by_value_to_the_reader = sorted(hidden - set(small), key=lambda at: (-arcs[at].rank, -arcs[at].count, at))
    for at in by_value_to_the_reader:
        without = hidden - {at}
        if all(_could_reach(arcs, without, kept, floor) for kept in small):
            hidden = without
    return hidden


def _moves(
    arcs: Sequence[_Arc], usable: Iterable[int], target: int, enough: int
) -> list[tuple[int, int, int, int]]:
    """What the usable arcs let through, as (arc, from, to, how much); `enough` stands for without limit."""
    moves = []
    for at in usable:
        if at == target:
            continue
        arc = arcs[at]
        moves.append((at, arc.tail, arc.head, enough))
        if arc.count > 1:
            moves.append((at, arc.head, arc.tail, min(arc.count - 1, enough)))
    return moves


def _could_reach(arcs: Sequence[_Arc], hidden: set[int], target: int, floor: int) -> bool:
    """Whether some reading of the hidden cells gives `target` at least `floor`: a maximum flow, cut short."""
    need = floor - arcs[target].count
    out: dict[int, list[list[int]]] = {}
    for _, start, end, room in _moves(arcs, hidden, target, need):
        forth, back = [end, room, 0], [start, 0, 0]
        out.setdefault(start, []).append(forth)
        out.setdefault(end, []).append(back)
        forth[2], back[2] = len(out[end]) - 1, len(out[start]) - 1
    source, sink = arcs[target].head, arcs[target].tail
    while need > 0:
        came: dict[int, tuple[int, int]] = {}
        queue = deque([source])
        while queue and sink not in came:
            node = queue.popleft()
            for place, (end, room, _) in enumerate(out.get(node, ())):
                if room > 0 and end not in came and end != source:
                    came[end] = (node, place)
                    queue.append(end)
        if sink not in came:
            return False
        node, push = sink, need
        while node != source:
            before, place = came[node]
            push = min(push, out[before][place][1])
            node = before
        node = sink
        while node != source:
            before, place = came[node]
            edge = out[before][place]
            edge[1] -= push
            out[node][edge[2]][1] += push
            node = before
        need -= push
    return True


def _cheapest_cover(arcs: Sequence[_Arc], hidden: set[int], target: int, floor: int) -> set[int]:
    """The arcs of the cheapest round trip that lets `target` grow to `floor`; one always exists.

    Every cell of a table with a count has a count in its row total, column total and grand total, and these
    four can grow together without limit.
    """
    need = floor - arcs[target].count
    usable = [at for at, arc in enumerate(arcs) if arc.count > 0]
    scale = sum(arc.count for arc in arcs) + 1
    out: dict[int, list[tuple[int, int, int]]] = {}
    for at, start, end, room in _moves(arcs, usable, target, need):
        if room >= need:
            price = 0 if at in hidden else arcs[at].rank * scale + arcs[at].count
            out.setdefault(start, []).append((price, end, at))
    source, sink = arcs[target].head, arcs[target].tail
    best = {source: 0}
    came: dict[int, tuple[int, int]] = {}
    heap = [(0, source)]
    while heap:
        price, node = heappop(heap)
        if price > best[node]:
            continue
        for more, end, at in out.get(node, ()):
            if end not in best or price + more < best[end]:
                best[end] = price + more
                came[end] = (node, at)
                heappush(heap, (price + more, end))
    cover = set()
    node = sink
    while node != source:
        node, at = came[node]
        cover.add(at)
    return cover
