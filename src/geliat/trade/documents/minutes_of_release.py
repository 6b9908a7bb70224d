"""The minutes of release (berita acara pelepasan): the public act, and the NPE that permits the export.

The NPE is customs' approval on a PEB (UU 17/2006, PMK 155/2022); the public act never replaces it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.measures import Money, Rate
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.paper import Firm, Paper, firm, stuffed, words
from geliat.trade.shipment import Official, Override, Port, Shipment


@dataclass(frozen=True, slots=True)
class ReleasedContainer:
    """A container released: number, seal, what stands in it, cargo and verified gross mass in g."""

    number: str
    size_type: str
    seal: str
    cartons: int
    pieces: int
    cargo_gross_g: int
    verified_gross_g: int


@dataclass(frozen=True, slots=True)
class ReleasedGoods:
    """A line released: goods, HS in 8 digits, quantity."""

    line: int
    description: Sentence
    hs_code: str
    quantity: int
    unit: str


@dataclass(frozen=True, slots=True)
class SealedPaper:
    """A paper that the minutes bind, by its seal."""

    kind: str
    number: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesOfRelease(Paper):
    """Who released what, where and when; `rupiah_value` is None where no exchange rate is known."""

    kind: ClassVar[str] = "minutes_of_release"
    title: ClassVar[Sentence] = Sentence(
        "Minutes of release", "Berita acara pelepasan ekspor", "出口放行纪要"
    )

    place: str
    at: dt.datetime
    declared_by: Official
    released_by: Official
    exporter: Firm
    buyer: Firm
    consignee: Firm
    contract_reference: str
    invoice_number: str
    invoice_date: dt.date
    packing_list_number: str
    packing_list_date: dt.date
    port_of_loading: Port
    port_of_discharge: Port
    vessel: str
    voyage: str
    sailing_date: dt.date
    goods: tuple[ReleasedGoods, ...]
    containers: tuple[ReleasedContainer, ...]
    container_count: int
    cartons: int
    pieces: int
    net_g: int
    gross_g: int
    volume_mm3: int
    workshops: int
    incoterm: str
    named_place: str
    value: Money
    value_in_words: Sentence
    rate: Rate | None
    rupiah_value: Money | None
    customs_office: str
    peb_number: str
    peb_date: dt.date
    npe_number: str
    npe_date: dt.date
    short_code: str
    public_url: str
    papers: tuple[SealedPaper, ...]
    overrides: tuple[Override, ...] = ()

    def statements(self) -> tuple[Sentence, ...]:
        """What was done, and that customs' NPE, not this act, permits the export."""
        return (
            Sentence(
                f"{self.released_by.name} ({self.released_by.office.en}) released the goods "
                f"named in these minutes, after {self.declared_by.name} ({self.declared_by.office.en}) had "
                "declared them ready.",
                f"{self.released_by.name} ({self.released_by.office.id}) melepas "
                f"barang yang disebut dalam berita acara ini, setelah {self.declared_by.name} "
                f"({self.declared_by.office.id}) menyatakan barang tersebut siap.",
            ),
            Sentence(
                f"The export is permitted by the export service note (NPE) number {self.npe_number} of "
                f"customs ({self.customs_office}) on export declaration (PEB) {self.peb_number}. This act of "
                "release is public and ceremonial; it does not replace the NPE or any other approval.",
                f"Ekspor ini diizinkan berdasarkan Nota Pelayanan Ekspor (NPE) nomor {self.npe_number} dari "
                f"{self.customs_office} atas Pemberitahuan Ekspor Barang (PEB) nomor {self.peb_number}. "
                "Pelepasan ini bersifat seremonial dan terbuka; pelepasan ini tidak menggantikan NPE maupun "
                "persetujuan lain.",
            ),
        )


def minutes_of_release(
    shipment: Shipment, version: int = 1, papers: tuple[Paper, ...] = ()
) -> MinutesOfRelease:
    """The minutes of the shipment's release, binding `papers` by their seals, dated by the day of the act.

    Raises Refusal while the release, with customs' NPE, is not recorded.
    """
    act = shipment.release
    if act is None:
        raise Refusal(
            Blocker(
                "release_not_recorded",
                "The release of {shipment}, with the NPE of customs, is not recorded yet.",
                "Pelepasan {shipment} beserta NPE dari Bea Cukai belum dicatat.",
                {"shipment": shipment.number},
                owner="officer",
            )
        )
    value = shipment.total.rounded()
    return MinutesOfRelease(
        number=act.number,
        date=act.at.date(),
        version=version,
        shipment_number=shipment.number,
        place=act.place,
        at=act.at,
        declared_by=act.declared_by,
        released_by=act.released_by,
        exporter=firm(shipment.exporter),
        buyer=firm(shipment.buyer),
        consignee=firm(shipment.consignee),
        contract_reference=shipment.contract_reference,
        invoice_number=shipment.invoice_number,
        invoice_date=shipment.invoice_date,
        packing_list_number=shipment.packing_list_number,
        packing_list_date=shipment.packing_list_date,
        port_of_loading=shipment.port_of_loading,
        port_of_discharge=shipment.port_of_discharge,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        sailing_date=shipment.sailing_date,
        goods=_goods(shipment),
        containers=_containers(shipment),
        container_count=len(shipment.containers),
        cartons=len(shipment.cartons),
        pieces=sum(carton.pieces for carton in shipment.cartons),
        net_g=sum(carton.net_g for carton in shipment.cartons),
        gross_g=sum(carton.gross_g for carton in shipment.cartons),
        volume_mm3=sum(carton.volume_mm3 for carton in shipment.cartons),
        workshops=len({lot.workshop for lot in shipment.lots}),
        incoterm=shipment.incoterm,
        named_place=shipment.named_place,
        value=value,
        value_in_words=words(value),
        rate=shipment.rate,
        rupiah_value=shipment.rate.convert(value) if shipment.rate else None,
        customs_office=act.customs_office,
        peb_number=act.peb_number,
        peb_date=act.peb_date,
        npe_number=act.npe_number,
        npe_date=act.npe_date,
        short_code=act.short_code,
        public_url=act.public_url,
        papers=tuple(SealedPaper(paper.kind, paper.number, paper.version, paper.sha256) for paper in papers),
        overrides=act.overrides,
    )


def _goods(shipment: Shipment) -> tuple[ReleasedGoods, ...]:
    return tuple(
        ReleasedGoods(line.line, line.description, line.hs_code, line.quantity, line.unit)
        for line in shipment.lines
    )


def _containers(shipment: Shipment) -> tuple[ReleasedContainer, ...]:
    return tuple(
        ReleasedContainer(
            number=sums.number,
            size_type=sums.size_type,
            seal=sums.seal,
            cartons=sums.cartons,
            pieces=sums.pieces,
            cargo_gross_g=sums.gross_g,
            verified_gross_g=container.verified_gross_g,
        )
        for container, sums in zip(shipment.containers, stuffed(shipment), strict=True)
    )
