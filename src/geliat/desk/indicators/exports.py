"""Counts what was released in a period: consignments with their value, pieces and containers.

A consignment belongs to the regency in which its exporting group is seated; the work in it to those of the
workshops.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum
from django.utils import timezone

from geliat.desk.allotment.models import Share
from geliat.desk.consignments.figures import held_by
from geliat.desk.consignments.models import Consignment
from geliat.desk.loading.models import Container
from geliat.desk.orders import figures as orders
from geliat.desk.orders.models import Order
from geliat.desk.packing.models import Carton
from geliat.desk.release.models import Release
from geliat.desk.settlement.figures import payable
from geliat.measures import Money, Rate


@dataclass(frozen=True, slots=True)
class Exported:
    """One released consignment: on which day, its FOB value, in rupiah by which rate, what it held."""

    consignment: Consignment
    released_on: date
    value: Money
    rate: Rate | None
    pieces: int
    containers: int

    @property
    def value_idr(self) -> Decimal | None:
        """The value in rupiah; None where no rate was recorded up to the day of release."""
        if self.value.currency == "IDR":
            return self.value.amount
        return self.rate.convert(self.value).amount if self.rate else None


def exported(period_from: date, period_to: date, regency: str | None = None) -> list[Exported]:
    """The consignments released from `period_from` to `period_to`, both included, oldest first."""
    acts = Release.objects.filter(released_at__date__range=(period_from, period_to)).select_related(
        "consignment__order__group__regency"
    )
    if regency:
        acts = acts.filter(consignment__order__group__regency__bps_code=regency)
    acts = acts.order_by("released_at", "pk")
    rows = [act.consignment for act in acts]
    held = held_by(rows)
    packed = _sums(
        Carton.objects.filter(consignment__in=rows).values_list("consignment").annotate(Sum("pieces"))
    )
    sealed = Container.objects.filter(consignment__in=rows, stage__in=("sealed", "gated_in"))
    boxes = _sums(sealed.order_by().values_list("consignment").annotate(Count("pk")))
    rates: dict[tuple[str, date], Rate | None] = {}
    found = []
    for act in acts:
        value, day = held[act.consignment_id].value, timezone.localdate(act.released_at)
        if (value.currency, day) not in rates:
            rates[value.currency, day] = orders.latest_rate(value.currency, day)
        found.append(
            Exported(
                consignment=act.consignment,
                released_on=day,
                value=value,
                rate=rates[value.currency, day],
                pieces=packed.get(act.consignment_id, 0),
                containers=boxes.get(act.consignment_id, 0),
            )
        )
    return found


def _sums(rows: Iterable[tuple[int, int]]) -> dict[int, int]:
    return dict(rows)


@dataclass(frozen=True, slots=True)
class MakersPart:
    """What makers earn by accepted pieces of whole orders, against the orders' value, both in rupiah."""

    orders: int
    pay_idr: Decimal
    value_idr: Decimal | None


def makers_part(found: Iterable[Exported]) -> MakersPart:
    """The makers' part of the orders whose last consignment was released by the period's rows.

    An order of which a consignment still waits is left out: its work is not all accepted yet.
    """
    latest: dict[int, Exported] = {one.consignment.order_id: one for one in found}
    waiting = set(
        Consignment.objects.filter(order__in=latest, stage__in=("planned", "declared")).values_list(
            "order", flat=True
        )
    )
    whole = {key: one for key, one in latest.items() if key not in waiting}
    pay, value, known = Decimal(0), Decimal(0), True
    accounts = orders.accounts_of(Order.objects.filter(pk__in=whole))
    for key, one in whole.items():
        pieces = payable(one.consignment.order)
        rates = Share.objects.filter(pk__in=pieces).values_list("pk", "pay_idr")
        pay += sum((pay_idr * pieces[share] for share, pay_idr in rates), Decimal(0))
        worth = accounts[key].value
        if worth.currency == "IDR":
            value += worth.amount
        elif one.rate is not None:
            value += one.rate.convert(worth).amount
        else:
            known = False
    return MakersPart(len(whole), pay, value if known else None)
