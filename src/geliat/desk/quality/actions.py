"""Presents lots, inspects them by ISO 2859-1, measures their moisture, and sends them to rework and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import DefectKind, QualitySpec, RouteStep
from geliat.desk.journal import actions as journal
from geliat.desk.production import figures as production
from geliat.desk.quality import figures
from geliat.desk.quality.models import DefectFound, Inspection, Lot, MoistureReading
from geliat.refusals import Blocker, Refusal
from geliat.trade import moisture, sampling
from geliat.trade.access import Actor, authorise

Readings = Sequence[Sequence[int]]
"""One row a measured piece, one permille a point, in the order of the spec's points."""


@transaction.atomic
def present(share: Share, quantity: int, *, by: Actor, at: datetime) -> Lot:
    """Present pieces of one share as a lot; only pieces that are there and in no lot yet."""
    authorise(by, "quality.present")
    locked = Share.objects.select_for_update(of=("self",))
    share = locked.select_related("line__order", "line__size__product", "workshop").get(pk=share.pk)
    there = _pieces_there(share) - figures.presented(share)
    spec = QualitySpec.objects.filter(product=share.line.size.product_id).order_by("-version").first()
    blockers = []
    if not 0 < quantity <= there:
        blockers.append(
            Blocker(
                code="pieces_not_there",
                en="{there} pieces of {workshop} can be presented now, not {quantity}.",
                id="{there} buah dari {workshop} dapat diajukan sekarang, bukan {quantity}.",
                facts={"there": there, "workshop": share.workshop.name, "quantity": quantity},
                owner="coordinator",
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
            )
        )
    if blockers or spec is None:
        raise Refusal(*blockers)
    line = share.line
    place = Lot.objects.filter(share__line__order=line.order_id, resubmits=None).count() + 1
    lot = Lot.objects.create(
        code=f"{line.order.number}-{line.size.code}-{share.workshop.code}-{place:03d}",
        share=share,
        spec=spec,
        quantity=quantity,
        presented_at=at,
    )
    journal.begin([lot], "quality.present", by=by, at=at, facts={"quantity": quantity})
    return lot


def _pieces_there(share: Share) -> int:
    """Pieces to look at: at the warehouse for the last step, else finished at an inspected step."""
    pieces = production.pieces_of(share)
    if pieces.last_step:
        return sum(share.deliveries.values_list("quantity", flat=True))
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
    sample = figures.sample_for(lot)
    kinds = {kind.code: kind for kind in DefectKind.objects.filter(code__in=defects)}
    blockers = [_unknown_defect(code) for code in defects if code not in kinds]
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
    journal.move(lot, "rework", "quality.send_to_rework", by=by, at=at)
    return lot


@transaction.atomic
def resubmit(lot: Lot, *, by: Actor, at: datetime) -> Lot:
    """Take a reworked lot back as a new one of the same pieces; it does not count for switching."""
    authorise(by, "quality.resubmit")
    journal.move(lot, "resubmitted", "quality.resubmit", by=by, at=at)
    root = lot.code.split("/")[0]
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


def _locked(lot: Lot) -> Lot:
    rows = Lot.objects.select_for_update(of=("self",))
    return rows.select_related("spec", "share__line__size", "share__workshop").get(pk=lot.pk)


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


def _unknown_defect(code: str) -> Blocker:
    return Blocker(
        code="unknown_defect",
        en="There is no defect with the code {defect}.",
        id="Tidak ada cacat dengan kode {defect}.",
        facts={"defect": code},
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
