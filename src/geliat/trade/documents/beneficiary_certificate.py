"""The beneficiary's certificate: the seller's word, after sailing, that goods and papers went as agreed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, StuffedContainer, firm, marks, stuffed
from geliat.trade.shipment import Official, Port, Shipment


@dataclass(frozen=True, slots=True, kw_only=True)
class BeneficiaryCertificate(Paper):
    """The certificate; `papers` are those the contract names, none where no contract is recorded."""

    kind: ClassVar[str] = "beneficiary_certificate"
    title: ClassVar[Sentence] = Sentence(
        "Beneficiary's certificate", "Surat pernyataan beneficiary", "受益人证明"
    )

    beneficiary: Firm
    buyer: Firm
    contract_reference: str
    contract_date: dt.date
    invoice_number: str
    invoice_date: dt.date
    bill_of_lading_number: str
    on_board_date: dt.date
    original_count: int
    vessel: str
    voyage: str
    port_of_loading: Port
    port_of_discharge: Port
    marks: tuple[str, ...]
    cartons: int
    pieces: int
    gross_g: int
    containers: tuple[StuffedContainer, ...]
    papers: tuple[Sentence, ...]
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What the seller certifies."""
        return (
            Sentence(
                f"We certify that the goods of invoice {self.invoice_number} were shipped as contract "
                f"{self.contract_reference} says, and that copies of the papers named here were sent to the "
                "buyer.",
                f"Kami menyatakan bahwa barang pada faktur {self.invoice_number} telah dikapalkan sesuai "
                f"kontrak {self.contract_reference}, dan salinan dokumen yang disebut di sini telah dikirim "
                "kepada pembeli.",
                f"兹证明：发票{self.invoice_number}项下货物已按合同{self.contract_reference}装运，"
                "上列单据的副本已寄交买方。",
            ),
        )


def beneficiary_certificate(shipment: Shipment, version: int = 1) -> BeneficiaryCertificate:
    """The certificate, dated by the day on board; Refusal while no bill of lading is recorded."""
    bill = shipment.bill_of_lading
    if bill is None:
        raise Refusal(
            Blocker(
                "bill_of_lading_not_recorded",
                "The bill of lading of {shipment} is not recorded yet.",
                "Konosemen {shipment} belum dicatat.",
                {"shipment": shipment.number},
                owner="forwarder",
            )
        )
    return BeneficiaryCertificate(
        number=f"{shipment.number}/BNF",
        date=bill.on_board_date,
        version=version,
        shipment_number=shipment.number,
        beneficiary=firm(shipment.exporter),
        buyer=firm(shipment.buyer),
        contract_reference=shipment.contract_reference,
        contract_date=shipment.contract_date,
        invoice_number=shipment.invoice_number,
        invoice_date=shipment.invoice_date,
        bill_of_lading_number=bill.number,
        on_board_date=bill.on_board_date,
        original_count=bill.original_count,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        marks=marks(shipment),
        cartons=len(shipment.cartons),
        pieces=sum(carton.pieces for carton in shipment.cartons),
        gross_g=sum(carton.gross_g for carton in shipment.cartons),
        containers=stuffed(shipment),
        papers=shipment.agreement.papers if shipment.agreement else (),
        signatory=shipment.signatory,
    )
