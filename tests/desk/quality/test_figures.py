"""Samples, switching, what can be presented and packed, and acceptance."""

from __future__ import annotations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.cast import JOKO
from tests.desk.quality.builders import LATER, WET, a_lot, finished_pieces, looked_at, readings, reworked

from geliat.desk.journal.figures import replay
from geliat.desk.orders.models import Order
from geliat.desk.quality import actions, figures, switching, words
from geliat.desk.quality.models import Lot
from geliat.trade.sampling import Result, Severity, severity_after

pytestmark = pytest.mark.django_db


def test_the_sample_of_two_hundred_pieces_is_that_of_the_tables():
    sample = figures.sample_for(a_lot(200))
    assert (sample.code_letter, sample.pieces, sample.moisture_pieces) == ("G", 32, 8)
    major = sample.plans["major"]
    assert (major.sample_size, major.accept, major.reject) == (32, 2, 3)
    assert sample.severity is Severity.NORMAL


def test_two_rejected_of_five_tighten_and_five_accepted_in_a_row_relax():
    for bad in (True, False, True):
        looked_at(a_lot(50), bad=bad)
    lot = a_lot(50)
    assert figures.sample_for(lot).severity is Severity.TIGHTENED
    told = switching.of(lot.share)
    assert told.sentence.en.startswith("Tightened inspection")
    assert [look.switched for look in told.looks] == [False, False, True]
    looked_at(lot)
    for _ in range(4):
        assert figures.sample_for(a_lot(50)).severity is Severity.TIGHTENED
        looked_at(Lot.objects.filter(stage="presented").last())
        Lot.objects.filter(stage="presented").delete()
    last = a_lot(50)
    assert figures.sample_for(last).severity is Severity.NORMAL
    assert "no lot counts" in switching.of(last.share).sentence.en


def test_resubmitted_lots_stand_in_the_list_but_do_not_count():
    lot = a_lot(50)
    looked_at(lot, bad=True)
    again = reworked(lot)
    looked_at(again, bad=True)
    told = switching.of(lot.share)
    assert [look.result.resubmitted for look in told.looks] == [False, True]
    assert told.severity is Severity.NORMAL
    assert "1 of the last 1 lots" in told.sentence.en


def test_a_wet_lot_counts_by_its_defects_alone_and_once():
    for _ in range(3):
        lot = a_lot(50)
        looked_at(lot, permille=WET)
        actions.measure(lot, readings(lot), by=JOKO, at=LATER)
    told = switching.of(lot.share)
    assert len(told.looks) == 3
    assert told.severity is Severity.NORMAL


def test_each_workshop_has_a_history_of_its_own():
    for _ in range(2):
        looked_at(a_lot(50, "W01"), bad=True)
    assert figures.sample_for(a_lot(50, "W01")).severity is Severity.TIGHTENED
    assert figures.sample_for(a_lot(50, "W02")).severity is Severity.NORMAL


def test_the_history_before_an_inspection_leaves_it_and_all_later_ones_out():
    first, second = a_lot(50), a_lot(50)
    looked_at(first, bad=True)
    inspection = looked_at(second, bad=True)
    assert [look.lot for look in switching.of(second.share, before=inspection).looks] == [first.pk]


def test_what_can_be_presented_is_what_is_there_and_in_no_lot():
    share = finished_pieces(200)
    at_home = finished_pieces(80, "W02", delivered=False)
    actions.present(share, 150, by=JOKO, at=LATER)
    order = share.plan.order
    rows = {row.share: row for row in figures.presentable(order)}
    assert (rows[share].there, rows[share].in_lots, rows[share].now) == (200, 150, 50)
    assert rows[at_home].now == 0


def test_only_accepted_dry_lots_of_the_last_step_can_be_packed():
    accepted, drying, rejected, presented = (a_lot(50, f"W0{n}") for n in range(1, 5))
    looked_at(accepted)
    looked_at(drying, permille=WET)
    looked_at(rejected, bad=True)
    order = accepted.share.plan.order
    assert figures.packable(order, {}) == [(accepted, 50)]
    assert figures.packable(order, {accepted.pk: 20}) == [(accepted, 30)]
    assert figures.packable(order, {accepted.pk: 50}) == []
    assert set(figures.waiting(order)) == {drying, rejected, presented}
    assert figures.accepted_by_share(order) == {accepted.share_id: 50}


def test_acceptance_counts_first_looks_only():
    lot = a_lot(50)
    looked_at(lot, bad=True)
    looked_at(reworked(lot))
    looked_at(a_lot(50, "W02"))
    rows = {
        row.workshop: (row.lots, row.accepted) for row in figures.acceptance_by_workshop(Order.objects.get())
    }
    assert rows == {"Bengkel W01": (1, 0), "Bengkel W02": (1, 1)}


def test_the_verdict_is_said_in_both_languages_with_its_classes():
    lot = a_lot()
    said = words.verdict(looked_at(lot, bad=True))
    assert said.en.startswith("Rejected for major defects: 32 of 200")
    assert said.id.startswith("Ditolak karena cacat mayor: 32 dari 200")
    assert words.verdict(looked_at(a_lot(workshop="W02"))).id.startswith("Lolos pemeriksaan cacat")


def test_every_stage_of_a_lot_says_what_is_next():
    for stage in dict(Lot._meta.get_field("stage").choices):
        assert words.next_step(Lot(stage=stage)).id


def test_whatever_is_found_only_accepted_pieces_are_packable_and_the_severity_follows_the_standard():
    finished_pieces(1)

    @settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(["good", "bad", "bad and back", "wet", "wet and dried"]), max_size=9))
    def walk(fates: list[str]) -> None:
        with transaction.atomic():
            order, expected, passed = Order.objects.get(), 0, list[Result]()
            for fate in fates:
                share = finished_pieces(50)
                severity = severity_after(passed)
                if severity is Severity.DISCONTINUED:
                    break
                lot = actions.present(share, 50, by=JOKO, at=LATER)
                assert figures.sample_for(lot).severity is severity
                looked_at(lot, bad="bad" in fate, permille=WET if "wet" in fate else (98, 104, 101))
                passed.append(Result("bad" not in fate))
                if fate == "bad and back" and severity_after(passed) is not Severity.DISCONTINUED:
                    looked_at(reworked(lot))
                    passed.append(Result(accepted=True, resubmitted=True))
                    expected += 50
                elif fate == "wet and dried" and severity_after(passed) is not Severity.DISCONTINUED:
                    actions.measure(lot, readings(lot), by=JOKO, at=LATER)
                    expected += 50
                expected += 50 if fate == "good" else 0
                assert sum(left for _, left in figures.packable(order, {})) == expected
            stages = replay()
            assert all(stages["lot", lot.pk] == lot.stage for lot in Lot.objects.all())
            transaction.set_rollback(True)

    walk()
