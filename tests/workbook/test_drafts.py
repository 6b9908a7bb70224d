"""Draft papers of a planned case: every carton numbered, in its container, and nothing that is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.workbook.builders import a_case

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.documents import packing_list
from geliat.workbook import case as c
from geliat.workbook.drafts import allotment_sheet, cargo_names, draft_quotation, draft_shipment
from geliat.workbook.planning import CasePlan, plan_case


@pytest.fixture(scope="module")
def case() -> c.Case:
    return a_case()


@pytest.fixture(scope="module")
def plan(case: c.Case) -> CasePlan:
    return plan_case(case)


def test_the_quotation_adds_up_to_the_plan(case: c.Case, plan: CasePlan) -> None:
    quoted = draft_quotation(case, plan)
    assert quoted.total == plan.value.rounded()
    assert quoted.total == sum((line.amount for line in quoted.lines), Money(quoted.total.amount * 0, "EUR"))
    assert str(quoted.deposit.amount) == "1675.44"
    (row,) = quoted.consignments
    assert (row.cartons, row.pieces, row.gross_g) == (151, 301, plan.consignments[0].gross_g)
    assert 0 < row.fill_permille <= 1000
    assert (quoted.date, quoted.begins_on) == (case.order.received_on, plan.begins_on)


def test_every_carton_is_numbered_without_gap_and_stands_in_one_container(
    case: c.Case, plan: CasePlan
) -> None:
    (consignment,) = plan.consignments
    shipment = draft_shipment(case, consignment, valid_until=plan.begins_on)
    numbers = [carton.number for carton in shipment.cartons]
    assert numbers == list(range(1, 152))
    assert sorted(n for box in shipment.containers for n in box.cartons) == numbers
    assert [carton.pieces for carton in shipment.cartons] == [2] * 150 + [1]
    for box in shipment.containers:
        assert sorted(n for step in box.steps for n in step.cartons) == sorted(box.cartons)
        assert sum(step.count for step in box.steps) == len(box.cartons)
    paper = packing_list(shipment)
    assert (paper.pieces, paper.gross_g, paper.volume_mm3) == (
        301,
        consignment.gross_g,
        consignment.volume_mm3,
    )


def test_what_no_plan_knows_is_empty(case: c.Case, plan: CasePlan) -> None:
    shipment = draft_shipment(case, plan.consignments[0], valid_until=plan.begins_on)
    assert (shipment.vessel, shipment.voyage, shipment.booking) == ("", "", "")
    assert {box.seal for box in shipment.containers} == {""}
    assert shipment.lots == ()


def test_the_exporters_national_id_never_comes_onto_a_draft(case: c.Case, plan: CasePlan) -> None:
    personal = replace(case, group=replace(case.group, npwp="3505010101800001"))
    with pytest.raises(Refusal) as refusal:
        draft_shipment(personal, plan.consignments[0], valid_until=plan.begins_on)
    assert "3505010101800001" not in str(refusal.value)


def test_the_allotment_tells_every_share_with_its_reason(case: c.Case, plan: CasePlan) -> None:
    sheet = allotment_sheet(case, plan)
    assert [(step.step.en, step.pieces) for step in sheet.steps] == [("Sawing", 301), ("Assembly", 301)]
    assert all(step.first_monday.weekday() == 0 for step in sheet.steps)
    assert all(step.last_saturday.weekday() == 5 for step in sheet.steps)
    assert len(sheet.shares) == len(plan.shares)
    assert all(share.reason.id and share.reason.en for share in sheet.shares)


def test_two_lines_of_one_article_are_told_apart(case: c.Case) -> None:
    line, content = case.lines[0], case.contents[0]
    twice = replace(
        case,
        lines=(replace(line, quantity=200), replace(line, number=9, quantity=101)),
        contents=(replace(content, quantity=200), replace(content, line=9, quantity=101)),
    )
    (consignment,) = plan_case(twice).consignments
    names = cargo_names(twice, consignment, "en")
    assert list(names) == ["STOOL-30 / 1", "STOOL-30 / 9", "STOOL-30 / 9 (1)"]
    shipment = draft_shipment(twice, consignment, valid_until=twice.order.received_on)
    assert sum(carton.pieces for carton in shipment.cartons) == 301
