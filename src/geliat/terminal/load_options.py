"""What the commands of loads share: aims, the bytes of a file, and files that may be written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from geliat.planning.loading.problem import Objective
from geliat.refusals import Blocker, Refusal
from geliat.workbook.cargo import MOST_BYTES

AIMS: dict[str, Objective] = {
    "fewest": "fewest_containers",
    "cheapest": "cheapest_containers",
    "volume": "most_volume",
    "value": "most_value",
}
ONE = frozenset({"volume", "value"})
"""Aims for one container."""


def _refuse(code: str, en: str, id: str, **facts: str | int) -> NoReturn:
    raise Refusal(Blocker(code=code, en=en, id=id, facts=facts))


def bytes_of(file: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a file, or of standard input for "-", one byte past `most` at the furthest.

    Raises Refusal where there is no such file, it is a folder, or it may not be read.
    """
    if str(file) == "-":
        return sys.stdin.buffer.read(most + 1)
    try:
        with file.open("rb") as stream:
            return stream.read(most + 1)
    except IsADirectoryError:
        _refuse(
            "file_is_folder", "{file} is a folder, not a file.", "{file} adalah folder, bukan berkas.",
            file=str(file),
        )  # fmt: skip
    except (OSError, ValueError) as error:
        _refuse(
            "file_not_readable",
            "{file} cannot be read: {why}.",
            "{file} tidak dapat dibaca: {why}.",
            file=str(file),
            why=getattr(error, "strerror", None) or str(error),
        )


def require_free(files: tuple[Path | None, ...], *, force: bool) -> None:
    """Raise Refusal, before any search, for a file to be written that is there already."""
    blockers = [
        Blocker(
            code="file_exists",
            en="{file} is there already; use --force to write over it.",
            id="{file} sudah ada; pakai --force untuk menimpanya.",
            facts={"file": str(file)},
        )
        for file in files
        if file is not None and str(file) != "-" and file.exists() and not force
    ]
    if blockers:
        raise Refusal(*blockers)
