"""The board reminds of export proceeds 30, 14 and 0 days ahead, and says how late they are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.desk.cast import AT, BAYU, JOKO, RATNA, SRI, signed_in
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order
from tests.desk.settlement.builders import an_npe, paid, two_pebs

from geliat.desk.board.reminders import reminders_on
from geliat.desk.orders.models import Order
from geliat.desk.settlement.matching import match_proceeds
from geliat.measures import Money

pytestmark = pytest.mark.django_db
DUE = date(2021, 1, 31)


@pytest.mark.parametrize(
    ("ahead", "tone", "said"),
    [
        (30, "wait", "30 days left"),
        (15, "wait", "15 days left"),
        (14, "warn", "14 days left"),
        (1, "warn", "1 day left"),
        (0, "stop", "due today"),
        (-1, "stop", "late by 1 day"),
        (-400, "stop", "late by 400 days"),
    ],
)
def test_the_tone_rises_with_the_day(ahead, tone, said):
    two_pebs()
    first = reminders_on(DUE - timedelta(days=ahead))[0]
    assert (first.due_on, first.tone, first.left.en) == (DUE, tone, said)


def test_nobody_is_reminded_earlier_than_thirty_days_ahead():
    two_pebs()
    assert reminders_on(DUE - timedelta(days=31)) == []


def test_what_is_met_is_no_longer_reminded_of():
    order, one, other = two_pebs()
    payment = paid(order, "56000", date(2020, 12, 1), "TT-1")
    match_proceeds(one, {payment.pk: Decimal(56_000)}, by=SRI, at=AT)
    (left,) = reminders_on(DUE)
    assert (left.names, left.short) == ({"consignment": other.pk}, Money(Decimal(28_000), "USD"))


def test_a_deadline_runs_even_where_the_sums_cannot_be_reckoned():
    order, _, _ = two_pebs()
    Order.objects.filter(pk=order.pk).update(incoterm="CIF")
    assert [one.short for one in reminders_on(DUE)] == [None, None]


def test_a_peb_before_all_rules_has_no_day_to_remind_of():
    an_npe(a_consignment(an_order(confirmed=True)), date(2018, 3, 1))
    assert reminders_on(DUE) == []


def test_the_page_of_an_order_reminds_of_its_own_only():
    order, _, _ = two_pebs()
    other = an_order("PO-2020-02", confirmed=True)
    an_npe(a_consignment(other), number="9")
    assert [len(reminders_on(DUE, one)) for one in (order, other)] == [2, 1]


def test_board_and_walk_show_it_with_the_way_to_the_matching():
    order, one, _ = two_pebs()
    way = reverse("settlement:proceeds_of", kwargs={"consignment": one.pk})
    late = f"{(timezone.localdate() - DUE).days:,}".replace(",", ".")
    for address in ("/", reverse("board:order", kwargs={"order": order.pk})):
        page = signed_in(SRI).get(address).content.decode()
        assert way in page
        assert f"terlambat {late} hari" in page
    assert way in signed_in(RATNA).get("/").content.decode()


def test_the_officer_who_has_no_room_of_settlement_finds_all_proceeds_on_the_board():
    way = reverse("settlement:proceeds")
    assert way in signed_in(RATNA).get("/").content.decode()
    assert way not in signed_in(JOKO).get("/").content.decode()


@pytest.mark.parametrize("actor", [JOKO, BAYU], ids=lambda one: one.who)
def test_who_may_not_read_of_proceeds_is_not_reminded(actor):
    _, one, _ = two_pebs()
    page = signed_in(actor).get("/").content.decode()
    assert reverse("settlement:proceeds_of", kwargs={"consignment": one.pk}) not in page
    assert "28,000" not in page
