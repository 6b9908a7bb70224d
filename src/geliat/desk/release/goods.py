"""Why a consignment cannot be packed yet: work not taken or finished, pieces on the way, lots that wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Sum

from geliat.desk.allotment.models import Share
from geliat.desk.consignments.models import Consignment
from geliat.desk.makers.words import step_name, step_place
from geliat.desk.orders.models import Line, Order
from geliat.desk.packing import figures as packing
from geliat.desk.production import figures as production
from geliat.desk.production.figures import Flow
from geliat.desk.quality import figures as quality
from geliat.desk.quality.models import Lot
from geliat.refusals import Blocker

LOT_WAITS = {
    "presented": ("has not been inspected", "belum diperiksa", "inspector"),
    "drying": ("is too wet and must dry", "terlalu basah dan harus dikeringkan", "inspector"),
    "rejected": ("was rejected and waits for rework", "ditolak dan menunggu perbaikan", "inspector"),
    "rework": ("is being reworked", "sedang diperbaiki", "maker"),
}


def blockers(consignment: Consignment, unpacked: Sequence[packing.PackedSize]) -> list[Blocker]:
    """What stands between the makers and the cartons, for the sizes in `unpacked` that are short of pieces.

    A size with enough accepted, dry pieces only needs packing and is not named here. Work is counted over the
    whole order, because pieces belong to a consignment only once they are in its cartons.
    """
    lacking = _lacking(consignment.order, unpacked)
    if not lacking:
        return []
    lines = [
        line
        for line in consignment.order.lines.select_related("size__product").prefetch_related("size__route")
        if line.size_id in lacking
    ]
    asked = {line.pk for line in lines}
    flows = [flow for flow in production.flows(consignment.order) if flow.share.line_id in asked]
    found = _work(consignment.order, lines, flows)
    found += _on_the_way(consignment.order, [flow for flow in flows if flow.last_step])
    found += [_waits(lot) for lot in quality.waiting(consignment.order) if lot.share.line.size_id in lacking]
    return found


def _lacking(order: Order, unpacked: Sequence[packing.PackedSize]) -> set[int]:
    free: dict[int, int] = defaultdict(int)
    for lot, pieces in quality.packable(order, packing.packed_by_lot(order)):
        free[lot.share.line.size_id] += pieces
    return {row.size.pk for row in unpacked if free[row.size.pk] < row.short}


def _work(order: Order, lines: Sequence[Line], flows: Sequence[Flow]) -> list[Blocker]:
    """Step by step over all sizes: pieces no workshop has taken on, and pieces taken on but not finished."""
    steps = {route.step for line in lines for route in line.size.route.all()}
    found = []
    for step in sorted(steps, key=step_place):
        there = [flow for flow in flows if flow.share.step == step]
        asking = [line for line in lines if any(route.step == step for route in line.size.route.all())]
        untaken = {
            line: line.quantity - sum(flow.standing for flow in there if flow.share.line_id == line.pk)
            for line in asking
        }
        unfinished = {
            line: sum(flow.standing - flow.counted for flow in there if flow.share.line_id == line.pk)
            for line in asking
        }
        if any(left > 0 for left in untaken.values()):
            found.append(_not_taken(order, step, untaken))
        if any(left > 0 for left in unfinished.values()):
            workshops = {flow.share.workshop_id for flow in there if flow.counted < flow.standing}
            found.append(_not_finished(order, step, unfinished, len(workshops)))
    return found


def _not_taken(order: Order, step: str, left: Mapping[Line, int]) -> Blocker:
    name = step_name(step)
    return Blocker(
        code="work_not_taken",
        en="{step_en}: {pieces} pieces are not taken on by any workshop ({sizes}).",
        id="{step_id}: {pieces} buah belum disanggupi bengkel mana pun ({sizes}).",
        facts={"step_en": name.en, "step_id": name.id, "pieces": _sum(left), "sizes": _sizes(left)},
        owner="coordinator",
        mend=("allotment:order", {"order": order.pk}),
    )


def _not_finished(order: Order, step: str, left: Mapping[Line, int], workshops: int) -> Blocker:
    name = step_name(step)
    return Blocker(
        code="work_not_finished",
        en="{step_en}: {pieces} pieces are not finished yet ({sizes}); workshops still at it: {workshops}.",
        id="{step_id}: {pieces} buah belum selesai ({sizes}); bengkel yang masih mengerjakan: {workshops}.",
        facts={
            "step_en": name.en,
            "step_id": name.id,
            "pieces": _sum(left),
            "sizes": _sizes(left),
            "workshops": workshops,
        },
        owner="maker",
        mend=("production:order", {"order": order.pk}),
    )


def _sum(left: Mapping[Line, int]) -> int:
    return sum(pieces for pieces in left.values() if pieces > 0)


def _sizes(left: Mapping[Line, int]) -> str:
    return ", ".join(f"{line.size.sku}: {pieces}" for line, pieces in left.items() if pieces > 0)


def _on_the_way(order: Order, last: Sequence[Flow]) -> list[Blocker]:
    """Finished pieces that are not at the warehouse, and delivered ones that are in no lot."""
    found = []
    away = [flow for flow in last if flow.to_give > 0]
    if away:
        found.append(
            Blocker(
                code="not_delivered",
                en="{pieces} finished pieces of {workshops} workshops are not at the warehouse yet.",
                id="{pieces} buah jadi dari {workshops} bengkel belum sampai di gudang.",
                facts={
                    "pieces": sum(flow.to_give for flow in away),
                    "workshops": len({flow.share.workshop_id for flow in away}),
                },
                owner="maker",
                mend=("production:order", {"order": order.pk}),
            )
        )
    in_lots = _presented([flow.share for flow in last])
    unseen = {flow.share: flow.counted - flow.to_give - in_lots.get(flow.share.pk, 0) for flow in last}
    pieces = sum(left for left in unseen.values() if left > 0)
    if pieces:
        found.append(
            Blocker(
                code="not_presented",
                en="{pieces} pieces at the warehouse are in no lot yet.",
                id="{pieces} buah di gudang belum masuk lot mana pun.",
                facts={"pieces": pieces},
                owner="inspector",
                mend=("quality:order", {"order": order.pk}),
            )
        )
    return found


def _presented(shares: Sequence[Share]) -> dict[int, int]:
    rows = Lot.objects.filter(share__in=shares, resubmits=None).values("share")
    return {row["share"]: row["pieces"] for row in rows.annotate(pieces=Sum("quantity"))}


def _waits(lot: Lot) -> Blocker:
    why_en, why_id, owner = LOT_WAITS[lot.stage]
    return Blocker(
        code=f"lot_{lot.stage}",
        en="Lot {lot} of {quantity} pieces {why_en}.",
        id="Lot {lot} berisi {quantity} buah {why_id}.",
        facts={"lot": lot.code, "quantity": lot.quantity, "why_en": why_en, "why_id": why_id},
        owner=owner,
        mend=("quality:lot", {"lot": lot.pk}),
    )
