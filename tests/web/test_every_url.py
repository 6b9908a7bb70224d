"""Every address × every role: opened, refused, unknown or sent to sign in, as the table of access says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.architecture.test_doors import addresses
from tests.desk.cast import SIGNED_IN, SRI, a_link, signed_in
from tests.web.rows import Case, Row, all_rows
from tests.web.seeded import OPENS, seeded_case, subject_of, token_to

from geliat.desk.people import actions as people
from geliat.desk.people.actions import OPENS as OPENABLE
from geliat.trade.access import DEEDS, Actor

pytestmark = pytest.mark.django_db
VIEWS = {name: pattern.callback for name, pattern in addresses()}
ROWS = all_rows()
# Answers of a deed that was done, led on, refused with reasons, or asked again.
ANSWERED = {200, 302, 409, 422}


@dataclass
class Walk:
    """The seeded case and the sessions of those who signed in, once for all rows."""

    case: Case
    sessions: dict[str, str]

    def ask(self, row: Row, actor: Actor | None = None, **more: Any) -> HttpResponseBase:
        """Ask for a row's address as somebody, or as a stranger; what it does is undone."""
        client = Client()
        if actor is not None:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[actor.who]
        address = reverse(row.name, kwargs={**row.kwargs(self.case), **more})
        query = row.query(self.case)
        with transaction.atomic():
            if row.method == "POST":
                answer = client.post(address, row.data)
            else:
                answer = client.get(f"{address}?{query}" if query else address)
            transaction.set_rollback(True)
        answer.close()
        return answer


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker: Any) -> Iterator[Walk]:
    """The seeded case, once for all rows."""
    with django_db_blocker.unblock(), seeded_case() as case:
        clients = {actor.who: signed_in(actor) for actor in SIGNED_IN}
        yield Walk(
            case, {who: client.cookies[settings.SESSION_COOKIE_NAME].value for who, client in clients.items()}
        )


def rows(kind: str) -> list[Row]:
    """The rows of addresses that are for persons, by link, or open to all."""

    def of(row: Row) -> str:
        view = VIEWS[row.name]
        return "link" if view.by_link else "person" if view.deed else "open"

    return [row for row in ROWS if row.name in VIEWS and of(row) == kind]


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert sorted(set(VIEWS) - {row.name for row in ROWS}) == []
    assert sorted({row.name for row in ROWS} - set(VIEWS)) == []


@pytest.mark.parametrize("row", rows("person"), ids=str)
def test_each_person_gets_what_the_role_may_and_reads_why_not_otherwise(row: Row, walk: Walk) -> None:
    may = DEEDS[VIEWS[row.name].deed]
    got = {actor.who: walk.ask(row, actor).status_code for actor in SIGNED_IN}
    for actor in SIGNED_IN:
        assert got[actor.who] in ({403} if may.isdisjoint(actor.roles) else ANSWERED), got


@pytest.mark.parametrize("row", rows("person"), ids=str)
def test_a_stranger_is_sent_to_sign_in_and_posts_nothing(row: Row, walk: Walk) -> None:
    answer = walk.ask(row)
    if row.method == "POST":
        assert answer.status_code == 403
    else:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("people:sign_in"))


@pytest.mark.parametrize("row", rows("open"), ids=str)
def test_an_open_page_opens_for_everybody(row: Row, walk: Walk) -> None:
    got = [walk.ask(row, actor).status_code for actor in (*SIGNED_IN, None)]
    assert set(got) <= ANSWERED


@pytest.mark.parametrize("row", rows("link"), ids=str)
def test_a_links_own_page_opens_for_its_holder(row: Row, walk: Walk) -> None:
    view = VIEWS[row.name]
    for role in OPENABLE[view.opens]:
        link = a_link(role, view.opens, subject_of(walk.case, view.opens), "Holder")
        status = walk.ask(row, token=people.token_of(link)).status_code
        assert status in (ANSWERED if role in DEEDS[view.deed] else {403}), role


@pytest.mark.parametrize("row", rows("link"), ids=str)
def test_a_link_to_another_thing_finds_nothing(row: Row, walk: Walk) -> None:
    own = VIEWS[row.name].opens
    for opens in set(OPENS) - {own}:
        assert walk.ask(row, token=token_to(opens)).status_code == 404
    if row.kwargs(walk.case):  # else the token alone names the thing, and another's opens another's page
        other = a_link(OPENS[own], own, 999_999, "Somebody else")
        assert walk.ask(row, token=people.token_of(other)).status_code == 404


@pytest.mark.parametrize("row", rows("link"), ids=str)
def test_a_link_that_ran_out_or_was_closed_or_forged_finds_nothing(row: Row, walk: Walk) -> None:
    opens, now = VIEWS[row.name].opens, timezone.now()
    subject = subject_of(walk.case, opens)
    old = people.issue_link(OPENS[opens], opens, subject, "Late", by=SRI, at=now - timedelta(days=9), days=8)
    closed = a_link(OPENS[opens], opens, subject, "Closed")
    people.revoke_link(closed, by=SRI, at=now)
    for token in (people.token_of(old), people.token_of(closed), "forged:word", closed.key):
        assert walk.ask(row, token=token).status_code == 404


def test_a_link_leaves_no_session_that_opens_the_desk(walk: Walk) -> None:
    client = Client()
    for row in rows("link"):
        if row.method == "GET":
            token = token_to(VIEWS[row.name].opens)
            client.get(reverse(row.name, kwargs={**row.kwargs(walk.case), "token": token})).close()
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert client.get(reverse("journal:deeds")).status_code == 302
