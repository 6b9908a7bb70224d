"""Figures on paper: exact, in the manner of the language, never ambiguous."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.measures import Money
from geliat.papers.figures import Figures, country, hs, mark_lines, runs, size_in_cm, unit

ENGLISH = Figures("en")
INDONESIAN = Figures("id")


def test_rupiah_has_no_decimals_and_points_between_its_groups_on_every_paper() -> None:
    assert ENGLISH.money(Money(Decimal("1361323"), "IDR")) == "Rp 1.361.323"
    assert INDONESIAN.money(Money(Decimal("1361323"), "IDR")) == "Rp 1.361.323"


def test_dollars_are_written_in_the_manner_of_the_paper() -> None:
    assert ENGLISH.money(Money(Decimal("16962.4"), "USD")) == "USD 16,962.40"
    assert INDONESIAN.money(Money(Decimal("16962.4"), "USD")) == "USD 16.962,40"


def test_a_price_finer_than_the_cent_is_not_rounded_away() -> None:
    assert ENGLISH.amount(Money(Decimal("0.125"), "USD")) == "0.125"


@pytest.mark.parametrize("written", ["0.1250", "0.125"])
def test_how_a_number_was_written_down_does_not_show(written: str) -> None:
    assert ENGLISH.amount(Money(Decimal(written), "USD")) == "0.125"
    assert INDONESIAN.shortest(Decimal("14700.00")) == INDONESIAN.shortest(Decimal("1.47E+4")) == "14.700"


@pytest.mark.parametrize(
    ("level", "said"),
    [("4", "4.0"), ("4.0", "4.0"), ("2.5", "2.5"), ("0.1", "0.10"), ("0.065", "0.065"), ("10.0", "10")],
)
def test_acceptance_quality_limits_have_the_digits_of_the_standard(level: str, said: str) -> None:
    assert ENGLISH.aql(Decimal(level)) == said


@pytest.mark.parametrize(
    ("grams", "said"), [(12_000, "12.00"), (1_234_560, "1,234.56"), (6_125, "6.125"), (0, "0.00")]
)
def test_grams_are_never_lost_in_kilograms(grams: int, said: str) -> None:
    assert ENGLISH.kg(grams) == said


@given(st.integers(min_value=0, max_value=10**11))
def test_kilograms_on_paper_read_back_to_the_gram(grams: int) -> None:
    assert Decimal(ENGLISH.kg(grams).replace(",", "")) * 1000 == grams
    assert Decimal(INDONESIAN.kg(grams).replace(".", "").replace(",", ".")) * 1000 == grams


def test_volumes_shares_and_whole_numbers_follow_the_language() -> None:
    assert ENGLISH.cubic(57_459_200_000) == "57.459"
    assert INDONESIAN.cubic(57_459_200_000) == "57,459"
    assert (ENGLISH.share(120), INDONESIAN.share(117)) == ("12.0", "11,7")
    assert (ENGLISH.whole(2304), INDONESIAN.whole(2304)) == ("2,304", "2.304")


def test_a_date_names_its_month() -> None:
    assert ENGLISH.day(date(2020, 10, 5)) == "5 October 2020"
    assert INDONESIAN.day(date(2020, 8, 5)) == "5 Agustus 2020"
    assert INDONESIAN.short_day(date(2020, 10, 5)) == "5 Okt 2020"


@pytest.mark.parametrize(
    ("zone", "name"),
    [(timezone(timedelta(hours=7)), "WIB"), (timezone(timedelta(hours=8)), "WITA"), (UTC, "UTC")],
)
def test_a_moment_says_day_hour_and_zone(zone: timezone, name: str) -> None:
    at = datetime(2020, 10, 20, 9, 30, tzinfo=zone)
    assert INDONESIAN.moment(at) == f"Selasa, 20 Oktober 2020, pukul 09.30 {name}"
    assert ENGLISH.moment(at) == f"Tuesday, 20 October 2020, 09:30 {name}"


def test_sizes_marks_and_hs_codes_are_written_as_the_trade_writes_them() -> None:
    assert size_in_cm((550, 370, 415)) == "55 × 37 × 41.5"
    assert mark_lines("WANDA / SHANGHAI / MADE IN INDONESIA") == ("WANDA", "SHANGHAI", "MADE IN INDONESIA")
    assert mark_lines("A\nB") == ("A", "B")
    assert (hs("92060000"), hs("920600"), hs("9206")) == ("9206.00.00", "9206.00", "9206")


def test_countries_and_units_have_names_and_unknown_codes_stand_for_themselves() -> None:
    assert (country("CN").en, country("CN").id, country("ID").zh) == ("China", "Tiongkok", "印度尼西亚")
    assert country("QQ").en == "QQ"
    assert (unit("PCE").id, unit("XYZ").en) == ("buah", "XYZ")


@given(st.sets(st.integers(min_value=1, max_value=400), min_size=1))
def test_runs_name_every_number_once(numbers: set[int]) -> None:
    named: list[int] = []
    for run in runs(numbers).split(", "):
        low, _, high = run.partition("–")
        named += range(int(low), int(high or low) + 1)
    assert named == sorted(numbers)
