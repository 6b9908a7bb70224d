"""`geliat dossier` makes and judges a shipment's whole set of papers, `geliat check` judges one again."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geliat.refusals import Blocker, Refusal
from geliat.terminal.speaking import TONGUE, answers_refusals, language

if TYPE_CHECKING:
    from geliat.trade.consistency.statement import Statement
    from geliat.trade.shipment import Shipment

FOUND = 1
LONGEST_FILE = 64_000_000


@click.command()
@click.argument("shipment_files", metavar="SHIPMENT.json...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder to make; not there yet.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    help="Processes for several shipments; as many as there are processors unless said.",
)
@click.option(
    "--example",
    type=click.Path(path_type=Path),
    help="Only write a worked SHIPMENT.json (invented) to this file; not there yet.",
)
@TONGUE
@answers_refusals
def dossier(
    shipment_files: tuple[Path, ...],
    out: Path | None,
    processes: int | None,
    example: Path | None,
    tongue: str | None,
) -> None:
    """Make every paper of SHIPMENT.json as PDF and machine form, and judge them as customs would.

    Several shipments are made side by side, each in a folder of its file's name within DIR, all or none.
    With --example FILE nothing is made but FILE, an invented shipment to begin from.

    Leaves with 0 when all agree, 1 with every disagreement, 2 when nothing could be made.
    """
    tongue = tongue or language()
    if example is not None:
        if shipment_files or out is not None:
            raise click.UsageError("--example FILE goes alone, without SHIPMENT.json and --out.")
        _write_example(example, tongue)
        return
    if not shipment_files or out is None:
        raise click.UsageError("Give SHIPMENT.json and --out DIR, or --example FILE.")
    new_folder(out)
    if not _make(shipment_files, out, processes or os.cpu_count() or 1, tongue):
        sys.exit(FOUND)


@dataclass(frozen=True, slots=True)
class _Set:
    """The files of one dossier, what is said of them, and whether all forms agree."""

    files: dict[str, bytes]
    lines: tuple[str, ...]
    agreed: bool


def _make(shipment_files: tuple[Path, ...], out: Path, processes: int, tongue: str) -> bool:
    """Make the sets, all or none, then say of each what was found; whether all agree."""
    folders: tuple[Path, ...] = (out,)
    if len(shipment_files) == 1:
        sets = iter([_judged_set(shipment_files[0], tongue)])
    else:
        _require_usable(shipment_files)
        folders = tuple(out / file.stem for file in shipment_files)
        sets = _sets(shipment_files, processes, tongue)
    told: list[str] = []
    agreed: list[bool] = []

    def files() -> Iterator[tuple[str, bytes]]:
        # One set after the other, each let go once it is written: a thousand would fill the memory.
        for folder, made in zip(folders, sets, strict=True):
            within = folder.relative_to(out)
            yield from ((str(within / name), data) for name, data in made.files.items())
            told.extend((_counted(folder, made, tongue), *made.lines))
            agreed.append(made.agreed)

    write_whole(out, files())
    for line in told:
        click.echo(line)
    return all(agreed)


def _sets(shipment_files: tuple[Path, ...], processes: int, tongue: str) -> Iterator[_Set]:
    """The sets in order, made side by side; Refusal naming the file of which none can be made."""
    from geliat.papers.whole_set import side_by_side

    done = 0
    try:
        for made in side_by_side(partial(_judged_set, tongue=tongue, threads=1), shipment_files, processes):
            yield made
            done += 1
    except Refusal as refusal:
        raise Refusal(_not_usable(shipment_files[done]), *refusal.blockers) from None
    except BrokenProcessPool:
        raise Refusal(
            Blocker(
                "process_ended",
                "A process was stopped before its work was done; try again with fewer (--processes).",
                "Satu proses dihentikan sebelum selesai; coba lagi dengan jumlah lebih kecil (--processes).",
                {},
            )
        ) from None


def _judged_set(shipment_file: Path, tongue: str, threads: int | None = None) -> _Set:
    from geliat.papers.whole_set import every_file

    files = every_file(_shipment(shipment_file), threads=threads)
    lines, agreed = _judged(_statements(files), tongue)
    return _Set(files, lines, agreed)


def _counted(folder: Path, made: _Set, tongue: str) -> str:
    papers = sum(name.endswith(".pdf") for name in made.files)
    if tongue == "id":
        return f"{folder}: {papers} dokumen, {len(made.files)} berkas"
    return f"{folder}: {papers} papers, {len(made.files)} files"


def _shipment(shipment_file: Path) -> Shipment:
    from geliat.trade.shipment import Shipment

    return Shipment.from_json(_text(shipment_file))


def _require_usable(shipment_files: tuple[Path, ...]) -> None:
    """Refuse, before anything is made, every file that is no shipment or is named as another is.

    What was read is let go: each process reads the file of its own set, and a thousand would fill the memory.
    """
    blockers: list[Blocker] = []
    stems: set[str] = set()
    for file in shipment_files:
        if file.stem in stems:
            blockers.append(
                _no("file_name_twice", file, "has the name of another", "bernama sama dengan yang lain")
            )
        stems.add(file.stem)
        try:
            _shipment(file)
        except Refusal as refusal:
            blockers += (_not_usable(file), *refusal.blockers)
    if blockers:
        raise Refusal(*blockers)


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
    lines, agreed = _judged(_statements(_forms_in(folder)), tongue or language())
    for line in lines:
        click.echo(line)
    if not agreed:
        sys.exit(FOUND)


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


def _not_usable(file: Path) -> Blocker:
    return _no("shipment_not_usable", file, "cannot be used", "tidak dapat dipakai")


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


def write_whole(out: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write all files, by their names within `out`, into a folder beside it, then name that: never half."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent) as beside:
            made = Path(beside) / out.name
            made.mkdir()
            for name, data in files:
                (made / name).parent.mkdir(exist_ok=True)
                (made / name).write_bytes(data)
            made.rename(out)
    except OSError:
        raise Refusal(_no("not_writable", out, "cannot be written", "tidak dapat ditulis")) from None


def _forms_in(folder: Path) -> dict[str, bytes]:
    """The machine forms in the folder by file name; Refusal with all that cannot be read, or for none."""
    from geliat.papers.forms import FORMS

    files: dict[str, bytes] = {}
    blockers: list[Blocker] = []
    for form in FORMS.values():
        file = folder / form.file_name
        if file.is_file():
            try:
                files[form.file_name] = file.read_bytes()
            except OSError:
                blockers.append(_no("file_unreadable", file, "cannot be read", "tidak dapat dibaca"))
    if not files and not blockers:
        blockers.append(_no("no_form", folder, "holds no form of a dossier", "tidak berisi dokumen dosir"))
    if blockers:
        raise Refusal(*blockers)
    return files


def _statements(files: Mapping[str, bytes]) -> tuple[Statement, ...]:
    """What all machine forms among the files state; Refusal with every form that cannot be read."""
    from geliat.papers.forms import FORMS

    said: list[Statement] = []
    blockers: list[Blocker] = []
    for form in FORMS.values():
        if form.file_name in files:
            try:
                said += form.read(files[form.file_name])
            except Refusal as refusal:
                blockers += refusal.blockers
    if blockers:
        raise Refusal(*blockers)
    return tuple(said)


def _judged(said: tuple[Statement, ...], tongue: str) -> tuple[tuple[str, ...], bool]:
    """Every disagreement and the fields for a second person, line by line; whether all forms agree."""
    from geliat.trade.consistency import fields_for_second_person, judge_statements

    findings = judge_statements(said)
    lines = [finding.sentence.said_in(tongue) for finding in findings]
    shown = {each.fact: each for each in reversed(fields_for_second_person(said))}
    if shown:
        lines.append(
            "Orang kedua memeriksa sebelum PEB diserahkan (tidak dapat dibetulkan setelahnya):"
            if tongue == "id"
            else "A second person checks these before the PEB is handed over; they cannot be corrected later:"
        )
        lines += [f"  {each.value} ({each.form} {each.path})" for each in reversed(shown.values())]
    if not findings:
        lines.append("Semua dokumen sesuai." if tongue == "id" else "All forms agree.")
    return tuple(lines), not findings
