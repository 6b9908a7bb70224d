"""What the facts of customs, origin, insurance and contract may not contradict in a shipment value.

Forms follow BC 3.0 ("Kirim Dokumen BC 30" v0.5.28): offices of 6 digits, a submission number of 26
characters, a regency of 4. A person's national id (NIK) is kept out of every free text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING

from geliat.refusals import Blocker
from geliat.trade.export_facts import (
    MATERIAL_KINDS,
    ORIGIN_CRITERIA,
    ORIGIN_SCHEMES,
    CustomsEntry,
    GoodsReadiness,
    Material,
)
from geliat.trade.rule_patterns import personal_number, refuse, wrong_form

if TYPE_CHECKING:
    from geliat.trade.shipment import Shipment

SUBMISSION = r"\d{4}30[A-Za-z0-9]{6}\d{14}"
COUNTRY = (r"[A-Z]{2}", "ISO 3166-1, ID")
OFFICE = (r"\d{6}", "6 digits, 070100")
PORT = (r"[A-Z]{2}[A-Z0-9]{3}", "5 letters, IDTPE")
ENTRY_FORMS = {
    "submission_number": (SUBMISSION, "26 characters, 070130GLT00120201016000014"),
    "office_registration": OFFICE,
    "office_loading": OFFICE,
    "office_export": OFFICE,
    "office_examination": (r"(\d{6})?", "6 digits or empty, 070700"),
    "export_type": (r"\d{1,2}", "customs' code, 1"),
    "export_category": (r"\d{1,2}", "customs' code, 10"),
    "trade_method": (r"\d{1,2}", "customs' code, 1"),
    "payment_method": (r"\d{1,2}", "customs' code, 15"),
    "transport_mode": (r"\d", "customs' code, 1"),
    "loading_port": PORT,
    "export_port": PORT,
    "discharge_port": PORT,
    "destination_port": PORT,
    "location": (r"[1-8]", "1 to 8"),
    "insured_in": (r"DN|LN", "DN, LN"),
    "package_code": (r"[A-Z0-9]{2}", "UN/ECE Rec. 21, CT"),
    "vessel_flag": COUNTRY,
    "region": (r"\d{4}", "BPS, 3505"),
}
READINESS_FORMS = {
    "warehouse_kind": (r"[1-4]", "1 to 4"),
    "stuffing": (r"[478]", "4, 7, 8"),
}
COMBINED_PAYMENT = "9"


def unsound_export_facts(shipment: Shipment) -> Iterator[Blocker]:
    """Every fault of the optional facts, in the order of the shipment's fields; none for facts not given."""
    for n, line in enumerate(shipment.lines):
        for m, material in enumerate(line.materials):
            yield from _material(f"lines[{n}].materials[{m}]", material, shipment)
    yield from _agreement(shipment)
    if shipment.customs is not None:
        yield from _entry(shipment.customs)
    yield from _claims(shipment)
    yield from _cover(shipment)
    bill = shipment.bill_of_lading
    if bill is not None:
        if not bill.number.strip():
            yield refuse("empty", "bill_of_lading.number")
        if bill.original_count < 0:
            yield refuse("negative", "bill_of_lading.original_count", value=bill.original_count)


def _material(where: str, material: Material, shipment: Shipment) -> Iterator[Blocker]:
    if not material.name.en.strip():
        yield refuse("empty", f"{where}.name")
    if material.kind not in MATERIAL_KINDS:
        yield refuse("code", f"{where}.kind", value=material.kind or "-", form=", ".join(MATERIAL_KINDS))
    yield from wrong_form(f"{where}.hs_code", material.hs_code, r"\d{4,8}", "HS 4 to 8 digits, 4407")
    yield from wrong_form(f"{where}.origin", material.origin, *COUNTRY)
    if material.value.currency != shipment.currency:
        yield refuse("currency", f"{where}.value", value=material.value.currency, currency=shipment.currency)
    if material.value.amount < 0:
        yield refuse("negative", f"{where}.value", value=str(material.value.amount))
    yield from personal_number(f"{where}.proof", material.proof)


def _agreement(shipment: Shipment) -> Iterator[Blocker]:
    agreement = shipment.agreement
    if agreement is None:
        return
    if not agreement.offer_number.strip():
        yield refuse("empty", "agreement.offer_number")
    if not shipment.contract_reference.strip():
        yield refuse("empty", "contract_reference")
    tolerance = agreement.quantity_tolerance_permille
    if not 0 <= tolerance <= 1000:
        yield refuse("code", "agreement.quantity_tolerance_permille", value=tolerance, form="0-1000")


def _claims(shipment: Shipment) -> Iterator[Blocker]:
    lines = {line.line for line in shipment.lines}
    seen: set[tuple[int, str]] = set()
    for n, claim in enumerate(shipment.origin):
        where = f"origin[{n}]"
        if claim.line not in lines:
            yield refuse("unknown", where, what="line", what_id="baris barang", value=claim.line)
        for name, known in (("scheme", ORIGIN_SCHEMES), ("criterion", ORIGIN_CRITERIA)):
            value = getattr(claim, name)
            if value not in known:
                yield refuse("code", f"{where}.{name}", value=value or "-", form=", ".join(known))
        if (claim.line, claim.scheme) in seen:
            yield refuse("twice", where, value=f"{claim.scheme} {claim.line}")
        seen.add((claim.line, claim.scheme))


def _cover(shipment: Shipment) -> Iterator[Blocker]:
    cover = shipment.cover
    if cover is None:
        return
    if not cover.clause.strip():
        yield refuse("empty", "cover.clause")
    if cover.insured.currency != shipment.currency:
        yield refuse("currency", "cover.insured", value=cover.insured.currency, currency=shipment.currency)
    if cover.insured.amount <= 0:
        yield refuse("not_positive", "cover.insured", value=str(cover.insured.amount))
    yield from personal_number("cover.claims_at", cover.claims_at)


def _entry(entry: CustomsEntry) -> Iterator[Blocker]:
    for name, (pattern, form) in ENTRY_FORMS.items():
        yield from wrong_form(f"customs.{name}", getattr(entry, name), pattern, form)
    if re.fullmatch(SUBMISSION, entry.submission_number):
        day = f"{entry.submission_date:%Y%m%d}"
        written = entry.submission_number[12:20]
        if written != day:
            yield refuse("code", "customs.submission_number", value=written, form=f"YYYYMMDD, {day}")
    for name in ("bank_name", "signing_place"):
        if not getattr(entry, name).strip():
            yield refuse("empty", f"customs.{name}")
    if entry.payment_method == COMBINED_PAYMENT and not entry.payment_note.strip():
        yield refuse("empty", "customs.payment_note")
    for part in fields(entry):
        value = getattr(entry, part.name)
        if isinstance(value, str) and part.name != "submission_number":
            yield from personal_number(f"customs.{part.name}", value)
    yield from _readiness(entry.readiness)


def _readiness(readiness: GoodsReadiness) -> Iterator[Blocker]:
    where = "customs.readiness"
    for name, (pattern, form) in READINESS_FORMS.items():
        yield from wrong_form(f"{where}.{name}", getattr(readiness, name), pattern, form)
    for name in ("contact", "address", "phone", "place"):
        if not getattr(readiness, name).strip():
            yield refuse("empty", f"{where}.{name}")
        yield from personal_number(f"{where}.{name}", getattr(readiness, name))
    if readiness.ready_at.tzinfo is None:
        yield refuse("no_zone", f"{where}.ready_at")
