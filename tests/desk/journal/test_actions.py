"""The journal is only ever added to, and stages move only through the table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.cast import AT, SRI
from tests.desk.orders.builders import an_order

from geliat.desk.journal import actions as journal
from geliat.desk.journal.models import Entry
from geliat.desk.orders.models import Order
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("tamper", [
    lambda: Entry.objects.update(who="Nobody"),
    lambda: Entry.objects.filter(thing="order").update(at=AT + timedelta(days=1)),
    lambda: Entry.objects.all().delete(),
    lambda: Entry.objects.first().delete(),
    lambda: Entry.objects.first().save(),
])  # fmt: skip
def test_no_entry_can_be_changed_or_removed(tamper):
    an_order()
    before = list(Entry.objects.values())
    with pytest.raises(TypeError, match="append-only"):
        tamper()
    assert list(Entry.objects.values()) == before


def test_a_move_changes_the_stage_and_writes_who_did_it_in_which_role():
    order = an_order()
    journal.move(order, "confirmed", "orders.confirm", by=SRI, at=AT, facts={"note": "by mail"})
    entry = Entry.objects.filter(thing="order").last()
    assert (entry.stage_before, entry.stage_after) == ("inquiry", "confirmed")
    assert (entry.who, entry.role, entry.facts, entry.label) == (
        "Sri", "coordinator", {"note": "by mail"}, order.number,
    )  # fmt: skip
    assert Order.objects.get().stage == order.stage == "confirmed"


def test_a_move_that_the_table_does_not_know_is_refused_in_both_languages():
    order = an_order()
    with pytest.raises(Refusal) as no:
        journal.move(order, "shipped", "orders.confirm", by=SRI, at=AT)
    assert no.value.codes == ("wrong_stage",)
    assert "Permintaan" in no.value.blockers[0].sentence.id
    assert Order.objects.get().stage == "inquiry"


def test_of_two_who_move_the_same_thing_the_second_is_told_that_someone_was_faster():
    first = an_order()
    second = Order.objects.get()
    journal.move(first, "confirmed", "orders.confirm", by=SRI, at=AT)
    entries = Entry.objects.count()
    with pytest.raises(Refusal) as no:
        journal.move(second, "cancelled", "orders.cancel", by=SRI, at=AT)
    assert no.value.codes == ("someone_was_faster",)
    assert Order.objects.get().stage == "confirmed"
    assert Entry.objects.count() == entries


def test_many_deeds_are_written_with_one_query(django_assert_num_queries):
    order = an_order()
    with django_assert_num_queries(1):
        journal.record_many("orders.record_payment", [order] * 40, by=SRI, at=AT)
