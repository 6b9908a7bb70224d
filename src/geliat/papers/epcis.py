"""What happened to lots, cartons and containers as EPCIS 2.0 events (GS1, JSON-LD), written and read back.

Only events whose day is known are written: lots made up, received and inspected, cartons packed, containers
loaded and shipped. Names are private URIs; GS1 keys would need a GS1 prefix. What is in a carton whose day of
packing nobody noted is told as observed at loading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import quote, unquote

from geliat.papers.form_values import Json, foreign, json_data, plain, unreadable
from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency.statement import Fact, Statement
from geliat.trade.shipment import Carton, InspectedLot, PackedContainer, Shipment

NAME = "events.epcis"
CONTEXT = ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"geliat": "urn:geliat:"}]
OFFSET = "+07:00"
"""Days of a shipment are days in western Indonesian time."""
BIC = "urn:epc:id:bic:"
DISPOSITIONS = {"accepted": "conformant", "rejected": "non_conformant"}
VERDICTS = {disposition: verdict for verdict, disposition in DISPOSITIONS.items()}
LOT_DAYS = {"commissioning": "presented_on", "receiving": "received_on"}
PRIVATE = re.compile(r"urn:geliat:([a-z]+):(.+)")


def write_epcis(shipment: Shipment) -> bytes:
    """The events in order of day, one a line, in UTF-8; the same bytes for the same shipment.

    Raises Refusal when nothing has happened yet.
    """
    events = sorted(_events(shipment), key=lambda event: str(event["eventTime"]))
    if not events:
        raise Refusal(
            Blocker(
                "no_event_yet",
                "No lot of {shipment} is inspected, no carton packed and no container loaded yet.",
                "Belum ada lot {shipment} yang diperiksa, karton yang dikemas, atau kontainer yang dimuati.",
                {"shipment": shipment.number},
                owner="coordinator",
            )
        )
    head = {
        "@context": CONTEXT,
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": events[-1]["eventTime"],
        "geliat:shipment": shipment.number,
    }
    lines = ",\n".join(_text(event) for event in events)
    return f'{_text(head)[:-1]},"epcisBody":{{"eventList":[\n{lines}\n]}}}}\n'.encode()


def read_epcis(data: bytes) -> tuple[Statement, ...]:
    """What the events state; Refusal for another file, and with every value that cannot be read."""
    document = json_data(NAME, data)
    body = document.get("epcisBody") if isinstance(document, dict) else None
    events = body.get("eventList") if isinstance(body, dict) else None
    if not isinstance(events, list) or document.get("type") != "EPCISDocument":
        raise foreign(NAME, "it is no EPCISDocument with an event list", "bukan EPCISDocument")
    reader = _Reader(events)
    if "geliat:shipment" in document:
        reader.say(("shipment", "number"), document["geliat:shipment"], "/geliat:shipment")
    for n, event in enumerate(events):
        where = f"/epcisBody/eventList/{n}"
        if isinstance(event, dict):
            reader.event(event, where)
        else:
            reader.unreadable(where, "an event", "peristiwa", event)
    if reader.problems:
        raise Refusal(*reader.problems)
    return tuple(reader.stated)


def happened(shipment: Shipment) -> bool:
    """Whether there is any event to tell."""
    packed = any(carton.packed_on is not None for carton in shipment.cartons)
    return bool(shipment.lots or shipment.containers or packed)


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _uri(kind: str, *names: str) -> str:
    return f"urn:geliat:{kind}:" + ":".join(quote(name, safe="") for name in names)


def _events(shipment: Shipment) -> Iterator[dict[str, Json]]:
    for lot in shipment.lots:
        if lot.presented_on is not None:
            yield _of_lot("commissioning", lot, lot.presented_on, "ADD")
        yield _inspecting(lot)
        if lot.received_on is not None:
            yield _of_lot("receiving", lot, lot.received_on, "OBSERVE")
    for carton in shipment.cartons:
        if carton.packed_on is not None:
            yield _holding(shipment, carton, carton.packed_on, "ADD", "packing")
    by_number = {carton.number: carton for carton in shipment.cartons}
    for container in shipment.containers:
        for number in container.cartons:
            if by_number[number].packed_on is None:
                yield _holding(shipment, by_number[number], container.stuffed_on, "OBSERVE", "loading")
        yield _loading(shipment, container)
    if shipment.bill_of_lading is not None and shipment.containers:
        yield _shipping(shipment, shipment.bill_of_lading.number, shipment.bill_of_lading.on_board_date)


def _event(kind: str, on: date, action: str, step: str) -> dict[str, Json]:
    """An event of a day; its hour is not known, which `precision` says."""
    return {
        "type": kind,
        "eventTime": f"{on.isoformat()}T00:00:00{OFFSET}",
        "eventTimeZoneOffset": OFFSET,
        "geliat:precision": "day",
        "action": action,
        "bizStep": step,
    }


def _of_lot(step: str, lot: InspectedLot, on: date, action: str) -> dict[str, Json]:
    """Something that befell a whole lot; a lot presented again after rework is the same pieces again."""
    return {
        **_event("ObjectEvent", on, action if lot.submission == 1 else "OBSERVE", step),
        "quantityList": [{"epcClass": _uri("lot", lot.code), "quantity": lot.quantity}],
        "geliat:submission": lot.submission,
        "geliat:step": lot.step.en,
    }


def _inspecting(lot: InspectedLot) -> dict[str, Json]:
    return {
        **_event("ObjectEvent", lot.inspected_on, "OBSERVE", "inspecting"),
        "disposition": DISPOSITIONS.get(lot.verdict, "unknown"),
        "quantityList": [{"epcClass": _uri("lot", lot.code), "quantity": lot.quantity}],
        "geliat:submission": lot.submission,
        "geliat:step": lot.step.en,
        "geliat:moistureWorstPermille": lot.moisture_worst_permille,
    }


def _holding(shipment: Shipment, carton: Carton, on: date, action: str, step: str) -> dict[str, Json]:
    return {
        **_event("AggregationEvent", on, action, step),
        "parentID": _uri("carton", shipment.number, str(carton.number)),
        "childQuantityList": [
            {"epcClass": _uri("lot", content.lot, str(content.line)), "quantity": content.quantity}
            for content in carton.contents
        ],
    }


def _loading(shipment: Shipment, container: PackedContainer) -> dict[str, Json]:
    return {
        **_event("AggregationEvent", container.stuffed_on, "ADD", "loading"),
        "parentID": BIC + container.number,
        "childEPCs": [_uri("carton", shipment.number, str(number)) for number in container.cartons],
        "geliat:seal": container.seal,
    }


def _shipping(shipment: Shipment, bill: str, on: date) -> dict[str, Json]:
    return {
        **_event("ObjectEvent", on, "OBSERVE", "shipping"),
        "disposition": "in_transit",
        "epcList": [BIC + container.number for container in shipment.containers],
        "bizTransactionList": [
            {"type": "bol", "bizTransaction": _uri("bol", bill)},
            {"type": "inv", "bizTransaction": _uri("inv", shipment.invoice_number)},
        ],
    }


class _Reader:
    """Goes through events, noting what they state and what cannot be read."""

    def __init__(self, events: list[Json]) -> None:
        self.loaded = {
            str(child): str(event.get("parentID")).removeprefix(BIC)
            for event in events
            if isinstance(event, dict) and isinstance(event.get("childEPCs"), list)
            for child in event["childEPCs"]
        }
        self.stated: list[Statement] = []
        self.problems: list[Blocker] = []
        # The work step first told of each submission of a lot.
        self.lots: dict[tuple[str, str], str] = {}

    def event(self, event: dict[str, Json], where: str) -> None:
        """One event by what was done."""
        match event.get("bizStep"), event.get("action"):
            case ("commissioning" | "receiving") as step, _:
                self._of_lot(event, where, LOT_DAYS[step])
            case "inspecting", _:
                self._inspecting(event, where)
            case "packing", _:
                self._packing(event, where)
            case "loading", "ADD":
                self._loading(event, where)
            case "loading", _:
                self._observed(event, where)
            case (("shipping" | "departing"), _):
                self._shipping(event, where)
            case step, _:
                known = "commissioning, receiving, inspecting, packing, loading, shipping"
                self.unreadable(f"{where}/bizStep", known, known, step)

    def say(self, fact: Fact, value: Json, where: str) -> None:
        """A text or whole number as it stands."""
        if isinstance(value, str | int) and not isinstance(value, bool):
            self.stated.append(Statement(fact, str(value), NAME, where))
        elif not isinstance(value, str | int | bool | list | dict | None):
            self.stated.append(Statement(fact, plain(value), NAME, where))
        else:
            self.unreadable(where, "text or a number", "teks atau angka", value)

    def unreadable(self, where: str, expected: str, expected_id: str, found: Json) -> None:
        """Notes a value that is not what must stand there."""
        self.problems.append(unreadable(NAME, where, expected, expected_id, found))

    def _lot(self, event: dict[str, Json], where: str) -> Iterator[Fact]:
        """What every event of a lot says of it; yields how its facts begin."""
        for n, (names, quantity) in enumerate(self._quantities(event, "quantityList", where)):
            key, step = (names[0], str(event.get("geliat:submission"))), str(event.get("geliat:step"))
            # A lot inspected at several work steps is told apart by the step, as its paper does.
            own = ("lot", *key) if self.lots.setdefault(key, step) == step else ("lot", *key, step)
            self.say((*own, "code"), names[0], f"{where}/quantityList/{n}/epcClass")
            self.say((*own, "quantity"), quantity, f"{where}/quantityList/{n}/quantity")
            self.say((*own, "submission"), event.get("geliat:submission"), f"{where}/geliat:submission")
            self.say((*own, "step", "en"), event.get("geliat:step"), f"{where}/geliat:step")
            yield own

    def _of_lot(self, event: dict[str, Json], where: str, name: str) -> None:
        for own in self._lot(event, where):
            self._day((*own, name), event, where)

    def _inspecting(self, event: dict[str, Json], where: str) -> None:
        for own in self._lot(event, where):
            worst = event.get("geliat:moistureWorstPermille")
            self.say((*own, "moisture_worst_permille"), worst, f"{where}/geliat:moistureWorstPermille")
            verdict = VERDICTS.get(str(event.get("disposition")), event.get("disposition"))
            self.say((*own, "verdict"), verdict, f"{where}/disposition")
            self._day((*own, "inspected_on"), event, where)

    def _loading(self, event: dict[str, Json], where: str) -> None:
        number = self._container(event.get("parentID"), f"{where}/parentID")
        if not number:
            return
        self.say(("container", number, "number"), number, f"{where}/parentID")
        self.say(("container", number, "seal"), event.get("geliat:seal"), f"{where}/geliat:seal")
        self._day(("container", number, "stuffed_on"), event, where)
        for n, child in enumerate(event.get("childEPCs", ())):
            names = self._private(child, "carton", f"{where}/childEPCs/{n}")
            if names:
                self.say(("carton", names[-1], "container"), number, f"{where}/childEPCs/{n}")

    def _observed(self, event: dict[str, Json], where: str) -> None:
        names = self._private(event.get("parentID"), "carton", f"{where}/parentID")
        if not names:
            return
        carton = ("carton", names[-1])
        self.say((*carton, "number"), names[-1], f"{where}/parentID")
        # A carton is observed on the day on which its container was stuffed.
        container = self.loaded.get(str(event.get("parentID")), "")
        self._day(
            ("container", container, "stuffed_on") if container else (*carton, "loaded_on"), event, where
        )
        self._contents(carton, event, where)

    def _packing(self, event: dict[str, Json], where: str) -> None:
        names = self._private(event.get("parentID"), "carton", f"{where}/parentID")
        if names:
            carton = ("carton", names[-1])
            self.say((*carton, "number"), names[-1], f"{where}/parentID")
            self._day((*carton, "packed_on"), event, where)
            self._contents(carton, event, where)

    def _contents(self, carton: Fact, event: dict[str, Json], where: str) -> None:
        for n, (lot, quantity) in enumerate(self._quantities(event, "childQuantityList", where)):
            own, place = (*carton, "content", *lot), f"{where}/childQuantityList/{n}"
            self.say((*own, "lot"), lot[0], f"{place}/epcClass")
            self.say((*own, "quantity"), quantity, f"{place}/quantity")

    def _shipping(self, event: dict[str, Json], where: str) -> None:
        self._day(("bill_of_lading", "date"), event, where)
        for n, epc in enumerate(event.get("epcList", ())):
            number = self._container(epc, f"{where}/epcList/{n}")
            if number:
                self.say(("container", number, "number"), number, f"{where}/epcList/{n}")
        facts = {"bol": ("bill_of_lading", "number"), "inv": ("invoice", "number")}
        for n, row in enumerate(event.get("bizTransactionList", ())):
            kind = row.get("type") if isinstance(row, dict) else None
            if kind in facts:
                place = f"{where}/bizTransactionList/{n}/bizTransaction"
                names = self._private(row.get("bizTransaction"), kind, place)
                if names:
                    self.say(facts[kind], names[0], place)

    def _quantities(
        self, event: dict[str, Json], name: str, where: str
    ) -> Iterator[tuple[tuple[str, ...], Json]]:
        for n, row in enumerate(event.get(name, ())):
            lot = row.get("epcClass") if isinstance(row, dict) else None
            names = self._private(lot, "lot", f"{where}/{name}/{n}/epcClass")
            if names:
                yield names, row.get("quantity")

    def _container(self, epc: Json, where: str) -> str:
        if isinstance(epc, str) and epc.startswith(BIC):
            return epc.removeprefix(BIC)
        self.unreadable(where, f"{BIC}NUMBER", f"{BIC}NOMOR", epc)
        return ""

    def _private(self, uri: Json, kind: str, where: str) -> tuple[str, ...]:
        found = PRIVATE.fullmatch(uri) if isinstance(uri, str) else None
        if found is None or found.group(1) != kind:
            self.unreadable(where, f"urn:geliat:{kind}:NAME", f"urn:geliat:{kind}:NAMA", uri)
            return ()
        return tuple(unquote(name) for name in found.group(2).split(":"))

    def _day(self, fact: Fact, event: dict[str, Json], where: str) -> None:
        moment, offset = str(event.get("eventTime")), str(event.get("eventTimeZoneOffset"))
        try:
            day = datetime.fromisoformat(moment).date().isoformat()
        except ValueError:
            day = ""
        # The day is that of the place, so the moment must be told in its own zone.
        if not day or not moment.endswith(offset):
            expected = f"a moment with the zone {offset}", f"waktu dengan zona {offset}"
            self.unreadable(f"{where}/eventTime", *expected, moment)
        else:
            self.stated.append(Statement(fact, day, NAME, f"{where}/eventTime"))
