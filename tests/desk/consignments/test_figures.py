"""What consignments hold, how an order is split, and the days that are left."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.cast import AT, SRI
from tests.desk.consignments.builders import LATEST, a_consignment, consignment_facts, some_consignments
from tests.desk.orders.builders import a_line, an_order, order_facts

from geliat.desk.consignments import actions, figures
from geliat.desk.consignments.facts import BookingFacts
from geliat.desk.orders import actions as orders
from geliat.measures import Money

pytestmark = pytest.mark.django_db


def test_a_consignment_holds_pieces_value_and_mass():
    order = an_order()
    one, two = some_consignments(
        order, consignment_facts("A", {1: 400}), consignment_facts("B", {1: 200, 2: 80})
    )
    held = figures.held_by([one, two])
    assert (held[one.pk].pieces, held[one.pk].value, held[one.pk].net_g) == (
        400,
        Money(Decimal("1840.00"), "USD"),
        800_000,
    )
    assert held[one.pk].value + held[two.pk].value == Money(Decimal("3360.00"), "USD")


def test_what_many_consignments_hold_takes_one_query(django_assert_max_num_queries):
    for n in range(4):
        a_consignment(an_order(f"PO-{n}"))
    rows = list(figures.search())
    with django_assert_max_num_queries(1):
        assert {held.pieces for held in figures.held_by(rows).values()} == {680}


@pytest.mark.parametrize(
    ("days", "en", "said", "passed"),
    [
        (-3, "3 days left", "3 hari lagi", False),
        (-1, "1 day left", "1 hari lagi", False),
        (0, "today is the last day", "hari ini hari terakhir", False),
        (2, "2 days late", "terlambat 2 hari", True),
    ],
)
def test_the_deadline_is_said_from_a_given_day(days, en, said, passed):
    deadline = figures.deadline(a_consignment(an_order()), LATEST + timedelta(days=days))
    assert (deadline.sentence.en, deadline.sentence.id, deadline.passed) == (en, said, passed)


def test_an_order_that_is_not_split_or_split_wrongly_says_so():
    order = an_order()
    assert [blocker.code for blocker in figures.blockers_of(order)] == ["not_split"]
    assert list(figures.unplanned_orders()) == [order]
    a_consignment(order)
    assert figures.blockers_of(order) == []
    assert not figures.unplanned_orders().exists()
    orders.revise(order, order_facts(), [a_line("S", 601), a_line("M", 80)], by=SRI, at=AT)
    assert [blocker.code for blocker in figures.blockers_of(order)] == ["sums_differ"]


def test_the_blitar_order_splits_into_two_like_consignments():
    halves = figures.split({1: 4608, 2: 1040, 3: 352}, 2, {1: 6, 2: 4, 3: 2})
    assert halves == [{1: 2304, 2: 520, 3: 176}] * 2


@given(
    quantities=st.dictionaries(st.integers(1, 5), st.integers(1, 9999), min_size=1),
    parts=st.integers(1, 6),
    batch=st.integers(1, 12),
)
def test_a_split_loses_no_piece_and_breaks_a_carton_in_the_last_part_only(quantities, parts, batch):
    spread = figures.split(quantities, parts, dict.fromkeys(quantities, batch))
    for number, quantity in quantities.items():
        shares = [part[number] for part in spread]
        assert sum(shares) == quantity
        assert all(share % batch == 0 for share in shares[:-1])
        full = [share // batch for share in shares]
        assert max(full) - min(full) <= 1


def test_an_order_is_split_into_at_least_one():
    with pytest.raises(ValueError, match="at least one"):
        figures.split({1: 10}, 0, {})


def test_a_port_out_of_the_table_is_said_by_its_code():
    assert figures.port_name("CNSHA").zh == "上海"
    assert figures.port_name("XXXXX").en == "XXXXX"


def test_consignments_are_found_by_number_consignee_and_stage():
    one = a_consignment(an_order("PO-1"))
    two = a_consignment(an_order("PO-2"))
    actions.declare(two, deed="release.declare", by=SRI, at=AT)
    assert list(figures.search(text="po-1")) == [one]
    assert list(figures.search(text="wanda", stage="declared")) == [two]


def test_what_is_next_follows_the_stage():
    one = a_consignment(an_order())
    said = [figures.next_step(one).en]
    one = actions.book(one, BookingFacts("PT Bayu", "SUB1"), by=SRI, at=AT)
    said.append(figures.next_step(one).en)
    for move, deed in (
        (actions.declare, "release.declare"),
        (actions.release, "release.release"),
        (actions.sail, "voyage.record"),
        (actions.arrive, "voyage.record"),
    ):
        move(one, deed=deed, by=SRI, at=AT)
        said.append(figures.next_step(one).en)
    assert said == [
        "Book the vessel with a forwarder.",
        "Pack and load it, then declare it ready.",
        "The district officer's public release is awaited.",
        "Gate-in and departure are awaited.",
        "Arrival is awaited.",
        "Nothing: it has arrived.",
    ]
