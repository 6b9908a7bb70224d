"""The addresses of the packing room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.desk.loading.builders import a_walked_consignment
from tests.web.rows import Case, Row


def a_consignment(case: Case) -> dict[str, Any]:
    return {"consignment": a_walked_consignment().pk}


def a_fresh_consignment(case: Case) -> dict[str, Any]:
    return {"consignment": case.consignment.pk}


def a_carton(case: Case) -> dict[str, Any]:
    consignment = a_walked_consignment()
    return {"code": case.one("carton", consignment=consignment).code}


ROWS = [
    Row("packing:consignments"),
    Row("packing:consignment", a_consignment),
    Row("packing:pack", a_fresh_consignment, method="POST"),
    Row("packing:labels", a_consignment, unseen="a PDF to be taken along"),
    Row("packing:carton", a_carton),
]
