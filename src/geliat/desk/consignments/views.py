"""Pages of the consignments' room: the list with the days left, one consignment, its plan and booking."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from geliat.desk.consignments import actions, checks, figures, forms
from geliat.desk.consignments.export_views import try_deed
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.orders.figures import line_amount
from geliat.desk.orders.models import Order
from geliat.desk.people.doors import DoorRequest, door
from geliat.trade.identifiers import size_types

A_PAGE = 40


@require_GET
@door("read.consignments")
def consignments(request: DoorRequest) -> HttpResponse:
    """All consignments, the most pressing first, and the orders that are not planned yet."""
    find = forms.Find(request.GET)
    wanted = find.cleaned_data if find.is_valid() else {}
    page = Paginator(figures.search(**wanted), A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    held = figures.held_by(page)
    context = {
        "find": find,
        "page": page,
        "rows": [
            {
                "one": one,
                "port": figures.port_name(one.destination_port),
                "held": held[one.pk],
                "deadline": None if one.stage in figures.GONE else figures.deadline(one, today),
                "next": figures.next_step(one),
            }
            for one in page
        ],
        "filtered": any(wanted.values()),
        "unplanned": figures.unplanned_orders(),
    }
    return render(request, "consignments/consignments.html", context)


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order__buyer", "order__group"), pk=number)


@require_GET
@door("read.consignments")
def consignment(request: DoorRequest, consignment: int) -> HttpResponse:
    """One consignment: what goes where by when, with which ship."""
    one = _consignment(consignment)
    lines = one.lines.select_related("line__size__product")
    kind = size_types().get(one.container_type)
    context = {
        "consignment": one,
        "held": figures.held_by([one])[one.pk],
        "deadline": None if one.stage in figures.GONE else figures.deadline(one, timezone.localdate()),
        "loading": figures.port_name(one.loading_port),
        "destination": figures.port_name(one.destination_port),
        "container": kind.name if kind else one.container_type,
        "lines": [(taken, line_amount(taken.line, one.order.currency, taken.quantity)) for taken in lines],
        "next": figures.next_step(one),
        "disagreements": figures.blockers_of(one.order),
        "others": one.order.consignments.exclude(pk=one.pk),
        "can_change": one.order.stage in checks.CHANGEABLE,
        "gone": one.stage in figures.GONE,
        "deeds": timeline([("consignment", one.pk)]),
    }
    return render(request, "consignments/consignment.html", context)


@door("consignments.plan")
def plan(request: DoorRequest, order: int) -> HttpResponseBase:
    """Plan an order's consignments, or plan them anew before work begins."""
    one = get_object_or_404(Order.objects.select_related("buyer"), pk=order)
    standing = list(one.consignments.all())
    asked = forms.PartsForm(request.POST if request.method == "POST" else request.GET)
    parts = max(asked.cleaned_data["parts"] if asked.is_valid() else 1, len(standing))
    form = forms.PlanForm(request.POST or None, one, parts, standing)
    refusal = None
    if request.method == "POST" and form.is_valid():
        act = actions.replan if standing else actions.plan
        planned, refusal = attempt(
            request, None, lambda _given: act(one, form.facts(), by=request.actor, at=timezone.now())
        )
        if planned:
            messages.success(
                request, _("The consignments of order %(number)s are planned.") % {"number": one.number}
            )
            return redirect("consignments:consignment", consignment=planned[0].pk)
    context = {
        "order": one,
        "form": form,
        "parts": forms.PartsForm(initial={"parts": parts}),
        "part_count": parts,
        "standing": standing,
        "refusal": refusal,
    }
    return render(request, "consignments/plan.html", context, status=status_of(request))


def _form_page(
    request: DoorRequest, one: Consignment, title: str, form: Any, deed: Any, done_with: str
) -> HttpResponseBase:
    tried = try_deed(request, one, form, deed)
    if tried.done:
        messages.success(request, done_with)
        return redirect("consignments:consignment", consignment=one.pk)
    context = {"consignment": one, "title": title, "form": form, "tried": tried}
    return render(request, "consignments/form.html", context, status=status_of(request))


@door("consignments.plan")
def amend(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Change consignee, port, mark or latest date."""
    one = _consignment(consignment)
    form = forms.TermsForm(request.POST or None, initial=forms.TermsForm.told_of(one))
    form.fields["number"].disabled = True
    return _form_page(
        request,
        one,
        _("Change the terms"),
        form,
        lambda: actions.amend(one, form.facts(), by=request.actor, at=timezone.now()),
        _("The terms are changed."),
    )


@door("consignments.book")
def book(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Record forwarder, booking, vessel and voyage."""
    one = _consignment(consignment)
    told = {name: getattr(one, name) for name in forms.BookingForm.base_fields}
    form = forms.BookingForm(request.POST or None, initial=told)
    return _form_page(
        request,
        one,
        _("Book the ship"),
        form,
        lambda: actions.book(one, form.facts(), by=request.actor, at=timezone.now()),
        _("The booking is recorded."),
    )
