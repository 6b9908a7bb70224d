"""What one workshop sees by its link: its own offers, work, counts and pay, and nothing of any other.

The one exception is the name and village of a workshop to which it is to hand pieces: without it nobody could
carry them there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import F, QuerySet, Sum

from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import RouteStep
from geliat.desk.makers.models import ClosedWeek, Workshop
from geliat.desk.makers.words import step_name, step_place
from geliat.desk.production.figures import suggest_hand_overs
from geliat.desk.production.models import Count, Delivery, HandOver
from geliat.desk.settlement.figures import Statement, pay_of
from geliat.sentences import Sentence

SEEN = ("offered", "accepted", "released", "finished")
QUICK = (1, 5, 10, 25, 50, 100)
MOST_QUICK = 4
LAST = 6
"""How many earlier counts are shown."""


@dataclass(frozen=True, slots=True)
class HandTo:
    """Pieces to carry to the workshop of the next step."""

    receiving: Share
    quantity: int
    key: str

    @property
    def step(self) -> Sentence:
        """What is done there."""
        return step_name(self.receiving.step)


@dataclass(frozen=True, slots=True)
class Told:
    """One report already sent: what, when and how many."""

    kind: Sentence
    on: date
    quantity: int


COUNTED = Sentence(en="Finished", id="Selesai")
HANDED = Sentence(en="Handed over", id="Diserahkan")
DELIVERED = Sentence(en="To the warehouse", id="Ke gudang")


@dataclass(frozen=True, slots=True)
class Own:
    """One share of the workshop: what it asks, how far it is, what can be reported now."""

    share: Share
    counted: int
    received: int | None
    to_give: int
    last_step: bool
    hand_to: tuple[HandTo, ...]
    told: tuple[Told, ...]
    key: str
    delivery_key: str

    @property
    def step(self) -> Sentence:
        """The work step in words."""
        return step_name(self.share.step)

    @property
    def product(self) -> Sentence:
        """The product in words."""
        product = self.share.line.size.product
        return Sentence(en=product.name_en, id=product.name_id, zh=product.name_zh)

    @property
    def reason(self) -> Sentence:
        """Why the workshop got this share."""
        return Sentence(en=self.share.reason_en, id=self.share.reason_id)

    @property
    def offered(self) -> bool:
        """Whether it still waits for an answer."""
        return self.share.stage == "offered"

    @property
    def asked(self) -> int:
        """Pieces offered, or those the workshop stands for."""
        return self.share.quantity if self.offered else self.share.standing_quantity

    @property
    def total_idr(self) -> Decimal:
        """What all pieces bring."""
        return self.asked * self.share.pay_idr

    @property
    def left(self) -> int:
        """Pieces still to make."""
        return max(self.asked - self.counted, 0)

    @property
    def countable(self) -> int:
        """Pieces that can be reported as finished now."""
        return self.left if self.received is None else max(min(self.left, self.received - self.counted), 0)

    @property
    def waits(self) -> bool:
        """Whether there is work left and nothing here to do it on."""
        return self.left > 0 and self.countable == 0

    @property
    def quick(self) -> list[int]:
        """Counts to choose by one tap, the largest that is possible last."""
        few = [number for number in QUICK if number < self.countable]
        return [*few[-MOST_QUICK + 1 :], self.countable] if self.countable else []


@dataclass(frozen=True, slots=True)
class MakerPage:
    """Everything on a maker's page."""

    workshop: Workshop
    offers: tuple[Own, ...]
    work: tuple[Own, ...]
    finished: tuple[Own, ...]
    statements: tuple[Statement, ...]
    closed: tuple[ClosedWeek, ...]

    @property
    def to_report(self) -> Own | None:
        """The work that is due first of that on which something can be reported now."""
        ready = (own for own in self.work if own.countable)
        return min(ready, key=lambda own: own.share.due_on, default=None)

    @property
    def to_give(self) -> bool:
        """Whether finished pieces wait to be handed on or brought to the warehouse."""
        return any(own.to_give > 0 and (own.last_step or own.hand_to) for own in self.work)


def maker_page(workshop: Workshop, today: date, new_key: Callable[[], str]) -> MakerPage:
    """The page of a workshop on a day; `new_key` gives each report its own number, so that it counts once."""
    own = _own(workshop, new_key)
    return MakerPage(
        workshop=workshop,
        offers=tuple(one for one in own if one.offered),
        work=tuple(one for one in own if not one.offered and (one.left or one.to_give > 0)),
        finished=tuple(one for one in own if not one.offered and not one.left and one.to_give <= 0),
        statements=tuple(pay_of(workshop)),
        closed=tuple(workshop.closed_weeks.filter(monday__gte=today).order_by("monday")),
    )


def share_of(workshop: int, share: int) -> QuerySet[Share]:
    """The share of that number, if it is the workshop's own and was shown to it."""
    return Share.objects.filter(pk=share, workshop=workshop, stage__in=SEEN).select_related(
        "workshop", "line"
    )


def may_hand_to(giving: Share, receiving: int) -> Share | None:
    """The share that `giving` may hand pieces to: one the page named to it, now or before; else None.

    Any other stays unknown, so that nobody learns of strangers' work by guessing numbers.
    """
    named = {taker.pk for giver, taker, _ in suggest_hand_overs(giving.line.order) if giver.pk == giving.pk}
    named |= set(HandOver.objects.filter(giving=giving).values_list("receiving", flat=True))
    return Share.objects.filter(pk=receiving).first() if receiving in named else None


def _own(workshop: Workshop, new_key: Callable[[], str]) -> list[Own]:
    shares = list(
        Share.objects.filter(workshop=workshop, stage__in=SEEN)
        .exclude(plan__order__stage="cancelled")
        .select_related("line__size__product", "line__order", "workshop")
    )
    ends = _ends({share.line.size_id for share in shares})
    counted = _sums(Count.objects.filter(share__in=shares), "share")
    passed = HandOver.objects.filter(giving__in=shares)
    worked = _sums(passed.exclude(receiving__step=F("giving__step")), "giving")
    unworked = _sums(passed.filter(receiving__step=F("giving__step")), "giving")
    came = _sums(HandOver.objects.filter(receiving__in=shares), "receiving")
    delivered = _sums(Delivery.objects.filter(share__in=shares), "share")
    told = _told(shares)
    found = []
    for share in shares:
        first, last = ends[share.line.size_id]
        to_give = counted[share.pk] - worked[share.pk] - delivered[share.pk]
        found.append(
            Own(
                share=share,
                counted=counted[share.pk],
                received=None if share.step == first else came[share.pk] - unworked[share.pk],
                to_give=to_give,
                last_step=share.step == last,
                hand_to=(),
                told=tuple(told[share.pk][:LAST]),
                key=new_key(),
                delivery_key=new_key(),
            )
        )
    found = _with_ways(workshop, found, new_key)
    return sorted(found, key=lambda own: (own.share.due_on, step_place(own.share.step), own.share.pk))


def _with_ways(workshop: Workshop, found: list[Own], new_key: Callable[[], str]) -> list[Own]:
    """Each share with the workshops that wait for its pieces, where it has some to give."""
    orders = {
        own.share.line.order_id: own.share.line.order
        for own in found
        if own.to_give > 0 and not own.last_step
    }
    ways: dict[int, list[HandTo]] = defaultdict(list)
    for order in orders.values():
        for giving, receiving, quantity in suggest_hand_overs(order):
            if giving.workshop_id == workshop.pk:
                ways[giving.pk].append(HandTo(receiving, quantity, new_key()))
    return [replace(own, hand_to=tuple(ways[own.share.pk])) for own in found]


def _sums(rows: QuerySet[Count] | QuerySet[HandOver] | QuerySet[Delivery], by: str) -> dict[int, int]:
    sums: dict[int, int] = defaultdict(int)
    for row in rows.order_by().values(by).annotate(pieces=Sum("quantity")):
        sums[row[by]] = row["pieces"]
    return sums


def _ends(sizes: set[int]) -> dict[int, tuple[str, str]]:
    """The first and the last step of each size's route."""
    steps: dict[int, list[str]] = defaultdict(list)
    for row in RouteStep.objects.filter(size__in=sizes).order_by("size", "sequence"):
        steps[row.size_id].append(row.step)
    return {size: (route[0], route[-1]) for size, route in steps.items()}


def _told(shares: list[Share]) -> dict[int, list[Told]]:
    """What was reported of each share, the latest first."""
    rows = [
        *(
            (row.share_id, row.counted_at, COUNTED, row.quantity)
            for row in Count.objects.filter(share__in=shares)
        ),
        *(
            (row.giving_id, row.handed_at, HANDED, row.quantity)
            for row in HandOver.objects.filter(giving__in=shares)
        ),
        *(
            (row.share_id, row.delivered_at, DELIVERED, row.quantity)
            for row in Delivery.objects.filter(share__in=shares)
        ),
    ]
    found: dict[int, list[Told]] = defaultdict(list)
    for share, at, kind, quantity in sorted(rows, key=lambda row: row[1], reverse=True):
        found[share].append(Told(kind, at, quantity))
    return found
