"""Why a further paper of a consignment cannot be written yet, or is not asked, and where that is mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from geliat.desk.catalogue.models import Size
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import missing
from geliat.refusals import Blocker, Fact
from geliat.sentences import Sentence
from geliat.trade import documents
from geliat.trade.documents.rcep_sheet import not_in_force
from geliat.trade.incoterms import find_incoterm
from geliat.trade.requirements import Book
from geliat.trade.shipment import Shipment

NOT_ASKED = "paper_not_asked"
KINDS = tuple(
    kind for kind in documents.PAPERS if kind not in (*missing.KINDS, documents.MinutesOfRelease.kind)
)
"""The papers beside the five that every release needs, and the minutes."""

Page = tuple[str, Mapping[str, Fact]]
SCHEMES = {documents.FormESheet.kind: "ACFTA", documents.RcepSheet.kind: "RCEP"}


def lacking(
    consignment: Consignment,
    shipment: Shipment | None,
    heads: Mapping[str, tuple[Blocker, ...]],
    book: Book | None = None,
) -> dict[str, tuple[Blocker, ...]]:
    """Kind of further paper -> why it is not written; kinds that can be written are absent.

    `heads` is what stands against the five papers: without it there is no shipment to write anything of.
    `book` are the desk's rules, which say whether RCEP binds.
    """
    there = documents.writers(shipment, book) if shipment is not None else {}
    return {kind: _why(kind, consignment, shipment, heads) for kind in KINDS if kind not in there}


def _why(
    kind: str,
    consignment: Consignment,
    shipment: Shipment | None,
    heads: Mapping[str, tuple[Blocker, ...]],
) -> tuple[Blocker, ...]:
    own = _OWN.get(kind)
    found = own(kind, consignment) if own else None
    if found is not None:
        return (found,)
    if kind == documents.RcepSheet.kind and shipment is not None:
        return (replace(not_in_force(shipment), mend=_consignment_page(consignment, "origin")),)
    if kind == documents.PebSheet.kind and shipment is not None:
        rate = Sentence(en="the exchange rate of its day", id="kurs pada harinya")
        return (_lacks(kind, rate, ("orders:rates", {})),)
    stuffing = heads.get(documents.LoadPlanSheet.kind, ())
    lots = heads.get(documents.InspectionSummary.kind, ())
    of_lots = kind == documents.InspectionCertificate.kind
    return (lots if of_lots else stuffing) or (_facts(kind, consignment),)


def with_way(blocker: Blocker) -> Blocker:
    """What a paper itself refuses, which knows no pages, with the way to where it is mended."""
    if blocker.code != "materials_not_recorded" or blocker.mend is not None:
        return blocker
    size = Size.objects.filter(sku=blocker.facts["sku"]).first()
    return replace(blocker, mend=("catalogue:materials", {"product": size.product_id})) if size else blocker


def _agreement(kind: str, one: Consignment) -> Blocker | None:
    if getattr(one.order, "agreement", None) is not None:
        return None
    what = Sentence(en="what seller and buyer agreed", id="kesepakatan penjual dan pembeli")
    return _lacks(kind, what, ("orders:order", {"order": one.order_id}))


def _insurance(kind: str, one: Consignment) -> Blocker | None:
    term = find_incoterm(one.order.incoterm)
    if term is None or term.insurer != "seller":
        return Blocker(
            code=NOT_ASKED,
            en="Under {incoterm} the seller does not insure.",
            id="Dengan {incoterm} penjual tidak mengasuransikan.",
            facts={"incoterm": one.order.incoterm},
        )
    if getattr(one, "costs", None) is not None:
        return None
    what = Sentence(en="the costs and the insurance", id="biaya dan asuransi")
    return _lacks(kind, what, _consignment_page(one, "costs"))


def _customs(kind: str, one: Consignment) -> Blocker | None:
    if getattr(one, "customs", None) is not None:
        return None
    what = Sentence(en="the customs facts", id="data pabean")
    return _lacks(kind, what, _consignment_page(one, "customs"), owner="forwarder")


def _origin(kind: str, one: Consignment) -> Blocker | None:
    claimed = set(one.origin_claims.values_list("scheme", flat=True))
    scheme = SCHEMES.get(kind)
    if scheme in claimed or (scheme is None and claimed):
        return None
    return Blocker(
        code=NOT_ASKED,
        en="No line claims origin under {scheme}." if scheme else "No line claims origin.",
        id="Tidak ada baris yang menyatakan asal menurut {scheme}."
        if scheme
        else "Tidak ada baris yang menyatakan asal.",
        facts={"scheme": scheme or "-"},
        owner="coordinator",
        mend=_consignment_page(one, "origin"),
    )


def _bill(kind: str, one: Consignment) -> Blocker | None:
    if getattr(one, "bill_of_lading", None) is not None:
        return None
    what = Sentence(
        en="the bill of lading, issued after sailing", id="konosemen yang terbit setelah berlayar"
    )
    return _lacks(kind, what, _consignment_page(one, "bill"), owner="forwarder")


_OWN: Mapping[str, Callable[[str, Consignment], Blocker | None]] = {
    documents.ProformaInvoice.kind: _agreement,
    documents.SalesContract.kind: _agreement,
    documents.InsuranceApplication.kind: _insurance,
    documents.PebSheet.kind: _customs,
    documents.OriginWorksheet.kind: _origin,
    documents.FormESheet.kind: _origin,
    documents.RcepSheet.kind: _origin,
    documents.BeneficiaryCertificate.kind: _bill,
}


def _consignment_page(one: Consignment, section: str) -> Page:
    return (f"consignments:export_{section}", {"consignment": one.pk})


def _facts(kind: str, one: Consignment) -> Blocker:
    what = Sentence(en="facts that are not told yet", id="data yang belum disampaikan")
    return _lacks(kind, what, ("consignments:export", {"consignment": one.pk}))


def _lacks(kind: str, what: Sentence, page: Page, owner: str = "coordinator") -> Blocker:
    title = documents.PAPERS[kind].title
    return Blocker(
        code="paper_facts_lacking",
        en="The {title_en} waits for {what_en}.",
        id="{title_id} menunggu {what_id}.",
        facts={
            "title_en": title.en.lower(),
            "title_id": title.id,
            "what_en": what.en,
            "what_id": what.id,
        },
        owner=owner,
        mend=page,
    )
