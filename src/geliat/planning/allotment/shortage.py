"""Whether an order can be met at all, and if not, what binds: how many pieces, which step, which week.

The most that can be made by a week is a largest flow (Ford and Fulkerson 1956), found as a linear model
over Hall's limits; where minimum batches or minutes a piece bind, as a whole-number model.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta

from geliat.planning.allotment.bench import Bench, Past, lay
from geliat.planning.allotment.linear import Answer, Model
from geliat.planning.allotment.problem import Problem
from geliat.refusals import Blocker

YEARS_AHEAD = 10


def cells(bench: Bench, tops: list[list[int]] | None = None) -> Model:
    """A model whose first columns are the pieces of every cell, row by row, inside the limits.

    `tops` may hold lower most-pieces than the bench's own. Minimum batches say nothing where fractions are
    allowed; `add_batches` adds them.
    """
    model = Model()
    width = len(bench.columns)
    highs = bench.high if tops is None else tops
    for row in range(len(bench.makers)):
        for column in range(width):
            model.column(bench.held[row][column], highs[row][column], whole=True)
    for row, limits in enumerate(bench.limits):
        for limit in limits:
            model.row(
                [(row * width + column, bench.weight[row][column]) for column in limit.columns],
                upper=limit.room,
            )
    return model


def add_batches(bench: Bench, model: Model, tops: list[list[int]] | None = None) -> None:
    """Lets each cell hold what is done, or at least its smallest share, and nothing between."""
    highs = bench.high if tops is None else tops
    width = len(bench.columns)
    for row in range(len(bench.makers)):
        for column in range(width):
            done, least, high = bench.done[row][column], bench.least[row][column], highs[row][column]
            if least <= max(1, done) or high == done:
                continue
            opened = model.column(0, 1, whole=True)
            cell = row * width + column
            model.row([(cell, 1), (opened, done - high)], upper=done)
            model.row([(cell, 1), (opened, done - least)], lower=done)


def whole_answer(model: Model, *, gap: float = 0.0, nodes: int = 500) -> Answer:
    """The best whole-number answer; the linear one where it comes out whole, as flows do."""
    answer = model.relaxed()
    if not answer.found:
        return answer
    if all(
        not mark or abs(value - round(value)) < 1e-6
        for mark, value in zip(model.whole, answer.values, strict=True)
    ):
        return answer
    return model.solved(gap=gap, nodes=nodes)


def most_made(bench: Bench, until: int, *, batches: bool = True) -> int:
    """The most pieces due by week `until` that can be made, beside what is already done of the rest.

    Without `batches`, the most that could be made if every workshop took up any number of pieces.
    """
    model = cells(bench)
    width = len(bench.columns)
    for number, column in enumerate(bench.columns):
        counted = column.due <= until
        column_cells = [row * width + number for row in range(len(bench.makers))]
        for row, cell in enumerate(column_cells):
            model.cost[cell] = -1.0 if counted else 0.0
            if not counted:
                model.upper[cell] = bench.done[row][number]
        if counted:
            model.row([(cell, 1) for cell in column_cells], upper=column.quantity)
    if not model.cost:
        return 0
    if batches and bench.batched:
        add_batches(bench, model)
    answer = whole_answer(model) if batches else model.relaxed()
    return math.floor(1e-6 - answer.objective) if answer.found else 0


def shortages(problem: Problem, bench: Bench, past: Past) -> tuple[Blocker, ...]:
    """One blocker for every week of the step that binds; empty when the step can be met."""
    if not bench.columns:
        return ()
    enough = most_made(bench, bench.dues[-1], batches=False) == bench.quantity
    if enough and bench.counted:
        return ()  # a flow of single pieces; whether batches add up is seen when they are placed
    if most_made(bench, bench.dues[-1]) == bench.quantity:
        return ()
    if enough:
        return (batches_clash(bench),)
    blockers = []
    short_before = 0
    eased = problem
    for due in bench.dues:
        asked = sum(column.quantity for column in bench.columns if column.due <= due)
        best = most_made(bench, due)
        short = asked - best - short_before
        if short <= 0:
            continue
        short_before += short
        eased, earliest = _earliest(eased, bench.step, due, past)
        blockers.append(_blocker(problem, bench, due, short, best, earliest))
    return tuple(blockers)


def _later(problem: Problem, step: str, due: int, weeks: int) -> Problem:
    """The same order with `weeks` more time for what this step has due in week `due`."""
    calendar = list(problem.weeks)
    while len(calendar) <= due + weeks:
        calendar.append(calendar[-1] + timedelta(days=7))
    demands = tuple(
        replace(demand, due_week=due + weeks) if demand.step == step and demand.due_week == due else demand
        for demand in problem.demands
    )
    return replace(problem, weeks=tuple(calendar), demands=demands)


def _met(problem: Problem, step: str, due: int, past: Past) -> bool:
    bench = lay(problem, step, past)
    asked = sum(column.quantity for column in bench.columns if column.due <= due)
    return most_made(bench, due) == asked


def _earliest(problem: Problem, step: str, due: int, past: Past) -> tuple[Problem, str]:
    """The order eased just enough for week `due`, and the Monday of the week in which it could be met."""
    reach = 1
    while not _met(_later(problem, step, due, reach), step, due + reach, past):
        reach *= 2
        if reach > YEARS_AHEAD * 52:
            return problem, ""
    low, high = reach // 2, reach
    while high - low > 1:
        middle = (low + high) // 2
        if _met(_later(problem, step, due, middle), step, due + middle, past):
            high = middle
        else:
            low = middle
    eased = _later(problem, step, due, high)
    return eased, eased.weeks[due + high].isoformat()


def _blocker(problem: Problem, bench: Bench, due: int, short: int, best: int, earliest: str) -> Blocker:
    word = problem.word(bench.step)
    later_en = " It could be met by the week of {earliest}." if earliest else " More weeks would not help."
    later_id = (
        " Pesanan dapat dipenuhi pada pekan {earliest}." if earliest else " Menambah pekan tidak menolong."
    )
    return Blocker(
        "capacity_short",
        en="{step_en}: {pieces} pieces too many for the workshops up to the week of {week};"
        " at best {best} of {asked} can be made by then." + later_en,
        id="{step_id}: kelebihan {pieces} buah dari kemampuan bengkel sampai pekan {week};"
        " paling banyak {best} dari {asked} buah dapat selesai saat itu." + later_id,
        facts={
            "step": bench.step,
            "step_en": word.en,
            "step_id": word.id,
            "pieces": short,
            "week": problem.weeks[due].isoformat(),
            "best": best,
            "asked": sum(column.quantity for column in bench.columns if column.due <= due),
            "earliest": earliest,
        },
        owner="coordinator",
    )


def batches_clash(bench: Bench) -> Blocker:
    """The blocker for a step whose minimum batches do not add up to the order."""
    word = bench.problem.word(bench.step)
    return Blocker(
        "batches_clash",
        en="{step_en}: no way was found to share out exactly {pieces} pieces with these minimum batches.",
        id="{step_id}: belum ditemukan cara membagi tepat {pieces} buah dengan jumlah minimal ini.",
        facts={"step": bench.step, "step_en": word.en, "step_id": word.id, "pieces": bench.quantity},
        owner="coordinator",
    )
