"""Lists the rules of a day by HS heading and country, and says where nothing is recorded."""

from __future__ import annotations

import re
from datetime import date

from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.requirements.answer import Unrecorded
from geliat.trade.requirements.book import Book
from geliat.trade.requirements.requirement import Coverage, Requirement

HEADING = re.compile(r"\d{2,8}")
"""A chapter, heading or subheading of the tariff, without points."""


def rows_about(book: Book, on: date, heading: str, destination: str) -> tuple[Requirement, ...]:
    """The rows in force on a day that may concern goods of a heading to a country; either may be empty."""
    return tuple(row for row in book.in_force(on) if _about(row, heading, destination))


def not_recorded(book: Book, on: date, heading: str, destination: str) -> Blocker | None:
    """That no rules are recorded for a heading to a country on a day; None where some are.

    An empty heading or country asks for any. `heading` is that of `HEADING`, `destination` ISO 3166 alpha-2.
    """
    about = tuple(row for row in book.coverage if _covers(row, heading, destination))
    if any(row.valid(on) for row in about):
        return None
    if heading and destination:
        return Unrecorded(heading, destination, on, about).blocker
    days = sorted(row.valid_from for row in about)
    return Blocker(
        "no_rules_recorded",
        en="No rules are recorded for {day}" + ("; the first begin on {first}." if days else "."),
        id="Tidak ada aturan yang tercatat untuk {day}"
        + ("; yang pertama berlaku sejak {first}." if days else "."),
        facts={"day": on.isoformat(), "first": days[0].isoformat() if days else "-"},
        owner="administrator",
    )


def reaches_beyond(book: Book, row: Requirement) -> Sentence | None:
    """The headings and countries a row names for which no rules are recorded on any of its days; None: none.

    Goods of which the book knows nothing get no list at all, so that the row asks nothing of them.
    """
    last = row.valid_until or date.max
    covers = [
        one
        for one in book.coverage
        if one.valid_from <= last and row.valid_from <= (one.valid_until or date.max)
    ]
    beyond = [
        *(f"HS {word}" for word in row.when.hs if not any(_covers(one, word, "") for one in covers)),
        *(word for word in row.when.destinations if not any(_covers(one, "", word) for one in covers)),
    ]
    if not beyond:
        return None
    named = ", ".join(beyond)
    return Sentence(
        en=f"It asks nothing for {named}: no rules are recorded for them at all.",
        id=f"Tidak ada yang diminta untuk {named}: belum ada aturan apa pun yang tercatat untuknya.",
    )


def _covers(row: Coverage, heading: str, destination: str) -> bool:
    within = not heading or any(_one_within_other(prefix, heading) for prefix in row.hs)
    return within and (not destination or destination in row.destinations)


def _about(row: Requirement, heading: str, destination: str) -> bool:
    when = row.when
    if heading and when.hs and not any(_one_within_other(prefix, heading) for prefix in when.hs):
        return False
    if heading and when.except_hs and heading.startswith(when.except_hs):
        return False
    return not (destination and when.destinations) or destination in when.destinations


def _one_within_other(prefix: str, heading: str) -> bool:
    return heading.startswith(prefix) or prefix.startswith(heading)
