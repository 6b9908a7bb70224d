"""A bad file of rules is refused with file, row and field, everything at once."""

from __future__ import annotations

import pytest
from tests.trade.requirements.builders import a_requirement

from geliat.refusals import Refusal
from geliat.trade.requirements import read_book, requirement_of, row_of, shipped_book

GOOD = """
[[requirement]]
code = "one"
paper = "one"
name = { en = "One", id = "Satu" }
issuer = { en = "Us", id = "Kami" }
owner = "coordinator"
need = "always"
gate = "release"
by = "peb"
timing = { en = "Soon", id = "Segera" }
fails_on = [{ en = "All", id = "Semua" }]
source = { en = "a book", id = "buku" }
legal = { en = "a law", id = "hukum" }
checked_on = 2026-11-24
confidence = "medium"
verified = false
valid_from = 2020-01-01
"""


def told(text: str) -> tuple[str, ...]:
    with pytest.raises(Refusal) as refusal:
        read_book({"rules.toml": text})
    return tuple(blocker.sentence.en for blocker in refusal.value.blockers)


def test_a_good_file_is_read_and_its_row_goes_to_json_and_back():
    (row,) = read_book({"rules.toml": GOOD}).requirements
    assert requirement_of(row_of(row)) == row
    for shipped in shipped_book().requirements:
        assert requirement_of(row_of(shipped)) == shipped


@pytest.mark.parametrize(
    ("was", "becomes", "field", "expected"),
    [
        ('need = "always"', 'need = "often"', "need", "always, on_request"),
        ('gate = "release"', 'gate = "sailing"', "gate", "the gate"),
        ('by = "peb"', 'by = "pebb"', "by", "contract, invoice"),
        ('owner = "coordinator"', 'owner = "maker"', "owner", "coordinator"),
        ('confidence = "medium"', 'confidence = "so so"', "confidence", "high, medium, low"),
        (
            'confidence = "medium"\nverified = false',
            'confidence = "low"\nverified = true',
            "verified",
            "false",
        ),
        ('{ en = "a book", id = "buku" }', '{ en = "a book", id = " " }', "source", "English and Indonesian"),
        ('legal = { en = "a law", id = "hukum" }', "", "legal", "missing"),
        ('{ en = "a law", id = "hukum" }', '"a law"', "legal", "an object"),
        ("checked_on = 2026-11-24", 'checked_on = "soon"', "checked_on", "YYYY-MM-DD"),
        ("verified = false", 'verified = "no"', "verified", "true or false"),
        ("fails_on = [{", "fails_on = 3 #", "fails_on", "a list"),
        ('id = "Satu"', 'id = " "', "name", "words in English and Indonesian"),
        ('code = "one"\n', 'code = "one"\nsource_url = "x"\n', "source_url", "no such field"),
        (
            "valid_from = 2020-01-01",
            "valid_from = 2020-01-01\nvalid_until = 2019-01-01",
            "valid_until",
            "earlier",
        ),
        ("valid_from = 2020-01-01", 'valid_from = 2020-01-01\nwhen = { hs = ["9"] }', "when.hs", "digits"),
        (
            "valid_from = 2020-01-01",
            'valid_from = 2020-01-01\nwhen = { destinations = ["China"] }',
            "when.destinations",
            "alpha-2",
        ),
        (
            "valid_from = 2020-01-01",
            'valid_from = 2020-01-01\nwhen = { materials = ["stone"] }',
            "when.materials",
            "wood",
        ),
        (
            "valid_from = 2020-01-01",
            'valid_from = 2020-01-01\nwhen = { asked = ["form_e"] }',
            "when.asked",
            "on_request",
        ),
    ],
)
def test_a_wrong_field_is_named_with_its_file_and_row(was, becomes, field, expected):
    assert was in GOOD
    (fault,) = told(GOOD.replace(was, becomes))
    assert fault.startswith("rules.toml, requirement 1 (one).")
    assert f".{field}" in fault
    assert expected in fault


def test_every_fault_of_every_row_is_told_at_once():
    second = GOOD.replace('"one"', '"two"').replace('need = "always"', 'need = "never"')
    faults = told(GOOD.replace('by = "peb"', 'by = "x"') + second)
    assert [fault.split(":")[0] for fault in faults] == [
        "rules.toml, requirement 1 (one).by",
        "rules.toml, requirement 2 (two).need",
    ]


def test_two_rows_of_one_code_in_force_at_once_are_refused():
    later = GOOD.replace("valid_from = 2020-01-01", "valid_from = 2021-01-01")
    (fault,) = told(GOOD + later)
    assert "requirement 2 (one).valid_from" in fault
    assert "requirement 1 (one)" in fault
    ended = GOOD.replace("valid_from = 2020-01-01", "valid_from = 2020-01-01\nvalid_until = 2020-12-31")
    assert len(read_book({"rules.toml": ended + later}).requirements) == 2


@pytest.mark.parametrize("text", ["code = ", "[[requirement]\n", "[rule]\na = 1\n", "requirement = [1]\n"])
def test_what_is_no_table_of_rules_is_named_by_its_file(text):
    (fault,) = told(text)
    assert fault.startswith("rules.toml")


def test_a_bad_coverage_is_named_too():
    faults = told('[[coverage]]\nhs = ["x"]\ndestinations = []\ntariff_book = ""\nsource = ""\n')
    assert all(fault.startswith("rules.toml, coverage 1.") for fault in faults)
    assert a_requirement().valid(a_requirement().valid_from)


def test_an_ended_rule_is_read_and_may_not_overlap_a_row_nor_end_before_it_begins():
    ended = '[[ended]]\ncode = "one"\nvalid_from = {}\nvalid_until = {}\n'
    book = read_book({"rules.toml": GOOD + ended.format("2019-01-01", "2019-12-31")})
    assert [(one.code, one.requirement) for one in book.rulings] == [("one", None)]
    (fault,) = told(GOOD + ended.format("2019-01-01", "2020-01-01"))
    assert "within the validity of rules.toml, ended 1 (one)" in fault
    (fault,) = told(ended.format("2019-01-01", "2018-01-01"))
    assert fault.startswith("rules.toml, ended 1 (one).valid_until")
