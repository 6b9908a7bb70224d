"""Enrols persons, grants roles, and issues links that open one thing to one outsider."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from django.core import signing
from django.db import transaction

from geliat.desk.journal import actions as journal
from geliat.desk.people.models import Link, Person, RoleHolding
from geliat.refusals import Blocker, NotYours, Refusal
from geliat.trade.access import SIGN_IN_ROLES, Actor, Role, authorise

SALT = "geliat.link"
OPENS: Mapping[str, tuple[Role, ...]] = MappingProxyType(
    {
        "workshop": (Role.MAKER,),
        "order": (Role.BUYER,),
        "consignment": (Role.FORWARDER, Role.BUYER),
        # Not the group itself but the calendar of its dates, which a phone of the desk asks for.
        "group": (Role.COORDINATOR, Role.OFFICER),
    }
)
"""What a link may open, and to whom."""
LONGEST_DAYS = 400
SET_UP = Actor(who="Geliat (set-up)", roles=frozenset(Role))
"""The program itself, when it walks a case or brings one in from a workbook."""


@transaction.atomic
def enrol(
    username: str,
    name: str,
    roles: Sequence[Role],
    *,
    password: str,
    by: Actor,
    at: datetime,
    office: str = "",
    language: str = "id",
) -> Person:
    """Enrol a person with roles; refuses a user name that is taken or a role that comes by link only."""
    authorise(by, "people.enrol")
    blockers = []
    if Person.objects.filter(username=username).exists():
        blockers.append(
            Blocker(
                code="name_taken",
                en="The user name “{username}” is taken.",
                id="Nama pengguna “{username}” sudah dipakai.",
                facts={"username": username},
            )
        )
    blockers += [_not_by_sign_in(role) for role in roles if role not in SIGN_IN_ROLES]
    if blockers:
        raise Refusal(*blockers)
    person = Person(username=username, name=name, office=office, language=language)
    person.set_password(password)
    person.save()
    journal.record("people.enrol", person, by=by, at=at)
    for role in roles:
        _hold(person, role, by=by, at=at)
    return person


@transaction.atomic
def set_password(person: Person, password: str, *, by: Actor, at: datetime) -> None:
    """Give a person a new password; sessions opened with the old one end."""
    authorise(by, "people.set_password")
    person.set_password(password)
    person.save(update_fields=["password"])
    journal.record("people.set_password", person, by=by, at=at)


@transaction.atomic
def grant(person: Person, role: Role, *, by: Actor, at: datetime) -> None:
    """Give a person a role from now on; nothing happens if it is held already."""
    authorise(by, "people.grant")
    if role not in SIGN_IN_ROLES:
        raise Refusal(_not_by_sign_in(role))
    if role not in person.roles():
        _hold(person, role, by=by, at=at)


@transaction.atomic
def end_role(person: Person, role: Role, *, by: Actor, at: datetime) -> None:
    """End a role a person holds; nothing happens if it is not held.

    Refuses to end the last administrator's role: nobody could grant it again.
    """
    authorise(by, "people.grant")
    keepers = RoleHolding.objects.select_for_update().filter(role=Role.ADMINISTRATOR.value, ended_at=None)
    if role is Role.ADMINISTRATOR and [held.person_id for held in keepers] == [person.pk]:
        raise Refusal(
            Blocker(
                code="last_administrator",
                en="{name} is the only administrator; grant somebody else the role first.",
                id="{name} satu-satunya administrator; berikan dahulu peran itu kepada orang lain.",
                facts={"name": person.name},
                owner=Role.ADMINISTRATOR.value,
                mend=("people:access", {}),
            )
        )
    if RoleHolding.objects.filter(person=person, role=role.value, ended_at=None).update(ended_at=at):
        journal.record("people.grant", person, by=by, at=at, facts={"role": role.value, "ended": 1})


def _hold(person: Person, role: Role, *, by: Actor, at: datetime) -> None:
    RoleHolding.objects.create(person=person, role=role.value, began_at=at)
    journal.record("people.grant", person, by=by, at=at, facts={"role": role.value})


def _not_by_sign_in(role: Role) -> Blocker:
    return Blocker(
        code="role_by_link",
        en="The role “{role}” comes by link, not by signing in.",
        id="Peran “{role}” didapat lewat tautan, bukan dengan masuk.",
        facts={"role": role.value},
    )


def speak(person: Person, language: str) -> None:
    """Keep the language a person chose for their own pages; no deed of the trade, so not in the journal."""
    Person.objects.filter(pk=person.pk).update(language=language)


def actor_of(person: Person) -> Actor:
    """The person as the one who does a deed, with the roles held now."""
    return Actor(who=person.name, roles=person.roles(), person=person.pk)


@transaction.atomic
def issue_link(
    role: Role, opens: str, subject: int, holder: str, *, by: Actor, at: datetime, days: int = 180
) -> Link:
    """Issue a link that opens one thing to one outsider for so many days.

    Refuses a role that does not come by such a link, a link for nobody, and one that lasts too long.
    """
    authorise(by, "people.issue_link")
    blockers = []
    if role not in OPENS.get(opens, ()):
        blockers.append(
            Blocker(
                code="link_role",
                en="A link to one {opens} is not given to the role “{role}”.",
                id="Tautan ke satu {opens} tidak diberikan kepada peran “{role}”.",
                facts={"opens": opens, "role": role.value},
            )
        )
    if not holder.strip():
        blockers.append(
            Blocker(
                code="link_holder",
                en="Say who will hold the link.",
                id="Sebutkan siapa yang akan memegang tautan.",
            )
        )
    if not 1 <= days <= LONGEST_DAYS:
        blockers.append(
            Blocker(
                code="link_days",
                en="A link lasts 1 to {most} days, not {days}.",
                id="Masa berlaku tautan 1 sampai {most} hari, bukan {days}.",
                facts={"most": LONGEST_DAYS, "days": days},
            )
        )
    if blockers:
        raise Refusal(*blockers)
    link = Link.objects.create(
        key=secrets.token_urlsafe(16),
        role=role.value,
        opens=opens,
        subject=subject,
        holder=holder.strip(),
        issued_at=at,
        expires_at=at + timedelta(days=days),
    )
    journal.record("people.issue_link", link, by=by, at=at, facts={"opens": opens, "subject": subject})
    return link


@transaction.atomic
def revoke_link(link: Link, *, by: Actor, at: datetime) -> None:
    """Close a link for good; a link closed before stays so."""
    authorise(by, "people.revoke_link")
    if Link.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        journal.record("people.revoke_link", link, by=by, at=at)


def token_of(link: Link) -> str:
    """The signed word that the link's address carries."""
    return signing.Signer(salt=SALT).sign(link.key)


def actor_by_token(token: str, *, at: datetime) -> Actor:
    """Who comes by a link; NotYours for one that is forged, expired, revoked or unknown."""
    try:
        key = signing.Signer(salt=SALT).unsign(token)
        link = Link.objects.get(key=key, revoked_at=None, expires_at__gt=at)
    except (signing.BadSignature, Link.DoesNotExist):
        raise NotYours from None
    return Actor(
        who=link.holder, roles=frozenset({Role(link.role)}), link=link.pk, opens=(link.opens, link.subject)
    )
