"""The offices of Indonesian customs by port and code, dated and with source (DJBC's reference of offices).

The authentic list is in customs' own reference service; where no row holds, customs in general are named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from geliat.sentences import Sentence
from geliat.trade.data import day, rows, valid_on

CUSTOMS = Sentence(en="Indonesian customs (Bea Cukai)", id="Bea Cukai")
"""Customs in general, where the office of a port is not known."""


@dataclass(frozen=True, slots=True)
class CustomsOffice:
    """An office: its 6-digit code, its port by UN/LOCODE (empty inland), its name, and who says so."""

    code: str
    port: str
    name: Sentence
    valid_from: date | None
    valid_until: date | None
    checked_on: date
    source: str
    confidence: str


@cache
def customs_offices() -> tuple[CustomsOffice, ...]:
    """Every office known here, in the order of the table."""
    return tuple(
        CustomsOffice(
            row["code"],
            row["port"],
            Sentence(en=row["en"], id=row["id"]),
            day(row["valid_from"]),
            day(row["valid_to"]),
            date.fromisoformat(row["checked_on"]),
            row["source"],
            row["confidence"],
        )
        for row in rows("customs_offices")
    )


def office_of_port(port: str, on: date) -> CustomsOffice | None:
    """The office of a port of loading (UN/LOCODE) on a day; None where no row holds."""
    known = (one for one in customs_offices() if one.port == port)
    return next((one for one in known if valid_on(on, one.valid_from, one.valid_until)), None)
