"""The calendar by link: who may ask, what a phone is told when nothing changed, how links are closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests.desk.board.builders import ACCOUNT, NATIONAL_ID, PHONE, a_working_order
from tests.desk.cast import ADI, JOKO, RATNA, SRI, a_link, signed_in
from tests.desk.makers.builders import a_group
from tests.desk.orders.builders import BUYER
from tests.desk.settlement.builders import two_pebs

from geliat.desk.people import actions as people
from geliat.desk.people.models import Link
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db


def feed(link: Link) -> str:
    return reverse("board:calendar", kwargs={"token": people.token_of(link)})


def subscribed(role: Role = Role.COORDINATOR) -> Link:
    return a_link(role, "group", a_group().pk, "Sri's phone")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.OFFICER])
def test_a_phone_reads_the_dates_without_signing_in(role):
    two_pebs()
    answer = Client().get(feed(subscribed(role)))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    kinds = [str(event["summary"]) for event in Calendar.from_ical(answer.content).events]
    assert "Devisa hasil ekspor PO-2020-01/A jatuh tempo" in kinds
    assert len(kinds) == 4
    assert answer["Cache-Control"].startswith("private")
    assert not answer.cookies


def test_the_feed_holds_nothing_private():
    a_working_order()
    two_pebs("PO-2020-02")
    said = Client().get(feed(subscribed())).content.decode().replace("\r\n ", "")
    for private in (BUYER, PHONE, ACCOUNT, NATIONAL_ID, "USD", "Orang", "Bubut", "Sri"):
        assert private not in said
    assert "100 buah" in said


def test_the_feed_is_read_in_other_languages_and_in_no_unknown_one():
    two_pebs()
    address = feed(subscribed())
    assert "Export proceeds of" in Client().get(f"{address}?in=en").content.decode()
    assert "出口收汇" in Client().get(f"{address}?in=zh").content.decode()
    assert Client().get(f"{address}?in=xx").status_code == 404


def test_a_phone_that_has_it_is_told_that_nothing_changed_until_something_does():
    two_pebs()
    address = feed(subscribed())
    first = Client().get(address)
    assert Client().get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert Client().get(address, headers={"if-modified-since": first["Last-Modified"]}).status_code == 304
    assert Client().head(address)["ETag"] == first["ETag"]
    two_pebs("PO-2020-02")
    again = Client().get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    assert again["ETag"] != first["ETag"]


def test_a_link_that_was_closed_or_ran_out_or_opens_another_thing_finds_nothing():
    order, _, _ = two_pebs()
    closed = subscribed()
    people.revoke_link(closed, by=SRI, at=timezone.now())
    old = people.issue_link(
        Role.COORDINATOR,
        "group",
        a_group().pk,
        "Old",
        by=SRI,
        at=timezone.now() - timedelta(days=9),
        days=8,
    )
    buyer = a_link(Role.BUYER, "order", order.pk, "Mr Lin")
    nowhere = a_link(Role.COORDINATOR, "group", 999_999, "Nobody")
    for link in (closed, old, buyer, nowhere):
        assert Client().get(feed(link)).status_code == 404


def test_the_calendars_link_opens_no_other_page():
    order, _, _ = two_pebs()
    token = people.token_of(subscribed())
    for page in ("maker", "buyer", "forwarder"):
        assert Client().get(reverse(f"board:{page}", kwargs={"token": token})).status_code == 404
    assert Client().get(reverse("board:order", kwargs={"order": order.pk})).status_code == 302


def test_the_page_shows_each_subscriber_with_the_address_in_every_language_and_closes_it():
    two_pebs()
    page = signed_in(SRI).get(reverse("board:calendars")).content.decode()
    assert f"opens=group&amp;subject={a_group().pk}" in page
    assert "Belum ada yang berlangganan" in page
    link = subscribed()
    page = signed_in(ADI).get(reverse("board:calendars")).content.decode()
    assert f"{feed(link)}?in=en" in page
    assert "Devisa hasil ekspor PO-2020-01/A jatuh tempo" in page
    close = reverse("people:revoke_link", kwargs={"link": link.pk})
    assert close in page
    signed_in(SRI).post(close)
    assert feed(link) not in signed_in(SRI).get(reverse("board:calendars")).content.decode()


@pytest.mark.parametrize("actor", [RATNA, JOKO], ids=lambda one: one.who)
def test_only_who_gives_links_sees_the_addresses(actor):
    assert signed_in(actor).get(reverse("board:calendars")).status_code == 403


def test_a_link_is_issued_from_the_page_and_its_own_page_tells_the_address():
    group = a_group()
    client = signed_in(SRI)
    told = {"opens": "group", "subject": group.pk, "role": "officer", "holder": "Ibu Ratna", "days": 365}
    page = client.get(
        reverse("people:issue_link"), {"opens": "group", "subject": group.pk, "label": group.name}
    )
    assert group.name in page.content.decode()
    answer = client.post(reverse("people:issue_link"), told)
    link = Link.objects.get()
    assert answer.url == reverse("people:link", kwargs={"link": link.pk})
    assert feed(link) in client.get(answer.url).content.decode()
