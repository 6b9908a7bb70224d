"""Measure the loading engine, and its peers where they are installed, in one run; every plan is judged.

    python benchmarks/loading.py                              classes made by the published generator
    python benchmarks/loading.py --folder DIR                 every *.txt there (Bischoff-Ratcliff format)
    python benchmarks/loading.py --seconds 10 --support 0     other budgets; support 0: boxes may hang
    python benchmarks/loading.py --peers                      other packers beside it, on one core each
    python benchmarks/loading.py --cases                      drums, equal cartons, two and many containers

One line a class: mean fill in percent of the container's volume, the worst instance, mean CPU seconds, the
share of boxes that are not fully supported by the judge's measure, and faults. A peer's plan is judged for
overlap, walls and counts alone. How to install the peers: `loading_peers.py`.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import time
from dataclasses import replace
from pathlib import Path

from geliat.planning.loading import (
    CONTAINERS,
    CargoBox,
    CargoDrum,
    ContainerStock,
    LoadPlan,
    LoadProblem,
    LoadRules,
    Stop,
    load,
)
from geliat.planning.loading.drums import bound, drum_of, hexagonal_count, square_count
from geliat.planning.loading.instances import Instance, made_instances, read_instances
from geliat.planning.verify.loading import judge_load
from loading_peers import ASKED, PEERS, Solver

TYPES = {
    "BR1": 3, "BR2": 5, "BR3": 8, "BR4": 10, "BR5": 12, "BR6": 15, "BR7": 20, "BR8": 30, "BR9": 40,
    "BR10": 50, "BR11": 60, "BR12": 70, "BR13": 80, "BR14": 90, "BR15": 100,
}  # fmt: skip
GOBLETS = {
    "S": ((0, 55), (200, 38), (250, 62), (320, 90), (400, 90)),
    "M": ((0, 72), (250, 48), (310, 80), (400, 120), (500, 120)),
    "L": ((0, 88), (300, 58), (375, 100), (480, 145), (600, 145)),
}


def ours(problem: LoadProblem, seconds: float) -> LoadPlan:
    return load(problem, stop=Stop(rounds=None, cpu_seconds=seconds), seed=1)


def measure(
    name: str, who: str, instances: list[Instance], solve: Solver, seconds: float, support: int
) -> None:
    fills, spent, hanging, boxes, faults = [], [], 0, 0, 0
    for instance in instances:
        problem = instance.problem(LoadRules(support_permille=support))
        started = time.process_time()
        plan = solve(problem, seconds)
        spent.append(time.process_time() - started)
        if plan is None:
            fills.append(0.0)
            continue
        # The stuffing order is ours to give; a peer's plan has none, and may turn boxes freely.
        mine = who == "geliat"
        faults += sum(
            mine or each.code in ("overlap", "outside", "count") for each in judge_load(plan, problem)
        )
        strict = replace(problem, rules=LoadRules())
        hanging += sum(each.code == "support" for each in judge_load(plan, strict))
        boxes += sum(1 for _ in plan.placements())
        volume = sum(p.length_mm * p.width_mm * p.height_mm for p in plan.placements())
        length, width, height = instance.room
        fills.append(100 * volume / (length * width * height))
    asked = f"{support / 1000:g}" if who == "geliat" else ASKED[who]
    print(
        f"| {name} | {who} | {asked} | {len(fills)} | {sum(fills) / len(fills):.2f} | {min(fills):.2f} | "
        f"{sum(spent) / len(spent):.2f} | {100 * hanging / max(1, boxes):.0f} % | {faults} |",
        flush=True,
    )


def timed(what: str, problem: LoadProblem, stop: Stop) -> None:
    first: list[float] = []
    started, wall = time.process_time(), time.monotonic()
    plan = load(
        problem, stop=stop, on_improvement=lambda _: first.append(time.process_time() - started), seed=1
    )
    spent, passed = time.process_time() - started, time.monotonic() - wall
    faults = len(judge_load(plan, problem))
    counts = [len(container.placements) for container in plan.containers]
    outside = sum(each.quantity for each in plan.unplaced)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{what}: {len(counts)} containers {counts[:12]}, {outside} outside, faults {faults}, first plan "
        f"{first[0]:.2f} s, {spent:.1f} CPU s, {passed:.1f} s wall, peak {memory} MB",
        flush=True,
    )


def cases() -> None:
    high_cube = CONTAINERS["45G1"]
    length, width, height = high_cube.inner_mm
    for key, profile in GOBLETS.items():
        layers = height // profile[-1][0]
        for flip in (True, False):
            drum = drum_of(profile, 0, may_flip=flip)
            problem = LoadProblem(
                (ContainerStock(high_cube),), (CargoDrum(key, profile, 0, 9_000, may_flip=flip),)
            )
            plan = load(problem)
            held = len(plan.containers[0].placements)
            print(
                f"drum {key}, heads {'may be' if flip else 'never'} down: {held} "
                f"({held / (hexagonal_count(drum, length, width, 0) * layers):.2f} x hexagonal "
                f"{hexagonal_count(drum, length, width, 0) * layers}, square "
                f"{square_count(drum, length, width, 0) * layers}, no layer pattern can pass "
                f"{bound(drum, length, width, 0) * layers}), faults {len(judge_load(plan, problem))}",
                flush=True,
            )
    chance = random.Random(8)
    free = replace(high_cube, payload_g=None, floor_load_g_per_m=None)
    whole = length * width * height
    timed("6,000 equal cartons 400x300x250", LoadProblem(
        (ContainerStock(free, 9),), (CargoBox("A", 400, 300, 250, 1_000, 6_000),)), Stop())  # fmt: skip
    sizes = [[chance.randint(250, 700) for _ in range(3)] for _ in range(8)]
    share = 1.85 * whole / 1_500
    scale = (share / (sum(a * b * c for a, b, c in sizes) / 8)) ** (1 / 3)
    cargo = tuple(
        CargoBox(f"k{i}", *(int(side * scale) for side in size), 1_000, 1_500 // 8 + (i < 1_500 % 8),
                 upright=("length", "width", "height"))
        for i, size in enumerate(sizes)
    )  # fmt: skip
    timed("1,500 cartons of 8 sizes, 1.85 containers", LoadProblem((ContainerStock(free, 3),), cargo),
          Stop(rounds=None, cpu_seconds=30))  # fmt: skip
    cargo = tuple(
        CargoBox(
            f"k{i}", *(chance.randint(250, 700) for _ in range(3)), 1_000, 500, upright=("height", "width")
        )
        for i in range(40)
    )
    timed("20,000 cartons of 40 sizes", LoadProblem((ContainerStock(free, 100),), cargo),
          Stop(rounds=None, cpu_seconds=40))  # fmt: skip


def one_core() -> None:
    """Keep to one core where the system can, so that a peer's wall clock is a CPU clock too."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--classes", default="BR1,BR2,BR3,BR4,BR5,BR6,BR7,BR8,BR10,BR15")
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--support", type=int, default=1000, help="thousandths of each base")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--cases", action="store_true")
    asked = parser.parse_args()
    if asked.peers:
        one_core()
    if asked.cases:
        cases()
        return
    if asked.folder is not None:
        sets = [
            (path.stem, list(read_instances(path.read_text()))) for path in sorted(asked.folder.glob("*.txt"))
        ]
    else:
        sets = [(name, list(made_instances(TYPES[name], asked.count))) for name in asked.classes.split(",")]
    print(
        "| class | engine | support asked | instances | mean fill % | worst | CPU s "
        "| not fully supported | faults |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for name, instances in sets:
        measure(name, "geliat", instances[: asked.count], ours, asked.seconds, asked.support)
        for peer in PEERS if asked.peers else ():
            try:
                measure(name, peer, instances[: asked.count], PEERS[peer], asked.seconds, 0)
            except ImportError:
                print(f"| {name} | {peer} is not installed |")


if __name__ == "__main__":
    main()
