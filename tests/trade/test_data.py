"""Every table of the trade can be read, is full where it must be, and says how sure it is."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from geliat.trade import data
from geliat.trade.data import day, rows, valid_on

TABLES = sorted(
    entry.name.removesuffix(".csv") for entry in files(data).iterdir() if entry.name.endswith(".csv")
)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_a_table_has_every_column(name: str) -> None:
    table = rows(name)
    assert table
    for row in table:
        assert None not in row, f"{name}: a row has too many cells"
        assert None not in row.values(), f"{name}: a row has too few cells"


@pytest.mark.parametrize("name", TABLES)
def test_confidence_is_always_one_of_three_words_and_has_a_source(name: str) -> None:
    for row in rows(name):
        assert row.get("confidence", "high") in {"high", "medium", "low"}, row
        assert row.get("source", "named in the module"), row


def test_a_table_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        rows("nothing")


def test_a_row_holds_on_both_its_first_and_its_last_day() -> None:
    first, last = date(2020, 1, 1), date(2020, 12, 31)
    assert valid_on(first, first, last)
    assert valid_on(last, first, last)
    assert not valid_on(date(2021, 1, 1), first, last)
    assert not valid_on(date(2019, 12, 31), first, None)
    assert valid_on(date(1900, 1, 1), None, last)
    assert day("") is None
    assert day("2020-01-01") == first
