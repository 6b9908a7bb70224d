"""The inspection summary: each lot's sample, defects, moisture and verdict, and sums (ISO 2859-1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, firm
from geliat.trade.shipment import InspectedLot, Official, Shipment

DEFECT_CLASSES = ("critical", "major", "minor")


@dataclass(frozen=True, slots=True)
class InspectedSku:
    """Sums over the lots of one product and size that stand accepted."""

    sku: str
    lots: int
    pieces: int


@dataclass(frozen=True, slots=True)
class DefectSum:
    """Defects of one class over all samples, rejected lots included."""

    defect_class: str
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionSummary(Paper):
    """All inspections of the shipment's lots, first and resubmitted, in the order of the shipment.

    `workshops` counts the names shown; the moisture is the worst of the lots that stand accepted (permille).
    """

    kind: ClassVar[str] = "inspection_summary"
    title: ClassVar[Sentence] = Sentence("Inspection summary", "Ringkasan pemeriksaan mutu", "检验汇总")

    exporter: Firm
    contract_reference: str
    standard: str
    lots: tuple[InspectedLot, ...]
    accepted: tuple[InspectedSku, ...]
    inspections: int
    lots_accepted: int
    lots_rejected: int
    resubmitted: int
    pieces_accepted: int
    pieces_sampled: int
    defects: tuple[DefectSum, ...]
    worst_moisture_permille: int
    workshops: int
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What an accepted lot means and what it does not."""
        return (
            Sentence(
                "Lots were judged by sampling; only pieces of lots that stand accepted and dry were packed. "
                "Acceptance of a lot does not make a single defective piece conforming.",
                "Lot dinilai dengan pengambilan contoh; hanya barang dari lot yang diterima dan kering yang "
                "dikemas. Diterimanya suatu lot tidak membuat barang yang cacat menjadi memenuhi syarat.",
                "各批次按抽样判定；仅包装已接收且干燥批次的产品。批次被接收并不表示个别缺陷品合格。",
            ),
        )


def inspection_summary(shipment: Shipment, version: int = 1) -> InspectionSummary:
    """The summary, dated by the last inspection; Refusal when no lot was inspected."""
    if not shipment.lots:
        raise Refusal(
            Blocker(
                "no_lot_inspected",
                "No lot of {shipment} has been inspected yet.",
                "Belum ada lot untuk {shipment} yang diperiksa.",
                {"shipment": shipment.number},
                owner="inspector",
            )
        )
    lots = shipment.lots
    accepted = standing(lots)
    return InspectionSummary(
        number=f"{shipment.number}/QC",
        date=max(lot.inspected_on for lot in lots),
        version=version,
        shipment_number=shipment.number,
        exporter=firm(shipment.exporter),
        contract_reference=shipment.contract_reference,
        standard="ISO 2859-1",
        lots=lots,
        accepted=tuple(
            InspectedSku(
                sku=sku,
                lots=sum(1 for lot in accepted if lot.sku == sku),
                pieces=sum(lot.quantity for lot in accepted if lot.sku == sku),
            )
            for sku in dict.fromkeys(lot.sku for lot in accepted)
        ),
        inspections=len(lots),
        lots_accepted=len(accepted),
        lots_rejected=sum(1 for lot in lots if lot.verdict == "rejected"),
        resubmitted=sum(1 for lot in lots if lot.submission > 1),
        pieces_accepted=sum(lot.quantity for lot in accepted),
        pieces_sampled=sum(lot.sample_size for lot in lots),
        defects=tuple(DefectSum(kind, _found(lots, kind)) for kind in DEFECT_CLASSES),
        worst_moisture_permille=max((lot.moisture_worst_permille for lot in accepted), default=0),
        workshops=len({lot.workshop for lot in lots}),
        signatory=shipment.signatory,
    )


def standing(lots: tuple[InspectedLot, ...]) -> tuple[InspectedLot, ...]:
    """The lots that stand accepted: of each code and step its last submission, where that was accepted."""
    last: dict[tuple[str, str], InspectedLot] = {}
    for lot in lots:
        key = (lot.code, lot.step.en)
        if key not in last or lot.submission > last[key].submission:
            last[key] = lot
    return tuple(lot for lot in last.values() if lot.verdict == "accepted")


def _found(lots: tuple[InspectedLot, ...], kind: str) -> int:
    return sum(count.found for lot in lots for count in lot.defects if count.defect_class == kind)
