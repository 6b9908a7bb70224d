"""What is told of a consignment and its booking, as frozen values for the room's actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ConsignmentFacts:
    """A consignment of an order: `quantities` are pieces by the order's line number; ports by UN/LOCODE."""

    number: str
    destination_port: str
    consignee: str
    consignee_address: str
    latest_shipment_on: date
    mark: str
    quantities: Mapping[int, int]
    loading_port: str = "IDSUB"
    consignee_tax_id: str = ""
    notify: str = ""
    container_type: str = "45G1"


@dataclass(frozen=True, slots=True)
class BookingFacts:
    """The forwarder's booking; what is not known yet stays empty."""

    forwarder: str
    booking: str = ""
    vessel: str = ""
    voyage_number: str = ""
    sails_on: date | None = None


@dataclass(frozen=True, slots=True)
class CostFacts:
    """What lies between price and FOB value, in the order's currency, and the insurance under CIF and CIP."""

    freight: Decimal | None = None
    insurance: Decimal | None = None
    inland: Decimal | None = None
    at_destination: Decimal | None = None
    insurer: str = ""
    policy_number: str = ""
    policy_date: date | None = None
    claims_at: str = ""


@dataclass(frozen=True, slots=True)
class PackingFacts:
    """What packs and wedges a consignment, in the rules' words, and how raw wood was treated by ISPM 15."""

    kinds: tuple[str, ...]
    wood_treatment: str = ""
    wood_mark: str = ""
    fumigated_on: date | None = None
    fumigant: str = ""


@dataclass(frozen=True, slots=True)
class CustomsFacts:
    """What the export declaration BC 3.0 asks beyond what the rooms know, in customs' reference codes."""

    submission_number: str
    submission_date: date
    examination_date: date
    payment_method: str
    terminal: str
    vessel_flag: str
    bank_code: str
    bank_name: str
    contact: str
    phone: str
    place: str
    ready_at: datetime
    payment_note: str = ""
    office_registration: str = "070100"
    office_loading: str = "070100"
    office_export: str = "070100"
    office_examination: str = "070100"
    export_type: str = "1"
    export_category: str = "10"
    trade_method: str = "1"
    location: str = "2"
    warehouse_kind: str = "2"
    stuffing: str = "8"
