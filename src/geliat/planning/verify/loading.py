"""The judge of load plans: every rule of the problem checked in exact integers, every violation returned.

It reads only the problem's own dataclasses and shares no code with any search. The CTU Code (IMO/ILO/UNECE
2014) names the rules; how each is measured is said at its function.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from geliat.planning.loading.problem import (
    Cargo,
    CargoBox,
    ContainerKind,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    Placement,
)
from geliat.planning.verify.bearing import bearing_faults
from geliat.planning.verify.neighbours import near_pairs
from geliat.planning.verify.solids import Solid, gap_too_small, solid
from geliat.planning.verify.weights import weight_faults
from geliat.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule a plan breaks.

    `where` is (container, piece, piece ...): numbers from 1, a piece being its place in the container's
    list of placements; () when the whole plan is meant.
    """

    code: str
    sentence: Sentence
    where: tuple[int, ...] = ()


# code: what is said of {what}: the pieces by number and cargo, or the thing concerned.
SAYINGS: dict[str, tuple[str, str]] = {
    "container_unknown": (
        "The kind {what} is not among the containers given.",
        "Jenis {what} tidak tersedia.",
    ),
    "container_too_many": (
        "More containers {what} are used than there are.",
        "Kontainer {what} melebihi jumlahnya.",
    ),
    "inner_differs": (
        "The inside of {what} is not that of its kind.",
        "Ukuran dalam {what} bukan ukuran jenisnya.",
    ),
    "cargo_unknown": (
        "{what} is no cargo of this problem.",
        "{what} bukan muatan dari soal ini.",
    ),
    "number_not_whole": (
        "{what} has a size or place that is no whole number.",
        "{what} berukuran atau bertempat bukan bilangan bulat.",
    ),
    "turned": (
        "{what} stands in a way that is not allowed.",
        "{what} berdiri dengan posisi yang tidak diizinkan.",
    ),
    "outside": (
        "{what} is not wholly inside the container.",
        "{what} tidak seluruhnya di dalam kontainer.",
    ),
    "clearance": (
        "{what} stand closer than the clearance.",
        "{what} berdiri lebih rapat daripada jarak bebas.",
    ),
    "overlap": (
        "{what} overlap.",
        "{what} saling bertumpang.",
    ),
    "door": (
        "{what} cannot pass the door.",
        "{what} tidak dapat melewati pintu.",
    ),
    "support": (
        "{what} is not supported enough.",
        "{what} kurang bertumpu.",
    ),
    "floor_only": (
        "{what} must stand on the floor.",
        "{what} harus berdiri di lantai.",
    ),
    "nothing_on_top": (
        "Something stands on {what}, which must stay free.",
        "Ada yang berdiri di atas {what}, padahal harus bebas.",
    ),
    "layers": (
        "{what} stands in too high a stack of its kind.",
        "{what} berada pada tumpukan sejenis yang terlalu tinggi.",
    ),
    "weight_on_top": (
        "{what} carries too much weight.",
        "{what} menahan beban terlalu berat.",
    ),
    "payload": (
        "The cargo of {what} is heavier than its payload.",
        "Muatan {what} melebihi batas beratnya.",
    ),
    "floor_load": (
        "One running metre of the floor of {what} carries too much.",
        "Satu meter lantai {what} menahan beban terlalu berat.",
    ),
    "centre_along": (
        "The centre of gravity of {what} lies outside its window along.",
        "Titik berat {what} di luar batas arah panjang.",
    ),
    "centre_across": (
        "The centre of gravity of {what} lies outside its window across.",
        "Titik berat {what} di luar batas arah lebar.",
    ),
    "stuffing_order": (
        "{what}: the later cannot be set any more, the earlier bars its place.",
        "{what}: yang kemudian tidak dapat dimasukkan, terhalang yang lebih dahulu.",
    ),
    "unloading_order": (
        "{what}: the first must be unloaded before, but the second bars its way.",
        "{what}: yang pertama harus dibongkar lebih dahulu, tetapi terhalang yang kedua.",
    ),
    "count": (
        "{what}: placed and left outside do not make up the quantity.",
        "{what}: yang dimuat dan yang tertinggal tidak sama dengan jumlahnya.",
    ),
    "group_split": (
        "The group {what} is split over several containers.",
        "Kelompok {what} terbagi di beberapa kontainer.",
    ),
    "destinations_mixed": (
        "{what} holds cargo for several destinations.",
        "{what} berisi muatan untuk beberapa tujuan.",
    ),
}


def judge_load(plan: LoadPlan, problem: LoadProblem) -> tuple[Violation, ...]:
    """Every violation of `problem` in `plan`, container by container; () means the plan is sound."""
    cargo = {each.key: each for each in problem.cargo}
    found = [*_stock_faults(plan, problem), *_count_faults(plan, problem)]
    for number, container in enumerate(plan.containers, start=1):
        found += _container_faults(number, container, problem, cargo)
    return tuple(found)


def _said(code: str, what: str, where: tuple[int, ...] = ()) -> Violation:
    en, indonesian = SAYINGS[code]
    return Violation(code, Sentence(en=en.format(what=what), id=indonesian.format(what=what)), where)


def _stock_faults(plan: LoadPlan, problem: LoadProblem) -> Iterator[Violation]:
    used = Counter(container.kind for container in plan.containers)
    for stock in problem.containers:
        if used[stock.kind.code] > stock.count:
            yield _said("container_too_many", stock.kind.code)
    where: dict[str, set[int]] = defaultdict(set)
    groups = {each.key: each.group for each in problem.cargo}
    for number, container in enumerate(plan.containers, start=1):
        for key in {placed.cargo for placed in container.placements}:
            where[groups.get(key, "")].add(number)
    for group, numbers in sorted(where.items()):
        if group and len(numbers) > 1:
            yield _said("group_split", group)


def _count_faults(plan: LoadPlan, problem: LoadProblem) -> Iterator[Violation]:
    """Pieces placed and unplaced make up each quantity, and nothing else is counted."""
    placed = Counter(each.cargo for each in plan.placements())
    outside: Counter[str] = Counter()
    wrong = set()
    for unplaced in plan.unplaced:
        outside[unplaced.cargo] += unplaced.quantity
        if unplaced.quantity < 0:
            wrong.add(unplaced.cargo)
    known = {each.key for each in problem.cargo}
    for each in problem.cargo:
        if each.key in wrong or placed[each.key] + outside[each.key] != each.quantity:
            counted = f"{each.key} ({placed[each.key]} + {outside[each.key]} ≠ {each.quantity})"
            yield _said("count", counted)
    for key in sorted(set(outside) - known):
        yield _said("cargo_unknown", key)


def _container_faults(
    number: int, container: LoadedContainer, problem: LoadProblem, cargo: dict[str, Cargo]
) -> Iterator[Violation]:
    kind = problem.kind(container.kind)
    name = f"{number} ({container.kind})"
    if kind is None:
        yield _said("container_unknown", container.kind, (number,))
    elif kind.inner_mm != container.inner_mm:
        yield _said("inner_differs", name, (number,))
    solids: list[Solid] = []
    for index, placed in enumerate(container.placements, start=1):
        piece = cargo.get(placed.cargo)
        what = f"{index} ({placed.cargo})"
        if piece is None:
            yield _said("cargo_unknown", what, (number, index))
        elif not _whole(placed):
            yield _said("number_not_whole", what, (number, index))
        else:
            if not _stands_as_allowed(placed, piece):
                yield _said("turned", what, (number, index))
            body = solid(index, placed, piece)
            if min(high - low for low, high in zip(body.low, body.high, strict=True)) > 0:
                solids.append(body)

    def told(faults: Iterable[tuple[str, tuple[Solid, ...]]]) -> Iterator[Violation]:
        for code, bodies in faults:
            what = ", ".join(f"{body.number} ({body.cargo.key})" for body in bodies) or name
            yield _said(code, what, (number, *(body.number for body in bodies)))

    rules = problem.rules
    yield from told(_place_faults(solids, container, problem))
    yield from told(_pair_faults(solids, rules.clearance_mm))
    yield from told(bearing_faults(solids, rules))
    yield from told(weight_faults(solids, container.inner_mm, kind, rules))
    yield from told(_order_faults(solids, multi_drop=rules.multi_drop))
    if len({body.cargo.destination for body in solids}) > 1:
        yield _said("destinations_mixed", name, (number,))
    if kind is not None:
        for body in solids:
            if not _passes_door(body.cargo, kind):
                yield from told([("door", (body,))])


def _whole(placed: Placement) -> bool:
    """Whether every number of the placement is a whole one."""
    numbers = (
        placed.x_mm,
        placed.y_mm,
        placed.z_mm,
        placed.length_mm,
        placed.width_mm,
        placed.height_mm,
        placed.step,
    )
    return all(isinstance(value, int) and not isinstance(value, bool) for value in numbers)


def _stands_as_allowed(placed: Placement, piece: Cargo) -> bool:
    """Whether the sides are the cargo's own, the vertical one allowed, and a drum's axis and head too."""
    size = (placed.length_mm, placed.width_mm, placed.height_mm)
    if isinstance(piece, CargoBox):
        sides = {"length": piece.length_mm, "width": piece.width_mm, "height": piece.height_mm}
        for vertical in piece.upright:
            flat = sorted(value for side, value in sides.items() if side != vertical)
            if size[2] == sides[vertical] and sorted(size[:2]) == flat:
                return placed.axis is None and not placed.flipped
        return False
    wide, tall = 2 * max(radius for _, radius in piece.profile), piece.profile[-1][0]
    if placed.axis not in ("x", "y", "z"):
        return False
    axis = "xyz".index(placed.axis)
    if any(side != (tall if way == axis else wide) for way, side in enumerate(size)):
        return False
    return piece.may_lie if axis != 2 else (piece.may_flip or not placed.flipped)


def _passes_door(piece: Cargo, kind: ContainerKind) -> bool:
    """Whether some allowed way of standing is no wider and no higher than the door, narrow side first."""
    if isinstance(piece, CargoBox):
        sides = {"length": piece.length_mm, "width": piece.width_mm, "height": piece.height_mm}
        ways = [
            (min(value for side, value in sides.items() if side != vertical), sides[vertical])
            for vertical in piece.upright
        ]
    else:
        wide, tall = 2 * max(radius for _, radius in piece.profile), piece.profile[-1][0]
        ways = [(wide, tall)]
        if piece.may_lie:
            ways.append((min(wide, tall), wide))
    return any(width <= kind.door_mm[0] and height <= kind.door_mm[1] for width, height in ways)


def _place_faults(
    solids: list[Solid], container: LoadedContainer, problem: LoadProblem
) -> Iterator[tuple[str, tuple[Solid, ...]]]:
    """Inside the container, the clearance to the walls and the gap under the roof kept."""
    length, width, height = container.inner_mm
    gap, top = problem.rules.clearance_mm, problem.rules.top_gap_mm
    for body in solids:
        ends = zip(body.low, body.high, container.inner_mm, strict=True)
        if not all(low >= 0 and high <= inner for low, high, inner in ends):
            yield "outside", (body,)
        elif (
            min(body.low[0], body.low[1], length - body.high[0], width - body.high[1]) < gap
            or body.high[2] + top > height
        ):
            yield "clearance", (body,)


def _pair_faults(solids: list[Solid], clearance: int) -> Iterator[tuple[str, tuple[Solid, ...]]]:
    """No two pieces overlap or stand side by side nearer than the clearance."""
    for one, other in near_pairs(solids, clearance):
        if gap_too_small(one, other, clearance):
            yield "overlap" if gap_too_small(one, other, 0) else "clearance", (one, other)


def _order_faults(solids: list[Solid], *, multi_drop: bool) -> Iterator[tuple[str, tuple[Solid, ...]]]:
    """What is set later has a free way in from the door and from above; so has what is unloaded earlier.

    A piece bars another when it stands before it towards the door or above it, seen along that direction.
    """
    told: set[tuple[str, int]] = set()
    for along, across in ((0, (1, 2)), (2, (0, 1))):
        for body, first in _barring(solids, along, across, lambda each: -each.step):
            if first.step < body.step and ("step", body.number) not in told:
                told.add(("step", body.number))
                yield "stuffing_order", (first, body)
        if multi_drop:
            for body, last in _barring(solids, along, across, lambda each: each.cargo.stop):
                if last.cargo.stop > body.cargo.stop and ("stop", body.number) not in told:
                    told.add(("stop", body.number))
                    yield "unloading_order", (body, last)


def _barring(
    solids: list[Solid], along: int, across: tuple[int, int], rank: Callable[[Solid], int]
) -> Iterator[tuple[Solid, Solid]]:
    """Each body with the highest ranking of those that stand beyond it in the direction `along`.

    Bodies of equal outline across are taken together: behind each of them only the best of the rest counts.
    """
    one, other = across
    rows: dict[tuple[int, int, int, int], list[Solid]] = defaultdict(list)
    for body in solids:
        rows[body.low[one], body.high[one], body.low[other], body.high[other]].append(body)
    ahead = {}
    for outline, row in rows.items():
        row.sort(key=lambda body: body.low[along])
        best = row[-1]
        best_from = [best] * len(row)
        for index in range(len(row) - 1, -1, -1):
            best = max(best, row[index], key=rank)
            best_from[index] = best
        ahead[outline] = best_from
    outlines = sorted(rows)
    for outline in outlines:
        for second in outlines:
            if second[0] >= outline[1]:
                break
            if outline[0] < second[1] and outline[2] < second[3] and second[2] < outline[3]:
                yield from _beyond(rows[outline], rows[second], ahead[second], along)


def _beyond(
    row: list[Solid], others: list[Solid], best_from: list[Solid], along: int
) -> Iterator[tuple[Solid, Solid]]:
    """Each of a row with the best of another row that begins where it ends or beyond."""
    index = 0
    for body in sorted(row, key=lambda each: each.high[along]):
        while index < len(others) and others[index].low[along] < body.high[along]:
            index += 1
        if index == len(others):
            return
        yield body, best_from[index]
