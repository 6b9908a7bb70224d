"""Where an order stands and whose turn it is, from the rows of all rooms."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.board.builders import a_working_order
from tests.desk.cast import AT, BAYU, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import a_payment, an_order
from tests.desk.packing.builders import a_packable_consignment, packed
from tests.desk.release.builders import DAY, RELEASED_AT, declared, released, with_papers

from geliat.desk.board import walk
from geliat.desk.board.glance import standing_of
from geliat.desk.board.turns import turns
from geliat.desk.orders import actions as orders
from geliat.desk.orders.models import Order
from geliat.desk.production import actions as production
from geliat.desk.voyage import actions as voyage
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db
EVERYBODY = frozenset(Role)


def standing(order):
    order = Order.objects.get(pk=order.pk)
    return standing_of([order])[order.pk]


def next_of(order) -> list[tuple[str, str]]:
    return [(turn.role.value, turn.room) for turn in turns(standing(order))]


def knots(order) -> dict[str, tuple[int, int]]:
    return {knot.code: (knot.done, knot.total) for knot in standing(order).knots}


def test_a_new_inquiry_waits_for_consignments_and_for_the_question_of_work():
    order = an_order()
    assert next_of(order) == [("coordinator", "consignments"), ("coordinator", "allotment")]
    a_consignment(order)
    assert next_of(order) == [("coordinator", "allotment")]


def test_work_in_progress_is_counted_by_step_and_said_to_whom_it_falls():
    work = a_working_order()
    production.count(work.melati, 30, "c", by=SRI, at=AT)
    told = knots(work.order)
    assert told["covered"] == (100, 400)
    assert told["finished"] == (30, 400)
    assert ("maker", "allotment") in next_of(work.order)
    assert ("maker", "production") in next_of(work.order)
    assert standing(work.order).uncovered == 250


def test_a_deposit_that_is_missing_stays_the_coordinators_turn_until_it_comes():
    work = a_working_order()
    assert ("coordinator", "orders") in next_of(work.order)
    a_payment(work.order, "138.00")
    assert ("coordinator", "orders") not in next_of(work.order)


def test_accepted_goods_are_to_be_packed_and_packed_ones_need_a_container():
    consignment = a_packable_consignment()
    assert ("coordinator", "packing") in next_of(consignment.order)
    packed(consignment)
    told = next_of(consignment.order)
    assert ("coordinator", "packing") not in told
    assert ("forwarder", "loading") in told


def test_sealed_papers_wait_for_the_npe_and_a_declared_consignment_for_the_officer():
    consignment = with_papers()
    assert ("forwarder", "release") in next_of(consignment.order)
    assert knots(consignment.order)["papers"] == (5, 5)


def test_a_declared_consignment_is_the_officers_turn():
    order = declared().order
    assert [turn for turn in next_of(order) if turn[1] == "release"] == [("officer", "release")]


def test_an_order_at_the_end_of_its_way_waits_for_its_money():
    consignment = released().consignment
    orders.begin_work(consignment.order, by=SRI, at=AT)
    days = (("gate_in", 1), ("loaded", 2), ("departed", 3), ("arrived", 9))
    for kind, after in days:
        at = RELEASED_AT + after * DAY
        voyage.record(consignment, kind, at, "Surabaya", by=BAYU, at=at + timedelta(hours=1))
    told = knots(consignment.order)
    assert told["sailed"] == (1, 1)
    assert next_of(consignment.order) == [("coordinator", "orders"), ("coordinator", "settlement")]


def test_a_closed_or_cancelled_order_is_nobodys_turn():
    order = an_order()
    orders.cancel(order, "no longer wanted", by=SRI, at=AT)
    assert turns(standing(order)) == []


def test_the_walk_marks_what_is_done_what_is_now_and_what_waits():
    work = a_working_order()
    a_payment(work.order, "138.00")
    states = {
        one.code: one.state for one in walk.walk_of(standing(work.order), EVERYBODY, AT.date()).stretches
    }
    assert states["orders"] == "done"
    assert states["allotment"] == "now"
    assert states["release"] == "waiting"
    assert tuple(states) == tuple(walk.STRETCHES)


def test_a_room_one_may_not_read_shows_no_figures():
    work = a_working_order()
    told = {
        one.code: one for one in walk.walk_of(standing(work.order), {Role.FORWARDER}, AT.date()).stretches
    }
    assert not told["allotment"].open
    assert told["allotment"].bars == ()
    assert told["loading"].open


def test_the_story_tells_like_deeds_of_a_day_in_one_line():
    work = a_working_order()
    for n in range(3):
        production.count(work.melati, 5, f"c{n}", by=SRI, at=AT)
    told = walk.story(standing(work.order))
    assert (told[0].deed.en, told[0].many) == ("Pieces counted", 3)
    assert told[-1].deed.en == "Inquiry received"
