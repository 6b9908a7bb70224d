"""The verified gross mass declaration (SOLAS VI/2, method 2 by MSC.1/Circ.1475; PM 53/2018 in Indonesia).

Method 2: tare of the container + gross of every package + desiccant + dunnage.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, firm, stuffed
from geliat.trade.shipment import Official, Port, Shipment


@dataclass(frozen=True, slots=True)
class WeighedContainer:
    """One container: the masses that make its verified gross, all in g, and who weighed when."""

    number: str
    size_type: str
    seal: str
    cartons: int
    tare_g: int
    cargo_gross_g: int
    desiccant_g: int
    dunnage_g: int
    verified_gross_g: int
    max_gross_g: int
    method: int
    weighed_by: str
    weighed_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class VgmDeclaration(Paper):
    """The shipper's declaration for every container of the shipment, and their sum."""

    kind: ClassVar[str] = "vgm_declaration"
    title: ClassVar[Sentence] = Sentence(
        "Verified gross mass declaration", "Pernyataan berat kotor terverifikasi", "集装箱核实总重声明"
    )

    shipper: Firm
    booking: str
    vessel: str
    voyage: str
    port_of_loading: Port
    containers: tuple[WeighedContainer, ...]
    verified_gross_g: int
    responsible: Official

    def statements(self) -> tuple[Sentence, ...]:
        """That the masses were obtained by the method named."""
        methods = sorted({container.method for container in self.containers})
        en, indonesian, zh = (sign.join(map(str, methods)) for sign in (" and ", " dan ", "、"))
        return (
            Sentence(
                f"The gross mass of each container was obtained by method {en} of SOLAS regulation VI/2, "
                "on calibrated scales.",
                f"Berat kotor setiap kontainer diperoleh dengan metode {indonesian} menurut SOLAS aturan "
                "VI/2, memakai timbangan yang telah ditera.",
                f"每个集装箱的总重按SOLAS公约第VI/2条方法{zh}，用经校准的衡器取得。",
            ),
        )


def vgm_declaration(shipment: Shipment, version: int = 1) -> VgmDeclaration:
    """The declaration of all containers, dated by the last weighing.

    Raises Refusal when there is no container, or one's verified gross mass exceeds its maximum gross mass.
    """
    too_heavy = [
        Blocker(
            "vgm_above_max_gross",
            "Container {container}: verified gross {vgm} g is above the maximum gross {max} g on its plate.",
            "Kontainer {container}: berat terverifikasi {vgm} g melebihi berat kotor maksimum {max} g.",
            {
                "container": container.number,
                "vgm": container.verified_gross_g,
                "max": container.max_gross_g,
            },
            owner="coordinator",
        )
        for container in shipment.containers
        if container.verified_gross_g > container.max_gross_g
    ]
    if too_heavy:
        raise Refusal(*too_heavy)
    if not shipment.containers:
        raise Refusal(no_container(shipment))
    containers = tuple(
        WeighedContainer(
            number=container.number,
            size_type=container.size_type,
            seal=container.seal,
            cartons=sums.cartons,
            tare_g=container.tare_g,
            cargo_gross_g=sums.gross_g,
            desiccant_g=container.desiccant_g,
            dunnage_g=container.dunnage_g,
            verified_gross_g=container.verified_gross_g,
            max_gross_g=container.max_gross_g,
            method=container.method,
            weighed_by=container.weighed_by,
            weighed_on=container.weighed_on,
        )
        for container, sums in zip(shipment.containers, stuffed(shipment), strict=True)
    )
    return VgmDeclaration(
        number=f"{shipment.number}/VGM",
        date=max(container.weighed_on for container in containers),
        version=version,
        shipment_number=shipment.number,
        shipper=firm(shipment.exporter),
        booking=shipment.booking,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        port_of_loading=shipment.port_of_loading,
        containers=containers,
        verified_gross_g=sum(container.verified_gross_g for container in containers),
        responsible=shipment.signatory,
    )


def no_container(shipment: Shipment) -> Blocker:
    """Why a paper about containers cannot be written yet."""
    return Blocker(
        "no_container_stuffed",
        "No container of {shipment} is stuffed yet.",
        "Belum ada kontainer untuk {shipment} yang dimuati.",
        {"shipment": shipment.number},
        owner="coordinator",
    )
