"""Orders allotted over a handful of workshops, offered and accepted, through the rooms' own actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tests.desk.cast import AT, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.makers.builders import a_workshop
from tests.desk.orders.builders import a_line, an_order

from geliat.desk.allotment import actions
from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.makers.models import Workshop
from geliat.desk.orders import actions as orders
from geliat.desk.orders.models import Order

MAKERS: Mapping[str, Mapping[str, int]] = {
    "T1": {"turning": 40},
    "T2": {"turning": 40},
    "T3": {"turning": 40},
    "P1": {"carving_painting": 60},
    "P2": {"carving_painting": 60},
    "K1": {"skin_rope": 60},
    "K2": {"skin_rope": 60},
    "F1": {"finishing": 80},
    "F2": {"finishing": 80},
}
"""Workshops by the step they can do, with pieces a week: two or three a step."""


def some_makers() -> dict[str, Workshop]:
    """The workshops of MAKERS by code; told again they are the same rows."""
    standing = {row.code: row for row in Workshop.objects.filter(code__in=MAKERS)}
    return {code: standing.get(code) or a_workshop(code, skills=skills) for code, skills in MAKERS.items()}


def an_open_order(number: str = "PO-2020-01", *, small: int = 60, middle: int = 16, **changes: Any) -> Order:
    """An inquiry of small and middle drums with one consignment and makers to ask."""
    some_makers()
    order = an_order(number, lines=[a_line("S", small), a_line("M", middle)], **changes)
    a_consignment(order)
    return order


def an_allotted_order(number: str = "PO-2020-01", **more: Any) -> tuple[Order, AllotmentPlan]:
    """A confirmed order whose shares are proposed."""
    order = orders.confirm(an_open_order(number, **more), by=SRI, at=AT)
    return order, actions.allot(order, by=SRI, at=AT)


def an_offered_order(number: str = "PO-2020-01", **more: Any) -> tuple[Order, list[Share]]:
    """An order in work whose shares are offered."""
    order, plan = an_allotted_order(number, **more)
    shares = actions.offer(plan, by=SRI, at=AT)
    order.refresh_from_db()
    return order, shares


def accept_all(shares: list[Share], at: datetime = AT) -> list[Share]:
    """Every share taken on in full."""
    return [actions.accept(share, by=SRI, at=at) for share in shares]


def an_accepted_order(number: str = "PO-2020-01", **more: Any) -> tuple[Order, list[Share]]:
    """An order in work whose shares are all accepted."""
    order, shares = an_offered_order(number, **more)
    return order, accept_all(shares)


def mended(order: Order, finished: Mapping[int, int] | None = None, **more: Any) -> AllotmentPlan:
    """The allotment of an order mended in the week of its beginning."""
    told: dict[str, Any] = {"from_week": date(2020, 9, 1), "by": SRI, "at": AT, **more}
    return actions.mend(order, finished or {}, told.pop("late", ()), **told)


def alive(order: Order, **such: object) -> list[Share]:
    """The shares of an order that were not withdrawn."""
    rows = Share.objects.filter(plan__order=order, **such).exclude(stage="withdrawn")
    return list(rows.select_related("line", "workshop").order_by("pk"))
