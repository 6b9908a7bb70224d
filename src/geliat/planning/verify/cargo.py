"""Compares the cargo a plan states with the cargo there is: what is not on the list, other sizes and counts.

It reads only the problem's own dataclasses, like the judge of the plan itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from geliat.planning.loading.problem import Cargo
from geliat.planning.verify.loading import Violation
from geliat.sentences import Sentence

PHYSICAL = ("length_mm", "width_mm", "height_mm", "profile", "gross_g", "quantity")
"""What is so or is not; what a piece may and may not (turn, carry) is judged on the placements."""


def cargo_differences(stated: tuple[Cargo, ...], listed: tuple[Cargo, ...]) -> tuple[Violation, ...]:
    """Every cargo of a plan (`stated`) that the list does not have, or has otherwise; () when they agree.

    A cargo of the list that a plan does not state at all is not named here: the judge counts it.
    """
    known = {each.key: each for each in listed}
    return tuple(violation for each in stated for violation in _of_one(each, known.get(each.key)))


def _of_one(stated: Cargo, listed: Cargo | None) -> Iterator[Violation]:
    if listed is None:
        yield Violation(
            "cargo_not_listed",
            Sentence(
                en=f"{stated.key} stands in the plan, but not in the cargo list.",
                id=f"{stated.key} ada dalam rencana, tetapi tidak ada dalam daftar muatan.",
            ),
        )
        return
    if type(stated) is not type(listed):
        yield Violation(
            "cargo_kind_differs",
            Sentence(
                en=f"{stated.key} is a box in one and a drum in the other of plan and cargo list.",
                id=f"{stated.key} berupa kotak di satu pihak dan drum di pihak lain: rencana, daftar muatan.",
            ),
        )
        return
    names = [each.name for each in fields(stated)]
    for name in (name for name in PHYSICAL if name in names):
        here, there = getattr(stated, name), getattr(listed, name)
        if here != there:
            yield Violation(
                "cargo_differs",
                Sentence(
                    en=f"{stated.key}: {name} is {_shown(here)} in the plan and {_shown(there)} in the cargo "
                    "list.",
                    id=f"{stated.key}: {name} dalam rencana {_shown(here)}, dalam daftar muatan "
                    f"{_shown(there)}.",
                ),
            )


def _shown(value: object) -> str:
    """A number, or a profile as cargo lists write it (radius@height)."""
    if isinstance(value, tuple):
        return " ".join(f"{radius}@{height}" for height, radius in value)
    return str(value)
