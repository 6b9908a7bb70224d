"""Lays out the Form E field sheet: boxes 1 to 13 under their numbers, as e-SKA asks for them."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures, country
from geliat.papers.page import Column, Field, Fields, Page, Signatures, Table
from geliat.papers.parts import (
    OFFICE_READS,
    firm_field,
    item_rows,
    number_and_date,
    said,
    signature,
    two_fields,
    yes_or_no,
)
from geliat.trade.documents import FormESheet

FIGURES = Figures("id")


def page(paper: FormESheet) -> Page:
    """The sheet as a page model."""
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=(
            (firm_field(phrases.BOX_1, paper.exporter, OFFICE_READS),),
            (firm_field(phrases.BOX_2, paper.consignee, OFFICE_READS),),
        ),
        right=(
            number_and_date(paper, FIGURES),
            two_fields(
                (phrases.BOX_3_DATE, FIGURES.day(paper.departure_date)),
                (phrases.BOX_3_VESSEL, f"{paper.vessel} {paper.voyage}".strip()),
            ),
            (
                Field(
                    phrases.BOX_3_ROUTE,
                    (
                        f"{paper.port_of_loading.name} ({paper.port_of_loading.code})",
                        f"{paper.port_of_discharge.name} ({paper.port_of_discharge.code})",
                    ),
                ),
            ),
            (Field(phrases.BOX_4, (said(phrases.BOX_4_BLANK, OFFICE_READS),)),),
        ),
        blocks=(_items(paper), _declared(paper), _ticks(paper), _sign(paper)),
        languages=OFFICE_READS,
    )


def _items(paper: FormESheet) -> Table:
    columns = (
        Column(phrases.BOX_5, "12mm", "right"),
        Column(phrases.BOX_6, "30mm"),
        Column(phrases.BOX_7, "1fr"),
        Column(phrases.BOX_8, "15mm"),
        Column(phrases.BOX_9, "34mm", "right"),
        Column(phrases.BOX_10, "33mm"),
    )
    rows = item_rows(paper.items, FIGURES, OFFICE_READS)
    total = (
        "",
        said(phrases.TOTAL, OFFICE_READS),
        f"{FIGURES.whole(paper.packages)} {said(phrases.CARTONS, OFFICE_READS).lower()}",
        "",
        f"{FIGURES.kg(paper.gross_g)} kg",
        "",
    )
    return Table(columns, rows, (total,))


def _declared(paper: FormESheet) -> Fields:
    return Fields(
        (
            Field(phrases.PRODUCED_IN, (said(country(paper.producing_country), OFFICE_READS),)),
            Field(phrases.IMPORTED_INTO, (said(country(paper.importing_country), OFFICE_READS),)),
            Field(phrases.BOX_12, (said(phrases.BOX_4_BLANK, OFFICE_READS),)),
        ),
        ("1fr",) * 3,
        phrases.BOX_11,
    )


def _ticks(paper: FormESheet) -> Fields:
    ticks = (
        (phrases.RETROACTIVE, paper.issued_retroactively),
        (phrases.THIRD_PARTY, paper.third_party_invoicing),
        (phrases.EXHIBITION, paper.exhibition),
        (phrases.MOVEMENT, paper.movement_certificate),
    )
    return Fields(
        tuple(Field(label, (yes_or_no(ticked, OFFICE_READS),)) for label, ticked in ticks),
        ("1fr",) * 4,
        phrases.BOX_13,
    )


def _sign(paper: FormESheet) -> Signatures:
    place = signature(
        phrases.FOR_SELLER, paper.signatory, OFFICE_READS, paper.date, FIGURES, place=paper.place
    )
    return Signatures((place,), paper.statements())
