"""How far the packing is, what waits, and what stands on the labels."""

from __future__ import annotations

import pytest
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import a_line, an_order
from tests.desk.packing.builders import (
    WET,
    a_packable_consignment,
    a_presented_lot,
    an_accepted_lot,
    cartons_of,
    inspected,
    packed,
)

from geliat.desk.packing import figures
from geliat.papers import label_sheet

pytestmark = pytest.mark.django_db


def test_a_packed_consignment_is_whole():
    consignment = packed()
    packing = figures.packing_of(consignment)
    assert packing.whole
    assert figures.is_packed(consignment)
    assert (packing.pieces, packing.asked, packing.cartons) == (680, 680, 120)
    assert packing.gross_g == 100 * 12_900 + 20 * 15_500
    assert [row.packed.short for row in packing.sizes] == [0, 0]
    assert not packing.can_pack


def test_a_ready_consignment_can_be_packed():
    packing = figures.packing_of(a_packable_consignment())
    assert packing.can_pack
    assert [row.ready for row in packing.sizes] == [600, 80]
    assert packing.waiting == ()


def test_what_is_missing_is_told_with_the_lots_that_wait_for_it():
    order = an_order(lines=[a_line("S", 60), a_line("M", 8)], confirmed=True)
    consignment = a_consignment(order)
    small, middle = order.lines.all()
    an_accepted_lot(small, 20, "W01")
    wet = inspected(a_presented_lot(small, 20, "W02"), WET)
    an_accepted_lot(middle, 8, "W04")
    packing = figures.packing_of(consignment)
    assert [(row.ready, row.missing) for row in packing.sizes] == [(20, 40), (8, 0)]
    assert packing.waiting == (wet,)
    assert not packing.can_pack


def test_an_empty_consignment_is_not_called_packed():
    consignment = a_consignment(an_order(confirmed=True))
    assert not figures.is_packed(consignment)
    assert not figures.packing_of(consignment).whole


def test_the_front_page_costs_two_queries_however_many_consignments(django_assert_num_queries):
    consignment = packed()
    with django_assert_num_queries(2):
        rows = figures.progress_of([consignment])
    assert [(row.asked, row.packed, row.cartons) for row in rows] == [(680, 680, 120)]


def test_labels_carry_number_mark_weights_and_the_address_of_the_carton():
    consignment = packed()
    labels = figures.labels_of(consignment, lambda code: f"https://desk.example/{code}/")
    assert len(labels) == 120
    first = labels[0]
    assert (first.number, first.of, first.pieces) == (1, 120, 6)
    assert first.mark == ("WANDA", "SHANGHAI", "MADE IN INDONESIA")
    assert first.destination == "Shanghai"
    assert first.code == "https://desk.example/PO-2020-01/A-0001/"
    assert (first.net_g, first.gross_g) == (12_000, 12_900)


def test_the_label_sheet_is_the_same_file_each_time():
    consignment = packed(a_packable_consignment(an_order(lines=[a_line("S", 12)], confirmed=True)))
    labels = figures.labels_of(consignment, lambda code: code)
    dated = figures.labels_dated(consignment)
    sheet = label_sheet(labels, dated)
    assert sheet.startswith(b"%PDF-")
    assert sheet == label_sheet(labels, dated)


def test_a_carton_leads_back_to_lot_workshop_and_inspection(django_assert_num_queries):
    carton = cartons_of(packed())[0]
    with django_assert_num_queries(2):
        (content,) = figures.contents_of(carton)
        assert content.lot.share.workshop.village.regency.name
    assert content.quantity == 6
    assert content.inspection is not None
    assert content.inspection.passed
