"""The shipping instruction (UNTDID 1001 code 343): what the carrier shall write on the bill of lading.

Content as DCSA's electronic bill of lading 3.0 requires it: parties, booking, goods, containers, seals.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.origin_items import line_weights
from geliat.trade.documents.paper import Firm, Paper, StuffedContainer, firm, marks, stuffed
from geliat.trade.documents.vgm_declaration import no_container
from geliat.trade.incoterms import find_incoterm
from geliat.trade.shipment import Official, Port, Shipment

ORIGINALS = 3  # the customary full set


@dataclass(frozen=True, slots=True)
class ShippedGoods:
    """A line as the bill of lading describes it, HS in 6 digits."""

    line: int
    description: Sentence
    hs_code: str
    quantity: int
    unit: str
    packages: int
    gross_g: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingInstruction(Paper):
    """The instruction; `freight_prepaid` follows from the Incoterm, `originals` are those asked for."""

    kind: ClassVar[str] = "shipping_instruction"
    title: ClassVar[Sentence] = Sentence("Shipping instruction", "Instruksi pengapalan", "托运单")

    shipper: Firm
    consignee: Firm
    notify: Firm
    forwarder: Firm | None
    booking: str
    vessel: str
    voyage: str
    sailing_date: dt.date
    port_of_loading: Port
    port_of_discharge: Port
    contract_reference: str
    incoterm: str
    named_place: str
    freight_prepaid: bool
    originals: int
    marks: tuple[str, ...]
    goods: tuple[ShippedGoods, ...]
    containers: tuple[StuffedContainer, ...]
    cartons: int
    net_g: int
    gross_g: int
    volume_mm3: int
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What the carrier is asked to issue: a set of bills of lading, or a waybill where no original is."""
        if not self.originals:
            return (
                Sentence(
                    "Please issue a sea waybill exactly as written here, names and addresses to the letter.",
                    "Mohon terbitkan sea waybill persis seperti tertulis di sini, nama dan alamat sama huruf "
                    "demi huruf.",
                    "请完全按本托运单内容签发海运单，名称与地址须逐字相符。",
                ),
            )
        return (
            Sentence(
                f"Please issue a clean shipped on board bill of lading in {self.originals} originals exactly "
                "as written here, names and addresses to the letter.",
                f"Mohon terbitkan konosemen bersih 'shipped on board' sebanyak {self.originals} asli, persis "
                "seperti tertulis di sini, nama dan alamat sama huruf demi huruf.",
                f"请完全按本托运单内容签发清洁已装船提单正本{self.originals}份，名称与地址须逐字相符。",
            ),
        )


def shipping_instruction(shipment: Shipment, version: int = 1) -> ShippingInstruction:
    """The instruction, dated by the last stuffing or the packing list, whichever is later.

    Raises Refusal when no container is stuffed.
    """
    if not shipment.containers:
        raise Refusal(no_container(shipment))
    term = find_incoterm(shipment.incoterm)
    original_count = shipment.bill_of_lading.original_count if shipment.bill_of_lading else ORIGINALS
    return ShippingInstruction(
        number=f"{shipment.number}/SI",
        date=max(shipment.packing_list_date, *(container.stuffed_on for container in shipment.containers)),
        version=version,
        shipment_number=shipment.number,
        shipper=firm(shipment.exporter),
        consignee=firm(shipment.consignee),
        notify=firm(shipment.notify),
        forwarder=firm(shipment.forwarder) if shipment.forwarder else None,
        booking=shipment.booking,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        sailing_date=shipment.sailing_date,
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        contract_reference=shipment.contract_reference,
        incoterm=shipment.incoterm,
        named_place=shipment.named_place,
        freight_prepaid=term is not None and term.freight_payer == "seller",
        originals=original_count,
        marks=marks(shipment),
        goods=_goods(shipment),
        containers=stuffed(shipment),
        cartons=len(shipment.cartons),
        net_g=sum(carton.net_g for carton in shipment.cartons),
        gross_g=sum(carton.gross_g for carton in shipment.cartons),
        volume_mm3=sum(carton.volume_mm3 for carton in shipment.cartons),
        signatory=shipment.signatory,
    )


def _goods(shipment: Shipment) -> tuple[ShippedGoods, ...]:
    weights = line_weights(shipment)
    return tuple(
        ShippedGoods(
            line=line.line,
            description=line.description,
            hs_code=line.hs_code[:6],
            quantity=line.quantity,
            unit=line.unit,
            packages=weights[line.line].packages,
            gross_g=weights[line.line].gross_g,
        )
        for line in shipment.lines
    )
