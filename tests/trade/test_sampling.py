"""ISO 2859-1 sampling: known plans, the rules of the tables, and the switching rules against a slow twin."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.refusals import Refusal
from geliat.trade.data import rows
from geliat.trade.sampling import (
    LEVELS,
    Result,
    Severity,
    aqls,
    code_letter,
    judge_defects,
    plan_for,
    plans_for,
    sample_size,
    severity_after,
)

USUAL = {"critical": Decimal(0), "major": Decimal("2.5"), "minor": Decimal("4.0")}
LETTERS = "ABCDEFGHJKLMNPQR"
A, R = Result(accepted=True), Result(accepted=False)


@pytest.mark.parametrize(
    ("lot_size", "level", "aql", "severity", "letter", "size", "accept"),
    [
        (3000, "II", "0.65", Severity.NORMAL, "K", 125, 2),
        (3000, "II", "1.0", Severity.NORMAL, "K", 125, 3),
        (3000, "II", "1.5", Severity.NORMAL, "K", 125, 5),
        (3000, "II", "2.5", Severity.NORMAL, "K", 125, 7),
        (3000, "II", "4.0", Severity.NORMAL, "K", 125, 10),
        (3000, "II", "6.5", Severity.NORMAL, "K", 125, 14),
        (6000, "II", "2.5", Severity.NORMAL, "L", 200, 10),
        (6000, "II", "6.5", Severity.NORMAL, "L", 200, 21),
        (300, "II", "2.5", Severity.NORMAL, "H", 50, 3),
        (300, "II", "4.0", Severity.NORMAL, "H", 50, 5),
        (3000, "II", "2.5", Severity.TIGHTENED, "K", 125, 5),
        (300, "II", "4.0", Severity.TIGHTENED, "H", 50, 3),
    ],
)
def test_plans_of_the_case_are_those_of_the_printed_tables(
    lot_size: int, level: str, aql: str, severity: Severity, letter: str, size: int, accept: int
) -> None:
    plan = plan_for(lot_size, level, Decimal(aql), severity)
    assert (plan.code_letter, plan.sample_size, plan.accept, plan.reject) == (
        letter,
        size,
        accept,
        accept + 1,
    )
    assert not plan.hundred_percent


def _normal_plan_by_rule(letter: str, aql: str) -> tuple[str, int]:
    """The rule behind table 2-A for AQL 0.65 to 6.5, written out apart from the data."""
    zero = LETTERS.index({"0.65": "F", "1.0": "E", "1.5": "D", "2.5": "C", "4.0": "B", "6.5": "A"}[aql])
    accept = [1, 2, 3, 5, 7, 10, 14, 21]
    at = LETTERS.index(letter)
    if at <= zero + 1:
        return LETTERS[zero], 0
    at = max(at, zero + 3)
    step = min(at - zero - 3, len(accept) - 1)
    return LETTERS[zero + 3 + step], accept[step]


def test_every_normal_cell_follows_the_rule_of_the_table() -> None:
    checked = 0
    for row in rows("sampling_plans"):
        if row["inspection"] != "normal" or row["aql"] not in {"0.65", "1.0", "1.5", "2.5", "4.0", "6.5"}:
            continue
        used, accept = _normal_plan_by_rule(row["code_letter"], row["aql"])
        assert (row["letter_of_plan_used"], int(row["ac"])) == (used, accept), row
        checked += 1
    assert checked == 6 * len(LETTERS)


@given(
    st.integers(1, 600_000),
    st.sampled_from(LEVELS),
    st.sampled_from(aqls()),
    st.sampled_from(list(Severity)[:2]),
)
def test_no_plan_draws_more_than_the_lot_and_rejects_right_above_accept(
    lot_size: int, level: str, aql: Decimal, severity: Severity
) -> None:
    plan = plan_for(lot_size, level, aql, severity)
    assert 1 <= plan.sample_size <= lot_size
    assert plan.reject == plan.accept + 1
    assert plan.hundred_percent == (plan.sample_size == lot_size)


@given(st.integers(1, 600_000), st.sampled_from(LEVELS), st.sampled_from(aqls()))
def test_tightened_never_accepts_a_larger_share_of_defectives(
    lot_size: int, level: str, aql: Decimal
) -> None:
    normal = plan_for(lot_size, level, aql)
    tight = plan_for(lot_size, level, aql, Severity.TIGHTENED)
    assert tight.accept * normal.sample_size <= normal.accept * tight.sample_size


@given(st.lists(st.integers(1, 600_000), min_size=2, max_size=2).map(sorted), st.sampled_from(LEVELS))
def test_a_larger_lot_never_draws_fewer_pieces(lots: list[int], level: str) -> None:
    assert sample_size(lots[0], level) <= sample_size(lots[1], level)


def test_lot_size_classes_join_without_gap_or_overlap() -> None:
    table = rows("sampling_code_letters")
    for row, following in pairwise(table):
        assert int(row["lot_to"]) + 1 == int(following["lot_from"])
    assert table[-1]["lot_to"] == ""


def test_a_lot_smaller_than_its_sample_is_inspected_whole() -> None:
    plan = plan_for(10, "II", Decimal("2.5"))
    assert (plan.code_letter, plan.sample_size, plan.hundred_percent) == ("B", 5, False)
    plan = plan_for(4, "II", Decimal("2.5"))
    assert (plan.sample_size, plan.hundred_percent, plan.accept) == (4, True, 0)
    assert plan_for(1, "III", Decimal("2.5")).hundred_percent


def test_moisture_sample_of_the_case_is_thirteen_and_twenty() -> None:
    assert sample_size(3000, "S-3") == 13
    assert sample_size(6000, "S-3") == 20
    assert sample_size(1, "S-3") == 1


def test_classes_of_one_lot_may_have_their_own_sample_and_critical_sees_every_piece() -> None:
    plans = plans_for(60, "II", USUAL)  # letter E: an arrow leads AQL 2.5 to a sample of 20
    assert {name: plan.sample_size for name, plan in plans.items()} == {
        "critical": 20,
        "major": 20,
        "minor": 13,
    }
    assert (plans["critical"].accept, plans["critical"].reject) == (0, 1)
    assert plans_for(60, "II", {}) == {}


def test_one_critical_defect_rejects_the_lot() -> None:
    plans = plans_for(300, "II", USUAL)
    verdict = judge_defects(plans, {"critical": 1})
    assert not verdict.accepted
    assert "critical" in verdict.sentence.en
    assert judge_defects(plans, {}).accepted


@given(st.integers(2, 5000), st.integers(0, 60), st.integers(0, 60))
def test_a_lot_is_accepted_exactly_when_each_class_is_within_its_number(
    lot: int, major: int, minor: int
) -> None:
    plans = plans_for(lot, "II", USUAL)
    found = {
        "major": min(major, plans["major"].sample_size),
        "minor": min(minor, plans["minor"].sample_size),
    }
    verdict = judge_defects(plans, found)
    assert verdict.accepted == all(found[name] < plans[name].reject for name in found)
    word = "Accepted" if verdict.accepted else "Rejected"
    assert verdict.sentence.en.startswith(word)


def test_impossible_counts_are_refused_all_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        judge_defects(plans_for(300, "II", USUAL), {"major": 51, "minor": -1, "cosmetic": 1})
    assert refused.value.codes == (
        "defective_count_out_of_sample",
        "defective_count_out_of_sample",
        "defect_class_without_plan",
    )
    with pytest.raises(Refusal, match="no sampling plan"):
        judge_defects({}, {})


def test_unknown_arguments_are_refused_with_what_was_expected() -> None:
    with pytest.raises(Refusal) as refused:
        plan_for(0, "IV", Decimal(3), Severity.DISCONTINUED)
    assert refused.value.codes == (
        "lot_is_empty",
        "unknown_inspection_level",
        "unknown_aql",
        "inspection_discontinued",
    )
    assert "2.5" in refused.value.blockers[2].sentence.id
    with pytest.raises(Refusal):
        code_letter(10, "")


@pytest.mark.parametrize(
    ("history", "severity"),
    [
        ([], Severity.NORMAL),
        ([R], Severity.NORMAL),
        ([R, R], Severity.TIGHTENED),
        ([R, A, A, A, R], Severity.TIGHTENED),
        ([R, A, A, A, A, R], Severity.NORMAL),
        ([R, R, A, A, A, A], Severity.TIGHTENED),
        ([R, R, A, A, A, A, A], Severity.NORMAL),
        ([R, R, A, A, A, A, A, R], Severity.NORMAL),
        ([R, R, A, A, R, A, A, A], Severity.TIGHTENED),
        ([R, R, R, R, R, R, R], Severity.DISCONTINUED),
        ([R, R, R, A, R, A, R, A, R, A, R], Severity.DISCONTINUED),
        ([R, R, R, R, R, R, R, A, A, A, A, A], Severity.DISCONTINUED),
    ],
)
def test_switching_follows_the_standard(history: list[Result], severity: Severity) -> None:
    assert severity_after(history) is severity


def test_resubmitted_lots_do_not_count_for_switching() -> None:
    again = Result(accepted=False, resubmitted=True)
    assert severity_after([R, again, again]) is Severity.NORMAL
    good_again = Result(accepted=True, resubmitted=True)
    assert severity_after([R, R, *[good_again] * 5]) is Severity.TIGHTENED


def test_discontinued_inspection_starts_again_on_tightened_after_an_agreed_improvement() -> None:
    stopped = [R] * 7
    assert severity_after(stopped, improvement_agreed=True) is Severity.TIGHTENED
    first = Result(accepted=True, after_improvement=True)
    assert severity_after([*stopped, first]) is Severity.TIGHTENED
    assert severity_after([*stopped, first, A, A, A, A]) is Severity.NORMAL
    assert severity_after([R, R], improvement_agreed=True) is Severity.TIGHTENED


def _severity_by_the_book(accepted: list[bool]) -> Severity:
    """A second reading of 9.3 that works on the whole list by positions rather than by a running window."""
    severity, start = Severity.NORMAL, 0
    for end in range(1, len(accepted) + 1):
        if severity is Severity.NORMAL:
            bad = [i for i in range(start, end) if not accepted[i]]
            if len(bad) >= 2 and bad[-1] - bad[-2] <= 4:
                severity, start = Severity.TIGHTENED, end
        elif severity is Severity.TIGHTENED:
            if sum(not accepted[i] for i in range(start, end)) == 5:
                return Severity.DISCONTINUED
            if end - start >= 5 and False not in accepted[end - 5 : end]:
                severity, start = Severity.NORMAL, end
    return severity


@given(st.lists(st.booleans(), max_size=60))
def test_switching_agrees_with_a_second_reading_of_the_rules(accepted: list[bool]) -> None:
    assert severity_after([Result(lot) for lot in accepted]) is _severity_by_the_book(accepted)
