"""The compiled kernel behind load: sound, repeatable, stoppable, and full."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.loading.builders import a_box, a_room

from geliat.planning.loading import (
    CONTAINERS,
    CargoBox,
    ContainerStock,
    LoadPlan,
    LoadProblem,
    LoadRules,
    Stop,
    load,
)
from geliat.planning.loading import boxes as boxes_module
from geliat.planning.loading import search as search_module
from geliat.planning.loading.instances import made_instances
from geliat.planning.loading.kernel import pack
from geliat.planning.verify.loading import judge_load

ANY = ("length", "width", "height")
needs_kernel = pytest.mark.skipif(pack is None, reason="the kernel is not built here")


def fill(plan: LoadPlan, problem: LoadProblem) -> float:
    length, width, height = problem.containers[0].kind.inner_mm
    volume = sum(p.length_mm * p.width_mm * p.height_mm for p in plan.placements())
    return volume / (length * width * height)


@needs_kernel
@pytest.mark.parametrize("types", [3, 8, 20, 50])
def test_published_like_instances_are_filled_well_and_soundly(types: int) -> None:
    problem = made_instances(types, 1)[0].problem()
    plan = load(problem, stop=Stop(rounds=8))
    assert judge_load(plan, problem) == ()
    assert fill(plan, problem) > (0.80 if types == 50 else 0.86)


@needs_kernel
def test_the_same_seed_and_rounds_pack_alike_and_another_seed_differently() -> None:
    problem = made_instances(12, 1)[0].problem()
    first, again = (load(problem, stop=Stop(rounds=6), seed=3) for _ in range(2))
    assert first == again
    assert load(problem, stop=Stop(rounds=6), seed=4) != first


@needs_kernel
def test_two_threads_are_no_worse_than_one_and_repeat_themselves() -> None:
    problem = made_instances(10, 1)[0].problem()
    one = load(problem, stop=Stop(rounds=5), seed=1)
    two = [load(problem, stop=Stop(rounds=5), seed=1, threads=2) for _ in range(2)]
    assert two[0] == two[1]
    assert fill(two[0], problem) >= fill(one, problem)
    assert judge_load(two[0], problem) == ()


@needs_kernel
def test_without_support_more_goes_in() -> None:
    problem = made_instances(10, 1)[0].problem()
    hanging = replace(problem, rules=LoadRules(support_permille=0))
    plan = load(hanging, stop=Stop(rounds=8))
    assert judge_load(plan, hanging) == ()
    assert fill(plan, hanging) >= fill(load(problem, stop=Stop(rounds=8)), problem) - 0.005


@needs_kernel
@pytest.mark.parametrize("types", [60, 100])
def test_where_boxes_may_overhang_a_little_more_goes_in_than_with_full_support(types: int) -> None:
    problem = made_instances(types, 1)[0].problem()
    loose = replace(problem, rules=LoadRules(support_permille=750))
    plan = load(loose, stop=Stop(rounds=6))
    assert judge_load(plan, loose) == ()
    assert {fault.code for fault in judge_load(plan, problem)} == {"support"}
    assert fill(plan, loose) > fill(load(problem, stop=Stop(rounds=6)), problem)


@needs_kernel
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_share_of_support_holds_for_each_box_of_a_packing(data: st.DataObject) -> None:
    side = st.integers(40, 300)
    cargo = tuple(
        a_box(f"b{number}", (data.draw(side), data.draw(side), data.draw(side)), 12, upright=ANY)
        for number in range(data.draw(st.integers(2, 8)))
    )
    problem = a_room(
        *cargo,
        size=(data.draw(st.integers(400, 900)), 500, 500),
        support_permille=data.draw(st.integers(1, 999)),
        clearance_mm=data.draw(st.sampled_from((0, 0, 5))),
    )
    assert judge_load(load(problem, stop=Stop(rounds=2), seed=data.draw(st.integers(0, 9))), problem) == ()


@needs_kernel
def test_time_given_is_time_kept() -> None:
    problem = made_instances(20, 1)[0].problem()
    started = time.thread_time()
    load(problem, stop=Stop(rounds=None, cpu_seconds=0.3))
    assert time.thread_time() - started < 0.6


@needs_kernel
def test_a_stop_request_from_another_thread_ends_the_search() -> None:
    problem = made_instances(20, 1)[0].problem()
    wanted = threading.Event()
    threading.Timer(0.2, wanted.set).start()
    started = time.monotonic()
    plan = load(problem, stop=Stop(rounds=None, asked=wanted.is_set))
    assert time.monotonic() - started < 20
    assert judge_load(plan, problem) == ()


@needs_kernel
@pytest.mark.parametrize("where", ["told", "asked"])
def test_what_a_listener_raises_comes_out_unharmed(where: str) -> None:
    problem = made_instances(8, 1)[0].problem()

    def broken(*_: object) -> bool:
        raise RuntimeError("listener broke")

    told = broken if where == "told" else None
    asked = broken if where == "asked" else None
    with pytest.raises(RuntimeError, match="listener broke"):
        load(problem, stop=Stop(rounds=50, asked=asked), on_improvement=told)


@needs_kernel
def test_the_kernel_refuses_numbers_that_make_no_sense() -> None:
    assert pack is not None
    kind = ([(10, 10, 10)], 1, 0, 1000, True, False, 1)
    with pytest.raises(ValueError, match="room"):
        pack((0, 10, 10), 1, 1000, [kind], 1, 1, 0.0, 0, None, None)
    with pytest.raises(ValueError, match="does not fit"):
        pack((5, 10, 10), 1, 1000, [kind], 1, 1, 0.0, 0, None, None)
    with pytest.raises(ValueError, match="share of support"):
        pack((10, 10, 10), 1, 1001, [kind], 1, 1, 0.0, 0, None, None)
    with pytest.raises(ValueError, match="way to stand"):
        pack((10, 10, 10), 1, 1000, [([], 1, 0, 1, True, False, 1)], 1, 1, 0.0, 0, None, None)


@needs_kernel
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_every_packing_of_the_kernel_passes_the_judge(data: st.DataObject) -> None:
    side = st.integers(20, 400)
    cargo = tuple(
        a_box(
            f"b{number}",
            (data.draw(side), data.draw(side), data.draw(side)),
            data.draw(st.integers(1, 30)),
            upright=tuple(data.draw(st.lists(st.sampled_from(ANY), min_size=1, unique=True))),
            nothing_on_top=data.draw(st.booleans()),
            floor_only=data.draw(st.integers(0, 4)) == 0,
            max_layers=data.draw(st.sampled_from((None, None, 1, 2))),
            max_top_g=data.draw(st.sampled_from((None, None, 0, 1_500))),
        )
        for number in range(data.draw(st.integers(1, 6)))
    )
    problem = a_room(
        *cargo,
        size=(
            data.draw(st.integers(300, 900)),
            data.draw(st.integers(300, 600)),
            data.draw(st.integers(300, 600)),
        ),
        support_permille=data.draw(st.sampled_from((1000, 1000, 700, 0))),
        clearance_mm=data.draw(st.sampled_from((0, 7))),
        top_gap_mm=data.draw(st.sampled_from((0, 30))),
    )
    assert judge_load(load(problem, stop=Stop(rounds=2), seed=data.draw(st.integers(0, 9))), problem) == ()


@needs_kernel
@pytest.mark.parametrize("support", [0, 750, 1000])
@pytest.mark.parametrize("types", [8, 20])
def test_plans_repeat_themselves_and_are_sound_for_every_share_of_support(types: int, support: int) -> None:
    problem = made_instances(types, 1, seed=991)[0].problem(LoadRules(support_permille=support))
    for threads in (1, 2):
        first, again = (load(problem, stop=Stop(rounds=2), seed=5, threads=threads) for _ in range(2))
        assert first == again
        assert judge_load(first, problem) == ()
        assert fill(first, problem) > 0.8


@needs_kernel
def test_six_thousand_equal_cartons_reach_the_exact_count_at_once() -> None:
    kind = replace(CONTAINERS["45G1"], payload_g=None, floor_load_g_per_m=None)
    problem = LoadProblem((ContainerStock(kind, 9),), (CargoBox("A", 400, 300, 250, 1_000, 6_000),))
    started = time.thread_time()
    plan = load(problem)
    assert time.thread_time() - started < 2
    assert [len(container.placements) for container in plan.containers] == [2_300, 2_300, 1_400]


def test_without_the_kernel_loading_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes_module, "pack", None)
    problem = a_room(a_box(quantity=40))
    assert not boxes_module.kernel_takes([], problem.rules)
    plan = search_module.load(problem)
    assert judge_load(plan, problem) == ()
    assert plan.unplaced == ()
