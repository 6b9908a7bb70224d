"""Reads what `geliat load` is asked: containers by name or size, shares, and files that may be written."""

from __future__ import annotations

import re
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from geliat.planning.loading.containers import CONTAINERS, container_kind
from geliat.planning.loading.problem import ContainerKind, ContainerStock, Objective, free_size
from geliat.refusals import Blocker, Refusal
from geliat.workbook.cargo import MOST_BYTES, CargoList

AIMS: dict[str, Objective] = {
    "fewest": "fewest_containers",
    "cheapest": "cheapest_containers",
    "volume": "most_volume",
    "value": "most_value",
}
SIZE = re.compile(r"([0-9]{1,7})[xX×]([0-9]{1,7})[xX×]([0-9]{1,7})")
ASKED = re.compile(r"([^:@]+)(?::([0-9]{1,5}))?(?:@([0-9]{1,12}))?")
SHARE = re.compile(r"[0-9](?:\.[0-9]{1,3})?")
MOST_CONTAINERS = 10_000
STANDARD = "45G1"


def _refuse(code: str, en: str, id: str, **facts: str | int) -> NoReturn:
    raise Refusal(Blocker(code=code, en=en, id=id, facts=facts))


def containers_asked(words: tuple[str, ...], listed: CargoList, aim: str) -> tuple[ContainerStock, ...]:
    """The containers of `--container`, or the list's own, or 40HC; without a count as many as may be needed.

    With the aim of the most volume or value in one, one. Raises Refusal on what is no kind and no size.
    """
    one = aim in ("volume", "value")
    open_count = 1 if one else min(MOST_CONTAINERS, sum(each.quantity for each in listed.cargo))
    if not words:
        kind = listed.room or CONTAINERS[STANDARD]
        return (ContainerStock(kind, 1 if listed.room else open_count),)
    found = []
    for word in words:
        asked = ASKED.fullmatch(word.strip())
        if not asked:
            _refuse(
                "container_wrong",
                "--container {word}: expected a kind or LENGTHxWIDTHxHEIGHT in mm, with :COUNT and @COST.",
                "--container {word}: seharusnya jenis atau PANJANGxLEBARxTINGGI dalam mm, dengan "
                ":JUMLAH dan @BIAYA.",
                word=word[:40],
            )
        count = int(asked[2]) if asked[2] else open_count
        found.append(ContainerStock(_kind(asked[1]), count, int(asked[3] or 0)))
    twice = [code for code, times in Counter(stock.kind.code for stock in found).items() if times > 1]
    if twice:
        _refuse(
            "container_twice",
            "--container names {word} twice; give it once with its count.",
            "--container menyebut {word} dua kali; tulis sekali dengan jumlahnya.",
            word=twice[0],
        )
    return tuple(found)


def _kind(word: str) -> ContainerKind:
    size = SIZE.fullmatch(word.strip())
    if not size:
        return container_kind(word)
    length, width, height = (int(side) for side in size.groups())
    return free_size(length, width, height, name=f"{length}x{width}x{height}")


def permille(word: str) -> int:
    """A share from 0 to 1 with at most three decimals as permille. Raises Refusal on anything else."""
    value = Decimal(word) if SHARE.fullmatch(word) else Decimal(-1)
    if not 0 <= value <= 1:
        _refuse(
            "share_wrong",
            "--support {word}: expected a share from 0 to 1 with at most three decimals.",
            "--support {word}: seharusnya bagian dari 0 sampai 1, paling banyak tiga desimal.",
            word=word[:20],
        )
    return int(value * 1000)


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
