"""Readiness: every open blocker, each with its owner and the way to where it is mended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.desk.cast import AT, BAYU, JOKO, SRI
from tests.desk.catalogue.builders import a_defect
from tests.desk.consignments.builders import a_consignment
from tests.desk.loading.builders import (
    LATER,
    SOUND,
    a_container,
    a_fit_container,
    a_planned_container,
    a_sealed_container,
)
from tests.desk.orders.builders import a_payment, a_rate, an_order
from tests.desk.packing.builders import WET, a_packable_consignment, a_presented_lot, inspected, packed
from tests.desk.release.builders import NPE_AT, an_npe, booked, ready, released, with_papers
from tests.desk.settlement.builders import a_step_share, taken_over

from geliat.desk.allotment.models import Share
from geliat.desk.dossier import actions as dossier
from geliat.desk.loading import actions as loading
from geliat.desk.loading.figures import containers_of
from geliat.desk.orders import actions as orders
from geliat.desk.quality import actions as quality
from geliat.desk.quality import figures as quality_figures
from geliat.desk.release import figures
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db
TODAY = date(2020, 10, 20)


def codes(consignment):
    return [blocker.code for blocker in figures.blockers(consignment, TODAY)]


def area(consignment, code):
    (found,) = [one for one in figures.readiness(consignment, TODAY).areas if one.code == code]
    return [blocker.code for blocker in found.blockers]


def test_nothing_is_open_on_a_consignment_that_is_ready():
    consignment = ready()
    a_rate(on=TODAY)
    readiness = figures.readiness(consignment, TODAY)
    assert readiness.ready
    assert readiness.warnings == ()


def test_a_released_consignment_has_nothing_open():
    assert codes(released().consignment) == []


def test_every_blocker_names_a_role_and_a_page():
    consignment = a_consignment(an_order(confirmed=True))
    a_container(consignment)
    found = figures.blockers(consignment, TODAY)
    assert len(found) >= 10
    assert {blocker.owner for blocker in found} <= set(Role)
    assert all(reverse(blocker.mend[0], kwargs=dict(blocker.mend[1])) for blocker in found)
    assert all(blocker.sentence.en != blocker.sentence.id for blocker in found)


def test_the_gates_hold_every_area_once():
    readiness = figures.readiness(a_consignment(an_order()), TODAY)
    assert [one.code for gate in figures.GATES for one in readiness.before(gate)] == [
        one.code for one in readiness.areas
    ]


# Order and money


def test_an_order_that_is_only_asked_for_and_a_deposit_that_is_short_are_open():
    order = an_order()
    consignment = a_consignment(order)
    assert area(consignment, "order") == ["order_not_confirmed", "deposit_missing"]
    orders.confirm(order, by=SRI, at=AT)
    a_payment(order, "1007.99")
    (blocker,) = [one for one in figures.blockers(consignment, TODAY) if one.code == "deposit_missing"]
    assert blocker.facts["amount"] == "0.01"


# Goods


def test_work_that_is_not_taken_on_or_not_finished_is_told_step_by_step():
    order = an_order(confirmed=True)
    consignment = a_consignment(order)
    line = order.lines.get(number=1)
    Share.objects.filter(pk=a_step_share(line, "turning", "T01", 400).pk).update(stage="accepted")
    told = {
        (one.code, one.facts["step_en"]): one.facts["sizes"]
        for one in figures.blockers(consignment, TODAY)
        if one.code.startswith("work_")
    }
    assert told["work_not_taken", "Turning"] == "DJ-S: 200, DJ-M: 80"
    assert told["work_not_finished", "Turning"] == "DJ-S: 400"
    assert told["work_not_taken", "Finishing"] == "DJ-S: 600, DJ-M: 80"
    assert len(told) == 5


def test_finished_pieces_on_the_way_and_delivered_ones_in_no_lot_are_open():
    order = an_order(confirmed=True)
    consignment = a_consignment(order)
    line = order.lines.get(number=1)
    finishing = a_step_share(line, "finishing", "W01", 600)
    carving = a_step_share(line, "carving_painting", "C01", 600)
    taken_over(finishing, carving, 0)
    finishing.counts.create(key="done", quantity=300, counted_at=AT)
    finishing.deliveries.create(key="there", quantity=200, delivered_at=AT)
    told = {one.code: one.facts for one in figures.blockers(consignment, TODAY)}
    assert told["not_delivered"]["pieces"] == 100
    assert told["not_presented"]["pieces"] == 200


@pytest.mark.parametrize("stage", ["presented", "drying", "rework"])
def test_a_lot_that_waits_is_named_with_who_can_mend_it(stage):
    order = an_order(confirmed=True)
    consignment = a_consignment(order)
    lot = a_presented_lot(order.lines.get(number=1), 100)
    if stage == "drying":
        inspected(lot, WET)
    if stage == "rework":
        send_to_rework(lot)
    (blocker,) = [one for one in figures.blockers(consignment, TODAY) if one.code == f"lot_{stage}"]
    assert blocker.mend == ("quality:lot", {"lot": lot.pk})
    assert blocker.owner == ("maker" if stage == "rework" else "inspector")


def send_to_rework(lot):
    """A lot rejected for its cracks, on its way back to the workshop."""
    sample = quality_figures.sample_for(lot)
    kind = a_defect("M01", "major")
    readings = [(98, 104, 101)] * sample.moisture_pieces
    quality.inspect(lot, {kind.code: sample.plans["major"].reject}, readings, by=JOKO, at=AT)
    lot.refresh_from_db()
    quality.send_to_rework(lot, by=JOKO, at=AT)


def test_a_size_with_enough_dry_pieces_only_needs_packing():
    assert area(a_packable_consignment(), "goods") == ["not_packed", "not_packed"]


# Containers


def test_a_container_is_followed_from_booking_to_weighing():
    consignment = packed()
    assert area(consignment, "containers") == ["no_container"]
    assert area(consignment, "closing") == ["nothing_stuffed"]
    box = a_container(consignment)
    closing = ["container_not_stuffed", "container_not_sealed", "mass_not_verified"]
    assert area(consignment, "containers") == ["container_not_checked", "load_not_planned"]
    assert area(consignment, "closing") == closing
    loading.check(box, SOUND, 240, 8000, by=JOKO, at=LATER)
    assert area(consignment, "containers") == ["container_unfit", "load_not_planned"]
    loading.check(box, SOUND, 140, 8000, by=JOKO, at=LATER)
    assert area(consignment, "containers") == ["load_not_planned"]
    loading.plan(consignment, by=SRI, at=LATER)
    assert area(consignment, "containers") == []
    assert area(consignment, "closing") == closing
    box.refresh_from_db()
    loading.stuff(box, by=JOKO, at=LATER)
    assert area(consignment, "closing") == closing[1:]
    loading.seal(box, "ID020481", by=BAYU, at=LATER)
    assert area(consignment, "closing") == closing[2:]
    loading.verify_mass(box, "TB-01", by=SRI, at=LATER)
    assert area(consignment, "closing") == []


def test_a_mass_verified_before_the_last_sealing_is_out_of_date():
    box = a_sealed_container()
    loading.reseal(box, "ID020999", "misread", by=BAYU, at=LATER + timedelta(hours=1))
    assert area(box.consignment, "closing") == ["mass_out_of_date"]


def test_cartons_packed_anew_after_planning_are_open():
    box = a_planned_container()
    consignment = box.consignment
    loading.unpack(consignment, by=SRI, at=LATER)
    assert area(consignment, "containers") == ["plan_of_other_cartons"]


# Papers, ship, customs


def test_papers_are_missing_then_unsealed_then_out_of_date():
    consignment = booked(packed())
    a_sealed_container(consignment)
    assert area(consignment, "papers") == ["papers_missing"]
    dossier.prepare(consignment, by=SRI, at=LATER)
    assert area(consignment, "papers") == ["paper_not_sealed"] * 5
    dossier.seal(consignment, by=SRI, at=LATER)
    assert area(consignment, "papers") == []
    loading.reseal(
        containers_of(consignment)[0], "ID020999", "misread", by=BAYU, at=LATER + timedelta(hours=1)
    )
    assert "paper_out_of_date" in area(consignment, "papers")


def test_ship_and_npe_are_the_forwarders():
    consignment = a_consignment(an_order())
    assert area(consignment, "ship") == ["not_booked", "npe_missing"]
    booked(consignment)
    an_npe(consignment)
    assert area(consignment, "ship") == []


# Warnings


def test_a_day_without_a_rate_and_a_passed_last_day_are_told_but_hold_nothing_up():
    consignment = with_papers()
    late = date(2020, 10, 27)
    told = figures.readiness(consignment, late).warnings
    assert [one.code for one in told] == ["latest_shipment_passed", "no_rate_on_date"]
    assert told[0].facts["late"] == 2
    assert not {one.code for one in told} & set(codes(consignment))


def test_a_peb_that_grows_old_is_told():
    consignment = a_consignment(an_order())
    an_npe(consignment)
    day = NPE_AT.date()
    assert "peb_too_early" not in [one.code for one in figures.warnings(consignment, day)]
    old = figures.warnings(consignment, day + timedelta(days=7))
    assert "peb_too_early" in [one.code for one in old]


def test_a_ship_that_sails_later_than_planned_opens_the_peb_again():
    consignment = a_consignment(an_order())
    booked(consignment, sails_on=NPE_AT.date() + timedelta(days=6))
    an_npe(consignment)
    assert area(consignment, "ship") == []
    booked(consignment, sails_on=NPE_AT.date() + timedelta(days=7))
    assert area(consignment, "ship") == ["peb_too_early"]


def test_papers_dated_after_the_peb_they_were_filed_on_are_open():
    consignment = with_papers()
    an_npe(consignment, at=LATER)
    assert area(consignment, "ship") == ["paper_after_peb", "paper_after_peb"]


def test_a_fit_container_of_another_consignment_helps_nobody():
    consignment = packed()
    a_fit_container(a_consignment(an_order("PO-2020-02")), "GLTU0472817")
    assert area(consignment, "containers") == ["no_container"]
