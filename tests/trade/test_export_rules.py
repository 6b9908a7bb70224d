"""The facts of customs, origin, insurance and contract: what a shipment refuses in them."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.trade.builders import a_cif_shipment, a_shipment, an_rcep_shipment
from tests.trade.export_facts import (
    a_bill_of_lading,
    a_cover,
    a_customs_entry,
    a_readiness,
    an_agreement,
    some_claims,
)

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.export_facts import OriginClaim
from geliat.trade.shipment import Shipment

SMALL = (7, 3, 3)
A_NIK = "3505171212800001"


def refused(**changes: Any) -> dict[str, str]:
    """The blockers' places by code."""
    with pytest.raises(Refusal) as refusal:
        a_shipment(counts=SMALL, **changes)
    assert A_NIK not in str(refusal.value)
    return {blocker.code: str(blocker.facts["where"]) for blocker in refusal.value.blockers}


def test_every_variant_is_sound_and_reads_back() -> None:
    for make in (a_shipment, a_cif_shipment, an_rcep_shipment):
        shipment = make(counts=SMALL)
        assert Shipment.from_json(shipment.to_json()) == shipment


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("submission_number", "070130GLT0012020101600001"),
        ("submission_number", "070140GLT00120201016000014"),
        ("submission_number", "070130GLT00120201017000014"),
        ("office_registration", "70100"),
        ("office_export", ""),
        ("export_type", "A"),
        ("loading_port", "PERAK"[:4]),
        ("location", "9"),
        ("insured_in", "ID"),
        ("package_code", "KARTON"),
        ("vessel_flag", "IDN"),
        ("region", "35"),
    ],
)
def test_a_code_of_customs_must_have_its_form(name: str, value: str) -> None:
    entry = a_customs_entry(**{name: value})
    assert refused(customs=entry) == {"shipment_code": f"customs.{name}"}


def test_a_combined_payment_needs_its_explanation() -> None:
    entry = a_customs_entry(payment_method="9")
    assert refused(customs=entry) == {"shipment_empty": "customs.payment_note"}
    assert a_shipment(counts=SMALL, customs=a_customs_entry(payment_method="9", payment_note="30/70")).customs


def test_readiness_names_kind_place_and_moment_with_its_zone() -> None:
    ready = a_readiness(warehouse_kind="5", phone=" ", ready_at=datetime(2020, 10, 17, 8))  # noqa: DTZ001
    codes = refused(customs=a_customs_entry(readiness=ready))
    assert set(codes) == {"shipment_code", "shipment_empty", "shipment_no_zone"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "stone"}, "shipment_code"),
        ({"hs_code": "44"}, "shipment_code"),
        ({"origin": "China"}, "shipment_code"),
        ({"value": Money(Decimal(1), "IDR")}, "shipment_currency"),
        ({"value": Money(Decimal(-1), "USD")}, "shipment_negative"),
        ({"proof": f"KTP {A_NIK}"}, "shipment_personal_number"),
    ],
)
def test_a_material_that_cannot_stand_is_named_by_its_place(changes: dict[str, Any], code: str) -> None:
    first, *others = a_shipment(counts=SMALL).lines
    wood, *rest = first.materials
    line = dataclasses.replace(first, materials=(dataclasses.replace(wood, **changes), *rest))
    (place,) = {where for found, where in refused(lines=(line, *others)).items() if found == code}
    assert place.startswith("lines[0].materials[0]")


def test_a_claim_is_for_a_line_that_exists_once_in_each_scheme() -> None:
    assert refused(origin=(OriginClaim(9, "ACFTA", "WO"),)) == {"shipment_unknown": "origin[0]"}
    assert refused(origin=(*some_claims(), OriginClaim(1, "ACFTA", "WO"))) == {"shipment_twice": "origin[3]"}
    assert refused(origin=(OriginClaim(1, "GSP", "WO"),)) == {"shipment_code": "origin[0].scheme"}
    assert refused(origin=(OriginClaim(1, "RCEP", "X"),)) == {"shipment_code": "origin[0].criterion"}
    assert a_shipment(counts=SMALL, origin=(*some_claims(), *some_claims("RCEP"))).origin


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"cover": a_cover("0")}, "shipment_not_positive"),
        ({"cover": a_cover("10", clause="")}, "shipment_empty"),
        ({"cover": dataclasses.replace(a_cover("1"), insured=Money(Decimal(1), "IDR"))}, "shipment_currency"),
        ({"agreement": an_agreement(offer_number="")}, "shipment_empty"),
        ({"agreement": an_agreement(quantity_tolerance_permille=1001)}, "shipment_code"),
        ({"bill_of_lading": a_bill_of_lading(number=" ")}, "shipment_empty"),
        ({"bill_of_lading": a_bill_of_lading(original_count=-1)}, "shipment_negative"),
        ({"customs": a_customs_entry(bank_name=f"a.n. {A_NIK}")}, "shipment_personal_number"),
        (
            {"customs": a_customs_entry(readiness=a_readiness(contact="Siti 3505.1712.1280.0001"))},
            "shipment_personal_number",
        ),
    ],
)
def test_cover_agreement_bill_and_texts_are_checked(changes: dict[str, Any], code: str) -> None:
    assert tuple(refused(**changes)) == (code,)


def test_a_makers_national_id_cannot_ride_on_a_workshops_name() -> None:
    first, *others = a_shipment(counts=SMALL).lots
    lot = dataclasses.replace(first, workshop=f"Bubut Jaya {A_NIK}")
    assert refused(lots=(lot, *others)) == {"shipment_personal_number": "lots[0].workshop"}
