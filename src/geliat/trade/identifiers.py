"""Numbers and codes that papers carry: normalised, checked by form and check digit, refused with the reason.

Container number and size type: ISO 6346. NPWP: 15 digits, or 16 since PMK 112/2022. NIB: 13 digits (OSS).
HS: 8 digits of the BTKI. Port: UN/LOCODE (UNECE Recommendation 16). The check digits of container number and
NPWP are those of python-stdnum.

Every `check_x(text)` normalises first and answers with a Blocker, or None when the form holds. A good form
does not prove that the number was ever issued.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from stdnum import iso6346, luhn

from geliat.refusals import Blocker
from geliat.sentences import Sentence
from geliat.trade.data import rows

NPWP_LUHN_DIGITS = 9  # the check digit is the ninth of the 15 digits, by Luhn over the eight before it
CONTAINER_FORM = re.compile(r"[A-Z]{3}[UJZ][0-9]{7}")
LOCODE_FORM = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")
HS_CHAPTER_RESERVED = 77
HS_LAST_CHAPTER = 97


@dataclass(frozen=True, slots=True)
class SizeType:
    """A kind of container by its ISO size type, with typical figures: the plate of the box decides."""

    code: str
    name: Sentence
    length_ft: int
    inside_length_mm: int
    inside_width_mm: int
    inside_height_mm: int
    door_width_mm: int
    door_height_mm: int
    typical_tare_g: int
    typical_payload_g: int
    source: str
    confidence: str


@cache
def size_types() -> Mapping[str, SizeType]:
    """The size types the program loads, by code."""
    return {
        row["size_type"]: SizeType(
            code=row["size_type"],
            name=Sentence(en=row["en"], id=row["id"], zh=row["zh"]),
            length_ft=int(row["length_ft"]),
            inside_length_mm=int(row["inside_length_mm"]),
            inside_width_mm=int(row["inside_width_mm"]),
            inside_height_mm=int(row["inside_height_mm"]),
            door_width_mm=int(row["door_width_mm"]),
            door_height_mm=int(row["door_height_mm"]),
            typical_tare_g=int(row["typical_tare_g"]),
            typical_payload_g=int(row["typical_payload_g"]),
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in rows("container_sizes")
    }


def normal_container_number(text: str) -> str:
    """Letters in capitals, without blanks and dashes: "csqu 305438-3" gives "CSQU3054383"."""
    return _compact(text)


def print_container_number(text: str) -> str:
    """As painted on the box: "CSQU 305438 3"."""
    number = normal_container_number(text)
    return f"{number[:4]} {number[4:10]} {number[10:]}".strip()


def check_container_number(text: str) -> Blocker | None:
    """Form and check digit of ISO 6346; the expected digit is said when only it is wrong."""
    number = normal_container_number(text)
    if not CONTAINER_FORM.fullmatch(number):
        return Blocker(
            "container_number_form",
            en="{number} is no container number; expected 3 letters of the owner, U, J or Z, and 7 digits, "
            "as in CSQU3054383.",
            id="{number} bukan nomor kontainer; seharusnya 3 huruf pemilik, U, J, atau Z, lalu 7 angka, "
            "seperti CSQU3054383.",
            facts={"number": number or "-"},
            owner="coordinator",
        )
    expected = iso6346.calc_check_digit(number[:10])
    if number[10] != expected:
        return Blocker(
            "container_check_digit",
            en="Container {number} ends in {got}, but its check digit must be {expected} (ISO 6346); read "
            "the number on the box again.",
            id="Nomor kontainer {number} berakhir {got}, padahal angka ujinya harus {expected} (ISO 6346); "
            "baca ulang nomor pada kontainer.",
            facts={"number": number, "got": number[10], "expected": expected},
            owner="coordinator",
        )
    return None


def normal_size_type(text: str) -> str:
    """Letters in capitals, without blanks."""
    return _compact(text)


def check_size_type(text: str) -> Blocker | None:
    """Whether the ISO size type is one of `size_types()`."""
    code = normal_size_type(text)
    if code in size_types():
        return None
    return Blocker(
        "unknown_size_type",
        en="{code} is not a container size type of this program; expected one of {known}.",
        id="{code} bukan jenis kontainer yang dikenal program ini; pilihannya {known}.",
        facts={"code": code or "-", "known": ", ".join(size_types())},
        owner="coordinator",
    )


def normal_npwp(text: str) -> str:
    """The digits alone: "01.312.166.0-091.000" gives "013121660091000"."""
    return _compact(text)


def print_npwp(text: str) -> str:
    """15 digits grouped as the tax office prints them; 16 digits stay ungrouped."""
    number = normal_npwp(text)
    if len(number) != 15:
        return number
    return f"{number[:2]}.{number[2:5]}.{number[5:8]}.{number[8]}-{number[9:12]}.{number[12:]}"


def check_npwp(text: str) -> Blocker | None:
    """Form of a tax number. The number itself is never repeated: for a person it is the national id.

    15 digits, or 16 with a leading 0, carry a Luhn check digit; other 16-digit numbers (a person's NIK, or
    numbers issued since 2024) are checked for length only.
    """
    number = normal_npwp(text)
    if not (number.isascii() and number.isdigit() and len(number) in {15, 16}):
        return Blocker(
            "npwp_form",
            en="The NPWP has {length} characters; expected 15 or 16 digits.",
            id="NPWP berisi {length} karakter; seharusnya 15 atau 16 angka.",
            facts={"length": len(number)},
            owner="coordinator",
        )
    if len(number) == 16 and number[0] != "0":
        return None
    if not luhn.is_valid(number[-15:][:NPWP_LUHN_DIGITS]):
        return Blocker(
            "npwp_check_digit",
            en="The check digit of the NPWP does not fit its first digits; compare it with the card.",
            id="Angka uji NPWP tidak cocok dengan angka di depannya; cocokkan dengan kartu NPWP.",
            owner="coordinator",
        )
    return None


def normal_nib(text: str) -> str:
    """The digits alone."""
    return _compact(text)


def check_nib(text: str) -> Blocker | None:
    """A business number of OSS has 13 digits (no published check digit)."""
    number = normal_nib(text)
    if number.isascii() and number.isdigit() and len(number) == 13:
        return None
    return Blocker(
        "nib_form",
        en="NIB {number} has {length} characters; expected 13 digits.",
        id="NIB {number} berisi {length} karakter; seharusnya 13 angka.",
        facts={"number": number or "-", "length": len(number)},
        owner="coordinator",
    )


def normal_hs_code(text: str) -> str:
    """The digits alone: "9206.00.00" gives "92060000", as the export declaration wants it."""
    return _compact(text)


def print_hs_code(text: str) -> str:
    """As tariff books print it: "9206.00.00"."""
    code = normal_hs_code(text)
    return ".".join(part for part in (code[:4], code[4:6], code[6:]) if part)


def check_hs_code(text: str) -> Blocker | None:
    """8 digits of the BTKI in a chapter that exists; whether the line exists is asked of `hs_codes`."""
    code = normal_hs_code(text)
    well_formed = code.isascii() and code.isdigit() and len(code) == 8
    if well_formed and 1 <= int(code[:2]) <= HS_LAST_CHAPTER and int(code[:2]) != HS_CHAPTER_RESERVED:
        return None
    return Blocker(
        "hs_code_form",
        en="{code} is no HS code of the Indonesian tariff; expected 8 digits, as in 9206.00.00.",
        id="{code} bukan pos tarif BTKI; seharusnya 8 angka, seperti 9206.00.00.",
        facts={"code": code or "-"},
        owner="coordinator",
    )


def normal_locode(text: str) -> str:
    """Letters in capitals without the blank of the UN's lists: "ID SUB" gives "IDSUB"."""
    return _compact(text)


def check_locode(text: str) -> Blocker | None:
    """Form of a UN/LOCODE: country and three letters or digits 2 to 9."""
    code = normal_locode(text)
    if LOCODE_FORM.fullmatch(code):
        return None
    return Blocker(
        "locode_form",
        en="{code} is no UN/LOCODE; expected two letters of the country and three characters, as in IDSUB.",
        id="{code} bukan UN/LOCODE; seharusnya dua huruf negara dan tiga karakter, seperti IDSUB.",
        facts={"code": code or "-"},
        owner="coordinator",
    )


def _compact(text: str) -> str:
    """Capitals without blanks, dots, dashes and strokes, which people write and machines do not."""
    return re.sub(r"[\s.\-/‐-―]+", "", text).upper()
