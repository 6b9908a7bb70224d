"""What the contract says beyond lines and price: told, taken as usual, and held fast by its sealed papers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from tests.desk.cast import AT, JOKO, SRI, signed_in
from tests.desk.dossier.builders import prepared
from tests.desk.orders.builders import a_line, an_order

from geliat.desk.dossier import actions as dossier
from geliat.desk.orders import actions, agreement
from geliat.desk.orders.facts import AgreementFacts
from geliat.desk.orders.models import Order
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db
UNTIL = date(2020, 9, 30)


@pytest.fixture
def sri(db):
    """Sri, signed in."""
    return signed_in(SRI)


def page_of(order: Order) -> str:
    """The address of what was agreed on an order."""
    return reverse("orders:agreement", kwargs={"order": order.pk})


def refused(order: Order, facts: AgreementFacts, by: Any = SRI) -> tuple[str, ...]:
    """The codes of the refusal to agree."""
    with pytest.raises(Refusal) as no:
        actions.agree(order, facts, by=by, at=AT)
    return no.value.codes


def test_on_confirmation_what_is_usual_is_taken_where_nothing_was_told():
    order = an_order()
    assert agreement.standing(order) is None
    actions.confirm(order, by=SRI, at=AT)
    taken = agreement.standing(order)
    assert taken is not None
    assert taken.by_default
    assert (taken.quantity_tolerance_permille, taken.partial_shipment, taken.transhipment) == (0, True, True)
    assert taken.offer_valid_until == max(AT.date(), order.received_on)


def test_what_was_told_before_the_confirmation_stands_after_it():
    order = an_order()
    actions.agree(order, AgreementFacts(UNTIL, 50), by=SRI, at=AT)
    actions.confirm(order, by=SRI, at=AT)
    told = agreement.standing(order)
    assert told is not None
    assert (told.quantity_tolerance_permille, told.by_default) == (50, False)


def test_what_was_taken_as_usual_is_corrected_and_then_told():
    order = an_order(confirmed=True)
    actions.agree(order, AgreementFacts(UNTIL, 30, partial_shipment=False), by=SRI, at=AT)
    told = agreement.standing(order)
    assert told is not None
    assert (told.quantity_tolerance_permille, told.partial_shipment, told.by_default) == (30, False, False)


def test_what_cannot_be_agreed_is_refused_with_every_reason():
    order = an_order()
    actions.cancel(order, "The buyer withdrew", by=SRI, at=AT)
    early = order.received_on - timedelta(days=1)
    wrong = AgreementFacts(early, 101, inspection_en="By the buyer")
    assert refused(order, wrong) == (
        "order_cancelled",
        "tolerance",
        "offer_ended_before_the_order",
        "missing",
    )


def test_only_the_coordinator_agrees():
    order = an_order()
    assert refused(order, AgreementFacts(UNTIL), by=JOKO) == ("not_allowed",)
    assert signed_in(JOKO).get(page_of(order)).status_code == 403


def test_the_clause_of_inspection_is_that_of_the_quality_until_another_is_told():
    order = an_order()
    assert "AQL 2.5 major and 4 minor" in agreement.inspection_of(order).en
    facts = AgreementFacts(UNTIL, inspection_en="By the buyer", inspection_id="Oleh pembeli")
    actions.agree(order, facts, by=SRI, at=AT)
    assert agreement.inspection_of(order).said_in("id") == "Oleh pembeli"


def test_the_buyer_is_promised_the_policy_only_where_the_seller_insures():
    fob = an_order()
    cif = an_order("PO-2020-02", lines=[a_line()], incoterm="CIF", named_place="Shanghai")
    assert len(agreement.promised_papers(fob)) == 4
    assert [paper.en for paper in agreement.promised_papers(cif)][-1] == "Insurance policy"


def test_a_sealed_contract_holds_fast_what_was_agreed(sri):
    consignment = prepared()
    order, day = consignment.order, AT + timedelta(days=60)
    assert agreement.sealed_papers(order) == ()
    dossier.prepare(consignment, ("sales_contract",), by=SRI, at=day)
    dossier.seal(consignment, by=SRI, at=day)
    assert refused(order, AgreementFacts(UNTIL)) == ("contract_sealed",)
    page = sri.get(page_of(order)).content.decode()
    assert agreement.sealed_papers(order)[0] in page
    assert "<form" not in page[page.index("<main") : page.index("</main")]
    assert sri.post(page_of(order), {"offer_valid_until": "2020-09-30"}).status_code == 422


def test_the_page_starts_from_what_stands_and_records_what_is_told(sri):
    order = an_order(confirmed=True)
    shown = sri.get(page_of(order))
    told = shown.context["form"].initial
    assert told["partial_shipment"]
    assert "AQL 2,5 mayor" in shown.content.decode()
    sent = {"quantity_tolerance_percent": "2.5", "transhipment": "on", "offer_valid_until": "2020-09-30"}
    assert sri.post(page_of(order), {**sent, "quantity_tolerance_percent": "11"}).status_code == 422
    assert sri.post(page_of(order), {**sent, "inspection_id": "Oleh pembeli"}).status_code == 422
    assert sri.post(page_of(order), sent).status_code == 302
    now = agreement.standing(order)
    assert now is not None
    assert (now.quantity_tolerance_permille, now.partial_shipment, now.transhipment) == (25, False, True)
    assert page_of(order) in sri.get(reverse("orders:order", kwargs={"order": order.pk})).content.decode()
