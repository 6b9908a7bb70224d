"""The dated tables of law, standards and places that the trade looks up, as CSV beside this module."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.csv` as {column: text}; FileNotFoundError when there is no such table."""
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def day(text: str) -> date | None:
    """A date column; an empty cell is an open end."""
    return date.fromisoformat(text) if text else None


def valid_on(when: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Whether a row that holds from `valid_from` to `valid_to` (both inclusive, None = open) holds then."""
    return (valid_from is None or valid_from <= when) and (valid_to is None or when <= valid_to)
