"""Pages of the makers' room: the register of workshops, one workshop, capacity by week, groups, villages."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.journal.figures import timeline
from geliat.desk.makers import actions, figures, forms
from geliat.desk.makers.checks import monday_of
from geliat.desk.makers.facts import WorkshopFacts
from geliat.desk.makers.models import Group, Workshop
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.makers.words import step_name, step_place
from geliat.desk.people.doors import DoorRequest, door
from geliat.refusals import Blocker, Refusal

A_PAGE = 60
WEEKS = 6


@require_GET
@door("read.makers")
def workshops(request: DoorRequest) -> HttpResponse:
    """The register, by step, village and government."""
    find = forms.Find(request.GET)
    wanted = find.cleaned_data if find.is_valid() else {}
    found = figures.search(**wanted)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "find": find,
        "page": page,
        "rows": [(one, step_name(one.craft), _skills(one)) for one in page],
        "workforce": figures.workforce(found),
        "filtered": any(wanted.values()),
        "disclosed": figures.disclosed_workers(),
        "groups": Group.objects.select_related("regency").order_by("name"),
    }
    return render(request, "makers/workshops.html", context)


def _skills(workshop: Workshop) -> list[dict[str, Any]]:
    skills = sorted(workshop.skills.all(), key=lambda skill: step_place(skill.step))
    return [{"skill": skill, "name": step_name(skill.step)} for skill in skills]


def _workshop(number: int) -> Workshop:
    return get_object_or_404(figures.search(), pk=number)


@require_GET
@door("read.makers")
def workshop(request: DoorRequest, workshop: int) -> HttpResponse:
    """One workshop: what it can do, when it is closed, and its class by the law of the day."""
    return _workshop_page(request, _workshop(workshop))


def _workshop_page(
    request: DoorRequest,
    one: Workshop,
    *,
    capacity: forms.CapacityForm | None = None,
    week: forms.WeekForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    classed = figures.class_of(one, today)
    context = {
        "workshop": one,
        "craft": step_name(one.craft),
        "skills": _skills(one),
        "closed_weeks": one.closed_weeks.order_by("monday"),
        "today": today,
        "classing": None if isinstance(classed, Blocker) else classed,
        "unclassed": [classed] if isinstance(classed, Blocker) else [],
        "capacity": capacity or forms.CapacityForm(),
        "week": week or forms.WeekForm(),
        "refusal": refusal,
        "deeds": timeline([("workshop", one.pk)]),
    }
    return render(request, "makers/workshop.html", context, status=status_of(request))


@door("makers.register")
def register(request: DoorRequest) -> HttpResponseBase:
    """Register a workshop in a group."""
    form = forms.RegisterForm(request.POST or None)

    def deed(given: dict[str, Any]) -> Workshop:
        group = given.pop("group")
        return actions.register_workshop(group, WorkshopFacts(**given), by=request.actor, at=timezone.now())

    made, refusal = attempt(request, form, deed)
    if made is not None:
        messages.success(
            request, _("%(name)s is registered. State what it can do a week.") % {"name": made.name}
        )
        return redirect("makers:workshop", workshop=made.pk)
    context = {
        "form": form,
        "refusal": refusal,
        "no_group": not Group.objects.exists(),
        "no_village": not figures.villages().exists(),
    }
    return render(request, "makers/register.html", context, status=status_of(request))


@door("makers.register")
def edit(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Correct what is known of a workshop."""
    one = _workshop(workshop)
    told = {name: getattr(one, name) for name in forms.WorkshopForm.base_fields}
    form = forms.WorkshopForm(request.POST or None, initial=told)
    made, refusal = attempt(
        request,
        form,
        lambda _given: actions.edit_workshop(
            one, form.facts(invented=one.invented), by=request.actor, at=timezone.now()
        ),
    )
    if made is not None:
        messages.success(request, _("The workshop is changed."))
        return redirect("makers:workshop", workshop=one.pk)
    context = {"form": form, "refusal": refusal, "workshop": one}
    return render(request, "makers/edit.html", context, status=status_of(request))


@require_POST
@door("makers.state_capacity")
def state_capacity(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """State what a workshop can do of a step in a week."""
    one = _workshop(workshop)
    form = forms.CapacityForm(request.POST)
    done, refusal = attempt(
        request, form, lambda given: actions.state_capacity(one, **given, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _workshop_page(request, one, capacity=form, refusal=refusal)
    messages.success(request, _("The weekly capacity is stated."))
    return redirect("makers:workshop", workshop=one.pk)


@require_POST
@door("makers.state_capacity")
def drop_skill(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Take a step off what a workshop can do."""
    one = _workshop(workshop)
    actions.drop_skill(one, request.POST.get("step", ""), by=request.actor, at=timezone.now())
    messages.success(request, _("The step is taken off."))
    return redirect("makers:workshop", workshop=one.pk)


@require_POST
@door("makers.close_week")
def close_week(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Close the week in which a day lies."""
    one = _workshop(workshop)
    form = forms.WeekForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.close_week(
            one, monday_of(given["day"]), reason=given["reason"], by=request.actor, at=timezone.now()
        ),
    )
    if done is None:
        return _workshop_page(request, one, week=form, refusal=refusal)
    messages.success(request, _("The week is closed."))
    return redirect("makers:workshop", workshop=one.pk)


@require_POST
@door("makers.close_week")
def reopen_week(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Open the closed week in which a day lies again."""
    one = _workshop(workshop)
    form = forms.WeekForm(request.POST)
    if not form.is_valid():
        return _workshop_page(request, one, week=form)
    actions.reopen_week(one, monday_of(form.cleaned_data["day"]), by=request.actor, at=timezone.now())
    messages.success(request, _("The week is open again."))
    return redirect("makers:workshop", workshop=one.pk)


@require_POST
@door("makers.register")
def rest(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Let a workshop rest."""
    one = actions.rest(_workshop(workshop), by=request.actor, at=timezone.now())
    messages.success(request, _("%(name)s rests: it gets no new shares.") % {"name": one.name})
    return redirect("makers:workshop", workshop=one.pk)


@require_POST
@door("makers.register")
def welcome_back(request: DoorRequest, workshop: int) -> HttpResponseBase:
    """Take a resting workshop up again."""
    one = actions.welcome_back(_workshop(workshop), by=request.actor, at=timezone.now())
    messages.success(request, _("%(name)s takes part again.") % {"name": one.name})
    return redirect("makers:workshop", workshop=one.pk)


@require_GET
@door("read.makers")
def capacity(request: DoorRequest) -> HttpResponse:
    """What all workshops together can do of each step, week by week."""
    form = forms.WeeksForm(request.GET)
    since = (form.cleaned_data.get("since") if form.is_valid() else None) or timezone.localdate()
    mondays = figures.coming_mondays(since, WEEKS)
    context = {
        "form": forms.WeeksForm(initial={"since": mondays[0]}),
        "mondays": mondays,
        "steps": figures.capacity(mondays),
    }
    return render(request, "makers/capacity.html", context)


@door("makers.register")
def register_group(request: DoorRequest) -> HttpResponseBase:
    """Register an exporting group."""
    return _group_page(request, None)


@door("makers.register")
def group(request: DoorRequest, group: int) -> HttpResponseBase:
    """An exporting group as papers name it, to correct."""
    return _group_page(request, get_object_or_404(Group.objects.select_related("regency"), pk=group))


def _group_page(request: DoorRequest, standing: Group | None) -> HttpResponseBase:
    form = forms.GroupForm(
        request.POST or None, initial=forms.GroupForm.told_of(standing) if standing else None
    )
    moment = timezone.now()

    def deed(given: dict[str, Any]) -> Group:
        regency = actions.record_regency(given["regency"], by=request.actor, at=moment)
        if standing is None:
            return actions.register_group(forms.group_facts(given, regency), by=request.actor, at=moment)
        facts = forms.group_facts(given, regency, invented=standing.invented)
        return actions.edit_group(standing, facts, by=request.actor, at=moment)

    made, refusal = attempt(request, form, deed)
    if made is not None:
        messages.success(request, _("%(name)s is recorded.") % {"name": made.name})
        return redirect("makers:group", group=made.pk)
    context = {"form": form, "refusal": refusal, "group": standing}
    return render(request, "makers/group.html", context, status=status_of(request))


@door("makers.register")
def villages(request: DoorRequest) -> HttpResponseBase:
    """The villages recorded, and one more."""
    form = forms.VillageForm(request.POST or None)
    moment = timezone.now()

    def deed(given: dict[str, Any]) -> Any:
        regency = actions.record_regency(given.pop("regency"), by=request.actor, at=moment)
        return actions.record_village(regency, given.pop("name"), **given, by=request.actor, at=moment)

    made, refusal = attempt(request, form, deed)
    if made is not None:
        messages.success(request, _("%(name)s is recorded.") % {"name": made.name})
        return redirect("makers:villages")
    context = {"form": form, "refusal": refusal, "villages": figures.villages()}
    return render(request, "makers/villages.html", context, status=status_of(request))
