"""The buyer's page by link: state, papers and money, and nothing of who made what for how much."""

from __future__ import annotations

import pytest
from tests.desk.board.builders import NAMES, a_working_order, buyer, token
from tests.desk.cast import AT, SRI
from tests.desk.orders.builders import a_payment
from tests.desk.release.builders import declared, released, with_papers

from geliat.desk.board.buyer import buyers_page
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier.models import Paper
from geliat.desk.makers.models import Workshop
from geliat.desk.production import actions as production
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db


def test_the_page_counts_pieces_by_step_and_names_no_workshop():
    work = a_working_order()
    production.count(work.melati, 25, "c", by=SRI, at=AT)
    page = buyer(work.order).read("en")
    assert "25 / 100" in page
    for name in NAMES.values():
        assert name not in page
    assert "9.000" not in page
    assert "9,000" not in page


def test_money_received_and_due_stands_there():
    work = a_working_order()
    a_payment(work.order, "138.00")
    page = buyer(work.order).read("en")
    assert "USD 460.00" in page
    assert "USD 138.00" in page
    assert "USD 322.00" in page


def test_the_page_speaks_chinese():
    work = a_working_order()
    page = buyer(work.order).read("zh-hans")
    for said in ("订购件数", "各工序完成件数", "已确认" if work.order.stage == "confirmed" else "生产中"):
        assert said in page


def test_a_paper_is_taken_only_once_it_is_sealed_and_meant_for_buyers():
    consignment = with_papers()
    lin = buyer(consignment.order)
    page = lin.read("en")
    invoice = Paper.objects.get(kind="commercial_invoice")
    sheet = Paper.objects.get(kind="load_plan_sheet")
    assert lin.address("paper", paper=invoice.pk) in page
    answer = lin.client.get(lin.address("paper", paper=invoice.pk))
    assert b"".join(answer).startswith(b"%PDF")
    assert lin.client.get(lin.address("paper", paper=sheet.pk)).status_code == 404
    Paper.objects.filter(pk=invoice.pk).update(sealed_at=None)
    assert lin.client.get(lin.address("paper", paper=invoice.pk)).status_code == 404


def test_another_order_opens_none_of_these_papers():
    consignment = with_papers()
    other = a_working_order("PO-2020-02")
    invoice = Paper.objects.get(kind="commercial_invoice")
    lin = buyer(other.order)
    assert lin.client.get(lin.address("paper", paper=invoice.pk)).status_code == 404
    assert consignment.number not in lin.read("en")


def test_a_release_is_shown_with_its_public_page_containers_and_inspection():
    act = released()
    order = act.consignment.order
    page = buyer(order).read("en")
    assert f"/release/{act.code}/" in page
    assert "ID020481" in page
    inspected = buyers_page(order).inspected
    assert (inspected.accepted_pieces, inspected.waiting_lots) == (680, 0)
    for workshop in Workshop.objects.all():
        assert workshop.name not in page


def test_a_buyers_link_to_one_consignment_shows_that_one_and_no_money(client):
    consignment = Consignment.objects.get(pk=declared().pk)
    word = token(Role.BUYER, "consignment", consignment.pk)
    page = client.get(f"/f/{word}/").content.decode()
    assert consignment.number in page
    assert "3.360" not in page
    assert "<form method" not in page.replace('<form method="post" action="/language/"', "")
    invoice = Paper.objects.get(kind="commercial_invoice")
    assert b"".join(client.get(f"/f/{word}/papers/{invoice.pk}/")).startswith(b"%PDF")
    sheet = Paper.objects.get(kind="load_plan_sheet")
    assert client.get(f"/f/{word}/papers/{sheet.pk}/").status_code == 404
