"""The drawings: true lengths, hidden values without a length, names that are escaped."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from geliat.desk.indicators.charts import HEIGHT, Point, columns, line, rows


def points(*values: int | None) -> list[Point]:
    return [
        Point(f"P{at}", None if value is None else Decimal(value), str(value))
        for at, value in enumerate(values)
    ]


def lengths(drawn: str, measure: str) -> list[int]:
    return [int(found) for found in re.findall(rf'<rect class="bar[^>]* {measure}="(\d+)"', drawn)]


def test_columns_stand_in_proportion():
    low, high = lengths(columns("T", "D", points(50, 100), key="k"), "height")
    assert high == pytest.approx(2 * low, abs=1)


def test_a_hidden_value_has_no_length_that_could_be_measured():
    drawn = rows("T", "D", points(None, 20), key="k")
    assert lengths(drawn, "width")[0] == 0


def test_a_line_skips_months_without_a_figure():
    assert line("T", "D", points(1000, None, 500), key="k").count("<circle") == 2


def test_title_and_description_are_tied_to_the_drawing_and_escaped():
    drawn = columns("<T>", "D & E", points(1), key="k")
    assert 'aria-labelledby="k-title k-desc"' in drawn
    assert "&lt;T&gt;" in drawn
    assert "D &amp; E" in drawn


def test_nothing_to_draw_is_still_a_drawing():
    for draw in (columns, line, rows):
        assert draw("T", "D", [], key="k").startswith("<svg")


def test_every_column_stays_inside_the_drawing():
    drawn = columns("T", "D", points(*range(0, 3_000_000, 250_000)), key="k")
    assert all(0 <= length < HEIGHT for length in lengths(drawn, "height"))
