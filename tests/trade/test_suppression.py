"""Hidden counts stay hidden from attackers by linear algebra, by enumeration and by linear programming."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geliat.trade.suppression import (
    FLOOR,
    Published,
    Table,
    suppress,
    suppress_count,
    suppress_list,
)

Cell = tuple[int, int]  # (row, column); the last of each is the total


def a_table(cells: list[list[int]]) -> Table:
    return Table(
        rows=tuple(f"r{i}" for i in range(len(cells))),
        columns=tuple(f"c{j}" for j in range(len(cells[0]))),
        cells=tuple(tuple(row) for row in cells),
    )


def whole(table: Table) -> dict[Cell, int]:
    """Every cell and total of the true table."""
    height, width = len(table.rows), len(table.columns)
    full = {(i, j): table.cells[i][j] for i in range(height) for j in range(width)}
    full |= {(i, width): sum(table.cells[i]) for i in range(height)}
    full |= {(height, j): sum(row[j] for row in table.cells) for j in range(width)}
    full[height, width] = sum(map(sum, table.cells))
    return full


def printed(shown: Published) -> dict[Cell, int | None]:
    """Every cell and total as the reader sees it."""
    height, width = len(shown.rows), len(shown.columns)
    seen: dict[Cell, int | None] = {(i, j): shown.cells[i][j] for i in range(height) for j in range(width)}
    seen |= {(i, width): shown.row_totals[i] for i in range(height)}
    seen |= {(height, j): shown.column_totals[j] for j in range(width)}
    seen[height, width] = shown.grand_total
    return seen


def equations(seen: dict[Cell, int | None]) -> tuple[list[Cell], list[tuple[dict[Cell, int], int]]]:
    """What the reader knows: sums of hidden cells, with sign, that equal a known figure."""
    height, width = max(i for i, _ in seen), max(j for _, j in seen)
    lines = [[(i, j) for j in range(width + 1)] for i in range(height + 1)]
    lines += [[(i, j) for i in range(height + 1)] for j in range(width + 1)]
    known = []
    for line in lines:
        signs = {cell: (-1 if cell == line[-1] else 1) for cell in line}
        constant = -sum(sign * value for cell, sign in signs.items() if (value := seen[cell]) is not None)
        known.append(({cell: sign for cell, sign in signs.items() if seen[cell] is None}, constant))
    return [cell for cell, value in seen.items() if value is None], known


def determined(seen: dict[Cell, int | None]) -> set[Cell]:
    """The hidden cells that linear algebra alone gives away (no use of counts being positive)."""
    hidden, known = equations(seen)
    matrix = [[Fraction(signs.get(cell, 0)) for cell in hidden] for signs, _ in known]
    row = 0
    for column in range(len(hidden)):
        pivot = next((r for r in range(row, len(matrix)) if matrix[r][column]), None)
        if pivot is None:
            continue
        matrix[row], matrix[pivot] = matrix[pivot], matrix[row]
        matrix[row] = [value / matrix[row][column] for value in matrix[row]]
        for other in range(len(matrix)):
            if other != row and matrix[other][column]:
                factor = matrix[other][column]
                matrix[other] = [a - factor * b for a, b in zip(matrix[other], matrix[row], strict=True)]
        row += 1
    return {
        hidden[places[0]]
        for line in matrix
        if len(places := [at for at, value in enumerate(line) if value]) == 1
    }


def largest_by_programming(seen: dict[Cell, int | None], cell: Cell) -> int:
    """The largest value the reader must think possible, by a linear program with hidden cells from 1 up."""
    hidden, known = equations(seen)
    solver = highspy.Highs()
    solver.silent()
    variables = {name: solver.addVariable(lb=1, ub=10**6) for name in hidden}
    for signs, constant in known:
        if signs:
            solver.addConstr(sum(sign * variables[name] for name, sign in signs.items()) == constant)
    solver.maximize(variables[cell])
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return round(solver.variableValue(variables[cell]))


def readings(seen: dict[Cell, int | None], top: int) -> list[dict[Cell, int]]:
    """Every reading of the hidden inner cells from 1 to `top` that agrees with all the figures shown."""
    height, width = max(i for i, _ in seen), max(j for _, j in seen)
    inner = [(i, j) for i in range(height) for j in range(width) if seen[i, j] is None]
    agreeing = []
    for guess in product(range(1, top + 1), repeat=len(inner)):
        filled = {cell: value for cell, value in seen.items() if value is not None}
        filled |= dict(zip(inner, guess, strict=True))
        table = a_table([[filled[i, j] for j in range(width)] for i in range(height)])
        true = whole(table)
        if all(true[cell] == value if value is not None else true[cell] >= 1 for cell, value in seen.items()):
            agreeing.append(true)
    return agreeing


counts = st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 60))
tables = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(counts, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    ).map(a_table)
)


@given(tables)
def test_what_is_shown_is_true_and_no_small_count_or_hidden_zero_is_among_it(table: Table) -> None:
    true, seen = whole(table), printed(suppress(table))
    for cell, value in seen.items():
        if value is None:
            assert true[cell] > 0
        else:
            assert value == true[cell]
            assert not 0 < value < FLOOR


@given(tables)
def test_linear_algebra_gives_no_small_count_away(table: Table) -> None:
    true, seen = whole(table), printed(suppress(table))
    assert not {cell for cell in determined(seen) if 0 < true[cell] < FLOOR}


@settings(max_examples=60, deadline=None)
@given(tables)
def test_a_linear_program_cannot_pin_a_small_count_below_five(table: Table) -> None:
    true, seen = whole(table), printed(suppress(table))
    for cell, value in true.items():
        if 0 < value < FLOOR:
            assert largest_by_programming(seen, cell) >= FLOOR


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=2).map(a_table))
def test_trying_every_reading_of_a_tiny_table_leaves_each_small_count_open(table: Table) -> None:
    true, seen = whole(table), printed(suppress(table))
    agreeing = readings(seen, top=10)
    assert true in agreeing
    for cell, value in true.items():
        if 0 < value < FLOOR:
            assert max(reading[cell] for reading in agreeing) >= FLOOR


@settings(deadline=None)
@given(tables)
def test_no_complementary_cell_is_hidden_without_need(table: Table) -> None:
    """Showing any one of them again would let a reader pin some small count below five."""
    true, seen = whole(table), printed(suppress(table))
    small = [cell for cell, value in true.items() if 0 < value < FLOOR]
    complementary = [cell for cell, value in seen.items() if value is None and cell not in small]
    for cell in complementary[:3]:
        reopened = {**seen, cell: true[cell]}
        assert min(largest_by_programming(reopened, one) for one in small) < FLOOR


def test_hiding_the_small_count_alone_would_give_it_away() -> None:
    """The attackers of this file do succeed against a careless publisher."""
    table = a_table([[3, 20], [30, 40]])
    careless: dict[Cell, int | None] = {**whole(table)}
    careless[0, 0] = None
    assert determined(careless) == {(0, 0)}
    assert largest_by_programming(careless, (0, 0)) == 3


def test_a_square_of_four_is_hidden_around_one_small_count() -> None:
    shown = suppress(a_table([[3, 20, 50], [30, 40, 60], [70, 80, 90]]))
    assert shown.cells == ((None, None, 50), (None, None, 60), (70, 80, 90))
    assert shown.row_totals == (73, 130, 240)
    assert shown.grand_total == 443


def test_a_table_without_small_counts_is_shown_whole() -> None:
    table = a_table([[0, 5], [12, 30]])
    assert printed(suppress(table)) == whole(table)


def test_a_list_hides_a_second_count_or_its_total() -> None:
    assert suppress_list([3, 20, 30]).cells == (None, None, 30)
    assert suppress_list([3, 20, 30]).total == 53
    lonely = suppress_list([3, 0, 0])
    assert (lonely.cells, lonely.total) == ((None, 0, 0), None)
    assert suppress_list([1, 1, 40]).cells == (None, None, None)
    assert suppress_list([]).total == 0


@given(st.lists(counts, max_size=8))
def test_no_list_gives_a_small_count_away(numbers: list[int]) -> None:
    shown = suppress_list(numbers)
    total = sum(numbers)
    hidden_cells = [n for n, seen in zip(numbers, shown.cells, strict=True) if seen is None]
    for number, seen in zip(numbers, shown.cells, strict=True):
        assert seen is None or (seen == number and not 0 < seen < FLOOR)
        if 0 < number < FLOOR and shown.total is not None:
            # the most this one can be is what is left when every other hidden count is 1
            assert sum(hidden_cells) - (len(hidden_cells) - 1) >= FLOOR
    assert shown.total in {None, total}
    assert shown.total is None or not 0 < total < FLOOR
    if 0 < total < FLOOR:
        assert shown.total is None


def test_a_single_count_follows_the_same_floor() -> None:
    assert [suppress_count(n) for n in (0, 1, 4, 5)] == [0, None, None, 5]
    assert suppress_count(9, floor=10) is None


def test_a_table_that_is_not_one_is_an_error() -> None:
    with pytest.raises(ValueError, match="do not fill"):
        Table(rows=("a",), columns=("b", "c"), cells=((1,),))
    with pytest.raises(ValueError, match="negative"):
        a_table([[-1]])
    with pytest.raises(ValueError, match="negative"):
        suppress_list([-1])


def test_a_large_table_is_hidden_in_reasonable_time_and_safely() -> None:
    table = a_table([[(i * 7 + j * 11) % 23 for j in range(10)] for i in range(15)])
    true, seen = whole(table), printed(suppress(table))
    small = [cell for cell, value in true.items() if 0 < value < FLOOR]
    assert len(small) > 20
    assert not determined(seen) & set(small)
    assert all(largest_by_programming(seen, cell) >= FLOOR for cell in small[::5])
