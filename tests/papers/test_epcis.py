"""Events of lots, cartons and containers: valid, only what is known, read back, refused when broken."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.papers.places import leaves_of_json
from tests.trade.builders import a_bare_shipment, a_shipment

from geliat.papers.content import read_content, write_content
from geliat.papers.epcis import happened, read_epcis, write_epcis
from geliat.papers.facts import facts_of
from geliat.refusals import Refusal
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
    assert "departing" not in steps
    nothing = a_shipment(lots=(), containers=(), **SMALL)
    assert not happened(nothing)
    with pytest.raises(Refusal) as refused:
        write_epcis(nothing)
    assert refused.value.codes == ("no_event_yet",)


def test_events_stand_in_the_order_of_their_days():
    days = [event["eventTime"] for event in events(a_shipment(**SMALL))]
    assert days == sorted(days)
    assert events(a_shipment(**SMALL))[0]["disposition"] == "non_conformant"


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
