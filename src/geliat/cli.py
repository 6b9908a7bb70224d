"""The `geliat` command; Django is imported only inside the commands that need it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from geliat import __version__
from geliat.terminal.carton import carton
from geliat.terminal.dossier import check, dossier
from geliat.terminal.load import load
from geliat.terminal.plan import plan
from geliat.terminal.speaking import answers_refusals, language, write_file
from geliat.terminal.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """One foreign order, many small makers, one releasable container.

    \b
    geliat demo                     walk the Blitar case through every room and serve the desk
    geliat serve                    serve the desk on your own database
    geliat template my-order.xlsx   write an empty workbook to fill in
    geliat import my-order.xlsx     bring a filled workbook into the database
    geliat plan my-order.xlsx --out DIR        plan an order without a database
    geliat dossier shipment.json --out DIR     make and judge a shipment's papers
    geliat check DIR                judge a set of papers again
    geliat load cargo.csv           plan how cargo is stuffed into containers
    geliat verify plan.json         judge anybody's load plan
    geliat carton pieces.csv        design the cartons for single pieces

    The database is chosen by DATABASE_URL; without it, SQLite is kept in GELIAT_HOME (./geliat-data).
    """


@main.command()
def version() -> None:
    """Print the version."""
    click.echo(f"geliat {__version__}")


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("geliat-demo"), show_default=True,
              help="Folder for the database, the papers and the plans.")  # fmt: skip
@click.option("--serve/--no-serve", "serving", default=True, help="Serve the desk at the end, or stop.")
@click.option("--continue", "go_on", is_flag=True, help="Serve the demo walked before; do not walk again.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=8000, show_default=True, help="Port to serve on; 0 takes a free one.")
@answers_refusals
def demo(out: Path, serving: bool, go_on: bool, host: str, port: int) -> None:
    """Walk 6,000 drums of Blitar from the buyer's inquiry to two released containers.

    Run again it starts afresh, or with --continue serves what was walked. A folder that is not the demo's
    own is never touched.
    """
    from geliat.demo import show

    show.run(out.resolve(), serving=serving, go_on=go_on, host=host, port=port, language=language())


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option("--port", default=8000, show_default=True, help="Port to serve on; 0 takes a free one.")
@answers_refusals
def serve(host: str, port: int) -> None:
    """Serve the desk on the database of DATABASE_URL or GELIAT_HOME."""
    from geliat.web import start

    port = start.free_port(host, port)
    os.environ.setdefault("GELIAT_ADDRESS", f"http://{host}:{port}")
    start.open_home(home())
    start.ready_database()
    first = start.first_administrator()
    if first is not None:
        click.echo(f"First sign-in: user name {first[0]}, password {first[1]} (change it after signing in)")
    click.echo(f"The desk is served on {os.environ['GELIAT_ADDRESS']}/ (stop with Ctrl-C)")
    start.serve(host, port)


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@answers_refusals
def template(file: Path, force: bool) -> None:
    """Write an empty, documented case workbook to FILE."""
    from geliat.workbook.template import template_bytes

    write_file(file, template_bytes(), force=force)
    click.echo(f"Wrote {file}. Fill it in and bring it in with: geliat import {file}")


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--faults", type=click.Path(dir_okay=False, path_type=Path),
              help="Where to write the copy with the reasons beside bad rows (beside FILE).")  # fmt: skip
@answers_refusals
def import_(file: Path, faults: Path | None) -> None:
    """Bring the case workbook FILE into the database, whole or not at all."""
    from geliat.web import start
    from geliat.workbook.reading import WorkbookRefused, read_case, write_faults

    given = file.read_bytes()
    try:
        case = read_case(given)
    except WorkbookRefused as refused:
        copy = faults or file.with_name(f"{file.stem}-faults.xlsx")
        if refused.faults:
            copy.write_bytes(write_faults(given, refused.faults))
            told = f"{len(refused.faults)} faults; the reasons stand beside the rows in {copy}"
            click.echo(f"geliat: {told}", err=True)
        raise
    start.open_home(home())
    start.ready_database()

    from django.utils import timezone

    from geliat.desk.consignments.intake import bring_in
    from geliat.desk.people.actions import SET_UP

    order = bring_in(case, by=SET_UP, at=timezone.now())
    click.echo(f"Order {order.number} is in: {len(case.workshops)} workshops, {len(case.lines)} lines")


def home() -> Path:
    """The desk's folder: GELIAT_HOME, or ./geliat-data."""
    return Path(os.environ.get("GELIAT_HOME", "geliat-data")).resolve()


main.add_command(check)
main.add_command(dossier)
main.add_command(load)
main.add_command(plan)
main.add_command(verify)
main.add_command(carton)
