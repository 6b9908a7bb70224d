"""Persons, roles and links: who may give them, and what a link opens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import signing
from tests.desk.cast import ADI, AT, JOKO, SIGNED_IN, SRI, person

from geliat.desk.journal.models import Entry
from geliat.desk.people import actions
from geliat.desk.people.models import Link, Person
from geliat.refusals import NotYours, Refusal
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db


def a_link(**changes: object) -> Link:
    told = {"role": Role.MAKER, "opens": "workshop", "subject": 7, "holder": "Wati", **changes}
    return actions.issue_link(by=SRI, at=AT, **told)  # type: ignore[arg-type]


def enrolled(username: str = "tini", *roles: Role) -> Person:
    return actions.enrol(username, "Tini", roles or (Role.INSPECTOR,), password="kayu-mahoni", by=ADI, at=AT)


def test_an_enrolled_person_can_sign_in_and_holds_the_roles(client):
    one = enrolled("tini", Role.INSPECTOR, Role.OFFICER)
    assert client.login(username="tini", password="kayu-mahoni")
    assert actions.actor_of(one).roles == {Role.INSPECTOR, Role.OFFICER}
    assert [entry.deed for entry in Entry.objects.all()] == ["people.enrol", "people.grant", "people.grant"]


def test_a_taken_name_and_a_role_by_link_are_told_together():
    enrolled("tini")
    with pytest.raises(Refusal) as no:
        enrolled("tini", Role.MAKER)
    assert no.value.codes == ("name_taken", "role_by_link")


@pytest.mark.parametrize("actor", [one for one in SIGNED_IN if one is not ADI], ids=lambda one: one.who)
def test_only_the_administrator_enrols(actor):
    with pytest.raises(Refusal) as no:
        actions.enrol("x", "X", [Role.OFFICER], password="y", by=actor, at=AT)
    assert no.value.codes == ("not_allowed",)
    assert not Person.objects.exists()


def test_a_new_password_replaces_the_old_one(client):
    one = enrolled()
    actions.set_password(one, "tali-rotan-baru", by=ADI, at=AT)
    assert not client.login(username="tini", password="kayu-mahoni")
    assert client.login(username="tini", password="tali-rotan-baru")


def test_a_granted_role_is_held_once_however_often_it_is_granted():
    one = enrolled()
    for _ in range(2):
        actions.grant(one, Role.OFFICER, by=ADI, at=AT)
    assert one.holdings.filter(role="officer").count() == 1
    with pytest.raises(Refusal, match="comes by link"):
        actions.grant(one, Role.BUYER, by=ADI, at=AT)


def test_an_ended_role_is_kept_with_its_dates_but_gives_nothing():
    one = enrolled()
    actions.end_role(one, Role.INSPECTOR, by=ADI, at=AT + timedelta(days=3))
    assert Person.objects.get().roles() == frozenset()
    held = one.holdings.get()
    assert held.ended_at - held.began_at == timedelta(days=3)
    actions.grant(Person.objects.get(), Role.INSPECTOR, by=ADI, at=AT + timedelta(days=4))
    assert Person.objects.get().roles() == {Role.INSPECTOR}


def test_the_last_administrator_stays_one():
    one = enrolled("tini", Role.ADMINISTRATOR)
    with pytest.raises(Refusal) as no:
        actions.end_role(one, Role.ADMINISTRATOR, by=ADI, at=AT)
    assert no.value.codes == ("last_administrator",)
    enrolled("budi", Role.ADMINISTRATOR)
    actions.end_role(one, Role.ADMINISTRATOR, by=ADI, at=AT)
    assert Person.objects.get(username="tini").roles() == frozenset()


def test_a_link_brings_its_holder_to_one_thing_until_it_runs_out():
    token = actions.token_of(a_link(days=10))
    actor = actions.actor_by_token(token, at=AT + timedelta(days=9))
    assert (actor.who, actor.roles, actor.opens) == ("Wati", {Role.MAKER}, ("workshop", 7))
    with pytest.raises(NotYours):
        actions.actor_by_token(token, at=AT + timedelta(days=10))


def test_a_revoked_link_opens_nothing_and_is_journalled_once():
    link = a_link()
    for _ in range(2):
        actions.revoke_link(link, by=SRI, at=AT)
    with pytest.raises(NotYours):
        actions.actor_by_token(actions.token_of(link), at=AT)
    assert Entry.objects.filter(deed="people.revoke_link").count() == 1


@pytest.mark.parametrize("forge", [
    lambda link: link.key,
    lambda link: f"{link.key}:abc",
    lambda link: signing.Signer(salt="geliat.other").sign(link.key),
    lambda link: actions.token_of(link)[:-1],
    lambda link: signing.Signer(salt=actions.SALT).sign("unknown"),
])  # fmt: skip
def test_a_forged_link_opens_nothing(forge):
    with pytest.raises(NotYours):
        actions.actor_by_token(forge(a_link()), at=AT)


def test_everything_wrong_with_a_link_is_told_at_once():
    with pytest.raises(Refusal) as no:
        a_link(role=Role.BUYER, holder="  ", days=401)
    assert no.value.codes == ("link_role", "link_holder", "link_days")
    assert not Link.objects.exists()


def test_the_inspector_issues_no_links():
    with pytest.raises(Refusal, match="Coordinator, Administrator"):
        actions.issue_link(Role.MAKER, "workshop", 7, "Wati", by=JOKO, at=AT)


def test_the_language_is_kept_with_the_person():
    one = person(SRI)
    actions.speak(one, "en")
    assert Person.objects.get(pk=one.pk).language == "en"
