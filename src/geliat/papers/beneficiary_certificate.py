"""Lays out the beneficiary's certificate: the voyage as it was, the papers sent, and the seller's word."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signatures, Table
from geliat.papers.parts import (
    BUYER_READS,
    containers_table,
    firm_field,
    marks_field,
    number_and_date,
    ports,
    said,
    signature,
    two_fields,
)
from geliat.trade.documents import BeneficiaryCertificate

FIGURES = Figures("en")


def page(paper: BeneficiaryCertificate) -> Page:
    """The certificate as a page model."""
    originals = (
        FIGURES.whole(paper.original_count) if paper.original_count else said(phrases.WAYBILL, BUYER_READS)
    )
    blocks: tuple[Block, ...] = (
        Fields(
            (
                marks_field(paper.marks),
                Field(phrases.CARTONS, (FIGURES.whole(paper.cartons),)),
                Field(phrases.PIECES, (FIGURES.whole(paper.pieces),)),
                Field(phrases.GROSS, (FIGURES.kg(paper.gross_g),)),
            ),
            ("1.6fr", "1fr", "1fr", "1fr"),
        ),
        *((containers_table(paper.containers, FIGURES, BUYER_READS),) if paper.containers else ()),
        *((_papers(paper),) if paper.papers else ()),
        Signatures(
            (signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),),
            paper.statements(),
        ),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.beneficiary.name,
        left=(
            (firm_field(phrases.SELLER, paper.beneficiary, BUYER_READS),),
            (firm_field(phrases.BUYER, paper.buyer, BUYER_READS),),
        ),
        right=(
            number_and_date(paper, FIGURES),
            two_fields(
                (phrases.CONTRACT, paper.contract_reference),
                (phrases.CONTRACT_DATE, FIGURES.day(paper.contract_date)),
            ),
            two_fields(
                (phrases.INVOICE, paper.invoice_number),
                (phrases.INVOICE_DATE, FIGURES.day(paper.invoice_date)),
            ),
            two_fields((phrases.BILL_OF_LADING, paper.bill_of_lading_number), (phrases.ORIGINALS, originals)),
            two_fields(
                (phrases.VESSEL, f"{paper.vessel} {paper.voyage}".strip()),
                (phrases.ON_BOARD, FIGURES.day(paper.on_board_date)),
            ),
            ports(paper.port_of_loading, paper.port_of_discharge),
        ),
        blocks=blocks,
        languages=BUYER_READS,
    )


def _papers(paper: BeneficiaryCertificate) -> Table:
    columns = (Column(phrases.LINE, "9mm", "right"), Column(phrases.PAPER, "1fr"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(n), said(each, BUYER_READS)) for n, each in enumerate(paper.papers, start=1)
    )
    return Table(columns, rows, (), phrases.PAPERS_SENT)
