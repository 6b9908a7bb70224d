"""What must hold of an order, its agreement, a payment and a rate: every reason against, in two languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from geliat.desk.catalogue.checks import wrong
from geliat.desk.makers.checks import missing
from geliat.desk.orders.facts import AgreementFacts, BuyerFacts, LineFacts, OrderFacts
from geliat.desk.orders.models import Buyer, Order, Payment
from geliat.measures import MINOR_UNITS, Money
from geliat.refusals import Blocker
from geliat.trade import incoterms

COUNTRY_FORM = re.compile(r"[A-Z]{2}")


def of_buyer(facts: BuyerFacts) -> list[Blocker]:
    """What is wrong with a buyer."""
    blockers = [
        missing(field, en, said)
        for field, value, en, said in (
            ("name", facts.name, "Name", "Nama"),
            ("address", facts.address, "Address", "Alamat"),
        )
        if not value.strip()
    ]
    if not COUNTRY_FORM.fullmatch(facts.country):
        blockers.append(
            wrong(
                "country_form",
                "“{country}” is no country code; expected two capitals, as in CN.",
                "“{country}” bukan kode negara; seharusnya dua huruf besar, seperti CN.",
                field="country",
                country=facts.country,
            )
        )
    if Buyer.objects.filter(name=facts.name).exists():
        blockers.append(
            wrong(
                "name_taken",
                "A buyer called “{name}” is recorded already.",
                "Pembeli bernama “{name}” sudah tercatat.",
                field="name",
                name=facts.name,
            )
        )
    return blockers


def of_currency(currency: str) -> list[Blocker]:
    """Whether the program knows the minor unit of a currency."""
    if currency in MINOR_UNITS:
        return []
    return [
        wrong(
            "currency_unknown",
            "{currency} is not a currency of this program; expected one of {known}.",
            "{currency} bukan mata uang yang dikenal program ini; pilihannya {known}.",
            field="currency",
            currency=currency or "-",
            known=", ".join(MINOR_UNITS),
        )
    ]


def of_order(facts: OrderFacts, lines: Sequence[LineFacts], standing: Order | None = None) -> list[Blocker]:
    """What is wrong with an order and its lines; `standing` is the row it would change."""
    blockers = [] if facts.number.strip() else [missing("number", "Number", "Nomor")]
    if Order.objects.filter(number=facts.number).exclude(pk=standing.pk if standing else 0).exists():
        blockers.append(
            wrong(
                "number_taken",
                "The order number “{number}” is taken.",
                "Nomor pesanan “{number}” sudah dipakai.",
                field="number",
                number=facts.number,
            )
        )
    blockers += incoterms.check_incoterm(facts.incoterm, facts.named_place)
    blockers += of_currency(facts.currency)
    if not 0 <= facts.deposit_permille <= 1000:
        blockers.append(
            wrong(
                "deposit_share",
                "The deposit is a share of 0 to 100 % of the value.",
                "Uang muka adalah bagian 0 sampai 100 % dari nilai pesanan.",
                field="deposit_permille",
            )
        )
    return blockers + of_lines(facts.currency, lines)


def of_lines(currency: str, lines: Sequence[LineFacts]) -> list[Blocker]:
    """What is wrong with the lines: none, no pieces, no price, or a price finer than the currency."""
    if not lines:
        return [
            wrong(
                "no_lines",
                "The order has no line; expected at least one size with a quantity.",
                "Pesanan belum memuat baris; sedikitnya satu ukuran dengan jumlahnya.",
            )
        ]
    blockers = []
    for number, line in enumerate(lines, start=1):
        if line.quantity < 1:
            blockers.append(
                wrong(
                    "no_pieces",
                    "Line {line}: {quantity} pieces; expected at least 1.",
                    "Baris {line}: {quantity} buah; sedikitnya 1.",
                    line=number,
                    quantity=line.quantity,
                )
            )
        price = Money(line.unit_price, currency) if currency in MINOR_UNITS else None
        if line.unit_price <= 0 or (price is not None and price.rounded() != price):
            blockers.append(
                wrong(
                    "price",
                    "Line {line}: the price {price} must be above 0 and no finer than {currency} allows.",
                    "Baris {line}: harga {price} harus di atas 0 dan tidak lebih halus daripada satuan "
                    "{currency}.",
                    line=number,
                    price=str(line.unit_price),
                    currency=currency,
                )
            )
    return blockers


def of_payment(
    order: Order, kind: str, amount: Money, received_on: date, reference: str, today: date
) -> list[Blocker]:
    """What is wrong with a payment that is not recorded yet."""
    blockers = []
    if kind not in dict(Payment.KINDS):
        blockers.append(
            wrong(
                "payment_kind",
                "“{kind}” is no kind of payment; expected deposit or balance.",
                "“{kind}” bukan jenis pembayaran; pilihannya deposit (uang muka) atau balance (pelunasan).",
                field="kind",
                kind=kind,
            )
        )
    if amount.currency != order.currency:
        blockers.append(
            wrong(
                "wrong_currency",
                "The order is in {expected}; a payment in {currency} needs the bank's converted amount.",
                "Pesanan ini dalam {expected}; pembayaran dalam {currency} harus dicatat menurut nilai "
                "konversi bank.",
                field="currency",
                expected=order.currency,
                currency=amount.currency,
            )
        )
    if amount.amount <= 0:
        blockers.append(
            wrong(
                "no_amount",
                "The amount must be above 0.",
                "Jumlahnya harus di atas 0.",
                field="amount",
            )
        )
    if received_on > today:
        blockers.append(
            wrong(
                "payment_ahead",
                "The day of receipt, {day}, has not come yet.",
                "Tanggal penerimaan, {day}, belum tiba.",
                field="received_on",
                day=received_on.isoformat(),
            )
        )
    if not reference.strip():
        blockers.append(missing("reference", "The bank's reference", "Nomor referensi bank"))
    if order.stage == "cancelled":
        blockers.append(
            wrong(
                "order_cancelled",
                "The order {order} was cancelled; money that came for it is to be returned.",
                "Pesanan {order} dibatalkan; uang yang masuk untuknya harus dikembalikan.",
                order=order.number,
            )
        )
    return blockers


def of_rate(currency: str, idr_per_unit: Decimal, source: str) -> list[Blocker]:
    """What is wrong with a rate."""
    blockers = of_currency(currency)
    if currency == "IDR":
        blockers.append(
            wrong(
                "rate_of_rupiah",
                "The rupiah needs no rate to itself.",
                "Rupiah tidak memerlukan kurs terhadap dirinya sendiri.",
                field="currency",
            )
        )
    if idr_per_unit <= 0:
        blockers.append(
            wrong("no_rate", "The rate must be above 0.", "Kurs harus di atas 0.", field="idr_per_unit")
        )
    if not source.strip():
        blockers.append(missing("source", "Who said the rate", "Sumber kurs"))
    return blockers


def of_agreement(order: Order, facts: AgreementFacts, sealed: Sequence[str]) -> list[Blocker]:
    """What is wrong with what was agreed, for an order with these sealed papers of its contract."""
    blockers = []
    if sealed:
        blockers.append(
            wrong(
                "contract_sealed",
                "What was agreed on {order} stands under seal: {papers}.",
                "Kesepakatan {order} sudah disahkan dengan dokumen {papers}.",
                order=order.number,
                papers=", ".join(sealed),
            )
        )
    if order.stage == "cancelled":
        blockers.append(
            wrong(
                "order_cancelled",
                "The order {order} was cancelled; nothing is agreed on it any more.",
                "Pesanan {order} sudah dibatalkan; tidak ada lagi yang disepakati.",
                order=order.number,
            )
        )
    if not 0 <= facts.quantity_tolerance_permille <= 100:
        blockers.append(
            wrong(
                "tolerance",
                "A tolerance of {permille} ‰ of the quantity is not usual; expected 0 to 100.",
                "Toleransi jumlah {permille} ‰ tidak lazim; seharusnya 0 sampai 100.",
                field="quantity_tolerance_permille",
                permille=facts.quantity_tolerance_permille,
            )
        )
    if facts.offer_valid_until < order.received_on:
        blockers.append(
            wrong(
                "offer_ended_before_the_order",
                "The offer would have ended on {until}, before the order came on {received}.",
                "Penawaran berakhir {until}, sebelum pesanan diterima pada {received}.",
                field="offer_valid_until",
                until=facts.offer_valid_until.isoformat(),
                received=order.received_on.isoformat(),
            )
        )
    clause = (
        ("inspection_en", facts.inspection_en, "Inspection, in English", "Pemeriksaan, dalam bahasa Inggris"),
        (
            "inspection_id",
            facts.inspection_id,
            "Inspection, in Indonesian",
            "Pemeriksaan, dalam bahasa Indonesia",
        ),
    )
    # Told in one language only, the contract would say two things.
    if any(told.strip() for _, told, _, _ in clause):
        blockers += [missing(field, en, said) for field, told, en, said in clause if not told.strip()]
    return blockers
