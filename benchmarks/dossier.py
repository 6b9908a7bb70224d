"""Times the dossier: 40 lines, 1,200 cartons, two containers (invented), every form, read back and judged.

    python benchmarks/dossier.py [--count 20]

CPU seconds of one process; `--count` dossiers are made one after the other and 1,000 on two cores reckoned
from them. The first PDF (fonts, compiler) is timed apart.
"""

from __future__ import annotations

import argparse
import dataclasses
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.trade import builders

from geliat.papers import render
from geliat.papers.forms import every_form, read_form
from geliat.trade.consistency import judge_statements
from geliat.trade.documents import every_paper
from geliat.trade.export_facts import OriginClaim
from geliat.trade.shipment import Carton, CartonContent, Shipment

LINES, CARTONS_EACH = 40, 30


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
        containers=builders.some_containers(packed, 2),
        lots=builders.some_lots(packed),
        origin=tuple(OriginClaim(line.line, "ACFTA", "RVC") for line in lines),
    )


def make(shipment: Shipment) -> dict[str, bytes]:
    """Every machine form and every PDF."""
    papers = every_paper(shipment)
    return every_form(shipment, papers) | {f"{paper.kind}.pdf": render(paper) for paper in papers}


def main() -> None:
    """Run every measurement once and print it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=3)
    count = parser.parse_args().count
    small = builders.a_shipment(counts=(7, 3, 3))
    began = time.process_time()
    render(every_paper(small)[0])
    print(f"first PDF of a process: {time.process_time() - began:.2f} s")
    shipment = a_large_shipment()
    began = time.process_time()
    files = make(shipment)
    print(f"all forms, cold: {time.process_time() - began:.2f} s (reach: 3 s), {len(files)} files")
    began = time.process_time()
    again = [make(shipment) for _ in range(count)]
    each = (time.process_time() - began) / count
    print(f"all forms, warm: {each:.2f} s (reach: 1 s), mean of {count}")
    print(f"byte for byte the same: {all(other == files for other in again)}")
    print(f"1,000 dossiers on 2 cores, reckoned: {each * 1000 / 2 / 60:.1f} min (reach: 10 min)")
    statements = tuple(
        said for name, data in files.items() if not name.endswith(".pdf") for said in read_form(name, data)
    )
    times = []
    for _ in range(5):
        began = time.process_time()
        findings = judge_statements(statements)
        times.append(time.process_time() - began)
    print(f"judge: {min(times) * 1000:.0f} ms of {len(statements)} statements, {len(findings)} findings")
    for finding in findings[:5]:
        print(f"    {finding.sentence.en}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at its peak: {peak:.0f} MB (reach: 300 MB)")


if __name__ == "__main__":
    main()
