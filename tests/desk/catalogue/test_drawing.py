"""The side view of a size."""

from __future__ import annotations

import pytest
from tests.desk.catalogue.builders import a_product, a_size

from geliat.desk.catalogue.drawing import MARGIN_MM, side_view
from geliat.desk.catalogue.models import Size

pytestmark = pytest.mark.django_db


def points(size: Size) -> list[tuple[int, int]]:
    """The corners of the outline, in the drawing's own millimetres."""
    return [(int(x), int(y)) for x, y in (pair.split(",") for pair in side_view(size).outline.split())]


def test_a_drum_is_drawn_foot_down_and_alike_on_both_sides():
    size = a_size("S")
    side = side_view(size)
    drawn = points(size)
    assert len(drawn) == 2 * len(size.profile)
    assert {(2 * side.middle - x, y) for x, y in drawn} == set(drawn)
    foot, head = drawn[0], drawn[3]
    assert (foot[1], head[1]) == (MARGIN_MM + 400, MARGIN_MM)
    assert (foot[0] - side.middle, head[0] - side.middle) == (60, 90)


def test_a_size_without_a_profile_is_drawn_as_what_is_around_it():
    box = Size(product=a_product(), shape="box", length_mm=300, width_mm=200, height_mm=100, profile=[])
    assert points(box) == [(260, 160), (260, 60), (60, 60), (60, 160)]
    assert side_view(box).view_box == "0 0 320 220"
