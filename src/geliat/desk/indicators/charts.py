"""Draws the report's figures as SVG: bars by month, acceptance over time, workshops by craft.

Every drawing has a title and a description for who cannot see it, and a table with the same figures.
Classes give the colours (docs/pages.md); nothing is styled inline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 400, 220
LEFT, RIGHT, TOP, BOTTOM = 44, 10, 14, 30
ROW = 30
NAMES = 130
VALUES = 130
"""Room left for the values behind lying bars."""
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a drawing with its name; `said` is the value in words. A value of None is hidden."""

    name: str
    value: Decimal | None
    said: str


def columns(title: str, description: str, points: Sequence[Point], *, key: str) -> SafeString:
    """Upright bars over time."""
    top = _round_up(max((point.value or Decimal(0) for point in points), default=Decimal(0)))
    room, width = HEIGHT - TOP - BOTTOM, WIDTH - LEFT - RIGHT
    step = Decimal(width) / max(len(points), 1)
    marks = []
    for at, point in enumerate(points):
        height = int((point.value or Decimal(0)) * room / top) if top else 0
        x = int(LEFT + step * at + step / 8)
        marks.append(
            format_html(
                '<rect class="bar" x="{}" y="{}" width="{}" height="{}"><title>{}: {}</title></rect>',
                x,
                HEIGHT - BOTTOM - height,
                int(step * 3 / 4),
                height,
                point.name,
                point.said,
            )
        )
    return _drawn(title, description, key, HEIGHT, [*_scale(top), *marks, *_names(points, step)])


def line(title: str, description: str, points: Sequence[Point], *, key: str) -> SafeString:
    """A line over time of values in permille, from 0 to 100 %."""
    room, width = HEIGHT - TOP - BOTTOM, WIDTH - LEFT - RIGHT
    step = Decimal(width) / max(len(points), 1)
    places = [
        (int(LEFT + step * at + step / 2), HEIGHT - BOTTOM - int((point.value or Decimal(0)) * room / 1000))
        for at, point in enumerate(points)
        if point.value is not None
    ]
    known = [point for point in points if point.value is not None]
    drawn = [
        format_html('<polyline class="line" points="{}"/>', " ".join(f"{x},{y}" for x, y in places)),
        format_html_join(
            "",
            '<circle class="dot" cx="{}" cy="{}" r="5"><title>{}: {}</title></circle>',
            ((x, y, point.name, point.said) for (x, y), point in zip(places, known, strict=True)),
        ),
    ]
    return _drawn(
        title, description, key, HEIGHT, [*_scale(Decimal(100), "%"), *drawn, *_names(points, step)]
    )


def rows(title: str, description: str, points: Sequence[Point], *, key: str) -> SafeString:
    """Lying bars, one a row, with name and value; a hidden value is an outline without length."""
    top = max((point.value or Decimal(0) for point in points), default=Decimal(0)) or Decimal(1)
    room = WIDTH - NAMES - VALUES
    marks = []
    for at, point in enumerate(points):
        y = TOP + at * ROW
        length = int((point.value or Decimal(0)) * room / top)
        marks.append(
            format_html(
                '<text x="{}" y="{}" text-anchor="end">{}</text>'
                '<rect class="bar second" x="{}" y="{}" width="{}" height="18"/>'
                '<text x="{}" y="{}">{}</text>',
                NAMES - 10,
                y + 14,
                point.name,
                NAMES,
                y,
                length,
                NAMES + length + 8,
                y + 14,
                point.said,
            )
        )
    return _drawn(title, description, key, TOP + ROW * max(len(points), 1), marks)


def _drawn(title: str, description: str, key: str, height: int, parts: Sequence[SafeString]) -> SafeString:
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-labelledby="{key}-title {key}-desc">'
        '<title id="{key}-title">{}</title><desc id="{key}-desc">{}</desc>{}</svg>',
        WIDTH,
        height,
        title,
        description,
        format_html_join("", "{}", ((part,) for part in parts)),
        key=key,
    )


def _scale(top: Decimal, unit: str = "") -> list[SafeString]:
    """Four lines across with what they stand for."""
    room = HEIGHT - TOP - BOTTOM
    lines = []
    for quarter in range(5):
        y = HEIGHT - BOTTOM - room * quarter // 4
        lines.append(
            format_html(
                '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>'
                '<text x="{}" y="{}" text-anchor="end">{}</text>',
                "axis" if quarter == 0 else "grid-line",
                LEFT,
                WIDTH - RIGHT,
                y,
                y,
                LEFT - 8,
                y + 4,
                _short(top * quarter / 4) + unit,
            )
        )
    return lines


def _names(points: Sequence[Point], step: Decimal) -> list[SafeString]:
    """The names below, as many as do not run into each other."""
    every = max(1, -(-len(points) // MOST_NAMES))
    return [
        format_html(
            '<text x="{}" y="{}" text-anchor="middle">{}</text>',
            int(LEFT + step * at + step / 2),
            HEIGHT - BOTTOM + 20,
            point.name,
        )
        for at, point in enumerate(points)
        if at % every == 0
    ]


def _round_up(value: Decimal) -> Decimal:
    """The next 1, 2, 4, 6 or 8 times a power of ten: a scale that reads well in quarters."""
    if value <= 0:
        return Decimal(0)
    power = Decimal(10) ** value.adjusted()
    return next(power * factor for factor in (1, 2, 4, 6, 8, 10) if power * factor >= value)


def _short(value: Decimal) -> str:
    """A number of the scale, thousands as k."""
    if value >= 1000:
        return f"{(value / 1000).normalize():f}k"
    return f"{value.normalize():f}"
