"""The 3D view: its data says the plan, its file stands alone, and the bundle is the one that was recorded."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from geliat.papers.load_view import BUILT, built, colour_of, for_script, view_data, view_html
from geliat.papers.load_view_words import WORDS
from geliat.planning.loading import (
    CONTAINERS,
    CargoBox,
    CargoDrum,
    ContainerStock,
    LoadedContainer,
    LoadPlan,
    LoadProblem,
    Placement,
    Unplaced,
)
from geliat.sentences import Sentence

ROOT = Path(__file__).resolve().parents[2]
GOBLET = ((0, 55), (200, 38), (400, 90))
PROBLEM = LoadProblem(
    (ContainerStock(CONTAINERS["22G1"], 2),),
    (
        CargoBox("S", 550, 370, 410, 12_900, 3),
        CargoDrum("D", GOBLET, 2_000, 2, may_flip=True, may_lie=True),
    ),
)
INNER = CONTAINERS["22G1"].inner_mm
PLAN = LoadPlan(
    (
        LoadedContainer(
            "22G1",
            INNER,
            (
                Placement("S", 0, 0, 0, 550, 370, 410, 2),
                Placement("S", 0, 370, 0, 550, 370, 410, 2),
                Placement("D", 550, 0, 0, 180, 180, 400, 5, "z", flipped=True),
                Placement("D", 550, 200, 0, 400, 180, 180, 7, "x"),
            ),
        ),
        LoadedContainer("22G1", INNER, (Placement("S", 0, 0, 0, 550, 370, 410, 1),)),
    ),
    (Unplaced("D", 1, Sentence(en="No place </script> is left.", id="Tidak ada tempat.")),),
)
NAMES = {"S": "Djembe <S>", "D": "D"}


def data_in(page: str) -> dict[str, object]:
    """The data that a page carries for its script."""
    found = re.search(r'<script type="application/json" id="load-data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, object] = json.loads(found[1])
    return data


def test_every_piece_is_told_by_nine_numbers_with_steps_counted_from_none() -> None:
    container = view_data(PLAN, PROBLEM, NAMES, "en")["containers"][0]
    pieces = container["pieces"]
    assert pieces[:9] == [0, 0, 0, 0, 550, 370, 410, 0, 0]
    assert pieces[18:27] == [1, 550, 0, 0, 180, 180, 400, 1, 1]
    assert pieces[27:] == [1, 550, 200, 0, 400, 180, 180, 2, 2]
    assert [len(lines) for lines in container["steps"]] == [1, 1, 1]
    assert container["inner"] == list(INNER)


def test_a_cargo_keeps_its_name_profile_and_colour() -> None:
    box, drum = view_data(PLAN, PROBLEM, NAMES, "id")["cargo"]
    assert box == {"name": "S · Djembe <S>", "colour": colour_of(0), "gross_g": 12_900}
    assert drum["name"] == "D"
    assert drum["profile"] == [list(point) for point in GOBLET]


def test_containers_and_cartons_go_by_their_own_numbers_where_told() -> None:
    data = view_data(PLAN, PROBLEM, NAMES, "en", titles=("A", "B"), numbers=((4, 9, 7, 8), (1,)))
    assert [each["name"] for each in data["containers"]] == ["A", "B"]
    assert data["containers"][0]["numbers"] == [4, 9, 7, 8]
    assert data["words"]["number"] == "Carton number"
    assert view_data(PLAN, PROBLEM, NAMES, "en")["words"]["number"] == "Piece number"


def test_twenty_four_cargoes_have_colours_of_their_own() -> None:
    colours = [colour_of(index) for index in range(24)]
    assert len(set(colours)) == 24
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)


def test_the_page_asks_for_nothing_else() -> None:
    page = view_html(PLAN, PROBLEM, NAMES, "en")
    assert not re.search(r"<(?:script|img|iframe|link)[^>]*(?:src|href)=", page)
    assert "default-src &#x27;none&#x27;" in page
    assert "@import" not in page
    assert "url(http" not in page


def test_nothing_in_the_data_can_leave_its_script() -> None:
    hostile = {"S": "</script><script>alert(1)</script><!--", "D": "\u2028&"}
    page = view_html(PLAN, PROBLEM, hostile, "en")
    assert page.count("</script>") == 2
    assert "<!--" not in page
    assert json.loads(for_script(hostile)) == hostile
    assert "alert(1)" in json.dumps(data_in(page))


def test_the_same_plan_gives_the_same_page() -> None:
    assert view_html(PLAN, PROBLEM, NAMES, "id") == view_html(PLAN, PROBLEM, NAMES, "id")


def test_the_page_without_its_data_stays_under_700_kb() -> None:
    assert sum(len(built(name).encode()) for name in ("load-view.js", "load-view.css", "page.css")) < 690_000


def test_steps_and_what_stays_outside_are_told_in_words_too() -> None:
    page = view_html(PLAN, PROBLEM, NAMES, "en", titles=("ABCU 1", "ABCU 2"))
    assert "Step 2: 2 across, 1 high, 2 cartons of S" in page
    assert "No place &lt;/script&gt; is left." in page
    assert page.count("<svg xmlns") == 2
    assert "<h2>ABCU 2</h2>" in page


def test_a_plan_of_nothing_is_a_page_too() -> None:
    page = view_html(LoadPlan(()), PROBLEM, NAMES, "id")
    assert data_in(page)["containers"] == []


@pytest.mark.parametrize("language", ["id", "en", "zh"])
def test_every_word_the_viewer_uses_is_told_in_every_language(language: str) -> None:
    folder = ROOT / "src/geliat/papers/load_view/source"
    source = "".join(each.read_text("utf-8") for each in sorted(folder.glob("*.js")))
    used = set(re.findall(r"\bwords\.(\w+)", source)) | {f"view_{view}" for view in ("corner", "door")}
    words = view_data(PLAN, PROBLEM, NAMES, language)["words"]
    assert used <= set(words)
    assert all(words.values())
    assert all(sentence.zh for sentence in WORDS.values())


def test_the_bundle_is_the_one_that_was_recorded() -> None:
    told = (ROOT / "docs/decisions/0005-three-js-bundle.md").read_text("utf-8")
    bundle = (BUILT / "load-view.js").read_bytes()
    assert re.findall("[0-9a-f]{64}", told) == [hashlib.sha256(bundle).hexdigest()]
    assert b"Permission is hereby granted" in bundle[:1200]
    for escape in (b"</script", b"<!--", b"new Function", b"eval("):
        assert escape not in bundle
