"""The allotment as laid out: steps with their weeks, and each share with its reason, Indonesian first."""

from __future__ import annotations

from datetime import date

from tests.papers.sheets import text_of, without_blanks

from geliat.papers.allotment_sheet import AllotmentSheet, SharePlan, StepPlan, page
from geliat.papers.page import Table
from geliat.papers.typesetting import typeset_page
from geliat.sentences import Sentence

TURNING = Sentence("turning", "bubut")
DRUM = Sentence("Djembe S", "Jimbe S")
WHY = Sentence("You get 60 pieces because all share alike.", "Anda mendapat 60 buah karena dibagi rata.")


def a_sheet() -> AllotmentSheet:
    return AllotmentSheet(
        "PO-1",
        "Koperasi Contoh",
        date(2020, 8, 10),
        (StepPlan(TURNING, DRUM, date(2020, 8, 17), date(2020, 9, 19), 100, 2),),
        (
            SharePlan("B01", "Bubut Melati", TURNING, DRUM, 60, WHY),
            SharePlan("B02", "Bubut Kenanga", TURNING, DRUM, 40, WHY),
        ),
    )


def test_steps_and_shares_are_told_with_dates_and_reasons() -> None:
    steps, shares = (block for block in page(a_sheet()).blocks if isinstance(block, Table))
    assert steps.rows[0][2:] == ("17 Agu 2020", "19 Sep 2020", "100", "2")
    assert [row[3] for row in shares.rows] == ["60", "40"]
    assert shares.rows[0][4] == (WHY.id, WHY.en)


def test_the_group_reads_indonesian_first() -> None:
    text = without_blanks(text_of(typeset_page(page(a_sheet()))))
    for said in ("PEMBAGIAN KERJA", "Allotment of work", "Bubut Melati", WHY.id, WHY.en):
        assert without_blanks(said) in text


def test_an_allotment_of_nothing_is_still_a_sheet() -> None:
    empty = AllotmentSheet("PO-1", "Koperasi Contoh", date(2020, 8, 10), (), ())
    assert page(empty).number == "PO-1"
