"""The shell: refusals as pages, languages, the menu, the policy of what a page may load."""

from __future__ import annotations

import re

import pytest
from tests.desk.cast import ADI, BAYU, JOKO, SIGNED_IN, SRI, person, signed_in
from tests.desk.makers.builders import a_group

from geliat.desk.people.models import Person
from geliat.trade.access import may
from geliat.web.telling import ROOM_NAMES

pytestmark = pytest.mark.django_db


def menu_of(page: str) -> list[str]:
    """The addresses of the menu, in order."""
    walk = re.search(r'<nav class="walk".*?</nav>', page, re.S)
    return re.findall(r'href="([^"]+)"', walk[0]) if walk else []


def test_the_menu_shows_the_rooms_that_open_in_the_order_of_the_walk():
    menu = menu_of(signed_in(SRI).get("/people/").content.decode())
    order = ["/" if room == "board" else f"/{room}/" for room in ROOM_NAMES]
    assert menu == [address for address in order if address in menu]
    assert "/people/" in menu
    assert menu[-1] == "/journal/"


@pytest.mark.parametrize("actor", SIGNED_IN, ids=lambda actor: actor.who)
def test_every_door_of_the_menu_opens(actor):
    client = signed_in(actor)
    for address in menu_of(client.get("/nowhere/").content.decode()):
        assert client.get(address).status_code == 200


def test_the_room_one_is_in_is_marked():
    page = signed_in(ADI).get("/people/enrol/").content.decode()
    assert re.search(r'href="/people/" aria-current="true"', page)
    assert 'aria-current="page"' in signed_in(ADI).get("/people/").content.decode()


def test_what_one_may_not_do_is_a_page_that_says_who_may(client):
    answer = signed_in(JOKO).get("/people/")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "Koordinator, Administrator" in page
    assert menu_of(page)


def test_the_way_back_leads_only_within_the_desk():
    client = signed_in(JOKO)
    page = client.get("/people/", headers={"Referer": "http://testserver/journal/?who=x"}).content.decode()
    assert 'href="http://testserver/journal/?who=x"' in page
    page = client.get("/people/", headers={"Referer": "https://evil.example/"}).content.decode()
    assert "evil.example" not in page


def test_an_unknown_address_is_told_in_words_and_leads_home(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "Tidak ada apa-apa di alamat ini" in answer.content.decode()


def test_a_form_without_its_token_is_told_in_words():
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/people/sign-in/", {})
    assert answer.status_code == 403
    assert "sudah terlalu lama terbuka" in answer.content.decode()


def test_a_language_is_kept_for_a_stranger_by_cookie_and_for_a_person_for_good(client):
    answer = client.post("/language/", {"language": "en", "next": "/people/sign-in/"})
    assert answer.url == "/people/sign-in/"
    assert 'lang="en"' in client.get("/people/sign-in/").content.decode()
    inside = signed_in(SRI)
    inside.post("/language/", {"language": "en"})
    assert Person.objects.get(pk=person(SRI).pk).language == "en"
    inside.post("/language/", {"language": "xx"})
    assert Person.objects.get(pk=person(SRI).pk).language == "en"


def test_chinese_is_offered_where_a_buyer_may_read_and_not_at_the_desk(client):
    assert "中文" not in signed_in(SRI).get("/people/").content.decode()
    assert "中文" not in client.get("/people/sign-in/").content.decode()
    page = client.get("/nowhere/", headers={"Accept-Language": "zh-CN"}).content.decode()
    assert "中文" in page
    assert "此网址没有内容" in page


def test_what_has_no_chinese_is_said_in_english_not_indonesian(client):
    page = client.get("/people/sign-in/", headers={"Accept-Language": "zh-CN"}).content.decode()
    assert "Sign in" in page


def test_invented_data_is_named_on_every_page(client):
    assert "memang rekaan" not in client.get("/people/sign-in/").content.decode()
    a_group(invented=True)
    assert "memang rekaan" in client.get("/people/sign-in/").content.decode()


@pytest.mark.parametrize("path", ["/people/sign-in/", "/nowhere/"])
def test_no_page_carries_inline_style_or_script(client, path):
    page = client.get(path)
    text = page.content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    policy = page["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_forwarder_finds_no_room_that_is_not_theirs():
    page = signed_in(BAYU).get("/nowhere/").content.decode()
    assert "/people/" not in menu_of(page)
    assert not may(BAYU.roles, "read.makers")
    assert "/makers/" not in menu_of(page)
