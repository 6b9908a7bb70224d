"""Drawings of a loaded container as SVG: an overview from three sides, and one plan for each layer.

Made from the plan alone: the same plan gives the same picture. Seen from the door the left wall is y = 0;
from above it is at the bottom, with the back wall on the left as in the view from the left side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from geliat.papers.load_sheet import GAP, GROUND, INK, LETTER, MARGIN, PALE, Sheet, short, unit
from geliat.planning.loading.plan import ContainerFigures
from geliat.planning.loading.problem import LoadedContainer, Placement

Side = Literal["side", "above", "door view"]
LEGEND = 270


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece as a view shows it, in millimetres from the view's upper left corner.

    `near` grows towards the eye; `disc` is true for a drum seen along its axis.
    """

    piece: Placement
    x: int
    y: int
    width: int
    height: int
    near: int
    disc: bool = False

    def hides(self, other: Seen) -> bool:
        """Whether the other, farther piece is wholly behind this one."""
        return (
            not self.disc
            and self.x <= other.x
            and self.y <= other.y
            and self.x + self.width >= other.x + other.width
            and self.y + self.height >= other.y + other.height
        )


def overview_svg(
    container: LoadedContainer,
    names: Mapping[str, str],
    language: str = "id",
    *,
    figures: ContainerFigures | None = None,
    title: str = "",
) -> str:
    """The container from its left side, from above and from the door, with a legend.

    `names` gives each cargo key its name, in the order of the colours; `figures` adds fill, weight and the
    centre of gravity; `title` (a container number, say) follows the kind. `language` is "id" or "en".
    """
    length, width, height = container.inner_mm
    sheet = Sheet(container, names, language, "overview")
    steps = len({piece.step for piece in container.placements})
    reach = max((piece.x_mm + piece.length_mm for piece in container.placements), default=0)
    heading = " ".join(filter(None, [sheet.said("overview", kind=container.kind), title]))
    facts = [
        sheet.said("pieces", count=sheet.number(len(container.placements))),
        sheet.said("steps", count=steps),
        sheet.said("free", free=sheet.number(length - reach)),
    ]
    if figures is not None:
        fill = sheet.decimal(figures.used_permille)
        facts.insert(1, sheet.said("fill", fill=fill, weight=sheet.number(-(-figures.gross_g // 1000))))
    top = _heading(sheet, heading, " · ".join(facts))
    right = MARGIN + sheet.paper(length) + GAP
    below = top + sheet.paper(height) + 2 * GAP
    places: tuple[tuple[Side, float, float], ...] = (
        ("side", MARGIN, top),
        ("door view", right, top),
        ("above", MARGIN, below),
    )
    for side, x, y in places:
        _view(sheet, (x, y), side, _seen(container, side, container.placements), figures=figures)
    counts = Counter(piece.cargo for piece in container.placements)
    notes = [sheet.said("numbers")] + ([f"⊕ {sheet.said('centre')}"] if figures is not None else [])
    end = _legend(sheet, (right, below), counts, notes)
    sheet.width = right + max(sheet.paper(width), LEGEND) + MARGIN
    sheet.height = max(below + sheet.paper(width) + GAP, end + MARGIN)
    return sheet.finish(heading, "; ".join([*facts, _counted(counts, names)]))


def layer_svgs(container: LoadedContainer, names: Mapping[str, str], language: str = "id") -> list[str]:
    """One plan for each layer: first what stands on the floor, then what stands on that, and so on.

    `names` and `language` as for `overview_svg`. An empty container has no layers.
    """
    layers = layers_of(container.placements)
    return [_layer_svg(container, names, language, layers, number) for number in range(len(layers))]


def layers_of(placements: Sequence[Placement]) -> list[list[Placement]]:
    """The pieces by layer: a piece is one layer above the highest layer it rests on."""
    levels: dict[int, int] = {}
    tops: dict[int, list[int]] = defaultdict(list)
    rising = sorted(range(len(placements)), key=lambda index: (placements[index].z_mm, index))
    for index in rising:
        piece = placements[index]
        under = [at for at in tops[piece.z_mm] if _overlap_above(piece, placements[at])]
        if not under and piece.z_mm > 0:
            # A sheet lies between, or the plan has a fault: the highest top below decides.
            lower = [
                at
                for at in levels
                if placements[at].z_mm + placements[at].height_mm <= piece.z_mm
                and _overlap_above(piece, placements[at])
            ]
            highest = max((placements[at].z_mm + placements[at].height_mm for at in lower), default=0)
            under = [at for at in lower if placements[at].z_mm + placements[at].height_mm == highest]
        levels[index] = 1 + max((levels[at] for at in under), default=0)
        tops[piece.z_mm + piece.height_mm].append(index)
    layers: list[list[Placement]] = [[] for _ in range(max(levels.values(), default=0))]
    for index, piece in enumerate(placements):
        layers[levels[index] - 1].append(piece)
    return layers


def _overlap_above(one: Placement, other: Placement) -> bool:
    return (
        one.x_mm < other.x_mm + other.length_mm
        and other.x_mm < one.x_mm + one.length_mm
        and one.y_mm < other.y_mm + other.width_mm
        and other.y_mm < one.y_mm + one.width_mm
    )


def _layer_svg(
    container: LoadedContainer,
    names: Mapping[str, str],
    language: str,
    layers: list[list[Placement]],
    number: int,
) -> str:
    length, width, _ = container.inner_mm
    sheet = Sheet(container, names, language, f"layer {number}")
    pieces = layers[number]
    counts = Counter(piece.cargo for piece in pieces)
    low, high = min(piece.z_mm for piece in pieces), max(piece.z_mm for piece in pieces)
    base = sheet.said("base", low=sheet.number(low), high=sheet.number(high))
    if low == high:
        base = sheet.said("level", low=sheet.number(low)) if low else sheet.said("floor")
    heading = sheet.said("layer", kind=container.kind, number=number + 1, layers=len(layers))
    facts = [sheet.said("pieces", count=sheet.number(len(pieces))), base]
    top = _heading(sheet, heading, " · ".join(facts))
    under = _seen(container, "above", layers[number - 1]) if number else []
    _view(sheet, (MARGIN, top), "above", _seen(container, "above", pieces), under=under)
    right = MARGIN + sheet.paper(length) + GAP
    notes = [sheet.said("numbers")] + ([sheet.said("below")] if number else [])
    end = _legend(sheet, (right, top), counts, notes)
    sheet.width = right + LEGEND + MARGIN
    sheet.height = max(top + sheet.paper(width) + GAP, end + MARGIN)
    return sheet.finish(heading, "; ".join([*facts, _counted(counts, names)]))


def _counted(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """The counts in words, for those who cannot see the drawing."""
    return ", ".join(f"{counts[key]} × {names.get(key, key)}" for key in sorted(counts))


def _heading(sheet: Sheet, heading: str, facts: str) -> float:
    """The title and the line of facts; returns where the first view begins."""
    sheet.text(MARGIN, MARGIN + 10, heading, 18, font_weight="bold")
    sheet.text(MARGIN, MARGIN + 32, facts, 14)
    return MARGIN + 64.0


def _seen(container: LoadedContainer, side: Side, pieces: Iterable[Placement]) -> list[Seen]:
    """The pieces as they are seen from the left side, from above or from the door."""
    _, width, height = container.inner_mm
    found = []
    for each in pieces:
        down = height - each.z_mm - each.height_mm
        if side == "side":
            found.append(
                Seen(each, each.x_mm, down, each.length_mm, each.height_mm, -each.y_mm, each.axis == "y")
            )
        elif side == "door view":
            near = each.x_mm + each.length_mm
            found.append(Seen(each, each.y_mm, down, each.width_mm, each.height_mm, near, each.axis == "x"))
        else:
            near, far = each.z_mm + each.height_mm, width - each.y_mm - each.width_mm
            found.append(Seen(each, each.x_mm, far, each.length_mm, each.width_mm, near, each.axis == "z"))
    return found


def _view(
    sheet: Sheet,
    at: tuple[float, float],
    side: Side,
    seen: Sequence[Seen],
    *,
    under: Sequence[Seen] = (),
    figures: ContainerFigures | None = None,
) -> None:
    """One view: the outline, the pieces from far to near, step labels, a metre scale, the two ends named."""
    length, width, height = sheet.container.inner_mm
    wide, tall = {"side": (length, height), "door view": (width, height), "above": (length, width)}[side]
    sheet.text(at[0], at[1] - 8, sheet.said(side), 13, font_weight="bold")
    sheet.parts.append(f'<g transform="translate({unit(at[0])} {unit(at[1])})">')
    sheet.parts.append(
        f'<rect width="{unit(sheet.paper(wide))}" height="{unit(sheet.paper(tall))}" fill="#f7f7f7" '
        f'stroke="{INK}" stroke-width="2"/>'
    )
    if under:
        sheet.parts.append(f'<g fill="#e4e4e4" stroke="{PALE}" stroke-width="0.6">')
        sheet.parts += [_shape(sheet, each) for each in _visible(under)]
        sheet.parts.append("</g>")
    visible = _visible(seen)
    last = ""
    for each in visible:
        if each.piece.cargo != last:
            sheet.parts.append("</g>" if last else "")
            fill = sheet.fill(each.piece.cargo)
            sheet.parts.append(f'<g fill="{fill}" stroke="{INK}" stroke-width="0.8">')
            last = each.piece.cargo
        sheet.parts.append(_shape(sheet, each))
    sheet.parts.append("</g>" if last else "")
    _labels(sheet, visible)
    if figures is not None and figures.gross_g:
        x, y, z = figures.centre_mm
        spot = {"side": (x, height - z), "door view": (y, height - z), "above": (x, width - y)}[side]
        _cross(sheet, sheet.paper(spot[0]), sheet.paper(spot[1]))
    if side != "door view":
        _scale(sheet, length, sheet.paper(tall))
    sheet.parts.append("</g>")


def _cross(sheet: Sheet, x: float, y: float) -> None:
    """The mark of the centre of gravity, pale around so that it shows on any ground."""
    path = f"M{unit(x - 11)} {unit(y)}h22M{unit(x)} {unit(y - 11)}v22M{unit(x - 7)} {unit(y)}"
    path += "a7 7 0 1 0 14 0a7 7 0 1 0 -14 0"
    for colour, thick in ((GROUND, "5"), (INK, "1.8")):
        sheet.parts.append(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{thick}"/>')


def _scale(sheet: Sheet, length: int, tall: float) -> None:
    """Metres from the back wall, the wall and the door named at their ends."""
    back, door = sheet.said("back"), sheet.said("door")
    end = sheet.paper(length)
    left, right = LETTER * len(back) + 14, end - LETTER * len(door) - 14
    every = next(each for each in (1, 2, 5, 10, 50, 1000) if sheet.paper(1000 * each) >= 34)
    for metre in range(0, length // 1000 + 1, every):
        at = sheet.paper(1000 * metre)
        sheet.parts.append(f'<path d="M{unit(at)} {unit(tall)}v6" stroke="{INK}"/>')
        if left < at < right:
            sheet.text(at, tall + 18, f"{metre} m", 11, text_anchor="middle")
    sheet.text(0, tall + 18, back, 12)
    sheet.text(end, tall + 18, door, 12, text_anchor="end")


def _visible(seen: Iterable[Seen]) -> list[Seen]:
    """What is not wholly behind one nearer piece, from far to near."""
    kept: list[Seen] = []
    outlines: set[tuple[int, int, int, int]] = set()
    for each in sorted(seen, key=lambda one: (-one.near, one.x, one.y)):
        outline = (each.x, each.y, each.width, each.height)
        if outline not in outlines and not any(other.hides(each) for other in kept):
            outlines.add(outline)
            kept.append(each)
    kept.reverse()
    return kept


def _shape(sheet: Sheet, each: Seen) -> str:
    x, y = sheet.paper(each.x), sheet.paper(each.y)
    wide, tall = sheet.paper(each.width), sheet.paper(each.height)
    if each.disc:
        return (
            f'<circle cx="{unit(x + wide / 2)}" cy="{unit(y + tall / 2)}" r="{unit(min(wide, tall) / 2)}"/>'
        )
    return f'<rect x="{unit(x)}" y="{unit(y)}" width="{unit(wide)}" height="{unit(tall)}"/>'


def _labels(sheet: Sheet, visible: Sequence[Seen]) -> None:
    """The step, and the cargo where there is room, on what is seen of each step in front of the rest."""
    groups: dict[tuple[int, str], list[Seen]] = defaultdict(list)
    for each in visible:
        groups[each.piece.step, each.piece.cargo].append(each)
    boxes = {}
    for (step, key), members in groups.items():
        x1, y1 = min(each.x for each in members), min(each.y for each in members)
        x2 = max(each.x + each.width for each in members)
        y2 = max(each.y + each.height for each in members)
        near = max(each.near for each in members)
        if not any(
            each.near > near
            and each.x < x2
            and x1 < each.x + each.width
            and each.y < y2
            and y1 < each.y + each.height
            for each in visible
        ):
            boxes[step, key] = (sheet.paper(x1), sheet.paper(y1), sheet.paper(x2), sheet.paper(y2))
    narrow = {
        key for (step, key), box in boxes.items() if LETTER * len(f"{step} · {key}") + 8 > box[2] - box[0]
    }
    for (step, key), (left, top, right, bottom) in sorted(boxes.items()):
        words = str(step) if key in narrow else f"{step} · {key}"
        room = LETTER * len(words) + 8
        if room > right - left or bottom - top < 18:
            continue
        x, y = (left + right) / 2, (top + bottom) / 2
        sheet.parts.append(
            f'<rect x="{unit(x - room / 2)}" y="{unit(y - 9)}" width="{unit(room)}" height="18" rx="4" '
            f'fill="{GROUND}" fill-opacity="0.88"/>'
        )
        sheet.text(x, y + 4.5, words, 13, text_anchor="middle")


def _legend(sheet: Sheet, at: tuple[float, float], counts: Mapping[str, int], notes: Sequence[str]) -> float:
    """A swatch, the count, the key and the name of each cargo, and the notes below; returns where it ends."""
    x, y = at
    for key in sorted(counts, key=sheet.order.__getitem__):
        sheet.parts.append(
            f'<rect x="{unit(x)}" y="{unit(y)}" width="26" height="18" fill="{sheet.fill(key)}" '
            f'stroke="{INK}" stroke-width="0.8"/>'
        )
        name = sheet.names.get(key, key)
        label = name if name == key else f"{key} · {name}"
        sheet.text(x + 34, y + 13.5, short(f"{sheet.number(counts[key])} × {label}", 32), 13)
        y += 26
    for note in notes:
        sheet.text(x, y + 13.5, note, 12, fill="#4a4a4a")
        y += 22
    return y
