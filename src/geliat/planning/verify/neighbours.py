"""Which pieces of a load may touch at all: a grid of cells finds the neighbours for the judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from geliat.planning.verify.solids import Solid

MOST_CELLS = 1_000
"""A piece over more cells than this is held against every other instead of being entered into each."""


def near_pairs(solids: list[Solid], clearance: int) -> Iterator[tuple[Solid, Solid]]:
    """Each pair whose bounding boxes, grown by `clearance` (mm), share a cell; the one placed earlier first.

    Cells are as large as the middling piece, so that one piece of an impossible size in a damaged plan
    neither fills millions of cells nor draws all the others into one.
    """
    if not solids:
        return
    cell = [
        max(1, sorted(body.high[way] - body.low[way] for body in solids)[len(solids) // 2] + clearance)
        for way in range(3)
    ]
    cells: dict[tuple[int, int, int], list[Solid]] = defaultdict(list)
    wide: list[Solid] = []
    entered: list[Solid] = []
    for body in solids:
        ranges = [
            range((body.low[way] - clearance) // cell[way], (body.high[way] + clearance - 1) // cell[way] + 1)
            for way in range(3)
        ]
        if len(ranges[0]) * len(ranges[1]) * len(ranges[2]) > MOST_CELLS:
            yield from ((other, body) for other in (*entered, *wide))
            wide.append(body)
            continue
        yield from ((other, body) for other in wide)
        near: set[int] = set()
        for ix in ranges[0]:
            for iy in ranges[1]:
                for iz in ranges[2]:
                    here = cells[ix, iy, iz]
                    for other in here:
                        if other.number not in near:
                            near.add(other.number)
                            yield other, body
                    here.append(body)
        entered.append(body)
