"""Lays out the RCEP certificate field sheet in the order of its minimum data (annex 3B)."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures, country
from geliat.papers.page import Column, Field, Fields, Page, Signatures, Table
from geliat.papers.parts import (
    OFFICE_READS,
    firm_field,
    item_rows,
    number_and_date,
    ports,
    said,
    signature,
    two_fields,
    yes_or_no,
)
from geliat.trade.documents import RcepSheet

FIGURES = Figures("id")
CODES = {"CTH": "CTC"}  # RCEP has one code for every change of classification


def page(paper: RcepSheet) -> Page:
    """The sheet as a page model."""
    place = signature(
        phrases.FOR_SELLER, paper.signatory, OFFICE_READS, paper.date, FIGURES, place=paper.place
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=(
            (firm_field(phrases.EXPORTER, paper.exporter, OFFICE_READS),),
            (firm_field(phrases.CONSIGNEE, paper.consignee, OFFICE_READS),),
        ),
        right=(
            number_and_date(paper, FIGURES),
            two_fields(
                (phrases.DEPARTURE, FIGURES.day(paper.departure_date)),
                (phrases.VESSEL, f"{paper.vessel} {paper.voyage}".strip()),
            ),
            ports(paper.port_of_loading, paper.port_of_discharge),
        ),
        blocks=(_items(paper), _origin(paper), Signatures((place,), paper.statements())),
        languages=OFFICE_READS,
    )


def _items(paper: RcepSheet) -> Table:
    columns = (
        Column(phrases.ITEM, "12mm", "right"),
        Column(phrases.MARKS, "30mm"),
        Column(phrases.PACKAGES_AND_GOODS, "1fr"),
        Column(phrases.CRITERION, "15mm"),
        Column(phrases.GROSS_QUANTITY_FOB, "34mm", "right"),
        Column(phrases.INVOICE, "33mm"),
    )
    total = (
        "",
        said(phrases.TOTAL, OFFICE_READS),
        f"{FIGURES.whole(paper.packages)} {said(phrases.CARTONS, OFFICE_READS).lower()}",
        "",
        f"{FIGURES.kg(paper.gross_g)} kg",
        "",
    )
    return Table(columns, item_rows(paper.items, FIGURES, OFFICE_READS, CODES), (total,))


def _origin(paper: RcepSheet) -> Fields:
    return Fields(
        (
            Field(phrases.RCEP_ORIGIN, (said(country(paper.origin_country), OFFICE_READS),), strong=True),
            Field(phrases.IMPORTED_INTO, (said(country(paper.importing_country), OFFICE_READS),)),
            Field(phrases.RETROACTIVE, (yes_or_no(paper.issued_retroactively, OFFICE_READS),)),
        ),
    )
