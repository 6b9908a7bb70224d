"""The stuffing sheets: a front sheet a container, a drawing a step, without any shipment."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.papers.sheets import page_texts, reader, text_of
from tests.planning.loading.builders import a_box, a_drum, a_plan, a_room, put

from geliat.papers import stuffing_sheets
from geliat.papers.page import Drawings
from geliat.papers.stuffing_sheets import sheets_page
from geliat.planning.loading.problem import LoadPlan, LoadProblem, Unplaced
from geliat.planning.loading.search import load
from geliat.planning.loading.stop import Stop
from geliat.refusals import Refusal
from geliat.sentences import Sentence


def two_walls() -> tuple[LoadPlan, LoadProblem]:
    """Two by two boxes at the back wall, then one of another kind."""
    small, big = a_box("S", quantity=4), a_box("B", (200, 200, 200), 2)
    problem = a_room(small, big)
    wall = [put(small, (0, y, z)) for z in (0, 100) for y in (0, 100)]
    plan = a_plan(problem, *wall, put(big, (100, 0, 0), step=2))
    left = Unplaced("B", 1, Sentence("No room is left.", "Tidak ada ruang lagi."))
    return replace(plan, unplaced=(left,)), problem


def many_walls(count: int) -> tuple[LoadPlan, LoadProblem]:
    """So many steps of two kinds by turns."""
    one, other = a_box("A", quantity=count), a_box("B", (100, 200, 100), count)
    problem = a_room(one, other, size=(100 * count, 500, 600))
    pieces = [put((one, other)[at % 2], (100 * at, 0, 0), step=at + 1) for at in range(count)]
    return a_plan(problem, *pieces), problem


def drawings(plan: LoadPlan, problem: LoadProblem) -> list[str]:
    """The captions of the drawings in English."""
    blocks = sheets_page(plan, problem, language="en").blocks
    return [each.caption.en for block in blocks if isinstance(block, Drawings) for each in block.drawings]


def test_the_front_sheet_tells_the_container_its_fill_its_weight_its_balance_and_every_step() -> None:
    plan, problem = two_walls()
    front = page_texts(stuffing_sheets(plan, problem, {"S": "Djembe S"}, language="en"))[0]
    for said in (
        "1,000 × 500 × 600",
        "4.0 %",
        "5.00",
        "80 / 100 / 100",
        "Djembe S",
        "2 across, 2 high, 4 cartons of S",
        "100 – 300",
    ):
        assert said in front, said


def test_every_step_has_a_drawing_with_its_count_and_its_place() -> None:
    plan, problem = two_walls()
    told = page_texts(stuffing_sheets(plan, problem, language="en"))[1]
    assert "Step 1: 2 across, 2 high, 4 cartons of S" in told
    assert "from the back 100–300, from the left 0–200 mm" in told


def test_the_sheets_are_spoken_in_indonesian_alone_unless_english_is_asked_for() -> None:
    plan, problem = two_walls()
    text = text_of(stuffing_sheets(plan, problem))
    assert "Langkah 1: 2 menyamping, 2 bertumpuk, 4 karton S" in text
    assert "Tidak ada ruang lagi." in text
    assert "Stuffing" not in text
    assert "Langkah" not in text_of(stuffing_sheets(plan, problem, language="en"))


def test_thirty_steps_are_about_five_pages() -> None:
    assert len(page_texts(stuffing_sheets(*many_walls(30), language="en"))) in (4, 5)


def test_many_steps_are_drawn_smaller_three_in_a_row() -> None:
    across = [
        next(block.across for block in sheets_page(*many_walls(count)).blocks if isinstance(block, Drawings))
        for count in (60, 61)
    ]
    assert across == [2, 3]


def test_what_others_hide_of_what_stands_is_not_drawn() -> None:
    one, other = a_box("S", quantity=2), a_box("T")
    problem = a_room(one, other)
    faces = []
    for gap in (0, 150):
        row = [put(one, (0, 0, 0)), put(other, (100 + gap, 0, 0), step=2)]
        plan = a_plan(problem, *row, put(one, (200 + 2 * gap, 0, 0), step=3))
        block = next(each for each in sheets_page(plan, problem).blocks if isinstance(each, Drawings))
        view = block.drawings[-1].svg.partition("<text")[0]
        faces.append(view.count('stroke="#9a9a9a"'))
    assert faces == [4, 6]


def test_a_drawing_shows_the_step_in_colour_and_only_what_stands_by_then() -> None:
    plan, problem = two_walls()
    block = next(each for each in sheets_page(plan, problem).blocks if isinstance(each, Drawings))
    first, second = (each.svg for each in block.drawings)
    grey = 'stroke="#9a9a9a"'
    assert (grey in first, grey in second) == (False, True)
    assert "#2b8cc4" in first
    assert "#c98500" not in first
    assert "#c98500" in second
    assert "#2b8cc4" not in second


def test_a_container_full_of_loose_drums_is_a_few_pages() -> None:
    drum = a_drum("S", 4_000, may_flip=True)
    problem = a_room(drum, size=(6000, 2350, 2700))
    plan = load(problem, stop=Stop(rounds=1))
    assert 8 <= plan.containers[0].placements[-1].step <= 16
    pages = page_texts(stuffing_sheets(plan, problem, language="en"))
    assert len(pages) <= 5
    assert "of them head down" in pages[1]
    assert "A drum with a dark top stands on its head." in pages[0]
    assert "Walls of drums lean like stairs" in pages[0]


def test_each_container_begins_on_a_page_of_its_own() -> None:
    plan, problem = two_walls()
    pages = page_texts(stuffing_sheets(replace(plan, containers=plan.containers * 2), problem, language="en"))
    assert ["Container 2: free" in page for page in pages] == [False, False, True, False]


def test_a_plan_without_a_container_says_so_and_why() -> None:
    plan, problem = two_walls()
    text = text_of(stuffing_sheets(replace(plan, containers=()), problem, language="en"))
    assert "No container is loaded." in text
    assert "No room is left." in text


def test_the_same_plan_gives_the_same_bytes_in_an_archive_file() -> None:
    plan, problem = two_walls()
    made = stuffing_sheets(plan, problem)
    assert made == stuffing_sheets(plan, problem)
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert reader(made).metadata is not None


def test_a_name_that_cannot_be_printed_is_refused() -> None:
    plan, problem = two_walls()
    with pytest.raises(Refusal, match="U\\+1F941"):
        stuffing_sheets(plan, problem, {"S": "Djembe \U0001f941"})


def test_steps_of_many_kinds_are_told_one_by_one() -> None:
    assert drawings(*many_walls(3)) == [
        "Step 1: 1 carton of A",
        "Step 2: 1 carton of B",
        "Step 3: 1 carton of A",
    ]
