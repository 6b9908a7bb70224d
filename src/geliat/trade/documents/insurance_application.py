"""The application for cargo insurance under CIF and CIP (Incoterms 2020, A5), by clause and sum."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, StuffedContainer, firm, marks, stuffed, words
from geliat.trade.incoterms import find_incoterm, insured_value
from geliat.trade.shipment import Official, Port, Shipment


@dataclass(frozen=True, slots=True)
class InsuredGoods:
    """A line under cover."""

    line: int
    description: Sentence
    hs_code: str
    quantity: int
    unit: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class InsuranceApplication(Paper):
    """The application; `least_insured` is what the term asks, `least_clause` the least cover it allows."""

    kind: ClassVar[str] = "insurance_application"
    title: ClassVar[Sentence] = Sentence(
        "Cargo insurance application", "Permohonan asuransi pengangkutan", "货物运输保险投保单"
    )

    applicant: Firm
    assured: Firm
    insurer: str
    policy_number: str
    policy_date: dt.date | None
    claims_at: str
    clause: str
    least_clause: str
    incoterm: str
    named_place: str
    price: Money
    least_insured: Money
    insured: Money
    insured_in_words: Sentence
    invoice_number: str
    invoice_date: dt.date
    vessel: str
    voyage: str
    sailing_date: dt.date
    port_of_loading: Port
    port_of_discharge: Port
    marks: tuple[str, ...]
    goods: tuple[InsuredGoods, ...]
    cartons: int
    gross_g: int
    containers: tuple[StuffedContainer, ...]
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What the insurer is asked to cover."""
        return (
            Sentence(
                f"Please insure the goods named here on clause {self.clause} for the sum insured, from "
                "warehouse to warehouse, in the name of the assured.",
                f"Mohon pertanggungkan barang yang disebut di sini dengan klausul {self.clause} sebesar "
                "nilai pertanggungan, dari gudang ke gudang, atas nama tertanggung.",
                f"请按{self.clause}条款、以所列保险金额、以被保险人名义承保上述货物，责任为仓至仓。",
            ),
        )


def insurance_application(shipment: Shipment, version: int = 1) -> InsuranceApplication:
    """The application, dated by the invoice; Refusal without cover, or where the seller need not insure."""
    term, cover = find_incoterm(shipment.incoterm), shipment.cover
    if cover is None or term is None or term.insurer != "seller":
        raise Refusal(
            Blocker(
                "no_cover_to_apply_for",
                "On {incoterm} no cargo insurance of the seller is recorded for {shipment}.",
                "Dengan {incoterm} tidak tercatat asuransi pengangkutan dari penjual untuk {shipment}.",
                {"incoterm": shipment.incoterm, "shipment": shipment.number},
                owner="coordinator",
            )
        )
    price = shipment.total.rounded()
    return InsuranceApplication(
        number=f"{shipment.number}/INS",
        date=shipment.invoice_date,
        version=version,
        shipment_number=shipment.number,
        applicant=firm(shipment.exporter),
        assured=firm(shipment.buyer),
        insurer=cover.insurer,
        policy_number=cover.policy_number,
        policy_date=cover.policy_date,
        claims_at=cover.claims_at,
        clause=cover.clause,
        least_clause=term.insurance_clause,
        incoterm=shipment.incoterm,
        named_place=shipment.named_place,
        price=price,
        least_insured=insured_value(price),
        insured=cover.insured,
        insured_in_words=words(cover.insured),
        invoice_number=shipment.invoice_number,
        invoice_date=shipment.invoice_date,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        sailing_date=shipment.sailing_date,
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        marks=marks(shipment),
        goods=tuple(
            InsuredGoods(line.line, line.description, line.hs_code, line.quantity, line.unit, line.amount)
            for line in shipment.lines
        ),
        cartons=len(shipment.cartons),
        gross_g=sum(carton.gross_g for carton in shipment.cartons),
        containers=stuffed(shipment),
        signatory=shipment.signatory,
    )
