"""What makers earned by accepted pieces, what was paid and netted, and the makers' part of the value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F, QuerySet, Sum

from geliat import measures
from geliat.desk.allotment.models import Share
from geliat.desk.catalogue.models import RouteStep
from geliat.desk.makers.models import PrivateContact, Workshop
from geliat.desk.makers.words import step_name, step_place
from geliat.desk.orders import figures as orders
from geliat.desk.orders.models import Order
from geliat.desk.production import figures as production
from geliat.desk.production.models import Advance, HandOver
from geliat.desk.quality import figures as quality
from geliat.desk.quality.models import Lot
from geliat.desk.settlement.models import NettedAdvance, Pay, PayoutFile, PayPiece
from geliat.measures import Money
from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.indicators import share_permille


def payable(order: Order) -> dict[int, int]:
    """Pieces of every share that are to be paid, as {share number: pieces}.

    At a route's last step and at inspected steps those of accepted lots; at the other steps those that the
    workshop of the next step took over.
    """
    accepted = quality.accepted_by_share(order)
    rows = HandOver.objects.filter(giving__plan__order=order).exclude(giving__step=F("receiving__step"))
    taken_over = {
        row["giving"]: row["pieces"] for row in rows.values("giving").annotate(pieces=Sum("quantity"))
    }
    judged = _judged_steps(order)
    shares = Share.objects.filter(pk__in={*accepted, *taken_over}).select_related("line")
    return {
        share.pk: (accepted if (share.line.size_id, share.step) in judged else taken_over).get(share.pk, 0)
        for share in shares
    }


def _judged_steps(order: Order) -> set[tuple[int, str]]:
    """Sizes and steps whose pieces pass inspection: the inspected ones and each route's last."""
    judged, last = set(), {}
    route = RouteStep.objects.filter(size__in=order.lines.values("size")).order_by("size", "sequence")
    for row in route:
        last[row.size_id] = row.step
        if row.inspected:
            judged.add((row.size_id, row.step))
    return judged | set(last.items())


@dataclass(frozen=True, slots=True)
class Uninspected:
    """Finished pieces that are paid only after inspection and are in no lot yet, at one step."""

    step: Sentence
    pieces: int
    workshops: int


def uninspected(order: Order) -> list[Uninspected]:
    """Finished pieces of inspected and last steps that were never presented, step by step."""
    done = production.finished(order)
    lots = Lot.objects.filter(share__plan__order=order, resubmits=None).values("share")
    in_lots = {row["share"]: row["pieces"] for row in lots.annotate(pieces=Sum("quantity"))}
    judged = _judged_steps(order)
    waiting: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for share in Share.objects.filter(pk__in=done).select_related("line"):
        left = done[share.pk] - in_lots.get(share.pk, 0)
        if left > 0 and (share.line.size_id, share.step) in judged:
            waiting[share.step].append((left, share.workshop_id))
    return [
        Uninspected(
            step_name(step),
            sum(left for left, _ in waiting[step]),
            len({workshop for _, workshop in waiting[step]}),
        )
        for step in sorted(waiting, key=step_place)
    ]


def covered(order: Order) -> dict[int, int]:
    """Pieces of every share that a pay covers already, paid or to be paid."""
    rows = PayPiece.objects.filter(pay__order=order).values("share").annotate(pieces=Sum("quantity"))
    return {row["share"]: row["pieces"] for row in rows}


@dataclass(frozen=True, slots=True)
class Piece:
    """Pieces of one share at its rate."""

    share: Share
    quantity: int
    pay_idr: Decimal

    @property
    def amount_idr(self) -> Decimal:
        """Pieces times rate."""
        return self.quantity * self.pay_idr

    @property
    def step(self) -> Sentence:
        """The work step in words."""
        return step_name(self.share.step)


@dataclass(frozen=True, slots=True)
class Unreckoned:
    """What a workshop earned that no pay covers yet."""

    workshop: Workshop
    pieces: tuple[Piece, ...]

    @property
    def earned_idr(self) -> Decimal:
        """The sum over the pieces."""
        return sum((piece.amount_idr for piece in self.pieces), Decimal(0))


def unreckoned(order: Order) -> list[Unreckoned]:
    """Accepted pieces that no pay covers yet, workshop by workshop."""
    before = covered(order)
    left = {share: pieces - before.get(share, 0) for share, pieces in payable(order).items()}
    shares = (
        Share.objects.filter(pk__in=[share for share, pieces in left.items() if pieces > 0])
        .select_related("workshop", "line__size__product")
        .order_by("workshop__code", "line__number", "pk")
    )
    by_workshop: dict[int, list[Piece]] = defaultdict(list)
    for share in shares:
        by_workshop[share.workshop_id].append(Piece(share, left[share.pk], share.pay_idr))
    return [Unreckoned(pieces[0].share.workshop, tuple(pieces)) for pieces in by_workshop.values()]


def advances_left(order: Order) -> dict[int, list[tuple[Advance, Decimal]]]:
    """Advances that are not netted whole, oldest first, by workshop, each with what is left of it."""
    rows = NettedAdvance.objects.filter(advance__order=order).values("advance")
    netted = {row["advance"]: row["amount"] for row in rows.annotate(amount=Sum("amount_idr"))}
    left: dict[int, list[tuple[Advance, Decimal]]] = defaultdict(list)
    for advance in Advance.objects.filter(order=order).order_by("paid_on", "pk"):
        rest = advance.amount_idr - netted.get(advance.pk, Decimal(0))
        if rest > 0:
            left[advance.workshop_id].append((advance, rest))
    return left


def pays_of(order: Order) -> QuerySet[Pay]:
    """The pays of an order by workshop, with the pieces and advances they cover."""
    return (
        Pay.objects.filter(order=order)
        .select_related("workshop__village", "payout_file", "order")
        .prefetch_related("pieces__share__line__size__product", "netted__advance")
        .order_by("workshop__code", "round")
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """The money of pays in whole rupiah: earned, netted from it, and the rest by how far it has come."""

    earned_idr: Decimal
    netted_idr: Decimal
    due_idr: Decimal
    in_file_idr: Decimal
    paid_idr: Decimal

    @property
    def open_idr(self) -> Decimal:
        """What is reckoned but not paid: due, or with the bank."""
        return self.due_idr + self.in_file_idr


def totals(pays: Iterable[Pay]) -> Totals:
    """The sums over pays."""
    pays = list(pays)

    def at(stage: str) -> Decimal:
        return sum((pay.to_pay_idr for pay in pays if pay.stage == stage), Decimal(0))

    return Totals(
        earned_idr=sum((pay.earned_idr for pay in pays), Decimal(0)),
        netted_idr=sum((pay.netted_idr for pay in pays), Decimal(0)),
        due_idr=at("due"),
        in_file_idr=at("in_file"),
        paid_idr=at("paid"),
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """The pay of one workshop for one order, as the workshop itself may read it."""

    order: Order
    workshop: Workshop
    pays: tuple[Pay, ...]
    paid_for: tuple[Piece, ...]
    to_reckon: tuple[Piece, ...]
    advances: tuple[Advance, ...]
    advance_left_idr: Decimal

    @property
    def totals(self) -> Totals:
        """The sums over the pays."""
        return totals(self.pays)

    @property
    def to_reckon_idr(self) -> Decimal:
        """What accepted pieces will bring that no pay covers yet."""
        return sum((piece.amount_idr for piece in self.to_reckon), Decimal(0))


def pay_of(workshop: Workshop) -> list[Statement]:
    """The pay of a workshop, order by order, latest first; orders it has nothing of are left out."""
    pays: dict[int, list[Pay]] = defaultdict(list)
    for pay in (
        Pay.objects.filter(workshop=workshop)
        .order_by("round")
        .prefetch_related("pieces__share__line__size__product")
    ):
        pays[pay.order_id].append(pay)
    advances: dict[int, list[Advance]] = defaultdict(list)
    for advance in Advance.objects.filter(workshop=workshop).order_by("paid_on", "pk"):
        advances[advance.order_id].append(advance)
    taken_on = Share.objects.filter(
        workshop=workshop, stage__in=("accepted", "released", "finished")
    ).values_list("plan__order", flat=True)
    orders_of = Order.objects.filter(pk__in={*pays, *advances, *taken_on}).select_related("buyer")
    return [
        _statement(order, workshop, pays[order.pk], advances[order.pk])
        for order in orders_of.order_by("-received_on", "number")
    ]


def _statement(order: Order, workshop: Workshop, pays: list[Pay], advances: list[Advance]) -> Statement:
    open_work = next((row for row in unreckoned(order) if row.workshop == workshop), None)
    left = advances_left(order).get(workshop.pk, [])
    return Statement(
        order=order,
        workshop=workshop,
        pays=tuple(pays),
        paid_for=pieces_of(pays),
        to_reckon=open_work.pieces if open_work else (),
        advances=tuple(advances),
        advance_left_idr=sum((rest for _, rest in left), Decimal(0)),
    )


def pieces_of(pays: Iterable[Pay]) -> tuple[Piece, ...]:
    """The pieces that pays cover, share by share in the order of the work."""
    covered_by: dict[int, Piece] = {}
    for pay in pays:
        for row in pay.pieces.all():
            before = covered_by.get(row.share_id)
            quantity = row.quantity + (before.quantity if before else 0)
            covered_by[row.share_id] = Piece(row.share, quantity, row.pay_idr)
    return tuple(
        sorted(covered_by.values(), key=lambda piece: (step_place(piece.share.step), piece.share.line_id))
    )


def without_account(pays: Iterable[Pay]) -> list[Pay]:
    """The pays that should go through a bank whose workshop has told no account."""
    through_bank = [pay for pay in pays if not pay.in_cash and pay.to_pay_idr > 0]
    contacts = PrivateContact.objects.filter(workshop__in=[pay.workshop_id for pay in through_bank])
    known = {contact.workshop_id for contact in contacts if contact.bank and contact.account}
    return [pay for pay in through_bank if pay.workshop_id not in known]


def files_of(order: Order) -> QuerySet[PayoutFile]:
    """The payout files of an order, latest first, with their pays; one taken back has none."""
    return PayoutFile.objects.filter(order=order).prefetch_related("pays").order_by("-made_at", "-pk")


def state_of(file: PayoutFile) -> str:
    """How far a file has come: "waiting" for the bank, "paid", or "taken_back"."""
    stages = {pay.stage for pay in file.pays.all()}
    return "taken_back" if not stages else "paid" if stages == {"paid"} else "waiting"


@dataclass(frozen=True, slots=True)
class MakersPart:
    """The part of an order's value that goes to its makers, in permille; None where no rate is recorded."""

    earned_idr: Decimal
    value: Money
    value_idr: Money | None
    rate: measures.Rate | None
    permille: int | None


def makers_part(order: Order, on: date) -> MakersPart:
    """What makers earned by accepted pieces against the order's value in rupiah.

    By the last rate recorded up to `on`; the rate and its date stand beside the figure.
    """
    earned = Pay.objects.filter(order=order).aggregate(sum=Sum("earned_idr"))["sum"] or Decimal(0)
    value = orders.accounts(order).value
    rate = None if value.currency == "IDR" else orders.latest_rate(value.currency, on)
    in_rupiah = value if value.currency == "IDR" else rate.convert(value) if rate else None
    part = share_permille(earned, in_rupiah.amount) if in_rupiah is not None else None
    return MakersPart(earned, value, in_rupiah, rate, part)


def blockers_to_close(order: Order) -> list[Blocker]:
    """What of the makers' pay is still open, so that an order is not closed before its makers are paid."""
    page = ("settlement:order", {"order": order.pk})
    found = [
        Blocker(
            code="pieces_not_inspected",
            en="{step_en}: {pieces} finished pieces of {workshops} workshops are in no lot yet; inspected "
            "pieces are paid once their lot is accepted.",
            id="{step_id}: {pieces} buah jadi dari {workshops} bengkel belum masuk lot; barang itu "
            "dibayar setelah diperiksa dan lotnya diterima.",
            facts={
                "step_en": row.step.en,
                "step_id": row.step.id,
                "pieces": row.pieces,
                "workshops": row.workshops,
            },
            owner="inspector",
            mend=("quality:order", {"order": order.pk}),
        )
        for row in uninspected(order)
    ]
    open_work = unreckoned(order)
    if open_work:
        found.append(
            Blocker(
                code="pay_not_reckoned",
                en="Accepted pieces of {workshops} workshops are not reckoned yet.",
                id="Barang diterima dari {workshops} bengkel belum dihitung upahnya.",
                facts={"workshops": len(open_work)},
                owner="coordinator",
                mend=page,
            )
        )
    unpaid = Pay.objects.filter(order=order).exclude(stage="paid").count()
    if unpaid:
        found.append(
            Blocker(
                code="pay_not_paid",
                en="{pays} pays of the order {order} are not paid yet.",
                id="{pays} upah pada pesanan {order} belum dibayar.",
                facts={"pays": unpaid, "order": order.number},
                owner="coordinator",
                mend=page,
            )
        )
    return found


def by_order(listed: Iterable[Order]) -> Mapping[int, Totals]:
    """The sums over the pays of each order, by row number, in one query."""
    pays: dict[int, list[Pay]] = {order.pk: [] for order in listed}
    for pay in Pay.objects.filter(order__in=pays):
        pays[pay.order_id].append(pay)
    return {order: totals(rows) for order, rows in pays.items()}
