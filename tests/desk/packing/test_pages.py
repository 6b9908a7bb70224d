"""The packing room as its readers meet it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.desk.cast import BAYU, JOKO, SRI, signed_in
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order
from tests.desk.packing.builders import a_packable_consignment, a_presented_lot, cartons_of, packed

from geliat.desk.packing.models import Carton

pytestmark = pytest.mark.django_db


def page(name: str, client=None, query: str = "", **kwargs: object) -> str:
    answer = (client or signed_in(SRI)).get(reverse(f"packing:{name}", kwargs=kwargs) + query)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_the_front_page_lists_consignments_with_their_progress():
    consignment = packed()
    text = page("consignments")
    assert str(consignment) in text
    assert "680" in text
    assert "Belum ada kiriman" not in text


def test_a_ready_consignment_is_packed_by_one_button():
    consignment = a_packable_consignment()
    client = signed_in(SRI)
    address = reverse("packing:pack", kwargs={"consignment": consignment.pk})
    assert address in page("consignment", client, consignment=consignment.pk)
    answer = client.post(address, follow=True)
    assert "120 karton dikemas." in answer.content.decode()
    assert Carton.objects.filter(consignment=consignment).count() == 120


def test_a_refusal_stands_on_the_page_with_the_way_to_mend_it():
    order = an_order(confirmed=True)
    consignment = a_consignment(order)
    a_presented_lot(order.lines.first(), 600)
    answer = signed_in(SRI).post(reverse("packing:pack", kwargs={"consignment": consignment.pk}))
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "lot_presented" in text
    assert "pieces_short" in text
    assert "belum diperiksa" in text


def test_cartons_are_found_by_number_lot_and_workshop():
    consignment = packed()
    lot = cartons_of(consignment)[0].contents.get().lot
    for query, shown in (
        ("?number=7", "PO-2020-01/A-0007"),
        (f"?lot={lot.code}", "PO-2020-01/A-0001"),
        ("?lot=W02", "PO-2020-01/A-0051"),
    ):
        assert shown in page("consignment", None, query, consignment=consignment.pk)
    assert "PO-2020-01/A-0001" not in page("consignment", None, "?number=7", consignment=consignment.pk)
    assert "Tidak ada karton yang cocok" in page(
        "consignment", None, "?number=7000", consignment=consignment.pk
    )


def test_a_page_of_cartons_costs_the_same_however_many_there_are(django_assert_max_num_queries):
    consignment = packed()
    client = signed_in(SRI)
    page("consignment", client, consignment=consignment.pk)
    with django_assert_max_num_queries(30):
        page("consignment", client, consignment=consignment.pk)


@pytest.mark.parametrize("stock", ["a4-8", "a4-21", "100x150", "no-such-stock"])
def test_labels_are_taken_along_as_one_pdf(stock):
    consignment = packed()
    answer = signed_in(BAYU).get(
        reverse("packing:labels", kwargs={"consignment": consignment.pk}), {"stock": stock}
    )
    assert answer["Content-Type"] == "application/pdf"
    assert "labels-po-2020-01-a.pdf" in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF-")


def test_labels_of_nothing_are_refused_in_words():
    consignment = a_consignment(an_order(confirmed=True))
    answer = signed_in(SRI).get(reverse("packing:labels", kwargs={"consignment": consignment.pk}))
    assert answer.status_code == 409
    assert "belum dikemas" in answer.content.decode()


def test_the_code_on_a_carton_opens_its_page():
    carton = cartons_of(packed())[0]
    text = page("carton", signed_in(JOKO), code=carton.code)
    assert "Karton 1 dari 120" in text
    assert "Bengkel W01" in text
    assert carton.contents.get().lot.code in text
    assert signed_in(JOKO).get(reverse("packing:carton", kwargs={"code": "nothing/such"})).status_code == 404


def test_who_may_not_pack_sees_no_button():
    consignment = a_packable_consignment()
    text = page("consignment", signed_in(JOKO), consignment=consignment.pk)
    assert reverse("packing:pack", kwargs={"consignment": consignment.pk}) not in text
