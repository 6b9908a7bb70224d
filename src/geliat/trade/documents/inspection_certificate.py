"""The inspection certificate for the buyer: that the goods packed are those of lots accepted by sampling.

Sampling to ISO 2859-1; one row a product and size, sums over the lots that stand accepted.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.inspection_summary import DEFECT_CLASSES, standing
from geliat.trade.documents.paper import Firm, Paper, firm, marks
from geliat.trade.shipment import InspectedLot, Official, Shipment


@dataclass(frozen=True, slots=True)
class CertifiedGoods:
    """A line as inspected: pieces packed, pieces in lots that stand accepted, lots, pieces drawn."""

    line: int
    sku: str
    description: Sentence
    packed: int
    accepted: int
    unit: str
    lots: int
    sampled: int


@dataclass(frozen=True, slots=True)
class CertifiedLimit:
    """One class of defects over the standing lots: the AQLs used (percent), pieces drawn and defective."""

    defect_class: str
    aqls: tuple[Decimal, ...]
    sampled: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCertificate(Paper):
    """The certificate; moisture in permille of the wood, worst and limit over the standing lots."""

    kind: ClassVar[str] = "inspection_certificate"
    title: ClassVar[Sentence] = Sentence("Inspection certificate", "Sertifikat pemeriksaan mutu", "检验证书")

    exporter: Firm
    buyer: Firm
    contract_reference: str
    contract_date: dt.date
    invoice_number: str
    packing_list_number: str
    standard: str
    levels: tuple[str, ...]
    first_day: dt.date
    last_day: dt.date
    marks: tuple[str, ...]
    cartons: int
    goods: tuple[CertifiedGoods, ...]
    packed: int
    accepted: int
    lots: int
    sampled: int
    limits: tuple[CertifiedLimit, ...]
    worst_moisture_permille: int
    moisture_limit_permille: int
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What was inspected, how, and what that says."""
        return (
            Sentence(
                f"We certify that the goods named here were inspected by sampling to {self.standard} before "
                "packing, and that the goods packed were taken from lots that stand accepted.",
                "Kami menyatakan bahwa barang yang disebut di sini telah diperiksa dengan pengambilan contoh "
                f"menurut {self.standard} sebelum dikemas, dan bahwa barang yang dikemas diambil dari lot "
                "yang diterima.",
                f"兹证明：上述货物在装箱前已按{self.standard}抽样检验，所装货物均取自检验合格接收的批次。",
            ),
        )


def inspection_certificate(shipment: Shipment, version: int = 1) -> InspectionCertificate:
    """The certificate, dated by the last inspection of a standing lot.

    Raises Refusal when no lot stands accepted.
    """
    lots = standing(shipment.lots)
    if not lots:
        raise Refusal(
            Blocker(
                "no_lot_accepted",
                "No lot of {shipment} stands accepted; there is nothing to certify.",
                "Tidak ada lot {shipment} yang diterima; belum ada yang dapat disertifikasi.",
                {"shipment": shipment.number},
                owner="inspector",
            )
        )
    goods = _goods(shipment, lots)
    return InspectionCertificate(
        number=f"{shipment.number}/IC",
        date=max(lot.inspected_on for lot in lots),
        version=version,
        shipment_number=shipment.number,
        exporter=firm(shipment.exporter),
        buyer=firm(shipment.buyer),
        contract_reference=shipment.contract_reference,
        contract_date=shipment.contract_date,
        invoice_number=shipment.invoice_number,
        packing_list_number=shipment.packing_list_number,
        standard="ISO 2859-1",
        levels=tuple(sorted({lot.level for lot in lots})),
        first_day=min(lot.inspected_on for lot in lots),
        last_day=max(lot.inspected_on for lot in lots),
        marks=marks(shipment),
        cartons=len(shipment.cartons),
        goods=goods,
        packed=sum(each.packed for each in goods),
        accepted=sum(lot.quantity for lot in lots),
        lots=len(lots),
        sampled=sum(lot.sample_size for lot in lots),
        limits=tuple(_limit(lots, name) for name in DEFECT_CLASSES),
        worst_moisture_permille=max(lot.moisture_worst_permille for lot in lots),
        moisture_limit_permille=max(lot.moisture_limit_permille for lot in lots),
        signatory=shipment.signatory,
    )


def _goods(shipment: Shipment, lots: tuple[InspectedLot, ...]) -> tuple[CertifiedGoods, ...]:
    drawn: Counter[tuple[str, int]] = Counter()
    for carton in shipment.cartons:
        for content in carton.contents:
            drawn[content.lot, content.line] += content.quantity
    packed: Counter[int] = Counter()
    for (_, number), pieces in drawn.items():
        packed[number] += pieces
    behind: dict[int, list[tuple[InspectedLot, int]]] = {line.line: [] for line in shipment.lines}
    for lot in lots:
        for number, pieces in _shares(shipment, lot, drawn):
            behind[number].append((lot, pieces))
    return tuple(
        CertifiedGoods(
            line=line.line,
            sku=line.sku,
            description=line.description,
            packed=packed[line.line],
            accepted=sum(pieces for _, pieces in behind[line.line]),
            unit=line.unit,
            lots=len(behind[line.line]),
            sampled=sum(lot.sample_size for lot, _ in behind[line.line]),
        )
        for line in shipment.lines
    )


def _shares(shipment: Shipment, lot: InspectedLot, drawn: Counter[tuple[str, int]]) -> list[tuple[int, int]]:
    """A lot's pieces by line: what was packed from it; the last line (or the first of its size) has the rest.

    So a lot that serves several lines of one size is counted once.
    """
    alike = [line.line for line in shipment.lines if line.sku == lot.sku]
    lines = [number for number in alike if drawn[lot.code, number]] or alike[:1]
    shares, left = [], lot.quantity
    for number in lines:
        share = left if number == lines[-1] else min(left, drawn[lot.code, number])
        shares.append((number, share))
        left -= share
    return shares


def _limit(lots: tuple[InspectedLot, ...], name: str) -> CertifiedLimit:
    counts = [count for lot in lots for count in lot.defects if count.defect_class == name]
    return CertifiedLimit(
        defect_class=name,
        aqls=tuple(sorted({count.aql for count in counts})),
        sampled=sum(count.sample_size for count in counts),
        found=sum(count.found for count in counts),
    )
