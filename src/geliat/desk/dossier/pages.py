"""What the pages of papers show: each paper with its state, its versions, and what changed between two."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from django.db.models import OuterRef, Subquery

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import beside, declaration, figures, machine_forms
from geliat.desk.dossier.machine_forms import Offered
from geliat.desk.dossier.models import Paper
from geliat.desk.dossier.shipment import gather
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade import documents

MOST_CHANGES = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper of the set: the version in force, earlier ones, and what stands against a new one."""

    kind: str
    title: Sentence
    paper: Paper | None
    earlier: tuple[Paper, ...]
    out_of_date: bool
    lacking: tuple[Blocker, ...]
    forms: tuple[Offered, ...] = ()

    @property
    def not_asked(self) -> bool:
        """Whether this consignment needs no such paper as it stands."""
        return self.paper is None and any(one.code == beside.NOT_ASKED for one in self.lacking)


@dataclass(frozen=True, slots=True)
class Dossier:
    """The papers of a consignment with everything that stands against sealing them."""

    sheets: tuple[Sheet, ...]
    disagreements: tuple[Blocker, ...]
    minutes: Paper | None
    further: tuple[Sheet, ...] = ()
    entry: str = "none"

    @property
    def lacking(self) -> tuple[Blocker, ...]:
        """What papers lack, each said once."""
        found = {each.sentence.en: each for sheet in self.sheets for each in sheet.lacking}
        return tuple(found.values())

    @property
    def forms_lack(self) -> tuple[Blocker, ...]:
        """What forms alone lack, beyond what their papers do, each said once."""
        sheets = (*self.sheets, *self.further)
        of_papers = {each.sentence.en for sheet in sheets for each in sheet.lacking}
        of_forms = [each for sheet in sheets for form in sheet.forms for each in form.lacking]
        return tuple({one.sentence.en: one for one in of_forms if one.sentence.en not in of_papers}.values())

    @property
    def can_prepare(self) -> bool:
        """Whether a paper could be written now that is new or says something else."""
        return any((sheet.paper is None or sheet.out_of_date) and not sheet.lacking for sheet in self.sheets)

    @property
    def to_prepare(self) -> tuple[Sheet, ...]:
        """The further papers whose facts are there and that nobody has prepared yet."""
        return tuple(sheet for sheet in self.further if sheet.paper is None and not sheet.lacking)

    @property
    def to_hand_over(self) -> bool:
        """Whether the export declaration waits for two persons or to be handed over."""
        sheet = next(sheet for sheet in self.further if sheet.kind == documents.PebSheet.kind)
        return sheet.paper is not None and self.entry != "confirmed"

    @property
    def whole(self) -> bool:
        """Whether all papers are there and up to date."""
        return all(sheet.paper and not sheet.out_of_date and not sheet.lacking for sheet in self.sheets)

    @property
    def sealed(self) -> bool:
        """Whether all papers in force are sealed."""
        return all(sheet.paper and sheet.paper.sealed_at for sheet in self.sheets)

    @property
    def can_seal(self) -> bool:
        """Whether sealing would go through."""
        return self.whole and not self.disagreements and not self.sealed


def dossier_of(consignment: Consignment, on: date) -> Dossier:
    """The set as its page shows it; the shipment is gathered once."""
    rows = figures.current_papers(consignment)
    current = {row.kind: row for row in rows}
    earlier: dict[str, list[Paper]] = {}
    for row in figures.papers_of(consignment).defer("content"):
        if row.pk != current[row.kind].pk:
            earlier.setdefault(row.kind, []).append(row)
    gathered = gather(consignment, on=on)
    asked = (*figures.KINDS, *(kind for kind in beside.KINDS if kind in current))
    changed, lacking = figures.rewritten(gathered, current, asked)
    lacking = {**gathered.beside, **lacking}
    stale = {paper.kind for paper in changed if paper.kind in current}
    forms = machine_forms.by_paper(consignment, gathered, current)
    sheets = {
        kind: Sheet(
            kind,
            documents.PAPERS[kind].title,
            current.get(kind),
            tuple(earlier.get(kind, ())),
            kind in stale,
            lacking.get(kind, ()),
            tuple(forms.get(kind, ())),
        )
        for kind in (*figures.KINDS, *beside.KINDS)
    }
    return Dossier(
        tuple(sheets[kind] for kind in figures.KINDS),
        tuple(figures.as_blocker(one, consignment) for one in figures.findings_among(rows)),
        current.get(figures.MINUTES),
        tuple(sheets[kind] for kind in beside.KINDS),
        declaration.state_now(consignment, gathered),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A consignment on the front page: how many papers are in force, and how many of them sealed."""

    consignment: Consignment
    papers: int
    sealed: int


def rows_of(consignments: Iterable[Consignment]) -> list[Row]:
    """Consignments with their papers, in one query."""
    asked = list(consignments)
    newest = Paper.objects.filter(consignment=OuterRef("consignment"), kind=OuterRef("kind"))
    rows = Paper.objects.filter(
        consignment__in=asked,
        kind__in=figures.KINDS,
        version=Subquery(newest.order_by("-version").values("version")[:1]),
    )
    counts = {one.pk: [0, 0] for one in asked}
    for consignment, sealed_at in rows.values_list("consignment", "sealed_at"):
        counts[consignment][0] += 1
        counts[consignment][1] += sealed_at is not None
    return [Row(one, *counts[one.pk]) for one in asked]


@dataclass(frozen=True, slots=True)
class Change:
    """A field that says something else than in the version before."""

    field: str
    before: str
    after: str


def changes_since(earlier: Paper, later: Paper) -> list[Change]:
    """The fields in which two versions of a paper differ, in the order of the paper."""
    found = []
    for change in _differences(earlier.content, later.content, ""):
        if change.field != "version":
            found.append(change)
        if len(found) == MOST_CHANGES:
            break
    return found


def _differences(before: Any, after: Any, where: str) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys([*before, *after]):
            path = f"{where}.{name}" if where else str(name)
            yield from _differences(before.get(name), after.get(name), path)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True), start=1):
            yield from _differences(one, other, f"{where}[{number}]")
    else:
        yield Change(where, _told(before), _told(after))


def _told(value: Any) -> str:
    if isinstance(value, list):
        return f"[{len(value)}]"
    if isinstance(value, dict):
        return ", ".join(f"{name} {_told(part)}" for name, part in value.items())
    return "–" if value in (None, "") else str(value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file brought for checking is: the paper asked about, another version of it, or neither."""

    same: bool
    paper: Paper | None


def verdict_on(asked: Paper, sha256: str) -> Verdict:
    """Compare a file's hash with the paper asked about, then with its other versions."""
    if sha256 == asked.pdf_sha256:
        return Verdict(True, asked)
    others = Paper.objects.filter(consignment=asked.consignment_id, kind=asked.kind, pdf_sha256=sha256)
    return Verdict(False, others.first())


def hash_of(file: IO[bytes]) -> str:
    """The SHA-256 of an uploaded file, read piece by piece."""
    digest = hashlib.sha256()
    while piece := file.read(1 << 16):
        digest.update(piece)
    return digest.hexdigest()
