"""The quotation: what an order costs, by when it ships, and how many cartons and containers it fills.

It is reckoned from a plan, before anything is produced; boxes follow the UN Layout Key and Incoterms 2020.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.measures import Money
from geliat.sentences import Sentence
from geliat.trade.documents.commercial_invoice import InvoiceLine
from geliat.trade.documents.paper import Firm, Paper
from geliat.trade.shipment import Official, Port


@dataclass(frozen=True, slots=True)
class QuotedConsignment:
    """What one consignment ships: cartons and pieces, g, mm3, and its containers of one ISO size type.

    `fill_permille` is the cartons' volume over that of all its containers, rounded down.
    """

    number: str
    port_of_discharge: Port
    latest_shipment_date: dt.date
    cartons: int
    pieces: int
    net_g: int
    gross_g: int
    volume_mm3: int
    containers: int
    size_type: str
    fill_permille: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Paper):
    """The answer to "can you make this, at what price, by when": `shipment_number` is the order's number.

    `begins_on` and `finished_on` are the first and last day of the work; the dates hold where the order is
    confirmed in time for it to begin then.
    """

    kind: ClassVar[str] = "quotation"
    title: ClassVar[Sentence] = Sentence("Quotation", "Surat penawaran", "报价单")

    buyer_reference: str
    seller: Firm
    buyer: Firm
    incoterm: str
    incoterm_edition: int
    named_place: str
    currency: str
    payment_terms: Sentence
    deposit_permille: int
    deposit: Money
    ports_of_loading: tuple[Port, ...]
    begins_on: dt.date
    finished_on: dt.date
    lines: tuple[InvoiceLine, ...]
    quantity: int
    total: Money
    total_in_words: Sentence
    consignments: tuple[QuotedConsignment, ...]
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """On what the dates rest."""
        return (
            Sentence(
                "Dates, cartons and containers come from a plan of the whole order. They hold when the order "
                "is confirmed in time for the work to begin on the day named above.",
                "Tanggal, karton, dan kontainer berasal dari rencana seluruh pesanan. Semuanya berlaku bila "
                "pesanan disahkan sebelum pekerjaan dimulai pada tanggal tersebut di atas.",
                "日期、箱数和集装箱数依据整单生产计划；须在上述开工日期前确认订单方为有效。",
            ),
        )
