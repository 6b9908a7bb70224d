"""`geliat dossier` makes and judges a shipment's whole set of papers, `geliat check` judges one again."""

from __future__ import annotations

import sys
import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geliat.refusals import Blocker, Refusal
from geliat.terminal.speaking import TONGUE, answers_refusals, language

if TYPE_CHECKING:
    from geliat.trade.consistency.statement import Statement

FOUND = 1
LONGEST_FILE = 64_000_000


@click.command()
@click.argument("shipment_file", metavar="SHIPMENT.json", required=False, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder to make; not there yet.")
@click.option(
    "--example",
    type=click.Path(path_type=Path),
    help="Only write a worked SHIPMENT.json (invented) to this file; not there yet.",
)
@TONGUE
@answers_refusals
def dossier(shipment_file: Path | None, out: Path | None, example: Path | None, tongue: str | None) -> None:
    """Make every paper of SHIPMENT.json as PDF and machine form, and judge them as customs would.

    With --example FILE nothing is made but FILE, an invented shipment to begin from.

    Leaves with 0 when all agree, 1 with every disagreement, 2 when nothing could be made.
    """
    if example is not None:
        if shipment_file is not None or out is not None:
            raise click.UsageError("--example FILE goes alone, without SHIPMENT.json and --out.")
        _write_example(example, tongue or language())
        return
    if shipment_file is None or out is None:
        raise click.UsageError("Give SHIPMENT.json and --out DIR, or --example FILE.")
    from geliat.papers import render
    from geliat.papers.forms import FORMS, every_form
    from geliat.trade.documents import every_paper
    from geliat.trade.shipment import Shipment

    new_folder(out)
    shipment = Shipment.from_json(_text(shipment_file))
    papers = every_paper(shipment)
    files = {FORMS[name].file_name: data for name, data in every_form(shipment, papers).items()}
    files |= {f"{paper.kind}.pdf": render(paper) for paper in papers}
    write_whole(out, files)
    made_id = f"{out}: {len(papers)} dokumen, {len(files)} berkas"
    made_en = f"{out}: {len(papers)} papers, {len(files)} files"
    click.echo(made_id if (tongue or language()) == "id" else made_en)
    _answer(_statements(out), tongue or language())


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@TONGUE
@answers_refusals
def check(folder: Path, tongue: str | None) -> None:
    """Judge the set of papers in DIR again from its machine forms, after somebody edited one.

    Leaves with 0 when all agree, 1 with every disagreement, 2 when a form cannot be read.
    """
    if not folder.is_dir():
        raise Refusal(_no("no_folder", folder, "is no folder", "bukan folder"))
    _answer(_statements(folder), tongue or language())


def _write_example(file: Path, tongue: str) -> None:
    """Write the worked example and say that it is invented; an older file is never written over."""
    text = resources.files("geliat.terminal").joinpath("example_shipment.json").read_text("utf-8")
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        raise Refusal(_no("file_exists", file, "is there already", "sudah ada")) from None
    except OSError:
        raise Refusal(_no("not_writable", file, "cannot be written", "tidak dapat ditulis")) from None
    invented = "contoh rekaan, bukan pengiriman nyata" if tongue == "id" else "invented, no real shipment"
    click.echo(f"{file}: {invented}")


def _no(code: str, path: Path, en: str, indonesian: str) -> Blocker:
    return Blocker(code, f"{{path}} {en}.", f"{{path}} {indonesian}.", {"path": str(path)})


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LONGEST_FILE:
            raise Refusal(_no("file_too_long", file, "is too large", "terlalu besar"))
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise Refusal(_no("file_not_utf8", file, "is not text in UTF-8", "bukan teks UTF-8")) from None
    except OSError:
        raise Refusal(_no("file_unreadable", file, "cannot be read", "tidak dapat dibaca")) from None


def new_folder(out: Path) -> None:
    """Refuse a folder that is there already: nothing is written over."""
    if out.exists():
        raise Refusal(_no("folder_exists", out, "is there already", "sudah ada"))


def write_whole(out: Path, files: dict[str, bytes]) -> None:
    """Write all files into a folder beside `out`, then give it its name: never half a set."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent) as beside:
            made = Path(beside) / out.name
            made.mkdir()
            for name, data in files.items():
                (made / name).write_bytes(data)
            made.rename(out)
    except OSError:
        raise Refusal(_no("not_writable", out, "cannot be written", "tidak dapat ditulis")) from None


def _statements(folder: Path) -> tuple[Statement, ...]:
    """What all machine forms in the folder state; Refusal with every form that cannot be read."""
    from geliat.papers.forms import FORMS

    said: list[Statement] = []
    blockers: list[Blocker] = []
    for form in FORMS.values():
        file = folder / form.file_name
        if not file.is_file():
            continue
        try:
            said += form.read(file.read_bytes())
        except Refusal as refusal:
            blockers += refusal.blockers
        except OSError:
            blockers.append(_no("file_unreadable", file, "cannot be read", "tidak dapat dibaca"))
    if not said and not blockers:
        blockers.append(_no("no_form", folder, "holds no form of a dossier", "tidak berisi dokumen dosir"))
    if blockers:
        raise Refusal(*blockers)
    return tuple(said)


def _answer(said: tuple[Statement, ...], tongue: str) -> None:
    """Say every disagreement and the fields for a second person; leave with 1 where papers disagree."""
    from geliat.trade.consistency import fields_for_second_person, judge_statements

    findings = judge_statements(said)
    for finding in findings:
        click.echo(finding.sentence.said_in(tongue))
    shown = {each.fact: each for each in reversed(fields_for_second_person(said))}
    if shown:
        click.echo(
            "Orang kedua memeriksa sebelum PEB diserahkan (tidak dapat dibetulkan setelahnya):"
            if tongue == "id"
            else "A second person checks these before the PEB is handed over; they cannot be corrected later:"
        )
        for each in reversed(shown.values()):
            click.echo(f"  {each.value} ({each.form} {each.path})")
    if findings:
        sys.exit(FOUND)
    click.echo("Semua dokumen sesuai." if tongue == "id" else "All forms agree.")
