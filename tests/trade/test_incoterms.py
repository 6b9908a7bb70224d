"""Delivery terms as data, and the FOB value that follows from each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.incoterms import (
    ADDED,
    PLACE_KINDS,
    TAKEN,
    check_incoterm,
    find_incoterm,
    fob_value,
    incoterms,
    insured_value,
)


def usd(amount: str | int | Decimal) -> Money:
    return Money(Decimal(amount), "USD")


def test_there_are_eleven_terms_and_four_of_them_are_for_ships() -> None:
    assert len(incoterms()) == 11
    assert {code for code, term in incoterms().items() if term.mode == "sea"} == {"FAS", "FOB", "CFR", "CIF"}
    assert all(term.place_kind in PLACE_KINDS for term in incoterms().values())
    assert all(term.name.zh and term.name.id for term in incoterms().values())


def test_the_seller_pays_the_freight_exactly_on_c_and_d_terms() -> None:
    for code, term in incoterms().items():
        assert (term.freight_payer == "seller") == (code[0] in "CD")


def test_only_cif_and_cip_oblige_the_seller_to_insure_and_on_different_clauses() -> None:
    insured = {code: term.insurance_clause for code, term in incoterms().items() if term.insurer}
    assert insured == {"CIF": "ICC (C)", "CIP": "ICC (A)"}
    assert insured_value(usd("33924.80")) == usd("37317.28")


def test_every_term_but_fob_says_how_it_comes_to_fob() -> None:
    assert {*ADDED, *TAKEN, "FOB"} == set(incoterms())


def test_a_term_needs_its_place() -> None:
    assert check_incoterm("fob", "Tanjung Perak") == ()
    fob = find_incoterm(" fob ")
    assert fob is not None
    assert fob.with_place("Tanjung Perak") == "FOB Tanjung Perak (Incoterms 2020)"
    (missing,) = check_incoterm("FOB", " ")
    assert missing.code == "incoterm_without_place"
    assert "pelabuhan muat" in missing.sentence.id
    (unknown,) = check_incoterm("DAT", "Shanghai")
    assert unknown.code == "unknown_incoterm"
    assert "DPU" in unknown.sentence.en


@pytest.mark.parametrize(
    ("code", "costs", "fob"),
    [
        ("FOB", {}, "10000"),
        ("EXW", {"inland": "350.25"}, "10350.25"),
        ("FCA", {"inland": "0"}, "10000"),
        ("FAS", {"inland": "90"}, "10090"),
        ("CFR", {"freight": "800"}, "9200"),
        ("CPT", {"freight": "800"}, "9200"),
        ("CIF", {"freight": "800", "insurance": "33"}, "9167"),
        ("CIP", {"freight": "800", "insurance": "55"}, "9145"),
        ("DAP", {"freight": "800", "insurance": "0", "at_destination": "200"}, "9000"),
        ("DPU", {"freight": "800", "insurance": "0", "at_destination": "250"}, "8950"),
        ("DDP", {"freight": "800", "insurance": "0", "at_destination": "1200"}, "8000"),
    ],
)
def test_every_term_comes_to_its_fob_value(code: str, costs: dict[str, str], fob: str) -> None:
    assert (
        fob_value(code, usd(10000), **{name: usd(cost) for name, cost in costs.items()}) == usd(fob).rounded()
    )


def test_freight_the_buyer_pays_does_not_change_the_value() -> None:
    assert fob_value("FOB", usd(100), freight=usd(800), insurance=usd(9)) == usd(100).rounded()


def test_every_missing_or_impossible_cost_is_told_at_once() -> None:
    with pytest.raises(Refusal) as refused:
        fob_value("CIF", usd(100))
    assert refused.value.codes == ("fob_needs_freight", "fob_needs_insurance")
    with pytest.raises(Refusal) as refused:
        fob_value("CIF", usd(100), freight=usd(-1), insurance=Money(Decimal(100), "IDR"))
    assert refused.value.codes == ("fob_cost_negative", "fob_cost_in_other_currency")
    assert "premi asuransi" in refused.value.blockers[1].sentence.id
    with pytest.raises(Refusal, match="would be -700"):
        fob_value("CFR", usd(100), freight=usd(800))
    with pytest.raises(Refusal, match="no term"):
        fob_value("DAT", usd(100))


amounts = st.decimals(min_value=0, max_value=100_000, places=2)


@given(amounts.filter(bool), amounts, amounts)
def test_adding_freight_and_insurance_to_a_fob_price_and_taking_them_off_again_gives_it_back(
    price: Decimal, freight: Decimal, insurance: Decimal
) -> None:
    cif = usd(price) + usd(freight) + usd(insurance)
    assert fob_value("CIF", cif, freight=usd(freight), insurance=usd(insurance)) == usd(price)
