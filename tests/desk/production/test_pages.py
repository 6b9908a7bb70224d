"""The pages of the production room."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.desk.allotment.builders import an_accepted_order
from tests.desk.cast import JOKO, SRI, signed_in
from tests.desk.production.builders import counted, of_step, worked

from geliat.desk.production import figures
from geliat.desk.production.models import Advance, Count, Delivery, HandOver

pytestmark = pytest.mark.django_db


@pytest.fixture
def sri(db):
    """Sri, signed in."""
    return signed_in(SRI)


def at(name: str, **kwargs: int) -> str:
    """The address of a page of the room."""
    return reverse(f"production:{name}", kwargs=kwargs)


def test_a_count_is_recorded_from_the_page_of_the_share_once(sri):
    order, _ = an_accepted_order()
    share = of_step(order, "turning")[0]
    page = sri.get(at("share", share=share.pk))
    key = page.context["counting"].initial["key"]
    for _ in range(2):
        assert sri.post(at("count", share=share.pk), {"key": key, "quantity": 4}).status_code == 302
    assert figures.counted(share) == 4
    assert Count.objects.count() == 1


def test_a_count_too_many_is_asked_again_with_what_was_typed(sri):
    order, _ = an_accepted_order()
    share = of_step(order, "turning")[0]
    answer = sri.post(at("count", share=share.pk), {"key": "k", "quantity": 9999})
    assert answer.status_code == 422
    assert "more_than_share" in answer.content.decode()
    assert 'value="9999"' in answer.content.decode()


def test_hand_overs_are_suggested_and_recorded(sri):
    order, _ = an_accepted_order()
    for share in of_step(order, "turning"):
        counted(share, share.standing_quantity)
    page = sri.get(at("hand_overs", order=order.pk))
    giving, receiving, quantity, key, _name, _errors = page.context["rows"][0]
    sent = {"giving": giving.pk, "receiving": receiving.pk, "quantity": quantity, "key": key}
    assert sri.post(at("hand_over"), sent).status_code == 302
    assert HandOver.objects.get().quantity == quantity
    assert sri.post(at("hand_over"), {**sent, "key": "k2", "quantity": 9999}).status_code == 409
    assert sri.post(at("hand_over"), {**sent, "quantity": "banyak"}).status_code == 422


def test_a_hand_over_that_cannot_be_read_comes_back_with_its_row_marked(sri):
    order, _ = an_accepted_order()
    for share in of_step(order, "turning"):
        counted(share, share.standing_quantity)
    giving, receiving, *_ = sri.get(at("hand_overs", order=order.pk)).context["rows"][0]
    sent = {"giving": giving.pk, "receiving": receiving.pk, "quantity": "banyak", "key": "k3"}
    answer = sri.post(at("hand_over"), sent)
    assert answer.status_code == 422
    assert answer.context["order"] == order
    assert [row[2] for row in answer.context["rows"] if row[5]] == ["banyak"]
    assert not HandOver.objects.exists()


def test_deliveries_and_advances_are_recorded_from_the_page(sri):
    order, _ = an_accepted_order()
    worked(order, "turning", "carving_painting", "skin_rope", "finishing")
    share = of_step(order, "finishing")[0]
    sri.post(at("deliver", share=share.pk), {"key": "d1", "quantity": 2})
    assert Delivery.objects.get().quantity == 2
    sent = {"amount": "5000", "paid_on": "2020-09-10", "reference": "K-1"}
    assert sri.post(at("advance", share=share.pk), sent).status_code == 302
    assert sri.post(at("advance", share=share.pk), {**sent, "reference": ""}).status_code == 422
    assert Advance.objects.get().reference == "K-1"


def test_the_rest_of_marked_shares_is_mended_from_the_page_of_the_order(sri):
    order, _ = an_accepted_order()
    late = of_step(order, "turning")[0]
    answer = sri.post(at("mend", order=order.pk), {"late": [late.pk]})
    # The clock of today is past every week of 2020: the answer is what binds, not an error.
    assert answer.status_code == 409
    assert "capacity_short" in answer.content.decode()
    assert sri.post(at("mend", order=order.pk), {"late": [999_999]}).status_code == 422


def test_the_pages_take_few_queries(sri, django_assert_max_num_queries):
    order, _ = an_accepted_order()
    worked(order, "turning")
    sri.get(at("orders"))
    with django_assert_max_num_queries(22):
        sri.get(at("order", order=order.pk))
    with django_assert_max_num_queries(16):
        sri.get(at("orders"))


def test_the_inspector_reads_and_records_nothing():
    order, _ = an_accepted_order()
    share = of_step(order, "turning")[0]
    joko = signed_in(JOKO)
    assert at("count", share=share.pk) not in joko.get(at("share", share=share.pk)).content.decode()
    assert joko.post(at("count", share=share.pk), {"key": "k", "quantity": 1}).status_code == 403


def test_there_is_a_page_before_any_work(sri):
    assert "Belum ada pesanan yang dikerjakan" in sri.get(at("orders")).content.decode()
