"""Records customs' NPE, declares a consignment ready, and performs its public release.

The release is the district's own act; customs' NPE alone permits the export (UU 17/2006).
"""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from geliat.desk.consignments import actions as consignments
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions as dossier
from geliat.desk.dossier import figures as dossier_figures
from geliat.desk.journal import actions as journal
from geliat.desk.makers.checks import missing
from geliat.desk.people.actions import actor_of
from geliat.desk.people.models import Person
from geliat.desk.release import checks, figures, needs
from geliat.desk.release.customs import customs_office
from geliat.desk.release.models import Declaration, Npe, Release, RuleDecision
from geliat.desk.rules.checks import person_of
from geliat.refusals import Blocker, Fact, Refusal
from geliat.sentences import Sentence
from geliat.trade import documents
from geliat.trade.access import ROLE_NAMES, Actor, Role, authorise
from geliat.trade.consistency import check_consistency
from geliat.trade.shipment import Official, Override, ReleaseAct

CODE_LETTERS = "34679ACDEFGHJKMNPRTVWXY"
"""Letters and digits that nobody confuses when read aloud or copied by hand: no 0/O, 1/I/L, 2/Z, 5/S, 8/B."""
CODE_LENGTH = 8


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


def _locked(consignment: Consignment) -> Consignment:
    locked = Consignment.objects.select_for_update(of=("self",))
    return locked.select_related("order__group").get(pk=consignment.pk)


@transaction.atomic
def record_npe(
    consignment: Consignment,
    number: str,
    dated: date,
    peb_number: str,
    peb_dated: date,
    office: str = "",
    *,
    by: Actor,
    at: datetime,
) -> Npe:
    """Record customs' NPE and the PEB it answers; `office` is the customs office, else that of the port.

    The same told again stands once. Other facts correct the first until the release; the journal keeps what
    was said before. Refuses dates that cannot be, all at once.
    """
    authorise(by, "release.record_npe", ("consignment", consignment.pk))
    row = _locked(consignment)
    office = office.strip() or customs_office(row.loading_port, dated)
    told = {
        "number": number.strip(),
        "dated": dated,
        "peb_number": peb_number.strip(),
        "peb_dated": peb_dated,
        "customs_office": office,
    }
    standing = Npe.objects.select_for_update().filter(consignment=row).first()
    if standing is not None and all(getattr(standing, name) == value for name, value in told.items()):
        return standing
    today = timezone.localdate(at)
    wrong = checks.of_npe(number, dated, peb_number, peb_dated, sails_on=row.sails_on, today=today)
    _refuse(checks.of_npe_stage(row) + wrong)
    facts: dict[str, Fact] = {"npe": str(told["number"]), "peb": str(told["peb_number"])}
    if standing is None:
        standing = Npe.objects.create(consignment=row, recorded_at=at, **told)
    else:
        facts |= {
            f"{name}_before": str(getattr(standing, name))
            for name, value in told.items()
            if getattr(standing, name) != value
        }
        for name, value in told.items():
            setattr(standing, name, value)
        standing.recorded_at = at
        standing.save(update_fields=[*told, "recorded_at"])
    journal.record("release.record_npe", row, by=by, at=at, facts=facts)
    return standing


@transaction.atomic
def declare(consignment: Consignment, *, by: Actor, at: datetime) -> Declaration:
    """Declare a consignment ready for the release; refused with every open blocker while there is one."""
    authorise(by, "release.declare", ("consignment", consignment.pk))
    person = person_of(by)
    row = _locked(consignment)
    if row.stage == "planned":
        _refuse(list(figures.blockers(row, timezone.localdate(at))))
    consignments.declare(row, deed="release.declare", by=by, at=at)
    return Declaration.objects.create(consignment=row, declared_by_id=person, declared_at=at)


@transaction.atomic
def withdraw(consignment: Consignment, *, by: Actor, at: datetime) -> Consignment:
    """Withdraw a declaration before the release: the consignment is planned again and can be changed."""
    authorise(by, "release.withdraw", ("consignment", consignment.pk))
    row = _locked(consignment)
    consignments.take_back(row, deed="release.withdraw", by=by, at=at)
    Declaration.objects.filter(consignment=row, withdrawn_at=None).update(withdrawn_at=at)
    return row


def release(consignment: Consignment, place: str, *, by: Actor, at: datetime) -> Release:
    """Perform the public release of a declared consignment: the act, its minutes and its public page.

    Only an officer who is neither the declarer nor did a coordinator's work on the goods. The minutes are
    drawn up and printed first; then one transaction looks at everything again and keeps minutes, act and
    stage together, so that there is never a release without minutes nor minutes without a release.
    """
    authorise(by, "release.release", ("consignment", consignment.pk))
    officer = Person.objects.get(pk=person_of(by))
    row = Consignment.objects.select_related("order__group").get(pk=consignment.pk)
    declaration = figures.declaration_of(row)
    _may_release(row, declaration, place, by, timezone.localdate(at))
    act = _act(row, place.strip(), officer, at=at)
    minutes = dossier.draw_up_minutes(row, act)
    _refuse(_contradictions(row, minutes.paper))
    with transaction.atomic():
        row = _locked(row)
        _may_release(row, figures.declaration_of(row), place, by, timezone.localdate(at))
        decided = _overrides(row, timezone.localdate(at)) == act.overrides
        bound = decided and _still_bound(row, act, minutes.paper)
        if figures.declaration_of(row) != declaration or not bound:
            raise Refusal(_someone_was_faster(row))
        dossier.keep_minutes(row, minutes, by=by, at=at)
        released = Release.objects.create(
            consignment=row,
            officer=officer,
            released_at=at,
            place=act.place,
            code=act.short_code,
            rules=needs.held(row, timezone.localdate(at)),
        )
        facts: dict[str, Fact] = {"place": act.place, "code": act.short_code, "npe": act.npe_number}
        consignments.release(row, deed="release.release", by=by, at=at, facts=facts)
    return released


def _may_release(
    consignment: Consignment, declaration: Declaration | None, place: str, by: Actor, on: date
) -> None:
    standing = declaration if consignment.stage == "declared" else None
    if consignment.stage in ("released", "sailed", "arrived"):
        raise Refusal(
            Blocker(
                code="released_already",
                en="{consignment} is released already.",
                id="{consignment} sudah dilepas.",
                facts={"consignment": consignment.number},
            )
        )
    _refuse(
        [
            *checks.of_officer(consignment, standing, by),
            *checks.of_place(place),
            *figures.blockers(consignment, on),
        ]
    )


def _act(consignment: Consignment, place: str, officer: Person, *, at: datetime) -> ReleaseAct:
    npe, declaration = figures.npe_of(consignment), figures.declaration_of(consignment)
    if npe is None or declaration is None:  # both were just looked at: somebody took one away meanwhile
        raise Refusal(_someone_was_faster(consignment))
    code = _code(consignment, at)
    return ReleaseAct(
        number=f"{consignment.number}/BA",
        place=place,
        at=timezone.localtime(at),
        declared_by=official(declaration.declared_by, Role.COORDINATOR),
        released_by=official(officer, Role.OFFICER),
        customs_office=npe.customs_office,
        npe_number=npe.number,
        npe_date=npe.dated,
        peb_number=npe.peb_number,
        peb_date=npe.peb_dated,
        short_code=code,
        public_url=public_url(code),
        overrides=_overrides(consignment, timezone.localdate(at)),
    )


def _overrides(consignment: Consignment, on: date) -> tuple[Override, ...]:
    """What two persons decided of rules that are not sure, as the minutes print it."""
    return tuple(
        Override(
            rule=need.gap.sentence if need.gap else need.name,
            needed=one.needed,
            reason=one.reason,
            asked_by=_as_they_are(one.asked_by),
            asked_on=timezone.localdate(one.asked_at),
            confirmed_by=_as_they_are(one.confirmed_by),
            confirmed_on=timezone.localdate(one.confirmed_at),
        )
        for need in needs.needs(consignment, on)
        if (one := need.decision) is not None and one.confirmed_by and one.confirmed_at
    )


def _as_they_are(person: Person) -> Official:
    """A person in the first of the roles held."""
    return official(person, actor_of(person).role)


@transaction.atomic
def ask_decision(
    consignment: Consignment, code: str, needed: bool, reason: str, *, by: Actor, at: datetime
) -> RuleDecision:
    """Ask that it be decided whether the paper of a rule that is not sure is needed, and say why.

    It counts once a second person confirms it. Asking again supersedes what was asked or decided before,
    which stays in the history.
    """
    authorise(by, "release.ask_decision", ("consignment", consignment.pk))
    person = person_of(by)
    row = _locked(consignment)
    need = _open_need(row, code, at)
    _refuse([] if reason.strip() else [missing("reason", "Reason", "Alasan")])
    RuleDecision.objects.filter(consignment=row, code=code, superseded_at=None).update(superseded_at=at)
    decision = RuleDecision.objects.create(
        consignment=row,
        code=code,
        fingerprint=need.fingerprint,
        needed=needed,
        reason=reason.strip(),
        asked_by_id=person,
        asked_at=at,
    )
    facts: dict[str, Fact] = {"rule": code, "needed": int(needed), "reason": decision.reason}
    journal.record("release.ask_decision", row, by=by, at=at, facts=facts)
    return decision


@transaction.atomic
def confirm_decision(consignment: Consignment, code: str, *, by: Actor, at: datetime) -> RuleDecision:
    """Confirm, as a second person, what was asked about a rule; refused to who asked it."""
    authorise(by, "release.confirm_decision", ("consignment", consignment.pk))
    person = person_of(by)
    row = _locked(consignment)
    decision = _open_need(row, code, at).decision
    _refuse(checks.of_second_person(decision, code, by))
    if decision is None:  # refused just above
        raise RuntimeError("a decision that nobody asked was confirmed")
    decision.confirmed_by_id, decision.confirmed_at = person, at
    decision.save(update_fields=["confirmed_by", "confirmed_at"])
    journal.record("release.confirm_decision", row, by=by, at=at, facts={"rule": code})
    return decision


def _open_need(consignment: Consignment, code: str, at: datetime) -> needs.Need:
    """The need that two persons may still decide on; Refusal for another, or after the declaration."""
    if consignment.stage != "planned":
        raise Refusal(checks.decided_too_late(consignment))
    for need in needs.needs(consignment, timezone.localdate(at)):
        if need.code == code and need.decidable:
            return need
    raise Refusal(checks.nothing_to_decide(code))


def official(person: Person, role: Role) -> Official:
    """A person as acting in an office; who has recorded none acts in the office of the role."""
    office = Sentence(en=person.office, id=person.office) if person.office else ROLE_NAMES[role]
    return Official(person.name, office)


def public_url(code: str) -> str:
    """The address of the public page of a release."""
    return settings.ADDRESS + reverse("release:public", kwargs={"code": code})


def _code(consignment: Consignment, at: datetime) -> str:
    """A short code that nobody can guess: it follows from the desk's own secret, not from chance."""
    for turn in range(1000):
        told = f"{consignment.number}|{at.isoformat()}|{turn}"
        number = int.from_bytes(salted_hmac("geliat.release", told, algorithm="sha256").digest())
        letters = []
        for _ in range(CODE_LENGTH):
            number, letter = divmod(number, len(CODE_LETTERS))
            letters.append(CODE_LETTERS[letter])
        code = "".join(letters)
        if not Release.objects.filter(code=code).exists():
            return code
    raise RuntimeError("no short code is left for a release")


def _still_bound(consignment: Consignment, act: ReleaseAct, minutes: documents.Paper) -> bool:
    """Whether what the minutes say is still what stands: the papers by their seals, and the NPE."""
    npe = figures.npe_of(consignment)
    if npe is None or (npe.number, npe.peb_number) != (act.npe_number, act.peb_number):
        return False
    rows = [row for row in dossier_figures.current_papers(consignment) if row.kind in dossier_figures.KINDS]
    bound = (
        {paper.sha256 for paper in minutes.papers}
        if isinstance(minutes, documents.MinutesOfRelease)
        else None
    )
    return bound == {row.content_sha256 for row in rows}


def _contradictions(consignment: Consignment, minutes: documents.Paper) -> list[Blocker]:
    """Where the minutes would disagree with the papers they bind."""
    rows = [row for row in dossier_figures.current_papers(consignment) if row.kind in dossier_figures.KINDS]
    found = check_consistency([*map(dossier_figures.value_of, rows), minutes])
    # While the carrier gave no sailing date, the papers carry the latest day of shipment, and a ship may well
    # sail before it: how old the PEB may be was then looked at against the NPE.
    passed_over = () if consignment.sails_on else ("peb_too_early",)
    return [
        dossier_figures.as_blocker(finding, consignment)
        for finding in found
        if finding.code not in passed_over
    ]


def _someone_was_faster(consignment: Consignment) -> Blocker:
    return Blocker(
        code="someone_was_faster",
        en="{consignment} was changed by somebody else a moment ago; look again.",
        id="{consignment} baru saja diubah orang lain; silakan lihat lagi.",
        facts={"consignment": consignment.number},
        mend=("release:consignment", {"consignment": consignment.pk}),
    )
