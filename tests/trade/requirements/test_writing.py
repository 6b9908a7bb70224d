"""What is written as TOML is read back, and answers every day as the book it came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.trade.requirements.builders import a_coverage, a_requirement, alike

from geliat.sentences import Sentence
from geliat.trade.requirements import Book, Ruling, read_book, shipped_book, write_book

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 60).map(lambda days: FIRST + timedelta(days=days))


@st.composite
def rulings(draw):
    start = draw(DAYS)
    end = draw(st.none() | st.integers(0, 30).map(lambda days: start + timedelta(days=days)))
    row = draw(st.none() | st.sampled_from(["a book", "another book"]))
    code = draw(st.sampled_from(["timber_paper", "new_paper"]))
    new = a_requirement(code=code, source=alike(row), valid_from=start, valid_until=end) if row else None
    return Ruling(code, start, end, new)


def without_days(rows):
    return [
        replace(row, valid_from=FIRST, valid_until=None) for row in sorted(rows, key=lambda row: row.code)
    ]


def test_the_shipped_rules_go_out_and_come_back_the_same():
    book = shipped_book()
    text = write_book(book, ["Rules of the desk\nof today"])
    assert text.startswith("# Rules of the desk\n# of today\n")
    back = read_book({"rules.toml": text})
    assert back.coverage == book.coverage
    assert set(back.requirements) == set(book.requirements)
    assert write_book(back, ["Rules of the desk\nof today"]) == text


def test_words_with_quotes_breaks_and_signs_come_back_as_they_were():
    words = Sentence(en='a "b" \\ c\n\td\x7f', id="é 证", zh="证")
    row = a_requirement(name=words, note=words, source=alike('x = "y"'))
    assert read_book({"r": write_book(Book((row,), ()))}).requirements == (row,)


@given(st.lists(rulings(), max_size=5))
def test_a_book_with_rulings_answers_every_day_as_before_once_written_and_read(laid):
    book = Book((a_requirement(),), (a_coverage(),)).with_rulings(*laid)
    text = write_book(book)
    back = read_book({"rules.toml": text})
    assert write_book(back) == text
    assert back.flat() == book.flat()
    for days in range(-1, 100):
        on = FIRST + timedelta(days=days)
        assert without_days(back.in_force(on)) == without_days(book.in_force(on))


def test_an_ended_rule_stays_ended_when_laid_over_the_shipped_ones():
    book = Book((a_requirement(),), ()).with_rulings(Ruling("timber_paper", FIRST, None, None))
    text = write_book(book)
    assert text == '[[ended]]\ncode = "timber_paper"\nvalid_from = 2020-01-01\n'
    assert read_book({"rules.toml": text}).rulings == (Ruling("timber_paper", FIRST, None, None),)
