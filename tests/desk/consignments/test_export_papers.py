"""What becomes of sealed papers when an export fact changes: nothing is recorded before somebody knows."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.desk.cast import SRI, signed_in
from tests.desk.dossier.test_export import LATER, an_entered_consignment

from geliat.desk.consignments import export
from geliat.desk.consignments.export_papers import knowingly, papers_of
from geliat.desk.consignments.models import Consignment, OriginClaim
from geliat.desk.dossier import actions

pytestmark = pytest.mark.django_db


def a_sealed_consignment() -> Consignment:
    one = an_entered_consignment()
    actions.prepare(one, by=SRI, at=LATER)
    actions.prepare(one, ("origin_worksheet", "form_e_sheet"), by=SRI, at=LATER)
    actions.seal(one, by=SRI, at=LATER)
    return one


def test_a_change_that_sealed_papers_do_not_say_is_simply_recorded():
    one, today = a_sealed_consignment(), timezone.localdate()
    assert all(paper.sealed and not paper.stale for paper in papers_of(one, today))
    done, differs = knowingly(one, lambda: "done", knowing=False, on=today)
    assert (done, differs) == ("done", ())


def test_a_claim_on_a_sealed_form_e_changes_only_when_somebody_knows():
    one = a_sealed_consignment()
    page = reverse("consignments:export_origin", kwargs={"consignment": one.pk})
    sri = signed_in(SRI)
    asked = sri.post(page, {"ACFTA_1": "RVC", "ACFTA_2": "RVC"})
    assert asked.status_code == 422
    assert {paper.kind for paper in asked.context["tried"].differs} == {"origin_worksheet", "form_e_sheet"}
    assert "berkas yang disahkan berbeda" in asked.content.decode()
    assert OriginClaim.objects.get(line__number=1).criterion == "CTH"
    sri.post(page, {"ACFTA_1": "RVC", "ACFTA_2": "RVC", "knowing": "yes"})
    assert OriginClaim.objects.get(line__number=1).criterion == "RVC"
    stale = {paper.kind for paper in papers_of(one, timezone.localdate()) if paper.stale}
    assert stale == {"origin_worksheet", "form_e_sheet"}


def test_a_sealed_paper_whose_facts_are_taken_back_differs_too():
    one, today = a_sealed_consignment(), timezone.localdate()
    done, differs = knowingly(
        one, lambda: export.claim_origin(one, "ACFTA", {}, by=SRI, at=LATER), knowing=False, on=today
    )
    assert done is None
    assert {paper.kind for paper in differs} == {"origin_worksheet", "form_e_sheet"}
    assert one.origin_claims.count() == 2


def test_another_ship_is_booked_only_when_somebody_knows_of_the_sealed_papers():
    one = a_sealed_consignment()
    page = reverse("consignments:book", kwargs={"consignment": one.pk})
    sri = signed_in(SRI)
    sent = {"forwarder": one.forwarder or "PPJK Contoh", "booking": "SUB0449120", "vessel": "KM LAIN"}
    asked = sri.post(page, sent)
    assert "commercial_invoice" in {paper.kind for paper in asked.context["tried"].differs}
    sri.post(page, {**sent, "knowing": "yes"})
    one.refresh_from_db()
    assert one.vessel == "KM LAIN"
