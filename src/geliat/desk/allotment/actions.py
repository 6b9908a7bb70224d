"""Allots an order, offers the shares, and takes the makers' answers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from geliat.desk.allotment import figures
from geliat.desk.allotment.asking import question_of
from geliat.desk.allotment.keeping import judge, keep_plan, order_is_over, propose
from geliat.desk.allotment.mending import ask_mending, keep_mending, mend
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.journal import actions as journal
from geliat.desk.orders import actions as orders
from geliat.desk.orders.models import Order
from geliat.planning import allotment as planner
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise

__all__ = ["accept", "allot", "ask_mending", "decline", "finish", "keep_mending", "mend", "offer"]


def allot(order: Order, *, by: Actor, at: datetime) -> AllotmentPlan:
    """Propose shares of a whole order, each with its reason; proposals made before are replaced.

    Raises Refusal with what binds when the order cannot be met, or when offers are out already.
    """
    authorise(by, "allotment.allot")
    _may_allot(Order.objects.get(pk=order.pk))
    question = question_of(order)
    answer = planner.allot(question.problem)
    judge(answer)
    with transaction.atomic():
        order = Order.objects.select_for_update().get(pk=order.pk)
        _may_allot(order)
        before = list(Share.objects.filter(plan__order=order, stage="proposed"))
        journal.move_many(before, "withdrawn", "allotment.allot", by=by, at=at)
        plan = keep_plan(order, answer, at)
        wanted = {share.key: share.quantity for share in answer.shares}
        propose(plan, question, answer, wanted, "allotment.allot", by=by, at=at)
    return plan


def _may_allot(order: Order) -> None:
    if Share.objects.filter(plan__order=order).exclude(stage__in=("proposed", "withdrawn")).exists():
        raise Refusal(
            Blocker(
                code="offers_are_out",
                en="Offers of {order} are out; mend the allotment instead of making it anew.",
                id="Tawaran {order} sudah keluar; perbaiki pembagiannya, jangan dibuat ulang.",
                facts={"order": order.number},
                owner="coordinator",
                mend=("production:order", {"order": order.pk}),
            )
        )
    if order.stage not in ("inquiry", "confirmed", "in_work"):
        raise Refusal(order_is_over(order))


@transaction.atomic
def offer(plan: AllotmentPlan, *, by: Actor, at: datetime) -> list[Share]:
    """Send the proposed shares of a plan out as offers; the first offers put the order in work.

    Refused while the order is not confirmed, when nothing is proposed (any more), and when the order's
    lines were changed after the shares were proposed.
    """
    authorise(by, "allotment.offer")
    order = Order.objects.select_for_update().get(pk=plan.order_id)
    shares = list(plan.shares.filter(stage="proposed").select_related("workshop", "line__order"))
    blockers = []
    if order.stage not in ("confirmed", "in_work"):
        blockers.append(
            Blocker(
                code="order_not_confirmed",
                en="{order} is not confirmed, so nothing can be offered to the makers.",
                id="{order} belum dikonfirmasi, jadi belum bisa ditawarkan ke perajin.",
                facts={"order": order.number},
                owner="coordinator",
                mend=("orders:order", {"order": order.pk}),
            )
        )
    page = ("allotment:order", {"order": order.pk})
    if not shares:
        blockers.append(
            Blocker(
                code="nothing_to_offer",
                en="Round {round} of {order} has no proposed shares: they are offered already or replaced.",
                id="Putaran {round} dari {order} tidak punya usulan lagi: sudah ditawarkan atau diganti.",
                facts={"round": plan.round, "order": order.number},
                owner="coordinator",
                mend=page,
            )
        )
    elif any(row.asked != row.standing + row.open for row in figures.covered(order)):
        blockers.append(
            Blocker(
                code="order_changed",
                en="The lines of {order} changed after its shares were proposed; allot it anew.",
                id="Isi {order} berubah setelah bagiannya diusulkan; bagikan ulang.",
                facts={"order": order.number},
                owner="coordinator",
                mend=page,
            )
        )
    if blockers:
        raise Refusal(*blockers)
    journal.move_many(shares, "offered", "allotment.offer", by=by, at=at)
    plan.shares.filter(pk__in=[share.pk for share in shares]).update(offered_at=at)
    if order.stage == "confirmed":
        orders.begin_work(order, by=by, at=at)
    for share in shares:
        share.offered_at = at
    return shares


@transaction.atomic
def accept(share: Share, quantity: int | None = None, *, by: Actor, at: datetime) -> Share:
    """Take on an offered share, or only so many pieces of it; what is left waits to be mended."""
    authorise(by, "allotment.accept", ("workshop", share.workshop_id))
    share = _locked(share)
    taken = share.quantity if quantity is None else quantity
    if not 0 < taken <= share.quantity:
        raise Refusal(
            Blocker(
                code="accept_within_offer",
                en="Between 1 and {offered} pieces can be accepted, not {taken}.",
                id="Yang dapat diterima 1 sampai {offered} buah, bukan {taken}.",
                facts={"offered": share.quantity, "taken": taken},
                owner="maker",
            )
        )
    journal.move(share, "accepted", "allotment.accept", by=by, at=at, facts={"quantity": taken})
    share.accepted_quantity, share.answered_at = taken, at
    share.save(update_fields=["accepted_quantity", "answered_at"])
    return share


@transaction.atomic
def decline(share: Share, because: str, *, by: Actor, at: datetime) -> Share:
    """Decline an offered share; its pieces wait to be mended. No maker is asked for a reason."""
    authorise(by, "allotment.decline", ("workshop", share.workshop_id))
    share = _locked(share)
    journal.move(share, "declined", "allotment.decline", by=by, at=at)
    share.declined_because, share.answered_at = because.strip()[:200], at
    share.save(update_fields=["declined_because", "answered_at"])
    return share


@transaction.atomic
def finish(share: Share, *, by: Actor, at: datetime, deed: str = "production.count") -> Share:
    """Mark a share as finished: everything that stands is counted. `deed` is what brought it there."""
    authorise(by, deed, ("workshop", share.workshop_id))
    journal.move(share, "finished", deed, by=by, at=at)
    return share


def _locked(share: Share) -> Share:
    """The share as it stands now, locked; its line and workshop never change."""
    row = Share.objects.select_for_update().get(pk=share.pk)
    row.line, row.workshop = share.line, share.workshop
    return row
