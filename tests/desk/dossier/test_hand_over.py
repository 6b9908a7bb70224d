"""Two persons look at the export declaration before it is handed over; their word is bound to its bytes."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.desk.cast import BAYU, JOKO, RATNA, SRI, bayu_by_link, signed_in
from tests.desk.dossier.builders import NPWP, PEB_AT, by_name, ready_to_hand_over
from tests.desk.dossier.test_export import an_entered_consignment, customs_facts
from tests.desk.loading.builders import LATER, a_walked_consignment
from tests.desk.refused import refused

from geliat.desk.consignments import export
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import actions, declaration, figures, hand_over
from geliat.desk.dossier.models import EntryHandOver
from geliat.desk.journal.models import Entry
from geliat.desk.makers.models import Group
from geliat.desk.release.figures import RELEASE, STUFFING, readiness
from geliat.refusals import Blocker

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def asked(consignment: Consignment) -> EntryHandOver:
    return hand_over.ask(consignment, by=by_name(SRI), at=PEB_AT)


def confirmed(consignment: Consignment) -> EntryHandOver:
    row = asked(consignment)
    return hand_over.confirm(consignment, row.file_sha256, by=by_name(BAYU), at=PEB_AT + HOUR)


def codes(consignment: Consignment) -> list[str]:
    consignment = Consignment.objects.get(pk=consignment.pk)
    return [blocker.code for blocker in figures.blockers(consignment)]


def address(name: str, consignment: Consignment) -> str:
    return reverse(f"dossier:{name}", kwargs={"consignment": consignment.pk})


def test_a_file_is_handed_over_once_a_second_person_has_confirmed_its_very_bytes():
    consignment = ready_to_hand_over()
    assert codes(consignment) == ["peb_not_seen"]
    with refused("peb_not_seen"):
        hand_over.take(consignment, by=BAYU, at=PEB_AT)
    row = confirmed(consignment)
    assert codes(consignment) == []
    name, data = hand_over.take(consignment, by=BAYU, at=PEB_AT + 2 * HOUR)
    assert name == "po-2020-09-a-peb.ceisa.json"
    assert declaration.seal_of(data) == row.file_sha256
    assert json.loads(data)["nomorAju"]
    assert hand_over.take(consignment, by=bayu_by_link(consignment.pk), at=PEB_AT)[1] == data


def test_who_asked_may_not_answer():
    consignment = ready_to_hand_over()
    row = asked(consignment)
    with refused("same_person"):
        hand_over.confirm(consignment, row.file_sha256, by=by_name(SRI), at=PEB_AT)
    with refused("same_person"):
        hand_over.refuse(consignment, row.file_sha256, "no", by=by_name(SRI), at=PEB_AT)
    assert EntryHandOver.objects.get().confirmed is None


def test_only_a_person_by_name_and_of_the_right_role_may_ask_or_answer():
    consignment = ready_to_hand_over()
    with refused("person_needed"):
        hand_over.ask(consignment, by=bayu_by_link(consignment.pk), at=PEB_AT)
    for actor in (JOKO, RATNA):
        with refused("not_allowed"):
            hand_over.ask(consignment, by=by_name(actor), at=PEB_AT)
    row = asked(consignment)
    with refused("not_allowed"):
        hand_over.confirm(consignment, row.file_sha256, by=by_name(JOKO), at=PEB_AT)
    with refused("not_allowed"):
        hand_over.take(consignment, by=by_name(RATNA), at=PEB_AT)
    assert hand_over.confirm(consignment, row.file_sha256, by=by_name(RATNA), at=PEB_AT).confirmed


def test_asked_twice_of_the_same_bytes_the_first_row_stands():
    consignment = ready_to_hand_over()
    assert asked(consignment) == asked(consignment)
    row = confirmed(consignment)
    assert asked(consignment) == row
    assert EntryHandOver.objects.count() == 1


def test_a_refusal_needs_its_reason_and_is_kept_when_it_is_asked_again():
    consignment = ready_to_hand_over()
    row = asked(consignment)
    with refused("missing"):
        hand_over.refuse(consignment, row.file_sha256, " ", by=by_name(BAYU), at=PEB_AT)
    hand_over.refuse(consignment, row.file_sha256, "The category is 21", by=by_name(BAYU), at=PEB_AT)
    (blocker,) = figures.blockers(Consignment.objects.get(pk=consignment.pk))
    assert "The category is 21" in blocker.sentence.en
    with refused("no_look_asked"):
        hand_over.confirm(consignment, row.file_sha256, by=by_name(BAYU), at=PEB_AT)
    again = hand_over.ask(consignment, by=by_name(SRI), at=PEB_AT + HOUR)
    row.refresh_from_db()
    assert (row.confirmed, row.superseded_at) == (False, PEB_AT + HOUR)
    assert declaration.standing(consignment) == again


def test_a_changed_fact_ends_the_confirmation_and_is_asked_again():
    consignment = ready_to_hand_over()
    row = confirmed(consignment)
    export.enter_customs(consignment, customs_facts(export_category="21"), by=BAYU, at=PEB_AT)
    assert "peb_not_seen" in codes(consignment)
    with refused("paper_out_of_date"):
        hand_over.take(consignment, by=BAYU, at=PEB_AT)
    with refused("paper_out_of_date"):
        asked(consignment)
    actions.prepare(consignment, by=SRI, at=PEB_AT)
    actions.seal(consignment, by=SRI, at=PEB_AT)
    with refused("peb_not_seen"):
        hand_over.take(consignment, by=BAYU, at=PEB_AT)
    later = confirmed(consignment)
    assert later.file_sha256 != row.file_sha256
    assert codes(consignment) == []
    assert EntryHandOver.objects.filter(superseded_at=None).get() == later


def test_a_word_about_another_file_than_the_one_asked_about_does_not_count():
    consignment = ready_to_hand_over()
    asked(consignment)
    with refused("peb_changed"):
        hand_over.confirm(consignment, "0" * 64, by=by_name(BAYU), at=PEB_AT)
    with refused("peb_changed"):
        hand_over.refuse(consignment, "0" * 64, "other", by=by_name(BAYU), at=PEB_AT)


def test_a_file_with_findings_or_unsealed_papers_is_not_asked_about():
    with refused("customs_entry_missing"):
        asked(a_walked_consignment())
    consignment = an_entered_consignment()
    with refused("ceisa_fact_missing"):
        asked(consignment)
    Group.objects.update(npwp=NPWP)
    actions.prepare(consignment, by=SRI, at=LATER)
    with refused("paper_not_prepared", "paper_not_sealed"):
        asked(consignment)
    actions.prepare(consignment, ("peb_sheet",), by=SRI, at=LATER)
    # A declaration that is signed before the invoice it is filed on is found by the judge.
    early = customs_facts(submission_date=LATER.date() - timedelta(days=3))
    export.enter_customs(consignment, early, by=BAYU, at=LATER)
    actions.prepare(consignment, by=SRI, at=LATER)
    file = hand_over.file_now(consignment, LATER)
    assert any(blocker.code.startswith("papers_") for blocker in file.blockers)
    with refused(*{blocker.code for blocker in file.blockers}):
        asked(consignment)


def test_every_deed_of_it_stands_in_the_journal():
    consignment = ready_to_hand_over()
    confirmed(consignment)
    hand_over.take(consignment, by=BAYU, at=PEB_AT + 2 * HOUR)
    told = Entry.objects.filter(thing="entryhandover").order_by("pk").values_list("deed", "who")
    assert list(told) == [
        ("dossier.ask_hand_over", "Sri"),
        ("dossier.confirm_hand_over", "Bayu"),
        ("dossier.take_declaration", "Bayu"),
    ]


def test_readiness_asks_for_the_second_person_before_the_release_and_says_where():
    consignment = ready_to_hand_over()

    def open_at(gate: str) -> list[Blocker]:
        found = readiness(consignment, PEB_AT.date())
        return [one for area in found.before(gate) for one in area.blockers if one.code == "peb_not_seen"]

    (blocker,) = open_at(RELEASE)
    assert open_at(STUFFING) == []
    assert blocker.owner == "coordinator"
    assert blocker.mend == ("dossier:hand_over", {"consignment": consignment.pk})
    asked(consignment)
    assert [one.owner for one in open_at(RELEASE)] == ["forwarder"]
    hand_over.confirm(
        consignment, EntryHandOver.objects.get().file_sha256, by=by_name(BAYU), at=PEB_AT + HOUR
    )
    assert open_at(RELEASE) == []


# -- the page


def test_the_page_shows_the_five_fields_large_with_the_place_of_each_value():
    consignment = ready_to_hand_over()
    page = signed_in(SRI).get(address("hand_over", consignment)).content.decode()
    assert page.count('class="large-value code"') == 5
    for path in ("/kodeKantor", "/kodeJenisEkspor", "/kodeKategoriEkspor", "namaEntitas", "nomorIdentitas"):
        assert path in page
    assert page.count("Sesuai catatan") == 5
    assert reverse("makers:group", kwargs={"group": consignment.order.group_id}) in page


def test_two_persons_ask_and_confirm_on_the_page_and_the_forwarder_takes_the_file():
    consignment = ready_to_hand_over()
    sri, bayu = signed_in(SRI), signed_in(BAYU)
    assert sri.post(address("ask_hand_over", consignment)).status_code == 302
    seal = EntryHandOver.objects.get().file_sha256
    assert (
        address("confirm_hand_over", consignment)
        not in sri.get(address("hand_over", consignment)).content.decode()
    )
    assert seal in bayu.get(address("hand_over", consignment)).content.decode()
    assert sri.post(address("confirm_hand_over", consignment), {"sha256": seal}).status_code == 422
    assert bayu.post(address("declaration_file", consignment)).status_code == 409
    assert bayu.post(address("confirm_hand_over", consignment), {"sha256": seal}).status_code == 302
    taken = bayu.post(address("declaration_file", consignment))
    assert taken["Content-Disposition"] == 'attachment; filename="po-2020-09-a-peb.ceisa.json"'
    assert declaration.seal_of(taken.content) == seal


def test_a_refusal_on_the_page_keeps_its_reason_in_the_history():
    consignment = ready_to_hand_over()
    asked(consignment)
    bayu, seal = signed_in(BAYU), EntryHandOver.objects.get().file_sha256
    assert bayu.post(address("refuse_hand_over", consignment), {"sha256": seal}).status_code == 422
    told = {"sha256": seal, "reason": "Kategori seharusnya 21"}
    assert bayu.post(address("refuse_hand_over", consignment), told).status_code == 302
    assert "Kategori seharusnya 21" in signed_in(SRI).get(address("hand_over", consignment)).content.decode()


def test_a_consignment_without_customs_facts_says_so():
    consignment = a_walked_consignment()
    page = signed_in(SRI).get(address("hand_over", consignment)).content.decode()
    assert "customs_entry_missing" in page
    assert codes(consignment).count("peb_not_seen") == 0
