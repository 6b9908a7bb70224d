"""Amounts in words: known sentences, and a round trip through parsers written apart from the speaker."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.amount_words import (
    CURRENCIES,
    amount_in_words,
    chinese_number,
    english_number,
    format_money,
    indonesian_number,
)


def money(amount: str, currency: str = "USD") -> Money:
    return Money(Decimal(amount), currency)


def test_the_invoice_of_the_case_is_said_in_three_languages() -> None:
    total = money("33924.80")
    assert amount_in_words(total, "en") == (
        "US dollars thirty-three thousand nine hundred twenty-four and cents eighty only"
    )
    assert amount_in_words(total, "id") == (
        "Tiga puluh tiga ribu sembilan ratus dua puluh empat dolar AS dan delapan puluh sen"
    )
    assert amount_in_words(total, "zh-hans") == "美元叁万叁仟玖佰贰拾肆元捌角整"


@pytest.mark.parametrize(
    ("amount", "currency", "language", "words"),
    [
        ("0", "USD", "en", "US dollars zero only"),
        ("0", "IDR", "id", "Nol rupiah"),
        ("0", "CNY", "zh", "人民币零元整"),
        (
            "1361323",
            "IDR",
            "id",
            "Satu juta tiga ratus enam puluh satu ribu tiga ratus dua puluh tiga rupiah",
        ),
        ("1361323", "IDR", "zh", "印尼盾壹佰叁拾陆万壹仟叁佰贰拾叁盾整"),
        ("1000", "IDR", "id", "Seribu rupiah"),
        ("1100", "IDR", "id", "Seribu seratus rupiah"),
        ("1001000", "IDR", "id", "Satu juta seribu rupiah"),
        ("111000", "IDR", "id", "Seratus sebelas ribu rupiah"),
        ("0.05", "CNY", "id", "Nol yuan dan lima sen"),
        ("16409.02", "CNY", "zh", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("1680.32", "CNY", "zh", "人民币壹仟陆佰捌拾元叁角贰分"),
        ("6007.14", "CNY", "zh", "人民币陆仟零柒元壹角肆分"),
        ("107000.53", "CNY", "zh", "人民币壹拾万柒仟元伍角叁分"),
        ("0.56", "CNY", "zh", "人民币伍角陆分"),
        ("0.05", "CNY", "zh", "人民币伍分"),
        ("100000000.10", "CNY", "zh", "人民币壹亿元壹角整"),
        ("100000001", "CNY", "zh", "人民币壹亿零壹元整"),
        ("2.10", "CNY", "en", "Chinese yuan two and fen ten only"),
        ("15", "EUR", "xx", "euros fifteen only"),
    ],
)
def test_amounts_are_said_as_papers_say_them(amount: str, currency: str, language: str, words: str) -> None:
    assert amount_in_words(money(amount, currency), language) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (200, "dua ratus"),
    ],
)
def test_small_indonesian_numbers(number: int, words: str) -> None:
    assert indonesian_number(number) == words


# --- readers, written from the languages' own rules and not from the speaker ---------------------------

EN = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
EN_BIG = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def read_english(text: str) -> int:
    total = group = 0
    for word in re.split(r"[ -]", text):
        if word in EN_BIG:
            total, group = total + group * EN_BIG[word], 0
        elif word == "hundred":
            group *= 100
        else:
            group += EN[word]
    return total + group


ID = {
    w: v
    for v, w in enumerate(
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
    )
}
ID_BIG = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_indonesian(text: str) -> int:
    spelled = text.replace("sepuluh", "satu puluh").replace("seratus", "satu ratus")
    spelled = spelled.replace("sebelas", "satu belas").replace("seribu", "satu ribu")
    total = group = digit = 0
    for word in spelled.split():
        if word in ID:
            digit = ID[word]
        elif word in ID_BIG:
            total, group, digit = total + (group + digit) * ID_BIG[word], 0, 0
        elif word == "belas":
            group, digit = group + 10 + digit, 0
        else:
            group, digit = group + digit * {"puluh": 10, "ratus": 100}[word], 0
    return total + group + digit


def read_chinese(text: str) -> int:
    for unit, scale in (("亿", 10**8), ("万", 10**4)):
        if unit in text:
            high, low = text.split(unit, 1) if unit == "万" else text.rsplit(unit, 1)
            return read_chinese(high) * scale + read_chinese(low)
    total = digit = 0
    for character in text:
        if character in "仟佰拾":
            total, digit = total + digit * {"仟": 1000, "佰": 100, "拾": 10}[character], 0
        else:
            digit = "零壹贰叁肆伍陆柒捌玖".index(character)
    return total + digit


numbers = st.one_of(
    st.integers(0, 10**15 - 1),
    st.integers(0, 20_000),
    st.integers(0, 14).map(lambda power: 10**power),
    st.lists(st.sampled_from("01"), min_size=1, max_size=15).map(lambda digits: int("".join(digits))),
)


@given(numbers)
def test_every_number_read_back_is_the_number_said(number: int) -> None:
    assert read_english(english_number(number)) == number
    assert read_indonesian(indonesian_number(number)) == number
    assert read_chinese(chinese_number(number)) == number


@given(numbers)
def test_numbers_follow_the_spelling_rules(number: int) -> None:
    indonesian, chinese = indonesian_number(number), chinese_number(number)
    assert not re.search(r"\bsatu (puluh|belas|ratus)\b", indonesian)
    assert not re.search(r"(^|juta |miliar |triliun )satu ribu", indonesian)
    assert "零零" not in chinese
    assert number == 0 or not chinese.endswith("零")
    assert not chinese.startswith("拾")


@given(st.integers(0, 10**12), st.sampled_from(["USD", "CNY", "EUR"]))
def test_amounts_with_hundredths_read_back_in_all_three_languages(hundredths: int, currency: str) -> None:
    amount = Money(Decimal(hundredths).scaleb(-2), currency)
    words = CURRENCIES[currency]
    whole, rest = divmod(hundredths, 100)
    english = amount_in_words(amount, "en").removeprefix(words.en + " ").removesuffix(" only")
    units, _, small = english.partition(f" and {words.en_hundredth} ")
    assert (read_english(units), read_english(small or "zero")) == (whole, rest)
    indonesian = amount_in_words(amount, "id").lower()
    units, _, small = indonesian.partition(f" {words.id.lower()}")
    small = small.removeprefix(" dan ").removesuffix(" sen")
    assert (read_indonesian(units), read_indonesian(small or "nol")) == (whole, rest)
    chinese = amount_in_words(amount, "zh").removeprefix(words.zh_prefix)
    found = re.fullmatch(r"(?:(.+)元)?(零)?(?:(.)角)?(?:(.)分)?(整)?", chinese)
    assert found is not None
    units, gap, tenth, hundredth, end = found.groups()
    read = (read_chinese(units or "零"), read_chinese(tenth or "零") * 10 + read_chinese(hundredth or "零"))
    assert read == (whole, rest)
    assert (end is None) == (hundredth is not None)
    assert (gap is not None) == (whole > 0 and tenth is None and hundredth is not None)


def test_amounts_that_no_paper_can_carry_are_refused() -> None:
    for amount, currency, code in (
        ("-1", "USD", "amount_not_for_words"),
        ("1E+15", "IDR", "amount_not_for_words"),
        ("1.005", "USD", "amount_too_fine"),
        ("10.5", "IDR", "amount_too_fine"),
        ("10", "GBP", "currency_without_words"),
    ):
        with pytest.raises(Refusal) as refused:
            amount_in_words(money(amount, currency), "en")
        assert refused.value.codes == (code,)
    with pytest.raises(Refusal) as refused:
        amount_in_words(money("-1", "GBP"), "id")
    assert len(refused.value.blockers) == 2


@pytest.mark.parametrize(
    ("amount", "currency", "language", "figure"),
    [
        ("1361323", "IDR", "id", "Rp 1.361.323"),
        ("1361322.5", "IDR", "id", "Rp 1.361.323"),
        ("1361323", "IDR", "en", "Rp 1,361,323"),
        ("1361323", "IDR", "zh", "IDR 1,361,323"),
        ("33924.8", "USD", "id", "USD 33.924,80"),
        ("33924.8", "USD", "en-gb", "USD 33,924.80"),
        ("33924.8", "CNY", "zh-hans", "CNY 33,924.80"),
        ("-5", "USD", "id", "-USD 5,00"),
        ("0", "IDR", "id", "Rp 0"),
        ("-0.001", "USD", "en", "USD 0.00"),
        ("12345678901234567890.12", "USD", "en", "USD 12,345,678,901,234,567,890.12"),
    ],
)
def test_figures_are_grouped_as_the_reader_expects(
    amount: str, currency: str, language: str, figure: str
) -> None:
    assert format_money(money(amount, currency), language) == figure
