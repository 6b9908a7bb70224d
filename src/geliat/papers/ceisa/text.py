"""Texts as customs' system takes them: plain letters, and the digits of a number alone."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from geliat.trade.identifiers import normal_nib, normal_npwp

NPWP_KINDS = {15: "5", 16: "6"}
"""Digits of a tax number -> customs' kind of identity."""
NO_BRAND = "TANPA MEREK"


def cleaned(text: str) -> str:
    """A description in the characters the system is known to take: letters, digits, brackets and blanks.

    Accents are dropped; every other sign parts two words.
    """
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^A-Za-z0-9()]+", " ", bare).split())


def identity(tax_id: str) -> tuple[str, str]:
    """Kind of identity and digits of a firm's tax number; kind "" when it has neither 15 nor 16 digits."""
    digits = normal_npwp(tax_id)
    return (NPWP_KINDS.get(len(digits), "") if digits.isdigit() else "", digits)


def nib_digits(nib: str) -> str:
    """The digits of a business number."""
    return normal_nib(nib)


def in_utc(moment: str) -> str:
    """A moment of ISO 8601 with its zone as the system wants it: 2020-10-17T01:00:00Z."""
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
