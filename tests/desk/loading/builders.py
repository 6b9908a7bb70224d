"""Containers for tests, brought as far as told through the room's own actions."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.desk.cast import AT, BAYU, JOKO, SRI
from tests.desk.orders.builders import a_line, an_order
from tests.desk.packing.builders import a_packable_consignment, packed

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading import actions
from geliat.desk.loading.models import Container
from geliat.trade.container_check import POINTS

NUMBERS = ("GLTU5127346", "GLTU0472817")
SOUND = dict.fromkeys(POINTS, True)
LATER = AT + timedelta(days=40)
"""The day of the container: a Sunday in October."""


def a_container(
    consignment: Consignment,
    number: str = NUMBERS[0],
    *,
    size_type: str = "45G1",
    max_gross_g: int = 32_500_000,
) -> Container:
    """A container booked with tare and maximum gross as on a common plate."""
    return actions.book(consignment, number, "45G1", 3_880_000, max_gross_g, by=BAYU, at=AT)


def a_fit_container(consignment: Consignment, number: str = NUMBERS[0], **more: int) -> Container:
    """A container that passed its check, with 8 kg of desiccant."""
    container = a_container(consignment, number, **more)
    actions.check(container, SOUND, 142, 8000, by=JOKO, at=LATER)
    container.refresh_from_db()
    return container


def a_planned_container(consignment: Consignment | None = None) -> Container:
    """A container with a judged load plan of the whole consignment."""
    consignment = consignment or packed()
    container = a_fit_container(consignment)
    actions.plan(consignment, by=SRI, at=LATER)
    container.refresh_from_db()
    return container


def a_stuffed_container(consignment: Consignment | None = None) -> Container:
    """A container in which every carton of the consignment stands."""
    return actions.stuff(a_planned_container(consignment), by=JOKO, at=LATER)


def a_sealed_container(
    consignment: Consignment | None = None, seal: str = "ID020481", at: datetime = LATER
) -> Container:
    """A stuffed and sealed container whose gross mass is verified."""
    container = actions.seal(a_stuffed_container(consignment), seal, by=BAYU, at=at)
    actions.verify_mass(container, "TB-01", 12_500, by=SRI, at=at)
    return container


WALKED = "PO-2020-09"


def a_walked_consignment() -> Consignment:
    """A small consignment brought as far as a sealed, weighed container; told again it is the same row."""
    if standing := Consignment.objects.filter(order__number=WALKED).first():
        return standing
    order = an_order(WALKED, lines=[a_line("S", 15), a_line("M", 8)], confirmed=True)
    consignment = packed(a_packable_consignment(order))
    a_sealed_container(consignment)
    return consignment
