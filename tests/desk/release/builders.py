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
from geliat.desk.dossier.models import PaperReceived
from geliat.desk.people.actions import actor_of
from geliat.desk.release import actions, needs
from geliat.desk.release.models import Npe, Release, RuleDecision
from geliat.trade.access import Actor

DAY = timedelta(days=1)
DECIDED_AT = LATER + 8 * DAY
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


def in_order(consignment: Consignment, at: datetime = DECIDED_AT) -> Consignment:
    """The rules' own papers settled: what may be decided is decided as not needed, the rest is received."""
    for need in needs.needs(consignment, at.date()):
        if need.state == "undecided":
            decided(consignment, need.code, at=at)
        elif need.state == "awaited" and need.row is not None:
            received(consignment, need.row.paper, at=at)
    return consignment


def received(
    consignment: Consignment, kind: str = "timber_origin", number: str = "N-1", at: datetime = DECIDED_AT
) -> PaperReceived:
    """A paper of others, recorded on the day it was issued."""
    return dossier.record_received(consignment, kind, number, at.date(), "Penerbit Contoh", by=BAYU, at=at)


def decided(
    consignment: Consignment, code: str, *, needed: bool = False, at: datetime = DECIDED_AT
) -> RuleDecision:
    """What Bayu asked of a rule and Ibu Ratna confirmed."""
    actions.ask_decision(consignment, code, needed, "Looked up in INSW", by=by_name(BAYU), at=at)
    return actions.confirm_decision(consignment, code, by=by_name(RATNA), at=at)


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
    in_order(consignment)
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
