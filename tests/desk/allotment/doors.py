"""The addresses of the allotment's room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def an_order(case: Case) -> dict[str, Any]:
    return {"order": case.order.pk}


def a_plan(case: Case) -> dict[str, Any]:
    return {"plan": case.allotmentplan.pk}


def a_share(case: Case) -> dict[str, Any]:
    return {"share": case.share.pk}


ROWS = [
    Row("allotment:orders"),
    Row("allotment:order", an_order),
    Row("allotment:allot", an_order, method="POST"),
    Row("allotment:plan", a_plan),
    Row("allotment:offer", a_plan, method="POST"),
    Row("allotment:share", a_share),
    Row("allotment:accept", a_share, method="POST"),
    Row("allotment:decline", a_share, method="POST"),
]
