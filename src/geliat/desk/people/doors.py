"""The doors of the desk: who stands before a page, and whether it opens.

A view is marked with the deed or page it serves; the mark is what the tests walk. `door` is for persons who
sign in, `link_door` for holders of a link (the address carries `token`), `open_door` for everybody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from geliat.desk.people import actions
from geliat.desk.people.models import Person
from geliat.refusals import NotYours
from geliat.trade.access import Actor, authorise, may

View = Callable[..., HttpResponseBase]


class DoorRequest(HttpRequest):
    """A request that has passed a door: `actor` is who stands before the page."""

    actor: Actor


def door(deed: str) -> Callable[[View], View]:
    """Open a view to persons whose roles allow `deed`; others sign in first, or read why not (403)."""

    def mark(view: View) -> View:
        @wraps(view)
        def opened(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not isinstance(request.user, Person):
                if request.method != "GET":
                    return HttpResponse(status=403)
                return redirect_to_login(request.get_full_path())
            request.actor = actions.actor_of(request.user)
            authorise(request.actor, deed)
            return view(request, *args, **kwargs)

        opened.deed = deed  # type: ignore[attr-defined]
        opened.by_link = False  # type: ignore[attr-defined]
        return opened

    return mark


def link_door(deed: str, opens: str) -> Callable[[View], View]:
    """Open a view to the holder of a link to one `opens` ("workshop", "order", "consignment", "group").

    The view is called with `subject`, the number of the thing the link opens. Anything else is 404.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def opened(request: DoorRequest, token: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                request.actor = actions.actor_by_token(token, at=timezone.now())
            except NotYours:
                raise Http404 from None
            thing = request.actor.opens
            if thing is None or thing[0] != opens:
                raise Http404
            authorise(request.actor, deed, thing)
            return view(request, token, *args, subject=thing[1], **kwargs)

        opened.deed = deed  # type: ignore[attr-defined]
        opened.by_link = True  # type: ignore[attr-defined]
        opened.opens = opens  # type: ignore[attr-defined]
        return opened

    return mark


def open_door(view: View) -> View:
    """Mark a view that everybody may see."""
    view.deed = ""  # type: ignore[attr-defined]
    view.by_link = False  # type: ignore[attr-defined]
    return view


def may_see(request: HttpRequest, deed: str) -> bool:
    """Whether the one who asks could do `deed`; for showing or hiding a button, never for deciding."""
    actor: Actor | None = getattr(request, "actor", None)
    return actor is not None and may(actor.roles, deed)
