"""Pages of the export facts: what is recorded and missing of a consignment, and a form for each section."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from geliat.desk.consignments import export, export_pages, origin
from geliat.desk.consignments.customs_form import CustomsForm
from geliat.desk.consignments.export_forms import (
    BillForm,
    CostsForm,
    ForwarderForm,
    OriginForm,
    PackingForm,
    at_fields,
)
from geliat.desk.consignments.export_papers import PaperState, knowingly
from geliat.desk.consignments.figures import port_name
from geliat.desk.consignments.models import Consignment
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.orders.figures import latest_rate
from geliat.desk.people.doors import DoorRequest, door
from geliat.refusals import Blocker, Refusal
from geliat.trade.places import find_port


def consignment_of(number: int) -> Consignment:
    """A consignment with what its export facts are read beside."""
    beside = (
        "order__buyer",
        "order__group__regency",
        "costs",
        "customs",
        "bill_of_lading",
        "packing_material",
    )
    return get_object_or_404(Consignment.objects.select_related(*beside), pk=number)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a form that was sent: done, or why not, or which sealed papers would be left behind."""

    done: bool = False
    blockers: tuple[Blocker, ...] = ()
    differs: tuple[PaperState, ...] = field(default=())


def try_deed(
    request: DoorRequest, one: Consignment, form: django_forms.Form, deed: Callable[[], object]
) -> Tried:
    """Do a deed with a form; where a sealed paper would differ from then on, only if told so knowing."""
    knowing = "knowing" in request.POST

    def known(_given: dict[str, Any]) -> tuple[object, tuple[PaperState, ...]]:
        return knowingly(one, deed, knowing=knowing, on=timezone.localdate())

    made, refusal = attempt(request, form, known)
    if made is None:
        return Tried(blockers=at_fields(form, refusal))
    done, differs = made
    if done is None and differs:
        return Tried(differs=differs)
    for paper in differs:
        words = {"number": paper.number, "version": paper.version}
        messages.warning(
            request, _("The sealed paper %(number)s, version %(version)s, differs from now on.") % words
        )
    return Tried(done=True)


@require_GET
@door("read.consignments")
def overview(request: DoorRequest, consignment: int) -> HttpResponse:
    """All export facts of a consignment: recorded, missing, and the papers written on them."""
    one = consignment_of(consignment)
    sections = export_pages.sections_of(one, timezone.localdate())
    context = {
        "consignment": one,
        "sections": sections,
        "next": next((part for part in sections if part.state in export_pages.OPEN), None),
    }
    return render(request, "consignments/export.html", context)


def _section(
    request: DoorRequest,
    one: Consignment,
    code: str,
    form: django_forms.Form,
    deed: Callable[[], object],
    template: str = "consignments/export_form.html",
    **more: Any,
) -> HttpResponseBase:
    tried = try_deed(request, one, form, deed)
    if tried.done:
        messages.success(request, _("Recorded."))
        return redirect("consignments:export", consignment=one.pk)
    sections = {part.code: part for part in export_pages.sections_of(one, timezone.localdate())}
    context = {
        "consignment": one,
        "section": sections[code],
        "form": form,
        "tried": tried,
        "beside": export_pages.beside(sections, code),
        **more,
    }
    return render(request, template, context, status=status_of(request))


@door("consignments.enter_customs")
def forwarder(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Name the customs broker of the consignment."""
    one = consignment_of(consignment)
    form = ForwarderForm(request.POST or None, initial=ForwarderForm.told_of(one))
    return _section(
        request,
        one,
        "forwarder",
        form,
        lambda: export.name_forwarder(one, **form.cleaned_data, by=request.actor, at=timezone.now()),
    )


@door("consignments.cost")
def costs(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Record costs and insurance as the Incoterm asks."""
    one = consignment_of(consignment)
    form = CostsForm(request.POST or None, one)
    return _section(
        request,
        one,
        "costs",
        form,
        lambda: export.record_costs(one, form.facts(), by=request.actor, at=timezone.now()),
        nothing_asked=not form.fields,
    )


@door("consignments.record_packing")
def packing(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Record what packs and wedges the goods."""
    one = consignment_of(consignment)
    form = PackingForm(request.POST or None, initial=PackingForm.told_of(one))
    return _section(
        request,
        one,
        "packing",
        form,
        lambda: export.record_packing(one, form.facts(), by=request.actor, at=timezone.now()),
    )


@door("consignments.claim_origin")
def claims(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Claim origin line by line, with the worksheet's figures beside."""
    one, today = consignment_of(consignment), timezone.localdate()
    worked = origin.origin_of(one, today)
    schemes = origin.schemes_for(one, today)
    claimed = {
        (row.scheme, row.line.number): row.criterion for row in one.origin_claims.select_related("line")
    }
    form = OriginForm(request.POST or None, worked, schemes, claimed)

    def deed() -> bool:
        standing = {
            scheme: {line: told for (of, line), told in claimed.items() if of == scheme} for scheme in schemes
        }
        changed = [scheme for scheme in schemes if form.criteria(scheme) != standing[scheme]]
        _claim(one, {scheme: form.criteria(scheme) for scheme in changed}, request)
        return True

    rows = [(line, [form[f"{scheme}_{line.line.number}"] for scheme in schemes]) for line in worked.lines]
    return _section(
        request,
        one,
        "origin",
        form,
        deed,
        "consignments/export_origin.html",
        rows=rows,
        schemes=schemes,
        criteria=export_pages.criterion_names(),
    )


@transaction.atomic
def _claim(one: Consignment, told: dict[str, dict[int, str]], request: DoorRequest) -> None:
    """Claim under every scheme told; everything wrong with any of them is refused at once."""
    blockers: list[Blocker] = []
    for scheme, criteria in told.items():
        try:
            export.claim_origin(one, scheme, criteria, by=request.actor, at=timezone.now())
        except Refusal as no:
            blockers += no.blockers
    if blockers:
        raise Refusal(*blockers)


@door("consignments.enter_customs")
def customs(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Record what the export declaration asks."""
    one, today = consignment_of(consignment), timezone.localdate()
    form = CustomsForm(request.POST or None, initial=CustomsForm.told_of(one, today))
    return _section(
        request,
        one,
        "customs",
        form,
        lambda: export.enter_customs(one, form.facts(), by=request.actor, at=timezone.now()),
        "consignments/export_customs.html",
        **known_elsewhere(one),
    )


def known_elsewhere(one: Consignment) -> dict[str, Any]:
    """What the declaration says and other pages know, so that nobody types it again."""
    ports = {}
    for side, locode in (("loading", one.loading_port), ("destination", one.destination_port)):
        port = find_port(locode)
        ports[side] = (port_name(locode), (port.customs_code if port else "") or locode)
    currency = one.order.currency
    entry = getattr(one, "customs", None)
    day = entry.submission_date if entry else timezone.localdate()
    return {
        "ports": ports,
        "rate": latest_rate(currency, day) if currency != "IDR" else None,
        "rate_day": day,
    }


@door("consignments.record_bill")
def bill(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Record the carrier's bill of lading."""
    one = consignment_of(consignment)
    form = BillForm(request.POST or None, initial=BillForm.told_of(one))
    return _section(
        request,
        one,
        "bill",
        form,
        lambda: record_bill(one, form, request),
    )


def record_bill(one: Consignment, form: BillForm, request: DoorRequest) -> object:
    """Record a bill of lading or waybill as a form tells it."""
    told = {name: form.cleaned_data[name] for name in ("number", "on_board_on", "original_count")}
    return export.record_bill_of_lading(one, **told, by=request.actor, at=timezone.now())
