"""Pieces that may touch are found, whatever the sizes; one impossible piece does not stop the judge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geliat.planning.loading.problem import CargoBox, Placement
from geliat.planning.verify.neighbours import near_pairs
from geliat.planning.verify.solids import Solid, gap_too_small, solid

BOX = CargoBox("S", 1, 1, 1, 1, 1)
EDGE = st.integers(1, 40) | st.integers(1, 10_000_000)
PLACE = st.integers(-60, 200) | st.integers(-10_000_000, 10_000_000)


def bodies(*places: tuple[int, int, int, int, int, int]) -> list[Solid]:
    return [solid(number, Placement("S", *place, 1), BOX) for number, place in enumerate(places, start=1)]


@given(st.lists(st.tuples(PLACE, PLACE, PLACE, EDGE, EDGE, EDGE), max_size=14), st.integers(0, 20))
def test_every_pair_that_is_too_near_is_found_once_and_in_order(places, clearance):
    solids = bodies(*places)
    found = [(one.number, other.number) for one, other in near_pairs(solids, clearance)]
    assert len(set(found)) == len(found)
    assert all(one < other for one, other in found)
    too_near = {
        (one.number, other.number)
        for place, one in enumerate(solids)
        for other in solids[place + 1 :]
        if gap_too_small(one, other, clearance)
    }
    assert too_near <= set(found)


def test_one_piece_of_an_impossible_size_costs_one_look_at_each_other():
    row = [(300 * number, 0, 0, 300, 300, 300) for number in range(2_000)]
    pairs = sum(1 for _ in near_pairs(bodies(*row, (0, 0, 0, 10**7, 10**7, 10**7)), 0))
    assert 2_000 <= pairs < 10_000
