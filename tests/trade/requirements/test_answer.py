"""Which papers goods need on a day: what applies, what is unknown, and what nobody has recorded."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trade.requirements.builders import PRESS_DAY, SKIN, WOOD, a_coverage, a_requirement, drums

from geliat.trade.requirements import (
    Answer,
    Book,
    Material,
    When,
    requirements_for,
    shipped_book,
    together,
)
from geliat.trade.requirements.goods import MATERIALS, PACKAGINGS, PAYMENTS, TREATMENTS

TODAY = date(2026, 11, 24)


def codes(answer: Answer) -> set[str]:
    return {row.code for row in answer.needed}


def test_the_drums_of_october_2020_need_what_was_in_force_then():
    answer = requirements_for(drums(), PRESS_DAY)
    assert codes(answer) >= {
        "commercial_invoice",
        "export_declaration",
        "form_e",
        "animal_product_certificate",
    }
    assert not answer.questions
    assert not answer.unrecorded
    assert [row.gate for row in answer.needed] == sorted(
        (row.gate for row in answer.needed), key=["stuffing", "release", "sailing"].index
    )


def test_rcep_is_not_known_in_2020_and_the_answer_says_so():
    asking = drums(asked=frozenset({"rcep_certificate"}))
    answer = requirements_for(asking, PRESS_DAY)
    assert "rcep_certificate" not in codes(answer)
    told = {one.code: one.sentence for one in answer.out_of_force}
    assert "2 January 2023" in told["rcep_certificate"].en
    assert "2 Januari 2023" in told["rcep_certificate"].id
    assert "rcep_certificate" in codes(requirements_for(asking, date(2023, 1, 2)))
    assert "rcep_certificate" not in codes(requirements_for(asking, date(2023, 1, 1)))


def test_form_e_is_electronic_from_the_fifteenth_of_october_2020():
    def row(on):
        return next(row for row in requirements_for(drums(), on).needed if row.code == "form_e")

    assert not row(date(2020, 10, 14)).name.en.startswith("Electronic")
    assert row(date(2020, 10, 15)).name.en.startswith("Electronic")


@pytest.mark.parametrize("code", ["44201100", "44192000"])
def test_subheadings_of_2022_are_not_known_in_2020(code):
    goods = drums(hs_code=code, materials=(WOOD,))
    answer = requirements_for(goods, PRESS_DAY)
    assert not answer.needed
    assert "1 April 2022" in answer.unrecorded[0].blocker.sentence.en
    assert requirements_for(goods, date(2022, 4, 1)).needed


@pytest.mark.parametrize(
    "code", ["92060000", "92099900", "44199000", "44209090", "44219990", "46021290", "94016900", "94036090"]
)
@pytest.mark.parametrize("on", [PRESS_DAY, TODAY])
def test_the_headings_promised_are_recorded_to_china(code, on):
    answer = requirements_for(drums(hs_code=code), on)
    assert not answer.unrecorded
    assert codes(answer) >= {"commercial_invoice", "packing_list", "export_declaration", "bill_of_lading"}


@pytest.mark.parametrize(
    ("change", "words"),
    [({"hs_code": "95030000"}, "HS 9503.00.00 to CN"), ({"destination": "DE"}, "HS 9206.00.00 to DE")],
)
def test_goods_that_are_not_recorded_are_said_to_be_so_and_get_no_half_list(change, words):
    answer = requirements_for(drums(**change), TODAY)
    assert not answer.needed
    assert words in answer.unrecorded[0].blocker.sentence.en
    assert answer.unrecorded[0].code.startswith("unrecorded_")


def test_a_day_before_anything_was_recorded_is_said_to_be_so():
    answer = requirements_for(drums(), date(2016, 1, 1))
    assert answer.unrecorded
    assert "from 1 March 2017" in answer.unrecorded[0].blocker.sentence.en


def test_a_fact_nobody_told_is_a_question_and_neither_a_yes_nor_a_no():
    answer = requirements_for(drums(packaging=None, asked=None), PRESS_DAY)
    assert {question.fact for question in answer.questions} == {"packaging", "asked"}
    assert "wood_packaging_mark" not in codes(answer)
    skin_unknown = requirements_for(drums(), TODAY)
    assert [question.fact for question in skin_unknown.questions] == ["treatment"]
    tanned = (WOOD, Material("skin", SKIN.species, "tanned"))
    assert not requirements_for(drums(materials=tanned), TODAY).questions


def test_the_delivery_term_brings_the_insurance_and_raw_wood_brings_the_mark():
    assert "insurance_policy" not in codes(requirements_for(drums(), PRESS_DAY))
    assert "insurance_policy" in codes(requirements_for(drums(incoterm="CIF"), PRESS_DAY))
    raw = drums(packaging=frozenset({"carton", "raw_wood"}))
    assert "wood_packaging_mark" in codes(requirements_for(raw, PRESS_DAY))


@pytest.mark.parametrize(
    ("material", "permit"),
    [
        (Material("wood", "Sonokeling (Dalbergia latifolia)"), "cites_wood"),
        (Material("wood", "Mahoni (Swietenia macrophylla)"), ""),
        (Material("skin", "Kulit biawak"), "cites_skin"),
    ],
)
def test_protected_species_need_a_permit_and_mahogany_is_not_flagged(material, permit):
    found = codes(requirements_for(drums(materials=(material,)), PRESS_DAY))
    assert {code for code in found if code.startswith("cites")} == ({permit} if permit else set())


def test_conditions_on_a_material_must_hold_of_one_and_the_same():
    row = a_requirement(when=When(materials=("skin",), species=("swietenia",)))
    book = Book((row,), (a_coverage(),))
    assert not requirements_for(drums(), PRESS_DAY, book).needed
    assert [
        q.fact for q in requirements_for(drums(materials=(WOOD, Material("skin"))), PRESS_DAY, book).questions
    ] == ["species"]


def test_a_worksheet_comes_along_with_the_certificate_that_is_asked_for():
    assert "origin_worksheet_form_e" in codes(requirements_for(drums(), PRESS_DAY))
    assert "origin_worksheet_form_e" not in codes(requirements_for(drums(asked=frozenset()), PRESS_DAY))


def test_several_kinds_of_goods_need_what_any_of_them_needs_and_each_once():
    bowls = drums(hs_code="44199000", materials=(WOOD,))
    toys = drums(hs_code="95030000")
    answers = [requirements_for(goods, PRESS_DAY) for goods in (drums(), bowls, toys)]
    whole = together(answers, PRESS_DAY)
    assert codes(whole) == set().union(*map(codes, answers))
    assert len(whole.needed) == len(set(whole.needed))
    assert [gap.hs_code for gap in whole.unrecorded] == ["95030000"]


def test_not_verified_rows_are_told_apart():
    answer = requirements_for(drums(), PRESS_DAY)
    assert {"v_legal_instruments", "animal_product_certificate"} <= {row.code for row in answer.unverified}
    assert all(not row.verified for row in answer.unverified)


def some(words):
    return st.sets(st.sampled_from(sorted(words)), max_size=2).map(tuple)


CONDITIONS = st.builds(
    When,
    hs=some(["92", "9206", "44"]),
    destinations=some(["CN", "DE"]),
    materials=some(MATERIALS),
    treatments=some(TREATMENTS),
    incoterms=some(["FOB", "CIF"]),
    payments=some(PAYMENTS),
    packagings=some(PACKAGINGS),
)
GOODS = st.builds(
    drums,
    materials=st.none()
    | st.lists(
        st.builds(
            Material, st.sampled_from(sorted(MATERIALS)), st.just("x"), st.sampled_from(["", *TREATMENTS])
        ),
        max_size=3,
    ).map(tuple),
    incoterm=st.none() | st.sampled_from(["FOB", "CIF"]),
    payment=st.none() | st.sampled_from(sorted(PAYMENTS)),
    packaging=st.none() | st.frozensets(st.sampled_from(sorted(PACKAGINGS))),
)


@given(
    GOODS, st.dates(date(2017, 3, 1), date(2030, 1, 1)), CONDITIONS, st.sampled_from(["always", "on_request"])
)
def test_adding_a_rule_never_takes_another_away(goods, on, when, need):
    before = shipped_book()
    row = a_requirement(code="added", when=when, need=need)
    after = Book((*before.requirements, row), before.coverage)
    told, more = requirements_for(goods, on, before), requirements_for(goods, on, after)
    assert codes(told) <= codes(more) <= codes(told) | {"added"}


@given(GOODS, st.dates(date(2017, 3, 1), date(2030, 1, 1)))
def test_each_row_in_force_is_asked_questioned_or_left_out_but_never_two_of_these(goods, on):
    answer = requirements_for(goods, on)
    questioned = {row.code for question in answer.questions for row in question.requirements}
    assert not codes(answer) & questioned
    assert not {one.code for one in answer.out_of_force} & (codes(answer) | questioned)


@given(GOODS)
def test_telling_a_fact_never_takes_away_what_was_needed_already(goods):
    told = drums(
        materials=goods.materials or (WOOD,),
        incoterm=goods.incoterm or "FOB",
        payment=goods.payment or "advance",
        packaging=goods.packaging if goods.packaging is not None else frozenset({"raw_wood"}),
    )
    if goods.materials is not None and not goods.materials:
        return
    assert codes(requirements_for(goods, PRESS_DAY)) <= codes(requirements_for(told, PRESS_DAY))


def test_what_would_be_needed_were_it_asked_for_is_named_apart():
    answer = requirements_for(drums(), PRESS_DAY)
    assert {row.code for row in answer.unasked} == {"fumigation", "phytosanitary"}
    asking = requirements_for(drums(asked=frozenset({"fumigation_certificate"})), PRESS_DAY)
    assert {row.code for row in asking.unasked} >= {"phytosanitary", "form_e"}
    assert "fumigation" in codes(asking)
    both = together([answer, asking], PRESS_DAY)
    assert {row.code for row in both.unasked} == {"phytosanitary"}
