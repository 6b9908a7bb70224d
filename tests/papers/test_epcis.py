"""Events of lots, cartons and containers: valid, only what is known, read back, refused when broken."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from tests.papers.places import leaves_of_json
from tests.trade.builders import a_bare_shipment, a_shipment

from geliat.papers.content import read_content, write_content
from geliat.papers.epcis import happened, read_epcis, write_epcis
from geliat.papers.facts import facts_of
from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.trade.documents import inspection_summary

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "epcis_events.schema.json").read_text("utf-8"))
SMALL = {"counts": (3, 2, 2)}


def events(shipment):
    return json.loads(write_epcis(shipment))["epcisBody"]["eventList"]


@pytest.mark.parametrize("shipment", [a_shipment(boxes=2, **SMALL), a_bare_shipment(**SMALL)])
def test_the_events_are_valid(shipment):
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(write_epcis(shipment)))


def test_what_is_read_back_is_what_the_shipment_says():
    shipment = a_shipment(boxes=2, **SMALL)
    summary = write_content(inspection_summary(shipment))
    known = facts_of(shipment).values | {
        each.fact: each.value for each in read_content("inspection_summary", summary)
    }
    stated = read_epcis(write_epcis(shipment))
    assert [each for each in stated if known.get(each.fact, each.value) != each.value] == []
    assert len({each.fact for each in stated} & set(known)) > 60


def test_every_value_is_stated_where_it_stands():
    data = write_epcis(a_shipment(boxes=2, **SMALL))
    stated = {each.path for each in read_epcis(data)}
    silent = {
        pointer.rsplit("/", 1)[-1] for pointer in leaves_of_json(json.loads(data))
        if pointer not in stated and not pointer.startswith("/@context")
    }  # fmt: skip
    assert silent <= {
        "type", "schemaVersion", "creationDate", "eventTimeZoneOffset", "geliat:precision", "action",
        "bizStep", "disposition",
    }  # fmt: skip


def test_no_event_is_told_that_is_not_known():
    steps = [event["bizStep"] for event in events(a_bare_shipment(**SMALL))]
    assert "shipping" not in steps
    nothing = undated(a_shipment(lots=(), containers=(), **SMALL))
    assert not happened(nothing)
    with pytest.raises(Refusal) as refused:
        write_epcis(nothing)
    assert refused.value.codes == ("no_event_yet",)


def undated(shipment):
    """The same shipment, where nobody noted the days of lots and cartons."""
    return dataclasses.replace(
        shipment,
        cartons=tuple(dataclasses.replace(each, packed_on=None) for each in shipment.cartons),
        lots=tuple(dataclasses.replace(each, presented_on=None, received_on=None) for each in shipment.lots),
    )


def test_lots_and_cartons_are_told_from_making_up_to_shipping():
    shipment = a_shipment(boxes=2, **SMALL)
    steps = Counter(event["bizStep"] for event in events(shipment))
    standing = [lot for lot in shipment.lots if lot.verdict == "accepted"]
    assert steps == {
        "commissioning": len(shipment.lots),
        "inspecting": len(shipment.lots),
        "receiving": len(standing),
        "packing": len(shipment.cartons),
        "loading": 2,
        "shipping": 1,
    }
    first, again = (event for event in events(shipment) if event["bizStep"] == "commissioning"
                    and event["quantityList"][0]["epcClass"].endswith("LOT-S01"))  # fmt: skip
    assert (first["action"], again["action"]) == ("ADD", "OBSERVE")


def test_a_day_that_nobody_noted_is_no_event_but_what_is_in_the_cartons_stays():
    shipment = undated(a_shipment(boxes=2, **SMALL))
    steps = {event["bizStep"] for event in events(shipment)}
    assert steps == {"inspecting", "loading", "shipping"}
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(write_epcis(shipment)))
    dated = {each.fact for each in read_epcis(write_epcis(a_shipment(boxes=2, **SMALL)))}
    silent = {each.fact for each in read_epcis(write_epcis(shipment))}
    assert {fact[-1] for fact in dated - silent} == {"packed_on", "presented_on", "received_on"}


def test_a_lot_inspected_at_two_steps_keeps_the_days_of_both_apart():
    shipment = a_shipment(**SMALL)
    carving = dataclasses.replace(shipment.lots[1], step=Sentence("carving", "ukir"), submission=2)
    later = dataclasses.replace(carving, presented_on=date(2020, 10, 9))
    both = dataclasses.replace(shipment, lots=(*shipment.lots, later))
    days = {
        each.fact: each.value for each in read_epcis(write_epcis(both)) if each.fact[-1] == "presented_on"
    }
    assert sorted(days.values()).count("2020-10-09") == 1
    assert len(days) == len(both.lots)


def test_events_stand_in_the_order_of_their_days():
    days = [event["eventTime"] for event in events(a_shipment(**SMALL))]
    assert days == sorted(days)
    inspected = [event for event in events(a_shipment(**SMALL)) if event["bizStep"] == "inspecting"]
    assert inspected[0]["disposition"] == "non_conformant"


def test_names_with_odd_signs_come_back_to_the_letter():
    shipment = a_shipment(invoice_number="INV/2020:14 (ü)", **SMALL)
    stated = {each.fact: each.value for each in read_epcis(write_epcis(shipment))}
    assert stated["invoice", "number"] == "INV/2020:14 (ü)"


def test_no_workshop_is_named():
    workshop = a_shipment(**SMALL).lots[0].workshop
    assert workshop.encode() not in write_epcis(a_shipment(**SMALL))


def broken(changes):
    data = json.loads(write_epcis(a_shipment(**SMALL)))
    for event in data["epcisBody"]["eventList"]:
        event.update({name: value for name, value in changes.items() if name in event})
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    "changes",
    [
        {"eventTime": "noon"},
        {"eventTime": "2020-10-19T00:00:00+07:01"},
        {"parentID": "urn:other:1"},
        {"bizStep": "dancing"},
        {"geliat:seal": []},
        {"childEPCs": [7]},
    ],
)
def test_unreadable_values_are_named(changes):
    with pytest.raises(Refusal) as refused:
        read_epcis(broken(changes))
    assert set(refused.value.codes) == {"form_value_unreadable"}
    assert next(iter(changes)) in str(refused.value)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"type": "EPCISDocument"}', b'{"epcisBody": {"eventList": 3}}']
)
def test_a_foreign_file_is_refused_in_a_sentence(data):
    with pytest.raises(Refusal) as refused:
        read_epcis(data)
    assert refused.value.codes == ("form_foreign",)
