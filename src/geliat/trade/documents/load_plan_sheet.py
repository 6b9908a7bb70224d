"""The load plan sheet: stuffing step by step from the front wall, with counts, masses and balance.

Follows the CTU Code (IMO/ILO/UNECE, 2014) in showing mass, payload and centre of gravity for each container.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, firm
from geliat.trade.documents.vgm_declaration import no_container
from geliat.trade.shipment import CheckPoint, LoadStep, Outer, PackedContainer, Port, Shipment


@dataclass(frozen=True, slots=True)
class LoadedSku:
    """How much of one product and size stands in a container: cartons, pieces, gross in g."""

    sku: str
    cartons: int
    pieces: int
    gross_g: int


@dataclass(frozen=True, slots=True)
class PlannedContainer:
    """One container's plan: inside size, counts, steps, volumes (mm3), masses (g), balance (mm) and check.

    `fill_permille` is used over inside volume, rounded down; `payload_g` maximum gross less tare; `cog_mm`
    from the front left floor corner.
    """

    number: str
    size_type: str
    seal: str
    inside_mm: Outer
    stuffed_on: dt.date
    loaded: tuple[LoadedSku, ...]
    steps: tuple[LoadStep, ...]
    cartons: int
    pieces: int
    cargo_gross_g: int
    payload_g: int
    used_volume_mm3: int
    inside_volume_mm3: int
    fill_permille: int
    cog_mm: Outer
    desiccant_g: int
    dunnage_g: int
    checks: tuple[CheckPoint, ...]
    floor_moisture_permille: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPlanSheet(Paper):
    """The load plans of all containers of the shipment."""

    kind: ClassVar[str] = "load_plan_sheet"
    title: ClassVar[Sentence] = Sentence("Load plan", "Rencana pemuatan", "装柜方案")

    exporter: Firm
    booking: str
    port_of_loading: Port
    port_of_discharge: Port
    containers: tuple[PlannedContainer, ...]
    cartons: int
    pieces: int

    def statements(self) -> tuple[Sentence, ...]:
        """How the steps are to be read."""
        return (
            Sentence(
                "Stuff in the order of the steps, from the front wall towards the door.",
                "Muat menurut urutan langkah, dari dinding depan ke arah pintu.",
                "按步骤顺序自前壁向箱门装载。",
            ),
        )


def load_plan_sheet(shipment: Shipment, version: int = 1) -> LoadPlanSheet:
    """The load plan sheet, dated by the last stuffing; Refusal when there is no container."""
    if not shipment.containers:
        raise Refusal(no_container(shipment))
    containers = tuple(_planned(shipment, container) for container in shipment.containers)
    return LoadPlanSheet(
        number=f"{shipment.number}/LP",
        date=max(container.stuffed_on for container in containers),
        version=version,
        shipment_number=shipment.number,
        exporter=firm(shipment.exporter),
        booking=shipment.booking,
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        containers=containers,
        cartons=sum(container.cartons for container in containers),
        pieces=sum(container.pieces for container in containers),
    )


def _planned(shipment: Shipment, container: PackedContainer) -> PlannedContainer:
    numbers = set(container.cartons)
    cartons = [carton for carton in shipment.cartons if carton.number in numbers]
    loaded = tuple(
        LoadedSku(
            sku=sku,
            cartons=sum(1 for carton in cartons if carton.sku == sku),
            pieces=sum(carton.pieces for carton in cartons if carton.sku == sku),
            gross_g=sum(carton.gross_g for carton in cartons if carton.sku == sku),
        )
        for sku in dict.fromkeys(carton.sku for carton in cartons)
    )
    length, width, height = container.inside_mm
    inside_volume_mm3 = length * width * height
    return PlannedContainer(
        number=container.number,
        size_type=container.size_type,
        seal=container.seal,
        inside_mm=container.inside_mm,
        stuffed_on=container.stuffed_on,
        loaded=loaded,
        steps=container.steps,
        cartons=len(cartons),
        pieces=sum(carton.pieces for carton in cartons),
        cargo_gross_g=sum(carton.gross_g for carton in cartons),
        payload_g=container.max_gross_g - container.tare_g,
        used_volume_mm3=container.used_volume_mm3,
        inside_volume_mm3=inside_volume_mm3,
        fill_permille=container.used_volume_mm3 * 1000 // inside_volume_mm3,
        cog_mm=container.cog_mm,
        desiccant_g=container.desiccant_g,
        dunnage_g=container.dunnage_g,
        checks=container.checks,
        floor_moisture_permille=container.floor_moisture_permille,
    )
