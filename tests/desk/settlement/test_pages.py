"""The pages of pay: what is next, the file that is downloaded and not kept, one workshop's own pay."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.desk.cast import ADI, AT, RATNA, SRI, signed_in
from tests.desk.orders.builders import a_rate
from tests.desk.packing.builders import an_accepted_lot
from tests.desk.settlement.builders import an_advance, an_order_to_pay

from geliat.desk.orders.models import Order
from geliat.desk.settlement import actions, figures
from geliat.desk.settlement.models import Pay, PayoutFile

pytestmark = pytest.mark.django_db


def go(name, **kwargs):
    return reverse(f"settlement:{name}", kwargs=kwargs)


def test_the_page_leads_from_reckoning_to_the_file_to_the_bank():
    order, _ = an_order_to_pay()
    client = signed_in(SRI)
    page = go("order", order=order.pk)
    assert go("reckon", order=order.pk) in client.get(page).content.decode()
    client.post(go("reckon", order=order.pk))
    assert go("make_file", order=order.pk) in client.get(page).content.decode()
    answer = client.post(go("make_file", order=order.pk))
    file = PayoutFile.objects.get()
    assert answer.url == go("file", file=file.pk)
    listed = client.post(go("download", file=file.pk))
    assert hashlib.sha256(listed.content).hexdigest() == file.sha256
    assert listed["Cache-Control"] == "no-store"
    assert "attachment" in listed["Content-Disposition"]
    day = timezone.localdate().isoformat()
    client.post(go("confirm_paid", file=file.pk), {"paid_on": day})
    assert Pay.objects.get().stage == "paid"


def test_no_page_shows_an_account():
    order, lot = an_order_to_pay()
    actions.reckon(order, by=SRI, at=AT)
    file, _ = actions.make_file(order, by=SRI, at=AT)
    client = signed_in(SRI)
    for address in (
        go("order", order=order.pk),
        go("file", file=file.pk),
        go("workshop", workshop=lot.share.workshop_id),
        go("orders"),
    ):
        assert "0012345678" not in client.get(address).content.decode()


def test_a_missing_account_is_shown_with_the_way_to_record_it_or_pay_in_cash():
    order, lot = an_order_to_pay()
    lot.share.workshop.private_contact.delete()
    (pay,) = actions.reckon(order, by=SRI, at=AT)
    client = signed_in(SRI)
    page = client.get(go("order", order=order.pk)).content.decode()
    assert reverse("makers:private", kwargs={"workshop": pay.workshop_id}) in page
    answer = client.post(go("make_file", order=order.pk))
    assert answer.status_code == 422
    assert "account_missing" in answer.content.decode()
    client.post(go("pay_in_cash", pay=pay.pk))
    assert client.post(go("make_file", order=order.pk)).status_code == 302


def test_a_file_is_taken_back_with_a_reason():
    order, _ = an_order_to_pay()
    actions.reckon(order, by=SRI, at=AT)
    file, _ = actions.make_file(order, by=SRI, at=AT)
    client = signed_in(SRI)
    assert client.post(go("take_back", file=file.pk), {"because": ""}).status_code == 422
    assert client.post(go("take_back", file=file.pk), {"because": "Bank libur"}).status_code == 302
    assert "Ditarik" in client.get(go("file", file=file.pk)).content.decode()


def test_an_administrator_reads_the_pay_but_neither_reckons_nor_downloads():
    order, _ = an_order_to_pay()
    actions.reckon(order, by=SRI, at=AT)
    file, _ = actions.make_file(order, by=SRI, at=AT)
    client = signed_in(ADI)
    assert client.get(go("order", order=order.pk)).status_code == 200
    assert client.post(go("reckon", order=order.pk)).status_code == 403
    assert client.post(go("download", file=file.pk)).status_code == 403
    assert signed_in(RATNA).get(go("order", order=order.pk)).status_code == 403


def test_an_order_is_closed_from_its_page_once_nothing_is_open():
    order, _ = an_order_to_pay()
    Order.objects.filter(pk=order.pk).update(stage="shipped")
    answer = signed_in(SRI).post(go("close", order=order.pk))
    assert answer.status_code == 422
    assert "pay_not_reckoned" in answer.content.decode()


def test_many_workshops_do_not_cost_a_query_each(django_assert_max_num_queries):
    order, _ = an_order_to_pay()
    for place in range(2, 30):
        an_accepted_lot(order.lines.first(), 5, f"W{place:02d}")
    actions.reckon(order, by=SRI, at=AT)
    client = signed_in(SRI)
    with django_assert_max_num_queries(45):
        client.get(go("order", order=order.pk))


# One workshop's pay


def test_the_pay_of_a_workshop_tells_pieces_rates_advances_and_what_is_to_come():
    order, lot = an_order_to_pay(100)
    workshop = lot.share.workshop
    an_advance(workshop, order, 350_000)
    actions.reckon(order, by=SRI, at=AT)
    an_accepted_lot(order.lines.last(), 40, "W01")
    (statement,) = figures.pay_of(workshop)
    assert [(piece.quantity, piece.pay_idr, piece.amount_idr) for piece in statement.paid_for] == [
        (100, 3000, 300_000)
    ]
    assert statement.to_reckon_idr == 120_000
    assert statement.advance_left_idr == 50_000
    assert statement.totals.netted_idr == 300_000
    page = signed_in(SRI).get(go("workshop", workshop=workshop.pk)).content.decode()
    for said in ("Rp300.000", "Rp50.000", "Rp120.000"):
        assert said in page


def test_a_workshop_without_work_has_no_pay():
    _, lot = an_order_to_pay()
    assert [one.order.number for one in figures.pay_of(lot.share.workshop)] == ["PO-2020-01"]


# The makers' part of the value


def test_the_makers_part_is_told_with_the_rate_and_its_day_or_not_at_all():
    order, _ = an_order_to_pay(100)
    actions.reckon(order, by=SRI, at=AT)
    day = a_rate().on
    assert figures.makers_part(order, day - timedelta(days=1)).permille is None
    part = figures.makers_part(order, day + timedelta(days=9))
    assert part.rate is not None
    assert part.rate.on == day
    assert part.permille == 6  # 300,000 of 3,360 USD at 14,700: 49,392,000 rupiah
