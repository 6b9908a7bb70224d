"""The pages of the consignments' room."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.desk.cast import AT, BAYU, SRI, signed_in
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order

from geliat.desk.consignments import actions
from geliat.desk.consignments.models import Consignment
from geliat.desk.orders import actions as orders

pytestmark = pytest.mark.django_db


@pytest.fixture
def sri(db):
    """Sri, signed in."""
    return signed_in(SRI)


def at(name: str, **kwargs: int) -> str:
    """The address of a page of the room."""
    return reverse(f"consignments:{name}", kwargs=kwargs)


def shown(form: Any) -> dict[str, Any]:
    """What a form shows, ready to be sent again."""
    told = {
        form.add_prefix(name): form.get_initial_for_field(field, name) for name, field in form.fields.items()
    }
    return {name: value for name, value in told.items() if value is not None}


def plan_sent(page: Any, **changes: Any) -> dict[str, Any]:
    """The plan as its page fills it in, with what only a person knows."""
    sent: dict[str, Any] = {"parts": page.context["part_count"]}
    for at_, row in enumerate(page.context["form"].rows):
        known = {"destination_port": "CNSHA", "latest_shipment_on": "2020-10-25", "mark": "WANDA"}
        sent |= {**shown(row), **{f"part{at_}-{name}": value for name, value in known.items()}}
    return {**sent, **changes}


def test_a_plan_comes_filled_in_with_whole_cartons(sri):
    order = an_order(confirmed=True)
    page = sri.get(at("plan", order=order.pk), {"parts": 2})
    assert page.context["form"].rows[0].initial["line_1"] == 300
    answer = sri.post(at("plan", order=order.pk), plan_sent(page))
    assert answer.status_code == 302
    assert [one.number for one in order.consignments.all()] == ["PO-2020-01/A", "PO-2020-01/B"]


def test_a_plan_that_is_not_the_order_is_asked_again_with_the_sums(sri):
    order = an_order()
    page = sri.get(at("plan", order=order.pk), {"parts": 2})
    answer = sri.post(at("plan", order=order.pk), plan_sent(page, **{"part0-line_1": 299}))
    assert answer.status_code == 422
    assert "599" in answer.content.decode()
    assert not Consignment.objects.exists()


def test_an_order_is_split_anew_from_what_stands(sri):
    order = an_order(confirmed=True)
    a_consignment(order)
    page = sri.get(at("plan", order=order.pk), {"parts": 2})
    assert [row.initial.get("line_1") for row in page.context["form"].rows] == [600, None]
    more = {"part1-number": "PO-2020-01/B", "part1-consignee": "Lin", "part1-consignee_address": "Shekou"}
    pieces = {"part0-line_1": 500, "part0-line_2": 80, "part1-line_1": 100, "part1-line_2": 0}
    sri.post(at("plan", order=order.pk), plan_sent(page, **more, **pieces))
    assert [sum(line.quantity for line in one.lines.all()) for one in order.consignments.all()] == [580, 100]


def test_a_consignment_shows_what_goes_where_by_when(sri):
    one = a_consignment(an_order())
    page = sri.get(at("consignment", consignment=one.pk)).content.decode()
    for said in ("USD 3.360,00", "Shanghai", "40 kaki high cube", "terlambat"):
        assert said in page


def test_a_consignment_that_has_sailed_is_never_late(sri):
    one = a_consignment(an_order())
    for move, deed in (
        (actions.declare, "release.declare"),
        (actions.release, "release.release"),
        (actions.sail, "voyage.record"),
    ):
        move(one, deed=deed, by=SRI, at=AT)
    for address in (at("consignment", consignment=one.pk), at("consignments")):
        assert "terlambat" not in sri.get(address).content.decode()


def test_terms_are_changed_and_the_ship_booked_through_their_forms(sri):
    one = a_consignment(an_order())
    page = sri.get(at("amend", consignment=one.pk))
    sri.post(at("amend", consignment=one.pk), {**shown(page.context["form"]), "mark": "LIN", "number": "X"})
    sri.post(at("book", consignment=one.pk), {"forwarder": "PT Bayu Samudra", "booking": "SUB1"})
    one.refresh_from_db()
    assert (one.mark, one.number, one.booking) == ("LIN", "PO-2020-01/A", "SUB1")
    assert sri.post(at("book", consignment=one.pk), {"forwarder": ""}).status_code == 422


def test_the_list_names_orders_that_are_not_planned_and_takes_few_queries(sri, django_assert_max_num_queries):
    for n in range(10):
        a_consignment(an_order(f"PO-{n}"))
    waiting = an_order("PO-X")
    sri.get(at("consignments"))
    with django_assert_max_num_queries(15):
        page = sri.get(at("consignments")).content.decode()
    assert at("plan", order=waiting.pk) in page
    assert "PO-9/A" in page


def test_work_that_has_begun_takes_the_way_to_split_anew_off_the_page(sri):
    order = an_order(confirmed=True)
    one = a_consignment(order)
    address = at("plan", order=order.pk)
    assert address in sri.get(at("consignment", consignment=one.pk)).content.decode()
    orders.begin_work(order, by=SRI, at=AT)
    assert address not in sri.get(at("consignment", consignment=one.pk)).content.decode()


def test_the_forwarder_books_and_does_not_plan():
    one = a_consignment(an_order())
    bayu = signed_in(BAYU)
    page = bayu.get(at("consignment", consignment=one.pk)).content.decode()
    assert at("book", consignment=one.pk) in page
    assert at("amend", consignment=one.pk) not in page
    assert bayu.get(at("plan", order=one.order_id)).status_code == 403
