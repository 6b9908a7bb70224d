"""The feed of duties: whole days, alarms at nine, identifiers that stay, the same bytes each time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from geliat.desk.board.calendar_file import uid_of, written
from geliat.desk.board.duties import Duty
from geliat.sentences import Sentence

PLACE = "https://desk.example.id"
DUTY = Duty(
    kind="proceeds",
    key="12",
    on=date(2021, 1, 31),
    sentence=Sentence(en="Proceeds, due", id="Devisa; jatuh tempo", zh="收汇到期"),
    note=Sentence(en="Last day", id="Hari terakhir", zh="最后一天"),
    page="settlement:proceeds_of",
    names={"consignment": 12},
    known_at=datetime(2020, 10, 14, 9, 30, 15, 7, tzinfo=UTC),
)
OTHER = Duty("shipment", "12", date(2020, 10, 25), DUTY.sentence, DUTY.note, "x:y", {}, DUTY.known_at)


def read(language: str = "en", *duties: Duty) -> Calendar:
    addresses = {uid_of(DUTY, PLACE): f"{PLACE}/settlement/proceeds/12/"}
    return Calendar.from_ical(written(duties or (DUTY,), "Kelompok: tanggal", addresses, PLACE, language))


def test_a_duty_is_a_whole_day_that_blocks_nothing_with_its_page():
    (event,) = read().events
    assert date(2021, 1, 31) == event.DTSTART
    assert (event["summary"], event["description"]) == ("Proceeds, due", "Last day")
    assert event["transp"] == "TRANSPARENT"
    assert event["url"] == f"{PLACE}/settlement/proceeds/12/"
    assert datetime(2020, 10, 14, 9, 30, 15, tzinfo=UTC) == event.DTSTAMP


def test_the_phone_rings_thirty_and_fourteen_days_ahead_and_on_the_day_at_nine():
    alarms = read().events[0].walk("VALARM")
    assert [alarm.TRIGGER for alarm in alarms] == [
        timedelta(days=-30, hours=9),
        timedelta(days=-14, hours=9),
        timedelta(hours=9),
    ]
    assert [alarm["description"] for alarm in alarms] == [
        "Proceeds, due: 30 days left",
        "Proceeds, due: 14 days left",
        "Proceeds, due: today",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", "Devisa; jatuh tempo"), ("en", "Proceeds, due"), ("zh", "收汇到期"), ("zh-hans", "收汇到期")],
)
def test_the_feed_speaks_the_language_asked_for(language, said):
    assert read(language).events[0]["summary"] == said


def test_identifiers_stay_and_differ_by_duty_and_desk():
    assert uid_of(DUTY, PLACE) == "6a95c5e1ff0aca8f6e81a5d71e91249a"
    assert len({uid_of(DUTY, PLACE), uid_of(OTHER, PLACE), uid_of(DUTY, "https://other.id")}) == 3


def test_the_same_duties_give_the_same_bytes_in_short_lines():
    told = [written((DUTY, OTHER), "Kelompok", {}, PLACE, "id") for _ in range(2)]
    assert told[0] == told[1]
    assert max(len(line) for line in told[0].split(b"\r\n")) <= 75


def test_an_empty_feed_is_a_calendar_with_a_name_that_is_asked_for_twice_a_day():
    calendar = Calendar.from_ical(written((), "Kelompok: tanggal", {}, PLACE, "id"))
    assert calendar.events == []
    assert calendar["x-wr-calname"] == "Kelompok: tanggal"
    assert calendar["refresh-interval"].dt == timedelta(hours=12)
