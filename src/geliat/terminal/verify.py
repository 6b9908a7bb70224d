"""The command `geliat verify`: the judge on anybody's plan file, by its own cargo or by yours."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from geliat.planning.loading.containers import CONTAINERS
from geliat.planning.loading.plan_file import LONGEST_FILE, from_json
from geliat.planning.loading.problem import LoadPlan, LoadProblem, LoadRules
from geliat.planning.verify.cargo import cargo_differences
from geliat.planning.verify.loading import SAYINGS, Violation, judge_load
from geliat.sentences import Sentence
from geliat.terminal.container_options import MOST_CONTAINERS, container_option, containers_asked
from geliat.terminal.load_options import bytes_of
from geliat.terminal.rule_options import RulesAsked, with_rules
from geliat.terminal.speaking import TONGUE, answers_refusals, language
from geliat.workbook.cargo import CargoList, read_cargo

MOST_OF_A_KIND = 20
OUT_OF_SIZE = frozenset({"turned", "cargo_unknown"})
"""What the judge says of every single piece where plan and list do not know the same cargo."""


@click.command()
@click.argument("plan", type=click.Path(path_type=Path))
@click.option(
    "--cargo",
    type=click.Path(path_type=Path),
    default=None,
    help="Judge by this cargo list (as `geliat load` reads it), not by the cargo that the plan states.",
)
@click.option(
    "--instance",
    type=click.IntRange(0),
    default=None,
    metavar="N",
    help="Which instance of a CARGO in the Bischoff-Ratcliff format.",
)
@container_option("The containers there are; without it those that the plan states.")
@with_rules
@click.option("--all", "every", is_flag=True, help=f"Tell all faults, not {MOST_OF_A_KIND} of a kind.")
@TONGUE
@answers_refusals
def verify(
    plan: Path,
    cargo: Path | None,
    instance: int | None,
    containers: tuple[str, ...],
    asked: RulesAsked,
    every: bool,
    tongue: str | None,
) -> None:
    """Judge the plan file PLAN by every rule it states, or by your own CARGO, containers and rules.

    Rules are those of the options, else of CARGO where it states any, else of PLAN.

    Exit code 0: no fault. 1: faults, one a line. 2: a file cannot be read.
    """
    listed = read_cargo(bytes_of(cargo), cargo.name, instance=instance) if cargo is not None else None
    stated, loaded = from_json(bytes_of(plan, LONGEST_FILE), listed.cargo if listed is not None else ())
    problem = _problem(stated, listed, containers, asked)
    differing = cargo_differences(stated.cargo, problem.cargo)
    judged = judge_load(loaded, problem)
    if differing:
        judged = tuple(each for each in judged if each.code not in OUT_OF_SIZE)
    speech = tongue or language()
    for sentence in _told((*differing, *judged), every=every):
        click.echo(sentence.said_in(speech))
    for sentence in _notes(stated, containers):
        click.echo(sentence.said_in(speech), err=True)
    if differing or judged:
        sys.exit(1)
    click.echo(_sound(loaded, problem.rules).said_in(speech))


def _problem(
    stated: LoadProblem, listed: CargoList | None, containers: tuple[str, ...], asked: RulesAsked
) -> LoadProblem:
    """What the plan is judged by."""
    stock = stated.containers
    if containers:
        stock = containers_asked(containers, room=None, open_count=MOST_CONTAINERS)
    rules = (listed.rules if listed is not None else None) or stated.rules
    cargo = listed.cargo if listed is not None else stated.cargo
    return LoadProblem(stock, cargo, asked.over(rules))


def _told(violations: tuple[Violation, ...], *, every: bool) -> Iterator[Sentence]:
    """One sentence a violation, its container first; of very many of one kind the first and how many more."""
    told: Counter[str] = Counter()
    for each in violations:
        told[each.code] += 1
        if every or told[each.code] <= MOST_OF_A_KIND:
            place = f"{each.where[0]}: " if each.where else ""
            yield Sentence(f"{place}{each.sentence.en}", f"{place}{each.sentence.id}")
    for code, count in told.items():
        if not every and count > MOST_OF_A_KIND:
            rest = count - MOST_OF_A_KIND
            en, indonesian = SAYINGS.get(code, (code, code))
            yield Sentence(
                f"and {rest:,} more, --all tells them all: {en.format(what='…')}",
                f"dan {_id(rest)} lagi, --all menyebut semuanya: {indonesian.format(what='…')}",
            )


def _notes(stated: LoadProblem, containers: tuple[str, ...]) -> Iterator[Sentence]:
    """Where the plan's own word on a container had to be taken, and it is not the usual one."""
    for stock in () if containers else stated.containers:
        kind, usual = stock.kind, CONTAINERS.get(stock.kind.code)
        if usual is not None and kind.inner_mm != usual.inner_mm:
            here, there = (" x ".join(map(str, size)) for size in (kind.inner_mm, usual.inner_mm))
            yield Sentence(
                f"note: the plan states {kind.code} as {here} mm inside; usual is {there} mm.",
                f"catatan: rencana menyebut bagian dalam {kind.code} {here} mm; yang lazim {there} mm.",
            )


def _sound(loaded: LoadPlan, rules: LoadRules) -> Sentence:
    pieces = sum(1 for _ in loaded.placements())
    outside = sum(each.quantity for each in loaded.unplaced)
    count, support = len(loaded.containers), rules.support_permille
    left_en = f", {outside:,} left outside" if outside else ""
    left_id = f", {_id(outside)} tidak dimuat" if outside else ""
    return Sentence(
        en=f"The plan is sound: {pieces:,} pieces in {count} container{'' if count == 1 else 's'}{left_en}, "
        f"no rule broken (support {support // 10}.{support % 10} %, clearance {rules.clearance_mm} mm).",
        id=f"Rencana ini sah: {_id(pieces)} koli dalam {_id(count)} kontainer{left_id}, tidak ada aturan "
        f"yang dilanggar (tumpuan {support // 10},{support % 10} %, jarak bebas {rules.clearance_mm} mm).",
    )


def _id(number: int) -> str:
    return f"{number:,}".replace(",", ".")
