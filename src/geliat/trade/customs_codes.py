"""Codes of the Indonesian customs that a declaration carries, as data with source and confidence.

The authentic lists are in the customs' own reference service; a code that is missing here may be right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geliat.sentences import Sentence
from geliat.trade.customs_offices import customs_offices
from geliat.trade.data import rows
from geliat.trade.export_facts import CustomsEntry

LISTS = {
    "export_type": "export_type",
    "export_category": "export_category",
    "trade_method": "trade_method",
    "payment_method": "payment_method",
    "transport_mode": "transport_mode",
    "location": "location",
    "insured_in": "insured_in",
    "package_code": "package",
}
"""Field of the customs entry -> list of codes."""
OTHER_CONTAINER = "99"


@dataclass(frozen=True, slots=True)
class CustomsCode:
    """One code of a list: what it means, who says so, and how sure that is (high, medium, low)."""

    list: str
    code: str
    meaning: Sentence
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A code of an entry to confirm in the customs' reference service before filing.

    `known` is None where the table has no such code.
    """

    field: str
    code: str
    known: CustomsCode | None


@cache
def customs_codes() -> Mapping[tuple[str, str], CustomsCode]:
    """Every code known here by list and code."""
    offices = {
        ("office", one.code): CustomsCode("office", one.code, one.name, one.source, one.confidence)
        for one in customs_offices()
    }
    return offices | {
        (row["list"], row["code"]): CustomsCode(
            row["list"], row["code"], Sentence(row["en"], row["id"]), row["source"], row["confidence"]
        )
        for row in rows("customs_codes")
    }


def find_customs_code(list_name: str, code: str) -> CustomsCode | None:
    """The code of a list, or None where the table has no such row."""
    return customs_codes().get((list_name, code))


def codes_of(list_name: str) -> tuple[CustomsCode, ...]:
    """The codes of a list in the order of the table; empty for a list it does not hold."""
    return tuple(code for (name, _), code in customs_codes().items() if name == list_name)


def doubts(entry: CustomsEntry) -> tuple[Doubt, ...]:
    """The codes of an entry that are unknown here or not confirmed by a sure source."""
    found = []
    given = {field: getattr(entry, field) for field in LISTS}
    for field, code in {**given, "stuffing": entry.readiness.stuffing}.items():
        known = find_customs_code(LISTS.get(field, field), code)
        if code and (known is None or known.confidence != "high"):
            found.append(Doubt(field, code, known))
    return tuple(found)


@cache
def _container_types() -> Mapping[str, str]:
    return {row["iso"]: row["code"] for row in rows("customs_codes") if row["list"] == "container_type"}


def container_type(size_type: str) -> str:
    """Customs' kind of container by the third sign of its ISO size type (45G1 -> 1); 99 for any other."""
    return _container_types().get(size_type[2:3] or "-", OTHER_CONTAINER)
