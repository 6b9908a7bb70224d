"""Reads the dossier: the papers in force, where they disagree, what is out of date, what is still to do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache

from django.db.models import OuterRef, QuerySet, Subquery

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import beside, declaration, missing
from geliat.desk.dossier.models import Paper
from geliat.desk.dossier.shipment import Gathered, gather
from geliat.refusals import Blocker, Refusal
from geliat.trade import documents
from geliat.trade.canonical import canonical_text, parsed
from geliat.trade.consistency import Finding, check_consistency
from geliat.trade.shipment import Shipment

KINDS = missing.KINDS
MINUTES = documents.MinutesOfRelease.kind

WRITERS: Mapping[str, Callable[[Shipment, int], documents.Paper]] = {
    documents.CommercialInvoice.kind: documents.commercial_invoice,
    documents.PackingList.kind: documents.packing_list,
    documents.LoadPlanSheet.kind: documents.load_plan_sheet,
    documents.InspectionSummary.kind: documents.inspection_summary,
    documents.VgmDeclaration.kind: documents.vgm_declaration,
}
"""Kind -> what writes the paper of a shipment, in the order of preparation."""


def papers_of(consignment: Consignment) -> QuerySet[Paper]:
    """Every version of every paper of a consignment, newest first within a kind."""
    return Paper.objects.filter(consignment=consignment).order_by("kind", "-version")


def current_papers(consignment: Consignment) -> list[Paper]:
    """The version in force of each paper, in the order in which papers are written."""
    newest = Paper.objects.filter(consignment=OuterRef("consignment"), kind=OuterRef("kind"))
    rows = Paper.objects.filter(
        consignment=consignment,
        version=Subquery(newest.order_by("-version").values("version")[:1]),
    ).select_related("consignment")
    order = list(documents.PAPERS)
    return sorted(rows, key=lambda row: order.index(row.kind))


def value_of(row: Paper) -> documents.Paper:
    """A stored paper as the frozen value its content says."""
    return _value(canonical_text(row.content))


@lru_cache(maxsize=64)
def _value(text: str) -> documents.Paper:
    """Kept by the very text that is read: a content changed in the least is read anew."""
    return documents.paper_from_content(parsed(text))


def findings(consignment: Consignment) -> tuple[Finding, ...]:
    """Where the papers in force disagree, read from their own content; empty when all agree."""
    return findings_among(current_papers(consignment))


def findings_among(rows: Iterable[Paper]) -> tuple[Finding, ...]:
    """Where these papers disagree."""
    return check_consistency(value_of(row) for row in rows)


def as_blocker(finding: Finding, consignment: Consignment) -> Blocker:
    """A disagreement as a blocker that leads to the consignment's papers."""
    return dataclasses.replace(finding.blocker, mend=("dossier:consignment", {"consignment": consignment.pk}))


def further(gathered: Gathered) -> tuple[str, ...]:
    """The kinds of further papers whose facts are there, in the order of papers."""
    if gathered.shipment is None:
        return ()
    return tuple(kind for kind in documents.writers(gathered.shipment, gathered.book) if kind not in KINDS)


def rewritten(
    gathered: Gathered, current: Mapping[str, Paper], kinds: Iterable[str]
) -> tuple[list[documents.Paper], dict[str, tuple[Blocker, ...]]]:
    """The papers of `kinds` that are new or say something else than the version in force, and those lacking.

    A changed paper bears the next version; what cannot be written yet is named with everything that stands
    against it.
    """
    changed: list[documents.Paper] = []
    asked = set(kinds)
    more = (
        documents.writers(gathered.shipment, gathered.book)
        if gathered.shipment and asked - set(WRITERS)
        else {}
    )
    every = {**WRITERS, **{kind: write for kind, write in more.items() if kind not in WRITERS}}
    lacking: dict[str, tuple[Blocker, ...]] = {
        kind: gathered.beside[kind] for kind in documents.PAPERS if kind in asked - set(every)
    }
    for kind, write in every.items():
        if kind not in asked:
            continue
        if gathered.lacking.get(kind) or gathered.shipment is None:
            lacking[kind] = gathered.lacking[kind]
            continue
        standing = current.get(kind)
        try:
            paper = write(gathered.shipment, standing.version if standing else 1)
        except Refusal as refusal:
            lacking[kind] = tuple(beside.with_way(blocker) for blocker in refusal.blockers)
            continue
        if standing is None:
            changed.append(paper)
        elif paper.sha256 != standing.content_sha256:
            changed.append(dataclasses.replace(paper, version=standing.version + 1))
    return changed, lacking


def blockers(consignment: Consignment, *, on: date | None = None) -> list[Blocker]:
    """Everything that stands against releasing on these papers, each with the way to where it is mended.

    Papers lacking or out of date against the desk's own rows, disagreements among those in force,
    papers not sealed yet, and that no second person has looked at the export declaration.
    """
    rows, gathered = current_papers(consignment), gather(consignment, on=on)
    found = unfit(consignment, rows, gathered)
    unsealed = [row for row in rows if row.sealed_at is None and row.kind in (*KINDS, MINUTES)]
    found += [not_sealed(row) for row in unsealed]
    return found + declaration.blockers(consignment, gathered)


def unfit(consignment: Consignment, rows: Iterable[Paper], gathered: Gathered) -> list[Blocker]:
    """What keeps the papers in force from being sealed: lacking, out of date, or at odds with each other."""
    current = {row.kind: row for row in rows}
    others = [kind for kind in current if kind not in (*KINDS, MINUTES)]
    changed, lacking = rewritten(gathered, current, (*KINDS, *others))
    named: dict[str, Blocker] = {}
    for kind in KINDS:
        if kind in lacking:
            named |= {blocker.sentence.en: blocker for blocker in lacking[kind]}
        elif kind not in current:
            named[kind] = not_prepared(consignment, kind)
    named |= {
        paper.kind: _about("paper_out_of_date", current[paper.kind])
        for paper in changed
        if paper.kind in current
    }
    found = [as_blocker(finding, consignment) for finding in findings_among(current.values())]
    return [*named.values(), *found]


_ABOUT = {
    "paper_not_sealed": (
        "The {title_en} {paper}, version {version}, is not sealed.",
        "{title_id} {paper} versi {version} belum disahkan.",
    ),
    "paper_out_of_date": (
        "The {title_en} {paper}, version {version}, no longer says what the desk knows; prepare it anew.",
        "{title_id} {paper} versi {version} tidak lagi sesuai dengan catatan; siapkan ulang.",
    ),
    "paper_file_differs": (
        "The file of the {title_en} {paper}, version {version}, is not the one that was prepared.",
        "Berkas {title_id} {paper} versi {version} bukan berkas yang disiapkan.",
    ),
}


def _about(code: str, row: Paper) -> Blocker:
    en, indonesian = _ABOUT[code]
    title = documents.PAPERS[row.kind].title
    return Blocker(
        code=code,
        en=en,
        id=indonesian,
        facts={
            "title_en": title.en.lower(),
            "title_id": title.id,
            "paper": row.number,
            "version": row.version,
        },
        owner="coordinator",
        mend=("dossier:consignment", {"consignment": row.consignment_id}),
    )


def file_differs(row: Paper) -> Blocker:
    """The blocker for a paper whose file is gone or was changed since it was prepared."""
    return _about("paper_file_differs", row)


def not_sealed(row: Paper) -> Blocker:
    """The blocker for a paper that is prepared but not sealed."""
    return _about("paper_not_sealed", row)


def not_prepared(consignment: Consignment, kind: str) -> Blocker:
    """The blocker for a paper of which there is no version yet."""
    title = documents.PAPERS[kind].title
    return Blocker(
        code="paper_not_prepared",
        en="The {title_en} of {consignment} is not prepared yet.",
        id="{title_id} untuk {consignment} belum disiapkan.",
        facts={"title_en": title.en.lower(), "title_id": title.id, "consignment": consignment.number},
        owner="coordinator",
        mend=("dossier:consignment", {"consignment": consignment.pk}),
    )
