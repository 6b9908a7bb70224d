"""Presenting, inspecting, measuring, reworking, with every refusal."""

from __future__ import annotations

import pytest
from tests.desk.cast import AT, JOKO, RATNA, SRI
from tests.desk.catalogue.builders import a_defect
from tests.desk.orders.builders import an_order
from tests.desk.quality.builders import DRY, LATER, WET, a_lot, finished_pieces, looked_at, readings, reworked
from tests.desk.refused import refused

from geliat.desk.catalogue.models import QualitySpec, RouteStep
from geliat.desk.journal.figures import deeds_of
from geliat.desk.quality import actions, figures
from geliat.desk.quality.models import Lot

pytestmark = pytest.mark.django_db


def test_pieces_are_presented_once_and_numbered_within_the_order():
    share = finished_pieces(200)
    first = actions.present(share, 120, by=JOKO, at=LATER)
    second = actions.present(share, 80, by=SRI, at=LATER)
    assert (first.code, second.code) == ("PO-2020-01-S-W01-001", "PO-2020-01-S-W01-002")
    with refused("pieces_not_there"):
        actions.present(share, 1, by=JOKO, at=LATER)


@pytest.mark.parametrize("quantity", [0, -1, 201])
def test_no_lot_holds_nothing_or_more_than_is_there(quantity):
    with refused("pieces_not_there"):
        actions.present(finished_pieces(200), quantity, by=JOKO, at=LATER)


def test_pieces_still_at_the_workshop_are_not_presented():
    with refused("pieces_not_there"):
        actions.present(finished_pieces(200, delivered=False), 1, by=JOKO, at=LATER)


def test_pieces_of_an_earlier_step_are_presented_where_the_step_is_inspected():
    share = finished_pieces(50, delivered=False)
    share.step = "turning"
    share.save()
    with refused("pieces_not_there"):
        actions.present(share, 50, by=JOKO, at=LATER)
    RouteStep.objects.filter(size=share.line.size_id, step="turning").update(inspected=True)
    assert actions.present(share, 50, by=JOKO, at=LATER).quantity == 50


def test_a_product_without_a_quality_spec_is_not_presented():
    share = finished_pieces()
    QualitySpec.objects.all().delete()
    with refused("no_quality_spec"):
        actions.present(share, 1, by=JOKO, at=LATER)


def test_the_lots_of_an_order_with_a_long_number_have_a_short_code():
    order = an_order("P" * 40, confirmed=True)
    lot = actions.present(finished_pieces(order=order), 10, by=JOKO, at=LATER)
    assert lot.code == f"L{order.pk}-001"


def test_a_dry_lot_without_defects_is_accepted():
    lot = a_lot()
    inspection = looked_at(lot)
    assert (lot.stage, inspection.passed, inspection.dry) == ("accepted", True, True)
    assert inspection.readings.count() == 3 * figures.moisture.pieces_to_measure(200)


def test_a_lot_is_rejected_from_the_rejection_number_on():
    just_good, bad = a_lot(workshop="W01"), a_lot(workshop="W02")
    kind = a_defect("M01", "major")
    allowed = figures.sample_for(just_good).plans["major"].accept
    actions.inspect(just_good, {kind.code: allowed}, readings(just_good), by=JOKO, at=LATER)
    just_good.refresh_from_db()
    assert just_good.stage == "accepted"
    looked_at(bad, bad=True)
    assert bad.stage == "rejected"


def test_one_critical_defect_rejects():
    lot, kind = a_lot(), a_defect("C01", "critical")
    actions.inspect(lot, {kind.code: 1}, readings(lot), by=JOKO, at=LATER)
    lot.refresh_from_db()
    assert lot.stage == "rejected"


def test_a_wet_lot_dries_until_it_is_measured_dry():
    lot = a_lot()
    first = looked_at(lot, permille=WET)
    assert (lot.stage, first.passed) == ("drying", False)
    again = actions.measure(lot, readings(lot, WET), by=JOKO, at=LATER)
    lot.refresh_from_db()
    assert (lot.stage, again.moisture_only) == ("drying", True)
    actions.measure(lot, readings(lot, DRY), by=JOKO, at=LATER)
    lot.refresh_from_db()
    assert lot.stage == "accepted"


def test_one_wet_point_keeps_a_lot_from_packing():
    lot = a_lot()
    rows = readings(lot)
    rows[-1] = (98, 151, 101)
    inspection = actions.inspect(lot, {}, rows, by=JOKO, at=LATER)
    assert (inspection.lot.stage, inspection.moisture_worst_permille) == ("drying", 151)


def test_everything_wrong_with_an_inspection_is_said_at_once():
    lot = a_lot()
    with refused("unknown_defect", "moisture_sample_incomplete"):
        actions.inspect(lot, {"XX": 1}, [DRY], by=JOKO, at=LATER)
    with refused("negative_count", "moisture_reading_impossible"):
        rows = [*readings(lot)[:-1], (98, 0, 101)]
        actions.inspect(lot, {a_defect().code: -1}, rows, by=JOKO, at=LATER)
    with refused("defective_count_out_of_sample", "moisture_point_missing"):
        actions.inspect(lot, {a_defect().code: 9_999}, [*readings(lot)[:-1], (98, 101)], by=JOKO, at=LATER)
    assert not lot.inspections.exists()


def test_a_defect_of_another_craft_is_not_counted():
    lot, kind = a_lot(), a_defect("J01", "major", crafts=("box",))
    with refused("unknown_defect"):
        actions.inspect(lot, {kind.code: 1}, readings(lot), by=JOKO, at=LATER)


def test_each_deed_belongs_to_one_stage_of_a_lot():
    presented, drying, accepted, rejected = (a_lot(workshop=f"W0{n}") for n in range(1, 5))
    looked_at(drying, permille=WET)
    looked_at(accepted)
    looked_at(rejected, bad=True)
    for deed, stage in (
        (lambda lot: actions.inspect(lot, {}, readings(lot), by=JOKO, at=LATER), "presented"),
        (lambda lot: actions.measure(lot, readings(lot), by=JOKO, at=LATER), "drying"),
        (lambda lot: actions.send_to_rework(lot, by=JOKO, at=LATER), "rejected"),
        (lambda lot: actions.resubmit(lot, by=JOKO, at=LATER), "rework"),
    ):
        for lot in (presented, drying, accepted, rejected):
            if lot.stage != stage:
                with refused("wrong_stage"):
                    deed(lot)


def test_a_reworked_lot_comes_back_as_a_new_one_of_the_same_pieces():
    lot = a_lot()
    looked_at(lot, bad=True)
    again = reworked(lot)
    assert (again.code, again.submission, again.quantity) == (f"{lot.code}/2", 2, lot.quantity)
    assert (again.resubmits, again.stage) == (lot, "presented")
    with refused("pieces_not_there"):
        actions.present(lot.share, 1, by=JOKO, at=LATER)
    looked_at(again, bad=True)
    third = reworked(again)
    assert third.code == f"{lot.code}/3"
    assert [one.code for one in figures.chain(again)] == [lot.code, again.code, third.code]


def test_the_number_of_an_order_may_hold_a_stroke():
    order = an_order("PO/2020/01", confirmed=True)
    one, other = (
        actions.present(finished_pieces(50, f"W0{n}", order=order), 50, by=JOKO, at=LATER) for n in (1, 2)
    )
    for lot in (one, other):
        looked_at(lot, bad=True)
    assert reworked(one).code == f"{one.code}/2"
    assert reworked(other).code == f"{other.code}/2"
    assert figures.chain(one)[0] == one


def test_who_may_present_may_not_always_inspect():
    lot = a_lot()
    with refused("not_allowed"):
        actions.inspect(lot, {}, readings(lot), by=SRI, at=LATER)
    with refused("not_allowed"):
        actions.present(lot.share, 1, by=RATNA, at=LATER)


def test_inspection_that_was_discontinued_is_taken_up_again_by_agreement():
    for _ in range(7):
        looked_at(a_lot(50), bad=True)
    blocked = a_lot(50)
    with refused("inspection_discontinued"):
        actions.inspect(blocked, {}, [DRY], by=JOKO, at=LATER)
    share = blocked.share
    told = (share.workshop, share.step, share.line.size.product)
    with refused("not_allowed"):
        actions.agree_improvement(*told, "Kulit diregangkan ulang", by=JOKO, at=LATER)
    with refused("improvement_unsaid"):
        actions.agree_improvement(*told, "  ", by=SRI, at=LATER)
    actions.agree_improvement(*told, "Kulit diregangkan ulang", by=SRI, at=LATER)
    looked_at(blocked)
    assert blocked.stage == "accepted"
    assert blocked.inspections.get().severity == "tightened"


def test_nothing_is_agreed_while_inspection_goes_on():
    lot = a_lot()
    with refused("inspection_not_discontinued"):
        actions.agree_improvement(
            lot.share.workshop, lot.share.step, lot.spec.product, "Lebih teliti", by=SRI, at=LATER
        )


def test_the_journal_says_what_was_found():
    lot = a_lot()
    looked_at(lot, bad=True)
    entry = deeds_of([("lot", lot.pk)]).last()
    assert (entry.deed, entry.stage_after) == ("quality.inspect", "rejected")
    assert entry.facts["found_major"] == figures.sample_for(lot).plans["major"].reject
    assert Lot.objects.get().presented_at == LATER > AT
