"""How the judge of statements says that one does not follow: from a value, from a sum, or above another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

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


def off(code: str, said: Statement | None, expected: str, source: str, of: str) -> Iterable[Finding]:
    """As `follows_from` of `source` and `of`, for what is asked of a thousand cartons and seldom wrong."""
    if said is None or said.value == expected:
        return ()
    return follows_from(code, said, expected, f"{source} {of}")


def coin(value: Decimal, currency: str) -> Money | None:
    """Money in the currency's minor units; None where that is no currency."""
    try:
        return Money(value, currency).rounded()
    except (ValueError, ArithmeticError):
        return None


def money_from(code: str, said: Statement | None, expected: Money | None, source: str) -> Iterator[Finding]:
    """A finding when the amount is stated and is not what follows from `source`, or is in no currency."""
    if said is None:
        return
    if expected is None:
        there = Place(said.form, "", 0, source, "ISO 4217")
        yield Finding("currency_differs", Relation.MALFORMED, place_of(said), there)
    elif amount(said) != expected.amount or said.value.rpartition(" ")[2] != expected.currency:
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


def summed(said: Statement | None, expected: int | None, source: str) -> Iterator[Finding]:
    """A finding when a stated number is not the sum; nothing where there is no sum."""
    if said is not None and expected is not None:
        yield from follows_from("sum_unsound", said, expected, source)
