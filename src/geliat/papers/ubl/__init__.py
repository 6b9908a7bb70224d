"""UBL 2.1 documents of a shipment: invoice, packing list, certificate of origin, forwarding instructions."""

from __future__ import annotations

from geliat.papers.facts import Facts, facts_of
from geliat.papers.ubl.documents import (
    CERTIFICATE_OF_ORIGIN,
    FORWARDING_INSTRUCTIONS,
    INVOICE,
    PACKING_LIST,
)
from geliat.papers.ubl.reading import read_document
from geliat.papers.ubl.writing import write_document
from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency.statement import Statement
from geliat.trade.shipment import Shipment

__all__ = [
    "read_certificate_of_origin",
    "read_forwarding_instructions",
    "read_invoice",
    "read_packing_list",
    "write_certificate_of_origin",
    "write_forwarding_instructions",
    "write_invoice",
    "write_packing_list",
]


def write_invoice(shipment: Shipment, facts: Facts | None = None) -> bytes:
    """The commercial invoice; `facts` spare the gathering when several forms are written."""
    return write_document(INVOICE, facts or facts_of(shipment))


def read_invoice(data: bytes) -> tuple[Statement, ...]:
    """What a UBL invoice states; Refusal for another or a broken file."""
    return read_document(INVOICE, data)


def write_packing_list(shipment: Shipment, facts: Facts | None = None) -> bytes:
    """The packing list, a handling unit for each carton, its contents by lot."""
    return write_document(PACKING_LIST, facts or facts_of(shipment))


def read_packing_list(data: bytes) -> tuple[Statement, ...]:
    """What a UBL packing list states; Refusal for another or a broken file."""
    return read_document(PACKING_LIST, data)


def write_certificate_of_origin(shipment: Shipment, facts: Facts | None = None) -> bytes:
    """The application for a certificate of origin; Refusal when no line claims origin."""
    if not shipment.origin:
        raise Refusal(
            Blocker(
                "no_origin_claimed",
                "No line of {shipment} claims origin under an agreement.",
                "Belum ada baris barang {shipment} yang menyatakan asal menurut suatu perjanjian.",
                {"shipment": shipment.number},
                owner="coordinator",
            )
        )
    return write_document(CERTIFICATE_OF_ORIGIN, facts or facts_of(shipment))


def read_certificate_of_origin(data: bytes) -> tuple[Statement, ...]:
    """What a UBL certificate of origin states; Refusal for another or a broken file."""
    return read_document(CERTIFICATE_OF_ORIGIN, data)


def write_forwarding_instructions(shipment: Shipment, facts: Facts | None = None) -> bytes:
    """The shipping instruction to the forwarder, with containers, seals and verified gross masses."""
    return write_document(FORWARDING_INSTRUCTIONS, facts or facts_of(shipment))


def read_forwarding_instructions(data: bytes) -> tuple[Statement, ...]:
    """What UBL forwarding instructions state; Refusal for another or a broken file."""
    return read_document(FORWARDING_INSTRUCTIONS, data)
