"""The drawings of a load: whole, readable without colour, safe to embed, the same every time."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from tests.planning.loading.builders import a_box, a_drum, a_plan, a_room, blitar, put

from geliat.papers.load_drawing import layer_svgs, layers_of, overview_svg
from geliat.papers.load_sheet import COLOURS, HATCHES
from geliat.planning.loading import load
from geliat.planning.loading.plan import figures
from geliat.planning.loading.problem import LoadedContainer

NAMES = {"S": "Djembe Ø180 × 400", "M": "Djembe Ø240 × 500", "L": "Djembe Ø290 × 600"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def loaded() -> LoadedContainer:
    return load(blitar()).containers[0]


def every_drawing(container: LoadedContainer, language: str = "en") -> list[str]:
    overview = overview_svg(container, NAMES, language, figures=figures(container, blitar()))
    return [overview, *layer_svgs(container, NAMES, language)]


def shapes(svg: str) -> int:
    """Pieces drawn in their cargo's colour, swatches of the legend left out."""
    root = ElementTree.fromstring(svg)
    groups = [group for group in root.iter(f"{SVG}g") if group.get("fill", "").startswith("url(")]
    return sum(len(group.findall(f"{SVG}rect")) + len(group.findall(f"{SVG}circle")) for group in groups)


def test_every_piece_is_in_one_layer_and_drawn_there(loaded: LoadedContainer) -> None:
    layers = layers_of(loaded.placements)
    assert sum(len(layer) for layer in layers) == 602
    assert [shapes(svg) for svg in layer_svgs(loaded, NAMES)] == [len(layer) for layer in layers]
    assert all(piece.z_mm == 0 for piece in layers[0])


def test_a_drawing_is_well_formed_and_says_what_it_shows(loaded: LoadedContainer) -> None:
    for svg in every_drawing(loaded):
        root = ElementTree.fromstring(svg)
        title = root.findtext(f"{SVG}title") or ""
        assert title.startswith("Load plan 45G1")
        assert root.get("role") == "img"
        assert root.get("aria-label") == title
        assert "Djembe" in (root.findtext(f"{SVG}desc") or "")


def test_a_drawing_speaks_indonesian_and_english(loaded: LoadedContainer) -> None:
    words = figures(loaded, blitar())
    assert "8.152 kg" in overview_svg(loaded, NAMES, "id", figures=words)
    assert "8,152 kg of cargo" in overview_svg(loaded, NAMES, "en", figures=words)
    assert "lapis 2 dari 6" in layer_svgs(loaded, NAMES, "id")[1]
    assert "layer 2 of 6" in layer_svgs(loaded, NAMES, "en")[1]
    assert "75,2 %" in overview_svg(loaded, NAMES, "id", figures=words)


def test_every_step_is_named_on_some_drawing(loaded: LoadedContainer) -> None:
    text = "".join(layer_svgs(loaded, NAMES))
    for step in {piece.step for piece in loaded.placements}:
        assert re.search(rf">{step}( · [SML])?</text>", text)


def test_the_legend_names_and_counts_each_cargo(loaded: LoadedContainer) -> None:
    svg = overview_svg(loaded, NAMES)
    assert "384 × S · Djembe Ø180 × 400" in svg
    assert "130 × M · Djembe Ø240 × 500" in svg
    assert "88 × L · Djembe Ø290 × 600" in svg


def test_the_same_plan_gives_the_same_drawing(loaded: LoadedContainer) -> None:
    assert every_drawing(loaded) == every_drawing(loaded)


def test_drawings_can_stand_on_one_page_without_sharing_an_id(loaded: LoadedContainer) -> None:
    found: list[set[str]] = [set(re.findall(r' id="([^"]+)"', svg)) for svg in every_drawing(loaded)]
    assert all(found)
    assert len(set.union(*found)) == sum(map(len, found))
    for svg, ids in zip(every_drawing(loaded), found, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= ids


def test_nothing_in_a_drawing_is_forbidden_by_a_content_security_policy(loaded: LoadedContainer) -> None:
    for svg in every_drawing(loaded):
        assert not re.search(r"<style|<script| style=| on\w+=|href=", svg)


def test_no_two_cargoes_among_sixty_look_alike() -> None:
    boxes = [a_box(f"b{n:02}", (10, 10, 10)) for n in range(60)]
    problem = a_room(*boxes)
    plan = a_plan(problem, *(put(box, (12 * n, 0, 0)) for n, box in enumerate(boxes)))
    svg = overview_svg(plan.containers[0], {})
    tiles = re.findall(r"<pattern id=\"[^\"]+\"[^>]*>(.*?)</pattern>", svg)
    assert len(tiles) == 60
    assert len(set(tiles)) == 60
    assert len(COLOURS) * len(HATCHES) >= 60


@pytest.mark.parametrize("number", range(len(COLOURS)))
def test_ink_reads_on_every_ground(number: int) -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert (luminance(COLOURS[number][0]) + 0.05) / (luminance("#1c1c1c") + 0.05) >= 7


def test_names_cannot_break_out_of_the_drawing() -> None:
    box = a_box('<script>"&\x00')
    problem = a_room(box)
    container = a_plan(problem, put(box, (0, 0, 0))).containers[0]
    for svg in (overview_svg(container, {box.key: "</svg>"}, title="<&>"), *layer_svgs(container, {})):
        ElementTree.fromstring(svg)
        assert "<script" not in svg


def test_drums_are_drawn_round_from_the_end_of_their_axis() -> None:
    drum = a_drum(quantity=3, may_lie=True)
    problem = a_room(drum)
    standing = put(drum, (0, 0, 0))
    lying = put(drum, (300, 0, 0), (180, 400, 180), axis="y")
    assert layer_svgs(a_plan(problem, standing).containers[0], {})[0].count("<circle") == 1
    assert layer_svgs(a_plan(problem, lying).containers[0], {})[0].count("<circle") == 0
    assert overview_svg(a_plan(problem, lying).containers[0], {}).count("<circle") == 1


def test_what_is_hidden_behind_another_piece_is_not_drawn() -> None:
    box = a_box("A", quantity=2)
    problem = a_room(box)
    hidden = a_plan(problem, put(box, (0, 0, 0)), put(box, (0, 0, 100)))
    assert shapes(overview_svg(hidden.containers[0], {})) == 2 + 2 + 1


def test_a_layer_over_a_sheet_is_still_the_next_layer() -> None:
    drum = a_drum(quantity=2, sheet_mm=5)
    problem = a_room(drum, size=(1000, 500, 900))
    plan = a_plan(problem, put(drum, (0, 0, 0)), put(drum, (0, 0, 405)))
    assert [len(layer) for layer in layers_of(plan.containers[0].placements)] == [1, 1]


def test_an_empty_container_is_drawn_empty() -> None:
    container = a_plan(a_room(a_box())).containers[0]
    assert layer_svgs(container, {}) == []
    ElementTree.fromstring(overview_svg(container, {}, figures=figures(container, a_room(a_box()))))
