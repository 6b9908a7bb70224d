"""Allotting, offering, answering and mending, with every refusal."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.desk.allotment.builders import (
    accept_all,
    alive,
    an_accepted_order,
    an_allotted_order,
    an_offered_order,
    an_open_order,
    mended,
)
from tests.desk.cast import AT, JOKO, SRI, wati
from tests.desk.makers.builders import a_workshop
from tests.desk.orders.builders import a_line, order_facts
from tests.desk.refused import refused

from geliat.desk.allotment import actions, figures, keeping
from geliat.desk.allotment.asking import question_of
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.journal.figures import deeds_of
from geliat.desk.makers import actions as makers
from geliat.desk.orders import actions as orders
from geliat.planning.verify.allotment import Violation
from geliat.refusals import NotYours

pytestmark = pytest.mark.django_db


def test_an_order_is_allotted_step_by_step_with_a_reason_for_every_share():
    order, plan = an_allotted_order()
    for row in figures.covered(order):
        assert (row.open, row.standing, row.missing) == (row.asked, 0, 0)
    for share in plan.shares.all():
        assert share.stage == "proposed"
        assert share.reason_en
        assert share.reason_id
        assert share.pay_idr > 0


def test_allotting_again_replaces_what_was_proposed_and_says_so_in_the_journal():
    order, first = an_allotted_order()
    second = actions.allot(order, by=SRI, at=AT)
    assert (first.round, second.round) == (1, 2)
    assert {share.stage for share in first.shares.all()} == {"withdrawn"}
    deeds = deeds_of([("share", second.shares.first().pk)])
    assert [entry.deed for entry in deeds] == ["allotment.allot"]


def test_offers_that_are_out_are_not_allotted_anew():
    order, _ = an_offered_order()
    with refused("offers_are_out"):
        actions.allot(order, by=SRI, at=AT)


def test_an_order_that_is_over_is_not_allotted():
    order = an_open_order()
    orders.cancel(order, "Pembeli mundur", by=SRI, at=AT)
    with refused("order_is_over"):
        actions.allot(order, by=SRI, at=AT)


def test_an_order_that_cannot_be_met_says_what_binds():
    with refused("capacity_short"):
        actions.allot(an_open_order(small=4000), by=SRI, at=AT)


def test_nothing_is_kept_that_the_judge_does_not_pass(monkeypatch):
    broken = Violation("over_capacity", "T1 has too much", ())
    monkeypatch.setattr(keeping, "judge_allotment", lambda *_, **__: (broken,))
    with refused("allotment_not_sound"):
        actions.allot(an_open_order(), by=SRI, at=AT)
    assert not AllotmentPlan.objects.exists()


def test_only_the_coordinator_allots_offers_and_mends():
    order, plan = an_allotted_order()
    for deed in (
        lambda: actions.allot(order, by=JOKO, at=AT),
        lambda: actions.offer(plan, by=JOKO, at=AT),
        lambda: mended(order, by=JOKO),
    ):
        with refused("not_allowed"):
            deed()


def test_nothing_is_offered_of_an_order_that_is_not_confirmed():
    plan = actions.allot(an_open_order(), by=SRI, at=AT)
    with refused("order_not_confirmed"):
        actions.offer(plan, by=SRI, at=AT)


def test_offering_puts_the_order_in_work_and_offers_once():
    order, shares = an_offered_order()
    assert order.stage == "in_work"
    assert all(share.stage == "offered" and share.offered_at == AT for share in shares)
    with refused("nothing_to_offer"):
        actions.offer(shares[0].plan, by=SRI, at=AT)


def test_shares_of_an_order_whose_lines_changed_are_not_offered():
    order = an_open_order()
    plan = actions.allot(order, by=SRI, at=AT)
    orders.revise(order, order_facts(), [a_line("S", 60), a_line("M", 12)], by=SRI, at=AT)
    orders.confirm(order, by=SRI, at=AT)
    with refused("order_changed"):
        actions.offer(plan, by=SRI, at=AT)


def test_a_maker_answers_for_the_own_workshop_only():
    _, shares = an_offered_order()
    mine = shares[0]
    other = next(share for share in shares if share.workshop_id != mine.workshop_id)
    me = wati(mine.workshop_id)
    assert actions.accept(mine, by=me, at=AT).accepted_quantity == mine.quantity
    for deed in (
        lambda: actions.accept(other, by=me, at=AT),
        lambda: actions.decline(other, "", by=me, at=AT),
    ):
        with pytest.raises(NotYours):
            deed()


def test_some_of_the_pieces_are_accepted_and_the_rest_waits():
    order, shares = an_offered_order()
    share = actions.accept(shares[0], shares[0].quantity - 3, by=SRI, at=AT)
    assert share.standing_quantity == share.quantity - 3
    assert sum(row.missing for row in figures.covered(order)) == 3


@pytest.mark.parametrize("more", [0, -1, 10_000])
def test_nobody_accepts_nothing_or_more_than_was_offered(more):
    _, shares = an_offered_order()
    with refused("accept_within_offer"):
        actions.accept(shares[0], more, by=SRI, at=AT)


def test_an_answer_is_given_once():
    _, shares = an_offered_order()
    actions.accept(shares[0], by=SRI, at=AT)
    actions.decline(shares[1], "  ", by=SRI, at=AT)
    with refused("wrong_stage"):
        actions.accept(shares[0], by=SRI, at=AT)
    with refused("wrong_stage"):
        actions.accept(shares[1], by=SRI, at=AT)
    shares[1].refresh_from_db()
    assert shares[1].declined_because == ""


def test_no_reason_for_declining_reaches_the_journal():
    _, shares = an_offered_order()
    actions.decline(shares[0], "Ibu saya sakit", by=SRI, at=AT)
    entry = deeds_of([("share", shares[0].pk)]).last()
    assert "sakit" not in str(entry.facts)


def test_declined_pieces_go_to_others_and_accepted_shares_stay():
    order, shares = an_offered_order()
    declined = next(share for share in shares if share.workshop.code == "T1" and share.line.number == 1)
    actions.decline(declined, "", by=SRI, at=AT)
    accept_all([share for share in shares if share != declined])
    before = {share.pk: share.standing_quantity for share in alive(order, stage="accepted")}
    plan = mended(order)
    assert {share.pk: share.standing_quantity for share in alive(order, stage="accepted")} == before
    assert sum(share.quantity for share in plan.shares.all()) == declined.quantity
    assert not plan.shares.filter(workshop=declined.workshop, line=declined.line).exists()
    assert all(row.missing == 0 for row in figures.covered(order))


def test_who_took_on_fewer_is_not_asked_for_more_of_the_same():
    order, shares = an_offered_order()
    fewer = next(share for share in shares if share.step == "turning")
    actions.accept(fewer, 1, by=SRI, at=AT)
    accept_all([share for share in shares if share != fewer])
    plan = mended(order)
    assert plan.shares.exists()
    assert not plan.shares.filter(workshop=fewer.workshop, line=fewer.line).exists()


def test_mending_leaves_finished_pieces_and_gives_the_rest_of_a_late_share_to_others():
    order, shares = an_accepted_order()
    late = next(share for share in shares if share.step == "turning" and share.quantity > 5)
    plan = mended(order, {late.pk: 5}, late=[late.pk])
    late.refresh_from_db()
    assert (late.stage, late.standing_quantity) == ("finished", 5)
    assert sum(share.quantity for share in plan.shares.all()) == late.accepted_quantity - 5
    assert not plan.shares.filter(workshop=late.workshop, step="turning").exists()
    assert all(row.asked == row.standing + row.open for row in figures.covered(order))


def test_being_late_with_one_line_leaves_the_shares_of_other_lines():
    order, shares = an_accepted_order(small=40, middle=40)
    both = [
        share
        for share in shares
        if share.step == "turning"
        and any(
            o.workshop == share.workshop and o.line != share.line and o.step == share.step for o in shares
        )
    ]
    late = both[0]
    other = next(share for share in both if share.workshop == late.workshop and share.line != late.line)
    mended(order, late=[late.pk])
    other.refresh_from_db()
    assert (other.stage, other.released_quantity) == ("accepted", 0)


def test_what_is_taken_back_comes_from_the_late_share_of_two_alike():
    order, shares = an_offered_order()
    declined = next(share for share in shares if share.workshop.code == "T2" and share.line.number == 1)
    actions.decline(declined, "", by=SRI, at=AT)
    accept_all(alive(order, stage="offered"))
    accept_all(actions.offer(mended(order), by=SRI, at=AT))
    late, other = alive(order, workshop__code="T1", line=declined.line, step="turning")
    mended(order, {other.pk: 1}, late=[late.pk])
    late.refresh_from_db()
    other.refresh_from_db()
    assert late.standing_quantity == 0
    assert (other.stage, other.released_quantity) == ("accepted", 0)


def test_offers_not_yet_answered_are_taken_back_when_mending():
    order, shares = an_offered_order()
    plan = mended(order)
    assert {share.stage for share in shares[0].plan.shares.all()} == {"withdrawn"}
    assert sum(s.quantity for s in plan.shares.all()) == sum(s.quantity for s in shares)
    with refused("wrong_stage"):
        actions.accept(shares[0], by=SRI, at=AT)


def test_a_mending_that_somebody_overtook_is_not_kept():
    order, shares = an_offered_order()
    asked = actions.ask_mending(order, {}, from_week=date(2020, 9, 1), by=SRI)
    actions.accept(shares[0], by=SRI, at=AT)
    with refused("someone_was_faster"):
        actions.keep_mending(order, asked, {}, by=SRI, at=AT)
    assert AllotmentPlan.objects.count() == 1


def test_counts_that_came_in_meanwhile_stop_a_mending():
    order, shares = an_accepted_order()
    asked = actions.ask_mending(order, {}, late=[shares[0].pk], from_week=date(2020, 9, 1), by=SRI)
    with refused("someone_was_faster"):
        actions.keep_mending(order, asked, {shares[0].pk: 1}, by=SRI, at=AT)


def test_only_an_order_in_work_is_mended():
    order, _ = an_allotted_order()
    with refused("nothing_to_mend"):
        mended(order)
    order.stage = "closed"
    order.save()
    with refused("order_is_over"):
        mended(order)


def test_work_promised_to_another_order_takes_capacity_until_that_order_is_cancelled():
    first, _ = an_allotted_order()
    problem = question_of(an_open_order("PO-2020-02")).problem
    taken = {step for maker in problem.makers for (step, _), work in maker.committed.items() if work > 0}
    assert taken == {"turning", "carving_painting", "skin_rope", "finishing"}
    orders.cancel(first, "Pembeli mundur", by=SRI, at=AT)
    again = question_of(first.__class__.objects.get(number="PO-2020-02")).problem
    assert not any(maker.committed for maker in again.makers)


def test_what_a_resting_workshop_accepted_stays_with_it_when_mending():
    order, shares = an_offered_order()
    resting = next(share for share in shares if share.step == "turning")
    declined = next(s for s in shares if s.step == "carving_painting")
    actions.decline(declined, "", by=SRI, at=AT)
    accept_all([share for share in shares if share != declined])
    makers.rest(resting.workshop, by=SRI, at=AT)
    makers.drop_skill(next(s for s in shares if s.step == "skin_rope").workshop, "skin_rope", by=SRI, at=AT)
    plan = mended(order)
    resting.refresh_from_db()
    assert (resting.stage, resting.released_quantity) == ("accepted", 0)
    assert {share.step for share in plan.shares.all()} == {"carving_painting"}


def test_a_new_workshop_is_asked_when_the_late_ones_work_goes_on():
    order, shares = an_accepted_order()
    a_workshop("T9", skills={"turning": 200})
    late = [share for share in shares if share.workshop.code == "T1"]
    plan = mended(order, late=[share.pk for share in late], at=AT + timedelta(days=3))
    assert plan.shares.filter(workshop__code="T9").exists()


def test_a_line_without_a_consignment_cannot_be_dated():
    order = an_open_order()
    order.lines.create(number=3, size=order.lines.first().size, quantity=4, unit_price=1)
    with refused("line_without_consignment"):
        actions.allot(order, by=SRI, at=AT)


def test_the_pieces_finished_are_never_taken_back():
    order, shares = an_accepted_order()
    done = {share.pk: share.quantity // 2 for share in shares}
    mended(order, done, late=[share.pk for share in shares if share.workshop.code in {"T1", "P1"}])
    for share in Share.objects.filter(pk__in=done):
        assert share.standing_quantity >= done[share.pk]
