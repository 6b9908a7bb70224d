"""Allotting: the whole order, within capacity, fair to the last piece, explained, and the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.planning.allotment.builders import STEP, a_workshop, an_order, orders, weeks

from geliat.planning.allotment import Allotment, Capacity, Demand, Maker, Problem, Rules, allot
from geliat.planning.verify.allotment import judge_allotment
from geliat.refusals import Refusal

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TELLING_WORDS = (
    "disab", "difabel", "inclusi", "inklusi", "cacat", "handicap", "impair", "special", "khusus",
)  # fmt: skip


def given_to(answer: Allotment) -> dict[str, int]:
    totals: dict[str, int] = {}
    for share in answer.shares:
        totals[share.maker] = totals.get(share.maker, 0) + share.quantity
    return totals


def allotted(problem: Problem) -> Allotment:
    """The allotment of a problem that can be met; other examples are left out."""
    try:
        return allot(problem)
    except Refusal:
        assume(False)
        raise


@QUICK
@given(orders())
def test_shares_sum_to_the_order_and_the_judge_finds_nothing(problem: Problem) -> None:
    answer = allotted(problem)
    for demand in problem.demands:
        assert demand.quantity == sum(
            share.quantity
            for share in answer.shares
            if (share.line, share.step) == (demand.line, demand.step)
        )
    assert judge_allotment(problem, answer.shares) == ()


@QUICK
@given(orders())
def test_every_share_is_explained_in_two_languages_with_its_figures(problem: Problem) -> None:
    for share in allotted(problem).shares:
        for sentence in (share.reason.en, share.reason.id):
            assert sentence.endswith(".")
            assert sentence.count(". ") == 0, "one sentence only"
            assert str(share.quantity) in sentence
            assert not any(word in sentence.lower() for word in TELLING_WORDS)
        assert share.reason.en != share.reason.id
        assert share.bound
        assert not any(word in code for code in share.bound for word in TELLING_WORDS)


@QUICK
@given(orders())
def test_the_same_problem_has_the_same_answer(problem: Problem) -> None:
    assert allotted(problem) == allot(problem)


def tables(makers: tuple[Maker, ...], problem: Problem) -> Iterator[list[tuple[int, ...]]]:
    """Every way to spread the demands that keeps time and batches: pieces by [demand][maker]."""

    def spreads(quantity: int, over: int) -> Iterator[tuple[int, ...]]:
        if over == 1:
            yield (quantity,)
            return
        for part in range(quantity + 1):
            for rest in spreads(quantity - part, over - 1):
                yield (part, *rest)

    demands = problem.demands
    for table in product(*(list(spreads(demand.quantity, len(makers))) for demand in demands)):
        if all(sound(problem, maker, [row[number] for row in table]) for number, maker in enumerate(makers)):
            yield list(table)


def sound(problem: Problem, maker: Maker, pieces: list[int]) -> bool:
    batch = maker.capacity[STEP].minimum_batch
    if any(0 < count < batch for count in pieces):
        return False
    for start, due in product(range(len(problem.weeks)), repeat=2):
        inside = sum(
            count
            for count, demand in zip(pieces, problem.demands, strict=True)
            if demand.first_week >= start and demand.due_week <= due
        )
        if start <= due and inside > problem.room(maker, STEP, start, due):
            return False
    return True


def loads(problem: Problem, makers: tuple[Maker, ...], table: list[tuple[int, ...]]) -> list[Fraction]:
    found = []
    start = min(demand.first_week for demand in problem.demands)
    for number, maker in enumerate(makers):
        for due in sorted({demand.due_week for demand in problem.demands}):
            work = sum(
                row[number]
                for row, demand in zip(table, problem.demands, strict=True)
                if demand.due_week <= due
            )
            room = problem.room(maker, STEP, start, due)
            found.append(Fraction(work, room) if room else Fraction(0))
    return sorted(found, reverse=True)


@st.composite
def tiny(draw: st.DrawFn) -> Problem:
    makers = tuple(
        a_workshop(
            f"w{number}",
            draw(st.integers(1, 9)),
            closed=tuple(draw(st.sets(st.integers(0, 2), max_size=1))),
            cost=draw(st.sampled_from([10, 20])),
        )
        for number in range(draw(st.integers(2, 3)))
    )
    demands = []
    for number in range(draw(st.integers(1, 2))):
        first = draw(st.integers(0, 2))
        demands.append(
            Demand(f"L{number}", STEP, draw(st.integers(1, 7)), first, draw(st.integers(first, 2)))
        )
    return Problem(weeks(3), tuple(demands), makers)


@settings(max_examples=150, deadline=None)
@given(tiny())
def test_brute_force_finds_no_fairer_table(problem: Problem) -> None:
    every = list(tables(problem.makers, problem))
    if not every:
        with pytest.raises(Refusal):
            allot(problem)
        return
    answer = allot(problem)
    pieces = {(share.line, share.maker): share.quantity for share in answer.shares}
    ours = [
        tuple(pieces.get((demand.line, maker.key), 0) for maker in problem.makers)
        for demand in problem.demands
    ]
    assert loads(problem, problem.makers, ours) == min(
        loads(problem, problem.makers, table) for table in every
    )
    assert answer.worst_gap_ppm == 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(2, 9), st.sampled_from([0, 2, 3, 5])), min_size=2, max_size=3),
    st.integers(1, 12),
)
def test_with_minimum_batches_the_busiest_load_is_the_least_possible(
    rows: list[tuple[int, int]], quantity: int
) -> None:
    makers = [a_workshop(f"w{n}", room, batch=batch) for n, (room, batch) in enumerate(rows)]
    problem = an_order(*makers, quantities=(quantity,))
    every = list(tables(problem.makers, problem))
    if not every:
        with pytest.raises(Refusal):
            allot(problem)
        return
    totals = given_to(allot(problem))
    ours = [tuple(totals.get(maker.key, 0) for maker in problem.makers)]
    best = min(loads(problem, problem.makers, table)[0] for table in every)
    assert loads(problem, problem.makers, ours)[0] == best


def test_workshops_are_filled_equally_by_what_they_can_make() -> None:
    problem = an_order(
        a_workshop("big", 60), a_workshop("middle", 30), a_workshop("little", 10), quantities=(100,)
    )
    answer = allot(problem)
    assert given_to(answer) == {"big": 60, "middle": 30, "little": 10}
    assert {share.load_permille for share in answer.shares} == {500}
    assert all("equal_load" in share.bound for share in answer.shares)


def test_a_closed_week_lessens_the_share_and_is_named() -> None:
    problem = an_order(a_workshop("open", 20), a_workshop("shut", 20, closed=(1,)), quantities=(30,))
    answer = allot(problem)
    assert given_to(answer) == {"open": 20, "shut": 10}
    shut = next(share for share in answer.shares if share.maker == "shut")
    assert "closed_week" in shut.bound
    assert "12 October" in shut.reason.en
    assert "12 Oktober" in shut.reason.id


def test_work_promised_to_other_orders_is_left_alone() -> None:
    busy = a_workshop("busy", 10, committed={(STEP, 0): 10, (STEP, 1): 5})
    answer = allot(an_order(busy, a_workshop("free", 10), quantities=(25,)))
    assert given_to(answer) == {"busy": 5, "free": 20}
    assert all("capacity" in share.bound for share in answer.shares)


def test_a_small_workshop_gets_its_floor_and_reads_why() -> None:
    problem = an_order(
        a_workshop("big", 200),
        a_workshop("small", 10, small=True),
        quantities=(100,),
        rules=Rules(small_floor=15),
    )
    answer = allot(problem)
    assert given_to(answer) == {"big": 85, "small": 15}
    small = next(share for share in answer.shares if share.maker == "small")
    assert small.bound[0] == "floor"
    assert "15" in small.reason.id


def test_a_floor_that_the_order_is_too_small_for_is_eased_and_said() -> None:
    makers = [a_workshop(f"small{number}", 20, small=True) for number in range(3)]
    answer = allot(an_order(*makers, quantities=(12,), rules=Rules(small_floor=10)))
    assert sorted(given_to(answer).values()) == [4, 4, 4]
    assert sum(easing.pieces for easing in answer.easings) == 18
    assert all(easing.code == "floor_short" for easing in answer.easings)


def test_the_wanted_share_is_kept_and_all_read_the_same_words() -> None:
    problem = an_order(
        a_workshop("one", 50),
        a_workshop("two", 50),
        a_workshop("three", 50, inclusive=True),
        quantities=(90,),
        rules=Rules(inclusive_permille=500),
    )
    answer = allot(problem)
    assert given_to(answer)["three"] == 45
    assert {share.bound for share in answer.shares} == {("group_rule",)}
    shapes = {"".join(" " if c.isdigit() else c for c in share.reason.en) for share in answer.shares}
    assert len({" ".join(shape.split()) for shape in shapes}) == 1


def test_a_wanted_share_that_cannot_be_made_gives_way_and_is_said() -> None:
    problem = an_order(
        a_workshop("one", 50),
        a_workshop("two", 10, inclusive=True),
        quantities=(90,),
        rules=Rules(inclusive_permille=500),
    )
    answer = allot(problem)
    assert given_to(answer)["two"] == 20
    (easing,) = answer.easings
    assert (easing.code, easing.pieces, easing.maker) == ("group_rule_short", 25, "")


def test_a_minimum_batch_is_nothing_or_enough() -> None:
    makers = [a_workshop(f"w{number}", 50, batch=20) for number in range(5)]
    answer = allot(an_order(*makers, quantities=(50,)))
    assert sorted(given_to(answer).values()) == [25, 25]


def test_every_workshop_makes_one_kind_where_that_adds_up() -> None:
    makers = [a_workshop(f"w{number}", 20) for number in range(6)]
    answer = allot(an_order(*makers, quantities=(40, 40, 40)))
    assert len(answer.shares) == 6
    assert answer.collect_cost == 180_000
    assert all("collection" in share.bound for share in answer.shares if "capacity" not in share.bound)


def test_minutes_weigh_the_sizes() -> None:
    makers = (a_workshop("hours", 600, unit="minutes"), a_workshop("counts", 30))
    demands = (Demand("S", STEP, 20, 0, 1, 10), Demand("L", STEP, 20, 0, 1, 30))
    problem = Problem(weeks(2), demands, makers)
    answer = allot(problem)
    assert judge_allotment(problem, answer.shares) == ()
    assert max(share.load_permille for share in answer.shares) <= 500


def test_an_order_that_cannot_be_met_says_how_many_pieces_which_step_which_week() -> None:
    problem = an_order(a_workshop("one", 10), a_workshop("two", 5, closed=(0,)), quantities=(30,))
    with pytest.raises(Refusal) as refused:
        allot(problem)
    (blocker,) = refused.value.blockers
    assert blocker.code == "capacity_short"
    assert blocker.facts["pieces"] == 5
    assert blocker.facts["best"] == 25
    assert blocker.facts["step"] == STEP
    assert blocker.facts["week"] == "2020-10-12"
    assert blocker.facts["earliest"] == "2020-10-19"
    assert "5" in blocker.sentence.id


def test_each_week_that_binds_has_its_own_blocker() -> None:
    problem = an_order(a_workshop("one", 10), quantities=(14, 12), due=(0, 1))
    with pytest.raises(Refusal) as refused:
        allot(problem)
    assert [(b.facts["week"], b.facts["pieces"]) for b in refused.value.blockers] == [
        ("2020-10-05", 4),
        ("2020-10-12", 2),
    ]


def test_without_any_able_workshop_no_number_of_weeks_helps() -> None:
    painter = Maker("p", "Painter", {"painting": Capacity("pieces", 10)})
    with pytest.raises(Refusal) as refused:
        allot(an_order(painter))
    assert refused.value.blockers[0].facts["earliest"] == ""


def test_all_faults_of_a_problem_are_listed_at_once() -> None:
    problem = Problem(
        weeks(2),
        (Demand("A", STEP, -1, 0, 1), Demand("A", STEP, 5, 1, 4, 0)),
        (a_workshop("one", -5), a_workshop("one", 5, cost=-1)),
        Rules(-1),
    )
    with pytest.raises(Refusal) as refused:
        allot(problem)
    assert set(refused.value.codes) == {"allotment_input"}
    assert len(refused.value.blockers) == 8


def test_every_stage_prints_one_line_with_its_gap() -> None:
    answer = allot(an_order(a_workshop("one", 10), a_workshop("two", 7), quantities=(11,)))
    assert answer.stages
    for stage in answer.stages:
        assert "\n" not in stage.line
        assert "gap 0.00 %" in stage.line


def test_a_small_order_among_many_small_workshops_with_batches_is_proven_too():
    rooms = (3000, 2640, 2280, 2040, 1740, 1740, 1680, 1560, 1560, 1380)
    rooms += (1380, 1380, 1200, 1200, 1080, 1020, 900, 840, 1800, 1200)
    batches = (60, 40, 40) * 6 + (40, 40)
    makers = [
        a_workshop(f"W{place:02d}", room, unit="minutes", batch=batch, small=place > 2)
        for place, (room, batch) in enumerate(zip(rooms, batches, strict=True))
    ]
    order = an_order(*makers, quantities=(480, 120, 40), count=6, rules=Rules(small_floor=20))
    efforts = zip(order.demands, (18, 28, 45), strict=True)
    demands = tuple(replace(demand, effort=effort) for demand, effort in efforts)
    answer = allot(replace(order, demands=demands))
    assert judge_allotment(answer.problem, answer.shares) == ()
    assert max(stage.gap_ppm for stage in answer.stages) <= 1000
