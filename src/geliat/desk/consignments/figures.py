"""Reckons consignments for screens and for later rooms: pieces, value, mass, and the days that are left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from geliat.desk.consignments import checks
from geliat.desk.consignments.models import Consignment, ConsignmentLine
from geliat.desk.orders.models import Order
from geliat.measures import Money
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.places import find_port

GONE = ("sailed", "arrived")
"""Stages in which the latest shipment no longer presses."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a consignment holds: pieces, their value in the order's currency, their net mass in g."""

    pieces: int
    value: Money
    net_g: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """The latest day of shipment seen from a day: `days` left, below zero when it has passed."""

    on: date
    days: int

    @property
    def passed(self) -> bool:
        """Whether the last day lies behind."""
        return self.days < 0

    @property
    def sentence(self) -> Sentence:
        """The days left, as people say them."""
        n = abs(self.days)
        if self.days == 0:
            return Sentence(en="today is the last day", id="hari ini hari terakhir", zh="今天截止")
        unit = "day" if n == 1 else "days"
        if self.passed:
            return Sentence(en=f"{n} {unit} late", id=f"terlambat {n} hari", zh=f"已逾期 {n} 天")
        return Sentence(en=f"{n} {unit} left", id=f"{n} hari lagi", zh=f"还剩 {n} 天")


def held_by(consignments: Iterable[Consignment]) -> dict[int, Held]:
    """What each consignment holds, by row number, in one query beside the consignments' own."""
    rows = {one.pk: one for one in consignments}
    pieces = dict.fromkeys(rows, 0)
    net_g = dict.fromkeys(rows, 0)
    value = dict.fromkeys(rows, Decimal(0))
    lines = ConsignmentLine.objects.filter(consignment__in=rows).select_related("line__size")
    for taken in lines:
        key = taken.consignment_id
        pieces[key] += taken.quantity
        net_g[key] += taken.quantity * taken.line.size.net_g
        value[key] += taken.quantity * taken.line.unit_price
    return {
        key: Held(pieces[key], Money(value[key], row.order.currency).rounded(), net_g[key])
        for key, row in rows.items()
    }


def search(*, text: str = "", stage: str = "") -> QuerySet[Consignment]:
    """Consignments that answer to all that is asked, the earliest latest shipment first."""
    found = Consignment.objects.select_related("order").order_by("latest_shipment_on", "number")
    if text:
        found = found.filter(
            Q(number__icontains=text) | Q(order__number__icontains=text) | Q(consignee__icontains=text)
        )
    return found.filter(stage=stage) if stage else found


def unplanned_orders() -> QuerySet[Order]:
    """Orders that have no consignment yet and could have one."""
    return Order.objects.filter(consignments=None, stage__in=checks.PLANNABLE)


def deadline(consignment: Consignment, today: date) -> Deadline:
    """The days left to the latest shipment, counted from `today`."""
    latest = consignment.latest_shipment_on
    return Deadline(latest, (latest - today).days)


def port_name(locode: str) -> Sentence:
    """A port as papers name it; its code where the table has no name."""
    port = find_port(locode)
    return port.name if port else Sentence(en=locode, id=locode)


def blockers_of(order: Order) -> list[Blocker]:
    """What is still wrong with the split of an order over its consignments; empty when they are the order."""
    planned: dict[int, dict[int, int]] = {}
    taken = ConsignmentLine.objects.filter(consignment__order=order).select_related("line")
    for one in taken:
        planned.setdefault(one.consignment_id, {})[one.line.number] = one.quantity
    if not planned:
        return [
            Blocker(
                code="not_split",
                en="No consignment of the order {order} is planned yet.",
                id="Belum ada kiriman yang direncanakan untuk pesanan {order}.",
                facts={"order": order.number},
                owner="coordinator",
                mend=("consignments:plan", {"order": order.pk}),
            )
        ]
    return checks.of_sums(order, list(planned.values()))


def split(quantities: Mapping[int, int], parts: int, cartons: Mapping[int, int]) -> list[dict[int, int]]:
    """Lines spread over `parts` consignments as evenly as whole cartons allow.

    `quantities` are pieces by line number, `cartons` pieces a carton by line number (1 where none is
    known). Odd cartons go to the first consignments, pieces that fill no carton to the last.
    ValueError for fewer than one part.
    """
    if parts < 1:
        raise ValueError("an order is split into at least one consignment")
    spread: list[dict[int, int]] = [{} for _ in range(parts)]
    for number, quantity in quantities.items():
        batch = max(1, cartons.get(number, 1))
        full, rest = divmod(quantity, batch)
        for at in range(parts):
            share = full // parts + (1 if at < full % parts else 0)
            spread[at][number] = share * batch + (rest if at == parts - 1 else 0)
    return spread


def next_step(consignment: Consignment) -> Sentence:
    """What is next with a consignment, as far as this room knows."""
    if consignment.stage == "planned" and not consignment.booking:
        return Sentence(
            en="Book the vessel with a forwarder.",
            id="Pesan ruang kapal melalui PPJK.",
            zh="通过货代订舱。",
        )
    steps = {
        "planned": Sentence(
            en="Pack and load it, then declare it ready.",
            id="Kemas dan muat, lalu nyatakan siap.",
            zh="包装、装箱，然后申报就绪。",
        ),
        "declared": Sentence(
            en="The district officer's public release is awaited.",
            id="Menunggu pelepasan oleh petugas dinas.",
            zh="等待主管部门官员公开放行。",
        ),
        "released": Sentence(
            en="Gate-in and departure are awaited.",
            id="Menunggu masuk terminal dan keberangkatan kapal.",
            zh="等待进港与开船。",
        ),
        "sailed": Sentence(en="Arrival is awaited.", id="Menunggu kapal tiba.", zh="等待到港。"),
        "arrived": Sentence(
            en="Nothing: it has arrived.", id="Tidak ada: barang sudah tiba.", zh="无：已到港。"
        ),
    }
    return steps[consignment.stage]
