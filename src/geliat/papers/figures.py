"""Writes measures, amounts and dates out as papers show them, in the manner of the paper's leading language.

English groups with commas and has a decimal point, Indonesian the other way round (1,234.50 / 1.234,50);
rupiah has no decimals (ISO 4217 as practised). A date names its month, so that no reader can turn it around.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from babel import Locale

from geliat.measures import MINOR_UNITS, Money, cubic_metres, kilograms, percent
from geliat.sentences import MONTHS, Sentence, day_in

WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
}
_SWAP = str.maketrans(",.", ".,")

# UNECE Recommendation 20 units that craft is sold by; another code is printed as it is.
UNITS = {
    "PCE": Sentence("pcs", "buah", "件"),
    "H87": Sentence("pcs", "buah", "件"),
    "SET": Sentence("sets", "set", "套"),
    "PR": Sentence("pairs", "pasang", "双"),
    "KGM": Sentence("kg", "kg", "千克"),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one paper; `language` is "en" or "id"."""

    language: str = "en"

    def whole(self, number: int) -> str:
        """An integer in groups of three (2,304)."""
        return self.decimal(Decimal(number))

    def decimal(self, number: Decimal) -> str:
        """A decimal with all its places."""
        text = f"{number:,f}"
        return text.translate(_SWAP) if self.language == "id" else text

    def shortest(self, number: Decimal) -> str:
        """A decimal without needless zeros, however it was written down (14,700)."""
        return self.decimal(number.normalize())

    def aql(self, level: Decimal) -> str:
        """An acceptance quality limit in the digits of ISO 2859-1 (0.10, 2.5, 4.0, 10)."""
        places = -int(level.normalize().as_tuple().exponent)
        customary = 2 if level < 1 else 1 if level < 10 else 0
        return f"{level:.{max(places, customary)}f}"

    def kg(self, grams: int) -> str:
        """Grams as kilograms: two decimals, or three where grams would be lost."""
        exact = kilograms(grams)
        return self.decimal(exact if grams % 10 else exact.quantize(Decimal("0.01")))

    def cubic(self, volume_mm3: int) -> str:
        """Cubic millimetres as cubic metres with three decimals."""
        return self.decimal(cubic_metres(volume_mm3))

    def share(self, permille: int) -> str:
        """Tenths of a percent as a percentage without its sign (12.0)."""
        return self.decimal(percent(permille))

    def amount(self, money: Money) -> str:
        """The figure of an amount with the decimals of its currency, without the currency."""
        exact = money.amount.quantize(Decimal(1).scaleb(-MINOR_UNITS.get(money.currency, 2)))
        return self.decimal(exact) if exact == money.amount else self.shortest(money.amount)

    def money(self, money: Money) -> str:
        """An amount with its currency (USD 16,962.40); rupiah always in the Indonesian way (Rp 1.361.323)."""
        if money.currency == "IDR":
            return f"Rp {Figures('id').amount(money)}"
        return f"{money.currency} {self.amount(money)}"

    def day(self, on: date) -> str:
        """A date with its month in words (20 October 2020)."""
        return day_in(self.language, on)

    def short_day(self, on: date) -> str:
        """A date for a narrow column (20 Oct 2020)."""
        return f"{on.day} {MONTHS[self.language][on.month - 1][:3]} {on.year}"

    def moment(self, at: datetime) -> str:
        """Day of the week, date, hour and zone (Selasa, 20 Oktober 2020, pukul 09.30 WIB)."""
        weekday = WEEKDAYS[self.language][at.weekday()]
        hour = f"pukul {at:%H.%M}" if self.language == "id" else f"{at:%H:%M}"
        return f"{weekday}, {self.day(at.date())}, {hour} {_zone(at)}".rstrip()


def _zone(at: datetime) -> str:
    """WIB, WITA and WIT by their offsets (Keppres 41/1987); another zone by its own name."""
    offset = at.utcoffset()
    hours = offset.total_seconds() / 3600 if offset is not None else None
    names = {7.0: "WIB", 8.0: "WITA", 9.0: "WIT"}
    return names.get(hours, at.tzname() or "") if hours is not None else ""


def size_in_cm(outer_mm: tuple[int, int, int]) -> str:
    """An outer size in centimetres, as carton marks give it (55 × 37 × 41)."""
    parts = (Decimal(each).scaleb(-1).normalize() for each in outer_mm)
    return " × ".join(f"{each:f}" for each in parts)


def runs(numbers: Iterable[int]) -> str:
    """Whole numbers as runs (1–384, 390)."""
    told: list[list[int]] = []
    for number in sorted(set(numbers)):
        if told and number == told[-1][1] + 1:
            told[-1][1] = number
        else:
            told.append([number, number])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in told)


def hs(code: str) -> str:
    """An HS code with its customary points (9206.00.00)."""
    if len(code) < 6 or not code.isdigit():
        return code
    return ".".join((code[:4], code[4:6], *(code[at : at + 2] for at in range(6, len(code), 2))))


def country(code: str) -> Sentence:
    """The name of a country by ISO 3166-1 code; a code that is unknown stands for itself."""
    named = [str(Locale(language).territories.get(code, code)) for language in ("en", "id", "zh")]
    return Sentence(*named)


def unit(code: str) -> Sentence:
    """A unit of quantity in words."""
    return UNITS.get(code, Sentence(code, code, code))


def mark_lines(mark: str) -> tuple[str, ...]:
    """A shipping mark line by line; it is recorded with " / " or line breaks between its lines."""
    return tuple(line.strip() for line in mark.replace(" / ", "\n").splitlines() if line.strip())
