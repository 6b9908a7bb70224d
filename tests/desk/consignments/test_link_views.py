"""The forwarder's pages by link: broker, customs entry and bill of lading of one consignment alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.desk.cast import AT, BAYU, SRI, a_link
from tests.desk.consignments.builders import a_consignment
from tests.desk.consignments.test_export_pages import NPWP
from tests.desk.orders.builders import an_order

from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments import export
from geliat.desk.consignments.facts import BookingFacts
from geliat.desk.consignments.models import BillOfLading, Consignment, CustomsEntry, Forwarder
from geliat.desk.people.actions import token_of
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db
NAME = "PPJK Contoh"
BROKER = {"name": NAME, "address": "Jl. Perak 1, Surabaya", "tax_id": NPWP}


def a_booked_consignment(number: str = "PO-2020-01") -> Consignment:
    one = a_consignment(an_order(number))
    consignments.book(one, BookingFacts(NAME, "SUB1", "KM CONTOH"), by=BAYU, at=AT)
    return one


def by_link(one: Consignment, role: Role = Role.FORWARDER) -> str:
    return token_of(a_link(role, "consignment", one.pk, "Bayu"))


def at(name: str, token: str) -> str:
    return reverse(f"consignments:link_{name}", kwargs={"token": token})


def test_a_forwarder_registers_itself_by_link_and_sees_its_own_sections_only():
    one = a_booked_consignment()
    token, client = by_link(one), Client()
    shown = client.get(at("export", token)).content.decode()
    assert at("customs", token) in shown
    assert "Form E" not in shown or "Asal barang" not in shown
    assert client.post(at("forwarder", token), BROKER).status_code == 302
    assert Forwarder.objects.get().name == NAME


def test_a_buyer_who_holds_a_link_enters_no_customs_facts():
    token = by_link(a_booked_consignment(), Role.BUYER)
    assert Client().get(at("customs", token)).status_code == 403


def test_by_link_nobody_corrects_the_broker_of_other_consignments():
    export.register_forwarder(NAME, "Jl. Lain 9, Surabaya", NPWP, by=SRI, at=AT)
    one, _other = a_booked_consignment(), a_booked_consignment("PO-2020-02")
    client = Client()
    no = client.post(at("forwarder", by_link(one)), BROKER)
    assert no.status_code == 422
    assert no.context["form"].errors["name"]
    assert Forwarder.objects.get().address == "Jl. Lain 9, Surabaya"


def test_the_customs_entry_comes_filled_in_and_tells_at_the_field_what_is_wrong():
    one = a_booked_consignment()
    token, client = by_link(one), Client()
    form = client.get(at("customs", token)).context["form"]
    assert (form.initial["payment_method"], form.initial["export_type"]) == ("9", "1")
    assert "30 %" in form.initial["payment_note"]
    told = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: value for name, value in told.items() if value is not None}
    sent |= {"ready_at": f"{told['ready_at']:%Y-%m-%dT%H:%M}", "terminal": "TPS1", "vessel_flag": "id"}
    sent |= {"bank_code": "008", "bank_name": "Bank Contoh", "phone": "0342-555017"}
    wrong = client.post(at("customs", token), {**sent, "submission_number": "0701", "office_export": "07"})
    assert set(wrong.context["form"].errors) == {"submission_number", "office_export"}
    day = timezone.localdate()
    sent["submission_number"] = f"0701 30 GLT001 {day:%Y%m%d} 000014"
    assert client.post(at("customs", token), sent).status_code == 302
    assert CustomsEntry.objects.get().vessel_flag == "ID"
    following = a_booked_consignment("PO-2020-03")
    again = client.get(at("customs", by_link(following))).context["form"].initial
    assert again["submission_number"] == f"070130GLT001{day:%Y%m%d}000015"
    assert (again["bank_name"], again["vessel_flag"]) == ("Bank Contoh", "ID")


def test_a_waybill_has_no_originals_and_a_bill_of_lading_has_some():
    one = a_booked_consignment()
    for move, deed in (
        (consignments.declare, "release.declare"),
        (consignments.release, "release.release"),
        (consignments.sail, "voyage.record"),
    ):
        move(one, deed=deed, by=SRI, at=AT)
    token, client = by_link(one), Client()
    sent = {"kind": "bill", "number": "SUB77", "on_board_on": "2020-10-16"}
    assert client.post(at("bill", token), sent).context["form"].errors["original_count"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    ahead = {**sent, "kind": "waybill", "on_board_on": tomorrow.isoformat()}
    assert client.post(at("bill", token), ahead).context["form"].errors["on_board_on"]
    assert client.post(at("bill", token), {**sent, "kind": "waybill"}).status_code == 302
    bill = BillOfLading.objects.get()
    assert (bill.original_count, bill.on_board_on) == (0, date(2020, 10, 16))
