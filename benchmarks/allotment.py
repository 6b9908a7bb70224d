"""How fast and how fair: the allotment of the Blitar order and of random orders over 500 workshops.

    python benchmarks/allotment.py            every case, with two peers on the same input
    python benchmarks/allotment.py --quick    without the peers

Prints CPU seconds (not wall time), the gap of every stage, and what a plain min-max model on the same solver
and "the same percentage for everybody" would give.
"""

from __future__ import annotations

import argparse
import random
import time
from datetime import date, timedelta

from geliat.planning.allotment import Allotment, Capacity, Demand, Maker, Problem, Rules, allot
from geliat.planning.allotment.bench import Bench, Past, lay
from geliat.planning.allotment.fairness import asked
from geliat.planning.allotment.shortage import add_batches
from geliat.planning.verify.allotment import judge_allotment
from geliat.workbook.cases import shipped
from geliat.workbook.planning import case_problem

STEPS = ("turning", "painting", "skinning", "finishing")
PEER_SECONDS = 20.0


def mondays(count: int) -> tuple[date, ...]:
    return tuple(date(2020, 8, 17) + timedelta(days=7 * week) for week in range(count))


def anyone(seed: int, *, batches: bool, workshops: int = 500, lines: int = 6, weeks: int = 8) -> Problem:
    """A random order: each workshop can do each of four steps with 45 % chance; lines have own windows."""
    dice = random.Random(seed)
    makers = []
    for number in range(workshops):
        capacity = {
            step: Capacity("pieces", dice.randint(20, 120), dice.choice((0, 0, 5, 10)) if batches else 0)
            for step in STEPS
            if dice.random() < 0.45
        }
        makers.append(
            Maker(
                f"W{number:03}",
                f"Workshop {number}",
                capacity,
                frozenset(week for week in range(weeks) if dice.random() < 0.06),
                dice.choice((20_000, 30_000, 50_000)),
                small=dice.random() < 0.3,
                inclusive=dice.random() < 0.1,
            )
        )
    empty = Problem(mondays(weeks), (), tuple(makers))
    demands = []
    for step in STEPS:
        room = sum(empty.room(maker, step, 0, weeks - 1) for maker in makers)
        for line in range(lines):
            first, due = dice.randint(0, weeks // 2 - 1), dice.randint(weeks // 2, weeks - 1)
            pieces = int(room * 0.8 / lines * (due - first + 1) / weeks * dice.uniform(0.7, 1.3))
            demands.append(Demand(f"L{line}", step, pieces, first, due))
    return Problem(
        mondays(weeks), tuple(demands), tuple(makers), Rules(small_floor=20, inclusive_permille=80)
    )


def busiest(problem: Problem, answer: Allotment) -> dict[str, float]:
    """For each step the busiest load in permille."""
    loads: dict[str, float] = {}
    for share in answer.shares:
        loads[share.step] = max(loads.get(share.step, 0), share.load_permille)
    return loads


def plain_minmax(bench: Bench) -> tuple[float, float, float]:
    """The peer: one whole-number model that minimises the busiest load. Returns load, its bound, seconds."""
    model = asked(bench, wishes=None)
    if bench.batched:
        add_batches(bench, model)
    width = len(bench.columns)
    most = model.column(0, 1, cost=1.0)
    for row, limits in enumerate(bench.limits):
        for limit in limits[: len(bench.dues)]:
            terms = [(row * width + c, float(bench.weight[row][c])) for c in limit.columns]
            model.row([*terms, (most, -float(limit.room))], upper=0)
    solver = model.loaded(whole=True)
    solver.setOptionValue("time_limit", PEER_SECONDS)
    begun = time.process_time()
    solver.run()
    info = solver.getInfo()
    return info.objective_function_value, info.mip_dual_bound, time.process_time() - begun


def equal_percentages(bench: Bench) -> str:
    """The peer of the notebook: everybody the same percentage of its room up to each line's due week."""
    over = below = 0
    for column in bench.columns:
        due = bench.dues.index(column.due)
        rooms = [limits[due].room // max(bench.weight[row]) for row, limits in enumerate(bench.limits)]
        whole = sum(rooms)
        for row, room in enumerate(rooms):
            pieces = round(column.quantity * room / whole)
            below += 0 < pieces < bench.least[row][bench.columns.index(column)]
            over += pieces > bench.high[row][bench.columns.index(column)]
    return f"{below} shares below a batch, {over} beyond what can be done in time"


def run(name: str, problem: Problem, *, peers: bool) -> None:
    begun = time.process_time()
    answer = allot(problem)
    spent = time.process_time() - begun
    begun = time.process_time()
    violations = judge_allotment(problem, answer.shares)
    judged = time.process_time() - begun
    print(f"\n{name}: {spent:.2f} CPU s, {len(answer.shares)} shares with reasons,", end=" ")
    print(f"worst gap {answer.worst_gap_ppm / 10_000:.3f} %; judge {judged:.2f} s, {len(violations)} faults")
    for stage in answer.stages:
        print(f"   {stage.line}")
    if not peers:
        return
    loads = busiest(problem, answer)
    for step in dict.fromkeys(demand.step for demand in problem.demands):
        bench = lay(problem, step, Past())
        load, bound, seconds = plain_minmax(bench)
        gap = 100 * (load - bound) / load if 0 < load < 2 else float("nan")
        print(
            f"   peer {step}: min-max model {100 * load:.2f} % (gap {gap:.2f} %) in {seconds:.1f} s,", end=" "
        )
        print(f"ours {loads[step] / 10:.1f} % with wishes; equal percentages: {equal_percentages(bench)}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--quick", action="store_true", help="leave the peers out")
    quick = arguments.parse_args().quick
    run("Blitar as shipped, 60 workshops", case_problem(shipped("blitar_djembe")), peers=not quick)
    run("random, 500 workshops", anyone(1, batches=False), peers=not quick)
    run("random, 500 workshops with minimum batches", anyone(1, batches=True), peers=not quick)


if __name__ == "__main__":
    main()
