"""`geliat plan` answers "can we take this order?" from a case workbook, without a database."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from geliat.planning.loading.stop import Stop
from geliat.terminal.dossier import new_folder, write_whole
from geliat.terminal.interrupting import interruptible
from geliat.terminal.load_options import bytes_of
from geliat.terminal.speaking import TONGUE, answers_refusals, language


@click.command()
@click.argument("workbook", metavar="CASE.xlsx", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to make; not there yet.")
@click.option(
    "--begin-on",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="YYYY-MM-DD",
    help="First day of work. [default: a week after the order came in]",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.01, 86_400),
    default=None,
    metavar="N",
    help="CPU seconds to search for loads, in all; Ctrl-C keeps the best so far. [default: a few rounds, the "
    "same plan on every machine]",
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31),
    default=0,
    show_default=True,
    metavar="N",
    help="Seed of the search.",
)
@TONGUE
@answers_refusals
def plan(
    workbook: Path,
    out: Path,
    begin_on: datetime | None,
    seconds: float | None,
    seed: int,
    tongue: str | None,
) -> None:
    """Answer from the workbook CASE.xlsx whether the order can be taken, and how.

    \b
    DIR gets, each as PDF and JSON and none without the others:
      quotation          price, dates, cartons, m3, kg and containers
      allotment          which workshop makes what, by when and why
      load-plan-*        how each consignment is stuffed, with a 3D view (HTML)
      stuffing-sheets-*  a drawing a step for the crew (PDF)
      proforma-invoice-*, packing-list-*   drafts, marked so

    The workbook is the one that `geliat template` writes. No database is needed or touched.
    Leaves with 2 and every reason when the order cannot be taken or the workbook cannot be read: sheet,
    row and column; then nothing is written.
    """
    from geliat.terminal.plan_telling import told
    from geliat.workbook.answer import plan_files
    from geliat.workbook.planning import plan_case
    from geliat.workbook.reading import read_case

    new_folder(out)
    case = read_case(bytes_of(workbook))
    begin = begin_on.date() if begin_on is not None else None
    if seconds is None:
        planned = plan_case(case, begin_on=begin, seed=seed)
    else:
        each = seconds / len(case.consignments)
        with interruptible() as asked:
            stop = Stop(rounds=None, cpu_seconds=each, asked=asked.is_set)
            planned = plan_case(case, begin_on=begin, stop=stop, seed=seed)
    speech = tongue or language()
    files = plan_files(case, planned, speech)
    write_whole(out, files.items())
    for line in told(case, planned, out, files, speech):
        click.echo(line)
