"""Typesetting: the same bytes for the same page, archival and tagged, and no character lost in silence."""

from __future__ import annotations

import re
import threading
from datetime import date

import pytest
from tests.papers.sheets import a_page, page_texts, reader, text_of, without_blanks

from geliat.papers.page import Field
from geliat.papers.typesetting import matrix_svg, qr_svg, typeset, typeset_page, unprintable
from geliat.refusals import Refusal
from geliat.sentences import Sentence


def test_the_same_page_gives_the_same_bytes() -> None:
    assert typeset_page(a_page()) == typeset_page(a_page())


def test_another_date_gives_another_file() -> None:
    assert typeset_page(a_page()) != typeset_page(a_page(dated=date(2020, 10, 16)))


def test_every_language_of_a_page_can_be_read_back_from_the_file() -> None:
    text = without_blanks(text_of(typeset_page(a_page())))
    for said in (
        "DELIVERYNOTE",
        "Suratjalan",
        "送货单",
        "万达乐器",
        "木制非洲鼓",
        "Diterimadalamkeadaanbaik.",
    ):
        assert said in text


def test_a_paper_is_tagged_and_says_it_is_archival() -> None:
    opened = reader(typeset_page(a_page()))
    catalog = opened.trailer["/Root"]
    told = catalog["/Metadata"].get_data().decode()
    assert re.search(r"<pdfaid:part>2</pdfaid:part>", told)
    assert re.search(r"<pdfaid:conformance>B</pdfaid:conformance>", told)
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", told)
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert opened.metadata.title == "Delivery note SJ/001"
    assert opened.metadata.author == "CV Contoh"


def test_the_leading_language_is_the_language_of_the_file() -> None:
    indonesian = reader(typeset_page(a_page(languages=("id", "en"))))
    assert indonesian.trailer["/Root"]["/Lang"] == "id"
    assert "SURAT JALAN Delivery note" in page_texts(typeset_page(a_page(languages=("id", "en"))))[0]


def test_only_our_own_fonts_are_embedded() -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).rpartition("+")[2]
        for page in reader(typeset_page(a_page())).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all(name.startswith(("NotoSans-", "NotoSansSC-")) for name in fonts), fonts


def test_a_character_without_a_glyph_is_refused_by_name_and_place() -> None:
    buyer = Field(Sentence("Buyer", "Pembeli"), ("Toko 𠮷野 และ",))
    with pytest.raises(Refusal) as refused:
        typeset_page(a_page(left=((buyer,),)))
    (blocker,) = refused.value.blockers
    assert blocker.code == "character_not_in_font"
    assert "𠮷 (U+20BB7)" in blocker.sentence.en
    assert "แ (U+0E41)" in blocker.sentence.id
    assert blocker.facts["where"] == "Toko 𠮷野 และ"


def test_all_missing_characters_are_found_once_in_code_order() -> None:
    assert unprintable(["แé木", "ก𠮷", "ก"]) == ("ก", "แ", "𠮷")


def test_text_is_printed_as_it_is_and_never_read_as_markup() -> None:
    odd = "#panic() *not bold* $x$ [a] \\ <b> @ref // ~"
    text = text_of(typeset_page(a_page(left=((Field(Sentence("Buyer", "Pembeli"), (odd,)),),))))
    assert without_blanks(odd) in without_blanks(text)


def test_a_template_that_is_given_too_little_says_where_it_failed() -> None:
    with pytest.raises(RuntimeError, match=r"paper\.typ: error: .*page"):
        typeset("paper.typ", {}, date(2020, 1, 1))


def test_two_threads_print_at_the_same_time() -> None:
    made: list[bytes] = []
    threads = [threading.Thread(target=lambda: made.append(typeset_page(a_page()))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 3
    assert len(set(made)) == 1


def test_a_matrix_is_drawn_run_by_run() -> None:
    svg = matrix_svg((bytearray((1, 1, 0)), bytearray((0, 0, 0)), bytearray((1, 0, 1))))
    assert 'viewBox="0 0 3 3"' in svg
    assert '"M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z"' in svg


def test_a_qr_code_has_its_three_finder_patterns() -> None:
    svg = qr_svg("https://geliat.example/p/K7QM2P")
    side = int(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    for corner in ("M0 0h7v1h-7z", f"M{side - 7} 0h7v1h-7z", f"M0 {side - 7}h7v1h-7z"):
        assert corner in svg
