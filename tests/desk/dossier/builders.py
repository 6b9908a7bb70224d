"""Papers for tests, prepared through the room's own actions."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.desk.cast import SRI, person
from tests.desk.loading.builders import LATER, a_walked_consignment

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions
from geliat.desk.dossier.models import Paper
from geliat.desk.makers.models import Group
from geliat.desk.people.actions import actor_of
from geliat.trade.access import Actor

PEB_AT = LATER + timedelta(hours=3)
"""When two persons look at the declaration, on the day of its papers."""
NPWP = "023456783605000"


def prepared(consignment: Consignment | None = None, at: datetime = LATER) -> Consignment:
    """A small consignment whose five papers are prepared."""
    consignment = consignment or a_walked_consignment()
    actions.prepare(consignment, by=SRI, at=at)
    return consignment


def sealed(consignment: Consignment | None = None, at: datetime = LATER) -> Consignment:
    """A small consignment whose five papers are sealed."""
    consignment = prepared(consignment, at)
    actions.seal(consignment, by=SRI, at=at)
    return consignment


def paper(consignment: Consignment, kind: str, version: int = 1) -> Paper:
    """One version of one of its papers."""
    return Paper.objects.get(consignment=consignment, kind=kind, version=version)


def by_name(actor: Actor) -> Actor:
    """The actor as the person who signed in: to look at a declaration is somebody's own word."""
    return actor_of(person(actor))


def ready_to_hand_over(consignment: Consignment | None = None) -> Consignment:
    """A consignment with its papers sealed, also the PEB sheet; nobody has looked at its declaration."""
    from tests.desk.dossier.test_export import an_entered_consignment

    consignment = consignment or an_entered_consignment()
    Group.objects.update(npwp=NPWP)
    actions.prepare(consignment, by=SRI, at=LATER)
    actions.prepare(consignment, ("peb_sheet",), by=SRI, at=LATER)
    actions.seal(consignment, by=SRI, at=LATER)
    return Consignment.objects.select_related("order").get(pk=consignment.pk)
