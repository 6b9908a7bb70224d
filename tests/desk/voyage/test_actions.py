"""Milestones stand in the order of the way, and move what they concern."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.cast import AT, BAYU, JOKO, SRI, bayu_by_link
from tests.desk.consignments.builders import a_consignment
from tests.desk.loading.builders import a_stuffed_container
from tests.desk.orders.builders import an_order
from tests.desk.release.builders import DAY, RELEASED_AT, an_npe, declared, ready, released

from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.figures import replay
from geliat.desk.journal.models import Entry
from geliat.desk.loading.models import Container
from geliat.desk.orders import actions as orders
from geliat.desk.orders.models import Order
from geliat.desk.voyage import actions, figures
from geliat.desk.voyage.models import Milestone
from geliat.refusals import NotYours, Refusal

pytestmark = pytest.mark.django_db
GATE = RELEASED_AT + DAY
DEPARTED = RELEASED_AT + 3 * DAY
ARRIVED = RELEASED_AT + 17 * DAY
NOW = RELEASED_AT + 40 * DAY


def refused(deed, *args, **kwargs):
    with pytest.raises(Refusal) as told:
        deed(*args, **kwargs)
    return told.value


def record(consignment, kind, happened_at, place="Surabaya", by=BAYU, at=NOW, **more):
    return actions.record(consignment, kind, happened_at, place, by=by, at=at, **more)


@pytest.fixture
def consignment():
    return Consignment.objects.get(pk=released().consignment_id)


@pytest.fixture
def in_work(consignment):
    orders.begin_work(consignment.order, by=SRI, at=AT)
    return consignment


def test_the_way_from_the_gate_to_arrival_moves_containers_consignment_and_order(in_work):
    record(in_work, "gate_in", GATE)
    assert {box.stage for box in Container.objects.filter(consignment=in_work)} == {"gated_in"}
    record(in_work, "loaded", DEPARTED)
    record(in_work, "departed", DEPARTED)
    assert Consignment.objects.get(pk=in_work.pk).stage == "sailed"
    assert Order.objects.get(pk=in_work.order_id).stage == "shipped"
    record(in_work, "transhipped", DEPARTED + DAY, "Singapura")
    record(in_work, "transhipped", DEPARTED + 2 * DAY, "Hong Kong")
    record(in_work, "arrived", ARRIVED, "Shanghai")
    assert replay()["consignment", in_work.pk] == "arrived"
    way = figures.way_of(in_work)
    assert way.days_at_sea == 14
    assert way.next_kinds == ("delivered",)


def test_an_order_is_shipped_only_when_its_last_consignment_has_sailed(in_work):
    other = Consignment.objects.get(pk=in_work.pk)
    other.pk, other.number = None, "PO-2020-01/B"
    other.save()
    for kind, moment in (("gate_in", GATE), ("loaded", DEPARTED), ("departed", DEPARTED)):
        record(in_work, kind, moment)
    assert Order.objects.get(pk=in_work.order_id).stage == "in_work"


def test_a_milestone_waits_for_the_one_before_it(consignment):
    for kind, before in (("loaded", "Gate-in"), ("departed", "Loaded"), ("arrived", "Departed")):
        told = refused(record, consignment, kind, GATE)
        assert "milestone_before_missing" in told.codes
        assert before in told.blockers[0].sentence.en


def test_nothing_is_recorded_before_it_has_happened_or_out_of_order(consignment):
    assert refused(record, consignment, "gate_in", GATE, at=GATE - DAY).codes == ("not_happened_yet",)
    record(consignment, "gate_in", GATE)
    assert refused(record, consignment, "loaded", GATE - timedelta(hours=1)).codes == ("milestone_too_early",)


def test_gate_in_asks_for_the_npe_and_sealed_containers():
    bare = a_consignment(an_order(confirmed=True))
    assert refused(record, bare, "gate_in", GATE).codes == ("npe_missing", "no_container")


def test_an_unsealed_container_does_not_pass_the_gate():
    box = a_stuffed_container()
    an_npe(box.consignment)
    told = refused(record, box.consignment, "gate_in", GATE)
    assert told.codes == ("not_sealed",)
    assert told.blockers[0].mend == ("loading:container", {"container": box.pk})


def test_gate_in_does_not_lie_before_the_npe():
    consignment = ready()
    told = refused(record, consignment, "gate_in", RELEASED_AT - 20 * DAY)
    assert told.codes == ("gate_before_npe",)


def test_what_is_not_released_does_not_depart():
    consignment = declared()
    record(consignment, "gate_in", GATE)
    record(consignment, "loaded", DEPARTED)
    assert refused(record, consignment, "departed", DEPARTED).codes == ("not_released",)


def test_a_milestone_told_twice_stands_once_and_another_moment_is_a_correction(consignment):
    first = record(consignment, "gate_in", GATE)
    assert record(consignment, "gate_in", GATE) == first
    assert refused(record, consignment, "gate_in", GATE + DAY).codes == ("milestone_recorded",)
    corrected = actions.correct(first, GATE + DAY, "Tanjung Perak", by=BAYU, at=NOW)
    assert (corrected.pk, corrected.place) == (first.pk, "Tanjung Perak")
    facts = Entry.objects.filter(thing="milestone").last().facts
    assert facts["place_before"] == "Surabaya"
    assert Milestone.objects.count() == 1


def test_a_correction_keeps_the_order_of_the_way(consignment):
    gate = record(consignment, "gate_in", GATE)
    record(consignment, "loaded", GATE + DAY)
    told = refused(actions.correct, gate, GATE + 2 * DAY, "Surabaya", by=BAYU, at=NOW)
    assert told.codes == ("milestone_too_late",)


def test_an_unknown_kind_and_a_missing_place_are_said_together(consignment):
    assert refused(record, consignment, "flown", GATE, " ").codes == ("unknown_milestone", "place_missing")


def test_forwarder_and_coordinator_record_and_a_link_opens_one_consignment(consignment):
    assert refused(record, consignment, "gate_in", GATE, by=JOKO).codes == ("not_allowed",)
    with pytest.raises(NotYours):
        record(consignment, "gate_in", GATE, by=bayu_by_link(consignment.pk + 1))
    record(consignment, "gate_in", GATE, by=bayu_by_link(consignment.pk))
    record(consignment, "loaded", GATE + DAY, by=SRI)
    assert Milestone.objects.count() == 2
