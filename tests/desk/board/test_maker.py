"""The maker's page by link: own work only, three taps to report, and every report counted once."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.utils import timezone
from tests.desk.board.builders import ACCOUNT, NAMES, NATIONAL_ID, PHONE, a_share, a_working_order, maker
from tests.desk.cast import AT, SRI

from geliat.desk.allotment.models import Share
from geliat.desk.board.maker import maker_page
from geliat.desk.journal.models import Entry
from geliat.desk.makers.models import ClosedWeek, Disclosure
from geliat.desk.production import actions as production
from geliat.desk.production.models import Count, Delivery, HandOver

pytestmark = pytest.mark.django_db
TODAY = date(2020, 9, 1)


@pytest.fixture
def work():
    return a_working_order()


def key_of(page: str, share: Share) -> str:
    """The number that the page put into the share's own report form."""
    form = re.search(rf'shares/{share.pk}/count/".*?name="key" value="([^"]+)"', page, re.DOTALL)
    assert form is not None
    return form.group(1)


def test_the_page_shows_the_workshops_own_work_and_no_other(work):
    page = maker(work.melati.workshop).read()
    assert "Bubut Melati" in page
    for code in ("W02", "W03"):
        assert NAMES[code] not in page
    for private in (PHONE, NATIONAL_ID, ACCOUNT, "Orang W01", "Orang W02"):
        assert private not in page
    assert work.melati.reason_id in page
    assert work.kenanga.reason_id not in page


def test_the_page_is_light_and_needs_no_script(work):
    answer = maker(work.melati.workshop)
    page = answer.read()
    assert len(page.encode()) < 60_000
    assert "<script" not in page


def test_a_count_takes_three_taps_open_tap_send(work):
    wati = maker(work.melati.workshop)
    page = wati.read()
    assert '<input type="radio" name="tapped" value="10">' in page
    answer = wati.send("count", {"key": key_of(page, work.melati), "tapped": "10"}, share=work.melati.pk)
    assert answer.status_code == 302
    assert Count.objects.get().quantity == 10
    assert "10 buah selesai sudah tercatat" in wati.read()


def test_a_typed_number_wins_over_a_tapped_one(work):
    wati = maker(work.melati.workshop)
    wati.send("count", {"key": "k", "tapped": "10", "quantity": "7"}, share=work.melati.pk)
    assert Count.objects.get().quantity == 7


def test_a_report_sent_twice_counts_once(work):
    wati = maker(work.melati.workshop)
    for _ in range(2):
        assert wati.send("count", {"key": "same", "tapped": "10"}, share=work.melati.pk).status_code == 302
    assert Count.objects.get().quantity == 10


def test_a_report_without_a_number_says_what_is_missing_and_keeps_its_key(work):
    answer = maker(work.melati.workshop).send("count", {"key": "kept"}, share=work.melati.pk)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Sentuh salah satu angka" in page
    assert 'value="kept"' in page


def test_more_than_the_share_is_refused_in_plain_words(work):
    answer = maker(work.melati.workshop).send("count", {"key": "k", "quantity": "61"}, share=work.melati.pk)
    assert answer.status_code == 422
    assert "menyanggupi 60 buah" in answer.content.decode()
    assert "paling banyak 60 buah" in answer.content.decode()
    assert not Count.objects.exists()


def test_an_offer_shows_pieces_pay_day_and_reason_and_is_taken_whole(work):
    cempaka = maker(work.cempaka.workshop)
    page = cempaka.read()
    for said in ("50 buah", "Rp9.000", "Rp450.000", "28 September 2020", work.cempaka.reason_id):
        assert said in page
    assert cempaka.send("accept", share=work.cempaka.pk).status_code == 302
    work.cempaka.refresh_from_db()
    assert (work.cempaka.stage, work.cempaka.accepted_quantity) == ("accepted", 50)


def test_an_offer_is_taken_in_part(work):
    maker(work.cempaka.workshop).send("accept", {"quantity": "20"}, share=work.cempaka.pk)
    work.cempaka.refresh_from_db()
    assert work.cempaka.accepted_quantity == 20


def test_more_than_offered_is_not_taken(work):
    answer = maker(work.cempaka.workshop).send("accept", {"quantity": "51"}, share=work.cempaka.pk)
    assert answer.status_code == 422
    work.cempaka.refresh_from_db()
    assert work.cempaka.stage == "offered"


def test_an_offer_is_declined_without_a_reason(work):
    assert maker(work.cempaka.workshop).send("decline", share=work.cempaka.pk).status_code == 302
    work.cempaka.refresh_from_db()
    assert work.cempaka.stage == "declined"


@pytest.mark.parametrize("deed", ["accept", "decline", "count", "deliver", "hand_over"])
def test_nobody_reports_on_another_workshops_share(work, deed):
    told = {"key": "k", "quantity": "1", "receiving": str(work.cempaka.pk)}
    assert maker(work.melati.workshop).send(deed, told, share=work.kenanga.pk).status_code == 404
    assert not Count.objects.exists()


def test_a_proposed_share_is_not_shown_before_it_is_offered(work):
    proposed = a_share(work.line, "W04", "finishing", 30, "proposed")
    wati = maker(proposed.workshop)
    assert "30 buah" not in wati.read()
    assert wati.send("accept", share=proposed.pk).status_code == 404


def test_finished_pieces_are_handed_to_the_workshop_that_waits_for_them(work):
    maker(work.cempaka.workshop).send("accept", share=work.cempaka.pk)
    wati = maker(work.melati.workshop)
    wati.send("count", {"key": "k", "quantity": "30"}, share=work.melati.pk)
    page = wati.read()
    assert "Ukir Cempaka" in page
    assert "Bubut Kenanga" not in page
    told = {"key": "h", "quantity": "30", "receiving": str(work.cempaka.pk)}
    for _ in range(2):
        assert wati.send("hand_over", told, share=work.melati.pk).status_code == 302
    assert HandOver.objects.get().quantity == 30


def test_a_share_the_page_did_not_name_stays_unknown(work):
    wati = maker(work.melati.workshop)
    wati.send("count", {"key": "k", "quantity": "30"}, share=work.melati.pk)
    told = {"key": "h", "quantity": "5", "receiving": str(work.kenanga.pk)}
    assert wati.send("hand_over", told, share=work.melati.pk).status_code == 404


def test_pieces_of_the_last_step_are_brought_to_the_warehouse(work):
    halus = a_share(work.line, "W04", "finishing", 20)
    from_before = a_share(work.line, "W03", "skin_rope", 20)
    HandOver.objects.create(giving=from_before, receiving=halus, key="g", quantity=20, handed_at=AT)
    production.count(halus, 20, "c", by=SRI, at=AT)
    wati = maker(halus.workshop)
    assert "Bawa 20 buah ke gudang" in wati.read()
    assert wati.send("deliver", {"key": "d", "quantity": "20"}, share=halus.pk).status_code == 302
    assert Delivery.objects.get().quantity == 20


def test_a_later_step_counts_only_what_has_come_to_it(work):
    lukis = a_share(work.line, "W04", "carving_painting", 30)
    own = maker_page(lukis.workshop, TODAY, lambda: "k").work[0]
    assert (own.countable, own.waits) == (0, True)
    assert "Tunggu barang datang" in maker(lukis.workshop).read()
    HandOver.objects.create(giving=work.melati, receiving=lukis, key="g", quantity=12, handed_at=AT)
    own = maker_page(lukis.workshop, TODAY, lambda: "k").work[0]
    assert (own.countable, own.quick[-1]) == (12, 12)


def test_the_numbers_to_tap_end_with_all_that_is_left(work):
    own = maker_page(work.melati.workshop, TODAY, lambda: "k").work[0]
    assert own.quick == [10, 25, 50, 60]
    production.count(work.melati, 58, "c", by=SRI, at=AT)
    assert maker_page(work.melati.workshop, TODAY, lambda: "k").work[0].quick == [1, 2]


def test_a_week_is_closed_and_opened_again(work):
    wati = maker(work.melati.workshop)
    coming = timezone.localdate().replace(day=1).replace(year=timezone.localdate().year + 1)
    assert wati.send("close_week", {"day": coming.isoformat()}).status_code == 302
    week = ClosedWeek.objects.get()
    assert week.monday.weekday() == 0
    assert wati.send("reopen_week", {"day": week.monday.isoformat()}).status_code == 302
    assert not ClosedWeek.objects.exists()


def test_a_consent_is_a_workers_own_nameless_and_withdrawn_by_its_number(work):
    wati = maker(work.melati.workshop)
    assert wati.send("disclose").status_code == 422
    assert not Disclosure.objects.exists()
    wati.send("disclose", {"consented": "on"})
    consent = Disclosure.objects.get()
    assert consent.kind == ""
    entry = Entry.objects.get(deed="makers.record_disclosure")
    assert (entry.who, entry.link) == ("-", None)
    page = wati.read()
    assert str(consent.pk) in page
    wati.send("withdraw", {"number": str(consent.pk)})
    consent.refresh_from_db()
    assert consent.withdrawn_on is not None


def test_consents_are_never_listed_on_the_page(work):
    Disclosure.objects.create(workshop=work.melati.workshop, consented_on=date(2020, 8, 3), kind="netra")
    page = maker(work.melati.workshop).read()
    assert "netra" not in page
    assert "2020-08-03" not in page
    assert "3 Agustus 2020" not in page


def test_nobody_withdraws_another_workshops_consent(work):
    consent = Disclosure.objects.create(workshop=work.kenanga.workshop, consented_on=date(2020, 8, 3))
    assert maker(work.melati.workshop).send("withdraw", {"number": consent.pk}).status_code == 422
    consent.refresh_from_db()
    assert consent.withdrawn_on is None
