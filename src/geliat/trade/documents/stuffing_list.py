"""The stuffing list with seal: which carton stands in which container, in what condition it was sealed.

Kept at stuffing (berita acara stuffing); the seal is the one of ISO 17712 that the bill of lading names.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, firm, stuffed
from geliat.trade.documents.vgm_declaration import no_container
from geliat.trade.shipment import Carton, CheckPoint, Official, PackedContainer, Port, Shipment


@dataclass(frozen=True, slots=True)
class StuffedRun:
    """Cartons `first` to `last` of one article in the container, with their sums (g, mm3)."""

    first: int
    last: int
    cartons: int
    sku: str
    lots: tuple[str, ...]
    pieces: int
    gross_g: int
    volume_mm3: int


@dataclass(frozen=True, slots=True)
class SealedContainer:
    """One container as sealed: what stands in it by number, its sums, and the check before stuffing."""

    number: str
    size_type: str
    seal: str
    stuffed_on: dt.date
    runs: tuple[StuffedRun, ...]
    cartons: int
    pieces: int
    net_g: int
    gross_g: int
    volume_mm3: int
    desiccant_g: int
    dunnage_g: int
    floor_moisture_permille: int | None
    checks: tuple[CheckPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StuffingList(Paper):
    """All containers of the shipment; sums over them."""

    kind: ClassVar[str] = "stuffing_list"
    title: ClassVar[Sentence] = Sentence(
        "Stuffing list with seal", "Daftar pemuatan kontainer dan segel", "装箱清单及封号"
    )

    exporter: Firm
    forwarder: Firm | None
    packing_list_number: str
    booking: str
    vessel: str
    voyage: str
    port_of_loading: Port
    containers: tuple[SealedContainer, ...]
    cartons: int
    pieces: int
    gross_g: int
    volume_mm3: int
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """That the cartons were counted in and the doors sealed."""
        return (
            Sentence(
                "The cartons named here were counted into the containers, and the doors were closed with the "
                "seals named here in the presence of those who sign.",
                "Karton yang disebut di sini dihitung saat dimuat ke dalam kontainer, dan pintunya ditutup "
                "dengan segel yang disebut di sini di hadapan para penanda tangan.",
            ),
        )


def stuffing_list(shipment: Shipment, version: int = 1) -> StuffingList:
    """The list, dated by the last stuffing; Refusal when no container is stuffed."""
    if not shipment.containers:
        raise Refusal(no_container(shipment))
    cartons = {carton.number: carton for carton in shipment.cartons}
    sums = stuffed(shipment)
    return StuffingList(
        number=f"{shipment.number}/STF",
        date=max(container.stuffed_on for container in shipment.containers),
        version=version,
        shipment_number=shipment.number,
        exporter=firm(shipment.exporter),
        forwarder=firm(shipment.forwarder) if shipment.forwarder else None,
        packing_list_number=shipment.packing_list_number,
        booking=shipment.booking,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        port_of_loading=shipment.port_of_loading,
        containers=tuple(
            SealedContainer(
                number=container.number,
                size_type=container.size_type,
                seal=container.seal,
                stuffed_on=container.stuffed_on,
                runs=_runs(container, cartons),
                cartons=each.cartons,
                pieces=each.pieces,
                net_g=each.net_g,
                gross_g=each.gross_g,
                volume_mm3=each.volume_mm3,
                desiccant_g=container.desiccant_g,
                dunnage_g=container.dunnage_g,
                floor_moisture_permille=container.floor_moisture_permille,
                checks=container.checks,
            )
            for container, each in zip(shipment.containers, sums, strict=True)
        ),
        cartons=sum(each.cartons for each in sums),
        pieces=sum(each.pieces for each in sums),
        gross_g=sum(each.gross_g for each in sums),
        volume_mm3=sum(each.volume_mm3 for each in sums),
        signatory=shipment.signatory,
    )


def _runs(container: PackedContainer, cartons: dict[int, Carton]) -> tuple[StuffedRun, ...]:
    """Consecutive numbers of one article, however many lots they come from."""
    groups: list[list[Carton]] = []
    for number in sorted(container.cartons):
        carton = cartons[number]
        if groups and groups[-1][-1].number + 1 == number and groups[-1][-1].sku == carton.sku:
            groups[-1].append(carton)
        else:
            groups.append([carton])
    return tuple(
        StuffedRun(
            first=group[0].number,
            last=group[-1].number,
            cartons=len(group),
            sku=group[0].sku,
            lots=tuple(dict.fromkeys(content.lot for carton in group for content in carton.contents)),
            pieces=sum(carton.pieces for carton in group),
            gross_g=sum(carton.gross_g for carton in group),
            volume_mm3=sum(carton.volume_mm3 for carton in group),
        )
        for group in groups
    )
