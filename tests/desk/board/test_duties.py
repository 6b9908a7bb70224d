"""The dated duties of a group: what is open, by day, without persons, buyers or money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.desk.board.builders import NAMES, a_share, a_working_order
from tests.desk.cast import AT, SRI
from tests.desk.consignments.builders import LATEST
from tests.desk.makers.builders import a_group
from tests.desk.orders.builders import BUYER
from tests.desk.settlement.builders import paid, two_pebs

from geliat.desk.board.duties import duties_of
from geliat.desk.consignments.models import Consignment
from geliat.desk.makers.models import Group
from geliat.desk.settlement.matching import match_proceeds

pytestmark = pytest.mark.django_db
TODAY = date(2020, 12, 1)


def told(group: Group) -> list[tuple[str, date]]:
    return [(duty.kind, duty.on) for duty in duties_of(group, TODAY)]


def test_proceeds_and_latest_shipments_stand_by_day():
    two_pebs()
    assert told(a_group()) == [
        ("shipment", LATEST),
        ("shipment", LATEST),
        ("proceeds", date(2021, 1, 31)),
        ("proceeds", date(2021, 1, 31)),
    ]


def test_what_is_done_leaves_the_calendar():
    order, one, _ = two_pebs()
    Consignment.objects.filter(pk=one.pk).update(stage="sailed")
    payment = paid(order, "56000", date(2020, 11, 1), "TT-1")
    match_proceeds(one, {payment.pk: Decimal(56_000)}, by=SRI, at=AT)
    assert told(a_group()) == [("shipment", LATEST), ("proceeds", date(2021, 1, 31))]


def test_makers_due_days_are_told_once_a_day_with_all_their_pieces():
    working = a_working_order()
    a_share(working.line, "W04", "finishing", 30, due_on=date(2020, 10, 5))
    shares = [duty for duty in duties_of(a_group(), TODAY) if duty.kind == "shares"]
    assert [(duty.on, duty.note.en.split()[0]) for duty in shares] == [
        (date(2020, 9, 28), "100"),
        (date(2020, 10, 5), "30"),
    ]
    assert len({duty.key for duty in shares}) == 2


def test_an_inquiry_and_another_groups_orders_bring_no_dates():
    two_pebs()
    other = a_group(name="Lain")
    assert duties_of(other, TODAY) == []


def test_no_person_buyer_workshop_or_amount_stands_in_a_duty():
    a_working_order()
    two_pebs("PO-2020-02")
    words = " ".join(
        sentence
        for duty in duties_of(a_group(), TODAY)
        for one in (duty.sentence, duty.note)
        for sentence in (one.en, one.id, one.zh)
    )
    assert all(kind in words for kind in ("Export proceeds", "Latest shipment", "makers' work"))
    for private in (BUYER, "USD", *NAMES.values(), *NAMES):
        assert private not in words
