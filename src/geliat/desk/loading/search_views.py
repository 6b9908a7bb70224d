"""Doors of the searches in the background: begin, look, stop, and keep or leave what was found."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments.models import Consignment
from geliat.desk.loading import searches
from geliat.desk.loading.models import LoadSearch
from geliat.desk.loading.pages import search_of
from geliat.desk.people.doors import DoorRequest, door


@require_POST
@door("loading.plan")
def begin(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Search further for a minute."""
    one = get_object_or_404(Consignment, pk=consignment)
    search = searches.begin(one, by=request.actor, at=timezone.now())
    transaction.on_commit(partial(searches.start, search, timezone.now))
    return redirect("loading:consignment", consignment=consignment)


def _search(number: int) -> LoadSearch:
    return get_object_or_404(LoadSearch.objects.select_related("consignment"), pk=number)


@require_GET
@door("read.loading")
def look(request: DoorRequest, search: int) -> HttpResponse:
    """How far a search is: a part of the consignment's page, which asks for it anew while it runs."""
    context = {"search": search_of(_search(search), timezone.now())}
    return render(request, "loading/search.html", context)


@require_POST
@door("loading.plan")
def stop(request: DoorRequest, search: int) -> HttpResponseBase:
    """Ask a search to stop."""
    row = searches.stop(_search(search), by=request.actor, at=timezone.now())
    return redirect("loading:consignment", consignment=row.consignment_id)


@require_POST
@door("loading.plan")
def keep(request: DoorRequest, search: int) -> HttpResponseBase:
    """Put the plan found in force."""
    row = _search(search)
    searches.keep(row, by=request.actor, at=timezone.now())
    messages.success(request, _("The better plan passed the judge and is in force."))
    return redirect("loading:consignment", consignment=row.consignment_id)


@require_POST
@door("loading.plan")
def leave(request: DoorRequest, search: int) -> HttpResponseBase:
    """Leave the plan that stands in force."""
    row = searches.leave(_search(search), by=request.actor, at=timezone.now())
    messages.success(request, _("The plan stays as it is."))
    return redirect("loading:consignment", consignment=row.consignment_id)
