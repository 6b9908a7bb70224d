"""The sales contract (UNTDID 1001 code 315): what seller and buyer agreed, signed by both.

Terms of delivery by Incoterms 2020.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.measures import Money
from geliat.sentences import Sentence
from geliat.trade.documents.agreed import agreement_of, deposit_of
from geliat.trade.documents.commercial_invoice import InvoiceLine, invoice_lines
from geliat.trade.documents.paper import Firm, Paper, firm, marks, words
from geliat.trade.shipment import Official, Port, Shipment


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesContract(Paper):
    """The contract under the reference that invoice and packing list name."""

    kind: ClassVar[str] = "sales_contract"
    title: ClassVar[Sentence] = Sentence("Sales contract", "Kontrak jual beli", "销售合同")

    offer_number: str
    offer_date: dt.date
    seller: Firm
    buyer: Firm
    consignee: Firm
    notify: Firm
    incoterm: str
    incoterm_edition: int
    named_place: str
    currency: str
    payment_terms: Sentence
    deposit_permille: int
    deposit: Money
    port_of_loading: Port
    port_of_discharge: Port
    latest_shipment_date: dt.date
    quantity_tolerance_permille: int
    partial_shipment: bool
    transhipment: bool
    inspection: Sentence
    papers: tuple[Sentence, ...]
    marks: tuple[str, ...]
    lines: tuple[InvoiceLine, ...]
    quantity: int
    total: Money
    total_in_words: Sentence
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """That both are bound, and by which lines."""
        return (
            Sentence(
                "The seller sells and the buyer buys the goods above on the terms of this contract. A change "
                "binds when both have signed it.",
                "Penjual menjual dan pembeli membeli barang di atas dengan syarat kontrak ini. Perubahan "
                "mengikat bila ditandatangani kedua pihak.",
                "卖方按本合同条款出售、买方按本合同条款购买上述货物。任何变更须经双方签署方为有效。",
            ),
        )


def sales_contract(shipment: Shipment, version: int = 1) -> SalesContract:
    """The contract, dated by its conclusion; Refusal while no agreement is recorded."""
    agreement = agreement_of(shipment)
    total = shipment.total.rounded()
    return SalesContract(
        number=shipment.contract_reference,
        date=shipment.contract_date,
        version=version,
        shipment_number=shipment.number,
        offer_number=agreement.offer_number,
        offer_date=agreement.offer_date,
        seller=firm(shipment.exporter),
        buyer=firm(shipment.buyer),
        consignee=firm(shipment.consignee),
        notify=firm(shipment.notify),
        incoterm=shipment.incoterm,
        incoterm_edition=2020,
        named_place=shipment.named_place,
        currency=shipment.currency,
        payment_terms=shipment.payment.terms,
        deposit_permille=shipment.payment.deposit_permille,
        deposit=deposit_of(shipment),
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        latest_shipment_date=agreement.latest_shipment_date,
        quantity_tolerance_permille=agreement.quantity_tolerance_permille,
        partial_shipment=agreement.partial_shipment,
        transhipment=agreement.transhipment,
        inspection=agreement.inspection,
        papers=agreement.papers,
        marks=marks(shipment),
        lines=invoice_lines(shipment),
        quantity=sum(line.quantity for line in shipment.lines),
        total=total,
        total_in_words=words(total),
        signatory=shipment.signatory,
    )
