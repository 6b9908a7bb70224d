"""Which papers goods need for their export, as dated rows with source, confidence and state, not as code."""

from geliat.trade.requirements.answer import (
    Answer,
    OutOfForce,
    Question,
    Unrecorded,
    requirements_for,
    together,
)
from geliat.trade.requirements.book import Book, Period, Ruling, shipped_book
from geliat.trade.requirements.comparing import Change, differences, loosened
from geliat.trade.requirements.goods import FACTS, PACKAGINGS, TREATMENTS, GoodsProfile, Material
from geliat.trade.requirements.reading import read_book, requirement_of, row_of
from geliat.trade.requirements.requirement import EVENTS, GATES, Coverage, Requirement, When
from geliat.trade.requirements.writing import write_book

__all__ = [
    "EVENTS",
    "FACTS",
    "GATES",
    "PACKAGINGS",
    "TREATMENTS",
    "Answer",
    "Book",
    "Change",
    "Coverage",
    "GoodsProfile",
    "Material",
    "OutOfForce",
    "Period",
    "Question",
    "Requirement",
    "Ruling",
    "Unrecorded",
    "When",
    "differences",
    "loosened",
    "read_book",
    "requirement_of",
    "requirements_for",
    "row_of",
    "shipped_book",
    "together",
    "write_book",
]
