"""The board, the order's walk and a workshop's page for who signs in."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.desk.board.builders import ACCOUNT, NAMES, PHONE, a_working_order
from tests.desk.cast import AT, BAYU, JOKO, RATNA, SRI, signed_in
from tests.desk.orders.builders import an_order
from tests.desk.release.builders import declared, released

from geliat.desk.production import actions as production

pytestmark = pytest.mark.django_db


def board(actor) -> str:
    return signed_in(actor).get("/").content.decode()


def walk(actor, order) -> str:
    return signed_in(actor).get(reverse("board:order", kwargs={"order": order.pk})).content.decode()


def test_the_board_asks_no_more_of_the_database_for_more_orders():
    client = signed_in(SRI)
    an_order("PO-1")
    a_working_order("PO-2")
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for number in range(3, 9):
        an_order(f"PO-{number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/")
    assert len(many) == len(few)
    assert len(few) < 40


def test_the_board_is_filtered_by_number_and_stage():
    an_order("PO-1")
    a_working_order("PO-2")
    client = signed_in(SRI)
    assert ">PO-1</a>" not in client.get("/?text=PO-2").content.decode()
    assert ">PO-2</a>" not in client.get("/?stage=inquiry").content.decode()


def test_everybody_reads_only_their_own_turn():
    declared()
    officer, inspector = board(RATNA), board(JOKO)
    assert "Giliran Anda" in officer
    assert "Giliran Anda" not in inspector
    assert "Tidak ada yang menunggu Anda" in inspector


def test_a_forwarder_sees_no_money_on_board_and_walk():
    order = a_working_order().order
    for page in (board(BAYU), walk(BAYU, order)):
        assert "460" not in page
        assert order.number in page
    assert "USD 460,00" in board(SRI)


def test_the_walk_shows_every_stretch_what_is_next_and_what_blocks_it():
    work = a_working_order()
    production.count(work.melati, 30, "c", by=SRI, at=AT)
    page = walk(SRI, work.order)
    for name in ("Pembagian kerja", "Produksi", "Mutu", "Pengemasan", "Pemuatan", "Berkas", "Pelayaran"):
        assert name in page
    assert "30 / 400" in page
    assert "Jawab tawaran: 50 buah" in page
    assert "npe_missing" in page
    assert "Hasil dihitung" in page


def test_a_released_consignment_has_nothing_in_its_way_any_more():
    page = walk(SRI, released().consignment.order)
    assert "npe_missing" not in page
    assert "/voyage/" in page


def test_who_may_not_read_the_journal_reads_no_story():
    order = a_working_order().order
    assert "Riwayat tindakan" in walk(RATNA, order)
    assert "Riwayat tindakan" not in walk(JOKO, order)


def test_the_desks_page_of_a_workshop_shows_work_but_pay_only_to_who_pays():
    work = a_working_order()
    address = reverse("board:workshop", kwargs={"workshop": work.melati.workshop_id})
    page, inspectors = (signed_in(actor).get(address).content.decode() for actor in (SRI, JOKO))
    assert NAMES["W01"] in page
    assert "Upahnya" in page
    assert "Upahnya" not in inspectors
    for private in (PHONE, ACCOUNT):
        assert private not in page
