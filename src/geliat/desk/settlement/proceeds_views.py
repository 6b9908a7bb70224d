"""Pages of export proceeds: every registered PEB with its deadline, and the receipts of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.people.doors import DoorRequest, door
from geliat.desk.settlement import forms, matching, proceeds, proceeds_file
from geliat.refusals import Refusal
from geliat.trade.proceeds import State, reminders
from geliat.trade.requirements.requirement import CONFIDENCES

A_PAGE = 40


@require_GET
@door("read.proceeds")
def all_proceeds(request: DoorRequest) -> HttpResponse:
    """Every registered PEB: what it declared, what came, and by when the rest must come."""
    every = proceeds.ledgers(proceeds.registered(), timezone.localdate())
    open_ones = [one for one in every if one.waiting]
    listed = [*open_ones, *reversed([one for one in every if not one.waiting])]
    context = {
        "page": Paginator(listed, A_PAGE).get_page(request.GET.get("page")),
        "first": open_ones[0] if open_ones else None,
        "open": len(open_ones),
        "late": sum(one.proceeds is not None and one.proceeds.state is State.LATE for one in every),
        "met": len(every) - len(open_ones),
        "unregistered": list(proceeds.unregistered()),
    }
    return render(request, "settlement/all_proceeds.html", context)


@require_GET
@door("read.proceeds")
def proceeds_list(request: DoorRequest) -> HttpResponse:
    """The list of all proceeds with their receipts, for bank or tax office."""
    rows = proceeds.ledgers(proceeds.registered(), timezone.localdate())
    headers = {"Content-Disposition": 'attachment; filename="export-proceeds.csv"'}
    return HttpResponse(proceeds_file.written(rows), content_type="text/csv; charset=utf-8", headers=headers)


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order__buyer"), pk=number)


@require_GET
@door("read.proceeds")
def proceeds_of(request: DoorRequest, consignment: int) -> HttpResponse:
    """The proceeds of one consignment: the rule, the deadline, and its receipts."""
    return _page(request, _consignment(consignment))


def _page(
    request: DoorRequest,
    one: Consignment,
    *,
    form: forms.MatchForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    ledger = proceeds.ledger_of(one, timezone.localdate())
    context: dict[str, Any] = {"consignment": one, "ledger": ledger, "refusal": refusal}
    if ledger is not None:
        payers, found = proceeds.payers_of(ledger), ledger.proceeds
        context |= {
            "found": found,
            "payers": payers,
            "unmatched": proceeds.unmatched(ledger, payers),
            "proposed": any(payer.proposed != payer.here for payer in payers),
            "question": proceeds.question_of(ledger),
            "confidence": CONFIDENCES[found.rule.confidence] if found else None,
            "reminders": reminders(found.due_on) if found else (),
            "rupiah": ledger.rate.convert(found.fob) if found and ledger.rate else None,
            "form": form or forms.MatchForm(payers=payers),
            "deeds": timeline([("consignment", one.pk)]),
        }
    return render(request, "settlement/proceeds.html", context, status=status_of(request))


@require_POST
@door("settlement.match_proceeds")
def match_proceeds(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Say how much of which receipt is proceeds of this PEB."""
    one = _consignment(consignment)
    ledger = proceeds.ledger_of(one, timezone.localdate())
    form = forms.MatchForm(request.POST, payers=proceeds.payers_of(ledger) if ledger else ())
    done, refusal = attempt(
        request,
        form,
        lambda _given: matching.match_proceeds(one, form.amounts(), by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _page(request, one, form=form if ledger else None, refusal=refusal)
    messages.success(request, _("The receipts of %(number)s are matched.") % {"number": one.number})
    return redirect("settlement:proceeds_of", consignment=one.pk)
