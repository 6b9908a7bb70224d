"""Lays out the shipper's verified gross mass declaration (SOLAS VI/2; PM 53/2018), one row a container."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import Block, Cell, Column, Field, Page, Signatures, Table
from geliat.papers.parts import (
    TRADE_READS,
    firm_field,
    number_and_date,
    port,
    said,
    sailing,
    signature,
)
from geliat.trade.documents import VgmDeclaration

FIGURES = Figures("en")


def page(paper: VgmDeclaration) -> Page:
    """The declaration as a page model."""
    blocks: tuple[Block, ...] = (
        _masses(paper),
        _weighing(paper),
        Signatures(
            (signature(phrases.RESPONSIBLE, paper.responsible, TRADE_READS, paper.date, FIGURES),),
            paper.statements(),
        ),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.shipper.name,
        left=((firm_field(phrases.SHIPPER, paper.shipper, TRADE_READS),),),
        right=(
            number_and_date(paper, FIGURES),
            (Field(phrases.SHIPMENT, (paper.shipment_number,)), port(phrases.LOADING, paper.port_of_loading)),
            sailing(paper.vessel, paper.voyage, paper.booking),
        ),
        blocks=blocks,
        languages=TRADE_READS,
    )


def _masses(paper: VgmDeclaration) -> Table:
    columns = (
        Column(phrases.CONTAINER, "25mm"),
        Column(phrases.SEAL, "1.2fr"),
        Column(phrases.CARTONS, "14mm", "right"),
        Column(phrases.TARE, "1fr", "right"),
        Column(phrases.CARGO, "1fr", "right"),
        Column(phrases.DESICCANT, "0.9fr", "right"),
        Column(phrases.DUNNAGE, "0.9fr", "right"),
        Column(phrases.VGM, "1.2fr", "right"),
        Column(phrases.MAX_GROSS, "1.1fr", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            (each.number, each.size_type),
            each.seal or "–",
            FIGURES.whole(each.cartons),
            FIGURES.kg(each.tare_g),
            FIGURES.kg(each.cargo_gross_g),
            FIGURES.kg(each.desiccant_g),
            FIGURES.kg(each.dunnage_g),
            FIGURES.kg(each.verified_gross_g),
            FIGURES.kg(each.max_gross_g),
        )
        for each in paper.containers
    )
    total: tuple[Cell, ...] = (
        said(phrases.TOTAL, TRADE_READS),
        "",
        FIGURES.whole(sum(each.cartons for each in paper.containers)),
        FIGURES.kg(sum(each.tare_g for each in paper.containers)),
        FIGURES.kg(sum(each.cargo_gross_g for each in paper.containers)),
        FIGURES.kg(sum(each.desiccant_g for each in paper.containers)),
        FIGURES.kg(sum(each.dunnage_g for each in paper.containers)),
        FIGURES.kg(paper.verified_gross_g),
        "",
    )
    return Table(columns, rows, (total,) if len(rows) > 1 else (), phrases.MASSES)


def _weighing(paper: VgmDeclaration) -> Table:
    columns = (
        Column(phrases.CONTAINER, "30mm"),
        Column(phrases.METHOD, "1fr"),
        Column(phrases.WEIGHED_BY, "1.4fr"),
        Column(phrases.WEIGHED_ON, "34mm"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            each.number,
            tuple(
                f"{each.method}: {line}" if at == 0 else line for at, line in enumerate(_method(each.method))
            ),
            each.weighed_by,
            FIGURES.day(each.weighed_on),
        )
        for each in paper.containers
    )
    return Table(columns, rows, (), phrases.HOW_WEIGHED)


def _method(number: int) -> tuple[str, ...]:
    sentence = phrases.METHODS[number]
    return (sentence.en, sentence.id)
