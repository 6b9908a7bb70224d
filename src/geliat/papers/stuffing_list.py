"""Lays out the stuffing list: each container's cartons by number, its check and its seal."""

from __future__ import annotations

from collections.abc import Iterator

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signature, Signatures, Table
from geliat.papers.parts import (
    TRADE_READS,
    firm_field,
    number_and_date,
    port,
    said,
    sailing,
    signature,
    two_fields,
)
from geliat.sentences import Sentence
from geliat.trade.documents import StuffingList
from geliat.trade.documents.stuffing_list import SealedContainer

FIGURES = Figures("en")


def page(paper: StuffingList) -> Page:
    """The list as a page model, a part for each container."""
    witness = Signature(phrases.WITNESS, paper.forwarder.name if paper.forwarder else "")
    blocks: tuple[Block, ...] = (
        *(block for container in paper.containers for block in _container(container)),
        *((_all(paper),) if len(paper.containers) > 1 else ()),
        Signatures(
            (signature(phrases.FOR_SELLER, paper.signatory, TRADE_READS, paper.date, FIGURES), witness),
            paper.statements(),
        ),
    )
    forwarder = ((firm_field(phrases.FORWARDER, paper.forwarder, TRADE_READS),),) if paper.forwarder else ()
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=((firm_field(phrases.EXPORTER, paper.exporter, TRADE_READS),), *forwarder),
        right=(
            number_and_date(paper, FIGURES),
            two_fields(
                (phrases.PACKING_LIST, paper.packing_list_number),
                (phrases.SHIPMENT, paper.shipment_number),
            ),
            sailing(paper.vessel, paper.voyage, paper.booking),
            (port(phrases.LOADING, paper.port_of_loading),),
        ),
        blocks=blocks,
        languages=TRADE_READS,
    )


def _container(each: SealedContainer) -> Iterator[Block]:
    moisture = each.floor_moisture_permille
    materials = f"{FIGURES.kg(each.desiccant_g)} / {FIGURES.kg(each.dunnage_g)}"
    yield Fields(
        (
            Field(phrases.CONTAINER, (each.number, each.size_type), strong=True),
            Field(phrases.SEALED_WITH, (each.seal or "–",), strong=True),
            Field(phrases.STUFFED_ON, (FIGURES.day(each.stuffed_on),)),
            Field(phrases.FLOOR_MOISTURE, (f"{FIGURES.share(moisture)} %" if moisture is not None else "–",)),
            Field(phrases.DESICCANT_AND_DUNNAGE, (materials,)),
        ),
        ("1.1fr", "1fr", "1.1fr", "0.9fr", "1.2fr"),
        Sentence(
            f"{phrases.CONTAINER.en} {each.number}",
            f"{phrases.CONTAINER.id} {each.number}",
        ),
    )
    yield _runs(each)
    if each.checks:
        yield _checks(each)


def _runs(each: SealedContainer) -> Table:
    columns = (
        Column(phrases.CARTON_NUMBERS, "24mm"),
        Column(phrases.SKU, "26mm"),
        Column(phrases.LOT, "1fr"),
        Column(phrases.CARTONS, "16mm", "right"),
        Column(phrases.PIECES, "16mm", "right"),
        Column(phrases.GROSS, "24mm", "right"),
        Column(phrases.VOLUME, "18mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(run.first) if run.first == run.last else f"{run.first}–{run.last}",
            run.sku,
            ", ".join(run.lots),
            FIGURES.whole(run.cartons),
            FIGURES.whole(run.pieces),
            FIGURES.kg(run.gross_g),
            FIGURES.cubic(run.volume_mm3),
        )
        for run in each.runs
    )
    total: tuple[Cell, ...] = (
        said(phrases.TOTAL, TRADE_READS),
        "",
        "",
        FIGURES.whole(each.cartons),
        FIGURES.whole(each.pieces),
        FIGURES.kg(each.gross_g),
        FIGURES.cubic(each.volume_mm3),
    )
    return Table(columns, rows, (total,))


def _checks(each: SealedContainer) -> Table:
    columns = (
        Column(phrases.POINT, "1fr"),
        Column(phrases.RESULT, "42mm"),
        Column(phrases.FOUND, "42mm"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            said(check.point, TRADE_READS),
            said(phrases.PASSED if check.passed else phrases.FAILED, TRADE_READS),
            check.found or "–",
        )
        for check in each.checks
    )
    return Table(columns, rows, (), phrases.CHECK)


def _all(paper: StuffingList) -> Fields:
    return Fields(
        (
            Field(phrases.CONTAINERS, (FIGURES.whole(len(paper.containers)),), strong=True),
            Field(phrases.CARTONS, (FIGURES.whole(paper.cartons),), strong=True),
            Field(phrases.PIECES, (FIGURES.whole(paper.pieces),), strong=True),
            Field(phrases.GROSS, (FIGURES.kg(paper.gross_g),), strong=True),
            Field(phrases.VOLUME, (FIGURES.cubic(paper.volume_mm3),), strong=True),
        ),
        ("1fr",) * 5,
        phrases.TOTAL,
    )
