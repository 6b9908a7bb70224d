"""One workshop as the desk sees it: its shares over all orders, how its lots fared, and its pay."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Sum

from geliat.desk.allotment.models import Share
from geliat.desk.makers.models import Workshop
from geliat.desk.makers.words import step_name
from geliat.desk.production.models import Count
from geliat.desk.quality.models import Inspection, Lot
from geliat.desk.settlement.figures import Statement, pay_of
from geliat.sentences import Sentence
from geliat.trade.indicators import share_permille


@dataclass(frozen=True, slots=True)
class Held:
    """One share with what was counted and accepted of it."""

    share: Share
    counted: int
    accepted: int

    @property
    def step(self) -> Sentence:
        """The work step in words."""
        return step_name(self.share.step)


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Everything on the desk's page of a workshop; `statements` only for who may read pay."""

    shares: tuple[Held, ...]
    inspected: int
    passed: int
    lots: tuple[Lot, ...]
    statements: tuple[Statement, ...]

    @property
    def permille(self) -> int | None:
        """Lots accepted at their first inspection, of those inspected."""
        return share_permille(self.passed, self.inspected)

    @property
    def open_pieces(self) -> int:
        """Pieces it still stands for."""
        return sum(
            max(held.share.standing_quantity - held.counted, 0)
            for held in self.shares
            if held.share.stage in ("accepted", "released")
        )


def desk_page(workshop: Workshop, *, with_pay: bool) -> DeskPage:
    """The page of a workshop, the latest orders first."""
    shares = list(
        Share.objects.filter(workshop=workshop)
        .exclude(stage="withdrawn")
        .select_related("line__size__product", "line__order", "plan")
        .order_by("-line__order__received_on", "line__order", "line__number", "step", "plan__round")
    )
    counted: dict[int, int] = defaultdict(int)
    for row in Count.objects.filter(share__in=shares).order_by().values("share").annotate(n=Sum("quantity")):
        counted[row["share"]] = row["n"]
    lots = list(
        Lot.objects.filter(share__in=shares)
        .select_related("share__line__size__product", "share__line__order")
        .order_by("-presented_at", "-pk")
    )
    accepted: dict[int, int] = defaultdict(int)
    for lot in lots:
        accepted[lot.share_id] += lot.quantity if lot.stage == "accepted" else 0
    first_looks: dict[int, bool] = {}
    looks = Inspection.objects.filter(lot__in=lots, lot__submission=1, moisture_only=False)
    for look in looks.order_by("inspected_at", "pk"):
        first_looks.setdefault(look.lot_id, look.passed)
    return DeskPage(
        shares=tuple(Held(share, counted[share.pk], accepted[share.pk]) for share in shares),
        inspected=len(first_looks),
        passed=sum(first_looks.values()),
        lots=tuple(lots[:40]),
        statements=tuple(pay_of(workshop)) if with_pay else (),
    )
