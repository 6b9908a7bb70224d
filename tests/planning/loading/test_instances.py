"""The Bischoff-Ratcliff text format and classes made like it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.planning.loading.instances import made_instances, read_instances
from geliat.refusals import Refusal

ONE = "1\n1 2502505\n587 233 220\n1\n1 108 0 76 0 30 1 40\n"


def test_an_instance_is_read_as_the_format_says() -> None:
    (instance,) = read_instances(ONE)
    box = instance.cargo[0]
    assert instance.room == (587, 233, 220)
    assert (box.length_mm, box.width_mm, box.height_mm, box.quantity) == (108, 76, 30, 40)
    assert box.upright == ("height",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ONE[:-10], "The file ends where"),
        (ONE.replace("108 0", "x 0"), "Line 5"),
        (ONE.replace("108 0", "108 2"), "1 or 0"),
        (ONE.replace("108 0", "0 0"), "from 1 to"),
        (ONE.replace("108 0", "-5 0"), "a side of a box"),
        (ONE.replace("108 0", "NaN 0"), "not NaN"),
        (ONE + "7", "the end of the file"),
        ("1\n1 1\n5 5 5\n0\n", "at least one box type"),
        ("", "The file ends where"),
    ],
)
def test_a_broken_file_gets_one_clear_sentence(text: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        read_instances(text)


@given(st.text(alphabet="0123456789 \n-.eNa", max_size=120))
def test_no_text_brings_more_than_a_refusal(text: str) -> None:
    with contextlib.suppress(Refusal):
        assert all(instance.cargo for instance in read_instances(text))


def test_the_generator_makes_the_published_instances_to_the_last_box() -> None:
    # thpack1, instances 1 and 2, as the OR-Library distributes them.
    published = (
        ("1\n1 2502505\n587 233 220\n3\n1 108 0 76 0 30 1 40\n2 110 0 43 1 25 1 33\n3 92 1 81 1 55 1 39\n"),
        ("1\n2 2502605\n587 233 220\n3\n1 49 0 25 1 21 1 41\n2 60 1 51 1 41 1 53\n3 103 1 76 1 64 1 44\n"),
    )
    assert made_instances(3, 2) == tuple(read_instances(text)[0] for text in published)


def test_made_classes_follow_the_published_distributions() -> None:
    first, second = made_instances(30, 2)
    assert first == made_instances(30, 1)[0]
    assert first.cargo != second.cargo
    room = 587 * 233 * 220
    for instance in (first, second):
        assert len(instance.cargo) == 30
        volume = sum(box.quantity * box.volume_mm3 for box in instance.cargo)
        assert room - 120 * 100 * 80 < volume <= room
        for box in instance.cargo:
            assert 30 <= box.length_mm <= 120
            assert 25 <= box.width_mm <= 100
            assert 20 <= box.height_mm <= 80
