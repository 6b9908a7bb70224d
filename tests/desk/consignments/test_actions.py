"""Planning the consignments of an order: together they are the order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.desk.cast import AT, BAYU, JOKO, SRI, bayu_by_link
from tests.desk.consignments.builders import a_consignment, consignment_facts, some_consignments
from tests.desk.orders.builders import an_order

from geliat.desk.consignments import actions
from geliat.desk.consignments.facts import BookingFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.figures import replay
from geliat.desk.orders import actions as orders
from geliat.refusals import NotYours, Refusal

pytestmark = pytest.mark.django_db
A = consignment_facts("PO-2020-01/A", {1: 400, 2: 40})
B = consignment_facts("PO-2020-01/B", {1: 200, 2: 40}, destination_port="CN SHK")
BOOKED = BookingFacts("PT Bayu Samudra", "SUB123", "MV Harapan", "020N")


def refused(call) -> tuple[str, ...]:
    """The codes of the refusal that a call ends in."""
    with pytest.raises(Refusal) as no:
        call()
    return no.value.codes


def test_two_consignments_take_the_order_between_them():
    order = an_order(confirmed=True)
    one, two = some_consignments(order, A, B)
    assert [line.quantity for line in one.lines.all()] == [400, 40]
    assert (one.stage, two.destination_port) == ("planned", "CNSHK")
    assert replay()["consignment", one.pk] == "planned"


def test_a_plan_that_is_not_the_order_names_line_and_sums():
    order = an_order()
    short = replace(B, quantities={1: 199, 2: 41, 7: 5})
    with pytest.raises(Refusal) as no:
        some_consignments(order, A, short)
    assert no.value.codes == ("no_such_line", "sums_differ", "sums_differ")
    assert "599 pieces (400 + 199); the order has 600" in str(no.value)
    assert not Consignment.objects.exists()


def test_a_consignment_takes_something_and_never_less_than_nothing():
    order = an_order()
    whole, nothing = replace(A, quantities={1: 600, 2: 80}), replace(B, quantities={})
    assert refused(lambda: some_consignments(order, whole, nothing)) == ("empty_consignment",)
    less = replace(B, quantities={1: -10, 2: 40})
    more = replace(A, quantities={1: 610, 2: 40})
    assert refused(lambda: some_consignments(order, more, less)) == ("sums_differ",)


def test_a_consignment_is_refused_with_every_reason_at_once():
    order = an_order()
    bad = replace(A, consignee=" ", mark="", destination_port="CNXXX", container_type="99Z9")
    assert refused(lambda: some_consignments(order, bad, replace(B, number=A.number))) == (
        "missing",
        "missing",
        "unknown_port",
        "unknown_size_type",
        "number_taken",
    )
    assert refused(lambda: actions.plan(order, [], by=SRI, at=AT)) == ("no_consignments",)


def test_an_order_is_planned_once_and_planned_anew_before_work_begins():
    order = an_order(confirmed=True)
    one, two = some_consignments(order, A, B)
    assert "planned_already" in refused(lambda: some_consignments(order, A, B))
    moved = [replace(A, quantities={1: 300, 2: 40}), replace(B, quantities={1: 200, 2: 40})]
    third = consignment_facts("PO-2020-01/C", {1: 100})
    again = actions.replan(order, [*moved, third], by=SRI, at=AT)
    assert [row.pk for row in again[:2]] == [one.pk, two.pk]
    assert [sum(line.quantity for line in row.lines.all()) for row in again] == [340, 240, 100]
    assert replay()["consignment", again[2].pk] == "planned"


def test_a_consignment_that_stands_is_not_left_out_of_a_new_plan():
    order = an_order(confirmed=True)
    some_consignments(order, A, B)
    alone = replace(A, quantities={1: 600, 2: 80})
    assert refused(lambda: actions.replan(order, [alone], by=SRI, at=AT)) == ("left_out",)


def test_once_work_has_begun_the_split_no_longer_changes():
    order = an_order(confirmed=True)
    some_consignments(order, A, B)
    orders.begin_work(order, by=SRI, at=AT)
    assert refused(lambda: actions.replan(order, [A, B], by=SRI, at=AT)) == ("too_late_to_plan",)


def test_a_cancelled_order_is_not_planned():
    order = orders.cancel(an_order(), "Buyer withdrew", by=SRI, at=AT)
    assert refused(lambda: some_consignments(order)) == ("too_late_to_plan",)


def test_terms_change_while_planned_and_pieces_stay():
    one = a_consignment(an_order())
    changed = replace(A, number=one.number, mark="LIN / SHEKOU", quantities={})
    row = actions.amend(one, changed, by=SRI, at=AT)
    assert (row.mark, sum(line.quantity for line in row.lines.all())) == ("LIN / SHEKOU", 680)
    actions.declare(row, deed="release.declare", by=SRI, at=AT)
    assert refused(lambda: actions.amend(row, changed, by=SRI, at=AT)) == ("declared_already",)


def test_the_forwarder_books_the_own_consignment_by_link():
    one = a_consignment(an_order())
    row = actions.book(one, BOOKED, by=bayu_by_link(one.pk), at=AT)
    assert (row.forwarder, row.vessel, row.voyage_number) == ("PT Bayu Samudra", "MV Harapan", "020N")
    with pytest.raises(NotYours):
        actions.book(one, BOOKED, by=bayu_by_link(one.pk + 1), at=AT)


def test_a_booking_names_its_forwarder_and_is_made_by_those_who_may():
    one = a_consignment(an_order())
    assert refused(lambda: actions.book(one, BookingFacts(" "), by=BAYU, at=AT)) == ("missing",)
    assert refused(lambda: actions.book(one, BOOKED, by=JOKO, at=AT)) == ("not_allowed",)


def test_a_consignment_walks_to_its_port_and_back_once_before_release():
    one = a_consignment(an_order())
    actions.declare(one, deed="release.declare", by=SRI, at=AT)
    actions.take_back(one, deed="release.withdraw", by=SRI, at=AT)
    actions.declare(one, deed="release.declare", by=SRI, at=AT)
    actions.release(one, deed="release.release", by=SRI, at=AT)
    actions.sail(one, deed="voyage.record", by=SRI, at=AT)
    assert refused(lambda: actions.book(one, BOOKED, by=SRI, at=AT)) == ("sailed_already",)
    actions.arrive(one, deed="voyage.record", by=SRI, at=AT)
    assert replay()["consignment", one.pk] == "arrived"


def test_a_planned_consignment_is_not_released():
    one = a_consignment(an_order())
    assert refused(lambda: actions.release(one, deed="release.release", by=SRI, at=AT)) == ("wrong_stage",)
