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
from geliat.sentences import Sentence
from geliat.trade.data import day, rows, valid_on

REMINDER_DAYS = (30, 14, 0)
"""How many days ahead of the deadline somebody is reminded."""


class State(Enum):
    """How the proceeds of one consignment stand."""

    NOTHING_DUE = "nothing_due"
    OPEN = "open"
    MET = "met"
    SHORT_WITHIN = "short_within"
    MET_LATE = "met_late"
    EXCESS = "excess"
    LATE = "late"


STATES = {
    State.NOTHING_DUE: Sentence(en="Nothing due", id="Tidak ada kewajiban"),
    State.OPEN: Sentence(en="Open", id="Belum lunas"),
    State.MET: Sentence(en="Met", id="Terpenuhi"),
    State.SHORT_WITHIN: Sentence(en="Met within tolerance", id="Terpenuhi dalam toleransi"),
    State.MET_LATE: Sentence(en="Met late", id="Terpenuhi terlambat"),
    State.EXCESS: Sentence(en="More than declared", id="Lebih dari PEB"),
    State.LATE: Sentence(en="Late", id="Terlambat"),
}
"""The states in words."""


@dataclass(frozen=True, slots=True)
class ProceedsRule:
    """One dated rule; a tolerance in permille is None where the rule names an amount only."""

    rule: str
    months_after: int
    tolerance_idr: Decimal
    tolerance_permille: int | None
    valid_from: date | None
    valid_to: date | None
    source: Sentence
    confidence: str
    verified: bool
    note: Sentence


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that a bank received on a day, or the part of it that belongs to one PEB."""

    on: date
    money: Money


@dataclass(frozen=True, slots=True)
class Proceeds:
    """What came of what the PEB declared, in the PEB's currency, and the rule that judged it.

    `tolerance` is None while no rate turns the rule's rupiah into that currency: then nothing may be
    missing. `days` are those from the day of looking to the deadline, below zero when it has passed;
    `met_on` is the day on which enough was there.
    """

    state: State
    due_on: date
    days: int
    fob: Money
    received: Money
    short: Money
    over: Money
    tolerance: Money | None
    met_on: date | None
    rule: ProceedsRule

    @property
    def waiting(self) -> bool:
        """Whether money is still to come."""
        return self.state in (State.OPEN, State.LATE)

    @property
    def said(self) -> Sentence:
        """The state in words."""
        return STATES[self.state]


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
            source=Sentence(en=row["source_en"], id=row["source_id"]),
            confidence=row["confidence"],
            verified=row["verified"] == "yes",
            note=Sentence(en=row["note_en"], id=row["note_id"]),
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
    peb_dated: date, fob: Money, receipts: Iterable[Receipt], rate: Rate | None, *, on: date
) -> Proceeds:
    """How the receipts of one consignment match its FOB as seen on a day.

    `receipts` are in the currency of `fob`; `rate` turns it into rupiah, for the tolerance only. Where a
    rule names an amount and a share, both must hold: the smaller is the tolerance. Refusal where no rule is
    recorded; ValueError for a receipt in another currency or a rate of other currencies.
    """
    rule, last = rule_on(peb_dated), due_on(peb_dated)
    came = sorted(receipts, key=lambda receipt: receipt.on)
    nothing = fob * 0
    received = sum((receipt.money for receipt in came), nothing)
    short = max(fob - received, nothing, key=_amount)
    over = max(received - fob, nothing, key=_amount)
    tolerance = _tolerance(rule, fob, rate)
    met_on = _met_on(fob, came, tolerance)
    if fob.amount <= 0:
        state = State.NOTHING_DUE
    elif met_on is None:
        # Of a small PEB all may be missing; that is known only once no more can come in time.
        borne = tolerance is not None and short.amount <= tolerance.amount
        state = State.OPEN if on <= last else State.SHORT_WITHIN if borne else State.LATE
    elif over.amount > 0:
        state = State.EXCESS
    elif met_on > last:
        state = State.MET_LATE
    else:
        state = State.SHORT_WITHIN if short.amount > 0 else State.MET
    return Proceeds(state, last, (last - on).days, fob, received, short, over, tolerance, met_on, rule)


def reminders(last: date) -> tuple[date, ...]:
    """The days on which somebody is reminded of a deadline, earliest first."""
    return tuple(last - timedelta(days=ahead) for ahead in REMINDER_DAYS)


def resource_question(hs_codes: Iterable[str], peb_dated: date) -> Sentence | None:
    """What to ask the bank where goods may be on the list of natural resources, else None.

    Proceeds of natural resources are bound by stricter rules, which are not recorded here.
    """
    prefixes = [
        row["hs_prefix"]
        for row in rows("proceeds_of_nature")
        if valid_on(peb_dated, day(row["valid_from"]), day(row["valid_to"]))
    ]
    asked = sorted({code for code in hs_codes if code.startswith(tuple(prefixes))}) if prefixes else []
    if not asked:
        return None
    named = ", ".join(asked)
    return Sentence(
        en=f"Goods of HS {named} may be on the list of natural resources (KMK 272/2023), whose proceeds must "
        "stay in Indonesia; the list is not recorded here: ask the bank.",
        id=f"Barang pos {named} mungkin termasuk daftar sumber daya alam (KMK 272/2023), yang devisanya "
        "wajib ditempatkan di dalam negeri; daftarnya tidak tercatat di sini: tanyakan kepada bank.",
    )


def _amount(money: Money) -> Decimal:
    return money.amount


def _met_on(fob: Money, came: list[Receipt], tolerance: Money | None) -> date | None:
    """The day on which no more was missing than may be; None while more is missing."""
    left = fob.amount - (tolerance.amount if tolerance else 0)
    for receipt in came:
        left -= receipt.money.amount
        if left <= 0:
            return receipt.on
    return None


def _tolerance(rule: ProceedsRule, fob: Money, rate: Rate | None) -> Money | None:
    amount = Money(rule.tolerance_idr, "IDR")
    if fob.currency != "IDR":
        if rate is None:
            return None
        if {rate.base, rate.quote} != {fob.currency, "IDR"}:
            raise ValueError(f"the tolerance needs a rate of {fob.currency} to IDR")
        amount = rate.convert(amount)
    if rule.tolerance_permille is None:
        return amount
    share = Money(fob.amount * rule.tolerance_permille / 1000, fob.currency).rounded()
    return min(amount, share, key=_amount)
