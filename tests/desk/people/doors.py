"""The addresses of the people room, for the walk over every address and role."""

from __future__ import annotations

from typing import Any

from tests.web.rows import Case, Row


def a_person(case: Case) -> dict[str, Any]:
    return {"person": case.person.pk}


ROWS = [
    Row("people:access"),
    Row("people:sign_in"),
    Row("people:sign_in", method="POST", data={"username": "nobody", "password": "nothing"}),
    Row("people:sign_out", method="POST"),
    Row("people:enrol"),
    Row("people:enrol", method="POST"),
    Row("people:person", a_person),
    Row("people:grant", lambda case: {"person": case.person.pk}, method="POST", data={"role": "inspector"}),
    Row(
        "people:end_role", lambda case: {"person": case.person.pk}, method="POST", data={"role": "forwarder"}
    ),
    Row("people:issue_link", query=lambda case: f"opens=order&subject={case.order.pk}&label={case.order}"),
    Row("people:issue_link", method="POST"),
    Row("people:link", lambda case: {"link": case.link.pk}),
    Row("people:revoke_link", lambda case: {"link": case.link.pk}, method="POST"),
]
