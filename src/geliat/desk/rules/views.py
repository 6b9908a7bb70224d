"""Pages of the rules: the list, one rule with its history, writing a version, and rules as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.people.doors import DoorRequest, door
from geliat.desk.rules import actions, figures, forms
from geliat.desk.rules.models import RuleVersion
from geliat.refusals import Refusal
from geliat.trade.requirements import write_book
from geliat.trade.requirements.comparing import FIELDS, said_of
from geliat.trade.requirements.listing import not_recorded, reaches_beyond, rows_about
from geliat.trade.requirements.requirement import CONFIDENCES, EVENTS, GATES, Requirement

DESTINATION = "CN"
"""The country asked about where none is told: the one that rules are recorded for."""


@require_GET
@door("read.rules")
def rules(request: DoorRequest) -> HttpResponse:
    """The rules in force on a day, by heading, country, gate and state."""
    today = timezone.localdate()
    told = request.GET.dict()
    form = forms.FindForm({"to": DESTINATION, "on": today.isoformat(), **told})
    found = form.cleaned_data if form.is_valid() else {}
    on = found.get("on") or today
    book = figures.book()
    gap = not_recorded(book, on, found.get("hs", ""), found.get("to", "")) if found else None
    rows = [
        row
        for row in rows_about(book, on, found.get("hs", ""), found.get("to", ""))
        if _wanted(row, found.get("gate", ""), found.get("state", ""))
    ]
    standing = {row.code for row in book.in_force(on)}
    context = {
        "form": form,
        "on": on,
        "gap": [gap] if gap else [],
        "groups": [] if gap or not found else _by_gate(rows),
        "shown": len(rows),
        "elsewhen": [book.versions(code)[-1] for code in book.codes() if code not in standing],
        "waiting": figures.waiting(),
        "own": RuleVersion.objects.exists(),
    }
    return render(request, "rules/rules.html", context)


def _wanted(row: Requirement, gate: str, state: str) -> bool:
    return (not gate or row.gate == gate) and (not state or row.verified == (state == "verified"))


def _by_gate(rows: list[Requirement]) -> list[tuple[Any, list[dict[str, Any]]]]:
    events = list(EVENTS)
    ordered = sorted(rows, key=lambda row: (events.index(row.by), row.code))
    return [
        (name, [{"row": row, "by": EVENTS[row.by]} for row in ordered if row.gate == gate])
        for gate, name in GATES.items()
    ]


@require_GET
@door("read.rules")
def rule(request: DoorRequest, code: str) -> HttpResponse:
    """One rule: what it says today, and every version with what it changed."""
    return _page(request, code)


def _page(
    request: DoorRequest, code: str, *, end_form: forms.EndForm | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    told = figures.history(code)
    if not told:
        raise Http404
    book, today = figures.book(), timezone.localdate()
    row = book.row(code, today)
    latest = row or next(one.requirement for one in told if one.requirement)
    context = {
        "code": code,
        "row": row,
        "beyond": reaches_beyond(book, latest),
        "latest": latest,
        "facts": [(FIELDS[name], said) for name, said in said_of(row).items()],
        "periods": [
            (period, CONFIDENCES[period.requirement.confidence] if period.requirement else None)
            for period in book.periods(code)
        ],
        "history": told,
        "today": today,
        "waiting": [one for one in told if one.version and one.version.waits],
        "end_form": end_form or forms.EndForm(initial={"seen": figures.newest(code)}),
        "refusal": refusal,
    }
    return render(request, "rules/rule.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
@door("rules.write")
def new(request: DoorRequest) -> HttpResponseBase:
    """Write a rule that is not there yet."""
    today = timezone.localdate().isoformat()
    initial = {"checked_on": today, "valid_from": today, "destinations": DESTINATION, "seen": 0}
    return _write(request, initial, "")


@require_http_methods(["GET", "POST"])
@door("rules.write")
def write(request: DoorRequest, code: str) -> HttpResponseBase:
    """Write a version of a rule, filled in with what stands on the day `on` of the address, or today."""
    on = _day(request.GET.get("on", "")) or timezone.localdate()
    standing = [one.requirement for one in reversed(figures.book().periods(code)) if one.requirement]
    written = [one.requirement for one in figures.history(code) if one.requirement]
    rows = standing or written
    if not rows:
        raise Http404
    row = next((one for one in rows if one.valid(on)), rows[0])
    return _write(request, forms.RuleForm.told_of(row, figures.newest(code)), code)


def _write(request: DoorRequest, initial: dict[str, Any], code: str) -> HttpResponseBase:
    data = None if request.method == "GET" else request.POST.copy()
    if data is not None and code:
        data["code"] = code
    form = forms.RuleForm(data, initial=initial, taken=() if code else figures.book().codes())
    if code:
        form.fields["code"].widget.attrs["readonly"] = True
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.write(
            given["requirement"],
            given["reason"],
            seen=given["seen"],
            by=request.actor,
            at=timezone.now(),
        ),
    )
    if done is not None:
        messages.success(request, _kept(done))
        return redirect("rules:rule", code=done.code)
    context = {"form": form, "code": code, "refusal": refusal}
    return render(request, "rules/write.html", context, status=status_of(request))


def _kept(version: RuleVersion) -> str:
    if version.waits:
        return _("Version %(n)d is written. It is in force once a second person confirms it.") % {
            "n": version.number
        }
    return _("Version %(n)d is written and in force.") % {"n": version.number}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@require_POST
@door("rules.end")
def end(request: DoorRequest, code: str) -> HttpResponseBase:
    """Write that a rule stands no longer from a day on."""
    form = forms.EndForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.end(
            code,
            given["ends_from"],
            given["ends_until"],
            given["because"],
            seen=given["seen"],
            by=request.actor,
            at=timezone.now(),
        ),
    )
    if done is None:
        return _page(request, code, end_form=form, refusal=refusal)
    messages.success(request, _kept(done))
    return redirect("rules:rule", code=code)


@require_POST
@door("rules.confirm")
def confirm(request: DoorRequest, version: int) -> HttpResponseBase:
    """Confirm a version as the second person."""
    return _settle(request, version, actions.confirm, _("Confirmed. Version %(n)d is in force."))


@require_POST
@door("rules.set_aside")
def set_aside(request: DoorRequest, version: int) -> HttpResponseBase:
    """Set aside a version that waits."""
    return _settle(request, version, actions.set_aside, _("Version %(n)d is set aside."))


def _settle(
    request: DoorRequest, version: int, deed: Callable[..., RuleVersion], told: str
) -> HttpResponseBase:
    row = get_object_or_404(RuleVersion, pk=version)
    done, refusal = attempt(request, None, lambda _given: deed(row, by=request.actor, at=timezone.now()))
    if done is None:
        return _page(request, row.code, refusal=refusal)
    messages.success(request, told % {"n": row.number})
    return redirect("rules:rule", code=row.code)


@require_GET
@door("read.rules")
def export(request: DoorRequest) -> HttpResponse:
    """The rules as they stand, as TOML: all, or with ?own=1 those that this desk has changed."""
    book, today = figures.book(), timezone.localdate()
    if request.GET.get("own"):
        book = figures.changed(book)
    head = [
        f"Rules of export as this desk keeps them on {today.isoformat()}; shipped rules and own versions."
    ]
    answer = HttpResponse(write_book(book, head), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="geliat-rules-{today.isoformat()}.toml"'
    return answer


@require_http_methods(["GET", "POST"])
@door("rules.write")
def take_in(request: DoorRequest) -> HttpResponseBase:
    """Take in a file of rules: a version for each row that differs."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.FileForm(*sent)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.take_in(
            given["file"][1], given["file"][0], given["reason"], by=request.actor, at=timezone.now()
        ),
    )
    if done is not None:
        n = len(done)
        told = ngettext("%(n)d version is written.", "%(n)d versions are written.", n) % {"n": n}
        messages.success(request, told if n else _("Everything in the file stands already."))
        return redirect("rules:rules")
    return render(
        request, "rules/take_in.html", {"form": form, "refusal": refusal}, status=status_of(request)
    )
