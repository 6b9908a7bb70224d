"""The verified gross mass declaration as laid out: the masses, the method in words, who answers for it."""

from __future__ import annotations

from tests.papers.sheets import text_of
from tests.trade.builders import a_shipment

from geliat.papers import lay_out, render
from geliat.papers.page import Table
from geliat.trade.documents import vgm_declaration


def test_the_masses_of_each_container_stand_beside_their_sum() -> None:
    paper = vgm_declaration(a_shipment(boxes=2))
    masses = next(block for block in lay_out(paper).blocks if isinstance(block, Table))
    assert masses.rows[0] == (
        ("GLTU5127346", "45G1"),
        "ID020481",
        "301",
        "3,880.00",
        "3,882.90",
        "8.00",
        "12.50",
        "7,783.40",
        "32,500.00",
    )
    assert masses.totals[0][-2] == "15,913.60"


def test_one_container_needs_no_total() -> None:
    paper = vgm_declaration(a_shipment())
    masses = next(block for block in lay_out(paper).blocks if isinstance(block, Table))
    assert masses.totals == ()


def test_the_method_is_said_in_words_and_a_responsible_person_signs() -> None:
    paper = vgm_declaration(a_shipment())
    text = text_of(render(paper))
    assert "2: tare and everything packed in it were added" in text
    assert "berat kosong dan seluruh isinya dijumlahkan" in text
    assert paper.responsible.name in text
    assert "12,013.10" in text
