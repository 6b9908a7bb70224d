"""The shipping instruction as DCSA's electronic bill of lading 3.0 takes it: JSON for the carrier, and back.

Follows `CreateShippingInstructions` of DCSA_EBL v3.0.4 (Digital Container Shipping Association, 2026).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from geliat.papers.form_values import (
    Json,
    foreign,
    in_grams,
    json_bytes,
    json_data,
    unreadable,
)
from geliat.refusals import Blocker, Refusal
from geliat.trade.consistency.statement import Fact, Statement
from geliat.trade.documents.origin_items import LineWeights, weights_in
from geliat.trade.documents.paper import marks
from geliat.trade.documents.shipping_instruction import shipping_instruction
from geliat.trade.identifiers import normal_nib, normal_npwp
from geliat.trade.shipment import PackedContainer, Party, Shipment

NAME = "shipping_instruction.dcsa"
LINE_LENGTH, NAME_LENGTH, ADDRESS_LENGTH = 35, 70, 250
GOES_ON = "-"
EMAIL = re.compile(r"\S+@\S+")
ICS2 = frozenset({
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
})  # fmt: skip
"""Where the Import Control System 2 applies: European Union, Norway, Switzerland, Northern Ireland (XI)."""
PREPAID = {"PRE": "true", "COL": "false"}
TAX_NAMES = {"ID": "NPWP", "CN": "USCI"}


def write_dcsa(shipment: Shipment) -> bytes:
    """The instruction in UTF-8, numbers exact, the same bytes for the same shipment.

    The bill of lading goes to the consignee by name, on paper; a waybill where no original is issued.
    Raises Refusal with every fact that the carrier needs and the shipment does not know.
    """
    paper = shipping_instruction(shipment)
    blockers = [*_missing(shipment), *_too_long(shipment)]
    if blockers:
        raise Refusal(*blockers)
    data: dict[str, Json] = {
        "transportDocumentTypeCode": "BOL" if paper.originals else "SWB",
        "isShippedOnBoardType": True,
        "freightPaymentTermCode": "PRE" if paper.freight_prepaid else "COL",
        "isElectronic": False,
        "isToOrder": False,
        "numberOfOriginalsWithoutCharges": paper.originals,
        "displayedNameForPortOfLoad": _wrapped(shipment.port_of_loading.name),
        "displayedNameForPortOfDischarge": _wrapped(shipment.port_of_discharge.name),
        "partyContactDetails": [_contact(shipment.exporter)],
        "documentParties": {
            "shipper": _party(shipment.exporter),
            "consignee": _party(shipment.consignee),
            "buyer": {**_party(shipment.buyer), "typeOfPerson": "LEGAL_PERSON"},
            "notifyParties": [_party(shipment.notify)],
        },
        "isCargoDeliveredInICS2Zone": shipment.port_of_discharge.code[:2] in ICS2,
        "consignmentItems": _items(shipment),
        "utilizedTransportEquipments": [_equipment(container) for container in shipment.containers],
    }
    if shipment.contract_reference:
        data["documentParties"]["consignee"]["purchaseOrderReferences"] = [shipment.contract_reference]
    return json_bytes(data)


def can_be_instructed(shipment: Shipment) -> bool:
    """Whether the carrier can be told yet: containers are stuffed, booked, sealed, the office reachable.

    A name too long for the carrier is no reason to leave the instruction out unsaid: writing it refuses.
    """
    return bool(shipment.containers) and next(_missing(shipment), None) is None


def read_dcsa(data: bytes) -> tuple[Statement, ...]:
    """What the instruction states; Refusal for another file, and with every value that cannot be read."""
    instruction = json_data(NAME, data)
    if not isinstance(instruction, dict) or "utilizedTransportEquipments" not in instruction:
        raise foreign(NAME, "it lists no transport equipment", "daftar kontainer tidak ada")
    reader = _Reader(instruction)
    reader.read()
    if reader.problems:
        raise Refusal(*reader.problems)
    return tuple(reader.stated)


def _missing(shipment: Shipment) -> Iterator[Blocker]:
    gaps: list[tuple[str, str]] = []
    if not shipment.booking:
        gaps.append(("the carrier's booking number", "nomor pemesanan dari pelayaran"))
    if not _contact(shipment.exporter):
        gaps.append(
            ("an e-mail or telephone of the exporter's office", "surel atau telepon kantor eksportir")
        )
    if not all(container.seal for container in shipment.containers):
        gaps.append(("the seal of every container", "segel setiap kontainer"))
    for what, what_id in gaps:
        yield Blocker(
            "dcsa_fact_missing",
            "The instruction to the carrier of {shipment} needs {what}.",
            "Instruksi ke pelayaran untuk {shipment} memerlukan {what_id}.",
            {"shipment": shipment.number, "what": what, "what_id": what_id},
            owner="coordinator",
        )


def _too_long(shipment: Shipment) -> Iterator[Blocker]:
    for role in ("exporter", "consignee", "buyer", "notify"):
        party: Party = getattr(shipment, role)
        for name, most in (("name", NAME_LENGTH), ("address", ADDRESS_LENGTH)):
            said: str = getattr(party, name)
            if len(said) > most:
                yield Blocker(
                    "dcsa_text_too_long",
                    "The carrier takes {most} letters for the {role}'s {name}, but {said} has {length}.",
                    "Pelayaran menerima {most} huruf untuk {role_id}, padahal {said} terdiri atas {length}.",
                    {
                        "role": role,
                        "role_id": f"{_NAMES[name]} {_ROLES[role]}",
                        "name": name,
                        "said": said[:80],
                        "most": most,
                        "length": len(said),
                    },
                    owner="coordinator",
                )


_NAMES = {"name": "nama", "address": "alamat"}
_ROLES = {
    "exporter": "eksportir",
    "consignee": "penerima",
    "buyer": "pembeli",
    "notify": "pihak yang diberi tahu",
}


def _wrapped(text: str) -> list[str]:
    """The text in lines of 35 letters; a longer word goes on after a hyphen at the end of a full line."""
    lines: list[str] = []
    for word in re.split(r"\s", text.strip()):
        if lines and len(lines[-1]) + 1 + len(word) <= LINE_LENGTH and not _goes_on(f"{lines[-1]} {word}"):
            lines[-1] += f" {word}"
            continue
        while len(word) > LINE_LENGTH or _goes_on(word):
            lines.append(word[: LINE_LENGTH - 1] + GOES_ON)
            word = word[LINE_LENGTH - 1 :]
        lines.append(word)
    return lines


def _goes_on(line: str) -> bool:
    return len(line) == LINE_LENGTH and line.endswith(GOES_ON)


def _joined(lines: Iterable[str]) -> str:
    """The text that was broken into these lines."""
    text = ""
    for line in lines:
        text += line[:-1] if _goes_on(line) else f"{line} "
    return text.rstrip()


def _contact(party: Party) -> dict[str, Json]:
    """The firm's own office; nothing where it gave no way to reach it."""
    if not party.contact:
        return {}
    kind = "email" if EMAIL.fullmatch(party.contact) else "phone"
    return {"name": party.name[:LINE_LENGTH].strip(), kind: party.contact}


def _party(party: Party) -> dict[str, Json]:
    known: dict[str, Json] = {"partyName": party.name, "addressLines": [party.address]}
    references = [
        {"type": kind, "countryCode": party.country, "value": value}
        for kind, value in (
            (TAX_NAMES.get(party.country, "TAX"), normal_npwp(party.tax_id)),
            ("NIB", normal_nib(party.nib)),
        )
        if value
    ]
    return {**known, "taxLegalReferences": references} if references else known


def _items(shipment: Shipment) -> list[Json]:
    by_number = {carton.number: carton for carton in shipment.cartons}
    inside = {
        container.number: [by_number[number] for number in container.cartons]
        for container in shipment.containers
    }
    weights = {number: weights_in(cartons, shipment.lines) for number, cartons in inside.items()}
    # A carton of several lines is one package, counted with the lowest of them.
    packages = {
        number: Counter(min(content.line for content in carton.contents) for carton in cartons)
        for number, cartons in inside.items()
    }
    items = []
    for line in shipment.lines:
        cargo = [
            _cargo(number, of_line[line.line], packages[number][line.line])
            for number, of_line in weights.items()
            if of_line[line.line].gross_g
        ]
        if cargo:
            items.append(
                {
                    "carrierBookingReference": shipment.booking,
                    "commoditySubReference": str(line.line),
                    "descriptionOfGoods": _wrapped(line.description.en),
                    "HSCodes": [line.hs_code[:6]],
                    "extendedHSCodes": [line.hs_code],
                    "shippingMarks": [part for mark in marks(shipment) for part in _wrapped(mark)],
                    "cargoItems": cargo,
                }
            )
    return items


def _cargo(container: str, weights: LineWeights, packages: int) -> dict[str, Json]:
    cargo: dict[str, Json] = {
        "equipmentReference": container,
        "cargoGrossWeight": _mass(weights.gross_g),
        "cargoNetWeight": _mass(weights.net_g),
    }
    if packages:
        package = {"packageCode": "CT", "numberOfPackages": packages, "description": "Cartons"}
        cargo["outerPackaging"] = package
    return cargo


def _mass(grams: int) -> dict[str, Json]:
    return {"value": Decimal(grams).scaleb(-3), "unit": "KGM"}


def _equipment(container: PackedContainer) -> dict[str, Json]:
    return {
        "isShipperOwned": False,
        "equipment": {
            "equipmentReference": container.number,
            "ISOEquipmentCode": container.size_type,
            "tareWeight": _mass(container.tare_g),
        },
        "seals": [{"number": container.seal}],
    }


class _Reader:
    """Goes through an instruction by pointers, noting what it states and what cannot be read."""

    def __init__(self, data: dict[str, Json]) -> None:
        self.data = data
        self.stated: list[Statement] = []
        self.problems: list[Blocker] = []

    def read(self) -> None:
        self._say(("transport_document", "kind"), "/transportDocumentTypeCode")
        self._prepaid("/freightPaymentTermCode")
        self._say(("shipping_instruction", "originals"), "/numberOfOriginalsWithoutCharges")
        self._lines(("transport", "loading_port_name"), "/displayedNameForPortOfLoad")
        self._lines(("transport", "discharge_port_name"), "/displayedNameForPortOfDischarge")
        for role, where in (
            ("exporter", "shipper"),
            ("consignee", "consignee"),
            ("buyer", "buyer"),
            ("notify", "notifyParties/0"),
        ):
            self._party(role, f"/documentParties/{where}")
        self._say(("contract", "reference"), "/documentParties/consignee/purchaseOrderReferences/0")
        for n in range(len(self._rows("/consignmentItems"))):
            self._item(f"/consignmentItems/{n}")
        for n in range(len(self._rows("/utilizedTransportEquipments"))):
            self._box(f"/utilizedTransportEquipments/{n}")

    def _prepaid(self, pointer: str) -> None:
        value = self._at(pointer)
        if value in PREPAID:
            fact = ("shipping_instruction", "freight_prepaid")
            self.stated.append(Statement(fact, PREPAID[value], NAME, pointer))
        else:
            self.problems.append(unreadable(NAME, pointer, "PRE or COL", "PRE atau COL", value))

    def _party(self, role: str, where: str) -> None:
        self._say(("party", role, "name"), f"{where}/partyName")
        self._say(("party", role, "address"), f"{where}/addressLines/0")
        for n, row in enumerate(self._rows(f"{where}/taxLegalReferences")):
            kind = "nib" if isinstance(row, dict) and row.get("type") == "NIB" else "tax_id"
            self._say(("party", role, kind), f"{where}/taxLegalReferences/{n}/value")
            self._say(("party", role, "country"), f"{where}/taxLegalReferences/{n}/countryCode")

    def _item(self, where: str) -> None:
        number = self._at(f"{where}/commoditySubReference")
        own = ("line", str(number))
        self._say((*own, "number"), f"{where}/commoditySubReference")
        self._say(("transport", "booking"), f"{where}/carrierBookingReference")
        self._lines((*own, "description", "en"), f"{where}/descriptionOfGoods")
        self._say((*own, "hs6"), f"{where}/HSCodes/0")
        self._say((*own, "hs_code"), f"{where}/extendedHSCodes/0")
        self._lines(("marks", "text"), f"{where}/shippingMarks")
        for n in range(len(self._rows(f"{where}/cargoItems"))):
            cargo = f"{where}/cargoItems/{n}"
            box = (*own, "in", str(self._at(f"{cargo}/equipmentReference")))
            self._say((*box, "container"), f"{cargo}/equipmentReference")
            self._mass((*box, "gross_g"), f"{cargo}/cargoGrossWeight")
            self._mass((*box, "net_g"), f"{cargo}/cargoNetWeight")
            self._say((*box, "cartons"), f"{cargo}/outerPackaging/numberOfPackages")

    def _box(self, where: str) -> None:
        own = ("container", str(self._at(f"{where}/equipment/equipmentReference")))
        self._say((*own, "number"), f"{where}/equipment/equipmentReference")
        self._say((*own, "size_type"), f"{where}/equipment/ISOEquipmentCode")
        self._mass((*own, "tare_g"), f"{where}/equipment/tareWeight")
        self._say((*own, "seal"), f"{where}/seals/0/number")

    def _at(self, pointer: str) -> Json:
        found: Json = self.data
        for part in pointer[1:].split("/"):
            if isinstance(found, list) and part.isdigit() and int(part) < len(found):
                found = found[int(part)]
            elif isinstance(found, dict):
                found = found.get(part)
            else:
                return None
        return found

    def _rows(self, pointer: str) -> list[Json]:
        found = self._at(pointer)
        return found if isinstance(found, list) else []

    def _say(self, fact: Fact, pointer: str) -> None:
        value = self._at(pointer)
        if value is None:
            return
        if isinstance(value, str | int) and not isinstance(value, bool):
            self.stated.append(Statement(fact, str(value), NAME, pointer))
        else:
            self.problems.append(unreadable(NAME, pointer, "text", "teks", value))

    def _lines(self, fact: Fact, pointer: str) -> None:
        """A text broken into lines of 35; it is stated at its first line."""
        rows = self._rows(pointer)
        if rows:
            self.stated.append(Statement(fact, _joined(map(str, rows)), NAME, f"{pointer}/0"))

    def _mass(self, fact: Fact, pointer: str) -> None:
        value, unit = self._at(f"{pointer}/value"), self._at(f"{pointer}/unit")
        if value is None:
            return
        if not isinstance(value, int | Decimal) or isinstance(value, bool):
            self.problems.append(unreadable(NAME, f"{pointer}/value", "a number", "angka", value))
        elif unit != "KGM":
            self.problems.append(unreadable(NAME, f"{pointer}/unit", "KGM", "KGM", unit))
        else:
            self.stated.append(Statement(fact, in_grams(Decimal(value)), NAME, f"{pointer}/value"))
