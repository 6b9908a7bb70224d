"""The pages of the way: what happened, what is next, and the form that records it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.desk.cast import BAYU, RATNA, signed_in
from tests.desk.release.builders import DAY, RELEASED_AT, released

from geliat.desk.consignments.models import Consignment
from geliat.desk.voyage import actions, figures
from geliat.desk.voyage.models import Milestone

pytestmark = pytest.mark.django_db


@pytest.fixture
def consignment():
    return Consignment.objects.get(pk=released().consignment_id)


def page_of(one):
    return reverse("voyage:consignment", kwargs={"consignment": one.pk})


def test_the_page_offers_only_what_may_happen_next(consignment):
    page = signed_in(BAYU).get(page_of(consignment)).content.decode()
    assert '<option value="gate_in"' in page
    assert '<option value="loaded"' not in page
    assert '<option value="arrived"' not in page


def test_a_milestone_is_recorded_by_form_and_corrected_by_form(consignment):
    client = signed_in(BAYU)
    told = {"kind": "gate_in", "happened_at": "2020-10-23T10:00", "place": "Surabaya"}
    record = reverse("voyage:record", kwargs={"consignment": consignment.pk})
    assert client.post(record, told).status_code == 302
    milestone = Milestone.objects.get()
    assert f"{timezone.localtime(milestone.happened_at):%H:%M}" == "10:00"
    correct = reverse("voyage:correct", kwargs={"milestone": milestone.pk})
    assert 'value="2020-10-23T10:00"' in client.get(correct).content.decode()
    assert client.post(correct, {**told, "place": "Tanjung Perak"}).status_code == 302
    milestone.refresh_from_db()
    assert milestone.place == "Tanjung Perak"


def test_a_wrong_milestone_keeps_what_was_filled_in(consignment):
    record = reverse("voyage:record", kwargs={"consignment": consignment.pk})
    told = {"kind": "arrived", "happened_at": "2020-10-23T10:00", "place": "Shanghai"}
    answer = signed_in(BAYU).post(record, told)
    assert answer.status_code == 422
    assert "milestone_before_missing" in answer.content.decode()
    assert 'value="Shanghai"' in answer.content.decode()


def test_who_only_reads_gets_no_form(consignment):
    page = signed_in(RATNA).get(page_of(consignment)).content.decode()
    assert reverse("voyage:record", kwargs={"consignment": consignment.pk}) not in page


def test_the_list_tells_where_each_consignment_was_seen_last(consignment, django_assert_max_num_queries):
    actions.record(consignment, "gate_in", RELEASED_AT + DAY, "Surabaya", by=BAYU, at=RELEASED_AT + 2 * DAY)
    client = signed_in(BAYU)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("voyage:consignments")).content.decode()
    assert consignment.number in page
    assert "Masuk terminal, Surabaya" in page


def test_a_change_of_ship_is_told_only_where_it_happened(consignment):
    way = figures.way_of(consignment)
    assert [mark.kind for mark in way.marks] == list(figures.EXPECTED)
    assert way.next_kinds == ("gate_in",)
    assert way.latest is None


def test_a_port_told_by_its_code_is_shown_by_its_name():
    shanghai = figures.Mark("arrived", Milestone(place="CNSHA")).place
    assert (shanghai.en, shanghai.zh) == ("Shanghai", "上海")
    assert figures.Mark("gate_in", Milestone(place="Surabaya")).place.zh == "Surabaya"
    assert figures.Mark("delivered", None).place.en == ""
