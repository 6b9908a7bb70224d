"""Tells the plan of a case in a terminal: that the order can be taken, by when, in how many containers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from geliat.papers.figures import Figures
from geliat.sentences import Sentence
from geliat.trade.places import find_port
from geliat.workbook.case import Case
from geliat.workbook.planning import CasePlan, ConsignmentPlan


def told(case: Case, plan: CasePlan, out: Path, files: Iterable[str], language: str) -> Iterator[str]:
    """The lines of the summary in `language` ("en" or "id")."""
    speech = "id" if language[:2].lower() == "id" else "en"
    for sentence in _sentences(case, plan, Figures(speech)):
        yield sentence.said_in(speech)
    names = sorted(files)
    yield Sentence(
        f"{len(names)} files in {out}: {', '.join(names)}",
        f"{len(names)} berkas di {out}: {', '.join(names)}",
    ).said_in(speech)


def _sentences(case: Case, plan: CasePlan, write: Figures) -> Iterator[Sentence]:
    pieces = write.whole(sum(line.quantity for line in case.lines))
    shops = len({share.maker for share in plan.shares})
    begins, ends = write.day(plan.begins_on), write.day(plan.finished_on)
    yield Sentence(
        f"{plan.order} can be taken: {pieces} pieces by {shops} workshops, {begins} to {ends}.",
        f"{plan.order} dapat diterima: {pieces} buah oleh {shops} bengkel, {begins} sampai {ends}.",
    )
    value = write.money(plan.value.rounded())
    if plan.value_idr is not None:
        value += f" ({write.money(plan.value_idr)})"
    pay = write.money(plan.pay.rounded())
    yield Sentence(f"Value {value}; pay of the workshops {pay}.", f"Nilai {value}; upah bengkel {pay}.")
    for each in plan.consignments:
        yield _consignment(each, write)
    for easing in plan.allotment.easings:
        yield easing.sentence


def _consignment(plan: ConsignmentPlan, write: Figures) -> Sentence:
    port = find_port(plan.destination_port)
    to = f"{port.name.en if port else plan.destination_port} ({plan.destination_port})"
    by = write.day(plan.latest_shipment_on)
    cartons, volume, gross = write.whole(plan.cartons), write.cubic(plan.volume_mm3), write.kg(plan.gross_g)
    boxes = _boxes(plan, write)
    return Sentence(
        f"  {plan.number} to {to} by {by}: {cartons} cartons, {volume} m³, {gross} kg gross, {boxes}.",
        f"  {plan.number} ke {to} paling lambat {by}: {cartons} karton, {volume} m³, {gross} kg kotor, "
        f"{boxes}.",
    )


def _boxes(plan: ConsignmentPlan, write: Figures) -> str:
    """The containers with their fill: "2 × 40HC (93.1 %, 40.2 %)"."""
    kinds: dict[str, list[str]] = {}
    by_key = {each.key: each.volume_mm3 for each in plan.problem.cargo}
    for box in plan.loaded.containers:
        kind = plan.problem.kind(box.kind)
        length, width, height = box.inner_mm
        used = sum(by_key[placed.cargo] for placed in box.placements)
        share = write.decimal(Decimal(used * 1000 // (length * width * height)).scaleb(-1))
        kinds.setdefault(kind.name if kind else box.kind, []).append(f"{share} %")
    return ", ".join(f"{len(fills)} × {name} ({', '.join(fills)})" for name, fills in kinds.items())
