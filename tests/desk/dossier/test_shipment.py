"""The shipment that is gathered from the rows says what the rows say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.desk.cast import AT, JOKO, SRI
from tests.desk.consignments.builders import a_consignment, consignment_facts, some_consignments
from tests.desk.dossier.builders import prepared
from tests.desk.loading.builders import LATER, a_sealed_container, a_walked_consignment
from tests.desk.makers.builders import a_group
from tests.desk.orders.builders import a_line, a_payment, a_rate, an_order
from tests.desk.packing.builders import (
    WET,
    a_presented_lot,
    accept_all,
    an_accepted_lot,
    inspected,
    packed,
)

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier.shipment import gather, shipment_of
from geliat.desk.makers.models import Group
from geliat.desk.quality import actions as quality
from geliat.desk.quality import figures as quality_figures
from geliat.measures import Money
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db


def test_the_shipment_names_exporter_buyer_goods_and_ports():
    told = shipment_of(a_walked_consignment())
    assert (told.number, told.order_number) == ("PO-2020-09/A", "PO-2020-09")
    assert told.exporter.name == a_group().name
    assert told.exporter.nib == "9120001234567"
    assert told.consignee == told.buyer == told.notify
    assert (told.port_of_loading.code, told.port_of_discharge.name) == ("IDSUB", "Shanghai")
    small = told.lines[0]
    assert (small.sku, small.quantity, small.hs_code, small.origin) == ("DJ-S", 15, "92060000", "ID")
    assert small.description.en == "Wooden djembe drum, Ø180 × 400 mm, Swietenia mahagoni, Capra hircus"
    assert small.description.zh.startswith("木制非洲鼓")
    assert told.signatory.name == "Sri Wahyuni"
    assert (told.signatory.office.en, told.signatory.office.id) == ("Director", "Direktur")


def test_cartons_containers_and_lots_are_those_of_the_rows():
    told = shipment_of(a_walked_consignment())
    assert [carton.number for carton in told.cartons] == [1, 2, 3, 4, 5]
    (box,) = told.containers
    assert (box.seal, box.cartons) == ("ID020481", (1, 2, 3, 4, 5))
    assert box.verified_gross_g == box.tare_g + box.dunnage_g + box.desiccant_g + sum(
        carton.gross_g for carton in told.cartons
    )
    assert sorted(number for step in box.steps for number in step.cartons) == [1, 2, 3, 4, 5]
    assert len(box.checks) == 7
    packed_lots = {content.lot for carton in told.cartons for content in carton.contents}
    assert packed_lots == {lot.code for lot in told.lots}
    assert {lot.verdict for lot in told.lots} == {"accepted"}


def test_no_makers_contact_stands_anywhere_in_the_shipment():
    assert "contact" not in shipment_of(a_walked_consignment()).to_json().replace('"contact":""', "")


def test_a_notify_party_is_read_line_by_line():
    consignment = a_walked_consignment()
    Consignment.objects.filter(pk=consignment.pk).update(
        notify="Sinotrans Contoh Ltd.\n1 Example Road, Shanghai"
    )
    told = shipment_of(Consignment.objects.get(pk=consignment.pk))
    assert (told.notify.name, told.notify.address) == ("Sinotrans Contoh Ltd.", "1 Example Road, Shanghai")
    assert told.notify.country == "CN"


@pytest.mark.parametrize("told", ["", "  ", "Same as consignee", "Sama dengan penerima barang."])
def test_nobody_else_to_be_told_is_the_consignee(told):
    consignment = a_walked_consignment()
    Consignment.objects.filter(pk=consignment.pk).update(notify=told)
    shipment = shipment_of(Consignment.objects.get(pk=consignment.pk))
    assert shipment.notify == shipment.consignee


def test_a_payment_is_parted_over_consignments_by_value_to_the_cent():
    order = an_order(lines=[a_line("S", 36)], confirmed=True)
    parts = some_consignments(
        order,
        consignment_facts("A", {1: 12}),
        consignment_facts("B", {1: 12}),
        consignment_facts("C", {1: 12}),
    )
    accept_all(order)
    a_payment(order, "100.00")
    shares = [shipment_of_packed(one).payment.received[0].amount for one in parts]
    assert sum(share.amount for share in shares) == Decimal("100.00")
    assert all(abs(share.amount - Decimal("33.33")) <= Decimal("0.01") for share in shares)


def shipment_of_packed(consignment: Consignment):
    from geliat.desk.packing import actions as packing

    packing.pack(consignment, by=SRI, at=AT)
    told = gather(consignment).shipment
    assert told is not None
    return told


def test_papers_are_dated_when_first_prepared_and_keep_that_date():
    consignment = a_walked_consignment()
    assert shipment_of(consignment).invoice_date == AT.date()
    assert shipment_of(consignment, on=date(2020, 10, 15)).invoice_date == date(2020, 10, 15)
    prepared(consignment)
    later = shipment_of(consignment, on=date(2020, 12, 1))
    assert later.invoice_date == later.packing_list_date == LATER.date()


def test_the_rate_is_the_last_one_recorded_by_the_day_of_the_papers():
    consignment = a_walked_consignment()
    assert shipment_of(consignment).rate is None
    a_rate(on=date(2020, 8, 30), rupiah="14600")
    a_rate(on=date(2020, 12, 30), rupiah="14100")
    rate = shipment_of(consignment).rate
    assert rate is not None
    assert rate.per_unit == Decimal(14600)


def test_a_lot_that_dried_and_one_that_was_reworked_show_every_submission():
    order = an_order(lines=[a_line("S", 24)], confirmed=True)
    consignment = a_consignment(order)
    line = order.lines.get()
    wet = inspected(a_presented_lot(line, 12, "W01"), WET)
    pieces = quality_figures.sample_for(wet).moisture_pieces
    quality.measure(wet, [(98, 104, 101)] * pieces, by=JOKO, at=AT + timedelta(days=4))
    bad = a_presented_lot(line, 12, "W02")
    from tests.desk.catalogue.builders import a_defect

    a_defect("C01", "critical")
    pieces = quality_figures.sample_for(bad).moisture_pieces
    quality.inspect(bad, {"C01": 1}, [(98, 104, 101)] * pieces, by=JOKO, at=AT)
    bad.refresh_from_db()
    quality.send_to_rework(bad, by=JOKO, at=AT + timedelta(days=1))
    again = quality.resubmit(bad, by=JOKO, at=AT + timedelta(days=2))
    inspected(again, at=AT + timedelta(days=2))
    packed(consignment, at=AT + timedelta(days=5))
    a_sealed_container(consignment)
    told = shipment_of(consignment)
    assert [(lot.code, lot.submission, lot.verdict) for lot in told.lots] == [
        (wet.code, 1, "rejected"),
        (wet.code, 2, "accepted"),
        (bad.code, 1, "rejected"),
        (bad.code, 2, "accepted"),
    ]
    from geliat.desk.dossier import figures

    assert figures.findings(prepared(consignment)) == ()


def test_lots_that_are_in_no_carton_stay_off_the_papers():
    order = an_order(lines=[a_line("S", 12)], confirmed=True)
    consignment = a_consignment(order)
    an_accepted_lot(order.lines.get(), 12, "W01")
    spare = an_accepted_lot(order.lines.get(), 5, "W02")
    packed(consignment)
    a_sealed_container(consignment)
    assert spare.code not in {lot.code for lot in shipment_of(consignment).lots}


def test_everything_that_papers_lack_is_said_at_once_paper_by_paper():
    consignment = a_consignment(an_order(confirmed=True))
    Group.objects.update(signatory="")
    gathered = gather(consignment)
    assert gathered.shipment is None
    codes = {kind: [blocker.code for blocker in found] for kind, found in gathered.lacking.items()}
    assert codes["packing_list"] == ["no_signatory", "not_packed", "not_packed"]
    with pytest.raises(Refusal) as refused:
        shipment_of(consignment)
    assert refused.value.codes == ("no_signatory", "not_packed", "not_packed")
    assert all(blocker.mend for blocker in refused.value.blockers)


def test_a_price_on_other_terms_than_fob_says_what_its_fob_value_lacks():
    order = an_order(
        "PO-2020-07", lines=[a_line("S", 6)], incoterm="CIF", named_place="Shanghai", confirmed=True
    )
    consignment = a_consignment(order)
    accept_all(order)
    packed(consignment)
    from geliat.desk.dossier import actions

    rows = actions.prepare(consignment, by=SRI, at=LATER)
    assert "commercial_invoice" not in {row.kind for row in rows}
    with pytest.raises(Refusal) as refused:
        actions.prepare(consignment, ("commercial_invoice",), by=SRI, at=LATER)
    assert refused.value.codes == ("fob_needs_freight", "fob_needs_insurance")


def test_gathering_costs_the_same_however_many_cartons_there_are(django_assert_max_num_queries):
    consignment = packed()
    a_sealed_container(consignment)
    with django_assert_max_num_queries(26):
        gather(consignment)


def test_the_total_is_that_of_the_order():
    told = shipment_of(a_walked_consignment())
    assert told.total == Money(Decimal("129.00"), "USD")
