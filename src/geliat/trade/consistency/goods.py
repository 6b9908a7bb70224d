"""What must follow from other values on invoice and packing list: amounts, sums, cartons and ranges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from geliat.measures import Money
from geliat.refusals import Refusal
from geliat.trade.consistency.finding import Finding, Relation, differs, follows, place
from geliat.trade.documents import CommercialInvoice, PackingList, Paper
from geliat.trade.documents.packing_list import CartonRange, ListedCarton
from geliat.trade.documents.paper import StuffedContainer, words
from geliat.trade.incoterms import fob_value

SUMS = ("cartons", "pieces", "net_g", "gross_g", "volume_mm3")


def invoice_adds_up(invoice: CommercialInvoice) -> Iterator[Finding]:
    """Amounts, total, words, FOB, balance, units and currencies of the invoice."""
    for line in invoice.lines:
        where = f"lines[{line.line}]"
        product = (line.unit_price * line.quantity).rounded()
        source = f"{where}.unit_price x {where}.quantity"
        yield from follows(
            "amount_unsound", invoice, f"{where}.amount", line.amount.amount, product.amount, source
        )
        yield from follows("unit_differs", invoice, f"{where}.unit", line.unit, invoice.unit, "unit")
    for field, money in _amounts(invoice):
        yield from follows("currency_differs", invoice, field, money.currency, invoice.currency, "currency")
    total = sum((line.amount.amount for line in invoice.lines), Decimal(0))
    yield from follows("total_unsound", invoice, "total", invoice.total.amount, total, "lines.amount")
    quantity = sum(line.quantity for line in invoice.lines)
    yield from follows("sum_unsound", invoice, "quantity", invoice.quantity, quantity, "lines.quantity")
    paid = sum((receipt.amount.amount for receipt in invoice.received), Decimal(0))
    balance = invoice.total.amount - paid
    yield from follows(
        "balance_unsound", invoice, "balance", invoice.balance.amount, balance, "total - received"
    )
    yield from _fob(invoice)
    yield from in_words(invoice, "total", invoice.total)
    yield from _container_sums(invoice, invoice.containers, "cartons", invoice.cartons)


def in_words(paper: Paper, field: str, value: Money) -> Iterator[Finding]:
    """The words beside an amount say that amount, in three languages."""
    said = getattr(paper, f"{field}_in_words")
    try:
        expected = words(value)
    except Refusal as refusal:
        yield Finding(
            "words_differ",
            Relation.MALFORMED,
            place(paper, field, value),
            place(paper, f"{field}_in_words", refusal),
        )
        return
    for language in ("en", "id", "zh"):
        yield from follows(
            "words_differ",
            paper,
            f"{field}_in_words.{language}",
            getattr(said, language),
            getattr(expected, language),
            field,
        )


def _amounts(invoice: CommercialInvoice) -> Iterator[tuple[str, Money]]:
    for line in invoice.lines:
        yield f"lines[{line.line}].unit_price", line.unit_price
        yield f"lines[{line.line}].amount", line.amount
    for n, receipt in enumerate(invoice.received):
        yield f"received[{n}].amount", receipt.amount
    for field in ("total", "fob_value", "balance", "freight", "insurance", "inland", "at_destination"):
        money = getattr(invoice, field)
        if money is not None:
            yield field, money


def _fob(invoice: CommercialInvoice) -> Iterator[Finding]:
    source = f"{invoice.incoterm}, total, freight, insurance"
    try:
        expected: object = fob_value(
            invoice.incoterm,
            invoice.total,
            inland=invoice.inland,
            freight=invoice.freight,
            insurance=invoice.insurance,
            at_destination=invoice.at_destination,
        )
    except Refusal as refusal:
        expected = refusal
    yield from follows("fob_unsound", invoice, "fob_value", invoice.fob_value, expected, source)


def _container_sums(
    paper: Paper, containers: Iterable[StuffedContainer], field: str, cartons: int
) -> Iterator[Finding]:
    """Totals against the containers, once every carton is loaded."""
    containers = tuple(containers)
    if not containers:
        return
    for name, total in ((field, cartons), ("net_g", None), ("gross_g", None)):
        attribute = "cartons" if total is not None else name
        expected = sum(getattr(container, attribute) for container in containers)
        source = f"containers.{attribute}"
        yield from follows("sum_unsound", paper, name, getattr(paper, name), expected, source)


def packing_adds_up(packing: PackingList) -> Iterator[Finding]:
    """Cartons, ranges, lines, containers and totals of the packing list agree with each other."""
    yield from _numbers(packing)
    known = frozenset(container.number for container in packing.containers)
    skus = {line.line: line.sku for line in packing.lines}
    for carton in packing.cartons:
        yield from _carton(packing, carton)
        yield from _carton_elsewhere(packing, carton, known, skus)
    yield from _lines(packing)
    yield from _ranges(packing)
    yield from _containers(packing)
    totals = {"carton_count": len(packing.cartons), **_sums(packing.cartons)}
    del totals["cartons"]
    for name, expected in totals.items():
        yield from follows("sum_unsound", packing, name, getattr(packing, name), expected, "cartons")
    marks = tuple(dict.fromkeys(carton.mark for carton in packing.cartons))
    yield from follows("marks_differ", packing, "marks", packing.marks, marks, "cartons.mark")


def _sums(cartons: Iterable[ListedCarton]) -> dict[str, int]:
    """The sums over cartons, by name."""
    cartons = tuple(cartons)
    sums = {name: sum(getattr(carton, name) for carton in cartons) for name in SUMS[1:]}
    return {"cartons": len(cartons), **sums}


def _numbers(packing: PackingList) -> Iterator[Finding]:
    """1, 2, 3 ... N without a gap; only the first fault is told, as all later ones follow from it."""
    for position, carton in enumerate(packing.cartons):
        if carton.number != position + 1:
            field = f"cartons[{position}].number"
            yield from follows(
                "carton_number_gap", packing, field, carton.number, position + 1, "position in the list"
            )
            break


def _carton(packing: PackingList, carton: ListedCarton) -> Iterator[Finding]:
    where = f"cartons[{carton.number}]"
    count = packing.carton_count
    yield from follows("carton_of_unsound", packing, f"{where}.of", carton.of, count, "carton_count")
    pieces = sum(content.quantity for content in carton.contents)
    source = f"{where}.contents.quantity"
    yield from follows("carton_pieces_unsound", packing, f"{where}.pieces", carton.pieces, pieces, source)
    length, width, height = carton.outer_mm
    volume = length * width * height
    source = f"{where}.outer_mm"
    yield from follows(
        "carton_volume_unsound", packing, f"{where}.volume_mm3", carton.volume_mm3, volume, source
    )
    if carton.gross_g < carton.net_g:
        first = place(packing, f"{where}.net_g", carton.net_g)
        second = place(packing, f"{where}.gross_g", carton.gross_g)
        yield Finding("carton_gross_below_net", Relation.ABOVE, first, second)


def _carton_elsewhere(
    packing: PackingList, carton: ListedCarton, known: frozenset[str], skus: dict[int, str]
) -> Iterator[Finding]:
    """What a carton says of containers (`known`, by number) and lines (`skus`, by line)."""
    where = f"cartons[{carton.number}]"
    if known and carton.container not in known:
        first = place(packing, f"{where}.container", carton.container)
        yield differs("carton_not_loaded", first, place(packing, "containers.number", sorted(known)))
    for content in carton.contents:
        field, source = f"{where}.contents.line", f"lines[{content.line}].sku"
        if content.line not in skus:
            lines = place(packing, "lines.line", sorted(skus))
            yield differs("line_differs", place(packing, field, content.line), lines)
        else:
            sku = skus[content.line]
            yield from follows("sku_differs", packing, f"{where}.sku", carton.sku, sku, source)


def _lines(packing: PackingList) -> Iterator[Finding]:
    pieces: Counter[int] = Counter()
    cartons: Counter[int] = Counter()
    for carton in packing.cartons:
        for content in carton.contents:
            pieces[content.line] += content.quantity
        cartons.update({content.line for content in carton.contents})
    for line in packing.lines:
        for name, expected in (("quantity", pieces[line.line]), ("cartons", cartons[line.line])):
            field = f"lines[{line.line}].{name}"
            yield from follows(
                "sum_unsound", packing, field, getattr(line, name), expected, "cartons.contents"
            )


def _ranges(packing: PackingList) -> Iterator[Finding]:
    listed = {carton.number: carton for carton in packing.cartons}
    descriptions = {line.line: line.description for line in packing.lines}
    for before, after in pairwise(packing.ranges):
        field, source = f"ranges[{after.first}].first", f"ranges[{before.first}].last + 1"
        yield from follows("range_unsound", packing, field, after.first, before.last + 1, source)
    if packing.ranges:
        last, count = packing.ranges[-1], packing.carton_count
        field = f"ranges[{last.first}].last"
        yield from follows("range_unsound", packing, field, last.last, count, "carton_count")
    for run in packing.ranges:
        cartons = [listed[n] for n in range(run.first, min(run.last, len(listed)) + 1) if n in listed]
        yield from _range(packing, run, cartons)
        description = descriptions.get(run.lines[0]) if run.lines else None
        if description is not None and description != run.description:
            for language in ("en", "id", "zh"):
                field = f"ranges[{run.first}].description.{language}"
                said, expected = getattr(run.description, language), getattr(description, language)
                source = f"lines[{run.lines[0]}].description.{language}"
                yield from follows("description_differs", packing, field, said, expected, source)


def _range(packing: PackingList, run: CartonRange, cartons: list[ListedCarton]) -> Iterator[Finding]:
    where = f"ranges[{run.first}]"
    for name, expected in _sums(cartons).items():
        source = f"cartons[{run.first}-{run.last}]"
        yield from follows("range_unsound", packing, f"{where}.{name}", getattr(run, name), expected, source)
    alike = (
        ("mark", "mark"),
        ("container", "container"),
        ("sku", "sku"),
        ("outer_mm", "outer_mm"),
        ("pieces_each", "pieces"),
        ("net_g_each", "net_g"),
        ("gross_g_each", "gross_g"),
    )
    for name, of_carton in alike:
        said = getattr(run, name)
        for carton in cartons:
            actual, source = getattr(carton, of_carton), f"cartons[{carton.number}].{of_carton}"
            if said != actual:
                yield from follows("range_unsound", packing, f"{where}.{name}", said, actual, source)
                break
    for carton in cartons:
        lines = tuple(sorted({content.line for content in carton.contents}))
        if lines != run.lines:
            source = f"cartons[{carton.number}].contents.line"
            yield from follows("range_unsound", packing, f"{where}.lines", run.lines, lines, source)
            break


def _containers(packing: PackingList) -> Iterator[Finding]:
    for container in packing.containers:
        within = [carton for carton in packing.cartons if carton.container == container.number]
        for name, expected in _sums(within).items():
            field = f"containers[{container.number}].{name}"
            said = getattr(container, name)
            yield from follows("sum_unsound", packing, field, said, expected, "cartons.container")
