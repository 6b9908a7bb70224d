"""Pages of the production room: counts by step, hand-overs, deliveries, and who falls behind."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.allotment.models import Share
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.makers.words import step_name
from geliat.desk.orders.models import Order
from geliat.desk.people.doors import DoorRequest, door
from geliat.desk.production import actions, figures, forms
from geliat.desk.production.models import Advance
from geliat.measures import Money
from geliat.refusals import Refusal


def _key() -> str:
    return secrets.token_urlsafe(12)


@require_GET
@door("read.production")
def orders(request: DoorRequest) -> HttpResponse:
    """The orders in work, step by step."""
    rows = [
        (one, figures.progress(one))
        for one in Order.objects.filter(stage__in=("in_work", "shipped")).select_related("buyer")
    ]
    return render(request, "production/orders.html", {"rows": rows})


@require_GET
@door("read.production")
def order(request: DoorRequest, order: int) -> HttpResponse:
    """One order: how far each step is, who is behind, where the pieces are."""
    one = get_object_or_404(Order.objects.select_related("buyer"), pk=order)
    flows = figures.flows(one)
    behind = figures.behind(one, timezone.localdate())
    late = {row.share.pk for row in behind}
    context = {
        "order": one,
        "progress": figures.progress(one),
        "flows": [(flow, step_name(flow.share.step), flow.share.pk in late) for flow in flows],
        "behind": behind,
        "unfinished": any(flow.counted < flow.standing for flow in flows),
        "to_hand": sum(flow.to_give for flow in flows if not flow.last_step),
        "to_deliver": sum(flow.to_give for flow in flows if flow.last_step),
    }
    return render(request, "production/order.html", context)


@require_GET
@door("production.hand_over")
def hand_overs(request: DoorRequest, order: int) -> HttpResponse:
    """Who could hand how many to whom now."""
    return _hand_overs_page(request, get_object_or_404(Order, pk=order))


def _hand_overs_page(
    request: DoorRequest, one: Order, wrong: forms.HandOverForm | None = None
) -> HttpResponse:
    asked = wrong.cleaned_data if wrong else {}
    rows = []
    for giving, receiving, quantity in figures.suggest_hand_overs(one):
        about = asked.get("giving") == giving and asked.get("receiving") == receiving
        typed = wrong["quantity"].value() if wrong and about else quantity
        errors = list(wrong["quantity"].errors) if wrong and about else []
        rows.append((giving, receiving, typed, _key(), step_name(receiving.step), errors))
    context = {"order": one, "rows": rows}
    return render(request, "production/hand_overs.html", context, status=status_of(request))


@require_POST
@door("production.hand_over")
def hand_over(request: DoorRequest) -> HttpResponseBase:
    """Record that pieces passed to the next workshop."""
    form = forms.HandOverForm(request.POST)
    done, refusal = attempt(
        request, form, lambda given: actions.hand_over(**given, by=request.actor, at=timezone.now())
    )
    if done is None:
        if refusal is not None:
            raise refusal
        if "giving" in form.cleaned_data:
            return _hand_overs_page(request, form.cleaned_data["giving"].line.order, form)
        return render(request, "production/refused_form.html", {"form": form}, status=422)
    messages.success(
        request,
        _("%(n)s pieces went from %(giving)s to %(receiving)s.")
        % {
            "n": done.quantity,
            "giving": done.giving.workshop.name,
            "receiving": done.receiving.workshop.name,
        },
    )
    return redirect("production:hand_overs", order=done.giving.line.order_id)


@require_POST
@door("allotment.mend")
def mend(request: DoorRequest, order: int) -> HttpResponseBase:
    """Allot again what is missing; the rest of the marked shares goes to others."""
    one = get_object_or_404(Order, pk=order)
    form = forms.MendForm(one.pk, request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.mend_rest(
            one, list(given["late"]), timezone.localdate(), by=request.actor, at=timezone.now()
        ),
    )
    if done is None:
        if refusal is not None:
            raise refusal
        return render(request, "production/refused_form.html", {"form": form}, status=422)
    messages.success(request, _("The rest is allotted again; offer the new shares."))
    return redirect("allotment:order", order=one.pk)


def _share(number: int) -> Share:
    shares = Share.objects.select_related("line__size__product", "line__order", "workshop__village", "plan")
    return get_object_or_404(shares, pk=number)


@require_GET
@door("read.production")
def share(request: DoorRequest, share: int) -> HttpResponse:
    """One share: what is finished, at hand and handed on."""
    return _share_page(request, _share(share))


def _share_page(
    request: DoorRequest, one: Share, *, refusal: Refusal | None = None, **bound: Any
) -> HttpResponse:
    context = {
        "share": one,
        "step_name": step_name(one.step),
        "pieces": figures.pieces_of(one),
        "counts": one.counts.all(),
        "given": one.given.select_related("receiving__workshop"),
        "received": one.received.select_related("giving__workshop"),
        "deliveries": one.deliveries.all(),
        "advances": Advance.objects.filter(workshop=one.workshop_id, order=one.line.order_id),
        "counting": bound.get("counting") or forms.CountForm(initial={"key": _key()}),
        "delivering": bound.get("delivering") or forms.DeliverForm(initial={"key": _key()}),
        "advancing": bound.get("advancing") or forms.AdvanceForm(initial={"paid_on": timezone.localdate()}),
        "refusal": refusal,
        "deeds": timeline([("share", one.pk)]),
    }
    return render(request, "production/share.html", context, status=status_of(request))


@require_POST
@door("production.count")
def count(request: DoorRequest, share: int) -> HttpResponseBase:
    """Record finished pieces."""
    one, form = _share(share), forms.CountForm(request.POST)
    done, refusal = attempt(
        request, form, lambda given: actions.count(one, **given, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _share_page(request, one, counting=form, refusal=refusal)
    messages.success(request, _("%(n)s pieces are counted.") % {"n": done.quantity})
    return redirect("production:share", share=one.pk)


@require_POST
@door("production.deliver")
def deliver(request: DoorRequest, share: int) -> HttpResponseBase:
    """Record pieces brought to the warehouse."""
    one, form = _share(share), forms.DeliverForm(request.POST)
    done, refusal = attempt(
        request, form, lambda given: actions.deliver(one, **given, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _share_page(request, one, delivering=form, refusal=refusal)
    messages.success(request, _("%(n)s pieces are at the warehouse.") % {"n": done.quantity})
    return redirect("production:share", share=one.pk)


@require_POST
@door("production.advance")
def advance(request: DoorRequest, share: int) -> HttpResponseBase:
    """Record money paid to the workshop ahead."""
    one, form = _share(share), forms.AdvanceForm(request.POST)

    def deed(given: dict[str, Any]) -> Advance:
        return actions.advance(
            one.workshop,
            one.line.order,
            Money(given["amount"], "IDR"),
            given["paid_on"],
            given["reference"],
            by=request.actor,
            at=timezone.now(),
        )

    done, refusal = attempt(request, form, deed)
    if done is None:
        return _share_page(request, one, advancing=form, refusal=refusal)
    messages.success(request, _("The advance is recorded."))
    return redirect("production:share", share=one.pk)
