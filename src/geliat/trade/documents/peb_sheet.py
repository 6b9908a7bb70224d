"""The field sheet of the export declaration (PEB, BC 3.0) in the order of the form.

Boxes by "Kirim Dokumen BC 30" v0.5.28 of CEISA 4.0. Name and identity of the exporter, customs office, type
of export and facility cannot be corrected after registration (PMK 155/2022, article 28): only cancelled.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from geliat.measures import Money, Rate
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.documents.origin_items import line_weights
from geliat.trade.documents.paper import Firm, Paper, StuffedContainer, firm, marks, stuffed
from geliat.trade.export_facts import CustomsEntry
from geliat.trade.fob_shares import line_fob, shipment_fob
from geliat.trade.shipment import Official, Port, Shipment

NOT_CORRECTABLE = (
    "exporter.name",
    "exporter.tax_id",
    "office_registration",
    "export_type",
    "export_category",
)
NO_BRAND = "TANPA MEREK"


@dataclass(frozen=True, slots=True)
class PebLine:
    """One item: boxes 44 to 51, quantities as declared, `fob` the line's share of the FOB value."""

    line: int
    hs_code: str
    sku: str
    description: Sentence
    brand: str
    quantity: int
    unit: str
    net_g: int
    packages: int
    package_code: str
    origin: str
    region: str
    unit_price: Money
    fob: Money


@dataclass(frozen=True, slots=True)
class PebReadiness:
    """Readiness for examination (PKB): the exporter's own office answers for it."""

    warehouse_kind: str
    office: str
    address: str
    telephone: str
    place: str
    declared_on: dt.date
    ready_at: dt.datetime
    stuffing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PebSheet(Paper):
    """The declaration; `not_correctable` names the five fields that a second person confirms."""

    kind: ClassVar[str] = "peb_sheet"
    title: ClassVar[Sentence] = Sentence("Export declaration field sheet", "Lembar isian PEB (BC 3.0)")

    not_correctable: tuple[str, ...]
    submission_date: dt.date
    office_registration: str
    office_loading: str
    office_export: str
    office_examination: str
    export_type: str
    export_category: str
    trade_method: str
    payment_method: str
    payment_note: str
    exporter: Firm
    consignee: Firm
    buyer: Firm
    forwarder: Firm | None
    transport_mode: str
    vessel: str
    voyage: str
    vessel_flag: str
    export_date: dt.date
    loading_port: str
    export_port: str
    port_of_loading: Port
    terminal: str
    discharge_port: str
    destination_port: str
    port_of_discharge: Port
    destination_country: str
    invoice_number: str
    invoice_date: dt.date
    packing_list_number: str
    packing_list_date: dt.date
    contract_reference: str
    contract_date: dt.date
    location: str
    examination_date: dt.date
    incoterm: str
    named_place: str
    receiving_bank: str
    receiving_bank_code: str
    currency: str
    fob: Money
    freight: Money
    insurance: Money
    insured_in: str
    rate: Rate
    fob_rupiah: Money
    containers: tuple[StuffedContainer, ...]
    container_count: int
    packages: int
    package_code: str
    marks: tuple[str, ...]
    gross_g: int
    net_g: int
    volume_mm3: int
    lines: tuple[PebLine, ...]
    readiness: PebReadiness
    signing_place: str
    signing_date: dt.date
    signatory: Official

    def statements(self) -> tuple[Sentence, ...]:
        """What a second person looks at before the declaration is handed over."""
        return (
            Sentence(
                "The fields marked * cannot be corrected once the declaration is registered: it would have "
                "to be cancelled and filed again. A second person compares them with their sources before "
                "the declaration is handed over.",
                "Isian bertanda * tidak dapat dibetulkan setelah PEB didaftarkan: PEB harus dibatalkan dan "
                "diajukan ulang. Orang kedua mencocokkannya dengan sumbernya sebelum PEB diserahkan.",
            ),
        )


def peb_sheet(shipment: Shipment, version: int = 1) -> PebSheet:
    """The sheet under the submission number, dated by the submission; weights in g, money in its currency.

    Raises Refusal while the customs entry or the rate to rupiah is missing, all at once.
    """
    entry, rate = shipment.customs, shipment.rate
    if entry is None or rate is None:
        raise Refusal(*_missing(shipment))
    fob, nothing = shipment_fob(shipment), Money(shipment.total.amount * 0, shipment.currency).rounded()
    return PebSheet(
        number=entry.submission_number,
        date=entry.submission_date,
        version=version,
        shipment_number=shipment.number,
        not_correctable=NOT_CORRECTABLE,
        submission_date=entry.submission_date,
        office_registration=entry.office_registration,
        office_loading=entry.office_loading,
        office_export=entry.office_export,
        office_examination=entry.office_examination,
        export_type=entry.export_type,
        export_category=entry.export_category,
        trade_method=entry.trade_method,
        payment_method=entry.payment_method,
        payment_note=entry.payment_note,
        exporter=firm(shipment.exporter),
        consignee=firm(shipment.consignee),
        buyer=firm(shipment.buyer),
        forwarder=firm(shipment.forwarder) if shipment.forwarder else None,
        transport_mode=entry.transport_mode,
        vessel=shipment.vessel,
        voyage=shipment.voyage,
        vessel_flag=entry.vessel_flag,
        export_date=shipment.sailing_date,
        loading_port=entry.loading_port,
        export_port=entry.export_port,
        port_of_loading=shipment.port_of_loading,
        terminal=entry.terminal,
        discharge_port=entry.discharge_port,
        destination_port=entry.destination_port,
        port_of_discharge=shipment.port_of_discharge,
        destination_country=shipment.port_of_discharge.code[:2],
        invoice_number=shipment.invoice_number,
        invoice_date=shipment.invoice_date,
        packing_list_number=shipment.packing_list_number,
        packing_list_date=shipment.packing_list_date,
        contract_reference=shipment.contract_reference,
        contract_date=shipment.contract_date,
        location=entry.location,
        examination_date=entry.examination_date,
        incoterm=shipment.incoterm,
        named_place=shipment.named_place,
        receiving_bank=entry.bank_name,
        receiving_bank_code=entry.bank_code,
        currency=shipment.currency,
        fob=fob,
        freight=shipment.freight or nothing,
        insurance=shipment.insurance or nothing,
        insured_in=entry.insured_in,
        rate=rate,
        fob_rupiah=rate.convert(fob),
        containers=stuffed(shipment),
        container_count=len(shipment.containers),
        packages=len(shipment.cartons),
        package_code=entry.package_code,
        marks=marks(shipment),
        gross_g=sum(carton.gross_g for carton in shipment.cartons),
        net_g=sum(carton.net_g for carton in shipment.cartons),
        volume_mm3=sum(carton.volume_mm3 for carton in shipment.cartons),
        lines=_lines(shipment, entry),
        readiness=PebReadiness(
            warehouse_kind=entry.readiness.warehouse_kind,
            office=entry.readiness.contact,
            address=entry.readiness.address,
            telephone=entry.readiness.phone,
            place=entry.readiness.place,
            declared_on=entry.readiness.declared_on,
            ready_at=entry.readiness.ready_at,
            stuffing=entry.readiness.stuffing,
        ),
        signing_place=entry.signing_place,
        signing_date=entry.signing_date,
        signatory=shipment.signatory,
    )


def _lines(shipment: Shipment, entry: CustomsEntry) -> tuple[PebLine, ...]:
    weights, fob = line_weights(shipment), line_fob(shipment)
    return tuple(
        PebLine(
            line=line.line,
            hs_code=line.hs_code,
            sku=line.sku,
            description=line.description,
            brand=line.brand or NO_BRAND,
            quantity=line.quantity,
            unit=line.unit,
            net_g=weights[line.line].net_g,
            packages=weights[line.line].packages,
            package_code=entry.package_code,
            origin=line.origin,
            region=entry.region,
            unit_price=line.unit_price,
            fob=fob[line.line],
        )
        for line in shipment.lines
    )


def _missing(shipment: Shipment) -> tuple[Blocker, ...]:
    blockers = []
    if shipment.customs is None:
        blockers.append(
            Blocker(
                "customs_entry_not_recorded",
                "What customs ask of {shipment} (offices, ports, readiness) is not recorded yet.",
                "Data pabean {shipment} (kantor, pelabuhan, kesiapan barang) belum dicatat.",
                {"shipment": shipment.number},
                owner="forwarder",
            )
        )
    if shipment.rate is None:
        blockers.append(
            Blocker(
                "rate_not_recorded",
                "The customs rate (NDPBM) of {currency} to rupiah is not recorded for {shipment}.",
                "Kurs pabean (NDPBM) {currency} ke rupiah belum dicatat untuk {shipment}.",
                {"shipment": shipment.number, "currency": shipment.currency},
                owner="forwarder",
            )
        )
    return tuple(blockers)
