"""Tells a load plan in a terminal: containers, fill, weight, centre of gravity, steps, what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from geliat.planning.loading.plan import figures, stuffing_steps
from geliat.planning.loading.problem import LoadedContainer, LoadPlan, LoadProblem
from geliat.sentences import Sentence

MOST_STEPS = 20


def summary(plan: LoadPlan, problem: LoadProblem, language: str, *, every_step: bool = False) -> list[str]:
    """The lines of the summary, each in `language`."""
    wanted = sum(cargo.quantity for cargo in problem.cargo)
    loaded = sum(len(container.placements) for container in plan.containers)
    count = len(plan.containers)
    told = [
        Sentence(
            en=f"{loaded:,} of {wanted:,} pieces in {count} container{'' if count == 1 else 's'}.",
            id=f"{_id(loaded)} dari {_id(wanted)} koli dalam {count} kontainer.",
        )
    ]
    for number, container in enumerate(plan.containers, start=1):
        told += _container(number, container, problem, every_step=every_step)
    for left in plan.unplaced:
        told.append(
            Sentence(
                en=f"Not loaded: {left.quantity:,} x {left.cargo}: {left.reason.en}",
                id=f"Tidak dimuat: {_id(left.quantity)} x {left.cargo}: {left.reason.id}",
            )
        )
    return [sentence.said_in(language) for sentence in told]


def _container(
    number: int, container: LoadedContainer, problem: LoadProblem, *, every_step: bool
) -> list[Sentence]:
    known = figures(container, problem)
    kind = problem.kind(container.kind)
    name = kind.name if kind is not None else container.kind
    share = known.used_permille
    grams = known.gross_g
    x, y, z = known.centre_mm
    weight_en = f"{grams // 1000:,}.{grams % 1000:03d} kg"
    weight_id = f"{_id(grams // 1000)},{grams % 1000:03d} kg"
    told = [
        Sentence(
            en=f"{number}. {name}: {len(container.placements):,} pieces, {share // 10}.{share % 10} % of the "
            f"volume, {weight_en}, centre of gravity {x:,} mm from the back wall, {y:,} mm from the left, "
            f"{z:,} mm high.",
            id=f"{number}. {name}: {_id(len(container.placements))} koli, {share // 10},{share % 10} % "
            f"volume, {weight_id}, titik berat {_id(x)} mm dari dinding ujung, {_id(y)} mm dari kiri, "
            f"tinggi {_id(z)} mm.",
        )
    ]
    steps = stuffing_steps(container, problem)
    shown = steps if every_step else steps[:MOST_STEPS]
    told += [Sentence(en=f"   {step.sentence.en}", id=f"   {step.sentence.id}") for step in shown]
    if len(shown) < len(steps):
        rest = len(steps) - len(shown)
        told.append(
            Sentence(
                en=f"   and {rest} steps more (--steps tells them all).",
                id=f"   dan {rest} langkah lagi (--steps menyebut semuanya).",
            )
        )
    return told


def _id(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def progress_line(plan: LoadPlan, problem: LoadProblem, language: str) -> str:
    """How far a search is: the container being filled, its fill, the pieces that are in."""
    wanted = sum(cargo.quantity for cargo in problem.cargo)
    loaded = sum(len(container.placements) for container in plan.containers)
    share = figures(plan.containers[-1], problem).used_permille if plan.containers else 0
    number = len(plan.containers)
    return Sentence(
        en=f"container {number}: {share // 10}.{share % 10} %, {loaded:,} of {wanted:,} pieces",
        id=f"kontainer {number}: {share // 10},{share % 10} %, {_id(loaded)} dari {_id(wanted)} koli",
    ).said_in(language)


@contextmanager
def progress(problem: LoadProblem, language: str) -> Iterator[Callable[[LoadPlan], None] | None]:
    """A live line with the fill so far where standard error is a terminal; nothing where it is not."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    stop = Sentence(en="Ctrl-C keeps the best so far", id="Ctrl-C memakai hasil terbaik sejauh ini")
    columns = (SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(stop.said_in(language), total=None)

        def told(plan: LoadPlan) -> None:
            line = f"{progress_line(plan, problem, language)} · {stop.said_in(language)}"
            bar.update(task, description=line)

        yield told
