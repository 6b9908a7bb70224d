"""How much is finished, at hand, to give and received; who is behind; who could hand to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum
from django.utils.timezone import localdate

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import RouteStep
from geliat.desk.makers.words import step_name, step_place
from geliat.desk.orders.models import Order
from geliat.desk.production.models import Count, Delivery, HandOver
from geliat.sentences import Sentence

STANDING = ("accepted", "released", "finished")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where the pieces of one share stand, and where its step lies in the route (from 0)."""

    counted: int
    received: int
    gone: int
    place: int
    steps: int

    @property
    def first_step(self) -> bool:
        """Whether the share works from wood."""
        return self.place == 0

    @property
    def last_step(self) -> bool:
        """Whether its pieces go to the warehouse."""
        return self.place == self.steps - 1

    @property
    def at_hand(self) -> int | None:
        """Unworked pieces at the workshop; None at the first step, which works from wood."""
        return None if self.first_step else self.received - self.counted

    @property
    def to_give(self) -> int:
        """Finished pieces that have neither been handed to the next step nor delivered."""
        return self.counted - self.gone


def pieces_of(share: Share, steps: Sequence[str] = ()) -> Pieces:
    """Where the pieces of one share stand; `steps` is its route, where the caller knows it.

    Pieces passed on unworked count as not received.
    """
    return pieces_of_many([share], steps or route_of(share))[0]


def pieces_of_many(shares: Sequence[Share], steps: Sequence[str]) -> list[Pieces]:
    """Where the pieces of shares of one route stand, in the order of the shares."""
    numbers = [share.pk for share in shares]
    counted: dict[int, int] = defaultdict(int)
    received: dict[int, int] = defaultdict(int)
    gone: dict[int, int] = defaultdict(int)
    for row in Count.objects.filter(share__in=numbers).order_by().values_list("share", "quantity"):
        counted[row[0]] += row[1]
    moved = HandOver.objects.filter(Q(giving__in=numbers) | Q(receiving__in=numbers)).order_by()
    for giving, receiving, quantity, given_at, received_at in moved.values_list(
        "giving", "receiving", "quantity", "giving__step", "receiving__step"
    ):
        received[receiving] += quantity
        if given_at == received_at:
            received[giving] -= quantity
        else:
            gone[giving] += quantity
    if any(share.step == steps[-1] for share in shares):
        for row in Delivery.objects.filter(share__in=numbers).order_by().values_list("share", "quantity"):
            gone[row[0]] += row[1]
    return [
        Pieces(
            counted=counted[share.pk],
            received=received[share.pk],
            gone=gone[share.pk],
            place=steps.index(share.step),
            steps=len(steps),
        )
        for share in shares
    ]


def route_of(share: Share) -> list[str]:
    """The work steps of a share's size, in order."""
    route = RouteStep.objects.filter(size=share.line.size_id)
    return _with_step(list(route.order_by("sequence").values_list("step", flat=True)), share.step)


def _with_step(steps: list[str], step: str) -> list[str]:
    """The steps of a route; one that was dropped from it after it was offered stands at its usual place."""
    if step in steps:
        return steps
    place = sum(step_place(other) < step_place(step) for other in steps)
    return [*steps[:place], step, *steps[place:]]


def counted(share: Share) -> int:
    """Pieces a workshop has finished on a share."""
    return sum(Count.objects.filter(share=share).values_list("quantity", flat=True))


def follows(giving: Share, receiving: Share, steps: Sequence[str]) -> bool:
    """Whether pieces may pass from one share to the other: the next step, or the same step unworked."""
    first, second = steps.index(giving.step), steps.index(receiving.step)
    return second - first == 1 or (first == second > 0 and giving.pk != receiving.pk)


def finished(order: Order) -> dict[int, int]:
    """Finished pieces of every share of an order, as {share number: pieces}."""
    rows = Count.objects.filter(share__plan__order=order).values("share").annotate(pieces=Sum("quantity"))
    return {row["share"]: row["pieces"] for row in rows}


@dataclass(frozen=True, slots=True)
class Flow:
    """Where the pieces of one share stand."""

    share: Share
    counted: int
    received: int
    to_give: int
    first_step: bool
    last_step: bool

    @property
    def standing(self) -> int:
        """What the workshop stands for."""
        return self.share.standing_quantity

    @property
    def expected(self) -> int:
        """Pieces that are still to come to it."""
        return 0 if self.first_step else max(self.standing - self.received, 0)


def flows(order: Order) -> list[Flow]:
    """Where the pieces of every standing share of an order are, in the order of lines and steps."""
    shares = list(
        Share.objects.filter(plan__order=order, stage__in=STANDING)
        .select_related("line__size__product", "line__order", "workshop")
        .order_by("line__number", "workshop__code", "pk")
    )
    places = _places(shares)
    done = finished(order)
    came: dict[int, int] = defaultdict(int)
    went: dict[int, int] = defaultdict(int)
    hand_overs = HandOver.objects.filter(giving__plan__order=order)
    for row in hand_overs.values("giving", "receiving", "giving__step", "receiving__step", "quantity"):
        came[row["receiving"]] += row["quantity"]
        if row["giving__step"] == row["receiving__step"]:
            came[row["giving"]] -= row["quantity"]
        else:
            went[row["giving"]] += row["quantity"]
    deliveries = Delivery.objects.filter(share__plan__order=order)
    for delivery in deliveries.values("share").annotate(pieces=Sum("quantity")):
        went[delivery["share"]] += delivery["pieces"]
    result = []
    for share in sorted(
        shares, key=lambda share: (share.line.number, places[share.line.size_id][share.step])
    ):
        steps = places[share.line.size_id]
        result.append(
            Flow(
                share=share,
                counted=done.get(share.pk, 0),
                received=came[share.pk],
                to_give=done.get(share.pk, 0) - went[share.pk],
                first_step=steps[share.step] == 0,
                last_step=steps[share.step] == len(steps) - 1,
            )
        )
    return result


def _places(shares: Sequence[Share]) -> dict[int, dict[str, int]]:
    sizes = {share.line.size_id for share in shares}
    routes: dict[int, list[str]] = defaultdict(list)
    for row in RouteStep.objects.filter(size__in=sizes).order_by("size", "sequence"):
        routes[row.size_id].append(row.step)
    for share in shares:
        routes[share.line.size_id] = _with_step(routes[share.line.size_id], share.step)
    return {size: {step: place for place, step in enumerate(steps)} for size, steps in routes.items()}


def suggest_hand_overs(order: Order) -> list[tuple[Share, Share, int]]:
    """Who could hand how many to whom now, so that every expecting workshop is served with few trips.

    Neighbours first: pieces go to a workshop of the same village where one expects them; then the largest
    rests are matched with each other, which leaves few small hand-overs. Unworked pieces of a share whose
    rest was taken back go first to those who took it over: nobody else has pieces for them.
    """
    every = flows(order)
    places = _places([flow.share for flow in every])
    wanted = {flow.share: flow.expected for flow in every if flow.expected > 0}
    surplus = {
        flow.share: flow.received - max(flow.standing, flow.counted)
        for flow in every
        if not flow.first_step and flow.received > max(flow.standing, flow.counted)
    }
    to_give = {flow.share: flow.to_give for flow in every if flow.to_give > 0 and not flow.last_step}
    return [
        *_matched(surplus, wanted, places, steps_on=0),
        *_matched(to_give, wanted, places, steps_on=1),
    ]


def _matched(
    to_give: dict[Share, int],
    wanted: dict[Share, int],
    places: dict[int, dict[str, int]],
    steps_on: int,
) -> list[tuple[Share, Share, int]]:
    """Pieces of `to_give` for those who want them `steps_on` steps further; both are used up as matched."""
    suggestions: list[tuple[Share, Share, int]] = []
    for near in (True, False):
        for giving in sorted(to_give, key=lambda share: -to_give[share]):
            place = places[giving.line.size_id]
            takers = [
                share
                for share in wanted
                if share.line_id == giving.line_id
                and share.pk != giving.pk
                and place[share.step] - place[giving.step] == steps_on
                and (not near or share.workshop.village_id == giving.workshop.village_id)
            ]
            for receiving in sorted(takers, key=lambda share: -wanted[share]):
                quantity = min(to_give[giving], wanted[receiving])
                if quantity > 0:
                    suggestions.append((giving, receiving, quantity))
                    to_give[giving] -= quantity
                    wanted[receiving] -= quantity
    return suggestions


@dataclass(frozen=True, slots=True)
class Behind:
    """A share that is behind its even pace on a day, and by how many pieces."""

    share: Share
    counted: int
    pieces_behind: int


def behind(order: Order, on: date) -> list[Behind]:
    """Shares whose finished pieces lag an even pace from acceptance to the due date, the furthest first."""
    late = []
    for flow in flows(order):
        began = flow.share.answered_at
        if began is None or flow.counted >= flow.standing:
            continue
        days = max((flow.share.due_on - localdate(began)).days, 1)
        passed = min(max((on - localdate(began)).days, 0), days)
        lag = flow.standing * passed // days - flow.counted
        if lag > 0:
            late.append(Behind(flow.share, flow.counted, lag))
    return sorted(late, key=lambda row: -row.pieces_behind)


@dataclass(frozen=True, slots=True)
class StepProgress:
    """How far one work step of an order is, over all its lines."""

    step: str
    asked: int
    counted: int

    @property
    def name(self) -> Sentence:
        """The step as people say it."""
        return step_name(self.step)


def progress(order: Order) -> list[StepProgress]:
    """How far each work step of an order is, in the order of the work."""
    asked: dict[str, int] = defaultdict(int)
    place: dict[str, int] = {}
    quantity = {line.size_id: line.quantity for line in order.lines.all()}
    for row in RouteStep.objects.filter(size__in=quantity):
        asked[row.step] += quantity[row.size_id]
        place[row.step] = max(place.get(row.step, 0), row.sequence)
    rows = Count.objects.filter(share__plan__order=order).values("share__step")
    done = {row["share__step"]: row["pieces"] for row in rows.annotate(pieces=Sum("quantity"))}
    return [
        StepProgress(step, asked[step], done.get(step, 0)) for step in sorted(asked, key=lambda s: place[s])
    ]
