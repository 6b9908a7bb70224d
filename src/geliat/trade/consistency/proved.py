"""Origin by the worksheet's materials, and lots by their inspections, as statements say them.

ACFTA and RCEP: wholly obtained, change of heading at 4 digits, regional value content of 40 %. ISO 2859-1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from geliat.refusals import Refusal
from geliat.trade.consistency.book import Book, amount, place_of, whole
from geliat.trade.consistency.finding import Finding, Place, Relation
from geliat.trade.consistency.reckoned import Row, coin, follows_from, money_from, off, sum_of, total
from geliat.trade.consistency.statement import Statement
from geliat.trade.moisture import pieces_to_measure
from geliat.trade.sampling import Severity, plans_for

LEAST_RVC_PERMILLE = 400
HEADING = 4
HOME = "ID"
DEFECT_CLASSES = ("critical", "major", "minor")


def origin(book: Book) -> Iterator[Finding]:
    """Each line's materials, what they sum to, and whether the criterion claimed is borne by them."""
    materials: dict[str, list[Row]] = defaultdict(list)
    for key, row in book.parts["line", "materials"].items():
        materials[key[1]].append(row)
    for number, line in book.rows["line"].items():
        for material in materials[number]:
            yield from _material(material, line, number)
        if materials[number]:
            yield from _sums(materials[number], line, number)
        yield from _content(line, number)
        yield from _criterion(materials[number], line, number)
    worked = [row for row in book.rows["line"].values() if "non_originating" in row]
    for name, of_line in (("fob", "fob"), ("non_originating", "non_originating")):
        said = book.get("origin" if name == "fob" else "origin_worksheet", name)
        values = [value for row in worked if (value := amount(row.get(of_line))) is not None]
        if said is not None and len(values) == len(worked) > 0:
            summed = coin(sum(values, Decimal(0)), said.value.partition(" ")[2])
            yield from money_from("total_unsound", said, summed, f"lines: {of_line}")
    least = book.get("origin_worksheet", "least_rvc_permille")
    yield from follows_from("origin_unsound", least, LEAST_RVC_PERMILLE, "rules of origin")


def _text(row: Row, name: str) -> str:
    said = row.get(name)
    return said.value if said is not None else ""


def _other_heading(material: Row, line: Row) -> bool:
    return _text(material, "hs_code")[:HEADING] != _text(line, "hs_code")[:HEADING]


def _material(material: Row, line: Row, number: str) -> Iterator[Finding]:
    source = f"line {number}: material"
    if "origin" in material:
        home = str(material["origin"].value == HOME).lower()
        yield from follows_from("origin_unsound", material.get("originating"), home, f"{source}: origin")
    if "hs_code" in material and "hs_code" in line:
        other = str(_other_heading(material, line)).lower()
        yield from follows_from("origin_unsound", material.get("other_heading"), other, f"{source}: hs_code")
    each, count, said = amount(material.get("value_each")), whole(line.get("quantity")), material.get("value")
    if each is not None and count is not None and said is not None:
        value = coin(each * count, material["value_each"].value.rpartition(" ")[2])
        yield from money_from("amount_unsound", said, value, f"{source}: value x quantity")


def _sums(materials: list[Row], line: Row, number: str) -> Iterator[Finding]:
    for name, home in (("originating", "true"), ("non_originating", "false")):
        said = line.get(name)
        values = [amount(row.get("value")) for row in materials if _text(row, "originating") == home]
        if said is not None and None not in values:
            summed = sum((value for value in values if value is not None), Decimal(0))
            money = coin(summed, said.value.partition(" ")[2])
            yield from money_from("total_unsound", said, money, f"line {number}: materials")
    foreign = [row for row in materials if _text(row, "originating") == "false"]
    changes = str(all(_text(row, "other_heading") == "true" for row in foreign)).lower()
    yield from follows_from(
        "origin_unsound", line.get("heading_changes"), changes, f"line {number}: materials"
    )


def _content(line: Row, number: str) -> Iterator[Finding]:
    fob, foreign = amount(line.get("fob")), amount(line.get("non_originating"))
    if fob and foreign is not None:
        permille = int((fob - foreign) * 1000 // fob)
        source = f"line {number}: (FOB - non-originating) / FOB"
        yield from follows_from("origin_unsound", line.get("rvc_permille"), permille, source)


def _criterion(materials: list[Row], line: Row, number: str) -> Iterator[Finding]:
    """RVC by the content, CTH by the headings, WO and PE by materials all of home; `holds` says the same."""
    criterion, content = line.get("criterion"), whole(line.get("rvc_permille"))
    if criterion is None:
        return
    foreign = [row for row in materials if _text(row, "origin") not in {"", HOME}]
    borne: bool | None = None
    asked = ""
    match criterion.value:
        case "RVC" if content is not None:
            borne, asked = content >= LEAST_RVC_PERMILLE, f"rvc_permille >= {LEAST_RVC_PERMILLE}"
        case "CTH" if materials:
            borne = all(_other_heading(row, line) for row in foreign)
            asked = f"another heading than {_text(line, 'hs_code')[:HEADING]} of every foreign material"
        case "WO" | "PE" if materials:
            borne, asked = not foreign, f"materials all of {HOME}"
    if borne is False:
        there = Place(criterion.form, "", 0, f"line {number}: materials", asked)
        yield Finding("origin_unsound", Relation.MALFORMED, place_of(criterion), there)
    if borne is not None:
        source = f"line {number}: {criterion.value}"
        yield from follows_from("origin_unsound", line.get("holds"), str(borne).lower(), source)


def lots(book: Book) -> Iterator[Finding]:
    """Every lot's plan and verdict, the sums of summary and certificate, and that what is packed stands."""
    every = book.parts["lot", ""]
    inspected: dict[tuple[str, ...], Row] = {
        key: row for key, row in every.items() if "verdict" in row and "quantity" in row
    }
    if not inspected:
        return
    last: dict[tuple[str, ...], tuple[int, Row]] = {}
    for key, row in inspected.items():
        yield from _plan(row, "/".join(key))
        yield from _verdict(row, "/".join(key))
        turn, whose = int(key[2]) if key[2].isdecimal() else 0, (key[1], _text(row, "step/en"))
        yield from follows_from("submission_gap", row.get("submission"), key[2], "submissions of the lot")
        if whose not in last or turn > last[whose][0]:
            last[whose] = (turn, row)
    stands = [row for _, row in last.values() if row["verdict"].value == "accepted"]
    yield from _first_and_later(inspected)
    rows: list[Row] = list(inspected.values())
    if all("sample_size" in row for row in rows):
        yield from _summed(book, rows, stands)
        yield from _certified(book, stands)
    yield from _packed(book, stands, {key[1] for key in inspected})


def _plan(row: Row, name: str) -> Iterator[Finding]:
    quantity, drawn = whole(row.get("quantity")), row.get("sample_size")
    classes = [n for n in ("1", "2", "3") if f"defects/{n}/aql" in row]
    if quantity is None or drawn is None or not classes or "level" not in row:
        return
    source = f"{name}: quantity, level, severity, AQL"
    try:
        aql = {
            row[f"defects/{n}/defect_class"].value: Decimal(row[f"defects/{n}/aql"].value) for n in classes
        }
        plans = plans_for(quantity, row["level"].value, aql, Severity(_text(row, "severity")))
    except (Refusal, ValueError, ArithmeticError, KeyError):
        there = Place(drawn.form, "", 0, source, "ISO 2859-1")
        yield Finding("sampling_unsound", Relation.MALFORMED, place_of(row["level"]), there)
        return
    for n, named in zip(classes, DEFECT_CLASSES, strict=False):
        said = row[f"defects/{n}/defect_class"]
        yield from follows_from("sampling_unsound", said, named, source)
        plan = plans.get(said.value)
        for field in ("sample_size", "accept") if plan is not None else ():
            expected = getattr(plan, field)
            yield from follows_from("sampling_unsound", row.get(f"defects/{n}/{field}"), expected, source)
    if plans:
        most = max(plan.sample_size for plan in plans.values())
        letter = next(iter(plans.values())).code_letter
        yield from follows_from("sampling_unsound", drawn, most, source)
        yield from follows_from("sampling_unsound", row.get("letter"), letter, source)
    measured = pieces_to_measure(quantity)
    yield from follows_from("sampling_unsound", row.get("moisture_sample_size"), measured, source)


def _verdict(row: Row, name: str) -> Iterator[Finding]:
    numbers = {key: whole(said) for key, said in row.items()}
    pairs = [(f"defects/{n}/found", f"defects/{n}/accept") for n in ("1", "2", "3")]
    pairs += [
        ("moisture_mean_permille", "moisture_limit_permille"),
        ("moisture_worst_permille", "moisture_point_limit_permille"),
    ]
    known = [(numbers.get(low), numbers.get(high)) for low, high in pairs]
    if all(low is not None and high is not None for low, high in known):
        good = all(low <= high for low, high in known if low is not None and high is not None)
        verdict = "accepted" if good else "rejected"
        yield from follows_from("verdict_unsound", row.get("verdict"), verdict, f"{name}: defects, moisture")


def _first_and_later(inspected: dict[tuple[str, ...], Row]) -> Iterator[Finding]:
    """Later submissions of a lot are of the same workshop, product and step."""
    first: dict[tuple[str, str], Row] = {}
    for key, row in sorted(inspected.items()):
        before = first.setdefault((key[1], _text(row, "step/en")), row)
        for code, name in (("lot_of_other_workshop", "workshop"), ("lot_of_other_sku", "sku")):
            if name in before:
                yield from follows_from(code, row.get(name), before[name].value, f"first of {key[1]}")


def _summed(book: Book, rows: list[Row], stands: list[Row]) -> Iterator[Finding]:
    kept = [row["verdict"].value for row in rows]
    worst = [number for row in stands if (number := whole(row.get("moisture_worst_permille"))) is not None]
    for name, expected in (
        ("inspections", len(rows)),
        ("lots_accepted", len(stands)),
        ("lots_rejected", kept.count("rejected")),
        ("resubmitted", sum((whole(row.get("submission")) or 0) > 1 for row in rows)),
        ("workshops", len({_text(row, "workshop") for row in rows})),
    ):
        yield from follows_from("sum_unsound", book.get("inspection_summary", name), expected, "lots")
    yield from sum_of(book.get("inspection_summary", "pieces_sampled"), rows, "sample_size", "lots")
    yield from sum_of(book.get("inspection", "pieces_accepted"), stands, "quantity", "standing lots")
    if worst:
        said = book.get("inspection", "worst_moisture_permille")
        yield from follows_from("sum_unsound", said, max(worst), "standing lots")
    days = [row["inspected_on"].value for row in rows if "inspected_on" in row]
    yield from follows_from("paper_date_unsound", book.get("inspection_summary", "date"), max(days), "lots")
    for row in book.parts["inspection_summary", "accepted"].values():
        alike = [lot for lot in stands if _text(lot, "sku") == _text(row, "sku")]
        yield from follows_from("sum_unsound", row.get("lots"), len(alike), f"lots of {_text(row, 'sku')}")
        pieces = total(alike, "quantity") or 0
        yield from follows_from("sum_unsound", row.get("pieces"), pieces, f"lots of {_text(row, 'sku')}")
    for row in book.parts["inspection_summary", "defects"].values():
        found = _of_class(rows, _text(row, "defect_class"), "found")
        yield from follows_from("sum_unsound", row.get("found"), sum(found), "lots: defects")
        if not found:
            there = ", ".join(DEFECT_CLASSES)
            yield from follows_from("sum_unsound", row.get("defect_class"), there, "lots: defects")


def _of_class(rows: list[Row], name: str, field: str) -> list[int]:
    return [
        number
        for row in rows
        for n in ("1", "2", "3")
        if _text(row, f"defects/{n}/defect_class") == name
        and (number := whole(row.get(f"defects/{n}/{field}"))) is not None
    ]


def _certified(book: Book, stands: list[Row]) -> Iterator[Finding]:
    own = "inspection_certificate"
    yield from follows_from("sum_unsound", book.get(own, "lots"), len(stands), "standing lots")
    yield from sum_of(book.get(own, "sampled"), stands, "sample_size", "standing lots")
    days = sorted(row["inspected_on"].value for row in stands if "inspected_on" in row)
    if days:
        yield from follows_from("paper_date_unsound", book.get(own, "first_day"), days[0], "standing lots")
        yield from follows_from("paper_date_unsound", book.get(own, "last_day"), days[-1], "standing lots")
    limits = [n for row in stands if (n := whole(row.get("moisture_limit_permille"))) is not None]
    if limits:
        said = book.get(own, "moisture_limit_permille")
        yield from follows_from("moisture_unsound", said, max(limits), "standing lots")
    levels = {_text(row, "level") for row in stands}
    for fact, said in book.under(own):
        if fact[1] == "levels" and said.value not in levels:
            yield from follows_from("sampling_unsound", said, ", ".join(sorted(levels)), "standing lots")
    for row in book.parts[own, "limits"].values():
        named = _text(row, "defect_class")
        for name, field in (("sampled", "sample_size"), ("found", "found")):
            counts = _of_class(stands, named, field)
            yield from follows_from("sum_unsound", row.get(name), sum(counts), f"standing lots: {named}")
        if named not in DEFECT_CLASSES:
            yield from follows_from(
                "sum_unsound", row.get("defect_class"), ", ".join(DEFECT_CLASSES), "ISO 2859-1"
            )
        aqls = {
            _text(lot, f"defects/{n}/aql")
            for lot in stands
            for n in ("1", "2", "3")
            if _text(lot, f"defects/{n}/defect_class") == named
        }
        for name, said in row.items():
            if name.startswith("aqls") and aqls and said.value not in aqls:
                yield from follows_from("sampling_unsound", said, ", ".join(sorted(aqls)), "standing lots")
    goods = [row for row in book.rows["line"].values() if "accepted" in row]
    yield from sum_of(book.get("inspection", "pieces_accepted"), goods, "accepted", "lines")
    skus = [_text(row, "sku") for row in goods]
    for row in goods:
        if skus.count(_text(row, "sku")) == 1:
            alike = [lot for lot in stands if _text(lot, "sku") == _text(row, "sku")]
            yield from follows_from("sum_unsound", row.get("lots"), len(alike), "lots of the line")
            if alike:
                yield from sum_of(row.get("sampled"), alike, "sample_size", "lots of the line")
                yield from sum_of(row.get("accepted"), alike, "quantity", "lots of the line")


def _packed(book: Book, stands: list[Row], known: set[str]) -> Iterator[Finding]:
    """Every lot in a carton stands accepted, is of the carton's size, and is not packed beyond its pieces."""
    standing: dict[str, list[Row]] = defaultdict(list)
    for row in stands:
        standing[_text(row, "code")].append(row)
    packed: Counter[str] = Counter()
    told: dict[str, Statement] = {}
    sizes = book.column("carton", "sku")
    for carton, contents in book.contents.items():
        sku = sizes.get(carton)
        alone = sku is not None and len({line for _, line, _ in contents}) == 1
        for lot, _, said in contents:
            packed[lot] += whole(said) or 0
            told.setdefault(lot, said)
            for row in standing.get(lot, ()) if alone else ():
                if sku is not None and "sku" in row:
                    yield from off("lot_of_other_sku", row["sku"], sku.value, "carton", carton)
    for lot, pieces in packed.items():
        if lot not in standing:
            state = "rejected" if lot in known else "-"
            there = Place(told[lot].form, "", 0, "verdict of the lot", f"{lot}: {state}")
            yield Finding("lot_not_accepted", Relation.DIFFERS, place_of(told[lot]), there)
            continue
        for row in standing[lot]:
            most = whole(row.get("quantity"))
            if most is not None and pieces > most:
                there = Place(told[lot].form, "", 0, f"packed from {lot}", str(pieces))
                yield Finding("lot_overpacked", Relation.FOLLOWS, place_of(row["quantity"]), there)
