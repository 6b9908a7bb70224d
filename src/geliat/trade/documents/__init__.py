"""What each paper of a shipment says, as frozen values; printers lay them out, the judge compares them."""

from __future__ import annotations

from geliat.refusals import Blocker, Refusal
from geliat.trade.canonical import Json, read
from geliat.trade.documents.commercial_invoice import CommercialInvoice, commercial_invoice
from geliat.trade.documents.inspection_summary import InspectionSummary, inspection_summary
from geliat.trade.documents.load_plan_sheet import LoadPlanSheet, load_plan_sheet
from geliat.trade.documents.minutes_of_release import MinutesOfRelease, minutes_of_release
from geliat.trade.documents.packing_list import PackingList, packing_list
from geliat.trade.documents.paper import Paper
from geliat.trade.documents.vgm_declaration import VgmDeclaration, vgm_declaration
from geliat.trade.shipment import Shipment

__all__ = [
    "PAPERS",
    "CommercialInvoice",
    "InspectionSummary",
    "LoadPlanSheet",
    "MinutesOfRelease",
    "PackingList",
    "Paper",
    "VgmDeclaration",
    "commercial_invoice",
    "every_paper",
    "inspection_summary",
    "load_plan_sheet",
    "minutes_of_release",
    "packing_list",
    "paper_from_content",
    "vgm_declaration",
]

PAPERS: dict[str, type[Paper]] = {
    paper.kind: paper
    for paper in (
        CommercialInvoice,
        PackingList,
        LoadPlanSheet,
        InspectionSummary,
        VgmDeclaration,
        MinutesOfRelease,
    )
}
"""Kind -> class, in the order in which the papers are written."""


def every_paper(shipment: Shipment) -> tuple[Paper, ...]:
    """Version 1 of all six papers; without the minutes while the release is not recorded.

    The minutes bind the five others by their seals. Raises Refusal when one of the five cannot be written.
    """
    papers = (
        commercial_invoice(shipment),
        packing_list(shipment),
        load_plan_sheet(shipment),
        inspection_summary(shipment),
        vgm_declaration(shipment),
    )
    if shipment.release is None:
        return papers
    return (*papers, minutes_of_release(shipment, papers=papers))


def paper_from_content(content: dict[str, Json]) -> Paper:
    """The paper whose `content` this is. Raises Refusal for an unknown kind or unreadable fields."""
    kind = content.get("kind")
    if kind not in PAPERS:
        raise Refusal(
            Blocker(
                "paper_kind_unknown",
                "{kind} is no paper of the dossier; known are {known}.",
                "{kind} bukan dokumen dalam berkas ini; yang dikenal: {known}.",
                {"kind": str(kind), "known": ", ".join(PAPERS)},
            )
        )
    fields = {name: value for name, value in content.items() if name != "kind"}
    return read(PAPERS[kind], fields, kind)
