"""The moisture gate: exact limits, complete samples, and honest advice about desiccant."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.refusals import Refusal
from geliat.trade.moisture import (
    DRUM_POINTS,
    MoistureSpec,
    advise_desiccant,
    check_spec,
    judge_moisture,
    pieces_to_measure,
)

EXPORT = MoistureSpec(mean_max_permille=120, point_max_permille=150)


def _rows(pieces: int, permille: int) -> list[list[int]]:
    return [[permille] * len(DRUM_POINTS) for _ in range(pieces)]


def test_a_lot_exactly_at_both_limits_is_dry() -> None:
    readings = _rows(3, 120)
    readings[1] = [150, 120, 90]
    verdict = judge_moisture(readings, EXPORT, lot_size=3)
    assert verdict.dry
    assert (verdict.mean_permille, verdict.worst_permille) == (120, 150)
    assert (verdict.worst_piece, verdict.worst_point) == (2, "bowl")


def test_one_permille_over_the_mean_in_one_reading_makes_the_lot_wet() -> None:
    readings = _rows(13, 120)
    readings[12][2] = 121
    verdict = judge_moisture(readings, EXPORT, lot_size=3000)
    assert not verdict.dry
    assert verdict.mean_permille == 121  # rounded up: the printed mean agrees with the verdict
    assert verdict.pieces_over_mean == (13,)
    assert "12.1 %" in verdict.sentence.en
    assert "12,1 %" in verdict.sentence.id
    assert "鼓脚" in verdict.sentence.zh


def test_one_point_over_its_limit_makes_a_dry_mean_wet() -> None:
    readings = _rows(13, 100)
    readings[4] = [100, 151, 100]
    verdict = judge_moisture(readings, EXPORT, lot_size=3000)
    assert not verdict.dry
    assert (verdict.worst_permille, verdict.worst_piece, verdict.worst_point) == (151, 5, "waist")


@given(st.lists(st.lists(st.integers(1, 300), min_size=3, max_size=3), min_size=13, max_size=30))
def test_dry_means_exactly_that_mean_and_worst_keep_their_limits(readings: list[list[int]]) -> None:
    verdict = judge_moisture(readings, EXPORT, lot_size=3000)
    values = [value for row in readings for value in row]
    assert verdict.dry == (Fraction(sum(values), len(values)) <= 120 and max(values) <= 150)
    assert verdict.mean_permille - 1 < Fraction(sum(values), len(values)) <= verdict.mean_permille
    assert readings[verdict.worst_piece - 1][DRUM_POINTS.index(verdict.worst_point)] == max(values)


def test_boxes_have_points_of_their_own() -> None:
    spec = MoistureSpec(100, 120, points=("lid", "wall"))
    assert judge_moisture([[90, 95], [100, 91]], spec, lot_size=2).worst_point == "lid"
    named = MoistureSpec(100, 120, points=("corner",))
    assert "corner" in judge_moisture([[90]], named, lot_size=1).sentence.id


def test_the_sample_is_the_special_level_of_the_lot() -> None:
    assert pieces_to_measure(3000) == 13
    assert pieces_to_measure(2) == 2
    with pytest.raises(Refusal):
        pieces_to_measure(0)


def test_every_fault_of_the_readings_is_told_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        judge_moisture([[120, 120], [120, 0, 1200]], EXPORT, lot_size=3000)
    assert refused.value.codes == (
        "moisture_point_missing",
        "moisture_reading_impossible",
        "moisture_reading_impossible",
        "moisture_sample_incomplete",
    )
    with pytest.raises(Refusal, match="needs 2"):
        judge_moisture(_rows(3, 100), EXPORT, lot_size=2)
    with pytest.raises(Refusal):
        judge_moisture([], EXPORT, lot_size=2)


def test_a_spec_that_cannot_be_used_says_why() -> None:
    assert check_spec(EXPORT) == ()
    wrong = MoistureSpec(160, 150, points=("bowl", "bowl"))
    assert [blocker.code for blocker in check_spec(wrong)] == [
        "moisture_limits_out_of_order",
        "moisture_points_unclear",
    ]
    assert "16.0 %" in check_spec(wrong)[0].sentence.en


def test_dry_goods_get_the_usual_dose_of_their_container() -> None:
    advice = advise_desiccant(wood_g=8_000_000, mean_permille=110, carton_g=300_000, container_length_ft=40)
    assert (advice.desiccant_g, advice.water_at_risk_g, advice.water_not_held_g) == (8000, 6000, 0)
    assert "8.0 kg" in advice.sentence.en
    assert "8,0 kg" in advice.sentence.id
    assert "6,0 liter" in advice.sentence.id
    half = advise_desiccant(wood_g=0, mean_permille=0, carton_g=0, container_length_ft=20)
    assert half.desiccant_g == 4000


def test_wet_wood_is_never_said_to_be_cured_by_desiccant() -> None:
    advice = advise_desiccant(wood_g=7_910_000, mean_permille=130, carton_g=0, container_length_ft=40)
    assert advice.water_at_risk_g == 70_000  # 7,000 kg of dry wood one point above equilibrium
    assert advice.desiccant_g == 12_000
    assert advice.water_not_held_g == 46_000
    assert "dry the goods first" in advice.sentence.en
    assert "keringkan" in advice.sentence.id


@given(
    st.integers(0, 20_000_000), st.integers(0, 400), st.integers(0, 2_000_000), st.sampled_from([20, 40, 45])
)
def test_the_dose_stays_within_the_usual_range_and_no_water_is_forgotten(
    wood: int, moisture: int, carton: int, feet: int
) -> None:
    advice = advise_desiccant(wood_g=wood, mean_permille=moisture, carton_g=carton, container_length_ft=feet)
    assert 200 * feet <= advice.desiccant_g <= 300 * feet
    assert advice.water_not_held_g + 2 * advice.desiccant_g >= advice.water_at_risk_g


def test_negative_masses_are_errors_of_the_caller() -> None:
    with pytest.raises(ValueError, match="negative"):
        advise_desiccant(wood_g=-1, mean_permille=100, carton_g=0, container_length_ft=40)
