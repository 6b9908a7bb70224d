"""The forwarder's page by link: booking, container, seal, NPE and milestones of one consignment."""

from __future__ import annotations

import pytest
from tests.desk.board.builders import NAMES, a_working_order, forwarder
from tests.desk.cast import BAYU, SRI
from tests.desk.dossier.builders import PEB_AT, by_name, ready_to_hand_over
from tests.desk.loading.builders import NUMBERS, a_stuffed_container
from tests.desk.packing.builders import packed
from tests.desk.release.builders import received, released, with_papers

from geliat.desk.dossier import declaration, hand_over
from geliat.desk.dossier.models import Paper, PaperReceived
from geliat.desk.loading.models import Container
from geliat.desk.release.models import Npe
from geliat.desk.voyage.models import Milestone

pytestmark = pytest.mark.django_db
BOOKING = {"forwarder": "PPJK Contoh", "booking": "SUB1", "vessel": "KM CONTOH", "voyage_number": "2010N"}


def test_the_booking_is_recorded_and_the_next_step_follows():
    bayu = forwarder(a_working_order().consignment)
    assert "Catat pemesanan dan kapal" in bayu.read()
    assert bayu.send("book", BOOKING).status_code == 302
    page = bayu.read()
    assert "KM CONTOH" in page
    assert "Catat pemesanan dan kapal" not in page


def test_the_page_names_no_workshop_and_no_price():
    page = forwarder(a_working_order().consignment).read()
    for name in NAMES.values():
        assert name not in page
    assert "460" not in page


def test_a_container_is_recorded_with_its_plate_and_a_wrong_number_refused():
    consignment = packed()
    bayu = forwarder(consignment)
    told = {"number": NUMBERS[0], "size_type": "45G1", "tare": "3880", "max_gross": "32500"}
    wrong = bayu.send("container", {**told, "number": "GLTU0000001"})
    assert wrong.status_code == 422
    assert not Container.objects.exists()
    assert bayu.send("container", told).status_code == 302
    assert Container.objects.get().tare_g == 3_880_000


def test_a_stuffed_container_is_sealed():
    box = a_stuffed_container()
    bayu = forwarder(box.consignment)
    assert bayu.send("seal", {"number": "ID020481"}, container=box.pk).status_code == 302
    box.refresh_from_db()
    assert (box.stage, box.seal) == ("sealed", "ID020481")


def test_a_container_of_another_consignment_stays_unknown():
    box = a_stuffed_container()
    other = a_working_order("PO-2020-02")
    answer = forwarder(other.consignment).send("seal", {"number": "ID020481"}, container=box.pk)
    assert answer.status_code == 404


def test_the_npe_is_recorded_and_its_papers_taken():
    consignment = with_papers()
    bayu = forwarder(consignment)
    told = {"number": "NPE-1", "dated": "2020-10-20", "peb_number": "204511", "peb_dated": "2020-10-19"}
    assert bayu.send("npe", told).status_code == 302
    assert Npe.objects.get().number == "NPE-1"
    vgm = Paper.objects.get(kind="vgm_declaration")
    assert bayu.address("paper", paper=vgm.pk) in bayu.read()
    assert b"".join(bayu.client.get(bayu.address("paper", paper=vgm.pk))).startswith(b"%PDF")


def test_a_milestone_is_recorded_and_a_wrong_one_says_why():
    bayu = forwarder(released().consignment)
    told = {"kind": "gate_in", "happened_at": "2020-10-23T10:00", "place": "Surabaya"}
    early = bayu.send("milestone", {**told, "kind": "arrived"})
    assert early.status_code == 422
    assert bayu.send("milestone", told).status_code == 302
    assert Milestone.objects.get().place == "Surabaya"


def test_every_form_has_fields_of_its_own():
    page = forwarder(a_working_order().consignment).read()
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert sorted(set(ids)) == sorted(ids)


def test_a_paper_of_others_is_recorded_and_withdrawn_by_link():
    consignment = packed()
    bayu = forwarder(consignment)
    assert "Dokumen dari pihak lain" in bayu.read()
    told = {"kind": "timber_origin", "number": "N-77", "dated": "2020-10-08", "issued_by": "Penerbit Contoh"}
    assert bayu.send("received", {**told, "number": ""}).status_code == 422
    assert bayu.send("received", told).status_code == 302
    row = PaperReceived.objects.get()
    assert (row.consignment_id, row.number, row.withdrawn_at) == (consignment.pk, "N-77", None)
    assert "N-77" in bayu.read()
    assert bayu.send("withdraw", {}, received=row.pk).status_code == 302
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    assert "N-77" not in bayu.read()


def test_a_paper_of_another_consignment_is_not_withdrawn_by_link():
    row = received(packed())
    other = a_working_order("PO-2020-02")
    assert forwarder(other.consignment).send("withdraw", {}, received=row.pk).status_code == 404


def test_the_peb_file_is_taken_by_link_once_two_persons_have_seen_it():
    consignment = ready_to_hand_over()
    bayu = forwarder(consignment)
    file = bayu.address("entry")
    assert file not in bayu.read()
    assert bayu.send("entry").status_code == 409
    row = hand_over.ask(consignment, by=by_name(SRI), at=PEB_AT)
    hand_over.confirm(consignment, row.file_sha256, by=by_name(BAYU), at=PEB_AT)
    assert file in bayu.read()
    assert declaration.seal_of(bayu.send("entry").content) == row.file_sha256


def test_another_vessel_asks_first_where_sealed_papers_name_the_old_one():
    consignment = with_papers()
    bayu = forwarder(consignment)
    asked = bayu.send("book", {**BOOKING, "vessel": "KM LAIN"})
    assert asked.status_code == 422
    assert "berkas yang disahkan berbeda" in asked.content.decode()
    consignment.refresh_from_db()
    assert consignment.vessel != "KM LAIN"
    assert bayu.send("book", {**BOOKING, "vessel": "KM LAIN", "knowing": "yes"}).status_code == 302
