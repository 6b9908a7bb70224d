"""Where the pieces are, who is behind, who hands to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.allotment.builders import an_accepted_order
from tests.desk.cast import AT, SRI
from tests.desk.catalogue.builders import ROUTE, a_size
from tests.desk.production.builders import a_made_order, counted, handed_on, of_step, worked

from geliat.desk.catalogue import actions as catalogue
from geliat.desk.production import figures

pytestmark = pytest.mark.django_db


def test_the_pieces_of_one_share_agree_with_the_flow_of_its_order():
    order, _ = an_accepted_order()
    worked(order, "turning", "carving_painting")
    for flow in figures.flows(order):
        pieces = figures.pieces_of(flow.share)
        assert (pieces.counted, pieces.received, pieces.to_give) == (
            flow.counted,
            flow.received,
            flow.to_give,
        )
        assert (pieces.first_step, pieces.last_step) == (flow.first_step, flow.last_step)


def test_every_finished_piece_is_somewhere_when_all_is_made():
    order = a_made_order()
    flows = figures.flows(order)
    assert sum(flow.counted for flow in flows if flow.last_step) == 76
    assert all(flow.to_give == 0 for flow in flows)
    assert all(row.counted == row.asked == 76 for row in figures.progress(order))


def test_hand_overs_are_suggested_so_that_nobody_gets_more_than_expected():
    order, _ = an_accepted_order()
    for share in of_step(order, "turning"):
        counted(share, share.standing_quantity)
    assert handed_on(order) == 60
    assert figures.suggest_hand_overs(order) == []


def test_a_workshop_is_behind_by_the_pieces_of_an_even_pace():
    order, _ = an_accepted_order()
    share = of_step(order, "turning")[0]
    days = (share.due_on - AT.date()).days
    half = AT.date() + timedelta(days=days // 2)
    rows = {row.share: row.pieces_behind for row in figures.behind(order, half)}
    assert rows[share] == share.standing_quantity * (days // 2) // days
    counted(share, share.standing_quantity)
    assert share not in {row.share for row in figures.behind(order, half)}
    assert figures.behind(order, AT.date()) == []


def test_a_step_dropped_from_the_route_keeps_its_place_for_the_shares_that_have_it():
    order, _ = an_accepted_order()
    worked(order, "turning")
    catalogue.lay_route(a_size("S"), tuple(step for step in ROUTE if step.step != "skin_rope"), by=SRI, at=AT)
    places = [flow.share.step for flow in figures.flows(order) if flow.share.line.number == 1]
    assert list(dict.fromkeys(places)) == ["turning", "carving_painting", "skin_rope", "finishing"]
    assert figures.pieces_of(of_step(order, "skin_rope")[0]).place == 2


def test_the_flow_of_an_order_is_read_in_few_queries(django_assert_max_num_queries):
    order, _ = an_accepted_order()
    worked(order, "turning")
    with django_assert_max_num_queries(6):
        figures.flows(order)
    with django_assert_max_num_queries(7):
        figures.suggest_hand_overs(order)
