"""The addresses of the makers' room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def a_workshop(case: Case) -> dict[str, Any]:
    return {"workshop": case.workshop.pk}


def a_group(case: Case) -> dict[str, Any]:
    return {"group": case.group.pk}


ROWS = [
    Row("makers:workshops"),
    Row("makers:capacity", query=lambda _: "since=2020-09-07"),
    Row("makers:register"),
    Row("makers:register", method="POST"),
    Row("makers:villages"),
    Row("makers:villages", method="POST"),
    Row("makers:register_group"),
    Row("makers:register_group", method="POST"),
    Row("makers:group", a_group),
    Row("makers:group", a_group, method="POST"),
    Row("makers:workshop", a_workshop),
    Row("makers:edit", a_workshop),
    Row("makers:edit", a_workshop, method="POST"),
    Row("makers:state_capacity", a_workshop, method="POST"),
    Row("makers:drop_skill", a_workshop, method="POST", data={"step": "joinery"}),
    Row("makers:close_week", a_workshop, method="POST", data={"day": "2021-02-02"}),
    Row("makers:reopen_week", a_workshop, method="POST", data={"day": "2021-02-02"}),
    Row("makers:rest", a_workshop, method="POST"),
    Row("makers:welcome_back", a_workshop, method="POST"),
    Row("makers:private", a_workshop),
    Row("makers:keep_private", a_workshop, method="POST", data={"person": "Wati"}),
    Row("makers:record_disclosure", a_workshop, method="POST"),
    Row("makers:withdraw_disclosure", a_workshop, method="POST"),
]
