"""What must hold before a payout file is made, carried out or taken back, and an order closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geliat.desk.makers.checks import missing
from geliat.desk.orders import figures as orders
from geliat.desk.orders.models import Order
from geliat.desk.settlement import figures
from geliat.desk.settlement.models import Pay, PayoutFile
from geliat.refusals import Blocker, Fact


def _wrong(code: str, en: str, id: str, page_of: int, **facts: Fact) -> Blocker:
    return Blocker(
        code=code,
        en=en,
        id=id,
        facts=facts,
        owner="coordinator",
        mend=("settlement:order", {"order": page_of}),
    )


def of_due(pay: Pay) -> list[Blocker]:
    """Whether the way of paying may still change."""
    if pay.stage == "due":
        return []
    return [
        _wrong(
            "pay_not_due",
            "The pay of {workshop} is in a payout file or paid; its way of paying no longer changes.",
            "Upah {workshop} sudah masuk berkas bayar atau dibayar; cara bayarnya tidak dapat diubah lagi.",
            pay.order_id,
            workshop=pay.workshop.name,
        )
    ]


def of_file(order: Order, pays: Sequence[Pay]) -> list[Blocker]:
    """Whether a list can be made: something is due, and every workshop can be reached with its money."""
    if not pays:
        return [
            _wrong(
                "nothing_due",
                "Nothing is due for the order {order}; reckon the pay first.",
                "Belum ada upah terutang untuk pesanan {order}; hitung upahnya dahulu.",
                order.pk,
                order=order.number,
            )
        ]
    return [
        Blocker(
            code="account_missing",
            en="{workshop} ({workshop_code}) has told no bank account; record it, or pay in cash.",
            id="{workshop} ({workshop_code}) belum memberi nomor rekening; catat, atau bayar tunai.",
            facts={"workshop": pay.workshop.name, "workshop_code": pay.workshop.code},
            owner="coordinator",
            mend=("makers:private", {"workshop": pay.workshop_id}),
        )
        for pay in figures.without_account(pays)
    ]


def of_open_file(file: PayoutFile, pays: Sequence[Pay]) -> list[Blocker]:
    """Whether a file waits for the bank: it was not taken back, and not confirmed before."""
    if not pays:
        return [
            _wrong(
                "file_taken_back",
                "The payout file {file} was taken back; its pays are due again or in a newer file.",
                "Berkas bayar {file} sudah ditarik; upahnya terutang lagi atau ada di berkas baru.",
                file.order_id,
                file=file.number,
            )
        ]
    if any(pay.stage != "in_file" for pay in pays):
        return [
            _wrong(
                "file_paid",
                "The payout file {file} is confirmed as paid; nothing is paid twice.",
                "Berkas bayar {file} sudah dipastikan dibayar; tidak ada yang dibayar dua kali.",
                file.order_id,
                file=file.number,
            )
        ]
    return []


def of_content(file: PayoutFile, sha256: str) -> list[Blocker]:
    """Whether the list written again is the one that was made."""
    if sha256 == file.sha256:
        return []
    return [
        _wrong(
            "accounts_changed",
            "Names or accounts have changed since {file} was made; take it back and make a new file.",
            "Nama atau rekening berubah setelah {file} dibuat; tarik berkas itu dan buat yang baru.",
            file.order_id,
            file=file.number,
        )
    ]


def of_reason(because: str) -> list[Blocker]:
    """A file is not taken back without a reason."""
    return [] if because.strip() else [missing("because", "Reason", "Alasan")]


def of_paid_on(paid_on: date, made_on: date, today: date) -> list[Blocker]:
    """Whether the day of payment can be: not before the file was made, and not to come."""
    if made_on <= paid_on <= today:
        return []
    return [
        Blocker(
            code="paid_on_impossible",
            en="The day of payment, {day}, must lie from {first}, when the file was made, to today, {last}.",
            id="Tanggal bayar, {day}, harus antara {first}, saat berkas dibuat, dan hari ini, {last}.",
            facts={"day": paid_on.isoformat(), "first": made_on.isoformat(), "last": today.isoformat()},
            owner="coordinator",
        )
    ]


def of_balance(order: Order) -> list[Blocker]:
    """Whether the buyer has paid in full."""
    left = orders.accounts(order).outstanding
    if left.amount <= 0:
        return []
    return [
        Blocker(
            code="balance_outstanding",
            en="{currency} {amount} of the order {order} is not received yet.",
            id="{currency} {amount} dari pesanan {order} belum diterima.",
            facts={"currency": left.currency, "amount": str(left.amount), "order": order.number},
            owner="coordinator",
            mend=("orders:order", {"order": order.pk}),
        )
    ]
