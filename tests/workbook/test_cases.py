"""The shipped cases say what the issue asks, are made by their script, and name nobody real."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from geliat.trade.calendar import governing_date
from geliat.workbook.case import Case
from geliat.workbook.cases import NAMES, shipped, workbook
from geliat.workbook.planning import case_problem
from geliat.workbook.template import write_case

ROOT = Path(__file__).resolve().parents[2]
DRUMS, WOOD = shipped("blitar_djembe"), shipped("blitar_wood")


def test_the_shipped_workbooks_are_what_the_script_makes() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "tools" / "make_cases.py", "--check"], check=False, capture_output=True
    )
    assert made.returncode == 0, made.stdout


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_workbook_reads_and_writes_the_same(name: str) -> None:
    assert write_case(shipped(name)) == workbook(name)


def test_six_thousand_drums_go_to_two_ports() -> None:
    pieces: dict[str, dict[str, int]] = defaultdict(dict)
    skus = {line.number: line.sku for line in DRUMS.lines}
    ports = {row.number: row.destination_port for row in DRUMS.consignments}
    for content in DRUMS.contents:
        pieces[ports[content.consignment]][skus[content.line]] = content.quantity
    each = {"DJEMBE-S": 2_304, "DJEMBE-M": 520, "DJEMBE-L": 176}
    assert pieces == {"CNSHA": each, "CNSHK": each}
    assert {row.container_type for row in DRUMS.consignments} == {"45G1"}
    value = sum(line.quantity * line.unit_price for line in DRUMS.lines)
    assert value == Decimal("33924.80")
    assert round(value * DRUMS.rates[0].idr_per_unit / 1_000_000) == 499
    assert sum(row.amount for row in DRUMS.payments) == value
    assert DRUMS.payments[0].amount == value * DRUMS.order.deposit_permille / 1000


def test_drums_have_the_profiles_and_cartons_that_were_given() -> None:
    assert DRUMS.profile_of("DJEMBE-S") == ((0, 55), (200, 38), (250, 62), (320, 90), (400, 90))
    assert DRUMS.profile_of("DJEMBE-L")[-1] == (600, 145)
    assert {
        row.sku: (row.pieces, row.outer_length_mm, row.outer_width_mm, row.outer_height_mm)
        for row in DRUMS.packages
    } == {
        "DJEMBE-S": (6, 550, 370, 410),
        "DJEMBE-M": (4, 490, 490, 510),
        "DJEMBE-L": (2, 590, 300, 610),
    }
    assert DRUMS.product("DJEMBE").hs_code == "92060000"


def test_sixty_workshops_stand_in_the_named_villages() -> None:
    assert len(DRUMS.workshops) == 60
    towns = {row.key: row.regency for row in DRUMS.villages}
    assert Counter(towns.values()) == {"3572": 4, "3505": 4}
    assert {row.village for row in DRUMS.workshops} == set(towns)
    assert not any(row.bps_code for row in DRUMS.villages)
    assert len({row.name for row in DRUMS.workshops}) == 60
    assert sum(row.small for row in DRUMS.workshops) >= 15


def test_the_wood_order_follows_a_week_later_with_other_goods_and_steps() -> None:
    assert (WOOD.order.received_on - DRUMS.order.received_on).days == 7
    assert {row.hs_code[:4] for row in WOOD.products} == {"4419", "4420"}
    assert "joinery" in {row.step for row in WOOD.route}
    assert "skin_rope" not in {row.step for row in WOOD.route}
    shared = {row.code: row for row in DRUMS.workshops}
    reused = [row for row in WOOD.workshops if row.code in shared]
    assert len(reused) == 8
    assert all(row == shared[row.code] for row in reused)


@pytest.mark.parametrize("case", [DRUMS, WOOD], ids=["drums", "wood"])
def test_what_is_invented_is_labelled(case: Case) -> None:
    assert case.group.invented
    assert case.buyer.invented
    assert all(row.invented for row in case.workshops)
    assert {row.sheet for row in case.notes if row.nature == "invented"} >= {"Bengkel - Workshops"}
    assert all("Rekaan" in row.person and not row.national_id for row in case.contacts)


def _loads(case: Case) -> dict[tuple[str, int], float]:
    """Work asked by a due week over what can be done by then, for each step and each of its due weeks."""
    problem = case_problem(case)
    found = {}
    for step in {demand.step for demand in problem.demands}:
        demands = [demand for demand in problem.demands if demand.step == step]
        first = min(demand.first_week for demand in demands)
        makers = [maker for maker in problem.makers if step in maker.capacity]
        (unit,) = {maker.capacity[step].unit for maker in makers}
        for due in {demand.due_week for demand in demands}:
            asked = sum(
                demand.quantity * (demand.effort if unit == "minutes" else 1)
                for demand in demands
                if demand.due_week <= due
            )
            found[step, due] = asked / sum(problem.room(maker, step, first, due) for maker in makers)
    return found


def test_the_drums_are_tight_in_one_week_of_turning_and_nowhere_else() -> None:
    loads = _loads(DRUMS)
    tight = [step for (step, _), load in loads.items() if load > 0.9]
    assert tight == ["turning"]
    assert all(load < 1 for load in loads.values())
    assert all(load < 0.8 for (step, _), load in loads.items() if step != "turning")
    assert all(load < 0.9 for load in _loads(WOOD).values())


def test_the_release_of_the_press_lies_between_the_work_and_the_ship() -> None:
    latest = governing_date(row.latest_shipment_on for row in DRUMS.consignments)
    assert DRUMS.rates[0].on.isoformat() == "2020-10-20"
    assert DRUMS.rates[0].on < latest
