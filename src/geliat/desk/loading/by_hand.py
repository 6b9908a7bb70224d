"""Single cartons moved by hand in the plan in force: to another place, turned, or changed with another.

The same judge looks at the whole container as at any plan (CTU Code); what it does not pass is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from geliat.desk.loading import actions, checks, figures
from geliat.desk.loading.models import Container, LoadPlan
from geliat.planning.loading import LoadedContainer, Placement
from geliat.planning.loading import LoadPlan as Plan
from geliat.refusals import Fact, Refusal
from geliat.trade.access import Actor, authorise

Numbered = tuple[int, Placement]
"""The number on a carton, and where it stands."""


def move_carton(
    container: Container,
    number: int,
    place_mm: tuple[int, int, int],
    *,
    turned: bool = False,
    by: Actor,
    at: datetime,
) -> LoadPlan:
    """Move carton `number` so that its corner nearest the back wall, left and floor is at `place_mm`.

    `turned` turns it by a quarter about the vertical. It is set as its new place asks, the others in their
    order. Raises Refusal with every rule that the plan would break; then nothing is kept.
    """
    standing, pieces = _standing(container, by, number)
    placed = dict(pieces)[number]
    if turned:
        placed = replace(placed, length_mm=placed.width_mm, width_mm=placed.length_mm)
    x, y, z = place_mm
    placed = replace(placed, x_mm=x, y_mm=y, z_mm=z)
    others = [each for each in pieces if each[0] != number]
    at_place = [each[0] for each in pieces].index(number)
    facts: dict[str, Fact] = {"carton": number, "place_mm": f"{x}, {y}, {z}"}
    return _kept(standing, _inserted(others, (number, placed), at_place), facts, by=by, at=at)


def swap_cartons(container: Container, number: int, other: int, *, by: Actor, at: datetime) -> LoadPlan:
    """Let carton `number` and carton `other` take each other's place, corner for corner.

    Raises Refusal as `move_carton` does, and when both are one.
    """
    standing, pieces = _standing(container, by, number, other)
    if number == other:
        raise Refusal(
            checks.wrong(
                "same_carton",
                "Carton {number} of {container} cannot change places with itself.",
                "Karton {number} di {container} tidak dapat bertukar tempat dengan dirinya sendiri.",
                container,
                number=number,
            )
        )
    places = dict(pieces)
    one, two = places[number], places[other]
    if one.cargo == two.cargo:
        swapped = {number: other, other: number}
        rest = [(swapped.get(each, each), placed) for each, placed in pieces]
    else:
        rest = [each for each in pieces if each[0] not in (number, other)]
        order = [each[0] for each in pieces]
        for name, placed, there in ((number, one, two), (other, two, one)):
            taken = replace(placed, x_mm=there.x_mm, y_mm=there.y_mm, z_mm=there.z_mm)
            wish = order.index(other if name == number else number)
            rest = _inserted(rest, (name, taken), min(wish, len(rest)))
    return _kept(standing, rest, {"carton": number, "swapped_with": other}, by=by, at=at)


def _standing(container: Container, by: Actor, *numbers: int) -> tuple[LoadPlan, list[Numbered]]:
    """The plan in force and its cartons in loading order; Refusal when it cannot be changed."""
    authorise(by, "loading.plan", ("consignment", container.consignment_id))
    standing = figures.plan_in_force(container)
    blockers = checks.of_consignment(container.consignment)
    blockers += checks.of_plan_against_cartons(container, standing)
    known = set(figures.carton_numbers(standing)) if standing else set()
    blockers += [
        checks.wrong(
            "carton_not_here",
            "Carton {number} is not in the plan of {container}.",
            "Karton {number} tidak ada dalam rencana {container}.",
            container,
            number=number,
        )
        for number in dict.fromkeys(numbers)
        if known and number not in known
    ]
    if blockers or standing is None:
        raise Refusal(*blockers)
    reading = figures.Reading(standing)
    return standing, list(zip(reading.numbered, reading.loaded.placements, strict=True))


def _kept(
    standing: LoadPlan, pieces: list[Numbered], facts: Mapping[str, Fact], *, by: Actor, at: datetime
) -> LoadPlan:
    reading = figures.Reading(standing)
    loaded = LoadedContainer(reading.loaded.kind, reading.loaded.inner_mm, _in_steps(pieces))
    checks.judged(Plan((loaded,)), reading.problem, [number for number, _ in pieces])
    cartons: dict[str, list[int]] = {}
    for number, placed in pieces:
        cartons.setdefault(placed.cargo, []).append(number)
    return actions.keep_by_hand(standing, loaded, cartons, facts, by=by, at=at)


def _inserted(others: list[Numbered], piece: Numbered, wish: int) -> list[Numbered]:
    """The loading order with `piece` as near to place `wish` as what stands behind and under it allows."""
    after = [index for index, (_, other) in enumerate(others) if _before(other, piece[1])]
    until = [index for index, (_, other) in enumerate(others) if _before(piece[1], other)]
    least = max(after, default=-1) + 1
    most = max(least, min(until, default=len(others)))
    place = min(max(wish, least), most)
    # A step of its own, whatever step its place had: no other carton has a step below 0.
    own = (piece[0], replace(piece[1], step=-piece[0]))
    return [*others[:place], own, *others[place:]]


def _before(one: Placement, other: Placement) -> bool:
    """Whether one must be set before the other: it stands behind it, or under it."""
    if one.y_mm >= other.y_mm + other.width_mm or other.y_mm >= one.y_mm + one.width_mm:
        return False
    if one.x_mm + one.length_mm <= other.x_mm:
        return one.z_mm < other.z_mm + other.height_mm and other.z_mm < one.z_mm + one.height_mm
    return (
        one.z_mm + one.height_mm <= other.z_mm
        and one.x_mm < other.x_mm + other.length_mm
        and other.x_mm < one.x_mm + one.length_mm
    )


def _in_steps(pieces: list[Numbered]) -> tuple[Placement, ...]:
    """The placements with steps counted anew from 1: what is set in one go stays one step."""
    found: list[Placement] = []
    step, last = 0, None
    for _, placed in pieces:
        if placed.step != last:
            step, last = step + 1, placed.step
        found.append(replace(placed, step=step))
    return tuple(found)
