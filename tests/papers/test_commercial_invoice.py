"""The commercial invoice as laid out: figures, terms, words, and parties that are the same."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from tests.papers.sheets import page_texts, text_of, without_blanks
from tests.trade.builders import BUYER, a_party, a_shipment

from geliat.measures import Money
from geliat.papers import lay_out, phrases, render
from geliat.papers.page import Fields, Table, Words
from geliat.papers.parts import firm_field
from geliat.trade.documents import commercial_invoice
from geliat.trade.documents.paper import Firm


def test_lines_and_total_are_those_of_the_value() -> None:
    page = lay_out(commercial_invoice(a_shipment()))
    (goods, _containers) = (block for block in page.blocks if isinstance(block, Table))
    assert [(row[2], row[4], row[5]) for row in goods.rows] == [
        ("9206.00.00", "4.60", "10,598.40"),
        ("9206.00.00", "7.50", "3,900.00"),
        ("9206.00.00", "14.00", "2,464.00"),
    ]
    assert goods.rows[0][3] == ("2,304", "pcs / buah / 件")
    assert goods.totals[0][-2:] == ("USD", "16,962.40")


def test_the_printed_invoice_says_terms_words_and_payment_in_three_languages() -> None:
    invoice = commercial_invoice(a_shipment())
    text = without_blanks(text_of(render(invoice)))
    for said in (
        "FOB Tanjung Perak, Surabaya, Incoterms 2020",
        invoice.payment_terms.en,
        invoice.payment_terms.id,
        invoice.payment_terms.zh,
        invoice.total_in_words.en,
        invoice.total_in_words.id,
        invoice.total_in_words.zh,
        "USD 5,088.72, 31 August 2020",
        "USD 11,873.68",
        "GLTU5127346",
        "ID020481",
    ):
        assert without_blanks(said) in text, said


def test_words_stand_in_every_language() -> None:
    invoice = commercial_invoice(a_shipment())
    (words,) = (block for block in lay_out(invoice).blocks if isinstance(block, Words))
    assert words.told == (invoice.total_in_words,)


def test_an_invoice_in_rupiah_has_no_decimals() -> None:
    invoice = commercial_invoice(a_shipment())
    rupiah = Money(Decimal("1361323"), "IDR")
    fields = [
        block
        for block in lay_out(dataclasses.replace(invoice, fob_value=rupiah, balance=rupiah)).blocks
        if isinstance(block, Fields)
    ]
    assert ("Rp 1.361.323",) in [field.lines for field in fields[0].fields]


def test_costs_between_price_and_fob_are_shown_only_where_there_are_any() -> None:
    shown = commercial_invoice(a_shipment())
    carried = dataclasses.replace(
        shown,
        freight=Money(Decimal("850"), "USD"),
        insurance=Money(Decimal("42.5"), "USD"),
        at_destination=Money(Decimal("120"), "USD"),
    )
    assert "Freight" not in text_of(render(shown))
    text = text_of(render(carried))
    for said in ("Freight", "USD 850.00", "Insurance", "USD 42.50", "Costs at destination", "USD 120.00"):
        assert said in text


def test_a_consignee_who_is_not_the_buyer_is_named_in_full() -> None:
    bank = a_party(name="To order of Bank of Communications", address="Shanghai", country="CN")
    other = page_texts(render(commercial_invoice(a_shipment(consignee=bank))))[0]
    same = page_texts(render(commercial_invoice(a_shipment())))[0]
    assert "To order of Bank of Communications" in other
    assert "Same as buyer" not in other
    assert "Same as buyer" in same
    assert same.count(BUYER.name) == 1


def test_the_invoice_of_the_case_is_one_page() -> None:
    assert (
        len(page_texts(render(commercial_invoice(a_shipment()), check_url="https://geliat.example/p/A"))) == 1
    )


def test_long_names_wrap_and_push_nothing_off_the_page() -> None:
    name = "Perkumpulan Pengrajin Kendang Jimbe dan Kerajinan Kayu Bubut Rakyat Blitar Raya " * 2
    pages = page_texts(render(commercial_invoice(a_shipment(exporter=a_party(name=name.strip())))))
    assert without_blanks(name) in without_blanks(pages[0])
    assert "16,962.40" in " ".join(pages)


def test_the_country_stands_once_and_in_every_language() -> None:
    firm = Firm("Toko Contoh", "Jl. Contoh 1, Blitar,\nIndonesia", "ID", "", "")
    lines = firm_field(phrases.SELLER, firm, ("en", "id", "zh")).lines
    assert lines == ("Toko Contoh", "Jl. Contoh 1, Blitar", "Indonesia / 印度尼西亚")
    village = dataclasses.replace(firm, address="Desa Indonesia")
    assert firm_field(phrases.SELLER, village, ("en",)).lines[1] == "Desa Indonesia"
