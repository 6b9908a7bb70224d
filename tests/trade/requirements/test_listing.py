"""Rules are listed by heading and country, and where none are recorded that is said."""

from __future__ import annotations

from datetime import date

import pytest
from tests.trade.requirements.builders import PRESS_DAY, a_coverage, a_requirement

from geliat.trade.requirements import Book, When, shipped_book
from geliat.trade.requirements.goods import PAYMENTS, way_of_payment
from geliat.trade.requirements.listing import not_recorded, reaches_beyond, rows_about

OF_DRUMS = a_requirement(code="of_drums", when=When(hs=("9206",), destinations=("CN",)))
BUT_PARTS = a_requirement(code="but_parts", when=When(except_hs=("9209",)))
BOOK = Book((OF_DRUMS, BUT_PARTS), (a_coverage(),))


@pytest.mark.parametrize(
    ("heading", "destination", "codes"),
    [
        ("", "", ["of_drums", "but_parts"]),
        ("92", "CN", ["of_drums", "but_parts"]),
        ("92060000", "", ["of_drums", "but_parts"]),
        ("9207", "CN", ["but_parts"]),
        ("9209", "CN", []),
        ("9206", "JP", ["but_parts"]),
    ],
)
def test_a_row_is_listed_where_it_may_concern_the_heading(heading, destination, codes):
    assert [row.code for row in rows_about(BOOK, PRESS_DAY, heading, destination)] == codes


@pytest.mark.parametrize(
    ("on", "heading", "destination", "said"),
    [
        (PRESS_DAY, "44", "CN", "HS 44 to CN"),
        (PRESS_DAY, "9206", "JP", "HS 9206 to JP"),
        (date(2017, 2, 28), "9206", "CN", "recorded from 1 March 2017 on"),
        (date(2017, 2, 28), "", "CN", "the first begin on 1 March 2017"),
        (PRESS_DAY, "", "JP", "for 20 October 2020."),
    ],
)
def test_what_is_not_recorded_is_said_with_day_and_first_day(on, heading, destination, said):
    blocker = not_recorded(BOOK, on, heading, destination)
    assert blocker is not None
    assert blocker.code == "no_rules_recorded"
    assert said in blocker.sentence.en
    assert blocker.sentence.id != blocker.sentence.en


@pytest.mark.parametrize(("heading", "destination"), [("", ""), ("92", ""), ("9206", "CN"), ("", "CN")])
def test_what_is_recorded_is_not_said_to_be_lacking(heading, destination):
    assert not_recorded(BOOK, PRESS_DAY, heading, destination) is None


@pytest.mark.parametrize("chapter", [f"{number:02}" for number in range(1, 98)])
def test_every_chapter_but_those_of_the_eight_headings_is_said_to_have_no_rules(chapter):
    recorded = not_recorded(shipped_book(), PRESS_DAY, chapter, "CN") is None
    assert recorded is (chapter in ("44", "46", "92", "94"))


@pytest.mark.parametrize(
    ("when", "from_day", "until", "said"),
    [
        (When(), PRESS_DAY, None, ""),
        (When(hs=("92", "920600"), destinations=("CN",)), PRESS_DAY, None, ""),
        (When(hs=("9206", "9503", "44")), PRESS_DAY, None, "for HS 9503, HS 44:"),
        (When(hs=("9503",), destinations=("CN", "JP")), PRESS_DAY, None, "for HS 9503, JP:"),
        (When(hs=("9206",)), date(2016, 1, 1), date(2017, 2, 28), "for HS 9206:"),
        (When(hs=("9206",)), date(2016, 1, 1), date(2017, 3, 1), ""),
    ],
)
def test_a_row_that_reaches_beyond_what_is_recorded_says_so(when, from_day, until, said):
    row = a_requirement(when=when, valid_from=from_day, valid_until=until)
    told = reaches_beyond(BOOK, row)
    assert (told is None) is (said == "")
    assert told is None or (said in told.en and said[4:] in told.id)


@pytest.mark.parametrize("row", shipped_book().requirements, ids=lambda row: f"{row.code}-{row.valid_from}")
def test_no_shipped_row_reaches_beyond_what_is_recorded(row):
    assert reaches_beyond(shipped_book(), row) is None


def test_customs_code_of_payment_stands_for_a_way_of_payment_or_for_none():
    assert way_of_payment("16") == "letter_of_credit"
    assert {way_of_payment(code) for code in ("10", "11", "15", "16", "17")} == set(PAYMENTS)
    assert way_of_payment("9") is None
