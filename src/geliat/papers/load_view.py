"""The 3D view of a load plan: its data as JSON, and one HTML file that needs nothing else.

The reader's browser draws it by load_view/built/load-view.js, bundled from load_view/source with three.js
by tools/make_viewer.py. Without WebGL, or without script, the drawing from three sides and the table of
steps say the same.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from importlib.resources import files
from itertools import groupby
from typing import Any

from geliat.papers.load_drawing import overview_svg
from geliat.papers.load_sheet import COLOURS
from geliat.papers.load_view_words import WORDS
from geliat.planning.loading.plan import StuffingStep, figures, stuffing_steps
from geliat.planning.loading.problem import (
    CargoDrum,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    Placement,
)

BUILT = files("geliat.papers") / "load_view" / "built"
"""The folder of what browsers are given: load-view.js and its style sheets."""

MOST_DRAWN = 3_000
"""A container with more pieces is told by its table of steps alone where there is no WebGL."""

POSES = {"z": 0, "x": 2, "y": 4}


def view_data(
    plan: LoadPlan,
    problem: LoadProblem,
    names: Mapping[str, str],
    language: str = "id",
    *,
    titles: Sequence[str] = (),
    numbers: Sequence[Sequence[int]] = (),
) -> dict[str, Any]:
    """What the viewer is given, as values that JSON can hold.

    `names` gives each cargo key its name, in the order of the colours; `language` is "id", "en" or "zh";
    `titles` names the containers (their numbers, say) and `numbers` the pieces of each (the numbers on the
    cartons), both in the plan's order. `pieces` is flat, nine whole numbers a piece: cargo, x, y, z, length,
    width, height (mm), step (from 0) and pose (0 upright, 1 on its head; +2 lying along x, +4 along y).
    """
    keys = list(dict.fromkeys([*names, *sorted({placed.cargo for placed in plan.placements()})]))
    place = {key: index for index, key in enumerate(keys)}
    words = {key: sentence.said_in(language) for key, sentence in WORDS.items()}
    carton_number = words.pop("carton_number")
    if numbers:
        words["number"] = carton_number
    return {
        "language": language,
        "words": words,
        "cargo": [_cargo(problem, key, names.get(key, key), index) for key, index in place.items()],
        "containers": [
            _container(
                each,
                problem,
                place,
                language,
                name=title_of(plan, problem, index, titles),
                numbers=numbers[index] if numbers else None,
            )
            for index, each in enumerate(plan.containers)
        ],
    }


def title_of(plan: LoadPlan, problem: LoadProblem, index: int, titles: Sequence[str] = ()) -> str:
    """What a container of the plan is called: its title, or its place in the plan and its kind."""
    code = plan.containers[index].kind
    kind = problem.kind(code)
    name = kind.name if kind else code
    if index < len(titles):
        return titles[index]
    return f"{index + 1}. {name}" if len(plan.containers) > 1 else name


def colour_of(index: int) -> str:
    """The colour of the cargo at this place: Okabe and Ito's eight, then the same lighter, then darker."""
    colour = COLOURS[index % len(COLOURS)][1]
    turn = index // len(COLOURS) % 3
    if turn == 0:
        return colour
    towards, share = ((255, 45), (0, 40))[turn - 1]
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{part + (towards - part) * share // 100:02x}" for part in parts)


def _cargo(problem: LoadProblem, key: str, name: str, index: int) -> dict[str, Any]:
    cargo = problem.piece(key)
    out: dict[str, Any] = {
        "name": name if name == key else f"{key} · {name}",
        "colour": colour_of(index),
        "gross_g": cargo.gross_g if cargo else 0,
    }
    if isinstance(cargo, CargoDrum):
        out["profile"] = [list(point) for point in cargo.profile]
    return out


def _container(
    container: LoadedContainer,
    problem: LoadProblem,
    place: Mapping[str, int],
    language: str,
    *,
    name: str,
    numbers: Sequence[int] | None,
) -> dict[str, Any]:
    steps = _steps(container, problem)
    at = {number: index for index, (number, _) in enumerate(steps)}
    kind = problem.kind(container.kind)
    pieces: list[int] = []
    for placed in container.placements:
        pieces += [place[placed.cargo], placed.x_mm, placed.y_mm, placed.z_mm]
        pieces += [placed.length_mm, placed.width_mm, placed.height_mm, at[placed.step], _pose(placed)]
    out: dict[str, Any] = {
        "name": name,
        "inner": list(container.inner_mm),
        "door": list(kind.door_mm if kind else container.inner_mm[1:]),
        "steps": [[step.sentence.said_in(language) for step in members] for _, members in steps],
        "pieces": pieces,
    }
    if numbers is not None:
        out["numbers"] = list(numbers)
    return out


def _steps(container: LoadedContainer, problem: LoadProblem) -> list[tuple[int, list[StuffingStep]]]:
    """The steps by their number; a number that holds several cargoes has an entry for each."""
    found = stuffing_steps(container, problem)
    return [(number, list(members)) for number, members in groupby(found, key=lambda step: step.number)]


def _pose(placed: Placement) -> int:
    return POSES[placed.axis or "z"] + int(placed.flipped)


def for_script(data: object) -> str:
    """JSON that may stand in a script element: nothing in it can end the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


@lru_cache(maxsize=4)
def built(name: str) -> str:
    """A file that browsers are given: "load-view.js", "load-view.css" or "page.css"."""
    return (BUILT / name).read_text("utf-8")


def view_html(
    plan: LoadPlan,
    problem: LoadProblem,
    names: Mapping[str, str],
    language: str = "id",
    *,
    titles: Sequence[str] = (),
) -> str:
    """One HTML file with the whole plan: 3D view, steps, what stayed outside; it asks for nothing else.

    Arguments as for `view_data`. The same plan gives the same file. Its content security policy names the
    very script and styles inside, so that nothing else runs and nothing is fetched.
    """
    data = view_data(plan, problem, names, language, titles=titles)
    said = data["words"]
    script, style = built("load-view.js"), built("page.css") + built("load-view.css")
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    sections = [
        _section(each, problem, names, language, said, data["containers"][index]["name"])
        for index, each in enumerate(plan.containers)
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(said['title'])}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{escape(said['title'])}</h1>\n"
        f'<div class="load-view" data-load="load-data"><p class="lv-note" hidden>{escape(said["flat"])}</p>'
        f"</div>\n{_outside(plan, names, language, said)}{''.join(sections)}</main>\n"
        f'<script type="application/json" id="load-data">{for_script(data)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _section(
    container: LoadedContainer,
    problem: LoadProblem,
    names: Mapping[str, str],
    language: str,
    said: Mapping[str, str],
    name: str,
) -> str:
    """A container in words and lines: its figures, the drawing for those without WebGL, the steps."""
    told = figures(container, problem)
    facts = said["facts"].format(
        pieces=_number(len(container.placements), language),
        fill=_tenth(told.used_permille, language),
        kg=_number(-(-told.gross_g // 1000), language),
    )
    drawing = ""
    if len(container.placements) <= MOST_DRAWN:
        svg = overview_svg(container, names, language, figures=told)
        drawing = f'<div class="lv-instead drawing">{svg}</div>'
    rows = "".join(
        f'<tr><th scope="row">{escape(step.sentence.said_in(language))}</th>'
        f"<td>{_number(step.count, language)}</td>"
        f"<td>{_number(step.low_mm[0], language)} – {_number(step.high_mm[0], language)} mm</td></tr>\n"
        for _, members in _steps(container, problem)
        for step in members
    )
    return (
        f"<section>\n<h2>{escape(name)}</h2>\n<p>{escape(facts)}</p>\n{drawing}\n"
        f'<div class="wide" tabindex="0" role="group" aria-label="{escape(said["steps"])}, {escape(name)}">'
        f'<table>\n<caption>{escape(said["steps"])}</caption>\n<thead><tr><th scope="col">'
        f'{escape(said["set"])}</th><th scope="col">{escape(said["pieces"])}</th>'
        f'<th scope="col">{escape(said["from_back"])}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n'
        "</table></div>\n</section>\n"
    )


def _outside(plan: LoadPlan, names: Mapping[str, str], language: str, said: Mapping[str, str]) -> str:
    if not plan.unplaced:
        return ""
    items = "".join(
        f"<li>{_number(each.quantity, language)} × {escape(names.get(each.cargo, each.cargo))}: "
        f"{escape(each.reason.said_in(language))}</li>\n"
        for each in plan.unplaced
    )
    return f"<section>\n<h2>{escape(said['outside'])}</h2>\n<ul>\n{items}</ul>\n</section>\n"


def _number(value: int, language: str) -> str:
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language.startswith("id") else grouped


def _tenth(permille: int, language: str) -> str:
    mark = "," if language.startswith("id") else "."
    return f"{permille // 10}{mark}{permille % 10}"
