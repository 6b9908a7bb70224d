"""Mends an allotment: what was declined, not accepted or not finished in time goes to others.

The planner runs outside the transaction. What it answers is kept only if nothing it rests on has changed
meanwhile: `ask_mending` plans, `keep_mending` writes, `mend` does both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from geliat.desk.allotment.asking import Question, question_of
from geliat.desk.allotment.keeping import Key, judge, keep_plan, order_is_over, propose
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.journal import actions as journal
from geliat.desk.orders.models import Order
from geliat.planning import allotment as planner
from geliat.planning.allotment import Allotment, Standing
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise

STANDING = ("accepted", "released", "finished")

Snapshot = Mapping[int, tuple[str, int, int, int]]
"""By share: its stage, the pieces accepted and taken back, and the pieces finished."""


@dataclass(frozen=True, slots=True)
class Mending:
    """A judged answer to what is missing of an order, and what it rests on."""

    question: Question
    answer: Allotment
    late: frozenset[int]
    rests_on: Snapshot


def mend(
    order: Order,
    finished: Mapping[int, int],
    late: Collection[int] = (),
    *,
    from_week: date,
    by: Actor,
    at: datetime,
) -> AllotmentPlan:
    """Allot again what is missing of an order in work.

    `finished` gives the pieces done as {share number: pieces}; they stay where they are. The shares in
    `late` keep only what is finished, and their workshops get no more of that step; other accepted shares
    move as little as possible. Offers not yet answered and proposals are taken back and made anew. Raises
    Refusal when the rest cannot be met.
    """
    asked = ask_mending(order, finished, late, from_week=from_week, by=by)
    return keep_mending(order, asked, finished, by=by, at=at)


def ask_mending(
    order: Order, finished: Mapping[int, int], late: Collection[int] = (), *, from_week: date, by: Actor
) -> Mending:
    """Plan what `mend` would do, without writing anything; weeks before `from_week` are past."""
    authorise(by, "allotment.mend")
    _in_work(Order.objects.get(pk=order.pk))
    shares = _shares(order)
    standing = [share for share in shares if share.stage in STANDING]
    question = question_of(order, since=from_week, standing=standing)
    answer = planner.mend(
        question.problem,
        _standing(standing, finished, frozenset(late)),
        declined=_gets_no_more(shares, frozenset(late), question),
    )
    judge(answer)
    return Mending(question, answer, frozenset(late), _snapshot(shares, finished))


@transaction.atomic
def keep_mending(
    order: Order, asked: Mending, finished: Mapping[int, int], *, by: Actor, at: datetime
) -> AllotmentPlan:
    """Write a mending as a new round, unless counts or answers came in since it was planned.

    `finished` gives the pieces done now; whoever counts them locks the shares first.
    """
    authorise(by, "allotment.mend")
    _in_work(Order.objects.select_for_update().get(pk=order.pk))
    shares = _shares(order, lock=True)
    if _snapshot(shares, finished) != asked.rests_on:
        raise Refusal(
            Blocker(
                code="someone_was_faster",
                en="Counts or answers for {order} came in while it was being mended; mend it again.",
                id="Ada hitungan atau jawaban baru untuk {order} saat diperbaiki; ulangi perbaikannya.",
                facts={"order": order.number},
                owner="coordinator",
                mend=("production:order", {"order": order.pk}),
            )
        )
    unanswered = [share for share in shares if share.stage in ("proposed", "offered")]
    journal.move_many(unanswered, "withdrawn", "allotment.mend", by=by, at=at)
    plan = keep_plan(order, asked.answer, at)
    wanted: dict[Key, int] = defaultdict(int)
    wanted |= {share.key: share.quantity for share in asked.answer.shares}
    for key, rows in _by_key(share for share in shares if share.stage in STANDING).items():
        stands = sum(share.standing_quantity for share in rows)
        if wanted[key] < stands:
            rows.sort(key=lambda share: (share.pk not in asked.late, -share.pk))
            _take_back(rows, stands - wanted[key], finished, by=by, at=at)
        wanted[key] -= min(wanted[key], stands)
    propose(plan, asked.question, asked.answer, wanted, "allotment.mend", by=by, at=at)
    return plan


def _in_work(order: Order) -> None:
    if order.stage in ("confirmed", "inquiry"):
        raise Refusal(
            Blocker(
                code="nothing_to_mend",
                en="No offer of {order} is out yet; allot it and offer the shares.",
                id="Belum ada tawaran {order} yang keluar; bagikan dan tawarkan dulu.",
                facts={"order": order.number},
                owner="coordinator",
                mend=("allotment:order", {"order": order.pk}),
            )
        )
    if order.stage != "in_work":
        raise Refusal(order_is_over(order))


def _shares(order: Order, *, lock: bool = False) -> list[Share]:
    rows = Share.objects.filter(plan__order=order).exclude(stage="withdrawn").order_by("pk")
    rows = rows.select_related("line", "workshop").prefetch_related("workshop__skills")
    return list(rows.select_for_update(of=("self",)) if lock else rows)


def _snapshot(shares: Iterable[Share], finished: Mapping[int, int]) -> Snapshot:
    return {
        share.pk: (share.stage, share.accepted_quantity, share.released_quantity, finished.get(share.pk, 0))
        for share in shares
    }


def _standing(shares: Iterable[Share], finished: Mapping[int, int], late: frozenset[int]) -> list[Standing]:
    """What stands by key. A late share stands only for what is finished; what a workshop that rests, or
    dropped the skill, has accepted stays with it as if it were done."""
    found = []
    for key, rows in _by_key(shares).items():
        done = {share.pk: finished.get(share.pk, 0) for share in rows}
        accepted = {
            share.pk: done[share.pk] if share.pk in late else share.standing_quantity for share in rows
        }
        if not _works(rows[0]):
            done = accepted
        found.append(Standing(*key, done=sum(done.values()), accepted=sum(accepted.values())))
    return found


def _works(share: Share) -> bool:
    skills = share.workshop.skills.all()
    return share.workshop.active and any(skill.step == share.step for skill in skills)


def _gets_no_more(shares: Iterable[Share], late: frozenset[int], question: Question) -> list[Key]:
    """Who declined, or took on less than was offered, and every line of a step that a workshop is late at."""
    declined = {
        _key(share)
        for share in shares
        if share.stage == "declined" or (share.stage in STANDING and share.accepted_quantity < share.quantity)
    }
    behind = {(share.step, share.workshop.code) for share in shares if share.pk in late}
    for demand in question.problem.demands:
        declined |= {(demand.line, step, code) for step, code in behind if step == demand.step}
    return sorted(declined)


def _by_key(shares: Iterable[Share]) -> dict[Key, list[Share]]:
    found: dict[Key, list[Share]] = defaultdict(list)
    for share in shares:
        found[_key(share)].append(share)
    return found


def _key(share: Share) -> Key:
    return str(share.line.number), share.step, share.workshop.code


def _take_back(
    shares: Iterable[Share], pieces: int, finished: Mapping[int, int], *, by: Actor, at: datetime
) -> None:
    """Take unfinished pieces back from a workshop's shares, in the order given."""
    for share in shares:
        done = finished.get(share.pk, 0)
        taken = min(pieces, share.standing_quantity - done)
        if taken <= 0:
            continue
        pieces -= taken
        if share.stage == "accepted":
            journal.move(share, "released", "allotment.mend", by=by, at=at, facts={"taken_back": taken})
        else:
            journal.record("allotment.mend", share, by=by, at=at, facts={"taken_back": taken})
        share.released_quantity += taken
        share.save(update_fields=["released_quantity"])
        if share.standing_quantity == done:
            journal.move(share, "finished", "allotment.mend", by=by, at=at)
