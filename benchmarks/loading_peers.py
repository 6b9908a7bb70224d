"""Other packers of boxes behind the same question: one container, the most volume, in so many seconds.

    pip install packingsolver3d packvium py3dbp      into the environment that runs the benchmark

Each is asked as its own documentation says. packingsolver3d has no support; packvium is asked for full
support; py3dbp knows neither support nor which sides may stand vertical. A packer that is not installed is
told so; one that gives no plan within the budget counts as an empty container.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geliat.planning.loading import (
    CargoBox,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    Placement,
    Unplaced,
)
from geliat.sentences import Sentence

Solver = Callable[[LoadProblem, float], LoadPlan | None]

ROTATIONS = {
    "height": ("XYZ", "YXZ"),
    "width": ("XZY", "ZXY"),
    "length": ("YZX", "ZYX"),
}
"""Which side stands vertical -> the two ways of turning the box under it, named as axes after turning."""
TICKS_A_MM = 16_000
OUTSIDE = Sentence(en="left outside", id="tertinggal")


def packingsolver(problem: LoadProblem, seconds: float) -> LoadPlan | None:
    """packingsolver's `box` solver in its default mode; boxes may hang in the air."""
    from packingsolver3d import BinType, Instance, ItemType, Objective, Rotation, box

    length, width, height = problem.containers[0].kind.inner_mm
    boxes = _boxes(problem)
    instance = Instance(
        bin_types=[BinType(x=length, y=width, z=height)],
        item_types=[
            ItemType(
                x=cargo.length_mm,
                y=cargo.width_mm,
                z=cargo.height_mm,
                copies=cargo.quantity,
                rotations=[Rotation(way) for side in cargo.upright for way in ROTATIONS[side]],
            )
            for cargo in boxes
        ],
        objective=Objective.KNAPSACK,
    )
    result: Any = box.solve(instance, time_limit=seconds)
    placed = [
        Placement(boxes[each.item_type_id].key, each.x, each.y, each.z, each.lx, each.ly, each.lz, 1)
        for each in result.placements
    ]
    return plan_of(problem, placed) if placed else None


def packvium(problem: LoadProblem, seconds: float) -> LoadPlan | None:
    """packvium in its quality mode, asked for full support."""
    from packvium import Container, Dimensions, Item, Packer, PackingConfig
    from packvium.geometry import Rotation

    # Its names give the item's own sides along length, width and height; ours the sides that may stand.
    standing = {"height": "H", "width": "W", "length": "L"}
    length, width, height = (str(side) for side in problem.containers[0].kind.inner_mm)
    items = [
        Item.create(
            cargo.key,
            Dimensions.mm(str(cargo.length_mm), str(cargo.width_mm), str(cargo.height_mm)),
            quantity=cargo.quantity,
            allowed_rotations=tuple(
                way for way in Rotation if way.value[2] in {standing[side] for side in cargo.upright}
            ),
        )
        for cargo in _boxes(problem)
    ]
    config = PackingConfig.quality(
        time_limit_ms=int(seconds * 1_000),
        minimum_support_ratio=1.0,
        objective="maximum_volume",
        max_containers=1,
    )
    result: Any = Packer(config).pack(
        items=items, containers=[Container.create("1", Dimensions.mm(length, width, height))]
    )
    placed = []
    for container in result.containers:
        for each in container.placements:
            x, y, z = (_mm(axis) for axis in (each.position.x, each.position.y, each.position.z))
            size = each.dimensions
            sides = [_mm(side) for side in (size.length, size.width, size.height)]
            placed.append(Placement(each.instance.item.id, x, y, z, sides[0], sides[1], sides[2], 1))
    return plan_of(problem, placed) if placed else None


def py3dbp(problem: LoadProblem, seconds: float) -> LoadPlan | None:
    """py3dbp's one greedy pass, biggest first; it has no budget and stops when it is done."""
    from py3dbp import Bin, Item, Packer

    length, width, height = problem.containers[0].kind.inner_mm
    packer = Packer()
    packer.add_bin(Bin("1", length, width, height, 10**9))
    for cargo in _boxes(problem):
        for _ in range(cargo.quantity):
            packer.add_item(Item(cargo.key, cargo.length_mm, cargo.width_mm, cargo.height_mm, 0))
    packer.pack(bigger_first=True, number_of_decimals=0)
    placed = []
    for item in packer.bins[0].items:
        sides = [int(side) for side in item.get_dimension()]
        x, y, z = (int(value) for value in item.position)
        placed.append(Placement(item.name, x, y, z, sides[0], sides[1], sides[2], 1))
    return plan_of(problem, placed) if placed else None


PEERS: dict[str, Solver] = {
    "packingsolver3d": packingsolver,
    "packvium": packvium,
    "py3dbp": py3dbp,
}
ASKED = {"packingsolver3d": "none", "packvium": "full", "py3dbp": "none"}
"""The support each was asked for."""


def plan_of(problem: LoadProblem, placed: list[Placement]) -> LoadPlan:
    """A peer's placements as a plan the judge can read; the order of stuffing is not theirs to give."""
    kind = problem.containers[0].kind
    counts = {cargo.key: cargo.quantity for cargo in problem.cargo}
    for each in placed:
        counts[each.cargo] -= 1
    return LoadPlan(
        (LoadedContainer(kind.code, kind.inner_mm, tuple(placed)),),
        tuple(Unplaced(key, count, OUTSIDE) for key, count in counts.items() if count > 0),
    )


def _boxes(problem: LoadProblem) -> list[CargoBox]:
    return [cargo for cargo in problem.cargo if isinstance(cargo, CargoBox)]


def _mm(length: Any) -> int:
    return int(getattr(length, "ticks", length)) // TICKS_A_MM
