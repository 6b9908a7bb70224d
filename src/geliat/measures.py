"""Exact measures: money with its currency, moisture in tenths of a percent, lengths in mm, mass in g.

Goods and money are never floats. Lengths and masses are plain integers whose unit stands in the name
(`length_mm`, `gross_g`); this module holds what needs more than a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

# ISO 4217 minor units of the currencies an exporter of Blitar meets. The rupiah has two on paper, but
# prices and transfers are written without them, so it is kept and printed in whole rupiah.
MINOR_UNITS = {"IDR": 0, "USD": 2, "CNY": 2, "EUR": 2, "JPY": 0, "SGD": 2, "AUD": 2}


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"money is a Decimal, not {type(self.amount).__name__}")
        if not self.amount.is_finite():
            raise ValueError("money must be a finite number")
        if len(self.currency) != 3 or not self.currency.isupper():
            raise ValueError(f"{self.currency!r} is not an ISO 4217 code")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, times: int | Decimal) -> Money:
        return Money(self.amount * times, self.currency)

    def rounded(self) -> Money:
        """Rounded half up to the currency's own minor unit."""
        places = Decimal(1).scaleb(-MINOR_UNITS.get(self.currency, 2))
        return Money(self.amount.quantize(places, rounding=ROUND_HALF_UP), self.currency)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added without a rate")


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of `quote` for one unit of `base` on a day, with the source that said so."""

    base: str
    quote: str
    per_unit: Decimal
    on: date
    source: str

    def convert(self, money: Money) -> Money:
        """`money` in the other currency, rounded to its minor unit; ValueError for a third currency."""
        if money.currency == self.base:
            return Money(money.amount * self.per_unit, self.quote).rounded()
        if money.currency == self.quote:
            return Money(money.amount / self.per_unit, self.base).rounded()
        raise ValueError(f"a {self.base}/{self.quote} rate cannot convert {money.currency}")


def kilograms(grams: int) -> Decimal:
    """Grams as kilograms, exact to three decimals."""
    return Decimal(grams).scaleb(-3)


def cubic_metres(volume_mm3: int) -> Decimal:
    """Cubic millimetres as cubic metres, rounded half up to three decimals as papers give it."""
    return (Decimal(volume_mm3).scaleb(-9)).quantize(Decimal("0.001"), rounding=ROUND_HALF_UP)


def percent(permille: int) -> Decimal:
    """Tenths of a percent as a percentage with one decimal (120 -> 12.0)."""
    return Decimal(permille).scaleb(-1)
