"""The shipped rules are sound, and a ruling holds for its days without erasing what stood before."""

from __future__ import annotations

from datetime import date

import pytest
from tests.trade.requirements.builders import a_requirement

from geliat.trade.documents import PAPERS
from geliat.trade.requirements import EVENTS, GATES, Book, Ruling, shipped_book

CHANGED_ON = date(2021, 1, 1)


@pytest.mark.parametrize("row", shipped_book().requirements, ids=lambda row: f"{row.code}-{row.valid_from}")
def test_every_shipped_row_names_source_law_day_and_state_in_two_languages(row):
    assert row.source.strip()
    assert row.legal.strip()
    assert row.checked_on <= date(2026, 12, 31)
    for sentence in (row.name, row.issuer, row.timing, *row.fails_on):
        assert sentence.en.strip()
        assert sentence.id.strip()
    assert row.gate in GATES
    assert row.by in EVENTS
    # What the research is unsure of is never shown as verified.
    assert not (row.verified and row.confidence != "high")


def test_the_papers_the_program_writes_bear_its_own_kinds():
    kinds = {row.paper for row in shipped_book().requirements}
    written = {
        "commercial_invoice",
        "packing_list",
        "load_plan_sheet",
        "inspection_summary",
        "vgm_declaration",
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
    assert a_requirement().fingerprint != a_requirement(source="another book").fingerprint
