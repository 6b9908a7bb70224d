"""The quotation as laid out: price, dates, cartons, volume, weight and containers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.papers.sheets import text_of, without_blanks

from geliat.measures import Money
from geliat.papers.page import Fields, Table
from geliat.papers.quotation import page
from geliat.papers.typesetting import typeset_page
from geliat.sentences import Sentence
from geliat.trade.documents.agreed import payment_terms
from geliat.trade.documents.commercial_invoice import InvoiceLine
from geliat.trade.documents.paper import Firm, words
from geliat.trade.documents.quotation import Quotation, QuotedConsignment
from geliat.trade.shipment import Official, Port

TOTAL = Money(Decimal("9200.00"), "USD")


def a_quotation(*ports: str) -> Quotation:
    return Quotation(
        number="Q-1",
        date=date(2020, 8, 10),
        version=1,
        shipment_number="PO-1",
        buyer_reference="EX-9",
        seller=Firm("Koperasi Contoh", "Blitar", "ID", "", ""),
        buyer=Firm("Lin Trading", "Shanghai", "CN", "", ""),
        incoterm="FOB",
        incoterm_edition=2020,
        named_place="Surabaya",
        currency="USD",
        payment_terms=payment_terms(300),
        deposit_permille=300,
        deposit=Money(Decimal("2760.00"), "USD"),
        ports_of_loading=(Port("IDSUB", "Surabaya"), Port("IDSRG", "Semarang")),
        begins_on=date(2020, 8, 17),
        finished_on=date(2020, 10, 10),
        lines=(
            InvoiceLine(
                1,
                "DJ-S",
                Sentence("Djembe drum", "Kendang jimbe", "非洲鼓"),
                "92060000",
                "ID",
                2000,
                "PCE",
                Money(Decimal("4.60"), "USD"),
                TOTAL,
            ),
        ),
        quantity=2000,
        total=TOTAL,
        total_in_words=words(TOTAL),
        consignments=tuple(
            QuotedConsignment(
                f"PO-1-{port}",
                Port(port, port),
                date(2020, 10, 24),
                100,
                1000,
                5_000_000,
                5_500_000,
                9_000_000_000,
                1,
                "45G1",
                118,
            )
            for port in ports
        ),
        signatory=Official("Sri", Sentence("Director", "Direktur")),
    )


def test_the_sums_are_over_all_consignments() -> None:
    laid = page(a_quotation("CNSHA", "CNSHK"))
    sums = next(block for block in laid.blocks if isinstance(block, Fields))
    assert [field.lines[0] for field in sums.fields] == [
        "200",
        "18.000",
        "11,000.00",
        "2",
        "USD 2,760.00 (30 %)",
    ]
    shipped = [block for block in laid.blocks if isinstance(block, Table)][-1]
    assert shipped.rows[0][-1] == ("1 × 45G1", "11.8 %")
    assert shipped.totals[0][3:5] == ("200", "2,000")


def test_one_consignment_needs_no_total() -> None:
    shipped = [block for block in page(a_quotation("CNSHA")).blocks if isinstance(block, Table)][-1]
    assert shipped.totals == ()


def test_the_buyer_reads_it_in_three_languages() -> None:
    text = without_blanks(text_of(typeset_page(page(a_quotation("CNSHA")))))
    for said in (
        "QUOTATION",
        "Surat penawaran",
        "Surabaya (IDSUB)",
        "Semarang (IDSRG)",
        "报价单",
        "17 August 2020",
        "10 October 2020",
        "24 Oct 2020",
        "Deposit 30 %, balance 70 %",
    ):
        assert without_blanks(said) in text
