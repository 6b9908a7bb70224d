"""The search for a load plan, behind one function: `load(problem, stop=..., on_improvement=..., seed=...)`.

Container after container is filled: boxes by the compiled kernel, what it does not take (and everything
where it is not built) by greedy completions in several styles, the best kept. Whatever is behind this
function may change; the problem, the plan, the judge and the drawings do not depend on it.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from geliat.planning.loading.boxes import Effort, is_plain, kernel_takes, packed
from geliat.planning.loading.drum_loads import drum_load
from geliat.planning.loading.greedy import Filler, Filling, Style, room_of
from geliat.planning.loading.leftovers import reasons_for
from geliat.planning.loading.pieces import Piece, pieces_of
from geliat.planning.loading.problem import (
    CargoDrum,
    ContainerStock,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
)
from geliat.planning.loading.stop import Stop, StopClock
from geliat.planning.loading.stuffing import (
    balanced,
    floor_holds,
    in_stuffing_order,
    placements_of,
    slices_of,
)

STYLES = (
    Style(),
    Style(order="corner"),
    Style(order="wall", across=8, along=1, bulk=1),
    Style(order="floor", across=2),
    Style(order="corners", bulk=3),
    Style(order="wall", up=6, bulk=3),
)


@dataclass(slots=True)
class _Search:
    """The state of one search: what is left, what is done, and the rules of asking."""

    problem: LoadProblem
    clock: StopClock
    seed: int
    on_improvement: Callable[[LoadPlan], None] | None
    left: list[int]
    threads: int = 1
    done: list[LoadedContainer] = field(default_factory=list)
    set_aside: dict[int, str] = field(default_factory=dict)

    def plan(self, extra: LoadedContainer | None = None, left: list[int] | None = None) -> LoadPlan:
        """The plan so far, with a container that is still being improved."""
        containers = (*self.done, extra) if extra is not None else tuple(self.done)
        return LoadPlan(containers, reasons_for(self.problem, containers, left or self.left, self.set_aside))


@dataclass(frozen=True, slots=True)
class _Trial:
    """A finished container, what it leaves outside and what it is worth."""

    stock: ContainerStock
    container: LoadedContainer
    left: list[int]
    worth: int
    all_in: bool = False
    aside: frozenset[int] = frozenset()


def load(
    problem: LoadProblem,
    *,
    stop: Stop | None = None,
    on_improvement: Callable[[LoadPlan], None] | None = None,
    seed: int = 0,
    threads: int = 1,
) -> LoadPlan:
    """Load `problem` and return the best plan found before `stop` ends the search.

    Every base is carried in full, whatever smaller share the rules allow, unless they ask for no support
    at all. What did not go in is listed with its reason. `on_improvement` is called with better plans,
    the last one always. The same problem, seed, threads and rounds give the same plan on every machine.
    Each of `threads` searches with a seed of its own for the given CPU seconds. Raises nothing on a sound
    problem: what cannot pass the door or go in stays outside, by name.
    """
    stop = stop or Stop()
    left = [cargo.quantity for cargo in problem.cargo]
    search = _Search(problem, stop.clock(), seed, on_improvement, left, threads)
    stock = {each.kind.code: each.count for each in problem.containers}
    for destination in sorted({cargo.destination for cargo in problem.cargo}):
        members = {index for index, cargo in enumerate(problem.cargo) if cargo.destination == destination}
        while any(search.left[index] for index in members - set(search.set_aside)):
            trials = [
                _best_container(search, each, members)
                for each in problem.containers
                if stock[each.kind.code] > 0
            ]
            loaded = [trial for trial in trials if trial is not None]
            if not loaded:
                break
            chosen = _choose(problem, loaded)
            stock[chosen.stock.kind.code] -= 1
            search.done.append(chosen.container)
            search.left = chosen.left
            search.set_aside |= dict.fromkeys(chosen.aside, "group")
    plan = search.plan()
    if on_improvement is not None:
        on_improvement(plan)
    return plan


def _choose(problem: LoadProblem, trials: list[_Trial]) -> _Trial:
    """The container to keep: one that takes all that is left if there is one, else the best value.

    Where cost decides, one that takes all must not cost more than the cheapest way to hold as much.
    """
    trials = [trial for trial in trials if not trial.aside] or trials
    whole = [trial for trial in trials if trial.all_in]

    def size(trial: _Trial) -> int:
        length, width, height = trial.container.inner_mm
        return length * width * height

    last = min(whole, key=lambda trial: (trial.stock.cost, size(trial)), default=None)
    if problem.objective == "cheapest_containers":
        thrifty = max(trials, key=lambda trial: trial.worth * 1_000_000 // max(1, trial.stock.cost))
        needed = -(-last.worth // max(1, thrifty.worth)) if last is not None else 0
        if last is None or needed * thrifty.stock.cost < last.stock.cost:
            return thrifty
    if last is not None:
        return last
    return max(trials, key=lambda trial: (trial.worth, -trial.stock.cost))


def _best_container(search: _Search, stock: ContainerStock, members: set[int]) -> _Trial | None:
    """One container filled as well as the rounds allow, groups kept whole; None when nothing goes in."""
    problem, kind = search.problem, stock.kind
    pieces = [
        piece
        for piece in pieces_of(problem.cargo, kind, problem.rules)
        if piece.index in members and piece.index not in search.set_aside
    ]
    barred: set[str] = set()
    aside: frozenset[int] = frozenset()
    while True:
        allowed = [piece for piece in pieces if piece.cargo.group not in barred]
        trial = _filled(search, stock, allowed)
        broken = _broken_groups(problem, search.left, trial)
        if not broken:
            break
        if trial is not None and {problem.cargo[i].group for i in _loaded(search.left, trial)} == broken:
            largest = max(sorted(broken))
            only = [piece for piece in pieces if piece.cargo.group == largest]
            trial = _filled(search, stock, only)
            aside = frozenset(index for index in members if problem.cargo[index].group == largest)
            break
        barred |= broken
    if trial is None:
        return None
    outside = any(trial.left[index] for index in members - set(search.set_aside))
    return replace(trial, all_in=not outside, aside=aside)


def _loaded(left: list[int], trial: _Trial) -> list[int]:
    return [index for index, count in enumerate(left) if trial.left[index] < count]


def _broken_groups(problem: LoadProblem, left: list[int], trial: _Trial | None) -> set[str]:
    """The groups of which some pieces went in and some did not."""
    if trial is None:
        return set()
    inside = {problem.cargo[index].group for index in _loaded(left, trial)}
    outside = {cargo.group for cargo, count in zip(problem.cargo, trial.left, strict=True) if count}
    return (inside & outside) - {""}


def _filled(search: _Search, stock: ContainerStock, pieces: list[Piece]) -> _Trial | None:
    """The best of several greedy fillings, balanced and in stuffing order."""
    problem, kind = search.problem, stock.kind
    if not any(search.left[piece.index] for piece in pieces):
        return None
    scale = _scale(problem)
    filler = Filler(room_of(kind, problem.rules), pieces, lambda piece: _worth(piece, scale))
    best: _Trial | None = None
    if any(isinstance(piece.cargo, CargoDrum) for piece in pieces):
        best = _by_zones(search, stock, pieces, filler)
        if best is not None and not any(best.left[piece.index] for piece in pieces):
            return best
    if kernel_takes(pieces, problem.rules):
        best = _by_kernel(search, stock, pieces, filler)
        whole = best is not None and not any(best.left[piece.index] for piece in pieces)
        if whole or (best is not None and is_plain(pieces) and not _balances(problem)):
            return best
    return _by_styles(search, stock, pieces, filler, best)


def _by_zones(search: _Search, stock: ContainerStock, pieces: list[Piece], filler: Filler) -> _Trial | None:
    """Drums in zones along the container, boxes before them."""
    kind = stock.kind
    effort = _effort(search, stock, pieces)
    found = drum_load(search.problem, kind, pieces, search.left, filler, effort)
    if found is None:
        return None
    container = LoadedContainer(kind.code, kind.inner_mm, found.placements)
    trial = _Trial(stock, container, found.left, found.worth)
    if search.on_improvement is not None:
        search.on_improvement(search.plan(trial.container, trial.left))
    return trial


def _effort(search: _Search, stock: ContainerStock, pieces: list[Piece]) -> Effort:
    """What one container may take of the time that is left, those that are still to be filled in mind."""
    effort = search.clock.effort(search.seed, search.threads)
    if not effort.cpu_seconds:
        return effort
    length, width, height = stock.kind.inner_mm
    waiting = sum(search.left[piece.index] * piece.cargo.volume_mm3 for piece in pieces)
    stock_left = sum(each.count for each in search.problem.containers) - len(search.done)
    shares = max(1, min(stock_left, -(-waiting * 10 // (length * width * height * 9))))
    return replace(effort, cpu_seconds=effort.cpu_seconds / (shares * len(search.problem.containers)))


def _balances(problem: LoadProblem) -> bool:
    """Whether the centre of gravity matters: the kernel does not look at it."""
    rules = problem.rules
    return (rules.along_permille, rules.across_permille) != ((0, 1000), (0, 1000))


def _by_kernel(search: _Search, stock: ContainerStock, pieces: list[Piece], filler: Filler) -> _Trial | None:
    """What the kernel finds, balanced and in stuffing order; None when the floor would not hold it."""
    rules, kind = search.problem.rules, stock.kind
    effort = _effort(search, stock, pieces)
    if search.problem.objective != "most_value":
        volume = kind.inner_mm[0] * kind.inner_mm[1] * kind.inner_mm[2]
        effort = replace(effort, target=volume * (search.clock.rule.target_permille or 0) // 1000)
    best: _Trial | None = None
    pause = 0.0
    again = time.monotonic()

    def better(filling: Filling) -> None:
        nonlocal best, pause, again
        if time.monotonic() < again:
            return
        started = time.monotonic()
        trial = _finished(search, stock, filling, filler)
        if trial is not None and trial.worth > (best.worth if best is not None else 0):
            best = trial
            if search.on_improvement is not None:
                search.on_improvement(search.plan(trial.container, trial.left))
        # Telling must not eat the time of searching: at most a tenth of it.
        pause = time.monotonic() - started
        again = started + 10 * pause

    filling = packed(
        filler.room,
        pieces,
        search.left,
        filler.worth,
        effort,
        support_permille=rules.support_permille,
        on_better=better if search.on_improvement is not None else None,
    )
    again = 0.0
    better(filling)
    return best


def _by_styles(
    search: _Search, stock: ContainerStock, pieces: list[Piece], filler: Filler, best: _Trial | None
) -> _Trial | None:
    """The best of greedy fillings in several styles, if better than `best`."""
    problem, kind = search.problem, stock.kind
    space = kind.inner_mm[0] * kind.inner_mm[1] * kind.inner_mm[2]
    fill = rounds = 0
    for style in _styles(search.seed, len(problem.cargo), multi_drop=problem.rules.multi_drop):
        if search.clock.ends(rounds, fill):
            break
        rounds += 1
        filling = filler.fill(search.left, style, multi_drop=problem.rules.multi_drop)
        if best is not None and filling.worth <= best.worth:
            continue
        trial = _finished(search, stock, filling, filler)
        if trial is not None and trial.worth > (best.worth if best is not None else 0):
            best = trial
            volume = sum(p.length_mm * p.width_mm * p.height_mm for p in trial.container.placements)
            fill = volume * 1000 // space
            if search.on_improvement is not None:
                search.on_improvement(search.plan(trial.container, trial.left))
        if best is not None and not any(best.left[piece.index] for piece in pieces):
            break
    return best


def _scale(problem: LoadProblem) -> int:
    """How often a value counts beside the one point that every piece has; 0 where volume counts.

    All of it together stays within the kernel's whole numbers.
    """
    if problem.objective != "most_value":
        return 0
    return max(1, min(1000, (1 << 60) // max(1, sum(each.value * each.quantity for each in problem.cargo))))


def _worth(piece: Piece, scale: int) -> int:
    return piece.cargo.value * scale + 1 if scale else piece.cargo.volume_mm3


def _finished(search: _Search, stock: ContainerStock, filling: Filling, filler: Filler) -> _Trial | None:
    """A filling turned into a container that can be stuffed; None when it is too heavy for the floor."""
    kind, rules = stock.kind, search.problem.rules
    slices = in_stuffing_order(balanced(slices_of(filling.blocks), kind, rules))
    if not floor_holds(slices, kind):
        return None
    left = list(search.left)
    worth = 0
    for each in slices:
        left[each.block.piece.index] -= each.count
        worth += each.count * filler.worth[each.block.piece.index]
    container = LoadedContainer(kind.code, kind.inner_mm, placements_of(slices))
    return _Trial(stock, container, left, worth)


def _styles(seed: int, kinds: int, *, multi_drop: bool) -> Iterator[Style]:
    """The fixed styles first, then shaken ones without end."""
    fixed = [style for style in STYLES if not multi_drop or style.order == "wall"]
    yield from fixed
    chance = random.Random(seed)  # noqa: S311 - a search, not a secret
    while True:
        yield Style(
            order=chance.choice([style.order for style in fixed]),
            along=chance.randint(1, 4),
            across=chance.randint(1, 8),
            up=chance.randint(1, 6),
            bulk=chance.randint(1, 3),
            shaken=tuple(chance.randint(70, 130) for _ in range(kinds)),
        )
