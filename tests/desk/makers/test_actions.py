"""Registering workshops, stating capacity, and keeping what is private apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from tests.desk.cast import AT, JOKO, RATNA, SRI, wati
from tests.desk.makers.builders import (
    MONDAY,
    a_group,
    a_regency,
    a_village,
    a_workshop,
    group_facts,
    workshop_facts,
)

from geliat.desk.journal.models import Entry
from geliat.desk.makers import actions, figures
from geliat.desk.makers.facts import ContactFacts
from geliat.desk.makers.models import ClosedWeek, Disclosure, PrivateContact
from geliat.refusals import NotYours, Refusal

pytestmark = pytest.mark.django_db
CONTACT = ContactFacts("Wati", "0812-0000-0001", "3505010101800001", "BRI", "0012345678")


def refused(call) -> tuple[str, ...]:
    """The codes of the refusal that a call ends in."""
    with pytest.raises(Refusal) as no:
        call()
    return no.value.codes


def journalled() -> str:
    """Everything the journal holds, as one text."""
    return " ".join(
        f"{one.who} {one.deed} {one.thing} {one.label} {one.facts}" for one in Entry.objects.all()
    )


def test_a_workshop_is_registered_once_under_its_code():
    a_workshop("W01")
    assert refused(lambda: a_workshop("W01")) == ("code_taken",)


def test_a_workshop_is_refused_with_every_reason_at_once():
    facts = workshop_facts("", name=" ", women=-1, yearly_sales_idr=Decimal(-5))
    codes = refused(lambda: actions.register_workshop(a_group(), facts, by=SRI, at=AT))
    assert codes == ("missing", "missing", "below_zero", "below_zero")


@pytest.mark.parametrize("other", [JOKO, RATNA], ids=lambda actor: actor.who)
def test_only_the_coordinator_registers(other):
    group, facts = a_group(), workshop_facts()
    assert refused(lambda: actions.register_workshop(group, facts, by=other, at=AT)) == ("not_allowed",)


def test_an_edit_names_in_the_journal_what_changed():
    workshop = a_workshop()
    actions.edit_workshop(workshop, workshop_facts(women=7), by=SRI, at=AT)
    workshop.refresh_from_db()
    assert workshop.women == 7
    assert Entry.objects.latest("id").facts == {"changed": "women"}


def test_an_edit_that_changes_nothing_leaves_no_entry():
    workshop = a_workshop()
    before = Entry.objects.count()
    actions.edit_workshop(workshop, workshop_facts(), by=SRI, at=AT)
    assert Entry.objects.count() == before


def test_the_two_blitars_are_two_governments():
    assert a_regency("3505").name == "Kabupaten Blitar"
    assert a_regency("3572").name == "Kota Blitar"


def test_a_regency_out_of_the_table_needs_its_name():
    assert refused(lambda: actions.record_regency("9999", by=SRI, at=AT)) == ("missing",)
    assert actions.record_regency("9999", name="Kabupaten Lain", by=SRI, at=AT).name == "Kabupaten Lain"
    assert "bps_code_form" in refused(lambda: actions.record_regency("35", name="X", by=SRI, at=AT))


def test_a_village_told_twice_is_one_row_and_gets_no_code():
    assert a_village() == a_village()
    assert a_village().bps_code == ""


def test_a_group_keeps_its_own_numbers_normal_and_refuses_wrong_ones():
    facts = group_facts(name="CV Dua", nib="912 000 123 4567", npwp="01.312.166.0-091.000")
    group = actions.register_group(facts, by=SRI, at=AT)
    assert (group.nib, group.npwp) == ("9120001234567", "013121660091000")
    codes = refused(
        lambda: actions.edit_group(group, group_facts(name="", nib="12", npwp="34"), by=SRI, at=AT)
    )
    assert codes == ("missing", "nib_form", "npwp_form")


def test_a_group_is_corrected_but_not_into_another_ones_name():
    one, other = a_group(), a_group(name="CV Lain")
    actions.edit_group(one, group_facts(address="Jl. Baru 1"), by=SRI, at=AT)
    one.refresh_from_db()
    assert one.address == "Jl. Baru 1"
    assert refused(lambda: actions.edit_group(other, group_facts(), by=SRI, at=AT)) == ("name_taken",)


def test_a_capacity_stated_anew_replaces_the_figure():
    workshop = a_workshop(skills={"turning": 120})
    actions.state_capacity(workshop, "turning", "minutes", 2400, minimum_batch=40, by=SRI, at=AT)
    skill = workshop.skills.get()
    assert (skill.unit, skill.per_week, skill.minimum_batch) == ("minutes", 2400, 40)


def test_a_capacity_is_refused_with_every_reason_at_once():
    workshop = a_workshop(skills={})
    codes = refused(
        lambda: actions.state_capacity(workshop, "Big Step", "tons", 0, minimum_batch=-1, by=SRI, at=AT)
    )
    assert codes == ("step_form", "unit_unknown", "no_capacity", "below_zero")
    assert not workshop.skills.exists()


def test_a_dropped_skill_is_gone_and_dropping_it_again_is_nothing():
    workshop = a_workshop(skills={"turning": 120})
    actions.drop_skill(workshop, "turning", by=SRI, at=AT)
    entries = Entry.objects.count()
    actions.drop_skill(workshop, "turning", by=SRI, at=AT)
    assert not workshop.skills.exists()
    assert Entry.objects.count() == entries


def test_a_week_is_closed_by_its_monday_once_and_opened_again():
    workshop = a_workshop()
    assert refused(lambda: actions.close_week(workshop, date(2020, 9, 9), by=SRI, at=AT)) == ("not_a_monday",)
    actions.close_week(workshop, MONDAY, reason="Hajatan", by=SRI, at=AT)
    actions.close_week(workshop, MONDAY, by=SRI, at=AT)
    assert ClosedWeek.objects.get().reason == "Hajatan"
    actions.reopen_week(workshop, MONDAY, by=SRI, at=AT)
    assert refused(lambda: actions.reopen_week(workshop, MONDAY, by=SRI, at=AT)) == ("week_is_open",)


def test_a_maker_closes_weeks_of_the_own_workshop_only():
    own, other = a_workshop("W01"), a_workshop("W02")
    actions.close_week(own, MONDAY, by=wati(own.pk), at=AT)
    with pytest.raises(NotYours):
        actions.close_week(other, MONDAY, by=wati(own.pk), at=AT)


def test_why_a_week_is_closed_stays_out_of_the_journal():
    actions.close_week(a_workshop(), MONDAY, reason="Sakit", by=SRI, at=AT)
    assert "Sakit" not in journalled()


def test_a_resting_workshop_is_welcomed_back():
    workshop = actions.rest(a_workshop(), by=SRI, at=AT)
    assert not workshop.active
    assert actions.welcome_back(workshop, by=SRI, at=AT).active


def test_the_private_contact_stands_encrypted_and_out_of_the_journal():
    workshop = a_workshop()
    actions.keep_private(workshop, CONTACT, by=SRI, at=AT)
    assert actions.read_private(workshop, by=SRI, at=AT) == CONTACT
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {PrivateContact._meta.db_table}")
        stored = str(cursor.fetchone())
    for secret in (CONTACT.phone, CONTACT.national_id, CONTACT.account):
        assert secret not in stored
        assert secret not in journalled()
        assert secret not in repr(CONTACT)


def test_every_read_of_the_private_contact_is_journalled():
    workshop = a_workshop()
    for _ in range(2):
        assert actions.read_private(workshop, by=SRI, at=AT) == ContactFacts()
    assert Entry.objects.filter(deed="read.private", subject=workshop.pk).count() == 2


@pytest.mark.parametrize("other", [JOKO, RATNA], ids=lambda actor: actor.who)
def test_nobody_but_the_coordinator_reads_the_private_contact(other):
    workshop = a_workshop()
    assert refused(lambda: actions.read_private(workshop, by=other, at=AT)) == ("not_allowed",)
    assert not Entry.objects.filter(deed="read.private").exists()


def test_a_wrong_private_contact_is_refused_without_repeating_it():
    with pytest.raises(Refusal) as no:
        actions.keep_private(a_workshop(), ContactFacts(national_id="12345", bank="BRI"), by=SRI, at=AT)
    assert no.value.codes == ("national_id_form", "half_an_account")
    assert "12345" not in str(no.value)


def test_a_disclosure_is_journalled_without_its_workshop_or_kind():
    workshop = a_workshop(name="Bengkel Rahasia")
    entries = Entry.objects.count()
    disclosure = actions.record_disclosure(
        workshop, date(2020, 8, 1), kind="daksa", by=wati(workshop.pk), at=AT
    )
    entry = Entry.objects.latest("id")
    assert Entry.objects.count() == entries + 1
    assert (entry.thing, entry.subject, entry.who, entry.link, entry.facts) == (
        "disclosure",
        disclosure.pk,
        "-",
        None,
        {},
    )
    assert "daksa" not in journalled()


def test_a_withdrawn_disclosure_keeps_no_content():
    workshop = a_workshop()
    disclosure = actions.record_disclosure(workshop, date(2020, 8, 1), kind="daksa", by=SRI, at=AT)
    actions.withdraw_disclosure(disclosure, by=wati(workshop.pk), at=AT)
    row = Disclosure.objects.get()
    assert (row.kind, row.withdrawn_on) == ("", AT.date())
    assert workshop.pk not in figures.inclusive_workshops()
    entries = Entry.objects.count()
    actions.withdraw_disclosure(disclosure, by=SRI, at=AT)
    assert Entry.objects.count() == entries


def test_a_consent_cannot_lie_ahead():
    assert refused(lambda: actions.record_disclosure(a_workshop(), date(2020, 12, 1), by=SRI, at=AT)) == (
        "consent_ahead",
    )
