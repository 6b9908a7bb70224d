"""The rows of the walk over every address: each room keeps its own in tests/desk/<room>/doors.py.

    ROWS = [
        Row("orders:orders"),
        Row("orders:order", lambda case: {"order": case.order.pk}),
        Row("orders:confirm", lambda case: {"order": case.order.pk}, method="POST"),
        Row("board:by_workshop"),                       # a link page: the walk puts in the token itself
    ]

One row for every address; one that is both read and written stands once as GET and once as POST.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import Model

from geliat.desk import ROOMS


class Case:
    """The seeded case: `case.order` is its first order, `case.one("lot", stage="drying")` such a lot."""

    def __getattr__(self, model: str) -> Any:
        if model.startswith("_"):
            raise AttributeError(model)
        return self.one(model)

    def one(self, model: str, **such: object) -> Any:
        """The first row of a model, such as asked for; a clear failure where the case has none."""
        row: Model | None = (
            apps.get_model("desk", model)._default_manager.filter(**such).order_by("pk").first()
        )
        assert row is not None, f"the seeded case has no {model} {such or ''}"
        return row


def nothing(_: Case) -> dict[str, Any]:
    """An address that names no thing."""
    return {}


@dataclass(frozen=True)
class Row:
    """One address: its name, what it names in the seeded case, the method, and what is sent.

    `query` is what a GET needs to show its usual page. `unseen` says why the browser does not open it
    (a download), for no page is passed over in silence.
    """

    name: str
    kwargs: Callable[[Case], Mapping[str, Any]] = nothing
    method: str = "GET"
    data: Mapping[str, Any] = field(default_factory=dict)
    query: Callable[[Case], str] = lambda _: ""
    unseen: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


def all_rows() -> list[Row]:
    """The rows of every room that has written them, and of the shell."""
    rows = [Row("set_language", method="POST", data={"language": "en"})]
    for room in ROOMS:
        if find_spec(f"tests.desk.{room}") and find_spec(f"tests.desk.{room}.doors"):
            rows += import_module(f"tests.desk.{room}.doors").ROWS
    return rows
