"""How many pieces of a lot to look at, and when the lot is accepted: ISO 2859-1 / ANSI/ASQ Z1.4.

Single sampling, normal and tightened inspection with the switching rules of 9.3; the tables stand as data
in `data/sampling_code_letters.csv` and `data/sampling_plans.csv` (arrows already followed; rebuilt from the
public-domain MIL-STD-105E and checked cell by cell, confidence high). Reduced inspection is left off on
purpose: the ISO and the ANSI tables differ there and the ISO one could not be verified, so nobody is ever
inspected less than normally.

Following an arrow changes the sample size as well as the numbers, so two defect classes of one lot may have
different sample sizes. Each class keeps its own plan: its defectives are counted among the first
`sample_size` pieces drawn. Critical defects (AQL 0) are looked for in every piece drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.data import rows

STANDARD = "ISO 2859-1 / ANSI/ASQ Z1.4"
LEVELS = ("S-1", "S-2", "S-3", "S-4", "I", "II", "III")
ZERO_DEFECTS = Decimal(0)
REJECTIONS_THAT_TIGHTEN = 2
LOTS_LOOKED_BACK_ON = 5
ACCEPTANCES_THAT_RELAX = 5
REJECTIONS_THAT_DISCONTINUE = 5


class Severity(StrEnum):
    """How strictly the next lot of a maker is inspected."""

    NORMAL = "normal"
    TIGHTENED = "tightened"
    DISCONTINUED = "discontinued"


SEVERITY_NAMES = {
    Severity.NORMAL: Sentence(en="normal inspection", id="pemeriksaan normal", zh="正常检验"),
    Severity.TIGHTENED: Sentence(en="tightened inspection", id="pemeriksaan diperketat", zh="加严检验"),
    Severity.DISCONTINUED: Sentence(en="inspection discontinued", id="pemeriksaan dihentikan", zh="暂停检验"),
}


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """Look at `sample_size` pieces; accept up to `accept` defective ones, reject from `reject`.

    `code_letter` is the letter of lot size and level; `plan_letter` the one whose plan is used after the
    arrows. `hundred_percent` says that the sample would be the whole lot, so every piece is looked at.
    """

    code_letter: str
    plan_letter: str
    sample_size: int
    accept: int
    reject: int
    hundred_percent: bool
    lot_size: int
    level: str
    aql: Decimal
    severity: Severity


@dataclass(frozen=True, slots=True)
class ClassFinding:
    """What one defect class came to: its plan, the defective pieces found, and whether it passes."""

    defect_class: str
    plan: SamplePlan
    found: int

    @property
    def accepted(self) -> bool:
        """Whether the class stays within its acceptance number."""
        return self.found <= self.plan.accept


@dataclass(frozen=True, slots=True)
class DefectVerdict:
    """The verdict over a lot, class by class; one rejected class rejects the lot."""

    findings: tuple[ClassFinding, ...]
    sentence: Sentence

    @property
    def accepted(self) -> bool:
        """Whether every class passes."""
        return all(finding.accepted for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Result:
    """One inspection in a maker's history, oldest first.

    `resubmitted` marks a reworked lot that came back: it does not count for switching. `after_improvement`
    marks the first lot after a discontinued inspection was taken up again by agreement (ISO 2859-1, 9.3.4).
    """

    accepted: bool
    resubmitted: bool = False
    after_improvement: bool = False


@cache
def _code_letters() -> tuple[tuple[int, Mapping[str, str]], ...]:
    return tuple((int(row["lot_from"]), row) for row in rows("sampling_code_letters"))


@cache
def _plans() -> Mapping[tuple[str, str, Decimal], tuple[str, int, int, int]]:
    return {
        (row["inspection"], row["code_letter"], Decimal(row["aql"])): (
            row["letter_of_plan_used"],
            int(row["n_used"]),
            int(row["ac"]),
            int(row["re"]),
        )
        for row in rows("sampling_plans")
    }


@cache
def _size_of_letter() -> Mapping[str, int]:
    return {letter: size for letter, size, _, _ in _plans().values()}


@cache
def aqls() -> tuple[Decimal, ...]:
    """The AQLs of the tables in percent, rising; 0 ("none at all") may be asked for as well."""
    return tuple(sorted({aql for _, _, aql in _plans()}))


def code_letter(lot_size: int, level: str) -> str:
    """The sample size code letter of a lot (table 1); Refusal for an empty lot or an unknown level."""
    blockers = _bad_lot(lot_size, level)
    if blockers:
        raise Refusal(*blockers)
    letter = "A"  # the table begins at two pieces; a single piece is looked at whole anyway
    for smallest, row in _code_letters():
        if lot_size >= smallest:
            letter = row[level]
    return letter


def sample_size(lot_size: int, level: str) -> int:
    """Pieces to draw where something is measured rather than counted (moisture at S-3), at most the lot."""
    return min(lot_size, _size_of_letter()[code_letter(lot_size, level)])


def plan_for(lot_size: int, level: str, aql: Decimal, severity: Severity = Severity.NORMAL) -> SamplePlan:
    """The single sampling plan of a lot: tables 2-A (normal) and 2-B (tightened).

    `aql` in percent, one of `aqls()` or 0. AQL 0 is no plan of the standard but the trade's rule for
    critical defects: the code letter's own sample, none accepted. Refusal when inspection is discontinued
    or an argument is not of the tables, with every fault at once.
    """
    blockers = [*_bad_lot(lot_size, level), *_bad_aql(aql)]
    if severity is Severity.DISCONTINUED:
        blockers.append(
            Blocker(
                "inspection_discontinued",
                en="Inspection of this maker's lots is discontinued after {count} rejected lots on tightened "
                "inspection; it starts again when the improvement is agreed.",
                id="Pemeriksaan lot perajin ini dihentikan setelah {count} lot ditolak pada pemeriksaan "
                "diperketat; dimulai lagi setelah perbaikan disepakati.",
                facts={"count": REJECTIONS_THAT_DISCONTINUE},
                owner="coordinator",
            )
        )
    if blockers:
        raise Refusal(*blockers)
    letter = code_letter(lot_size, level)
    if aql == ZERO_DEFECTS:
        used, size, accept, reject = letter, _size_of_letter()[letter], 0, 1
    else:
        used, size, accept, reject = _plans()[str(severity), letter, aql]
    return SamplePlan(
        code_letter=letter,
        plan_letter=used,
        sample_size=min(size, lot_size),
        accept=accept,
        reject=reject,
        hundred_percent=size >= lot_size,
        lot_size=lot_size,
        level=level,
        aql=aql,
        severity=severity,
    )


def plans_for(
    lot_size: int,
    level: str,
    aql_by_class: Mapping[str, Decimal],
    severity: Severity = Severity.NORMAL,
) -> dict[str, SamplePlan]:
    """A plan per defect class; a class of AQL 0 takes the largest sample, as every piece drawn is seen.

    The pieces to draw are the largest `sample_size`. Refusal as in `plan_for`.
    """
    plans = {name: plan_for(lot_size, level, aql, severity) for name, aql in aql_by_class.items()}
    if not plans:
        return {}
    drawn = max(plan.sample_size for plan in plans.values())
    return {name: plan if plan.aql != ZERO_DEFECTS else _widened(plan, drawn) for name, plan in plans.items()}


def judge_defects(plans: Mapping[str, SamplePlan], defective: Mapping[str, int]) -> DefectVerdict:
    """The verdict over a lot from the defective pieces of each class found in that class's own sample.

    A piece with several defects of one class counts once. A class without an entry had none. Refusal when
    a class has no plan, or a count is negative or above its sample.
    """
    blockers = []
    for name, found in defective.items():
        plan = plans.get(name)
        if plan is None:
            blockers.append(
                Blocker(
                    "defect_class_without_plan",
                    en="Defects of class {defect_class} were counted, but the "
                    "quality spec has no AQL for them.",
                    id="Cacat kelas {defect_class} dihitung, tetapi spesifikasi mutu tidak memuat AQL-nya.",
                    facts={"defect_class": name},
                    owner="coordinator",
                )
            )
        elif not 0 <= found <= plan.sample_size:
            blockers.append(
                Blocker(
                    "defective_count_out_of_sample",
                    en="{found} defective pieces of class {defect_class} do not fit a sample of "
                    "{sample_size}.",
                    id="{found} buah cacat kelas {defect_class} tidak sesuai dengan contoh sebanyak "
                    "{sample_size} buah.",
                    facts={"found": found, "defect_class": name, "sample_size": plan.sample_size},
                    owner="inspector",
                )
            )
    if not plans:
        blockers.append(
            Blocker(
                "no_sample_plan",
                en="The lot has no sampling plan; the quality spec must give an AQL for each defect class.",
                id="Lot belum memiliki rencana pengambilan contoh; spesifikasi mutu harus memuat AQL setiap "
                "kelas cacat.",
                owner="coordinator",
            )
        )
    if blockers:
        raise Refusal(*blockers)
    findings = tuple(ClassFinding(name, plan, defective.get(name, 0)) for name, plan in plans.items())
    return DefectVerdict(findings, _verdict_sentence(findings))


def severity_after(history: Sequence[Result], *, improvement_agreed: bool = False) -> Severity:
    """How strictly the next lot is inspected, from a maker's inspections oldest first (9.3.1 to 9.3.4).

    Normal to tightened: 2 of 5 or fewer consecutive lots rejected. Tightened to normal: 5 accepted in a
    row. Discontinued: 5 lots rejected in one stay on tightened, until a result `after_improvement` (or
    `improvement_agreed`, before the first such lot) takes inspection up again on tightened. Resubmitted
    lots do not count.
    """
    severity, window = Severity.NORMAL, list[bool]()
    for result in history:
        if result.resubmitted:
            continue
        if severity is Severity.DISCONTINUED:
            if not result.after_improvement:
                continue
            severity, window = Severity.TIGHTENED, []
        window.append(result.accepted)
        moved = _moved(severity, window)
        if moved is not severity:
            severity, window = moved, []
    if severity is Severity.DISCONTINUED and improvement_agreed:
        return Severity.TIGHTENED
    return severity


def _moved(severity: Severity, since_switch: list[bool]) -> Severity:
    if severity is Severity.NORMAL:
        tighten = since_switch[-LOTS_LOOKED_BACK_ON:].count(False) >= REJECTIONS_THAT_TIGHTEN
        return Severity.TIGHTENED if tighten else severity
    if since_switch.count(False) >= REJECTIONS_THAT_DISCONTINUE:
        return Severity.DISCONTINUED
    latest = since_switch[-ACCEPTANCES_THAT_RELAX:]
    return Severity.NORMAL if len(latest) == ACCEPTANCES_THAT_RELAX and all(latest) else severity


def _widened(plan: SamplePlan, drawn: int) -> SamplePlan:
    return SamplePlan(
        code_letter=plan.code_letter,
        plan_letter=plan.plan_letter,
        sample_size=drawn,
        accept=plan.accept,
        reject=plan.reject,
        hundred_percent=drawn >= plan.lot_size,
        lot_size=plan.lot_size,
        level=plan.level,
        aql=plan.aql,
        severity=plan.severity,
    )


def _verdict_sentence(findings: tuple[ClassFinding, ...]) -> Sentence:
    figures = ", ".join(
        f"{f.defect_class} {f.found} (Ac {f.plan.accept}, Re {f.plan.reject})" for f in findings
    )
    drawn = max(finding.plan.sample_size for finding in findings)
    lot_size = findings[0].plan.lot_size
    if all(finding.accepted for finding in findings):
        return Sentence(
            en=f"Accepted: {drawn} of {lot_size} pieces inspected; defective: {figures}.",
            id=f"Diterima: {drawn} dari {lot_size} buah diperiksa; cacat: {figures}.",
            zh=f"接收：抽检 {drawn} 件（批量 {lot_size} 件）；不合格：{figures}。",
        )
    failed = ", ".join(finding.defect_class for finding in findings if not finding.accepted)
    return Sentence(
        en=f"Rejected for {failed}: {drawn} of {lot_size} pieces inspected; defective: {figures}.",
        id=f"Ditolak karena {failed}: {drawn} dari {lot_size} buah diperiksa; cacat: {figures}.",
        zh=f"拒收（{failed}）：抽检 {drawn} 件（批量 {lot_size} 件）；不合格：{figures}。",
    )


def _bad_lot(lot_size: int, level: str) -> list[Blocker]:
    blockers = []
    if lot_size < 1:
        blockers.append(
            Blocker(
                "lot_is_empty",
                en="A lot of {lot_size} pieces cannot be sampled; expected at least 1.",
                id="Lot berisi {lot_size} buah tidak dapat diambil contohnya; minimal 1.",
                facts={"lot_size": lot_size},
                owner="inspector",
            )
        )
    if level not in LEVELS:
        blockers.append(
            Blocker(
                "unknown_inspection_level",
                en="{level} is not an inspection level; expected one of {levels}.",
                id="{level} bukan tingkat pemeriksaan; pilihannya {levels}.",
                facts={"level": level or "-", "levels": ", ".join(LEVELS)},
                owner="coordinator",
            )
        )
    return blockers


def _bad_aql(aql: Decimal) -> list[Blocker]:
    if aql == ZERO_DEFECTS or aql in aqls():
        return []
    return [
        Blocker(
            "unknown_aql",
            en="AQL {aql} is not in the tables; expected 0 or one of {aqls}.",
            id="AQL {aql} tidak ada dalam tabel; pilihannya 0 atau {aqls}.",
            facts={"aql": str(aql), "aqls": ", ".join(str(known) for known in aqls())},
            owner="coordinator",
        )
    ]
