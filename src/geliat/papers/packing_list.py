"""Lays out the packing list: by carton number, by container, by article, and by inspected lot."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures, hs, runs, size_in_cm
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signatures, Table
from geliat.papers.parts import (
    BUYER_READS,
    containers_table,
    marks_field,
    number_and_date,
    party_fields,
    ports,
    quantity,
    said,
    sailing,
    signature,
    stacked,
)
from geliat.trade.documents import PackingList
from geliat.trade.documents.packing_list import CartonRange, ListedCarton

FIGURES = Figures("en")


def page(paper: PackingList) -> Page:
    """The packing list as a page model; every carton stands in one range and in one run of its lots."""
    blocks: tuple[Block, ...] = (
        _marks_and_sums(paper),
        _ranges(paper),
        *((containers_table(paper.containers, FIGURES, BUYER_READS),) if paper.containers else ()),
        _articles(paper),
        _lots(paper),
        Signatures((signature(phrases.FOR_SELLER, paper.signatory, BUYER_READS, paper.date, FIGURES),)),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.seller.name,
        left=(
            *party_fields(paper.seller, paper.buyer, paper.consignee, paper.notify, BUYER_READS),
            sailing(paper.vessel, paper.voyage, paper.booking),
        ),
        right=(
            number_and_date(paper, FIGURES),
            (
                Field(phrases.INVOICE, (paper.invoice_number,)),
                Field(phrases.INVOICE_DATE, (FIGURES.day(paper.invoice_date),)),
            ),
            (
                Field(phrases.CONTRACT, (paper.contract_reference,)),
                Field(phrases.SHIPMENT, (paper.shipment_number,)),
            ),
            ports(paper.port_of_loading, paper.port_of_discharge),
        ),
        blocks=blocks,
        languages=BUYER_READS,
    )


def _marks_and_sums(paper: PackingList) -> Fields:
    return Fields(
        (
            marks_field(paper.marks),
            Field(phrases.CARTONS, (FIGURES.whole(paper.carton_count),), strong=True),
            Field(phrases.PIECES, (FIGURES.whole(paper.pieces),), strong=True),
            Field(phrases.NET, (FIGURES.kg(paper.net_g),), strong=True),
            Field(phrases.GROSS, (FIGURES.kg(paper.gross_g),), strong=True),
            Field(phrases.VOLUME, (FIGURES.cubic(paper.volume_mm3),), strong=True),
        ),
        ("1.7fr", "0.8fr", "0.8fr", "1fr", "1fr", "0.9fr"),
    )


def _ranges(paper: PackingList) -> Table:
    columns = (
        Column(phrases.CARTON_NUMBERS, "18mm"),
        Column(phrases.CARTONS, "13mm", "right"),
        Column(phrases.GOODS, "1fr"),
        Column(phrases.PIECES, "14mm", "right"),
        Column(phrases.NET, "20.5mm", "right"),
        Column(phrases.GROSS, "20.5mm", "right"),
        Column(phrases.OUTER, "22mm", "right"),
        Column(phrases.VOLUME, "17mm", "right"),
    )
    total: tuple[Cell, ...] = (
        said(phrases.TOTAL, ("en",)),
        FIGURES.whole(paper.carton_count),
        "",
        FIGURES.whole(paper.pieces),
        FIGURES.kg(paper.net_g),
        FIGURES.kg(paper.gross_g),
        "",
        FIGURES.cubic(paper.volume_mm3),
    )
    return Table(columns, tuple(_range(each) for each in paper.ranges), (total,), phrases.BY_RANGE)


def _range(each: CartonRange) -> tuple[Cell, ...]:
    first_last = str(each.first) if each.first == each.last else f"{each.first}–{each.last}"
    return (
        first_last,
        FIGURES.whole(each.cartons),
        stacked(each.description, BUYER_READS, each.sku),
        (FIGURES.whole(each.pieces), f"@ {FIGURES.whole(each.pieces_each)}"),
        (FIGURES.kg(each.net_g), f"@ {FIGURES.kg(each.net_g_each)}"),
        (FIGURES.kg(each.gross_g), f"@ {FIGURES.kg(each.gross_g_each)}"),
        size_in_cm(each.outer_mm),
        FIGURES.cubic(each.volume_mm3),
    )


def _articles(paper: PackingList) -> Table:
    columns = (
        Column(phrases.LINE, "9mm", "right"),
        Column(phrases.SKU, "26mm"),
        Column(phrases.GOODS, "1fr"),
        Column(phrases.HS, "21mm"),
        Column(phrases.QUANTITY, "24mm", "right"),
        Column(phrases.CARTONS, "16mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(each.line),
            each.sku,
            each.description.en,
            hs(each.hs_code),
            quantity(each.quantity, each.unit, FIGURES, BUYER_READS),
            FIGURES.whole(each.cartons),
        )
        for each in paper.lines
    )
    return Table(columns, rows, (), phrases.BY_LINE)


def _lots(paper: PackingList) -> Table:
    """Cartons alike in lots, article and container by their numbers; every carton stands in one row."""
    columns = (
        Column(phrases.CARTON_NUMBERS, "1fr"),
        Column(phrases.CARTONS, "14mm", "right"),
        Column(phrases.SKU, "28mm"),
        Column(phrases.LOT, "43mm"),
        Column(phrases.PIECES_EACH, "20mm", "right"),
        Column(phrases.PIECES, "16mm", "right"),
        Column(phrases.CONTAINER, "27mm"),
    )
    alike: dict[tuple[object, ...], list[ListedCarton]] = {}
    for carton in paper.cartons:
        alike.setdefault((carton.contents, carton.sku, carton.container), []).append(carton)
    total: tuple[Cell, ...] = (
        said(phrases.TOTAL, ("en",)),
        FIGURES.whole(paper.carton_count),
        "",
        "",
        "",
        FIGURES.whole(paper.pieces),
        "",
    )
    return Table(columns, tuple(_alike(each) for each in alike.values()), (total,), phrases.BY_LOT)


def _alike(cartons: list[ListedCarton]) -> tuple[Cell, ...]:
    first = cartons[0]
    return (
        runs(each.number for each in cartons),
        FIGURES.whole(len(cartons)),
        first.sku,
        tuple(each.lot for each in first.contents),
        tuple(FIGURES.whole(each.quantity) for each in first.contents),
        FIGURES.whole(sum(each.pieces for each in cartons)),
        first.container or said(phrases.NOT_LOADED, ("en", "id")),
    )
