"""Lays out the shipping instruction: the carrier copies it to the bill of lading, the buyer sees a draft."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures, hs
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signatures, Table
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
    sailing,
    signature,
    stacked,
    two_fields,
)
from geliat.trade.documents import ShippingInstruction

FIGURES = Figures("en")


def page(paper: ShippingInstruction) -> Page:
    """The instruction as a page model; consignee and notify party stand in full, as on the bill."""
    blocks: tuple[Block, ...] = (
        _sums(paper),
        _goods(paper),
        containers_table(paper.containers, FIGURES, BUYER_READS),
        Signatures(
            (signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),),
            paper.statements(),
        ),
    )
    forwarder = ((firm_field(phrases.FORWARDER, paper.forwarder, BUYER_READS),),) if paper.forwarder else ()
    freight = phrases.FREIGHT_PREPAID if paper.freight_prepaid else phrases.FREIGHT_COLLECT
    originals = FIGURES.whole(paper.originals) if paper.originals else said(phrases.WAYBILL, BUYER_READS)
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.shipper.name,
        left=(
            (firm_field(phrases.SHIPPER, paper.shipper, BUYER_READS),),
            (firm_field(phrases.CONSIGNEE, paper.consignee, BUYER_READS),),
            (firm_field(phrases.NOTIFY, paper.notify, BUYER_READS),),
        ),
        right=(
            number_and_date(paper, FIGURES),
            *forwarder,
            sailing(paper.vessel, paper.voyage, paper.booking),
            ports(paper.port_of_loading, paper.port_of_discharge),
            two_fields(
                (phrases.SAILING_DATE, FIGURES.day(paper.sailing_date)),
                (phrases.CONTRACT, paper.contract_reference),
            ),
            (delivery_field(paper.incoterm, paper.named_place),),
            (
                Field(phrases.FREIGHT_TERMS, (said(freight, BUYER_READS),), strong=True),
                Field(phrases.ORIGINALS, (originals,), strong=True),
            ),
        ),
        blocks=blocks,
        languages=BUYER_READS,
    )


def _sums(paper: ShippingInstruction) -> Fields:
    return Fields(
        (
            marks_field(paper.marks),
            Field(phrases.CARTONS, (FIGURES.whole(paper.cartons),), strong=True),
            Field(phrases.NET, (FIGURES.kg(paper.net_g),)),
            Field(phrases.GROSS, (FIGURES.kg(paper.gross_g),), strong=True),
            Field(phrases.VOLUME, (FIGURES.cubic(paper.volume_mm3),), strong=True),
        ),
        ("1.7fr", "0.8fr", "1fr", "1fr", "0.9fr"),
    )


def _goods(paper: ShippingInstruction) -> Table:
    columns = (
        Column(phrases.LINE, "9mm", "right"),
        Column(phrases.GOODS, "1fr"),
        Column(phrases.HS, "18mm"),
        Column(phrases.QUANTITY, "22mm", "right"),
        Column(phrases.CARTONS, "16mm", "right"),
        Column(phrases.GROSS, "24mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.line),
            stacked(each.description, BUYER_READS),
            hs(each.hs_code),
            quantity(each.quantity, each.unit, FIGURES, BUYER_READS),
            FIGURES.whole(each.packages),
            FIGURES.kg(each.gross_g),
        )
        for each in paper.goods
    )
    return Table(columns, rows)
