"""The shipped rules are sound, and a ruling holds for its days without erasing what stood before."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from tests.trade.requirements.builders import a_requirement, alike

from geliat.trade.data import day, rows
from geliat.trade.documents import PAPERS
from geliat.trade.requirements import EVENTS, GATES, Book, Ruling, shipped_book
from geliat.trade.requirements.requirement import CONFIDENCES, NEEDS, OWNERS

CHANGED_ON = date(2021, 1, 1)


@pytest.mark.parametrize("row", shipped_book().requirements, ids=lambda row: f"{row.code}-{row.valid_from}")
def test_every_shipped_row_names_source_law_day_and_state_in_two_languages(row):
    assert row.checked_on <= date(2026, 12, 31)
    for sentence in (row.name, row.issuer, row.timing, *row.fails_on, *([row.note] if row.note else [])):
        assert sentence.en.strip()
        assert sentence.id.strip()
        assert sentence.en != sentence.id or row.code == "packing_list"
    for sentence in (row.source, row.legal):
        assert sentence.en.strip()
        assert sentence.id.strip()
    assert row.name.zh.strip()
    assert row.owner in OWNERS
    assert row.need in NEEDS
    assert row.confidence in CONFIDENCES
    assert row.fails_on
    assert row.gate in GATES
    assert row.by in EVENTS
    # What the research is unsure of is never shown as verified.
    assert not (row.verified and row.confidence != "high")
    # Who did not read a text says so beside it.
    if "not read" in row.source.en:
        assert not row.verified
    if row.confidence == "low":
        why = f"{row.legal.en} {row.source.en}"
        assert any(words in why for words in ("not read", "could not be read", "no notice"))


MATRIX = {
    "SC": "sales_contract",
    "CI": "commercial_invoice",
    "PL": "packing_list",
    "PEB": "export_declaration",
    "NPE": "customs_approval",
    "SI": "shipping_instruction",
    "BL": "bill_of_lading",
    "VGM": "verified_gross_mass",
    "SKA-E": "form_e",
    "SKA-RCEP": "rcep_certificate",
    "SKA-ROO": "origin_worksheet_form_e origin_worksheet_rcep",
    "VLEG": "v_legal_listed v_legal_craft v_legal_instruments",
    "DHH": "timber_origin",
    "ISPM15": "wood_packaging_mark",
    "FUM": "fumigation",
    "QAH": "animal_product_certificate import_answer_on_skin",
    "PC": "phytosanitary",
    "CITES": "cites_wood cites_skin",
    "INS": "insurance_policy",
    "DHE": "export_proceeds",
    "LEGAL": "exporter_licences",
    "COA-QC": "inspection_report",
    "STUF": "stuffing_record",
    "KTPE": "gate_pass",
}
"""The rows of the researched matrix of documents, and the rules in which each stands."""


def test_every_document_of_the_researched_matrix_stands_in_a_rule_and_no_rule_is_forgotten():
    told = {code for codes in MATRIX.values() for code in codes.split()}
    assert told | {"beneficiary_certificate"} == set(shipped_book().codes())


@pytest.mark.parametrize("code", shipped_book().codes())
def test_a_rule_leaves_no_day_out_between_its_periods_and_none_is_ended(code):
    periods = shipped_book().periods(code)
    for earlier, later in pairwise(periods):
        assert earlier.valid_until + timedelta(days=1) == later.valid_from
    assert periods[-1].valid_until is None


def test_the_deadline_of_proceeds_is_dated_as_the_rules_that_reckon_it():
    dated = [(day(row["valid_from"]), day(row["valid_to"])) for row in rows("proceeds_rules")]
    periods = shipped_book().periods("export_proceeds")
    assert [(one.valid_from, one.valid_until) for one in periods] == dated
    assert [one.requirement.confidence for one in periods] == [
        row["confidence"] for row in rows("proceeds_rules")
    ]


def test_the_papers_the_program_writes_bear_its_own_kinds():
    kinds = {row.paper for row in shipped_book().requirements}
    written = {
        "commercial_invoice",
        "packing_list",
        "stuffing_list",
        "inspection_summary",
        "vgm_declaration",
        "sales_contract",
        "shipping_instruction",
        "origin_worksheet",
        "beneficiary_certificate",
    }
    assert written <= kinds
    assert written <= set(PAPERS)


def test_a_ruling_holds_from_its_day_and_the_old_row_before():
    old, new = a_requirement(), a_requirement(confidence="high", valid_from=CHANGED_ON)
    book = Book((old,), ()).with_rulings(Ruling(old.code, CHANGED_ON, None, new))
    assert book.row(old.code, date(2020, 12, 31)) == old
    assert book.row(old.code, CHANGED_ON) == new
    assert book.versions(old.code) == (old, new)


def test_of_two_rulings_the_later_one_wins_and_one_may_end_a_row():
    old = a_requirement()
    first = Ruling(old.code, CHANGED_ON, None, a_requirement(valid_from=CHANGED_ON))
    ended = Ruling(old.code, date(2022, 1, 1), None, None)
    book = Book((old,), ()).with_rulings(first, ended)
    assert book.row(old.code, date(2021, 12, 31)) == first.requirement
    assert book.row(old.code, date(2022, 1, 1)) is None
    assert book.in_force(date(2022, 1, 1)) == ()


def test_a_fingerprint_changes_with_any_field():
    assert a_requirement().fingerprint == a_requirement().fingerprint
    assert a_requirement().fingerprint != a_requirement(source=alike("another book")).fingerprint
