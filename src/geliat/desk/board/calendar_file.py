"""The duties of a group as an iCalendar feed, with alarms 30 and 14 days ahead and on the day.

Follows RFC 5545 (VEVENT over whole days, VALARM) and RFC 7986 (NAME, REFRESH-INTERVAL).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta

from icalendar import Alarm, Calendar, Event

from geliat.desk.board.duties import KINDS, Duty
from geliat.sentences import Sentence
from geliat.trade.proceeds import REMINDER_DAYS

TYPE = "text/calendar; charset=utf-8"
MORNING = timedelta(hours=9)
"""When a phone rings on the day of an alarm: a whole day begins at midnight where the phone is."""
ASKED_AGAIN = timedelta(hours=12)
PRODUCT = "-//Geliat//Geliat//EN"
AHEAD = {
    30: Sentence(en="30 days left", id="30 hari lagi", zh="还剩 30 天"),
    14: Sentence(en="14 days left", id="14 hari lagi", zh="还剩 14 天"),
    0: Sentence(en="today", id="hari ini", zh="今天"),
}


def written(
    duties: Iterable[Duty], name: str, addresses: Mapping[str, str], place: str, language: str
) -> bytes:
    """The feed in a language ("id", "en", "zh-hans"), byte for byte the same for the same duties.

    `addresses` gives each duty's page by `uid_of`; `place` is the desk's own address, which makes the
    identifiers of two desks differ.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for duty in duties:
        calendar.add_component(_event(duty, addresses, place, language))
    return bytes(calendar.to_ical())


def uid_of(duty: Duty, place: str) -> str:
    """The identifier of a duty, the same as long as it is the same duty of the same desk."""
    return hashlib.sha256(f"{place}/calendar/{duty.kind}/{duty.key}".encode()).hexdigest()[:32]


def _event(duty: Duty, addresses: Mapping[str, str], place: str, language: str) -> Event:
    uid, said = uid_of(duty, place), duty.sentence.said_in(language)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", duty.known_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", duty.on)
    event.add("summary", said)
    event.add("description", duty.note.said_in(language))
    event.add("categories", [KINDS[duty.kind].said_in(language)])
    event.add("transp", "TRANSPARENT")
    if address := addresses.get(uid):
        event.add("url", address)
    for days in REMINDER_DAYS:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{said}: {AHEAD[days].said_in(language)}")
        alarm.add("trigger", MORNING - timedelta(days=days))
        event.add_component(alarm)
    return event
