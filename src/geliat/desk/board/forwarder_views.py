"""The forwarder's page by link: booking, containers, seals, papers, NPE and milestones of one consignment.

A buyer may hold a link to one consignment too, and then reads what a buyer may of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.board import buyer as buyer_figures
from geliat.desk.board.buyer_views import file_of
from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments.export_views import Tried, try_deed
from geliat.desk.consignments.figures import deadline, held_by, port_name
from geliat.desk.consignments.forms import BookingForm
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions as dossier_actions
from geliat.desk.dossier import declaration, hand_over
from geliat.desk.dossier import figures as dossier
from geliat.desk.dossier.hand_over_views import file_answer
from geliat.desk.dossier.models import Paper, PaperReceived
from geliat.desk.loading import actions as loading
from geliat.desk.loading import figures as loading_figures
from geliat.desk.loading import forms as loading_forms
from geliat.desk.loading.models import Container
from geliat.desk.makers.pages import Done, attempt, say, status_of
from geliat.desk.packing.figures import summary
from geliat.desk.people.doors import DoorRequest, link_door
from geliat.desk.release import actions as release
from geliat.desk.release import needs
from geliat.desk.release.customs import customs_office
from geliat.desk.release.figures import npe_of, release_of
from geliat.desk.release.forms import NpeForm, ReceivedForm
from geliat.desk.voyage import actions as voyage
from geliat.desk.voyage.checks import KIND_NAMES
from geliat.desk.voyage.figures import way_of
from geliat.desk.voyage.forms import MilestoneForm
from geliat.refusals import Refusal
from geliat.trade.access import Role
from geliat.trade.documents import PAPERS

OPENS = "consignment"


def _consignment(number: int) -> Consignment:
    return get_object_or_404(Consignment.objects.select_related("order__buyer", "order__group"), pk=number)


def _papers(consignment: int) -> QuerySet[Paper]:
    return Paper.objects.filter(consignment=consignment, sealed_at__isnull=False)


@require_GET
@never_cache
@link_door("read.own_consignment", OPENS)
def forwarder(request: DoorRequest, token: str, *, subject: int) -> HttpResponse:
    """The consignment as its forwarder sees it; as its buyer does, where a buyer holds the link."""
    if Role.FORWARDER not in request.actor.roles:
        one = _consignment(subject)
        page = buyer_figures.buyers_page(one.order, only=one)
        context = {"token": token, "page": page, "paper_page": "board:forwarder_paper"}
        return render(request, "board/buyer.html", context)
    return _page(request, token, subject)


def _page(
    request: DoorRequest,
    token: str,
    consignment: int,
    *,
    about: object = None,
    form: django_forms.Form | None = None,
    refusal: Refusal | None = None,
    tried: Tried | None = None,
) -> HttpResponse:
    one = _consignment(consignment)
    way, standing_npe, asked = way_of(one), npe_of(one), _of_others(one)
    entry_state = declaration.state_now(one) if declaration.declared(one) else ""
    told = {name: getattr(one, name) for name in BookingForm.base_fields}
    npe_told = NpeForm.told_of(standing_npe, customs_office(one.loading_port, timezone.localdate()))
    masses = loading_figures.masses_in_force(one)
    boxes = list(loading_figures.containers_of(one))
    rows = summary(one)
    milestones = MilestoneForm(kinds=way.next_kinds, auto_id="milestone_%s")

    def shown(name: str, fresh: django_forms.Form) -> django_forms.Form:
        return form if form is not None and about == name else fresh

    context = {
        "token": token,
        "consignment": one,
        "origin": port_name(one.loading_port),
        "destination": port_name(one.destination_port),
        "deadline": deadline(one, timezone.localdate()),
        "held": held_by([one])[one.pk],
        "packed": rows,
        "cartons": sum(row.cartons for row in rows),
        "gross_g": sum(row.gross_g for row in rows),
        "boxes": [
            (
                box,
                masses.get(box.pk),
                shown(f"seal-{box.pk}", loading_forms.SealForm(auto_id=f"seal_{box.pk}_%s")),
            )
            for box in boxes
        ],
        "npe": standing_npe,
        "release": release_of(one),
        "way": way,
        "papers": [
            (PAPERS[paper.kind].title, paper) for paper in dossier.current_papers(one) if paper.sealed_at
        ],
        "open": one.stage in declaration.BEFORE_RELEASE,
        "of_others": asked,
        "received_form": shown("received", _received_form(asked)),
        "entry": declaration.STATES.get(entry_state),
        "entry_confirmed": entry_state == "confirmed",
        "booking_form": shown("booking", BookingForm(initial=told, auto_id="booking_%s")),
        "container_form": shown(
            "container",
            loading_forms.BookingForm(initial={"size_type": one.container_type}, auto_id="container_%s"),
        ),
        "npe_form": shown("npe", NpeForm(initial=npe_told, auto_id="npe_%s")),
        "milestone_form": shown("milestone", milestones),
        "about": about,
        "refusal": refusal,
        "tried": tried,
    }
    return render(request, "board/forwarder.html", context, status=status_of(request))


def _of_others(one: Consignment) -> list[needs.Need]:
    """The papers of others that the rules of the day ask, with what has come."""
    return [need for need in needs.needs(one, timezone.localdate()) if need.receivable]


def _received_form(asked: list[needs.Need], data: Any = None) -> ReceivedForm:
    kinds = {need.row.paper: say(need.name) for need in asked if need.row is not None}
    return ReceivedForm(data, kinds=list(kinds.items()), auto_id="received_%s")


def _deed(
    request: DoorRequest,
    token: str,
    subject: int,
    about: str,
    form: django_forms.Form,
    deed: Callable[[dict[str, Any]], Done],
    told: str,
) -> HttpResponseBase:
    """Do one deed and go back to its part of the page, or show the page again with why not."""
    done, refusal = attempt(request, form, deed)
    if done is None:
        return _page(request, token, subject, about=about, form=form, refusal=refusal)
    messages.success(request, told)
    return redirect(reverse("board:forwarder", kwargs={"token": token}) + f"#{about}")


@require_POST
@link_door("consignments.book", OPENS)
def book(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """Record the carrier's booking, vessel and voyage."""
    one, form = _consignment(subject), BookingForm(request.POST, auto_id="booking_%s")
    tried = try_deed(
        request,
        one,
        form,
        lambda: consignments.book(one, form.facts(), by=request.actor, at=timezone.now()),
    )
    if not tried.done:
        refusal = Refusal(*tried.blockers) if tried.blockers else None
        return _page(request, token, subject, about="booking", form=form, refusal=refusal, tried=tried)
    messages.success(request, _("The booking is recorded."))
    return redirect(reverse("board:forwarder", kwargs={"token": token}) + "#booking")


@require_POST
@link_door("loading.book", OPENS)
def container(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """Record a container with its plate."""
    one, form = _consignment(subject), loading_forms.BookingForm(request.POST, auto_id="container_%s")

    def deed(given: dict[str, Any]) -> Container:
        return loading.book(
            one,
            given["number"],
            given["size_type"],
            loading_forms.grams(given["tare"]),
            loading_forms.grams(given["max_gross"]),
            by=request.actor,
            at=timezone.now(),
        )

    return _deed(request, token, subject, "container", form, deed, _("The container is recorded."))


@require_POST
@link_door("loading.seal", OPENS)
def seal(request: DoorRequest, token: str, container: int, *, subject: int) -> HttpResponseBase:
    """Record the seal of a stuffed container."""
    box = get_object_or_404(Container, pk=container, consignment=subject)
    form = loading_forms.SealForm(request.POST, auto_id=f"seal_{box.pk}_%s")
    return _deed(
        request,
        token,
        subject,
        f"seal-{box.pk}",
        form,
        lambda given: loading.seal(box, given["number"], by=request.actor, at=timezone.now()),
        _("The seal is recorded."),
    )


@require_POST
@link_door("dossier.record_received", OPENS)
def received(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """Record a paper of others as it was received."""
    one = _consignment(subject)
    form = _received_form(_of_others(one), request.POST)
    return _deed(
        request,
        token,
        subject,
        "received",
        form,
        lambda given: dossier_actions.record_received(one, **given, by=request.actor, at=timezone.now()),
        _("The paper is recorded."),
    )


@require_POST
@link_door("dossier.withdraw_received", OPENS)
def withdraw(request: DoorRequest, token: str, received: int, *, subject: int) -> HttpResponseBase:
    """Withdraw a paper of others that was recorded wrongly."""
    row = get_object_or_404(PaperReceived, pk=received, consignment=subject)
    done, refusal = attempt(
        request,
        None,
        lambda _given: dossier_actions.withdraw_received(row, by=request.actor, at=timezone.now()),
    )
    if done is None:
        return _page(request, token, subject, about="received", refusal=refusal)
    messages.success(request, _("The paper is withdrawn."))
    return redirect(reverse("board:forwarder", kwargs={"token": token}) + "#received")


@require_POST
@never_cache
@link_door("dossier.take_declaration", OPENS)
def entry(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """The PEB file for customs, once two persons have looked at it."""
    one = _consignment(subject)
    return file_answer(*hand_over.take(one, by=request.actor, at=timezone.now()))


@require_POST
@link_door("release.record_npe", OPENS)
def npe(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """Record customs' NPE."""
    one, form = _consignment(subject), NpeForm(request.POST, auto_id="npe_%s")
    return _deed(
        request,
        token,
        subject,
        "npe",
        form,
        lambda given: release.record_npe(one, **given, by=request.actor, at=timezone.now()),
        _("The NPE is recorded."),
    )


@require_POST
@link_door("voyage.record", OPENS)
def milestone(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """Record what happened on the way."""
    one, form = _consignment(subject), MilestoneForm(request.POST, kinds=KIND_NAMES, auto_id="milestone_%s")
    return _deed(
        request,
        token,
        subject,
        "milestone",
        form,
        lambda given: voyage.record(one, **given, by=request.actor, at=timezone.now()),
        _("The milestone is recorded."),
    )


@require_GET
@never_cache
@link_door("read.own_consignment", OPENS)
def paper(request: DoorRequest, token: str, paper: int, *, subject: int) -> HttpResponseBase:
    """A sealed paper of the consignment; a buyer takes only those that are for buyers."""
    if Role.FORWARDER in request.actor.roles:
        return file_of(get_object_or_404(_papers(subject), pk=paper))
    one = _consignment(subject)
    return file_of(get_object_or_404(buyer_figures.papers_of(one.order_id, consignment=one.pk), pk=paper))
