"""The pages of the export facts: sections with their state, forms with errors at the field, sealed papers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.desk.cast import AT, BAYU, SRI, signed_in
from tests.desk.catalogue.builders import a_product
from tests.desk.consignments.builders import a_consignment, consignment_facts, some_consignments
from tests.desk.orders.builders import a_line, a_rate, an_order

from geliat.desk.catalogue import materials
from geliat.desk.catalogue.facts import MaterialFacts
from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments import export_pages
from geliat.desk.consignments.facts import BookingFacts
from geliat.desk.consignments.models import Consignment, Forwarder, PackingMaterial

pytestmark = pytest.mark.django_db
NPWP = "023456783605000"


def page(name: str, one: Consignment) -> str:
    return reverse(f"consignments:{name}", kwargs={"consignment": one.pk})


def a_coming_consignment(**terms: object) -> Consignment:
    """One that sails when both origin schemes are in force, with what a drum is made of."""
    order = an_order(lines=[a_line("S", 600)], confirmed=True, **terms)
    facts = consignment_facts(f"{order.number}/A", {1: 600}, latest_shipment_on=date(2030, 1, 31))
    one = some_consignments(order, facts)[0]
    a_rate(on=date(2020, 8, 30), rupiah="14700")
    told = [
        MaterialFacts("wood", "Mahogany", "Mahoni", "440729", {"S": Decimal(16000)}),
        MaterialFacts("rope", "Rope", "Tali", "560750", {"S": Decimal(30000)}, origin="CN"),
    ]
    materials.lay_materials(a_product(), told, by=SRI, at=AT)
    return one


def states(one: Consignment) -> dict[str, str]:
    fresh = Consignment.objects.get(pk=one.pk)
    return {part.code: part.state for part in export_pages.sections_of(fresh, timezone.localdate())}


def test_the_page_says_what_is_missing_and_which_papers_wait():
    one = a_consignment(an_order())
    shown = signed_in(SRI).get(page("export", one)).content.decode()
    for section in export_pages.DEEDS:
        assert f'id="{section}"' in shown
    assert states(one)["costs"] == "not_asked"
    assert states(one)["bill"] == "later"
    assert page("export_customs", one) in shown


def test_the_broker_of_the_booking_is_registered_with_what_the_declaration_tells():
    one = a_consignment(an_order())
    booked = BookingFacts("PT Bayu Samudra", "SUB1")
    consignments.book(one, booked, by=BAYU, at=AT)
    assert states(one)["forwarder"] == "partly"
    bayu = signed_in(BAYU)
    asked = bayu.get(page("export_forwarder", one))
    assert asked.context["form"].initial["name"] == "PT Bayu Samudra"
    wrong = bayu.post(
        page("export_forwarder", one), {"name": "PT Bayu Samudra", "address": "x", "tax_id": "1"}
    )
    assert wrong.status_code == 422
    assert wrong.context["form"].errors["tax_id"]
    sent = {"name": "PT Bayu Samudra", "address": "Jl. Perak 1, Surabaya", "tax_id": NPWP}
    assert bayu.post(page("export_forwarder", one), sent).status_code == 302
    assert Forwarder.objects.get().tax_id == NPWP
    assert states(one)["forwarder"] == "recorded"


def test_only_the_costs_that_the_term_asks_are_asked_and_cover_beside_them():
    one = a_coming_consignment(incoterm="CIF", named_place="Shanghai")
    sri = signed_in(SRI)
    form = sri.get(page("export_costs", one)).context["form"]
    assert list(form.fields) == [
        "freight",
        "insurance",
        "insurer",
        "policy_number",
        "policy_date",
        "claims_at",
    ]
    short = sri.post(page("export_costs", one), {"freight": "400.00"})
    assert short.context["form"].errors["insurance"]
    sri.post(page("export_costs", one), {"freight": "400.00", "insurance": "8.50"})
    assert (states(one)["costs"], states(one)["cover"]) == ("recorded", "partly")
    more = {"freight": "400.00", "insurance": "8.50", "insurer": "PT Asuransi", "policy_number": "P-1"}
    sri.post(page("export_costs", one), more)
    assert states(one)["cover"] == "recorded"


def test_a_term_that_asks_nothing_shows_no_form():
    shown = signed_in(SRI).get(page("export_costs", a_consignment(an_order())))
    assert not shown.context["form"].fields
    assert '<form class="sheet"' not in shown.content.decode()


def test_packing_of_raw_wood_waits_for_its_treatment_and_mark():
    one = a_consignment(an_order())
    sri = signed_in(SRI)
    sri.post(page("export_packing", one), {"kinds": ["carton", "raw_wood"]})
    assert states(one)["packing"] == "partly"
    told = {"kinds": ["carton", "raw_wood"], "wood_treatment": "HT", "wood_mark": "ID-035 HT"}
    sri.post(page("export_packing", one), told)
    assert states(one)["packing"] == "recorded"
    wrong = sri.post(page("export_packing", one), {"kinds": ["carton"], "wood_treatment": "HT"})
    assert wrong.context["form"].errors["wood_treatment"]
    assert PackingMaterial.objects.get().kinds == ["carton", "raw_wood"]


def test_both_schemes_are_claimed_at_once_with_the_figures_of_the_worksheet():
    one = a_coming_consignment()
    sri = signed_in(SRI)
    asked = sri.get(page("export_origin", one))
    line = asked.context["rows"][0][0]
    assert line.bears == ("CTH", "RVC")
    assert asked.context["schemes"] == ("ACFTA", "RCEP")
    assert asked.context["form"]["RCEP_1"].initial == "CTH"
    assert f"{line.worked.non_originating.amount:,.2f}".replace(",", ".")[:4] in asked.content.decode()
    wrong = sri.post(page("export_origin", one), {"ACFTA_1": "WO", "RCEP_1": "PE"})
    assert set(wrong.context["form"].errors) == {"ACFTA_1", "RCEP_1"}
    assert not one.origin_claims.exists()
    sri.post(page("export_origin", one), {"ACFTA_1": "RVC", "RCEP_1": "CTH"})
    assert sorted(one.origin_claims.values_list("scheme", "criterion")) == [("ACFTA", "RVC"), ("RCEP", "CTH")]
    sri.post(page("export_origin", one), {"ACFTA_1": "RVC", "RCEP_1": ""})
    assert states(one)["origin"] == "recorded"
    assert one.origin_claims.get().scheme == "ACFTA"


def test_a_ship_that_sailed_before_rcep_is_offered_acfta_only():
    one = a_consignment(an_order())
    assert signed_in(SRI).get(page("export_origin", one)).context["schemes"] == ("ACFTA",)


def test_what_does_not_belong_to_a_role_stays_off_the_page():
    one = a_consignment(an_order())
    shown = signed_in(BAYU).get(page("export", one)).content.decode()
    assert page("export_customs", one) in shown
    assert page("export_origin", one) not in shown
    assert signed_in(BAYU).get(page("export_origin", one)).status_code == 403
