"""What must hold of a baseline before it is recorded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from geliat.desk.makers.models import Regency
from geliat.refusals import Blocker, Fact
from geliat.trade.indicators import indicators

EVERYWHERE = "all"
COMPARABLE = ("value_usd", "value_idr", "pieces", "containers", "workshops", "workers", "jobs")
"""The indicators that recovery is asked of: amounts and counts, no shares."""


def scope_of(regency: str | None) -> str:
    """The scope as figures and baselines name it: "all", or "regency:3505"."""
    return f"regency:{regency}" if regency else EVERYWHERE


def _wrong(code: str, en: str, id: str, **facts: Fact) -> Blocker:
    return Blocker(code=code, en=en, id=id, facts=facts, owner="officer")


def of_indicator(indicator: str, unit: str) -> list[Blocker]:
    """An indicator that is compared, in its own unit."""
    if indicator not in COMPARABLE:
        return [
            _wrong(
                "indicator_unknown",
                "“{indicator}” is not compared with earlier years; expected one of {known}.",
                "“{indicator}” tidak dibandingkan dengan tahun sebelumnya; pilihannya {known}.",
                field="indicator",
                indicator=indicator,
                known=", ".join(COMPARABLE),
            )
        ]
    asked = indicators()[indicator].unit
    if unit == asked:
        return []
    return [
        _wrong(
            "unit_other",
            "The unit is {unit}; this indicator is counted in {asked}.",
            "Satuannya {unit}; indikator ini dihitung dalam {asked}.",
            field="unit",
            unit=unit or "-",
            asked=asked,
        )
    ]


def of_scope(scope: str) -> list[Blocker]:
    """Everywhere, or a regency that is recorded."""
    kind, _, code = scope.partition(":")
    if scope == EVERYWHERE or (kind == "regency" and Regency.objects.filter(bps_code=code).exists()):
        return []
    return [
        _wrong(
            "scope_unknown",
            "The scope “{scope}” is not known; expected “all” or “regency:” with a recorded BPS code.",
            "Cakupan “{scope}” tidak dikenal; seharusnya “all” atau “regency:” dengan kode BPS tercatat.",
            field="scope",
            scope=scope,
        )
    ]


def of_period(period_from: date, period_to: date, today: date) -> list[Blocker]:
    """A period that runs forward and is over."""
    if period_to < period_from:
        return [
            _wrong(
                "period_swapped",
                "The period ends on {ends}, before it begins on {begins}.",
                "Periode berakhir {ends}, sebelum mulai {begins}.",
                field="period_to",
                ends=period_to.isoformat(),
                begins=period_from.isoformat(),
            )
        ]
    if period_to < today:
        return []
    return [
        _wrong(
            "period_not_over",
            "The period runs until {ends}; a baseline is of a period that is over.",
            "Periode berlangsung sampai {ends}; angka acuan harus dari periode yang sudah lewat.",
            field="period_to",
            ends=period_to.isoformat(),
        )
    ]


def of_value(value: Decimal) -> list[Blocker]:
    """A value that something can be compared with."""
    if value > 0:
        return []
    return [
        _wrong(
            "value_not_positive",
            "The value is {value}; expected one above zero.",
            "Nilainya {value}; seharusnya di atas nol.",
            field="value",
            value=str(value),
        )
    ]


def of_source(source: str) -> list[Blocker]:
    """A source that one can look up."""
    if source:
        return []
    return [
        _wrong(
            "source_missing",
            "Say where the figure stands, so that one can look it up.",
            "Sebutkan sumber angka itu agar dapat ditelusuri.",
            field="source",
        )
    ]
