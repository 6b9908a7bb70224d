"""The readiness page for each role, and the public page for everybody."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.desk.cast import BAYU, JOKO, RATNA, SRI, person, signed_in
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order
from tests.desk.release.builders import declared, ready, released
from tests.desk.settlement.builders import a_step_share

from geliat.desk.consignments.models import Consignment
from geliat.desk.people import actions as people
from geliat.desk.people.models import Person
from geliat.desk.release.models import Npe, Release
from geliat.trade.access import Role

pytestmark = pytest.mark.django_db


def address(name, one):
    return reverse(f"release:{name}", kwargs={"consignment": one.pk})


def text_of(answer):
    return answer.content.decode()


def test_the_readiness_page_names_everything_open_with_owner_and_link():
    consignment = a_consignment(an_order(confirmed=True))
    page = text_of(signed_in(SRI).get(address("consignment", consignment)))
    for code in ("deposit_missing", "no_container", "papers_missing", "not_booked", "npe_missing"):
        assert code in page
    assert reverse("orders:order", kwargs={"order": consignment.order_id}) in page
    assert reverse("loading:consignment", kwargs={"consignment": consignment.pk}) in page
    assert address("declare", consignment) not in page


def test_a_declaration_refused_shows_the_list_again_and_changes_nothing():
    consignment = a_consignment(an_order(confirmed=True))
    answer = signed_in(SRI).post(address("declare", consignment))
    assert answer.status_code == 422
    assert "npe_missing" in text_of(answer)
    assert Consignment.objects.get(pk=consignment.pk).stage == "planned"


def test_the_next_deed_is_offered_to_who_may_do_it():
    consignment = ready()
    assert address("declare", consignment) in text_of(signed_in(SRI).get(address("consignment", consignment)))
    for other in (JOKO, RATNA, BAYU):
        page = text_of(signed_in(other).get(address("consignment", consignment)))
        assert address("declare", consignment) not in page


def test_the_officer_releases_and_the_declarer_reads_why_not():
    consignment = declared()
    page = address("consignment", consignment)
    row = person(SRI)
    people.grant(row, Role.OFFICER, by=people.SET_UP, at=timezone.now())
    client = Client()
    client.force_login(Person.objects.get(pk=row.pk))
    assert "same_person" in text_of(client.get(page))
    officer = signed_in(RATNA)
    assert address("release", consignment) in text_of(officer.get(page))
    answer = officer.post(address("release", consignment), {"place": "Kanigoro"})
    assert answer.status_code == 302
    assert Release.objects.get().place == "Kanigoro"


def test_an_npe_is_recorded_by_form_and_wrong_dates_keep_what_was_filled_in():
    consignment = a_consignment(an_order(confirmed=True))
    told = {"number": "N-7", "dated": "2020-10-01", "peb_number": "P-7", "peb_dated": "2020-10-02"}
    answer = signed_in(BAYU).post(address("record_npe", consignment), told)
    assert answer.status_code == 422
    assert "npe_before_peb" in text_of(answer)
    assert 'value="N-7"' in text_of(answer)
    answer = signed_in(BAYU).post(address("record_npe", consignment), {**told, "peb_dated": "2020-09-30"})
    assert answer.status_code == 302
    assert Npe.objects.get().customs_office == "KPPBC TMP Tanjung Perak"


def test_a_declaration_is_withdrawn_from_its_page():
    consignment = declared()
    assert signed_in(SRI).post(address("withdraw", consignment)).status_code == 302
    assert Consignment.objects.get(pk=consignment.pk).stage == "planned"


def test_the_list_says_what_is_next_with_each_consignment():
    act = released()
    page = text_of(signed_in(SRI).get(reverse("release:consignments")))
    assert act.consignment.number in page
    assert "Menuju pelabuhan" in page


# The public page


def public(act, client=None, language="id"):
    client = client or Client()
    return client.get(
        reverse("release:public", kwargs={"code": act.code}), headers={"accept-language": language}
    )


def test_the_public_page_tells_goods_place_office_and_that_the_npe_permits_the_export():
    people.enrol(
        "ratna_d",
        "Ibu Ratna",
        [Role.OFFICER],
        password="x" * 12,
        office="Dinas Perindustrian",
        by=people.SET_UP,
        at=timezone.now(),
    )
    act = released()
    Person.objects.filter(pk=act.officer_id).update(office="Dinas Perindustrian")
    page = text_of(public(act))
    for said in ("Kendang djimbe kayu", "680", "Kanigoro", "Dinas Perindustrian", "NPE tercatat", "<img"):
        assert said in page
    assert "tidak menggantikan NPE" in page


def test_the_public_page_names_no_person_no_price_and_no_private_data():
    act = released()
    page = text_of(public(act))
    for hidden in ("Ratna", "Sri", "USD", "3,360", "3.360", "NPE-0001", "204511", "Wanda"):
        assert hidden not in page


def test_few_workshops_are_not_counted_one_by_one():
    act = released()
    line = act.consignment.order.lines.first()
    for place in range(4):
        share = a_step_share(line, "turning", f"T{place}")
        share.counts.create(key=f"few {place}", quantity=1, counted_at=timezone.now())
    assert "kurang dari 5" in text_of(public(act))
    share = a_step_share(line, "turning", "T9")
    share.counts.create(key="five", quantity=1, counted_at=timezone.now())
    assert "kurang dari 5" not in text_of(public(act))


def test_the_buyer_reads_the_public_page_in_chinese_and_english():
    act = released()
    chinese = text_of(public(act, language="zh-hans"))
    for said in ("出口放行", "件", "纸箱", "规格", "合计"):
        assert said in chinese
    assert "Released for export" in text_of(public(act, language="en"))


def test_a_code_is_read_in_small_letters_too_and_an_unknown_one_is_not_found():
    act = released()
    small = Client().get(reverse("release:public", kwargs={"code": act.code.lower()}))
    assert (small.status_code, small.url) == (301, reverse("release:public", kwargs={"code": act.code}))
    assert Client().get("/release/AAAAAAAA/").status_code == 404


def test_declaring_needs_the_desk_and_not_a_stranger():
    consignment = a_consignment(an_order(confirmed=True))
    assert Client().post(address("declare", consignment)).status_code == 403
