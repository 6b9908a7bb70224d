"""Pages of the voyage room: every consignment on its way, and one with its milestones."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments.figures import port_name
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.figures import timeline
from geliat.desk.loading.figures import containers_of
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.people.doors import DoorRequest, door
from geliat.desk.release.figures import npe_of
from geliat.desk.voyage import actions, figures, forms
from geliat.desk.voyage.checks import KIND_NAMES
from geliat.desk.voyage.models import Milestone
from geliat.refusals import Refusal


@require_GET
@door("read.voyage")
def consignments(request: DoorRequest) -> HttpResponse:
    """Every consignment that is released or further, and where it is."""
    listed = (
        Consignment.objects.filter(stage__in=("released", "sailed", "arrived"))
        .select_related("order__buyer")
        .order_by("-latest_shipment_on", "number")
    )
    context = {
        "rows": [(way, port_name(way.consignment.destination_port)) for way in figures.ways_of(listed)],
        "waiting": Consignment.objects.filter(stage__in=("planned", "declared")).count(),
    }
    return render(request, "voyage/consignments.html", context)


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order__buyer"), pk=number)


@require_GET
@door("read.voyage")
def consignment(request: DoorRequest, consignment: int) -> HttpResponse:
    """One consignment's way from gate-in to arrival."""
    return _page(request, _consignment(consignment))


def _page(
    request: DoorRequest,
    one: Consignment,
    *,
    form: forms.MilestoneForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    way = figures.way_of(one)
    milestones = [("milestone", mark.milestone.pk) for mark in way.marks if mark.milestone]
    context = {
        "consignment": one,
        "way": way,
        "origin": port_name(one.loading_port),
        "destination": port_name(one.destination_port),
        "containers": containers_of(one),
        "vessel": one.vessel or "–",
        "npe": npe_of(one),
        "form": form or forms.MilestoneForm(kinds=way.next_kinds),
        "refusal": refusal,
        "deeds": timeline([("consignment", one.pk), *milestones]),
    }
    return render(request, "voyage/consignment.html", context, status=status_of(request))


@require_POST
@door("voyage.record")
def record(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Record a milestone."""
    one = _consignment(consignment)
    form = forms.MilestoneForm(request.POST, kinds=KIND_NAMES)
    done, refusal = attempt(
        request, form, lambda given: actions.record(one, **given, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _page(request, _consignment(consignment), form=form, refusal=refusal)
    messages.success(request, _("The milestone is recorded."))
    return redirect("voyage:consignment", consignment=one.pk)


@door("voyage.record")
def correct(request: DoorRequest, milestone: int) -> HttpResponseBase:
    """Correct a milestone that was recorded wrongly."""
    one = get_object_or_404(Milestone.objects.select_related("consignment"), pk=milestone)
    told = {"happened_at": timezone.localtime(one.happened_at), "place": one.place, "note": one.note}
    form = forms.WhenAndWhere(request.POST or None, initial=told)
    done, refusal = attempt(
        request, form, lambda given: actions.correct(one, **given, by=request.actor, at=timezone.now())
    )
    if done is not None:
        messages.success(request, _("The milestone is corrected; the journal keeps what was said before."))
        return redirect("voyage:consignment", consignment=one.consignment_id)
    context = {
        "milestone": one,
        "name": KIND_NAMES[one.kind],
        "consignment": one.consignment,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "voyage/correct.html", context, status=status_of(request))
