"""The plan of a case as files for people and programs: quotation, shares with reasons, load plans (JSON)."""

from __future__ import annotations

import json
from typing import Any

from geliat.measures import Money, cubic_metres, kilograms
from geliat.planning.loading.plan_file import to_json
from geliat.workbook.planning import CasePlan, ConsignmentPlan


def plan_files(plan: CasePlan) -> dict[str, bytes]:
    """File name -> content: `quotation.json`, `allotment.json` and one load plan a consignment.

    The same plan gives the same bytes. Weights in kg, volumes in m3 and money are decimals in quotes.
    """
    files = {
        "quotation.json": _bytes(quotation(plan)),
        "allotment.json": _bytes(
            [
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
        ),
    }
    for consignment in plan.consignments:
        name = "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in consignment.number)
        files[f"load-plan-{name}.json"] = to_json(consignment.loaded, consignment.problem).encode()
    return files


def quotation(plan: CasePlan) -> dict[str, Any]:
    """What the buyer asks first: value, dates, cartons, m3, kg and containers, in all and by consignment."""
    return {
        "order": plan.order,
        "begins_on": plan.begins_on.isoformat(),
        "finished_on": plan.finished_on.isoformat(),
        "value": _money(plan.value),
        "value_idr": _money(plan.value_idr) if plan.value_idr else None,
        "cartons": sum(each.cartons for each in plan.consignments),
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
