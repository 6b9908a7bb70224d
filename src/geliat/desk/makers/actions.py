"""Registers groups and workshops, states their weekly capacity, and keeps what is private apart.

Disclosure follows UU 8/2016 and UU 27/2022 (consent, withdrawal, erasure): the journal says that a
disclosure was recorded, never at which workshop, and a withdrawn one keeps no content.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.timezone import localdate

from geliat.desk.journal import actions as journal
from geliat.desk.makers import checks
from geliat.desk.makers.facts import ContactFacts, GroupFacts, WorkshopFacts
from geliat.desk.makers.models import (
    ClosedWeek,
    Disclosure,
    Group,
    PrivateContact,
    Regency,
    Skill,
    Village,
    Workshop,
)
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade import identifiers, places
from geliat.trade.access import Actor, authorise

REGENCY_DIGITS = 4


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


@transaction.atomic
def record_regency(bps_code: str, *, by: Actor, at: datetime, name: str = "", province: str = "") -> Regency:
    """Record a regency or city by its BPS code; the one recorded before is returned.

    `name` is only needed where the table of `trade.places` does not know the code.
    """
    authorise(by, "makers.register")
    if standing := Regency.objects.filter(bps_code=bps_code).first():
        return standing
    known = places.find_regency(bps_code)
    name = known.name.id if known else name.strip()
    province = known.province if known else province.strip()
    blockers = [] if name else [checks.missing("regency", "Regency", "Kabupaten atau kota")]
    if not (bps_code.isascii() and bps_code.isdigit() and len(bps_code) == REGENCY_DIGITS):
        blockers.append(
            Blocker(
                code="bps_code_form",
                en="“{code}” is no BPS code of a regency or city; expected 4 digits, as in 3505.",
                id="“{code}” bukan kode BPS kabupaten atau kota; seharusnya 4 angka, seperti 3505.",
                facts={"field": "regency", "code": bps_code},
                owner="coordinator",
            )
        )
    _refuse(blockers)
    regency = Regency.objects.create(bps_code=bps_code, name=name, province=province)
    journal.record("makers.register", regency, by=by, at=at)
    return regency


@transaction.atomic
def record_village(
    regency: Regency, name: str, *, by: Actor, at: datetime, district: str = "", bps_code: str = ""
) -> Village:
    """Record a village of a regency; the one recorded before is returned. No BPS code is ever made up."""
    authorise(by, "makers.register")
    if not name.strip():
        raise Refusal(checks.missing("village", "Village", "Desa atau kelurahan"))
    standing = Village.objects.filter(regency=regency, district=district.strip(), name=name.strip()).first()
    if standing:
        return standing
    village = Village.objects.create(
        regency=regency, name=name.strip(), district=district.strip(), bps_code=bps_code
    )
    journal.record("makers.register", village, by=by, at=at)
    return village


def _group_columns(facts: GroupFacts) -> dict[str, Any]:
    columns = {field: getattr(facts, field) for field in GroupFacts.__slots__}
    return {
        **columns,
        "nib": identifiers.normal_nib(facts.nib),
        "npwp": identifiers.normal_npwp(facts.npwp),
    }


@transaction.atomic
def register_group(facts: GroupFacts, *, by: Actor, at: datetime) -> Group:
    """Register an exporting group."""
    authorise(by, "makers.register")
    _refuse(checks.of_group(facts))
    group = Group.objects.create(**_group_columns(facts))
    journal.record("makers.register", group, by=by, at=at)
    return group


@transaction.atomic
def edit_group(group: Group, facts: GroupFacts, *, by: Actor, at: datetime) -> Group:
    """Correct what is known of a group; the journal names the columns that changed."""
    authorise(by, "makers.register")
    _refuse(checks.of_group(facts, group))
    _change(group, _group_columns(facts), "makers.register", by=by, at=at)
    return group


def _workshop_columns(facts: WorkshopFacts) -> dict[str, Any]:
    return {field: getattr(facts, field) for field in WorkshopFacts.__slots__}


@transaction.atomic
def register_workshop(group: Group, facts: WorkshopFacts, *, by: Actor, at: datetime) -> Workshop:
    """Register a workshop in a group."""
    authorise(by, "makers.register")
    _refuse(checks.of_workshop(group, facts))
    workshop = Workshop.objects.create(group=group, **_workshop_columns(facts))
    journal.record("makers.register", workshop, by=by, at=at)
    return workshop


@transaction.atomic
def edit_workshop(workshop: Workshop, facts: WorkshopFacts, *, by: Actor, at: datetime) -> Workshop:
    """Correct what is known of a workshop; the journal names the columns that changed."""
    authorise(by, "makers.register")
    _refuse(checks.of_workshop(workshop.group, facts, workshop))
    _change(workshop, _workshop_columns(facts), "makers.register", by=by, at=at)
    return workshop


def _change(row: models.Model, columns: dict[str, Any], deed: str, *, by: Actor, at: datetime) -> None:
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    if changed:
        for name in changed:
            setattr(row, name, columns[name])
        row.save(update_fields=changed)
        journal.record(deed, row, by=by, at=at, facts={"changed": ", ".join(changed)})


@transaction.atomic
def rest(workshop: Workshop, *, by: Actor, at: datetime) -> Workshop:
    """Let a workshop rest: it keeps its record and gets no new shares."""
    authorise(by, "makers.register")
    if Workshop.objects.filter(pk=workshop.pk, active=True).update(active=False):
        journal.record("makers.register", workshop, by=by, at=at, facts={"active": 0})
    workshop.active = False
    return workshop


@transaction.atomic
def welcome_back(workshop: Workshop, *, by: Actor, at: datetime) -> Workshop:
    """Take a resting workshop up again."""
    authorise(by, "makers.register")
    if Workshop.objects.filter(pk=workshop.pk, active=False).update(active=True):
        journal.record("makers.register", workshop, by=by, at=at, facts={"active": 1})
    workshop.active = True
    return workshop


@transaction.atomic
def state_capacity(
    workshop: Workshop,
    step: str,
    unit: str,
    per_week: int,
    *,
    by: Actor,
    at: datetime,
    minimum_batch: int = 0,
) -> Skill:
    """State what a workshop can do of a step in a week, in pieces or minutes; it replaces the last figure."""
    authorise(by, "makers.state_capacity")
    _refuse(checks.of_capacity(step, unit, per_week, minimum_batch))
    skill, _ = Skill.objects.update_or_create(
        workshop=workshop,
        step=step,
        defaults={"unit": unit, "per_week": per_week, "minimum_batch": minimum_batch},
    )
    facts: dict[str, Fact] = {
        "step": step,
        "unit": unit,
        "per_week": per_week,
        "minimum_batch": minimum_batch,
    }
    journal.record("makers.state_capacity", workshop, by=by, at=at, facts=facts)
    return skill


@transaction.atomic
def drop_skill(workshop: Workshop, step: str, *, by: Actor, at: datetime) -> None:
    """Take a step off what a workshop can do; shares it holds already stay with it."""
    authorise(by, "makers.state_capacity")
    if Skill.objects.filter(workshop=workshop, step=step).delete()[0]:
        journal.record("makers.state_capacity", workshop, by=by, at=at, facts={"step": step, "per_week": 0})


@transaction.atomic
def close_week(workshop: Workshop, monday: date, *, by: Actor, at: datetime, reason: str = "") -> ClosedWeek:
    """Close a week of a workshop, named by its Monday; a week closed before stays so."""
    authorise(by, "makers.close_week", ("workshop", workshop.pk))
    _refuse(checks.of_week(monday))
    week, made = ClosedWeek.objects.get_or_create(
        workshop=workshop, monday=monday, defaults={"reason": reason}
    )
    if made:
        # The reason may be a private one (illness, mourning): it stays on the row, not in the journal.
        journal.record("makers.close_week", workshop, by=by, at=at, facts={"monday": monday.isoformat()})
    return week


@transaction.atomic
def reopen_week(workshop: Workshop, monday: date, *, by: Actor, at: datetime) -> None:
    """Open a closed week of a workshop again; refused for a week that is not closed."""
    authorise(by, "makers.close_week", ("workshop", workshop.pk))
    _refuse(checks.of_closing(workshop, monday))
    ClosedWeek.objects.filter(workshop=workshop, monday=monday).delete()
    facts: dict[str, Fact] = {"monday": monday.isoformat(), "open": 1}
    journal.record("makers.close_week", workshop, by=by, at=at, facts=facts)


@transaction.atomic
def record_disclosure(
    workshop: Workshop, consented_on: date, *, by: Actor, at: datetime, kind: str = ""
) -> Disclosure:
    """Record a worker's own disclosure of a disability, by consent; its kind may stay unsaid."""
    authorise(by, "makers.record_disclosure", ("workshop", workshop.pk))
    if consented_on > localdate(at):
        raise Refusal(
            Blocker(
                code="consent_ahead",
                en="The day of consent, {day}, has not come yet.",
                id="Tanggal persetujuan, {day}, belum tiba.",
                facts={"field": "consented_on", "day": consented_on.isoformat()},
                owner="coordinator",
            )
        )
    disclosure = Disclosure.objects.create(workshop=workshop, kind=kind, consented_on=consented_on)
    journal.record("makers.record_disclosure", disclosure, by=_unnamed(by), at=at)
    return disclosure


@transaction.atomic
def withdraw_disclosure(disclosure: Disclosure, *, by: Actor, at: datetime) -> Disclosure:
    """Withdraw a consent: the content is erased at once and the disclosure counts no more."""
    authorise(by, "makers.withdraw_disclosure", ("workshop", disclosure.workshop_id))
    standing = Disclosure.objects.filter(pk=disclosure.pk, withdrawn_on=None)
    if standing.update(withdrawn_on=localdate(at), kind=""):
        journal.record("makers.withdraw_disclosure", disclosure, by=_unnamed(by), at=at)
    disclosure.refresh_from_db()
    return disclosure


def _unnamed(by: Actor) -> Actor:
    """Somebody who comes by a workshop's link is not named: the name would tell which workshop it is."""
    return by if by.opens is None else replace(by, who="-", link=None, person=None)


@transaction.atomic
def keep_private(workshop: Workshop, facts: ContactFacts, *, by: Actor, at: datetime) -> PrivateContact:
    """Keep the private contact of a workshop, encrypted; the journal says that it changed, not to what."""
    authorise(by, "makers.keep_private")
    _refuse(checks.of_contact(facts))
    contact, _ = PrivateContact.objects.update_or_create(workshop=workshop, defaults=asdict(facts))
    journal.record("makers.keep_private", workshop, by=by, at=at)
    return contact


@transaction.atomic
def read_private(workshop: Workshop, *, by: Actor, at: datetime) -> ContactFacts:
    """Read the private contact of a workshop; every read is written in the journal (UU 27/2022)."""
    authorise(by, "read.private")
    journal.record("read.private", workshop, by=by, at=at)
    contact = PrivateContact.objects.filter(workshop=workshop).first()
    if contact is None:
        return ContactFacts()
    return ContactFacts(**{field: getattr(contact, field) or "" for field in ContactFacts.__slots__})
