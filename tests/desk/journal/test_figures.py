"""The journal read back: timelines, what is found, and the replay of stages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.cast import AT, JOKO, SRI
from tests.desk.orders.builders import an_order

from geliat.desk.journal import actions as journal
from geliat.desk.journal import figures
from geliat.desk.journal.models import Entry
from geliat.desk.orders import actions as orders

pytestmark = pytest.mark.django_db


def test_the_timeline_tells_one_things_deeds_from_the_beginning():
    order, other = an_order("A-1"), an_order("B-2")
    orders.confirm(order, by=SRI, at=AT + timedelta(days=1))
    told = figures.timeline([("order", order.pk)])
    assert [one.entry.deed for one in told] == ["orders.receive", "orders.confirm"]
    assert [one.deed.id for one in told] == ["Permintaan diterima", "Dikonfirmasi"]
    assert all(one.staged for one in told)
    both = figures.timeline([("order", order.pk), ("order", other.pk)])
    assert len(both) == 3
    assert figures.timeline([]) == []


def test_a_deed_is_found_by_thing_person_deed_and_day():
    order = an_order()
    journal.record("quality.inspect", order, by=JOKO, at=AT + timedelta(days=40))
    assert [entry.who for entry in figures.found(who="jok")] == ["Joko"]
    assert figures.found(thing="order", subject=order.pk).count() == 2
    assert figures.found(thing="order", deed="orders.receive").count() == 1
    later = (AT + timedelta(days=2)).date()
    assert [entry.deed for entry in figures.found(since=later)] == ["quality.inspect"]
    assert "quality.inspect" not in [entry.deed for entry in figures.found(until=later)]
    assert figures.found(person=99).count() == 0


def test_a_day_is_a_day_of_blitar_not_of_greenwich():
    early = AT.replace(hour=2)
    journal.record("orders.receive", an_order(), by=SRI, at=early)
    assert figures.found(since=early.date(), until=early.date()).filter(at=early).exists()


def test_a_broken_record_is_told_not_passed_over():
    order = an_order()
    Entry.objects.bulk_create([
        Entry(at=AT, deed="orders.close", role="coordinator", who="?", thing="order", subject=order.pk,
              stage_before="shipped", stage_after="closed"),
    ])  # fmt: skip
    with pytest.raises(ValueError, match="stood at 'inquiry'"):
        figures.replay()


def test_a_move_that_the_table_forbids_breaks_the_replay():
    order = an_order()
    Entry.objects.bulk_create([
        Entry(at=AT, deed="orders.close", role="coordinator", who="?", thing="order", subject=order.pk,
              stage_before="inquiry", stage_after="closed"),
    ])  # fmt: skip
    with pytest.raises(ValueError, match="cannot go"):
        figures.replay()


def test_replaying_the_journal_gives_the_stage_of_each_order():
    one, other = an_order("A-1", confirmed=True), an_order("B-2")
    assert figures.replay() == {("order", one.pk): "confirmed", ("order", other.pk): "inquiry"}
