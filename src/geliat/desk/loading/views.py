"""Pages of the loading room: the containers of a consignment, and each from booking to verified mass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.figures import timeline
from geliat.desk.loading import actions, forms, pages, searches
from geliat.desk.loading.models import Container
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.people.doors import DoorRequest, door
from geliat.refusals import Refusal
from geliat.trade.container_check import POINTS, floor_limit

A_PAGE = 40


@require_GET
@door("read.loading")
def consignments(request: DoorRequest) -> HttpResponse:
    """All consignments with their containers, the earliest to sail first."""
    rows = Consignment.objects.select_related("order").order_by("latest_shipment_on", "number")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "loading/consignments.html", {"page": page, "rows": pages.rows_of(page)})


@require_GET
@door("read.loading")
def consignment(request: DoorRequest, consignment: int) -> HttpResponse:
    """The containers of a consignment, and what is next with its load."""
    return _consignment_page(request, _consignment(consignment))


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order"), pk=number)


def _consignment_page(request: DoorRequest, one: Consignment, refusal: Refusal | None = None) -> HttpResponse:
    load = pages.load_of(one)
    about = [("consignment", one.pk), *(("container", box.container.pk) for box in load.boxes)]
    last = searches.latest(one)
    context = {
        "consignment": one,
        "load": load,
        "search": pages.search_of(last, timezone.now()) if last else None,
        "refusal": refusal,
        "deeds": timeline(about),
    }
    return render(request, "loading/consignment.html", context, status=409 if refusal else 200)


@door("loading.book")
def book(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Take up a container."""
    one = _consignment(consignment)
    form = forms.BookingForm(request.POST or None, initial={"size_type": one.container_type})
    made, refusal = attempt(
        request,
        form,
        lambda given: actions.book(
            one,
            given["number"],
            given["size_type"],
            forms.grams(given["tare"]),
            forms.grams(given["max_gross"]),
            by=request.actor,
            at=timezone.now(),
        ),
    )
    if made is not None:
        messages.success(request, _("Container %(number)s is booked.") % {"number": made.number})
        return redirect("loading:container", container=made.pk)
    context = {"consignment": one, "form": form, "refusal": refusal}
    return render(request, "loading/book.html", context, status=status_of(request))


@require_POST
@door("loading.plan")
def plan(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Plan the load of a consignment; what does not fit is told on its page."""
    one = _consignment(consignment)
    try:
        plans = actions.plan(one, by=request.actor, at=timezone.now())
    except Refusal as no:
        return _consignment_page(request, one, no)
    told = ngettext(
        "The load is planned into %(count)d container, and judged.",
        "The load is planned into %(count)d containers, and judged.",
        len(plans),
    )
    messages.success(request, told % {"count": len(plans)})
    return redirect("loading:consignment", consignment=consignment)


@require_POST
@door("packing.unpack")
def unpack(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Take the cartons apart again, which only this room can let happen: it knows what is stuffed."""
    one = _consignment(consignment)
    try:
        actions.unpack(one, by=request.actor, at=timezone.now())
    except Refusal as no:
        return _consignment_page(request, one, no)
    messages.success(request, _("The cartons of %(number)s are unpacked.") % {"number": one.number})
    return redirect("packing:consignment", consignment=consignment)


def _container(number: int) -> Container:
    return get_object_or_404(Container.objects.select_related("consignment__order"), pk=number)


@require_GET
@door("read.loading")
def container(request: DoorRequest, container: int) -> HttpResponse:
    """One container: check, plan, seal, verified mass, and what is next."""
    return _container_page(request, _container(container))


def _container_page(request: DoorRequest, one: Container, refusal: Refusal | None = None) -> HttpResponse:
    box = pages.box_of(one)
    points = box.check.points if box.check else {}
    context = {
        "container": one,
        "consignment": one.consignment,
        "box": box,
        "points": [(point, points.get(code)) for code, point in POINTS.items()] if points else [],
        "checks": one.checks.order_by("-checked_at", "-pk"),
        "refusal": refusal,
        "deeds": timeline([("container", one.pk)]),
    }
    return render(request, "loading/container.html", context, status=409 if refusal else 200)


@require_POST
@door("loading.stuff")
def stuff(request: DoorRequest, container: int) -> HttpResponseBase:
    """The cartons of the plan stand in the container."""
    one = _container(container)
    try:
        actions.stuff(one, by=request.actor, at=timezone.now())
    except Refusal as no:
        return _container_page(request, one, no)
    messages.success(request, _("The container is stuffed."))
    return redirect("loading:container", container=container)


def _form_page(
    request: DoorRequest,
    one: Container,
    title: str,
    form: Form,
    deed: Callable[[dict[str, Any]], object],
    done: str,
    **more: object,
) -> HttpResponseBase:
    made, refusal = attempt(request, form, deed)
    if made is not None:
        messages.success(request, done)
        return redirect("loading:container", container=one.pk)
    context = {
        "container": one,
        "consignment": one.consignment,
        "box": pages.box_of(one),
        "title": title,
        "form": form,
        "refusal": refusal,
        **more,
    }
    return render(request, "loading/form.html", context, status=status_of(request))


@door("loading.check")
def check(request: DoorRequest, container: int) -> HttpResponseBase:
    """The seven points, the floor, the desiccant."""
    one = _container(container)
    form = forms.CheckForm(request.POST or None)
    return _form_page(
        request,
        one,
        _("Check the container"),
        form,
        lambda given: actions.check(
            one,
            form.points(),
            form.floor_moisture_permille(),
            forms.grams(given["desiccant"]),
            given["note"],
            by=request.actor,
            at=timezone.now(),
        ),
        _("The check is recorded."),
        advice=pages.desiccant_advice(one),
        limit=floor_limit(timezone.localdate()),
    )


@door("loading.seal")
def seal(request: DoorRequest, container: int) -> HttpResponseBase:
    """Put the seal on a stuffed container."""
    one = _container(container)
    return _form_page(
        request,
        one,
        _("Seal the container"),
        forms.SealForm(request.POST or None),
        lambda given: actions.seal(one, given["number"], by=request.actor, at=timezone.now()),
        _("The container is sealed."),
    )


@door("loading.seal")
def reseal(request: DoorRequest, container: int) -> HttpResponseBase:
    """Record another seal, and why."""
    one = _container(container)
    return _form_page(
        request,
        one,
        _("Record another seal"),
        forms.ResealForm(request.POST or None),
        lambda given: actions.reseal(
            one, given["number"], given["because"], by=request.actor, at=timezone.now()
        ),
        _("The new seal is recorded; papers that name the old one must be prepared anew."),
    )


@door("loading.verify_mass")
def verify_mass(request: DoorRequest, container: int) -> HttpResponseBase:
    """The verified gross mass by method 2."""
    one = _container(container)
    return _form_page(
        request,
        one,
        _("Verify the gross mass"),
        forms.MassForm(request.POST or None),
        lambda given: actions.verify_mass(
            one, given["scale"], forms.grams(given["dunnage"]), by=request.actor, at=timezone.now()
        ),
        _("The gross mass is verified."),
    )
