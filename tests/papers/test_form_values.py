"""Exact numbers as text, and JSON without floats."""

from __future__ import annotations

from decimal import Decimal

import pytest

from geliat.papers import form_values
from geliat.papers.form_values import (
    cubic_metres_text,
    decimal,
    in_grams,
    in_mm3,
    json_bytes,
    json_data,
    kilograms_text,
    money_text,
    plain,
)
from geliat.refusals import Refusal


@pytest.mark.parametrize(
    ("number", "text"),
    [(Decimal("12.90"), "12.9"), (Decimal("1E+3"), "1000"), (Decimal("-0.0"), "0"), (7, "7"), (0, "0")],
)
def test_a_number_is_written_without_exponent_and_needless_zeros(number, text):
    assert plain(number) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("4.6", "USD", "4.60 USD"),
        ("4.605", "USD", "4.605 USD"),
        ("1361323.00", "IDR", "1361323 IDR"),
        ("0.5", "IDR", "0.5 IDR"),
    ],
)
def test_money_keeps_its_minor_unit(amount, currency, text):
    assert money_text(Decimal(amount), currency) == text


@pytest.mark.parametrize("grams", [0, 1, 999, 1000, 12900, 27_512_345])
def test_masses_come_back_to_the_gram(grams):
    assert in_grams(Decimal(kilograms_text(grams))) == str(grams)


@pytest.mark.parametrize("volume_mm3", [1, 83_435_000, 68_000_000_001])
def test_volumes_come_back_to_the_cubic_millimetre(volume_mm3):
    assert in_mm3(Decimal(cubic_metres_text(volume_mm3))) == str(volume_mm3)


@pytest.mark.parametrize("text", ["", "12,5", "NaN", "Infinity", "12 kg"])
def test_what_is_no_number_is_none(text):
    assert decimal(text) is None


def test_json_is_written_exactly_and_in_order():
    data = {"b": [Decimal("0.10"), 3, "ü", None, True], "a": {}, "c": []}
    text = json_bytes(data).decode()
    assert text.replace("\n", "").replace(" ", "") == '{"b":[0.1,3,"ü",null,true],"a":{},"c":[]}'
    assert json_data("x", text.encode())["b"][0] == Decimal("0.1")


def test_a_float_is_never_written():
    with pytest.raises(TypeError):
        json_bytes({"a": 0.1})


def test_a_file_beyond_all_size_is_refused(monkeypatch):
    monkeypatch.setattr(form_values, "MOST_BYTES", 10)
    with pytest.raises(Refusal) as refused:
        json_data("x", b'{"a": 12345}')
    assert "it has 12 bytes" in str(refused.value)
