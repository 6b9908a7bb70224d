"""Indicators: every figure says how it is counted, and nothing is compared with what is unlike it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.refusals import Refusal
from geliat.trade.indicators import (
    Baseline,
    Figure,
    Inspection,
    acceptance_by_month,
    full_time_jobs,
    growth,
    indicators,
    months_between,
    recovery,
    share_permille,
)

OCTOBER = Figure(
    indicator="value_usd",
    scope="regency:3505",
    value=Decimal("33924.80"),
    unit="USD",
    period_from=date(2020, 10, 1),
    period_to=date(2020, 10, 31),
    counted=2,
)
A_YEAR_AGO = Baseline(
    scope="regency:3505",
    value=Decimal("67849.60"),
    unit="USD",
    source="regency trade office, annual report 2019",
    as_of=date(2019, 10, 31),
    period_months=1,
)


def test_the_indicators_of_the_issue_are_all_there_with_formula_and_source() -> None:
    wanted = {
        "value_usd", "value_idr", "pieces", "containers", "workshops", "workers", "inclusion_workers",
        "maker_share", "on_time", "acceptance", "workshops_by_craft", "jobs", "growth", "recovery",
    }  # fmt: skip
    assert wanted <= set(indicators())
    for code, indicator in indicators().items():
        assert indicator.code == code
        for sentence in (indicator.name, indicator.formula):
            assert sentence.en
            assert sentence.id
        assert indicator.name.zh
        assert indicator.unit
        assert indicator.source


def test_whatever_counts_people_is_marked_for_suppression() -> None:
    persons = {code for code, indicator in indicators().items() if indicator.unit in {"person", "job"}}
    assert persons
    assert all(indicators()[code].counts_people for code in persons)
    assert not indicators()["value_usd"].counts_people


def test_recovery_is_the_share_of_a_baseline_alike_in_all() -> None:
    assert recovery(OCTOBER, A_YEAR_AGO) == 500
    assert recovery(OCTOBER, replace(A_YEAR_AGO, value=Decimal("33924.80"))) == 1000


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"scope": "regency:3572"}, "compared_other_scope"),
        ({"unit": "IDR"}, "compared_other_unit"),
        ({"period_months": 12}, "compared_other_period"),
        ({"source": "  "}, "baseline_without_source"),
        ({"as_of": None}, "baseline_without_date"),
        ({"as_of": date(2020, 10, 1)}, "baseline_not_earlier"),
        ({"value": Decimal(0)}, "baseline_not_positive"),
    ],
)
def test_recovery_is_refused_against_an_unlike_or_unnamed_baseline(
    wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        recovery(OCTOBER, replace(A_YEAR_AGO, **wrong))
    assert refused.value.codes == (code,)
    assert refused.value.blockers[0].sentence.id


def test_every_fault_of_a_baseline_is_told_at_once() -> None:
    nothing = Baseline(scope="", value=Decimal(-1), unit="", source="", as_of=None, period_months=3)
    with pytest.raises(Refusal) as refused:
        recovery(replace(OCTOBER, value=None), nothing)
    assert len(refused.value.codes) == 7
    assert "no_figure" in refused.value.codes


def test_growth_compares_only_figures_alike() -> None:
    before = replace(OCTOBER, value=Decimal(30000), period_from=date(2020, 9, 1), period_to=date(2020, 9, 30))
    assert growth(OCTOBER, before) == 131
    assert growth(replace(OCTOBER, value=Decimal(15000)), before) == -500
    with pytest.raises(Refusal) as refused:
        growth(OCTOBER, replace(before, indicator="pieces", unit="piece", value=None))
    assert refused.value.codes == ("compared_other_unit", "compared_other_indicator", "baseline_not_positive")
    with pytest.raises(Refusal) as refused:
        growth(OCTOBER, OCTOBER)
    assert refused.value.codes == ("baseline_not_earlier",)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_share_is_nearest_and_nothing_of_nothing_is_no_figure(part: int, whole: int) -> None:
    share = share_permille(part, whole)
    if whole == 0:
        assert share is None
    else:
        assert share is not None
        assert abs(2 * (share * whole - 1000 * part)) <= whole


def test_a_share_rounds_half_up_and_knows_no_negative() -> None:
    assert share_permille(1, 2000) == 1
    assert share_permille(Decimal("2.5"), 10) == 250
    with pytest.raises(ValueError, match="negative"):
        share_permille(-1, 10)


def test_jobs_are_person_days_over_full_months() -> None:
    assert full_time_jobs(22 * 3 * 14, 3) == Decimal("14.0")
    assert full_time_jobs(0, 1) == Decimal("0.0")
    for days, months in ((-1, 1), (1, 0)):
        with pytest.raises(ValueError, match="jobs need"):
            full_time_jobs(days, months)


def test_months_are_counted_over_both_ends() -> None:
    assert months_between(date(2020, 10, 1), date(2020, 10, 31)) == 1
    assert months_between(date(2020, 12, 31), date(2021, 1, 1)) == 2
    with pytest.raises(ValueError, match="before it begins"):
        months_between(date(2021, 1, 1), date(2020, 1, 1))


def test_acceptance_over_time_leaves_out_resubmitted_lots_and_empty_months() -> None:
    series = acceptance_by_month(
        [
            Inspection(date(2020, 10, 12), accepted=True),
            Inspection(date(2020, 8, 3), accepted=False),
            Inspection(date(2020, 8, 5), accepted=True, resubmitted=True),
            Inspection(date(2020, 8, 20), accepted=True),
        ]
    )
    assert [(m.year, m.month, m.inspected, m.accepted, m.permille) for m in series] == [
        (2020, 8, 2, 1, 500),
        (2020, 10, 1, 1, 1000),
    ]
    assert acceptance_by_month([]) == ()
