"""What customs, origin, insurance and contract ask stands in the shipment once it is recorded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.desk.cast import AT, BAYU, JOKO, SRI, signed_in
from tests.desk.catalogue.builders import a_product
from tests.desk.consignments.builders import a_consignment
from tests.desk.loading.builders import LATER, a_sealed_container, a_walked_consignment
from tests.desk.orders.builders import a_line, a_rate, an_order
from tests.desk.packing.builders import accept_all, packed

from geliat.desk.catalogue import materials
from geliat.desk.catalogue.facts import MaterialFacts
from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments import export
from geliat.desk.consignments.facts import BookingFacts, CostFacts, CustomsFacts
from geliat.desk.dossier import actions, figures
from geliat.desk.dossier.shipment import gather, shipment_of
from geliat.desk.orders import actions as orders
from geliat.desk.orders.facts import AgreementFacts
from geliat.measures import Money
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db
WOOD = MaterialFacts(
    "wood", "Mahogany wood", "Kayu mahoni", "440729", {"S": Decimal(16000), "M": Decimal(28000)}
)
ROPE = MaterialFacts(
    "rope",
    "Polyester rope",
    "Tali poliester",
    "560750",
    {"S": Decimal(3000), "M": Decimal(4500)},
    origin="CN",
)


def customs_facts(**changes):
    told = {
        "submission_number": "070130GLT00120201010000014",
        "submission_date": LATER.date(),
        "examination_date": LATER.date(),
        "payment_method": "15",
        "terminal": "TPS1",
        "vessel_flag": "ID",
        "bank_code": "008",
        "bank_name": "Bank Contoh",
        "contact": "Kantor ekspor",
        "phone": "0342-555017",
        "place": "Gudang Kanigoro",
        "ready_at": LATER,
        **changes,
    }
    told["submission_number"] = f"070130GLT001{told['submission_date']:%Y%m%d}000014"
    return CustomsFacts(**{**told, **changes})


def an_entered_consignment():
    consignment = a_walked_consignment()
    a_rate(on=date(2020, 8, 30), rupiah="14700")
    materials.lay_materials(a_product(), [WOOD, ROPE], by=SRI, at=AT)
    orders.agree(consignment.order, AgreementFacts(date(2020, 9, 14)), by=SRI, at=AT)
    export.claim_origin(consignment, "ACFTA", {1: "CTH", 2: "RVC"}, by=SRI, at=AT)
    booking = BookingFacts("PPJK Contoh", "SUB0449120", "MERATUS CONTOH", "0142N", date(2020, 10, 16))
    consignments.book(consignment, booking, by=BAYU, at=LATER)
    export.register_forwarder("PPJK Contoh", "Jl. Perak 1, Surabaya", "023456783605000", by=BAYU, at=LATER)
    export.enter_customs(consignment, customs_facts(), by=BAYU, at=LATER)
    return consignment


def test_what_is_recorded_stands_in_the_shipment():
    told = shipment_of(an_entered_consignment(), on=LATER.date())
    wood, rope = told.lines[0].materials
    assert (wood.species, wood.value) == ("Swietenia mahagoni", Money(Decimal("1.09"), "USD"))
    assert rope.origin == "CN"
    assert [(claim.line, claim.criterion) for claim in told.origin] == [(1, "CTH"), (2, "RVC")]
    assert told.customs is not None
    assert told.agreement is not None
    assert (told.customs.loading_port, told.customs.region) == ("IDTPE", "3505")
    assert told.forwarder is not None
    assert "AQL 2.5" in told.agreement.inspection.en


def test_further_papers_are_prepared_when_asked_and_agree_with_the_others():
    consignment = an_entered_consignment()
    assert "form_e_sheet" in figures.further(gather(consignment, on=LATER.date()))
    actions.prepare(consignment, by=SRI, at=LATER)
    rows = actions.prepare(consignment, ("origin_worksheet", "form_e_sheet", "peb_sheet"), by=SRI, at=LATER)
    assert {row.kind for row in rows} >= {"form_e_sheet", "peb_sheet", "commercial_invoice"}
    assert [one.sentence.en for one in figures.findings(consignment)] == []
    assert all(row.sealed_at for row in actions.seal(consignment, by=SRI, at=LATER))


def test_a_further_paper_without_its_facts_is_refused_by_name():
    with pytest.raises(Refusal) as refused:
        actions.prepare(a_walked_consignment(), ("peb_sheet",), by=SRI, at=LATER)
    assert refused.value.codes == ("paper_facts_lacking",)


def test_a_cif_price_gets_its_invoice_once_freight_and_insurance_are_recorded():
    order = an_order(
        "PO-2020-07", lines=[a_line("S", 6)], incoterm="CIF", named_place="Shanghai", confirmed=True
    )
    consignment = a_consignment(order)
    accept_all(order)
    packed(consignment)
    a_sealed_container(consignment)
    with pytest.raises(Refusal) as refused:
        export.record_costs(consignment, CostFacts(freight=Decimal(5)), by=SRI, at=AT)
    assert refused.value.codes == ("missing",)
    export.record_costs(consignment, CostFacts(Decimal("5.00"), Decimal("0.50")), by=SRI, at=AT)
    told = shipment_of(consignment, on=LATER.date())
    assert told.cover is not None
    assert (told.cover.clause, told.cover.insured) == ("ICC(C)", Money(Decimal("30.36"), "USD"))
    rows = actions.prepare(consignment, ("commercial_invoice",), by=SRI, at=LATER)
    assert rows[0].content["fob_value"]["amount"] == "22.10"


def test_wrong_facts_are_refused_all_at_once():
    consignment = a_walked_consignment()
    with pytest.raises(Refusal) as refused:
        export.enter_customs(
            consignment, customs_facts(submission_number="1", office_loading="07", phone=""), by=BAYU, at=AT
        )
    assert refused.value.codes == ("submission_number_form", "office_form", "missing")
    with pytest.raises(Refusal) as refused:
        export.claim_origin(consignment, "GSP", {1: "XX", 9: "WO"}, by=SRI, at=AT)
    assert refused.value.codes == ("origin_unknown", "origin_unknown", "no_such_line")
    with pytest.raises(Refusal) as refused:
        export.record_bill_of_lading(consignment, "SUB1", LATER.date(), by=BAYU, at=LATER)
    assert refused.value.codes == ("not_sailed",)
    for deed in (
        lambda: export.claim_origin(consignment, "ACFTA", {1: "WO"}, by=JOKO, at=AT),
        lambda: export.record_costs(consignment, CostFacts(), by=BAYU, at=AT),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.codes == ("not_allowed",)


def test_a_material_must_be_told_whole():
    with pytest.raises(Refusal) as refused:
        materials.lay_materials(
            a_product(), [MaterialFacts("stone", "", "Batu", "12", {"S": Decimal(-1)})], by=SRI, at=AT
        )
    codes = ("missing", "material_kind_unknown", "material_hs_code", "material_values")
    assert refused.value.codes == codes


def test_the_page_lists_the_further_papers_and_prepares_one():
    consignment = an_entered_consignment()
    client = signed_in(SRI)
    page = f"/dossier/{consignment.pk}/"
    assert "Form E" in client.get(page).content.decode()
    client.post(f"{page}prepare/", {"kind": "sales_contract"})
    assert figures.papers_of(consignment).get().kind == "sales_contract"
    assert "v1" in str(figures.papers_of(consignment).get())
    assert client.get(page).status_code == 200


def test_a_scheme_not_yet_in_force_is_refused_and_one_in_force_is_not():
    consignment = a_walked_consignment()
    with pytest.raises(Refusal) as refused:
        export.claim_origin(consignment, "RCEP", {1: "CTH"}, by=SRI, at=AT)
    assert refused.value.codes == ("origin_scheme_not_in_force",)
    first_day = AT.replace(year=2023, month=1, day=2)
    assert export.claim_origin(consignment, "RCEP", {1: "CTH"}, by=SRI, at=first_day)
