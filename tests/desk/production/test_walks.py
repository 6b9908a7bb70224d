"""Random walks over answers, counts, hand-overs and mending: what must hold, holds after every deed."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.allotment.builders import alive, an_offered_order
from tests.desk.cast import SRI
from tests.desk.production.builders import LATER, STEPS, a_key

from geliat.desk.allotment import actions as allotment
from geliat.desk.allotment import figures as allotted
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.journal.figures import replay
from geliat.desk.orders.models import Order
from geliat.desk.production import actions, figures
from geliat.desk.production.models import Count, HandOver
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db
DEEDS = ("accept", "decline", "count", "count", "again", "hand_over", "hand_over", "deliver", "mend", "offer")


def one_of(data: st.DataObject, things: list) -> object | None:
    """One of the things, or nothing where there are none."""
    return data.draw(st.sampled_from(things)) if things else None


def do(deed: str, order: Order, data: st.DataObject) -> None:
    """One deed somewhere in the order; one that cannot be done is refused and changes nothing."""
    if deed in ("accept", "decline"):
        share = one_of(data, alive(order, stage="offered"))
        if share is None:
            return
        if deed == "decline":
            allotment.decline(share, "", by=SRI, at=LATER)
        else:
            allotment.accept(share, data.draw(st.integers(1, share.quantity)), by=SRI, at=LATER)
    elif deed == "count":
        if share := one_of(data, alive(order)):
            actions.count(share, data.draw(st.integers(0, share.quantity)), a_key(), by=SRI, at=LATER)
    elif deed == "again":
        if row := Count.objects.order_by("-pk").select_related("share").first():
            actions.count(row.share, row.quantity, row.key, by=SRI, at=LATER)
    elif deed == "hand_over":
        if found := one_of(data, figures.suggest_hand_overs(order)):
            giving, receiving, quantity = found
            actions.hand_over(
                giving, receiving, data.draw(st.integers(1, quantity)), a_key(), by=SRI, at=LATER
            )
    elif deed == "deliver":
        last = [flow for flow in figures.flows(order) if flow.last_step and flow.to_give]
        if flow := one_of(data, last):
            actions.deliver(flow.share, data.draw(st.integers(1, flow.to_give)), a_key(), by=SRI, at=LATER)
    elif deed == "offer":
        allotment.offer(AllotmentPlan.objects.filter(order=order).last(), by=SRI, at=LATER)
    else:
        mend(order, data)


def mend(order: Order, data: st.DataObject) -> None:
    """Mend with some shares late: finished pieces stay, and every piece has a maker again."""
    before = figures.finished(order)
    standing = alive(order, stage="accepted")
    late = data.draw(st.lists(st.sampled_from(standing), unique=True, max_size=2)) if standing else []
    accepted = {share.pk: share.standing_quantity for share in alive(order)}
    actions.mend_rest(order, late, date(2020, 9, 1), by=SRI, at=LATER)
    assert figures.finished(order) == before
    for share in alive(order):
        assert share.standing_quantity >= before.get(share.pk, 0)
        assert share.standing_quantity <= accepted.get(share.pk, 0)
    for share in Share.objects.filter(pk__in=[share.pk for share in late]):
        assert share.standing_quantity == before.get(share.pk, 0)
    assert all(row.asked == row.standing + row.open for row in allotted.covered(order))


def holds(order: Order) -> None:
    """What holds after every deed."""
    for row in allotted.covered(order):
        assert row.standing + row.open + row.missing == row.asked
    gone: dict[tuple[int, int], int] = defaultdict(int)
    came: dict[tuple[int, int], int] = defaultdict(int)
    for flow in figures.flows(order):
        assert 0 <= flow.counted <= flow.standing
        assert flow.to_give >= 0
        assert flow.first_step or flow.counted <= flow.received
        assert (flow.share.stage == "finished") == (flow.counted == flow.standing)
        line, place = flow.share.line_id, STEPS.index(flow.share.step)
        gone[line, place] += 0 if flow.last_step else flow.counted - flow.to_give
        came[line, place - 1] += 0 if flow.first_step else flow.received
    assert {key: pieces for key, pieces in gone.items() if pieces} == {
        key: pieces for key, pieces in came.items() if pieces
    }


def ends_well(order: Order) -> None:
    """What holds of the record as a whole: no entry twice, and the journal replays to the present."""
    keys = [*Count.objects.values_list("key", flat=True), *HandOver.objects.values_list("key", flat=True)]
    assert len(keys) == len(set(keys))
    stages = replay()
    for share in Share.objects.filter(plan__order=order):
        assert stages["share", share.pk] == share.stage
    order.refresh_from_db()
    assert stages["order", order.pk] == order.stage


def test_whatever_is_done_pieces_are_neither_lost_nor_made_up():
    order, _ = an_offered_order(small=24, middle=8)

    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def walk(data: st.DataObject) -> None:
        with transaction.atomic():
            if data.draw(st.booleans()):
                for share in alive(order, stage="offered"):
                    allotment.accept(share, by=SRI, at=LATER)
            for deed in data.draw(st.lists(st.sampled_from(DEEDS), min_size=4, max_size=12)):
                with suppress(Refusal), transaction.atomic():
                    do(deed, order, data)
                holds(order)
            ends_well(order)
            transaction.set_rollback(True)

    walk()
