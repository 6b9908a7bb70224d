"""Single cartons moved by hand: kept when the judge passes the whole, told in words when not."""

from __future__ import annotations

import pytest
from tests.desk.cast import BAYU, JOKO, SRI
from tests.desk.loading.builders import LATER, a_planned_container, a_stuffed_container
from tests.desk.orders.builders import a_line, an_order
from tests.desk.packing.builders import a_packable_consignment, packed

from geliat.desk.journal.models import Entry
from geliat.desk.loading import by_hand, figures
from geliat.desk.loading.models import Container, LoadPlan
from geliat.planning.loading import Placement
from geliat.planning.verify.loading import judge_load
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db


def a_mixed_container() -> Container:
    """A planned container with cartons of two sizes."""
    order = an_order(lines=[a_line("S", 60), a_line("M", 24)], confirmed=True)
    return a_planned_container(packed(a_packable_consignment(order)))


def places(container: Container) -> dict[int, Placement]:
    """Where each carton of the plan in force stands."""
    reading = figures.Reading(plan_of(container))
    return dict(zip(reading.numbered, reading.loaded.placements, strict=True))


def plan_of(container: Container) -> LoadPlan:
    plan = figures.plan_in_force(container)
    assert plan is not None
    return plan


def on_top(container: Container) -> int:
    """A carton with nothing on it, so that it can be taken away."""
    standing = places(container)
    return max(
        standing,
        key=lambda number: (
            standing[number].z_mm + standing[number].height_mm,
            standing[number].x_mm,
            number,
        ),
    )


def test_a_carton_is_moved_to_the_free_floor_and_the_plan_is_judged_and_journalled():
    container = a_mixed_container()
    number = on_top(container)
    kept = by_hand.move_carton(container, number, (6000, 100, 0), by=SRI, at=LATER)
    assert kept.version == 2
    moved = places(container)[number]
    assert (moved.x_mm, moved.y_mm, moved.z_mm) == (6000, 100, 0)
    reading = figures.Reading(kept)
    assert judge_load(reading.plan, reading.problem) == ()
    facts = Entry.objects.filter(deed="loading.plan").latest("pk").facts
    assert facts["carton"] == number
    assert facts["place_mm"] == "6000, 100, 0"


def test_a_turned_carton_has_length_and_width_exchanged():
    container = a_mixed_container()
    number = on_top(container)
    before = places(container)[number]
    by_hand.move_carton(container, number, (8000, 0, 0), turned=True, by=SRI, at=LATER)
    after = places(container)[number]
    assert (after.length_mm, after.width_mm) == (before.width_mm, before.length_mm)
    assert after.step not in {each.step for name, each in places(container).items() if name != number}


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ((6000, 100, 500), "load_support"),
        ((12_000, 0, 0), "load_outside"),
        ((-1, 0, 0), "load_outside"),
        ((0, 0, 0), "load_overlap"),
    ],
)
def test_a_place_that_cannot_be_is_told_with_the_carton_and_nothing_is_kept(place, code):
    container = a_mixed_container()
    number = on_top(container)
    with pytest.raises(Refusal) as refused:
        by_hand.move_carton(container, number, place, by=SRI, at=LATER)
    assert code in refused.value.codes
    told = next(blocker for blocker in refused.value.blockers if blocker.code == code)
    assert str(number) in told.sentence.en
    assert "karton" in told.sentence.id
    assert plan_of(container).version == 1


def test_two_cartons_of_one_kind_change_places():
    container = a_mixed_container()
    before = places(container)
    one, two = [number for number, placed in before.items() if placed.cargo == before[1].cargo][:2]
    by_hand.swap_cartons(container, one, two, by=SRI, at=LATER)
    after = places(container)
    assert after[one] == before[two]
    assert after[two] == before[one]


def test_cartons_of_two_kinds_change_places_where_both_stand():
    container = a_mixed_container()
    one = on_top(container)
    by_hand.move_carton(container, one, (6000, 0, 0), by=SRI, at=LATER)
    standing = places(container)
    tops = {
        number
        for number, placed in standing.items()
        if placed.cargo != standing[one].cargo
        and not any(
            other.z_mm >= placed.z_mm + placed.height_mm
            and other.x_mm < placed.x_mm + placed.length_mm
            and placed.x_mm < other.x_mm + other.length_mm
            and other.y_mm < placed.y_mm + placed.width_mm
            and placed.y_mm < other.y_mm + other.width_mm
            for other in standing.values()
        )
    }
    two = max(tops, key=lambda number: (standing[number].x_mm, number))
    by_hand.move_carton(container, two, (8000, 0, 0), by=SRI, at=LATER)
    by_hand.swap_cartons(container, one, two, by=SRI, at=LATER)
    after = places(container)
    assert (after[one].x_mm, after[two].x_mm) == (8000, 6000)
    reading = figures.Reading(plan_of(container))
    assert judge_load(reading.plan, reading.problem) == ()


def test_a_large_carton_does_not_take_the_place_of_a_small_one_under_others():
    container = a_mixed_container()
    before = places(container)
    small = next(number for number, placed in before.items() if placed.x_mm == placed.z_mm == 0)
    other = next(number for number, placed in before.items() if placed.cargo != before[small].cargo)
    with pytest.raises(Refusal) as refused:
        by_hand.swap_cartons(container, small, other, by=SRI, at=LATER)
    assert all(code.startswith("load_") for code in refused.value.codes)
    assert places(container) == before


def test_a_carton_that_is_not_here_and_one_with_itself_are_refused():
    container = a_mixed_container()
    for deed, code in (
        (lambda: by_hand.move_carton(container, 9999, (0, 0, 0), by=SRI, at=LATER), "carton_not_here"),
        (lambda: by_hand.swap_cartons(container, 1, 9999, by=SRI, at=LATER), "carton_not_here"),
        (lambda: by_hand.swap_cartons(container, 1, 1, by=SRI, at=LATER), "same_carton"),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.codes == (code,)


def test_nothing_moves_once_the_container_is_stuffed():
    container = a_stuffed_container()
    number = on_top(container)
    with pytest.raises(Refusal):
        by_hand.move_carton(container, number, (9000, 0, 0), by=SRI, at=LATER)
    assert plan_of(container).version == 1


def test_only_who_plans_moves_cartons():
    container = a_mixed_container()
    for actor in (JOKO, BAYU):
        with pytest.raises(Refusal) as refused:
            by_hand.move_carton(container, 1, (9000, 0, 0), by=actor, at=LATER)
        assert refused.value.codes == ("not_allowed",)
