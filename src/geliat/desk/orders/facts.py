"""What is told of a buyer and an order, as frozen values for the room's actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from geliat.desk.catalogue.models import Size
from geliat.desk.makers.models import Group
from geliat.desk.orders.models import Buyer


@dataclass(frozen=True, slots=True)
class BuyerFacts:
    """A foreign buyer as papers name it; `country` by ISO 3166-1 alpha-2."""

    name: str
    address: str
    country: str
    name_zh: str = ""
    tax_id: str = ""
    invented: bool = False


@dataclass(frozen=True, slots=True)
class LineFacts:
    """So many pieces of a size at a price in the order's currency; numbers follow the order of telling."""

    size: Size
    quantity: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """The terms of an order: Incoterms 2020 with its named place, currency, deposit in permille."""

    number: str
    group: Group
    buyer: Buyer
    received_on: date
    incoterm: str
    named_place: str
    currency: str
    deposit_permille: int = 0
    buyer_reference: str = ""
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class AgreementFacts:
    """What the contract says beyond lines and price; no inspection clause: the quality that stands."""

    offer_valid_until: date
    quantity_tolerance_permille: int = 0
    partial_shipment: bool = False
    transhipment: bool = True
    inspection_en: str = ""
    inspection_id: str = ""
