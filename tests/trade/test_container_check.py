"""The container check: seven points, the floor, the desiccant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geliat.refusals import Refusal
from geliat.trade.container_check import POINTS, desiccant_for, floor_limit, judge_check

ON = date(2020, 10, 17)
SOUND = dict.fromkeys(POINTS, True)


def judged(
    points: dict[str, bool] | None = None, floor: int = 142, desiccant: int = 8000, **more: Any
) -> Any:
    asked = {"on": ON, "container_length_ft": 40, **more}
    return judge_check(SOUND if points is None else points, floor, desiccant, **asked)


def test_a_sound_container_is_fit_and_nothing_is_advised() -> None:
    assert judged() == judged(floor=180)
    assert judged().fit
    assert judged().faults == judged().advice == ()


def test_there_are_seven_points_said_in_two_languages() -> None:
    assert len(POINTS) == 7
    assert all(point.name.en and point.name.id and point.look_for.id for point in POINTS.values())


@pytest.mark.parametrize("code", list(POINTS))
def test_one_bad_point_makes_it_unfit_and_is_named(code: str) -> None:
    verdict = judged({**SOUND, code: False})
    assert not verdict.fit
    assert [POINTS[code].name.en in fault.en for fault in verdict.faults] == [True]


def test_a_floor_above_eighteen_percent_makes_it_unfit() -> None:
    verdict = judged(floor=181)
    assert not verdict.fit
    assert "18.1 %" in verdict.faults[0].en
    assert "18,1 %" in verdict.faults[0].id


def test_little_desiccant_is_advice_and_no_fault() -> None:
    verdict = judged(desiccant=7900)
    assert verdict.fit
    assert "7.9 kg" in verdict.advice[0].en
    assert judged(desiccant=4000, container_length_ft=20).advice == ()


def test_everything_wrong_with_what_was_told_is_said_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        judged({"floor": True, "wheels": True}, floor=0, desiccant=-1, on=date(1990, 1, 1))
    assert set(refused.value.codes) == {
        "point_not_checked",
        "point_unknown",
        "floor_reading_impossible",
        "desiccant_impossible",
        "no_floor_limit",
    }
    assert refused.value.codes.count("point_not_checked") == 6


def test_the_limit_names_its_source_and_confidence() -> None:
    limit = floor_limit(ON)
    assert limit is not None
    assert limit.source.en
    assert limit.confidence == "medium"
    assert floor_limit(date(1999, 12, 31)) is None


def test_wet_wood_asks_for_more_desiccant() -> None:
    dry = desiccant_for(net_g=7_000_000, gross_g=8_000_000, mean_permille=110, container_length_ft=40)
    wet = desiccant_for(net_g=7_000_000, gross_g=8_000_000, mean_permille=125, container_length_ft=40)
    assert 8000 <= dry.desiccant_g < wet.desiccant_g <= 12000
