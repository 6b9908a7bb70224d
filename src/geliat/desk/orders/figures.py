"""Reckons an order for screens and for later rooms: its value, what is due and received, its rupiah."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from geliat import measures
from geliat.desk.orders.models import Line, Order, Payment, Rate
from geliat.measures import Money
from geliat.refusals import Blocker
from geliat.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Accounts:
    """The money of one order, all in its currency: value, the deposit due, and what came as which kind."""

    pieces: int
    value: Money
    deposit_due: Money
    deposit_received: Money
    received: Money

    @property
    def deposit_missing(self) -> Money:
        """What is still missing of the deposit; any payment counts for it, under whichever name it came."""
        missing = self.deposit_due - self.received
        return missing if missing.amount > 0 else missing * 0

    @property
    def outstanding(self) -> Money:
        """What is still to be received; never below zero."""
        left = self.value - self.received
        return left if left.amount > 0 else left * 0

    @property
    def surplus(self) -> Money:
        """What came beyond the value; never below zero."""
        over = self.received - self.value
        return over if over.amount > 0 else over * 0


def accounts_of(orders: Iterable[Order]) -> dict[int, Accounts]:
    """The accounts of many orders, by row number, in two queries."""
    asked = {order.pk: order for order in orders}
    pieces = dict.fromkeys(asked, 0)
    value = dict.fromkeys(asked, Decimal(0))
    for line in Line.objects.filter(order__in=asked):
        pieces[line.order_id] += line.quantity
        value[line.order_id] += line.unit_price * line.quantity
    received = dict.fromkeys(asked, Decimal(0))
    deposit = dict.fromkeys(asked, Decimal(0))
    for payment in Payment.objects.filter(order__in=asked):
        received[payment.order_id] += payment.amount
        if payment.kind == "deposit":
            deposit[payment.order_id] += payment.amount
    return {
        key: Accounts(
            pieces=pieces[key],
            value=Money(value[key], order.currency).rounded(),
            deposit_due=Money(value[key] * order.deposit_permille / 1000, order.currency).rounded(),
            deposit_received=Money(deposit[key], order.currency).rounded(),
            received=Money(received[key], order.currency).rounded(),
        )
        for key, order in asked.items()
    }


def accounts(order: Order) -> Accounts:
    """The accounts of one order."""
    return accounts_of([order])[order.pk]


def search(*, text: str = "", stage: str = "") -> QuerySet[Order]:
    """Orders that answer to all that is asked, the latest first, with buyer and group at hand."""
    found = Order.objects.select_related("buyer", "group")
    if text:
        found = found.filter(
            Q(number__icontains=text)
            | Q(buyer__name__icontains=text)
            | Q(buyer__name_zh__icontains=text)
            | Q(buyer_reference__icontains=text)
        )
    return found.filter(stage=stage) if stage else found


def line_amount(line: Line, currency: str, quantity: int | None = None) -> Money:
    """Price times pieces: all of the line, or so many of them."""
    pieces = line.quantity if quantity is None else quantity
    return (Money(line.unit_price, currency) * pieces).rounded()


def rates(currency: str = "") -> QuerySet[Rate]:
    """The rates recorded, latest first; of one currency where one is named."""
    found = Rate.objects.order_by("-on", "currency")
    return found.filter(currency=currency) if currency else found


def rate_on(currency: str, on: date) -> measures.Rate | None:
    """The rate recorded for exactly that day, or None: a rate is never borrowed from another day."""
    row = Rate.objects.filter(currency=currency, on=on).first()
    return _rate(row) if row else None


def latest_rate(currency: str, until: date) -> measures.Rate | None:
    """The last rate recorded up to a day, with its own date; None where none is."""
    row = Rate.objects.filter(currency=currency, on__lte=until).order_by("-on").first()
    return _rate(row) if row else None


def _rate(row: Rate) -> measures.Rate:
    return measures.Rate(
        base=row.currency, quote="IDR", per_unit=row.idr_per_unit, on=row.on, source=row.source
    )


@dataclass(frozen=True, slots=True)
class InRupiah:
    """A value in rupiah with the rate that made it; without a rate, the blocker that says so."""

    amount: Money | None
    rate: measures.Rate | None
    blocker: Blocker | None


def in_rupiah(value: Money, on: date) -> InRupiah:
    """A value by the rate of exactly that day; where no rate is recorded for it, that is the answer."""
    if value.currency == "IDR":
        return InRupiah(value, None, None)
    rate = rate_on(value.currency, on)
    if rate is not None:
        return InRupiah(rate.convert(value), rate, None)
    return InRupiah(
        None,
        None,
        Blocker(
            code="no_rate_on_date",
            en="No {currency} rate is recorded for {day}.",
            id="Belum ada kurs {currency} yang tercatat untuk {day}.",
            facts={"currency": value.currency, "day": on.isoformat()},
            owner="coordinator",
            mend=("orders:rates", {}),
        ),
    )


def next_step(order: Order, money: Accounts) -> Sentence:
    """What is next with an order, as far as this room knows."""
    if order.stage == "inquiry":
        return Sentence(
            en="Agree the terms with the buyer, then confirm the order.",
            id="Sepakati ketentuan dengan pembeli, lalu konfirmasi pesanan.",
            zh="与买方商定条款后确认订单。",
        )
    if order.stage == "cancelled":
        if money.received.amount > 0:
            return Sentence(
                en="Return to the buyer what was received.",
                id="Kembalikan uang yang sudah diterima kepada pembeli.",
                zh="将已收款项退还买方。",
            )
        return Sentence(
            en="Nothing: the order was cancelled.", id="Tidak ada: pesanan dibatalkan.", zh="无：订单已取消。"
        )
    if order.stage in ("confirmed", "in_work") and money.deposit_missing.amount > 0:
        return Sentence(
            en="The buyer's deposit is still to come.",
            id="Uang muka pembeli masih ditunggu.",
            zh="等待买方定金。",
        )
    if order.stage == "confirmed":
        return Sentence(
            en="Plan the consignments and share the work out.",
            id="Rencanakan kiriman dan bagikan pekerjaan.",
            zh="安排货运批次并分配生产。",
        )
    if order.stage == "in_work":
        return Sentence(
            en="The makers are at work; follow counts, inspection and packing.",
            id="Perajin sedang bekerja; ikuti hitungan, pemeriksaan, dan pengepakan.",
            zh="正在生产；请跟进数量、检验与包装。",
        )
    if order.stage == "shipped" and money.outstanding.amount > 0:
        return Sentence(
            en="All has sailed; the balance is still to come.",
            id="Semua sudah berlayar; pelunasan masih ditunggu.",
            zh="已全部启运；等待尾款。",
        )
    if order.stage == "shipped":
        return Sentence(
            en="Paid in full: the order can be closed.",
            id="Sudah lunas: pesanan dapat ditutup.",
            zh="已付清：可以结案。",
        )
    return Sentence(
        en="Nothing: the order is closed.", id="Tidak ada: pesanan sudah ditutup.", zh="无：订单已结案。"
    )
