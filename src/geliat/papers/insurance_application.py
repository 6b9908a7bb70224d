"""Lays out the application for cargo insurance: who is assured, for how much, on which clause and voyage."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures, hs
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signatures, Table, Words
from geliat.papers.parts import (
    BUYER_READS,
    containers_table,
    delivery_field,
    firm_field,
    marks_field,
    number_and_date,
    ports,
    quantity,
    said,
    signature,
    stacked,
    two_fields,
)
from geliat.trade.documents import InsuranceApplication

FIGURES = Figures("en")


def page(paper: InsuranceApplication) -> Page:
    """The application as a page model."""
    blocks: tuple[Block, ...] = (
        _cover(paper),
        Words((paper.insured_in_words,), phrases.INSURED_IN_WORDS),
        _goods(paper),
        *((containers_table(paper.containers, FIGURES, BUYER_READS),) if paper.containers else ()),
        Signatures(
            (signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),),
            paper.statements(),
        ),
    )
    policy_date = FIGURES.day(paper.policy_date) if paper.policy_date else ""
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.applicant.name,
        left=(
            (firm_field(phrases.APPLICANT, paper.applicant, BUYER_READS),),
            (firm_field(phrases.ASSURED, paper.assured, BUYER_READS),),
            ports(paper.port_of_loading, paper.port_of_discharge),
        ),
        right=(
            number_and_date(paper, FIGURES),
            (Field(phrases.INSURER, (paper.insurer or said(phrases.TO_BE_NAMED, BUYER_READS),)),),
            two_fields((phrases.POLICY, paper.policy_number), (phrases.POLICY_DATE, policy_date)),
            two_fields(
                (phrases.INVOICE, paper.invoice_number),
                (phrases.INVOICE_DATE, FIGURES.day(paper.invoice_date)),
            ),
            (Field(phrases.VESSEL, (f"{paper.vessel} {paper.voyage}".strip() or "–",)),),
            (
                delivery_field(paper.incoterm, paper.named_place),
                Field(phrases.SAILING_DATE, (FIGURES.day(paper.sailing_date),)),
            ),
        ),
        blocks=blocks,
        languages=BUYER_READS,
    )


def _cover(paper: InsuranceApplication) -> Fields:
    return Fields(
        (
            Field(phrases.SUM_INSURED, (FIGURES.money(paper.insured),), strong=True),
            Field(phrases.CLAUSE, (paper.clause,), strong=True),
            Field(phrases.CLAIMS_AT, (paper.claims_at or "–",)),
            Field(phrases.PRICE, (FIGURES.money(paper.price),)),
            Field(phrases.LEAST_INSURED, (FIGURES.money(paper.least_insured),)),
            Field(phrases.LEAST_CLAUSE, (paper.least_clause,)),
            marks_field(paper.marks),
            Field(phrases.CARTONS, (FIGURES.whole(paper.cartons),)),
            Field(phrases.GROSS, (FIGURES.kg(paper.gross_g),)),
        ),
    )


def _goods(paper: InsuranceApplication) -> Table:
    columns = (
        Column(phrases.LINE, "9mm", "right"),
        Column(phrases.GOODS, "1fr"),
        Column(phrases.HS, "22mm"),
        Column(phrases.QUANTITY, "22mm", "right"),
        Column(phrases.AMOUNT, "32mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.line),
            stacked(each.description, BUYER_READS),
            hs(each.hs_code),
            quantity(each.quantity, each.unit, FIGURES, BUYER_READS),
            FIGURES.money(each.amount),
        )
        for each in paper.goods
    )
    total: tuple[Cell, ...] = ("", said(phrases.TOTAL, BUYER_READS), "", "", FIGURES.money(paper.price))
    return Table(columns, rows, (total,))
