"""The figures an office reports, each with its formula, unit and source, and the arithmetic behind them.

The list follows the performance indicators of Indonesian trade and cooperative offices (LKjIP, Renstra,
IKU); their wording varies from office to office, so each formula here is our own and says what it counts.
The rooms of the desk count the rows; this module says what is to be counted and does the exact division.
A ratio that has nothing to divide by is None ("no figure"), never zero. Growth and recovery are given only
against a figure of the same scope, unit and length of period that names its source and date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.data import rows
from geliat.trade.hs_codes import CONFIDENCE_ID

WORKDAYS_PER_MONTH = 22  # a full-time month, as the offices count person-days


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is reported: a name, how it is counted, its unit, and where the definition comes from.

    `counts_people` says that its tables go through `suppression` before anybody outside sees them.
    """

    code: str
    name: Sentence
    formula: Sentence
    unit: str
    counts_people: bool
    source: Sentence
    confidence: str

    @property
    def origin(self) -> Sentence:
        """Where the definition comes from and how sure that is."""
        return Sentence(
            en=f"{self.source.en} (confidence {self.confidence})",
            id=f"{self.source.id} (tingkat keyakinan {CONFIDENCE_ID[self.confidence]})",
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A value counted from the rows: of what, over which scope and period, and from how many rows.

    `scope` is a stable text such as "order:GEL-2020-01" or "regency:3505", the same that a baseline must
    name. The period runs over both days. `value` None means nothing to count or to divide by.
    """

    indicator: str
    scope: str
    value: Decimal | None
    unit: str
    period_from: date
    period_to: date
    counted: int

    @property
    def period_months(self) -> int:
        """Calendar months the period touches."""
        return months_between(self.period_from, self.period_to)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A figure of an earlier time, taken from somewhere; `as_of` is the last day of its period."""

    scope: str
    value: Decimal
    unit: str
    source: str
    as_of: date | None
    period_months: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """One verdict over a maker's lot, as `acceptance_by_month` counts it."""

    on: date
    accepted: bool
    resubmitted: bool = False


@dataclass(frozen=True, slots=True)
class MonthOfAcceptance:
    """Lots of one month at their first inspection: how many were inspected and how many accepted."""

    year: int
    month: int
    inspected: int
    accepted: int

    @property
    def permille(self) -> int | None:
        """The accepted share of the month."""
        return share_permille(self.accepted, self.inspected)


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by code, in the order they are shown."""
    return {
        row["code"]: Indicator(
            code=row["code"],
            name=Sentence(en=row["en"], id=row["id"], zh=row["zh"]),
            formula=Sentence(en=row["formula_en"], id=row["formula_id"]),
            unit=row["unit"],
            counts_people=row["counts_people"] == "yes",
            source=Sentence(en=row["source"], id=row["source_id"]),
            confidence=row["confidence"],
        )
        for row in rows("indicators")
    }


def months_between(first: date, last: date) -> int:
    """Calendar months touched from `first` to `last`, both included; ValueError when they are swapped."""
    if last < first:
        raise ValueError(f"the period ends on {last}, before it begins on {first}")
    return (last.year - first.year) * 12 + last.month - first.month + 1


def share_permille(part: int | Decimal, whole: int | Decimal) -> int | None:
    """`part` of `whole` in permille, rounded half up; None where there is no whole. ValueError below zero."""
    if part < 0 or whole < 0:
        raise ValueError("a share is of figures that are not negative")
    return _permille(Decimal(part), Decimal(whole)) if whole else None


def full_time_jobs(person_days: int, months: int) -> Decimal:
    """Person-days as full-time jobs over the months, to one decimal; ValueError without a month."""
    if person_days < 0 or months < 1:
        raise ValueError("jobs need person-days of at least 0 and at least one month")
    return (Decimal(person_days) / (WORKDAYS_PER_MONTH * months)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def acceptance_by_month(inspections: Iterable[Inspection]) -> tuple[MonthOfAcceptance, ...]:
    """Acceptance of one maker's lots over time, oldest month first; resubmitted lots are not counted.

    Months without an inspection are left out: no lots is no figure.
    """
    counted: dict[tuple[int, int], list[bool]] = {}
    for inspection in inspections:
        if not inspection.resubmitted:
            counted.setdefault((inspection.on.year, inspection.on.month), []).append(inspection.accepted)
    return tuple(
        MonthOfAcceptance(year, month, len(verdicts), sum(verdicts))
        for (year, month), verdicts in sorted(counted.items())
    )


def growth(now: Figure, before: Figure) -> int:
    """Change against an earlier figure of ours in permille of it (100 = 10 % more, -100 = 10 % less).

    Refusal unless both have a value, the same indicator, scope, unit and length, and `before` ends first.
    """
    blockers = _unlike(now, before.scope, before.unit, before.period_months)
    if now.indicator != before.indicator:
        blockers.append(
            Blocker(
                "compared_other_indicator",
                en="{now} cannot be compared with {before}.",
                id="{now} tidak dapat dibandingkan dengan {before}.",
                facts={"now": now.indicator, "before": before.indicator},
                owner="officer",
            )
        )
    blockers += _not_before(now, before.period_to) + _no_base(before.value)
    if blockers or now.value is None or before.value is None:
        raise Refusal(*blockers)
    return _permille(now.value - before.value, before.value)


def recovery(figure: Figure, baseline: Baseline) -> int:
    """The figure in permille of its baseline (1000 = back to it).

    Refusal, with every fault at once, when the scope, unit or length of period differ, the baseline names
    no source or no date, does not lie before the figure's period, or is not above zero.
    """
    blockers = _unlike(figure, baseline.scope, baseline.unit, baseline.period_months)
    if not baseline.source.strip():
        blockers.append(
            Blocker(
                "baseline_without_source",
                en="The baseline names no source; recovery is shown only against a figure one can look up.",
                id="Angka acuan tidak menyebut sumber; pemulihan hanya ditampilkan terhadap angka yang dapat "
                "ditelusuri.",
                owner="officer",
            )
        )
    if baseline.as_of is None:
        blockers.append(
            Blocker(
                "baseline_without_date",
                en="The baseline has no date.",
                id="Angka acuan tidak bertanggal.",
                owner="officer",
            )
        )
    else:
        blockers += _not_before(figure, baseline.as_of)
    blockers += _no_base(baseline.value)
    if blockers or figure.value is None:
        raise Refusal(*blockers)
    return _permille(figure.value, baseline.value)


def _permille(part: Decimal, whole: Decimal) -> int:
    return int((part * 1000 / whole).quantize(Decimal(1), ROUND_HALF_UP))


def _unlike(figure: Figure, scope: str, unit: str, months: int) -> list[Blocker]:
    pairs = (
        ("scope", "the scope", "cakupan", figure.scope, scope),
        ("unit", "the unit", "satuan", figure.unit, unit),
        ("period", "the months of the period", "jumlah bulan periode", figure.period_months, months),
    )
    blockers = [
        Blocker(
            f"compared_other_{code}",
            en="The figures cannot be compared: {what_en} is {mine} here and {theirs} there.",
            id="Kedua angka tidak dapat dibandingkan: {what_id} di sini {mine}, di sana {theirs}.",
            facts={"what_en": en, "what_id": indonesian, "mine": mine, "theirs": theirs},
            owner="officer",
        )
        for code, en, indonesian, mine, theirs in pairs
        if mine != theirs
    ]
    if figure.value is None:
        blockers.append(
            Blocker(
                "no_figure",
                en="There is no figure for the period, so nothing can be compared.",
                id="Tidak ada angka untuk periode ini, sehingga tidak ada yang dapat dibandingkan.",
                owner="officer",
            )
        )
    return blockers


def _not_before(figure: Figure, as_of: date) -> list[Blocker]:
    if as_of < figure.period_from:
        return []
    return [
        Blocker(
            "baseline_not_earlier",
            en="The earlier figure is of {as_of}, but the period already begins on {begins}.",
            id="Angka pembanding bertanggal {as_of}, padahal periode sudah mulai {begins}.",
            facts={"as_of": as_of.isoformat(), "begins": figure.period_from.isoformat()},
            owner="officer",
        )
    ]


def _no_base(value: Decimal | None) -> list[Blocker]:
    if value is not None and value > 0:
        return []
    return [
        Blocker(
            "baseline_not_positive",
            en="The figure to compare with is {value}; expected a value above zero.",
            id="Angka pembanding adalah {value}; seharusnya nilai di atas nol.",
            facts={"value": "-" if value is None else str(value)},
            owner="officer",
        )
    ]
