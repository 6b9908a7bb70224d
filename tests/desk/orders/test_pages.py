"""The pages of the orders' room."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.desk.cast import JOKO, SRI, signed_in
from tests.desk.catalogue.builders import a_size
from tests.desk.makers.builders import a_group
from tests.desk.orders.builders import a_buyer, a_rate, an_order

from geliat.desk.orders.models import Buyer, Order, Payment, Rate

pytestmark = pytest.mark.django_db


@pytest.fixture
def sri(db):
    """Sri, signed in."""
    return signed_in(SRI)


def at(name: str, **kwargs: int) -> str:
    """The address of a page of the room."""
    return reverse(f"orders:{name}", kwargs=kwargs)


def terms_sent(**changes: Any) -> dict[str, Any]:
    """An order of 100 small drums, as its form is sent."""
    terms = {
        "number": "PO-9",
        "buyer": a_buyer().pk,
        "group": a_group().pk,
        "received_on": "2020-08-31",
        "incoterm": "FOB",
        "named_place": "Tanjung Perak",
        "currency": "USD",
        "deposit_percent": "30",
    }
    rows = {"form-TOTAL_FORMS": 2, "form-INITIAL_FORMS": 0}
    line = {"form-0-size": a_size("S").pk, "form-0-quantity": 100, "form-0-unit_price": "4.60"}
    return {**terms, **rows, **line, **changes}


def test_an_order_is_received_through_its_form(sri):
    assert sri.post(at("receive"), terms_sent()).status_code == 302
    order = Order.objects.get()
    assert (order.deposit_permille, order.lines.get().quantity) == (300, 100)
    page = sri.get(at("order", order=order.pk)).content.decode()
    assert "USD 460,00" in page
    assert "FOB Tanjung Perak (Incoterms 2020)" in page


@pytest.mark.parametrize(
    "changes",
    [{"number": ""}, {"form-0-unit_price": ""}, {"form-0-quantity": 0}, {"named_place": " "}],
)
def test_an_order_told_wrong_is_asked_again(sri, changes):
    answer = sri.post(at("receive"), terms_sent(**changes))
    assert answer.status_code == 422
    assert not Order.objects.exists()


def test_receiving_asks_first_for_what_is_missing(sri):
    assert reverse("makers:register_group") in sri.get(at("receive")).content.decode()
    a_group()
    assert reverse("catalogue:products") in sri.get(at("receive")).content.decode()
    a_size("S")
    assert at("register_buyer") in sri.get(at("receive")).content.decode()
    sri.post(at("register_buyer"), {"name": "Lin Trading", "address": "Shekou", "country": "cn"})
    assert Buyer.objects.get().country == "CN"
    assert (
        sri.post(at("register_buyer"), {"name": "Lin Trading", "address": "", "country": "CN"}).status_code
        == 422
    )


def test_an_inquiry_is_revised_through_the_same_form(sri):
    order = an_order("PO-9")
    page = sri.get(at("revise", order=order.pk))
    assert page.context["lines"].initial[1]["quantity"] == 80
    sri.post(at("revise", order=order.pk), terms_sent(**{"form-0-quantity": 42}))
    assert order.lines.get().quantity == 42


def test_an_order_is_confirmed_and_cancelled_from_its_page(sri):
    order = an_order()
    sri.post(at("confirm", order=order.pk))
    again = sri.post(at("confirm", order=order.pk))
    assert again.status_code == 409
    assert sri.post(at("cancel", order=order.pk), {"because": ""}).status_code == 422
    sri.post(at("cancel", order=order.pk), {"because": "Pembeli mundur"})
    order.refresh_from_db()
    assert order.stage == "cancelled"


def payment_sent(**changes: Any) -> dict[str, Any]:
    """The deposit, as its form is sent."""
    sent = {"kind": "deposit", "amount": "1008.00", "currency": "USD", "received_on": "2020-09-01"}
    return {**sent, "reference": "TT-1", **changes}


def test_a_payment_is_recorded_and_a_surplus_is_told(sri):
    order = an_order(confirmed=True)
    address = at("record_payment", order=order.pk)
    assert sri.post(address, payment_sent(currency="CNY")).status_code == 422
    sri.post(address, payment_sent())
    sri.post(address, payment_sent())
    assert Payment.objects.count() == 1
    told = sri.post(address, payment_sent(amount="9999", reference="TT-2"), follow=True).content.decode()
    assert "lebih dari nilai pesanan" in told


def test_the_value_in_rupiah_names_its_day_or_says_that_there_is_no_rate(sri):
    a_rate()
    order = an_order()
    page = sri.get(at("order", order=order.pk)).content.decode()
    assert "Rp49.392.000" in page
    other = sri.get(at("order", order=order.pk), {"on": "2020-10-21"}).content.decode()
    assert "Rp49.392.000" not in other
    assert "no_rate_on_date" in other


def test_rates_are_recorded_and_corrected(sri):
    sent = {"currency": "USD", "on": "2020-10-20", "idr_per_unit": "14700", "source": "Bank Indonesia"}
    sri.post(at("record_rate"), sent)
    assert sri.post(at("record_rate"), {**sent, "idr_per_unit": "14800"}).status_code == 422
    rate = Rate.objects.get()
    sri.post(at("correct_rate", rate=rate.pk), {"idr_per_unit": "14750", "source": "Bank Indonesia"})
    rate.refresh_from_db()
    assert rate.idr_per_unit == 14750
    assert "14.750" in sri.get(at("rates")).content.decode()


def test_the_list_of_orders_takes_few_queries_and_is_narrowed_by_stage(sri, django_assert_max_num_queries):
    for n in range(20):
        an_order(f"PO-{n:02}", confirmed=n < 5)
    sri.get(at("orders"))
    with django_assert_max_num_queries(15):
        page = sri.get(at("orders"), {"stage": "confirmed"})
    assert len(page.context["rows"]) == 5


def test_the_inspector_reads_an_order_and_has_no_deeds_on_it():
    order = an_order()
    joko = signed_in(JOKO)
    assert at("confirm", order=order.pk) not in joko.get(at("order", order=order.pk)).content.decode()
    assert joko.post(at("confirm", order=order.pk)).status_code == 403
