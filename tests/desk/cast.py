"""The people of every test: who they are, and how they stand before the desk."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from django.test import Client
from django.utils.timezone import now as timezone_now

from geliat.desk.people import actions as people
from geliat.desk.people.models import Link, Person, RoleHolding
from geliat.trade.access import Actor, Role

WIB = timezone(timedelta(hours=7), "WIB")
AT = datetime(2020, 9, 1, 9, 0, tzinfo=WIB)
"""When the tests' deeds are done, unless a test says otherwise: a Tuesday morning in Blitar."""

SRI = Actor(who="Sri", roles=frozenset({Role.COORDINATOR}))
JOKO = Actor(who="Joko", roles=frozenset({Role.INSPECTOR}))
RATNA = Actor(who="Ibu Ratna", roles=frozenset({Role.OFFICER}))
BAYU = Actor(who="Bayu", roles=frozenset({Role.FORWARDER}))
ADI = Actor(who="Adi", roles=frozenset({Role.ADMINISTRATOR}))
"""The coordinator, the inspector, the district officer, the forwarder and the administrator, as values."""

SIGNED_IN = (SRI, JOKO, RATNA, BAYU, ADI)


def wati(workshop: int) -> Actor:
    """Wati, a maker who comes by the link of her workshop."""
    return Actor(who="Wati", roles=frozenset({Role.MAKER}), link=1, opens=("workshop", workshop))


def mr_lin(order: int) -> Actor:
    """Mr Lin, the buyer, who comes by the link of his order."""
    return Actor(who="Mr Lin", roles=frozenset({Role.BUYER}), link=2, opens=("order", order))


def bayu_by_link(consignment: int) -> Actor:
    """Bayu, when he comes by the link of one consignment."""
    return Actor(who="Bayu", roles=frozenset({Role.FORWARDER}), link=3, opens=("consignment", consignment))


def person(actor: Actor) -> Person:
    """The actor as a person who can sign in (`client.force_login(person(SRI))`), with the same roles."""
    row, made = Person.objects.get_or_create(
        username=actor.who.lower().replace(" ", "_"), defaults={"name": actor.who, "password": "!"}
    )
    if made:
        for role in actor.roles:
            RoleHolding.objects.create(person=row, role=role.value, began_at=AT)
    return row


def signed_in(actor: Actor) -> Client:
    """A browser in which the actor has signed in."""
    client = Client()
    client.force_login(person(actor))
    return client


def a_link(role: Role, opens: str, subject: int, holder: str = "Wati", *, days: int = 180) -> Link:
    """A link that opens one thing from now on."""
    return people.issue_link(role, opens, subject, holder, by=SRI, at=timezone_now(), days=days)
