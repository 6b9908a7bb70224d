"""A case is planned without a database: windows, shares, cartons and containers, or everything that binds."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.workbook.builders import a_case

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.workbook import case as c
from geliat.workbook.planning import case_problem, case_windows, load_problem, packed_lines, plan_case

MONDAY = date(2024, 2, 12)


def test_the_problem_holds_what_the_case_says() -> None:
    closed = (c.ClosedWeek("P1", date(2024, 2, 26)), c.ClosedWeek("P2", date(2023, 1, 2)))
    consents = (c.Disclosure("P1", MONDAY, date(2024, 3, 1)), c.Disclosure("P2", MONDAY))
    case = replace(a_case(), closed_weeks=closed, disclosures=consents)
    problem = case_problem(
        case, committed={("P2", "assembly", MONDAY): 12, ("P2", "assembly", date(2020, 1, 6)): 9}
    )
    assert problem.faults() == ()
    assert problem.weeks[0] == MONDAY
    assert problem.weeks[-1] == date(2024, 4, 8)
    sawing, assembly = problem.demands
    assert (sawing.quantity, sawing.effort, sawing.first_week, sawing.due_week) == (301, 20, 0, 7)
    assert (assembly.step, assembly.first_week, assembly.due_week) == ("assembly", 1, 8)
    first, second = problem.makers
    assert first.closed_weeks == {2}
    assert second.closed_weeks == frozenset()
    assert second.committed == {("assembly", 0): 12}
    assert (first.inclusive, second.inclusive) == (False, True)
    assert (first.small, second.small) == (False, True)
    assert set(first.capacity) == {"sawing", "assembly"}
    assert (problem.rules.small_floor, problem.rules.inclusive_permille) == (5, 100)
    assert problem.word("assembly").id == "Rakit"
    assert problem.word("1").en == "Teak stool 30"


def test_the_earliest_ship_of_a_line_governs_its_weeks() -> None:
    case = a_case()
    sooner = replace(case.consignments[0], number="JPR-1-B", latest_shipment_on=date(2024, 4, 26))
    both = replace(
        case,
        consignments=(*case.consignments, sooner),
        contents=(replace(case.contents[0], quantity=300), c.Content("JPR-1-B", 1, 1)),
    )
    week = date(2024, 4, 1)
    assert case_windows(both)["1", "assembly"].due_monday == week
    assert case_windows(case)["1", "assembly"].due_monday == date(2024, 4, 8)


def test_work_can_be_told_to_begin_later() -> None:
    assert case_windows(a_case(), begin_on=date(2024, 3, 5))["1", "sawing"].first_monday == date(2024, 3, 11)


def test_a_last_carton_that_is_not_full_weighs_less() -> None:
    case = a_case()
    (row,) = packed_lines(case, case.consignments[0])
    assert (row.cartons, row.rest) == (151, 1)
    assert row.gross_g == 301 * 3_500 + 151 * 1_500
    assert row.volume_mm3 == 151 * 320 * 320 * 930
    full, rest = load_problem(case, case.consignments[0]).cargo
    assert (full.quantity, full.gross_g) == (150, 8_500)
    assert (rest.quantity, rest.gross_g) == (1, 5_000)


def test_cartons_that_need_not_stand_upright_may_be_laid() -> None:
    case = a_case()
    laid = replace(case, packages=(replace(case.packages[0], upright=False),))
    assert load_problem(laid, case.consignments[0]).cargo[0].upright == ("length", "width", "height")  # type: ignore[union-attr]
    assert load_problem(case, case.consignments[0]).cargo[0].upright == ("height",)  # type: ignore[union-attr]


def test_the_plan_of_a_case_adds_up() -> None:
    plan = plan_case(a_case())
    made: dict[tuple[str, str], int] = {}
    for share in plan.shares:
        made[share.line, share.step] = made.get((share.line, share.step), 0) + share.quantity
        assert share.reason.en
        assert share.reason.id
    assert made == {("1", "sawing"): 301, ("1", "assembly"): 301}
    assert (plan.begins_on, plan.finished_on) == (MONDAY, date(2024, 4, 13))
    assert plan.value == Money(Decimal("5493.25"), "EUR")
    assert plan.value_idr == Money(Decimal(93113334), "IDR")
    assert plan.pay == Money(Decimal(301 * 60_000), "IDR")
    (consignment,) = plan.consignments
    assert (consignment.cartons, consignment.containers) == (151, 1)
    assert sum(1 for _ in consignment.loaded.placements()) == 151
    assert consignment.gross_g - consignment.net_g == 151 * 1_500


def test_without_a_rate_there_is_no_value_in_rupiah() -> None:
    assert plan_case(replace(a_case(), rates=())).value_idr is None


def test_everything_that_binds_is_told_at_once() -> None:
    case = a_case()
    many = replace(
        case,
        lines=(replace(case.lines[0], quantity=9_000),),
        contents=(replace(case.contents[0], quantity=9_000),),
        packages=(replace(case.packages[0], outer_height_mm=2_600),),
    )
    with pytest.raises(Refusal) as refused:
        plan_case(many)
    assert set(refused.value.codes) == {"capacity_short", "does_not_load"}
    late = replace(case, consignments=(replace(case.consignments[0], latest_shipment_on=date(2024, 3, 1)),))
    with pytest.raises(Refusal) as refused:
        plan_case(late)
    assert set(refused.value.codes) == {"too_little_time"}


def test_planning_a_workbook_loads_no_django() -> None:
    program = """
import sys
from geliat.workbook.cases import shipped
from geliat.workbook.planning import plan_case
plan_case(shipped("blitar_wood"))
sys.exit("django" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
