"""The work steps of turned and carved wood goods, in the order the goods walk.

A workshop has its skill, capacity and pay by step; a product has a route of some of these steps. The words
are those of the workshops (bubut, ukir, pasang kulit), as read in the study named in the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.data import rows


@dataclass(frozen=True, slots=True)
class WorkStep:
    """One step of work; `place` gives its order among all steps, from 1."""

    code: str
    place: int
    name: Sentence
    works_on: str
    source: str
    confidence: str


@cache
def steps() -> Mapping[str, WorkStep]:
    """All steps by code, in the order the goods walk."""
    found = [
        WorkStep(
            code=row["code"],
            place=int(row["place"]),
            name=Sentence(en=row["en"], id=row["id"], zh=row["zh"]),
            works_on=row["works_on"],
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in rows("work_steps")
    ]
    return {step.code: step for step in sorted(found, key=lambda step: step.place)}


def in_order(codes: Sequence[str]) -> tuple[str, ...]:
    """The codes in walking order; KeyError for a code that is no step (ask `check_route` first)."""
    return tuple(sorted(codes, key=lambda code: steps()[code].place))


def check_route(codes: Sequence[str]) -> tuple[Blocker, ...]:
    """What is wrong with a product's route: none at all, unknown steps, a step twice, or a wrong order."""
    if not codes:
        return (
            Blocker(
                "route_is_empty",
                en="The route of the product names no work step; expected some of {known}.",
                id="Alur kerja produk belum memuat satu pun langkah; pilihannya {known}.",
                facts={"known": ", ".join(steps())},
                owner="coordinator",
            ),
        )
    unknown = [code for code in codes if code not in steps()]
    if unknown:
        return tuple(
            Blocker(
                "unknown_work_step",
                en="{step} is not a work step; expected one of {known}.",
                id="{step} bukan langkah kerja; pilihannya {known}.",
                facts={"step": code or "-", "known": ", ".join(steps())},
                owner="coordinator",
            )
            for code in unknown
        )
    if tuple(dict.fromkeys(codes)) != in_order(codes):
        return (
            Blocker(
                "route_out_of_order",
                en="The route {given} is not in the order of work; expected each step once, as {expected}.",
                id="Alur {given} tidak sesuai urutan kerja; setiap langkah satu kali, seperti {expected}.",
                facts={"given": ", ".join(codes), "expected": ", ".join(in_order(list(set(codes))))},
                owner="coordinator",
            ),
        )
    return ()
