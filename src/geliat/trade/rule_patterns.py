"""How a shipment value says what it may not contain: one wording for each kind of fault, in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.id import nik

from geliat.refusals import Blocker, Fact

LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){15}")

PATTERNS = {
    "empty": ("{where} is empty.", "{where} belum diisi."),
    "code": (
        "{where}: {value} does not have the form {form}.",
        "{where}: {value} tidak berbentuk {form}.",
    ),
    "not_positive": ("{where} must be above zero, not {value}.", "{where} harus di atas nol, bukan {value}."),
    "negative": ("{where} cannot be below zero: {value}.", "{where} tidak boleh di bawah nol: {value}."),
    "twice": ("{where} {value} stands more than once.", "{where} {value} tertulis lebih dari sekali."),
    "unknown": ("{where}: there is no {what} {value}.", "{where}: tidak ada {what_id} {value}."),
    "currency": (
        "{where} is in {value}, the shipment in {currency}.",
        "{where} memakai {value}, sedangkan pengiriman ini memakai {currency}.",
    ),
    "gross_below_net": (
        "{where}: gross {gross} g is below net {net} g.",
        "{where}: berat kotor {gross} g di bawah berat bersih {net} g.",
    ),
    "national_id": (
        "{where}: this tax number is a person's national id and may not stand on papers.",
        "{where}: NPWP ini adalah NIK seseorang dan tidak boleh tercantum pada dokumen.",
    ),
    "personal_number": (
        "{where} holds a person's national id, which may not stand on papers.",
        "{where} memuat NIK seseorang, yang tidak boleh tercantum pada dokumen.",
    ),
    "no_zone": ("{where} needs its time zone.", "{where} harus memuat zona waktunya."),
    "same_person": (
        "{value} both declared readiness and released: that takes two persons.",
        "{value} menyatakan siap sekaligus melepas: harus dua orang yang berbeda.",
    ),
}


def refuse(code: str, where: str, **facts: Fact) -> Blocker:
    """The blocker `shipment_<code>` about the field `where`."""
    en, indonesian = PATTERNS[code]
    return Blocker(f"shipment_{code}", en, indonesian, {"where": where, **facts}, owner="coordinator")


def wrong_form(where: str, value: str, pattern: str, form: str) -> Iterator[Blocker]:
    """Nothing when `value` has the form; `form` says it to a person, with an example."""
    if not re.fullmatch(pattern, value):
        yield refuse("code", where, value=value or "-", form=form)


def personal_number(where: str, text: str) -> Iterator[Blocker]:
    """A national id written into a free text; the number itself is never repeated."""
    for found in LONG_NUMBER.findall(text):
        if nik.is_valid(re.sub(r"\D", "", found)):
            yield refuse("personal_number", where)
