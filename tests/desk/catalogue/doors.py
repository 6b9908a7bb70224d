"""The addresses of the catalogue, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def a_product(case: Case) -> dict[str, Any]:
    return {"product": case.product.pk}


def a_size(case: Case) -> dict[str, Any]:
    return {"size": case.size.pk}


NO_ROWS = {"form-TOTAL_FORMS": 0, "form-INITIAL_FORMS": 0}

ROWS = [
    Row("catalogue:products"),
    Row("catalogue:describe"),
    Row("catalogue:describe", method="POST"),
    Row("catalogue:defects"),
    Row("catalogue:describe_defect"),
    Row("catalogue:describe_defect", method="POST"),
    Row("catalogue:product", a_product, query=lambda _: "on=2020-10-20"),
    Row("catalogue:edit", a_product),
    Row("catalogue:edit", a_product, method="POST"),
    Row("catalogue:materials", a_product),
    Row("catalogue:materials", a_product, method="POST", data=NO_ROWS),
    Row("catalogue:quality", a_product),
    Row("catalogue:quality", a_product, method="POST"),
    Row("catalogue:describe_size", a_product),
    Row("catalogue:describe_size", a_product, method="POST"),
    Row("catalogue:edit_size", a_size),
    Row("catalogue:edit_size", a_size, method="POST"),
    Row("catalogue:route", a_size),
    Row("catalogue:route", a_size, method="POST"),
    Row("catalogue:package", a_size),
    Row("catalogue:package", a_size, method="POST"),
    Row("catalogue:approve", lambda case: {"spec": case.qualityspec.pk}, method="POST"),
]
