"""Draws the outer profile of a size as SVG coordinates: the side view of a drum, or the face of a box."""

from __future__ import annotations

from dataclasses import dataclass

from geliat.desk.catalogue.models import Size

MARGIN_MM = 60
"""Room around the drawing for its measures."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A side view in mm: the SVG view box, the outline's points, and where the measures stand."""

    view_box: str
    outline: str
    left: int
    right: int
    top: int
    bottom: int
    middle: int
    width_mm: int
    height_mm: int

    @property
    def measure_x(self) -> int:
        """Where the line of the height stands."""
        return self.right + MARGIN_MM // 3

    @property
    def measure_y(self) -> int:
        """Where the line of the width stands."""
        return self.bottom + MARGIN_MM // 3


def side_view(size: Size) -> Drawing:
    """The size seen from the side, foot down; a drum without a profile is drawn as the cylinder around it."""
    width, height = size.width_mm, size.height_mm
    middle = MARGIN_MM + width // 2
    half = width // 2
    profile = [tuple(point) for point in size.profile] or [(0, half), (height, half)]
    foot = MARGIN_MM + height
    right = [(middle + radius, foot - at) for at, radius in profile]
    left = [(middle - radius, foot - at) for at, radius in reversed(profile)]
    return Drawing(
        view_box=f"0 0 {width + 2 * MARGIN_MM} {height + 2 * MARGIN_MM}",
        outline=" ".join(f"{x},{y}" for x, y in [*right, *left]),
        left=middle - half,
        right=middle + half,
        top=MARGIN_MM,
        bottom=foot,
        middle=middle,
        width_mm=width,
        height_mm=height,
    )
