"""Packing a consignment whole, in numbered cartons, from accepted and dry lots alone."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.desk.cast import AT, JOKO, SRI
from tests.desk.consignments.builders import a_consignment, consignment_facts, some_consignments
from tests.desk.orders.builders import a_line, an_order
from tests.desk.packing.builders import (
    WET,
    a_packable_consignment,
    a_presented_lot,
    accept_all,
    an_accepted_lot,
    cartons_of,
    inspected,
    packed,
)

from geliat.desk.catalogue.models import PackageSpec
from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.models import Entry
from geliat.desk.packing import actions, figures
from geliat.desk.packing.models import Carton, CartonContent
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db


def test_cartons_are_numbered_from_one_without_gaps_and_hold_every_piece():
    cartons = cartons_of(packed())
    assert [carton.number for carton in cartons] == list(range(1, 121))
    assert sum(carton.pieces for carton in cartons) == 680
    assert Counter(carton.pieces for carton in cartons) == {6: 100, 4: 20}
    assert {carton.gross_g for carton in cartons} == {12_900, 15_500}


def test_every_carton_has_a_code_of_its_own_and_tells_its_lots():
    cartons = cartons_of(packed())
    assert cartons[0].code == "PO-2020-01/A-0001"
    contents = CartonContent.objects.filter(carton__in=cartons)
    assert sum(content.quantity for content in contents) == 680
    assert {content.lot.stage for content in contents} == {"accepted"}


def test_lots_presented_first_are_packed_first_and_a_carton_may_hold_two():
    order = an_order(lines=[a_line("S", 12)], confirmed=True)
    consignment = a_consignment(order)
    line = order.lines.get()
    first, second = an_accepted_lot(line, 4, "W01"), an_accepted_lot(line, 8, "W02")
    actions.pack(consignment, by=SRI, at=AT)
    told = [(each.carton.number, each.lot, each.quantity) for each in CartonContent.objects.order_by("pk")]
    assert told == [(1, first, 4), (1, second, 2), (2, second, 6)]


def test_the_last_carton_of_a_size_may_hold_fewer_pieces():
    order = an_order(lines=[a_line("S", 15)], confirmed=True)
    cartons = cartons_of(packed(a_packable_consignment(order)))
    assert [carton.pieces for carton in cartons] == [6, 6, 3]
    assert cartons[-1].gross_g == 3 * 2000 + 900


def test_no_piece_is_in_two_cartons_even_over_two_consignments():
    order = an_order(lines=[a_line("S", 24)], confirmed=True)
    both = some_consignments(
        order, consignment_facts("A", {1: 12}), consignment_facts("B", {1: 12}, destination_port="CNSHK")
    )
    accept_all(order)
    for consignment in both:
        actions.pack(consignment, by=SRI, at=AT)
    assert all(pieces <= 12 for pieces in figures.packed_by_lot(order).values())
    assert sum(figures.packed_by_lot(order).values()) == 24


def test_what_is_short_and_every_lot_that_waits_is_said_at_once_and_nothing_is_packed():
    order = an_order(lines=[a_line("S", 60), a_line("M", 8)], confirmed=True)
    consignment = a_consignment(order)
    small, middle = order.lines.all()
    an_accepted_lot(small, 20, "W01")
    inspected(a_presented_lot(small, 20, "W02"), WET)
    a_presented_lot(small, 20, "W03")
    an_accepted_lot(middle, 8, "W04")
    with pytest.raises(Refusal) as refused:
        actions.pack(consignment, by=SRI, at=AT)
    assert refused.value.codes == ("pieces_short", "lot_drying", "lot_presented")
    assert refused.value.blockers[0].facts["short"] == 40
    assert not Carton.objects.exists()


def test_a_wet_lot_is_packed_once_it_has_dried():
    order = an_order(lines=[a_line("S", 12)], confirmed=True)
    consignment = a_consignment(order)
    lot = inspected(a_presented_lot(order.lines.get(), 12), WET)
    assert lot.stage == "drying"
    with pytest.raises(Refusal):
        actions.pack(consignment, by=SRI, at=AT)
    from geliat.desk.quality import actions as quality
    from geliat.desk.quality import figures as quality_figures

    readings = [(98, 104, 101)] * quality_figures.sample_for(lot).moisture_pieces
    quality.measure(lot, readings, by=JOKO, at=AT)
    assert len(actions.pack(consignment, by=SRI, at=AT)) == 2


def test_a_size_without_a_package_cannot_be_packed():
    consignment = a_packable_consignment()
    PackageSpec.objects.filter(size__code="M").delete()
    with pytest.raises(Refusal) as refused:
        actions.pack(consignment, by=SRI, at=AT)
    assert refused.value.codes == ("no_package_spec",)


def test_a_packed_consignment_is_not_packed_twice():
    consignment = packed()
    with pytest.raises(Refusal) as refused:
        actions.pack(consignment, by=SRI, at=AT)
    assert "packed_already" in refused.value.codes


def test_only_the_coordinator_packs():
    consignment = a_packable_consignment()
    with pytest.raises(Refusal) as refused:
        actions.pack(consignment, by=JOKO, at=AT)
    assert refused.value.codes == ("not_allowed",)


def test_unpacking_frees_every_piece_and_is_written_down():
    consignment = packed()
    actions.unpack(consignment, 0, by=SRI, at=AT)
    assert not Carton.objects.exists()
    assert figures.packed_by_lot(consignment.order) == {}
    assert Entry.objects.filter(deed="packing.unpack", subject=consignment.pk).count() == 1
    assert len(actions.pack(consignment, by=SRI, at=AT)) == 120


def test_nothing_is_unpacked_once_a_container_is_stuffed_or_the_consignment_declared():
    consignment = packed()
    with pytest.raises(Refusal) as refused:
        actions.unpack(consignment, 1, by=SRI, at=AT)
    assert refused.value.codes == ("cartons_stuffed",)
    Consignment.objects.filter(pk=consignment.pk).update(stage="declared")
    with pytest.raises(Refusal) as refused:
        actions.unpack(consignment, 1, by=SRI, at=AT)
    assert refused.value.codes == ("past_packing", "cartons_stuffed")
    assert Carton.objects.count() == 120
