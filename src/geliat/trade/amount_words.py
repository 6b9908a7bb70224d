"""Amounts as papers print them: in figures, and in words of Indonesian, English and Chinese capitals (大写).

Words are exact: an amount finer than the currency's smallest unit is refused rather than rounded in silence.
The Chinese capitals follow the filling-in rules of China's payment regulations (支付结算办法, appendix 1):
整 after yuan or jiao, none after fen, and one 零 for a run of zeros between digits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal

from geliat.measures import MINOR_UNITS, Money
from geliat.refusals import Blocker, Refusal

ABOVE_ANY_PRICE = Decimal(10) ** 15  # the words go up to 999 trillion

EN_ONES = [
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
EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
EN_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
ID_ONES = [
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
]
ID_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
ZH_DIGITS = "零壹贰叁肆伍陆柒捌玖"
ZH_PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))


@dataclass(frozen=True, slots=True)
class CurrencyWords:
    """How a currency is said: the unit in three languages, its hundredth, and the Chinese prefix."""

    en: str
    en_hundredth: str
    id: str
    zh_prefix: str
    zh_unit: str


CURRENCIES = {
    "IDR": CurrencyWords("Indonesian rupiah", "sen", "rupiah", "印尼盾", "盾"),
    "USD": CurrencyWords("US dollars", "cents", "dolar AS", "美元", "元"),
    "CNY": CurrencyWords("Chinese yuan", "fen", "yuan", "人民币", "元"),
    "EUR": CurrencyWords("euros", "cents", "euro", "欧元", "元"),
    "JPY": CurrencyWords("Japanese yen", "sen", "yen", "日元", "元"),
    "SGD": CurrencyWords("Singapore dollars", "cents", "dolar Singapura", "新加坡元", "元"),
    "AUD": CurrencyWords("Australian dollars", "cents", "dolar Australia", "澳元", "元"),
}


def amount_in_words(money: Money, language: str) -> str:
    """The amount in words of `language` ("id", "zh" or a tag such as "zh-hans"; English otherwise).

    Refusal for a negative amount, one of 10^15 or more, one finer than the currency's smallest unit, or a
    currency without words.
    """
    whole, hundredths = _parts(money)
    words = CURRENCIES[money.currency]
    match language[:2].lower():
        case "id":
            return _said_in_indonesian(whole, hundredths, words)
        case "zh":
            return _said_in_chinese(whole, hundredths, words)
        case _:
            return _said_in_english(whole, hundredths, words)


def format_money(money: Money, language: str) -> str:
    """The amount in figures, rounded to its smallest unit: "Rp 1.361.323", "USD 33.924,80", "USD 33,924.80".

    The currency is written as its ISO code, which no two dollars share; the rupiah as "Rp" outside Chinese.
    """
    tag = language[:2].lower()
    locale = tag if tag in {"id", "zh"} else "en"
    places = MINOR_UNITS.get(money.currency, 2)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    figure = format_decimal(abs(money.rounded().amount), format=pattern, locale=locale)
    symbol = "Rp" if money.currency == "IDR" and locale != "zh" else money.currency
    sign = "-" if money.rounded().amount < 0 else ""
    return f"{sign}{symbol} {figure}"


def indonesian_number(number: int) -> str:
    """A whole number below 10^15 in Indonesian, in small letters: 1001 gives "seribu satu"."""
    if number < 12:
        return ID_ONES[number]
    if number < 20:
        return f"{ID_ONES[number - 10]} belas"
    if number < 100:
        return _joined(f"{ID_ONES[number // 10]} puluh", number % 10, indonesian_number)
    if number < 1000:
        hundreds = "seratus" if number < 200 else f"{ID_ONES[number // 100]} ratus"
        return _joined(hundreds, number % 100, indonesian_number)
    scale, name = next(entry for entry in ID_SCALES if number >= entry[0])
    count = number // scale
    head = "seribu" if (scale, count) == (1000, 1) else f"{indonesian_number(count)} {name}"
    return _joined(head, number % scale, indonesian_number)


def english_number(number: int) -> str:
    """A whole number below 10^15 in English, in small letters: 21 gives "twenty-one"."""
    if number < 20:
        return EN_ONES[number]
    if number < 100:
        tens = EN_TENS[number // 10 - 2]
        return f"{tens}-{EN_ONES[number % 10]}" if number % 10 else tens
    if number < 1000:
        return _joined(f"{EN_ONES[number // 100]} hundred", number % 100, english_number)
    scale, name = next(entry for entry in EN_SCALES if number >= entry[0])
    return _joined(f"{english_number(number // scale)} {name}", number % scale, english_number)


def chinese_number(number: int) -> str:
    """A whole number below 10^15 in Chinese capitals: 10409 gives "壹万零肆佰零玖"."""
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        if number >= scale:
            rest = number % scale
            gap = "零" if 0 < rest < scale // 10 else ""
            return chinese_number(number // scale) + name + gap + (chinese_number(rest) if rest else "")
    if number == 0:
        return ZH_DIGITS[0]
    text, skipped = "", False
    for place, name in ZH_PLACES:
        digit = number // place % 10
        if digit:
            text += ("零" if skipped and text else "") + ZH_DIGITS[digit] + name
        skipped = not digit
    return text


def _joined(head: str, rest: int, say: Callable[[int], str]) -> str:
    return f"{head} {say(rest)}" if rest else head


def _said_in_indonesian(whole: int, hundredths: int, words: CurrencyWords) -> str:
    text = f"{indonesian_number(whole)} {words.id}"
    if hundredths:
        text += f" dan {indonesian_number(hundredths)} sen"
    return text[0].upper() + text[1:]


def _said_in_english(whole: int, hundredths: int, words: CurrencyWords) -> str:
    text = f"{words.en} {english_number(whole)}"
    if hundredths:
        text += f" and {words.en_hundredth} {english_number(hundredths)}"
    return f"{text} only"


def _said_in_chinese(whole: int, hundredths: int, words: CurrencyWords) -> str:
    tenth, hundredth = divmod(hundredths, 10)
    text = words.zh_prefix
    if whole or not hundredths:
        text += chinese_number(whole) + words.zh_unit
        if hundredth and not tenth:
            text += "零"
    if tenth:
        text += f"{ZH_DIGITS[tenth]}角"
    return text + (f"{ZH_DIGITS[hundredth]}分" if hundredth else "整")


def _parts(money: Money) -> tuple[int, int]:
    blockers = []
    facts: dict[str, str | int] = {"amount": str(money.amount), "currency": money.currency}
    if money.currency not in CURRENCIES:
        blockers.append(
            Blocker(
                "currency_without_words",
                en="Amounts in {currency} cannot be written in words yet; known are {known}.",
                id="Jumlah dalam {currency} belum dapat ditulis dengan huruf; yang dikenal {known}.",
                facts={**facts, "known": ", ".join(CURRENCIES)},
                owner="administrator",
            )
        )
    if not 0 <= money.amount < ABOVE_ANY_PRICE:
        blockers.append(
            Blocker(
                "amount_not_for_words",
                en="{amount} {currency} is not an amount for a paper; expected 0 or more, below 10^15.",
                id="{amount} {currency} bukan jumlah untuk dokumen; seharusnya 0 atau lebih, di bawah 10^15.",
                facts=facts,
                owner="coordinator",
            )
        )
    elif money.rounded().amount != money.amount:
        blockers.append(
            Blocker(
                "amount_too_fine",
                en="{amount} {currency} is finer than the smallest unit of the currency; round it first.",
                id="{amount} {currency} lebih kecil dari satuan terkecil mata uangnya; bulatkan dahulu.",
                facts=facts,
                owner="coordinator",
            )
        )
    if blockers:
        raise Refusal(*blockers)
    hundredths = int(money.amount * 100)
    return divmod(hundredths, 100)
