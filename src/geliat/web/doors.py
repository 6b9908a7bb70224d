"""Translates what the desk says no to into pages, and gives every page its surroundings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_info
from django.views.i18n import set_language

from geliat.desk.makers.models import Group
from geliat.desk.people import actions as people
from geliat.desk.people.doors import open_door
from geliat.desk.people.models import Person
from geliat.refusals import NotYours, Refusal
from geliat.sentences import Sentence
from geliat.trade.access import Actor, Role, may
from geliat.web.telling import ROOM_NAMES, language, told

HOUSE = ("people", "journal")
"""Rooms that keep the house and stand apart from the walk in the menu."""
SHORT = {"id": "ID", "en": "EN", "zh-hans": "中文"}


class RefusalMiddleware:
    """A refusal becomes a readable page (403 for a deed one may not do, 409 otherwise); NotYours is 404.

    Where htmx asked, the answer is only the list of what stands in the way, shown above the page's content.
    """

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
        blockers = told(exception)
        if getattr(request, "htmx", False):
            answer = render(request, "components/refused.html", {"blockers": blockers}, status=status)
            answer["HX-Retarget"], answer["HX-Reswap"] = "#messages", "innerHTML show:window:top"
            return answer
        context = {"blockers": blockers, "back": _back(request), "forbidden": status == 403}
        return render(request, "refusal.html", context, status=status)


def _back(request: HttpRequest) -> str:
    came_from = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=False)
    return came_from if own and came_from != request.build_absolute_uri() else ""


@open_door
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Take the language that was chosen, and keep it with the person who is signed in."""
    chosen = request.POST.get("language", "")
    if request.method == "POST" and isinstance(request.user, Person) and chosen in dict(settings.LANGUAGES):
        people.speak(request.user, chosen)
    return set_language(request)


@dataclass(frozen=True, slots=True)
class Place:
    """A room in the menu; `exactly` where its front page is the page that is shown."""

    room: str
    name: Sentence
    address: str
    kind: str = ""
    current: bool = False
    exactly: bool = False


@lru_cache
def _front_doors(prefix: str) -> dict[str, tuple[str, str]]:
    """The address of each room's front page and the deed that opens it, for the rooms that have one."""
    found = {}
    for room in ROOM_NAMES:
        path = "/" if room == "board" else f"/{room}/"
        try:
            view = resolve(path).func
        except Resolver404:
            continue
        found[room] = (prefix.rstrip("/") + path, getattr(view, "deed", f"read.{room}"))
    return found


def _places(request: HttpRequest, actor: Actor) -> Iterator[Place]:
    match = getattr(request, "resolver_match", None)
    here = match.app_names[0] if match and match.app_names else ""
    open_rooms = [
        (room, address)
        for room, (address, deed) in _front_doors(get_script_prefix()).items()
        if not deed or may(actor.roles, deed)
    ]
    walk = [room for room, _ in open_rooms if room not in HOUSE]
    for room, address in open_rooms:
        kind = "house" if room in HOUSE else "end" if room == walk[-1] else ""
        yield Place(room, ROOM_NAMES[room], address, kind, room == here, address == request.path)


def _actor(request: HttpRequest) -> Actor | None:
    actor: Actor | None = getattr(request, "actor", None)
    user = getattr(request, "user", AnonymousUser())
    if actor is None and isinstance(user, Person):
        return people.actor_of(user)
    return actor


def _languages(actor: Actor | None) -> list[dict[str, Any]]:
    buyer = actor is None or Role.BUYER in actor.roles
    return [
        {
            "code": code,
            "short": SHORT[code],
            "name": get_language_info(code)["name_local"],
            "current": code == language(),
        }
        for code, _ in settings.LANGUAGES
        if buyer or code != "zh-hans"
    ]


def _invented() -> bool:
    return Group.objects.filter(invented=True).exists()


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: who stands before it, the rooms that open to them, the languages, the demo."""
    actor = _actor(request)
    rooms = list(_places(request, actor)) if actor and not actor.opens else []
    return {
        "actor": actor,
        "rooms": rooms,
        "here": next((place for place in rooms if place.current), None),
        "front": rooms[0].address if rooms else get_script_prefix(),
        "languages": _languages(actor),
        "address": settings.ADDRESS,
        "invented": SimpleLazyObject(_invented),
    }
