"""What the declaration, the contract and the minutes repeat in another shape or reckon from other values.

BC 3.0: description in plain letters, packages, unit FOB, sizes of containers, rupiah at the customs rate.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from geliat.trade.consistency.book import Book, amount, whole
from geliat.trade.consistency.finding import Finding
from geliat.trade.consistency.reckoned import coin, follows_from, money_from, sum_of
from geliat.trade.consistency.statement import Fact

CENT = Decimal("0.01")
LENGTHS = {"2": "20", "4": "40", "L": "45"}
"""First sign of an ISO 6346 size type -> feet."""
NPWP_KINDS = {15: "5", 16: "6"}
"""Digits of a tax number -> customs' kind of identity."""
EQUAL: tuple[tuple[Fact, Fact], ...] = (
    (("sales_contract", "offer_number"), ("offer", "number")),
    (("sales_contract", "offer_date"), ("offer", "date")),
    (("sales_contract", "deposit"), ("proforma_invoice", "deposit")),
    (("sales_contract", "latest_shipment_date"), ("proforma_invoice", "latest_shipment_date")),
    (("sales_contract", "quantity_tolerance_permille"), ("proforma_invoice", "quantity_tolerance_permille")),
    (("minutes_of_release", "workshops"), ("inspection_summary", "workshops")),
    (("inspection_certificate", "lots"), ("inspection_summary", "lots_accepted")),
    (("inspection_certificate", "date"), ("inspection_certificate", "last_day")),
    (("transport", "departure_date"), ("bill_of_lading", "date")),
    (("packing_list", "package_kind"), ("customs", "package_code")),
    (("form_e_sheet", "producing_country"), ("party", "exporter", "country")),
    (("rcep_sheet", "origin_country"), ("party", "exporter", "country")),
    (("peb_sheet", "date"), ("customs", "submission_date")),
    (("load_plan_sheet", "date"), ("stuffing_list", "date")),
    (("beneficiary_certificate", "date"), ("bill_of_lading", "date")),
    (("beneficiary_certificate", "original_count"), ("shipping_instruction", "originals")),
    (("form_e_sheet", "date"), ("customs", "signing_date")),
    (("form_e_sheet", "place"), ("customs", "signing_place")),
    (("rcep_sheet", "date"), ("customs", "signing_date")),
    (("rcep_sheet", "place"), ("customs", "signing_place")),
    (("origin_worksheet", "date"), ("invoice", "date")),
)
"""Facts of two names that say the same thing."""
OF_LINE: dict[str, Fact] = {
    "package_code": ("customs", "package_code"),
    "package_kind": ("customs", "package_code"),
    "region": ("customs", "region"),
    "invoice_number": ("invoice", "number"),
    "invoice_date": ("invoice", "date"),
    "scheme": ("origin", "scheme"),
}
"""Names repeated in every line that say something of the whole shipment."""
OWN_NAMES: dict[str, Fact] = {
    "commercial_invoice": ("invoice", "number"),
    "sales_contract": ("contract", "reference"),
    "proforma_invoice": ("offer", "number"),
    "peb_sheet": ("customs", "submission_number"),
}
"""Kind of paper -> the fact its number is, where that is not (kind, "number")."""


def plain_letters(text: str) -> str:
    """A description as customs' system takes it: letters, digits, brackets and single blanks."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^A-Za-z0-9()]+", " ", bare).split())


def declared(book: Book) -> Iterator[Finding]:
    """Everything of these papers that follows from other values."""
    for fact, other in EQUAL:
        held = book.get(*other)
        if held is not None:
            yield from follows_from("statement_differs", book.get(*fact), held.value, held.path)
    yield from _heads(book)
    yield from _lines(book)
    yield from _boxes(book)
    yield from _payments(book)
    yield from _marks(book)
    for role in ("exporter", "forwarder"):
        number = book.get("party", role, "tax_id")
        if number is not None:
            kind = NPWP_KINDS.get(len(number.value), "")
            said = book.get("party", role, "identity_kind")
            yield from follows_from("statement_differs", said, kind, number.path)
    for sealed in book.parts["minutes_of_release", "papers"].values():
        if "kind" not in sealed:
            continue
        kind = sealed["kind"].value
        own = "invoice" if kind == "commercial_invoice" else kind
        facts: dict[str, Fact] = {
            "number": OWN_NAMES.get(kind, (kind, "number")),
            "version": (own, "version"),
        }
        for field, own_fact in facts.items():
            held = book.get(*own_fact)
            if held is not None:
                yield from follows_from("sealed_paper_differs", sealed.get(field), held.value, held.form)


def _heads(book: Book) -> Iterator[Finding]:
    port = book.get("transport", "discharge_port")
    if port is not None:
        said = book.get("transport", "destination_country")
        yield from follows_from("statement_differs", said, port.value[:2], port.path)
    days = [row["weighed_on"].value for row in book.rows["container"].values() if "weighed_on" in row]
    if days:
        said = book.get("vgm_declaration", "date")
        yield from follows_from("paper_date_unsound", said, max(days), "weighed_on")


def _lines(book: Book) -> Iterator[Finding]:
    lines = book.rows["line"]
    for number, row in lines.items():
        code, source = row.get("hs_code"), f"line {number}"
        if code is not None:
            yield from follows_from("hs_code_differs", row.get("hs6"), code.value[:6], f"{source}: hs_code")
        text = book.get("line", number, "description", "en")
        if text is not None:
            plain, said = plain_letters(text.value), row.get("customs_description")
            yield from follows_from("description_differs", said, plain, f"{source}: description")
        yield from follows_from("statement_differs", row.get("order_line"), number, source)
        for name, fact in OF_LINE.items():
            held = book.get(*fact)
            if held is not None:
                yield from follows_from("statement_differs", row.get(name), held.value, held.path)
        fob, count, said = amount(row.get("fob")), whole(row.get("quantity")), row.get("fob_unit_price")
        if fob is not None and count and said is not None:
            each = coin((fob / count).quantize(CENT, ROUND_HALF_UP), said.value.partition(" ")[2])
            yield from money_from("amount_unsound", said, each, f"{source}: fob / quantity")
    for name in ("position", "item"):
        placed = sorted((number for number, row in lines.items() if name in row), key=int)
        for place, number in enumerate(placed, start=1):
            yield from follows_from("statement_differs", lines[number][name], place, "order of the lines")
    yield from _claimed(book)


def _claimed(book: Book) -> Iterator[Finding]:
    """Weights and packages of the lines for which origin is claimed; a carton of several counts once."""
    lines, source = book.rows["line"], "lines of claimed origin"
    claimed = {number: row for number, row in lines.items() if "criterion" in row}
    for name in ("net_g", "gross_g"):
        yield from sum_of(book.get("origin", name), claimed.values(), name, source)
    said = book.get("origin", "packages")
    if said is None or not claimed:
        return
    if len(claimed) == len(lines) and (cartons := book.get("totals", "cartons")) is not None:
        yield from follows_from("sum_unsound", said, cartons.value, cartons.path)
    elif book.contents:
        holding = sum(any(line in claimed for _, line, _ in contents) for contents in book.contents.values())
        yield from follows_from("sum_unsound", said, holding, f"cartons: {source}")


def _boxes(book: Book) -> Iterator[Finding]:
    containers = book.rows["container"]
    lengths = []
    for number, row in containers.items():
        if "size_type" in row:
            feet = LENGTHS.get(row["size_type"].value[:1], "")
            lengths.append(feet)
            yield from follows_from("size_type_differs", row.get("length_feet"), feet, f"{number}: size type")
        if (gross := whole(row.get("max_gross_g"))) is not None and (
            tare := whole(row.get("tare_g"))
        ) is not None:
            yield from follows_from("payload_unsound", row.get("payload_g"), gross - tare, "maximum - tare")
        volume = row.get("volume_mm3")
        if volume is not None:
            yield from follows_from("volume_differs", row.get("used_volume_mm3"), volume.value, volume.path)
        sides = [whole(book.get("container", number, "inside_mm", str(n))) for n in (1, 2, 3)]
        if None not in sides:
            inside = sides[0] * sides[1] * sides[2]  # type: ignore[operator]
            yield from follows_from("fill_unsound", row.get("inside_volume_mm3"), inside, "inside_mm")
        used, inside_said = whole(row.get("used_volume_mm3")), whole(row.get("inside_volume_mm3"))
        if used is not None and inside_said:
            permille = used * 1000 // inside_said
            yield from follows_from(
                "fill_unsound", row.get("fill_permille"), permille, "used / inside volume"
            )
    if lengths:
        for name, sizes in (("containers_of_20", {"20"}), ("containers_of_40", {"40", "45"})):
            count = sum(length in sizes for length in lengths)
            yield from follows_from("sum_unsound", book.get("totals", name), count, "containers")


def _payments(book: Book) -> Iterator[Finding]:
    said = book.get("money", "total")
    value = amount(said)
    if said is None or value is None:
        return
    unit = said.value.partition(" ")[2]
    paid = [
        money
        for fact, each in book.under("receipt")
        if fact[-1] == "amount" and (money := amount(each)) is not None
    ]
    received = sum(paid, Decimal(0))
    yield from money_from("sum_unsound", book.get("money", "received"), coin(received, unit), "receipts")
    left = coin(value - received, unit)
    if paid or book.get("money", "received") is not None:
        yield from money_from("balance_unsound", book.get("money", "balance"), left, "total - receipts")
    share = whole(book.get("terms", "deposit_permille"))
    if share is not None:
        deposit = coin(value * share / 1000, unit)
        for kind in ("sales_contract", "proforma_invoice"):
            yield from money_from("amount_unsound", book.get(kind, "deposit"), deposit, "total x permille")
    rate, quote = amount(book.get("money", "rate")), book.get("money", "rate_quote")
    if rate is None or quote is None:
        return
    for fact, base in ((("money", "fob_rupiah"), "fob"), (("minutes_of_release", "rupiah_value"), "total")):
        from_amount = amount(book.get("money", base))
        if from_amount is not None:
            rupiah = coin(from_amount * rate, quote.value)
            yield from money_from("rupiah_unsound", book.get(*fact), rupiah, f"{base} x rate")


def _marks(book: Book) -> Iterator[Finding]:
    """The marks are those of the cartons; every line's too; the packages of the marks sum to the cartons."""
    marks = {said.value for said in book.column("carton", "mark").values()}
    packages = [{"packages": said} for fact, said in book.under("mark") if fact[-1] == "packages"]
    named = [
        (fact, said) for head in ("mark", "marks") for fact, said in book.under(head) if fact[-1] == "text"
    ]
    named += [(fact, said) for fact, said in book.under("line") if len(fact) == 4 and fact[2] == "marks"]
    for fact, said in named if marks else ():
        parts = set(said.value.split("\n")) if fact[0] == "marks" else {said.value}
        if not parts <= marks:
            yield from follows_from("marks_differ", said, ", ".join(sorted(marks)), "cartons")
    yield from sum_of(book.get("totals", "cartons"), packages, "packages", "packages of the marks")
