"""The table of forms: complete, all agreeing, written from one shipment and read back by name."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from tests.trade.builders import (
    a_bare_shipment,
    a_bill_of_lading,
    a_cif_shipment,
    a_shipment,
    an_rcep_shipment,
)

from geliat.papers.forms import FORMS, SECOND, every_form, form_of_file, forms_of, read_form
from geliat.refusals import Refusal
from geliat.trade.documents import every_paper
from geliat.trade.export_facts import OriginClaim

SMALL = {"counts": (3, 2, 2)}


def mixed():
    """A carton that holds two lines, of which one claims no origin; on board a day after sailing."""
    shipment = a_shipment(boxes=2, **SMALL)
    first, *rest = shipment.cartons
    whole, other = first.contents[0], shipment.cartons[3].contents[0]
    contents = (dataclasses.replace(whole, quantity=4), dataclasses.replace(other, quantity=1))
    carton = dataclasses.replace(first, contents=contents, net_g=11_600, gross_g=12_501)
    return dataclasses.replace(
        shipment,
        cartons=(carton, *rest),
        origin=shipment.origin[1:],
        bill_of_lading=a_bill_of_lading(on_board_date=date(2020, 10, 24)),
    )


CASES = {
    "mixed": mixed(),
    "FOB": a_shipment(boxes=2, **SMALL),
    "CIF": a_cif_shipment(**SMALL),
    "RCEP": an_rcep_shipment(**SMALL),
    "bare": a_bare_shipment(**SMALL),
}


@pytest.mark.parametrize("case", CASES)
def test_the_forms_of_one_shipment_agree_in_every_fact(case):
    said = {}
    for name, data in every_form(CASES[case]).items():
        for each in read_form(name, data):
            assert each.form == name
            said.setdefault(each.fact, set()).add(each.value)
    assert {fact: values for fact, values in said.items() if len(values) > 1} == {}


def test_which_forms_there_are_follows_from_the_facts():
    assert {form.name for form in forms_of(CASES["FOB"])} >= {"peb.ceisa", "form_e_sheet.xlsx"}
    rcep = {form.name for form in forms_of(CASES["RCEP"])}
    assert "certificate_of_origin.ubl" in rcep
    assert "form_e_sheet.xlsx" not in rcep
    assert SECOND not in rcep
    assert not {"peb.ceisa", "certificate_of_origin.ubl"} & set(every_form(CASES["bare"]))


def test_a_second_scheme_has_a_certificate_of_its_own_and_one_scheme_has_none():
    with pytest.raises(Refusal) as refused:
        FORMS[SECOND].write(CASES["RCEP"], None)
    assert refused.value.codes == ("no_second_scheme",)
    claims = (OriginClaim(1, "ACFTA", "RVC"), OriginClaim(1, "RCEP", "CTH"))
    files = every_form(dataclasses.replace(CASES["RCEP"], origin=claims))
    said = {name: {each.fact: each.value for each in read_form(name, data)} for name, data in files.items()}
    assert said["certificate_of_origin.ubl"]["origin", "scheme"] == "ACFTA"
    assert said[SECOND]["origin", "scheme"] == "RCEP"
    assert said[SECOND]["line", "1", "criterion"] == "CTH"
    assert ("line", "1", "fob") in said["form_e_sheet.xlsx"]


def test_the_same_shipment_gives_the_same_files():
    assert every_form(CASES["FOB"]) == every_form(CASES["FOB"])


def test_papers_written_before_are_used():
    papers = tuple(dataclasses.replace(paper, version=7) for paper in every_paper(CASES["FOB"]))
    stated = read_form("commercial_invoice.json", every_form(CASES["FOB"], papers)["commercial_invoice.json"])
    assert ("invoice", "version") in {each.fact for each in stated if each.value == "7"}


def test_all_missing_facts_of_all_forms_are_named_once():
    with pytest.raises(Refusal) as refused:
        every_form(a_shipment(rate=None, **SMALL))
    assert refused.value.codes == ("ceisa_fact_missing",)


def test_every_form_has_a_file_of_its_own():
    files = [form.file_name for form in FORMS.values()]
    assert len(files) == len(set(files))
    assert form_of_file("peb.ceisa.json") is FORMS["peb.ceisa"]
    assert form_of_file("notes.txt") is None


def test_a_form_without_a_name_is_refused():
    with pytest.raises(Refusal) as refused:
        read_form("letter.docx", b"")
    assert refused.value.codes == ("form_unknown",)


def test_workshops_show_only_where_lots_are_inspected():
    shipment = CASES["FOB"]
    lots = tuple(dataclasses.replace(lot, workshop="Bengkel Rahasia") for lot in shipment.lots)
    files = every_form(dataclasses.replace(shipment, lots=lots))
    showing = {
        name for name, data in files.items() for each in read_form(name, data) if "Rahasia" in each.value
    }
    assert {name.partition(".")[0] for name in showing} <= {"inspection_summary", "inspection_certificate"}
