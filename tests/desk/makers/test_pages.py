"""The pages of the makers' room, as the coordinator and the others see them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from tests.desk.cast import AT, JOKO, SRI, signed_in
from tests.desk.makers.builders import MONDAY, a_group, a_village, a_workshop

from geliat.desk.journal.models import Entry
from geliat.desk.makers import actions
from geliat.desk.makers.facts import ContactFacts
from geliat.desk.makers.models import ClosedWeek, Disclosure, Group, Village, Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def sri(db):
    """Sri, signed in."""
    return signed_in(SRI)


def at(name: str, **kwargs: int) -> str:
    """The address of a page of the room."""
    return reverse(f"makers:{name}", kwargs=kwargs)


def test_the_register_is_narrowed_by_step(sri):
    a_workshop("W01", name="Bubut Jaya", skills={"turning": 10})
    a_workshop("W02", name="Poles Rapi", skills={"finishing": 10})
    page = sri.get(at("workshops"), {"step": "turning"}).content.decode()
    assert "Bubut Jaya" in page
    assert "Poles Rapi" not in page


def test_the_register_of_sixty_workshops_takes_few_queries(sri, django_assert_max_num_queries):
    for n in range(60):
        a_workshop(f"W{n:02}")
    sri.get(at("workshops"))
    with django_assert_max_num_queries(20):
        assert "W59" in sri.get(at("workshops")).content.decode()


def test_a_workshop_is_registered_through_its_form(sri):
    sent = {
        "group": a_group().pk,
        "code": "W09",
        "name": "Rebana Makmur",
        "village": a_village().pk,
        "craft": "turning",
        "women": 1,
        "men": 2,
        "collect_cost_idr": 5000,
    }
    answer = sri.post(at("register"), sent)
    made = Workshop.objects.get()
    assert answer.url == at("workshop", workshop=made.pk)
    again = sri.post(at("register"), sent)
    assert again.status_code == 422
    assert "W09" in again.content.decode()
    assert Workshop.objects.count() == 1


def test_registering_asks_for_a_group_and_a_village_first(sri):
    assert at("register_group") in sri.get(at("register")).content.decode()
    a_group()
    assert at("villages") in sri.get(at("register")).content.decode()


def test_groups_and_villages_are_recorded_through_their_forms(sri):
    sri.post(at("register_group"), {"name": "CV Satu", "address": "Jl. 1", "regency": "3505"})
    group = Group.objects.get()
    sri.post(at("group", group=group.pk), {"name": "CV Satu", "address": "Jl. 2", "regency": "3572"})
    group.refresh_from_db()
    assert (group.address, group.regency.name) == ("Jl. 2", "Kota Blitar")
    sri.post(at("villages"), {"name": "Sentul", "district": "Kepanjenkidul", "regency": "3572"})
    assert Village.objects.get().regency.bps_code == "3572"


def test_capacity_and_closed_weeks_are_told_on_the_page_of_the_workshop(sri):
    workshop = a_workshop(skills={})
    sent = {"step": "turning", "unit": "pieces", "per_week": 90, "minimum_batch": 10}
    sri.post(at("state_capacity", workshop=workshop.pk), sent)
    sri.post(at("close_week", workshop=workshop.pk), {"day": "2020-09-09", "reason": "Panen"})
    page = sri.get(at("workshop", workshop=workshop.pk)).content.decode()
    assert "Bubut" in page
    assert "Panen" in page
    assert ClosedWeek.objects.get().monday == MONDAY
    sri.post(at("reopen_week", workshop=workshop.pk), {"day": "2020-09-11"})
    sri.post(at("drop_skill", workshop=workshop.pk), {"step": "turning"})
    assert not ClosedWeek.objects.exists()
    assert not workshop.skills.exists()


def test_a_wrong_capacity_keeps_what_was_typed(sri):
    workshop = a_workshop(skills={})
    answer = sri.post(
        at("state_capacity", workshop=workshop.pk),
        {"step": "turning", "unit": "pieces", "per_week": 0, "minimum_batch": 7},
    )
    assert answer.status_code == 422
    assert 'value="7"' in answer.content.decode()


def test_a_workshop_is_edited_and_rests(sri):
    workshop = a_workshop(women=2)
    page = sri.get(at("edit", workshop=workshop.pk))
    sent = {**page.context["form"].initial, "women": 6, "village": workshop.village_id}
    sri.post(
        at("edit", workshop=workshop.pk), {name: value for name, value in sent.items() if value is not None}
    )
    sri.post(at("rest", workshop=workshop.pk))
    workshop.refresh_from_db()
    assert (workshop.women, workshop.active, workshop.invented) == (6, False, True)
    sri.post(at("welcome_back", workshop=workshop.pk))
    workshop.refresh_from_db()
    assert workshop.active


def test_what_is_private_stands_on_the_private_page_alone(sri):
    workshop = a_workshop()
    contact = ContactFacts(person="Wati", phone="0812-777-000")
    actions.keep_private(workshop, contact, by=SRI, at=AT)
    public = [at("workshops"), at("workshop", workshop=workshop.pk), at("edit", workshop=workshop.pk)]
    assert not any("0812-777-000" in sri.get(address).content.decode() for address in public)
    assert "0812-777-000" in sri.get(at("private", workshop=workshop.pk)).content.decode()
    assert Entry.objects.filter(deed="read.private").count() == 1


def test_the_inspector_reads_the_register_and_not_the_private_page():
    workshop = a_workshop()
    joko = signed_in(JOKO)
    page = joko.get(at("workshop", workshop=workshop.pk)).content.decode()
    assert at("private", workshop=workshop.pk) not in page
    assert joko.get(at("private", workshop=workshop.pk)).status_code == 403
    assert not Entry.objects.filter(deed="read.private").exists()


def test_a_private_contact_is_kept_through_its_form(sri):
    workshop = a_workshop()
    wrong = sri.post(at("keep_private", workshop=workshop.pk), {"person": "Wati", "national_id": "1"})
    assert wrong.status_code == 422
    assert sri.post(at("keep_private", workshop=workshop.pk), {"person": "Wati"}).status_code == 302
    assert workshop.private_contact.person == "Wati"


def test_a_consent_is_recorded_withdrawn_and_never_listed(sri):
    workshop = a_workshop()
    sent = {"consented_on": "2020-08-01", "kind": "daksa", "consented": "on"}
    assert (
        sri.post(at("record_disclosure", workshop=workshop.pk), {**sent, "consented": ""}).status_code == 422
    )
    sri.post(at("record_disclosure", workshop=workshop.pk), sent)
    made = Disclosure.objects.get()
    assert "daksa" not in sri.get(at("private", workshop=workshop.pk)).content.decode()
    nothing = sri.post(at("withdraw_disclosure", workshop=workshop.pk), {})
    unknown = sri.post(at("withdraw_disclosure", workshop=workshop.pk), {"number": made.pk + 1})
    assert (nothing.status_code, unknown.status_code) == (422, 422)
    sri.post(at("withdraw_disclosure", workshop=workshop.pk), {"number": made.pk})
    made.refresh_from_db()
    assert made.withdrawn_on is not None


def test_few_disclosures_are_not_counted_on_the_register(sri):
    workshop = a_workshop()
    for _ in range(3):
        actions.record_disclosure(workshop, date(2020, 8, 1), by=SRI, at=AT)
    assert "kurang dari 5" in sri.get(at("workshops")).content.decode()


def test_capacity_by_week_begins_with_the_week_that_is_asked(sri):
    actions.close_week(a_workshop(skills={"turning": 75}), MONDAY, by=SRI, at=AT)
    page = sri.get(at("capacity"), {"since": "2020-09-10"})
    assert page.context["mondays"][0] == MONDAY
    assert "1 tutup" in page.content.decode()
