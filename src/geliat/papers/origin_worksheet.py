"""Lays out the origin worksheet: for each line claimed its materials, its value content and the finding."""

from __future__ import annotations

from collections.abc import Iterator

from geliat.papers import phrases
from geliat.papers.figures import Figures, hs
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signatures, Table
from geliat.papers.parts import (
    OFFICE_READS,
    firm_field,
    number_and_date,
    signature,
    two_fields,
    yes_or_no,
)
from geliat.sentences import Sentence
from geliat.trade.documents import OriginWorksheet
from geliat.trade.documents.origin_worksheet import WorksheetLine

FIGURES = Figures("id")


def page(paper: OriginWorksheet) -> Page:
    """The worksheet as a page model; the issuing office leads, so Indonesian does."""
    blocks: tuple[Block, ...] = (
        *(block for line in paper.lines for block in _line(line, paper)),
        Signatures(
            (signature(phrases.FOR_SELLER, paper.signatory, OFFICE_READS, paper.date, FIGURES),),
            paper.statements(),
        ),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=((firm_field(phrases.EXPORTER, paper.exporter, OFFICE_READS),),),
        right=(
            number_and_date(paper, FIGURES),
            two_fields(
                (phrases.INVOICE, paper.invoice_number),
                (phrases.INVOICE_DATE, FIGURES.day(paper.invoice_date)),
            ),
            two_fields(
                (phrases.FOB_VALUE, FIGURES.money(paper.fob)),
                (phrases.NON_ORIGINATING, FIGURES.money(paper.non_originating)),
            ),
        ),
        blocks=blocks,
        languages=OFFICE_READS,
    )


def _line(line: WorksheetLine, paper: OriginWorksheet) -> Iterator[Block]:
    heading = f"{line.line}  {line.sku}  HS {hs(line.hs_code)}"
    yield _materials(line, paper.currency, heading)
    least = f"≥ {FIGURES.share(paper.least_rvc_permille)} %"
    yield Fields(
        (
            Field(phrases.SCHEME, (f"{line.scheme} / {line.criterion}",), strong=True),
            Field(phrases.FOB_VALUE, (FIGURES.money(line.fob),)),
            Field(phrases.NON_ORIGINATING, (FIGURES.money(line.non_originating),)),
            Field(phrases.RVC, (f"{FIGURES.share(line.rvc_permille)} %", least), strong=True),
            Field(phrases.HEADING_CHANGES, (yes_or_no(line.heading_changes, OFFICE_READS),)),
            Field(phrases.HOLDS, (yes_or_no(line.holds, OFFICE_READS),), strong=True),
        ),
        ("0.9fr", "1.1fr", "1.2fr", "1fr", "1.1fr", "1fr"),
    )


def _materials(line: WorksheetLine, currency: str, heading: str) -> Table:
    columns = (
        Column(phrases.MATERIAL, "1fr"),
        Column(phrases.TREATMENT, "33mm"),
        Column(phrases.HS, "16mm"),
        Column(phrases.MATERIAL_ORIGIN, "11mm"),
        Column(_in(phrases.EACH_PIECE, currency), "17mm", "right"),
        Column(_in(phrases.WHOLE_LINE, currency), "22mm", "right"),
        Column(phrases.PROOF, "34mm"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            tuple(text for text in (each.name.id, each.name.en, each.species) if text),
            (each.treatment.id, each.treatment.en),
            hs(each.hs_code) if len(each.hs_code) >= 6 else each.hs_code,
            each.origin,
            FIGURES.amount(each.value_each),
            FIGURES.amount(each.value),
            each.proof or "–",
        )
        for each in line.materials
    )
    title = Sentence(f"Line {heading}  {line.description.en}", f"Baris {heading}  {line.description.id}")
    return Table(columns, rows, (), title)


def _in(label: Sentence, currency: str) -> Sentence:
    return Sentence(f"{label.en} {currency}", f"{label.id} {currency}")
