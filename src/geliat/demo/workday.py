"""What makers and inspectors do between the coordinator's deeds: count, hand over, deliver, measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import RouteStep
from geliat.desk.orders.models import Order
from geliat.desk.production import actions as production
from geliat.desk.production import figures
from geliat.desk.quality import actions as quality_actions
from geliat.desk.quality import figures as quality
from geliat.desk.quality.models import Lot
from geliat.trade.access import Actor
from geliat.trade.moisture import pieces_to_measure

DRY = (98, 104, 101)
WET = (148, 163, 155)


def steps_of(order: Order) -> list[str]:
    """The work steps of an order, in the order of the work over all its sizes."""
    place: dict[str, int] = {}
    for row in RouteStep.objects.filter(size__in=[line.size_id for line in order.lines.all()]):
        place[row.step] = max(place.get(row.step, 0), row.sequence)
    return sorted(place, key=lambda step: place[step])


def work(
    order: Order,
    step: str,
    *,
    by: Actor,
    at: datetime,
    only: Callable[[Share], int] | None = None,
) -> int:
    """Every workshop of a step counts what it can; returns the pieces counted.

    `only` may hold a workshop back: the pieces it comes to count in all.
    """
    counted = 0
    for flow in figures.flows(order):
        if flow.share.step != step or flow.share.stage not in ("accepted", "released"):
            continue
        there = flow.standing if flow.first_step else min(flow.standing, flow.received)
        goal = min(there, only(flow.share)) if only else there
        if (rest := goal - flow.counted) > 0:
            key = f"{order.number}/{flow.share.pk}/{flow.counted}"
            production.count(flow.share, rest, key, by=by, at=at)
            # The network of the village is slow: the same report arrives twice, and counts once.
            if not counted:
                production.count(flow.share, rest, key, by=by, at=at)
            counted += rest
    return counted


def pass_on(order: Order, *, by: Actor, at: datetime) -> int:
    """Hand finished pieces to the workshops of the next step; returns how many hand-overs it took."""
    suggestions = figures.suggest_hand_overs(order)
    for place, (giving, receiving, quantity) in enumerate(suggestions):
        key = f"{order.number}/{giving.pk}/{receiving.pk}/{at:%Y%m%d}/{place}"
        production.hand_over(giving, receiving, quantity, key, by=by, at=at)
    return len(suggestions)


def present_all(order: Order, step: str, *, by: Actor, at: datetime) -> list[Lot]:
    """Present what every workshop of an inspected step has finished, one lot a share."""
    route = RouteStep.objects.filter(size__in=[line.size_id for line in order.lines.all()])
    inspected = {(row.size_id, row.step) for row in route if row.inspected}
    return [
        quality_actions.present(flow.share, flow.counted, by=by, at=at)
        for flow in figures.flows(order)
        if flow.share.step == step and flow.counted and (flow.share.line.size_id, step) in inspected
    ]


def deliver(order: Order, *, by: Actor, at: datetime) -> list[Share]:
    """Bring every finished piece of the last step to the warehouse; returns the shares delivered."""
    delivered = []
    for flow in figures.flows(order):
        if flow.last_step and flow.to_give > 0:
            key = f"{order.number}/{flow.share.pk}/{at:%Y%m%d}"
            production.deliver(flow.share, flow.to_give, key, by=by, at=at)
            delivered.append(flow.share)
    return delivered


def readings(lot: Lot, permille: Iterable[int]) -> list[list[int]]:
    """Moisture as the meter shows it on the sample of a lot, a little different from piece to piece."""
    points = len(quality.moisture_spec(lot.spec).points)
    base = list(permille)
    return [
        [base[point % len(base)] + (piece + point) % 5 for point in range(points)]
        for piece in range(pieces_to_measure(lot.quantity))
    ]


def rejecting(lot: Lot, defect_class: str) -> int:
    """How many defective pieces of a class reject the lot."""
    return quality.sample_for(lot).plans[defect_class].reject


def tolerated(lot: Lot) -> dict[str, int]:
    """One small flaw in the paint, where the sample of a lot allows one."""
    return {"F1": 1} if quality.sample_for(lot).plans["minor"].accept else {}
