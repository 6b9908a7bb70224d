"""What the board reminds of by date: export proceeds from 30 days ahead, until they are in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from geliat.desk.orders.models import Order
from geliat.desk.settlement import proceeds
from geliat.measures import Money
from geliat.sentences import Sentence
from geliat.trade.proceeds import REMINDER_DAYS


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that is due: its day, the days left (below zero once late), and its page.

    `short` is what is still to come, None where it cannot be reckoned.
    """

    order: Order
    due_on: date
    days: int
    sentence: Sentence
    short: Money | None
    page: str
    names: Mapping[str, int]

    @property
    def left(self) -> Sentence:
        """The days in words."""
        return proceeds.days_said(self.days)

    @property
    def tone(self) -> str:
        """How it is shown: plain from 30 days ahead, warning from 14, stop on the day and after."""
        _, near, last = REMINDER_DAYS
        return "stop" if self.days <= last else "warn" if self.days <= near else "wait"


def reminders_on(today: date, order: Order | None = None) -> list[Reminder]:
    """What is due within 30 days of today or late, the earliest first; of one order where it is named."""
    found, every = [], proceeds.registered()
    for one in proceeds.waiting(today, every if order is None else every.filter(consignment__order=order)):
        if one.due_on is None or (days := (one.due_on - today).days) > REMINDER_DAYS[0]:
            continue
        number = one.consignment.number
        found.append(
            Reminder(
                order=one.consignment.order,
                due_on=one.due_on,
                days=days,
                sentence=Sentence(en=f"Export proceeds of {number}", id=f"Devisa hasil ekspor {number}"),
                short=one.proceeds.short if one.proceeds else None,
                page="settlement:proceeds_of",
                names={"consignment": one.consignment.pk},
            )
        )
    return found
