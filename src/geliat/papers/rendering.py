"""One door for every paper: from its frozen value to its page, and from the page to its PDF."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from geliat.papers import (
    beneficiary_certificate,
    commercial_invoice,
    form_e_sheet,
    inspection_certificate,
    inspection_summary,
    insurance_application,
    load_plan_sheet,
    minutes_of_release,
    origin_worksheet,
    packing_list,
    peb_sheet,
    proforma_invoice,
    rcep_sheet,
    sales_contract,
    shipping_instruction,
    stuffing_list,
    vgm_declaration,
)
from geliat.papers.page import Drawing, Page
from geliat.papers.typesetting import typeset_page
from geliat.trade.documents import PAPERS, LoadPlanSheet, MinutesOfRelease, Paper

LAYOUTS: Mapping[str, Callable[[Any], Page]] = {
    "proforma_invoice": proforma_invoice.page,
    "sales_contract": sales_contract.page,
    "commercial_invoice": commercial_invoice.page,
    "packing_list": packing_list.page,
    "inspection_summary": inspection_summary.page,
    "inspection_certificate": inspection_certificate.page,
    "insurance_application": insurance_application.page,
    "peb_sheet": peb_sheet.page,
    "stuffing_list": stuffing_list.page,
    "vgm_declaration": vgm_declaration.page,
    "shipping_instruction": shipping_instruction.page,
    "origin_worksheet": origin_worksheet.page,
    "form_e_sheet": form_e_sheet.page,
    "rcep_sheet": rcep_sheet.page,
    "beneficiary_certificate": beneficiary_certificate.page,
}
"""Kind -> the layout of a paper that needs nothing beside its own value."""
MOST_THREADS = 4


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
        case LoadPlanSheet():
            page = load_plan_sheet.page(paper, drawings)
        case MinutesOfRelease():
            page = minutes_of_release.page(paper, {kind: each.title for kind, each in PAPERS.items()})
        case Paper() if paper.kind in LAYOUTS:
            page = LAYOUTS[paper.kind](paper)
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


def render_all(
    papers: Sequence[Paper],
    *,
    check_urls: Mapping[str, str] | None = None,
    drawings: Mapping[str, Sequence[Drawing]] | None = None,
    specimen: bool = False,
    threads: int | None = None,
) -> dict[str, bytes]:
    """Kind -> PDF of each paper of one set, typeset side by side in so many `threads`.

    They are as many as the machine has processors unless said, at most four. `check_urls` are by kind, the
    other arguments as for `lay_out`; the bytes are those of `render`. Raises Refusal with what cannot be
    printed on the first paper that has any.
    """
    urls = check_urls or {}

    def one(paper: Paper) -> bytes:
        return render(paper, check_url=urls.get(paper.kind, ""), drawings=drawings, specimen=specimen)

    with ThreadPoolExecutor(threads or min(MOST_THREADS, os.cpu_count() or 1)) as pool:
        return dict(zip((paper.kind for paper in papers), pool.map(one, papers), strict=True))


def _foot(paper: Paper) -> str:
    """Which paper of which consignment this is, in which version, and the seal over its content."""
    return (
        f"{paper.shipment_number}  ·  {paper.number}  ·  version / versi {paper.version}  ·  "
        f"SHA-256 {paper.sha256}"
    )
