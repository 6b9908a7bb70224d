"""Micro, small or medium: the class of a business on a date, by the rule in force then.

PP 7/2021 articles 35 and 36 since 2 February 2021, UU 20/2008 article 6 before. Land and buildings of the
place of business are left out of the capital. Under PP 7/2021 a new business is classed by capital and one
that existed before by yearly sales; under UU 20/2008 (net assets or sales) the same choice of basis is made
here, so that the two rows are used alike. Tops are inclusive ("paling banyak").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.data import day, rows, valid_on


class Basis(StrEnum):
    """What the class is read from."""

    CAPITAL = "capital"
    SALES = "sales"


class BusinessClass(StrEnum):
    """The class of a business; LARGE is everything above medium."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


CLASS_NAMES = {
    BusinessClass.MICRO: Sentence(en="micro", id="mikro", zh="微型"),
    BusinessClass.SMALL: Sentence(en="small", id="kecil", zh="小型"),
    BusinessClass.MEDIUM: Sentence(en="medium", id="menengah", zh="中型"),
    BusinessClass.LARGE: Sentence(en="large", id="besar", zh="大型"),
}
BASIS_NAMES = {
    Basis.CAPITAL: Sentence(en="business capital", id="modal usaha", zh="经营资本"),
    Basis.SALES: Sentence(en="yearly sales", id="hasil penjualan tahunan", zh="年销售额"),
}


@dataclass(frozen=True, slots=True)
class ClassRule:
    """One row of the law: amounts above `above_idr` up to `up_to_idr`, inclusive, are of this class."""

    rule: str
    business_class: BusinessClass
    basis: Basis
    above_idr: Decimal
    up_to_idr: Decimal
    valid_from: date | None
    valid_to: date | None
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Classing:
    """The answer: the class, what it was read from, and the row of the law that decided."""

    business_class: BusinessClass
    basis: Basis
    amount: Money
    row: ClassRule
    sentence: Sentence


@cache
def class_rules() -> tuple[ClassRule, ...]:
    """Every row of both laws."""
    return tuple(
        ClassRule(
            rule=row["rule"],
            business_class=BusinessClass(row["class"]),
            basis=Basis(row["basis"]),
            above_idr=Decimal(row["above_idr"]),
            up_to_idr=Decimal(row["up_to_idr"]),
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in rows("business_classes")
    )


def basis_of(*, founded: date | None, on: date) -> Basis:
    """Which figure counts: capital for a business founded under the rule in force `on`, sales otherwise.

    A business whose founding date is not known is taken as existing. Refusal where no rule is recorded.
    """
    began = min(row.valid_from for row in _rules_on(on) if row.valid_from is not None)
    return Basis.CAPITAL if founded is not None and founded >= began else Basis.SALES


def class_of(amount: Money, basis: Basis, *, on: date) -> Classing:
    """The class on a date by one figure in rupiah; above the top of medium it is large.

    For a LARGE business `row` is the row of medium whose top it passes. Refusal for a negative amount,
    another currency than IDR, or a date for which no rule is recorded.
    """
    blockers = []
    if amount.currency != "IDR":
        blockers.append(
            Blocker(
                "class_needs_rupiah",
                en="The class of a business is read from rupiah, not {currency}.",
                id="Kelas usaha ditentukan dari nilai rupiah, bukan {currency}.",
                facts={"currency": amount.currency},
                owner="coordinator",
            )
        )
    if amount.amount < 0:
        blockers.append(
            Blocker(
                "class_amount_negative",
                en="{amount} rupiah is no capital or sales figure; expected 0 or more.",
                id="{amount} rupiah bukan nilai modal atau penjualan; seharusnya 0 atau lebih.",
                facts={"amount": str(amount.amount)},
                owner="coordinator",
            )
        )
    if blockers:
        raise Refusal(*blockers)
    ladder = sorted((row for row in _rules_on(on) if row.basis is basis), key=lambda row: row.up_to_idr)
    row = next((row for row in ladder if amount.amount <= row.up_to_idr), None)
    found = BusinessClass.LARGE if row is None else row.business_class
    decided = ladder[-1] if row is None else row
    name, figure = CLASS_NAMES[found], BASIS_NAMES[basis]
    return Classing(
        found,
        basis,
        amount,
        decided,
        Sentence(
            en=f"{name.en.capitalize()} business by {figure.en}, under {decided.rule}.",
            id=f"Usaha {name.id} menurut {figure.id}, berdasarkan {decided.rule}.",
            zh=f"{name.zh}企业（依据{figure.zh}，{decided.rule}）。",
        ),
    )


def _rules_on(on: date) -> tuple[ClassRule, ...]:
    found = tuple(row for row in class_rules() if valid_on(on, row.valid_from, row.valid_to))
    if not found:
        raise Refusal(
            Blocker(
                "no_class_rule_on_date",
                en="No rule for business classes is recorded for {day}.",
                id="Tidak ada aturan kelas usaha yang tercatat untuk tanggal {day}.",
                facts={"day": on.isoformat()},
                owner="administrator",
            )
        )
    return found
