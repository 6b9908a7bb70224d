"""The machine forms of a consignment that its page offers: XLSX, UBL, DCSA, EPCIS and each paper's content.

A form of a sealed paper is written from the shipment as it was sealed, so that it agrees with the sealed PDF;
until then it is a draft of what is recorded now, and its file name says so. The CEISA file is not among them:
what a registered PEB cannot have corrected (PMK 155/2022 art. 28) is confirmed by a second person first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import figures
from geliat.desk.dossier.models import Paper, SealedShipment
from geliat.desk.dossier.shipment import Gathered
from geliat.desk.rules import figures as rules
from geliat.papers.content import write_content
from geliat.papers.facts import facts_of
from geliat.papers.forms import FORMS, Form, forms_of
from geliat.refusals import Blocker, Refusal
from geliat.trade import documents
from geliat.trade.requirements import Book
from geliat.trade.shipment import Shipment

HELD_BACK = frozenset({"peb.ceisa"})
CONTENT_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".json": "application/json",
}
DRAFT = "draft-"


SHAPES = {"ubl": "UBL", "xlsx": "XLSX", "dcsa": "DCSA", "epcis": "EPCIS", "ceisa": "CEISA", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Offered:
    """A form of a paper: sealed or a draft; `there` when its file can be fetched, `lacking` why it cannot."""

    form: Form
    draft: bool
    there: bool = True
    lacking: tuple[Blocker, ...] = ()

    @property
    def file_name(self) -> str:
        """The name of its file, which says when it is a draft."""
        return (DRAFT if self.draft else "") + self.form.file_name

    @property
    def shape(self) -> str:
        """What kind of file it is, in one word."""
        return SHAPES[self.form.name.rpartition(".")[2]]

    @property
    def held_back(self) -> bool:
        """Whether it is handed over by another page, once a second person has looked."""
        return self.form.name in HELD_BACK


def by_paper(
    consignment: Consignment, gathered: Gathered, current: Mapping[str, Paper]
) -> dict[str, list[Offered]]:
    """Kind of paper -> every form of it, in the order of the table of forms.

    There are the content of papers that are prepared, forms of sealed papers, and drafts of the others once
    nothing is lacking for any of the five papers.
    """
    shipment = gathered.shipment
    wanted = {form.name for form in forms_of(shipment)} if shipment is not None else set()
    heads = tuple({one.sentence.en: one for found in gathered.lacking.values() for one in found}.values())
    forms: dict[str, list[Offered]] = {}
    for form in FORMS.values():
        row = current.get(form.paper)
        sealed = row is not None and row.sealed_at is not None
        if form.write is None:
            forms.setdefault(form.paper, []).append(Offered(form, not sealed, row is not None))
            continue
        there = form.name in wanted and (sealed or not heads)
        lacking = (
            ()
            if there
            else heads or gathered.beside.get(form.paper, ()) or _lacking(form, shipment, consignment)
        )
        forms.setdefault(form.paper, []).append(Offered(form, not sealed, there, lacking))
    return forms


def _lacking(form: Form, shipment: Shipment | None, consignment: Consignment) -> tuple[Blocker, ...]:
    """What a form itself asks beyond its paper, such as the carrier's booking."""
    if form.write is None or shipment is None:
        return ()
    try:
        form.write(shipment, None)
    except Refusal as refusal:
        return tuple(_with_way(one, consignment) for one in refusal.blockers)
    return ()


_WAYS = (("telepon", "consignments:export_customs"), ("pemesanan", "consignments:book"))


def _with_way(blocker: Blocker, consignment: Consignment) -> Blocker:
    """A blocker of the carrier's form, which knows no pages, with the way to where it is mended."""
    told = str(blocker.facts.get("what_id", ""))
    page = next((page for word, page in _WAYS if word in told), "consignments:export")
    return blocker if blocker.mend else replace(blocker, mend=(page, {"consignment": consignment.pk}))


def content_type(form: Form) -> str:
    """The media type of a form, by the ending of its file name."""
    return CONTENT_TYPES[form.file_name[form.file_name.rindex(".") :]]


def write(consignment: Consignment, name: str, gathered: Gathered) -> tuple[Offered, bytes] | None:
    """One form with its file; None for a name not offered, Refusal while a fact is lacking."""
    form = FORMS.get(name)
    if form is None or name in HELD_BACK:
        return None
    row = next((one for one in figures.current_papers(consignment) if one.kind == form.paper), None)
    if form.write is None:
        draft = row is None or row.sealed_at is None
        return (Offered(form, draft), write_content(figures.value_of(row))) if row else None
    source = _as_sealed(row, gathered) if row is not None else None
    shipment = source or gathered.whole()
    if name not in {each.name for each in forms_of(shipment)}:
        return None
    return Offered(form, source is None), form.write(shipment, facts_of(shipment))


def _as_sealed(row: Paper, gathered: Gathered) -> Shipment | None:
    """The shipment from which a sealed paper was written, known by writing it again to the same seal."""
    if row.sealed_at is None:
        return None
    kept = SealedShipment.objects.filter(consignment=row.consignment_id, sealed_at=row.sealed_at).last()
    # A paper goes by the rules that were known when it was written, whatever they say by now.
    book = rules.book(row.made_at)
    candidates = [Shipment.from_json(kept.content)] if kept else []
    if gathered.shipment is not None:
        candidates.append(gathered.shipment)
    return next((each for each in candidates if _writes(each, row, book)), None)


def _writes(shipment: Shipment, row: Paper, book: Book) -> bool:
    """Whether a shipment gives this very paper under a book of rules."""
    writer = {**documents.writers(shipment, book), **figures.WRITERS}.get(row.kind)
    if writer is None:
        return False
    try:
        return writer(shipment, row.version).sha256 == row.content_sha256
    except Refusal:
        return False
