"""Which papers goods need for their export, as dated rows with source, confidence and state, not as code."""

from geliat.trade.requirements.answer import (
    Answer,
    OutOfForce,
    Question,
    Unrecorded,
    requirements_for,
    together,
)
from geliat.trade.requirements.book import Book, Ruling, shipped_book
from geliat.trade.requirements.goods import FACTS, PACKAGINGS, TREATMENTS, GoodsProfile, Material
from geliat.trade.requirements.reading import read_book, requirement_of, row_of
from geliat.trade.requirements.requirement import EVENTS, GATES, Coverage, Requirement, When

__all__ = [
    "EVENTS",
    "FACTS",
    "GATES",
    "PACKAGINGS",
    "TREATMENTS",
    "Answer",
    "Book",
    "Coverage",
    "GoodsProfile",
    "Material",
    "OutOfForce",
    "Question",
    "Requirement",
    "Ruling",
    "Unrecorded",
    "When",
    "read_book",
    "requirement_of",
    "requirements_for",
    "row_of",
    "shipped_book",
    "together",
]
