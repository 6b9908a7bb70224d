"""Whether data is a BC 3.0 declaration that CEISA 4.0 takes: needed fields, forms, order of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from geliat.papers.ceisa.fields import (
    BANKS,
    CARRIERS,
    CONTAINERS,
    DOCUMENTS,
    ENTITIES,
    ENTITIES_NEEDED,
    GOODS,
    HEAD,
    LISTS_NEEDED,
    PACKAGES,
    READINESS,
    Field,
)
from geliat.papers.form_values import Json, foreign, unreadable
from geliat.refusals import Blocker

FORM = "BC 3.0 (CEISA 4.0)"
ROWS = {
    "barang": GOODS,
    "kemasan": PACKAGES,
    "dokumen": DOCUMENTS,
    "pengangkut": CARRIERS,
    "bankDevisa": BANKS,
    "kesiapanBarang": READINESS,
    "kontainer": CONTAINERS,
}
FIRST_DOCUMENTS = ("380", "217")
EXPECTED = {
    "text": ("text", "teks"),
    "day": ("a date as YYYY-MM-DD", "tanggal berbentuk YYYY-MM-DD"),
    "moment": ("a moment as YYYY-MM-DDTHH:MM:SSZ", "waktu berbentuk YYYY-MM-DDTHH:MM:SSZ"),
    "whole": ("a whole number, not below zero", "bilangan bulat, tidak di bawah nol"),
    "number": ("a number, not below zero", "angka, tidak di bawah nol"),
}


def problems(data: Json) -> tuple[Blocker, ...]:
    """Everything for which customs would reject the declaration, each with its place; empty when sound.

    Raises Refusal when the data is no declaration at all.
    """
    if not isinstance(data, dict) or not {"nomorAju", "kodeKantor"} & set(data):
        raise foreign(FORM, "it lacks nomorAju and kodeKantor", "nomorAju dan kodeKantor tidak ada")
    return tuple(_problems(data))


def _problems(data: dict[str, Json]) -> Iterator[Blocker]:
    yield from _row(data, HEAD, "")
    if data.get("kodeCaraBayar") == "9" and not data.get("kodePembayar"):
        yield unreadable(FORM, "/kodePembayar", "an explanation of method 9", "penjelasan cara bayar 9", "")
    if data.get("flagBarkir") == "T" and not data.get("flagCurah"):
        yield unreadable(FORM, "/flagCurah", "1 or 2", "1 atau 2", "")
    for name in sorted({*LISTS_NEEDED, *ROWS} & set(data) | set(LISTS_NEEDED)):
        rows = data.get(name)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield unreadable(FORM, f"/{name}", "a list of objects", "daftar objek", rows)
        elif name == "entitas":
            yield from _entities(rows)
        else:
            for n, row in enumerate(rows):
                yield from _row(row, ROWS[name], f"/{name}/{n}")
            if name == "dokumen":
                yield from _documents(rows)


def _entities(rows: list[dict[str, Json]]) -> Iterator[Blocker]:
    if len(rows) < ENTITIES_NEEDED:
        expected = "exporter (2), owner (7), consignee (8) and buyer (6)"
        expected_id = "eksportir (2), pemilik (7), penerima (8), dan pembeli (6)"
        yield unreadable(FORM, "/entitas", expected, expected_id, f"{len(rows)}")
    for n, (row, (code, _, fields)) in enumerate(zip(rows, ENTITIES, strict=False)):
        if row.get("kodeEntitas") != code:
            where = f"/entitas/{n}/kodeEntitas"
            yield unreadable(
                FORM, where, f"{code} in this place", f"{code} di urutan ini", row.get("kodeEntitas")
            )
        if n < ENTITIES_NEEDED:
            yield from _row(row, fields, f"/entitas/{n}")


def _documents(rows: list[dict[str, Json]]) -> Iterator[Blocker]:
    for n, code in enumerate(FIRST_DOCUMENTS):
        found = rows[n].get("kodeDokumen") if n < len(rows) else None
        if found != code:
            where = f"/dokumen/{n}/kodeDokumen"
            yield unreadable(FORM, where, f"{code} in this place", f"{code} di urutan ini", found)


def _row(row: dict[str, Json], fields: tuple[Field, ...], where: str) -> Iterator[Blocker]:
    for field in fields:
        if field.name in row:
            if not _fits(field, row[field.name]):
                en, indonesian = _expected(field)
                yield unreadable(FORM, f"{where}/{field.name}", en, indonesian, row[field.name])
        elif field.required:
            yield unreadable(FORM, f"{where}/{field.name}", *_expected(field), None)


def _expected(field: Field) -> tuple[str, str]:
    en, indonesian = EXPECTED[field.kind]
    if field.kind == "number":
        places = field.places
        return f"{en}, with at most {places} decimals", f"{indonesian}, paling banyak {places} desimal"
    if field.pattern and r"\S" not in field.pattern:
        return f"{en} of the form {field.pattern}", f"{indonesian} berbentuk {field.pattern}"
    return en, indonesian


def _fits(field: Field, value: Json) -> bool:
    match field.kind:
        case "whole":
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case "number":
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                return False
            number = Decimal(value)
            return number >= 0 and number == round(number, field.places)
        case _ if not isinstance(value, str):
            return False
        case "day":
            return _is_day(value)
        case "moment":
            return _is_moment(value)
        case _:
            return re.fullmatch(field.pattern, value) is not None if field.pattern else True


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
