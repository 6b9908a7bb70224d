"""Keeps what the planner answered: judged, then written as a round with its proposed shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Max

from geliat.desk.allotment.asking import Question
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.journal import actions as journal
from geliat.desk.orders.models import Order
from geliat.planning.allotment import Allotment
from geliat.planning.verify.allotment import judge_allotment
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor

Key = tuple[str, str, str]
"""(line number, work step, code of the workshop), as the planner names a share."""


_BROKEN = {
    "order_not_met": "jumlah bagian tidak sama dengan pesanan",
    "share_twice": "bagian tercatat dua kali",
    "unknown_share": "bagian di luar pesanan",
    "no_skill": "bengkel tidak punya keahlian itu",
    "not_positive": "bagian tanpa buah",
    "over_capacity": "melebihi kemampuan bengkel",
    "below_batch": "di bawah jumlah minimal bengkel",
    "done_lost": "hasil yang sudah jadi hilang",
    "above_accepted": "melebihi yang disanggupi",
    "unfair": "pembagian belum adil",
}


def judge(answer: Allotment) -> None:
    """Nothing is kept that the judge has not passed: Refusal with every rule that the answer breaks."""
    violations = judge_allotment(
        answer.problem, answer.shares, standing=answer.standing, declined=answer.declined
    )
    if violations:
        raise Refusal(
            *(
                Blocker(
                    code="allotment_not_sound",
                    en="The planner's answer was not accepted by the judge: {what_en}.",
                    id="Jawaban perencana tidak lolos pemeriksaan: {what_id}.",
                    facts={
                        "rule": violation.code,
                        "what_en": violation.en,
                        "what_id": _BROKEN.get(violation.code, violation.code),
                    },
                    owner="administrator",
                )
                for violation in violations
            )
        )


def keep_plan(order: Order, answer: Allotment, at: datetime) -> AllotmentPlan:
    """A new round of an order, with the stages of the planner and the wishes that gave way."""
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


def propose(
    plan: AllotmentPlan,
    question: Question,
    answer: Allotment,
    wanted: Mapping[Key, int],
    deed: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write the proposed shares of a round: the pieces `wanted` by key, each with its reason."""
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
    journal.begin(shares, deed, by=by, at=at)


def order_is_over(order: Order) -> Blocker:
    """The order was shipped, closed or cancelled: its work is not shared out any more."""
    return Blocker(
        code="order_is_over",
        en="{order} is shipped, closed or cancelled; its work is not shared out any more.",
        id="{order} sudah terkirim, ditutup, atau dibatalkan; pekerjaannya tidak dibagi lagi.",
        facts={"order": order.number},
        mend=("orders:order", {"order": order.pk}),
    )
