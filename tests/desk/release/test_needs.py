"""What the rules ask of a consignment: papers of others, rules that are not sure, goods without rules."""

from __future__ import annotations

from datetime import date

import pytest
from tests.desk.cast import AT, BAYU, RATNA, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order
from tests.desk.release.builders import an_npe, by_name, decided, in_order, received

from geliat.desk.catalogue.models import Product
from geliat.desk.dossier import actions as dossier
from geliat.desk.release import actions, needs
from geliat.desk.release.models import RuleDecision
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db
TODAY = date(2020, 10, 20)
RULE = "v_legal_instruments"


def states(consignment, on=TODAY):
    return {need.code: need.state for need in needs.needs(consignment, on)}


def open_codes(consignment):
    return [blocker.code for blocker in needs.blockers(consignment, needs.needs(consignment, TODAY))]


def refused(deed, *args, **kwargs):
    with pytest.raises(Refusal) as told:
        deed(*args, **kwargs)
    return told.value.codes


def test_drums_of_wood_and_skin_ask_papers_of_others_and_leave_rules_to_decide():
    found = states(a_consignment(an_order()))
    assert found["timber_origin"] == "undecided"
    assert found["animal_product_certificate"] == "undecided"
    assert found[RULE] == "undecided"
    assert found["commercial_invoice"] == "written"
    assert found["customs_approval"] == "elsewhere"


def test_what_comes_after_sailing_holds_nothing_up():
    consignment = in_order(a_consignment(an_order()))
    after = [need for need in needs.needs(consignment, TODAY) if need.gate == needs.SAILING]
    assert after
    assert not needs.blockers(consignment, after)
    assert open_codes(consignment) == []


def test_a_paper_received_settles_its_rule_until_it_is_withdrawn():
    consignment = a_consignment(an_order())
    paper = received(consignment, "timber_origin")
    assert received(consignment, "timber_origin").pk == paper.pk
    assert states(consignment)["timber_origin"] == "received"
    dossier.withdraw_received(paper, by=SRI, at=AT)
    assert states(consignment)["timber_origin"] == "undecided"


def test_a_paper_without_number_or_of_a_kind_nobody_asks_is_refused_at_once():
    consignment = a_consignment(an_order())
    told = refused(dossier.record_received, consignment, "poem", " ", date(2030, 1, 1), "", by=SRI, at=AT)
    assert told == ("missing", "missing", "paper_ahead", "paper_kind_unknown")


def test_a_decision_counts_only_when_a_second_person_confirms_it():
    consignment = a_consignment(an_order())
    sri = by_name(SRI)
    actions.ask_decision(consignment, RULE, False, "Looked up in INSW", by=sri, at=AT)
    assert states(consignment)[RULE] == "asked"
    assert "decision_unconfirmed" in open_codes(consignment)
    assert refused(actions.confirm_decision, consignment, RULE, by=sri, at=AT) == ("same_person",)
    actions.confirm_decision(consignment, RULE, by=by_name(RATNA), at=AT)
    assert states(consignment)[RULE] == "not_needed"
    assert refused(actions.confirm_decision, consignment, RULE, by=by_name(RATNA), at=AT) == (
        "no_decision_asked",
    )


def test_a_paper_decided_as_needed_is_awaited():
    consignment = a_consignment(an_order())
    decided(consignment, RULE, needed=True)
    assert states(consignment)[RULE] == "awaited"
    assert "paper_awaited" in open_codes(consignment)


def test_a_decision_on_a_rule_that_changed_since_stands_no_longer():
    consignment = a_consignment(an_order())
    decided(consignment, RULE)
    RuleDecision.objects.update(fingerprint="0" * 64)
    assert states(consignment)[RULE] == "undecided"


def test_a_decision_needs_a_reason_and_a_rule_that_is_not_sure():
    consignment = a_consignment(an_order())
    bayu = by_name(BAYU)
    assert refused(actions.ask_decision, consignment, RULE, False, " ", by=bayu, at=AT) == ("missing",)
    sure = refused(actions.ask_decision, consignment, "customs_approval", False, "No", by=bayu, at=AT)
    assert sure == ("nothing_to_decide",)


def test_goods_without_recorded_rules_are_said_and_decided_by_two_persons():
    consignment = a_consignment(an_order())
    Product.objects.update(hs_code="95030000")
    assert open_codes(consignment) == ["no_rules_recorded"]
    (need,) = needs.needs(consignment, TODAY)
    decided(consignment, need.code)
    assert open_codes(consignment) == []


def test_materials_nobody_told_are_a_question():
    consignment = a_consignment(an_order())
    Product.objects.update(wood_species="", skin_species="")
    (need,) = [need for need in needs.needs(consignment, TODAY) if need.code == "timber_origin"]
    assert need.state == "undecided"
    assert need.facts[0].en == "the materials of the goods"


def test_the_day_of_the_peb_says_which_rules_apply():
    consignment = a_consignment(an_order())
    assert "import_answer_on_skin" in states(consignment, date(2026, 1, 5))
    an_npe(consignment)
    assert "import_answer_on_skin" not in states(consignment, date(2026, 1, 5))
