"""What the papers say of the Blitar consignment, their seals, and what keeps them from being written."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.trade.builders import EXPORTER, a_lot, a_shipment

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.documents import (
    commercial_invoice,
    every_paper,
    inspection_summary,
    load_plan_sheet,
    minutes_of_release,
    packing_list,
    paper_from_content,
    vgm_declaration,
)
from geliat.trade.documents.inspection_summary import standing

SMALL = (7, 3, 3)


def test_the_invoice_of_the_case_adds_up_in_figures_and_words() -> None:
    invoice = commercial_invoice(a_shipment())
    assert [line.amount.amount for line in invoice.lines] == [
        Decimal("10598.40"),
        Decimal("3900.00"),
        Decimal("2464.00"),
    ]
    assert invoice.total == Money(Decimal("16962.40"), "USD")
    assert invoice.fob_value == invoice.total
    assert invoice.balance == Money(Decimal("11873.68"), "USD")
    assert "sixteen thousand nine hundred sixty-two" in invoice.total_in_words.en.lower()
    assert "enam belas ribu" in invoice.total_in_words.id.lower()
    assert "壹万陆仟玖佰陆拾贰" in invoice.total_in_words.zh
    assert (invoice.quantity, invoice.unit, invoice.cartons) == (3000, "PCE", 602)


def test_freight_and_insurance_are_taken_off_a_cif_price() -> None:
    dear = a_shipment(
        incoterm="CIF", freight=Money(Decimal("900.00"), "USD"), insurance=Money(Decimal("62.40"), "USD")
    )
    assert commercial_invoice(dear).fob_value == Money(Decimal("16000.00"), "USD")


def test_an_invoice_on_cif_without_freight_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        commercial_invoice(a_shipment(counts=SMALL, incoterm="CIF", insurance=Money(Decimal(9), "USD")))
    assert refused.value.codes == ("fob_needs_freight",)


def test_the_packing_list_says_the_same_by_ranges_cartons_lines_and_containers() -> None:
    packing = packing_list(a_shipment())
    assert [(run.first, run.last, run.pieces) for run in packing.ranges] == [
        (1, 384, 2304),
        (385, 514, 520),
        (515, 602, 176),
    ]
    for each in (packing.ranges, packing.cartons, packing.containers):
        assert sum(record.pieces for record in each) == packing.pieces == 3000
        assert sum(record.net_g for record in each) == packing.net_g == 7_536_000
        assert sum(record.gross_g for record in each) == packing.gross_g == 8_112_600
        assert sum(record.volume_mm3 for record in each) == packing.volume_mm3
    assert [line.cartons for line in packing.lines] == [384, 130, 88]
    assert packing.carton_count == 602
    assert packing.cartons[0].contents[0].lot == "LOT-S01"


def test_a_range_ends_where_the_container_or_the_number_changes() -> None:
    packing = packing_list(a_shipment(boxes=2))
    assert [(run.first, run.last, run.container[-4:]) for run in packing.ranges] == [
        (1, 301, "7346"),
        (302, 384, "2817"),
        (385, 514, "2817"),
        (515, 602, "2817"),
    ]
    shipment = a_shipment(counts=SMALL, boxes=1)
    gap = tuple(carton for carton in shipment.cartons if carton.number != 4)
    loose = dataclasses.replace(shipment, cartons=gap, containers=(), release=None)
    assert [(run.first, run.last) for run in packing_list(loose).ranges][:2] == [(1, 3), (5, 7)]


def test_a_carton_of_two_lines_counts_for_both() -> None:
    shipment = a_shipment(counts=SMALL, release=None)
    mixed = dataclasses.replace(
        shipment.cartons[0],
        contents=(*shipment.cartons[0].contents, dataclasses.replace(shipment.cartons[-1].contents[0])),
    )
    packing = packing_list(dataclasses.replace(shipment, cartons=(mixed, *shipment.cartons[1:])))
    assert packing.ranges[0].lines == (1, 3)
    assert [line.cartons for line in packing.lines] == [7, 3, 4]
    assert packing.lines[2].quantity == 8


def test_the_verified_gross_mass_shows_its_parts() -> None:
    vgm = vgm_declaration(a_shipment())
    (container,) = vgm.containers
    parts = container.tare_g + container.cargo_gross_g + container.desiccant_g + container.dunnage_g
    assert container.verified_gross_g == parts == 12_013_100
    assert vgm.date == date(2020, 10, 19)
    assert "method 2" in vgm.statements()[0].en
    assert "metode 2" in vgm.statements()[0].id


def test_a_container_heavier_than_its_plate_allows_is_refused() -> None:
    shipment = a_shipment(counts=SMALL, boxes=2)
    heavy = tuple(
        dataclasses.replace(container, verified_gross_g=32_500_001) for container in shipment.containers
    )
    with pytest.raises(Refusal) as refused:
        vgm_declaration(dataclasses.replace(shipment, containers=heavy))
    assert refused.value.codes == ("vgm_above_max_gross", "vgm_above_max_gross")


def test_the_load_plan_counts_each_size_in_each_container() -> None:
    plan = load_plan_sheet(a_shipment(boxes=2))
    loaded = [[(each.sku, each.cartons, each.pieces) for each in box.loaded] for box in plan.containers]
    assert loaded == [
        [("DJ-S", 301, 1806)],
        [("DJ-S", 83, 498), ("DJ-M", 130, 520), ("DJ-L", 88, 176)],
    ]
    assert plan.cartons == 602
    assert plan.containers[0].payload_g == 32_500_000 - 3_880_000
    assert 0 < plan.containers[0].fill_permille < 1000


def test_the_inspection_summary_counts_what_stands_accepted() -> None:
    summary = inspection_summary(a_shipment())
    assert summary.inspections == 16
    assert (summary.lots_accepted, summary.lots_rejected, summary.resubmitted) == (15, 1, 1)
    assert summary.pieces_accepted == 3000
    assert [(each.sku, each.pieces) for each in summary.accepted] == [
        ("DJ-S", 2304),
        ("DJ-M", 520),
        ("DJ-L", 176),
    ]
    assert summary.workshops == 5
    assert summary.worst_moisture_permille == 117


def test_only_the_last_submission_of_a_lot_stands() -> None:
    first, again = a_lot(), a_lot(submission=2, verdict="rejected")
    assert standing((first, again)) == ()
    assert standing((again, first)) == ()
    third = a_lot(submission=3)
    assert standing((first, third, again)) == (third,)


def test_the_minutes_say_who_released_what_and_that_customs_permits_it() -> None:
    shipment = a_shipment()
    minutes = minutes_of_release(shipment)
    assert minutes.rupiah_value == Money(Decimal(249_347_280), "IDR")
    assert (minutes.container_count, minutes.cartons, minutes.pieces) == (1, 602, 3000)
    act, permit = minutes.statements()
    assert "Bagus Prasetyo" in act.en
    assert "Citra Ayuningtyas" in act.id
    assert minutes.npe_number in permit.en
    assert "does not replace" in permit.en
    assert "tidak menggantikan" in permit.id
    assert "NPE" in permit.id


def test_the_minutes_bind_the_other_papers_by_their_seals() -> None:
    *others, minutes = every_paper(a_shipment(counts=SMALL))
    assert minutes.kind == "minutes_of_release"
    written = [paper for paper in others if paper.date <= minutes.date]
    assert [bound["sha256"] for bound in minutes.content()["papers"]] == [each.sha256 for each in written]
    assert [paper.kind for paper in others if paper not in written] == ["beneficiary_certificate"]


def test_without_a_rate_the_minutes_name_no_rupiah() -> None:
    assert minutes_of_release(a_shipment(counts=SMALL, rate=None)).rupiah_value is None


def test_papers_that_cannot_be_written_yet_say_why() -> None:
    shipment = a_shipment(counts=SMALL, release=None)
    bare = dataclasses.replace(shipment, containers=(), lots=())
    for write, code in (
        (vgm_declaration, "no_container_stuffed"),
        (load_plan_sheet, "no_container_stuffed"),
        (inspection_summary, "no_lot_inspected"),
        (minutes_of_release, "release_not_recorded"),
    ):
        with pytest.raises(Refusal) as refused:
            write(bare)
        assert refused.value.codes == (code,)
    assert [paper.kind for paper in every_paper(bare)][2:4] == ["commercial_invoice", "packing_list"]


def test_every_paper_reads_back_from_its_content() -> None:
    for paper in every_paper(a_shipment(counts=SMALL, boxes=2)):
        assert paper_from_content(paper.content()) == paper
        assert len(paper.sha256) == 64


def test_content_of_no_known_paper_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        paper_from_content({"kind": "love_letter"})
    assert refused.value.codes == ("paper_kind_unknown",)
    with pytest.raises(Refusal) as refused:
        paper_from_content({"kind": "commercial_invoice", "number": 3})
    assert "field_missing" in refused.value.codes


def test_a_new_version_has_a_new_seal() -> None:
    shipment = a_shipment(counts=SMALL)
    assert commercial_invoice(shipment, version=2).sha256 != commercial_invoice(shipment).sha256
    assert commercial_invoice(shipment, version=2).number == commercial_invoice(shipment).number


def keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {key for value in data.values() for key in keys(value)}
    if isinstance(data, list):
        return {key for value in data for key in keys(value)}
    return set()


def test_no_paper_has_a_place_for_personal_data() -> None:
    for paper in every_paper(a_shipment(counts=SMALL)):
        content = paper.content()
        assert EXPORTER.contact not in str(content)
        private = {"contact", "phone", "email", "nik", "bank", "account", "disability"}
        assert not keys(content) & private


def test_titles_and_statements_are_said_in_both_languages() -> None:
    for paper in every_paper(a_shipment(counts=SMALL)):
        for sentence in (paper.title, *paper.statements()):
            assert sentence.en
            assert sentence.id
            assert sentence.en != sentence.id
