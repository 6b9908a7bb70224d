"""The load plan as laid out: steps, balance and check of each container, with its drawings."""

from __future__ import annotations

from tests.papers.sheets import page_texts, reader, text_of
from tests.planning.loading.builders import a_box, a_plan, a_room, put
from tests.trade.builders import a_shipment

from geliat.papers import Drawing, drawings_of, lay_out, render
from geliat.papers.page import NewPage
from geliat.planning.loading.plan import figures
from geliat.sentences import Sentence
from geliat.trade.documents import load_plan_sheet

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 24">'
    '<rect x="1" y="1" width="118" height="22" fill="none" stroke="#000"/></svg>'
)


def test_steps_balance_and_check_are_printed() -> None:
    text = text_of(render(load_plan_sheet(a_shipment())))
    for said in (
        "12,032 × 2,352 × 2,698",
        "5,870 / 1,171 / 1,098",
        "0 – 6,050",
        "385–514",
        "75.2 %",
        "14.2 %",
    ):
        assert said in text, said
    assert "In order / Baik" in text


def test_each_container_has_pages_of_its_own() -> None:
    pages = page_texts(render(load_plan_sheet(a_shipment(boxes=2))))
    assert len(pages) == 2
    assert "GLTU5127346" in pages[0]
    assert "GLTU0472817" not in pages[0]
    assert "GLTU0472817" in pages[1]
    one = lay_out(load_plan_sheet(a_shipment()))
    assert not any(isinstance(block, NewPage) for block in one.blocks)


def test_drawings_follow_their_container_with_a_caption_and_words_for_who_cannot_see_them() -> None:
    drawing = Drawing(
        SVG, Sentence("Seen from the side", "Dilihat dari samping"), "602 cartons from the side"
    )
    paper = load_plan_sheet(a_shipment())
    plain = render(paper)
    drawn = render(paper, drawings={"GLTU5127346": (drawing, drawing)})
    assert text_of(drawn).count("Seen from the side / Dilihat dari samping") == 2
    assert b"602 cartons from the side" in drawn or "602 cartons" in str(
        reader(drawn).trailer["/Root"]["/StructTreeRoot"].get_object()
    )
    assert drawn != plain
    assert render(paper, drawings={"ELSE0000000": (drawing,)}) == plain


def test_a_plan_is_drawn_as_an_overview_and_every_layer_and_printed_with_the_sheet() -> None:
    box = a_box("DJ-S", (100, 100, 100), 3)
    problem = a_room(box)
    plan = a_plan(problem, put(box, (0, 0, 0)), put(box, (0, 0, 100)), put(box, (100, 0, 0)))
    loaded = plan.containers[0]
    drawn = drawings_of(
        loaded, {"DJ-S": "Djembe S"}, figures=figures(loaded, problem), title="GLTU5127346", language="en"
    )
    assert [drawing.caption.en for drawing in drawn] == ["Overview", "Layer 1 / 2", "Layer 2 / 2"]
    assert [drawing.caption.id for drawing in drawn][1] == "Lapis 1 / 2"
    assert all(drawing.svg.startswith("<svg") for drawing in drawn)
    text = text_of(render(load_plan_sheet(a_shipment()), drawings={"GLTU5127346": drawn}))
    for said in ("Overview / Gambar keseluruhan", "Layer 2 / 2", "Djembe S", "centre of gravity"):
        assert said in text, said
