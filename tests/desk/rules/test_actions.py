"""Versions of rules are written, confirmed by a second person, superseded, and never overwritten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.desk.cast import ADI, AT, RATNA, SRI
from tests.desk.rules.builders import (
    LATER,
    ON,
    REASON,
    RULE,
    a_new_rule,
    bent,
    by_name,
    confirmed,
    shipped,
    verified,
    written,
)
from tests.trade.requirements.builders import alike

from geliat.desk.journal.models import Entry
from geliat.desk.rules import actions, figures
from geliat.desk.rules.models import RuleVersion
from geliat.refusals import Refusal
from geliat.trade.access import Actor, Role
from geliat.trade.requirements import Book, When, read_book, shipped_book, write_book

pytestmark = pytest.mark.django_db


def refused(deed, *args, **kwargs):
    with pytest.raises(Refusal) as told:
        deed(*args, **kwargs)
    return told.value.codes


def now(code=RULE, on=ON):
    return figures.book().row(code, on)


def test_a_version_that_asks_no_less_is_in_force_at_once_and_leaves_the_shipped_row_as_it_was():
    version = written()
    assert (version.number, version.needs_second, version.in_force) == (1, False, True)
    assert now() == bent(source=alike("Read at the office"))
    assert shipped_book().row(RULE, ON) == shipped()
    assert Entry.objects.get(deed="rules.write").facts == {"version": 1, "because": REASON}


def test_a_rule_marked_as_verified_waits_for_a_second_person_who_is_another():
    version = written(verified())
    assert version.waits
    assert now() == shipped()
    assert refused(actions.confirm, version, by=by_name(RATNA), at=LATER) == ("same_person",)
    actions.confirm(version, by=by_name(ADI), at=LATER)
    assert now() == verified()
    assert refused(actions.confirm, version, by=by_name(ADI), at=LATER) == ("nothing_waits",)


def test_a_version_that_asks_less_waits_and_one_on_a_verified_row_that_only_words_it_does_not():
    assert written(bent(need="on_request")).waits
    assert written(bent(when=When(hs=("9206",), materials=("wood",)))).waits
    assert not written(bent("verified_gross_mass", source=alike("Another reading"))).waits
    assert written(bent("verified_gross_mass", verified=False)).waits


def test_a_new_rule_is_one_persons_unless_it_is_marked_as_verified():
    assert not written(a_new_rule()).waits
    assert now("new_rule") == a_new_rule()
    assert written(a_new_rule(code="other_rule", verified=True, confidence="high")).waits


def test_the_same_again_no_reason_and_an_overtaken_writer_are_refused_all_at_once():
    written()
    told = refused(actions.write, now(), " ", by=by_name(RATNA), at=LATER, seen=0)
    assert told == ("missing", "someone_was_faster", "nothing_changed")
    assert RuleVersion.objects.count() == 1


def test_a_later_version_holds_on_its_days_and_the_earlier_on_the_others():
    written(bent(source=alike("Year by year")))
    written(bent(source=alike("For a year"), valid_from=date(2020, 1, 1), valid_until=date(2020, 12, 31)))
    assert now(on=date(2019, 12, 31)).source.en == "Year by year"
    assert now(on=date(2020, 12, 31)).source.en == "For a year"
    assert now(on=date(2021, 1, 1)).source.en == "Year by year"


def test_a_version_overtaken_by_one_in_force_on_its_days_can_only_be_set_aside():
    waits = written(verified())
    written(bent(source=alike("Meanwhile")))
    assert refused(actions.confirm, waits, by=by_name(ADI), at=LATER) == ("superseded",)
    actions.set_aside(waits, by=by_name(ADI), at=LATER)
    assert refused(actions.set_aside, waits, by=by_name(ADI), at=LATER) == ("nothing_waits",)
    assert [one.state for one in figures.history(RULE)] == ["holds", "set_aside", "shipped"]


def test_two_versions_of_other_days_are_confirmed_each_by_itself():
    first = written(verified(valid_from=date(2017, 3, 1), valid_until=date(2019, 12, 31)))
    second = written(verified(valid_from=date(2020, 1, 1)))
    actions.confirm(second, by=by_name(ADI), at=LATER)
    actions.confirm(first, by=by_name(ADI), at=LATER)
    assert now(on=date(2018, 1, 1)).verified
    assert now(on=ON).verified


def test_a_rule_ends_from_a_day_on_once_a_second_person_confirms():
    version = actions.end(RULE, date(2020, 10, 1), None, REASON, by=by_name(RATNA), at=AT, seen=0)
    assert version.waits
    actions.confirm(version, by=by_name(ADI), at=LATER)
    assert now(on=date(2020, 9, 30)) == shipped()
    assert now() is None
    again = refused(actions.end, RULE, date(2020, 10, 1), date(2020, 9, 1), REASON, by=by_name(RATNA), at=AT)
    assert again == ("ends_before_it_begins", "nothing_to_end")
    assert not written(bent(valid_from=date(2022, 1, 1))).waits


def test_only_officer_and_administrator_write_rules_and_under_their_own_name():
    assert refused(actions.write, bent(source=alike("x")), REASON, by=by_name(SRI), at=AT) == ("not_allowed",)
    nobody = Actor(who="Nobody", roles=frozenset({Role.OFFICER}))
    assert refused(actions.write, bent(source=alike("x")), REASON, by=nobody, at=AT) == ("person_needed",)
    assert RuleVersion.objects.count() == 0


def test_the_database_itself_keeps_numbers_apart_and_the_second_person_another():
    version = written(verified())
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleVersion.objects.filter(pk=version.pk).update(confirmed_by=version.written_by, confirmed_at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleVersion.objects.filter(pk=written(bent(source=alike("2"))).pk).update(number=version.number)


def test_two_who_write_at_the_same_moment_get_one_version_and_one_refusal(monkeypatch):
    written(bent(source=alike("The first")))
    monkeypatch.setattr(figures, "newest", lambda _: 0)
    told = refused(actions.write, bent(source=alike("The second")), REASON, by=by_name(ADI), at=AT)
    assert told == ("someone_was_faster",)
    assert now().source.en == "The first"


def test_the_desks_rules_go_out_as_toml_and_come_in_again_on_an_empty_desk():
    confirmed(verified())
    written(
        bent("timber_origin", valid_from=date(2021, 1, 1), source=alike("New law"), legal=alike("New law"))
    )
    ending = actions.end("fumigation", date(2021, 1, 1), None, REASON, by=by_name(RATNA), at=AT)
    actions.confirm(ending, by=by_name(ADI), at=LATER)
    text = write_book(figures.book())
    before = figures.book().flat()
    RuleVersion.objects.all().delete()
    taken = actions.take_in(text, "rules.toml", REASON, by=by_name(RATNA), at=AT)
    assert {one.code for one in taken} == {RULE, "timber_origin", "fumigation"}
    for version in taken:
        if version.waits:
            actions.confirm(version, by=by_name(ADI), at=LATER)
    assert read_book({"x": text}).flat().requirements == before.requirements
    assert set(figures.book().flat().requirements) == set(before.requirements)
    assert figures.book().row("fumigation", date(2021, 1, 1)) is None
    assert actions.take_in(text, "rules.toml", REASON, by=by_name(RATNA), at=LATER) == []


def test_a_file_with_a_fault_is_refused_with_row_and_field_and_nothing_is_taken_in():
    good = write_book(figures.book().with_rulings())
    bad = good.replace('gate = "stuffing"', 'gate = "harbour"').replace('["CN"]', '["JP"]', 1)
    with pytest.raises(Refusal) as told:
        actions.take_in(bad, "mine.toml", REASON, by=by_name(RATNA), at=AT)
    assert "mine.toml, requirement 1 (sales_contract).gate" in str(told.value)
    widened = good.replace('["CN"]', '["JP"]', 1)
    assert refused(actions.take_in, widened, "mine.toml", "", by=by_name(RATNA), at=AT) == (
        "missing",
        "coverage_not_taken_in",
    )
    assert RuleVersion.objects.count() == 0


def test_what_was_known_at_a_moment_is_what_was_in_force_by_then():
    confirmed(verified(), at=AT)
    assert figures.book(AT - timedelta(days=1)).row(RULE, ON) == shipped()
    assert figures.book(AT).row(RULE, ON) == shipped()
    assert figures.book(AT + timedelta(hours=1)).row(RULE, ON) == verified()


def test_a_row_checked_on_a_day_to_come_is_refused_by_form_and_by_file():
    tomorrow = AT.date() + timedelta(days=1)
    ahead = bent(source=alike("Read at the office"), checked_on=tomorrow)
    assert refused(actions.write, ahead, " ", by=by_name(RATNA), at=AT) == ("missing", "checked_ahead")
    rows = (ahead, a_new_rule(checked_on=tomorrow))
    text = write_book(Book(rows, ()))
    told = refused(actions.take_in, text, "mine.toml", REASON, by=by_name(RATNA), at=AT)
    assert told == ("checked_ahead", "checked_ahead")
    assert RuleVersion.objects.count() == 0
    assert not written(ahead, at=LATER).waits
