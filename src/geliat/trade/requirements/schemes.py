"""Whether an origin scheme (ACFTA, RCEP) binds on a day, by the dated rows of its certificate."""

from __future__ import annotations

from datetime import date

from geliat.trade.requirements.book import Book, shipped_book

CERTIFICATES = {"ACFTA": "form_e", "RCEP": "rcep_certificate"}
"""The certificate of each scheme, whose rows among the requirements say when the scheme is in force."""


def scheme_in_force(scheme: str, on: date, book: Book | None = None) -> bool:
    """Whether a row of the scheme's certificate is in force on the day by a book, else the shipped.

    Never for an unknown scheme.
    """
    paper = CERTIFICATES.get(scheme)
    return any(row.paper == paper for row in (book or shipped_book()).in_force(on))
