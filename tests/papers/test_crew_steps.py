"""Steps as a crew is told them: which are told as one, in which words."""

from __future__ import annotations

from tests.planning.loading.builders import a_box, a_drum, a_plan, a_room, put

from geliat.papers.crew_steps import CrewStep, crew_steps, told
from geliat.planning.loading.problem import Cargo, Placement


def crew_of(cargo: Cargo, *pieces: Placement) -> tuple[CrewStep, ...]:
    """The steps of one container with these pieces as the crew is told them."""
    problem = a_room(cargo, size=(12_000, 2000, 2000))
    return crew_steps(a_plan(problem, *pieces).containers[0], problem)


def test_like_steps_that_follow_each_other_are_one_with_their_range_and_the_sum() -> None:
    box = a_box("S", quantity=6)
    pieces = [put(box, (0, 200 * at + y, 0), step=at + 1) for at in range(3) for y in (0, 100)]
    (crew,) = crew_of(box, *pieces)
    assert (crew.first, crew.last, crew.count) == (1, 3, 6)
    said = told(crew, drum=False)
    assert said.en == "Steps 1–3: 3 times 2 across, 1 high, 6 cartons of S"
    assert said.id == "Langkah 1–3: 3 kali 2 menyamping, 1 bertumpuk, 6 karton S"


def test_another_grid_or_another_way_up_is_a_step_of_its_own() -> None:
    box = a_box("S", (100, 200, 300), 4)
    turned = put(box, (0, 600, 0), (200, 100, 300), step=3)
    pair = [put(box, (0, 200 * at, 0), step=1) for at in (0, 1)]
    assert len(crew_of(box, *pair, put(box, (0, 400, 0), step=2), turned)) == 3


def test_steps_are_told_as_one_for_a_stretch_of_the_container_only() -> None:
    box = a_box("S", (400, 400, 400), 6)
    crew = crew_of(box, *(put(box, (400 * at, 0, 0), step=at + 1) for at in range(6)))
    assert [(each.first, each.last) for each in crew] == [(1, 2), (3, 4), (5, 6)]
    assert told(crew[0], drum=False).en == "Steps 1–2: one after another, 2 cartons of S"


def test_rows_of_drums_are_one_pattern_whatever_their_counts_and_say_how_many_stand_on_their_heads() -> None:
    drum = a_drum("D", 5, may_flip=True)
    pieces = [put(drum, (0, 200 * at, 0), flipped=at == 1) for at in range(3)]
    pieces += [put(drum, (180, 100 + 200 * at, 0), step=2) for at in range(2)]
    (crew,) = crew_of(drum, *pieces)
    said = told(crew, drum=True)
    assert said.en == "Steps 1–2: 2 rows of 2 to 3, 5 drums of D, 1 of them head down"
    assert said.id == "Langkah 1–2: 2 baris berisi 2 sampai 3, 5 drum D, 1 di antaranya kepala di bawah"


def test_walls_of_drums_are_steps_of_their_own_told_by_their_layers() -> None:
    drum = a_drum("D", 10)
    walls = [
        put(drum, (180 * at - 180 * level + 180 * wall * 2, 0, 400 * level), step=wall + 1)
        for wall in range(2)
        for level in range(2)
        for at in range(1, 3)
    ]
    walls += [put(drum, (900, 0, 0), step=2)]
    flat = crew_of(drum, *(each for each in walls if not each.z_mm))
    crew = crew_of(drum, *walls)
    assert [each.stairs for each in crew] == [True, True]
    assert not any(each.stairs for each in flat)
    assert [(each.first, each.last) for each in crew] == [(1, 1), (2, 2)]
    assert told(crew[1], drum=True).en == "Step 2: 2 layers of 2 to 3, 5 drums of D"
    assert told(crew[1], drum=True).id == "Langkah 2: 2 lapis berisi 2 sampai 3, 5 drum D"


def test_a_single_step_keeps_the_words_of_the_plan() -> None:
    box = a_box("S", quantity=4)
    (crew,) = crew_of(box, *(put(box, (0, y, z)) for z in (0, 100) for y in (0, 100)))
    assert told(crew, drum=False).en == "Step 1: 2 across, 2 high, 4 cartons of S"
    assert [crew.reach(way) for way in range(3)] == [(0, 100), (0, 200), (0, 200)]
