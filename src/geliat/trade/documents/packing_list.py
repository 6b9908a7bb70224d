"""The packing list (UNTDID 1001 code 217): what is in which carton, by ranges and one by one with lots."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, StuffedContainer, firm, marks, stuffed
from geliat.trade.shipment import Carton, CartonContent, Official, Outer, Port, Shipment


@dataclass(frozen=True, slots=True)
class ListedCarton:
    """One carton: number n of N, mark, container (empty when not loaded), contents by lot, size, weights."""

    number: int
    of: int
    mark: str
    container: str
    sku: str
    contents: tuple[CartonContent, ...]
    pieces: int
    outer_mm: Outer
    net_g: int
    gross_g: int
    volume_mm3: int


@dataclass(frozen=True, slots=True)
class CartonRange:
    """Cartons `first` to `last`, alike in all but their lots: each one's figures, then the sums."""

    first: int
    last: int
    cartons: int
    mark: str
    container: str
    sku: str
    lines: tuple[int, ...]
    description: Sentence
    outer_mm: Outer
    pieces_each: int
    net_g_each: int
    gross_g_each: int
    pieces: int
    net_g: int
    gross_g: int
    volume_mm3: int


@dataclass(frozen=True, slots=True)
class PackedLine:
    """A line of the order as packed; `cartons` counts those that hold any piece of it."""

    line: int
    sku: str
    description: Sentence
    hs_code: str
    quantity: int
    unit: str
    cartons: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackingList(Paper):
    """The packing list with sums over all cartons (pieces, g, mm3)."""

    kind: ClassVar[str] = "packing_list"
    title: ClassVar[Sentence] = Sentence("Packing list", "Daftar kemasan", "装箱单")

    invoice_number: str
    invoice_date: dt.date
    contract_reference: str
    seller: Firm
    buyer: Firm
    consignee: Firm
    notify: Firm
    port_of_loading: Port
    port_of_discharge: Port
    vessel: str
    voyage: str
    sailing_date: dt.date
    booking: str
    package_kind: str
    marks: tuple[str, ...]
    lines: tuple[PackedLine, ...]
    ranges: tuple[CartonRange, ...]
    cartons: tuple[ListedCarton, ...]
    containers: tuple[StuffedContainer, ...]
    carton_count: int
    pieces: int
    net_g: int
    gross_g: int
    volume_mm3: int
    signatory: Official


def packing_list(shipment: Shipment, version: int = 1) -> PackingList:
    """The packing list of the shipment, cartons in order of number (UN/ECE Rec. 21 package kind CT)."""
    where = {number: container.number for number, container in shipment.container_of().items()}
    ordered = sorted(shipment.cartons, key=lambda carton: carton.number)
    return PackingList(
        number=shipment.packing_list_number,
        date=shipment.packing_list_date,
        version=version,
        shipment_number=shipment.number,
        invoice_number=shipment.invoice_number,
        invoice_date=shipment.invoice_date,
        contract_reference=shipment.contract_reference,
        seller=firm(shipment.exporter),
        buyer=firm(shipment.buyer),
        consignee=firm(shipment.consignee),
        notify=firm(shipment.notify),
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        sailing_date=shipment.sailing_date,
        booking=shipment.booking,
        package_kind="CT",
        marks=marks(shipment),
        lines=_lines(shipment),
        ranges=_ranges(shipment, ordered, where),
        cartons=tuple(_listed(carton, where.get(carton.number, "")) for carton in ordered),
        containers=stuffed(shipment),
        carton_count=len(ordered),
        pieces=sum(carton.pieces for carton in ordered),
        net_g=sum(carton.net_g for carton in ordered),
        gross_g=sum(carton.gross_g for carton in ordered),
        volume_mm3=sum(carton.volume_mm3 for carton in ordered),
        signatory=shipment.signatory,
    )


def _lines(shipment: Shipment) -> tuple[PackedLine, ...]:
    pieces = dict.fromkeys((line.line for line in shipment.lines), 0)
    cartons = dict(pieces)
    for carton in shipment.cartons:
        for content in carton.contents:
            pieces[content.line] += content.quantity
        for number in {content.line for content in carton.contents}:
            cartons[number] += 1
    return tuple(
        PackedLine(
            line=line.line,
            sku=line.sku,
            description=line.description,
            hs_code=line.hs_code,
            quantity=pieces[line.line],
            unit=line.unit,
            cartons=cartons[line.line],
        )
        for line in shipment.lines
    )


def _listed(carton: Carton, container: str) -> ListedCarton:
    return ListedCarton(
        number=carton.number,
        of=carton.of,
        mark=carton.mark,
        container=container,
        sku=carton.sku,
        contents=carton.contents,
        pieces=carton.pieces,
        outer_mm=carton.outer_mm,
        net_g=carton.net_g,
        gross_g=carton.gross_g,
        volume_mm3=carton.volume_mm3,
    )


def _line_numbers(carton: Carton) -> tuple[int, ...]:
    return tuple(sorted({content.line for content in carton.contents}))


def _ranges(shipment: Shipment, ordered: list[Carton], where: dict[int, str]) -> tuple[CartonRange, ...]:
    descriptions = {line.line: line.description for line in shipment.lines}

    def alike(placed: tuple[int, Carton]) -> tuple[object, ...]:
        position, carton = placed
        return (
            carton.number - position,
            where.get(carton.number, ""),
            carton.mark,
            carton.sku,
            _line_numbers(carton),
            carton.outer_mm,
            carton.pieces,
            carton.net_g,
            carton.gross_g,
        )

    ranges = []
    for _, group in groupby(enumerate(ordered), key=alike):
        cartons = [carton for _, carton in group]
        lines = _line_numbers(cartons[0])
        ranges.append(_range(cartons, where.get(cartons[0].number, ""), lines, descriptions[lines[0]]))
    return tuple(ranges)


def _range(
    cartons: list[Carton], container: str, lines: tuple[int, ...], description: Sentence
) -> CartonRange:
    first, count = cartons[0], len(cartons)
    return CartonRange(
        first=first.number,
        last=cartons[-1].number,
        cartons=count,
        mark=first.mark,
        container=container,
        sku=first.sku,
        lines=lines,
        description=description,
        outer_mm=first.outer_mm,
        pieces_each=first.pieces,
        net_g_each=first.net_g,
        gross_g_each=first.gross_g,
        pieces=count * first.pieces,
        net_g=count * first.net_g,
        gross_g=count * first.gross_g,
        volume_mm3=count * first.volume_mm3,
    )
