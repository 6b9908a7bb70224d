"""Lays out the allotment: which workshop makes how many of what, by when and why. It stays in the group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geliat.papers import phrases
from geliat.papers.figures import Figures
from geliat.papers.page import Cell, Column, Field, Page, Table, in_languages
from geliat.papers.parts import OFFICE_READS, said
from geliat.sentences import Sentence

FIGURES = Figures("id")

TITLE = Sentence("Allotment of work", "Pembagian kerja")
ORDER = Sentence("Order", "Pesanan")
WORKSHOPS = Sentence("Workshops", "Bengkel")
WORK_STEP = Sentence("Work step", "Tahap kerja")
GOODS = Sentence("Goods", "Barang")
FROM = Sentence("From Monday", "Mulai Senin")
UNTIL = Sentence("Until Saturday", "Sampai Sabtu")
WHY = Sentence("Why", "Alasannya")
BY_STEP = Sentence("By step: when and how many", "Menurut tahap: kapan dan berapa")
BY_WORKSHOP = Sentence("By workshop", "Menurut bengkel")


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A step of one line: its weeks from the first Monday to the last Saturday, pieces and workshops."""

    step: Sentence
    goods: Sentence
    first_monday: date
    last_saturday: date
    pieces: int
    workshops: int


@dataclass(frozen=True, slots=True)
class SharePlan:
    """What one workshop makes of one line at one step, and the one sentence that says why."""

    code: str
    workshop: str
    step: Sentence
    goods: Sentence
    pieces: int
    reason: Sentence


@dataclass(frozen=True, slots=True)
class AllotmentSheet:
    """The allotment of one order; `steps` and `shares` in the order in which they are read."""

    order: str
    group: str
    dated: date
    steps: tuple[StepPlan, ...]
    shares: tuple[SharePlan, ...]


def page(sheet: AllotmentSheet) -> Page:
    """The allotment as a page model, Indonesian first: the group reads it."""
    shops = {each.code for each in sheet.shares}
    begins = min((each.first_monday for each in sheet.steps), default=sheet.dated)
    ends = max((each.last_saturday for each in sheet.steps), default=sheet.dated)
    return Page(
        title=TITLE,
        number=sheet.order,
        dated=sheet.dated,
        author=sheet.group,
        left=((Field(phrases.EXPORTER, (sheet.group,), strong=True),),),
        right=(
            (
                Field(ORDER, (sheet.order,), strong=True),
                Field(WORKSHOPS, (FIGURES.whole(len(shops)),), strong=True),
            ),
            (Field(FROM, (FIGURES.day(begins),)), Field(UNTIL, (FIGURES.day(ends),))),
        ),
        blocks=(_by_step(sheet), _by_workshop(sheet)),
        languages=OFFICE_READS,
    )


def _by_step(sheet: AllotmentSheet) -> Table:
    columns = (
        Column(WORK_STEP, "1fr"),
        Column(GOODS, "1.4fr"),
        Column(FROM, "26mm", "right"),
        Column(UNTIL, "26mm", "right"),
        Column(phrases.PIECES, "18mm", "right"),
        Column(WORKSHOPS, "20mm", "right"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            said(each.step, OFFICE_READS),
            each.goods.id,
            FIGURES.short_day(each.first_monday),
            FIGURES.short_day(each.last_saturday),
            FIGURES.whole(each.pieces),
            FIGURES.whole(each.workshops),
        )
        for each in sheet.steps
    )
    return Table(columns, rows, (), BY_STEP)


def _by_workshop(sheet: AllotmentSheet) -> Table:
    columns = (
        Column(phrases.WORKSHOP, "30mm"),
        Column(WORK_STEP, "24mm"),
        Column(GOODS, "26mm"),
        Column(phrases.PIECES, "14mm", "right"),
        Column(WHY, "1fr"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            (each.workshop, each.code),
            in_languages(each.step, OFFICE_READS),
            in_languages(each.goods, OFFICE_READS),
            FIGURES.whole(each.pieces),
            in_languages(each.reason, OFFICE_READS),
        )
        for each in sheet.shares
    )
    return Table(columns, rows, (), BY_WORKSHOP)
