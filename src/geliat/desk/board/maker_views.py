"""The maker's page by link: offers answered, counts reported, pieces handed on, weeks closed; pay to read."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from geliat.desk.allotment import actions as allotment
from geliat.desk.allotment.models import Share
from geliat.desk.board import forms
from geliat.desk.board import maker as maker_figures
from geliat.desk.makers import actions as makers
from geliat.desk.makers import figures as makers_figures
from geliat.desk.makers.checks import monday_of
from geliat.desk.makers.models import Workshop
from geliat.desk.makers.pages import Done, attempt, status_of
from geliat.desk.people.doors import DoorRequest, link_door
from geliat.desk.production import actions as production
from geliat.refusals import NotYours, Refusal

OPENS = "workshop"


def _new_key() -> str:
    return secrets.token_urlsafe(12)


@require_GET
@never_cache
@link_door("read.own_shares", OPENS)
def maker(request: DoorRequest, token: str, *, subject: int) -> HttpResponse:
    """The workshop's own offers, work and pay."""
    return _page(request, token, subject)


def _page(
    request: DoorRequest,
    token: str,
    workshop: int,
    *,
    about: object = None,
    form: django_forms.Form | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    one = get_object_or_404(Workshop.objects.select_related("village"), pk=workshop)
    context = {
        "token": token,
        "page": maker_figures.maker_page(one, timezone.localdate(), _new_key),
        "today": timezone.localdate(),
        "about": about,
        "form": form,
        "refusal": refusal,
    }
    return render(request, "board/maker.html", context, status=status_of(request))


def _share(workshop: int, share: int) -> Share:
    return get_object_or_404(maker_figures.share_of(workshop, share))


def _back(token: str, part: str) -> HttpResponseBase:
    return redirect(reverse("board:maker", kwargs={"token": token}) + f"#{part}")


def _deed(
    request: DoorRequest,
    token: str,
    subject: int,
    about: object,
    form: django_forms.Form,
    deed: Callable[[dict[str, Any]], Done],
    told: Callable[[Done], str],
    part: str = "content",
) -> HttpResponseBase:
    """Do one deed and go back to the page, or show the page again with what was filled in and why not."""
    done, refusal = attempt(request, form, deed)
    if done is None:
        return _page(request, token, subject, about=about, form=form, refusal=refusal)
    messages.success(request, told(done))
    return _back(token, part)


@require_POST
@link_door("allotment.accept", OPENS)
def accept(request: DoorRequest, token: str, share: int, *, subject: int) -> HttpResponseBase:
    """Take on an offer, whole or so many pieces of it."""
    one = _share(subject, share)

    def deed(given: dict[str, Any]) -> Share:
        return allotment.accept(one, given["quantity"], by=request.actor, at=timezone.now())

    def told(done: Share) -> str:
        return _("Thank you: you make %(n)s pieces.") % {"n": done.accepted_quantity}

    return _deed(
        request, token, subject, one.pk, forms.AnswerForm(request.POST), deed, told, f"share-{one.pk}"
    )


@require_POST
@link_door("allotment.decline", OPENS)
def decline(request: DoorRequest, token: str, share: int, *, subject: int) -> HttpResponseBase:
    """Decline an offer; no reason has to be given."""
    one = _share(subject, share)

    def deed(given: dict[str, Any]) -> Share:
        return allotment.decline(one, given["because"], by=request.actor, at=timezone.now())

    def told(_done: Share) -> str:
        return _("Your answer is recorded: you do not take this work. It goes to others.")

    return _deed(request, token, subject, one.pk, forms.DeclineForm(request.POST), deed, told)


@require_POST
@link_door("production.count", OPENS)
def count(request: DoorRequest, token: str, share: int, *, subject: int) -> HttpResponseBase:
    """Report finished pieces; the same report sent twice counts once."""
    one = _share(subject, share)

    def deed(given: dict[str, Any]) -> int:
        return production.count(one, **given, by=request.actor, at=timezone.now()).quantity

    def told(done: int) -> str:
        return ngettext("%(n)s finished piece is recorded.", "%(n)s finished pieces are recorded.", done) % {
            "n": done
        }

    return _deed(
        request, token, subject, one.pk, forms.ReportForm(request.POST), deed, told, f"share-{one.pk}"
    )


@require_POST
@link_door("production.hand_over", OPENS)
def hand_over(request: DoorRequest, token: str, share: int, *, subject: int) -> HttpResponseBase:
    """Report pieces carried to the workshop of the next step: one of those that the page named."""
    one = _share(subject, share)

    def deed(given: dict[str, Any]) -> int:
        receiving = maker_figures.may_hand_to(one, given["receiving"])
        if receiving is None:
            raise NotYours
        row = production.hand_over(
            one, receiving, given["quantity"], given["key"], by=request.actor, at=timezone.now()
        )
        return row.quantity

    def told(done: int) -> str:
        return ngettext("%(n)s piece is handed over.", "%(n)s pieces are handed over.", done) % {"n": done}

    return _deed(
        request, token, subject, one.pk, forms.HandOverForm(request.POST), deed, told, f"share-{one.pk}"
    )


@require_POST
@link_door("production.deliver", OPENS)
def deliver(request: DoorRequest, token: str, share: int, *, subject: int) -> HttpResponseBase:
    """Report pieces brought to the warehouse."""
    one = _share(subject, share)

    def deed(given: dict[str, Any]) -> int:
        return production.deliver(one, **given, by=request.actor, at=timezone.now()).quantity

    def told(done: int) -> str:
        return ngettext(
            "%(n)s piece is brought to the warehouse.", "%(n)s pieces are brought to the warehouse.", done
        ) % {"n": done}

    return _deed(
        request, token, subject, one.pk, forms.ReportForm(request.POST), deed, told, f"share-{one.pk}"
    )


def _workshop(subject: int) -> Workshop:
    return get_object_or_404(Workshop, pk=subject)


@require_POST
@link_door("makers.close_week", OPENS)
def close_week(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """State a week in which the workshop does not work."""

    def deed(given: dict[str, Any]) -> str:
        week = makers.close_week(
            _workshop(subject), monday_of(given["day"]), by=request.actor, at=timezone.now()
        )
        return date_format(week.monday, "DATE_FORMAT")

    def told(done: str) -> str:
        return _("The week of %(monday)s is closed for you.") % {"monday": done}

    return _deed(request, token, subject, "week", forms.WeekForm(request.POST), deed, told, "weeks")


@require_POST
@link_door("makers.close_week", OPENS)
def reopen_week(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """Work in a closed week after all."""

    def deed(given: dict[str, Any]) -> bool:
        makers.reopen_week(_workshop(subject), monday_of(given["day"]), by=request.actor, at=timezone.now())
        return True

    def told(_done: bool) -> str:
        return _("The week is open again.")

    return _deed(request, token, subject, "week", forms.WeekForm(request.POST), deed, told, "weeks")


@require_POST
@link_door("makers.record_disclosure", OPENS)
def disclose(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """Record a worker's own consent to be counted among workers with disabilities."""

    def deed(_given: dict[str, Any]) -> int:
        now = timezone.now()
        row = makers.record_disclosure(_workshop(subject), timezone.localdate(now), by=request.actor, at=now)
        return row.pk

    def told(done: int) -> str:
        return _("Recorded. Keep this number, it withdraws the consent: %(number)s") % {"number": done}

    return _deed(request, token, subject, "consent", forms.ConsentForm(request.POST), deed, told)


@require_POST
@link_door("makers.withdraw_disclosure", OPENS)
def withdraw(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """Withdraw a consent by its number."""

    def deed(given: dict[str, Any]) -> bool:
        found = makers_figures.find_disclosure(_workshop(subject), number=given["number"])
        makers.withdraw_disclosure(found, by=request.actor, at=timezone.now())
        return True

    def told(_done: bool) -> str:
        return _("The consent is withdrawn.")

    return _deed(request, token, subject, "withdraw", forms.WithdrawForm(request.POST), deed, told)
