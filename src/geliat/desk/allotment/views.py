"""Pages of the allotment's room: who makes how many and why, offers and answers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.allotment import actions, figures, forms
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.makers.words import step_name
from geliat.desk.orders.models import Order
from geliat.desk.people.doors import DoorRequest, door
from geliat.refusals import Refusal
from geliat.sentences import Sentence

A_PAGE = 40


@require_GET
@door("read.allotment")
def orders(request: DoorRequest) -> HttpResponse:
    """The orders and how far each is covered."""
    found = (
        Order.objects.exclude(stage="cancelled").select_related("buyer").order_by("-received_on", "number")
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    covered = figures.covered_of(list(page))
    rows = []
    for one in page:
        asked = sum(row.asked for row in covered[one.pk])
        rows.append((one, asked - sum(row.missing for row in covered[one.pk]), asked))
    return render(request, "allotment/orders.html", {"rows": rows, "page": page})


@require_GET
@door("read.allotment")
def order(request: DoorRequest, order: int) -> HttpResponse:
    """The shares of one order, step by step, with what is missing."""
    one = get_object_or_404(Order.objects.select_related("buyer", "group"), pk=order)
    shares = list(figures.shares_of(one))
    covered = figures.covered(one)
    by_step: dict[str, list[Share]] = {row.step: [] for row in covered}
    for share in shares:
        by_step[share.step].append(share)
    context = {
        "order": one,
        "covered": covered,
        "missing": sum(row.missing for row in covered),
        "steps": [(step_name(step), found) for step, found in by_step.items()],
        "loads": figures.load_by_workshop(shares),
        "plans": list(figures.plans_of(one)),
        "proposed": next((share.plan for share in reversed(shares) if share.stage == "proposed"), None),
        "all_have_makers": bool(covered) and all(row.standing >= row.asked for row in covered),
        "offers_out": any(share.stage != "proposed" for share in shares),
        "next": figures.next_step(one, covered, shares),
    }
    return render(request, "allotment/order.html", context)


@require_POST
@door("allotment.allot")
def allot(request: DoorRequest, order: int) -> HttpResponseBase:
    """Ask whether the order can be met, and propose the shares."""
    plan = actions.allot(get_object_or_404(Order, pk=order), by=request.actor, at=timezone.now())
    pieces = plan.shares.count()
    messages.success(
        request,
        ngettext("The order can be met: %(n)s share.", "The order can be met: %(n)s shares.", pieces)
        % {"n": pieces},
    )
    return redirect("allotment:order", order=order)


@require_GET
@door("read.allotment")
def plan(request: DoorRequest, plan: int) -> HttpResponse:
    """One round: how near to the best each aim is, and which wishes gave way."""
    one = get_object_or_404(AllotmentPlan.objects.select_related("order"), pk=plan)
    stages = [
        (
            step_name(row["step"]),
            figures.aim_name(row["name"]),
            figures.aim_value(row["objective"], row["unit"]),
            figures.aim_value(row["bound"], row["unit"]),
            row["gap_ppm"],
        )
        for row in one.stages
    ]
    easings = [{**row, "sentence": Sentence(en=row["en"], id=row["id"])} for row in one.easings]
    return render(request, "allotment/plan.html", {"plan": one, "stages": stages, "easings": easings})


@require_POST
@door("allotment.offer")
def offer(request: DoorRequest, plan: int) -> HttpResponseBase:
    """Send the proposed shares of a round out as offers."""
    one = get_object_or_404(AllotmentPlan, pk=plan)
    shares = actions.offer(one, by=request.actor, at=timezone.now())
    messages.success(
        request,
        ngettext("%(n)s share is offered.", "%(n)s shares are offered.", len(shares)) % {"n": len(shares)},
    )
    return redirect("allotment:order", order=one.order_id)


def _share(number: int) -> Share:
    shares = Share.objects.select_related("line__size__product", "line__order", "workshop__village", "plan")
    return get_object_or_404(shares, pk=number)


@require_GET
@door("read.allotment")
def share(request: DoorRequest, share: int) -> HttpResponse:
    """One share: how many, why, by when, for how much."""
    return _share_page(request, _share(share))


def _share_page(
    request: DoorRequest, one: Share, *, refusal: Refusal | None = None, **bound: Any
) -> HttpResponse:
    context = {
        "share": one,
        "step_name": step_name(one.step),
        "reason": Sentence(en=one.reason_en, id=one.reason_id),
        "pay_in_all": one.quantity * one.pay_idr,
        "accepting": bound.get("accepting") or forms.AcceptForm(initial={"quantity": one.quantity}),
        "declining": bound.get("declining") or forms.DeclineForm(),
        "refusal": refusal,
        "deeds": timeline([("share", one.pk)]),
    }
    return render(request, "allotment/share.html", context, status=status_of(request))


@require_POST
@door("allotment.accept")
def accept(request: DoorRequest, share: int) -> HttpResponseBase:
    """Record that the workshop takes the share on, or so many pieces of it."""
    one, form = _share(share), forms.AcceptForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.accept(one, given["quantity"], by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _share_page(request, one, accepting=form, refusal=refusal)
    messages.success(request, _("%(workshop)s has accepted.") % {"workshop": one.workshop.name})
    return redirect("allotment:order", order=one.line.order_id)


@require_POST
@door("allotment.decline")
def decline(request: DoorRequest, share: int) -> HttpResponseBase:
    """Record that the workshop declines the share."""
    one, form = _share(share), forms.DeclineForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.decline(one, given["because"], by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _share_page(request, one, declining=form, refusal=refusal)
    messages.success(request, _("%(workshop)s has declined.") % {"workshop": one.workshop.name})
    return redirect("allotment:order", order=one.line.order_id)
