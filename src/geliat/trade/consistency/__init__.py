"""The judge of a dossier: reads the papers' own values and names every two places that disagree.

It never looks at the shipment from which the papers were written. What must be the same stands in `same`,
what must follow from other values in `goods`, `stuffing` and `lots`, the order of events in `dates`, the form
of numbers in `codes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency import (
    codes,
    dates,
    declared,
    derived,
    events,
    formal,
    goods,
    lots,
    packed,
    proved,
    same,
    stuffing,
)
from geliat.trade.consistency.book import Book
from geliat.trade.consistency.finding import Finding, Place
from geliat.trade.consistency.schemes import by_scheme
from geliat.trade.consistency.statement import Statement
from geliat.trade.documents import (
    PAPERS,
    CommercialInvoice,
    InspectionSummary,
    LoadPlanSheet,
    MinutesOfRelease,
    PackingList,
    Paper,
    VgmDeclaration,
)

__all__ = ["Finding", "Place", "check_consistency", "fields_for_second_person", "judge_statements"]

CANNOT_BE_CORRECTED = (
    ("party", "exporter", "name"),
    ("party", "exporter", "tax_id"),
    ("customs", "office_registration"),
    ("customs", "export_type"),
    ("customs", "export_category"),
)
"""What a registered PEB cannot have corrected (PMK 155/2022 art. 28): exporter's name and identity, customs
office, type of export, type of facility (which the category of export names); a mistake means cancel and file
again."""


def judge_statements(
    statements: Iterable[Statement], *, open_containers: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Every disagreement among what forms were read to state, each once; empty when all agree.

    `open_containers` are the numbers in other shipments that are still open. Forms may be missing from the
    set; what nobody states is not judged. Origin claimed under two schemes is judged under each.
    """
    found = (finding for said in by_scheme(statements) for finding in _judged(said, open_containers))
    return tuple(dict.fromkeys(found))


def _judged(statements: Sequence[Statement], open_containers: Collection[str]) -> Iterator[Finding]:
    book = Book(statements)
    yield from (
        *book.differing(),
        *book.missing(),
        *derived.sums(book),
        *derived.amounts(book),
        *derived.containers(book, open_containers),
        *derived.codes(book),
        *derived.dates(book),
        *packed.from_cartons(book),
        *declared.declared(book),
        *proved.origin(book),
        *proved.lots(book),
        *events.events(book),
        *formal.formal(book),
    )


def fields_for_second_person(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The declaration's values that a second person must see before it is handed over."""
    wanted = {fact: n for n, fact in enumerate(CANNOT_BE_CORRECTED)}
    found = [each for each in statements if each.fact in wanted and each.form.startswith("peb")]
    return tuple(sorted(found, key=lambda each: wanted[each.fact]))


def check_consistency(papers: Iterable[Paper]) -> tuple[Finding, ...]:
    """Every disagreement within the papers of one consignment, each once; empty when all agree.

    The set may be incomplete: what is missing is not judged. Raises Refusal when a kind of paper is given
    twice (give the version in force).
    """
    given = tuple(papers)
    twice = [kind for kind, count in Counter(paper.kind for paper in given).items() if count > 1]
    if twice:
        raise Refusal(*(_two_of_a_kind(kind) for kind in twice))
    by_kind = {paper.kind: paper for paper in given}
    ordered = {kind: by_kind[kind] for kind in PAPERS if kind in by_kind}
    return tuple(dict.fromkeys(_judge(ordered)))


def _judge(papers: same.Papers) -> Iterator[Finding]:
    yield from same.same_everywhere(papers)
    for paper in papers.values():
        yield from _adds_up(paper)
    yield from _follow_from_each_other(papers)
    yield from dates.in_order(papers)
    yield from codes.well_formed(papers)


def _adds_up(paper: Paper) -> Iterator[Finding]:
    match paper:
        case CommercialInvoice():
            yield from goods.invoice_adds_up(paper)
        case PackingList():
            yield from goods.packing_adds_up(paper)
        case LoadPlanSheet():
            yield from stuffing.plan_adds_up(paper)
        case InspectionSummary():
            yield from lots.summary_adds_up(paper)
        case VgmDeclaration():
            yield from stuffing.vgm_adds_up(paper)
        case MinutesOfRelease():
            yield from stuffing.minutes_add_up(paper)


def _follow_from_each_other(papers: same.Papers) -> Iterator[Finding]:
    packing, plan = papers.get(PackingList.kind), papers.get(LoadPlanSheet.kind)
    summary, vgm = papers.get(InspectionSummary.kind), papers.get(VgmDeclaration.kind)
    if isinstance(packing, PackingList) and isinstance(plan, LoadPlanSheet):
        yield from stuffing.plan_loads_the_list(plan, packing)
    if isinstance(packing, PackingList) and isinstance(summary, InspectionSummary):
        yield from lots.packed_lots_stand_accepted(packing, summary)
    if isinstance(plan, LoadPlanSheet) and isinstance(vgm, VgmDeclaration):
        yield from stuffing.payload_is_from_plate(plan, vgm)


def _two_of_a_kind(kind: str) -> Blocker:
    title = PAPERS[kind].title
    return Blocker(
        "paper_given_twice",
        "The {en} is in the set twice; only the version in force is judged.",
        "Ada dua {id} dalam berkas; hanya versi yang berlaku yang dinilai.",
        {"en": title.en.lower(), "id": title.id.lower()},
        owner="coordinator",
    )
