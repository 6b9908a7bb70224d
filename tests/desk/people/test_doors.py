"""The doors: who is let in, who is sent to sign in, who reads why not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from tests.desk.cast import JOKO, SRI, a_link, person

from geliat.desk.people import actions
from geliat.desk.people.doors import door, link_door, open_door
from geliat.refusals import Refusal
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db


@door("orders.confirm")
def confirm(request):
    return HttpResponse(request.actor.who)


@link_door("read.own_shares", "workshop")
def own(request, token, subject):
    return HttpResponse(f"{request.actor.who} {subject}")


def asked(method, user):
    request = getattr(RequestFactory(), method)("/x/?a=1")
    request.user = user
    return request


def test_a_stranger_is_sent_to_sign_in_and_a_post_is_forbidden():
    assert confirm(asked("get", AnonymousUser())).url.endswith("?next=/x/%3Fa%3D1")
    assert confirm(asked("post", AnonymousUser())).status_code == 403


def test_a_role_of_the_table_enters_and_another_reads_why_not():
    assert confirm(asked("get", person(SRI))).content == b"Sri"
    with pytest.raises(Refusal, match="Coordinator"):
        confirm(asked("get", person(JOKO)))


def test_a_link_door_gives_the_number_of_its_thing():
    token = actions.token_of(a_link(Role.MAKER, "workshop", 7))
    assert own(asked("get", AnonymousUser()), token).content == b"Wati 7"


@pytest.mark.parametrize("opens", ["order", "consignment"])
def test_a_link_to_another_kind_of_thing_is_not_found(opens):
    token = actions.token_of(a_link(Role.BUYER, opens, 7))
    with pytest.raises(Http404):
        own(asked("get", AnonymousUser()), token)


def test_a_link_that_ran_out_is_not_found():
    link = actions.issue_link(
        Role.MAKER, "workshop", 7, "Wati", by=SRI, at=timezone.now() - timedelta(days=9), days=8
    )
    with pytest.raises(Http404):
        own(asked("get", AnonymousUser()), actions.token_of(link))


def test_every_mark_names_its_deed():
    assert (confirm.deed, confirm.by_link) == ("orders.confirm", False)
    assert (own.deed, own.by_link) == ("read.own_shares", True)
    assert open_door(lambda request: None).deed == ""
