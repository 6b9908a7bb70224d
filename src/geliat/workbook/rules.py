"""What must hold between the rows of a case: quantities, profiles, routes, packages, dates, payments.

Each rule names the sheets it reads and is asked only when none of them has a fault, so that one slip is not
told twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geliat.workbook.tables import Row, Table

MADE = Mapping[str, list[tuple[Row, Any]]]
"""The rows of each slot, with the values made of them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over some sheets; `check` notes the faults in the tables."""

    slots: tuple[str, ...]
    check: Callable[[Mapping[str, Table], MADE], None]


def check_rules(tables: Mapping[str, Table], made: MADE) -> None:
    """Asks every rule whose sheets were read without a fault; the faults are noted in the tables."""
    clean = {slot for slot, table in tables.items() if not table.faults}
    for rule in RULES:
        if clean.issuperset(rule.slots):
            rule.check(tables, made)


def _quantities(tables: Mapping[str, Table], made: MADE) -> None:
    """Each line's pieces are those of the consignments together; no consignment is empty."""
    sent: Counter[int] = Counter()
    for _, content in made["contents"]:
        sent[content.line] += content.quantity
    for row, line in made["lines"]:
        if sent[line.number] != line.quantity:
            tables["lines"].fault(
                row.number,
                "quantity",
                line.quantity,
                f"the consignments together hold {sent[line.number]} pieces of this line.",
                f"kiriman seluruhnya memuat {sent[line.number]} buah dari baris ini.",
            )
    filled = {content.consignment for _, content in made["contents"]}
    for row, consignment in made["consignments"]:
        if consignment.number not in filled:
            tables["consignments"].fault(
                row.number,
                "number",
                consignment.number,
                "nothing is sent in this consignment; give it rows in the sheet of contents.",
                "kiriman ini kosong; isi barisnya di lembar isi kiriman.",
            )


def _profiles(tables: Mapping[str, Table], made: MADE) -> None:
    """A drum has a profile from 0 to its height and no wider than its size; a box has none."""
    points: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for _, point in made["profiles"]:
        points[point.sku].append((point.height_mm, point.radius_mm))
    for row, size in made["sizes"]:
        profile = sorted(points[size.sku])
        if size.shape == "box":
            if profile:
                tables["sizes"].fault(
                    row.number, "shape", size.shape, "a box takes no profile.", "box tidak memakai profil."
                )
        elif len(profile) < 2 or profile[0][0] != 0 or profile[-1][0] != size.height_mm:
            tables["sizes"].fault(
                row.number,
                "shape",
                size.shape,
                f"a drum needs a profile from height 0 to {size.height_mm} mm.",
                f"drum memerlukan profil dari ketinggian 0 sampai {size.height_mm} mm.",
            )
        elif 2 * max(radius for _, radius in profile) > min(size.length_mm, size.width_mm):
            widest = 2 * max(radius for _, radius in profile)
            tables["sizes"].fault(
                row.number,
                "width_mm",
                size.width_mm,
                f"the profile is {widest} mm wide, more than the size.",
                f"profilnya selebar {widest} mm, melebihi ukurannya.",
            )


def _sizes(tables: Mapping[str, Table], made: MADE) -> None:
    """A size code stands once in a product."""
    _once(tables["sizes"], made["sizes"], ("product", "code"))


def _villages(tables: Mapping[str, Table], made: MADE) -> None:
    """A village stands once in its district."""
    _once(tables["villages"], made["villages"], ("regency", "district", "name"))


def _once(table: Table, rows: list[tuple[Row, Any]], keys: tuple[str, ...]) -> None:
    seen: dict[tuple[Any, ...], int] = {}
    for row, thing in rows:
        name = tuple(getattr(thing, key) for key in keys)
        if name in seen:
            table.fault(
                row.number,
                keys[-1],
                name[-1],
                f"stands already in row {seen[name]}.",
                f"sudah ada di baris {seen[name]}.",
            )
        seen.setdefault(name, row.number)


def _routes(tables: Mapping[str, Table], made: MADE) -> None:
    """Every size that is ordered has a route; no two steps share a place in it."""
    _once(tables["route"], made["route"], ("sku", "sequence"))
    _ordered_has(tables, made, "route", "a route of work steps", "rute kerja")


def _packages(tables: Mapping[str, Table], made: MADE) -> None:
    """Every size that is ordered has a package whose pieces are its arrangement."""
    for row, package in made["packages"]:
        arranged = package.along * package.across * package.layers
        if package.pieces != arranged:
            tables["packages"].fault(
                row.number,
                "pieces",
                package.pieces,
                f"{package.along} × {package.across} × {package.layers} makes {arranged} pieces.",
                f"{package.along} × {package.across} × {package.layers} menjadi {arranged} buah.",
            )
    _ordered_has(tables, made, "packages", "a package", "kemasan")


def _ordered_has(tables: Mapping[str, Table], made: MADE, slot: str, en: str, id: str) -> None:
    known = {thing.sku for _, thing in made[slot]}
    for row, line in made["lines"]:
        if line.sku not in known:
            tables["lines"].fault(
                row.number,
                "sku",
                line.sku,
                f"this size needs {en} in the sheet “{tables[slot].tab}”.",
                f"ukuran ini memerlukan {id} di lembar “{tables[slot].tab}”.",
            )


def _quality(tables: Mapping[str, Table], made: MADE) -> None:
    """Every product that is ordered has its quality written down."""
    products = {size.sku: size.product for _, size in made["sizes"]}
    known = {quality.product for _, quality in made["quality"]}
    for row, line in made["lines"]:
        if products[line.sku] not in known:
            tables["lines"].fault(
                row.number,
                "sku",
                line.sku,
                f"its product {products[line.sku]} needs a row in the sheet “{tables['quality'].tab}”.",
                f"produknya {products[line.sku]} memerlukan baris di lembar “{tables['quality'].tab}”.",
            )


def _dates(tables: Mapping[str, Table], made: MADE) -> None:
    """Nothing is shipped before it is ordered."""
    received = made["order"][0][1].received_on
    for row, consignment in made["consignments"]:
        if consignment.latest_shipment_on <= received:
            tables["consignments"].fault(
                row.number,
                "latest_shipment_on",
                consignment.latest_shipment_on,
                f"must be later than the order of {received}.",
                f"harus sesudah pesanan tanggal {received}.",
            )


def _payments(tables: Mapping[str, Table], made: MADE) -> None:
    """Payments are in the order's currency and no more than its value."""
    order = made["order"][0][1]
    value = sum(line.quantity * line.unit_price for _, line in made["lines"])
    total = 0
    for row, payment in made["payments"]:
        total += payment.amount
        if payment.currency != order.currency:
            tables["payments"].fault(
                row.number,
                "currency",
                payment.currency,
                f"the order is in {order.currency}.",
                f"pesanan ini dalam {order.currency}.",
            )
        elif total > value:
            tables["payments"].fault(
                row.number,
                "amount",
                payment.amount,
                f"the payments come to {total}, more than the order's {value}.",
                f"pembayaran menjadi {total}, melebihi nilai pesanan {value}.",
            )


def _consents(tables: Mapping[str, Table], made: MADE) -> None:
    """No workshop has more consents than workers; a consent is withdrawn after it was given."""
    workers = {shop.code: shop.women + shop.men for _, shop in made["workshops"]}
    counted: Counter[str] = Counter()
    for row, consent in made["disclosures"]:
        if consent.withdrawn_on is not None:
            if consent.withdrawn_on < consent.consented_on:
                tables["disclosures"].fault(
                    row.number,
                    "withdrawn_on",
                    "",
                    "lies before the day of consent.",
                    "mendahului tanggal persetujuan.",
                )
            continue
        counted[consent.workshop] += 1
        if counted[consent.workshop] == workers[consent.workshop] + 1:
            tables["disclosures"].fault(
                row.number,
                "workshop",
                "",
                "this workshop has more consents than workers.",
                "persetujuan di bengkel ini melebihi jumlah pekerjanya.",
            )


def _accounts(tables: Mapping[str, Table], made: MADE) -> None:
    """A bank and an account belong together."""
    for row, contact in made["contacts"]:
        if bool(contact.bank) != bool(contact.account):
            tables["contacts"].fault(
                row.number,
                "account" if contact.bank else "bank",
                "",
                "bank and account number belong together; only one is given.",
                "nama bank dan nomor rekening harus diisi keduanya; baru satu yang terisi.",
            )


RULES = (
    Rule(("lines", "consignments", "contents"), _quantities),
    Rule(("sizes",), _sizes),
    Rule(("villages",), _villages),
    Rule(("sizes", "profiles"), _profiles),
    Rule(("lines", "route"), _routes),
    Rule(("lines", "packages"), _packages),
    Rule(("lines", "sizes", "quality"), _quality),
    Rule(("order", "consignments"), _dates),
    Rule(("order", "lines", "payments"), _payments),
    Rule(("workshops", "disclosures"), _consents),
    Rule(("contacts",), _accounts),
)
