"""Carton labels: every carton once, all that a warehouse asks for, on three stocks of labels."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from tests.papers.sheets import page_texts, reader, without_blanks
from tests.trade.builders import some_cartons, some_lines

from geliat.papers import A4_2_BY_4, A4_3_BY_7, THERMAL_100_BY_150, CartonLabel, carton_labels, label_sheet
from geliat.papers.labels import SheetFormat
from geliat.refusals import Refusal
from geliat.sentences import Sentence

ON = date(2020, 10, 12)


def some_labels(count: int) -> tuple[CartonLabel, ...]:
    return carton_labels(
        some_cartons()[:count],
        {line.line: line.description for line in some_lines()},
        "SHANGHAI 上海",
        lambda carton: f"https://geliat.example/c/BLT/{carton.number}",
    )


def test_a_label_says_mark_number_goods_pieces_weights_size_and_destination() -> None:
    text = without_blanks(page_texts(label_sheet(some_labels(1), ON))[0])
    for said in (
        "WANDA",
        "MADEININDONESIA",
        "1/602",
        "DJ-S",
        "Woodendjembedrum18x40cm",
        "木制非洲鼓",
        "6PCS/buah/件",
        "12.00kg",
        "12.90kg",
        "55×37×41cm",
        "SHANGHAI上海",
    ):
        assert said in text, said


@pytest.mark.parametrize(("stock", "to_a_page"), [(A4_2_BY_4, 8), (A4_3_BY_7, 21), (THERMAL_100_BY_150, 1)])
def test_labels_fill_their_pages_in_order(stock: SheetFormat, to_a_page: int) -> None:
    labels = some_labels(to_a_page + 1)
    pages = page_texts(label_sheet(labels, ON, stock))
    assert len(pages) == 2
    for number in range(1, to_a_page + 1):
        assert f"{number} / 602" in pages[0]
    assert f"{to_a_page + 1} / 602" in pages[1]


def test_a_page_has_the_size_of_its_stock() -> None:
    box = reader(label_sheet(some_labels(1), ON, THERMAL_100_BY_150)).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (100, 150)


def test_every_carton_of_a_shipment_has_its_label() -> None:
    labels = some_labels(602)
    pages = reader(label_sheet(labels, ON)).pages
    assert [label.number for label in labels] == list(range(1, 603))
    assert len(pages) == 76
    assert "601 / 602" in (last := pages[-1].extract_text())
    assert "602 / 602" in last


def test_the_same_labels_give_the_same_bytes() -> None:
    assert label_sheet(some_labels(9), ON) == label_sheet(some_labels(9), ON)


def test_another_code_gives_another_picture() -> None:
    (label,) = some_labels(1)
    other = dataclasses.replace(label, code="https://geliat.example/c/BLT/2")
    assert label_sheet((label,), ON) != label_sheet((other,), ON)


def test_a_sheet_without_labels_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one"):
        label_sheet((), ON)


def test_a_label_with_a_character_that_cannot_be_printed_is_refused() -> None:
    (label,) = some_labels(1)
    odd = dataclasses.replace(label, description=Sentence("drum", "kendang", "𠮷鼓"))
    with pytest.raises(Refusal) as refused:
        label_sheet((odd,), ON)
    assert refused.value.codes == ("character_not_in_font",)
