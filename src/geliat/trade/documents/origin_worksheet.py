"""The origin worksheet (cost statement): materials of each line, and whether they bear the criterion claimed.

RVC = (FOB - non-originating materials) / FOB, at least 40 %; CTH: each non-originating material has another
heading (4 digits) than the goods (ACFTA, upgraded rules of 2019; RCEP annex 3A).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, firm
from geliat.trade.export_facts import Material, OriginClaim
from geliat.trade.fob_shares import line_fob
from geliat.trade.shipment import GoodsLine, Official, Shipment

LEAST_RVC_PERMILLE = 400
HEADING = 4
HOME = "ID"


@dataclass(frozen=True, slots=True)
class WorksheetMaterial:
    """A material of one piece and of the whole line; `other_heading` compares it with the goods."""

    name: Sentence
    kind: str
    species: str
    treatment: Sentence
    hs_code: str
    origin: str
    originating: bool
    other_heading: bool
    value_each: Money
    value: Money
    proof: str


@dataclass(frozen=True, slots=True)
class WorksheetLine:
    """A line claimed under a scheme: `fob` of the line, `rvc_permille` rounded down, and whether it holds."""

    line: int
    sku: str
    description: Sentence
    hs_code: str
    quantity: int
    unit: str
    scheme: str
    criterion: str
    fob: Money
    materials: tuple[WorksheetMaterial, ...]
    originating: Money
    non_originating: Money
    rvc_permille: int
    heading_changes: bool
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginWorksheet(Paper):
    """All claims of the shipment with the materials behind them."""

    kind: ClassVar[str] = "origin_worksheet"
    title: ClassVar[Sentence] = Sentence("Origin worksheet", "Lembar kerja asal barang", "原产地核算表")

    exporter: Firm
    invoice_number: str
    invoice_date: dt.date
    currency: str
    least_rvc_permille: int
    lines: tuple[WorksheetLine, ...]
    fob: Money
    non_originating: Money
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """That the figures can be proved."""
        return (
            Sentence(
                "The materials, their origin and their values are true; the papers named as proof are kept "
                "and shown to the issuing office on request.",
                "Bahan, asal, dan nilainya adalah benar; dokumen yang disebut sebagai bukti disimpan dan "
                "ditunjukkan kepada instansi penerbit bila diminta.",
            ),
        )


def origin_worksheet(shipment: Shipment, version: int = 1) -> OriginWorksheet:
    """The worksheet, dated by the invoice.

    Raises Refusal, every line at once, when nothing is claimed or a line claimed has no materials.
    """
    if not shipment.origin:
        raise Refusal(
            Blocker(
                "no_origin_claim",
                "No line of {shipment} claims an origin.",
                "Tidak ada baris {shipment} yang mengajukan asal barang.",
                {"shipment": shipment.number},
                owner="coordinator",
            )
        )
    claims = sorted(shipment.origin, key=lambda each: (each.scheme, each.line))
    without = sorted({each.line for each in claims if not shipment.line(each.line).materials})
    if without:
        raise Refusal(*(_without_materials(shipment, number) for number in without))
    fob = line_fob(shipment)
    lines = tuple(worked_line(claim, shipment.line(claim.line), fob[claim.line]) for claim in claims)
    once = {each.line: each for each in lines}.values()
    nothing = (fob[lines[0].line] * 0).rounded()
    return OriginWorksheet(
        number=f"{shipment.number}/OW",
        date=shipment.invoice_date,
        version=version,
        shipment_number=shipment.number,
        exporter=firm(shipment.exporter),
        invoice_number=shipment.invoice_number,
        invoice_date=shipment.invoice_date,
        currency=shipment.currency,
        least_rvc_permille=LEAST_RVC_PERMILLE,
        lines=lines,
        fob=sum((each.fob for each in once), nothing),
        non_originating=sum((each.non_originating for each in once), nothing),
        signatory=shipment.signatory,
    )


def _without_materials(shipment: Shipment, number: int) -> Blocker:
    return Blocker(
        "materials_not_recorded",
        "Line {line} ({sku}) claims an origin, but its materials are not recorded.",
        "Baris {line} ({sku}) mengajukan asal barang, tetapi bahannya belum dicatat.",
        {"line": number, "sku": shipment.line(number).sku},
        owner="coordinator",
    )


def worked_line(claim: OriginClaim, line: GoodsLine, fob: Money) -> WorksheetLine:
    """A line with its materials worked out: value content, change of heading, and whether the claim holds."""
    materials = tuple(_material(each, line) for each in line.materials)
    nothing = (fob * 0).rounded()
    foreign = sum((each.value for each in materials if not each.originating), nothing)
    rvc = int((fob.amount - foreign.amount) * 1000 // fob.amount) if fob.amount else 0
    changes = all(each.other_heading for each in materials if not each.originating)
    pure = all(each.originating for each in materials)
    borne = {"WO": pure, "PE": pure, "CTH": changes, "RVC": rvc >= LEAST_RVC_PERMILLE}
    return WorksheetLine(
        line=line.line,
        sku=line.sku,
        description=line.description,
        hs_code=line.hs_code,
        quantity=line.quantity,
        unit=line.unit,
        scheme=claim.scheme,
        criterion=claim.criterion,
        fob=fob,
        materials=materials,
        originating=sum((each.value for each in materials if each.originating), nothing),
        non_originating=foreign,
        rvc_permille=rvc,
        heading_changes=changes,
        holds=borne[claim.criterion],
    )


def _material(material: Material, line: GoodsLine) -> WorksheetMaterial:
    return WorksheetMaterial(
        name=material.name,
        kind=material.kind,
        species=material.species,
        treatment=material.treatment,
        hs_code=material.hs_code,
        origin=material.origin,
        originating=material.origin == HOME,
        other_heading=material.hs_code[:HEADING] != line.hs_code[:HEADING],
        value_each=material.value,
        value=(material.value * line.quantity).rounded(),
        proof=material.proof,
    )
