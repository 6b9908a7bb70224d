"""Pages of the journal. They stand here because the doors do: the journal itself knows no persons."""

from __future__ import annotations

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from geliat.desk.journal import figures, words
from geliat.desk.people.doors import DoorRequest, door
from geliat.desk.people.forms import any_or

DEEDS_A_PAGE = 50


class Find(forms.Form):
    """Which deeds to list."""

    thing = forms.ChoiceField(label=_("Thing"), required=False, choices=lambda: any_or(words.THINGS))
    deed = forms.ChoiceField(label=_("Deed"), required=False, choices=lambda: any_or(words.DEEDS))
    who = forms.CharField(label=_("Who"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    person = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_GET
@door("read.journal")
def deeds(request: DoorRequest) -> HttpResponse:
    """All deeds, newest first, by what is asked."""
    find = Find(request.GET)
    # What cannot be read is named at its field; the list then answers to the rest.
    find.is_valid()
    page = Paginator(figures.found(**find.cleaned_data), DEEDS_A_PAGE).get_page(request.GET.get("page"))
    context = {"find": find, "page": page, "deeds": [figures.Told(entry) for entry in page]}
    return render(request, "journal/deeds.html", context)


@require_GET
@door("read.journal")
def deeds_of(request: DoorRequest, thing: str, subject: int) -> HttpResponse:
    """The deeds of one thing, from the beginning."""
    told = figures.timeline([(thing, subject)])
    if not told:
        raise Http404
    last = next((one for one in reversed(told) if one.staged), None)
    context = {
        "deeds": told,
        "thing": thing,
        "kind": told[0].thing,
        "label": told[-1].entry.label or subject,
        "stage_now": last.entry.stage_after if last else "",
    }
    return render(request, "journal/deeds_of.html", context)
