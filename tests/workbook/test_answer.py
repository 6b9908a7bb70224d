"""The files of a planned case: each as PDF and JSON, marked as drafts, the same for the same plan."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.papers.sheets import text_of
from tests.workbook.builders import a_case, as_xlsx, cells_of

from geliat.planning.loading.plan_file import from_json
from geliat.planning.verify.loading import judge_load
from geliat.refusals import Refusal
from geliat.workbook import case as c
from geliat.workbook.answer import plan_files
from geliat.workbook.planning import CasePlan, plan_case
from geliat.workbook.reading import read_case
from geliat.workbook.template import write_case

NUMBER = "JPR-1-A"


@pytest.fixture(scope="module")
def case() -> c.Case:
    return a_case()


@pytest.fixture(scope="module")
def plan(case: c.Case) -> CasePlan:
    return plan_case(case)


@pytest.fixture(scope="module")
def files(case: c.Case, plan: CasePlan) -> dict[str, bytes]:
    return plan_files(case, plan, "en")


def test_each_part_of_the_answer_is_there_as_pdf_and_as_json(files: dict[str, bytes]) -> None:
    names = ["quotation", "allotment"]
    names += [f"{name}-{NUMBER}" for name in ("load-plan", "proforma-invoice", "packing-list")]
    wanted = {f"{name}.{ending}" for name in names for ending in ("pdf", "json")}
    assert files.keys() == wanted | {f"load-plan-{NUMBER}.html", f"stuffing-sheets-{NUMBER}.pdf"}


def test_every_paper_says_on_each_page_that_it_is_a_draft_and_is_not_signed(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        if name.endswith(".pdf"):
            text = text_of(data)
            assert "DRAFT / RANCANGAN" in text, name
            assert "This is a draft." in text, name
            assert "signature and stamp" not in text, name
            # The group is invented, and its papers say so.
            assert "invented" in text, name


def test_the_quotation_says_dates_cartons_volume_weight_and_containers(files: dict[str, bytes]) -> None:
    told = json.loads(files["quotation.json"])
    assert (told["cartons"], told["containers"]) == (151, 1)
    assert told["begins_on"] < told["finished_on"] < told["consignments"][0]["latest_shipment_on"]
    assert told["value"] == "5493.25 EUR"
    assert told["lines"][0]["amount"] == "5493.25 EUR"
    text = text_of(files["quotation.pdf"])
    for said in ("5,493.25", "151", "Rotterdam", "1 × 22G1"):
        assert said in text


def test_the_load_plan_is_sound_and_names_articles(files: dict[str, bytes]) -> None:
    problem, loaded = from_json(files[f"load-plan-{NUMBER}.json"])
    assert judge_load(loaded, problem) == ()
    assert [each.key for each in problem.cargo] == ["STOOL-30", "STOOL-30 (1)"]
    assert b"Teak stool 30 \xc3\x97 2" in files[f"load-plan-{NUMBER}.html"]


def test_the_json_of_a_draft_has_null_for_what_no_plan_knows(files: dict[str, bytes]) -> None:
    told = json.loads(files[f"packing-list-{NUMBER}.json"])
    assert told["draft"] is True
    assert (told["vessel"], told["sailing_date"], told["containers"][0]["seal"]) == (None, None, None)
    assert told["carton_count"] == 151


def test_the_same_plan_gives_the_same_bytes(case: c.Case, plan: CasePlan, files: dict[str, bytes]) -> None:
    assert plan_files(case, plan, "en") == files


def test_a_number_that_is_no_file_name_is_written_as_one(case: c.Case) -> None:
    number = "JPR/1: A"
    slashed = replace(
        case,
        consignments=(replace(case.consignments[0], number=number),),
        contents=(replace(case.contents[0], consignment=number),),
    )
    made = plan_files(slashed, plan_case(slashed), "id")
    assert "packing-list-JPR_1__A.pdf" in made
    assert not any("/" in name for name in made)


NUMBERS = st.integers(0, 60) | st.sampled_from([1, 99, 240, 1_000, 9_999, 10**6, 2 * 10**6])


@given(st.data())
@settings(max_examples=12)
def test_whatever_can_be_read_is_planned_or_refused_with_reasons(data: st.DataObject) -> None:
    cells = cells_of(write_case(a_case()))
    for _ in range(data.draw(st.integers(1, 3))):
        rows = cells[data.draw(st.sampled_from(sorted(cells)))]
        places = [
            (row, column)
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
            if isinstance(value, int | float) and not isinstance(value, bool)
        ]
        if places:
            row, column = data.draw(st.sampled_from(places))
            rows[row][column] = data.draw(NUMBERS)
    with contextlib.suppress(Refusal):
        case = read_case(as_xlsx(cells))
        assert plan_files(case, plan_case(case))
