"""Counts, hand-overs, deliveries, advances and mending, with every refusal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.desk.allotment.builders import alive, an_accepted_order, an_offered_order
from tests.desk.cast import AT, JOKO, SRI, wati
from tests.desk.makers.builders import a_workshop
from tests.desk.production.builders import LATER, a_key, a_made_order, counted, of_step, worked
from tests.desk.refused import refused

from geliat.desk.allotment import actions as allotment
from geliat.desk.journal.models import Entry
from geliat.desk.production import actions, figures
from geliat.desk.production.models import Advance, Count, Delivery, HandOver
from geliat.measures import Money
from geliat.refusals import NotYours

pytestmark = pytest.mark.django_db


def rupiah(amount: int | str) -> Money:
    """An amount of rupiah."""
    return Money(Decimal(amount), "IDR")


def test_a_count_sent_twice_counts_once():
    order, _ = an_accepted_order()
    share = of_step(order, "turning")[0]
    first = actions.count(share, 3, "k-1", by=SRI, at=AT)
    again = actions.count(share, 3, "k-1", by=SRI, at=LATER)
    assert first == again
    assert figures.counted(share) == 3
    assert Entry.objects.filter(deed="production.count").count() == 1


def test_the_number_of_one_entry_is_not_taken_for_another():
    order, _ = an_accepted_order()
    one, other = of_step(order, "turning")[:2]
    actions.count(one, 3, "k-1", by=SRI, at=AT)
    with refused("key_used"):
        actions.count(one, 4, "k-1", by=SRI, at=AT)
    with refused("key_used"):
        actions.count(other, 3, "k-1", by=SRI, at=AT)


@pytest.mark.parametrize("key", ["", "x" * 65])
def test_an_entry_needs_a_number_of_its_own(key):
    _, shares = an_accepted_order()
    with refused("key_needed"):
        actions.count(shares[0], 1, key, by=SRI, at=AT)


@pytest.mark.parametrize("quantity", [0, -4])
def test_nothing_and_less_than_nothing_is_no_count(quantity):
    order, shares = an_accepted_order()
    with refused("not_positive"):
        actions.count(shares[0], quantity, a_key(), by=SRI, at=AT)
    with refused("not_positive"):
        actions.deliver(of_step(order, "finishing")[0], quantity, a_key(), by=SRI, at=AT)


def test_no_workshop_counts_more_than_it_stands_for():
    _, shares = an_accepted_order()
    with refused("more_than_share"):
        counted(shares[0], shares[0].standing_quantity + 1)


def test_nothing_is_counted_on_a_share_that_was_not_accepted():
    _, shares = an_offered_order()
    with refused("share_not_accepted"):
        counted(shares[0], 1)


def test_a_later_step_counts_only_what_it_received():
    order, _ = an_accepted_order()
    painting = of_step(order, "carving_painting")[0]
    with refused("more_than_received"):
        counted(painting, 1)
    worked(order, "turning")
    counted(painting, 1)


def test_a_share_is_finished_with_its_last_piece():
    order, _ = an_accepted_order()
    share = of_step(order, "turning")[0]
    counted(share, share.standing_quantity - 1)
    share.refresh_from_db()
    assert share.stage == "accepted"
    counted(share, 1)
    share.refresh_from_db()
    assert share.stage == "finished"


def test_a_maker_touches_only_the_own_shares():
    order, _ = an_accepted_order()
    mine, other = of_step(order, "turning")[:2]
    painting = of_step(order, "carving_painting")[0]
    me = wati(mine.workshop_id)
    actions.count(mine, 2, a_key(), by=me, at=AT)
    counted(other, 2)
    with pytest.raises(NotYours):
        actions.count(other, 1, a_key(), by=me, at=AT)
    actions.hand_over(mine, painting, 1, a_key(), by=me, at=AT)
    actions.hand_over(mine, painting, 1, a_key(), by=wati(painting.workshop_id), at=AT)
    with pytest.raises(NotYours):
        actions.hand_over(other, painting, 1, a_key(), by=me, at=AT)
    with pytest.raises(NotYours):
        actions.deliver(of_step(order, "finishing")[0], 1, a_key(), by=me, at=AT)


def test_the_inspector_counts_nothing_and_pays_nothing():
    order, shares = an_accepted_order()
    with refused("not_allowed"):
        actions.count(shares[0], 1, a_key(), by=JOKO, at=AT)
    with refused("not_allowed"):
        actions.advance(shares[0].workshop, order, rupiah(1), AT.date(), "K-1", by=JOKO, at=AT)


def test_pieces_go_only_to_the_next_step_of_the_same_line():
    order, _ = an_accepted_order()
    worked(order, "turning")
    turning, painting = of_step(order, "turning")[0], of_step(order, "carving_painting")[0]
    for giving, receiving in (
        (turning, of_step(order, "skin_rope")[0]),
        (painting, turning),
        (turning, of_step(order, "carving_painting", line=2)[0]),
        (turning, turning),
        (turning, of_step(order, "turning")[1]),
    ):
        with refused("steps_do_not_follow"):
            actions.hand_over(giving, receiving, 1, a_key(), by=SRI, at=AT)


def test_nobody_hands_over_more_than_is_finished_or_wanted():
    order, _ = an_accepted_order()
    turning, painting = of_step(order, "turning")[0], of_step(order, "carving_painting")[0]
    counted(turning, 2)
    with refused("more_than_finished"):
        actions.hand_over(turning, painting, 3, a_key(), by=SRI, at=AT)
    with refused("more_than_wanted"):
        actions.hand_over(turning, painting, painting.standing_quantity + 1, a_key(), by=SRI, at=AT)


def test_a_hand_over_and_a_delivery_sent_twice_are_done_once():
    order = a_made_order()
    hand_over, delivery = HandOver.objects.first(), Delivery.objects.first()
    before = HandOver.objects.count(), Delivery.objects.count()
    actions.hand_over(
        hand_over.giving, hand_over.receiving, hand_over.quantity, hand_over.key, by=SRI, at=LATER
    )
    actions.deliver(delivery.share, delivery.quantity, delivery.key, by=SRI, at=LATER)
    assert (HandOver.objects.count(), Delivery.objects.count()) == before
    with refused("key_used"):
        actions.hand_over(hand_over.giving, hand_over.receiving, 9_999, hand_over.key, by=SRI, at=LATER)
    with refused("key_used"):
        actions.deliver(delivery.share, 9_999, delivery.key, by=SRI, at=LATER)
    assert sum(row.counted for row in figures.progress(order)) == 4 * 76


def test_only_finished_pieces_of_the_last_step_reach_the_warehouse():
    order, _ = an_accepted_order()
    worked(order, "turning")
    with refused("not_last_step"):
        actions.deliver(of_step(order, "turning")[0], 1, a_key(), by=SRI, at=AT)
    with refused("more_than_finished"):
        actions.deliver(of_step(order, "finishing")[0], 1, a_key(), by=SRI, at=AT)


def test_an_advance_with_the_same_reference_is_paid_once():
    order, shares = an_accepted_order()
    workshop = shares[0].workshop
    first = actions.advance(workshop, order, rupiah(5000), AT.date(), "K-1", by=SRI, at=AT)
    assert actions.advance(workshop, order, rupiah(5000), AT.date(), "K-1", by=SRI, at=AT) == first
    with refused("key_used"):
        actions.advance(workshop, order, rupiah(6000), AT.date(), "K-1", by=SRI, at=AT)
    assert Advance.objects.count() == 1


@pytest.mark.parametrize("amount", [Money(Decimal(5), "USD"), rupiah(0), rupiah(-5), rupiah("0.5")])
def test_an_advance_is_a_positive_amount_in_whole_rupiah(amount):
    order, shares = an_accepted_order()
    with refused("advance_in_rupiah"):
        actions.advance(shares[0].workshop, order, amount, AT.date(), "K-1", by=SRI, at=AT)


@pytest.mark.parametrize("reference", ["", "  ", "x" * 61])
def test_an_advance_needs_a_reference(reference):
    order, shares = an_accepted_order()
    with refused("reference_needed"):
        actions.advance(shares[0].workshop, order, rupiah(5), AT.date(), reference, by=SRI, at=AT)


def test_no_advance_is_more_than_the_workshop_can_earn_with_the_order():
    order, shares = an_accepted_order()
    share = next(share for share in shares if share.workshop.code == "K1")
    pay = sum(s.standing_quantity * int(s.pay_idr) for s in shares if s.workshop == share.workshop)
    actions.advance(share.workshop, order, rupiah(pay - 1), AT.date(), "K-1", by=SRI, at=AT)
    with refused("advance_above_pay"):
        actions.advance(share.workshop, order, rupiah(2), AT.date(), "K-2", by=SRI, at=AT)
    stranger = a_workshop("Z1", skills={"turning": 5})
    with refused("advance_above_pay"):
        actions.advance(stranger, order, rupiah(1), AT.date(), "K-3", by=SRI, at=AT)


def test_the_rest_of_a_late_workshop_goes_to_others_and_its_unworked_pieces_follow():
    order, _ = an_accepted_order()
    worked(order, "turning")
    late = of_step(order, "carving_painting")[0]
    counted(late, 1)
    plan = actions.mend_rest(order, [late], date(2020, 9, 1), by=SRI, at=LATER)
    late.refresh_from_db()
    assert (late.stage, late.standing_quantity) == ("finished", 1)
    for share in allotment.offer(plan, by=SRI, at=LATER):
        allotment.accept(share, by=SRI, at=LATER)
    moved = [
        quantity
        for giving, receiving, quantity in figures.suggest_hand_overs(order)
        if giving == late and receiving.step == "carving_painting"
    ]
    assert sum(moved) == late.released_quantity
    worked(order, "carving_painting", "skin_rope", "finishing")
    worked(order, "carving_painting", "skin_rope", "finishing")
    assert all(row.counted == row.asked for row in figures.progress(order))


def test_counts_of_a_mended_order_stay_as_they_were():
    order, _ = an_accepted_order()
    turning = of_step(order, "turning")
    for share in turning:
        counted(share, share.standing_quantity // 2)
    before = figures.finished(order)
    actions.mend_rest(order, turning[:1], date(2020, 9, 1), by=SRI, at=LATER)
    assert figures.finished(order) == before
    assert Count.objects.count() == len(turning)
    assert all(share.standing_quantity >= before.get(share.pk, 0) for share in alive(order, stage="accepted"))
