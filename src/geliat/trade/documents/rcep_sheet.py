"""The field sheet of the RCEP certificate of origin, in the order of its minimum data (annex 3B).

What is typed into e-SKA. A consignment that sailed before RCEP was in force for Indonesia has no such sheet;
the day stands with the certificate's row in the book of rules given, else in the shipped one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.origin_items import OriginItem, claimed_weights, origin_items
from geliat.trade.documents.paper import Firm, Paper, firm
from geliat.trade.requirements.book import Book
from geliat.trade.requirements.schemes import scheme_in_force
from geliat.trade.shipment import Official, Port, Shipment

SCHEME = "RCEP"


@dataclass(frozen=True, slots=True, kw_only=True)
class RcepSheet(Paper):
    """The sheet; `origin_country` is the RCEP country of origin of every item."""

    kind: ClassVar[str] = "rcep_sheet"
    title: ClassVar[Sentence] = Sentence("RCEP certificate field sheet", "Lembar isian SKA RCEP")

    exporter: Firm
    consignee: Firm
    departure_date: dt.date
    vessel: str
    voyage: str
    port_of_loading: Port
    port_of_discharge: Port
    items: tuple[OriginItem, ...]
    packages: int
    gross_g: int
    origin_country: str
    importing_country: str
    issued_retroactively: bool
    place: str
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What the exporter declares."""
        return (
            Sentence(
                "The details above are correct; the goods comply with the origin requirements of the "
                "Regional Comprehensive Economic Partnership Agreement.",
                "Keterangan di atas benar; barang memenuhi ketentuan asal barang Persetujuan Kemitraan "
                "Ekonomi Komprehensif Regional (RCEP).",
            ),
        )


def in_force(shipment: Shipment, book: Book | None = None) -> bool:
    """Whether the shipment sails when RCEP binds Indonesia and China, by a book, else the shipped rules."""
    return scheme_in_force(SCHEME, shipment.sailing_date, book)


def not_in_force(shipment: Shipment) -> Blocker:
    """That no row of the certificate is in force when the shipment sails."""
    return Blocker(
        "rcep_not_in_force",
        "RCEP is not in force for Indonesia and China on {sails}, when {shipment} sails.",
        "RCEP tidak berlaku bagi Indonesia dan Tiongkok pada {sails}, saat {shipment} berlayar.",
        {"shipment": shipment.number, "sails": shipment.sailing_date.isoformat()},
        owner="coordinator",
    )


def rcep_sheet(shipment: Shipment, version: int = 1, book: Book | None = None) -> RcepSheet:
    """The sheet, dated by customs' signing day, else the invoice; `book` as in `in_force`.

    Raises Refusal when nothing is claimed under RCEP, or the shipment sails while it is not in force.
    """
    items = origin_items(shipment, SCHEME)
    if not in_force(shipment, book):
        raise Refusal(not_in_force(shipment))
    bill, customs = shipment.bill_of_lading, shipment.customs
    asked_on = customs.signing_date if customs else shipment.invoice_date
    departure = bill.on_board_date if bill else shipment.sailing_date
    return RcepSheet(
        number=f"{shipment.number}/RCEP",
        date=asked_on,
        version=version,
        shipment_number=shipment.number,
        exporter=firm(shipment.exporter),
        consignee=firm(shipment.consignee),
        departure_date=departure,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        items=items,
        packages=claimed_weights(shipment, SCHEME).packages,
        gross_g=sum(item.gross_g for item in items),
        origin_country="ID",
        importing_country=shipment.consignee.country,
        issued_retroactively=asked_on > departure,
        place=customs.signing_place if customs else "",
        signatory=shipment.signatory,
    )
