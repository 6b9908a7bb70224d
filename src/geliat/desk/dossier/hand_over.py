"""Has a second person look at the export declaration's file before it is handed over, and hands it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import declaration, figures
from geliat.desk.dossier.models import EntryHandOver, Paper
from geliat.desk.dossier.shipment import Gathered, gather
from geliat.desk.journal import actions as journal
from geliat.desk.makers.checks import missing
from geliat.desk.rules.checks import person_of
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade.access import Actor, authorise
from geliat.trade.documents import PebSheet

SHEET = PebSheet.kind


@dataclass(frozen=True, slots=True)
class File:
    """The declaration's file with its seal, and everything that stands against handing it over."""

    data: bytes | None
    blockers: tuple[Blocker, ...]

    @property
    def sha256(self) -> str | None:
        """The seal of its bytes; None while it cannot be written."""
        return None if self.data is None else declaration.seal_of(self.data)


def file_now(consignment: Consignment, at: datetime) -> File:
    """The file as it would be handed over now, judged with every form; reads only."""
    consignment = Consignment.objects.select_related("order__group", "customs").get(pk=consignment.pk)
    if not declaration.declared(consignment):
        return File(None, (_no_entry(consignment),))
    gathered = gather(consignment, on=timezone.localdate(at))
    rows = [row for row in figures.current_papers(consignment) if row.kind != figures.MINUTES]
    try:
        shipment = gathered.whole()
        data = declaration.bytes_of(shipment)
        papers = tuple(figures.value_of(row) for row in rows)
        found = declaration.findings(consignment, shipment, papers)
    except Refusal as refusal:
        return File(None, tuple(declaration.with_way(one, consignment) for one in refusal.blockers))
    differing = [figures.as_blocker(finding, consignment) for finding in found]
    blockers = [*_papers(consignment, rows, gathered), *differing]
    return File(data, tuple({blocker.sentence.en: blocker for blocker in blockers}.values()))


def _papers(consignment: Consignment, rows: list[Paper], gathered: Gathered) -> list[Blocker]:
    """The papers that the declaration is filed on stand sealed, and say what the desk knows."""
    found = figures.unfit(consignment, rows, gathered)
    if SHEET not in {row.kind for row in rows}:
        found.append(figures.not_prepared(consignment, SHEET))
    return [*found, *(figures.not_sealed(row) for row in rows if row.sealed_at is None)]


def ask(consignment: Consignment, *, by: Actor, at: datetime) -> EntryHandOver:
    """Ask that a second person look at the declaration's file as it stands; an earlier row is kept.

    Asked again of the very same bytes while they wait or are confirmed, the first row stands. Refused, with
    everything at once, while a fact is lacking, papers are not sealed, or the judge finds anything.
    """
    authorise(by, "dossier.ask_hand_over", ("consignment", consignment.pk))
    person = person_of(by)
    file = _handed(Consignment.objects.get(pk=consignment.pk), at)
    seal = declaration.seal_of(file)
    with transaction.atomic():
        row = Consignment.objects.select_for_update().get(pk=consignment.pk)
        earlier = declaration.standing(row)
        if earlier is not None and declaration.state_of(earlier, seal) in ("waiting", "confirmed"):
            return earlier
        EntryHandOver.objects.filter(consignment=row, superseded_at=None).update(superseded_at=at)
        asked = EntryHandOver(consignment=row, file_sha256=seal, asked_by_id=person, asked_at=at)
        asked.file.save(file_name(row), ContentFile(file), save=False)
        asked.save()
        journal.record("dossier.ask_hand_over", asked, by=by, at=at, facts={"sha256": seal})
    return asked


def confirm(consignment: Consignment, file_sha256: str, *, by: Actor, at: datetime) -> EntryHandOver:
    """Confirm, as a second person, the file with this seal; refused to who asked, and of any other file.

    Everything that `ask` looked at is looked at again.
    """
    authorise(by, "dossier.confirm_hand_over", ("consignment", consignment.pk))
    row = _to_answer(consignment, by)
    seal = declaration.seal_of(_handed(row.consignment, at))
    _the_same(consignment, row.file_sha256, file_sha256, seal)
    return _answer(row, True, "", by=by, at=at)


def refuse(
    consignment: Consignment, file_sha256: str, reason: str, *, by: Actor, at: datetime
) -> EntryHandOver:
    """Refuse, as a second person, the file with this seal, and say why."""
    authorise(by, "dossier.refuse_hand_over", ("consignment", consignment.pk))
    row = _to_answer(consignment, by)
    _the_same(consignment, row.file_sha256, file_sha256)
    if not reason.strip():
        raise Refusal(missing("reason", "Reason", "Alasan"))
    return _answer(row, False, reason.strip()[:300], by=by, at=at)


def take(consignment: Consignment, *, by: Actor, at: datetime) -> tuple[str, bytes]:
    """The file's name and bytes, once confirmed and unchanged, and a note of who took it and when.

    Refused, with what stands against it, while the file as it stands was not confirmed.
    """
    authorise(by, "dossier.take_declaration", ("consignment", consignment.pk))
    consignment = Consignment.objects.get(pk=consignment.pk)
    row = declaration.standing(consignment)
    if row is None or not row.confirmed:
        raise Refusal(_not_confirmed(consignment))
    # After the release nothing of it changes any more: what was handed over is given out as it was.
    if consignment.stage in declaration.BEFORE_RELEASE:
        data = _handed(consignment, at)
        if declaration.state_of(row, declaration.seal_of(data)) != "confirmed":
            raise Refusal(_not_confirmed(consignment))
    with row.file.open("rb") as file:
        kept = file.read()
    if declaration.seal_of(kept) != row.file_sha256:
        raise Refusal(_file_differs(consignment))
    journal.record("dossier.take_declaration", row, by=by, at=at, facts={"sha256": row.file_sha256})
    return file_name(consignment), kept


def file_name(consignment: Consignment) -> str:
    """Under which name the file is handed over."""
    return f"{slugify(consignment.number.replace('/', '-'))}-{declaration.FORM.file_name}"


def _handed(consignment: Consignment, at: datetime) -> bytes:
    """The file's bytes, when nothing stands against them; Refusal with everything otherwise."""
    if consignment.stage not in declaration.BEFORE_RELEASE:
        raise Refusal(_too_late(consignment))
    file = file_now(consignment, at)
    if file.data is None or file.blockers:
        raise Refusal(*file.blockers)
    return file.data


def _to_answer(consignment: Consignment, by: Actor) -> EntryHandOver:
    """What waits for the answer of another person than who asked; Refusal where nothing does."""
    person, row = person_of(by), declaration.standing(consignment)
    if row is None or row.confirmed is not None:
        raise Refusal(_nothing_asked(consignment))
    if row.asked_by_id == person:
        raise Refusal(_same_person(consignment, by))
    return row


def _the_same(consignment: Consignment, *seals: str) -> None:
    """What was asked, what the second person saw, and what would be written now are one file."""
    if len(set(seals)) > 1:
        raise Refusal(_changed(consignment))


@transaction.atomic
def _answer(row: EntryHandOver, confirmed: bool, reason: str, *, by: Actor, at: datetime) -> EntryHandOver:
    waiting = EntryHandOver.objects.select_for_update().filter(pk=row.pk, confirmed=None, superseded_at=None)
    told = {"confirmed": confirmed, "reason": reason, "answered_by_id": person_of(by), "answered_at": at}
    if not waiting.update(**told):
        raise Refusal(_nothing_asked(row.consignment))
    row.refresh_from_db()
    facts: dict[str, Fact] = {"sha256": row.file_sha256}
    deed = "dossier.confirm_hand_over" if confirmed else "dossier.refuse_hand_over"
    journal.record(deed, row, by=by, at=at, facts=facts if confirmed else {**facts, "reason": reason})
    return row


def _about(consignment: Consignment, code: str, en: str, id: str, **facts: Fact) -> Blocker:
    return Blocker(
        code=code,
        en=en,
        id=id,
        facts={"consignment": consignment.number, **facts},
        owner="coordinator",
        mend=("dossier:hand_over", {"consignment": consignment.pk}),
    )


def _no_entry(consignment: Consignment) -> Blocker:
    return Blocker(
        code="customs_entry_missing",
        en="The customs facts of {consignment}, from which the PEB is written, are not recorded.",
        id="Data pabean {consignment}, dasar penulisan PEB, belum dicatat.",
        facts={"consignment": consignment.number},
        owner="coordinator",
        mend=("consignments:export_customs", {"consignment": consignment.pk}),
    )


def _too_late(consignment: Consignment) -> Blocker:
    return _about(
        consignment,
        "released_already",
        "{consignment} is released already; its PEB stands.",
        "{consignment} sudah dilepas; PEB-nya tetap.",
    )


def _nothing_asked(consignment: Consignment) -> Blocker:
    return _about(
        consignment,
        "no_look_asked",
        "Nobody asked that the PEB data of {consignment} be looked at, or it was answered already.",
        "Tidak ada permintaan pemeriksaan data PEB {consignment}, atau sudah dijawab.",
    )


def _same_person(consignment: Consignment, by: Actor) -> Blocker:
    return _about(
        consignment,
        "same_person",
        "{person} asked for this look; another person must answer.",
        "{person} yang meminta pemeriksaan ini; orang lain yang harus menjawab.",
        person=by.who,
    )


def _changed(consignment: Consignment) -> Blocker:
    return _about(
        consignment,
        "peb_changed",
        "The PEB data of {consignment} has changed since it was shown; have it looked at again.",
        "Data PEB {consignment} sudah berubah sejak ditampilkan; minta diperiksa lagi.",
    )


def _not_confirmed(consignment: Consignment) -> Blocker:
    return _about(
        consignment,
        "peb_not_seen",
        "The PEB data of {consignment}, as it stands, was not confirmed by a second person.",
        "Data PEB {consignment} yang berlaku sekarang belum dipastikan orang kedua.",
    )


def _file_differs(consignment: Consignment) -> Blocker:
    return _about(
        consignment,
        "paper_file_differs",
        "The kept PEB file of {consignment} is not the one that was confirmed.",
        "Berkas PEB {consignment} yang tersimpan bukan yang dipastikan.",
    )
