"""Lays out the origin worksheet: for each line claimed its materials, its value content and the finding."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures, hs
from geliat.papers.page import Block, Cell, Column, Page, Signatures, Table, in_languages
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
        *(_materials(line, paper) for line in paper.lines),
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


def _materials(line: WorksheetLine, paper: OriginWorksheet) -> Table:
    """A line's materials, and at their foot its value content and whether the criterion holds."""
    currency, heading = paper.currency, f"{line.line}  {line.sku}  HS {hs(line.hs_code)}"
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
    return Table(columns, rows, _findings(line, paper.least_rvc_permille), title)


def _findings(line: WorksheetLine, least_permille: int) -> tuple[tuple[Cell, ...], ...]:
    content = f"{FIGURES.share(line.rvc_permille)} % (≥ {FIGURES.share(least_permille)} %)"
    return (
        _finding(phrases.NON_ORIGINATING, "", FIGURES.amount(line.non_originating), ("RVC", content)),
        _finding(
            phrases.FOB_VALUE,
            "",
            FIGURES.amount(line.fob),
            (
                in_languages(phrases.HEADING_CHANGES, OFFICE_READS)[0],
                yes_or_no(line.heading_changes, OFFICE_READS),
            ),
        ),
        _finding(phrases.HOLDS, f"{line.scheme} / {line.criterion}", "", yes_or_no(line.holds, OFFICE_READS)),
    )


def _finding(label: Sentence, claim: str, amount: str, found: Cell) -> tuple[Cell, ...]:
    return (in_languages(label, OFFICE_READS), claim, "", "", "", amount, found)


def _in(label: Sentence, currency: str) -> Sentence:
    return Sentence(f"{label.en} {currency}", f"{label.id} {currency}")
