"""The judge of loads: sound plans pass, and every kind of damage is caught."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.loading.builders import GOBLET_S, a_box, a_drum, a_plan, a_room, put, random_problem

from geliat.planning.loading import Stop, load
from geliat.planning.loading.problem import (
    CargoBox,
    CargoDrum,
    ContainerKind,
    ContainerStock,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    LoadRules,
    Placement,
    Unplaced,
    free_size,
)
from geliat.planning.verify.loading import SAYINGS, judge_load
from geliat.sentences import Sentence

BECAUSE = Sentence(en="no room", id="tidak ada tempat")


def codes(plan: LoadPlan, problem: LoadProblem) -> set[str]:
    return {violation.code for violation in judge_load(plan, problem)}


def damaged(plan: LoadPlan, index: int, **change: object) -> LoadPlan:
    """The plan with one placement of its first container changed."""
    container = plan.containers[0]
    pieces = list(container.placements)
    pieces[index] = replace(pieces[index], **change)  # type: ignore[arg-type]
    first = replace(container, placements=tuple(pieces))
    return LoadPlan((first, *plan.containers[1:]), plan.unplaced)


# --- a tower, a neighbour: each rule by hand -------------------------------------------------------------


def two_stacked(**of_box: object) -> tuple[LoadPlan, LoadProblem]:
    box = a_box(quantity=2, **of_box)
    problem = a_room(box)
    return a_plan(problem, put(box, (0, 0, 0)), put(box, (0, 0, 100), step=2)), problem


def test_a_sound_plan_has_no_violation() -> None:
    assert judge_load(*two_stacked()) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"z_mm": 99}, "overlap"),
        ({"z_mm": 101}, "support"),
        ({"x_mm": 1}, "support"),
        ({"y_mm": -1}, "outside"),
        ({"x_mm": 901, "z_mm": 0}, "outside"),
        ({"z_mm": 501}, "outside"),
        ({"length_mm": 99}, "turned"),
        ({"axis": "z"}, "turned"),
        ({"flipped": True}, "turned"),
        ({"cargo": "nobody's"}, "cargo_unknown"),
        ({"x_mm": 0.0}, "number_not_whole"),
        ({"step": 0}, "stuffing_order"),
    ],
)
def test_one_wrong_number_is_caught(change: dict[str, object], code: str) -> None:
    plan, problem = two_stacked()
    assert code in codes(damaged(plan, 1, **change), problem)


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ({"max_top_g": 999}, "weight_on_top"),
        ({"nothing_on_top": True}, "nothing_on_top"),
        ({"floor_only": True}, "floor_only"),
        ({"max_layers": 1}, "layers"),
    ],
)
def test_a_limit_of_the_cargo_is_kept(limit: dict[str, object], code: str) -> None:
    plan, problem = two_stacked(**limit)
    assert codes(plan, problem) == {code}
    at_the_limit = {"max_top_g": 1000, "max_layers": 2}
    for name in limit.keys() & at_the_limit.keys():
        assert judge_load(*two_stacked(**{name: at_the_limit[name]})) == ()


@pytest.mark.parametrize(
    ("share", "shift", "sound"), [(1000, 1, False), (750, 25, True), (750, 26, False), (0, 99, True)]
)
def test_the_share_of_support_is_measured_to_the_millimetre(share: int, shift: int, sound: bool) -> None:
    plan, problem = two_stacked()
    problem = replace(problem, rules=LoadRules(support_permille=share))
    assert (codes(damaged(plan, 1, x_mm=shift), problem) == set()) is sound


def test_a_gap_of_the_clearance_carries_and_a_wider_one_does_not() -> None:
    low, high = a_box("low", quantity=2), a_box("high", (205, 100, 100))
    problem = a_room(low, high, clearance_mm=5)
    below = [put(low, (5, 5, 0)), put(low, (110, 5, 0))]
    assert judge_load(a_plan(problem, *below, put(high, (5, 5, 100), step=2)), problem) == ()
    wide = [put(low, (5, 5, 0)), put(low, (118, 5, 0))]
    assert codes(a_plan(problem, *wide, put(high, (5, 5, 100), step=2)), problem) == {"support"}


def test_pieces_and_walls_keep_the_clearance_and_the_roof_its_gap() -> None:
    box = a_box(quantity=2)
    problem = a_room(box, clearance_mm=10, top_gap_mm=50, size=(1000, 500, 160))
    sound = a_plan(problem, put(box, (10, 10, 0)), put(box, (120, 10, 0)))
    assert judge_load(sound, problem) == ()
    assert codes(damaged(sound, 1, x_mm=119), problem) == {"clearance"}
    assert codes(damaged(sound, 1, y_mm=391), problem) == {"clearance"}
    low = replace(problem, rules=LoadRules(clearance_mm=10, top_gap_mm=61))
    assert codes(sound, low) == {"clearance"}


def test_weight_is_handed_down_in_proportion_to_the_contact() -> None:
    """30 kg on a quarter of A and three quarters of B: A carries 7.5 kg, B 22.5 kg."""
    left = a_box("A", (100, 100, 100), max_top_g=7_500)
    right = a_box("B", (300, 100, 100), max_top_g=22_500)
    beam = a_box("C", (400, 100, 100), gross_g=30_000)
    problem = a_room(left, right, beam)
    plan = a_plan(problem, put(left, (0, 0, 0)), put(right, (100, 0, 0)), put(beam, (0, 0, 100), step=2))
    assert judge_load(plan, problem) == ()
    for key in "AB":
        tighter = tuple(
            replace(each, max_top_g=(each.max_top_g or 1) - 1) if each.key == key else each
            for each in problem.cargo
        )
        found = judge_load(plan, replace(problem, cargo=tighter))
        assert [(each.code, each.where) for each in found] == [("weight_on_top", (1, "AB".index(key) + 1))]


def test_layers_count_through_other_cargo() -> None:
    thin = a_box("thin", quantity=2, max_layers=1)
    other = a_box("other")
    problem = a_room(thin, other)
    plan = a_plan(
        problem,
        put(thin, (0, 0, 0)),
        put(other, (0, 0, 100), step=2),
        put(thin, (0, 0, 200), step=3),
    )
    assert codes(plan, problem) == {"layers"}


def test_payload_and_running_metre_are_kept() -> None:
    box = a_box(quantity=2, gross_g=60_000)
    kind = ContainerKind("K", "K", (3000, 500, 500), (500, 500), 120_000, 0, 60_000)
    problem = LoadProblem((ContainerStock(kind),), (box,))
    apart = a_plan(problem, put(box, (0, 0, 0)), put(box, (1000, 0, 0)))
    assert judge_load(apart, problem) == ()
    assert codes(damaged(apart, 1, x_mm=999), problem) == {"floor_load"}
    light = LoadProblem((ContainerStock(replace(kind, payload_g=119_999)),), (box,))
    assert codes(apart, light) == {"payload"}


def test_the_centre_of_gravity_stays_in_its_window() -> None:
    box = a_box(quantity=1)
    problem = a_room(box, along_permille=(450, 550), across_permille=(400, 600))
    assert judge_load(a_plan(problem, put(box, (450, 200, 0))), problem) == ()
    assert judge_load(a_plan(problem, put(box, (400, 150, 0))), problem) == ()
    assert codes(a_plan(problem, put(box, (399, 200, 0))), problem) == {"centre_along"}
    assert codes(a_plan(problem, put(box, (450, 251, 0))), problem) == {"centre_across"}


def test_what_cannot_pass_the_door_is_named() -> None:
    kind = ContainerKind("K", "K", (1000, 500, 600), (400, 500))
    tall, wide, turned = (
        a_box("tall", (100, 100, 501)),
        a_box("wide", (401, 401, 100)),
        a_box("turned", (401, 400, 100)),
    )
    problem = LoadProblem((ContainerStock(kind),), (tall, wide, turned))
    plan = a_plan(problem, put(tall, (900, 0, 0)), put(wide, (0, 0, 0)), put(turned, (450, 0, 0)))
    found = [violation for violation in judge_load(plan, problem) if violation.code == "door"]
    assert [violation.where for violation in found] == [(1, 1), (1, 2)]
    assert "tall" in found[0].sentence.en
    assert "tall" in found[0].sentence.id


def test_what_is_set_later_is_not_barred() -> None:
    box = a_box(quantity=2)
    problem = a_room(box)
    front_first = a_plan(problem, put(box, (500, 50, 0)), put(box, (0, 0, 0), step=2))
    assert codes(front_first, problem) == {"stuffing_order"}
    beside = a_plan(problem, put(box, (500, 100, 0)), put(box, (0, 0, 0), step=2))
    assert judge_load(beside, problem) == ()


def test_an_earlier_stop_is_not_behind_or_under_a_later_one() -> None:
    first, second = a_box("first", stop=1), a_box("second", stop=2)
    problem = a_room(first, second, multi_drop=True)
    behind = a_plan(problem, put(first, (0, 0, 0)), put(second, (100, 0, 0), step=2))
    under = a_plan(problem, put(first, (0, 0, 0)), put(second, (0, 0, 100), step=2))
    sound = a_plan(problem, put(second, (0, 0, 0)), put(first, (0, 0, 100), step=2))
    assert codes(behind, problem) == {"unloading_order"}
    assert codes(under, problem) == {"unloading_order"}
    assert judge_load(sound, problem) == ()
    assert judge_load(behind, replace(problem, rules=LoadRules())) == ()


def test_counts_must_make_up_the_quantity() -> None:
    plan, problem = two_stacked()
    assert codes(replace(plan, unplaced=(Unplaced("A", 1, BECAUSE),)), problem) == {"count"}
    fewer = a_plan(problem, plan.containers[0].placements[0])
    assert codes(fewer, problem) == {"count"}
    assert judge_load(replace(fewer, unplaced=(Unplaced("A", 1, BECAUSE),)), problem) == ()
    debt = (Unplaced("A", 2, BECAUSE), Unplaced("A", -1, BECAUSE))
    assert codes(replace(fewer, unplaced=debt), problem) == {"count"}
    assert codes(replace(plan, unplaced=(Unplaced("B", 1, BECAUSE),)), problem) == {"cargo_unknown"}


def test_containers_are_those_given() -> None:
    plan, problem = two_stacked()
    only = plan.containers[0]
    assert codes(LoadPlan((only, replace(only, placements=()))), problem) == {"container_too_many"}
    assert "container_unknown" in codes(LoadPlan((replace(only, kind="other"),)), problem)
    assert codes(LoadPlan((replace(only, inner_mm=(2000, 500, 600)),)), problem) == {"inner_differs"}


def test_a_group_is_not_split_and_destinations_do_not_mix() -> None:
    box, other = a_box(quantity=2, group="g"), a_box("B", destination="SHK")
    kind = free_size(1000, 500, 600)
    problem = LoadProblem((ContainerStock(kind, 2),), (box, other))
    pieces = (put(box, (0, 0, 0)), put(box, (200, 0, 0)), put(other, (400, 0, 0)))
    apart = LoadPlan(tuple(LoadedContainer(kind.code, kind.inner_mm, (piece,)) for piece in pieces[:2]))
    assert "group_split" in codes(apart, problem)
    assert codes(a_plan(problem, *pieces), problem) == {"destinations_mixed"}
    sound = LoadPlan(
        (
            LoadedContainer(kind.code, kind.inner_mm, pieces[:2]),
            LoadedContainer(kind.code, kind.inner_mm, pieces[2:]),
        )
    )
    assert judge_load(sound, problem) == ()


def test_every_saying_names_the_thing_in_both_languages() -> None:
    for english, indonesian in SAYINGS.values():
        assert "{what}" in english
        assert "{what}" in indonesian
        assert english != indonesian


# --- drums -----------------------------------------------------------------------------------------------


def test_drums_nest_by_their_true_profiles_to_the_millimetre() -> None:
    drum = a_drum(quantity=2, may_flip=True)
    problem = a_room(drum)
    # One drum head up, one head down: the largest sum of both radii at one height decides.
    spots = range(401)

    def radius(at: int) -> float:
        for (low, r1), (high, r2) in pairwise(GOBLET_S):
            if low <= at <= high:
                return r1 + (r2 - r1) * (at - low) / (high - low)
        raise AssertionError(at)

    reach = max(radius(at) + radius(400 - at) for at in spots)
    least = -int(-reach // 1)
    assert 140 < least < 180
    near = a_plan(problem, put(drum, (0, 0, 0)), put(drum, (least, 0, 0), flipped=True))
    assert judge_load(near, problem) == ()
    assert codes(damaged(near, 1, x_mm=least - 1), problem) == {"overlap"}
    assert codes(damaged(near, 1, flipped=False), problem) == {"overlap"}
    assert judge_load(damaged(near, 1, flipped=False, x_mm=180), problem) == ()


def test_a_drum_stands_on_its_head_or_lies_only_where_allowed() -> None:
    drum = a_drum()
    problem = a_room(drum)
    assert codes(a_plan(problem, put(drum, (0, 0, 0), flipped=True)), problem) == {"turned"}
    lying = put(drum, (0, 0, 0), (400, 180, 180), axis="x")
    assert codes(a_plan(problem, lying), problem) == {"turned"}
    allowed = a_drum(may_lie=True, may_flip=True)
    assert judge_load(a_plan(a_room(allowed), lying), a_room(allowed)) == ()
    assert codes(a_plan(a_room(allowed), replace(lying, axis="y")), a_room(allowed)) == {"turned"}
    assert codes(a_plan(a_room(allowed), replace(lying, axis=None)), a_room(allowed)) == {"turned"}


def test_lying_drums_of_one_axis_nest_exactly_and_crossing_ones_strictly() -> None:
    drum = a_drum(quantity=2, may_lie=True)
    problem = a_room(drum, support_permille=0)
    first = put(drum, (0, 0, 0), (400, 180, 180), axis="x")
    # Same way round: axes must be 180 apart; 108 and 144 make 180 exactly.
    second = put(drum, (0, 108, 144), (400, 180, 180), axis="x")
    assert judge_load(a_plan(problem, first, second), problem) == ()
    assert codes(a_plan(problem, first, replace(second, z_mm=143)), problem) == {"overlap"}
    # Head to foot they may come nearer.
    turned = replace(second, z_mm=120, flipped=True)
    assert judge_load(a_plan(problem, first, turned), problem) == ()
    # A standing drum beside the slim foot of a lying one, then in its middle.
    standing = put(drum, (0, 180, 0))
    assert judge_load(a_plan(problem, first, standing), problem) == ()
    assert codes(a_plan(problem, first, replace(standing, y_mm=60)), problem) == {"overlap"}


def test_a_box_fits_beside_the_waist_of_a_drum_but_not_its_head() -> None:
    drum, low, tall = a_drum(), a_box("low", (50, 50, 50)), a_box("tall", (50, 50, 400))
    problem = a_room(drum, low, tall, support_permille=0)
    # Axis at (90, 90); the drum is at most 55 wide below 200 mm, the head 90.
    beside = [put(drum, (0, 0, 0)), put(low, (146, 60, 0))]
    rest = (Unplaced("tall", 1, BECAUSE),)
    assert judge_load(replace(a_plan(problem, *beside), unplaced=rest), problem) == ()
    assert "overlap" in codes(a_plan(problem, beside[0], replace(beside[1], x_mm=144)), problem)
    pair = a_plan(problem, beside[0], put(tall, (146, 60, 0)))
    assert "overlap" in codes(pair, problem)
    corner = a_plan(problem, beside[0], put(tall, (155, 155, 0)))  # 65 and 65 away: 91.9 from the axis
    assert "overlap" not in codes(corner, problem)
    assert "overlap" in codes(damaged(corner, 1, x_mm=150, y_mm=150), problem)


def test_a_foot_rests_on_a_head_in_full_only_inside_it() -> None:
    drum = a_drum(quantity=2)
    problem = a_room(drum, size=(1000, 500, 900))
    stack = a_plan(problem, put(drum, (0, 0, 0)), put(drum, (0, 0, 400), step=2))
    assert judge_load(stack, problem) == ()
    # Foot 55 within head 90: 35 mm off centre is the last full support.
    assert judge_load(damaged(stack, 1, x_mm=35), problem) == ()
    assert codes(damaged(stack, 1, x_mm=36), problem) == {"support"}
    loose = replace(problem, rules=LoadRules(support_permille=500))
    assert judge_load(damaged(stack, 1, x_mm=80), loose) == ()
    assert codes(damaged(stack, 1, x_mm=95), loose) == {"support"}
    heavy = a_room(a_drum(quantity=2, max_top_g=1999), size=(1000, 500, 900))
    assert codes(stack, heavy) == {"weight_on_top"}


def test_a_layer_sheet_carries_between_drums() -> None:
    drum = a_drum(quantity=2, sheet_mm=5)
    lid = a_box("lid", (360, 180, 50))
    problem = a_room(drum, lid)
    pair = [put(drum, (0, 0, 0)), put(drum, (180, 0, 0))]
    on_sheet = a_plan(problem, *pair, put(lid, (0, 0, 405), step=2))
    assert judge_load(on_sheet, problem) == ()
    assert codes(damaged(on_sheet, 2, z_mm=400), problem) == {"support"}
    assert codes(damaged(on_sheet, 2, x_mm=1), problem) == {"support"}


def test_a_drum_on_cartons_is_supported_by_its_foot_alone() -> None:
    drum, base = a_drum(), a_box("base", (110, 110, 100))
    problem = a_room(drum, base)
    # The foot of radius 55 about (90, 90) just fits on the base from 35 to 145.
    plan = a_plan(problem, put(base, (35, 35, 0)), put(drum, (0, 0, 100), step=2))
    assert judge_load(plan, problem) == ()
    assert codes(damaged(plan, 0, x_mm=36), problem) == {"support"}


# --- random plans, damaged -------------------------------------------------------------------------------

SEEDS = st.integers(0, 10**9)


def sound_plan(seed: int) -> tuple[LoadPlan, LoadProblem]:
    problem = random_problem(seed)
    return load(problem, stop=Stop(rounds=1), seed=seed), problem


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_every_plan_of_the_search_is_sound_whatever_the_problem(seed: int) -> None:
    plan, problem = sound_plan(seed)
    assert judge_load(plan, problem) == ()


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.data())
def test_any_piece_moved_into_another_lost_doubled_or_lifted_is_caught(
    seed: int, data: st.DataObject
) -> None:
    plan, problem = sound_plan(seed)
    if not plan.containers:
        return
    pieces = plan.containers[0].placements
    index = data.draw(st.integers(0, len(pieces) - 1))
    piece = pieces[index]

    def told(changed: tuple[Placement, ...]) -> set[str]:
        first = replace(plan.containers[0], placements=changed)
        return codes(replace(plan, containers=(first, *plan.containers[1:])), problem)

    assert "count" in told(pieces[:index] + pieces[index + 1 :])
    assert {"count", "overlap"} <= told((*pieces, piece))
    length, _, height = plan.containers[0].inner_mm
    for change in ({"x_mm": length}, {"y_mm": -1}, {"z_mm": height}):
        assert "outside" in told((*pieces[:index], replace(piece, **change), *pieces[index + 1 :]))
    if problem.rules.support_permille >= 750:
        lifted = replace(piece, z_mm=piece.z_mm + 1)
        assert told((*pieces[:index], lifted, *pieces[index + 1 :])) & {"support", "outside", "overlap"}
    if len(pieces) > 1:
        other = pieces[data.draw(st.integers(0, len(pieces) - 1).filter(lambda at: at != index))]
        onto = replace(piece, x_mm=other.x_mm, y_mm=other.y_mm, z_mm=other.z_mm)
        assert told((*pieces[:index], onto, *pieces[index + 1 :])) & {"overlap", "outside"}


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_a_tighter_rule_than_the_plan_keeps_is_caught(seed: int) -> None:
    plan, problem = sound_plan(seed)
    weights = {each.key: each.gross_g for each in problem.cargo}
    for container in plan.containers:
        gross = sum(weights[piece.cargo] for piece in container.placements)
        if gross < 2:
            continue
        stock = tuple(
            replace(each, kind=replace(each.kind, payload_g=gross - 1))
            if each.kind.code == container.kind
            else each
            for each in problem.containers
        )
        assert "payload" in codes(plan, replace(problem, containers=stock))
    used = {piece.cargo for piece in plan.placements()}
    raised = {piece.cargo for piece in plan.placements() if piece.z_mm}
    for key in used:
        cargo = tuple(
            replace(each, quantity=each.quantity + 1) if each.key == key else each for each in problem.cargo
        )
        assert "count" in codes(plan, replace(problem, cargo=cargo))
    for key in raised:
        cargo = tuple(replace(each, floor_only=True) if each.key == key else each for each in problem.cargo)
        assert "floor_only" in codes(plan, replace(problem, cargo=cargo))


@settings(max_examples=150, deadline=None)
@given(SEEDS)
def test_the_judge_agrees_with_counting_every_cubic_millimetre(seed: int) -> None:
    """Tiny random heaps of boxes: overlap and support counted cell by cell."""
    chance = random.Random(seed)
    share = chance.choice((1000, 750, 500))
    cargo, pieces = [], []
    for number in range(chance.randint(1, 6)):
        box = a_box(f"b{number}", (chance.randint(1, 4), chance.randint(1, 4), chance.randint(1, 3)))
        cargo.append(box)
        pieces.append(put(box, (chance.randint(0, 5), chance.randint(0, 5), chance.choice((0, 0, 1, 2, 3)))))
    problem = a_room(*cargo, size=(9, 9, 9), support_permille=share)
    owners: dict[tuple[int, int, int], int] = {}
    overlap, unsupported = set(), set()

    def cells(piece: Placement) -> list[tuple[int, int, int]]:
        return list(
            product(
                range(piece.x_mm, piece.x_mm + piece.length_mm),
                range(piece.y_mm, piece.y_mm + piece.width_mm),
                range(piece.z_mm, piece.z_mm + piece.height_mm),
            )
        )

    for number, piece in enumerate(pieces, start=1):
        for cell in cells(piece):
            if cell in owners:
                overlap.add((1, owners[cell], number))
            owners[cell] = number
    if overlap:
        assert "overlap" in codes(a_plan(problem, *pieces), problem)
        return
    for number, piece in enumerate(pieces, start=1):
        base = [cell for cell in cells(piece) if cell[2] == piece.z_mm]
        resting = sum((x, y, z - 1) in owners for x, y, z in base)
        if piece.z_mm and resting * 1000 < share * len(base):
            unsupported.add((1, number))
    found = judge_load(a_plan(problem, *pieces), problem)
    assert {each.where for each in found if each.code == "support"} == unsupported
    assert not [each for each in found if each.code == "overlap"]


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_the_judge_agrees_with_comparing_drums_slice_by_slice(seed: int) -> None:
    chance = random.Random(seed)

    def profile() -> tuple[tuple[int, int], ...]:
        heights = [0, *sorted(chance.sample(range(1, 60), chance.randint(1, 4)))]
        return tuple((at, chance.randint(1, 20)) for at in heights)

    one, other = (CargoDrum(key, profile(), 1000, 1, may_flip=True) for key in ("one", "other"))
    problem = a_room(one, other, size=(300, 300, 300), support_permille=0)
    at = (50, 50, 0)
    there = (50 + chance.randint(-40, 40), 50 + chance.randint(-40, 40), chance.randint(0, 40))
    flips = [chance.random() < 0.5, chance.random() < 0.5]
    pieces = [put(one, at, flipped=flips[0]), put(other, there, flipped=flips[1])]

    def radius(drum: CargoDrum, at: float, *, flipped: bool) -> float:
        at = drum.height_mm - at if flipped else at
        for (low, r1), (high, r2) in pairwise(drum.profile):
            if low <= at <= high:
                return r1 + (r2 - r1) * (at - low) / (high - low)
        return 0.0

    ax, ay = at[0] + one.radius_mm, at[1] + one.radius_mm
    bx, by = there[0] + other.radius_mm, there[1] + other.radius_mm
    apart = ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5
    low, high = there[2], min(one.height_mm, there[2] + other.height_mm)
    worst = max(
        (
            radius(one, z / 8, flipped=flips[0]) + radius(other, z / 8 - there[2], flipped=flips[1])
            for z in range(8 * low, 8 * high + 1)
        ),
        default=0.0,
    )
    if low >= high:
        worst = 0.0
    if abs(worst - apart) < 1e-6:
        return
    assert ("overlap" in codes(a_plan(problem, *pieces), problem)) is (worst > apart)


def test_the_judge_needs_no_solver() -> None:
    import ast
    from pathlib import Path

    import geliat.planning.verify.loading as judge

    folder = Path(judge.__file__).parent
    for name in ("loading.py", "bearing.py", "solids.py", "weights.py"):
        tree = ast.parse((folder / name).read_text(encoding="utf-8"))
        imported = {
            node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
        }
        solver = {each for each in imported if each.startswith("geliat.planning.loading")}
        assert solver <= {"geliat.planning.loading.problem"}


def test_a_box_is_turned_only_onto_its_allowed_sides() -> None:
    box = CargoBox("A", 10, 20, 30, 1, 1, upright=("length",))
    problem = a_room(box)
    assert judge_load(a_plan(problem, put(box, (0, 0, 0), (20, 30, 10))), problem) == ()
    assert judge_load(a_plan(problem, put(box, (0, 0, 0), (30, 20, 10))), problem) == ()
    assert codes(a_plan(problem, put(box, (0, 0, 0), (10, 20, 30))), problem) == {"turned"}
    assert codes(a_plan(problem, put(box, (0, 0, 0), (10, 30, 20))), problem) == {"turned"}
