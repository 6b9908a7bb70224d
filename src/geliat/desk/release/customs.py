"""What customs' rules say of the dates of PEB and NPE, as dated rows, and the offices at the ports.

PEB no earlier than seven days before the expected day of export and before the goods enter the customs area:
PMK 145/PMK.04/2007, then PMK 155/2022. The NPE answers a PEB, so an NPE more than seven days after its PEB
means that the export lies outside the time the PEB was filed for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PebRule:
    """How many days before the export a PEB may be filed at the earliest, and while that holds."""

    valid_from: date
    valid_to: date | None
    days_before_export: int
    source: str
    confidence: str


PEB_RULES = (
    PebRule(date(2008, 1, 1), date(2023, 1, 31), 7, "PMK 145/PMK.04/2007", "medium"),
    PebRule(date(2023, 2, 1), None, 7, "PMK 155/2022", "medium"),
)

CUSTOMS_OFFICES: Mapping[str, str] = MappingProxyType({"IDSUB": "KPPBC TMP Tanjung Perak"})
"""The customs office of a port of loading (DJBC's reference of offices, code 070100), where one is known."""


def peb_rule(on: date) -> PebRule | None:
    """The rule in force on a day; None where none is recorded for it."""
    for rule in PEB_RULES:
        if rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to):
            return rule
    return None


def customs_office(port: str) -> str:
    """The customs office of a port by UN/LOCODE; where none is known, customs in general."""
    return CUSTOMS_OFFICES.get(port, "Bea Cukai")
