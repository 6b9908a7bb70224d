"""Buyers, orders and rates for tests, through the room's own actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tests.desk.cast import AT, SRI
from tests.desk.catalogue.builders import a_size
from tests.desk.makers.builders import a_group

from geliat.desk.orders import actions
from geliat.desk.orders.facts import BuyerFacts, LineFacts, OrderFacts
from geliat.desk.orders.models import Buyer, Order, Payment, Rate
from geliat.measures import Money

BUYER = "Wanda Music Trading Co., Ltd."
PRICES = {"S": Decimal("4.60"), "M": Decimal("7.50"), "L": Decimal("14.00")}


def a_buyer(name: str = BUYER, **changes: Any) -> Buyer:
    """A buyer of Shanghai; told again by the same name it is the same row."""
    told: dict[str, Any] = {
        "name": name,
        "address": "88 Yangshupu Road, Yangpu District, Shanghai 200082",
        "country": "CN",
        "invented": True,
    }
    facts = BuyerFacts(**{**told, **changes})
    return Buyer.objects.filter(name=name).first() or actions.register_buyer(facts, by=SRI, at=AT)


def a_line(code: str = "S", quantity: int = 600, **changes: Any) -> LineFacts:
    """A line of `a_size(code)` at its price in USD."""
    told: dict[str, Any] = {"size": a_size(code), "quantity": quantity, "unit_price": PRICES[code]}
    return LineFacts(**{**told, **changes})


def order_facts(number: str = "PO-2020-01", **changes: Any) -> OrderFacts:
    """The terms of `an_order(number)`: FOB Tanjung Perak, USD, 30 % deposit."""
    told: dict[str, Any] = {
        "number": number,
        "group": a_group(),
        "buyer": a_buyer(),
        "received_on": date(2020, 8, 31),
        "incoterm": "FOB",
        "named_place": "Tanjung Perak",
        "currency": "USD",
        "deposit_permille": 300,
    }
    return OrderFacts(**{**told, **changes})


def an_order(
    number: str = "PO-2020-01", *, lines: Sequence[LineFacts] = (), confirmed: bool = False, **changes: Any
) -> Order:
    """An order of 600 small and 80 middle drums (USD 3,360.00) unless told; an inquiry, or confirmed."""
    told = lines or (a_line("S", 600), a_line("M", 80))
    order = actions.receive(order_facts(number, **changes), told, by=SRI, at=AT)
    return actions.confirm(order, by=SRI, at=AT) if confirmed else order


def a_payment(
    order: Order, amount: str = "1008.00", kind: str = "deposit", reference: str = "TT-0001"
) -> Payment:
    """A payment of the buyer in the order's currency."""
    money = Money(Decimal(amount), order.currency)
    return actions.record_payment(order, kind, money, date(2020, 9, 1), reference, by=SRI, at=AT)


def a_rate(currency: str = "USD", on: date = date(2020, 10, 20), rupiah: str = "14700") -> Rate:
    """The rate of the day in the press reports of the case."""
    return actions.record_rate(currency, on, Decimal(rupiah), "Bank Indonesia, JISDOR", by=SRI, at=AT)
