"""A container with drums in it: zones of drums, cartons on top and before them, weights within limits.

Several fillings are tried and the one worth most is kept: drums first or cartons first, and, where the
centre of gravity has a window, the zones in either order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geliat.planning.loading.boxes import Effort, kernel_takes, packed
from geliat.planning.loading.drum_zones import Zone, zones
from geliat.planning.loading.greedy import Filler, Style
from geliat.planning.loading.pieces import Piece
from geliat.planning.loading.problem import CargoBox, CargoDrum, ContainerKind, LoadProblem, Placement
from geliat.planning.loading.stuffing import (
    Slice,
    in_stuffing_order,
    metres_hold,
    placements_of,
    shift_into,
    slices_of,
)
from geliat.planning.loading.toppings import toppings

# Cartons fill about this share of the length that is kept for them.
DENSE_PERMILLE = 900


@dataclass(frozen=True, slots=True)
class DrumLoad:
    """A container's placements in stuffing order, what is left of each cargo, and what is loaded is worth."""

    placements: tuple[Placement, ...]
    left: list[int]
    worth: int


@dataclass(frozen=True, slots=True)
class _Task:
    """What the fillings of one container have in common."""

    problem: LoadProblem
    kind: ContainerKind
    drums: Sequence[Piece]
    boxes: Sequence[Piece]
    left: Sequence[int]
    filler: Filler
    effort: Effort


def drum_load(
    problem: LoadProblem,
    kind: ContainerKind,
    pieces: Sequence[Piece],
    left: Sequence[int],
    filler: Filler,
    effort: Effort,
) -> DrumLoad | None:
    """The best filling of one empty container with the drums among `pieces` in zones; None without any.

    `left` counts what is left of each cargo of the problem.
    """
    drums = [piece for piece in pieces if isinstance(piece.cargo, CargoDrum)]
    boxes = [piece for piece in pieces if isinstance(piece.cargo, CargoBox) and left[piece.index]]
    task = _Task(problem, kind, drums, boxes, left, filler, effort)
    tries = list(_tries(task))
    task = replace(task, effort=replace(effort, cpu_seconds=effort.cpu_seconds / len(tries)))
    best: DrumLoad | None = None
    for kept, turned in tries:
        found = _filled(task, kept, turned=turned)
        if found is not None and (best is None or found.worth > best.worth):
            best = found
        if best is not None and not any(best.left[piece.index] for piece in pieces):
            break
    return best


def _tries(task: _Task) -> Iterator[tuple[int, bool]]:
    """(length kept for cartons, zones turned round) of each filling."""
    rules, room = task.problem.rules, task.filler.room
    free = (0, 1000)
    ways = (False, True) if (rules.along_permille, rules.across_permille) != (free, free) else (False,)
    volume = sum(task.left[piece.index] * piece.cargo.volume_mm3 for piece in task.boxes)
    needed = -(-volume * 1000 // (DENSE_PERMILLE * room.width * room.height))
    for kept in [0, min(needed, room.length)] if task.boxes else [0]:
        for turned in ways:
            yield kept, turned


def _filled(task: _Task, kept: int, *, turned: bool) -> DrumLoad | None:
    by_length = task.problem.objective in ("fewest_containers", "cheapest_containers")
    worth = None if by_length else task.filler.worth
    if not kept:
        found = zones(task.drums, task.left, task.filler.room, worth, rules=task.problem.rules, turned=turned)
        return _before(task, found)
    room = task.filler.room
    slices = _boxes(task, room.length - kept, room.payload, [], by_floor=False)
    reach = max((each.x2 for each in slices), default=0) - (room.length - kept)
    payload = room.payload - sum(each.gross_g for each in slices)
    found = zones(
        task.drums,
        task.left,
        room._replace(payload=payload),
        worth,
        rules=task.problem.rules,
        length=room.length - max(reach, 0),
        turned=turned,
    )
    end = found[-1].end if found else 0
    return _sound(
        task, found, in_stuffing_order([each.moved(end + kept - room.length, 0) for each in slices])
    )


def _before(task: _Task, found: Sequence[Zone]) -> DrumLoad | None:
    """Zones with cartons on top and before them; fewer where the floor or the balance would not bear them."""
    room = task.filler.room
    end = found[-1].end if found else 0
    weight = sum(zone.gross_g for zone in found)
    for by_floor, topped in ((False, True), (True, False)):
        tops = _tops(task, found, room.payload - weight) if topped else []
        above = [each for top in tops for each in top]
        rest = replace(task, left=_less(task.left, above))
        payload = room.payload - weight - sum(each.gross_g for each in above)
        slices = _boxes(rest, end, payload, found, by_floor=by_floor)
        load = _sound(task, found, in_stuffing_order(slices), tops)
        if load is not None:
            return load
    return _sound(task, found, [])


def _less(left: Sequence[int], slices: Sequence[Slice]) -> list[int]:
    rest = list(left)
    for each in slices:
        rest[each.block.piece.index] -= each.count
    return rest


def _tops(task: _Task, found: Sequence[Zone], payload: int) -> list[list[Slice]]:
    """The cartons on top of each zone; none where stops count."""
    room, left = task.filler.room._replace(payload=payload), list(task.left)
    tops: list[list[Slice]] = []
    for zone in found if task.boxes and not task.problem.rules.multi_drop else ():
        cargo = zone.counts[0][0].cargo
        top: list[Slice] = []
        if isinstance(cargo, CargoDrum) and len(zone.counts) == 1:
            task_of = (task.filler.worth, task.effort, task.problem.rules)
            top = toppings(zone.placements, cargo, task.boxes, left, room, *task_of)
        left = _less(left, top)
        room = room._replace(payload=room.payload - sum(each.gross_g for each in top))
        tops.append(top)
    return tops


def _boxes(task: _Task, start: int, payload: int, found: Sequence[Zone], *, by_floor: bool) -> list[Slice]:
    """Cartons between `start` and the door; where stops count, none of a later stop than a drum behind it.

    `by_floor`: with the search that weighs the load of the floor, which the kernel does not.
    """
    rules, room = task.problem.rules, task.filler.room
    rest = room.length - start
    boxes = [
        piece
        for piece in task.boxes
        if all(max(stand.grid_length, stand.grid_width) <= rest for stand in piece.stands)
        and not (rules.multi_drop and any(zone.first_stop < piece.cargo.stop for zone in found))
    ]
    if rest <= 0 or not boxes:
        return []
    before = room._replace(length=rest, payload=payload)
    if kernel_takes(boxes, rules) and not by_floor:
        worth = task.filler.worth
        filling = packed(before, boxes, list(task.left), worth, task.effort)
    else:
        filler = Filler(before, boxes, lambda piece: task.filler.worth[piece.index])
        filling = filler.fill(list(task.left), Style(), multi_drop=rules.multi_drop)
    return [each.moved(start, 0) for each in slices_of(filling.blocks)]


def _sound(
    task: _Task, found: Sequence[Zone], slices: list[Slice], tops: Sequence[list[Slice]] = ()
) -> DrumLoad | None:
    """Zones and slices as one load, moved into the window of the centre; None when a rule is broken."""
    rules = task.problem.rules
    parts: list[tuple[Placement, ...]] = []
    for number, zone in enumerate(found):
        parts.append(zone.placements)
        parts.append(placements_of(tops[number]) if number < len(tops) else ())
    placements = _in_steps([*parts, placements_of(slices)])
    if not placements:
        return None
    if rules.multi_drop and found and slices:
        latest = max(each.block.piece.cargo.stop for each in slices)
        if any(zone.first_stop < latest for zone in found):
            return None
    weights = {piece.cargo.key: piece.cargo.gross_g for piece in (*task.drums, *task.boxes)}
    move = shift_into(placements, weights, task.kind, rules)
    if move is None or not metres_hold(
        [(each.x_mm, each.x_mm + each.length_mm, weights[each.cargo]) for each in placements], task.kind
    ):
        return None
    if move != (0, 0):
        placements = [replace(p, x_mm=p.x_mm + move[0], y_mm=p.y_mm + move[1]) for p in placements]
    left = _less(task.left, [*slices, *(each for top in tops for each in top)])
    for piece, count in (each for zone in found for each in zone.counts):
        left[piece.index] -= count
    worth = sum((task.left[i] - left[i]) * each for i, each in task.filler.worth.items())
    return DrumLoad(tuple(placements), left, worth)


def _in_steps(parts: Sequence[Sequence[Placement]]) -> list[Placement]:
    """The parts one after another, their steps numbered on."""
    placements: list[Placement] = []
    last = 0
    for part in parts:
        first = part[0].step if part else 1
        placements += [replace(placed, step=placed.step - first + 1 + last) for placed in part]
        last = placements[-1].step if placements else 0
    return placements
