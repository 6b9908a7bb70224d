"""Writes measures out as papers show them: decimal point, comma groups, dates in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from geliat.measures import cubic_metres, kilograms

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def whole(number: int) -> str:
    """An integer with comma groups, as English trade papers write it (2,304)."""
    return f"{number:,}"


def grams_as_kg(grams: int) -> str:
    """Grams as kilograms: two decimals, or three where grams would be lost (13.50, 6.125)."""
    if grams % 10:
        return f"{kilograms(grams):,.3f}"
    return f"{kilograms(grams):,.2f}"


def cubic(volume_mm3: int) -> str:
    """Cubic millimetres as cubic metres with three decimals."""
    return f"{cubic_metres(volume_mm3):,.3f}"


def size_in_cm(length_mm: int, width_mm: int, height_mm: int) -> str:
    """An outer size in centimetres, as carton marks give it (55 × 37 × 41 cm)."""
    parts = (Decimal(each).scaleb(-1).normalize() for each in (length_mm, width_mm, height_mm))
    return " × ".join(f"{each:f}" for each in parts) + " cm"


def day(of: date) -> str:
    """A date that no reader can turn around (20 October 2020)."""
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"


def runs(numbers: tuple[int, ...]) -> str:
    """Whole numbers as runs (1–384, 390)."""
    told: list[str] = []
    ordered = sorted(set(numbers))
    at = 0
    while at < len(ordered):
        end = at
        while end + 1 < len(ordered) and ordered[end + 1] == ordered[end] + 1:
            end += 1
        told.append(str(ordered[at]) if at == end else f"{ordered[at]}–{ordered[end]}")
        at = end + 1
    return ", ".join(told)
