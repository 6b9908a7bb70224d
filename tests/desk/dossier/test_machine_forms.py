"""The machine forms as they are fetched from the dossier's page."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.desk.cast import BAYU, JOKO, signed_in
from tests.desk.dossier.test_export import an_entered_consignment

from geliat.desk.consignments.models import Consignment

pytestmark = pytest.mark.django_db


def address(consignment: Consignment, form: str) -> str:
    return reverse("dossier:form", kwargs={"consignment": consignment.pk, "form": form})


def test_machine_forms_are_listed_and_fetched_but_the_declaration_is_held_back():
    consignment = an_entered_consignment()
    client = signed_in(BAYU)
    page = client.get(f"/dossier/{consignment.pk}/").content.decode()
    assert address(consignment, "packing_list.xlsx") in page
    assert address(consignment, "peb.ceisa") not in page
    sheet = client.get(address(consignment, "packing_list.xlsx"))
    assert sheet["Content-Type"].endswith("spreadsheetml.sheet")
    assert sheet["Content-Disposition"] == 'attachment; filename="po-2020-09-a-packing_list.xlsx"'
    assert sheet.content.startswith(b"PK")
    assert client.get(address(consignment, "commercial_invoice.ubl"))["Content-Type"] == "application/xml"
    assert client.get(address(consignment, "peb.ceisa")).status_code == 404
    assert signed_in(JOKO).get(address(consignment, "packing_list.xlsx")).status_code == 403
