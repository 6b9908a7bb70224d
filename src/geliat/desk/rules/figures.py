"""The rules as the desk reads them: those shipped with the program, and the desk's own versions over them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from geliat.desk.rules import checks
from geliat.desk.rules.models import RuleVersion
from geliat.sentences import Sentence
from geliat.trade.documents import PAPERS
from geliat.trade.requirements import (
    Book,
    Change,
    Requirement,
    Ruling,
    differences,
    requirement_of,
    shipped_book,
)

STATES = {
    "shipped": Sentence(en="Ships with the program", id="Bawaan program"),
    "waits": Sentence(en="Waits for a second person", id="Menunggu orang kedua"),
    "holds": Sentence(en="Holds", id="Berlaku"),
    "superseded": Sentence(en="Superseded by a later version", id="Digantikan versi yang lebih baru"),
    "set_aside": Sentence(en="Set aside", id="Dikesampingkan"),
}
TONES = {"shipped": "wait", "waits": "warn", "holds": "good", "superseded": "wait", "set_aside": "stop"}


@dataclass(frozen=True, slots=True)
class Told:
    """One version of a rule as its history tells it; `version` None: shipped with the program (number 0)."""

    number: int
    requirement: Requirement | None
    valid_from: date
    valid_until: date | None
    version: RuleVersion | None
    state: str
    changes: tuple[Change, ...]
    because: tuple[Sentence, ...]

    @property
    def said(self) -> Sentence:
        """The state in words."""
        return STATES[self.state]

    @property
    def tone(self) -> str:
        """How the state is shown."""
        return TONES[self.state]


def book(known_at: datetime | None = None) -> Book:
    """The rules as they stand, or as they were known at a moment."""
    versions = [one for one in RuleVersion.objects.order_by("number", "pk") if _known(one, known_at)]
    return laid_over(versions)


def laid_over(versions: Iterable[RuleVersion]) -> Book:
    """The shipped rules with versions over them, the later number over the earlier."""
    return shipped_book().with_rulings(*(ruling_of(one) for one in versions))


def _known(version: RuleVersion, at: datetime | None) -> bool:
    """Whether a version was in force at a moment, as far as people knew then."""
    if not version.in_force:
        return False
    began = version.confirmed_at if version.needs_second else version.written_at
    return at is None or (began is not None and began <= at)


def ruling_of(version: RuleVersion) -> Ruling:
    """A version as the rules read it."""
    return Ruling(version.code, version.valid_from, version.valid_until, row_of_version(version))


def row_of_version(version: RuleVersion) -> Requirement | None:
    """The row that a version says; None where it ends the rule."""
    return None if version.row is None else requirement_of(version.row, str(version))


def changed(whole: Book) -> Book:
    """Of a book only the rules that this desk has versions of."""
    own = {ruling.code for ruling in whole.rulings}
    return Book(tuple(row for row in whole.requirements if row.code in own), (), whole.rulings)


def newest(code: str) -> int:
    """The number of the latest version of a rule, whatever became of it; 0 where only the shipped one is."""
    last = RuleVersion.objects.filter(code=code).order_by("-number").first()
    return last.number if last else 0


def papers_of_others() -> frozenset[str]:
    """The kinds of paper that some rule asks for, on whatever day, and that this program does not write."""
    whole = book()
    return frozenset(row.paper for code in whole.codes() for row in whole.versions(code)) - set(PAPERS)


def waiting() -> list[RuleVersion]:
    """The versions that wait for a second person, the oldest first."""
    asked = RuleVersion.objects.filter(needs_second=True, confirmed_at=None, set_aside_at=None)
    return list(asked.select_related("written_by").order_by("written_at", "pk"))


def history(code: str) -> tuple[Told, ...]:
    """Every version of a rule, the latest first, each with what it changed."""
    people = ("written_by", "confirmed_by", "set_aside_by")
    versions = list(RuleVersion.objects.filter(code=code).order_by("number").select_related(*people))
    told: list[Told] = []
    before: Requirement | None = None
    for row in sorted(
        (row for row in shipped_book().requirements if row.code == code), key=lambda row: row.valid_from
    ):
        changes = differences(before, row) if before else ()
        told.append(Told(0, row, row.valid_from, row.valid_until, None, "shipped", changes, ()))
        before = row
    for place, one in enumerate(versions):
        earlier = laid_over(version for version in versions[:place] if version.in_force)
        told.append(_told(one, earlier, versions[place + 1 :]))
    return tuple(reversed(told))


def _told(version: RuleVersion, earlier: Book, later: list[RuleVersion]) -> Told:
    code, start, end = version.code, version.valid_from, version.valid_until
    row = row_of_version(version)
    return Told(
        version.number,
        row,
        start,
        end,
        version,
        _state(version, later),
        differences(_stood(earlier, code, start, end), row),
        tuple(checks.why_second(earlier, code, start, end, row)) if version.needs_second else (),
    )


def _stood(earlier: Book, code: str, start: date, end: date | None) -> Requirement | None:
    """The first row that stood on the days of a version before it."""
    rows = (period.requirement for period in checks.within(earlier, code, start, end))
    return next((row for row in rows if row), None)


def _state(version: RuleVersion, later: list[RuleVersion]) -> str:
    if version.set_aside_at is not None:
        return "set_aside"
    if version.waits:
        return "waits"
    over = [one for one in later if one.in_force]
    starts = [version.valid_from, *(one.valid_until + checks.DAY for one in over if one.valid_until)]
    holds = any(_says(version, start) and not any(_says(one, start) for one in over) for start in starts)
    return "holds" if holds else "superseded"


def _says(version: RuleVersion, on: date) -> bool:
    return version.valid_from <= on and (version.valid_until is None or on <= version.valid_until)
