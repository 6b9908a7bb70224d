"""The private page of a workshop, apart from all others: every opening of it is written in the journal."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.makers import actions, figures, forms
from geliat.desk.makers.models import Disclosure, Workshop
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.people.doors import DoorRequest, door
from geliat.refusals import Refusal


@require_GET
@never_cache
@door("read.private")
def private(request: DoorRequest, workshop: int) -> HttpResponse:
    """The private contact, and the consents to disclose; a read that leaves its mark."""
    return _page(request, get_object_or_404(Workshop, pk=workshop))


def _page(
    request: DoorRequest, one: Workshop, *, refusal: Refusal | None = None, **bound: Any
) -> HttpResponse:
    contact = bound.get("contact")
    if contact is None:
        known = actions.read_private(one, by=request.actor, at=timezone.now())
        contact = forms.ContactForm(initial=asdict(known))
    context = {
        "workshop": one,
        "contact": contact,
        "disclosure": bound.get("disclosure") or forms.DisclosureForm(),
        "withdrawal": bound.get("withdrawal") or forms.WithdrawalForm(),
        "refusal": refusal,
    }
    return render(request, "makers/private.html", context, status=status_of(request))


@require_POST
@never_cache
@door("makers.keep_private")
def keep_private(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Keep the private contact of a workshop."""
    one = get_object_or_404(Workshop, pk=workshop)
    form = forms.ContactForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda _given: actions.keep_private(one, form.facts(), by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _page(request, one, contact=form, refusal=refusal)
    messages.success(request, _("The private contact is kept."))
    return redirect("makers:workshop", workshop=one.pk)


@require_POST
@never_cache
@door("makers.record_disclosure")
def record_disclosure(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Record a worker's own disclosure, by consent."""
    one = get_object_or_404(Workshop, pk=workshop)
    form = forms.DisclosureForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.record_disclosure(
            one, given["consented_on"], kind=given["kind"], by=request.actor, at=timezone.now()
        ),
    )
    if done is None:
        return _page(request, one, disclosure=form, refusal=refusal)
    messages.success(
        request,
        _("Recorded as consent number %(number)s. Give the number to the person: it withdraws the consent.")
        % {"number": done.pk},
    )
    return redirect("makers:workshop", workshop=one.pk)


@require_POST
@never_cache
@door("makers.withdraw_disclosure")
def withdraw_disclosure(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Withdraw a consent, by its number or its day."""
    one = get_object_or_404(Workshop, pk=workshop)
    form = forms.WithdrawalForm(request.POST)

    def deed(given: dict[str, Any]) -> Disclosure:
        found = figures.find_disclosure(one, **given)
        return actions.withdraw_disclosure(found, by=request.actor, at=timezone.now())

    done, refusal = attempt(request, form, deed)
    if done is None:
        return _page(request, one, withdrawal=form, refusal=refusal)
    messages.success(request, _("The consent is withdrawn and its content erased."))
    return redirect("makers:workshop", workshop=one.pk)
