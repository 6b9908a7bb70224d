"""What stands on one paper alone and still follows: its number, dates, boxes that nothing allows, its seal.

Marks of BC 3.0 (CEISA 4.0); PMK 39/PMK.010/2022 names the goods that pay export duty; box 13 of Form E
(ACFTA, operational certification procedures); SOLAS VI/2 for the method of weighing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from geliat.trade.consistency.book import Book, amount, day, place_of
from geliat.trade.consistency.events import not_later
from geliat.trade.consistency.finding import Finding, Place, Relation
from geliat.trade.consistency.reckoned import Row, above, follows_from
from geliat.trade.consistency.statement import Fact, Statement
from geliat.trade.customs_codes import container_type
from geliat.trade.documents import PAPERS
from geliat.trade.documents.form_e_sheet import LATEST_DAYS
from geliat.trade.documents.peb_sheet import NOT_CORRECTABLE

ENDINGS = {
    "beneficiary_certificate": "BNF",
    "form_e_sheet": "FE",
    "inspection_certificate": "IC",
    "inspection_summary": "QC",
    "insurance_application": "INS",
    "load_plan_sheet": "LP",
    "origin_worksheet": "OW",
    "rcep_sheet": "RCEP",
    "shipping_instruction": "SI",
    "stuffing_list": "STF",
    "vgm_declaration": "VGM",
}
"""Kind of paper -> how its number ends after the consignment's."""
FIXED: dict[Fact, tuple[str, str]] = {
    ("customs", "bulk"): ("2", "goods in cartons"),
    ("customs", "courier"): ("T", "goods in containers"),
    ("form_e_sheet", "exhibition"): ("false", "goods sold by the invoice"),
    ("form_e_sheet", "third_party_invoicing"): ("false", "invoice of the exporter"),
    ("form_e_sheet", "movement_certificate"): ("false", "shipped from Indonesia directly"),
}
"""Marks that can be but one thing for goods in cartons and containers, sold and shipped by the exporter."""
OIL = "27"
NO_DUTY = frozenset({"4419", "4420", "4421", "4602", "9206", "9209", "9401", "9403"})
"""Headings on which no export duty, benchmark price or palm levy falls (PMK 13/PMK.010/2017, 39/PMK.010/2022,
103/PMK.05/2022): musical instruments, wooden ware, basketware, furniture."""
METHODS = ("1", "2")
IN_TIME = {"form_e_sheet": LATEST_DAYS, "rcep_sheet": 0}
"""Sheet of a certificate -> days after departure within which it is not issued retroactively."""


def formal(book: Book) -> Iterator[Finding]:
    """Everything of this kind."""
    shipment = book.get("shipment", "number")
    for kind, ending in ENDINGS.items() if shipment is not None else ():
        number = f"{shipment.value if shipment else ''}/{ending}"
        yield from follows_from("statement_differs", book.get(kind, "number"), number, "shipment number")
    for fact, (value, source) in FIXED.items():
        yield from follows_from("statement_differs", book.get(*fact), value, source)
    for rule in (_minutes, _sealed, _dates, _declared, _boxes, _rows, _lots, _materials):
        yield from rule(book)


def _malformed(said: Statement, source: str, asked: str) -> Finding:
    there = Place(said.form, "", 0, source, asked)
    return Finding("statement_differs", Relation.MALFORMED, place_of(said), there)


def _minutes(book: Book) -> Iterator[Finding]:
    at = book.get("minutes_of_release", "at")
    if at is not None:
        date = book.get("minutes_of_release", "date")
        yield from follows_from("paper_date_unsound", date, at.value[:10], at.path)
    code, url = book.get("minutes_of_release", "short_code"), book.get("minutes_of_release", "public_url")
    if code is not None and url is not None:
        yield from follows_from("short_code_unsound", code, url.value.rpartition("/")[2], url.path)
    office = book.get("minutes_of_release", "customs_office")
    known = {
        said.value
        for name in ("office_registration", "office_loading", "office_export", "office_examination")
        if (said := book.get("customs", name)) is not None
    }
    named = re.search(r"\((\d{6})\)", office.value) if office is not None else None
    if office is not None and named and known and named[1] not in known:
        yield _malformed(office, "PEB", ", ".join(sorted(known)))


def _sealed(book: Book) -> Iterator[Finding]:
    """Each paper that the minutes bind is of a known kind, named once, and the very file in the dossier."""
    seen: set[str] = set()
    for sealed in book.parts["minutes_of_release", "papers"].values():
        kind = sealed.get("kind")
        if kind is None:
            continue
        if kind.value not in PAPERS or kind.value in seen:
            yield _malformed(kind, "papers", "each paper once")
        seen.add(kind.value)
        own = "invoice" if kind.value == "commercial_invoice" else kind.value
        seal = book.get(own, "sha256")
        if seal is not None:
            yield from follows_from("sealed_paper_differs", sealed.get("sha256"), seal.value, seal.form)


def _dates(book: Book) -> Iterator[Finding]:
    yield from not_later(book.get("offer", "date"), book.get("proforma_invoice", "valid_until"))
    stuffed = [row["stuffed_on"].value for row in book.rows["container"].values() if "stuffed_on" in row]
    listed = book.get("packing_list", "date")
    if stuffed and listed is not None:
        date = book.get("shipping_instruction", "date")
        latest = max(listed.value, *stuffed)
        yield from follows_from("paper_date_unsound", date, latest, "packing list, stuffing")
    left = day(book.get("transport", "departure_date"))
    for kind, latest_days in IN_TIME.items():
        asked = day(book.get(kind, "date"))
        if asked is not None and left is not None:
            late = str((asked - left).days > latest_days).lower()
            said = book.get(kind, "issued_retroactively")
            yield from follows_from("statement_differs", said, late, f"date - departure > {latest_days} days")
    for fact in (("customs", "peb_date"), ("customs", "npe_date"), ("proforma_invoice", "valid_until")):
        if (told := book.get(*fact)) is not None and day(told) is None:
            yield _malformed(told, "ISO 8601", "YYYY-MM-DD")


def _declared(book: Book) -> Iterator[Finding]:
    """Marks of the declaration that follow from the goods, and those that cannot be corrected."""
    headings = {said.value[:4] for said in book.column("line", "hs_code").values()}
    if headings:
        oil = "1" if any(heading.startswith(OIL) for heading in headings) else "2"
        yield from follows_from("statement_differs", book.get("customs", "oil_or_gas"), oil, "HS codes")
        if headings <= NO_DUTY:
            yield from _nothing(book.get("customs", "palm_levy"), "HS codes without palm levy")
        yield from _nothing(book.get("customs", "toll_value"), "goods sold, not worked for others")
    for row in book.rows["line"].values():
        if "hs_code" in row and row["hs_code"].value[:4] in NO_DUTY:
            yield from _nothing(row.get("benchmark_price"), "HS code without export duty")
    for n, name in enumerate(NOT_CORRECTABLE, start=1):
        said = book.get("peb_sheet", "not_correctable", str(n))
        yield from follows_from("statement_differs", said, name, "PMK 155/2022, article 28")
    originals = book.get("shipping_instruction", "originals")
    if originals is not None:
        kind = "SWB" if originals.value == "0" else "BOL"
        said = book.get("transport_document", "kind")
        yield from follows_from("statement_differs", said, kind, originals.path)


def _nothing(said: Statement | None, source: str) -> Iterator[Finding]:
    """A finding when an amount stands that must be nothing, or stands in no currency."""
    if said is not None and (amount(said) != 0 or not re.fullmatch(r"\S+ [A-Z]{3}", said.value)):
        yield from follows_from("statement_differs", said, "0", source)


def _boxes(book: Book) -> Iterator[Finding]:
    for number, row in book.rows["container"].items():
        method = row.get("method")
        if method is not None and method.value not in METHODS:
            yield _malformed(method, "SOLAS VI/2", ", ".join(METHODS))
        sides = [book.get("container", number, "inside_mm", axis) for axis in ("1", "2", "3")]
        for axis, side in zip(("1", "2", "3"), sides, strict=True):
            centre = book.get("container", number, "cog_mm", axis)
            yield from above("outside_container", centre, side)
        yield from above("size_type_differs", row.get("used_volume_mm3"), row.get("inside_volume_mm3"))
        if "size_type" in row:
            said, kind = row.get("customs_type"), container_type(row["size_type"].value)
            yield from follows_from("size_type_differs", said, kind, f"{number}: size type")
    for fact, step in book.parts["container", "steps"].items():
        yield from above("outside_container", step.get("from_mm"), step.get("to_mm"))
        length = book.get("container", fact[1], "inside_mm", "1")
        yield from above("outside_container", step.get("to_mm"), length)


def _rows(book: Book) -> Iterator[Finding]:
    """Units of the whole invoice, places in lists, and keys that are said again within their row."""
    units = {said.value for said in book.column("line", "unit").values()}
    if len(units) == 1:
        unit = book.get("commercial_invoice", "unit")
        yield from follows_from("unit_differs", unit, units.pop(), "lines")
    for fact, said in book.under("receipt"):
        if fact[-1] == "position":
            yield from follows_from("statement_differs", said, fact[1], "receipts")
    for fact, said in book.under("line"):
        if len(fact) == 5 and fact[2] == "in" and fact[4] == "container":
            yield from follows_from("container_differs", said, fact[3], "containers")


def _lots(book: Book) -> Iterator[Finding]:
    """Limits of a lot are the same at each submission; a step has one name in each language."""
    names: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    first: dict[tuple[str, str], Statement] = {}
    for fact, row in book.parts["lot", ""].items():
        for low, high in (("mean", "worst"), ("limit", "point_limit")):
            less, more = row.get(f"moisture_{low}_permille"), row.get(f"moisture_{high}_permille")
            yield from above("moisture_unsound", less, more)
        for name in ("moisture_limit_permille", "moisture_point_limit_permille"):
            if name in row:
                held = first.setdefault((fact[1], name), row[name])
                yield from follows_from("moisture_unsound", row[name], held.value, held.path)
        for language in ("id", "zh"):
            if "step/en" in row and f"step/{language}" in row:
                names[row["step/en"].value, language].append(row[f"step/{language}"])
    for alike in names.values():
        usual = Counter(said.value for said in alike).most_common(1)[0][0]
        for said in alike:
            yield from follows_from("statement_differs", said, usual, "the same step of other lots")


def _materials(book: Book) -> Iterator[Finding]:
    for row in book.parts["line", "materials"].values():
        yield from _shaped(row, "origin", r"[A-Z]{2}", "ISO 3166-1")
        yield from _shaped(row, "hs_code", r"\d{4,8}", "HS")
        yield from _shaped(row, "value_each", r"[\d.]+ [A-Z]{3}", "ISO 4217")


def _shaped(row: Row, name: str, pattern: str, source: str) -> Iterator[Finding]:
    said = row.get(name)
    if said is not None and not re.fullmatch(pattern, said.value):
        yield _malformed(said, source, pattern)


def runs_hold_their_lots(run: Row, packed: set[str], source: str) -> Iterator[Finding]:
    """Every lot packed in a run of cartons is listed with it, once."""
    listed = [said for name, said in run.items() if name.startswith("lots/")]
    known = Counter(said.value for said in listed)
    for said in listed:
        if packed and known[said.value] > 1:
            missing = ", ".join(sorted(packed - set(known)))
            yield from follows_from("range_unsound", said, missing or "-", source)
            return
    if listed and packed - set(known):
        yield from follows_from("range_unsound", listed[-1], ", ".join(sorted(packed)), source)
