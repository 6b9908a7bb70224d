"""Consignments for tests, planned through the room's own action."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.desk.cast import AT, SRI

from geliat.desk.consignments import actions
from geliat.desk.consignments.facts import ConsignmentFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.orders.models import Order

LATEST = date(2020, 10, 25)


def consignment_facts(
    number: str = "PO-2020-01/A", quantities: Mapping[int, int] | None = None, **changes: Any
) -> ConsignmentFacts:
    """One consignment to Shanghai."""
    told: dict[str, Any] = {
        "number": number,
        "destination_port": "CNSHA",
        "consignee": "Wanda Music Trading Co., Ltd.",
        "consignee_address": "88 Yangshupu Road, Yangpu District, Shanghai 200082",
        "latest_shipment_on": LATEST,
        "mark": "WANDA / SHANGHAI / MADE IN INDONESIA",
        "quantities": quantities or {1: 600, 2: 80},
    }
    return ConsignmentFacts(**{**told, **changes})


def some_consignments(order: Order, *told: ConsignmentFacts) -> list[Consignment]:
    """The consignments told, or one that takes the whole order."""
    whole = {line.number: line.quantity for line in order.lines.all()}
    asked = told or (consignment_facts(f"{order.number}/A", whole),)
    return actions.plan(order, asked, by=SRI, at=AT)


def a_consignment(order: Order) -> Consignment:
    """One consignment that takes the whole order."""
    return some_consignments(order)[0]
