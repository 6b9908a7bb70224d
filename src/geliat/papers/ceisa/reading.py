"""Reads a BC 3.0 declaration of CEISA 4.0 back into statements, each with its JSON pointer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from geliat.papers.ceisa.checking import ROWS, problems
from geliat.papers.ceisa.fields import DOCUMENT_CODES, ENTITIES, HEAD, Field
from geliat.papers.ceisa.text import NO_BRAND
from geliat.papers.form_values import Json, in_grams, json_data, money_text, plain
from geliat.refusals import Refusal
from geliat.trade.consistency.statement import Fact, Statement

NAME = "peb.ceisa"
RENAMED: dict[Fact, Fact] = {("contract", "number"): ("contract", "reference")}
"""A contract is known by its reference."""
ORDER_LINE = re.compile(r"ORDER LINE (\d+)")


def read_ceisa(data: bytes) -> tuple[Statement, ...]:
    """What the declaration states about the shipment.

    Raises Refusal for what is no declaration, and with every field that customs would reject.
    """
    declaration = json_data(NAME, data)
    blockers = problems(declaration)
    if blockers:
        raise Refusal(*blockers)
    return tuple(_statements(declaration))


def _statements(data: dict[str, Json]) -> Iterator[Statement]:
    currency = data["kodeValuta"]
    yield from _row(data, HEAD, "", "", currency)
    for n, (entity, (_, role, fields)) in enumerate(zip(data["entitas"], ENTITIES, strict=False)):
        yield from _row(entity, fields, f"/entitas/{n}", role, currency)
    for name, fields in ROWS.items():
        for n, row in enumerate(data.get(name, ())):
            yield from _row(row, fields, f"/{name}/{n}", _key(name, n, row), currency)


def _key(name: str, n: int, row: dict[str, Json]) -> str:
    """What tells the row of a list from the others: line, container, kind of document, or its place."""
    match name:
        case "barang":
            found = ORDER_LINE.fullmatch(row["spesifikasiLain"])
            return found.group(1) if found else plain(row.get("seriBarang", n + 1))
        case "kontainer":
            return str(row["nomorKontainer"])
        case "dokumen":
            return DOCUMENT_CODES.get(row["kodeDokumen"], f"document {row['kodeDokumen']}")
        case _:
            return str(n + 1)


def _row(
    row: dict[str, Json], fields: tuple[Field, ...], where: str, key: str, currency: str
) -> Iterator[Statement]:
    for field in fields:
        if field.fact and field.name in row:
            # A key stands for one part of the fact, even where it has blanks in it.
            fact = tuple(part.replace("{n}", key) for part in field.fact.split(" "))
            value = _value(field, row[field.name], currency)
            yield Statement(RENAMED.get(fact, fact), value, NAME, f"{where}/{field.name}")


def _value(field: Field, value: Json, currency: str) -> str:
    match field.read:
        case "money":
            return money_text(Decimal(value), currency)
        case "grams":
            return in_grams(Decimal(value))
        case "number":
            return plain(value)
        case "brand":
            return "" if value == NO_BRAND else str(value)
        case "order_line":
            found = ORDER_LINE.fullmatch(value)
            return found.group(1) if found else str(value)
        case _:
            return str(value)
