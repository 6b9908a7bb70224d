"""Rules bent for tests: a shipped row with changes, and versions that officer or administrator wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from tests.desk.cast import ADI, AT, RATNA, person
from tests.trade.requirements.builders import a_requirement, alike

from geliat.desk.people.actions import actor_of
from geliat.desk.rules import actions
from geliat.desk.rules.models import RuleVersion
from geliat.trade.access import Actor
from geliat.trade.requirements import Requirement, shipped_book

ON = date(2020, 10, 20)
RULE = "v_legal_instruments"
REASON = "Read in the list of 2020"
LATER = AT + timedelta(days=1)


def by_name(actor: Actor) -> Actor:
    """The actor as the person who signed in."""
    return actor_of(person(actor))


def shipped(code: str = RULE, on: date = ON) -> Requirement:
    """The shipped row of a rule."""
    row = shipped_book().row(code, on)
    assert row is not None
    return row


def bent(code: str = RULE, **changes: Any) -> Requirement:
    """The shipped row of a rule with changes, checked on the day of the tests unless told."""
    return replace(shipped(code), **{"checked_on": AT.date(), **changes})


def a_new_rule(**changes: Any) -> Requirement:
    """A rule that does not ship with the program, checked on the day of the tests unless told."""
    return a_requirement(**{"code": "new_rule", "checked_on": AT.date(), **changes})


def written(row: Requirement | None = None, *, by: Actor = RATNA, at: datetime = AT) -> RuleVersion:
    """A version as written; by default one that says another source and is in force at once."""
    return actions.write(row or bent(source=alike("Read at the office")), REASON, by=by_name(by), at=at)


def verified(code: str = RULE, **changes: Any) -> Requirement:
    """The row of a rule as compared with its source."""
    return bent(code, verified=True, confidence="high", **changes)


def confirmed(row: Requirement, *, at: datetime = AT) -> RuleVersion:
    """A version that the officer wrote and the administrator confirmed an hour later."""
    return actions.confirm(written(row, at=at), by=by_name(ADI), at=at + timedelta(hours=1))
