"""Allots an order, or mends an allotment: step by step feasible, wishes kept, loads fair, trips few.

    allot(problem)                                   a first allotment, explained
    mend(problem, standing, declined=, unable=)      finished work fixed, accepted work moved least

Every stage keeps what the stages before it reached. Raises Refusal with one blocker a bottleneck.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from geliat.planning.allotment.bench import Bench, Past, lay
from geliat.planning.allotment.fairness import Wishes, keep_moves, keep_wishes
from geliat.planning.allotment.problem import Key, Problem, Share, Standing
from geliat.planning.allotment.proof import fair_table
from geliat.planning.allotment.reasons import Figures, explain
from geliat.planning.allotment.result import Allotment, Easing, Stage
from geliat.planning.allotment.shortage import batches_clash, shortages
from geliat.planning.allotment.trips import Supply, share_out
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence

Cells = dict[tuple[int, str], int]  # pieces by (row, line)


@dataclass(frozen=True, slots=True)
class _Planned:
    bench: Bench
    wishes: Wishes
    pieces: list[list[int]]
    fair: dict[tuple[int, int], float]
    cells: Cells
    stages: tuple[Stage, ...]
    cost: int


def allot(problem: Problem) -> Allotment:
    """Shares of the whole order, fair by the leximin of load in every step, each with its reason.

    Raises Refusal: "allotment_input" for an unreadable problem, "capacity_short" for every week that binds.
    The answer depends on the problem alone.
    """
    return _plan(problem, Past())


def mend(
    problem: Problem,
    standing: Sequence[Standing],
    *,
    declined: Collection[Key] = (),
    unable: Mapping[tuple[str, str], int] | None = None,
) -> Allotment:
    """Shares anew: `done` pieces stay, as few accepted ones move as possible, then fairness, then cost.

    Floors and the wanted share are not weighed again: what was accepted under them stays.

    `problem.since` is the first week still ahead. `declined` are (line, step, maker) that get no more than
    they accepted; `unable` gives, by (step, maker), the first week in which that workshop can work again
    (the number of weeks, when not at all). Work not done must fit in the weeks ahead. Raises Refusal as
    `allot` does, and "done_too_many" where more is finished than was ordered.
    """
    away = unable or {}
    makers = tuple(
        replace(
            maker,
            away=maker.away
            | {
                (step, week)
                for (step, key), until in away.items()
                if key == maker.key
                for week in range(until)
            },
        )
        for maker in problem.makers
    )
    past = Past({stand.key: stand for stand in standing}, frozenset(declined))
    late = replace(problem, makers=makers)
    faults = _faults_of_standing(late, standing)
    if faults:
        raise Refusal(*faults)
    return _plan(late, past)


def _faults_of_standing(problem: Problem, standing: Sequence[Standing]) -> list[Blocker]:
    ordered = {(demand.line, demand.step): demand.quantity for demand in problem.demands}
    skills = {(step, maker.key) for maker in problem.makers for step in maker.capacity}
    done: dict[tuple[str, str], int] = {}
    faults = []
    for stand in standing:
        done[stand.line, stand.step] = done.get((stand.line, stand.step), 0) + stand.done
        if (stand.line, stand.step) not in ordered or (stand.step, stand.maker) not in skills:
            faults.append(
                Blocker(
                    "standing_unknown",
                    en="{maker} has a share of {line}, {step}, that is not in this order or not its skill.",
                    id="{maker} punya bagian {line}, {step}, yang tidak ada dalam pesanan ini atau bukan"
                    " keahliannya.",
                    facts={"maker": stand.maker, "line": stand.line, "step": stand.step},
                    owner="coordinator",
                )
            )
    for (line, step), pieces in sorted(done.items()):
        if pieces > ordered.get((line, step), pieces):
            faults.append(
                Blocker(
                    "done_too_many",
                    en="{line}, {step}: {pieces} pieces are finished but only {ordered} are ordered.",
                    id="{line}, {step}: {pieces} buah sudah selesai padahal hanya {ordered} yang dipesan.",
                    facts={"line": line, "step": step, "pieces": pieces, "ordered": ordered[line, step]},
                    owner="coordinator",
                )
            )
    return faults


def _plan(problem: Problem, past: Past) -> Allotment:
    faults = problem.faults()
    if faults:
        raise Refusal(*faults)
    steps = list(dict.fromkeys(demand.step for demand in problem.demands if demand.quantity))
    benches = [lay(problem, step, past) for step in steps]
    short = [blocker for bench in benches for blocker in shortages(problem, bench, past)]
    if short:
        raise Refusal(*short)
    planned = [_plan_step(bench, past) for bench in benches]
    shares = [share for plan in planned for share in _shares(plan, past)]
    return Allotment(
        problem,
        tuple(shares),
        tuple(stage for plan in planned for stage in plan.stages),
        tuple(easing for plan in planned for easing in _easings(plan)),
        tuple(past.standing.values()),
        past.declined,
        sum(plan.cost for plan in planned),
        _moved(past, shares),
    )


def _moved(past: Past, shares: list[Share]) -> int:
    given = {share.key: share.quantity for share in shares}
    return sum(max(0, stand.accepted - given.get(key, 0)) for key, stand in past.standing.items())


def _plan_step(bench: Bench, past: Past) -> _Planned:
    stages = []
    if past.mending:
        bench, moved, bound = keep_moves(bench)
        stages.append(Stage(bench.step, "accepted pieces moved", moved, bound, "pieces"))
    wishes = keep_wishes(bench)
    names = {
        "floor": "pieces short of the small workshops' floor",
        "share": "pieces short of the group's rule",
    }
    stages += [Stage(bench.step, names[name], short, bound, "pieces") for name, short, bound in wishes.stages]
    pieces, proofs, fair = fair_table(bench, wishes)
    stages += [
        Stage(bench.step, f"load {number} of {len(proofs)}, {count} loads", load, bound, "ppm")
        for number, (count, load, bound) in enumerate(proofs, 1)
    ]
    cells, cost, bound, kept = _by_line(bench, pieces, apart=past.mending)
    if not kept:
        return _plan_apart(bench, past)
    stages.append(Stage(bench.step, "cost to collect", cost, bound, "IDR"))
    return _Planned(bench, wishes, pieces, fair, cells, tuple(stages), cost)


def _plan_apart(bench: Bench, past: Past) -> _Planned:
    """Plans the step again with every line by itself, where shares of single lines fall below a batch."""
    if past.apart:
        raise Refusal(batches_clash(bench))
    apart = replace(past, apart=True)
    laid = lay(bench.problem, bench.step, apart)
    short = shortages(bench.problem, laid, apart)
    if short:
        raise Refusal(*short)
    return _plan_step(laid, apart)


def _by_line(bench: Bench, pieces: list[list[int]], *, apart: bool) -> tuple[Cells, int, int, bool]:
    """Pieces by (row, line), the cost of collecting, its bound, and whether every batch is kept.

    Alike columns are shared out over their lines together, unless what stands keeps lines `apart`.
    """
    groups: dict[tuple[int, ...], list[int]] = {}
    for number, column in enumerate(bench.columns):
        alike = (number,) if apart else (column.first, column.due, column.effort)
        groups.setdefault(alike, []).append(number)
    cells: Cells = {}
    cost = bound = 0
    kept = True
    for numbers in groups.values():
        demands = [demand for number in numbers for demand in bench.columns[number].demands]
        supplies = [
            Supply(row, total, bench.least[row][numbers[0]], maker.collect_cost)
            for row, maker in enumerate(bench.makers)
            if (total := sum(pieces[row][number] for number in numbers))
        ]
        split = share_out(supplies, [demand.quantity for demand in demands])
        for (row, line), count in split.pieces.items():
            cells[row, demands[line].line] = count
        cost += split.cost
        bound += split.bound
        kept = kept and (split.kept or apart)
    return cells, cost, bound, kept


def _shares(plan: _Planned, past: Past) -> list[Share]:
    bench = plan.bench
    problem, step = bench.problem, bench.step
    kinds: dict[tuple[int, int], int] = {}
    column_of = {
        demand.line: number for number, column in enumerate(bench.columns) for demand in column.demands
    }
    for row, line in plan.cells:
        kinds[row, column_of[line]] = kinds.get((row, column_of[line]), 0) + 1
    facts = _StepFacts(plan)
    shares = []
    for (row, line), quantity in sorted(plan.cells.items(), key=lambda item: (item[0][1], item[0][0])):
        number = column_of[line]
        maker = bench.makers[row]
        key = (line, step, maker.key)
        figures = replace(
            facts.of(row, number, quantity),
            one_kind=len(bench.columns[number].demands) > 1 and kinds[row, number] == 1,
            standing=past.standing.get(key),
            mending=past.mending,
            declined=key in past.declined,
        )
        reason, bound = explain(figures)
        shares.append(Share(line, step, maker.key, quantity, reason, bound, figures.load_permille))
    order = {demand.line: number for number, demand in enumerate(problem.demands)}
    place = {maker.key: number for number, maker in enumerate(problem.makers)}
    return sorted(shares, key=lambda share: (order[share.line], place[share.maker]))


class _StepFacts:
    """Reads from a planned step what bound each of its cells."""

    def __init__(self, plan: _Planned) -> None:
        self.plan = plan
        bench = plan.bench
        self.work = [bench.work(row, cells) for row, cells in enumerate(plan.pieces)]
        self.loads = [bench.loads(row, cells) for row, cells in enumerate(plan.pieces)]
        self.ordered = [
            sorted(loads[due] for loads in self.loads if loads[due]) for due in range(len(bench.dues))
        ]
        self.able = [sum(1 for limits in bench.limits if limits[due].room) for due in range(len(bench.dues))]
        given = sum(sum(cells) for row, cells in enumerate(plan.pieces) if bench.inclusive[row])
        self.group_rule = bool(bench.wanted) and given <= plan.wishes.inclusive_least + 1

    def alike(self, due: int, load: float) -> int:
        """How many workshops carry the same load up to a due week, to a percent."""
        ordered = self.ordered[due]
        return bisect_right(ordered, load + 0.01) - bisect_left(ordered, load - 0.01)

    def _unlike_the_fair(self, row: int, due: int) -> bool:
        """Whether a load stands more than a piece and a percent above what fractions of pieces would give."""
        bench = self.plan.bench
        piece = max(bench.weight[row]) / max(1, bench.limits[row][due].room)
        return self.loads[row][due] > self.plan.fair.get((row, due), 0.0) + max(0.01, piece)

    def of(self, row: int, column: int, quantity: int) -> Figures:
        bench = self.plan.bench
        problem, maker, step = bench.problem, bench.makers[row], bench.step
        due = bench.from_due[column].start
        limit = bench.limits[row][due]
        weeks = range(limit.first, limit.due + 1)
        capacity = maker.capacity[step]
        weight = bench.weight[row][column]
        work = self.work[row]
        load = self.loads[row][due]
        least = bench.least[row][column]
        return Figures(
            quantity=quantity,
            minutes=capacity.unit == "minutes",
            work=work[due],
            room=limit.room,
            due=problem.weeks[limit.due],
            load_permille=(2000 * work[due] + limit.room) // (2 * limit.room) if limit.room else 0,
            closed=tuple(problem.weeks[week] for week in weeks if week in maker.closed_weeks),
            away=tuple(problem.weeks[week] for week in weeks if (step, week) in maker.away),
            committed=sum(maker.committed.get((step, week), 0) for week in weeks),
            able=self.able[due],
            alike=self.alike(due, load),
            full=any(
                work[number] + weight > bench.limits[row][number].room
                for number in bench.limits_of_column[row][column]
            ),
            floor=bench.floors[row]
            if bench.floors[row] and sum(self.plan.pieces[row]) == bench.floors[row]
            else 0,
            batch=least if quantity == least > 1 and self._unlike_the_fair(row, due) else 0,
            group_rule=self.group_rule,
        )


def _easings(plan: _Planned) -> list[Easing]:
    bench, problem = plan.bench, plan.bench.problem
    word = problem.word(bench.step)
    easings = []
    for row, maker in enumerate(bench.makers):
        short = bench.floors[row] - sum(plan.pieces[row])
        if short > 0:
            easings.append(
                Easing(
                    "floor_short",
                    bench.step,
                    short,
                    maker.key,
                    Sentence(
                        en=f"{word.en}: {maker.name} gets {short} pieces less than the floor for small"
                        " workshops; the order does not allow more.",
                        id=f"{word.id}: {maker.name} mendapat {short} buah kurang dari batas bawah untuk"
                        " bengkel kecil; pesanan ini tidak memungkinkan lebih.",
                    ),
                )
            )
    if plan.wishes.inclusive_short:
        short = plan.wishes.inclusive_short
        easings.append(
            Easing(
                "group_rule_short",
                bench.step,
                short,
                "",
                Sentence(
                    en=f"{word.en}: the group's rule on sharing work falls {short} pieces short; the"
                    " workshops it is for cannot do more in time.",
                    id=f"{word.id}: aturan kelompok tentang pembagian kerja kurang {short} buah; bengkel yang"
                    " dituju tidak sanggup lebih pada waktunya.",
                ),
            )
        )
    return easings
