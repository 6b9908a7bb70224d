"""The plan of a case as files for people and programs: quotation, shares with reasons, loads, drafts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from geliat.measures import Money, cubic_metres, kilograms
from geliat.papers import allotment_sheet, drawings_of, lay_out, phrases, quotation
from geliat.papers.drafting import draft_page
from geliat.papers.load_view import view_html
from geliat.papers.page import Drawing, Page
from geliat.papers.stuffing_sheets import sheets_page
from geliat.papers.typesetting import typeset_page
from geliat.planning.loading.plan import figures
from geliat.planning.loading.plan_file import to_json
from geliat.trade.documents import load_plan_sheet, packing_list, proforma_invoice
from geliat.trade.documents.paper import Paper
from geliat.trade.documents.quotation import Quotation
from geliat.workbook import drafts
from geliat.workbook.case import Case
from geliat.workbook.planning import CasePlan, ConsignmentPlan

NOT_KNOWN = frozenset(
    {
        phrases.STUFFED_ON,
        phrases.SEAL,
        phrases.BOOKING,
        phrases.FLOOR_MOISTURE,
        phrases.DESICCANT_AND_DUNNAGE,
        phrases.TOLERANCE,
        phrases.BY_LOT,
    }
)
"""Labels and titles of what no plan can know; a draft prints a dash under them."""


def plan_files(case: Case, plan: CasePlan, language: str = "en") -> dict[str, bytes]:
    """File name -> content of all that answers "can we take this order, and how?".

    JSON of quotation, allotment, each consignment's load plan and draft papers; PDF of the same, stuffing
    sheets and a 3D view of each load, what is for one reader in `language` ("en" or "id"). The same plan
    gives the same bytes. Weights in kg, volumes in m3 and money are decimals in quotes. Raises Refusal where
    a paper cannot be written from what the case says.
    """
    quoted = drafts.draft_quotation(case, plan)
    pages = {
        "quotation": _draft(quotation.page(quoted), case),
        "allotment": _draft(allotment_sheet.page(drafts.allotment_sheet(case, plan)), case),
    }
    files = {
        "quotation.json": _bytes(quotation_json(plan, quoted)),
        "allotment.json": _bytes(_shares(plan)),
    }
    for consignment in plan.consignments:
        made = _Consignment(case, plan, consignment, language)
        pages |= made.pages()
        files |= made.files()
    with ThreadPoolExecutor(max_workers=2) as pool:
        printed = pool.map(typeset_page, pages.values())
        files |= {f"{name}.pdf": data for name, data in zip(pages, printed, strict=True)}
    return dict(sorted(files.items()))


def _draft(page: Page, case: Case) -> Page:
    invented = case.group.invented or case.buyer.invented
    foot = "  ·  ".join(dict.fromkeys(each for each in (case.order.number, page.number) if each))
    return draft_page(page, foot=foot, unknown=NOT_KNOWN, specimen=invented)


@dataclass(frozen=True, slots=True)
class _Consignment:
    """The files of one consignment; `names` of files end with its number."""

    case: Case
    plan: CasePlan
    consignment: ConsignmentPlan
    language: str

    @property
    def mark(self) -> str:
        number = self.consignment.number
        return "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in number)

    def papers(self) -> dict[str, Paper]:
        """The draft papers by the name of their file."""
        shipment = drafts.draft_shipment(self.case, self.consignment, valid_until=self.plan.begins_on)
        makers: Mapping[str, Callable[..., Paper]] = {
            "proforma-invoice": proforma_invoice,
            "packing-list": packing_list,
            "load-plan": load_plan_sheet,
        }
        return {
            name: dataclasses.replace(make(shipment), date=self.case.order.received_on)
            for name, make in makers.items()
        }

    def pages(self) -> dict[str, Page]:
        """Every paper and the stuffing sheets as pages."""
        names = drafts.cargo_names(self.case, self.consignment, self.language)
        drawings = self._drawings(names)
        loaded = self.consignment.loaded
        return {
            **{
                f"{name}-{self.mark}": _draft(lay_out(paper, drawings=drawings), self.case)
                for name, paper in self.papers().items()
            },
            f"stuffing-sheets-{self.mark}": _draft(
                sheets_page(
                    loaded, self.consignment.problem, names, self.language, dated=self.case.order.received_on
                ),
                self.case,
            ),
        }

    def _drawings(self, names: Mapping[str, str]) -> dict[str, Sequence[Drawing]]:
        problem = self.consignment.problem
        # The legend beside a drawing is narrow: articles alone.
        articles = {key: key for key in names}
        return {
            str(number): drawings_of(box, articles, figures=figures(box, problem), language=self.language)
            for number, box in enumerate(self.consignment.loaded.containers, start=1)
        }

    def files(self) -> dict[str, bytes]:
        """Load plan and draft papers as JSON, and the 3D view."""
        names = drafts.cargo_names(self.case, self.consignment, self.language)
        loaded, problem = self.consignment.loaded, self.consignment.problem
        papers = self.papers()
        return {
            f"load-plan-{self.mark}.json": to_json(loaded, problem).encode(),
            f"load-plan-{self.mark}.html": view_html(loaded, problem, names, self.language).encode(),
            **{
                f"{name}-{self.mark}.json": _bytes({"draft": True, **_known(papers[name].content())})
                for name in ("proforma-invoice", "packing-list")
            },
        }


def _known(content: Any) -> Any:
    """The content of a paper with null for what no plan can know."""
    if isinstance(content, dict):
        return {name: None if name in drafts.NOT_KNOWN else _known(value) for name, value in content.items()}
    return [_known(value) for value in content] if isinstance(content, list) else content


def _shares(plan: CasePlan) -> list[dict[str, Any]]:
    return [
        {
            "line": share.line,
            "step": share.step,
            "workshop": share.maker,
            "quantity": share.quantity,
            "load_permille": share.load_permille,
            "reason": {"en": share.reason.en, "id": share.reason.id},
        }
        for share in plan.shares
    ]


def quotation_json(plan: CasePlan, quoted: Quotation) -> dict[str, Any]:
    """What the buyer asks first: value, dates, cartons, m3, kg and containers, in all and by consignment."""
    return {
        "order": plan.order,
        "begins_on": plan.begins_on.isoformat(),
        "finished_on": plan.finished_on.isoformat(),
        "value": _money(plan.value),
        "value_idr": _money(plan.value_idr) if plan.value_idr else None,
        "terms": f"{quoted.incoterm} {quoted.named_place}",
        "deposit": _money(quoted.deposit),
        "lines": [
            {
                "line": str(line.line),
                "sku": line.sku,
                "pieces": line.quantity,
                "unit_price": _money(line.unit_price),
                "amount": _money(line.amount),
            }
            for line in quoted.lines
        ],
        "cartons": sum(each.cartons for each in plan.consignments),
        "volume_m3": str(cubic_metres(sum(each.volume_mm3 for each in plan.consignments))),
        "net_kg": str(kilograms(sum(each.net_g for each in plan.consignments))),
        "gross_kg": str(kilograms(sum(each.gross_g for each in plan.consignments))),
        "containers": sum(each.containers for each in plan.consignments),
        "consignments": [_consignment(each) for each in plan.consignments],
    }


def _consignment(plan: ConsignmentPlan) -> dict[str, Any]:
    return {
        "number": plan.number,
        "destination_port": plan.destination_port,
        "latest_shipment_on": plan.latest_shipment_on.isoformat(),
        "cartons": plan.cartons,
        "volume_m3": str(cubic_metres(plan.volume_mm3)),
        "net_kg": str(kilograms(plan.net_g)),
        "gross_kg": str(kilograms(plan.gross_g)),
        "containers": plan.containers,
        "lines": [
            {"line": row.line, "sku": row.sku, "pieces": row.pieces, "cartons": row.cartons}
            for row in plan.packed
        ],
    }


def _money(value: Money) -> str:
    return f"{value.rounded().amount} {value.currency}"


def _bytes(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
