"""Export proceeds: what every registered PEB declared, what came in of it, and by when the rest must come.

A receipt is a payment that the orders already record; here only is said which PEB it belongs to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from geliat import measures
from geliat.desk.consignments.figures import Held, held_by
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier.export import costs_of
from geliat.desk.dossier.models import Paper
from geliat.desk.orders.models import Payment, Rate
from geliat.desk.release.models import Npe
from geliat.desk.settlement.models import ProceedsMatch
from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents import PebSheet
from geliat.trade.identifiers import normal_hs_code
from geliat.trade.incoterms import fob_value
from geliat.trade.proceeds import Proceeds, Receipt, State, due_on, proceeds_of, resource_question

TONES = {
    State.OPEN: "warn",
    State.LATE: "stop",
    State.MET: "good",
    State.SHORT_WITHIN: "good",
    State.MET_LATE: "warn",
    State.EXCESS: "warn",
    State.NOTHING_DUE: "wait",
}


@dataclass(frozen=True, slots=True)
class Ledger:
    """The proceeds of one registered PEB; without `proceeds`, `blockers` say what cannot be reckoned.

    `rate` is the last rate recorded up to the day of the PEB, by which the tolerance in rupiah is told; `on`
    is the day of looking.
    """

    npe: Npe
    matches: tuple[ProceedsMatch, ...]
    proceeds: Proceeds | None
    rate: measures.Rate | None
    on: date
    blockers: tuple[Blocker, ...] = ()

    @property
    def consignment(self) -> Consignment:
        """The consignment that the PEB declared."""
        return self.npe.consignment

    @property
    def waiting(self) -> bool:
        """Whether money is still to come, or nobody can tell."""
        return self.proceeds is None or self.proceeds.waiting

    @property
    def tone(self) -> str:
        """How the state is shown."""
        return TONES[self.proceeds.state] if self.proceeds else "stop"

    @property
    def due_on(self) -> date | None:
        """The deadline, which runs even where the sums cannot be reckoned; None where no rule is recorded."""
        try:
            return self.proceeds.due_on if self.proceeds else due_on(self.npe.peb_dated)
        except Refusal:
            return None

    @property
    def left(self) -> Sentence:
        """The days to the deadline, as people say them; how late once it has passed."""
        return days_said((self.due_on - self.on).days) if self.due_on else Sentence(en="-", id="-")


def days_said(days: int) -> Sentence:
    """Days to a deadline as people say them: left, today, or late by so many."""
    n = abs(days)
    unit, said = "day" if n == 1 else "days", f"{n:,}".replace(",", ".")
    if days == 0:
        return Sentence(en="due today", id="jatuh tempo hari ini", zh="今天到期")
    if days < 0:
        return Sentence(en=f"late by {n:,} {unit}", id=f"terlambat {said} hari", zh=f"已逾期 {n:,} 天")
    return Sentence(en=f"{n:,} {unit} left", id=f"{said} hari lagi", zh=f"还剩 {n:,} 天")


def registered() -> QuerySet[Npe]:
    """The registered PEBs, the one due first before, with consignment, order and costs at hand."""
    rows = Npe.objects.select_related("consignment__order__buyer", "consignment__costs")
    return rows.order_by("peb_dated", "consignment__number")


def unregistered() -> QuerySet[Consignment]:
    """Consignments whose declaration is entered but not registered yet: no deadline runs."""
    known = Npe.objects.values("consignment")
    return Consignment.objects.filter(customs__isnull=False).exclude(pk__in=known).order_by("number")


def ledgers(npes: Iterable[Npe], on: date) -> list[Ledger]:
    """The proceeds of PEBs as seen on a day, in a fixed number of queries."""
    rows = list(npes)
    consignments = [row.consignment for row in rows]
    held, declared = held_by(consignments), _declared(consignments)
    rates = _rates({one.order.currency for one in consignments})
    matches: dict[int, list[ProceedsMatch]] = defaultdict(list)
    found = ProceedsMatch.objects.filter(consignment__in=consignments).select_related("payment")
    for match in found.order_by("payment__received_on", "payment_id"):
        matches[match.consignment_id].append(match)
    return [
        _ledger(row, held[row.consignment_id], declared, tuple(matches[row.consignment_id]), rates, on)
        for row in rows
    ]


def ledger_of(consignment: Consignment, on: date) -> Ledger | None:
    """The proceeds of one consignment; None while its PEB is not registered."""
    return next(iter(ledgers(registered().filter(consignment=consignment), on)), None)


def _ledger(
    npe: Npe,
    held: Held,
    declared: Mapping[int, Money],
    matches: tuple[ProceedsMatch, ...],
    rates: Mapping[str, Sequence[measures.Rate]],
    on: date,
) -> Ledger:
    currency = npe.consignment.order.currency
    rate = next((one for one in reversed(rates.get(currency, ())) if one.on <= npe.peb_dated), None)
    receipts = [Receipt(row.payment.received_on, Money(row.amount, currency)) for row in matches]
    try:
        fob = declared.get(npe.consignment_id) or _reckoned(npe.consignment, held)
        return Ledger(npe, matches, proceeds_of(npe.peb_dated, fob, receipts, rate, on=on), rate, on)
    except Refusal as no:
        return Ledger(npe, matches, None, rate, on, tuple(_mended(no, npe.consignment)))


def _mended(no: Refusal, consignment: Consignment) -> Iterable[Blocker]:
    """What cannot be reckoned, with the page where a missing cost is told."""
    page = ("consignments:consignment", {"consignment": consignment.pk})
    for one in no.blockers:
        mend = page if one.code.startswith("fob_") else one.mend
        yield Blocker(one.code, en=one.en, id=one.id, facts=one.facts, owner=one.owner, mend=mend)


def _reckoned(consignment: Consignment, held: Held) -> Money:
    """FOB by the term of the order, where no sealed sheet says what was declared."""
    return fob_value(consignment.order.incoterm, held.value, **costs_of(consignment))


def _declared(consignments: Iterable[Consignment]) -> dict[int, Money]:
    """FOB as the sealed sheet of the PEB declares it, by consignment; the latest sealed one counts."""
    sheets = Paper.objects.filter(
        consignment__in=list(consignments), kind=PebSheet.kind, sealed_at__isnull=False
    )
    told = sheets.order_by("version").values_list("consignment", "content__fob")
    return {key: Money(Decimal(fob["amount"]), fob["currency"]) for key, fob in told if fob}


def _rates(currencies: Iterable[str]) -> dict[str, list[measures.Rate]]:
    """Rates recorded of some currencies, the earliest first."""
    found: dict[str, list[measures.Rate]] = defaultdict(list)
    for row in Rate.objects.filter(currency__in=list(currencies)).order_by("on"):
        found[row.currency].append(measures.Rate(row.currency, "IDR", row.idr_per_unit, row.on, row.source))
    return found


def waiting(on: date, among: QuerySet[Npe] | None = None) -> list[Ledger]:
    """The PEBs (among those told, else all) whose proceeds are to come, the one due first before."""
    return sorted(
        (one for one in ledgers(registered() if among is None else among, on) if one.waiting),
        key=lambda one: (one.due_on or date.min, one.consignment.number),
    )


@dataclass(frozen=True, slots=True)
class Payer:
    """One payment of the buyer seen from one PEB: what is matched here and elsewhere.

    `proposed` is what could be matched here in all: what is so already, and of the free part what is short.
    """

    payment: Payment
    here: Decimal
    elsewhere: Decimal
    proposed: Decimal

    @property
    def open_to_here(self) -> Decimal:
        """The most that can be matched here: all that is not matched elsewhere."""
        left: Decimal = self.payment.amount - self.elsewhere
        return left


def payers_of(ledger: Ledger) -> list[Payer]:
    """Every payment of the consignment's order, the earliest first, with what could be matched."""
    payments = list(Payment.objects.filter(order=ledger.consignment.order_id).order_by("received_on", "id"))
    all_matched = _matched(payments)
    here = {row.payment_id: row.amount for row in ledger.matches}
    short = ledger.proceeds.short.amount if ledger.proceeds else Decimal(0)
    found = []
    for payment in payments:
        mine = here.get(payment.pk, Decimal(0))
        elsewhere = all_matched[payment.pk] - mine
        more = min(short, payment.amount - mine - elsewhere)
        short -= more
        found.append(Payer(payment, mine, elsewhere, mine + more))
    return found


def _matched(payments: Iterable[Payment]) -> dict[int, Decimal]:
    """What of each payment is matched to any PEB."""
    found = {payment.pk: Decimal(0) for payment in payments}
    rows = ProceedsMatch.objects.filter(payment__in=found).order_by().values("payment")
    found.update({row["payment"]: row["matched"] for row in rows.annotate(matched=Sum("amount"))})
    return found


def unmatched(ledger: Ledger, payers: Iterable[Payer]) -> Money:
    """What was received of the order and belongs to no PEB, such as freight within a CIF price."""
    free = sum((one.open_to_here - one.here for one in payers), Decimal(0))
    return Money(free, ledger.consignment.order.currency)


def question_of(ledger: Ledger) -> Sentence | None:
    """What to ask the bank about goods that may be natural resources."""
    codes = ledger.consignment.lines.values_list("line__size__product__hs_code", flat=True)
    return resource_question((normal_hs_code(code) for code in codes), ledger.npe.peb_dated)
