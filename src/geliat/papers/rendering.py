"""One door for every paper: from its frozen value to its page, and from the page to its PDF."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from geliat.papers import (
    commercial_invoice,
    inspection_summary,
    load_plan_sheet,
    minutes_of_release,
    packing_list,
    vgm_declaration,
)
from geliat.papers.page import Drawing, Page
from geliat.papers.typesetting import typeset_page
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


def lay_out(
    paper: Paper,
    *,
    check_url: str = "",
    drawings: Mapping[str, Sequence[Drawing]] | None = None,
    specimen: bool = False,
) -> Page:
    """The page of a paper.

    `check_url` is the address where this very file can be checked, printed with a QR code (the minutes have
    their own); `drawings` are a load plan's, by container number; a `specimen` is marked as invented.
    TypeError for a paper without a layout.
    """
    match paper:
        case CommercialInvoice():
            page = commercial_invoice.page(paper)
        case PackingList():
            page = packing_list.page(paper)
        case VgmDeclaration():
            page = vgm_declaration.page(paper)
        case LoadPlanSheet():
            page = load_plan_sheet.page(paper, drawings)
        case InspectionSummary():
            page = inspection_summary.page(paper)
        case MinutesOfRelease():
            page = minutes_of_release.page(paper, {kind: each.title for kind, each in PAPERS.items()})
        case _:
            raise TypeError(f"no layout is known for a {type(paper).__name__}")
    return dataclasses.replace(
        page, foot=_foot(paper), check_url=check_url or page.check_url, specimen=specimen
    )


def render(
    paper: Paper,
    *,
    check_url: str = "",
    drawings: Mapping[str, Sequence[Drawing]] | None = None,
    specimen: bool = False,
) -> bytes:
    """The PDF of a paper, dated by the paper: the same value gives the same bytes.

    Arguments as for `lay_out`. Raises Refusal when a character on it cannot be printed, naming where.
    """
    return typeset_page(lay_out(paper, check_url=check_url, drawings=drawings, specimen=specimen))


def _foot(paper: Paper) -> str:
    """Which paper of which consignment this is, in which version, and the seal over its content."""
    return (
        f"{paper.shipment_number}  ·  {paper.number}  ·  version / versi {paper.version}  ·  "
        f"SHA-256 {paper.sha256}"
    )
