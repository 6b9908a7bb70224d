"""Descriptions and numbers in the characters that customs' system takes."""

from __future__ import annotations

import pytest

from geliat.papers.ceisa.text import cleaned, identity, in_utc, nib_digits


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Drum, 18 × 40 cm; mahogany", "Drum 18 40 cm mahogany"),
        ("Kulit kambing (kering)", "Kulit kambing (kering)"),
        ("Djembé", "Djembe"),
        ("  two   blanks ", "two blanks"),
    ],
)
def test_a_description_keeps_letters_digits_and_brackets(text, plain):
    assert cleaned(text) == plain


@pytest.mark.parametrize(
    ("number", "kind"), [("01.234.567.4-653.000", "5"), ("0012345674653000", "6"), ("", ""), ("12", "")]
)
def test_the_kind_of_identity_follows_from_the_digits(number, kind):
    assert identity(number)[0] == kind


def test_a_business_number_is_its_digits():
    assert nib_digits("9120 0012 34567") == "9120001234567"


def test_a_moment_is_given_in_universal_time():
    assert in_utc("2020-10-17T08:00:00+07:00") == "2020-10-17T01:00:00Z"
