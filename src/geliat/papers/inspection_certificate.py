"""Lays out the inspection certificate: what was packed, from which accepted lots, by which limits."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signatures, Table
from geliat.papers.parts import (
    BUYER_READS,
    firm_field,
    marks_field,
    number_and_date,
    said,
    signature,
    stacked,
    two_fields,
)
from geliat.trade.documents import InspectionCertificate

FIGURES = Figures("en")
CLASSES = {"critical": phrases.CRITICAL, "major": phrases.MAJOR, "minor": phrases.MINOR}


def page(paper: InspectionCertificate) -> Page:
    """The certificate as a page model."""
    days = dict.fromkeys((FIGURES.day(paper.first_day), FIGURES.day(paper.last_day)))
    between = " – ".join(days)
    blocks: tuple[Block, ...] = (
        _goods(paper),
        _limits(paper),
        Fields(
            (
                marks_field(paper.marks),
                Field(phrases.CARTONS, (FIGURES.whole(paper.cartons),)),
                Field(
                    phrases.WORST_MOISTURE,
                    (f"{FIGURES.share(paper.worst_moisture_permille)} %",),
                    strong=True,
                ),
                Field(phrases.MOISTURE_LIMIT, (f"{FIGURES.share(paper.moisture_limit_permille)} %",)),
            ),
            ("1.6fr", "0.7fr", "1.4fr", "1fr"),
        ),
        Signatures(
            (signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),),
            paper.statements(),
        ),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=(
            (firm_field(phrases.EXPORTER, paper.exporter, BUYER_READS),),
            (firm_field(phrases.BUYER, paper.buyer, BUYER_READS),),
        ),
        right=(
            number_and_date(paper, FIGURES),
            two_fields(
                (phrases.CONTRACT, paper.contract_reference),
                (phrases.CONTRACT_DATE, FIGURES.day(paper.contract_date)),
            ),
            two_fields(
                (phrases.INVOICE, paper.invoice_number), (phrases.PACKING_LIST, paper.packing_list_number)
            ),
            two_fields((phrases.STANDARD, paper.standard), (phrases.LEVEL, ", ".join(paper.levels))),
            (Field(phrases.INSPECTED_ON, (between,)),),
        ),
        blocks=blocks,
        languages=BUYER_READS,
    )


def _goods(paper: InspectionCertificate) -> Table:
    columns = (
        Column(phrases.LINE, "9mm", "right"),
        Column(phrases.GOODS, "1fr"),
        Column(phrases.PACKED, "20mm", "right"),
        Column(phrases.IN_ACCEPTED_LOTS, "27mm", "right"),
        Column(phrases.LOT_COUNT, "14mm", "right"),
        Column(phrases.PIECES_SAMPLED, "22mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.line),
            stacked(each.description, BUYER_READS, each.sku),
            FIGURES.whole(each.packed),
            FIGURES.whole(each.accepted),
            FIGURES.whole(each.lots),
            FIGURES.whole(each.sampled),
        )
        for each in paper.goods
    )
    total: tuple[Cell, ...] = (
        "",
        said(phrases.TOTAL, BUYER_READS),
        FIGURES.whole(paper.packed),
        FIGURES.whole(paper.accepted),
        FIGURES.whole(paper.lots),
        FIGURES.whole(paper.sampled),
    )
    return Table(columns, rows, (total,))


def _limits(paper: InspectionCertificate) -> Table:
    columns = (
        Column(phrases.DEFECT_CLASS, "1fr"),
        Column(phrases.AQL, "30mm", "right"),
        Column(phrases.PIECES_SAMPLED, "30mm", "right"),
        Column(phrases.DEFECTIVE, "40mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            said(CLASSES[each.defect_class], BUYER_READS),
            ", ".join(FIGURES.aql(aql) for aql in each.aqls) or "–",
            FIGURES.whole(each.sampled),
            FIGURES.whole(each.found),
        )
        for each in paper.limits
    )
    return Table(columns, rows, (), phrases.RESULT)
