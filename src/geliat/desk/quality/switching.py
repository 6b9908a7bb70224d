"""How strictly a workshop's next lot is inspected and why, from its lots so far (ISO 2859-1, 9.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from geliat.desk.allotment.models import Share
from geliat.desk.quality.models import Improvement, Inspection
from geliat.sentences import Sentence
from geliat.trade import sampling
from geliat.trade.sampling import Result, Severity


@dataclass(frozen=True, slots=True)
class Look:
    """One lot of the history: what the look at its defects said, and how strictly the next is inspected."""

    lot: int
    code: str
    at: datetime
    result: Result
    severity_before: Severity
    severity_after: Severity

    @property
    def switched(self) -> bool:
        """Whether this lot changed how strictly the next one is inspected."""
        return self.severity_before is not self.severity_after

    @property
    def after_name(self) -> Sentence:
        """How strictly the next lot is inspected, in words."""
        return sampling.SEVERITY_NAMES[self.severity_after]


@dataclass(frozen=True, slots=True)
class Switching:
    """The severity that rules now, the lots that led to it (oldest first), and the reason in words."""

    severity: Severity
    looks: tuple[Look, ...]
    sentence: Sentence


def of(share: Share, before: Inspection | None = None) -> Switching:
    """How strictly the next lot of a share's workshop, step and product is inspected.

    Every lot counts by the first look at its defects; a look at moisture alone does not, and resubmitted
    lots stand in the list without counting. `before` leaves out that inspection and all after it.
    """
    return _reckon(share.workshop_id, share.step, share.line.size.product_id, before)


def severity_of(workshop: int, step: str, product: int) -> Severity:
    """How strictly the next lot of a workshop at a step of a product is inspected."""
    return _reckon(workshop, step, product).severity


def _reckon(workshop: int, step: str, product: int, before: Inspection | None = None) -> Switching:
    inspections = Inspection.objects.filter(
        lot__share__workshop=workshop,
        lot__share__step=step,
        lot__share__line__size__product=product,
        moisture_only=False,
    )
    if before is not None:
        inspections = inspections.filter(pk__lt=before.pk)
    agreed = Improvement.objects.filter(workshop=workshop, step=step, product=product).count()
    looks: list[Look] = []
    results: list[Result] = []
    for row in inspections.select_related("lot").order_by("inspected_at", "pk"):
        before_it = sampling.severity_after(results, improvement_agreed=agreed > 0)
        again = row.lot.submission > 1
        # Nothing is inspected while inspection is discontinued: what was, followed an agreed improvement.
        improved = not again and sampling.severity_after(results) is Severity.DISCONTINUED
        agreed -= improved
        results.append(Result(_defects_allow(row.plans), again, improved))
        after = sampling.severity_after(results)
        looks.append(Look(row.lot_id, row.lot.code, row.inspected_at, results[-1], before_it, after))
    severity = sampling.severity_after(results, improvement_agreed=agreed > 0)
    return Switching(severity, tuple(looks), _why(severity, looks, agreed > 0))


def _defects_allow(plans: Mapping[str, Mapping[str, int]]) -> bool:
    return all(plan["found"] <= plan["accept"] for plan in plans.values())


def _why(severity: Severity, looks: list[Look], improvement_agreed: bool) -> Sentence:
    counting = [look for look in looks if not look.result.resubmitted]
    since = 0
    for place, look in enumerate(counting, start=1):
        since = place if look.switched else since
    lately = [look.result.accepted for look in counting[since:]]
    in_a_row = 0
    for accepted in lately:
        in_a_row = in_a_row + 1 if accepted else 0
    if severity is Severity.DISCONTINUED:
        return Sentence(
            en="Inspection is discontinued: five lots were rejected under tightened inspection. It is taken "
            "up again once an improvement at the workshop is agreed.",
            id="Pemeriksaan dihentikan: lima lot ditolak pada pemeriksaan diperketat. Pemeriksaan dimulai "
            "lagi setelah perbaikan cara kerja bengkel disepakati.",
        )
    if improvement_agreed:
        return Sentence(
            en="Tightened inspection: an improvement was agreed after inspection had been discontinued.",
            id="Pemeriksaan diperketat: perbaikan sudah disepakati setelah pemeriksaan dihentikan.",
        )
    if severity is Severity.TIGHTENED:
        return Sentence(
            en="Tightened inspection, since two of at most five lots in a row were rejected. So far "
            f"{in_a_row} accepted in a row; five bring back normal inspection.",
            id="Pemeriksaan diperketat, karena dua dari paling banyak lima lot berturut-turut ditolak. "
            f"Sejauh ini {in_a_row} lot diterima berturut-turut; lima lot mengembalikan pemeriksaan normal.",
        )
    if not lately:
        return Sentence(
            en="Normal inspection: no lot counts for switching yet.",
            id="Pemeriksaan normal: belum ada lot yang dihitung untuk peralihan.",
        )
    recent = lately[-sampling.LOTS_LOOKED_BACK_ON :]
    rejected = recent.count(False)
    return Sentence(
        en=f"Normal inspection: {rejected} of the last {len(recent)} lots rejected; two would tighten it.",
        id=f"Pemeriksaan normal: {rejected} dari {len(recent)} lot terakhir ditolak; dua memperketatnya.",
    )
