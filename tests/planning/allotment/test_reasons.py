"""The sentence of a share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from geliat.planning.allotment.problem import Standing
from geliat.planning.allotment.reasons import Figures, explain

PLAIN = Figures(
    quantity=1200,
    minutes=False,
    work=1200,
    room=1500,
    due=date(2020, 10, 26),
    load_permille=800,
    able=12,
    alike=12,
)


def test_equal_load_names_the_load_and_the_workshops_own_figures() -> None:
    sentence, bound = explain(PLAIN)
    assert bound == ("equal_load",)
    assert sentence.en == (
        "You get 1,200 pieces because 12 workshops share this step equally: each is filled to about 80%"
        " (in all 1,200 of the 1,500 pieces you can do by the week of 26 October)."
    )
    assert sentence.id == (
        "Anda mendapat 1.200 buah karena 12 bengkel berbagi tahap ini sama rata: masing-masing terisi"
        " sekitar 80 persen (seluruhnya 1.200 dari 1.500 buah yang bisa Anda kerjakan sampai pekan"
        " 26 Oktober)."
    )


def test_the_nearest_reason_is_told_first() -> None:
    figures = replace(PLAIN, floor=60, batch=50, group_rule=True)
    assert explain(replace(figures, able=1))[1][0] == "only_workshop"
    assert explain(replace(figures, full=True))[1][0] == "capacity"
    assert explain(figures)[1][0] == "floor"
    assert explain(replace(figures, floor=0))[1][0] == "minimum_batch"
    assert explain(replace(figures, floor=0, batch=0))[1][0] == "group_rule"


def test_what_lessens_the_room_is_added() -> None:
    weeks = (date(2020, 10, 5), date(2020, 10, 12))
    sentence, bound = explain(replace(PLAIN, closed=weeks, away=weeks[:1], committed=40))
    assert bound == ("equal_load", "closed_week", "away", "committed")
    assert "the weeks of 5 October and 12 October" in sentence.en
    assert "pekan 5 Oktober dan 12 Oktober" in sentence.id


def test_many_closed_weeks_are_counted() -> None:
    weeks = tuple(date(2020, 10, day) for day in (5, 12, 19))
    assert "3 pekan" in explain(replace(PLAIN, closed=weeks))[0].id


def test_whole_hours_are_said_as_hours() -> None:
    sentence, _ = explain(replace(PLAIN, minutes=True, work=600, room=1200))
    assert "10 of the 20 hours" in sentence.en
    assert "10 dari 20 jam" in sentence.id
    assert "about 10 of the 20 hours" in explain(replace(PLAIN, minutes=True, work=601, room=1200))[0].en
    assert "90 dari 100 menit" in explain(replace(PLAIN, minutes=True, work=90, room=100))[0].id


def test_a_reduced_share_says_that_finished_pieces_stay() -> None:
    standing = Standing("A", "turning", "w", 300, 1500)
    sentence, bound = explain(replace(PLAIN, mending=True, standing=standing))
    assert bound == ("mended_less",)
    assert "300 pieces you finished stay yours" in sentence.en
    assert "300 buah yang sudah selesai tetap milik Anda" in sentence.id


def test_a_new_share_says_that_a_fellow_workshop_could_not() -> None:
    sentence, bound = explain(replace(PLAIN, mending=True, quantity=20))
    assert bound == ("mended_new",)
    assert sentence.id.startswith("20 buah ini dialihkan kepada Anda")


def test_one_piece_is_said_in_the_singular() -> None:
    assert "1 piece " in explain(replace(PLAIN, quantity=1))[0].en
