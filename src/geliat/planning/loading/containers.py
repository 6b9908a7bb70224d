"""The common dry containers: ISO 6346 size types with typical inside sizes, to be verified with the carrier.

Inside sizes of containers differ by a few millimetres from maker to maker; the door plate and the CSC plate
decide. Doors, payload and tare are cautious typical figures; running-metre loads are the cautious ones of
the German transport insurers' container handbook.
"""

from __future__ import annotations

from dataclasses import dataclass

from geliat.planning.loading.problem import ContainerKind
from geliat.refusals import Blocker, Refusal


@dataclass(frozen=True, slots=True)
class ContainerFact:
    """A row of the table: the kind, where its figures come from and how sure they are."""

    kind: ContainerKind
    source: str
    confidence: str


_SOURCE = "ISO 668 and ISO 6346 size types; typical inside sizes, verify with carrier"

FACTS: tuple[ContainerFact, ...] = tuple(
    ContainerFact(kind, _SOURCE, confidence)
    for kind, confidence in (
        (
            ContainerKind("22G1", "20GP", (5898, 2352, 2393), (2340, 2280), 28_200_000, 2_280_000, 4_500_000),
            "medium",
        ),
        (
            ContainerKind(
                "42G1", "40GP", (12032, 2352, 2393), (2340, 2280), 26_700_000, 3_780_000, 3_000_000
            ),
            "medium",
        ),
        (
            ContainerKind(
                "45G1", "40HC", (12032, 2352, 2698), (2340, 2585), 26_500_000, 3_900_000, 3_000_000
            ),
            "high",
        ),
        (
            ContainerKind(
                "L5G1", "45HC", (13556, 2352, 2698), (2340, 2585), 25_600_000, 4_800_000, 3_000_000
            ),
            "medium",
        ),
    )
)

CONTAINERS: dict[str, ContainerKind] = {fact.kind.code: fact.kind for fact in FACTS}


def container_kind(word: str) -> ContainerKind:
    """The kind with this ISO size type or name ("45G1", "40HC"). Raises Refusal when there is none."""
    wanted = word.strip().upper()
    for kind in CONTAINERS.values():
        if wanted in (kind.code, kind.name):
            return kind
    raise Refusal(
        Blocker(
            code="container_kind_unknown",
            en="No container kind {word} is known; known are {known}.",
            id="Jenis kontainer {word} tidak dikenal; yang dikenal: {known}.",
            facts={
                "word": word[:20],
                "known": ", ".join(f"{kind.name} ({kind.code})" for kind in CONTAINERS.values()),
            },
        )
    )
