"""The report of a period: what was released, who took part, small counts hidden, recovery with a baseline."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.desk.cast import AT, RATNA, SRI
from tests.desk.makers.builders import a_regency, a_village, a_workshop
from tests.desk.orders.builders import a_line, a_rate, an_order
from tests.desk.packing.builders import an_accepted_lot
from tests.desk.release.builders import released

from geliat.desk.allotment.models import Share
from geliat.desk.indicators import actions, figures
from geliat.desk.makers import actions as makers
from geliat.desk.makers.models import Disclosure
from geliat.desk.orders.models import Line
from geliat.desk.production.models import Delivery
from geliat.trade.indicators import indicators

pytestmark = pytest.mark.django_db
YEAR = (date(2020, 1, 1), date(2020, 12, 31))
SPREAD = ("growth", "recovery", "workshops_by_craft")
"""Indicators that the report shows beside a figure or as a table, not as a row."""


def report(**more):
    return figures.report(*YEAR, **more)


def accepted_by(line: Line, workshops: range, *, regency: str = "3505", pieces: int = 10) -> None:
    """Lots of as many workshops of a regency, all accepted at the first look; 2 women and 3 men in each."""
    village = a_village(f"Desa {regency}", regency)
    for number in workshops:
        a_workshop(f"X{number:02d}", skills={"finishing": 600}, village=village)
        an_accepted_lot(line, pieces, f"X{number:02d}")


def test_every_indicator_is_reported_with_formula_and_source():
    codes = [row.indicator.code for row in report().rows]
    assert sorted([*codes, *SPREAD]) == sorted(indicators())
    assert all(row.indicator.formula.id and row.indicator.source for row in report().rows)


def test_an_empty_period_has_counts_of_nothing_and_no_shares():
    found = report()
    assert found.value("value_usd") == 0
    assert found.value("on_time") is None
    assert found.value("acceptance") is None
    assert found.value("maker_share") is None
    assert len(found.months) == 12


def test_a_released_consignment_is_counted_in_its_month():
    a_rate("USD", date(2020, 10, 20), "14700")
    released()
    found = report()
    assert found.value("value_usd") == Decimal("3360.00")
    assert found.value("value_idr") == Decimal(3360 * 14700)
    assert found.value("pieces") == 680
    assert found.value("containers") == 1
    assert [(month.month, month.value_usd) for month in found.months if month.consignments] == [
        (10, Decimal("3360.00"))
    ]
    assert "14700" in found.row("value_idr").note.en


def test_without_a_rate_the_rupiah_value_says_so():
    a_rate("USD", date(2020, 12, 1))
    released()
    row = report().row("value_idr")
    assert row.value is None
    assert "USD 22 October 2020" in row.note.en
    assert report().value("maker_share") is None


def test_a_period_takes_in_both_its_days():
    released()
    day = date(2020, 10, 22)
    assert figures.report(day, day).value("pieces") == 680
    assert figures.report(date(2020, 10, 23), YEAR[1]).value("pieces") == 0


def test_the_makers_share_is_pay_for_accepted_pieces_over_value_in_rupiah():
    a_rate("USD", date(2020, 10, 20), "14700")
    released()
    # Only the finishing of the 680 pieces passed through a lot, at 3,000 rupiah each.
    assert report().value("maker_share") == round(Decimal(680 * 3000 * 1000) / (3360 * 14700))


def test_workshops_and_workers_are_counted_by_regency_and_kept_apart():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    accepted_by(line, range(1, 8))
    accepted_by(line, range(11, 17), regency="3572")
    found = report()
    assert found.value("workshops") == 13
    assert [name.en for name in found.crafts.column_names] == [
        "Kabupaten Blitar (3505)",
        "Kota Blitar (3572)",
    ]
    assert found.crafts.published.cells == ((7, 6),)
    assert found.workers.published.cells == ((14, 12), (21, 18))
    assert report(regency="3572").value("workshops") == 6


def test_small_counts_are_hidden_with_what_would_give_them_away():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    accepted_by(line, range(1, 10))
    accepted_by(line, range(11, 14), regency="3572")
    found = report()
    assert found.crafts.published.cells[0][1] is None
    assert found.crafts.published.cells[0][0] is None or found.crafts.published.row_totals[0] is None
    assert found.crafts.hides
    alone = report(regency="3572")
    assert alone.row("workshops").hidden
    assert alone.value("jobs") is None
    assert alone.value("workshops") is None


def test_one_number_of_workshops_is_never_shown_beside_a_hidden_total():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    accepted_by(line, range(1, 10))
    accepted_by(line, range(11, 14), regency="3572")
    found = report()
    assert found.value("workshops") == found.crafts.published.grand_total


def test_consents_are_counted_only_over_all_regencies_and_not_when_few():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    accepted_by(line, range(1, 8))
    shops = [lot.workshop for lot in _shares(line)]
    for shop in shops[:4]:
        makers.record_disclosure(shop, AT.date(), by=SRI, at=AT)
    assert report().row("inclusion_workers").hidden
    assert report().value("inclusion_share") is None
    makers.record_disclosure(shops[4], AT.date(), by=SRI, at=AT)
    assert report().value("inclusion_workers") == 5
    assert report().value("inclusion_share") == round(Decimal(5000) / 7)
    assert report(regency="3505").value("inclusion_workers") is None
    assert report(regency="3505").value("inclusion_share") is None


def test_a_difference_to_the_total_of_all_consents_is_no_small_count_either():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    accepted_by(line, range(1, 7))
    for share in _shares(line):
        makers.record_disclosure(share.workshop, AT.date(), by=SRI, at=AT)
    assert report().value("inclusion_workers") == 6
    apart = a_workshop("Z01")
    for _ in range(2):
        makers.record_disclosure(apart, AT.date(), by=SRI, at=AT)
    assert Disclosure.objects.count() == 8
    assert report().value("inclusion_workers") is None


def test_what_was_delivered_by_its_day_is_on_time():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    accepted_by(line, range(1, 3), pieces=50)
    early, late = _shares(line)
    Delivery.objects.create(share=early, key="a", quantity=50, delivered_at=AT)
    Delivery.objects.create(share=late, key="b", quantity=20, delivered_at=AT)
    Delivery.objects.create(share=late, key="c", quantity=30, delivered_at=AT.replace(month=10))
    assert report().value("on_time") == 700


def test_acceptance_is_told_by_maker_and_month_the_lowest_first():
    line = an_order(lines=[a_line("S", 600)], confirmed=True).lines.get()
    an_accepted_lot(line, 100, "W01")
    an_accepted_lot(line, 100, "W02", AT.replace(month=11))
    found = report()
    assert [(month.month, month.inspected, month.accepted) for month in found.acceptance] == [
        (9, 1, 1),
        (11, 1, 1),
    ]
    assert {row.workshop.code for row in found.makers} == {"W01", "W02"}
    assert found.value("acceptance") == 1000


def test_recovery_is_given_only_against_a_baseline_of_the_same_scope_and_length():
    released()
    a_regency("3572")
    for scope, period, value in (
        ("all", (date(2019, 1, 1), date(2019, 12, 31)), 6720),
        ("regency:3572", (date(2019, 1, 1), date(2019, 12, 31)), 500),
        ("all", (date(2019, 7, 1), date(2019, 12, 31)), 500),
    ):
        actions.record_baseline(
            "value_usd", scope, *period, Decimal(value), "USD", "LKjIP 2019", by=RATNA,
            at=AT.replace(year=2021),
        )  # fmt: skip
    told = {
        (one.baseline.scope, one.baseline.period_from.month): (
            one.permille,
            [reason.code for reason in one.reasons],
        )
        for one in report().compared
    }
    assert told["all", 1] == (500, [])
    assert told["regency:3572", 1] == (None, ["compared_other_scope"])
    assert told["all", 7] == (None, ["compared_other_period"])


def test_growth_is_over_the_period_before_of_the_same_length():
    released()
    half = figures.report(date(2020, 10, 1), date(2020, 10, 31))
    assert half.row("pieces").growth is None  # nothing was released in September
    assert figures.report(date(2020, 11, 1), date(2020, 11, 30)).row("pieces").growth == -1000


def test_days_that_are_swapped_are_an_error():
    with pytest.raises(ValueError, match="before it begins"):
        figures.report(YEAR[1], YEAR[0])


def _shares(line):
    return list(Share.objects.filter(line=line).select_related("workshop").order_by("pk"))
