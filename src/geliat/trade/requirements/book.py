"""The book of rules: the rows shipped with the program, and the rulings of people laid over them.

A ruling replaces, for its days, whatever stands under its code; of two rulings the later one wins. Nothing is
erased: on a day before the ruling the old row is in force as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from geliat.trade.data import valid_on
from geliat.trade.requirements.requirement import Coverage, Requirement

FOLDER = "requirements"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's own version of the row under `code` between two days; `requirement` None ends the row."""

    code: str
    valid_from: date
    valid_until: date | None
    requirement: Requirement | None

    def valid(self, on: date) -> bool:
        """Whether the ruling is in force on a day."""
        return valid_on(on, self.valid_from, self.valid_until)


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which one row stands under a code, both inclusive; `requirement` None: a ruling ended it."""

    code: str
    valid_from: date
    valid_until: date | None
    requirement: Requirement | None


@dataclass(frozen=True, slots=True)
class Book:
    """Rows, what they cover, and rulings over them, the latest last."""

    requirements: tuple[Requirement, ...]
    coverage: tuple[Coverage, ...]
    rulings: tuple[Ruling, ...] = ()

    def codes(self) -> tuple[str, ...]:
        """Every code in the book, in the order of its rows."""
        ruled = (ruling.code for ruling in self.rulings)
        return tuple(dict.fromkeys([*(row.code for row in self.requirements), *ruled]))

    def row(self, code: str, on: date) -> Requirement | None:
        """The row of a code in force on a day; None where there is none."""
        ruled = [ruling for ruling in self.rulings if ruling.code == code and ruling.valid(on)]
        if ruled:
            return ruled[-1].requirement
        return next((row for row in self.requirements if row.code == code and row.valid(on)), None)

    def in_force(self, on: date) -> tuple[Requirement, ...]:
        """The rows in force on a day, in the order of the book."""
        rows = (self.row(code, on) for code in self.codes())
        return tuple(row for row in rows if row is not None)

    def versions(self, code: str) -> tuple[Requirement, ...]:
        """Every row ever recorded under a code, shipped ones first."""
        ruled = (ruling.requirement for ruling in self.rulings if ruling.code == code)
        return (*(row for row in self.requirements if row.code == code), *(row for row in ruled if row))

    def periods(self, code: str) -> tuple[Period, ...]:
        """What stands under a code, one stretch of days after the other; days without any row are left out.

        The row of a stretch bears the days of that stretch as its validity.
        """
        own = [row for row in self.requirements if row.code == code]
        ruled = [ruling for ruling in self.rulings if ruling.code == code]
        found: list[Period] = []
        for start, end in _stretches([*own, *ruled]):
            row = self.row(code, start)
            if row is None and not any(ruling.valid(start) for ruling in ruled):
                continue
            told = replace(row, valid_from=start, valid_until=end) if row else None
            found = _joined(found, Period(code, start, end, told))
        return tuple(found)

    def flat(self) -> Book:
        """The same rules without layers: each code's stretches as rows, and what was ended as rulings."""
        periods = [period for code in self.codes() for period in self.periods(code)]
        ended = sorted(
            (period for period in periods if period.requirement is None),
            key=lambda period: (period.code, period.valid_from),
        )
        return Book(
            tuple(period.requirement for period in periods if period.requirement),
            self.coverage,
            tuple(Ruling(one.code, one.valid_from, one.valid_until, None) for one in ended),
        )

    def with_rulings(self, *rulings: Ruling) -> Book:
        """This book with further rulings over it."""
        return Book(self.requirements, self.coverage, (*self.rulings, *rulings))


def _stretches(rows: Iterable[Requirement | Ruling]) -> Iterator[tuple[date, date | None]]:
    """The days between which nothing begins or ends, in their order; the last may be open."""
    rows = list(rows)
    starts = {row.valid_from for row in rows}
    starts |= {row.valid_until + DAY for row in rows if row.valid_until not in (None, date.max)}
    ordered = sorted(starts)
    for place, start in enumerate(ordered):
        if place + 1 < len(ordered):
            yield start, ordered[place + 1] - DAY
        else:
            yield start, None


def _joined(periods: list[Period], period: Period) -> list[Period]:
    """The stretches with one more, which is drawn into the last where the same stands on."""
    last = periods[-1] if periods else None
    if last is None or last.valid_until is None or last.valid_until + DAY != period.valid_from:
        return [*periods, period]
    row = last.requirement and replace(
        last.requirement, valid_from=period.valid_from, valid_until=period.valid_until
    )
    if row != period.requirement:
        return [*periods, period]
    longer = row and replace(row, valid_from=last.valid_from)
    return [*periods[:-1], Period(last.code, last.valid_from, period.valid_until, longer)]


@cache
def shipped_book() -> Book:
    """The rules that come with the program (`trade/data/requirements/*.toml`), read once.

    Raises Refusal, naming file, row and field, when a file was changed into something unreadable.
    """
    # Imported here because the reader makes books.
    from geliat.trade.requirements.reading import read_book

    folder = files("geliat.trade.data").joinpath(FOLDER)
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }
    return read_book(texts)
