"""The command `geliat load`: from a cargo list to a judged plan of how it is stuffed into containers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import click

from geliat.planning.loading.plan_file import to_json
from geliat.planning.loading.problem import LoadPlan, LoadProblem, LoadRules
from geliat.planning.loading.search import load as search_plan
from geliat.planning.loading.stop import Stop
from geliat.planning.verify.loading import judge_load
from geliat.refusals import Blocker, Refusal
from geliat.terminal.container_options import MOST_CONTAINERS, container_option, containers_asked
from geliat.terminal.interrupting import interruptible
from geliat.terminal.load_options import AIMS, ONE, bytes_of, require_free
from geliat.terminal.load_telling import progress, summary
from geliat.terminal.rule_options import RulesAsked, with_rules
from geliat.terminal.speaking import TONGUE, answers_refusals, language, write_file
from geliat.workbook.cargo import problem_of, read_cargo

SECONDS = 10.0
TO_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("cargo", type=click.Path(path_type=Path))
@container_option(
    "20GP, 40GP, 40HC, 45HC or LENGTHxWIDTHxHEIGHT in mm; may be given again for other kinds. [default: 40HC]"
)
@click.option(
    "--aim",
    type=click.Choice(tuple(AIMS)),
    default=None,
    help="All in the fewest or cheapest containers, or the most volume or value in one.",
)
@with_rules
@click.option(
    "--seconds",
    metavar="N",
    type=click.FloatRange(0.01, 86_400),
    default=None,
    help="CPU seconds to search. [default: 10, where no --rounds are given]",
)
@click.option(
    "--rounds",
    metavar="N",
    type=click.IntRange(1, 1_000_000),
    default=None,
    help="Rounds to search: the same plan on every machine.",
)
@click.option(
    "--seed",
    metavar="N",
    type=click.IntRange(0, 2**31),
    default=0,
    show_default=True,
    help="Seed of the search.",
)
@click.option(
    "--threads",
    metavar="N",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Searches side by side, each with a seed of its own.",
)
@click.option(
    "--instance",
    metavar="N",
    type=click.IntRange(0),
    default=None,
    help="Which instance of a file in the Bischoff-Ratcliff format.",
)
@click.option(
    "--json",
    "json_file",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=None,
    help="Write the plan file; - for standard output.",
)
@click.option("--html", "html_file", type=TO_FILE, default=None, help="Write the 3D view, one file.")
@click.option("--pdf", "pdf_file", type=TO_FILE, default=None, help="Write the stuffing sheets for the crew.")
@click.option("--steps", "every_step", is_flag=True, help="Tell every step of the stuffing.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@TONGUE
@answers_refusals
def load(
    cargo: Path,
    containers: tuple[str, ...],
    aim: str | None,
    asked: RulesAsked,
    seconds: float | None,
    rounds: int | None,
    seed: int,
    threads: int,
    instance: int | None,
    json_file: Path | None,
    html_file: Path | None,
    pdf_file: Path | None,
    every_step: bool,
    force: bool,
    tongue: str | None,
) -> None:
    """Plan how the cargo of CARGO (CSV, XLSX, JSON or Bischoff-Ratcliff text) is stuffed into containers.

    The plan is told only when the judge finds no fault in it. Ctrl-C ends the search and keeps the best plan.
    What single pieces may and may not (turn, carry, lie, travel together) stands in CARGO: docs/cargo.md.

    \b
    geliat load cargo.csv                                      all of it, in as few 40HC as are found
    geliat load cargo.csv --container 40HC:2@1000 --container 20GP@650 --aim cheapest
    geliat load cargo.csv --container 40HC,payload_kg=21000    what the road allows
    geliat load cargo.csv --container 5900x2350x2390,door_mm=2340x2280 --aim volume
    geliat load cargo.csv --bulge 5 --along 0.45:0.55 --across 0.48:0.52
    """
    require_free((json_file, html_file, pdf_file), force=force)
    view_html = _viewer() if html_file is not None else None
    listed = read_cargo(bytes_of(cargo), cargo.name, instance=instance)
    rules = asked.over(listed.rules or LoadRules())
    aim = aim or ("volume" if listed.room else "fewest")
    count = 1 if aim in ONE else min(MOST_CONTAINERS, sum(each.quantity for each in listed.cargo))
    stock = containers_asked(containers, room=listed.room, open_count=count)
    problem = problem_of(listed, stock, rules, AIMS[aim])
    budget = seconds if seconds is not None or rounds is not None else SECONDS
    speech = tongue or language()
    plan = _searched(problem, rounds, budget, seed, threads, speech)
    # All is made before anything is written: what cannot be printed leaves no other file behind.
    made: dict[Path, bytes] = {}
    if json_file is not None:
        made[json_file] = to_json(plan, problem).encode()
    if view_html is not None and html_file is not None:
        made[html_file] = view_html(plan, problem, listed.names, speech).encode()
    if pdf_file is not None:
        # What prints takes longer to import than many a search.
        from geliat.papers.stuffing_sheets import stuffing_sheets

        made[pdf_file] = stuffing_sheets(plan, problem, listed.names, speech)
    for file, content in made.items():
        if str(file) == "-":
            click.echo(content, nl=False)
        else:
            write_file(file, content, force=force)
    for line in summary(plan, problem, speech, every_step=every_step):
        click.echo(line, err=str(json_file) == "-")


def _viewer() -> Callable[[LoadPlan, LoadProblem, Mapping[str, str], str], str]:
    """What makes the 3D page. Raises Refusal where the program was installed without it."""
    try:
        viewer: Callable[[LoadPlan, LoadProblem, Mapping[str, str], str], str] = import_module(
            "geliat.papers.load_view"
        ).view_html
    except ImportError:
        raise Refusal(
            Blocker(
                code="viewer_missing",
                en="--html: this installation has no 3D viewer; --json writes the plan.",
                id="--html: pemasangan ini tidak memuat penampil 3D; --json menulis rencananya.",
            )
        ) from None
    return viewer


def _searched(
    problem: LoadProblem, rounds: int | None, seconds: float | None, seed: int, threads: int, speech: str
) -> LoadPlan:
    """The best plan found, judged. Raises Refusal should the judge find a fault in it."""
    with interruptible() as asked, progress(problem, speech) as told:
        stop = Stop(rounds=rounds, cpu_seconds=seconds, asked=asked.is_set)
        plan = search_plan(problem, stop=stop, on_improvement=told, seed=seed, threads=threads)
    violations = judge_load(plan, problem)
    if violations:
        raise Refusal(
            *(
                Blocker(
                    code="plan_not_sound",
                    en="The judge turned the plan down, please report it: {en}",
                    id="Rencana ditolak penilai, mohon dilaporkan: {indonesian}",
                    facts={"en": each.sentence.en, "indonesian": each.sentence.id},
                )
                for each in violations[:5]
            )
        )
    return plan
