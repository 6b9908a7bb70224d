"""What must hold of the consignments of an order: above all, that together they are the order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from geliat.desk.catalogue.checks import wrong
from geliat.desk.consignments.facts import BookingFacts, ConsignmentFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.makers.checks import missing
from geliat.desk.orders.models import Order
from geliat.refusals import Blocker
from geliat.trade.identifiers import check_size_type
from geliat.trade.places import check_port

PLANNABLE = ("inquiry", "confirmed", "in_work")
CHANGEABLE = ("inquiry", "confirmed")
"""Once work has begun, pieces are counted and packed for a consignment: the split no longer changes."""


def of_plan(order: Order, told: Sequence[ConsignmentFacts], standing: Iterable[str] = ()) -> list[Blocker]:
    """What is wrong with a plan; `standing` are the numbers of the order's own consignments."""
    if not told:
        return [
            wrong(
                "no_consignments",
                "No consignment was told; expected at least one for the order {order}.",
                "Belum ada kiriman; sedikitnya satu untuk pesanan {order}.",
                order=order.number,
            )
        ]
    blockers = [blocker for one in told for blocker in of_consignment(one)]
    own = set(standing)
    counts = Counter(one.number for one in told)
    taken = Consignment.objects.filter(number__in=set(counts) - own).values_list("number", flat=True)
    blockers += [
        wrong(
            "number_taken",
            "The consignment number “{number}” is taken.",
            "Nomor kiriman “{number}” sudah dipakai.",
            field="number",
            number=number,
        )
        for number in (*(number for number, times in counts.items() if times > 1), *taken)
    ]
    return blockers + of_sums(order, [one.quantities for one in told])


def of_consignment(facts: ConsignmentFacts) -> list[Blocker]:
    """What is wrong with one consignment by itself."""
    blockers = [
        missing(field, f"{en} ({facts.number})", f"{said} ({facts.number})")
        for field, value, en, said in (
            ("number", facts.number, "Number", "Nomor"),
            ("consignee", facts.consignee, "Consignee", "Penerima barang"),
            ("consignee_address", facts.consignee_address, "Consignee's address", "Alamat penerima"),
            ("mark", facts.mark, "Shipping mark", "Tanda kirim"),
        )
        if not value.strip()
    ]
    codes = (
        check_port(facts.loading_port),
        check_port(facts.destination_port),
        check_size_type(facts.container_type),
    )
    return blockers + [unknown for unknown in codes if unknown]


def of_sums(order: Order, quantities: Sequence[Mapping[int, int]]) -> list[Blocker]:
    """Line by line: the consignments' pieces must add up to the order's."""
    lines = {line.number: line.quantity for line in order.lines.all()}
    blockers = [
        wrong(
            "no_such_line",
            "The order {order} has no line {line}.",
            "Pesanan {order} tidak mempunyai baris {line}.",
            order=order.number,
            line=number,
        )
        for number in sorted({number for asked in quantities for number in asked} - set(lines))
    ]
    for number, wanted in lines.items():
        given = [asked.get(number, 0) for asked in quantities]
        if min(given, default=0) < 0 or sum(given) != wanted:
            blockers.append(
                wrong(
                    "sums_differ",
                    "Line {line}: the consignments take {given} pieces ({parts}); the order has {wanted}.",
                    "Baris {line}: kiriman memuat {given} buah ({parts}); pesanannya {wanted}.",
                    line=number,
                    given=sum(given),
                    parts=" + ".join(map(str, given)) or "0",
                    wanted=wanted,
                )
            )
    for at, asked in enumerate(quantities, start=1):
        if sum(asked.values()) < 1:
            blockers.append(
                wrong(
                    "empty_consignment",
                    "Consignment {place} takes nothing.",
                    "Kiriman ke-{place} kosong.",
                    place=at,
                )
            )
    return blockers


def of_stage(order: Order, stages: Sequence[str]) -> list[Blocker]:
    """Whether the order is at a stage in which its consignments may still be planned or split anew."""
    if order.stage in stages:
        return []
    return [
        wrong(
            "too_late_to_plan",
            "The order {order} has gone too far: its pieces are counted for the consignments that stand.",
            "Pesanan {order} sudah terlalu jauh: hasilnya sudah dihitung untuk kiriman yang ada.",
            order=order.number,
        )
    ]


def of_booking(facts: BookingFacts) -> list[Blocker]:
    """What is wrong with a booking."""
    if facts.forwarder.strip():
        return []
    return [missing("forwarder", "Forwarder", "Perusahaan pengurus (PPJK)")]
