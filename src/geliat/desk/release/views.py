"""Pages of the release room: readiness of each consignment, its public act, and the page for everybody."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments import figures as consignment_figures
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier.figures import MINUTES
from geliat.desk.dossier.models import Paper
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.pages import attempt, say, status_of
from geliat.desk.people.doors import DoorRequest, door, open_door
from geliat.desk.release import actions, checks, figures, forms
from geliat.desk.release.actions import public_url
from geliat.desk.release.customs import customs_office, peb_rule
from geliat.desk.release.models import Release
from geliat.desk.release.public import public_act, qr_code
from geliat.refusals import Refusal
from geliat.trade.access import Role


@require_GET
@door("read.release")
def consignments(request: DoorRequest) -> HttpResponse:
    """Every consignment on this side of the sea, with how much is still open."""
    listed = list(
        Consignment.objects.filter(stage__in=("planned", "declared", "released"))
        .exclude(order__stage="cancelled")
        .select_related("order__buyer")
        .order_by("latest_shipment_on", "number")
    )
    today = timezone.localdate()
    gone = Release.objects.exclude(consignment__in=listed).defer("rules")
    gone = gone.select_related("consignment__order__buyer")
    context = {
        "rows": [
            {
                "one": one,
                "port": consignment_figures.port_name(one.destination_port),
                "deadline": consignment_figures.deadline(one, today),
                "open": len(figures.blockers(one, today)) if one.stage != "released" else 0,
                "release": figures.release_of(one),
            }
            for one in listed
        ],
        "gone": gone.order_by("-released_at")[:40],
    }
    return render(request, "release/consignments.html", context)


def _consignment(number: int) -> Consignment:
    return get_object_or_404(
        Consignment.objects.select_related("order__buyer", "order__group__regency"), pk=number
    )


@require_GET
@door("read.release")
def consignment(request: DoorRequest, consignment: int) -> HttpResponse:
    """Readiness: what is open with its owner and link, and the next deed for who reads."""
    return _page(request, _consignment(consignment))


def _page(
    request: DoorRequest,
    one: Consignment,
    *,
    npe_form: forms.NpeForm | None = None,
    release_form: forms.ReleaseForm | None = None,
    refusal: Refusal | None = None,
    about: str = "",
) -> HttpResponse:
    npe, released = figures.npe_of(one), figures.release_of(one)
    declaration = figures.declaration_of(one)
    readiness = figures.readiness(one, timezone.localdate())
    told = forms.NpeForm.told_of(npe, customs_office(one.loading_port, timezone.localdate()))
    deadline = consignment_figures.deadline(one, timezone.localdate())
    context: dict[str, Any] = {
        "consignment": one,
        "destination": consignment_figures.port_name(one.destination_port),
        "deadline_note": say(deadline.sentence) if released is None else "",
        "readiness": readiness,
        "gates": [(name, readiness.before(gate)) for gate, name in figures.GATES.items()],
        "open": len(readiness.blockers),
        "npe": npe,
        "npe_said": npe.number if npe else _("not yet"),
        "npe_note": date_format(npe.dated, "DATE_FORMAT") if npe else "",
        "declare_address": reverse("release:declare", kwargs={"consignment": one.pk}),
        "withdraw_address": reverse("release:withdraw", kwargs={"consignment": one.pk}),
        "voyage_address": reverse("voyage:consignment", kwargs={"consignment": one.pk}),
        "peb_rule": peb_rule(npe.peb_dated if npe else timezone.localdate()),
        "declaration": declaration,
        "release": released,
        "minutes": Paper.objects.filter(consignment=one, kind=MINUTES).order_by("-version").first(),
        "public_address": public_url(released.code) if released else "",
        "public_path": reverse("release:public", kwargs={"code": released.code}) if released else "",
        "npe_form": npe_form or forms.NpeForm(initial=told),
        "release_form": release_form or forms.ReleaseForm(initial={"place": one.order.group.regency.name}),
        "not_this_officer": checks.of_officer(one, declaration, request.actor)
        if declaration and Role.OFFICER in request.actor.roles
        else [],
        "refusal": refusal,
        "about": about,
        "deeds": timeline([("consignment", one.pk)]),
    }
    return render(request, "release/consignment.html", context, status=status_of(request))


@require_POST
@door("release.record_npe")
def record_npe(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Record customs' NPE, or correct it before the release."""
    one = _consignment(consignment)
    form = forms.NpeForm(request.POST)
    done, refusal = attempt(
        request, form, lambda given: actions.record_npe(one, **given, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _page(request, one, npe_form=form, refusal=refusal, about="npe")
    messages.success(request, _("Customs' NPE is recorded."))
    return redirect("release:consignment", consignment=one.pk)


@require_POST
@door("release.declare")
def declare(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Declare the consignment ready."""
    one = _consignment(consignment)
    done, refusal = attempt(
        request, None, lambda _given: actions.declare(one, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _page(request, _consignment(consignment), refusal=refusal, about="declare")
    messages.success(request, _("Declared ready. The district officer performs the release."))
    return redirect("release:consignment", consignment=one.pk)


@require_POST
@door("release.withdraw")
def withdraw(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Withdraw the declaration, so that the consignment can be changed."""
    one = _consignment(consignment)
    actions.withdraw(one, by=request.actor, at=timezone.now())
    messages.success(request, _("The declaration is withdrawn; the consignment can be changed again."))
    return redirect("release:consignment", consignment=one.pk)


@require_POST
@door("release.release")
def release(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Perform the public release."""
    one = _consignment(consignment)
    form = forms.ReleaseForm(request.POST)
    done, refusal = attempt(
        request, form, lambda given: actions.release(one, **given, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _page(request, _consignment(consignment), release_form=form, refusal=refusal, about="release")
    messages.success(request, _("Released. The minutes are written and the public page is open."))
    return redirect("release:consignment", consignment=one.pk)


@require_GET
@open_door
def public(request: DoorRequest, code: str) -> HttpResponseBase:
    """A release for everybody: what left, when, from where and to where."""
    if code != code.upper():
        return HttpResponsePermanentRedirect(reverse("release:public", kwargs={"code": code.upper()}))
    act = (
        Release.objects.filter(code=code)
        .select_related("consignment__order__group__regency", "officer")
        .first()
    )
    if act is None:
        raise Http404
    address = public_url(code)
    context = {"act": public_act(act), "public_address": address, "qr": qr_code(address)}
    return render(request, "release/public.html", context)
