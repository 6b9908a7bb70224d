"""A dossier that claims origin under ACFTA and RCEP at once is sound, and each claim is still judged."""

from __future__ import annotations

import dataclasses

import pytest
from tests.trade.builders import a_shipment, a_shipment_of_two_schemes
from tools.dossier_faults import Tally, changes, omissions, surplus
from tools.make_dossier_data import judged_together

from geliat.papers.forms import SECOND, every_form, read_form
from geliat.trade.consistency import check_consistency, judge_statements
from geliat.trade.consistency.schemes import by_scheme
from geliat.trade.consistency.statement import Statement
from geliat.trade.documents import every_paper
from geliat.trade.shipment import Shipment

WORKSHEET, SOME = "origin_worksheet.json", {("line", "1"), ("invoice", "number"), ("origin", "gross_g")}
CRITERION = "/*/cac:CertificateOfOriginApplication/cac:Shipment/cac:GoodsItem[2]/cbc:PreferenceCriterionCode"


def said_of(shipment: Shipment) -> list[Statement]:
    files = every_form(shipment)
    return [each for name, data in files.items() for each in read_form(name, data)]


@pytest.fixture(scope="module")
def both() -> Shipment:
    return a_shipment_of_two_schemes()


@pytest.fixture(scope="module")
def said(both: Shipment) -> list[Statement]:
    return said_of(both)


def test_two_schemes_with_other_criteria_and_lines_do_not_contradict_each_other(both, said):
    assert judge_statements(said) == ()
    assert check_consistency(every_paper(both)) == ()


def test_each_scheme_is_judged_without_the_other_and_one_scheme_at_once(said):
    parts = by_scheme(said)
    sheets = [{each.form for each in part} & {"form_e_sheet.json", "rcep_sheet.json"} for part in parts]
    assert sheets == [{"form_e_sheet.json"}, {"rcep_sheet.json"}]
    first, second = ({each.form for each in part if each.form.startswith("certificate")} for part in parts)
    assert (first, second) == ({"certificate_of_origin.ubl"}, {"certificate_of_origin.rcep.ubl"})
    one = said_of(a_shipment())
    assert by_scheme(one) == (one,)


def test_faults_are_seeded_in_what_the_judge_holds_together(said):
    assert judged_together(said) == [list(part) for part in by_scheme(said)]
    one = said_of(a_shipment(counts=(3, 2, 2)))
    assert judged_together(one) == [one]


@pytest.mark.parametrize(
    ("form", "path", "value"),
    [
        ("origin_worksheet.json", "/lines/1/scheme", "RCEP"),
        ("origin_worksheet.json", "/lines/3/scheme", "ACFTA"),
        ("origin_worksheet.json", "/lines/4/scheme", "AKFTA"),
        ("origin_worksheet.json", "/lines/1/criterion", "PE"),
        ("origin_worksheet.json", "/lines/4/criterion", "RVC"),
        ("origin_worksheet.json", "/lines/4/holds", "false"),
        ("form_e_sheet.json", "/items/1/criterion", "CTH"),
        ("rcep_sheet.json", "/items/1/criterion", "RVC"),
        ("rcep_sheet.json", "/gross_g", "1"),
        ("rcep_sheet.json", "/packages", "513"),
        ("rcep_sheet.json", "/issued_retroactively", "true"),
        ("rcep_sheet.json", "/origin_country", "MY"),
        ("minutes_of_release.json", "/peb_date", "2024-30-17"),
        ("certificate_of_origin.rcep.ubl", CRITERION, "RVC"),
        ("certificate_of_origin.ubl", CRITERION, "CTH"),
    ],
)
def test_a_fault_under_either_scheme_is_found(said, form, path, value):
    broken = [
        dataclasses.replace(each, value=value) if (each.form, each.path) == (form, path) else each
        for each in said
    ]
    assert broken != said, f"{form} has no {path}"
    assert judge_statements(broken)


def test_what_the_second_certificate_leaves_out_is_found(said):
    tally = Tally()
    omissions(said, tally, lambda each: each.form == SECOND and each.fact[:2] in SOME)
    surplus([each for each in said if each.form in {SECOND, "rcep_sheet.json"}], tally)
    assert tally.missed == {}
    assert tally.tried[SECOND, "left out"] >= 12
    assert tally.tried["rcep_sheet.json", "extra row"] == 1


def test_what_is_wrong_in_the_claims_of_either_scheme_is_found(said):
    tally = Tally()
    changes(said, tally, lambda each: each.form == WORKSHEET and each.path.endswith(("/holds", "/criterion")))
    assert tally.missed == {}
    assert tally.found[WORKSHEET, "code"] == tally.found[WORKSHEET, "name"] == 5
    assert not tally.once
