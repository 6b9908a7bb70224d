"""Prepares the papers of a consignment as values and PDF, seals them by hash, and draws up the minutes."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import figures
from geliat.desk.dossier.models import Paper, PaperReceived, SealedShipment
from geliat.desk.dossier.shipment import gather, shipment_of
from geliat.desk.journal import actions as journal
from geliat.desk.loading import figures as loading
from geliat.desk.makers.checks import missing as missing_field
from geliat.desk.rules import figures as rules
from geliat.papers import Drawing, drawings_of, render
from geliat.refusals import Blocker, Refusal
from geliat.trade import documents
from geliat.trade.access import Actor, authorise
from geliat.trade.shipment import ReleaseAct

CODE_LETTERS = 12
"""Letters of base 32 in a paper's code: 60 bits of its content's seal."""
PRINTERS = 2
NO_DRAWINGS: Mapping[str, Sequence[Drawing]] = MappingProxyType({})


PREPARED = tuple(kind for kind in documents.PAPERS if kind != figures.MINUTES)
"""What is prepared here: the five papers that every release needs, and the further ones once asked for."""


RECEIVED_FIELDS = {
    "number": ("Number of the paper", "Nomor dokumen"),
    "issued_by": ("Issued by", "Diterbitkan oleh"),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper with its PDF, ready to be kept."""

    paper: documents.Paper
    pdf: bytes


def prepare(
    consignment: Consignment, kinds: Collection[str] | None = None, *, by: Actor, at: datetime
) -> list[Paper]:
    """Prepare the papers of a consignment; returns all those in force.

    Without `kinds`: the five that every release needs, and further ones prepared before.

    A paper whose content did not change stays as it is; a changed one gets a new version, sealed ones are
    never written over. Papers that can be made are made; refused, with all that is lacking, only when none
    of those asked can be. PDFs are printed outside the transaction.
    """
    authorise(by, "dossier.prepare", ("consignment", consignment.pk))
    if kinds is not None:
        _refuse_unknown(kinds)
    consignment = Consignment.objects.get(pk=consignment.pk)
    if consignment.stage == "declared":
        raise Refusal(_declared(consignment))
    current = {row.kind: row for row in figures.current_papers(consignment)}
    gathered = gather(consignment, on=timezone.localdate(at))
    standing = [kind for kind in current if kind not in (*figures.KINDS, figures.MINUTES)]
    asked = (*figures.KINDS, *standing) if kinds is None else tuple(kinds)
    changed, lacking = figures.rewritten(gathered, current, asked)
    if set(lacking) == set(asked):
        raise Refusal(*_once([blocker for found in lacking.values() for blocker in found]))
    drawings = (
        _drawings(consignment) if any(isinstance(one, documents.LoadPlanSheet) for one in changed) else {}
    )
    printed = _printed(changed, drawings, specimen=consignment.order.group.invented)
    _keep(consignment, printed, by=by, at=at)
    return figures.current_papers(consignment)


def _once(blockers: Sequence[Blocker]) -> list[Blocker]:
    return list({blocker.sentence.en: blocker for blocker in blockers}.values())


def code_of(paper: documents.Paper) -> str:
    """The short code under which a paper's file can be checked: the first bits of its content's seal."""
    return base64.b32encode(bytes.fromhex(paper.sha256))[:CODE_LETTERS].decode()


def check_url(code: str) -> str:
    """The public address where a file can be checked against the seal."""
    return settings.ADDRESS + reverse("dossier:verify", kwargs={"code": code})


def _drawings(consignment: Consignment) -> dict[str, tuple[Drawing, ...]]:
    """The drawings of each stuffed container, by container number."""
    drawn = {}
    for plan in loading.plans_in_force(consignment, stages=loading.STUFFED).values():
        if plan.cartons:
            reading = loading.Reading(plan)
            number = plan.container.number
            drawn[number] = drawings_of(reading.loaded, reading.names, figures=reading.figures, title=number)
    return drawn


def _printed(
    papers: Sequence[documents.Paper], drawings: Mapping[str, Sequence[Drawing]], *, specimen: bool
) -> list[Printed]:
    """The papers with their PDFs; the printer lets other threads run, so two print at once."""
    if len(papers) < 2:
        return [_print(paper, drawings, specimen=specimen) for paper in papers]
    with ThreadPoolExecutor(PRINTERS) as printers:
        return list(printers.map(lambda paper: _print(paper, drawings, specimen=specimen), papers))


def _print(
    paper: documents.Paper,
    drawings: Mapping[str, Sequence[Drawing]] = NO_DRAWINGS,
    *,
    specimen: bool,
) -> Printed:
    url = "" if isinstance(paper, documents.MinutesOfRelease) else check_url(code_of(paper))
    return Printed(paper, render(paper, check_url=url, drawings=drawings, specimen=specimen))


@transaction.atomic
def _keep(consignment: Consignment, printed: Sequence[Printed], *, by: Actor, at: datetime) -> list[Paper]:
    Consignment.objects.select_for_update().get(pk=consignment.pk)
    standing = {row.kind: row.version for row in figures.current_papers(consignment)}
    if any(standing.get(each.paper.kind, 0) + 1 != each.paper.version for each in printed):
        raise Refusal(_someone_was_faster(consignment))
    rows = [_row(consignment, each, at) for each in printed]
    for row in rows:
        row.save()
    journal.record_many("dossier.prepare", rows, by=by, at=at)
    return rows


def _row(consignment: Consignment, printed: Printed, at: datetime) -> Paper:
    paper = printed.paper
    row = Paper(
        consignment=consignment,
        kind=paper.kind,
        version=paper.version,
        number=paper.number,
        dated=paper.date,
        content=paper.content(),
        content_sha256=paper.sha256,
        pdf_sha256=hashlib.sha256(printed.pdf).hexdigest(),
        made_at=at,
        code=code_of(paper),
    )
    name = f"{slugify(consignment.number.replace('/', '-'))}-{paper.kind}-v{paper.version}.pdf"
    row.pdf.save(name, ContentFile(printed.pdf), save=False)
    return row


@transaction.atomic
def seal(consignment: Consignment, *, by: Actor, at: datetime) -> list[Paper]:
    """Seal the papers in force: from now on their content and their file stand by their hashes.

    The shipment they were written from is kept beside them: their machine forms are written from it.
    Refused, with everything at once, while a paper is lacking or out of date, two disagree, or a file is not
    the one that was printed. Returns the papers in force.
    """
    authorise(by, "dossier.seal", ("consignment", consignment.pk))
    consignment = Consignment.objects.select_for_update().get(pk=consignment.pk)
    rows = [row for row in figures.current_papers(consignment) if row.kind in PREPARED]
    gathered = gather(consignment, on=timezone.localdate(at))
    blockers = figures.unfit(consignment, rows, gathered)
    unsealed = [row for row in rows if row.sealed_at is None]
    blockers += [figures.file_differs(row) for row in unsealed if not _file_stands(row)]
    if not unsealed and not blockers:
        blockers.append(_sealed_already(consignment))
    if blockers:
        raise Refusal(*_once(blockers))
    for row in unsealed:
        row.sealed_at = at
    Paper.objects.bulk_update(unsealed, ["sealed_at"])
    shipment = gathered.whole()
    SealedShipment.objects.create(
        consignment=consignment, content=shipment.to_json(), sha256=shipment.sha256, sealed_at=at
    )
    journal.record_many("dossier.seal", unsealed, by=by, at=at)
    return rows


def _file_stands(row: Paper) -> bool:
    try:
        with row.pdf.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == row.pdf_sha256
    except FileNotFoundError:
        return False


def draw_up_minutes(consignment: Consignment, act: ReleaseAct) -> Printed:
    """The minutes of a release with their PDF, binding the sealed papers; writes nothing.

    To be called before the transaction that records the release. Raises Refusal when the papers do not
    stand (`figures.blockers`).
    """
    shipment = shipment_of(consignment, release=act)
    rows = [row for row in figures.current_papers(consignment) if row.kind in figures.KINDS]
    standing = [row for row in figures.current_papers(consignment) if row.kind == figures.MINUTES]
    version = standing[0].version + 1 if standing else 1
    papers = tuple(figures.value_of(row) for row in rows)
    minutes = documents.minutes_of_release(shipment, version, papers)
    return _print(minutes, specimen=consignment.order.group.invented)


@transaction.atomic
def keep_minutes(consignment: Consignment, minutes: Printed, *, by: Actor, at: datetime) -> Paper:
    """Keep the minutes as a paper sealed at once; called inside the officer's act of release."""
    authorise(by, "release.release", ("consignment", consignment.pk))
    row = _keep(consignment, [minutes], by=by, at=at)[0]
    row.sealed_at = at
    row.save(update_fields=["sealed_at"])
    journal.record("dossier.seal", row, by=by, at=at)
    return row


def prepare_minutes(consignment: Consignment, act: ReleaseAct, *, by: Actor, at: datetime) -> Paper:
    """Draw up and keep the minutes of a release in one go."""
    authorise(by, "release.release", ("consignment", consignment.pk))
    return keep_minutes(consignment, draw_up_minutes(consignment, act), by=by, at=at)


@transaction.atomic
def record_received(
    consignment: Consignment, kind: str, number: str, dated: date, issued_by: str, *, by: Actor, at: datetime
) -> PaperReceived:
    """Record a paper that others issue, such as a certificate of quarantine; told twice it stands once.

    `kind` is that of the rule that asks for it (`trade.requirements`). Refuses what is lacking and a day
    that has not come yet, all at once.
    """
    authorise(by, "dossier.record_received", ("consignment", consignment.pk))
    words = {"number": number.strip(), "issued_by": issued_by.strip()}
    blockers = [missing_field(name, *RECEIVED_FIELDS[name]) for name, value in words.items() if not value]
    if dated > timezone.localdate(at):
        blockers.append(
            Blocker(
                code="paper_ahead",
                en="The day of the paper, {day}, has not come yet.",
                id="Tanggal dokumen, {day}, belum tiba.",
                facts={"day": dated.isoformat()},
                owner="coordinator",
            )
        )
    if kind not in rules.papers_of_others():
        blockers.append(
            Blocker(
                code="paper_kind_unknown",
                en="No rule asks for a paper “{kind}” of others.",
                id="Tidak ada aturan yang meminta dokumen “{kind}” dari pihak lain.",
                facts={"kind": kind or "-"},
                owner="coordinator",
            )
        )
    if blockers:
        raise Refusal(*blockers)
    row, made = PaperReceived.objects.get_or_create(
        consignment=consignment,
        kind=kind,
        number=words["number"],
        withdrawn_at=None,
        defaults={"dated": dated, "issued_by": words["issued_by"], "recorded_at": at},
    )
    if made:
        facts = {"kind": kind, "number": row.number}
        journal.record("dossier.record_received", consignment, by=by, at=at, facts=facts)
    return row


@transaction.atomic
def withdraw_received(received: PaperReceived, *, by: Actor, at: datetime) -> PaperReceived:
    """Withdraw a paper that was recorded wrongly or lost its force; refused once the goods are released."""
    authorise(by, "dossier.withdraw_received", ("consignment", received.consignment_id))
    row = (
        PaperReceived.objects.select_for_update(of=("self",))
        .select_related("consignment")
        .get(pk=received.pk)
    )
    if row.consignment.stage not in ("planned", "declared"):
        raise Refusal(
            Blocker(
                code="released_already",
                en="{consignment} is released on the papers received; they stand.",
                id="{consignment} sudah dilepas berdasarkan dokumen yang diterima; dokumen itu tetap.",
                facts={"consignment": row.consignment.number},
                owner="coordinator",
            )
        )
    if row.withdrawn_at is None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        facts = {"kind": row.kind, "number": row.number}
        journal.record("dossier.withdraw_received", row.consignment, by=by, at=at, facts=facts)
    return row


def _refuse_unknown(kinds: Collection[str]) -> None:
    unknown = [kind for kind in kinds if kind not in PREPARED]
    if unknown:
        raise Refusal(
            *(
                Blocker(
                    code="paper_kind_unknown",
                    en="{kind} is no paper that is prepared here; expected some of {known}.",
                    id="{kind} bukan berkas yang disiapkan di sini; pilihannya {known}.",
                    facts={"kind": kind or "-", "known": ", ".join(PREPARED)},
                    owner="coordinator",
                )
                for kind in unknown
            )
        )


def _declared(consignment: Consignment) -> Blocker:
    return Blocker(
        code="declared_already",
        en="{consignment} is declared ready on these papers; withdraw the declaration before changing them.",
        id="{consignment} sudah dinyatakan siap dengan berkas ini; tarik pernyataan sebelum mengubahnya.",
        facts={"consignment": consignment.number},
        owner="coordinator",
        mend=("dossier:consignment", {"consignment": consignment.pk}),
    )


def _sealed_already(consignment: Consignment) -> Blocker:
    return Blocker(
        code="sealed_already",
        en="The papers of {consignment} are sealed already, and nothing has changed since.",
        id="Berkas {consignment} sudah disahkan dan tidak ada yang berubah.",
        facts={"consignment": consignment.number},
        owner="coordinator",
        mend=("dossier:consignment", {"consignment": consignment.pk}),
    )


def _someone_was_faster(consignment: Consignment) -> Blocker:
    return Blocker(
        code="someone_was_faster",
        en="The papers of {consignment} were changed by somebody else a moment ago; look again.",
        id="Berkas {consignment} baru saja diubah orang lain; silakan lihat lagi.",
        facts={"consignment": consignment.number},
        mend=("dossier:consignment", {"consignment": consignment.pk}),
    )
