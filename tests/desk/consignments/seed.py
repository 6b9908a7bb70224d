"""The shipped Blitar case in the database, for the tests of every room."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from tests.desk.cast import WIB

from geliat.desk.consignments.intake import bring_in
from geliat.desk.orders.models import Order
from geliat.desk.people.actions import SET_UP
from geliat.workbook.case import Case
from geliat.workbook.cases import shipped

RECEIVED_AT = datetime(2020, 8, 10, 9, 0, tzinfo=WIB)
WOOD_RECEIVED_AT = datetime(2020, 8, 17, 9, 0, tzinfo=WIB)


@cache
def blitar_case() -> Case:
    """The drums, as read from the shipped workbook."""
    return shipped("blitar_djembe")


@cache
def wood_case() -> Case:
    """The boxes and bowls, as read from the shipped workbook."""
    return shipped("blitar_wood")


def seed_blitar(db: object = None) -> Order:
    """Brings in the 6,000 drums; `db` is pytest-django's fixture, named only to say that one is needed."""
    return bring_in(blitar_case(), by=SET_UP, at=RECEIVED_AT)


def seed_wood(db: object = None) -> Order:
    """Brings in the boxes and bowls."""
    return bring_in(wood_case(), by=SET_UP, at=WOOD_RECEIVED_AT)
