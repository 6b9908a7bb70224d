"""The papers of contract, customs, origin, insurance and stuffing as printed; and what no paper may print."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from typing import Any

import pytest
from stdnum.id import nik
from tests.papers.sheets import page_texts, reader, text_of, without_blanks
from tests.trade.builders import (
    EXPORTER,
    FORWARDER,
    a_cif_shipment,
    a_party,
    a_shipment,
    an_rcep_shipment,
    some_cartons,
    some_containers,
    some_lots,
)
from tests.trade.export_facts import a_readiness

from geliat.measures import Money
from geliat.papers import lay_out, phrases, render, render_all
from geliat.papers.page import Table
from geliat.trade.documents import (
    Paper,
    every_paper,
    form_e_sheet,
    origin_worksheet,
    peb_sheet,
    proforma_invoice,
    rcep_sheet,
    sales_contract,
    shipping_instruction,
)
from geliat.trade.shipment import CartonContent, Shipment

BUYER_READS = (
    "proforma_invoice",
    "sales_contract",
    "shipping_instruction",
    "inspection_certificate",
    "insurance_application",
    "beneficiary_certificate",
)
NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{16}(?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<![0-9A-Za-z])(?:\+62|62|0)[ -]?8\d{2}[ -]?\d{3,4}[ -]?\d{3,5}(?![0-9A-Za-z])")
ACCOUNT = re.compile(r"rekening|nomor rek\b|account (?:no|number)|a\.n\.", re.IGNORECASE)


@pytest.fixture(scope="module")
def printed() -> dict[str, tuple[Paper, str]]:
    """Every kind of paper there is, with the text that stands on it."""
    papers = {paper.kind: paper for paper in every_paper(an_rcep_shipment(boxes=2))}
    papers |= {paper.kind: paper for paper in every_paper(a_cif_shipment(boxes=2))}
    return {kind: (paper, text_of(render(paper))) for kind, paper in papers.items()}


def test_all_seventeen_papers_are_printed(printed: dict[str, Any]) -> None:
    assert len(printed) == 17


def test_no_national_id_phone_or_bank_detail_of_a_maker_is_printed(printed: dict[str, Any]) -> None:
    office_phone = without_blanks(a_readiness().phone)
    for kind, (_, text) in printed.items():
        assert [found for found in NUMBER.findall(text) if nik.is_valid(found)] == [], kind
        assert MOBILE.findall(text) == [], kind
        assert ACCOUNT.findall(text) == [], kind
        for contact in (EXPORTER.contact, FORWARDER.contact):
            assert contact not in without_blanks(text), kind
        assert (office_phone in without_blanks(text)) == (kind == "peb_sheet"), kind


def test_what_the_buyer_reads_speaks_chinese(printed: dict[str, Any]) -> None:
    for kind in BUYER_READS:
        paper, text = printed[kind]
        assert without_blanks(paper.title.zh) in without_blanks(text), kind
        for statement in paper.statements():
            assert without_blanks(statement.zh) in without_blanks(text), kind


def test_every_statement_is_printed_in_english_and_indonesian(printed: dict[str, Any]) -> None:
    for kind, (paper, text) in printed.items():
        if kind == "minutes_of_release":
            continue
        for statement in paper.statements():
            assert without_blanks(statement.en) in without_blanks(text), kind
            assert without_blanks(statement.id) in without_blanks(text), kind


def test_every_paper_is_tagged_and_says_that_it_is_pdf_a_and_accessible() -> None:
    for paper in every_paper(a_cif_shipment(counts=(7, 3, 3))):
        catalogue = reader(render(paper)).trailer["/Root"]
        about = catalogue["/Metadata"].get_object().get_data().decode()
        assert catalogue["/MarkInfo"]["/Marked"], paper.kind
        assert "/StructTreeRoot" in catalogue, paper.kind
        for said in ("<pdfaid:part>2", "<pdfaid:conformance>B", "<pdfuaid:part>1"):
            assert said in about, (paper.kind, said)


def test_the_boxes_of_form_e_stand_under_their_numbers() -> None:
    text = text_of(render(form_e_sheet(a_shipment())))
    for box in range(1, 14):
        assert re.search(rf"(?<!\d){box} [A-Z]", text), box
    assert "FOB USD 2.464,00" in text
    assert text.count("FOB USD") == 1


def test_rcep_calls_a_change_of_heading_by_its_own_code() -> None:
    (items,) = (block for block in lay_out(rcep_sheet(an_rcep_shipment())).blocks if isinstance(block, Table))
    assert [row[3] for row in items.rows] == ["CTC", "CTC", "RVC"]


def test_the_peb_sheet_marks_the_five_fields_that_cannot_be_corrected() -> None:
    sheet = peb_sheet(a_cif_shipment())
    text = text_of(render(sheet))
    for said in (
        f"{sheet.exporter.name} *",
        f"NPWP {sheet.exporter.tax_id} *",
        "Kantor pabean *",
        "Jenis ekspor *",
        "Kategori ekspor, fasilitas *",
    ):
        assert said in text, said
    first = page_texts(render(sheet))[0]
    boxes = [f"F.{number} " for number in (17, 18, 19, 20, 21, 22, 23, 24, 25, 27, 28, 29, 32, 33, 34, 35)]
    places = [first.index(box) for box in boxes]
    assert places == sorted(places)


def test_the_peb_sheet_names_a_foreign_firms_own_number_and_each_country_once() -> None:
    known = a_shipment()
    shipment = dataclasses.replace(
        known,
        exporter=dataclasses.replace(known.exporter, address="Jl. Kendang 1, Indonesia"),
        buyer=dataclasses.replace(known.buyer, tax_id="91310000XXXXXXXXXX"),
    )
    told = [field for row in lay_out(peb_sheet(shipment)).left for field in row]
    exporter, buyer = told[0].lines, told[-1].lines
    assert exporter[1:3] == ("Jl. Kendang 1", "Indonesia")
    assert exporter[0].endswith(" *")
    assert any(line.startswith("Tax ID ") for line in buyer)
    assert not any("NPWP" in line for line in buyer)


def test_rupiah_is_printed_without_decimals() -> None:
    sheet = dataclasses.replace(peb_sheet(a_shipment()), fob_rupiah=Money(Decimal(1361323), "IDR"))
    assert "Rp 1.361.323" in text_of(render(sheet))
    assert "Rp 1.361.323," not in text_of(render(sheet))


def test_the_worksheet_shows_content_and_finding_of_each_line() -> None:
    page = lay_out(origin_worksheet(a_shipment()))
    found = [block.totals for block in page.blocks if isinstance(block, Table)]
    assert [rows[0][-1][1] for rows in found] == [
        "95,2 % (≥ 40,0 %)",
        "95,8 % (≥ 40,0 %)",
        "96,1 % (≥ 40,0 %)",
    ]
    assert [rows[2][1] for rows in found] == ["ACFTA / CTH", "ACFTA / CTH", "ACFTA / RVC"]
    assert {rows[2][-1] for rows in found} == {"ya / yes"}


def test_the_contract_has_room_for_both_to_sign_on_its_last_page() -> None:
    last = page_texts(render(sales_contract(a_shipment())))[-1]
    for label in (phrases.FOR_SELLER, phrases.FOR_BUYER):
        assert label.en in last
    assert phrases.PAPERS_AGREED.en in last


def test_freight_is_collect_or_prepaid() -> None:
    assert "Freight collect" in text_of(render(shipping_instruction(a_shipment())))
    assert "Freight prepaid" in text_of(render(shipping_instruction(a_cif_shipment())))


def test_long_names_wrap_on_every_paper() -> None:
    name = ("Perkumpulan Pengrajin Kendang Jimbe dan Kerajinan Kayu Bubut Rakyat Blitar Raya " * 2).strip()
    for paper in every_paper(a_cif_shipment(counts=(7, 3, 3), exporter=a_party(name=name))):
        assert without_blanks(name) in without_blanks(text_of(render(paper))), paper.kind


def a_large_shipment() -> Shipment:
    """Forty lines in 1,200 cartons and two containers, thirty cartons a line."""
    base = a_shipment(counts=(600, 400, 200), boxes=2, release=None)
    lines = tuple(
        dataclasses.replace(
            base.lines[n % 3],
            line=n + 1,
            sku=f"{base.lines[n % 3].sku}-{n + 1:02d}",
            quantity=30 * 4,
            origin="ID",
        )
        for n in range(40)
    )
    cartons = tuple(
        dataclasses.replace(
            carton,
            sku=lines[n // 30].sku,
            contents=(CartonContent(f"LOT-{n // 30 + 1:02d}", n // 30 + 1, 4),),
        )
        for n, carton in enumerate(some_cartons((600, 400, 200)))
    )
    claims = tuple(dataclasses.replace(base.origin[n % 3], line=n + 1) for n in range(40))
    containers = tuple(
        dataclasses.replace(box, steps=(), verified_gross_g=box.verified_gross_g)
        for box in some_containers(cartons, 2)
    )
    return dataclasses.replace(
        base, lines=lines, cartons=cartons, lots=some_lots(cartons), containers=containers, origin=claims
    )


def test_forty_lines_in_1200_cartons_print_whole_with_numbered_pages() -> None:
    shipment = a_large_shipment()
    for paper in (proforma_invoice(shipment), peb_sheet(shipment), form_e_sheet(shipment)):
        pages = page_texts(render(paper))
        assert 2 <= len(pages) <= 12, paper.kind
        whole = " ".join(pages)
        for line in shipment.lines:
            assert line.sku in whole, (paper.kind, line.sku)
        for at, text in enumerate(pages, start=1):
            assert f"{at} / {len(pages)}" in text


def test_a_whole_set_printed_at_once_is_the_same_to_the_byte() -> None:
    papers = every_paper(a_cif_shipment(counts=(7, 3, 3)))
    url = "https://geliat.example/p/K7QM2P"
    at_once = render_all(papers, check_urls={"packing_list": url}, specimen=True)
    for paper in papers:
        check_url = url if paper.kind == "packing_list" else ""
        assert at_once[paper.kind] == render(paper, check_url=check_url, specimen=True)
