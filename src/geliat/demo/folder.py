"""The demonstration's own folder: made, cleared or kept, and nobody else's ever touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from geliat.refusals import Blocker, Refusal

MARKER = ".geliat-demo"
OURS = (
    "geliat.sqlite3",
    "geliat.sqlite3-wal",
    "geliat.sqlite3-shm",
    "secret.key",
    "files",
    "forms",
    "papers",
    "plans",
    "static",
)
"""What the demonstration writes; only these are ever removed."""


def open_afresh(folder: Path) -> None:
    """Make the folder, or clear what an earlier demonstration left there.

    Raises Refusal for a folder that holds anything but a demonstration: its database is not ours.
    """
    if folder.exists() and not folder.is_dir():
        raise Refusal(_not_ours(folder))
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise Refusal(_not_ours(folder))
    for name in OURS:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mark(folder, walked=False)
    except OSError as error:
        raise Refusal(
            Blocker(
                code="folder_not_writable",
                en="The folder {folder} cannot be written: {why}.",
                id="Folder {folder} tidak dapat ditulisi: {why}.",
                facts={"folder": str(folder), "why": error.strerror or str(error)},
            )
        ) from None


def open_again(folder: Path) -> None:
    """Check that a demonstration was walked to its end in the folder; Refusal otherwise."""
    try:
        walked = json.loads((folder / MARKER).read_text())["walked"]
    except (OSError, ValueError, KeyError, TypeError):
        walked = None
    if walked is not True:
        raise Refusal(
            Blocker(
                code="nothing_to_continue",
                en="No finished demonstration is in {folder}; run it once without --continue.",
                id="Belum ada peragaan yang selesai di {folder}; jalankan sekali tanpa --continue.",
                facts={"folder": str(folder)},
            )
        )


def mark(folder: Path, *, walked: bool) -> None:
    """Write that the folder is the demonstration's, and whether it was walked to its end."""
    (folder / MARKER).write_text(json.dumps({"walked": walked}))


def _not_ours(folder: Path) -> Blocker:
    return Blocker(
        code="not_the_demos",
        en="{folder} is not the demonstration's own folder and stays untouched; choose another with --out.",
        id="{folder} bukan folder peragaan, jadi tidak disentuh; pilih yang lain dengan --out.",
        facts={"folder": str(folder)},
    )
