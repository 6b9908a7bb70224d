"""The judge reads every form of a dossier back and finds each seeded fault, by kind."""

from __future__ import annotations

import dataclasses
import random
import re
from collections import Counter
from functools import cache

import pytest
from tests.trade.builders import a_shipment

from geliat.papers.ceisa.text import cleaned
from geliat.papers.forms import every_form, read_form
from geliat.trade.consistency import fields_for_second_person, judge_statements
from geliat.trade.consistency.book import ROWS
from geliat.trade.consistency.declared import plain_letters
from geliat.trade.consistency.statement import Statement
from tools import make_dossier_data

SMALL = (7, 3, 3)


@cache
def statements() -> tuple[Statement, ...]:
    """What all forms of a small dossier in two containers state."""
    files = every_form(a_shipment(counts=SMALL, boxes=2))
    return tuple(each for name, data in files.items() for each in read_form(name, data))


def kind_of(value: str) -> str:
    if re.fullmatch(r"-?[\d.]+ [A-Z]{3}", value):
        return "money"
    if re.match(r"\d{4}-\d\d-\d\d", value):
        return "date"
    if re.fullmatch(r"-?\d+(\.\d+)?", value):
        return "number"
    return "code" if re.fullmatch(r"[A-Z0-9/.\-]+", value) else "name"


def wrong(value: str, source: random.Random) -> str:
    """Another value of the same form: one sign is another."""
    at = source.choice([n for n, sign in enumerate(value) if sign.isalnum()])
    other = "7" if value[at] == "3" else "3" if value[at].isdigit() else "x" if value[at] != "x" else "y"
    return value[:at] + other + value[at + 1 :]


def pattern(each: Statement) -> tuple[str, ...]:
    return (each.form, each.fact[0], *each.fact[2:]) if each.fact[0] in ROWS else (each.form, *each.fact)


def test_a_good_dossier_has_no_finding() -> None:
    assert judge_statements(statements()) == ()


def test_every_wrong_value_that_stands_in_two_forms_is_found_by_kind() -> None:
    said, source = list(statements()), random.Random(20201020)
    forms: dict[tuple[str, ...], set[str]] = {}
    for each in said:
        forms.setdefault(each.fact, set()).add(each.form)
    places = {pattern(each): n for n, each in enumerate(said) if len(forms[each.fact]) > 1}
    tried: Counter[str] = Counter()
    missed: list[Statement] = []
    for n in places.values():
        changed = dataclasses.replace(said[n], value=wrong(said[n].value, source))
        findings = judge_statements([*said[:n], changed, *said[n + 1 :]])
        tried[kind_of(said[n].value)] += 1
        told = {(place.paper, place.field) for found in findings for place in (found.first, found.second)}
        if (changed.form, changed.path) not in told:
            missed.append(changed)
    assert missed == []
    assert sum(tried.values()) > 700
    assert {"money", "date", "number", "code", "name"} <= set(tried)


def test_a_value_left_out_of_a_row_and_a_row_too_many_are_found() -> None:
    said = list(statements())
    shared = Counter((each.form, each.fact[0], each.fact[-1]) for each in said)
    for column in {("packing_list.xlsx", "carton", "gross_g"), ("peb.ceisa", "line", "hs_code")}:
        assert shared[column] > 1
        n = next(n for n, each in enumerate(said) if (each.form, each.fact[0], each.fact[-1]) == column)
        found = judge_statements([*said[:n], *said[n + 1 :]])
        assert ("value_missing", column[0]) in {(each.code, each.second.paper) for each in found}
    surplus = [
        dataclasses.replace(each, fact=("carton", "14", *each.fact[2:]))
        for each in said
        if each.form == "packing_list.xlsx" and each.fact[:2] == ("carton", "13")
    ]
    codes = {found.code for found in judge_statements([*said, *surplus])}
    assert {"sum_unsound", "value_missing"} <= codes


def altered(form: str, changes: dict[tuple[str, ...], str]) -> set[str]:
    """Codes found among the statements of one form alone, some of its facts changed."""
    own = [each for each in statements() if each.form == form]
    assert set(changes) <= {each.fact for each in own}
    said = [dataclasses.replace(each, value=changes.get(each.fact, each.value)) for each in own]
    return {found.code for found in judge_statements(said)}


def test_what_follows_from_other_values_is_judged_within_one_form() -> None:
    assert "sum_unsound" in altered("packing_list.json", {("totals", "gross_g"): "175801"})
    assert "amount_unsound" in altered("commercial_invoice.ubl", {("line", "1", "amount"): "1.00 USD"})
    assert "fob_unsound" in altered("commercial_invoice.json", {("money", "fob"): "367.21 USD"})
    assert "carton_gross_below_net" in altered("packing_list.xlsx", {("carton", "13", "gross_g"): "11999"})
    container = ("container", "GLTU0472817", "verified_gross_g")
    assert "vgm_unsound" in altered("vgm_declaration.json", {container: "3986001"})
    assert "hs_code_malformed" in altered("commercial_invoice.json", {("line", "1", "hs_code"): "920600"})
    early = {("customs", "submission_date"): "2020-10-15", ("packing_list", "date"): "2020-10-17"}
    assert {"peb_too_early", "dates_out_of_order"} <= altered("peb_sheet.json", early)


def test_what_another_fact_decides_is_judged_across_forms() -> None:
    for form, fact, value, code in (
        ("peb.ceisa", ("line", "1", "packages"), "8", "sum_unsound"),
        ("peb.ceisa", ("container", "GLTU0472817", "length_feet"), "20", "size_type_differs"),
        ("peb.ceisa", ("totals", "containers_of_40"), "1", "sum_unsound"),
        ("shipping_instruction.dcsa", ("line", "1", "hs6"), "920601", "statement_differs"),
        ("shipping_instruction.dcsa", ("line", "2", "in", "GLTU0472817", "net_g"), "1", "sum_unsound"),
        ("shipping_instruction.dcsa", ("line", "2", "in", "GLTU0472817", "cartons"), "4", "sum_unsound"),
        (
            "load_plan_sheet.json",
            ("container", "GLTU0472817", "steps", "1", "cartons", "1"),
            "1",
            "step_unsound",
        ),
        ("load_plan_sheet.json", ("container", "GLTU0472817", "loaded", "1", "pieces"), "13", "sum_unsound"),
        ("peb_sheet.json", ("money", "fob_rupiah"), "5397841 IDR", "rupiah_unsound"),
        ("inspection_summary.json", ("inspection_summary", "pieces_sampled"), "49", "sum_unsound"),
        ("inspection_summary.json", ("lot", "LOT-S01", "2", "letter"), "C", "sampling_unsound"),
        ("inspection_summary.json", ("lot", "LOT-S01", "1", "verdict"), "accepted", "verdict_unsound"),
        ("commercial_invoice.ubl", ("money", "received"), "1.00 USD", "sum_unsound"),
        (
            "minutes_of_release.json",
            ("minutes_of_release", "papers", "4", "number"),
            "PL/9",
            "sealed_paper_differs",
        ),
    ):
        changed = [
            dataclasses.replace(each, value=value) if (each.form, each.fact) == (form, fact) else each
            for each in statements()
        ]
        assert changed != list(statements()), fact
        assert code in {each.code for each in judge_statements(changed)}, fact


def found_with(form: str, fact: tuple[str, ...], value: str) -> set[str]:
    """Codes found when one fact of one form has another value."""
    changed = [
        dataclasses.replace(each, value=value) if (each.form, each.fact) == (form, fact) else each
        for each in statements()
    ]
    assert changed != list(statements()), fact
    return {each.code for each in judge_statements(changed)}


@pytest.mark.parametrize(
    ("form", "fact", "value", "code"),
    [
        ("beneficiary_certificate.json", "beneficiary_certificate/number", "X/BNF", "statement_differs"),
        ("beneficiary_certificate.json", "beneficiary_certificate/original_count", "2", "statement_differs"),
        ("commercial_invoice.json", "commercial_invoice/unit", "SET", "unit_differs"),
        ("commercial_invoice.ubl", "receipt/1/position", "2", "statement_differs"),
        ("events.epcis", "carton/1/packed_on", "2020-10-20", "dates_out_of_order"),
        ("events.epcis", "carton/1/packed_on", "2020-10-11", "dates_out_of_order"),
        ("form_e_sheet.json", "form_e_sheet/issued_retroactively", "true", "statement_differs"),
        ("inspection_summary.json", "lot/LOT-S02/1/step/id", "ukir", "statement_differs"),
        ("inspection_summary.json", "lot/LOT-S01/1/moisture_limit_permille", "118", "moisture_unsound"),
        ("load_plan_sheet.json", "container/GLTU0472817/cog_mm/1", "12033", "outside_container"),
        ("minutes_of_release.json", "minutes_of_release/date", "2020-10-21", "paper_date_unsound"),
        ("minutes_of_release.json", "minutes_of_release/short_code", "K7QM2Q", "short_code_unsound"),
        ("minutes_of_release.json", "minutes_of_release/papers/4/kind", "x", "statement_differs"),
        ("minutes_of_release.json", "minutes_of_release/papers/4/sha256", "0" * 64, "sealed_paper_differs"),
        ("origin_worksheet.json", "line/1/materials/1/origin", "id", "statement_differs"),
        ("peb.ceisa", "customs/oil_or_gas", "1", "statement_differs"),
        ("peb.ceisa", "line/1/benchmark_price", "1.00 USD", "statement_differs"),
        ("peb.ceisa", "container/GLTU0472817/customs_type", "2", "size_type_differs"),
        ("peb_sheet.json", "money/fob_rupiah", "5397840 USD", "rupiah_unsound"),
        ("proforma_invoice.json", "proforma_invoice/valid_until", "2020-01-01", "dates_out_of_order"),
        ("shipping_instruction.dcsa", "transport_document/kind", "SWB", "statement_differs"),
        ("shipping_instruction.json", "shipping_instruction/date", "2020-10-18", "paper_date_unsound"),
        ("stuffing_list.json", "container/GLTU5127346/runs/1/lots/1", "LOT-S02", "range_unsound"),
        ("vgm_declaration.json", "container/GLTU0472817/method", "3", "statement_differs"),
    ],
)  # fmt: skip
def test_what_stands_on_one_paper_alone_and_still_follows_is_judged(form, fact, value, code) -> None:
    assert code in found_with(form, tuple(fact.split("/")), value)


def test_a_value_that_must_stand_with_another_is_missed_only_beside_it() -> None:
    criteria = {each.fact[1]: each.value for each in statements() if each.fact[-1] == "criterion"}
    by_value = next(line for line, criterion in criteria.items() if criterion == "RVC")
    other = next(line for line, criterion in criteria.items() if criterion != "RVC")
    forms = {each.form for each in statements() if each.fact == ("line", by_value, "fob")}
    assert {"form_e_sheet.json", "form_e_sheet.xlsx"} <= forms
    silent = {each.form for each in statements() if each.fact == ("line", other, "fob")}
    assert not {"form_e_sheet.json", "form_e_sheet.xlsx"} & silent
    rest = [
        each
        for each in statements()
        if (each.form, each.fact) != ("form_e_sheet.json", ("line", by_value, "fob"))
    ]
    assert [(each.code, each.second.paper) for each in judge_statements(rest)] == [
        ("value_missing", "form_e_sheet.json")
    ]


def test_findings_are_the_same_in_whatever_order_the_forms_are_read() -> None:
    said = list(statements())
    n = next(n for n, each in enumerate(said) if each.fact[-1] == "verified_gross_g")
    said[n] = dataclasses.replace(said[n], value="1")
    mixed = random.Random(7).sample(said, len(said))
    assert {each.code for each in judge_statements(mixed)} == {each.code for each in judge_statements(said)}


def test_customs_description_follows_from_the_description_in_plain_letters() -> None:
    changed = [
        dataclasses.replace(each, value="Drum") if each.fact[-1] == "customs_description" else each
        for each in statements()
    ]
    assert "description_differs" in {each.code for each in judge_statements(changed)}
    for text in ("Djembé 18 × 40 cm, kulit (kambing)", "a--b", ""):
        assert plain_letters(text) == cleaned(text)


def test_the_criterion_claimed_must_be_borne_by_the_worksheet() -> None:
    worksheet = [each for each in statements() if each.form == "origin_worksheet.json"]

    def found(changes: dict[tuple[str, ...], str]) -> set[str]:
        said = [dataclasses.replace(each, value=changes.get(each.fact, each.value)) for each in worksheet]
        return {f.first.value for f in judge_statements(said) if f.code == "origin_unsound"}

    criterion = ("line", "3", "criterion")
    assert found({}) == set()
    assert "399" in found({("line", "3", "rvc_permille"): "399"})
    assert "RVC" in found({("line", "3", "rvc_permille"): "399"})
    assert "WO" in found({criterion: "WO"})
    assert found({criterion: "CTH"}) == set()
    assert "CTH" in found({criterion: "CTH", ("line", "3", "materials", "3", "hs_code"): "920690"})


def test_an_amount_in_no_currency_is_found_and_stops_nothing() -> None:
    for fact in {each.fact for each in statements() if kind_of(each.value) == "money"}:
        changed = [
            dataclasses.replace(each, value=each.value[:-3] + "xSD") if each.fact == fact else each
            for each in statements()
        ]
        judge_statements(changed)
    assert "currency_differs" in altered("origin_worksheet.json", {("origin", "fob"): "367.20 xSD"})


def test_a_single_value_left_out_of_a_form_is_found() -> None:
    for form, fact in (
        ("shipping_instruction.ubl", ("transport", "vessel")),
        ("peb.ceisa", ("money", "fob")),
        ("packing_list.xlsx", ("invoice", "number")),
        ("packing_list.ubl", ("carton", "1", "content", "LOT-S01", "1", "quantity")),
    ):
        rest = [each for each in statements() if (each.form, each.fact) != (form, fact)]
        assert len(rest) < len(statements()), fact
        told = {(each.code, each.second.paper) for each in judge_statements(rest)}
        assert ("value_missing", form) in told, fact


def test_the_table_of_what_forms_state_and_the_example_are_those_drawn_from_good_dossiers() -> None:
    assert make_dossier_data.STATED.read_text("utf-8") == make_dossier_data.stated_facts()
    assert make_dossier_data.EXAMPLE.read_text("utf-8") == make_dossier_data.example()


def test_good_dossiers_of_every_kind_have_no_finding() -> None:
    for shipment in make_dossier_data.good_shipments():
        assert judge_statements(make_dossier_data.stated_by(shipment)) == ()


def test_a_container_in_another_open_shipment_is_found() -> None:
    found = judge_statements(statements(), open_containers=("GLTU0472817",))
    assert [each.code for each in found] == ["container_elsewhere"]


def test_a_second_person_sees_the_five_fields_that_cannot_be_corrected() -> None:
    shown = {each.fact for each in fields_for_second_person(statements())}
    assert len(shown) == 5


def test_a_finding_names_both_forms_and_both_values_in_two_languages() -> None:
    said = [
        dataclasses.replace(each, value="ID999999")
        if (each.form, each.fact[-1], each.value) == ("packing_list.xlsx", "seal", "ID020482")
        else each
        for each in statements()
    ]
    (found,) = judge_statements(said)
    for text in (found.sentence.en, found.sentence.id):
        assert "ID020482" in text
        assert "ID999999" in text
        assert "(XLSX)" in text
