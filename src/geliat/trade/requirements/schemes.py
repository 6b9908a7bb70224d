"""Whether an origin scheme (ACFTA, RCEP) binds on a day, by the dated rows of its certificate."""

from __future__ import annotations

from datetime import date

from geliat.trade.requirements.book import shipped_book

CERTIFICATES = {"ACFTA": "form_e", "RCEP": "rcep_certificate"}
"""The certificate of each scheme, whose rows among the requirements say when the scheme is in force."""


def scheme_in_force(scheme: str, on: date) -> bool:
    """Whether a row of the scheme's certificate is in force on the day; never for an unknown scheme."""
    paper = CERTIFICATES.get(scheme)
    return any(row.paper == paper for row in shipped_book().in_force(on))
