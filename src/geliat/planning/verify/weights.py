"""Where the weight of a load lies: payload, running-metre load of the floor, centre of gravity.

Only the cargo counts, each piece as if its weight were spread evenly over its bounding box.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from math import lcm

from geliat.planning.loading.problem import ContainerKind, LoadRules
from geliat.planning.verify.solids import Solid

METRE = 1000


def weight_faults(
    solids: list[Solid], inner_mm: tuple[int, int, int], kind: ContainerKind | None, rules: LoadRules
) -> Iterator[tuple[str, tuple[Solid, ...]]]:
    """The faults of a whole container as (code, ())."""
    total = sum(body.cargo.gross_g for body in solids)
    if kind is not None and kind.payload_g is not None and total > kind.payload_g:
        yield "payload", ()
    if (
        kind is not None
        and kind.floor_load_g_per_m is not None
        and _heaviest_metre_exceeds(solids, kind.floor_load_g_per_m)
    ):
        yield "floor_load", ()
    if total:
        for way, window, code in (
            (0, rules.along_permille, "centre_along"),
            (1, rules.across_permille, "centre_across"),
        ):
            # centre = moment / (2 total), compared in thousandths of the inner size.
            moment = 1000 * sum(body.cargo.gross_g * (body.low[way] + body.high[way]) for body in solids)
            span = 2 * total * inner_mm[way]
            if not window[0] * span <= moment <= window[1] * span:
                yield code, ()


def _heaviest_metre_exceeds(solids: list[Solid], limit: int) -> bool:
    """Whether any running metre carries more than `limit`.

    The weight up to x is straight between the ends of pieces, so the heaviest metre begins or ends at one.
    """
    scale = lcm(*{body.high[0] - body.low[0] for body in solids}) if solids else 1
    changes: dict[int, int] = {}
    for body in solids:
        density = body.cargo.gross_g * (scale // (body.high[0] - body.low[0]))
        changes[body.low[0]] = changes.get(body.low[0], 0) + density
        changes[body.high[0]] = changes.get(body.high[0], 0) - density
    ends = sorted(changes)
    sums, slopes, total, slope = [], [], 0, 0
    for index, end in enumerate(ends):
        if index:
            total += slope * (end - ends[index - 1])
        slope += changes[end]
        sums.append(total)
        slopes.append(slope)

    def up_to(x: int) -> int:
        index = bisect_right(ends, x) - 1
        return sums[index] + slopes[index] * (x - ends[index]) if index >= 0 else 0

    return any(up_to(x) - up_to(x - METRE) > limit * scale for end in ends for x in (end, end + METRE))
