"""The field sheet of Form E (certificate of origin of the ASEAN-China agreement), boxes 1 to 13 in order.

What is typed into e-SKA; the certificate itself is issued by the IPSKA. FOB stands in box 9 only where the
criterion is value content; a claim more than 3 days after loading is issued retroactively.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.sentences import Sentence
from geliat.trade.documents.origin_items import OriginItem, claimed_weights, origin_items
from geliat.trade.documents.paper import Firm, Paper, firm
from geliat.trade.shipment import Official, Port, Shipment

SCHEME = "ACFTA"
LATEST_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class FormESheet(Paper):
    """Box 1 exporter, 2 consignee, 3 transport, 5 to 10 `items`, 11 declaration, 13 the ticks."""

    kind: ClassVar[str] = "form_e_sheet"
    title: ClassVar[Sentence] = Sentence("Form E field sheet", "Lembar isian Form E")

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
    producing_country: str
    importing_country: str
    place: str
    issued_retroactively: bool
    third_party_invoicing: bool
    exhibition: bool
    movement_certificate: bool
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What the exporter declares in box 11."""
        return (
            Sentence(
                "The details above are correct; all goods were produced in Indonesia and comply with "
                "the origin rules of the ASEAN-China Free Trade Area for goods exported to the importing "
                "country.",
                "Keterangan di atas benar; seluruh barang diproduksi di Indonesia dan memenuhi ketentuan "
                "asal barang ASEAN-China Free Trade Area untuk ekspor ke negara tujuan.",
            ),
        )


def form_e_sheet(shipment: Shipment, version: int = 1) -> FormESheet:
    """The sheet, dated by customs' signing day, else the invoice; Refusal when nothing is claimed."""
    items = origin_items(shipment, SCHEME)
    bill, customs = shipment.bill_of_lading, shipment.customs
    asked_on = customs.signing_date if customs else shipment.invoice_date
    departure = bill.on_board_date if bill else shipment.sailing_date
    return FormESheet(
        number=f"{shipment.number}/FE",
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
        producing_country="ID",
        importing_country=shipment.consignee.country,
        place=customs.signing_place if customs else "",
        issued_retroactively=(asked_on - departure).days > LATEST_DAYS,
        third_party_invoicing=False,
        exhibition=False,
        movement_certificate=False,
        signatory=shipment.signatory,
    )
