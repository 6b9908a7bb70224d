"""What the papers of contract, customs, origin, insurance and inspection say of the Blitar consignment."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest
from tests.trade.builders import (
    a_bare_shipment,
    a_cif_shipment,
    a_lot,
    a_shipment,
    an_rcep_shipment,
)
from tests.trade.export_facts import a_bill_of_lading, a_customs_entry, some_claims

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.documents import (
    PAPERS,
    beneficiary_certificate,
    every_paper,
    form_e_sheet,
    inspection_certificate,
    inspection_summary,
    insurance_application,
    origin_worksheet,
    paper_from_content,
    peb_sheet,
    proforma_invoice,
    rcep_sheet,
    sales_contract,
    shipping_instruction,
    stuffing_list,
    writers,
)
from geliat.trade.documents.origin_items import claimed_weights, line_weights, weights_in
from geliat.trade.export_facts import OriginClaim
from geliat.trade.requirements import Ruling, shipped_book

SMALL = (7, 3, 3)


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def kinds(shipment):
    return [paper.kind for paper in every_paper(shipment)]


def test_a_shipment_gets_just_the_papers_whose_facts_are_there() -> None:
    assert [kind for kind in PAPERS if kind not in kinds(a_shipment(counts=SMALL))] == [
        "insurance_application",
        "rcep_sheet",
    ]
    assert set(PAPERS) - set(kinds(a_cif_shipment(counts=SMALL))) == {"rcep_sheet"}
    assert set(PAPERS) - set(kinds(an_rcep_shipment(counts=SMALL))) == {
        "insurance_application",
        "form_e_sheet",
    }
    assert not {"proforma_invoice", "peb_sheet", "origin_worksheet", "beneficiary_certificate"} & set(
        kinds(a_bare_shipment(counts=SMALL))
    )


def test_papers_come_in_the_order_of_the_trade_with_the_minutes_last() -> None:
    for make in (a_shipment, a_cif_shipment, an_rcep_shipment, a_bare_shipment):
        found = kinds(make(counts=SMALL))
        assert found == [kind for kind in PAPERS if kind in found]
        assert found[-1] == "minutes_of_release"


def test_every_new_paper_reads_back_from_its_content() -> None:
    for make in (a_cif_shipment, an_rcep_shipment):
        for paper in every_paper(make(counts=SMALL, boxes=2)):
            assert paper_from_content(paper.content()) == paper


def test_offer_and_contract_say_price_deposit_and_what_was_agreed() -> None:
    offer, contract = proforma_invoice(a_shipment()), sales_contract(a_shipment())
    for paper in (offer, contract):
        assert (paper.total, paper.deposit) == (usd("16962.40"), usd("5088.72"))
        assert paper.quantity_tolerance_permille == 50
    assert (offer.number, offer.valid_until) == ("PI/CKN/2020/009", date(2020, 9, 2))
    assert (contract.number, contract.offer_number) == ("WANDA-PO-2020-118", offer.number)
    assert len(contract.papers) == 6


def test_the_shipping_instruction_says_who_pays_the_freight() -> None:
    assert shipping_instruction(a_shipment()).freight_prepaid is False
    assert shipping_instruction(a_cif_shipment()).freight_prepaid is True
    instruction = shipping_instruction(a_shipment(boxes=2))
    assert [(box.number[-4:], box.seal) for box in instruction.containers] == [
        ("7346", "ID020481"),
        ("2817", "ID020482"),
    ]
    assert sum(each.gross_g for each in instruction.goods) == instruction.gross_g == 8_112_600


def test_without_an_original_the_carrier_is_asked_for_a_waybill() -> None:
    waybill = shipping_instruction(a_shipment(bill_of_lading=a_bill_of_lading(original_count=0)))
    assert "waybill" in waybill.statements()[0].en
    assert "3 originals" in shipping_instruction(a_shipment(bill_of_lading=None)).statements()[0].en


def test_the_stuffing_list_counts_every_carton_into_its_container() -> None:
    listed = stuffing_list(a_shipment(boxes=2))
    assert [[(run.first, run.last, run.sku) for run in box.runs] for box in listed.containers] == [
        [(1, 301, "DJ-S")],
        [(302, 384, "DJ-S"), (385, 514, "DJ-M"), (515, 602, "DJ-L")],
    ]
    assert listed.cartons == sum(run.cartons for box in listed.containers for run in box.runs) == 602
    assert listed.containers[0].runs[0].lots == ("LOT-S01", "LOT-S02", "LOT-S03", "LOT-S04")


def test_the_certificate_counts_only_lots_that_stand_accepted() -> None:
    paper = inspection_certificate(a_shipment())
    assert [(each.packed, each.accepted) for each in paper.goods] == [
        (2304, 2304),
        (520, 520),
        (176, 176),
    ]
    assert (paper.lots, paper.first_day) == (15, date(2020, 10, 12))
    assert [(each.defect_class, each.aqls) for each in paper.limits] == [
        ("critical", (Decimal(0),)),
        ("major", (Decimal("2.5"),)),
        ("minor", (Decimal("4.0"),)),
    ]


def test_a_lot_that_serves_several_lines_of_one_size_is_certified_once() -> None:
    base = a_shipment(counts=SMALL)
    twin = dataclasses.replace(base.lines[0], line=4)
    cartons = tuple(
        dataclasses.replace(
            carton, contents=tuple(dataclasses.replace(each, line=4) for each in carton.contents)
        )
        if carton.number in {1, 6}
        else carton
        for carton in base.cartons
    )
    shipment = dataclasses.replace(base, lines=(*base.lines, twin), cartons=cartons)
    paper = inspection_certificate(shipment)
    assert paper.accepted == inspection_summary(shipment).pieces_accepted
    assert paper.accepted == sum(each.accepted for each in paper.goods)
    assert paper.goods[3].accepted == paper.goods[3].packed == 12


def test_nothing_is_certified_while_no_lot_stands_accepted() -> None:
    rejected = a_shipment(counts=SMALL, lots=(a_lot(verdict="rejected"),))
    assert "inspection_certificate" not in kinds(rejected)
    with pytest.raises(Refusal) as refusal:
        inspection_certificate(rejected)
    assert refusal.value.codes == ("no_lot_accepted",)


def test_value_content_is_what_does_not_come_from_abroad() -> None:
    sheet = origin_worksheet(a_shipment())
    small, middle, large = sheet.lines
    # 2,304 drums of 0.22 dollars of Chinese rope in 10,598.40 dollars
    assert small.non_originating == usd("506.88")
    assert small.rvc_permille == 952
    assert (middle.rvc_permille, large.rvc_permille) == (958, 961)
    assert sheet.fob == usd("16962.40")
    assert all(line.holds for line in sheet.lines)


def test_a_claim_that_the_materials_do_not_bear_is_shown_as_such() -> None:
    wholly = tuple(OriginClaim(n, "ACFTA", "WO") for n in (1, 2, 3))
    assert [line.holds for line in origin_worksheet(a_shipment(origin=wholly)).lines] == [False] * 3
    shipment = a_shipment(counts=SMALL)
    first, *others = shipment.lines
    parts = tuple(dataclasses.replace(each, hs_code="920990", origin="CN") for each in first.materials)
    foreign = dataclasses.replace(
        first, materials=tuple(dataclasses.replace(each, hs_code="920600") for each in parts)
    )
    line = origin_worksheet(dataclasses.replace(shipment, lines=(foreign, *others))).lines[0]
    assert (line.heading_changes, line.holds) == (False, False)
    other = dataclasses.replace(first, materials=parts)
    assert origin_worksheet(dataclasses.replace(shipment, lines=(other, *others))).lines[0].heading_changes


def test_a_claim_without_materials_names_every_line() -> None:
    shipment = a_shipment(counts=SMALL)
    bare = tuple(dataclasses.replace(line, materials=()) for line in shipment.lines)
    with pytest.raises(Refusal) as refusal:
        every_paper(dataclasses.replace(shipment, lines=bare))
    assert refusal.value.codes == ("materials_not_recorded",) * 3


def test_form_e_shows_value_only_where_value_decides() -> None:
    sheet = form_e_sheet(a_shipment())
    assert [(item.item, item.criterion, item.fob) for item in sheet.items] == [
        (1, "CTH", None),
        (2, "CTH", None),
        (3, "RVC", usd("2464.00")),
    ]
    assert {item.hs_code for item in sheet.items} == {"920600"}
    assert sheet.gross_g == 8_112_600
    assert sheet.issued_retroactively is False


def test_form_e_asked_for_more_than_three_days_after_loading_is_retroactive() -> None:
    for day, late in ((26, False), (27, True)):
        entry = a_customs_entry(signing_date=date(2020, 10, day))
        assert form_e_sheet(a_shipment(counts=SMALL, customs=entry)).issued_retroactively is late


def test_rcep_is_not_known_before_it_is_in_force() -> None:
    early = a_shipment(counts=SMALL, origin=some_claims("RCEP"))
    assert "rcep_sheet" not in kinds(early)
    with pytest.raises(Refusal) as refusal:
        rcep_sheet(early)
    assert refusal.value.codes == ("rcep_not_in_force",)
    assert rcep_sheet(dataclasses.replace(early, sailing_date=date(2023, 1, 2))).origin_country == "ID"


def test_the_rcep_sheet_goes_by_the_book_of_rules_it_is_given() -> None:
    early = a_shipment(counts=SMALL, origin=some_claims("RCEP"))
    late = dataclasses.replace(early, sailing_date=date(2023, 1, 2))
    row = shipped_book().row("rcep_certificate", late.sailing_date)
    sooner = shipped_book().with_rulings(
        Ruling(row.code, date(2020, 1, 1), None, dataclasses.replace(row, valid_from=date(2020, 1, 1)))
    )
    ended = shipped_book().with_rulings(Ruling(row.code, date(2023, 1, 1), None, None))
    assert writers(early, sooner)["rcep_sheet"](early, 2).version == 2
    assert "rcep_sheet" not in writers(late, ended)
    assert "rcep_sheet" in writers(late)
    with pytest.raises(Refusal):
        rcep_sheet(late, book=ended)


def test_the_peb_sheet_gives_fob_in_currency_and_rupiah_and_marks_what_stays() -> None:
    sheet = peb_sheet(a_cif_shipment())
    assert sheet.number == "070130GLT00120201016000014"
    assert sheet.fob == usd("16830.90")
    assert sheet.fob_rupiah == Money(Decimal(247_414_230), "IDR")
    assert sum((line.fob for line in sheet.lines), usd("0")) == sheet.fob
    assert sum(line.net_g for line in sheet.lines) == sheet.net_g == 7_536_000
    assert sheet.not_correctable == (
        "exporter.name",
        "exporter.tax_id",
        "office_registration",
        "export_type",
        "export_category",
    )


def test_goods_without_a_brand_are_declared_so() -> None:
    shipment = a_shipment(counts=SMALL)
    plain = tuple(dataclasses.replace(line, brand="") for line in shipment.lines)
    lines = peb_sheet(dataclasses.replace(shipment, lines=plain)).lines
    assert {line.brand for line in lines} == {"TANPA MEREK"}


def test_the_peb_sheet_waits_for_customs_entry_and_rate() -> None:
    with pytest.raises(Refusal) as refusal:
        peb_sheet(a_bare_shipment(counts=SMALL, rate=None))
    assert refusal.value.codes == ("customs_entry_not_recorded", "rate_not_recorded")


def test_the_application_insures_110_percent_only_where_the_seller_must() -> None:
    paper = insurance_application(a_cif_shipment())
    assert paper.insured == paper.least_insured == usd("18658.64")
    assert (paper.clause, paper.insurer) == ("ICC(C)", "PT Asuransi Contoh Samudra")
    with pytest.raises(Refusal) as refusal:
        insurance_application(a_shipment(counts=SMALL))
    assert refusal.value.codes == ("no_cover_to_apply_for",)


def test_the_beneficiary_certifies_after_the_goods_are_on_board() -> None:
    paper = beneficiary_certificate(a_shipment())
    assert (paper.date, paper.bill_of_lading_number) == (date(2020, 10, 23), "SUBSHA0449120")
    with pytest.raises(Refusal) as refusal:
        beneficiary_certificate(a_bare_shipment(counts=SMALL))
    assert refusal.value.codes == ("bill_of_lading_not_recorded",)


def test_a_mixed_carton_gives_each_line_its_share_of_weight() -> None:
    shipment = a_shipment(counts=SMALL, release=None)
    small, large = shipment.cartons[0], shipment.cartons[-1]
    mixed = dataclasses.replace(small, contents=(*small.contents, *large.contents))
    weights = line_weights(dataclasses.replace(shipment, cartons=(mixed, *shipment.cartons[1:])))
    assert weights[3].packages == 4
    for name in ("net_g", "gross_g"):
        whole = sum(getattr(carton, name) for carton in (mixed, *shipment.cartons[1:]))
        assert sum(getattr(each, name) for each in weights.values()) == whole


def test_a_certificate_counts_a_shared_carton_once_and_only_claimed_lines():
    shipment = a_shipment(counts=(2, 1, 1))
    first, *rest = shipment.cartons
    other = dataclasses.replace(first.contents[0], line=2, quantity=1)
    mixed = dataclasses.replace(first, contents=(*first.contents, other))
    shipment = dataclasses.replace(shipment, cartons=(mixed, *rest), origin=shipment.origin[:2])
    weights = claimed_weights(shipment, "ACFTA")
    assert weights.packages == 3
    assert weights.gross_g == sum(carton.gross_g for carton in shipment.cartons[:3])


def test_weights_of_lines_sum_to_those_of_the_cartons():
    shipment = a_shipment(counts=(3, 2, 2))
    weights = weights_in(shipment.cartons[:4], shipment.lines)
    assert sum(each.gross_g for each in weights.values()) == sum(
        carton.gross_g for carton in shipment.cartons[:4]
    )
    assert [weights[number].packages for number in (1, 2, 3)] == [3, 1, 0]
