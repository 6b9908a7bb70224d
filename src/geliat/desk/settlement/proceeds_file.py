"""The list of export proceeds for bank or tax office: CSV (RFC 4180), one receipt of a PEB a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from geliat.desk.settlement.payout import defused
from geliat.desk.settlement.proceeds import Ledger

HEADER = (
    "peb_number", "peb_date", "consignment", "order", "buyer", "country", "incoterm", "currency", "fob",
    "due_on", "state", "received", "short", "receipt_reference", "receipt_date", "receipt_amount", "matched",
)  # fmt: skip


def written(ledgers: Iterable[Ledger]) -> bytes:
    """The list as UTF-8 CSV with a header; a PEB without a receipt has one line, one not reckoned no sums."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADER)
    for ledger in ledgers:
        writer.writerows([defused(cell) for cell in line] for line in _lines(ledger))
    return text.getvalue().encode()


def _lines(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    npe, order, found = ledger.npe, ledger.consignment.order, ledger.proceeds
    sums = (str(found.fob.amount), found.due_on.isoformat(), found.state.value) if found else ("", "", "")
    came = (str(found.received.amount), str(found.short.amount)) if found else ("", "")
    of_peb = (
        npe.peb_number,
        npe.peb_dated.isoformat(),
        ledger.consignment.number,
        order.number,
        order.buyer.name,
        order.buyer.country,
        order.incoterm,
        order.currency,
        *sums,
        *came,
    )
    for match in ledger.matches:
        payment = match.payment
        day = payment.received_on.isoformat()
        yield (*of_peb, payment.reference, day, str(payment.amount), str(match.amount))
    if not ledger.matches:
        yield (*of_peb, "", "", "", "")
