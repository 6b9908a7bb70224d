"""Lays out the inspection summary: every lot with its sample, defects, moisture and verdict (ISO 2859-1)."""

from __future__ import annotations

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import Block, Cell, Column, Field, Fields, Page, Signatures, Table, in_languages
from geliat.papers.parts import TRADE_READS, firm_field, number_and_date, said, signature
from geliat.sentences import Sentence
from geliat.trade.documents import InspectionSummary
from geliat.trade.shipment import InspectedLot

FIGURES = Figures("en")
VERDICTS = {"accepted": phrases.ACCEPTED, "rejected": phrases.REJECTED}
SEVERITIES = {
    "normal": Sentence("normal", "normal"),
    "tightened": Sentence("tightened", "diperketat"),
    "reduced": Sentence("reduced", "dilonggarkan"),
}
CLASSES = ("critical", "major", "minor")


def page(paper: InspectionSummary) -> Page:
    """The summary as a page model."""
    blocks: tuple[Block, ...] = (
        _sums(paper),
        _accepted(paper),
        _lots(paper),
        Signatures(
            (signature(phrases.FOR_SELLER, paper.signatory, TRADE_READS, paper.date, FIGURES),),
            paper.statements(),
        ),
    )
    return Page(
        title=paper.title,
        number=paper.number,
        dated=paper.date,
        author=paper.exporter.name,
        left=((firm_field(phrases.EXPORTER, paper.exporter, TRADE_READS),),),
        right=(
            number_and_date(paper, FIGURES),
            (
                Field(phrases.SHIPMENT, (paper.shipment_number,)),
                Field(phrases.CONTRACT, (paper.contract_reference,)),
            ),
            (Field(phrases.STANDARD, (paper.standard,)),),
        ),
        blocks=blocks,
        languages=TRADE_READS,
    )


def _sums(paper: InspectionSummary) -> Fields:
    found = {each.defect_class: each.found for each in paper.defects}
    defects = " / ".join(FIGURES.whole(found.get(each, 0)) for each in CLASSES)
    return Fields(
        (
            Field(phrases.INSPECTIONS, (FIGURES.whole(paper.inspections),)),
            Field(phrases.LOTS_ACCEPTED, (FIGURES.whole(paper.lots_accepted),), strong=True),
            Field(phrases.LOTS_REJECTED, (FIGURES.whole(paper.lots_rejected),)),
            Field(phrases.RESUBMITTED, (FIGURES.whole(paper.resubmitted),)),
            Field(phrases.PIECES_ACCEPTED, (FIGURES.whole(paper.pieces_accepted),), strong=True),
            Field(phrases.PIECES_SAMPLED, (FIGURES.whole(paper.pieces_sampled),)),
            Field(phrases.DEFECTS_BY_CLASS, (defects,)),
            Field(phrases.WORST_MOISTURE, (f"{FIGURES.share(paper.worst_moisture_permille)} %",)),
        ),
        ("1fr",) * 4,
    )


def _accepted(paper: InspectionSummary) -> Table:
    columns = (
        Column(phrases.SKU, "1fr"),
        Column(phrases.LOTS_ACCEPTED, "40mm", "right"),
        Column(phrases.PIECES, "40mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (each.sku, FIGURES.whole(each.lots), FIGURES.whole(each.pieces)) for each in paper.accepted
    )
    total: tuple[Cell, ...] = (
        said(phrases.TOTAL, TRADE_READS),
        FIGURES.whole(paper.lots_accepted),
        FIGURES.whole(paper.pieces_accepted),
    )
    return Table(columns, rows, (total,), phrases.ACCEPTED_BY_ARTICLE)


def _lots(paper: InspectionSummary) -> Table:
    columns = (
        Column(phrases.LOT, "27mm"),
        Column(phrases.WORKSHOP, "1fr"),
        Column(phrases.SKU, "25mm"),
        Column(phrases.PIECES, "13mm", "right"),
        Column(phrases.SAMPLE, "18mm", "right"),
        Column(phrases.CRITICAL, "13mm", "right"),
        Column(phrases.MAJOR, "13mm", "right"),
        Column(phrases.MINOR, "13mm", "right"),
        Column(phrases.MOISTURE, "20mm", "right"),
        Column(phrases.VERDICT, "17mm"),
    )
    return Table(columns, tuple(_lot(each) for each in paper.lots), (), phrases.LOTS)


def _lot(lot: InspectedLot) -> tuple[Cell, ...]:
    severity = SEVERITIES.get(lot.severity, Sentence(lot.severity, lot.severity))
    verdict = VERDICTS.get(lot.verdict, Sentence(lot.verdict, lot.verdict))
    again = () if lot.submission == 1 else (said(Sentence(*_nth(lot.submission)), TRADE_READS),)
    return (
        (lot.code, FIGURES.short_day(lot.inspected_on)),
        (lot.workshop, *again),
        (lot.sku, *in_languages(lot.step, TRADE_READS)),
        FIGURES.whole(lot.quantity),
        (f"n = {lot.sample_size}", f"{lot.level} / {lot.letter}", said(severity, TRADE_READS)),
        *(_defects(lot, each) for each in CLASSES),
        (
            FIGURES.share(lot.moisture_worst_permille),
            f"x̄ {FIGURES.share(lot.moisture_mean_permille)}",
            f"≤ {FIGURES.share(lot.moisture_limit_permille)}, n = {lot.moisture_sample_size}",
        ),
        in_languages(verdict, TRADE_READS),
    )


def _nth(submission: int) -> tuple[str, str]:
    return (f"submission {submission}", f"pengajuan ke-{submission}")


def _defects(lot: InspectedLot, defect_class: str) -> Cell:
    """Found, acceptance number and AQL (none where nothing is accepted); a dash for a class not judged."""
    for count in lot.defects:
        if count.defect_class == defect_class:
            level = (f"AQL {FIGURES.aql(count.aql)}",) if count.aql else ()
            return (str(count.found), f"Ac {count.accept}", *level)
    return "–"
