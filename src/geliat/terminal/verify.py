"""The command `geliat verify`: the judge on anybody's plan file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from geliat.planning.loading.plan_file import LONGEST_FILE, from_json
from geliat.planning.verify.loading import judge_load
from geliat.sentences import Sentence
from geliat.terminal.load_options import bytes_of
from geliat.terminal.speaking import answers_refusals, language


@click.command()
@click.argument("plan", type=click.Path(path_type=Path))
@answers_refusals
def verify(plan: Path) -> None:
    """Judge the plan file PLAN by every rule it states.

    Exit code 0: no fault. 1: faults, one a line. 2: the file cannot be read.
    """
    problem, stated = from_json(bytes_of(plan, LONGEST_FILE))
    violations = judge_load(stated, problem)
    for each in violations:
        place = f"{each.where[0]}: " if each.where else ""
        click.echo(f"{place}{each.sentence.said_in(language())}")
    if violations:
        sys.exit(1)
    pieces = sum(1 for _ in stated.placements())
    sound = Sentence(
        en=f"The plan is sound: {pieces:,} pieces in {len(stated.containers)} container(s), no rule broken.",
        id=f"Rencana ini sah: {pieces:,} koli dalam {len(stated.containers)} kontainer, tidak ada aturan "
        "yang dilanggar.".replace(",", ".", 1),
    )
    click.echo(sound.said_in(language()))
