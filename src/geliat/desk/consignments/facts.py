"""What is told of a consignment and its booking, as frozen values for the room's actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


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
