"""Writes versions of rules, ends rules, has a second person confirm, and takes in a file of rules."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from geliat.desk.journal import actions as journal
from geliat.desk.rules import checks, figures
from geliat.desk.rules.models import RuleVersion
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade.access import Actor, authorise
from geliat.trade.requirements import Requirement, read_book, row_of, shipped_book


@transaction.atomic
def write(
    requirement: Requirement, reason: str, *, by: Actor, at: datetime, seen: int | None = None
) -> RuleVersion:
    """Write a version of a rule, or a new rule; in force at once unless it is for two persons.

    `seen` is the number of the latest version that the writer looked at. Refuses a version that says nothing
    new, lacks a reason, was overtaken by another, or says that it will be checked on a later day.
    """
    authorise(by, "rules.write")
    _rows_of(requirement.code)
    _refuse(
        [
            *checks.of_reason(reason),
            *checks.of_seen(requirement.code, seen, figures.newest(requirement.code)),
            *checks.of_version(figures.book(), requirement),
            *checks.of_checked(requirement, timezone.localdate(at)),
        ]
    )
    days = requirement.valid_from, requirement.valid_until
    return _keep("rules.write", requirement.code, days, requirement, reason, by=by, at=at)


@transaction.atomic
def end(
    code: str,
    valid_from: date,
    valid_until: date | None,
    reason: str,
    *,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> RuleVersion:
    """Write that a rule stands no longer on some days; in force once a second person confirms it."""
    authorise(by, "rules.end")
    _rows_of(code)
    _refuse(
        [
            *checks.of_reason(reason),
            *checks.of_seen(code, seen, figures.newest(code)),
            *checks.of_end(figures.book(), code, valid_from, valid_until),
        ]
    )
    return _keep("rules.end", code, (valid_from, valid_until), None, reason, by=by, at=at)


@transaction.atomic
def confirm(version: RuleVersion, *, by: Actor, at: datetime) -> RuleVersion:
    """Confirm, as a second person, a version that waits; from now on it is in force."""
    authorise(by, "rules.confirm")
    person = checks.person_of(by)
    row = next(one for one in _rows_of(version.code) if one.pk == version.pk)
    later = [one for one in _rows_of(version.code) if one.number > row.number and one.in_force]
    _refuse(checks.of_second_person(row, by) or checks.of_later(row, later))
    row.confirmed_by_id, row.confirmed_at = person, at
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    journal.record("rules.confirm", row, by=by, at=at)
    return row


@transaction.atomic
def set_aside(version: RuleVersion, *, by: Actor, at: datetime) -> RuleVersion:
    """Set aside a version that waits for a second person; it stays in the history."""
    authorise(by, "rules.set_aside")
    person = checks.person_of(by)
    row = next(one for one in _rows_of(version.code) if one.pk == version.pk)
    _refuse([] if row.waits else [checks.not_waiting(row)])
    row.set_aside_by_id, row.set_aside_at = person, at
    row.save(update_fields=["set_aside_by", "set_aside_at"])
    journal.record("rules.set_aside", row, by=by, at=at)
    return row


@transaction.atomic
def take_in(text: str, file: str, reason: str, *, by: Actor, at: datetime) -> list[RuleVersion]:
    """Take in a file of rules (TOML): a version for every row that differs from what stands; all or none.

    Refuses an unreadable file with row and field, and one that says other goods are covered or that a row
    was checked on a day to come. Rules that the file does not name stay as they are.
    """
    authorise(by, "rules.write")
    told = read_book({file: text})
    known, standing = set(shipped_book().coverage), figures.book()
    rows = [row for row in told.requirements if not checks.of_version(standing, row)]
    _refuse(
        [
            *checks.of_reason(reason),
            *(checks.coverage_kept(", ".join(row.hs)) for row in told.coverage if row not in known),
            *(blocker for row in rows for blocker in checks.of_checked(row, timezone.localdate(at))),
        ]
    )
    kept = [write(row, reason, by=by, at=at) for row in rows]
    return kept + [
        end(ruling.code, ruling.valid_from, ruling.valid_until, reason, by=by, at=at)
        for ruling in told.rulings
        if not checks.of_end(standing, ruling.code, ruling.valid_from, ruling.valid_until)
    ]


def _rows_of(code: str) -> list[RuleVersion]:
    """The versions of a rule, held until the deed is done."""
    return list(RuleVersion.objects.select_for_update().filter(code=code).order_by("number"))


def _keep(
    deed: str,
    code: str,
    days: tuple[date, date | None],
    row: Requirement | None,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> RuleVersion:
    because = checks.why_second(figures.book(), code, *days, row)
    version = RuleVersion(
        code=code,
        number=figures.newest(code) + 1,
        row=None if row is None else row_of(row),
        valid_from=days[0],
        valid_until=days[1],
        reason=reason.strip(),
        written_by_id=checks.person_of(by),
        written_at=at,
        needs_second=bool(because),
    )
    try:
        with transaction.atomic():
            version.save()
    except IntegrityError:
        # Nothing of a new rule can be locked: two who write its first version meet at its number.
        raise Refusal(*checks.of_seen(code, 0, version.number)) from None
    facts: dict[str, Fact] = {"version": version.number, "because": version.reason}
    journal.record(deed, version, by=by, at=at, facts=facts)
    return version


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)
