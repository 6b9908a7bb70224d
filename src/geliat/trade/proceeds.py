"""When export proceeds are due and whether receipts match the PEB, by Bank Indonesia's dated rules."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache

from geliat.measures import Money, Rate
from geliat.refusals import Blocker, Refusal
from geliat.trade.data import day, rows, valid_on

REMINDER_DAYS = (30, 14, 0)
"""How many days ahead of the deadline somebody is reminded."""


class State(Enum):
    """How the proceeds of one consignment stand."""

    NOTHING_DUE = "nothing_due"
    DUE = "due"
    MATCHED = "matched"
    SHORT_WITHIN = "short_within"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class ProceedsRule:
    """One dated rule; a tolerance in permille is None where the rule names an amount only."""

    rule: str
    months_after: int
    tolerance_idr: Decimal
    tolerance_permille: int | None
    valid_from: date | None
    valid_to: date | None
    source: str
    confidence: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Proceeds:
    """What came of what the PEB declared, in the PEB's currency, and the rule that judged it."""

    state: State
    due_on: date
    fob: Money
    received: Money
    short: Money
    tolerance: Money
    rule: ProceedsRule

    @property
    def within_tolerance(self) -> bool:
        """Whether what is missing may be missing."""
        return self.short.amount <= self.tolerance.amount


@cache
def proceeds_rules() -> tuple[ProceedsRule, ...]:
    """Every recorded rule."""
    return tuple(
        ProceedsRule(
            rule=row["rule"],
            months_after=int(row["months_after"]),
            tolerance_idr=Decimal(row["tolerance_idr"]),
            tolerance_permille=int(row["tolerance_permille"]) if row["tolerance_permille"] else None,
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            source=row["source"],
            confidence=row["confidence"],
            verified=row["verified"] == "yes",
        )
        for row in rows("proceeds_rules")
    )


def rule_on(peb_dated: date) -> ProceedsRule:
    """The rule of the day of the PEB; Refusal ("no_proceeds_rule") where none is recorded."""
    for rule in proceeds_rules():
        if valid_on(peb_dated, rule.valid_from, rule.valid_to):
            return rule
    raise Refusal(
        Blocker(
            "no_proceeds_rule",
            en="No rule for export proceeds is recorded for a PEB of {day}.",
            id="Tidak ada aturan devisa hasil ekspor yang tercatat untuk PEB tanggal {day}.",
            facts={"day": peb_dated.isoformat()},
            owner="administrator",
        )
    )


def due_on(peb_dated: date) -> date:
    """The last day of the month that many months after the PEB's; Refusal where no rule is recorded."""
    months = peb_dated.month - 1 + rule_on(peb_dated).months_after
    year, month = peb_dated.year + months // 12, months % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def proceeds_of(
    peb_dated: date, fob: Money, receipts: Iterable[Money], rate: Rate | None, *, on: date
) -> Proceeds:
    """How the receipts of one consignment match its FOB as seen on a day.

    `receipts` are in the currency of `fob`; `rate` is FOB's currency to rupiah on the day of the PEB, None
    for rupiah. Where a rule names an amount and a share, both must hold: the smaller is the tolerance.
    Refusal where no rule is recorded; ValueError for another currency or a missing rate.
    """
    rule = rule_on(peb_dated)
    received = sum(receipts, Money(Decimal(0), fob.currency))
    short = Money(max(fob.amount - received.amount, Decimal(0)), fob.currency)
    tolerance = _tolerance(rule, fob, rate)
    last = due_on(peb_dated)
    if fob.amount <= 0:
        state = State.NOTHING_DUE
    elif not short.amount:
        state = State.MATCHED
    elif short.amount <= tolerance.amount:
        state = State.SHORT_WITHIN
    else:
        state = State.OVERDUE if on > last else State.DUE
    return Proceeds(state, last, fob, received, short, tolerance, rule)


def reminders(last: date) -> tuple[date, ...]:
    """The days on which somebody is reminded of a deadline, earliest first."""
    return tuple(last - timedelta(days=ahead) for ahead in REMINDER_DAYS)


def _tolerance(rule: ProceedsRule, fob: Money, rate: Rate | None) -> Money:
    amount = Money(rule.tolerance_idr, "IDR")
    if fob.currency != "IDR":
        if rate is None or {rate.base, rate.quote} != {fob.currency, "IDR"}:
            raise ValueError(f"the tolerance needs a rate of {fob.currency} to IDR")
        amount = rate.convert(amount)
    if rule.tolerance_permille is None:
        return amount
    share = Money(fob.amount * rule.tolerance_permille / 1000, fob.currency).rounded()
    return min(amount, share, key=lambda money: money.amount)
