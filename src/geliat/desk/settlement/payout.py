"""The payout file: a list for the bank as CSV (RFC 4180), made in memory and never kept.

Amounts are whole rupiah, accounts are text. What a spreadsheet would take for a formula is defused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from geliat.desk.makers.models import PrivateContact
from geliat.desk.settlement.models import Pay

HEADER = ("workshop", "name", "method", "bank", "account", "amount_idr", "reference")
TRANSFER, CASH = "TRANSFER", "TUNAI"


@dataclass(frozen=True, slots=True)
class Row:
    """One payment of the list; cash names no account."""

    workshop: str
    name: str
    method: str
    bank: str
    account: str
    amount_idr: Decimal
    reference: str


def rows_of(number: str, pays: Iterable[Pay], contacts: Mapping[int, PrivateContact]) -> list[Row]:
    """The payments of a file by workshop; a pay that advances cover whole needs none."""
    rows = []
    for pay in sorted(pays, key=lambda pay: (pay.workshop.code, pay.round)):
        if pay.to_pay_idr <= 0:
            continue
        contact = contacts.get(pay.workshop_id)
        through_bank = not pay.in_cash and contact is not None
        rows.append(
            Row(
                workshop=pay.workshop.code,
                name=(contact.person if contact else "") or pay.workshop.name,
                method=CASH if pay.in_cash else TRANSFER,
                bank=contact.bank if through_bank and contact else "",
                account=contact.account if through_bank and contact else "",
                amount_idr=pay.to_pay_idr,
                reference=f"{number}/{pay.workshop.code}/{pay.round}",
            )
        )
    return rows


def written(rows: Iterable[Row]) -> bytes:
    """The list as UTF-8 CSV with a header, one payment a line."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in rows:
        told = (row.workshop, row.name, row.method, row.bank, row.account)
        writer.writerow([*map(defused, told), f"{row.amount_idr:.0f}", defused(row.reference)])
    return text.getvalue().encode()


def defused(text: str) -> str:
    """Text that no spreadsheet runs: a leading sign of a formula gets an apostrophe before it."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
