"""What the pages of the allotment say: covered, loads, next, aims in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.desk.allotment.builders import (
    an_accepted_order,
    an_allotted_order,
    an_offered_order,
    an_open_order,
)
from tests.desk.cast import AT, SRI

from geliat.desk.allotment import actions, figures
from geliat.desk.allotment.models import Share

pytestmark = pytest.mark.django_db


def test_what_is_covered_is_told_for_many_orders_in_few_queries(django_assert_max_num_queries):
    orders = [an_open_order(f"PO-{n}", small=10, middle=4) for n in range(4)]
    actions.allot(orders[0], by=SRI, at=AT)
    with django_assert_max_num_queries(4):
        covered = figures.covered_of(orders)
    assert sum(row.missing for row in covered[orders[0].pk]) == 0
    assert sum(row.missing for row in covered[orders[1].pk]) == 4 * 14


def test_the_steps_of_a_line_stand_in_the_order_of_the_work():
    order, _ = an_allotted_order()
    rows = figures.covered(order)
    assert [row.step for row in rows[:4]] == ["turning", "carving_painting", "skin_rope", "finishing"]
    assert rows[0].step_name.id == "Bubut"


def test_the_load_of_a_workshop_counts_what_it_still_stands_for():
    order, shares = an_offered_order()
    declined, fewer = shares[0], shares[-1]
    actions.decline(declined, "", by=SRI, at=AT)
    actions.accept(fewer, 1, by=SRI, at=AT)
    rows = {row.workshop: row for row in figures.load_by_workshop(figures.shares_of(order))}
    rest = Share.objects.filter(workshop=fewer.workshop, stage="offered")
    assert rows[fewer.workshop.name].pieces == 1 + sum(share.quantity for share in rest)
    loads = [row.load_permille for row in figures.load_by_workshop(figures.shares_of(order))]
    assert loads == sorted(loads, reverse=True)


def test_every_state_of_an_allotment_says_what_is_next():
    def told(order) -> str:
        order.refresh_from_db()
        return figures.next_step(order, figures.covered(order), figures.shares_of(order)).en

    order = an_open_order("PO-1", small=20, middle=4)
    assert told(order) == "Ask whether the order can be met"
    actions.allot(order, by=SRI, at=AT)
    assert told(order) == "Confirm the order, then offer the shares"
    offered, shares = an_offered_order("PO-2", small=20, middle=4)
    assert told(offered) == "Wait for the makers' answers"
    for share in shares[1:]:
        actions.accept(share, by=SRI, at=AT)
    actions.decline(shares[0], "", by=SRI, at=AT)
    assert told(offered) == f"{shares[0].quantity} pieces have no maker: mend the allotment"
    accepted, _ = an_accepted_order("PO-3", small=20, middle=4)
    assert told(accepted) == "Every piece has its maker"


def test_every_aim_that_the_planner_prints_has_words_in_both_languages():
    _, plan = an_allotted_order()
    for stage in plan.stages:
        said = figures.aim_name(stage["name"])
        assert said.id != stage["name"]
    assert figures.aim_name("something new").id == "something new"


def test_loads_are_read_in_percent_and_pieces_as_they_are():
    assert figures.aim_value(945_678, "ppm")[0] == Decimal("94.57")
    assert figures.aim_value(12, "pieces")[0] == 12
    assert figures.aim_value(9000, "IDR")[1].en == "IDR"
