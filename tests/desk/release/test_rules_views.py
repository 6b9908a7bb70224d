"""The page of what the rules ask, for who records papers, asks for decisions and confirms them."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.desk.cast import BAYU, JOKO, RATNA, SRI, signed_in
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order

from geliat.desk.dossier.models import PaperReceived
from geliat.desk.release.models import RuleDecision

pytestmark = pytest.mark.django_db
PAPER = {"kind": "timber_origin", "number": "SAKR-7", "dated": "2020-10-01", "issued_by": "Desa Contoh"}
ASKED = {"code": "v_legal_instruments", "needed": "no", "reason": "Looked up in INSW"}


def address(name, one, **more):
    return reverse(f"release:{name}", kwargs={"consignment": one.pk, **more})


def text_of(answer):
    return answer.content.decode()


def test_the_page_shows_each_gate_with_source_and_state_and_forms_only_to_who_may():
    consignment = a_consignment(an_order())
    for who, may_receive in ((SRI, True), (BAYU, True), (JOKO, False)):
        page = text_of(signed_in(who).get(address("requirements", consignment)))
        assert page.count('aria-labelledby="gate-') == 3
        assert "Permendag 20/2008" in page
        assert (address("record_received", consignment) in page) is may_receive


def test_a_paper_is_recorded_by_form_and_withdrawn():
    consignment = a_consignment(an_order())
    client = signed_in(SRI)
    wrong = client.post(address("record_received", consignment), {**PAPER, "kind": "poem"})
    assert wrong.status_code == 422
    assert 'value="SAKR-7"' in text_of(wrong)
    assert client.post(address("record_received", consignment), PAPER).status_code == 302
    paper = PaperReceived.objects.get()
    assert "SAKR-7" in text_of(client.get(address("requirements", consignment)))
    assert client.post(address("withdraw_received", consignment, paper=paper.pk)).status_code == 302
    assert PaperReceived.objects.get().withdrawn_at is not None


def test_one_person_asks_and_only_another_confirms():
    consignment = a_consignment(an_order())
    sri, ratna = signed_in(SRI), signed_in(RATNA)
    assert sri.post(address("ask_decision", consignment), ASKED).status_code == 302
    again = sri.post(address("confirm_decision", consignment), {"code": ASKED["code"]})
    assert again.status_code == 422
    assert "same_person" in text_of(again)
    assert address("confirm_decision", consignment) in text_of(
        ratna.get(address("requirements", consignment))
    )
    done = ratna.post(address("confirm_decision", consignment), {"code": ASKED["code"]})
    assert done.status_code == 302
    assert RuleDecision.objects.get().confirmed_by.name == "Ibu Ratna"
