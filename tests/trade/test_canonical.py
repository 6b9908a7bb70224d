"""The canonical JSON form: one text for one value, read back exactly, and refused clearly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.canonical import as_json, canonical_text, parsed, read, sha256_of


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    price: Money
    share: Decimal
    on: date
    at: datetime
    good: bool
    sides: tuple[int, int]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]


LEAF = Leaf(
    name="Kendang 鼓",
    price=Money(Decimal("4.6"), "USD"),
    share=Decimal("2.50"),
    on=date(2020, 10, 20),
    at=datetime(2020, 10, 20, 2, 30, tzinfo=UTC),
    good=True,
    sides=(1, 2),
)

leaf = st.builds(
    Leaf,
    name=st.text(),
    price=st.builds(Money, st.decimals(allow_nan=False, allow_infinity=False, places=2), st.just("USD")),
    share=st.decimals(allow_nan=False, allow_infinity=False, places=4),
    on=st.dates(),
    at=st.datetimes(timezones=st.just(UTC)),
    good=st.booleans(),
    sides=st.tuples(st.integers(), st.integers()),
    note=st.none() | st.text(),
)


def spoilt(**changes: Any) -> dict[str, Any]:
    return {**as_json(LEAF), **changes}


@given(st.builds(Tree, st.lists(leaf, max_size=3).map(tuple)))
def test_what_is_written_is_read_back(tree: Tree) -> None:
    assert read(Tree, parsed(canonical_text(as_json(tree)))) == tree


def test_equal_values_have_one_text_whatever_their_decimals() -> None:
    other = Leaf(**{**{name: getattr(LEAF, name) for name in Leaf.__slots__}, "share": Decimal("2.5")})
    assert canonical_text(as_json(other)) == canonical_text(as_json(LEAF))
    assert sha256_of(as_json(other)) == sha256_of(as_json(LEAF))


def test_money_keeps_the_places_of_its_currency() -> None:
    assert as_json(Money(Decimal("4.6"), "USD")) == {"amount": "4.60", "currency": "USD"}
    assert as_json(Money(Decimal(1361323), "IDR")) == {"amount": "1361323", "currency": "IDR"}
    assert as_json(Decimal("1E+3")) == "1000"


def test_the_text_has_sorted_keys_no_blanks_and_no_escapes() -> None:
    assert canonical_text({"b": 1, "a": "鼓"}) == '{"a":"鼓","b":1}'


def test_a_float_has_no_canonical_form() -> None:
    with pytest.raises(TypeError):
        as_json((1.5,))


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"name": 3}, "name"),
        ({"price": {"amount": 4.6, "currency": "USD"}}, "price.amount"),
        ({"price": "4.60"}, "price"),
        ({"share": "NaN"}, "share"),
        ({"share": "many"}, "share"),
        ({"on": "20/10/2020"}, "on"),
        ({"on": None}, "on"),
        ({"at": "2020-10-20T09:30:00"}, "at"),
        ({"good": 1}, "good"),
        ({"sides": [1, True]}, "sides[1]"),
        ({"sides": [1]}, "sides"),
        ({"sides": 1}, "sides"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_by_its_place(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(Leaf, spoilt(**changes))
    (blocker,) = refused.value.blockers
    assert blocker.facts["where"] == where
    assert blocker.sentence.en.startswith(where)
    assert blocker.sentence.id != blocker.sentence.en


def test_all_problems_are_told_at_once() -> None:
    data = spoilt(name=1, colour="red")
    del data["on"]
    with pytest.raises(Refusal) as refused:
        read(Tree, {"leaves": [data]}, "tree")
    assert set(refused.value.codes) == {"field_unreadable", "field_unknown", "field_missing"}
    assert {blocker.facts["where"] for blocker in refused.value.blockers} == {
        "tree.leaves[0].name",
        "tree.leaves[0].colour",
        "tree.leaves[0].on",
    }


def test_an_unsound_value_is_told_with_its_reason() -> None:
    with pytest.raises(Refusal) as refused:
        read(Leaf, spoilt(price={"amount": "4.60", "currency": "usd"}))
    assert refused.value.codes == ("value_unsound",)


def test_a_field_with_a_default_may_be_left_out() -> None:
    data = as_json(LEAF)
    del data["note"]
    assert read(Leaf, data) == LEAF


def test_text_that_is_no_json_is_refused_by_line_and_column() -> None:
    with pytest.raises(Refusal) as refused:
        parsed('{"a":\n 1,}')
    assert refused.value.codes == ("not_json",)
    assert refused.value.blockers[0].facts["line"] == 2
    assert json.loads('{"a": 1}') == parsed('{"a": 1}')
