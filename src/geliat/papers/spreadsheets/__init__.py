"""Workbooks of a shipment that the other side retypes: packing list, PEB field sheet, Form E field sheet."""

from __future__ import annotations

from geliat.papers.ceisa import read_ceisa, write_ceisa
from geliat.papers.facts import Facts, facts_of
from geliat.papers.spreadsheets.books import FORM_E_SHEET, PACKING_LIST, PEB_SHEET
from geliat.papers.spreadsheets.reading import read_book
from geliat.papers.spreadsheets.writing import write_book
from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency.statement import Statement
from geliat.trade.shipment import Shipment

__all__ = [
    "read_form_e_sheet",
    "read_packing_list_sheet",
    "read_peb_sheet",
    "write_form_e_sheet",
    "write_packing_list_sheet",
    "write_peb_sheet",
]


def write_packing_list_sheet(shipment: Shipment, facts: Facts | None = None) -> bytes:
    """The packing list, one row for each carton with its lots; `facts` spare the gathering."""
    return write_book(PACKING_LIST, facts or facts_of(shipment))


def read_packing_list_sheet(data: bytes) -> tuple[Statement, ...]:
    """What a packing list workbook states; Refusal for another file or unreadable cells."""
    return read_book(PACKING_LIST, data)


def write_peb_sheet(shipment: Shipment, facts: Facts | None = None) -> bytes:
    """The fields of BC 3.0 in the order of the form, for who types them in.

    Raises Refusal with every fact that the declaration still lacks.
    """
    own = facts or facts_of(shipment)
    declared = {each.fact: each.value for each in read_ceisa(write_ceisa(shipment))}
    return write_book(PEB_SHEET, Facts({**declared, **own.values}, own.keys))


def read_peb_sheet(data: bytes) -> tuple[Statement, ...]:
    """What a PEB workbook states; Refusal for another file or unreadable cells."""
    return read_book(PEB_SHEET, data)


def write_form_e_sheet(shipment: Shipment, facts: Facts | None = None) -> bytes:
    """The boxes of Form E, for the origin office's own system.

    Raises Refusal when no line claims origin under the ASEAN-China agreement.
    """
    claims = [claim for claim in shipment.origin if claim.scheme == "ACFTA"]
    if not claims:
        raise Refusal(
            Blocker(
                "no_form_e_claimed",
                "No line of {shipment} claims origin under the ASEAN-China agreement.",
                "Belum ada baris barang {shipment} yang menyatakan asal menurut perjanjian ASEAN-Tiongkok.",
                {"shipment": shipment.number},
                owner="coordinator",
            )
        )
    own = facts or facts_of(shipment)
    # Box 9 shows the value of those lines only whose origin rests on value (ACFTA, operational procedures).
    hidden = {("line", str(claim.line), "fob") for claim in claims if claim.criterion != "RVC"}
    shown = {fact: value for fact, value in own.values.items() if fact not in hidden}
    return write_book(FORM_E_SHEET, Facts(shown, own.keys))


def read_form_e_sheet(data: bytes) -> tuple[Statement, ...]:
    """What a Form E workbook states; Refusal for another file or unreadable cells."""
    return read_book(FORM_E_SHEET, data)
