"""The pages of the allotment's room."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.desk.allotment.builders import (
    an_accepted_order,
    an_allotted_order,
    an_offered_order,
    an_open_order,
)
from tests.desk.cast import AT, JOKO, SRI, signed_in

from geliat.desk.allotment.models import Share
from geliat.desk.orders import actions as orders

pytestmark = pytest.mark.django_db


@pytest.fixture
def sri(db):
    """Sri, signed in."""
    return signed_in(SRI)


def at(name: str, **kwargs: int) -> str:
    """The address of a page of the room."""
    return reverse(f"allotment:{name}", kwargs=kwargs)


def test_an_order_is_allotted_and_offered_from_its_page(sri):
    order = an_open_order()
    assert at("allot", order=order.pk) in sri.get(at("order", order=order.pk)).content.decode()
    sri.post(at("allot", order=order.pk))
    plan = Share.objects.first().plan
    page = sri.get(at("order", order=order.pk)).content.decode()
    assert "Konfirmasi pesanan, lalu tawarkan" in page
    assert sri.post(at("offer", plan=plan.pk)).status_code == 409
    orders.confirm(order, by=SRI, at=AT)
    assert sri.post(at("offer", plan=plan.pk)).status_code == 302
    assert "Tunggu jawaban para perajin" in sri.get(at("order", order=order.pk)).content.decode()


def test_an_order_that_cannot_be_met_reads_what_binds(sri):
    order = an_open_order(small=4000)
    answer = sri.post(at("allot", order=order.pk))
    assert answer.status_code == 409
    assert "capacity_short" in answer.content.decode()


def test_the_makers_answer_is_recorded_from_the_page_of_the_share(sri):
    _, shares = an_offered_order()
    address = at("accept", share=shares[0].pk)
    again = sri.post(address, {"quantity": shares[0].quantity + 1})
    assert again.status_code == 422
    assert f'value="{shares[0].quantity + 1}"' in again.content.decode()
    assert sri.post(address, {"quantity": shares[0].quantity}).status_code == 302
    sri.post(at("decline", share=shares[1].pk), {"because": "Panen"})
    assert "Panen" in sri.get(at("share", share=shares[1].pk)).content.decode()


def test_a_share_says_why_and_for_how_much(sri):
    _, shares = an_offered_order()
    page = sri.get(at("share", share=shares[0].pk)).content.decode()
    assert shares[0].reason_id.split(".")[0][:20] in page
    assert "Kendang djimbe kayu" in page


def test_a_round_says_how_near_to_the_best_it_is_in_words(sri):
    _, plan = an_allotted_order()
    page = sri.get(at("plan", plan=plan.pk)).content.decode()
    assert "ongkos penjemputan" in page
    assert "cost to collect" not in page


def test_the_pages_take_few_queries_however_many_shares(sri, django_assert_max_num_queries):
    order, _ = an_accepted_order()
    for n in range(8):
        an_open_order(f"PO-{n}", small=8, middle=4)
    sri.get(at("orders"))
    with django_assert_max_num_queries(15):
        page = sri.get(at("orders"))
    assert len(page.context["rows"]) == 9
    with django_assert_max_num_queries(18):
        sri.get(at("order", order=order.pk))


def test_the_inspector_reads_and_has_no_deeds():
    order, plan = an_allotted_order()
    joko = signed_in(JOKO)
    assert at("offer", plan=plan.pk) not in joko.get(at("order", order=order.pk)).content.decode()
    assert joko.post(at("offer", plan=plan.pk)).status_code == 403


def test_there_is_a_page_before_any_order(sri):
    assert "Belum ada pesanan" in sri.get(at("orders")).content.decode()
