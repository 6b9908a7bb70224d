"""The addresses of the production room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def an_order(case: Case) -> dict[str, Any]:
    return {"order": case.order.pk}


def a_share(case: Case) -> dict[str, Any]:
    return {"share": case.share.pk}


ROWS = [
    Row("production:orders"),
    Row("production:order", an_order),
    Row("production:hand_overs", an_order),
    Row("production:mend", an_order, method="POST"),
    Row("production:share", a_share),
    Row("production:count", a_share, method="POST"),
    Row("production:deliver", a_share, method="POST"),
    Row("production:advance", a_share, method="POST"),
    Row("production:hand_over", method="POST"),
]
