"""The proforma invoice (UNTDID 1001 code 325): the seller's offer with price and terms.

Follows the UN Layout Key and Incoterms 2020; it demands no payment and is no invoice for customs or tax.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.measures import Money
from geliat.sentences import Sentence
from geliat.trade.documents.agreed import agreement_of, deposit_of
from geliat.trade.documents.commercial_invoice import InvoiceLine, invoice_lines
from geliat.trade.documents.paper import Firm, Paper, firm, words
from geliat.trade.shipment import Official, Port, Shipment


@dataclass(frozen=True, slots=True, kw_only=True)
class ProformaInvoice(Paper):
    """The offer under its own number; `deposit` follows from the value and the share agreed."""

    kind: ClassVar[str] = "proforma_invoice"
    title: ClassVar[Sentence] = Sentence("Proforma invoice", "Faktur proforma", "形式发票")

    valid_until: dt.date
    seller: Firm
    buyer: Firm
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
    lines: tuple[InvoiceLine, ...]
    quantity: int
    total: Money
    total_in_words: Sentence
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What an offer is and is not."""
        return (
            Sentence(
                "This is an offer, not a demand for payment. It binds the seller until the day named above; "
                "a contract comes about when the buyer accepts it in writing.",
                "Dokumen ini adalah penawaran, bukan tagihan. Penawaran mengikat penjual sampai tanggal "
                "tersebut di atas; kontrak terjadi bila pembeli menerimanya secara tertulis.",
                "本形式发票为报价，并非付款要求。卖方受其约束至上述日期；买方书面接受后合同成立。",
            ),
        )


def proforma_invoice(shipment: Shipment, version: int = 1) -> ProformaInvoice:
    """The offer, dated by the offer; Refusal while no agreement is recorded."""
    agreement = agreement_of(shipment)
    total = shipment.total.rounded()
    return ProformaInvoice(
        number=agreement.offer_number,
        date=agreement.offer_date,
        version=version,
        shipment_number=shipment.number,
        valid_until=agreement.offer_valid_until,
        seller=firm(shipment.exporter),
        buyer=firm(shipment.buyer),
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
        lines=invoice_lines(shipment),
        quantity=sum(line.quantity for line in shipment.lines),
        total=total,
        total_in_words=words(total),
        signatory=shipment.signatory,
    )
