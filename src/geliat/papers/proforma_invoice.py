"""Lays out the proforma invoice: the buyer reads it, and the bank that opens a credit or sends a deposit."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import Field, Fields, Page, Signatures, Words, in_languages
from geliat.papers.parts import (
    BUYER_READS,
    agreed_shares,
    delivery_field,
    firm_field,
    number_and_date,
    ports,
    priced_lines,
    signature,
    two_fields,
)
from geliat.trade.documents import ProformaInvoice

FIGURES = Figures("en")


def page(paper: ProformaInvoice) -> Page:
    """The offer as a page model."""
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
            ports(paper.port_of_loading, paper.port_of_discharge),
        ),
        right=(
            number_and_date(paper, FIGURES),
            two_fields(
                (phrases.VALID_UNTIL, FIGURES.day(paper.valid_until)),
                (phrases.LATEST_SHIPMENT, FIGURES.day(paper.latest_shipment_date)),
            ),
            (delivery_field(paper.incoterm, paper.named_place, paper.incoterm_edition),),
            (Field(phrases.PAYMENT, in_languages(paper.payment_terms, BUYER_READS)),),
        ),
        blocks=(
            priced_lines(paper.lines, paper.total, terms, FIGURES, BUYER_READS),
            Fields(
                (
                    Field(phrases.DEPOSIT, (deposit,), strong=True),
                    Field(
                        phrases.TOLERANCE,
                        (f"± {agreed_shares(paper.quantity_tolerance_permille, FIGURES)}",),
                    ),
                    Field(phrases.SHIPMENT, (paper.shipment_number,)),
                ),
            ),
            Words((paper.total_in_words,), phrases.TOTAL_IN_WORDS),
            Signatures(
                (signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),),
                paper.statements(),
            ),
        ),
        languages=BUYER_READS,
    )
