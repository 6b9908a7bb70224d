"""The pages of the quality room."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.desk.cast import JOKO, SRI, signed_in
from tests.desk.catalogue.builders import a_defect
from tests.desk.quality.builders import WET, a_lot, finished_pieces, looked_at, reworked

from geliat.desk.quality import figures
from geliat.desk.quality.models import Lot

pytestmark = pytest.mark.django_db


@pytest.fixture
def joko(db):
    """Joko, signed in."""
    return signed_in(JOKO)


def at(name: str, **kwargs: int) -> str:
    """The address of a page of the room."""
    return reverse(f"quality:{name}", kwargs=kwargs)


def measured(lot: Lot, value: str = "10,4") -> dict[str, Any]:
    """The moisture grid of a lot, as its form is sent."""
    sample = figures.sample_for(lot)
    return {
        f"reading_{piece}_{point}": value
        for piece in range(1, sample.moisture_pieces + 1)
        for point in sample.moisture_points
    }


def test_pieces_are_presented_from_the_page_of_the_order(joko):
    share = finished_pieces(200)
    order = share.plan.order_id
    assert at("present", share=share.pk) in joko.get(at("order", order=order)).content.decode()
    assert joko.post(at("present", share=share.pk), {"quantity": 200}).status_code == 302
    assert Lot.objects.get().quantity == 200
    too_many = joko.post(at("present", share=share.pk), {"quantity": 7})
    assert too_many.status_code == 422
    assert "pieces_not_there" in too_many.content.decode()
    empty = joko.post(at("present", share=share.pk), {"quantity": "x"})
    assert empty.status_code == 422
    assert 'aria-invalid="true"' in empty.content.decode()


def test_a_lot_says_what_to_draw_and_why(joko):
    lot = a_lot(200)
    page = joko.get(at("lot", lot=lot.pk)).content.decode()
    assert "Pemeriksaan normal" in page
    assert "Contoh yang diambil" in page
    assert at("inspect", lot=lot.pk) in page


def test_a_lot_is_inspected_through_its_form_with_comma_or_point(joko):
    lot, kind = a_lot(200), a_defect("M01", "major")
    sent = {**measured(lot), f"defect_{kind.pk}": 1, "reading_1_bowl": "11.8", "reading_1_foot": "12 %"}
    assert joko.post(at("inspect", lot=lot.pk), sent).status_code == 302
    inspection = lot.inspections.get()
    first = {row.point: row.moisture_permille for row in inspection.readings.filter(piece=1)}
    assert first == {"bowl": 118, "waist": 104, "foot": 120}
    page = joko.get(at("lot", lot=lot.pk)).content.decode()
    assert "Lolos pemeriksaan cacat" in page
    assert "Cukup kering untuk dikemas" in page


@pytest.mark.parametrize("wrong", ["", "basah", "11,85", "0", "100,1", "nan"])
def test_a_reading_that_is_none_is_asked_again_at_its_own_cell_and_the_rest_is_kept(joko, wrong):
    lot = a_lot(200)
    answer = joko.post(at("inspect", lot=lot.pk), {**measured(lot, "10,7"), "reading_3_waist": wrong})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('aria-invalid="true"') == 1
    assert 'id="id_reading_3_waist_error"' in page
    assert page.count('value="10,7"') == len(measured(lot)) - 1
    lot.refresh_from_db()
    assert lot.stage == "presented"


def test_more_defects_than_the_sample_are_refused_with_the_input_kept(joko):
    lot, kind = a_lot(200), a_defect("M01", "major")
    answer = joko.post(at("inspect", lot=lot.pk), {**measured(lot), f"defect_{kind.pk}": 999})
    assert answer.status_code == 422
    assert "defective_count_out_of_sample" in answer.content.decode()
    assert 'value="999"' in answer.content.decode()


def test_a_wet_lot_is_measured_again_from_its_page(joko):
    lot = a_lot(200)
    looked_at(lot, permille=WET)
    assert at("measure", lot=lot.pk) in joko.get(at("lot", lot=lot.pk)).content.decode()
    assert joko.get(at("measure", lot=lot.pk)).status_code == 200
    assert joko.post(at("measure", lot=lot.pk), measured(lot)).status_code == 302
    lot.refresh_from_db()
    assert lot.stage == "accepted"
    assert joko.get(at("measure", lot=lot.pk)).status_code == 302
    assert joko.get(at("inspect", lot=lot.pk)).status_code == 302


def test_a_rejected_lot_goes_to_rework_and_comes_back_from_its_page(joko):
    lot = a_lot(200)
    looked_at(lot, bad=True)
    joko.post(at("send_to_rework", lot=lot.pk))
    answer = joko.post(at("resubmit", lot=lot.pk), follow=True)
    page = answer.content.decode()
    assert f"{lot.code}/2" in page
    assert at("lot", lot=lot.pk) in page
    assert at("lot", lot=lot.resubmission.pk) in joko.get(at("lot", lot=lot.pk)).content.decode()
    assert joko.post(at("resubmit", lot=lot.pk)).status_code == 409


def test_a_workshop_whose_inspection_is_discontinued_has_a_way_back():
    for _ in range(7):
        looked_at(a_lot(50), bad=True)
    lot, sri = a_lot(50), signed_in(SRI)
    page = sri.get(at("lot", lot=lot.pk)).content.decode()
    assert "inspection_discontinued" in page
    address = at("agree_improvement", share=lot.share_id)
    assert address in page
    assert sri.post(address, {"what": ""}).status_code == 409
    assert sri.post(address, {"what": "Kulit diregangkan ulang"}).status_code == 302
    assert "Pemeriksaan diperketat" in sri.get(at("lot", lot=lot.pk)).content.decode()


def test_lots_are_found_by_stage_and_order_and_what_waits_stands_first(joko):
    accepted, waiting = a_lot(50, "W01"), a_lot(60, "W02")
    looked_at(accepted)
    page = joko.get(at("lots"))
    assert [lot for lot, _, _ in page.context["rows"]] == [waiting, accepted]
    found = joko.get(at("lots"), {"stage": "accepted", "order": accepted.share.plan.order_id})
    assert [lot for lot, _, _ in found.context["rows"]] == [accepted]
    assert "Tidak ada lot yang cocok" in joko.get(at("lots"), {"stage": "rework"}).content.decode()


def test_the_lists_take_few_queries_however_many_lots(joko, django_assert_max_num_queries):
    for n in range(12):
        lot = a_lot(50, f"W{n % 4 + 1:02}")
        if n % 2:
            looked_at(lot)
    joko.get(at("lots"))
    with django_assert_max_num_queries(14):
        joko.get(at("lots"))
    with django_assert_max_num_queries(22):
        joko.get(at("order", order=lot.share.plan.order_id))
    looked_at(reworked_one())
    with django_assert_max_num_queries(28):
        joko.get(at("lot", lot=lot.pk))


def reworked_one() -> Lot:
    """A lot that came back."""
    lot = a_lot(50, "W09")
    looked_at(lot, bad=True)
    return reworked(lot)


def test_the_coordinator_reads_a_lot_and_does_not_inspect_it():
    lot, sri = a_lot(), signed_in(SRI)
    assert at("inspect", lot=lot.pk) not in sri.get(at("lot", lot=lot.pk)).content.decode()
    assert sri.post(at("inspect", lot=lot.pk), {}).status_code == 403


def test_there_is_a_page_before_any_lot(joko):
    assert "Belum ada lot" in joko.get(at("lots")).content.decode()
