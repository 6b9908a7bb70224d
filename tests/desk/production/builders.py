"""Work done on accepted shares, through the room's own actions."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count as numbers

from tests.desk.allotment.builders import an_accepted_order
from tests.desk.cast import AT, SRI

from geliat.desk.allotment.models import Share
from geliat.desk.orders.models import Order
from geliat.desk.production import actions, figures
from geliat.desk.production.models import Count

LATER = AT + timedelta(days=10)
STEPS = ("turning", "carving_painting", "skin_rope", "finishing")
_KEYS = numbers(1)


def a_key() -> str:
    """A number that no entry has yet."""
    return f"key-{next(_KEYS)}"


def counted(share: Share, quantity: int, at: datetime = LATER) -> Count:
    """Pieces finished at a share."""
    return actions.count(share, quantity, a_key(), by=SRI, at=at)


def handed_on(order: Order, at: datetime = LATER) -> int:
    """Everything handed over that can be; returns the pieces."""
    pieces = 0
    for giving, receiving, quantity in figures.suggest_hand_overs(order):
        actions.hand_over(giving, receiving, quantity, a_key(), by=SRI, at=at)
        pieces += quantity
    return pieces


def worked(order: Order, *steps: str, at: datetime = LATER) -> None:
    """Every workshop of these steps counts all it can, and hands it on."""
    for step in steps:
        for flow in figures.flows(order):
            rest = (flow.standing if flow.first_step else min(flow.standing, flow.received)) - flow.counted
            if flow.share.step == step and rest > 0:
                counted(flow.share, rest, at)
        handed_on(order, at)


def a_made_order(number: str = "PO-2020-01", *, small: int = 60, middle: int = 16) -> Order:
    """An order with every piece finished and at the warehouse."""
    order, _ = an_accepted_order(number, small=small, middle=middle)
    worked(order, *STEPS)
    for flow in figures.flows(order):
        if flow.last_step and flow.to_give:
            actions.deliver(flow.share, flow.to_give, a_key(), by=SRI, at=LATER)
    return order


def of_step(order: Order, step: str, line: int = 1) -> list[Share]:
    """The standing shares of a step of a line."""
    flows = figures.flows(order)
    return [flow.share for flow in flows if flow.share.step == step and flow.share.line.number == line]
