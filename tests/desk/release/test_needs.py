"""What the rules ask of a consignment: papers of others, rules that are not sure, goods without rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.desk.cast import AT, BAYU, RATNA, SRI
from tests.desk.consignments.builders import a_consignment
from tests.desk.orders.builders import an_order
from tests.desk.release.builders import (
    RELEASED_AT,
    an_npe,
    by_name,
    decided,
    in_order,
    received,
    released,
)
from tests.desk.rules.builders import a_new_rule, bent, confirmed, verified, written
from tests.trade.requirements.builders import alike

from geliat.desk.catalogue.models import Material, Product
from geliat.desk.consignments.models import PackingMaterial
from geliat.desk.dossier import actions as dossier
from geliat.desk.journal.figures import replay
from geliat.desk.release import actions, circumstances, needs
from geliat.desk.release.models import Release, RuleDecision
from geliat.refusals import Refusal
from geliat.trade.requirements import When

pytestmark = pytest.mark.django_db
TODAY = date(2020, 10, 20)
RULE = "v_legal_instruments"
MARK = "wood_packaging_mark"


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


def test_a_version_in_force_is_what_readiness_asks_and_a_decision_on_the_old_wording_stands_no_longer():
    consignment = a_consignment(an_order())
    decided(consignment, RULE)
    assert states(consignment)[RULE] == "not_needed"
    written(bent(source=alike("Read in the list of 2020")))
    (need,) = [need for need in needs.needs(consignment, TODAY) if need.code == RULE]
    assert need.state == "undecided"
    assert [one.reason for one in need.earlier] == ["Looked up in INSW"]
    confirmed(verified())
    assert states(consignment)[RULE] == "awaited"


def test_a_version_of_other_days_leaves_readiness_as_it_is():
    consignment = a_consignment(an_order())
    before = needs.needs(consignment, TODAY)
    written(bent(source=alike("Of later days"), valid_from=date(2021, 1, 1)))
    assert needs.needs(consignment, TODAY) == before


def test_a_decision_asked_anew_supersedes_the_one_before_which_stays():
    consignment = a_consignment(an_order())
    decided(consignment, RULE, needed=True)
    first = RuleDecision.objects.get()
    decided(consignment, RULE, at=AT + timedelta(days=3))
    (need,) = [need for need in needs.needs(consignment, TODAY) if need.code == RULE]
    assert (need.state, need.earlier) == ("not_needed", (first,))
    first.refresh_from_db()
    assert first.superseded_at == AT + timedelta(days=3)
    assert first.confirmed_by is not None


def test_packaging_nobody_recorded_is_asked_with_who_records_it_and_known_once_recorded():
    consignment = a_consignment(an_order())

    def mark():
        return next((one for one in needs.needs(consignment, TODAY) if one.code == MARK), None)

    assert mark().state == "undecided"
    (unknown,) = mark().lacking
    assert unknown.fact == "packaging"
    assert unknown.who.en == "Coordinator"
    assert unknown.mend == ("consignments:export_packing", {"consignment": consignment.pk})
    (blocker,) = needs.blockers(consignment, [mark()])
    assert (blocker.owner, blocker.mend) == ("coordinator", unknown.mend)
    PackingMaterial.objects.create(consignment=consignment, kinds=["carton"])
    assert mark() is None
    PackingMaterial.objects.update(kinds=["carton", "raw_wood"])
    assert mark().state == "awaited"
    PackingMaterial.objects.update(wood_mark="ID-001 HT")
    assert mark().state == "received"


def test_a_paper_nobody_asked_for_is_shown_holds_nothing_up_and_is_awaited_once_two_persons_say_so():
    consignment = in_order(a_consignment(an_order()))

    def fumigation():
        return next(need for need in needs.needs(consignment, TODAY) if need.code == "fumigation")

    assert fumigation().state == "not_asked"
    assert fumigation().receivable
    assert "fumigation" not in {
        need.code for need in needs.needs(consignment, TODAY) if need.state in needs.OPEN
    }
    decided(consignment, "fumigation", needed=True)
    assert fumigation().state == "awaited"
    assert open_codes(consignment) == ["paper_awaited"]
    received(consignment, "fumigation_certificate")
    assert fumigation().state == "received"


def test_how_a_skin_was_treated_is_read_from_the_product():
    consignment = a_consignment(an_order())
    product = Product.objects.get()
    on = date(2026, 1, 5)
    answer = "import_answer_on_skin"

    def need():
        return next((one for one in needs.needs(consignment, on) if one.code == answer), None)

    assert [one.fact for one in need().lacking] == ["treatment"]
    assert need().lacking[0].mend == ("catalogue:materials", {"product": product.pk})
    skin = {"kind": "skin", "name_en": "Goatskin", "name_id": "Kulit", "hs_code": "41062200"}
    Material.objects.create(product=product, place=1, treatment="dried", **skin)
    assert need().lacking == ()
    Material.objects.update(treatment="tanned")
    assert need() is None


def test_the_terms_are_read_from_order_and_customs_facts_and_said_to_be_lacking_until_then():
    consignment = a_consignment(an_order())
    (found,) = circumstances.profiles(consignment)
    assert found.payment is None
    assert (found.incoterm, found.packaging, found.asked) == ("FOB", None, frozenset())
    assert circumstances.lacking(consignment, "payment").mend == (
        "consignments:export_customs",
        {"consignment": consignment.pk},
    )


@pytest.mark.parametrize("code", ["44140000", "95030000", "71131100", "01012100"])
def test_goods_outside_the_eight_headings_are_said_to_have_no_rules(code):
    consignment = a_consignment(an_order())
    Product.objects.update(hs_code=code)
    assert open_codes(consignment) == ["no_rules_recorded"]


def test_a_day_before_any_rule_is_said_too():
    consignment = a_consignment(an_order())
    (need,) = needs.needs(consignment, date(2016, 12, 31))
    (blocker,) = needs.blockers(consignment, [need])
    assert blocker.code == "no_rules_recorded"
    assert "1 March 2017" in blocker.sentence.en
    assert "1 Maret 2017" in blocker.sentence.id


def test_a_release_keeps_the_rules_it_was_released_under_and_the_journal_plays_the_same():
    act = released()
    consignment = act.consignment
    before, stages = needs.needs(consignment, TODAY), replay()
    later = RELEASED_AT + timedelta(days=30)
    confirmed(verified(), at=later)
    written(a_new_rule(paper="new_paper", when=When(hs=("92",))), at=later)
    assert needs.needs(consignment, TODAY) == before
    assert replay() == stages
    assert states(a_consignment(an_order("PO-2020-02")))["new_rule"] == "undecided"
    # A release of before the rules were kept with it goes by what was known at its moment.
    Release.objects.update(rules={})
    assert needs.needs(consignment, TODAY) == before
