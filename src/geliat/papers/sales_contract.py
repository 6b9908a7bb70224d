"""Lays out the sales contract: goods and price, terms, inspection and papers, and room for both to sign."""

from __future__ import annotations

from itertools import zip_longest

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import (
    Cell,
    Column,
    Field,
    Fields,
    Page,
    Signature,
    Signatures,
    Table,
    Words,
    in_languages,
)
from geliat.papers.parts import (
    BUYER_READS,
    agreed_shares,
    delivery_field,
    marks_field,
    number_and_date,
    party_fields,
    ports,
    priced_lines,
    said,
    signature,
    two_fields,
)
from geliat.trade.documents import SalesContract

FIGURES = Figures("en")


def page(paper: SalesContract) -> Page:
    """The contract as a page model."""
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.seller.name,
        left=(
            *party_fields(paper.seller, paper.buyer, paper.consignee, paper.notify, BUYER_READS),
            ports(paper.port_of_loading, paper.port_of_discharge),
        ),
        right=(
            number_and_date(paper, FIGURES),
            two_fields(
                (phrases.OFFER, f"{paper.offer_number}, {FIGURES.day(paper.offer_date)}"),
                (phrases.LATEST_SHIPMENT, FIGURES.day(paper.latest_shipment_date)),
            ),
            (delivery_field(paper.incoterm, paper.named_place, paper.incoterm_edition),),
            (Field(phrases.PAYMENT, in_languages(paper.payment_terms, BUYER_READS)),),
        ),
        blocks=(
            priced_lines(
                paper.lines, paper.total, f"{paper.incoterm} {paper.named_place}", FIGURES, BUYER_READS
            ),
            Words((paper.total_in_words,), phrases.TOTAL_IN_WORDS),
            _terms(paper),
            Words((paper.inspection,), phrases.INSPECTION_AGREED),
            _papers(paper),
            Signatures(
                (
                    signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),
                    Signature(phrases.FOR_BUYER, paper.buyer.name),
                ),
                paper.statements(),
            ),
        ),
        languages=BUYER_READS,
    )


def _terms(paper: SalesContract) -> Fields:
    deposit = f"{FIGURES.money(paper.deposit)} ({agreed_shares(paper.deposit_permille, FIGURES)})"
    tolerance = f"± {agreed_shares(paper.quantity_tolerance_permille, FIGURES)}"
    return Fields(
        (
            Field(phrases.DEPOSIT, (deposit,)),
            Field(phrases.TOLERANCE, (tolerance,)),
            Field(phrases.PARTIAL_SHIPMENT, (_allowed(paper.partial_shipment),)),
            Field(phrases.TRANSHIPMENT, (_allowed(paper.transhipment),)),
            marks_field(paper.marks),
            Field(phrases.SHIPMENT, (paper.shipment_number,)),
        ),
        ("1fr",) * 3,
    )


def _allowed(allowed: bool) -> str:
    return said(phrases.ALLOWED if allowed else phrases.NOT_ALLOWED, BUYER_READS)


def _papers(paper: SalesContract) -> Table:
    """Two papers to a row, so that a usual contract with its signatures stays on one page."""
    columns = (Column(phrases.LINE, "9mm", "right"), Column(phrases.PAPER, "1fr")) * 2
    cells = [(str(n), in_languages(each, BUYER_READS)) for n, each in enumerate(paper.papers, start=1)]
    half = -(-len(cells) // 2)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (*left, *right) for left, right in zip_longest(cells[:half], cells[half:], fillvalue=("", ""))
    )
    return Table(columns, rows, (), phrases.PAPERS_AGREED)
