"""Plans a case without a database: can it be met, who makes what and why, by when, in which containers.

The windows of work come from `trade.calendar`, the shares from `planning.allotment`, the load from
`planning.loading`; both plans are passed by their judges before anybody sees them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from geliat.measures import Money
from geliat.planning.allotment import Allotment, Capacity, Demand, Maker, Problem, Rules, Share, allot
from geliat.planning.loading import (
    CargoBox,
    ContainerStock,
    LoadPlan,
    LoadProblem,
    Stop,
    container_kind,
    load,
)
from geliat.planning.verify.allotment import judge_allotment
from geliat.planning.verify.loading import judge_load
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade import calendar
from geliat.trade.steps import steps
from geliat.workbook.case import Case, Consignment, Line

Committed = Mapping[tuple[str, str, date], int]
"""Work promised elsewhere, by (workshop, step, Monday), in the unit of the workshop's skill."""
Windows = Mapping[tuple[str, str], calendar.Window]
"""The weeks of work by (line, step)."""


@dataclass(frozen=True, slots=True)
class PackedLine:
    """The cartons of a line in a consignment; `rest` pieces stand in a last carton that is not full.

    `cargo` is what the line is called in the load plan, its last carton `rest_cargo` where it is not full.
    """

    line: str
    cargo: str
    sku: str
    pieces: int
    cartons: int
    rest: int
    net_g: int
    gross_g: int
    volume_mm3: int

    @property
    def rest_cargo(self) -> str:
        """The carton that is not full, in the load plan."""
        return f"{self.cargo} ({self.rest})"


@dataclass(frozen=True, slots=True)
class ConsignmentPlan:
    """What one consignment ships: its cartons by line, and how they stand in the containers."""

    number: str
    destination_port: str
    latest_shipment_on: date
    packed: tuple[PackedLine, ...]
    problem: LoadProblem
    loaded: LoadPlan

    @property
    def cartons(self) -> int:
        """All cartons."""
        return sum(row.cartons for row in self.packed)

    @property
    def net_g(self) -> int:
        """Net weight of all pieces."""
        return sum(row.net_g for row in self.packed)

    @property
    def gross_g(self) -> int:
        """Gross weight of all cartons."""
        return sum(row.gross_g for row in self.packed)

    @property
    def volume_mm3(self) -> int:
        """Outer volume of all cartons."""
        return sum(row.volume_mm3 for row in self.packed)

    @property
    def containers(self) -> int:
        """How many containers are needed."""
        return len(self.loaded.containers)


@dataclass(frozen=True, slots=True)
class CasePlan:
    """The answer to "can we take this order?": yes, and how.

    `pay` is what the makers earn in all; `value_idr` the order's value at the latest rate of the case, None
    without a rate.
    """

    order: str
    begins_on: date
    finished_on: date
    windows: Windows
    allotment: Allotment
    consignments: tuple[ConsignmentPlan, ...]
    value: Money
    value_idr: Money | None
    pay: Money

    @property
    def shares(self) -> tuple[Share, ...]:
        """Who makes how many of what, each with its reason."""
        return self.allotment.shares


def case_windows(case: Case, *, begin_on: date | None = None) -> Windows:
    """The weeks of every line and step. Raises Refusal with every step for which no whole week is left.

    A line is governed by the earliest latest-shipment date of the consignments it is in; work begins
    `calendar.OPENING_DAYS` after the order unless `begin_on` says otherwise.
    """
    begin = begin_on or calendar.work_begins(case.order.received_on)
    ships: dict[int, list[date]] = defaultdict(list)
    by_number = {row.number: row for row in case.consignments}
    for content in case.contents:
        ships[content.line].append(by_number[content.consignment].latest_shipment_on)
    found: dict[tuple[str, str], calendar.Window] = {}
    blockers: list[Blocker] = []
    for line in case.lines:
        try:
            rows = calendar.windows(
                [(row.step, row.lead_days) for row in case.route_of(line.sku)],
                begin_on=begin,
                ship_on=calendar.governing_date(ships[line.number]),
            )
        except Refusal as refusal:
            blockers += refusal.blockers
            continue
        found |= {(str(line.number), row.step): row for row in rows}
    if blockers:
        raise Refusal(*blockers)
    return found


def case_problem(case: Case, *, begin_on: date | None = None, committed: Committed | None = None) -> Problem:
    """The case as the allotment asks it: demands by (line, step) with their weeks, and the makers.

    Raises Refusal ("too_little_time") when a step has no week.
    """
    windows = case_windows(case, begin_on=begin_on)
    weeks = calendar.mondays(windows.values())
    place = {monday: week for week, monday in enumerate(weeks)}
    lines = {str(line.number): line for line in case.lines}
    minutes = {(row.sku, row.step): row.minutes_per_piece for row in case.route}
    return Problem(
        weeks=weeks,
        demands=tuple(
            Demand(
                line=key,
                step=step,
                quantity=lines[key].quantity,
                first_week=place[window.first_monday],
                due_week=place[window.due_monday],
                effort=minutes[lines[key].sku, step],
            )
            for (key, step), window in windows.items()
        ),
        makers=_makers(case, place, {step for _, step in windows}, committed or {}),
        rules=Rules(small_floor=case.group.small_floor, inclusive_permille=case.group.inclusive_permille),
        words=_words(case),
    )


def _makers(
    case: Case, place: Mapping[date, int], wanted: set[str], committed: Committed
) -> tuple[Maker, ...]:
    capacity: dict[str, dict[str, Capacity]] = defaultdict(dict)
    for skill in case.skills:
        if skill.step in wanted:
            capacity[skill.workshop][skill.step] = Capacity(
                unit="minutes" if skill.unit == "minutes" else "pieces",
                per_week=skill.per_week,
                minimum_batch=skill.minimum_batch,
            )
    closed: dict[str, set[int]] = defaultdict(set)
    for row in case.closed_weeks:
        if row.monday in place:
            closed[row.workshop].add(place[row.monday])
    promised: dict[str, dict[tuple[str, int], int]] = defaultdict(dict)
    for (workshop, step, monday), work in committed.items():
        if monday in place:
            promised[workshop][step, place[monday]] = work
    inclusive = case.inclusive_workshops()
    return tuple(
        Maker(
            key=shop.code,
            name=shop.name,
            capacity=capacity[shop.code],
            closed_weeks=frozenset(closed[shop.code]),
            collect_cost=int(shop.collect_cost_idr),
            small=shop.small,
            inclusive=shop.code in inclusive,
            committed=promised[shop.code],
        )
        for shop in sorted(case.workshops, key=lambda row: row.code)
    )


def _words(case: Case) -> dict[str, Sentence]:
    """How people call the steps (the case's own words before the trade's) and the lines."""
    words = {code: step.name for code, step in steps().items()} | dict(case.step_words())
    for line in case.lines:
        size = case.size(line.sku)
        product = case.product(size.product)
        words[str(line.number)] = Sentence(
            en=f"{product.name_en} {size.code}", id=f"{product.name_id} {size.code}"
        )
    return words


def packed_lines(case: Case, consignment: Consignment) -> tuple[PackedLine, ...]:
    """The cartons of a consignment, line by line, by the latest package of each size."""
    lines = {line.number: line for line in case.lines}
    skus = Counter(line.sku for line in case.lines)
    return tuple(
        _packed(case, lines[content.line], content.quantity, alone=skus[lines[content.line].sku] == 1)
        for content in case.contents
        if content.consignment == consignment.number
    )


def _packed(case: Case, line: Line, pieces: int, *, alone: bool) -> PackedLine:
    package, net_g = case.package_of(line.sku), case.size(line.sku).net_g
    full, rest = divmod(pieces, package.pieces)
    cartons = full + bool(rest)
    outer = package.outer_length_mm * package.outer_width_mm * package.outer_height_mm
    return PackedLine(
        line=str(line.number),
        cargo=line.sku if alone else f"{line.sku} / {line.number}",
        sku=line.sku,
        pieces=pieces,
        cartons=cartons,
        rest=rest,
        net_g=pieces * net_g,
        gross_g=pieces * net_g + cartons * package.tare_g,
        volume_mm3=cartons * outer,
    )


def load_problem(case: Case, consignment: Consignment) -> LoadProblem:
    """The consignment's cartons to be loaded into as few of its containers as possible."""
    kind = container_kind(consignment.container_type)
    cargo: list[CargoBox] = []
    for row in packed_lines(case, consignment):
        package, net_g = case.package_of(row.sku), case.size(row.sku).net_g
        upright = ("height",) if package.upright else ("length", "width", "height")
        for key, cartons, pieces in (
            (row.cargo, row.cartons - bool(row.rest), package.pieces),
            (row.rest_cargo, int(bool(row.rest)), row.rest),
        ):
            if cartons:
                cargo.append(
                    CargoBox(
                        key=key,
                        length_mm=package.outer_length_mm,
                        width_mm=package.outer_width_mm,
                        height_mm=package.outer_height_mm,
                        gross_g=pieces * net_g + package.tare_g,
                        quantity=cartons,
                        upright=upright,  # type: ignore[arg-type]
                        max_top_g=package.max_top_g,
                    )
                )
    # One container more than half-filled ones would need is plenty: every two together hold one's volume.
    length, width, height = kind.inner_mm
    volume = sum(row.volume_mm3 * row.quantity for row in cargo)
    weight = sum(row.gross_g * row.quantity for row in cargo)
    count = 2 * volume // (length * width * height) + 2
    if kind.payload_g:
        count = max(count, 2 * weight // kind.payload_g + 2)
    return LoadProblem((ContainerStock(kind, min(count, 10_000)),), tuple(cargo))


def plan_case(
    case: Case,
    *,
    begin_on: date | None = None,
    stop: Stop | None = None,
    seed: int = 0,
    threads: int = 1,
) -> CasePlan:
    """Plan a case as a whole; `stop`, `seed` and `threads` are those of each consignment's load.

    Raises Refusal with everything that binds: too little time for a step, too little capacity in a week,
    cartons that go into no container of the kind asked. The same case gives the same plan on any machine
    (unless `stop` counts seconds).
    """
    blockers: list[Blocker] = []
    allotment, windows = None, None
    try:
        windows = case_windows(case, begin_on=begin_on)
        allotment = allot(case_problem(case, begin_on=begin_on))
        _pass(judge_allotment(allotment.problem, allotment.shares))
    except Refusal as refusal:
        blockers += refusal.blockers
    consignments: list[ConsignmentPlan] = []
    for consignment in case.consignments:
        try:
            problem = load_problem(case, consignment)
            loaded = load(problem, stop=stop, seed=seed, threads=threads)
            consignments.append(_plan_consignment(case, consignment, problem, loaded))
        except Refusal as refusal:
            blockers += refusal.blockers
    if blockers or allotment is None or windows is None:
        raise Refusal(*blockers)
    value = Money(
        sum((line.quantity * line.unit_price for line in case.lines), Decimal(0)), case.order.currency
    )
    rates = [rate for rate in case.rates if rate.currency == case.order.currency]
    latest = max(rates, key=lambda rate: rate.on, default=None)
    return CasePlan(
        order=case.order.number,
        begins_on=min(window.first_monday for window in windows.values()),
        finished_on=max(window.due_on for window in windows.values()),
        windows=windows,
        allotment=allotment,
        consignments=tuple(consignments),
        value=value,
        value_idr=Money(value.amount * latest.idr_per_unit, "IDR").rounded() if latest else None,
        pay=_pay(case, allotment.shares),
    )


def _plan_consignment(
    case: Case, consignment: Consignment, problem: LoadProblem, loaded: LoadPlan
) -> ConsignmentPlan:
    if loaded.unplaced:
        raise Refusal(
            *(
                Blocker(
                    "does_not_load",
                    en="{consignment}: {quantity} cartons of {cargo} stay outside: {reason_en}",
                    id="{consignment}: {quantity} karton {cargo} tidak termuat: {reason_id}",
                    facts={
                        "consignment": consignment.number,
                        "quantity": left.quantity,
                        "cargo": left.cargo,
                        "reason_en": left.reason.en,
                        "reason_id": left.reason.id,
                    },
                    owner="coordinator",
                )
                for left in loaded.unplaced
            )
        )
    _pass(judge_load(loaded, problem))
    return ConsignmentPlan(
        number=consignment.number,
        destination_port=consignment.destination_port,
        latest_shipment_on=consignment.latest_shipment_on,
        packed=packed_lines(case, consignment),
        problem=problem,
        loaded=loaded,
    )


def _pass(violations: Sequence[object]) -> None:
    """A plan that its judge does not pass is never shown: that is a fault of the planner, not of the case."""
    if violations:
        raise RuntimeError(f"the judge found {len(violations)} violations, first {violations[0]!r}")


def _pay(case: Case, shares: Sequence[Share]) -> Money:
    sku = {str(line.number): line.sku for line in case.lines}
    rate = {(row.sku, row.step): row.pay_idr for row in case.route}
    earned = sum((share.quantity * rate[sku[share.line], share.step] for share in shares), Decimal(0))
    return Money(earned, "IDR")
