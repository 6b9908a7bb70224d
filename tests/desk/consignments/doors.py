"""The addresses of the consignments' room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def a_consignment(case: Case) -> dict[str, Any]:
    return {"consignment": case.consignment.pk}


def an_order(case: Case) -> dict[str, Any]:
    return {"order": case.order.pk}


ROWS = [
    Row("consignments:consignments"),
    Row("consignments:plan", an_order),
    Row("consignments:plan", an_order, method="POST"),
    Row("consignments:consignment", a_consignment),
    Row("consignments:amend", a_consignment),
    Row("consignments:amend", a_consignment, method="POST"),
    Row("consignments:book", a_consignment),
    Row("consignments:book", a_consignment, method="POST"),
    Row("consignments:export", a_consignment),
    *(
        Row(f"consignments:export_{part}", a_consignment, method=method)
        for part in ("forwarder", "costs", "packing", "origin", "customs", "bill")
        for method in ("GET", "POST")
    ),
    Row("consignments:link_export"),
    *(
        Row(f"consignments:link_{part}", method=method)
        for part in ("forwarder", "customs", "bill")
        for method in ("GET", "POST")
    ),
]
