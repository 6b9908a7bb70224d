"""Asks the planner: an order's rows as a problem in plain integers, and its answer back to rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.timezone import localdate

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import RouteStep
from geliat.desk.consignments.models import ConsignmentLine
from geliat.desk.makers.models import Workshop
from geliat.desk.orders.models import Line, Order
from geliat.planning.allotment import Capacity, Demand, Maker, Problem, Rules
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade import calendar
from geliat.trade.steps import steps

HELD = ("proposed", "offered", "accepted", "released", "finished")
"""Stages in which a share of another order takes capacity."""


@dataclass(frozen=True, slots=True)
class Question:
    """An order as the planner reads it, and how to find the rows behind its keys."""

    problem: Problem
    lines: Mapping[str, Line]
    workshops: Mapping[str, Workshop]
    route: Mapping[tuple[str, str], RouteStep]
    windows: Mapping[tuple[str, str], calendar.Window]


def question_of(order: Order, since: date | None = None, standing: Iterable[Share] = ()) -> Question:
    """The order as a problem; weeks before `since` are past, `standing` shares are known to the makers.

    Raises Refusal for lines without a consignment, sizes without a route, and too little time, all at once.
    """
    lines = {str(line.number): line for line in order.lines.select_related("size__product")}
    if not lines:
        raise Refusal(_without_lines(order))
    windows, route = _windows(order, lines)
    weeks = calendar.mondays(windows.values())
    place = {monday: week for week, monday in enumerate(weeks)}
    ahead = calendar.monday_of(since + timedelta(days=6)) if since else weeks[0]
    held: dict[int, set[str]] = defaultdict(set)
    for share in standing:
        held[share.workshop_id].add(share.step)
    workshops = {
        workshop.code: workshop
        for workshop in Workshop.objects.filter(group=order.group_id)
        .filter(Q(active=True) | Q(pk__in=held))
        .select_related("village")
        .prefetch_related("skills", "closed_weeks", "disclosures")
    }
    problem = Problem(
        weeks=weeks,
        demands=tuple(
            Demand(
                line=key,
                step=step,
                quantity=lines[key].quantity,
                first_week=place[window.first_monday],
                due_week=place[window.due_monday],
                effort=route[key, step].minutes_per_piece,
            )
            for (key, step), window in windows.items()
        ),
        makers=_makers(order, workshops, weeks, {step for _, step in windows}, held),
        rules=Rules(small_floor=order.group.small_floor, inclusive_permille=order.group.inclusive_permille),
        since=min(max((ahead - weeks[0]).days // 7, 0), len(weeks)),
        words=_words(lines),
    )
    return Question(problem, lines, workshops, route, windows)


def _windows(
    order: Order, lines: Mapping[str, Line]
) -> tuple[dict[tuple[str, str], calendar.Window], dict[tuple[str, str], RouteStep]]:
    ships: dict[int, list[date]] = defaultdict(list)
    for row in ConsignmentLine.objects.filter(consignment__order=order).select_related("consignment"):
        ships[row.line_id].append(row.consignment.latest_shipment_on)
    begin = calendar.work_begins(order.received_on)
    windows: dict[tuple[str, str], calendar.Window] = {}
    route: dict[tuple[str, str], RouteStep] = {}
    blockers: list[Blocker] = []
    for key, line in lines.items():
        rows = list(RouteStep.objects.filter(size=line.size_id).order_by("sequence"))
        if not rows or not ships[line.pk]:
            blockers.append(_cannot_be_dated(line, bool(rows)))
            continue
        try:
            found = calendar.windows(
                [(row.step, row.lead_days) for row in rows],
                begin_on=begin,
                ship_on=calendar.governing_date(ships[line.pk]),
            )
        except Refusal as refusal:
            blockers += refusal.blockers
            continue
        windows |= {(key, window.step): window for window in found}
        route |= {(key, row.step): row for row in rows}
    if blockers:
        raise Refusal(*blockers)
    return windows, route


def _makers(
    order: Order,
    workshops: Mapping[str, Workshop],
    weeks: tuple[date, ...],
    wanted: set[str],
    held: Mapping[int, set[str]],
) -> tuple[Maker, ...]:
    place = {monday: week for week, monday in enumerate(weeks)}
    committed = _committed(order, weeks)
    return tuple(
        Maker(
            key=code,
            name=workshop.name,
            capacity=_capacity(workshop, wanted, held.get(workshop.pk, set())),
            closed_weeks=frozenset(
                place[closed.monday] for closed in workshop.closed_weeks.all() if closed.monday in place
            ),
            collect_cost=int(workshop.collect_cost_idr),
            small=workshop.small,
            inclusive=any(row.withdrawn_on is None for row in workshop.disclosures.all()),
            committed=committed.get(workshop.pk, {}),
        )
        for code, workshop in sorted(workshops.items())
    )


def _capacity(workshop: Workshop, wanted: set[str], held: set[str]) -> dict[str, Capacity]:
    """What a workshop can do of each step; nothing where it rests or dropped a skill it holds work of."""
    capacity = {step: Capacity(unit="pieces", per_week=0) for step in held & wanted}
    for skill in workshop.skills.all():
        if skill.step in wanted and workshop.active:
            capacity[skill.step] = Capacity(
                unit="minutes" if skill.unit == "minutes" else "pieces",
                per_week=skill.per_week,
                minimum_batch=skill.minimum_batch,
            )
    return capacity


def _committed(order: Order, weeks: tuple[date, ...]) -> dict[int, dict[tuple[str, int], int]]:
    """Work promised to other orders, spread evenly over the weeks in which it is to be done, rounded up."""
    shares = list(
        Share.objects.filter(stage__in=HELD, due_on__gte=weeks[0], workshop__group=order.group_id)
        .exclude(plan__order=order)
        .exclude(plan__order__stage="cancelled")
        .select_related("plan__order", "line")
    )
    minutes = {
        (row.size_id, row.step): row.minutes_per_piece
        for row in RouteStep.objects.filter(size__in={share.line.size_id for share in shares})
    }
    units = {
        (skill.workshop_id, skill.step): skill.unit
        for workshop in Workshop.objects.filter(group=order.group_id).prefetch_related("skills")
        for skill in workshop.skills.all()
    }
    begins = _begins({share.plan.order for share in shares})
    taken: dict[int, dict[tuple[str, int], int]] = defaultdict(lambda: defaultdict(int))
    for share in shares:
        pieces = share.standing_quantity if share.answered_at else share.quantity
        by_minutes = units.get((share.workshop_id, share.step)) == "minutes"
        work = pieces * (minutes.get((share.line.size_id, share.step), 1) if by_minutes else 1)
        last = calendar.monday_of(share.due_on)
        planned = calendar.monday_of(localdate(share.plan.made_at) + timedelta(days=6))
        first = min(max(planned, begins.get((share.line_id, share.step), planned)), last)
        span = (last - first).days // 7 + 1
        for week, monday in enumerate(weeks):
            if first <= monday <= last:
                taken[share.workshop_id][share.step, week] += -(-work // span)
    return {workshop: dict(rows) for workshop, rows in taken.items()}


def _begins(orders: Iterable[Order]) -> dict[tuple[int, str], date]:
    """The first Monday on which each step of each line of other orders can be worked at."""
    found: dict[tuple[int, str], date] = {}
    for order in orders:
        lines = {str(line.number): line for line in order.lines.select_related("size__product")}
        try:
            windows, _ = _windows(order, lines)
        except Refusal:
            continue  # no longer dated: the work is spread from the day of its plan
        found |= {(lines[key].pk, step): window.first_monday for (key, step), window in windows.items()}
    return found


def _words(lines: Mapping[str, Line]) -> dict[str, Sentence]:
    words = {code: step.name for code, step in steps().items()}
    for key, line in lines.items():
        product = line.size.product
        words[key] = Sentence(
            en=f"{product.name_en} {line.size.code}", id=f"{product.name_id} {line.size.code}"
        )
    return words


def _without_lines(order: Order) -> Blocker:
    return Blocker(
        code="order_without_lines",
        en="{order} has no lines, so there is no work to share out.",
        id="{order} belum punya baris barang, jadi belum ada pekerjaan untuk dibagi.",
        facts={"order": order.number},
        owner="coordinator",
        mend=("orders:order", {"order": order.pk}),
    )


def _cannot_be_dated(line: Line, has_route: bool) -> Blocker:
    if has_route:
        return Blocker(
            code="line_without_consignment",
            en="Line {line} ({size}) goes with no consignment, so no date governs it.",
            id="Baris {line} ({size}) belum masuk kiriman mana pun, jadi belum ada tanggalnya.",
            facts={"line": line.number, "size": str(line.size)},
            owner="coordinator",
            mend=("consignments:plan", {"order": line.order_id}),
        )
    return Blocker(
        code="size_without_route",
        en="{size} has no route of work steps.",
        id="{size} belum punya urutan langkah kerja.",
        facts={"size": str(line.size)},
        owner="coordinator",
        mend=("catalogue:product", {"product": line.size.product_id}),
    )
