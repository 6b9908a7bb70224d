"""Every address × every role: opened, refused, unknown or sent to sign in, as the table of access says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.architecture.test_doors import addresses
from tests.desk.cast import SIGNED_IN, SRI, a_link, signed_in
from tests.web.rows import Case, Row, all_rows
from tests.web.seeded import OPENS, seeded_case, token_to

from geliat.desk.people import actions as people
from geliat.trade.access import DEEDS, Role

pytestmark = pytest.mark.django_db
VIEWS = {name: pattern.callback for name, pattern in addresses()}
ROWS = all_rows()
# Answers of a deed that was done, led on, refused with reasons, or asked again.
ANSWERED = {200, 302, 409, 422}


@pytest.fixture(scope="module")
def case(django_db_setup: None, django_db_blocker: Any) -> Iterator[Case]:
    """The seeded case, once for all rows."""
    with django_db_blocker.unblock(), seeded_case() as seeded:
        yield seeded


def ask(client: Client, row: Row, case: Case, **more: Any) -> HttpResponseBase:
    """Ask for a row's address."""
    address = reverse(row.name, kwargs={**row.kwargs(case), **more})
    if row.method == "POST":
        return client.post(address, row.data)
    query = row.query(case)
    return client.get(f"{address}?{query}" if query else address)


def rows(kind: str) -> list[Row]:
    """The rows of addresses that are for persons, by link, or open to all."""

    def of(row: Row) -> str:
        view = VIEWS[row.name]
        return "link" if view.by_link else "person" if view.deed else "open"

    return [row for row in ROWS if row.name in VIEWS and of(row) == kind]


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert sorted(set(VIEWS) - {row.name for row in ROWS}) == []
    assert sorted({row.name for row in ROWS} - set(VIEWS)) == []


@pytest.mark.parametrize("actor", SIGNED_IN, ids=lambda actor: actor.who)
@pytest.mark.parametrize("row", rows("person"), ids=str)
def test_a_person_gets_what_the_role_may_and_reads_why_not_otherwise(row, actor, case):
    status = ask(signed_in(actor), row, case).status_code
    if DEEDS[VIEWS[row.name].deed].isdisjoint(actor.roles):
        assert status == 403
    else:
        assert status in ANSWERED


@pytest.mark.parametrize("row", rows("person"), ids=str)
def test_a_stranger_is_sent_to_sign_in_and_posts_nothing(row, case):
    answer = ask(Client(), row, case)
    if row.method == "POST":
        assert answer.status_code == 403
    else:
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("people:sign_in"))


@pytest.mark.parametrize("row", rows("person"), ids=str)
def test_a_link_opens_no_page_of_the_desk(row, case):
    # The holder of a link has no session, whatever page of theirs was opened before.
    client = Client()
    for link_row in rows("link")[:1]:
        ask(client, link_row, case, token=token_to(VIEWS[link_row.name].opens))
    assert ask(client, row, case).status_code in {302, 403}


@pytest.mark.parametrize("who", [*SIGNED_IN, None], ids=lambda actor: actor.who if actor else "stranger")
@pytest.mark.parametrize("row", rows("open"), ids=str)
def test_an_open_page_opens_for_everybody(row, who, case):
    assert ask(signed_in(who) if who else Client(), row, case).status_code in ANSWERED


@pytest.mark.parametrize("row", rows("link"), ids=str)
def test_a_links_own_page_opens_for_its_holder(row, case):
    view = VIEWS[row.name]
    status = ask(Client(), row, case, token=token_to(view.opens)).status_code
    assert status in ANSWERED if OPENS[view.opens] in DEEDS[view.deed] else status == 403


@pytest.mark.parametrize("row", rows("link"), ids=str)
def test_a_link_to_another_kind_of_thing_finds_nothing(row, case):
    for opens in set(OPENS) - {VIEWS[row.name].opens}:
        assert ask(Client(), row, case, token=token_to(opens)).status_code == 404


@pytest.mark.parametrize("row", rows("link"), ids=str)
def test_somebody_elses_link_finds_nothing_of_ours(row, case):
    if not row.kwargs(case):
        return  # the token alone names the thing: another token opens another's own page
    opens = VIEWS[row.name].opens
    other = a_link(OPENS[opens], opens, 999_999, "Somebody else")
    assert ask(Client(), row, case, token=people.token_of(other)).status_code == 404


@pytest.mark.parametrize("row", rows("link"), ids=str)
def test_a_link_that_ran_out_or_was_closed_or_forged_finds_nothing(row, case):
    opens, now = VIEWS[row.name].opens, timezone.now()
    subject = 1
    old = people.issue_link(OPENS[opens], opens, subject, "Late", by=SRI, at=now - timedelta(days=9), days=8)
    closed = a_link(OPENS[opens], opens, subject, "Closed")
    people.revoke_link(closed, by=SRI, at=now)
    for token in (people.token_of(old), people.token_of(closed), "forged:word", closed.key):
        assert ask(Client(), row, case, token=token).status_code == 404


def test_the_buyer_of_a_consignment_reads_no_page_for_forwarders_only(case):
    token = people.token_of(a_link(Role.BUYER, "consignment", case.consignment.pk, "Mr Lin"))
    for row in rows("link"):
        view = VIEWS[row.name]
        if view.opens == "consignment" and Role.BUYER not in DEEDS[view.deed]:
            assert ask(Client(), row, case, token=token).status_code == 403
