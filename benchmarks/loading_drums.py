"""Several sizes of drum in one container: what goes in, and the bound for straight zones of equal layers.

    python benchmarks/loading_drums.py

Three goblets (invented, plausible) in a 40HC, most volume, with heads up, with heads down
allowed, and with heads down under layer sheets of 4 mm; every plan judged. Then the 6,000 drums of Blitar
loose, in as few containers as are found, in the counts that the demonstration assumes and in others.
"""

from __future__ import annotations

import time
from collections import Counter
from math import sqrt

from geliat.planning.loading import CONTAINERS, CargoDrum, ContainerStock, LoadProblem, load
from geliat.planning.loading.drums import drum_of
from geliat.planning.verify.loading import judge_load

GOBLETS = {
    "S": (((0, 55), (200, 38), (250, 62), (320, 90), (400, 90)), 2_000),
    "M": (((0, 72), (250, 48), (310, 80), (400, 120), (500, 120)), 3_000),
    "L": (((0, 88), (300, 58), (375, 100), (480, 145), (600, 145)), 4_500),
}
MIXES = (
    {"S": 5_000, "M": 3_000},
    {"M": 2_500, "L": 1_500},
    {"S": 4_000, "M": 2_000, "L": 1_000},
    {"S": 9_000, "M": 4_000, "L": 2_100},
)
THE_6000 = ({"S": 4_608, "M": 1_040, "L": 352}, {"S": 3_000, "M": 2_000, "L": 1_000})
WAYS = (("heads up", False, None), ("heads down too", True, None), ("the same on sheets of 4 mm", True, 4))


def bound_m3(problem: LoadProblem) -> float:
    """No straight zones of equal layers hold more: Oler's bound for each, the length given to the best."""
    length, width, height = problem.containers[0].kind.inner_mm
    fixed, slope = 0.0, 0.0
    for cargo in problem.cargo:
        assert isinstance(cargo, CargoDrum)
        drum = drum_of(cargo.profile, 0, may_flip=cargo.may_flip)
        near = sqrt(min(drum.alike, drum.apart or drum.alike))
        across = width - 2 * drum.wide
        layers = height // cargo.height_mm * cargo.volume_mm3 / 1e9
        each = layers * (2 / sqrt(3) * across / near**2 + 1 / near)
        fixed += max(0.0, layers * (across / near + 1) - each * 2 * drum.wide)
        slope = max(slope, each)
    return fixed + slope * length


def main() -> None:
    print("| drums | way | loaded | m3 | bound m3 | gap % | steps | CPU s | faults |")
    print("|---|---|---|---|---|---|---|---|---|")
    for counts in MIXES:
        for way, flip, sheet in WAYS:
            cargo = tuple(
                CargoDrum(key, *GOBLETS[key], count, may_flip=flip, sheet_mm=sheet)
                for key, count in counts.items()
            )
            problem = LoadProblem((ContainerStock(CONTAINERS["45G1"]),), cargo, objective="most_volume")
            started = time.process_time()
            plan = load(problem)
            spent = time.process_time() - started
            (container,) = plan.containers
            held = Counter(placed.cargo for placed in container.placements)
            volumes = {each.key: each.volume_mm3 for each in cargo}
            volume = sum(count * volumes[key] for key, count in held.items()) / 1e9
            most = bound_m3(problem)
            proven = f"{most:.2f} | {100 * (1 - volume / most):.1f}" if sheet is None else "none | "
            print(
                f"| {_told(counts)} | {way} | {_told(held)} | {volume:.2f} | {proven} | "
                f"{container.placements[-1].step} | {spent:.1f} | {len(judge_load(plan, problem))} |",
                flush=True,
            )

    for counts in THE_6000:
        for kind in ("45G1", "42G1"):
            for way, flip, _ in WAYS[:2]:
                _in_containers(counts, kind, way, flip=flip)


def _in_containers(counts: dict[str, int], kind: str, way: str, *, flip: bool) -> None:
    cargo = tuple(CargoDrum(key, *GOBLETS[key], count, may_flip=flip) for key, count in counts.items())
    problem = LoadProblem((ContainerStock(CONTAINERS[kind], 9),), cargo)
    plan = load(problem)
    held = [f"{len(each.placements):,}" for each in plan.containers]
    faults = len(judge_load(plan, problem))
    print(
        f"{_told(counts)}, {way}, {CONTAINERS[kind].name}: {' and '.join(held)}, faults {faults}", flush=True
    )


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{counts[key]:,} {key}" for key in "SML" if counts.get(key))


if __name__ == "__main__":
    main()
