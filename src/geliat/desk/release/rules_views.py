"""What the rules ask of a consignment, by gate: papers received from others, and decisions of two persons."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions as dossier
from geliat.desk.dossier.models import PaperReceived
from geliat.desk.makers.pages import attempt, say, status_of
from geliat.desk.people.doors import DoorRequest, door, may_see
from geliat.desk.release import actions, forms, needs
from geliat.desk.release.circumstances import RECORDED_BY, Lacking
from geliat.refusals import Refusal
from geliat.trade.access import ROLE_NAMES, Role
from geliat.trade.requirements import GATES
from geliat.trade.requirements.requirement import CONFIDENCES


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order"), pk=number)


def _received_form(found: tuple[needs.Need, ...], data: Any = None) -> forms.ReceivedForm:
    kinds = {need.row.paper: say(need.name) for need in found if need.row is not None and need.receivable}
    return forms.ReceivedForm(data, kinds=list(kinds.items()))


def _decision_form(found: tuple[needs.Need, ...], data: Any = None) -> forms.DecisionForm:
    codes = [(need.code, say(need.name)) for need in found if need.decidable]
    return forms.DecisionForm(data, codes=codes)


def _needs(one: Consignment) -> tuple[needs.Need, ...]:
    return needs.needs(one, timezone.localdate())


@require_GET
@door("read.release")
def requirements(request: DoorRequest, consignment: int) -> HttpResponse:
    """What the rules of the day ask of a consignment, gate by gate."""
    return _page(request, _consignment(consignment))


def _page(
    request: DoorRequest,
    one: Consignment,
    *,
    received_form: forms.ReceivedForm | None = None,
    decision_form: forms.DecisionForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    found = _needs(one)
    answer = needs.answer_for(one, timezone.localdate())
    context = {
        "consignment": one,
        "day": answer.on,
        "gates": [
            (name, [_shown(request, need) for need in found if need.gate == gate])
            for gate, name in GATES.items()
        ],
        "elsewhen": answer.out_of_force,
        "to_decide": sum(need.state in needs.OPEN for need in found),
        "received_form": received_form or _received_form(found),
        "decision_form": decision_form or _decision_form(found),
        "planned": one.stage == "planned",
        "refusal": refusal,
    }
    return render(request, "release/requirements.html", context, status=status_of(request))


def _shown(request: DoorRequest, need: needs.Need) -> dict[str, Any]:
    row = need.row
    return {
        "need": need,
        "row": row,
        "owner": ROLE_NAMES[Role(need.owner)],
        "confidence": CONFIDENCES[row.confidence] if row else None,
        "version": reverse("rules:rule", kwargs={"code": row.code}) if row else "",
        "lacking": [(one, _address(request, one)) for one in need.lacking],
        "gap": need.gap.sentence if need.gap else None,
    }


def _address(request: DoorRequest, lacking: Lacking) -> str:
    """The page where a fact is recorded, for who may record it."""
    if lacking.mend is None or not may_see(request, RECORDED_BY.get(lacking.fact, "read.consignments")):
        return ""
    return reverse(lacking.mend[0], kwargs=dict(lacking.mend[1]))


@require_POST
@door("dossier.record_received")
def record_received(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Record a paper of others."""
    one = _consignment(consignment)
    form = _received_form(_needs(one), request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: dossier.record_received(one, **given, by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _page(request, one, received_form=form, refusal=refusal)
    messages.success(request, _("The paper is recorded."))
    return redirect("release:requirements", consignment=one.pk)


@require_POST
@door("dossier.withdraw_received")
def withdraw_received(request: DoorRequest, consignment: int, paper: int) -> HttpResponseBase:
    """Withdraw a paper that was recorded wrongly."""
    row = get_object_or_404(PaperReceived, pk=paper, consignment=consignment)
    dossier.withdraw_received(row, by=request.actor, at=timezone.now())
    messages.success(request, _("The paper is withdrawn."))
    return redirect("release:requirements", consignment=consignment)


@require_POST
@door("release.ask_decision")
def ask_decision(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Ask for a decision about a rule that is not sure."""
    one = _consignment(consignment)
    form = _decision_form(_needs(one), request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: actions.ask_decision(
            one,
            given["code"],
            given["needed"] == "yes",
            given["reason"],
            by=request.actor,
            at=timezone.now(),
        ),
    )
    if done is None:
        return _page(request, one, decision_form=form, refusal=refusal)
    messages.success(request, _("Asked. A second person confirms it."))
    return redirect("release:requirements", consignment=one.pk)


@require_POST
@door("release.confirm_decision")
def confirm_decision(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Confirm, as a second person, what was asked."""
    one = _consignment(consignment)
    code = request.POST.get("code", "")
    done, refusal = attempt(
        request,
        None,
        lambda _given: actions.confirm_decision(one, code, by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _page(request, one, refusal=refusal)
    messages.success(request, _("Confirmed. The decision stands and will be printed on the minutes."))
    return redirect("release:requirements", consignment=one.pk)
