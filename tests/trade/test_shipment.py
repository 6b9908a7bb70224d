"""The shipment value: the figures of the Blitar case, its JSON form, and what it refuses."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.trade.builders import BUYER, a_party, a_release, a_shipment

from geliat.measures import Money, Rate
from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.trade.shipment import CartonContent, Official, Shipment

SMALL = (7, 3, 3)


def refused(**changes: Any) -> tuple[str, ...]:
    with pytest.raises(Refusal) as refusal:
        a_shipment(counts=SMALL, **changes)
    for blocker in refusal.value.blockers:
        assert "{" not in blocker.sentence.en + blocker.sentence.id
    return refusal.value.codes


def first_changed(items: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
    return (dataclasses.replace(items[0], **changes), *items[1:])


def test_the_case_has_602_cartons_of_3000_drums_worth_16962_dollars_40() -> None:
    shipment = a_shipment()
    assert len(shipment.cartons) == 602
    assert sum(carton.pieces for carton in shipment.cartons) == 3000
    assert shipment.total == Money(Decimal("16962.40"), "USD")
    assert sum(carton.net_g for carton in shipment.cartons) == 7_536_000


def test_the_json_form_reads_back_to_the_same_shipment() -> None:
    for shipment in (a_shipment(), a_shipment(boxes=2, release=None, rate=None)):
        assert Shipment.from_json(shipment.to_json()) == shipment


def test_the_seal_changes_with_any_value() -> None:
    assert a_shipment(counts=SMALL).sha256 == a_shipment(counts=SMALL).sha256
    assert a_shipment(counts=SMALL, vessel="OTHER").sha256 != a_shipment(counts=SMALL).sha256


def test_a_carton_is_found_in_its_container() -> None:
    shipment = a_shipment(counts=SMALL, boxes=2)
    where = shipment.container_of()
    assert where[1] is shipment.containers[0]
    assert where[13] is shipment.containers[1]
    assert shipment.line(2).sku == "DJ-M"
    with pytest.raises(KeyError):
        shipment.line(9)


def test_unreadable_json_names_the_field() -> None:
    text = a_shipment(counts=SMALL).to_json().replace('"tare_g":3880000', '"tare_g":"heavy"')
    with pytest.raises(Refusal) as refusal:
        Shipment.from_json(text)
    assert refusal.value.blockers[0].facts["where"] == "shipment.containers[0].tare_g"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"invoice_number": " "}, "shipment_empty"),
        ({"lines": ()}, "shipment_empty"),
        ({"incoterm": "FOT"}, "shipment_code"),
        ({"currency": "usd"}, "shipment_code"),
        ({"buyer": dataclasses.replace(BUYER, country="China")}, "shipment_code"),
        ({"notify": dataclasses.replace(BUYER, address="")}, "shipment_empty"),
        ({"freight": Money(Decimal(1), "IDR")}, "shipment_currency"),
        ({"insurance": Money(Decimal(-1), "USD")}, "shipment_negative"),
        ({"rate": Rate("CNY", "IDR", Decimal(2200), a_release().npe_date, "x")}, "shipment_currency"),
        ({"release": a_release(npe_number="")}, "shipment_empty"),
        ({"release": a_release(at=datetime(2020, 10, 20, 9, 30))}, "shipment_no_zone"),  # noqa: DTZ001
        ({"exporter": a_party(tax_id="3505 1712 1280 0001")}, "shipment_national_id"),
    ],
)
def test_heads_that_cannot_stand_are_refused(changes: dict[str, Any], code: str) -> None:
    assert code in refused(**changes)


@pytest.mark.parametrize(
    ("part", "changes", "code"),
    [
        ("lines", {"hs_code": "9206"}, "shipment_code"),
        ("lines", {"origin": "IDN"}, "shipment_code"),
        ("lines", {"quantity": 0}, "shipment_not_positive"),
        ("lines", {"line": 2}, "shipment_twice"),
        ("lines", {"description": Sentence("", "")}, "shipment_empty"),
        ("lines", {"unit_price": Money(Decimal(1), "IDR")}, "shipment_currency"),
        ("lines", {"unit_price": Money(Decimal(-1), "USD")}, "shipment_negative"),
        ("cartons", {"number": 2}, "shipment_twice"),
        ("cartons", {"contents": ()}, "shipment_empty"),
        ("cartons", {"contents": (CartonContent("LOT-S01", 9, 6),)}, "shipment_unknown"),
        ("cartons", {"contents": (CartonContent("LOT-S01", 1, 0),)}, "shipment_not_positive"),
        ("cartons", {"outer_mm": (550, 0, 410)}, "shipment_not_positive"),
        ("cartons", {"net_g": 0}, "shipment_not_positive"),
        ("cartons", {"gross_g": 11_999}, "shipment_gross_below_net"),
        ("containers", {"number": ""}, "shipment_empty"),
        ("containers", {"tare_g": 0}, "shipment_not_positive"),
        ("containers", {"dunnage_g": -1}, "shipment_negative"),
        ("containers", {"method": 3}, "shipment_code"),
        ("containers", {"cartons": (1, 2, 99)}, "shipment_unknown"),
        ("containers", {"cartons": (1, 2, 2)}, "shipment_twice"),
        ("lots", {"verdict": "maybe"}, "shipment_code"),
        ("lots", {"submission": 2}, "shipment_twice"),
        ("lots", {"quantity": 0}, "shipment_not_positive"),
    ],
)
def test_parts_that_contradict_each_other_are_refused(part: str, changes: dict[str, Any], code: str) -> None:
    good = getattr(a_shipment(counts=SMALL), part)
    assert code in refused(**{part: first_changed(good, **changes)})


def test_a_carton_stands_in_one_container_only() -> None:
    first, second = a_shipment(counts=SMALL, boxes=2).containers
    both = dataclasses.replace(second, cartons=(*second.cartons, first.cartons[0]))
    with pytest.raises(Refusal) as refusal:
        dataclasses.replace(a_shipment(counts=SMALL), containers=(first, both))
    assert refusal.value.codes == ("shipment_twice",)


def test_who_declares_never_releases() -> None:
    same = Official("Bagus Prasetyo", Sentence("Coordinator", "Koordinator"))
    assert refused(release=a_release(declared_by=same)) == ("shipment_same_person",)


def test_a_deposit_above_the_whole_is_refused() -> None:
    payment = dataclasses.replace(a_shipment(counts=SMALL).payment, deposit_permille=1001)
    assert refused(payment=payment) == ("shipment_code",)


def test_all_reasons_are_told_at_once() -> None:
    codes = refused(vessel="", booking="", incoterm="FOT", invoice_number="", release=a_release(place=""))
    assert codes == ("shipment_empty", "shipment_code", "shipment_empty")
