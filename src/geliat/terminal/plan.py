"""`geliat plan` answers "can we take this order?" from a case workbook, without a database."""

from __future__ import annotations

from pathlib import Path

import click

from geliat.terminal.dossier import TONGUE, new_folder, write_whole
from geliat.terminal.speaking import answers_refusals, language


@click.command()
@click.argument("workbook", metavar="CASE.xlsx", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to make; not there yet.")
@TONGUE
@answers_refusals
def plan(workbook: Path, out: Path, tongue: str | None) -> None:
    """Plan the case in CASE.xlsx: quotation, shares with reasons and load plans, each as JSON in DIR.

    Leaves with 2 and every reason when the order cannot be taken or the workbook cannot be read.
    """
    from geliat.workbook.answer import plan_files, quotation
    from geliat.workbook.planning import plan_case
    from geliat.workbook.reading import read_case

    new_folder(out)
    planned = plan_case(read_case(workbook.read_bytes()))
    write_whole(out, plan_files(planned))
    in_indonesian = (tongue or language()) == "id"
    told = quotation(planned)
    click.echo(
        f"{told['order']}: {told['value']}, {told['begins_on']} - {told['finished_on']}, "
        + (
            f"{told['cartons']} karton, {told['containers']} kontainer"
            if in_indonesian
            else f"{told['cartons']} cartons, {told['containers']} containers"
        )
    )
    for row in told["consignments"]:
        click.echo(f"  {row['number']}: {row['volume_m3']} m3, {row['gross_kg']} kg")
    click.echo(f"{out}: quotation.json, allotment.json, load-plan-*.json")
