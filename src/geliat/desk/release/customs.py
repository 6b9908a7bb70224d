"""What customs' rules say of the dates of PEB and NPE, and the customs office of a port by its name.

A PEB is filed no earlier than so many days before the expected day of export; the dated rows of that rule are
those by which the papers are judged (`trade.consistency.dates`).
"""

from __future__ import annotations

from datetime import date, timedelta

from geliat.trade.consistency.dates import FILING_LIMITS, FilingLimit
from geliat.trade.customs_offices import CUSTOMS, office_of_port


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


def customs_office(port: str, on: date) -> str:
    """The customs office of a port (UN/LOCODE) on a day, by its own name; where none is known, customs."""
    office = office_of_port(port, on)
    return (office.name if office else CUSTOMS).id
