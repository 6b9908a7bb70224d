"""Small orders and workshops for the tests of allotment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st

from geliat.planning.allotment import Capacity, Demand, Maker, Problem, Rules

STEP = "turning"


def weeks(count: int) -> tuple[date, ...]:
    """Mondays from 5 October 2020."""
    return tuple(date(2020, 10, 5) + timedelta(days=7 * week) for week in range(count))


def a_workshop(
    key: str,
    per_week: int,
    *,
    batch: int = 0,
    unit: str = "pieces",
    closed: tuple[int, ...] = (),
    cost: int = 30_000,
    small: bool = False,
    inclusive: bool = False,
    committed: Mapping[tuple[str, int], int] | None = None,
) -> Maker:
    """A workshop that turns."""
    return Maker(
        key=key,
        name=f"Workshop {key}",
        capacity={STEP: Capacity("minutes" if unit == "minutes" else "pieces", per_week, batch)},
        closed_weeks=frozenset(closed),
        collect_cost=cost,
        small=small,
        inclusive=inclusive,
        committed=committed or {},
    )


def an_order(
    *makers: Maker,
    quantities: tuple[int, ...] = (10,),
    due: tuple[int, ...] = (),
    count: int = 2,
    rules: Rules | None = None,
    since: int = 0,
) -> Problem:
    """Lines A, B, ... of `quantities` to be turned by their `due` weeks (the last one, unless given)."""
    dues = due or (count - 1,) * len(quantities)
    demands = tuple(
        Demand(chr(ord("A") + number), STEP, quantity, 0, dues[number])
        for number, quantity in enumerate(quantities)
    )
    return Problem(weeks(count), demands, makers, rules or Rules(), since)


@st.composite
def orders(draw: st.DrawFn) -> Problem:
    """Small random orders: batches, closed weeks, promises elsewhere, minutes, floors, wanted shares."""
    count = draw(st.integers(1, 4))
    steps = draw(st.sampled_from([("turning",), ("turning", "painting")]))
    makers = []
    for number in range(draw(st.integers(1, 6))):
        capacity = {}
        for step in steps:
            if draw(st.booleans()) or number == 0:
                unit = draw(st.sampled_from(["pieces", "pieces", "minutes"]))
                per_week = draw(st.integers(0, 40)) * (10 if unit == "minutes" else 1)
                capacity[step] = Capacity(
                    "minutes" if unit == "minutes" else "pieces",
                    per_week,
                    draw(st.sampled_from([0, 0, 3, 8])),
                )
        makers.append(
            Maker(
                key=f"w{number}",
                name=f"Workshop {number}",
                capacity=capacity,
                closed_weeks=frozenset(draw(st.sets(st.integers(0, count - 1), max_size=1))),
                collect_cost=draw(st.sampled_from([0, 20_000, 50_000])),
                small=draw(st.booleans()),
                inclusive=draw(st.booleans()),
                committed={(step, 0): draw(st.integers(0, 10)) for step in steps if draw(st.booleans())},
            )
        )
    demands = []
    for step in steps:
        for number in range(draw(st.integers(1, 3))):
            first = draw(st.integers(0, count - 1))
            due = draw(st.integers(first, count - 1))
            effort = draw(st.sampled_from([5, 8, 12]))
            demands.append(Demand(f"L{number}", step, draw(st.integers(0, 40)), first, due, effort))
    rules = Rules(draw(st.sampled_from([0, 5, 20])), draw(st.sampled_from([0, 200, 500])))
    return Problem(weeks(count), tuple(demands), tuple(makers), rules)
