"""The addresses of the quality room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def an_order(case: Case) -> dict[str, Any]:
    return {"order": case.order.pk}


def a_share(case: Case) -> dict[str, Any]:
    return {"share": case.share.pk}


def a_lot(case: Case) -> dict[str, Any]:
    return {"lot": case.lot.pk}


ROWS = [
    Row("quality:lots"),
    Row("quality:order", an_order),
    Row("quality:present", a_share, method="POST"),
    Row("quality:agree_improvement", a_share, method="POST"),
    Row("quality:lot", a_lot),
    Row("quality:inspect", a_lot),
    Row("quality:inspect", a_lot, method="POST"),
    Row("quality:measure", a_lot),
    Row("quality:measure", a_lot, method="POST"),
    Row("quality:send_to_rework", a_lot, method="POST"),
    Row("quality:resubmit", a_lot, method="POST"),
]
