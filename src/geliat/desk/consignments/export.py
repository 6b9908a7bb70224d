"""Records what export papers need beyond goods and booking: broker, costs, packing, origin, customs, B/L."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from geliat.desk.catalogue.checks import wrong
from geliat.desk.consignments import export_checks as checks
from geliat.desk.consignments.facts import CostFacts, CustomsFacts, PackingFacts
from geliat.desk.consignments.models import (
    BillOfLading,
    Consignment,
    Costs,
    CustomsEntry,
    Forwarder,
    OriginClaim,
    PackingMaterial,
)
from geliat.desk.journal import actions as journal
from geliat.refusals import Blocker, Fact, Refusal
from geliat.trade.access import Actor, authorise

GONE = ("sailed", "arrived")


def _refuse(blockers: list[Blocker]) -> None:
    if blockers:
        raise Refusal(*blockers)


def _told(facts: CostFacts | CustomsFacts | PackingFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in facts.__slots__}


@transaction.atomic
def record_costs(consignment: Consignment, facts: CostFacts, *, by: Actor, at: datetime) -> Costs:
    """Record what lies between price and FOB value, and the insurance; told again, it corrects the first."""
    authorise(by, "consignments.cost", ("consignment", consignment.pk))
    row = Consignment.objects.select_for_update().select_related("order").get(pk=consignment.pk)
    _refuse(checks.of_costs(row.order, facts))
    costs, _ = Costs.objects.update_or_create(consignment=row, defaults=_told(facts))
    told = {name: str(value) for name, value in _told(facts).items() if isinstance(value, Decimal)}
    journal.record("consignments.cost", row, by=by, at=at, facts=told)
    return costs


@transaction.atomic
def claim_origin(
    consignment: Consignment, scheme: str, criteria: Mapping[int, str], *, by: Actor, at: datetime
) -> list[OriginClaim]:
    """Claim Indonesian origin under one scheme: criterion by line number; lines left out are not claimed.

    What is claimed under another scheme stays.

    Refuses a scheme or criterion that is not known, a scheme not in force on the day, a line that the
    consignment does not carry, and a criterion that the recorded materials do not bear.
    """
    authorise(by, "consignments.claim_origin", ("consignment", consignment.pk))
    row = Consignment.objects.select_for_update().get(pk=consignment.pk)
    lines = {taken.line.number: taken.line for taken in row.lines.select_related("line")}
    today = timezone.localdate(at)
    blockers = checks.of_claims(row, scheme, criteria, set(lines), today)
    _refuse(blockers or checks.of_bearing(row, criteria, scheme, today))
    row.origin_claims.filter(scheme=scheme).delete()
    claims = OriginClaim.objects.bulk_create(
        OriginClaim(consignment=row, line=lines[number], scheme=scheme, criterion=criterion)
        for number, criterion in sorted(criteria.items())
    )
    said = ", ".join(f"{number} {criterion}" for number, criterion in sorted(criteria.items()))
    facts = {"scheme": scheme, "criteria": said}
    journal.record("consignments.claim_origin", row, by=by, at=at, facts=facts)
    return claims


@transaction.atomic
def register_forwarder(
    name: str, address: str, tax_id: str, nib: str = "", *, by: Actor, at: datetime
) -> Forwarder:
    """Register a customs broker as the declaration names it; told again under its name, it is corrected."""
    authorise(by, "consignments.enter_customs")
    _refuse(checks.of_forwarder(name, address, tax_id, nib))
    return _registered(name, address, tax_id, nib, by=by, at=at)


def _registered(name: str, address: str, tax_id: str, nib: str, *, by: Actor, at: datetime) -> Forwarder:
    columns = {"address": address.strip(), "tax_id": tax_id.strip(), "nib": nib.strip()}
    forwarder, _ = Forwarder.objects.update_or_create(name=name.strip(), defaults=columns)
    journal.record("consignments.enter_customs", forwarder, by=by, at=at)
    return forwarder


@transaction.atomic
def name_forwarder(
    consignment: Consignment,
    name: str,
    address: str,
    tax_id: str,
    nib: str = "",
    *,
    by: Actor,
    at: datetime,
) -> Forwarder:
    """Name the customs broker of a consignment and register what the declaration tells of it.

    A broker who came by link does not correct what other consignments know under the same name.
    """
    authorise(by, "consignments.enter_customs", ("consignment", consignment.pk))
    row = Consignment.objects.select_for_update().get(pk=consignment.pk)
    blockers = checks.of_forwarder(name, address, tax_id, nib)
    if row.stage in GONE:
        blockers.append(_sailed(row))
    standing = Forwarder.objects.filter(name=name.strip()).first()
    told = (address.strip(), tax_id.strip(), nib.strip())
    same = standing is not None and told == (standing.address, standing.tax_id, standing.nib)
    if standing is not None and not same and by.opens is not None:
        blockers += checks.of_others(row, standing)
    _refuse(blockers)
    broker = standing if standing and same else _registered(name, address, tax_id, nib, by=by, at=at)
    if row.forwarder != broker.name:
        row.forwarder = broker.name
        row.save(update_fields=["forwarder"])
        journal.record("consignments.enter_customs", row, by=by, at=at, facts={"forwarder": broker.name})
    return broker


@transaction.atomic
def record_packing(
    consignment: Consignment, facts: PackingFacts, *, by: Actor, at: datetime
) -> PackingMaterial:
    """Record what packs and wedges a consignment; told again before sailing, it corrects the first."""
    authorise(by, "consignments.record_packing", ("consignment", consignment.pk))
    row = Consignment.objects.select_for_update().get(pk=consignment.pk)
    blockers = checks.of_packing(facts, timezone.localdate(at))
    if row.stage in GONE:
        blockers.append(_sailed(row))
    _refuse(blockers)
    columns = {**_told(facts), "kinds": list(facts.kinds), "wood_mark": facts.wood_mark.strip()}
    packing, _ = PackingMaterial.objects.update_or_create(consignment=row, defaults=columns)
    told: dict[str, Fact] = {"kinds": ", ".join(facts.kinds), "treatment": facts.wood_treatment or "-"}
    journal.record("consignments.record_packing", row, by=by, at=at, facts=told)
    return packing


@transaction.atomic
def enter_customs(consignment: Consignment, facts: CustomsFacts, *, by: Actor, at: datetime) -> CustomsEntry:
    """Record what the export declaration asks; told again before sailing, it corrects the first."""
    authorise(by, "consignments.enter_customs", ("consignment", consignment.pk))
    row = Consignment.objects.select_for_update().get(pk=consignment.pk)
    blockers = checks.of_customs(facts)
    if row.stage in GONE:
        blockers.append(_sailed(row))
    _refuse(blockers)
    entry, _ = CustomsEntry.objects.update_or_create(consignment=row, defaults=_told(facts))
    told = {"submission_number": entry.submission_number}
    journal.record("consignments.enter_customs", row, by=by, at=at, facts=told)
    return entry


@transaction.atomic
def record_bill_of_lading(
    consignment: Consignment,
    number: str,
    on_board_on: date,
    original_count: int = 3,
    *,
    by: Actor,
    at: datetime,
) -> BillOfLading:
    """Record the carrier's bill of lading once the ship has left; no originals mean a sea waybill."""
    authorise(by, "consignments.record_bill", ("consignment", consignment.pk))
    row = Consignment.objects.select_for_update().get(pk=consignment.pk)
    _refuse(checks.of_bill(row, number, on_board_on, original_count, timezone.localdate(at)))
    columns = {"number": number.strip(), "on_board_on": on_board_on, "original_count": original_count}
    bill, _ = BillOfLading.objects.update_or_create(consignment=row, defaults=columns)
    facts: dict[str, Fact] = {"number": bill.number, "originals": original_count}
    journal.record("consignments.record_bill", row, by=by, at=at, facts=facts)
    return bill


def _sailed(row: Consignment) -> Blocker:
    return wrong(
        "customs_after_sailing",
        "{number} has sailed; its customs facts no longer change.",
        "{number} sudah berlayar; data pabeannya tidak dapat diubah lagi.",
        number=row.number,
    )
