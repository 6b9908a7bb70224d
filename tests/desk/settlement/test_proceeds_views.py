"""The pages of export proceeds: the list, the deadline in words, the form, and the list to take along."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.desk.cast import BAYU, RATNA, SRI, signed_in
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order
from tests.desk.settlement.builders import an_npe, paid, two_pebs

from geliat.desk.settlement.models import ProceedsMatch

pytestmark = pytest.mark.django_db


def go(name, **kwargs):
    return reverse(f"settlement:{name}", kwargs=kwargs)


def read(actor, address, language="en") -> str:
    client = signed_in(actor)
    client.cookies["django_language"] = language
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_a_peb_tells_rule_deadline_and_how_late_it_is():
    _, one, _ = two_pebs()
    page = read(SRI, go("proceeds_of", consignment=one.pk))
    days = (timezone.localdate() - date(2021, 1, 31)).days
    for said in ("PBI 21/14/PBI/2019", "31 Jan 2021", f"late by {days:,} days", "56,000.00"):
        assert said in page
    assert "No rate is recorded" in page
    assert "terlambat" in read(SRI, go("proceeds_of", consignment=one.pk), "id")


def test_a_rule_that_is_not_verified_says_so():
    _, one, _ = two_pebs()
    assert "not verified" not in read(SRI, go("proceeds_of", consignment=one.pk))
    npe = an_npe(a_consignment(an_order("PO-2024", confirmed=True)), date(2024, 3, 1), "1")
    page = read(SRI, go("proceeds_of", consignment=npe.consignment_id))
    assert "not verified" in page
    assert "belum terverifikasi" in read(SRI, go("proceeds_of", consignment=npe.consignment_id), "id")


def test_a_peb_before_all_rules_says_that_none_is_recorded():
    npe = an_npe(a_consignment(an_order(confirmed=True)), date(2018, 3, 1))
    for address in (go("proceeds_of", consignment=npe.consignment_id), go("proceeds")):
        assert "No rule for export proceeds" in read(SRI, address)


def test_a_consignment_without_a_registered_peb_leads_to_the_release():
    one = a_consignment(an_order(confirmed=True))
    page = read(SRI, go("proceeds_of", consignment=one.pk))
    assert reverse("release:consignment", kwargs={"consignment": one.pk}) in page


def test_the_form_comes_filled_in_and_matches_with_one_press():
    order, one, _ = two_pebs()
    payment = paid(order, "60000", date(2020, 12, 1), "TT-1")
    client = signed_in(SRI)
    address = go("proceeds_of", consignment=one.pk)
    client.cookies["django_language"] = "en"
    page = client.get(address).content.decode()
    assert f'name="payment-{payment.pk}" value="56000.00"' in page
    answer = client.post(go("match_proceeds", consignment=one.pk), {f"payment-{payment.pk}": "56000.00"})
    assert answer.url == address
    assert ProceedsMatch.objects.get().amount == 56_000
    assert "Nothing: the proceeds are in" in client.get(address).content.decode()
    assert "yang dapat dipadankan di sini 60.000,00" in read(SRI, address, "id")


def test_too_much_is_refused_at_the_form_and_keeps_what_was_typed():
    order, one, _ = two_pebs()
    payment = paid(order, "60000", date(2020, 12, 1), "TT-1")
    answer = signed_in(SRI).post(
        go("match_proceeds", consignment=one.pk), {f"payment-{payment.pk}": "60000.01"}
    )
    assert answer.status_code == 422
    assert 'value="60000.01"' in answer.content.decode()
    assert not ProceedsMatch.objects.exists()


def test_matching_before_the_peb_is_registered_is_refused():
    one = a_consignment(an_order(confirmed=True))
    answer = signed_in(SRI).post(go("match_proceeds", consignment=one.pk))
    assert answer.status_code == 422
    assert "peb_not_registered" in answer.content.decode()


def test_the_officer_reads_but_does_not_match_and_the_forwarder_does_neither():
    order, one, _ = two_pebs()
    paid(order, "60000", date(2020, 12, 1), "TT-1")
    page = read(RATNA, go("proceeds_of", consignment=one.pk))
    assert "TT-1" in page
    assert go("match_proceeds", consignment=one.pk) not in page
    assert signed_in(RATNA).post(go("match_proceeds", consignment=one.pk)).status_code == 403
    assert signed_in(BAYU).get(go("proceeds")).status_code == 403


def test_more_than_declared_is_told():
    order, one, _ = two_pebs()
    payment = paid(order, "60000", date(2020, 12, 1), "TT-1")
    signed_in(SRI).post(go("match_proceeds", consignment=one.pk), {f"payment-{payment.pk}": "57000"})
    assert "1,000.00 more than the PEB declared" in read(SRI, go("proceeds_of", consignment=one.pk))


def test_the_list_shows_open_pebs_first_and_an_empty_one_says_when_it_fills():
    assert "No PEB is registered yet" in read(SRI, go("proceeds"))
    order, one, other = two_pebs()
    payment = paid(order, "84000", date(2020, 12, 1), "TT-1")
    signed_in(SRI).post(go("match_proceeds", consignment=one.pk), {f"payment-{payment.pk}": "56000"})
    page = read(SRI, go("proceeds"))
    assert page.index(other.number) < page.index(f">{one.number}<")


def test_the_list_to_take_along_holds_a_line_for_each_receipt_and_no_formula():
    order, one, _ = two_pebs()
    first = paid(order, "50000", date(2020, 12, 1), "=TT-1")
    second = paid(order, "6000", date(2021, 2, 9), "TT-2")
    told = {f"payment-{first.pk}": "50000", f"payment-{second.pk}": "6000"}
    signed_in(SRI).post(go("match_proceeds", consignment=one.pk), told)
    answer = signed_in(RATNA).get(go("proceeds_list"))
    rows = list(csv.DictReader(answer.content.decode().splitlines()))
    assert [(row["consignment"], row["receipt_reference"], row["matched"], row["state"]) for row in rows] == [
        ("PO-2020-01/A", "'=TT-1", "50000.00", "met_late"),
        ("PO-2020-01/A", "TT-2", "6000.00", "met_late"),
        ("PO-2020-01/B", "", "", "late"),
    ]
    assert rows[2]["short"] == "28000.00"
    assert rows[0]["due_on"] == "2021-01-31"


def test_a_page_of_forty_pebs_does_not_cost_a_query_each(django_assert_max_num_queries):
    for place in range(12):
        day = date(2020, 10, 1) + timedelta(days=place)
        an_npe(a_consignment(an_order(f"PO-{place}", confirmed=True)), day, f"{place}")
    client = signed_in(SRI)
    with django_assert_max_num_queries(20):
        client.get(go("proceeds"))
