"""What each paper of a shipment says, as frozen values; printers lay them out, the judge compares them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from geliat.refusals import Blocker, Refusal
from geliat.trade.canonical import Json, read
from geliat.trade.documents.beneficiary_certificate import BeneficiaryCertificate, beneficiary_certificate
from geliat.trade.documents.commercial_invoice import CommercialInvoice, commercial_invoice
from geliat.trade.documents.form_e_sheet import FormESheet, form_e_sheet
from geliat.trade.documents.inspection_certificate import InspectionCertificate, inspection_certificate
from geliat.trade.documents.inspection_summary import InspectionSummary, inspection_summary, standing
from geliat.trade.documents.insurance_application import InsuranceApplication, insurance_application
from geliat.trade.documents.load_plan_sheet import LoadPlanSheet, load_plan_sheet
from geliat.trade.documents.minutes_of_release import MinutesOfRelease, minutes_of_release
from geliat.trade.documents.origin_worksheet import OriginWorksheet, origin_worksheet
from geliat.trade.documents.packing_list import PackingList, packing_list
from geliat.trade.documents.paper import Paper
from geliat.trade.documents.peb_sheet import PebSheet, peb_sheet
from geliat.trade.documents.proforma_invoice import ProformaInvoice, proforma_invoice
from geliat.trade.documents.rcep_sheet import RcepSheet, rcep_sheet
from geliat.trade.documents.rcep_sheet import in_force as rcep_in_force
from geliat.trade.documents.sales_contract import SalesContract, sales_contract
from geliat.trade.documents.shipping_instruction import ShippingInstruction, shipping_instruction
from geliat.trade.documents.stuffing_list import StuffingList, stuffing_list
from geliat.trade.documents.vgm_declaration import VgmDeclaration, vgm_declaration
from geliat.trade.incoterms import find_incoterm
from geliat.trade.requirements.book import Book
from geliat.trade.shipment import Shipment

__all__ = [
    "PAPERS",
    "BeneficiaryCertificate",
    "CommercialInvoice",
    "FormESheet",
    "InspectionCertificate",
    "InspectionSummary",
    "InsuranceApplication",
    "LoadPlanSheet",
    "MinutesOfRelease",
    "OriginWorksheet",
    "PackingList",
    "Paper",
    "PebSheet",
    "ProformaInvoice",
    "RcepSheet",
    "SalesContract",
    "ShippingInstruction",
    "StuffingList",
    "VgmDeclaration",
    "beneficiary_certificate",
    "commercial_invoice",
    "every_paper",
    "form_e_sheet",
    "inspection_certificate",
    "inspection_summary",
    "insurance_application",
    "load_plan_sheet",
    "minutes_of_release",
    "origin_worksheet",
    "packing_list",
    "paper_from_content",
    "peb_sheet",
    "proforma_invoice",
    "rcep_sheet",
    "sales_contract",
    "shipping_instruction",
    "stuffing_list",
    "vgm_declaration",
    "writers",
]

PAPERS: dict[str, type[Paper]] = {
    paper.kind: paper
    for paper in (
        ProformaInvoice,
        SalesContract,
        CommercialInvoice,
        PackingList,
        LoadPlanSheet,
        InspectionSummary,
        InspectionCertificate,
        InsuranceApplication,
        PebSheet,
        StuffingList,
        VgmDeclaration,
        ShippingInstruction,
        OriginWorksheet,
        FormESheet,
        RcepSheet,
        BeneficiaryCertificate,
        MinutesOfRelease,
    )
}
"""Kind -> class, in the order in which the papers are written."""


def every_paper(shipment: Shipment) -> tuple[Paper, ...]:
    """Version 1 of every paper whose facts are there, in the order of `PAPERS`.

    The minutes, where the release is recorded, bind by their seals all papers that are dated by then. Raises
    Refusal when a paper whose facts are there cannot be written: a container too heavy, a cost missing, a
    claim without materials.
    """
    papers = tuple(write(shipment) for write in _writers(shipment))
    if shipment.release is None:
        return papers
    day = shipment.release.at.date()
    bound = tuple(paper for paper in papers if paper.date <= day)
    return (*papers, minutes_of_release(shipment, papers=bound))


def _writers(shipment: Shipment, book: Book | None = None) -> Iterator[Callable[[Shipment], Paper]]:
    """The papers whose facts are there; the minutes come after them."""
    term = find_incoterm(shipment.incoterm)
    schemes = {claim.scheme for claim in shipment.origin}
    wanted: tuple[tuple[Callable[[Shipment], Paper], bool], ...] = (
        (proforma_invoice, shipment.agreement is not None),
        (sales_contract, shipment.agreement is not None),
        (commercial_invoice, True),
        (packing_list, True),
        (load_plan_sheet, bool(shipment.containers)),
        (inspection_summary, bool(shipment.lots)),
        (inspection_certificate, bool(standing(shipment.lots))),
        (insurance_application, bool(shipment.cover and term and term.insurer == "seller")),
        (peb_sheet, shipment.customs is not None and shipment.rate is not None),
        (stuffing_list, bool(shipment.containers)),
        (vgm_declaration, bool(shipment.containers)),
        (shipping_instruction, bool(shipment.containers)),
        (origin_worksheet, bool(schemes)),
        (form_e_sheet, "ACFTA" in schemes),
        (rcep_sheet, "RCEP" in schemes and rcep_in_force(shipment, book)),
        (beneficiary_certificate, shipment.bill_of_lading is not None),
    )
    return (write for write, there in wanted if there)


def writers(shipment: Shipment, book: Book | None = None) -> dict[str, Callable[..., Paper]]:
    """Kind -> what writes it (of the shipment and a version), of the papers whose facts are there.

    Whether RCEP binds is read in `book`, else in the rules that ship with the program.
    """
    written: dict[str, Callable[..., Paper]] = {write.__name__: write for write in _writers(shipment, book)}
    if RcepSheet.kind in written:
        written[RcepSheet.kind] = partial(rcep_sheet, book=book)
    return written


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
