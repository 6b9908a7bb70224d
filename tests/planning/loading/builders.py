"""Small problems and plans for the tests of loading."""

from __future__ import annotations

import random

from geliat.planning.loading.containers import CONTAINERS
from geliat.planning.loading.problem import (
    Cargo,
    CargoBox,
    CargoDrum,
    ContainerKind,
    ContainerStock,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    LoadRules,
    Placement,
    Side,
    free_size,
)

GOBLET_S = ((0, 55), (200, 38), (250, 62), (320, 90), (400, 90))


def blitar(rules: LoadRules | None = None) -> LoadProblem:
    """One consignment of the Blitar case: 602 cartons for one 40HC."""
    return LoadProblem(
        (ContainerStock(CONTAINERS["45G1"]),),
        (
            CargoBox("S", 550, 370, 410, 12_900, 384),
            CargoBox("M", 490, 490, 510, 15_600, 130),
            CargoBox("L", 590, 300, 610, 13_300, 88),
        ),
        rules or LoadRules(),
    )


def a_box(
    key: str = "A", size: tuple[int, int, int] = (100, 100, 100), quantity: int = 1, **more: object
) -> CargoBox:
    """A box of 1 kg."""
    values = {"gross_g": 1000, **more}
    return CargoBox(key, *size, quantity=quantity, **values)  # type: ignore[arg-type]


def a_drum(key: str = "D", quantity: int = 1, **more: object) -> CargoDrum:
    """A goblet drum, 180 wide and 400 high."""
    values = {"profile": GOBLET_S, "gross_g": 2000, **more}
    return CargoDrum(key, quantity=quantity, **values)  # type: ignore[arg-type]


def a_room(*cargo: Cargo, size: tuple[int, int, int] = (1000, 500, 600), **rules: object) -> LoadProblem:
    """One container of a free size with these cargoes."""
    return LoadProblem(
        (ContainerStock(free_size(*size)),),
        cargo,
        LoadRules(**rules),  # type: ignore[arg-type]
    )


def put(
    cargo: Cargo,
    at: tuple[int, int, int],
    size: tuple[int, int, int] | None = None,
    step: int = 1,
    **more: object,
) -> Placement:
    """One piece at a place, standing as it is stated unless a size is given."""
    size = size or (cargo.length_mm, cargo.width_mm, cargo.height_mm)
    if isinstance(cargo, CargoDrum):
        more = {"axis": "z", **more}
    return Placement(cargo.key, *at, *size, step, **more)  # type: ignore[arg-type]


def a_plan(problem: LoadProblem, *placements: Placement) -> LoadPlan:
    """A plan with all placements in one container of the problem's first kind."""
    kind = problem.containers[0].kind
    return LoadPlan((LoadedContainer(kind.code, kind.inner_mm, placements),))


def random_problem(seed: int) -> LoadProblem:
    """A problem with boxes and sometimes drums, limits, margins, groups, stops and destinations."""
    chance = random.Random(seed)
    long, wide, high = chance.randint(800, 2500), chance.randint(500, 1200), chance.randint(500, 1300)
    kinds = [
        ContainerKind(
            f"K{number}",
            f"K{number}",
            (long * number, wide, high),
            (wide - chance.choice((0, 20)), high - chance.choice((0, 50))),
            chance.choice((None, chance.randint(100_000, 2_000_000))),
            0,
            chance.choice((None, chance.randint(50_000, 1_000_000))),
        )
        for number in range(1, chance.choice((2, 3)))
    ]
    stops = chance.random() < 0.3
    groups = chance.random() < 0.3
    bound = chance.random() < 0.2
    cargo: list[Cargo] = []
    for number in range(chance.randint(1, 8)):
        destination = chance.choice(("SHA", "SHK")) if bound else ""
        common: dict[str, object] = {
            "gross_g": chance.randint(0, 30_000),
            "quantity": chance.randint(1, 40),
            "max_top_g": chance.choice((None, None, chance.randint(0, 100_000))),
            "nothing_on_top": chance.random() < 0.1,
            "floor_only": chance.random() < 0.1,
            "max_layers": chance.choice((None, None, chance.randint(1, 3))),
            "group": chance.choice(("", f"g1{destination}", f"g2{destination}")) if groups else "",
            "stop": chance.randint(1, 3) if stops else 1,
            "destination": destination,
            "value": chance.randint(0, 100),
        }
        if chance.random() < 0.2:
            narrow, waist = chance.randint(20, 60), chance.randint(40, 120)
            half = chance.randint(50, 200)
            profile = ((0, narrow), (half, waist), (2 * half, chance.randint(20, 120)))
            cargo.append(CargoDrum(f"drum{number}", profile, **common))  # type: ignore[arg-type]
        else:
            sides: list[Side] = ["length", "width", "height"]
            upright = tuple(chance.sample(sides, chance.randint(1, 3)))
            size = [chance.randint(60, 500) for _ in range(3)]
            cargo.append(CargoBox(f"box{number}", *size, upright=upright, **common))  # type: ignore[arg-type]
    low = chance.choice((0, 0, chance.randint(300, 480)))
    rules = LoadRules(
        support_permille=chance.choice((1000, 1000, 750, 0)),
        clearance_mm=chance.choice((0, 0, chance.randint(1, 20))),
        top_gap_mm=chance.choice((0, chance.randint(1, 60))),
        along_permille=(low, 1000 - low),
        across_permille=chance.choice(((0, 1000), (400, 600))),
        multi_drop=stops,
    )
    objective = chance.choice(("most_volume", "most_value", "fewest_containers", "cheapest_containers"))
    stock = tuple(ContainerStock(kind, chance.randint(1, 2), chance.randint(1, 9)) for kind in kinds)
    return LoadProblem(stock, tuple(cargo), rules, objective)  # type: ignore[arg-type]
