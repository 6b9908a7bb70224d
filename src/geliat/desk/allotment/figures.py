"""Who has how many, what is still missing, and how the load lies over the workshops."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.catalogue.models import RouteStep
from geliat.desk.makers.words import step_name
from geliat.desk.orders.models import Line, Order
from geliat.sentences import Sentence

ALIVE = ("proposed", "offered", "accepted", "released", "finished")


def plans_of(order: Order) -> QuerySet[AllotmentPlan]:
    """The rounds of an order's allotment, latest first."""
    return AllotmentPlan.objects.filter(order=order).order_by("-round")


def shares_of(order: Order) -> QuerySet[Share]:
    """Every share of an order that was not withdrawn, by line, step and workshop."""
    return (
        Share.objects.filter(plan__order=order)
        .exclude(stage="withdrawn")
        .select_related("line__size__product", "workshop__village", "plan")
        .order_by("line__number", "step", "workshop__code", "plan__round")
    )


@dataclass(frozen=True, slots=True)
class Covered:
    """One step of one line: pieces asked, standing, offered or proposed, and missing."""

    line: Line
    step: str
    asked: int
    standing: int
    open: int

    @property
    def missing(self) -> int:
        """Pieces that nobody has and nobody is asked for."""
        return max(self.asked - self.standing - self.open, 0)

    @property
    def step_name(self) -> Sentence:
        """The step as people say it."""
        return step_name(self.step)


def covered(order: Order) -> list[Covered]:
    """How far each step of each line is covered, in the order of lines and steps."""
    return covered_of([order])[order.pk]


def covered_of(orders: Collection[Order]) -> dict[int, list[Covered]]:
    """How far each step of each line of several orders is covered, by order, in three queries."""
    standing: dict[tuple[int, str], int] = defaultdict(int)
    asked: dict[tuple[int, str], int] = defaultdict(int)
    for share in Share.objects.filter(plan__order__in=orders, stage__in=ALIVE):
        if share.stage in ("proposed", "offered"):
            asked[share.line_id, share.step] += share.quantity
        else:
            standing[share.line_id, share.step] += share.standing_quantity
    lines = Line.objects.filter(order__in=orders).select_related("size__product").order_by("number")
    route: dict[int, list[str]] = defaultdict(list)
    for row in RouteStep.objects.filter(size__in={line.size_id for line in lines}).order_by("sequence"):
        route[row.size_id].append(row.step)
    found: dict[int, list[Covered]] = {order.pk: [] for order in orders}
    for line in lines:
        found[line.order_id] += [
            Covered(line, step, line.quantity, standing[line.pk, step], asked[line.pk, step])
            for step in route[line.size_id]
        ]
    return found


@dataclass(frozen=True, slots=True)
class Load:
    """What one workshop has of an order, over all steps."""

    workshop: str
    village: str
    pieces: int
    pay_idr: int
    load_permille: int


def load_by_workshop(shares: Iterable[Share]) -> list[Load]:
    """The load of every workshop with living shares, the busiest first."""
    pieces: dict[int, int] = defaultdict(int)
    pay: dict[int, int] = defaultdict(int)
    load: dict[int, int] = defaultdict(int)
    workshops = {}
    for share in shares:
        if share.stage not in ALIVE:
            continue
        standing = share.standing_quantity if share.answered_at else share.quantity
        workshops[share.workshop_id] = share.workshop
        pieces[share.workshop_id] += standing
        pay[share.workshop_id] += standing * int(share.pay_idr)
        load[share.workshop_id] = max(load[share.workshop_id], share.load_permille)
    rows = [
        Load(workshop.name, workshop.village.name, pieces[key], pay[key], load[key])
        for key, workshop in workshops.items()
    ]
    return sorted(rows, key=lambda row: (-row.load_permille, row.workshop))


_AIMS = (
    (r"accepted pieces moved", "accepted pieces moved", "buah yang sudah disanggupi dipindahkan"),
    (
        r"pieces short of the small workshops' floor",
        "pieces short of the small workshops' floor",
        "kekurangan dari batas bawah bengkel kecil",
    ),
    (
        r"pieces short of the group's rule",
        "pieces short of the group's rule",
        "kekurangan dari aturan kelompok",
    ),
    (
        r"load (\d+) of (\d+), (\d+) loads",
        "load level {0} of {1}, for {2} workshops",
        "tingkat beban {0} dari {1}, untuk {2} bengkel",
    ),
    (r"cost to collect", "cost to collect", "ongkos penjemputan"),
)


def aim_name(name: str) -> Sentence:
    """An aim of the planner as people say it; as it printed it where no words are known."""
    for pattern, en, indonesian in _AIMS:
        if (found := re.fullmatch(pattern, name)) is not None:
            return Sentence(en=en.format(*found.groups()), id=indonesian.format(*found.groups()))
    return Sentence(en=name, id=name)


def aim_value(value: int, unit: str) -> tuple[Decimal | int, Sentence]:
    """A figure of the planner and its unit as people read it: loads in percent."""
    if unit == "ppm":
        return (Decimal(value) / 10_000).quantize(Decimal("0.01")), Sentence(en="%", id="%")
    return value, Sentence(en="pieces", id="buah") if unit == "pieces" else Sentence(en=unit, id=unit)


def next_step(order: Order, rows: Iterable[Covered], shares: Iterable[Share]) -> Sentence:
    """What is next with an order's allotment."""
    stages = {share.stage for share in shares}
    missing = sum(row.missing for row in rows)
    if not stages:
        return Sentence(en="Ask whether the order can be met", id="Periksa apakah pesanan bisa dipenuhi")
    if "proposed" in stages and order.stage == "inquiry":
        return Sentence(en="Confirm the order, then offer the shares", id="Konfirmasi pesanan, lalu tawarkan")
    if "proposed" in stages:
        return Sentence(en="Offer the proposed shares", id="Tawarkan bagian yang diusulkan")
    if "offered" in stages:
        return Sentence(en="Wait for the makers' answers", id="Tunggu jawaban para perajin")
    if missing:
        return Sentence(
            en=f"{missing} pieces have no maker: mend the allotment",
            id=f"{missing} buah belum ada pembuatnya: perbaiki pembagian",
        )
    return Sentence(en="Every piece has its maker", id="Semua sudah ada pembuatnya")
