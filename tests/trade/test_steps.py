"""Work steps: one order for all, and routes that keep it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.trade.steps import check_route, in_order, steps

codes = st.lists(st.sampled_from(list(steps())), unique=True, min_size=1)


def test_the_steps_stand_in_the_order_the_goods_walk() -> None:
    assert list(steps()) == ["cutting", "turning", "joinery", "carving_painting", "skin_rope", "finishing"]
    assert [step.place for step in steps().values()] == [1, 2, 3, 4, 5, 6]
    assert all(step.name.id and step.name.zh for step in steps().values())


def test_the_routes_of_drums_bowls_and_boxes_are_good() -> None:
    assert check_route(["turning", "carving_painting", "skin_rope", "finishing"]) == ()
    assert check_route(["turning", "finishing"]) == ()
    assert check_route(["cutting", "joinery", "carving_painting", "finishing"]) == ()


@given(codes)
def test_any_choice_of_steps_is_good_in_order_and_refused_otherwise(route: list[str]) -> None:
    assert check_route(in_order(route)) == ()
    if tuple(route) != in_order(route):
        (blocker,) = check_route(route)
        assert blocker.code == "route_out_of_order"
        assert ", ".join(in_order(route)) in blocker.sentence.id


def test_a_step_twice_an_unknown_step_and_no_step_are_refused() -> None:
    assert [b.code for b in check_route(["turning", "turning"])] == ["route_out_of_order"]
    assert [b.code for b in check_route(["welding", "turning", ""])] == ["unknown_work_step"] * 2
    assert [b.code for b in check_route([])] == ["route_is_empty"]
    with pytest.raises(KeyError):
        in_order(["welding"])
