"""Numbers and codes: good ones pass in every spelling, one wrong digit never does."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geliat.trade.identifiers import (
    check_container_number,
    check_hs_code,
    check_locode,
    check_nib,
    check_npwp,
    check_size_type,
    normal_container_number,
    normal_hs_code,
    normal_locode,
    normal_nib,
    normal_npwp,
    normal_size_type,
    print_container_number,
    print_hs_code,
    print_npwp,
    size_types,
)

owners = st.text(string.ascii_uppercase, min_size=3, max_size=3)
serials = st.text(string.digits, min_size=6, max_size=6)


def _iso_6346_digit(first_ten: str) -> int:
    """The check digit by the letter values of the standard, written out apart from the library."""
    values = dict(zip(string.ascii_uppercase, [v for v in range(10, 39) if v % 11], strict=True))
    total = sum((values.get(c) or int(c)) * (1 << place) for place, c in enumerate(first_ten))
    return total % 11 % 10


@pytest.mark.parametrize("spelling", ["CSQU3054383", "csqu 305438-3", " CSQU 305438 3 ", "CSQU.305438/3"])
def test_a_container_number_is_read_in_every_usual_spelling(spelling: str) -> None:
    assert check_container_number(spelling) is None
    assert normal_container_number(spelling) == "CSQU3054383"
    assert print_container_number(spelling) == "CSQU 305438 3"


def test_a_wrong_check_digit_names_the_right_one() -> None:
    blocker = check_container_number("CSQU3054384")
    assert blocker is not None
    assert (blocker.code, blocker.facts["expected"]) == ("container_check_digit", "3")
    assert "must be 3" in blocker.sentence.en
    assert "harus 3" in blocker.sentence.id


def test_the_sample_number_of_the_customs_manual_is_refused() -> None:
    blocker = check_container_number("ABCD2227441")  # a known wrong example in an official document
    assert blocker is not None
    assert blocker.code == "container_number_form"


@given(owners, st.sampled_from("UJZ"), serials)
def test_exactly_the_digit_of_the_standard_is_accepted(owner: str, kind: str, serial: str) -> None:
    first = owner + kind + serial
    good = [digit for digit in range(10) if check_container_number(f"{first}{digit}") is None]
    assert good == [_iso_6346_digit(first)]


@pytest.mark.parametrize(
    "text", ["", "CSQU305438", "CSQX3054383", "CSQU30543833", "C5QU3054383", "CSQU305438٣"]
)
def test_other_forms_are_no_container_number(text: str) -> None:
    blocker = check_container_number(text)
    assert blocker is not None
    assert blocker.code == "container_number_form"
    assert blocker.sentence.id


def test_the_usual_size_types_are_known_and_others_are_refused() -> None:
    assert list(size_types()) == ["22G1", "42G1", "45G1", "L5G1"]
    assert all(check_size_type(code.lower()) is None for code in size_types())
    assert normal_size_type(" 45g1 ") == "45G1"
    blocker = check_size_type("45R1")
    assert blocker is not None
    assert "45G1" in blocker.sentence.id
    high = size_types()["45G1"]
    assert high.inside_height_mm > size_types()["42G1"].inside_height_mm
    assert all(size.door_height_mm < size.inside_height_mm for size in size_types().values())
    assert all(size.typical_tare_g + size.typical_payload_g <= 32_500_000 for size in size_types().values())


def test_a_tax_number_of_15_or_16_digits_passes() -> None:
    assert check_npwp("01.312.166.0-091.000") is None
    assert check_npwp("0013121660091000") is None
    assert normal_npwp("01.312.166.0-091.000") == "013121660091000"
    assert print_npwp("013121660091000") == "01.312.166.0-091.000"
    assert print_npwp("0013121660091000") == "0013121660091000"


def test_a_tax_number_with_a_wrong_check_digit_is_refused_without_repeating_it() -> None:
    for text in ("01.312.166.1-091.000", "0013121661091000"):
        blocker = check_npwp(text)
        assert blocker is not None
        assert blocker.code == "npwp_check_digit"
        assert not blocker.facts
        assert "1312" not in blocker.sentence.en + blocker.sentence.id


def test_a_person_s_number_of_16_digits_passes_by_length_only() -> None:
    assert check_npwp("3505" + "0" * 12) is None


@pytest.mark.parametrize("text", ["", "123", "0" * 14, "0" * 17, "abc121660091000", "٠" * 15])
def test_other_forms_are_no_tax_number(text: str) -> None:
    blocker = check_npwp(text)
    assert blocker is not None
    assert blocker.code == "npwp_form"


@given(st.text(string.digits, min_size=8, max_size=8), st.integers(0, 9), st.integers(1, 9))
def test_every_slip_in_one_digit_of_a_tax_number_is_caught(body: str, at: int, slip: int) -> None:
    good = next(body + str(d) for d in range(10) if check_npwp(body + str(d) + "091000") is None)
    at %= 9
    bad = good[:at] + str((int(good[at]) + slip) % 10) + good[at + 1 :]
    assert check_npwp(bad + "091000") is not None


def test_a_business_number_has_thirteen_digits() -> None:
    assert check_nib("9120 0000 0000 1") is None
    assert normal_nib("9120-0000-00001") == "9120000000001"
    for text in ("", "912000000000", "91200000000012", "91200000000A1"):
        blocker = check_nib(text)
        assert blocker is not None
        assert blocker.code == "nib_form"


def test_an_hs_code_has_eight_digits_of_a_chapter_that_exists() -> None:
    assert check_hs_code("9206.00.00") is None
    assert normal_hs_code("9206.00.00") == "92060000"
    assert print_hs_code("92060000") == "9206.00.00"
    assert print_hs_code("9206") == "9206"
    for text in ("", "9206", "9206000000", "0006.00.00", "7700.00.00", "9801.00.00", "9206.OO.OO"):
        blocker = check_hs_code(text)
        assert blocker is not None
        assert blocker.code == "hs_code_form"


def test_a_place_code_is_read_with_or_without_its_blank() -> None:
    assert check_locode("id sub") is None
    assert normal_locode("ID SUB") == "IDSUB"
    for text in ("", "IDS", "1DSUB", "IDSUBX", "IDSU1"):
        blocker = check_locode(text)
        assert blocker is not None
        assert blocker.code == "locode_form"


@given(st.text(max_size=20))
def test_no_text_whatever_breaks_a_check(text: str) -> None:
    checks = (
        check_container_number,
        check_size_type,
        check_npwp,
        check_nib,
        check_hs_code,
        check_locode,
    )
    for check in checks:
        blocker = check(text)
        assert blocker is None or (blocker.sentence.en and blocker.sentence.id)
