"""The addresses of the rules, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.desk.rules.builders import RULE, verified, written
from tests.web.rows import Case, Row

from geliat.desk.rules.models import RuleVersion


def a_rule(_: Case) -> dict[str, Any]:
    """A rule that ships with the program."""
    return {"code": RULE}


def a_waiting_version(_: Case) -> dict[str, Any]:
    """A version that waits for a second person."""
    waits = RuleVersion.objects.filter(confirmed_at=None, needs_second=True, set_aside_at=None).first()
    return {"version": (waits or written(verified())).pk}


ROWS = [
    Row("rules:rules"),
    Row("rules:new"),
    Row("rules:new", method="POST"),
    Row("rules:export", unseen="a download"),
    Row("rules:take_in"),
    Row("rules:take_in", method="POST"),
    Row("rules:rule", a_rule),
    Row("rules:write", a_rule),
    Row("rules:write", a_rule, method="POST"),
    Row("rules:end", a_rule, method="POST"),
    Row("rules:confirm", a_waiting_version, method="POST"),
    Row("rules:set_aside", a_waiting_version, method="POST"),
]
