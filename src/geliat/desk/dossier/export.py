"""Gathers what customs, origin, insurance and contract ask of a shipment, where it is recorded."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from geliat.desk.consignments.models import Consignment, Forwarder
from geliat.desk.consignments.origin import costs_of, materials_of
from geliat.desk.orders.agreement import inspection_clause, promised_papers
from geliat.desk.orders.models import Line
from geliat.measures import Money
from geliat.sentences import Sentence
from geliat.trade import export_facts as facts
from geliat.trade.incoterms import find_incoterm, insured_value
from geliat.trade.places import find_port
from geliat.trade.shipment import Party

SEA, CARTON = "1", "CT"

__all__ = [
    "agreement_of",
    "bill_of",
    "claims_of",
    "costs_of",
    "cover_of",
    "entry_of",
    "forwarder_of",
    "materials_of",
]


def cover_of(consignment: Consignment, price: Money) -> facts.InsuranceCover | None:
    """The insurance that the seller owes under CIF and CIP: 110 % on the term's own clause."""
    row, term = getattr(consignment, "costs", None), find_incoterm(consignment.order.incoterm)
    if row is None or term is None or term.insurer != "seller":
        return None
    return facts.InsuranceCover(
        clause=term.insurance_clause.replace(" ", ""),
        insured=insured_value(price),
        insurer=row.insurer,
        policy_number=row.policy_number,
        policy_date=row.policy_date,
        claims_at=row.claims_at,
    )


def claims_of(consignment: Consignment) -> tuple[facts.OriginClaim, ...]:
    """The origin claims, by line."""
    rows = consignment.origin_claims.select_related("line").order_by("scheme", "line__number")
    return tuple(facts.OriginClaim(row.line.number, row.scheme, row.criterion) for row in rows)


def bill_of(consignment: Consignment) -> facts.BillOfLading | None:
    """The bill of lading, once recorded."""
    row = getattr(consignment, "bill_of_lading", None)
    return None if row is None else facts.BillOfLading(row.number, row.on_board_on, row.original_count)


def forwarder_of(consignment: Consignment) -> Party | None:
    """The customs broker, where the one named is registered."""
    row = Forwarder.objects.filter(name=consignment.forwarder).first() if consignment.forwarder else None
    return None if row is None else Party(row.name, row.address, row.country, tax_id=row.tax_id, nib=row.nib)


def agreement_of(consignment: Consignment, lines: Sequence[Line]) -> facts.Agreement | None:
    """What the contract says, with the offer's number and day by the order's own."""
    order = consignment.order
    row = getattr(order, "agreement", None)
    if row is None:
        return None
    told = (
        Sentence(row.inspection_en, row.inspection_id)
        if row.inspection_en
        else inspection_clause(lines[0].size.product)
    )
    return facts.Agreement(
        latest_shipment_date=consignment.latest_shipment_on,
        quantity_tolerance_permille=row.quantity_tolerance_permille,
        partial_shipment=row.partial_shipment,
        transhipment=row.transhipment,
        inspection=told,
        papers=promised_papers(order),
        offer_number=f"{order.number}/PI",
        offer_date=order.received_on,
        offer_valid_until=row.offer_valid_until,
    )


def entry_of(consignment: Consignment) -> facts.CustomsEntry | None:
    """The export declaration's facts: what was entered, and what follows from consignment and group."""
    row = getattr(consignment, "customs", None)
    if row is None:
        return None
    group, term = consignment.order.group, find_incoterm(consignment.order.incoterm)
    loading, discharge = (
        _customs_port(one) for one in (consignment.loading_port, consignment.destination_port)
    )
    entered = (
        "submission_number", "submission_date", "office_registration", "office_loading", "office_export",
        "office_examination", "export_type", "export_category", "trade_method", "payment_method",
        "payment_note", "terminal", "location", "examination_date", "vessel_flag", "bank_code", "bank_name",
    )  # fmt: skip
    return facts.CustomsEntry(
        **{name: getattr(row, name) for name in entered},
        transport_mode=SEA,
        loading_port=loading,
        export_port=loading,
        discharge_port=discharge,
        destination_port=discharge,
        insured_in="DN" if term and term.insurer == "seller" else "LN",
        package_code=CARTON,
        region=group.regency.bps_code,
        signing_place=group.regency.name.removeprefix("Kabupaten ").removeprefix("Kota "),
        signing_date=row.submission_date,
        readiness=facts.GoodsReadiness(
            warehouse_kind=row.warehouse_kind,
            contact=row.contact,
            address=group.address,
            phone=row.phone,
            place=row.place,
            declared_on=row.submission_date,
            ready_at=timezone.localtime(row.ready_at),
            stuffing=row.stuffing,
        ),
    )


def _customs_port(locode: str) -> str:
    """Customs' own code of a port where a source gave one, else the UN/LOCODE."""
    port = find_port(locode)
    return (port.customs_code if port else "") or locode
