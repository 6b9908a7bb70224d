"""The page model: what the template is given, to the letter."""

from __future__ import annotations

import pytest
from tests.papers.sheets import a_page

from geliat.papers.page import Column, Drawing, NewPage, Signature, Table, in_languages
from geliat.sentences import Sentence


def test_a_page_is_told_to_the_template_as_plain_lists() -> None:
    told = a_page(check_url="", blocks=a_page().blocks[:2]).as_json()
    assert told == {
        "title": ("Delivery note", "Surat jalan", "送货单"),
        "number": "SJ/001",
        "dated": [2020, 10, 15],
        "author": "CV Contoh",
        "left": [
            [
                {
                    "label": ("Buyer", "Pembeli", "买方"),
                    "lines": ["Wanda Music 万达乐器", "Shanghai"],
                    "strong": True,
                }
            ]
        ],
        "right": [[{"label": ("Number", "Nomor", "编号"), "lines": ["SJ/001"], "strong": False}]],
        "blocks": [
            {
                "kind": "table",
                "title": ("Goods", "Barang", "货物"),
                "columns": [
                    {"label": ("Goods", "Barang", "品名"), "width": "1fr", "align": "left", "small": False},
                    {"label": ("Pieces", "Buah", "件数"), "width": "20mm", "align": "right", "small": False},
                ],
                "rows": ((("Djembe drum", "木制非洲鼓"), "6"), ("Bowl", "1,200")),
                "totals": (("Total", "1,206"),),
            },
            {
                "kind": "words",
                "told": [("Received in good order.", "Diterima dalam keadaan baik.", "完好收讫。")],
                "title": None,
            },
        ],
        "languages": ["en", "id", "zh"],
        "foot": "version 1",
        "check_url": "",
        "specimen": (),
        "check_label": (
            "Whether this file is the sealed paper can be checked at",
            "Keaslian dokumen ini dapat diperiksa di",
            "本文件是否为封存原件可在此核验",
        ),
    }


def test_what_is_the_same_in_two_languages_is_said_once() -> None:
    assert in_languages(Sentence("Minor", "Minor", "轻微缺陷"), ("en", "id", "zh")) == ("Minor", "轻微缺陷")
    assert in_languages(Sentence("Seal", "Segel"), ("id", "en", "zh")) == ("Segel", "Seal")


def test_a_row_that_does_not_fit_its_columns_is_an_error() -> None:
    with pytest.raises(ValueError, match="2 cells under 1 columns"):
        Table((Column(Sentence("Goods", "Barang")),), (("a", "b"),))


def test_the_lettering_of_a_drawing_is_text_that_will_be_printed() -> None:
    svg = '<svg><desc>unseen</desc><text x="1">𠮷 &amp; 2 &lt; 3</text></svg>'
    drawing = Drawing(svg, Sentence("Layer 1", "Lapis 1"), "the first layer")
    strings = set(a_page(blocks=(drawing, NewPage())).strings())
    assert {"𠮷 & 2 < 3", "Layer 1", "Lapis 1", "the first layer"} <= strings
    assert not {"unseen", svg} & strings


def test_a_place_to_sign_may_be_left_without_a_name() -> None:
    assert Signature(Sentence("Witness", "Saksi")).name == ""
