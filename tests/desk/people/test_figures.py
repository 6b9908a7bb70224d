"""What the people room reads for its pages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.cast import ADI, AT, JOKO, SRI, person

from geliat.desk.people import actions, figures
from geliat.trade.access import SIGN_IN_ROLES, Role

pytestmark = pytest.mark.django_db


def three_links():
    open_one = actions.issue_link(Role.MAKER, "workshop", 1, "Wati", by=SRI, at=AT, days=100)
    actions.issue_link(Role.BUYER, "order", 2, "Mr Lin", by=SRI, at=AT, days=5)
    closed = actions.issue_link(Role.FORWARDER, "consignment", 3, "Bayu", by=SRI, at=AT)
    actions.revoke_link(closed, by=SRI, at=AT)
    return open_one


def test_each_link_is_in_exactly_one_state():
    three_links()
    later = AT + timedelta(days=6)
    states = [row.state for row in figures.rows(figures.links(at=later), at=later)]
    assert states == ["revoked", "expired", "open"]
    for state in figures.STATES:
        assert {row.state for row in figures.rows(figures.links(state=state, at=later), at=later)} == {state}


def test_links_are_found_by_what_they_open_and_who_holds_them():
    three_links()
    assert [link.holder for link in figures.links(opens="order", at=AT)] == ["Mr Lin"]
    assert [link.holder for link in figures.links(holder="wat", at=AT)] == ["Wati"]


def test_a_link_has_an_address_that_a_qr_code_carries():
    link = three_links()
    address = figures.address_of(link)
    if address:  # the board's page for it stands
        assert actions.token_of(link) in address
    assert figures.qr_of("https://desk.example.id/x").startswith("data:image/svg+xml")


def test_roles_held_are_not_offered_again():
    free = figures.roles_not_held(person(JOKO))
    assert Role.INSPECTOR not in free
    assert len(free) == len(SIGN_IN_ROLES) - 1


def test_roles_held_now_stand_above_those_of_the_past():
    one = person(JOKO)
    actions.end_role(one, Role.INSPECTOR, by=ADI, at=AT)
    actions.grant(figures.persons().get(), Role.OFFICER, by=ADI, at=AT + timedelta(days=1))
    assert [held.role for held in figures.holdings(figures.persons().get())] == ["officer", "inspector"]
