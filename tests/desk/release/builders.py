"""Consignments brought up to and through their release, by the rooms' own actions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.desk.cast import BAYU, RATNA, SRI, person
from tests.desk.loading.builders import LATER, a_sealed_container
from tests.desk.orders.builders import a_payment
from tests.desk.packing.builders import packed

from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments.facts import BookingFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions as dossier
from geliat.desk.people.actions import actor_of
from geliat.desk.release import actions
from geliat.desk.release.models import Npe, Release
from geliat.trade.access import Actor

DAY = timedelta(days=1)
NPE_AT = LATER + 9 * DAY
DECLARED_AT = LATER + 10 * DAY
RELEASED_AT = LATER + 11 * DAY
"""Three days before the latest day of shipment."""


def by_name(actor: Actor) -> Actor:
    """The actor as the person who signed in: declarations and releases are somebody's own word."""
    return actor_of(person(actor))


def booked(consignment: Consignment, sails_on: date | None = None) -> Consignment:
    """A consignment with space on a ship."""
    facts = BookingFacts("PPJK Contoh Samudra", "SUB305117", "KM CONTOH", "2010N", sails_on=sails_on)
    return consignments.book(consignment, facts, by=BAYU, at=LATER)


def an_npe(
    consignment: Consignment, number: str = "NPE-0001", at: datetime = NPE_AT, **changes: object
) -> Npe:
    """Customs' NPE, given the day after its PEB."""
    told = {"dated": at.date(), "peb_number": "204511", "peb_dated": (at - DAY).date(), **changes}
    return actions.record_npe(consignment, number, **told, by=BAYU, at=at)  # type: ignore[arg-type]


def with_papers(consignment: Consignment | None = None) -> Consignment:
    """Packed, stuffed, sealed, weighed and booked, with every paper sealed; no deposit and no NPE yet."""
    consignment = booked(consignment or packed())
    a_sealed_container(consignment)
    dossier.prepare(consignment, by=SRI, at=LATER + timedelta(hours=1))
    dossier.seal(consignment, by=SRI, at=LATER + timedelta(hours=2))
    return Consignment.objects.get(pk=consignment.pk)


def ready(consignment: Consignment | None = None) -> Consignment:
    """A consignment with nothing open."""
    consignment = consignment or packed()
    a_payment(consignment.order)
    consignment = with_papers(consignment)
    an_npe(consignment)
    return consignment


def declared(consignment: Consignment | None = None) -> Consignment:
    """A consignment that Sri has declared ready."""
    consignment = consignment or ready()
    actions.declare(consignment, by=by_name(SRI), at=DECLARED_AT)
    return Consignment.objects.get(pk=consignment.pk)


def released(consignment: Consignment | None = None, at: datetime = RELEASED_AT) -> Release:
    """A consignment that Ibu Ratna has released at Kanigoro."""
    return actions.release(consignment or declared(), "Kanigoro", by=by_name(RATNA), at=at)
