"""The machine forms as they are fetched from the dossier's page: as sealed, or drafts by name."""

from __future__ import annotations

import hashlib

import pytest
from django.urls import reverse
from tests.desk.cast import BAYU, JOKO, SRI, signed_in
from tests.desk.dossier.builders import paper, prepared, sealed
from tests.desk.dossier.test_export import an_entered_consignment
from tests.desk.loading.builders import LATER, a_walked_consignment

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions, figures, machine_forms
from geliat.desk.dossier.models import SealedShipment
from geliat.desk.dossier.shipment import gather
from geliat.desk.loading import actions as loading
from geliat.desk.loading.models import Container
from geliat.papers.content import write_content
from geliat.papers.forms import read_form
from geliat.trade.consistency import judge_statements

pytestmark = pytest.mark.django_db


def address(consignment: Consignment, form: str) -> str:
    return reverse("dossier:form", kwargs={"consignment": consignment.pk, "form": form})


def written(consignment: Consignment, name: str) -> tuple[str, bytes]:
    found = machine_forms.write(consignment, name, gather(consignment, on=LATER.date()))
    assert found is not None
    return found[0].file_name, found[1]


def seals(consignment: Consignment, name: str) -> set[str]:
    """The container seals that a form states."""
    said = read_form(name, written(consignment, name)[1])
    return {each.value for each in said if each.fact[0] == "container" and each.fact[-1] == "seal"}


def resealed(consignment: Consignment) -> None:
    container = Container.objects.get(consignment=consignment)
    loading.reseal(container, "ID777777", "misread", by=BAYU, at=LATER)


def test_drafts_are_listed_and_fetched_under_their_name_but_the_declaration_is_held_back():
    consignment = an_entered_consignment()
    client = signed_in(BAYU)
    page = client.get(f"/dossier/{consignment.pk}/").content.decode()
    assert address(consignment, "packing_list.xlsx") in page
    assert address(consignment, "peb.ceisa") not in page
    assert reverse("dossier:hand_over", kwargs={"consignment": consignment.pk}) in page
    sheet = client.get(address(consignment, "packing_list.xlsx"))
    assert sheet["Content-Type"].endswith("spreadsheetml.sheet")
    assert sheet["Content-Disposition"] == 'attachment; filename="po-2020-09-a-draft-packing_list.xlsx"'
    assert sheet.content.startswith(b"PK")
    assert client.get(address(consignment, "commercial_invoice.ubl"))["Content-Type"] == "application/xml"
    assert client.get(address(consignment, "peb.ceisa")).status_code == 404
    assert client.get(address(consignment, "no_such.form")).status_code == 404
    assert client.get(address(consignment, "commercial_invoice.json")).status_code == 404
    assert signed_in(JOKO).get(address(consignment, "packing_list.xlsx")).status_code == 403


def test_a_form_of_a_sealed_paper_says_what_was_sealed_whatever_changes_later():
    consignment = sealed()
    before = written(consignment, "packing_list.xlsx")
    assert before[0] == "packing_list.xlsx"
    resealed(consignment)
    assert written(consignment, "packing_list.xlsx") == before
    assert seals(consignment, "packing_list.xlsx") == {"ID020481"}
    # The stuffing list was never sealed: its form is a draft of what is recorded now.
    assert written(consignment, "events.epcis")[0] == "draft-events.epcis.json"
    assert seals(consignment, "events.epcis") == {"ID777777"}


def test_a_new_version_is_a_draft_until_it_is_sealed():
    consignment = sealed()
    resealed(consignment)
    actions.prepare(consignment, by=SRI, at=LATER)
    name, _ = written(consignment, "packing_list.xlsx")
    assert name == "draft-packing_list.xlsx"
    assert seals(consignment, "packing_list.xlsx") == {"ID777777"}
    actions.seal(consignment, by=SRI, at=LATER)
    assert written(consignment, "packing_list.xlsx")[0] == "packing_list.xlsx"
    assert seals(consignment, "packing_list.xlsx") == {"ID777777"}
    assert SealedShipment.objects.count() == 2


def test_forms_of_sealed_papers_agree_with_the_sealed_papers_own_values():
    consignment = sealed()
    rows = figures.current_papers(consignment)
    said = []
    for row in rows:
        said += read_form(f"{row.kind}.json", write_content(figures.value_of(row)))
    for name in ("packing_list.xlsx", "packing_list.ubl", "commercial_invoice.ubl"):
        said += read_form(name, written(consignment, name)[1])
    assert judge_statements(said) == ()


def test_the_content_of_a_paper_is_fetched_as_the_file_that_its_seal_is_of():
    consignment = prepared()
    row = paper(consignment, "packing_list")
    name, data = written(consignment, "packing_list.json")
    assert name == "draft-packing_list.json"
    assert hashlib.sha256(data).hexdigest() == row.content_sha256
    assert machine_forms.write(consignment, "sales_contract.json", gather(consignment)) is None


def test_what_a_form_lacks_is_told_with_the_way_to_mend_it():
    consignment = a_walked_consignment()
    page = signed_in(SRI).get(f"/dossier/{consignment.pk}/").content.decode()
    assert "PEB" in page
    assert "paper_facts_lacking" in page
    assert "Tidak diminta" in page
    lacking = machine_forms.by_paper(consignment, gather(consignment, on=LATER.date()), {})[
        "shipping_instruction"
    ]
    assert [one.there for one in lacking if one.form.name == "shipping_instruction.dcsa"] == [False]
    assert all(
        one.lacking and one.lacking[0].mend for one in lacking if one.form.name == "shipping_instruction.dcsa"
    )


def test_the_carriers_instruction_takes_the_offices_telephone_from_the_customs_facts():
    consignment = an_entered_consignment()
    name, data = written(consignment, "shipping_instruction.dcsa")
    assert name == "draft-shipping_instruction.dcsa.json"
    assert b"0342-555017" in data


def test_all_further_papers_are_prepared_by_one_button():
    consignment = an_entered_consignment()
    client = signed_in(SRI)
    page = f"/dossier/{consignment.pk}/"
    assert "Siapkan semua yang datanya lengkap" in client.get(page).content.decode()
    client.post(f"{page}prepare/", {"paper": "further"})
    made = {row.kind for row in figures.current_papers(consignment)}
    assert made >= {"sales_contract", "peb_sheet", "form_e_sheet", "stuffing_list", "shipping_instruction"}
    assert "Siapkan semua yang datanya lengkap" not in client.get(page).content.decode()
