"""The journal's pages: found, paged, told in words, with no way to change anything."""

from __future__ import annotations

import pytest
from tests.desk.cast import AT, RATNA, SRI, signed_in
from tests.desk.orders.builders import an_order

from geliat.desk.journal import actions as journal

pytestmark = pytest.mark.django_db


def test_the_journal_tells_deeds_in_words_with_their_stage():
    an_order("PO-77", confirmed=True)
    page = signed_in(SRI).get("/journal/?thing=order").content.decode()
    assert "Dikonfirmasi" in page
    assert "PO-77" in page


def test_filters_are_kept_from_page_to_page(django_assert_max_num_queries):
    order = an_order()
    journal.record_many("orders.record_payment", [order] * 120, by=SRI, at=AT)
    client = signed_in(RATNA)
    with django_assert_max_num_queries(10):
        page = client.get("/journal/?deed=orders.record_payment&page=2").content.decode()
    assert "deed=orders.record_payment&amp;page=3" in page
    assert "Halaman 2 dari 3" in page


def test_a_day_that_is_none_is_named_at_its_field_and_the_rest_still_answers():
    an_order("PO-77")
    page = signed_in(SRI).get("/journal/?since=besok&thing=order")
    assert page.status_code == 200
    assert "id_since_error" in page.content.decode()
    assert "PO-77" in page.content.decode()


def test_the_deeds_of_one_thing_are_told_from_the_beginning():
    order = an_order("PO-77", confirmed=True)
    client = signed_in(SRI)
    page = client.get(f"/journal/order/{order.pk}/").content.decode()
    assert page.index("Permintaan diterima") < page.rindex("Dikonfirmasi")
    assert client.get("/journal/order/999999/").status_code == 404


def test_nothing_can_be_posted_to_the_journal():
    assert signed_in(SRI).post("/journal/").status_code == 405
