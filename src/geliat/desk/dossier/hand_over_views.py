"""The page on which a second person looks at the export declaration, and its file to take along."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import declaration, forms, hand_over
from geliat.desk.dossier.models import EntryHandOver
from geliat.desk.journal.figures import timeline
from geliat.desk.makers.pages import attempt, status_of
from geliat.desk.people.doors import DoorRequest, door
from geliat.refusals import Refusal


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order__group", "customs"), pk=number)


@require_GET
@door("read.dossier")
def page(request: DoorRequest, consignment: int) -> HttpResponse:
    """The fields that cannot be corrected, what stands against the hand-over, and what two persons said."""
    return _page(request, _consignment(consignment))


def _page(
    request: DoorRequest,
    one: Consignment,
    *,
    form: forms.RefusalForm | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    row = declaration.standing(one)
    rows = EntryHandOver.objects.filter(consignment=one).select_related("asked_by", "answered_by")
    before_release = one.stage in declaration.BEFORE_RELEASE
    file = hand_over.file_now(one, timezone.now()) if before_release else _kept(row)
    state = declaration.state_of(row, file.sha256)
    context = {
        "consignment": one,
        "row": row,
        "state": state,
        "state_name": declaration.STATES[state],
        "tone": declaration.TONES.get(state, ""),
        "before_release": before_release,
        "shown": declaration.shown(one, file.data) if file.data is not None else (),
        "file": file,
        "own": row is not None and row.asked_by_id == request.actor.person,
        "history": [
            (each, declaration.STATES[declaration.state_of(each, each.file_sha256)])
            for each in reversed(rows)
        ],
        "form": form or forms.RefusalForm(),
        "refusal": refusal,
        "deeds": timeline([("entryhandover", each.pk) for each in rows]),
    }
    return render(request, "dossier/hand_over.html", context, status=status_of(request))


def _kept(row: EntryHandOver | None) -> hand_over.File:
    """The file that was asked about last, as it is kept."""
    if row is None:
        return hand_over.File(None, ())
    try:
        with row.file.open("rb") as file:
            return hand_over.File(file.read(), ())
    except FileNotFoundError:
        return hand_over.File(None, ())


@require_POST
@door("dossier.ask_hand_over")
def ask(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Ask that a second person look."""
    one = _consignment(consignment)
    done, refusal = attempt(
        request, None, lambda _given: hand_over.ask(one, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _page(request, one, refusal=refusal)
    messages.success(request, _("Asked. A second person looks at the fields and answers."))
    return redirect("dossier:hand_over", consignment=one.pk)


@require_POST
@door("dossier.confirm_hand_over")
def confirm(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Confirm the file that was shown."""
    one, seal = _consignment(consignment), request.POST.get("sha256", "")
    done, refusal = attempt(
        request, None, lambda _given: hand_over.confirm(one, seal, by=request.actor, at=timezone.now())
    )
    if done is None:
        return _page(request, one, refusal=refusal)
    messages.success(request, _("Confirmed. The PEB file can be handed over."))
    return redirect("dossier:hand_over", consignment=one.pk)


@require_POST
@door("dossier.refuse_hand_over")
def refuse(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """Refuse the file that was shown, and say why."""
    one, seal = _consignment(consignment), request.POST.get("sha256", "")
    form = forms.RefusalForm(request.POST)
    done, refusal = attempt(
        request,
        form,
        lambda given: hand_over.refuse(one, seal, given["reason"], by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _page(request, one, form=form, refusal=refusal)
    messages.success(request, _("Refused. Whoever asked mends it and asks again."))
    return redirect("dossier:hand_over", consignment=one.pk)


@require_POST
@never_cache
@door("dossier.take_declaration")
def take(request: DoorRequest, consignment: int) -> HttpResponseBase:
    """The confirmed file, to take along."""
    one = _consignment(consignment)
    return file_answer(*hand_over.take(one, by=request.actor, at=timezone.now()))


def file_answer(name: str, data: bytes) -> HttpResponse:
    """A declaration's file as a download."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="application/json", headers=headers)
