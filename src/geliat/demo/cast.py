"""The demonstration's people; all of them are invented."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from geliat.desk.people import actions as people
from geliat.desk.people.models import Person
from geliat.trade.access import Actor, Role

PEOPLE = {
    Role.COORDINATOR: ("sri", "Sri Wahyuni", "Koordinator kelompok pengekspor"),
    Role.INSPECTOR: ("joko", "Joko Prasetyo", "Pemeriksa mutu"),
    Role.OFFICER: ("ratna", "Ratna Dewi", "Dinas Perindustrian dan Perdagangan Kabupaten Blitar"),
    Role.FORWARDER: ("bayu", "Bayu Santoso", "PPJK"),
    Role.ADMINISTRATOR: ("dewi", "Dewi Lestari", "Administrator"),
}


@dataclass(frozen=True)
class Cast:
    """Who does the deeds of the walk, and the word each signs in with."""

    coordinator: Actor
    inspector: Actor
    officer: Actor
    forwarder: Actor
    administrator: Actor
    sign_ins: dict[Role, tuple[str, str]]


def enrol(at: datetime) -> Cast:
    """Enrol the people of the demonstration, each with a password made for this run."""
    actors: dict[Role, Actor] = {}
    sign_ins: dict[Role, tuple[str, str]] = {}
    for role, (username, name, office) in PEOPLE.items():
        password = secrets.token_urlsafe(9)
        person = people.enrol(
            username, name, [role], password=password, office=office, by=people.SET_UP, at=at
        )
        actors[role] = people.actor_of(person)
        sign_ins[role] = (username, password)
    return Cast(
        coordinator=actors[Role.COORDINATOR],
        inspector=actors[Role.INSPECTOR],
        officer=actors[Role.OFFICER],
        forwarder=actors[Role.FORWARDER],
        administrator=actors[Role.ADMINISTRATOR],
        sign_ins=sign_ins,
    )


def renew_passwords(at: datetime) -> dict[Role, tuple[str, str]]:
    """New passwords for the people enrolled before, for a desk that is served again."""
    sign_ins = {}
    for role, (username, _, _) in PEOPLE.items():
        password = secrets.token_urlsafe(9)
        person = Person.objects.get(username=username)
        people.set_password(person, password, by=people.SET_UP, at=at)
        sign_ins[role] = (username, password)
    return sign_ins
