"""Mending: finished work stays, accepted work moves least, and changes say where they come from."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.planning.allotment.builders import STEP, a_workshop, an_order, orders

from geliat.planning.allotment import Allotment, Problem, Standing, allot, mend
from geliat.planning.verify.allotment import judge_allotment
from geliat.refusals import Refusal


def accepted(answer: Allotment, **done: int) -> list[Standing]:
    return [
        Standing(share.line, share.step, share.maker, done.get(share.maker, 0), share.quantity)
        for share in answer.shares
    ]


def pieces(answer: Allotment) -> dict[str, int]:
    return {share.maker: share.quantity for share in answer.shares}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(orders(), st.data())
def test_finished_pieces_never_move_and_the_judge_finds_nothing(
    problem: Problem, data: st.DataObject
) -> None:
    try:
        first = allot(problem)
    except Refusal:
        assume(False)
        raise
    standing, declined = [], []
    for share in first.shares:
        done = data.draw(st.integers(0, share.quantity))
        kept = data.draw(st.integers(done, share.quantity))
        standing.append(Standing(share.line, share.step, share.maker, done, kept))
        if kept < share.quantity:
            declined.append(share.key)
    late = {(share.step, share.maker): 1 for share in first.shares if data.draw(st.integers(0, 5)) == 0}
    since = data.draw(st.integers(0, 1))
    try:
        answer = mend(replace(problem, since=since), standing, declined=declined, unable=late)
    except Refusal:
        return
    given_now = {share.key: share.quantity for share in answer.shares}
    for stand in standing:
        assert given_now.get(stand.key, 0) >= stand.done
        if stand.key in declined:
            assert given_now.get(stand.key, 0) <= stand.accepted
    assert judge_allotment(answer.problem, answer.shares, answer.standing, answer.declined) == ()


def test_when_nothing_happened_nothing_moves() -> None:
    problem = an_order(a_workshop("one", 20), a_workshop("two", 10), quantities=(30,))
    first = allot(problem)
    again = mend(problem, accepted(first))
    assert pieces(again) == pieces(first)
    assert again.moved == 0
    assert all(share.bound[0] == "as_accepted" for share in again.shares)


def test_declined_pieces_go_to_the_others_and_they_read_why() -> None:
    problem = an_order(*(a_workshop(key, 20) for key in ("one", "two", "three")), quantities=(60,))
    first = allot(problem)
    standing = [replace(stand, accepted=5) if stand.maker == "one" else stand for stand in accepted(first)]
    again = mend(problem, standing, declined=[("A", STEP, "one")])
    assert pieces(again) == {"one": 5, "two": 28, "three": 27}
    assert again.moved == 0
    reasons = {share.maker: share for share in again.shares}
    assert reasons["one"].bound[0] == "as_accepted"
    assert reasons["two"].bound[0] == "mended_more"
    assert "8" in reasons["two"].reason.id


def test_a_late_workshop_keeps_what_it_finished_and_loses_only_what_it_cannot_finish() -> None:
    problem = an_order(a_workshop("late", 10), a_workshop("free", 30), quantities=(40,), count=2)
    standing = [Standing("A", STEP, "late", 4, 14), Standing("A", STEP, "free", 10, 26)]
    again = mend(replace(problem, since=1), standing, unable={(STEP, "late"): 2})
    assert pieces(again) == {"late": 4, "free": 36}
    assert again.moved == 10
    late = next(share for share in again.shares if share.maker == "late")
    assert late.bound[0] == "mended_less"
    assert "4" in late.reason.en


def test_as_few_accepted_pieces_move_as_can_be_whatever_is_fair() -> None:
    problem = an_order(a_workshop("much", 20), a_workshop("little", 20), quantities=(30,))
    again = mend(problem, [Standing("A", STEP, "much", 0, 30)])
    assert pieces(again) == {"much": 30}


def test_when_the_rest_cannot_be_made_the_answer_says_by_how_much() -> None:
    problem = an_order(a_workshop("one", 10), a_workshop("two", 10), quantities=(36,))
    with pytest.raises(Refusal) as refused:
        mend(problem, accepted(allot(problem)), unable={(STEP, "one"): 2})
    (blocker,) = refused.value.blockers
    assert blocker.facts["pieces"] == 16


def test_more_finished_than_ordered_and_foreign_shares_are_refused_together() -> None:
    problem = an_order(a_workshop("one", 10))
    standing = [Standing("A", STEP, "one", 11, 11), Standing("Z", STEP, "one", 0, 1)]
    with pytest.raises(Refusal) as refused:
        mend(problem, standing)
    assert refused.value.codes == ("standing_unknown", "done_too_many")
