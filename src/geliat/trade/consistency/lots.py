"""Lots: what is packed stands accepted and dry, and every inspection follows its plan (ISO 2859-1)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from geliat.refusals import Refusal
from geliat.trade.consistency.finding import Finding, Relation, differs, follows, place
from geliat.trade.documents import InspectionSummary, PackingList
from geliat.trade.documents.inspection_summary import DEFECT_CLASSES, standing
from geliat.trade.moisture import pieces_to_measure
from geliat.trade.sampling import SamplePlan, Severity, plans_for
from geliat.trade.shipment import InspectedLot


def summary_adds_up(summary: InspectionSummary) -> Iterator[Finding]:
    """Every lot's plan and verdict, the order of its submissions, and all counts of the summary."""
    for n, lot in enumerate(summary.lots):
        yield from _sampling(summary, f"lots[{n}]", lot)
        yield from _verdict(summary, f"lots[{n}]", lot)
    yield from _submissions(summary)
    yield from _counts(summary)


def _sampling(summary: InspectionSummary, where: str, lot: InspectedLot) -> Iterator[Finding]:
    try:
        aql = {count.defect_class: count.aql for count in lot.defects}
        plans = plans_for(lot.quantity, lot.level, aql, Severity(lot.severity))
    except (Refusal, ValueError) as why:
        first = place(summary, f"{where}.level", f"{lot.level}, {lot.severity}")
        yield Finding("sampling_unsound", Relation.MALFORMED, first, place(summary, "standard", why))
        return
    expected: dict[str, tuple[object, object]] = {}
    if plans:
        letter = next(iter(plans.values())).code_letter
        drawn = max(plan.sample_size for plan in plans.values())
        expected |= {"letter": (lot.letter, letter), "sample_size": (lot.sample_size, drawn)}
    classes = tuple(count.defect_class for count in lot.defects)
    yield from follows("sampling_unsound", summary, f"{where}.defects", classes, DEFECT_CLASSES, "standard")
    measured = pieces_to_measure(lot.quantity)
    expected["moisture_sample_size"] = (lot.moisture_sample_size, measured)
    for count in lot.defects:
        expected |= _of_class(f"defects[{count.defect_class}]", count, plans[count.defect_class])
    source = f"{where}.quantity, level, severity, aql"
    for name, (said, right) in expected.items():
        yield from follows("sampling_unsound", summary, f"{where}.{name}", said, right, source)


def _of_class(name: str, count: Any, plan: SamplePlan) -> dict[str, tuple[object, object]]:
    return {
        f"{name}.sample_size": (count.sample_size, plan.sample_size),
        f"{name}.accept": (count.accept, plan.accept),
    }


def _verdict(summary: InspectionSummary, where: str, lot: InspectedLot) -> Iterator[Finding]:
    good = all(count.found <= count.accept for count in lot.defects)
    dry = (
        lot.moisture_mean_permille <= lot.moisture_limit_permille
        and lot.moisture_worst_permille <= lot.moisture_point_limit_permille
    )
    verdict = "accepted" if good and dry else "rejected"
    source = f"{where}.defects, moisture"
    yield from follows("verdict_unsound", summary, f"{where}.verdict", lot.verdict, verdict, source)
    for low, high in (
        ("moisture_mean_permille", "moisture_worst_permille"),
        ("moisture_limit_permille", "moisture_point_limit_permille"),
    ):
        if getattr(lot, low) > getattr(lot, high):
            first = place(summary, f"{where}.{low}", getattr(lot, low))
            second = place(summary, f"{where}.{high}", getattr(lot, high))
            yield Finding("moisture_unsound", Relation.ABOVE, first, second)


def _submissions(summary: InspectionSummary) -> Iterator[Finding]:
    """Submissions of a lot run 1, 2, 3 without a gap, of the same workshop, product and step, in time."""
    histories: dict[str, list[tuple[int, InspectedLot]]] = defaultdict(list)
    for n, lot in enumerate(summary.lots):
        histories[f"{lot.code} / {lot.step.en}"].append((n, lot))
    for history in histories.values():
        history.sort(key=lambda entry: entry[1].submission)
        before, first = history[0]
        for turn, (n, lot) in enumerate(history, start=1):
            field, source = f"lots[{n}].submission", f"inspections of {lot.code}"
            yield from follows("submission_gap", summary, field, lot.submission, turn, source)
            for code, name in (("lot_of_other_workshop", "workshop"), ("lot_of_other_sku", "sku")):
                value, source = getattr(first, name), f"lots[{before}].{name}"
                yield from follows(code, summary, f"lots[{n}].{name}", getattr(lot, name), value, source)
        for (n, earlier), (m, later) in pairwise(history):
            if earlier.inspected_on > later.inspected_on:
                one = place(summary, f"lots[{n}].inspected_on", earlier.inspected_on)
                other = place(summary, f"lots[{m}].inspected_on", later.inspected_on)
                yield Finding("dates_out_of_order", Relation.LATER, one, other)


def _counts(summary: InspectionSummary) -> Iterator[Finding]:
    lots = summary.lots
    accepted = standing(lots)
    worst = max((lot.moisture_worst_permille for lot in accepted), default=0)
    expected: dict[str, object] = {
        "inspections": len(lots),
        "lots_accepted": len(accepted),
        "lots_rejected": sum(1 for lot in lots if lot.verdict == "rejected"),
        "resubmitted": sum(1 for lot in lots if lot.submission > 1),
        "pieces_accepted": sum(lot.quantity for lot in accepted),
        "pieces_sampled": sum(lot.sample_size for lot in lots),
        "worst_moisture_permille": worst,
        "workshops": len({lot.workshop for lot in lots}),
    }
    for name, value in expected.items():
        yield from follows("sum_unsound", summary, name, getattr(summary, name), value, "lots")
    for sku in sorted({lot.sku for lot in accepted} | {each.sku for each in summary.accepted}):
        of_sku = [lot for lot in accepted if lot.sku == sku]
        told = next((each for each in summary.accepted if each.sku == sku), None)
        for name, value in (("lots", len(of_sku)), ("pieces", sum(lot.quantity for lot in of_sku))):
            said = getattr(told, name) if told else 0
            yield from follows("sum_unsound", summary, f"accepted[{sku}].{name}", said, value, "lots")
    classes = tuple(each.defect_class for each in summary.defects)
    yield from follows("sum_unsound", summary, "defects", classes, DEFECT_CLASSES, "lots.defects")
    for kind in DEFECT_CLASSES:
        found = sum(c.found for lot in lots for c in lot.defects if c.defect_class == kind)
        total = next((each.found for each in summary.defects if each.defect_class == kind), 0)
        yield from follows("sum_unsound", summary, f"defects[{kind}].found", total, found, "lots.defects")
    last = max((lot.inspected_on for lot in lots), default=summary.date)
    yield from follows("paper_date_unsound", summary, "date", summary.date, last, "lots.inspected_on")


def packed_lots_stand_accepted(packing: PackingList, summary: InspectionSummary) -> Iterator[Finding]:
    """Every lot in a carton stands accepted, is of the carton's product and size, and is not packed twice."""
    packed: Counter[str] = Counter()
    skus: dict[tuple[str, str], int] = {}
    for carton in packing.cartons:
        for content in carton.contents:
            packed[content.lot] += content.quantity
            skus.setdefault((content.lot, carton.sku), carton.number)
    known: dict[str, list[InspectedLot]] = defaultdict(list)
    for lot in standing(summary.lots):
        known[lot.code].append(lot)
    shown = {lot.code: lot.verdict for lot in summary.lots}
    for code, quantity in sorted(packed.items()):
        if code not in known:
            number = next(number for (lot_code, _), number in skus.items() if lot_code == code)
            first = place(packing, f"cartons[{number}].contents.lot", code)
            verdict = f"{code}: {shown[code]}" if code in shown else ""
            yield differs("lot_not_accepted", first, place(summary, "lots.verdict", verdict))
            continue
        most = min(lot.quantity for lot in known[code])
        if quantity > most:
            first = place(packing, f"cartons.contents[{code}].quantity", quantity)
            second = place(summary, f"lots[{code}].quantity", most)
            yield Finding("lot_overpacked", Relation.ABOVE, first, second)
    for (code, sku), number in skus.items():
        for lot in known.get(code, ()):
            field, source = f"cartons[{number}].sku", f"lots[{code}].sku"
            yield from follows("lot_of_other_sku", packing, field, sku, lot.sku, source, summary)
