"""The packing list as laid out: sums agree, every carton stands once, and long lists break well."""

from __future__ import annotations

import dataclasses

from tests.papers.sheets import page_texts, text_of, without_blanks
from tests.trade.builders import a_shipment

from geliat.papers import lay_out, render
from geliat.papers.page import Table
from geliat.trade.documents import PackingList, packing_list
from geliat.trade.shipment import CartonContent


def tables(paper: PackingList) -> list[Table]:
    return [block for block in lay_out(paper).blocks if isinstance(block, Table)]


def numbers(told: object) -> list[int]:
    assert isinstance(told, str)
    named: list[int] = []
    for run in told.split(", "):
        low, _, high = run.partition("–")
        named += range(int(low), int(high or low) + 1)
    return named


def a_mixed_list() -> PackingList:
    """Every third carton holds pieces of two lots, so that lots never stand in long runs."""
    paper = packing_list(a_shipment(boxes=2))
    cartons = []
    for carton in paper.cartons:
        if carton.number % 3 == 0:
            (one,) = carton.contents
            rest = CartonContent(f"{one.lot}-B", one.line, one.quantity - 1)
            carton = dataclasses.replace(carton, contents=(dataclasses.replace(one, quantity=1), rest))
        cartons.append(carton)
    return dataclasses.replace(paper, cartons=tuple(cartons))


def test_ranges_say_pieces_and_weights_in_all_and_each() -> None:
    ranges = tables(packing_list(a_shipment()))[0]
    assert ranges.rows[0][0] == "1–384"
    assert ranges.rows[0][3:6] == (
        ("2,304", "@ 6"),
        ("4,608.00", "@ 12.00"),
        ("4,953.60", "@ 12.90"),
    )
    assert ranges.totals == (("Total", "602", "", "3,000", "7,536.00", "8,112.60", "", "57.459"),)


def test_every_carton_stands_in_one_row_of_its_lots() -> None:
    for paper in (packing_list(a_shipment()), a_mixed_list()):
        lots = tables(paper)[-1]
        named = [number for row in lots.rows for number in numbers(row[0])]
        assert sorted(named) == list(range(1, 603))


def test_a_carton_of_two_lots_names_both_with_their_pieces() -> None:
    rows = [row for row in tables(a_mixed_list())[-1].rows if row[3] == ("LOT-M01", "LOT-M01-B")]
    assert rows
    assert all(row[4] == ("1", "3") for row in rows)


def test_containers_and_their_sums_are_shown() -> None:
    text = without_blanks(text_of(render(packing_list(a_shipment(boxes=2)))))
    for said in ("GLTU5127346", "ID020481", "GLTU0472817", "ID020482", "3,882.90", "4,229.70", "57.459"):
        assert said in text


def test_a_long_list_repeats_its_header_and_keeps_its_total_with_rows() -> None:
    pages = page_texts(render(a_mixed_list()))
    assert len(pages) >= 3
    for page in pages[1:]:
        assert "Carton nos." in page
        assert "PACKING LIST PL/CKN/2020/014" in page
    assert pages[-1].index("LOT-L05") < pages[-1].index("Total 602 3,000")


def test_cartons_that_are_not_loaded_say_so() -> None:
    paper = packing_list(a_shipment(containers=()))
    assert not paper.containers
    assert "not yet loaded / belum dimuat" in text_of(render(paper))
