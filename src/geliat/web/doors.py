"""Translates what the desk says no to into pages, and gives every page its surroundings."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from geliat.desk import ROOMS
from geliat.desk.people.doors import may_see
from geliat.refusals import NotYours, Refusal


class RefusalMiddleware:
    """A refusal becomes a readable page (403 for a deed one may not do, 409 otherwise); NotYours is 404."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer: HttpResponseBase = self.get_response(request)
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; any other exception goes its way."""
        if isinstance(exception, NotYours):
            raise Http404 from exception
        if not isinstance(exception, Refusal):
            return None
        status = 403 if "not_allowed" in exception.codes else 409
        language = get_language() or settings.LANGUAGE_CODE
        blockers = [
            {
                "code": blocker.code,
                "sentence": blocker.sentence.said_in(language),
                "owner": blocker.owner,
                "mend": _address(blocker.mend),
            }
            for blocker in exception.blockers
        ]
        context = {"blockers": blockers, "back": request.headers.get("Referer", "")}
        return render(request, "refusal.html", context, status=status)


def _address(mend: tuple[str, Any] | None) -> str:
    if mend is None:
        return ""
    try:
        return reverse(mend[0], kwargs=dict(mend[1]))
    except NoReverseMatch:
        return ""


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: who stands before it and which rooms open to them."""
    actor = getattr(request, "actor", None)
    rooms = [room for room in ROOMS if actor and not actor.opens and may_see(request, f"read.{room}")]
    return {"actor": actor, "rooms": rooms, "address": settings.ADDRESS}
