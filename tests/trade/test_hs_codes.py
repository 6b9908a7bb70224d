"""HS lines by date: the books meet without gap, and no line pretends to be verified."""

from __future__ import annotations

from datetime import date

import pytest

from geliat.trade.hs_codes import check_hs_line, find_line, find_lines, tariff_lines
from geliat.trade.identifiers import check_hs_code

THEN, NOW = date(2020, 10, 20), date(2025, 1, 22)


def test_a_playable_drum_is_9206_in_both_books() -> None:
    for on, book in ((THEN, "BTKI 2017"), (NOW, "BTKI 2022")):
        line = find_line("9206.00.00", on=on)
        assert line is not None
        assert (line.printed, line.tariff_book, line.confidence) == ("9206.00.00", book, "high")
        assert line.description.zh


def test_boxes_and_bowls_of_2020_are_found_by_their_heading() -> None:
    assert [line.printed for line in find_lines("4420.90", on=THEN)] == ["4420.90.10", "4420.90.90"]
    assert [line.printed for line in find_lines("4419.90", on=THEN)] == ["4419.90.00"]


def test_tropical_wood_has_its_own_lines_only_since_april_2022() -> None:
    assert find_line("44192000", on=date(2022, 3, 31)) is None
    assert find_line("44192000", on=date(2022, 4, 1)) is not None
    assert find_line("44201000", on=date(2022, 3, 31)) is not None
    assert find_line("44201000", on=date(2022, 4, 1)) is None


def test_a_line_of_the_other_book_is_refused_with_the_lines_of_the_day() -> None:
    blocker = check_hs_line("4420.10.00", on=NOW)
    assert blocker is not None
    assert blocker.facts["books"] == "BTKI 2017"
    assert "4420.11.00" in blocker.sentence.id
    assert check_hs_line("4420.10.00", on=THEN) is None


@pytest.mark.parametrize(
    ("code", "on", "answer"),
    [
        ("9206", NOW, "hs_code_form"),
        ("0101.21.00", NOW, "hs_line_not_recorded"),
        ("9206.00.00", date(2010, 1, 1), "hs_line_not_recorded"),
    ],
)
def test_what_is_not_recorded_is_said(code: str, on: date, answer: str) -> None:
    blocker = check_hs_line(code, on=on)
    assert blocker is not None
    assert blocker.code == answer
    assert blocker.sentence.en


def test_every_line_is_well_formed_dated_and_said_in_three_languages() -> None:
    seen = set()
    for line in tariff_lines():
        assert check_hs_code(line.code) is None
        assert line.valid_from is not None
        assert line.description.en
        assert line.description.id
        assert line.description.zh
        seen.add((line.code, line.tariff_book))
    assert len(seen) == len(tariff_lines())


def test_an_unverified_line_warns_its_reader() -> None:
    for line in tariff_lines():
        assert (line.warning is None) == line.verified
    box = find_line("4420.90.90", on=THEN)
    assert box is not None
    assert box.warning is not None
    assert "rendah" in box.warning.id
    assert "PPJK" in box.warning.id
