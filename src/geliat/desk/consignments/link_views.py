"""The export facts that a forwarder enters by link: itself as broker, customs entry, bill of lading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from geliat.desk.consignments import export, export_pages
from geliat.desk.consignments.customs_form import CustomsForm
from geliat.desk.consignments.export_forms import BillForm, ForwarderForm
from geliat.desk.consignments.export_views import consignment_of, known_elsewhere, record_bill, try_deed
from geliat.desk.consignments.models import Consignment
from geliat.desk.makers.pages import status_of
from geliat.desk.people.doors import DoorRequest, link_door

OPENS = "consignment"
PARTS = {
    "forwarder": "consignments:link_forwarder",
    "customs": "consignments:link_customs",
    "bill": "consignments:link_bill",
}
"""The sections that a forwarder enters, with their pages."""


def _sections(one: Consignment) -> dict[str, export_pages.Section]:
    found = export_pages.sections_of(one, timezone.localdate())
    return {part.code: part for part in found if part.code in PARTS}


@require_GET
@never_cache
@link_door("consignments.enter_customs", OPENS)
def overview(request: DoorRequest, token: str, *, subject: int) -> HttpResponse:
    """What a forwarder enters of the consignment: recorded, missing, and the papers written on it."""
    one = consignment_of(subject)
    parts = [(part, PARTS[code]) for code, part in _sections(one).items()]
    open_ = next(((part, page) for part, page in parts if part.state in export_pages.OPEN), None)
    context = {"consignment": one, "token": token, "parts": parts, "next": open_}
    return render(request, "consignments/link_export.html", context)


def _section(
    request: DoorRequest,
    token: str,
    one: Consignment,
    code: str,
    form: django_forms.Form,
    deed: Callable[[], object],
    **more: Any,
) -> HttpResponseBase:
    tried = try_deed(request, one, form, deed)
    if tried.done:
        messages.success(request, _("Recorded."))
        return redirect("consignments:link_export", token=token)
    context = {"consignment": one, "token": token, "section": _sections(one)[code], "form": form, **more}
    return render(
        request, "consignments/link_form.html", {**context, "tried": tried}, status=status_of(request)
    )


@never_cache
@link_door("consignments.enter_customs", OPENS)
def forwarder(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """The forwarder as the declaration names it; who else is registered is not shown."""
    one = consignment_of(subject)
    form = ForwarderForm(request.POST or None, initial=ForwarderForm.told_of(one), suggested=False)
    return _section(
        request,
        token,
        one,
        "forwarder",
        form,
        lambda: export.name_forwarder(one, **form.cleaned_data, by=request.actor, at=timezone.now()),
    )


@never_cache
@link_door("consignments.enter_customs", OPENS)
def customs(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """What the export declaration asks."""
    one = consignment_of(subject)
    form = CustomsForm(request.POST or None, initial=CustomsForm.told_of(one, timezone.localdate()))
    return _section(
        request,
        token,
        one,
        "customs",
        form,
        lambda: export.enter_customs(one, form.facts(), by=request.actor, at=timezone.now()),
        groups=form.groups,
        **known_elsewhere(one),
    )


@never_cache
@link_door("consignments.record_bill", OPENS)
def bill(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """The carrier's bill of lading."""
    one = consignment_of(subject)
    form = BillForm(request.POST or None, initial=BillForm.told_of(one))
    return _section(request, token, one, "bill", form, lambda: record_bill(one, form, request))
