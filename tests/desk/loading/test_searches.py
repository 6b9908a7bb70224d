"""Searches in the background: one at a time, told to the end whatever happens, kept by a person only."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.desk.cast import BAYU, JOKO, SRI, signed_in
from tests.desk.loading.builders import LATER, a_fit_container, a_planned_container
from tests.desk.orders.builders import a_line, an_order
from tests.desk.packing.builders import a_packable_consignment, packed

from geliat.desk.consignments.models import Consignment
from geliat.desk.journal.models import Entry
from geliat.desk.loading import figures, further, searches
from geliat.desk.loading.models import LoadSearch
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db


def now():
    return LATER


def a_consignment() -> Consignment:
    order = an_order(lines=[a_line("S", 60)], confirmed=True)
    return packed(a_packable_consignment(order))


def a_planned_consignment() -> Consignment:
    return a_planned_container(a_consignment()).consignment


def says(monkeypatch, text: str) -> None:
    """Let another program stand in for the search."""
    program = f"import sys\nsys.stdin.readline()\n{text}"
    monkeypatch.setattr(searches, "COMMAND", [sys.executable, "-c", program])


def a_found_search() -> LoadSearch:
    """A search that found a plan where none was in force, by its real process."""
    consignment = a_consignment()
    a_fit_container(consignment)
    search = searches.begin(consignment, by=SRI, at=LATER, seconds=1)
    searches.run(search.pk, now)
    search.refresh_from_db()
    return search


def test_a_search_finds_a_plan_and_only_a_person_puts_it_in_force():
    search = a_found_search()
    assert search.state == "found"
    assert search.tries >= 1
    assert figures.plans_in_force(search.consignment) == {}
    (plan,) = searches.keep(search, by=SRI, at=LATER)
    assert plan.version == 1
    search.refresh_from_db()
    assert search.state == "kept"
    assert Entry.objects.filter(deed="loading.plan").latest("pk").facts["searched_s"] == 1


def test_what_was_found_is_decided_once():
    search = a_found_search()
    searches.leave(search, by=SRI, at=LATER)
    assert search.state == "left"
    for deed in (searches.keep, searches.leave):
        with pytest.raises(Refusal) as refused:
            deed(search, by=SRI, at=LATER)
        assert refused.value.codes == ("nothing_to_decide",)
    assert figures.plans_in_force(search.consignment) == {}


def test_a_plan_of_cartons_that_changed_meanwhile_is_judged_and_not_kept():
    search = a_found_search()
    plan = search.plan
    plan["containers"][0]["placements"].pop()
    LoadSearch.objects.filter(pk=search.pk).update(plan=plan)
    search.refresh_from_db()
    with pytest.raises(Refusal) as refused:
        searches.keep(search, by=SRI, at=LATER)
    assert "load_count" in refused.value.codes
    search.refresh_from_db()
    assert search.state == "found"


def test_one_search_runs_at_a_time_and_a_silent_one_is_lost():
    consignment = a_planned_consignment()
    search = searches.begin(consignment, by=SRI, at=LATER)
    with pytest.raises(Refusal) as refused:
        searches.begin(consignment, by=SRI, at=LATER)
    assert refused.value.codes == ("search_running",)
    with pytest.raises(IntegrityError), transaction.atomic():
        LoadSearch.objects.create(consignment=consignment, asked_at=LATER, heard_at=LATER, seconds=1)
    much_later = LATER + timedelta(minutes=5)
    assert searches.state_at(search, much_later) == "lost"
    other = searches.begin(consignment, by=SRI, at=much_later)
    search.refresh_from_db()
    assert (search.state, other.state) == ("lost", "running")
    assert searches.latest(consignment) == other


def test_a_search_that_breaks_off_is_told_as_failed(monkeypatch):
    search = searches.begin(a_planned_consignment(), by=SRI, at=LATER, seconds=1)
    says(monkeypatch, "raise SystemExit(3)")
    searches.run(search.pk, now)
    search.refresh_from_db()
    assert search.state == "failed"


def test_a_search_that_finds_nothing_says_how_often_it_tried(monkeypatch):
    search = searches.begin(a_planned_consignment(), by=SRI, at=LATER, seconds=1)
    says(monkeypatch, """print('{"tries": 1}'); print('{"tries": 2}')""")
    searches.run(search.pk, now)
    search.refresh_from_db()
    assert (search.state, search.tries) == ("nothing", 2)


def test_a_search_that_is_asked_to_stop_is_ended_at_once(monkeypatch):
    search = searches.begin(a_planned_consignment(), by=SRI, at=LATER)
    searches.stop(search, by=SRI, at=LATER)
    says(monkeypatch, "import time; time.sleep(60)")
    searches.run(search.pk, now)
    search.refresh_from_db()
    assert search.state == "stopped"


def test_a_search_that_does_not_end_is_ended(monkeypatch):
    search = searches.begin(a_planned_consignment(), by=SRI, at=LATER, seconds=0)
    says(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(searches, "GRACE_S", 0.2)
    searches.run(search.pk, now)
    search.refresh_from_db()
    assert search.state == "failed"


def test_what_a_search_betters_is_the_plan_in_force():
    consignment = a_planned_consignment()
    search = searches.begin(consignment, by=SRI, at=LATER)
    plans = figures.plans_in_force(consignment).values()
    assert tuple(search.before) == further.worth([figures.Reading(plan).loaded for plan in plans])


def test_nothing_is_searched_without_a_fit_container():
    with pytest.raises(Refusal) as refused:
        searches.begin(a_consignment(), by=SRI, at=LATER)
    assert refused.value.codes == ("no_fit_container",)


def test_only_who_plans_searches_stops_and_decides():
    search = a_found_search()
    for actor in (JOKO, BAYU):
        for deed in (
            lambda actor=actor: searches.begin(search.consignment, by=actor, at=LATER),
            lambda actor=actor: searches.stop(search, by=actor, at=LATER),
            lambda actor=actor: searches.keep(search, by=actor, at=LATER),
            lambda actor=actor: searches.leave(search, by=actor, at=LATER),
        ):
            with pytest.raises(Refusal) as refused:
                deed()
            assert refused.value.codes == ("not_allowed",)


def test_the_page_follows_a_search_and_offers_what_it_found(monkeypatch):
    consignment = a_planned_consignment()
    client = signed_in(SRI)
    page = reverse("loading:consignment", kwargs={"consignment": consignment.pk})
    assert "Coba lagi semenit" in client.get(page).content.decode()
    answer = client.post(reverse("loading:search", kwargs={"consignment": consignment.pk}), follow=True)
    shown = answer.content.decode()
    assert 'hx-trigger="every 2s"' in shown
    assert "Hentikan pencarian" in shown
    assert "Coba lagi semenit" not in shown
    search = LoadSearch.objects.get()
    before = search.before
    LoadSearch.objects.update(state="found", after=[before[0], before[1] - 800])
    look = client.get(reverse("loading:look", kwargs={"search": search.pk})).content.decode()
    assert "800 mm lebih longgar di pintu" in look
    assert "Pakai rencana ini" in look
    assert "Pakai rencana ini" not in signed_in(JOKO).get(page).content.decode()
    left = client.post(reverse("loading:leave_search", kwargs={"search": search.pk}), follow=True)
    assert "Rencana yang ditemukan tidak dipakai." in left.content.decode()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("nothing", "Tidak ditemukan rencana yang lebih baik"),
        ("stopped", "dihentikan"),
        ("failed", "terputus"),
        ("lost", "dijalankan ulang"),
        ("kept", "sudah berlaku"),
    ],
)
def test_every_end_of_a_search_is_told_in_words(state, words):
    search = searches.begin(a_planned_consignment(), by=SRI, at=LATER)
    LoadSearch.objects.update(state=state)
    shown = signed_in(JOKO).get(reverse("loading:look", kwargs={"search": search.pk})).content.decode()
    assert words in shown
    assert "hx-trigger" not in shown
