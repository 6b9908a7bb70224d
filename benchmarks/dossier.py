"""Times the dossier: 40 lines, 1,200 cartons, two containers (invented), every form, read back and judged.

    python benchmarks/dossier.py [--count 3] [--many 20]

CPU seconds, and seconds by the clock where both cores work; each dossier is another, so that nothing typeset
before is used again. `--many` makes so many dossiers in two processes, as `geliat dossier` does with several.
"""

from __future__ import annotations

import argparse
import dataclasses
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.trade import builders

from geliat.papers import render
from geliat.papers.forms import FORMS, read_form
from geliat.papers.whole_set import every_file, side_by_side
from geliat.trade.consistency import judge_statements
from geliat.trade.documents import every_paper
from geliat.trade.export_facts import OriginClaim
from geliat.trade.shipment import Carton, CartonContent, PackedContainer, Shipment

LINES, CARTONS_EACH = 40, 30
T = TypeVar("T")


def a_large_shipment() -> Shipment:
    """40 lines of three sizes, 30 cartons each, in two containers."""
    base = builders.a_shipment(counts=(7, 3, 3), boxes=2)
    lines, cartons = [], []
    for n in range(LINES):
        line = base.lines[n % len(base.lines)]
        model = next(carton for carton in base.cartons if carton.sku == line.sku)
        count = model.pieces * CARTONS_EACH
        lines.append(dataclasses.replace(line, line=n + 1, quantity=count))
        for turn in range(CARTONS_EACH):
            lot = builders.lot_code(line.sku, turn % len(builders.WORKSHOPS))
            content = CartonContent(lot, n + 1, model.pieces)
            number = len(cartons) + 1
            cartons.append(
                dataclasses.replace(model, number=number, of=LINES * CARTONS_EACH, contents=(content,))
            )
    packed: tuple[Carton, ...] = tuple(cartons)
    return dataclasses.replace(
        base,
        lines=tuple(lines),
        cartons=packed,
        containers=tuple(_within(each) for each in builders.some_containers(packed, 2)),
        lots=builders.some_lots(packed),
        origin=tuple(OriginClaim(line.line, "ACFTA", "RVC") for line in lines),
    )


def _within(container: PackedContainer) -> PackedContainer:
    """The container with steps that end at its door: the builder stows by size, row after row."""
    most = container.inside_mm[0]
    steps = tuple(
        dataclasses.replace(step, from_mm=min(step.from_mm, most), to_mm=min(step.to_mm, most))
        for step in container.steps
    )
    return dataclasses.replace(container, steps=steps)


def varied(shipment: Shipment, n: int) -> Shipment:
    """Another dossier of the same size: no page of it was typeset before."""
    number = f"{shipment.number}-{n}"
    return dataclasses.replace(shipment, number=number, vessel=f"MV {n}", booking=f"SUB{n:07}")


def make_one(shipment: Shipment) -> int:
    """Makes every file of a dossier in one thread; how many they are."""
    return len(every_file(shipment, threads=1))


def timed(deed: Callable[[], T]) -> tuple[T, float, float]:
    """What a deed gives, its CPU seconds and its seconds by the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    made = deed()
    return made, time.process_time() - cpu, time.perf_counter() - clock


def children_cpu() -> float:
    """CPU seconds of the processes that this one has started and seen end."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def best(deed: Callable[[], object], turns: int = 7) -> float:
    """The least CPU milliseconds of several turns."""
    return min(timed(deed)[1] for _ in range(turns)) * 1000


def main() -> None:
    """Run every measurement once and print it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=3, help="different dossiers for the warm mean")
    parser.add_argument("--many", type=int, default=0, help="dossiers made in two processes")
    asked = parser.parse_args()
    small = builders.a_shipment(counts=(7, 3, 3))
    print(f"first PDF of a process: {timed(lambda: render(every_paper(small)[0]))[1]:.2f} s CPU")
    shipment = a_large_shipment()
    files, cpu, clock = timed(lambda: every_file(shipment))
    print(f"all forms, cold: {cpu:.2f} s CPU, {clock:.2f} s (reach: 3 s), {len(files)} files")
    turns = [timed(lambda n=n: every_file(varied(shipment, n))) for n in range(asked.count)]
    least = min(cpu for _, cpu, _ in turns), min(clock for _, _, clock in turns)
    mean = sum(cpu for _, cpu, _ in turns) / asked.count
    print(
        f"all forms, warm: {least[0]:.2f} s CPU, {least[1]:.2f} s (reach: 1 s), "
        f"best of {asked.count}, mean {mean:.2f} s CPU"
    )
    print(f"byte for byte the same: {every_file(shipment) == files}")
    machine = {form.name: files[form.file_name] for form in FORMS.values() if form.file_name in files}
    statements, cpu, _ = timed(lambda: tuple(said for each in machine.items() for said in read_form(*each)))
    print(f"read back: {cpu:.2f} s CPU, {len(statements)} statements")
    findings = judge_statements(statements)
    print(f"judge: {best(lambda: judge_statements(statements)):.0f} ms CPU, {len(findings)} findings")
    for finding in findings[:5]:
        print(f"    {finding.sentence.en}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its peak: {peak:.0f} MB (reach: 300 MB)")
    if asked.many:
        began, cpu = time.perf_counter(), children_cpu()
        made = sum(
            1 for _ in side_by_side(make_one, [varied(shipment, 100 + n) for n in range(asked.many)], 2)
        )
        clock, each = time.perf_counter() - began, (children_cpu() - cpu) / made
        print(f"{made} in two processes: {clock:.0f} s, start included, {each:.2f} s CPU each")
        print(f"1,000 of them on 2 cores: {clock / made * 1000 / 60:.1f} min (reach: 10 min)")


if __name__ == "__main__":
    main()
