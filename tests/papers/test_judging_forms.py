"""The judge reads every form of a dossier back and finds each seeded fault, by kind."""

from __future__ import annotations

import dataclasses
import random
import re
from collections import Counter
from functools import cache

from tests.trade.builders import a_shipment

from geliat.papers.forms import every_form, read_form
from geliat.trade.consistency import fields_for_second_person, judge_statements
from geliat.trade.consistency.book import ROWS
from geliat.trade.consistency.statement import Statement

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
