"""Reads the containers of `--container`: ISO kinds or free sizes, their door, payload, count and cost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

import click

from geliat.planning.loading.containers import CONTAINERS, container_kind
from geliat.planning.loading.problem import ContainerKind, ContainerStock, free_size
from geliat.refusals import Blocker, Refusal

FORM = "KIND[,payload_kg=N][,door_mm=WxH][:COUNT][@COST]"
WEIGHTS = ("payload_kg", "tare_kg", "floor_kg")
SIZE = re.compile(r"([0-9]{1,7})[xX×]([0-9]{1,7})[xX×]([0-9]{1,7})")
DOOR = re.compile(r"([0-9]{1,7})[xX×]([0-9]{1,7})")
ASKED = re.compile(r"([^:@,]+)((?:,[^:@,]+)*)(?::([0-9]{1,5}))?(?:@([0-9]{1,12}))?")
MOST_CONTAINERS = 10_000
STANDARD = "45G1"


def container_option(help: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option itself; `help` says what the containers are for."""
    return click.option("--container", "containers", multiple=True, metavar=FORM, help=help)


def containers_asked(
    words: tuple[str, ...], *, room: ContainerKind | None, open_count: int
) -> tuple[ContainerStock, ...]:
    """The containers of `--container`, or one `room` where a file states it, or 40HC.

    Where no count is given there are `open_count`. Raises Refusal on what is no kind and no size.
    """
    if not words:
        return (ContainerStock(room, 1) if room else ContainerStock(CONTAINERS[STANDARD], open_count),)
    found = [_stock(word, open_count) for word in words]
    twice = [code for code, times in Counter(stock.kind.code for stock in found).items() if times > 1]
    if twice:
        _refuse(
            "container_twice",
            "--container names {word} twice; give it once with its count.",
            "--container menyebut {word} dua kali; tulis sekali dengan jumlahnya.",
            word=twice[0],
        )
    return tuple(found)


def _refuse(code: str, en: str, id: str, **facts: str | int) -> NoReturn:
    raise Refusal(Blocker(code=code, en=en, id=id, facts=facts))


def _stock(word: str, open_count: int) -> ContainerStock:
    asked = ASKED.fullmatch(word.strip())
    if not asked:
        _refuse(
            "container_wrong",
            "--container {word}: expected a kind or LENGTHxWIDTHxHEIGHT in mm, then ,payload_kg=N and the "
            "like, :COUNT and @COST.",
            "--container {word}: seharusnya jenis atau PANJANGxLEBARxTINGGI dalam mm, lalu ,payload_kg=N dan "
            "semacamnya, :JUMLAH, dan @BIAYA.",
            word=word[:60],
        )
    kind = _kind(asked[1])
    for fact in filter(None, asked[2].split(",")):
        kind = _with_fact(kind, fact, word)
    return ContainerStock(kind, int(asked[3]) if asked[3] else open_count, int(asked[4] or 0))


def _kind(word: str) -> ContainerKind:
    size = SIZE.fullmatch(word.strip())
    if not size:
        return container_kind(word)
    length, width, height = (int(side) for side in size.groups())
    return free_size(length, width, height, name=f"{length}x{width}x{height}")


def _with_fact(kind: ContainerKind, fact: str, word: str) -> ContainerKind:
    """The kind with one fact given; kilograms, millimetres, and for the floor kilograms a running metre."""
    name, _, value = (part.strip() for part in fact.partition("="))
    door = DOOR.fullmatch(value)
    if name == "door_mm" and door:
        return replace(kind, door_mm=(int(door[1]), int(door[2])))
    if name in WEIGHTS and re.fullmatch(r"[0-9]{1,6}", value):
        grams = int(value) * 1000
        match name:
            case "payload_kg":
                return replace(kind, payload_g=grams)
            case "tare_kg":
                return replace(kind, tare_g=grams)
            case _:
                return replace(kind, floor_load_g_per_m=grams)
    _refuse(
        "container_fact_wrong",
        "--container {word}: {fact} is not known; expected payload_kg=N, tare_kg=N, floor_kg=N (a running "
        "metre) or door_mm=WIDTHxHEIGHT, in whole numbers.",
        "--container {word}: {fact} tidak dikenal; seharusnya payload_kg=N, tare_kg=N, floor_kg=N (tiap "
        "meter), atau door_mm=LEBARxTINGGI, bilangan bulat.",
        word=word[:60],
        fact=fact[:30],
    )
