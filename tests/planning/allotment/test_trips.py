"""Sharing workshops out over lines with as few collections as possible."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geliat.planning.allotment.trips import Supply, share_out


def dearest_needed(supplies: list[Supply], quantities: list[int]) -> int:
    """The least cost over every way to split, by brute force over which shares exist."""
    cells = list(product(range(len(supplies)), range(len(quantities))))

    def spread(place: int, left: list[int], due: list[int]) -> int:
        if place == len(cells):
            return 0 if not any(left) and not any(due) else 10**9
        row, line = cells[place]
        best = 10**9
        for part in range(min(left[row], due[line]) + 1):
            left[row] -= part
            due[line] -= part
            cost = supplies[row].cost if part else 0
            best = min(best, cost + spread(place + 1, left, due))
            left[row] += part
            due[line] += part
        return best

    return spread(0, [supply.pieces for supply in supplies], list(quantities))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 3)), min_size=1, max_size=3), st.data())
def test_brute_force_finds_no_cheaper_split(rows: list[tuple[int, int]], data: st.DataObject) -> None:
    supplies = [Supply(row, pieces, 1, cost) for row, (pieces, cost) in enumerate(rows)]
    total = sum(supply.pieces for supply in supplies)
    first = data.draw(st.integers(0, total))
    quantities = [quantity for quantity in (first, total - first) if quantity]
    split = share_out(supplies, quantities)
    for line, quantity in enumerate(quantities):
        assert quantity == sum(count for (_, of), count in split.pieces.items() if of == line)
    for supply in supplies:
        assert supply.pieces == sum(count for (row, _), count in split.pieces.items() if row == supply.row)
    assert split.cost == split.bound == dearest_needed(supplies, quantities)


def test_workshops_that_add_up_are_collected_once() -> None:
    split = share_out([Supply(row, pieces, 1, 10) for row, pieces in enumerate((7, 5, 3, 9))], [12, 12])
    assert split.cost == split.bound == 40


def test_the_cheapest_workshop_is_the_one_visited_twice() -> None:
    split = share_out([Supply(0, 7, 1, 50), Supply(1, 8, 1, 10)], [6, 9])
    assert split.cost == split.bound == 70


def test_different_sums_are_refused() -> None:
    with pytest.raises(ValueError, match="add up"):
        share_out([Supply(0, 3, 1, 1)], [4])
