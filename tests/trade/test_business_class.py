"""Business classes: both laws, their last and first day, and tops that belong to the lower class."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.business_class import Basis, BusinessClass, basis_of, class_of, class_rules

OLD, NEW = date(2020, 10, 20), date(2025, 1, 22)
MILLION, BILLION = 10**6, 10**9


def idr(amount: int) -> Money:
    return Money(Decimal(amount), "IDR")


@pytest.mark.parametrize(
    ("on", "basis", "tops"),
    [
        (OLD, Basis.CAPITAL, (50 * MILLION, 500 * MILLION, 10 * BILLION)),
        (OLD, Basis.SALES, (300 * MILLION, 2_500 * MILLION, 50 * BILLION)),
        (NEW, Basis.CAPITAL, (BILLION, 5 * BILLION, 10 * BILLION)),
        (NEW, Basis.SALES, (2 * BILLION, 15 * BILLION, 50 * BILLION)),
    ],
)
def test_a_top_belongs_to_its_class_and_one_rupiah_more_to_the_next(
    on: date, basis: Basis, tops: tuple[int, ...]
) -> None:
    classes = list(BusinessClass)
    assert class_of(idr(0), basis, on=on).business_class is BusinessClass.MICRO
    for at, top in enumerate(tops):
        assert class_of(idr(top), basis, on=on).business_class is classes[at]
        assert class_of(idr(top + 1), basis, on=on).business_class is classes[at + 1]


def test_the_law_changed_on_the_second_of_february_2021() -> None:
    sales = idr(400 * MILLION)
    before = class_of(sales, Basis.SALES, on=date(2021, 2, 1))
    after = class_of(sales, Basis.SALES, on=date(2021, 2, 2))
    assert (before.business_class, before.row.rule) == (BusinessClass.SMALL, "UU 20/2008 art. 6")
    assert (after.business_class, after.row.rule) == (BusinessClass.MICRO, "PP 7/2021 art. 35-36")
    assert "PP 7/2021" in after.sentence.id
    assert "hasil penjualan tahunan" in after.sentence.id


def test_an_exporter_of_thirty_containers_a_year_is_medium_by_sales() -> None:
    assert class_of(idr(17 * BILLION), Basis.SALES, on=NEW).business_class is BusinessClass.MEDIUM


def test_a_large_business_names_the_top_it_passes() -> None:
    classing = class_of(idr(50 * BILLION + 1), Basis.SALES, on=NEW)
    assert classing.business_class is BusinessClass.LARGE
    assert classing.row.business_class is BusinessClass.MEDIUM
    assert classing.sentence.en.startswith("Large business")


def test_new_businesses_are_classed_by_capital_and_existing_ones_by_sales() -> None:
    assert basis_of(founded=date(2021, 2, 2), on=NEW) is Basis.CAPITAL
    assert basis_of(founded=date(2021, 2, 1), on=NEW) is Basis.SALES
    assert basis_of(founded=None, on=NEW) is Basis.SALES
    assert basis_of(founded=date(2019, 1, 1), on=OLD) is Basis.CAPITAL
    assert basis_of(founded=date(2005, 1, 1), on=OLD) is Basis.SALES


def test_before_the_first_law_there_is_no_rule() -> None:
    with pytest.raises(Refusal, match="No rule for business classes is recorded for 1 January 2000"):
        class_of(idr(1), Basis.SALES, on=date(2000, 1, 1))
    with pytest.raises(Refusal):
        basis_of(founded=None, on=date(2000, 1, 1))


def test_a_wrong_figure_is_refused_with_every_fault() -> None:
    with pytest.raises(Refusal) as refused:
        class_of(Money(Decimal(-1), "USD"), Basis.SALES, on=NEW)
    assert refused.value.codes == ("class_needs_rupiah", "class_amount_negative")


def test_the_rows_of_each_law_join_without_gap() -> None:
    keys = {(row.rule, row.basis) for row in class_rules()}
    assert len(keys) == 4
    for rule, basis in keys:
        ladder = [row for row in class_rules() if (row.rule, row.basis) == (rule, basis)]
        assert ladder[0].above_idr == 0
        assert all(low.up_to_idr == high.above_idr for low, high in pairwise(ladder))


@given(st.integers(0, 10**11), st.sampled_from(list(Basis)), st.dates(date(2008, 7, 4), date(2035, 1, 1)))
def test_every_figure_falls_in_the_row_that_is_named(amount: int, basis: Basis, on: date) -> None:
    classing = class_of(idr(amount), basis, on=on)
    row = classing.row
    assert row.basis is basis
    if classing.business_class is BusinessClass.LARGE:
        assert amount > row.up_to_idr
    else:
        assert row.above_idr < amount <= row.up_to_idr or amount == 0
