"""Presents lots, inspects them by ISO 2859-1, measures their moisture, and sends them to rework and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.figures import current_quality, defect_kinds
from geliat.desk.catalogue.models import Product, RouteStep
from geliat.desk.journal import actions as journal
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Order
from geliat.desk.production import figures as production
from geliat.desk.quality import figures, switching
from geliat.desk.quality.models import DefectFound, Improvement, Inspection, Lot, MoistureReading
from geliat.refusals import Blocker, Refusal
from geliat.trade import journey, moisture, sampling
from geliat.trade.access import Actor, authorise
from geliat.trade.sampling import Severity

Readings = Sequence[Sequence[int]]
"""One row a measured piece, one permille a point, in the order of the spec's points."""

LONGEST_CODE = 36
"""The column takes 40 letters; what is left is for the "/2" of a lot that came back."""


@transaction.atomic
def present(share: Share, quantity: int, *, by: Actor, at: datetime) -> Lot:
    """Present pieces of one share as a lot; only pieces that are there and in no lot yet."""
    authorise(by, "quality.present")
    # The order is locked with the share: its lots are numbered one after the other.
    order = Order.objects.select_for_update().get(pk=share.line.order_id)
    locked = Share.objects.select_for_update(of=("self",))
    share = locked.select_related("line__order", "line__size__product", "workshop").get(pk=share.pk)
    there = max(_pieces_there(share) - figures.presented(share), 0)
    spec = current_quality(share.line.size.product)
    blockers = []
    if not 0 < quantity <= there:
        blockers.append(
            Blocker(
                code="pieces_not_there",
                en="{there} pieces of {workshop} can be presented now, not {quantity}.",
                id="{there} buah dari {workshop} dapat diajukan sekarang, bukan {quantity}.",
                facts={"there": there, "workshop": share.workshop.name, "quantity": quantity},
                owner="coordinator",
                mend=("production:share", {"share": share.pk}),
            )
        )
    if spec is None:
        blockers.append(
            Blocker(
                code="no_quality_spec",
                en="{product} has no quality spec to be inspected against.",
                id="{product} belum punya spesifikasi mutu untuk diperiksa.",
                facts={"product": str(share.line.size.product)},
                owner="coordinator",
                mend=("catalogue:product", {"product": share.line.size.product_id}),
            )
        )
    if blockers or spec is None:
        raise Refusal(*blockers)
    lot = Lot.objects.create(
        code=_code(share, order), share=share, spec=spec, quantity=quantity, presented_at=at
    )
    journal.begin([lot], "quality.present", by=by, at=at, facts={"quantity": quantity})
    return lot


def _code(share: Share, order: Order) -> str:
    """The next lot number of an order: order, size, workshop, and how many lots there are."""
    place = Lot.objects.filter(share__line__order=order, resubmits=None).count() + 1
    code = f"{order.number}-{share.line.size.code}-{share.workshop.code}-{place:03d}"
    return code if len(code) <= LONGEST_CODE else f"L{order.pk}-{place:03d}"


def _pieces_there(share: Share) -> int:
    """Pieces to look at: at the warehouse for the last step, else finished at an inspected step."""
    pieces = production.pieces_of(share)
    if pieces.last_step:
        return pieces.gone
    inspected = RouteStep.objects.filter(size=share.line.size_id, step=share.step, inspected=True).exists()
    return pieces.counted if inspected else 0


@transaction.atomic
def inspect(
    lot: Lot, defects: Mapping[str, int], readings: Readings, *, by: Actor, at: datetime
) -> Inspection:
    """Give the verdict on a presented lot from its sample.

    `defects` counts defective pieces of the sample by defect code, each piece under its worst defect. The
    lot goes to accepted, to rejected for its defects, or to drying where only its moisture stands against
    it. Refuses unknown codes, counts beyond the sample and too few or impossible readings, all at once.
    """
    authorise(by, "quality.inspect")
    lot = _locked(lot)
    _must_be(lot, "presented")
    sample = figures.sample_for(lot)
    craft = lot.share.line.size.product.craft
    kinds = {kind.code: kind for kind in defect_kinds(craft) if kind.code in defects}
    blockers = [_unknown_defect(code, craft) for code in defects if code not in kinds]
    blockers += [_negative_count(code, found) for code, found in defects.items() if found < 0]
    by_class: dict[str, int] = dict.fromkeys(sample.plans, 0)
    for code, kind in kinds.items():
        by_class[kind.severity] += max(defects[code], 0)
    verdict, wet = None, None
    try:
        verdict = sampling.judge_defects(sample.plans, by_class)
    except Refusal as refusal:
        blockers += refusal.blockers
    try:
        wet = moisture.judge_moisture(readings, figures.moisture_spec(lot.spec), lot_size=lot.quantity)
    except Refusal as refusal:
        blockers += refusal.blockers
    if blockers or verdict is None or wet is None:
        raise Refusal(*blockers)
    inspection = Inspection.objects.create(
        lot=lot,
        inspector=by.person or 0,
        inspected_at=at,
        severity=sample.severity.value,
        plans={
            finding.defect_class: {
                "code_letter": finding.plan.code_letter,
                "plan_letter": finding.plan.plan_letter,
                "sample_size": finding.plan.sample_size,
                "accept": finding.plan.accept,
                "reject": finding.plan.reject,
                "found": finding.found,
            }
            for finding in verdict.findings
        },
        moisture_mean_permille=wet.mean_permille,
        moisture_worst_permille=wet.worst_permille,
        dry=wet.dry,
        passed=verdict.accepted and wet.dry,
    )
    DefectFound.objects.bulk_create(
        DefectFound(inspection=inspection, kind=kinds[code], quantity=found)
        for code, found in sorted(defects.items())
        if found
    )
    _keep_readings(inspection, readings)
    stage = "rejected" if not verdict.accepted else "accepted" if wet.dry else "drying"
    _journal_verdict(lot, stage, "quality.inspect", inspection, by=by, at=at)
    return inspection


@transaction.atomic
def measure(lot: Lot, readings: Readings, *, by: Actor, at: datetime) -> Inspection:
    """Measure a drying lot again; the defects found before stand. It is accepted once it is dry."""
    authorise(by, "quality.measure")
    lot = _locked(lot)
    _must_be(lot, "drying")
    wet = moisture.judge_moisture(readings, figures.moisture_spec(lot.spec), lot_size=lot.quantity)
    before = lot.inspections.filter(moisture_only=False).latest("inspected_at", "pk")
    inspection = Inspection.objects.create(
        lot=lot,
        inspector=by.person or 0,
        inspected_at=at,
        severity=before.severity,
        moisture_only=True,
        plans=before.plans,
        moisture_mean_permille=wet.mean_permille,
        moisture_worst_permille=wet.worst_permille,
        dry=wet.dry,
        passed=wet.dry,
    )
    _keep_readings(inspection, readings)
    _journal_verdict(lot, "accepted" if wet.dry else "drying", "quality.measure", inspection, by=by, at=at)
    return inspection


@transaction.atomic
def send_to_rework(lot: Lot, *, by: Actor, at: datetime) -> Lot:
    """Send a rejected lot back to the workshop that made it."""
    authorise(by, "quality.send_to_rework")
    lot = _locked(lot)
    journal.move(lot, "rework", "quality.send_to_rework", by=by, at=at)
    return lot


@transaction.atomic
def resubmit(lot: Lot, *, by: Actor, at: datetime) -> Lot:
    """Take a reworked lot back as a new one of the same pieces; it does not count for switching."""
    authorise(by, "quality.resubmit")
    lot = _locked(lot)
    journal.move(lot, "resubmitted", "quality.resubmit", by=by, at=at)
    root = lot.code.rpartition("/")[0] if lot.submission > 1 else lot.code
    again = Lot.objects.create(
        code=f"{root}/{lot.submission + 1}",
        share=lot.share,
        spec=lot.spec,
        quantity=lot.quantity,
        presented_at=at,
        resubmits=lot,
        submission=lot.submission + 1,
    )
    journal.begin([again], "quality.resubmit", by=by, at=at, facts={"quantity": lot.quantity})
    return again


@transaction.atomic
def agree_improvement(
    workshop: Workshop, step: str, product: Product, what: str, *, by: Actor, at: datetime
) -> Improvement:
    """Record what a workshop will do better, so that its discontinued inspection is taken up again."""
    authorise(by, "quality.agree_improvement")
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    blockers = []
    if switching.severity_of(workshop.pk, step, product.pk) is not Severity.DISCONTINUED:
        blockers.append(
            Blocker(
                code="inspection_not_discontinued",
                en="Inspection of {workshop} is not discontinued, so nothing needs to be agreed.",
                id="Pemeriksaan {workshop} tidak dihentikan, jadi tidak ada yang perlu disepakati.",
                facts={"workshop": workshop.name},
            )
        )
    if not what.strip():
        blockers.append(
            Blocker(
                code="improvement_unsaid",
                en="Say what the workshop will do better.",
                id="Tuliskan apa yang akan diperbaiki bengkel.",
                owner="coordinator",
            )
        )
    if blockers:
        raise Refusal(*blockers)
    row = Improvement.objects.create(
        workshop=workshop, step=step, product=product, what=what.strip()[:200], agreed_at=at
    )
    journal.record("quality.agree_improvement", row, by=by, at=at, facts={"what": row.what})
    return row


def _locked(lot: Lot) -> Lot:
    rows = Lot.objects.select_for_update(of=("self",))
    return rows.select_related("spec", "share__line__size__product", "share__workshop").get(pk=lot.pk)


def _must_be(lot: Lot, stage: str) -> None:
    """Refuse a deed that belongs to another stage of a lot, though the table knows the move it would make."""
    if lot.stage == stage:
        return
    now, asked = journey.stage_name("lot", lot.stage), journey.stage_name("lot", stage)
    raise Refusal(
        Blocker(
            code="wrong_stage",
            en="{lot} is at “{now_en}”; this is done to a lot at “{asked_en}”.",
            id="{lot} berada pada “{now_id}”; ini hanya untuk lot pada “{asked_id}”.",
            facts={
                "lot": lot.code,
                "now_en": now.en,
                "now_id": now.id,
                "asked_en": asked.en,
                "asked_id": asked.id,
            },
            mend=("quality:lot", {"lot": lot.pk}),
        )
    )


def _keep_readings(inspection: Inspection, readings: Readings) -> None:
    points = figures.moisture_spec(inspection.lot.spec).points
    MoistureReading.objects.bulk_create(
        MoistureReading(inspection=inspection, piece=piece, point=point, moisture_permille=permille)
        for piece, row in enumerate(readings, start=1)
        for point, permille in zip(points, row, strict=True)
    )


def _journal_verdict(
    lot: Lot, stage: str, deed: str, inspection: Inspection, *, by: Actor, at: datetime
) -> None:
    facts = {
        "severity": inspection.severity,
        "moisture_mean_permille": inspection.moisture_mean_permille,
        **{f"found_{name}": plan["found"] for name, plan in inspection.plans.items()},
    }
    journal.move(lot, stage, deed, by=by, at=at, facts=facts)


def _unknown_defect(code: str, craft: str) -> Blocker:
    return Blocker(
        code="unknown_defect",
        en="There is no defect with the code {defect} for the craft “{craft}”.",
        id="Tidak ada cacat dengan kode {defect} untuk kerajinan “{craft}”.",
        facts={"defect": code, "craft": craft},
        owner="inspector",
    )


def _negative_count(code: str, found: int) -> Blocker:
    return Blocker(
        code="negative_count",
        en="The count of {defect} cannot be {found}.",
        id="Jumlah {defect} tidak mungkin {found}.",
        facts={"defect": code, "found": found},
        owner="inspector",
    )
