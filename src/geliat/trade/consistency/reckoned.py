"""How the judge of statements says that one does not follow: expected value, sum, or a value above another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from geliat.measures import Money
from geliat.trade.consistency.book import amount, place_of, whole
from geliat.trade.consistency.finding import Finding, Place, Relation
from geliat.trade.consistency.statement import Statement

Row = Mapping[str, Statement]


def follows_from(code: str, said: Statement | None, expected: object, source: str) -> Iterator[Finding]:
    """A finding when the statement is made and is not what follows from `source`."""
    if said is not None and said.value != str(expected):
        there = Place(said.form, "", 0, source, str(expected))
        yield Finding(code, Relation.FOLLOWS, place_of(said), there)


def money_from(code: str, said: Statement | None, expected: Money, source: str) -> Iterator[Finding]:
    """A finding when the amount is stated and is not what follows from `source`."""
    if said is not None and amount(said) != expected.amount:
        yield from follows_from(code, said, f"{expected.amount} {expected.currency}", source)


def above(code: str, low: Statement | None, high: Statement | None) -> Iterator[Finding]:
    """A finding when the first number is more than the second."""
    less, more = whole(low), whole(high)
    if low and high and less is not None and more is not None and less > more:
        yield Finding(code, Relation.ABOVE, place_of(low), place_of(high))


def total(rows: Collection[Row], name: str) -> int | None:
    """The sum of a number over rows; None where there is no row or one does not state it."""
    values = [whole(row.get(name)) for row in rows]
    if not values or None in values:
        return None
    return sum(value for value in values if value is not None)


def sum_of(said: Statement | None, rows: Collection[Row], name: str, source: str) -> Iterator[Finding]:
    """A finding when a stated number is not the sum over rows that all state theirs."""
    if said is not None and (summed := total(rows, name)) is not None:
        yield from follows_from("sum_unsound", said, summed, source)
