"""The people room as its readers meet it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.desk.cast import ADI, AT, JOKO, RATNA, SRI, person, signed_in

from geliat.desk.people import actions, lockout
from geliat.desk.people.models import Link, Person
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db
SIGN_IN = "/people/sign-in/"


def enrolled(language: str = "en") -> Person:
    return actions.enrol(
        "tini", "Tini", [Role.ADMINISTRATOR], password="kayu-mahoni", language=language, by=ADI, at=AT
    )


def test_signing_in_leads_to_the_page_asked_for_in_the_persons_own_language(client):
    enrolled("en")
    asked = client.get("/people/")
    assert asked.status_code == 302
    assert asked.url.startswith(SIGN_IN)
    answer = client.post(asked.url, {"username": "tini", "password": "kayu-mahoni", "next": "/people/"})
    assert answer.url == "/people/"
    assert 'lang="en"' in client.get("/people/").content.decode()


def test_a_wrong_password_is_told_in_words_and_kept_no_session(client):
    enrolled()
    answer = client.post(SIGN_IN, {"username": "tini", "password": "salah"})
    assert answer.status_code == 422
    assert "tidak cocok" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_after_ten_failures_even_the_right_password_waits(client):
    enrolled()
    for _ in range(lockout.MOST_FAILURES):
        client.post(SIGN_IN, {"username": "TINI ", "password": "salah"})
    answer = client.post(SIGN_IN, {"username": "tini", "password": "kayu-mahoni"})
    assert answer.status_code == 429
    assert "tunggu satu menit" in answer.content.decode()
    assert client.post(SIGN_IN, {"username": "lain", "password": "x"}).status_code == 422


def test_a_success_forgets_the_failures(client):
    enrolled()
    for _ in range(lockout.MOST_FAILURES - 1):
        client.post(SIGN_IN, {"username": "tini", "password": "salah"})
    assert client.post(SIGN_IN, {"username": "tini", "password": "kayu-mahoni"}).status_code == 302
    client.logout()
    assert client.post(SIGN_IN, {"username": "tini", "password": "salah"}).status_code == 422


def test_sign_in_never_leads_away_from_the_desk(client):
    enrolled()
    sent = {"username": "tini", "password": "kayu-mahoni", "next": "https://evil.example/"}
    assert client.post(SIGN_IN, sent).url == "/"


def test_signing_out_needs_a_button_not_a_link():
    client = signed_in(ADI)
    assert client.get("/people/sign-out/").status_code == 405
    assert client.post("/people/sign-out/").url == SIGN_IN
    assert client.get("/people/").status_code == 302


def test_the_administrator_sees_people_and_the_coordinator_only_links():
    person(RATNA)
    actions.issue_link(Role.MAKER, "workshop", 1, "Wati", by=SRI, at=AT)
    for actor, people_shown in ((ADI, True), (SRI, False)):
        page = signed_in(actor).get("/people/").content.decode()
        assert ("Ibu Ratna" in page) is people_shown
        assert "Wati" in page


def test_enrolling_keeps_what_was_typed_when_it_is_refused():
    client = signed_in(ADI)
    person(SRI)
    sent = {
        "name": "Siti",
        "username": "sri",
        "password": "sepuluh-huruf",
        "language": "id",
        "roles": ["officer"],
        "office": "Disperindag",
    }
    answer = client.post("/people/enrol/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "name_taken" in page
    assert 'value="Disperindag"' in page
    assert "sepuluh-huruf" not in page
    answer = client.post("/people/enrol/", {**sent, "username": "siti"})
    siti = Person.objects.get(username="siti")
    assert answer.url == reverse("people:person", args=[siti.pk])
    assert siti.roles() == {Role.OFFICER}


def test_a_role_is_granted_and_ended_from_the_persons_page():
    client, joko = signed_in(ADI), person(JOKO)
    client.post(f"/people/{joko.pk}/grant/", {"role": "officer"})
    assert joko.roles() == {Role.INSPECTOR, Role.OFFICER}
    client.post(f"/people/{joko.pk}/end-role/", {"role": "officer"})
    assert Person.objects.get(pk=joko.pk).roles() == {Role.INSPECTOR}
    assert client.post(f"/people/{joko.pk}/grant/", {"role": "maker"}).status_code == 422
    assert client.post(f"/people/{joko.pk}/end-role/", {"role": "nonsense"}).status_code == 302


def test_ending_the_last_administrator_answers_with_the_blocker():
    client = signed_in(ADI)
    answer = client.post(f"/people/{person(ADI).pk}/end-role/", {"role": "administrator"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "satu-satunya administrator" in page
    assert 'href="/people/"' in page


def test_htmx_is_answered_with_the_blockers_alone():
    client = signed_in(ADI)
    answer = client.post(
        f"/people/{person(ADI).pk}/end-role/", {"role": "administrator"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 409
    assert answer["HX-Retarget"] == "#messages"
    assert "<html" not in answer.content.decode()


def test_a_page_that_belongs_to_another_role_is_refused_in_words():
    answer = signed_in(JOKO).get("/people/enrol/")
    assert answer.status_code == 403
    assert "Administrator" in answer.content.decode()


def test_a_link_is_issued_for_the_thing_whose_page_led_here_and_closed_again():
    client = signed_in(SRI)
    page = client.get("/people/links/issue/?opens=workshop&subject=7&label=Bubut+Jaya&holder=Wati")
    assert "Bubut Jaya" in page.content.decode()
    sent = {"opens": "workshop", "subject": 7, "role": "maker", "holder": "Wati", "days": 90}
    answer = client.post("/people/links/issue/", sent)
    link = Link.objects.get()
    assert answer.url == f"/people/links/{link.pk}/"
    assert client.get(answer.url).status_code == 200
    client.post(f"/people/links/{link.pk}/revoke/")
    assert Link.objects.get().revoked_at is not None
    assert "stage stop" in client.get(answer.url).content.decode()


def test_without_a_thing_the_page_says_where_links_are_issued():
    page = signed_in(SRI).get("/people/links/issue/").content.decode()
    assert '<form class="sheet"' not in page
    assert "halaman bengkel" in page


def test_a_link_for_the_wrong_role_stays_on_the_form():
    sent = {"opens": "workshop", "subject": 7, "role": "buyer", "holder": "Wati", "days": 90}
    assert signed_in(SRI).post("/people/links/issue/", sent).status_code == 422
    assert not Link.objects.exists()


def test_the_page_of_people_asks_the_database_no_more_for_many(django_assert_max_num_queries):
    for number in range(25):
        actions.enrol(f"p{number}", f"P {number}", [Role.INSPECTOR], password="x", by=ADI, at=AT)
        actions.issue_link(Role.MAKER, "workshop", number, f"W {number}", by=SRI, at=AT)
    client = signed_in(ADI)
    with django_assert_max_num_queries(12):
        assert client.get("/people/").status_code == 200
