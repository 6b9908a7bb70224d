"""The commercial invoice (UNTDID 1001 code 380): what is sold, to whom, at what price and on what terms.

Follows the UN Layout Key and Incoterms 2020; FOB from other terms as the PEB asks it (BC 3.0, field 35).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.measures import Money
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, StuffedContainer, firm, marks, stuffed, words
from geliat.trade.incoterms import fob_value
from geliat.trade.shipment import Official, Port, Receipt, Shipment


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line: goods, HS in 8 digits, origin, quantity, price and amount."""

    line: int
    sku: str
    description: Sentence
    hs_code: str
    origin: str
    quantity: int
    unit: str
    unit_price: Money
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class CommercialInvoice(Paper):
    """The invoice. `fob_value` is the value on board in the port of shipment, `balance` what is still due."""

    kind: ClassVar[str] = "commercial_invoice"
    title: ClassVar[Sentence] = Sentence("Commercial invoice", "Faktur komersial", "商业发票")

    contract_reference: str
    contract_date: dt.date
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
    port_of_loading: Port
    port_of_discharge: Port
    vessel: str
    voyage: str
    sailing_date: dt.date
    booking: str
    lines: tuple[InvoiceLine, ...]
    quantity: int
    unit: str
    total: Money
    total_in_words: Sentence
    freight: Money | None
    insurance: Money | None
    inland: Money | None
    at_destination: Money | None
    fob_value: Money
    received: tuple[Receipt, ...]
    balance: Money
    marks: tuple[str, ...]
    cartons: int
    net_g: int
    gross_g: int
    containers: tuple[StuffedContainer, ...]
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """That the invoice is true, and where the goods are from."""
        return (
            Sentence(
                "We declare that this invoice shows the actual price of the goods described and that all its "
                "particulars are true and correct.",
                "Kami menyatakan bahwa faktur ini memuat harga sebenarnya dari barang yang diuraikan dan "
                "bahwa seluruh keterangannya benar.",
                "兹声明：本发票所列为货物的实际价格，所有内容真实无误。",
            ),
        )


def commercial_invoice(shipment: Shipment, version: int = 1) -> CommercialInvoice:
    """The invoice of the shipment, in its currency; amounts rounded to the currency's minor unit.

    Raises Refusal when a cost that the term needs for its FOB value is missing.
    """
    total = shipment.total.rounded()
    balance = total
    for receipt in shipment.payment.received:
        balance = balance - receipt.amount
    units = {line.unit for line in shipment.lines}
    return CommercialInvoice(
        number=shipment.invoice_number,
        date=shipment.invoice_date,
        version=version,
        shipment_number=shipment.number,
        contract_reference=shipment.contract_reference,
        contract_date=shipment.contract_date,
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
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        sailing_date=shipment.sailing_date,
        booking=shipment.booking,
        lines=invoice_lines(shipment),
        quantity=sum(line.quantity for line in shipment.lines),
        unit=units.pop() if len(units) == 1 else "",
        total=total,
        total_in_words=words(total),
        freight=shipment.freight,
        insurance=shipment.insurance,
        inland=shipment.inland,
        at_destination=shipment.at_destination,
        fob_value=fob_value(
            shipment.incoterm,
            total,
            inland=shipment.inland,
            freight=shipment.freight,
            insurance=shipment.insurance,
            at_destination=shipment.at_destination,
        ),
        received=shipment.payment.received,
        balance=balance,
        marks=marks(shipment),
        cartons=len(shipment.cartons),
        net_g=sum(carton.net_g for carton in shipment.cartons),
        gross_g=sum(carton.gross_g for carton in shipment.cartons),
        containers=stuffed(shipment),
        signatory=shipment.signatory,
    )


def invoice_lines(shipment: Shipment) -> tuple[InvoiceLine, ...]:
    """The lines at their price, in the order of the shipment."""
    return tuple(
        InvoiceLine(
            line=line.line,
            sku=line.sku,
            description=line.description,
            hs_code=line.hs_code,
            origin=line.origin,
            quantity=line.quantity,
            unit=line.unit,
            unit_price=line.unit_price,
            amount=line.amount,
        )
        for line in shipment.lines
    )
