"""Lays out the quotation: what the buyer asks first, before there is a contract."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import Cell, Column, Field, Fields, Page, Signatures, Table, Words, in_languages
from geliat.papers.parts import (
    BUYER_READS,
    agreed_shares,
    delivery_field,
    firm_field,
    number_and_date,
    priced_lines,
    said,
    signature,
    two_fields,
)
from geliat.sentences import Sentence
from geliat.trade.documents.quotation import Quotation, QuotedConsignment

FIGURES = Figures("en")

REFERENCE = Sentence("Buyer's reference", "Rujukan pembeli", "买方编号")
WORK_BEGINS = Sentence("Work begins", "Pekerjaan dimulai", "开工日期")
WORK_ENDS = Sentence("Goods finished", "Barang selesai", "完工日期")
SHIPPED = Sentence("What is shipped, by when", "Yang dikapalkan dan waktunya", "装运计划")


def page(paper: Quotation) -> Page:
    """The quotation as a page model."""
    terms = f"{paper.incoterm} {paper.named_place}"
    deposit = f"{FIGURES.money(paper.deposit)} ({agreed_shares(paper.deposit_permille, FIGURES)})"
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.seller.name,
        left=(
            (firm_field(phrases.SELLER, paper.seller, BUYER_READS),),
            (firm_field(phrases.BUYER, paper.buyer, BUYER_READS),),
            (Field(phrases.LOADING, tuple(f"{each.name} ({each.code})" for each in paper.ports_of_loading)),),
        ),
        right=(
            number_and_date(paper, FIGURES),
            (Field(REFERENCE, (paper.buyer_reference or "–",)),),
            two_fields(
                (WORK_BEGINS, FIGURES.day(paper.begins_on)), (WORK_ENDS, FIGURES.day(paper.finished_on))
            ),
            (delivery_field(paper.incoterm, paper.named_place, paper.incoterm_edition),),
            (Field(phrases.PAYMENT, in_languages(paper.payment_terms, BUYER_READS)),),
        ),
        blocks=(
            _sums(paper, deposit),
            priced_lines(paper.lines, paper.total, terms, FIGURES, BUYER_READS),
            Words((paper.total_in_words,), phrases.TOTAL_IN_WORDS),
            _shipped(paper),
            Words(paper.statements()),
            Signatures((signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),)),
        ),
        languages=BUYER_READS,
    )


def _sums(paper: Quotation, deposit: str) -> Fields:
    rows = paper.consignments
    return Fields(
        (
            Field(phrases.CARTONS, (FIGURES.whole(sum(each.cartons for each in rows)),), strong=True),
            Field(phrases.VOLUME, (FIGURES.cubic(sum(each.volume_mm3 for each in rows)),), strong=True),
            Field(phrases.GROSS, (FIGURES.kg(sum(each.gross_g for each in rows)),), strong=True),
            Field(phrases.CONTAINERS, (FIGURES.whole(sum(each.containers for each in rows)),), strong=True),
            Field(phrases.DEPOSIT, (deposit,), strong=True),
        ),
        ("1fr", "1fr", "1.1fr", "1fr", "1.5fr"),
    )


def _shipped(paper: Quotation) -> Table:
    columns = (
        Column(phrases.SHIPMENT, "1fr"),
        Column(phrases.DISCHARGE, "30mm"),
        Column(phrases.LATEST_SHIPMENT, "24mm"),
        Column(phrases.CARTONS, "13mm", "right"),
        Column(phrases.PIECES, "13mm", "right"),
        Column(phrases.NET, "19mm", "right"),
        Column(phrases.GROSS, "19mm", "right"),
        Column(phrases.VOLUME, "16mm", "right"),
        Column(phrases.CONTAINERS, "20mm", "right"),
    )
    rows = paper.consignments
    total: tuple[Cell, ...] = (
        said(phrases.TOTAL, ("en",)),
        "",
        "",
        FIGURES.whole(sum(each.cartons for each in rows)),
        FIGURES.whole(sum(each.pieces for each in rows)),
        FIGURES.kg(sum(each.net_g for each in rows)),
        FIGURES.kg(sum(each.gross_g for each in rows)),
        FIGURES.cubic(sum(each.volume_mm3 for each in rows)),
        FIGURES.whole(sum(each.containers for each in rows)),
    )
    totals = (total,) if len(rows) > 1 else ()
    return Table(columns, tuple(_row(each) for each in rows), totals, SHIPPED)


def _row(each: QuotedConsignment) -> tuple[Cell, ...]:
    to = each.port_of_discharge
    return (
        each.number,
        f"{to.name} ({to.code})",
        FIGURES.short_day(each.latest_shipment_date),
        FIGURES.whole(each.cartons),
        FIGURES.whole(each.pieces),
        FIGURES.kg(each.net_g),
        FIGURES.kg(each.gross_g),
        FIGURES.cubic(each.volume_mm3),
        (f"{each.containers} × {each.size_type}", f"{FIGURES.share(each.fill_permille)} %"),
    )
