"""What a shipment value may not contradict in itself: references, signs, codes (sums are judged later).

Codes by form: ISO 3166-1 alpha-2, UN/LOCODE, HS in the 8 digits of BTKI, Incoterms 2020. A tax number that is
a person's national id (NIK as NPWP, PMK 112/2022) is kept off papers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stdnum.id import nik

from geliat.refusals import Blocker
from geliat.trade.export_rules import unsound_export_facts
from geliat.trade.rule_patterns import personal_number, refuse, wrong_form

if TYPE_CHECKING:
    from geliat.trade.shipment import Carton, GoodsLine, PackedContainer, Party, Shipment

INCOTERMS_2020 = frozenset({"EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF"})


def unsound(shipment: Shipment) -> tuple[Blocker, ...]:
    """Every way in which the shipment contradicts itself, in the order of its fields; empty when sound."""
    return (
        *_heads(shipment),
        *_lines(shipment),
        *_cartons(shipment),
        *_containers(shipment),
        *_lots(shipment),
        *_release(shipment),
        *unsound_export_facts(shipment),
    )


def _filled(shipment: Shipment, *names: str) -> Iterator[Blocker]:
    for name in names:
        if not getattr(shipment, name).strip():
            yield refuse("empty", name)


def _heads(shipment: Shipment) -> Iterator[Blocker]:
    yield from _filled(shipment, "number", "invoice_number", "packing_list_number", "named_place")
    yield from wrong_form("currency", shipment.currency, r"[A-Z]{3}", "ISO 4217, USD")
    if shipment.incoterm not in INCOTERMS_2020:
        yield refuse("code", "incoterm", value=shipment.incoterm or "-", form="Incoterms 2020, FOB")
    for role in ("exporter", "buyer", "consignee", "notify"):
        yield from _party(role, getattr(shipment, role))
    for role in ("port_of_loading", "port_of_discharge"):
        yield from wrong_form(
            f"{role}.code", getattr(shipment, role).code, r"[A-Z]{2}[A-Z2-9]{3}", "UN/LOCODE, IDSUB"
        )
    if not 0 <= shipment.payment.deposit_permille <= 1000:
        value = shipment.payment.deposit_permille
        yield refuse("code", "payment.deposit_permille", value=value, form="0-1000")
    yield from personal_number("signatory.name", shipment.signatory.name)
    for n, receipt in enumerate(shipment.payment.received):
        yield from personal_number(f"payment.received[{n}].note", receipt.note)
        yield from _currency(f"payment.received[{n}]", receipt.amount.currency, shipment)
    for name in ("freight", "insurance", "inland", "at_destination"):
        money = getattr(shipment, name)
        if money is not None:
            yield from _currency(name, money.currency, shipment)
            if money.amount < 0:
                yield refuse("negative", name, value=str(money.amount))
    if shipment.rate and shipment.rate.base != shipment.currency:
        yield refuse("currency", "rate", value=shipment.rate.base, currency=shipment.currency)


def _party(role: str, party: Party) -> Iterator[Blocker]:
    for name in ("name", "address"):
        if not getattr(party, name).strip():
            yield refuse("empty", f"{role}.{name}")
    yield from wrong_form(f"{role}.country", party.country, r"[A-Z]{2}", "ISO 3166-1, ID")
    digits = re.sub(r"[\s.\-]", "", party.tax_id)
    if party.country == "ID" and nik.is_valid(digits):
        yield refuse("national_id", f"{role}.tax_id")


def _currency(where: str, found: str, shipment: Shipment) -> Iterator[Blocker]:
    if found != shipment.currency:
        yield refuse("currency", where, value=found, currency=shipment.currency)


def _twice(where: str, values: list[str]) -> Iterator[Blocker]:
    for value, times in Counter(values).items():
        if times > 1:
            yield refuse("twice", where, value=value)


def _lines(shipment: Shipment) -> Iterator[Blocker]:
    if not shipment.lines:
        yield refuse("empty", "lines")
    yield from _twice("lines.line", [str(line.line) for line in shipment.lines])
    for n, line in enumerate(shipment.lines):
        yield from _line(f"lines[{n}]", line, shipment)


def _line(where: str, line: GoodsLine, shipment: Shipment) -> Iterator[Blocker]:
    yield from wrong_form(f"{where}.hs_code", line.hs_code, r"\d{8}", "HS 8 digits, 92060000")
    yield from wrong_form(f"{where}.origin", line.origin, r"[A-Z]{2}", "ISO 3166-1, ID")
    if not line.description.en.strip():
        yield refuse("empty", f"{where}.description")
    for name in ("quantity", "net_g"):
        if getattr(line, name) <= 0:
            yield refuse("not_positive", f"{where}.{name}", value=getattr(line, name))
    yield from _currency(f"{where}.unit_price", line.unit_price.currency, shipment)
    if line.unit_price.amount < 0:
        yield refuse("negative", f"{where}.unit_price", value=str(line.unit_price.amount))


def _cartons(shipment: Shipment) -> Iterator[Blocker]:
    lines = {line.line for line in shipment.lines}
    yield from _twice("cartons.number", [str(carton.number) for carton in shipment.cartons])
    for n, carton in enumerate(shipment.cartons):
        yield from _carton(f"cartons[{n}]", carton, lines)


def _carton(where: str, carton: Carton, lines: set[int]) -> Iterator[Blocker]:
    if min(carton.outer_mm) <= 0:
        yield refuse("not_positive", f"{where}.outer_mm", value=min(carton.outer_mm))
    if carton.net_g <= 0:
        yield refuse("not_positive", f"{where}.net_g", value=carton.net_g)
    if carton.gross_g < carton.net_g:
        yield refuse("gross_below_net", where, gross=carton.gross_g, net=carton.net_g)
    if not carton.contents:
        yield refuse("empty", f"{where}.contents")
    for content in carton.contents:
        if content.quantity <= 0:
            yield refuse("not_positive", f"{where}.contents", value=content.quantity)
        if content.line not in lines:
            yield refuse("unknown", where, what="line", what_id="baris barang", value=content.line)


def _containers(shipment: Shipment) -> Iterator[Blocker]:
    known = {carton.number for carton in shipment.cartons}
    yield from _twice("containers.number", [container.number for container in shipment.containers])
    loaded = [str(number) for container in shipment.containers for number in container.cartons]
    yield from _twice("containers.cartons", loaded)
    for n, container in enumerate(shipment.containers):
        yield from _container(f"containers[{n}]", container, known)


def _container(where: str, container: PackedContainer, known: set[int]) -> Iterator[Blocker]:
    for name in ("number", "size_type"):
        if not getattr(container, name).strip():
            yield refuse("empty", f"{where}.{name}")
    for name in ("tare_g", "max_gross_g", "verified_gross_g"):
        if getattr(container, name) <= 0:
            yield refuse("not_positive", f"{where}.{name}", value=getattr(container, name))
    for name in ("desiccant_g", "dunnage_g", "used_volume_mm3"):
        if getattr(container, name) < 0:
            yield refuse("negative", f"{where}.{name}", value=getattr(container, name))
    yield from personal_number(f"{where}.weighed_by", container.weighed_by)
    for check in container.checks:
        yield from personal_number(f"{where}.checks", check.found)
    if container.method not in (1, 2):
        yield refuse("code", f"{where}.method", value=container.method, form="1, 2 (SOLAS VI/2)")
    for number in sorted(set(container.cartons) - known):
        yield refuse("unknown", where, what="carton", what_id="karton", value=number)


def _lots(shipment: Shipment) -> Iterator[Blocker]:
    keys = [f"{lot.code} ({lot.step.en}, {lot.submission})" for lot in shipment.lots]
    yield from _twice("lots.code", keys)
    for n, lot in enumerate(shipment.lots):
        where = f"lots[{n}]"
        yield from personal_number(f"{where}.workshop", lot.workshop)
        if lot.verdict not in ("accepted", "rejected"):
            yield refuse("code", f"{where}.verdict", value=lot.verdict, form="accepted, rejected")
        for name in ("quantity", "sample_size", "submission"):
            if getattr(lot, name) <= 0:
                yield refuse("not_positive", f"{where}.{name}", value=getattr(lot, name))


def _release(shipment: Shipment) -> Iterator[Blocker]:
    act = shipment.release
    if act is None:
        return
    for name in ("number", "place", "npe_number", "peb_number", "short_code"):
        if not getattr(act, name).strip():
            yield refuse("empty", f"release.{name}")
    if act.at.tzinfo is None:
        yield refuse("no_zone", "release.at")
    if act.declared_by.name == act.released_by.name:
        yield refuse("same_person", "release", value=act.released_by.name)
