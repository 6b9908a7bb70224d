"""What customs' rules say of the dates of PEB and NPE, and the customs offices at the ports.

A PEB is filed no earlier than so many days before the expected day of export; the dated rows of that rule are
those by which the papers are judged (`trade.consistency.dates`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from geliat.trade.consistency.dates import FILING_LIMITS, FilingLimit

CUSTOMS_OFFICES: Mapping[str, str] = MappingProxyType({"IDSUB": "KPPBC TMP Tanjung Perak"})
"""The customs office of a port of loading (DJBC's reference of offices, code 070100), where one is known."""


def peb_rule(on: date) -> FilingLimit | None:
    """The rule in force on a day; None where none is recorded for it."""
    in_force = [limit for limit in FILING_LIMITS if limit.valid_from <= on]
    return in_force[-1] if in_force else None


def days_too_early(peb_dated: date, export_on: date) -> int:
    """How many days too early a PEB of a day is for an export on another; 0 where it is in time."""
    rule = peb_rule(peb_dated)
    if rule is None:
        return 0
    return max(0, (export_on - timedelta(days=rule.days) - peb_dated).days)


def customs_office(port: str) -> str:
    """The customs office of a port by UN/LOCODE; where none is known, customs in general."""
    return CUSTOMS_OFFICES.get(port, "Bea Cukai")
