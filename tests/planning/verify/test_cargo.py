"""A plan's own word on its cargo is compared with the list: what is not on it, other sizes, other counts."""

from __future__ import annotations

from dataclasses import replace

from geliat.planning.loading.problem import CargoBox, CargoDrum
from geliat.planning.verify.cargo import cargo_differences

BOX = CargoBox("S", 550, 370, 410, 12_900, 30)
DRUM = CargoDrum("D", ((0, 55), (400, 90)), 2_500, 9)


def told(stated: tuple[CargoBox | CargoDrum, ...], listed: tuple[CargoBox | CargoDrum, ...]) -> list[str]:
    found = cargo_differences(stated, listed)
    assert all(each.sentence.id for each in found)
    return [each.sentence.en for each in found]


def test_the_same_cargo_in_any_order_is_no_difference() -> None:
    assert cargo_differences((BOX, DRUM), (DRUM, BOX)) == ()


def test_every_other_size_weight_and_count_is_named_with_both_values() -> None:
    other = replace(BOX, length_mm=560, gross_g=13_000, quantity=31)
    assert told((BOX,), (other,)) == [
        "S: length_mm is 550 in the plan and 560 in the cargo list.",
        "S: gross_g is 12900 in the plan and 13000 in the cargo list.",
        "S: quantity is 30 in the plan and 31 in the cargo list.",
    ]
    slim = replace(DRUM, profile=((0, 50), (400, 90)))
    assert told((DRUM,), (slim,)) == [
        "D: profile is 55@0 90@400 in the plan and 50@0 90@400 in the cargo list."
    ]


def test_what_is_not_on_the_list_or_of_another_form_is_named() -> None:
    assert told((BOX,), ()) == ["S stands in the plan, but not in the cargo list."]
    assert told((BOX,), (replace(DRUM, key="S"),)) == [
        "S is a box in one and a drum in the other of plan and cargo list."
    ]


def test_what_a_piece_may_and_may_not_is_left_to_the_judge_of_the_placements() -> None:
    assert told((BOX,), (replace(BOX, upright=("length",), max_top_g=1, nothing_on_top=True),)) == []
