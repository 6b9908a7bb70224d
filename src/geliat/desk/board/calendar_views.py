"""The calendar that a phone subscribes to by a link, and the page where such links are given and closed."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from geliat.desk.board import calendar_file
from geliat.desk.board.duties import Duty, duties_of
from geliat.desk.board.views import address_of
from geliat.desk.journal.models import Entry
from geliat.desk.makers.models import Group
from geliat.desk.people import figures as people
from geliat.desk.people.doors import DoorRequest, door, link_door

OPENS = "group"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English", "zh": "中文"}
MOST_SHOWN = 20


@require_safe
@link_door("read.calendar", OPENS)
def calendar(request: DoorRequest, token: str, *, subject: int) -> HttpResponseBase:
    """The feed of one group, in the language asked for (`?in=en`), Indonesian otherwise.

    A phone that has it already is told that nothing changed (ETag; Last-Modified is the last deed).
    """
    group = get_object_or_404(Group, pk=subject)
    language = request.GET.get("in", "id")
    if language not in LANGUAGES:
        raise Http404
    duties = duties_of(group, timezone.localdate())
    place = settings.ADDRESS
    addresses = {calendar_file.uid_of(duty, place): _address(duty) for duty in duties}
    content = calendar_file.written(duties, _name(group, language), addresses, place, language)
    etag = f'"{hashlib.sha256(content).hexdigest()}"'
    last = Entry.objects.order_by("-at").values_list("at", flat=True).first()
    changed = int(last.timestamp()) if last else None
    answer = HttpResponse(content, content_type=calendar_file.TYPE)
    answer["ETag"] = etag
    if changed is not None:
        answer["Last-Modified"] = http_date(changed)
    answer["Cache-Control"] = "private, max-age=3600"
    answer["Content-Disposition"] = 'inline; filename="geliat.ics"'
    unchanged = get_conditional_response(request, etag=etag, last_modified=changed, response=answer)
    return unchanged or answer


def _address(duty: Duty) -> str:
    return settings.ADDRESS + address_of(duty.page, duty.names)


def _name(group: Group, language: str) -> str:
    with translation.override({"zh": "zh-hans"}.get(language, language)):
        return _("%(group)s: dates") % {"group": group.name}


@require_GET
@door("people.issue_link")
def calendars(request: DoorRequest) -> HttpResponse:
    """Who subscribes to which group's calendar, how a phone does, and what it holds now."""
    today, now = timezone.localdate(), timezone.now()
    groups = list(Group.objects.order_by("name"))
    given: dict[int, list[tuple[people.LinkRow, list[tuple[str, str]]]]] = {one.pk: [] for one in groups}
    for row in people.rows(people.links(opens=OPENS, state="open", at=now), at=now):
        if row.link.subject in given:
            given[row.link.subject].append((row, _addresses_of(row)))
    context = {
        "groups": [
            {
                "group": one,
                "links": given[one.pk],
                "issue": reverse("people:issue_link") + f"?opens={OPENS}&subject={one.pk}&label={one.name}",
                "duties": [(duty, address_of(duty.page, duty.names)) for duty in found[:MOST_SHOWN]],
                "more": max(len(found) - MOST_SHOWN, 0),
            }
            for one in groups
            for found in [duties_of(one, today)]
        ],
        "subscribed": any(given.values()),
    }
    return render(request, "board/calendars.html", context)


def _addresses_of(row: people.LinkRow) -> list[tuple[str, str]]:
    """The addresses of a calendar by the name of its language; the first is that of the link itself."""
    address = people.address_of(row.link)
    return [(name, address if code == "id" else f"{address}?in={code}") for code, name in LANGUAGES.items()]
