"""The addresses of the orders' room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def an_order(case: Case) -> dict[str, Any]:
    return {"order": case.order.pk}


def a_rate(case: Case) -> dict[str, Any]:
    return {"rate": case.rate.pk}


ROWS = [
    Row("orders:orders"),
    Row("orders:receive"),
    Row("orders:receive", method="POST"),
    Row("orders:register_buyer"),
    Row("orders:register_buyer", method="POST"),
    Row("orders:rates"),
    Row("orders:record_rate"),
    Row("orders:record_rate", method="POST"),
    Row("orders:correct_rate", a_rate),
    Row("orders:correct_rate", a_rate, method="POST"),
    Row("orders:order", an_order),
    Row("orders:revise", an_order),
    Row("orders:revise", an_order, method="POST"),
    Row("orders:agreement", an_order),
    Row("orders:agreement", an_order, method="POST"),
    Row("orders:confirm", an_order, method="POST"),
    Row("orders:cancel", an_order, method="POST"),
    Row("orders:record_payment", an_order, method="POST"),
]
