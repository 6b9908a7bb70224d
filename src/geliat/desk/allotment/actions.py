"""Allots an order, offers the shares, takes the makers' answers, and mends what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from geliat.desk.allotment.asking import Question, question_of
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.journal import actions as journal
from geliat.desk.orders import actions as orders
from geliat.desk.orders.models import Order
from geliat.planning import allotment as planner
from geliat.planning.allotment import Allotment, Standing
from geliat.planning.verify.allotment import judge_allotment
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise

STANDING = ("accepted", "released", "finished")


def allot(order: Order, *, by: Actor, at: datetime) -> AllotmentPlan:
    """Propose shares of a whole order, each with its reason; proposals made before are replaced.

    Raises Refusal with what binds when the order cannot be met, or when offers are out already.
    """
    authorise(by, "allotment.allot")
    if Share.objects.filter(plan__order=order).exclude(stage__in=("proposed", "withdrawn")).exists():
        raise Refusal(
            Blocker(
                code="offers_are_out",
                en="Offers of {order} are out; mend the allotment instead of making it anew.",
                id="Tawaran {order} sudah keluar; perbaiki pembagiannya, jangan dibuat ulang.",
                facts={"order": order.number},
                owner="coordinator",
            )
        )
    question = question_of(order)
    answer = planner.allot(question.problem)
    _judge(answer)
    with transaction.atomic():
        before = list(Share.objects.filter(plan__order=order, stage="proposed"))
        journal.move_many(before, "withdrawn", "allotment.allot", by=by, at=at)
        plan = _keep_plan(order, answer, at)
        wanted = {share.key: share.quantity for share in answer.shares}
        _propose(plan, question, answer, wanted, by=by, at=at)
    return plan


@transaction.atomic
def offer(plan: AllotmentPlan, *, by: Actor, at: datetime) -> list[Share]:
    """Send the proposed shares of a plan out as offers; the first offers put the order in work."""
    authorise(by, "allotment.offer")
    order = Order.objects.select_for_update().get(pk=plan.order_id)
    if order.stage not in ("confirmed", "in_work"):
        raise Refusal(
            Blocker(
                code="order_not_confirmed",
                en="{order} is not confirmed, so nothing can be offered to the makers.",
                id="{order} belum dikonfirmasi, jadi belum bisa ditawarkan ke perajin.",
                facts={"order": order.number},
                owner="coordinator",
                mend=("orders:order", {"order": order.pk}),
            )
        )
    shares = list(plan.shares.filter(stage="proposed").select_related("workshop", "line__order"))
    journal.move_many(shares, "offered", "allotment.offer", by=by, at=at)
    plan.shares.filter(pk__in=[share.pk for share in shares]).update(offered_at=at)
    if order.stage == "confirmed" and shares:
        orders.begin_work(order, by=by, at=at)
    for share in shares:
        share.offered_at = at
    return shares


@transaction.atomic
def accept(share: Share, quantity: int | None = None, *, by: Actor, at: datetime) -> Share:
    """Take on an offered share, or only so many pieces of it; what is left waits to be mended."""
    authorise(by, "allotment.accept", ("workshop", share.workshop_id))
    share = Share.objects.select_for_update().get(pk=share.pk)
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
    share = Share.objects.select_for_update().get(pk=share.pk)
    journal.move(share, "declined", "allotment.decline", by=by, at=at)
    share.declined_because, share.answered_at = because[:200], at
    share.save(update_fields=["declined_because", "answered_at"])
    return share


@transaction.atomic
def finish(share: Share, *, by: Actor, at: datetime) -> Share:
    """Mark a share as finished: everything that stands is counted. Called by production."""
    journal.move(share, "finished", "production.count", by=by, at=at)
    return share


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
    `late` keep only what is finished; other accepted shares move as little as possible. Offers not yet
    answered and proposals are taken back and made anew. Raises Refusal when the rest cannot be met.
    """
    authorise(by, "allotment.mend")
    question = question_of(order, since=from_week)
    standing = list(
        Share.objects.filter(plan__order=order, stage__in=STANDING).select_related("line", "workshop")
    )
    declined = [
        _key(share)
        for share in Share.objects.filter(plan__order=order).select_related("line", "workshop")
        if share.stage == "declined" or (share.stage in STANDING and share.accepted_quantity < share.quantity)
    ]
    unable = {
        (share.step, share.workshop.code): len(question.problem.weeks)
        for share in standing
        if share.pk in late
    }
    answer = planner.mend(question.problem, _standing(standing, finished), declined=declined, unable=unable)
    _judge(answer)
    with transaction.atomic():
        unanswered = list(Share.objects.filter(plan__order=order, stage__in=("proposed", "offered")))
        journal.move_many(unanswered, "withdrawn", "allotment.mend", by=by, at=at)
        plan = _keep_plan(order, answer, at)
        wanted: dict[tuple[str, str, str], int] = defaultdict(int)
        wanted |= {share.key: share.quantity for share in answer.shares}
        for key, rows in _by_key(standing).items():
            stands = sum(share.standing_quantity for share in rows)
            if wanted[key] < stands:
                _take_back(rows, stands - wanted[key], finished, by=by, at=at)
            wanted[key] -= min(wanted[key], stands)
        _propose(plan, question, answer, wanted, by=by, at=at)
    return plan


def _standing(shares: Iterable[Share], finished: Mapping[int, int]) -> list[Standing]:
    return [
        Standing(
            *key,
            done=sum(finished.get(share.pk, 0) for share in rows),
            accepted=sum(share.standing_quantity for share in rows),
        )
        for key, rows in _by_key(shares).items()
    ]


def _by_key(shares: Iterable[Share]) -> dict[tuple[str, str, str], list[Share]]:
    found: dict[tuple[str, str, str], list[Share]] = defaultdict(list)
    for share in shares:
        found[_key(share)].append(share)
    return found


def _key(share: Share) -> tuple[str, str, str]:
    return str(share.line.number), share.step, share.workshop.code


def _take_back(
    shares: list[Share], pieces: int, finished: Mapping[int, int], *, by: Actor, at: datetime
) -> None:
    """Take unfinished pieces back from a workshop's shares, the latest first."""
    for share in sorted(shares, key=lambda share: -share.pk):
        taken = min(pieces, share.standing_quantity - finished.get(share.pk, 0))
        if taken <= 0:
            continue
        pieces -= taken
        if share.stage == "accepted":
            journal.move(share, "released", "allotment.mend", by=by, at=at, facts={"taken_back": taken})
        else:
            journal.record("allotment.mend", share, by=by, at=at, facts={"taken_back": taken})
        share.released_quantity += taken
        share.save(update_fields=["released_quantity"])
        if share.standing_quantity == finished.get(share.pk, 0):
            finish(share, by=by, at=at)


def _judge(answer: Allotment) -> None:
    """Nothing is kept that the judge has not passed."""
    violations = judge_allotment(
        answer.problem, answer.shares, standing=answer.standing, declined=answer.declined
    )
    if violations:
        raise Refusal(
            *(
                Blocker(
                    code="allotment_not_sound",
                    en="The planner's answer was not accepted by the judge: {what}",
                    id="Jawaban perencana tidak lolos pemeriksaan: {what}",
                    facts={"what": violation.sentence.en},
                    owner="administrator",
                )
                for violation in violations
            )
        )


def _keep_plan(order: Order, answer: Allotment, at: datetime) -> AllotmentPlan:
    last = AllotmentPlan.objects.filter(order=order).aggregate(last=Max("round"))["last"] or 0
    return AllotmentPlan.objects.create(
        order=order,
        round=last + 1,
        made_at=at,
        stages=[
            {
                "step": stage.step,
                "name": stage.name,
                "objective": stage.objective,
                "bound": stage.bound,
                "unit": stage.unit,
                "gap_ppm": stage.gap_ppm,
                "line": stage.line,
            }
            for stage in answer.stages
        ],
        easings=[
            {
                "code": row.code,
                "step": row.step,
                "pieces": row.pieces,
                "en": row.sentence.en,
                "id": row.sentence.id,
            }
            for row in answer.easings
        ],
    )


def _propose(
    plan: AllotmentPlan,
    question: Question,
    answer: Allotment,
    wanted: Mapping[tuple[str, str, str], int],
    *,
    by: Actor,
    at: datetime,
) -> None:
    shares = Share.objects.bulk_create(
        Share(
            plan=plan,
            line=question.lines[share.line],
            step=share.step,
            workshop=question.workshops[share.maker],
            quantity=wanted[share.key],
            due_on=question.windows[share.line, share.step].due_on,
            pay_idr=question.route[share.line, share.step].pay_idr,
            reason_en=share.reason.en,
            reason_id=share.reason.id,
            bound=list(share.bound),
            load_permille=share.load_permille,
        )
        for share in answer.shares
        if wanted[share.key] > 0
    )
    deed = "allotment.allot" if plan.round == 1 else "allotment.mend"
    journal.begin(shares, deed, by=by, at=at)
