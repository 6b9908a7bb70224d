"""Declaring, releasing, recording customs' NPE: all that is open is said; nobody releases their own word."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.desk.cast import AT, BAYU, JOKO, RATNA, SRI, bayu_by_link, person
from tests.desk.consignments.builders import a_consignment
from tests.desk.loading.builders import LATER
from tests.desk.orders.builders import an_order
from tests.desk.release.builders import (
    DAY,
    DECLARED_AT,
    NPE_AT,
    RELEASED_AT,
    an_npe,
    booked,
    by_name,
    declared,
    ready,
    released,
)

from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments.facts import BookingFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions as dossier
from geliat.desk.dossier import figures as dossier_figures
from geliat.desk.dossier.models import Paper
from geliat.desk.journal.figures import replay
from geliat.desk.journal.models import Entry
from geliat.desk.people import actions as people
from geliat.desk.people.actions import SET_UP, actor_of
from geliat.desk.release import actions, figures
from geliat.desk.release.models import Declaration, Npe, Release
from geliat.refusals import NotYours, Refusal
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db


def refused(deed, *args, **kwargs):
    with pytest.raises(Refusal) as told:
        deed(*args, **kwargs)
    return told.value


# The NPE


def test_an_npe_names_its_peb_and_the_customs_office_of_the_port():
    npe = an_npe(a_consignment(an_order()))
    assert (npe.number, npe.peb_number, npe.customs_office) == (
        "NPE-0001",
        "204511",
        "KPPBC TMP Tanjung Perak",
    )


def test_every_wrong_fact_of_an_npe_is_said_at_once():
    consignment = a_consignment(an_order())
    told = refused(
        actions.record_npe,
        consignment,
        " ",
        (AT + 2 * DAY).date(),
        "",
        (AT + 3 * DAY).date(),
        by=BAYU,
        at=AT,
    )
    assert told.codes == ("missing", "missing", "npe_ahead", "npe_before_peb")
    assert not Npe.objects.exists()


def test_a_peb_older_than_seven_days_is_refused_and_one_of_seven_days_is_not():
    consignment = a_consignment(an_order())
    eight = refused(an_npe, consignment, peb_dated=(NPE_AT - 8 * DAY).date())
    assert eight.codes == ("peb_too_early",)
    assert "PER-32/BC/2014" in eight.blockers[0].sentence.en
    assert an_npe(consignment, peb_dated=(NPE_AT - 7 * DAY).date()).pk


def test_a_peb_is_measured_against_the_sailing_date_once_the_carrier_gave_one():
    consignment = a_consignment(an_order())
    facts = BookingFacts("PPJK", "B1", "KM CONTOH", "1N", sails_on=(NPE_AT + 8 * DAY).date())
    consignments.book(consignment, facts, by=BAYU, at=LATER)
    assert refused(an_npe, consignment).codes == ("peb_too_early",)
    day = (NPE_AT + DAY).date()
    assert an_npe(consignment, peb_dated=day, dated=day, at=NPE_AT + DAY).pk


def test_an_npe_told_twice_stands_once_and_a_correction_is_written_in_the_journal():
    consignment = a_consignment(an_order())
    first = an_npe(consignment)
    assert an_npe(consignment).pk == first.pk
    assert Entry.objects.filter(deed="release.record_npe").count() == 1
    corrected = an_npe(consignment, number="NPE-0002")
    assert corrected.pk == first.pk
    facts = Entry.objects.filter(deed="release.record_npe").last().facts
    assert facts == {"npe": "NPE-0002", "peb": "204511", "number_before": "NPE-0001"}


def test_a_forwarder_by_link_records_the_npe_of_their_own_consignment_only():
    consignment = a_consignment(an_order())
    actions.record_npe(consignment, "N1", AT.date(), "P1", AT.date(), by=bayu_by_link(consignment.pk), at=AT)
    with pytest.raises(NotYours):
        actions.record_npe(
            consignment, "N2", AT.date(), "P1", AT.date(), by=bayu_by_link(consignment.pk + 1), at=AT
        )


# The declaration


def test_a_hasty_declaration_is_refused_with_everything_that_is_open():
    consignment = a_consignment(an_order(confirmed=True))
    told = refused(actions.declare, consignment, by=by_name(SRI), at=AT)
    assert set(told.codes) == {
        "deposit_missing",
        "work_not_taken",
        "not_packed",
        "no_container",
        "nothing_stuffed",
        "papers_missing",
        "not_booked",
        "npe_missing",
        "rule_undecided",
    }
    assert all(blocker.owner and blocker.mend for blocker in told.blockers)
    assert Consignment.objects.get(pk=consignment.pk).stage == "planned"


def test_a_ready_consignment_is_declared_by_the_coordinator_and_by_nobody_else():
    consignment = ready()
    for other in (JOKO, RATNA, BAYU):
        assert refused(actions.declare, consignment, by=by_name(other), at=DECLARED_AT).codes == (
            "not_allowed",
        )
    actions.declare(consignment, by=by_name(SRI), at=DECLARED_AT)
    assert Consignment.objects.get(pk=consignment.pk).stage == "declared"
    assert refused(actions.declare, consignment, by=by_name(SRI), at=DECLARED_AT).codes == ("wrong_stage",)


def test_a_declaration_is_the_word_of_a_person():
    told = refused(actions.declare, a_consignment(an_order()), by=SET_UP, at=AT)
    assert told.codes == ("person_needed",)


def test_a_withdrawn_declaration_lets_the_consignment_be_changed_and_declared_again():
    consignment = declared()
    actions.withdraw(consignment, by=by_name(SRI), at=DECLARED_AT + DAY)
    assert figures.declaration_of(consignment) is None
    assert Consignment.objects.get(pk=consignment.pk).stage == "planned"
    declared(consignment)
    assert Declaration.objects.filter(consignment=consignment).count() == 2


# The release


def test_the_release_keeps_act_minutes_and_stage_together():
    act = released()
    consignment = Consignment.objects.get(pk=act.consignment_id)
    minutes = Paper.objects.get(consignment=consignment, kind=dossier_figures.MINUTES)
    assert consignment.stage == "released"
    assert minutes.sealed_at == RELEASED_AT
    assert minutes.content["npe_number"] == "NPE-0001"
    assert minutes.content["short_code"] == act.code
    assert minutes.content["declared_by"]["name"] == "Sri"
    assert minutes.content["released_by"]["name"] == "Ibu Ratna"
    assert "does not replace the NPE" in dossier_figures.value_of(minutes).statements()[1].en
    assert dossier_figures.findings(consignment) == ()
    assert replay()["consignment", consignment.pk] == "released"


def test_nobody_releases_what_they_declared_themselves():
    row = person(SRI)
    people.grant(row, Role.OFFICER, by=SET_UP, at=AT)
    consignment = declared()
    told = refused(actions.release, consignment, "Kanigoro", by=actor_of(row), at=RELEASED_AT)
    assert told.codes == ("same_person",)
    assert not Release.objects.exists()


def test_an_officer_who_worked_on_the_goods_as_coordinator_does_not_release_them():
    row = person(RATNA)
    people.grant(row, Role.COORDINATOR, by=SET_UP, at=AT)
    consignment = booked(ready())
    dossier.prepare(consignment, by=actor_of(row), at=LATER + 2 * DAY)
    consignments.book(
        consignment, BookingFacts("Lain", "B2", "KM LAIN", "1N"), by=actor_of(row), at=LATER + 2 * DAY
    )
    dossier.prepare(consignment, by=SRI, at=LATER + 2 * DAY)
    dossier.seal(consignment, by=SRI, at=LATER + 2 * DAY)
    declared(consignment)
    told = refused(actions.release, consignment, "Kanigoro", by=actor_of(row), at=RELEASED_AT)
    assert told.codes == ("worked_on_it",)


@pytest.mark.parametrize("other", [SRI, JOKO, BAYU], ids=lambda actor: actor.who)
def test_only_an_officer_releases(other):
    consignment = a_consignment(an_order())
    assert refused(actions.release, consignment, "Kanigoro", by=by_name(other), at=AT).codes == (
        "not_allowed",
    )


def test_what_is_not_declared_is_not_released_and_the_place_must_be_named():
    consignment = a_consignment(an_order(confirmed=True))
    told = refused(actions.release, consignment, " ", by=by_name(RATNA), at=AT)
    assert told.codes[:2] == ("not_declared", "missing")
    assert "npe_missing" in told.codes


def test_a_blocker_that_opened_after_the_declaration_stops_the_release():
    consignment = declared()
    booked(consignment)
    consignments.book(consignment, BookingFacts("Lain", "B2", "KM LAIN", "1N"), by=BAYU, at=DECLARED_AT)
    told = refused(actions.release, consignment, "Kanigoro", by=by_name(RATNA), at=RELEASED_AT)
    assert "paper_out_of_date" in told.codes
    assert not Paper.objects.filter(kind=dossier_figures.MINUTES).exists()


def test_a_change_while_the_minutes_are_printed_stops_the_release_without_a_trace(monkeypatch):
    consignment = declared()
    printing = dossier.draw_up_minutes

    def meanwhile(*args):
        minutes = printing(*args)
        an_npe(consignment, number="NPE-0009")
        return minutes

    monkeypatch.setattr(dossier, "draw_up_minutes", meanwhile)
    told = refused(actions.release, consignment, "Kanigoro", by=by_name(RATNA), at=RELEASED_AT)
    assert told.codes == ("someone_was_faster",)
    assert not Release.objects.exists()
    assert not Paper.objects.filter(kind=dossier_figures.MINUTES).exists()
    assert Consignment.objects.get(pk=consignment.pk).stage == "declared"


def test_minutes_that_cannot_be_kept_leave_nothing_released(monkeypatch):
    consignment = declared()

    def full(*_args, **_kwargs):
        raise OSError("no space left")

    monkeypatch.setattr(dossier, "keep_minutes", full)
    with pytest.raises(OSError, match="no space"):
        actions.release(consignment, "Kanigoro", by=by_name(RATNA), at=RELEASED_AT)
    assert not Release.objects.exists()
    assert Consignment.objects.get(pk=consignment.pk).stage == "declared"


def test_minutes_that_would_contradict_the_papers_are_not_kept(monkeypatch):
    consignment = declared()
    printing = dossier.draw_up_minutes

    def misprinted(*args):
        printed = printing(*args)
        return replace(printed, paper=replace(printed.paper, cartons=printed.paper.cartons + 1))

    monkeypatch.setattr(dossier, "draw_up_minutes", misprinted)
    told = refused(actions.release, consignment, "Kanigoro", by=by_name(RATNA), at=RELEASED_AT)
    assert told.codes == ("papers_cartons_differ", "papers_sum_unsound")
    assert not Release.objects.exists()


def test_a_release_happens_once_and_its_npe_no_longer_changes():
    act = released()
    consignment = act.consignment
    again = refused(actions.release, consignment, "Kanigoro", by=by_name(RATNA), at=RELEASED_AT + DAY)
    assert again.codes == ("released_already",)
    corrected = refused(an_npe, consignment, number="NPE-0002")
    assert corrected.codes == ("released_already",)


def test_a_code_has_no_letters_that_look_alike_and_differs_for_each_act():
    consignment = a_consignment(an_order())
    codes = {actions._code(consignment, AT + timedelta(minutes=turn)) for turn in range(200)}
    assert len(codes) == 200
    assert {letter for code in codes for letter in code} <= set(actions.CODE_LETTERS)
    assert not set("01258BILOSUZQ") & set(actions.CODE_LETTERS)
    assert {len(code) for code in codes} == {actions.CODE_LENGTH}


# Decisions on rules that are not sure


def test_the_minutes_print_who_asked_who_confirmed_and_why():
    consignment = released().consignment
    minutes = dossier_figures.value_of(Paper.objects.get(consignment=consignment, kind="minutes_of_release"))
    assert minutes.overrides
    for override in minutes.overrides:
        assert (override.asked_by.name, override.confirmed_by.name) == ("Bayu", "Ibu Ratna")
        assert override.reason == "Looked up in INSW"


def test_nothing_is_decided_on_a_consignment_that_is_declared():
    told = refused(
        actions.ask_decision,
        declared(),
        "v_legal_instruments",
        True,
        "Second thoughts",
        by=by_name(BAYU),
        at=DECLARED_AT,
    )
    assert told.codes == ("declared_already",)
