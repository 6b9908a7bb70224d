"""The facts of a shipment by name, as statements name them, from which machine forms are written.

A form lays facts out and reads them back, so both sides share one vocabulary: values are canonical text
(g, mm, mm3 and pieces whole, money as "1234.50 USD", days by ISO 8601).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from geliat.measures import Money
from geliat.papers.form_values import money_text, plain
from geliat.sentences import Sentence
from geliat.trade.consistency.statement import Fact
from geliat.trade.documents.origin_items import claimed_weights, claims_under
from geliat.trade.documents.paper import stuffed
from geliat.trade.fob_shares import line_fob, shipment_fob
from geliat.trade.identifiers import normal_nib, normal_npwp
from geliat.trade.shipment import Carton, GoodsLine, Party, Shipment

Key = tuple[str, ...]
COSTS = ("freight", "insurance", "inland", "at_destination")


@dataclass(frozen=True, slots=True)
class Facts:
    """`values` by fact; `keys` the rows of each list (`("line",)`, `("content", "12")`), in order."""

    values: dict[Fact, str]
    keys: dict[Key, list[Key]]


def facts_of(shipment: Shipment) -> Facts:
    """Everything of the shipment that a form of invoice, packing list, origin or transport can carry.

    Raises Refusal when the FOB value cannot be told.
    """
    values: dict[Fact, str] = {}
    for facts in (_heads(shipment), _parties(shipment), _transport(shipment), _money(shipment)):
        values.update(facts)
    keys: dict[Key, list[Key]] = {
        ("line",): [(str(line.line),) for line in shipment.lines],
        ("claimed",): [
            (str(claim.line),) for claim in shipment.origin if claim.scheme == scheme_of(shipment)
        ],
        ("carton",): [],
        ("container",): [(container.number,) for container in shipment.containers],
        ("receipt",): [(str(n),) for n in range(1, len(shipment.payment.received) + 1)],
        ("cost",): [(name,) for name in COSTS if getattr(shipment, name) is not None],
    }
    _add_lines(shipment, values)
    _add_cartons(shipment, values, keys)
    values.update(_containers(shipment))
    values.update(_totals(shipment))
    return Facts(values, keys)


def money(value: Money) -> str:
    """Money as statements give it."""
    return money_text(value.amount, value.currency)


def sentence(*name: str, said: Sentence) -> Iterator[tuple[Fact, str]]:
    """A sentence as one fact a language; a language that has no words states nothing."""
    for language in ("en", "id", "zh"):
        words = getattr(said, language)
        if words:
            yield (*name, language), words


def _heads(shipment: Shipment) -> Iterator[tuple[Fact, str]]:
    yield ("shipment", "number"), shipment.number
    yield ("shipping_instruction", "number"), f"{shipment.number}/SI"
    yield ("certificate", "number"), f"{shipment.number}/SKA"
    yield ("invoice", "number"), shipment.invoice_number
    yield ("invoice", "date"), shipment.invoice_date.isoformat()
    yield ("packing_list", "number"), shipment.packing_list_number
    yield ("packing_list", "date"), shipment.packing_list_date.isoformat()
    if shipment.contract_reference:
        yield ("contract", "reference"), shipment.contract_reference
        yield ("contract", "date"), shipment.contract_date.isoformat()
    yield ("terms", "incoterm"), shipment.incoterm
    yield ("terms", "place"), shipment.named_place
    yield ("terms", "deposit_permille"), str(shipment.payment.deposit_permille)
    yield from sentence("terms", "payment", said=shipment.payment.terms)
    yield ("signatory", "name"), shipment.signatory.name
    yield from sentence("signatory", "office", said=shipment.signatory.office)
    if shipment.origin:
        yield from _origin(shipment)


def scheme_of(shipment: Shipment) -> str:
    """The scheme whose certificate forms describe: ACFTA where it is claimed, else the first claimed."""
    schemes = [claim.scheme for claim in shipment.origin]
    return "ACFTA" if "ACFTA" in schemes else schemes[0]


def _origin(shipment: Shipment) -> Iterator[tuple[Fact, str]]:
    scheme = scheme_of(shipment)
    claimed = claimed_weights(shipment, scheme)
    yield ("origin", "scheme"), scheme
    for name in ("packages", "net_g", "gross_g"):
        yield ("origin", name), str(getattr(claimed, name))
    for claim in claims_under(shipment, scheme):
        yield ("line", str(claim.line), "criterion"), claim.criterion


def _parties(shipment: Shipment) -> Iterator[tuple[Fact, str]]:
    for role in ("exporter", "buyer", "consignee", "notify", "forwarder"):
        party: Party | None = getattr(shipment, role)
        if party is not None:
            yield ("party", role, "name"), party.name
            yield ("party", role, "address"), party.address
            yield ("party", role, "country"), party.country
            if party.tax_id:
                yield ("party", role, "tax_id"), normal_npwp(party.tax_id)
            if party.nib:
                yield ("party", role, "nib"), normal_nib(party.nib)


def _transport(shipment: Shipment) -> Iterator[tuple[Fact, str]]:
    for name in ("vessel", "voyage", "booking"):
        if getattr(shipment, name):
            yield ("transport", name), getattr(shipment, name)
    yield ("transport", "sailing_date"), shipment.sailing_date.isoformat()
    bill = shipment.bill_of_lading
    left = bill.on_board_date if bill else shipment.sailing_date
    yield ("transport", "departure_date"), left.isoformat()
    for name in ("loading", "discharge"):
        port = shipment.port_of_loading if name == "loading" else shipment.port_of_discharge
        yield ("transport", f"{name}_port"), port.code
        yield ("transport", f"{name}_port_name"), port.name
    if shipment.bill_of_lading is not None:
        yield ("bill_of_lading", "number"), shipment.bill_of_lading.number
        yield ("bill_of_lading", "date"), shipment.bill_of_lading.on_board_date.isoformat()


def _money(shipment: Shipment) -> Iterator[tuple[Fact, str]]:
    total = shipment.total.rounded()
    paid = Money(total.amount - total.amount, total.currency)
    for n, receipt in enumerate(shipment.payment.received, start=1):
        yield ("receipt", str(n), "position"), str(n)
        yield ("receipt", str(n), "amount"), money(receipt.amount)
        yield ("receipt", str(n), "date"), receipt.on.isoformat()
        if receipt.note:
            yield ("receipt", str(n), "note"), receipt.note
        paid += receipt.amount
    yield ("money", "currency"), shipment.currency
    yield ("money", "total"), money(total)
    yield ("money", "received"), money(paid)
    yield ("money", "balance"), money(total - paid)
    yield ("money", "fob"), money(shipment_fob(shipment))
    for name in COSTS:
        cost: Money | None = getattr(shipment, name)
        if cost is not None:
            yield ("money", name), money(cost)
            yield ("cost", name, "name"), name
    if shipment.rate is not None:
        yield ("money", "rate"), plain(shipment.rate.per_unit)
        yield ("money", "rate_base"), shipment.rate.base
        yield ("money", "rate_quote"), shipment.rate.quote
        yield ("money", "rate_date"), shipment.rate.on.isoformat()


def _add_lines(shipment: Shipment, values: dict[Fact, str]) -> None:
    fob = line_fob(shipment)
    for line in shipment.lines:
        values.update(_line(line, fob[line.line]))


def _line(line: GoodsLine, fob: Money) -> Iterator[tuple[Fact, str]]:
    number = str(line.line)
    yield ("line", number, "number"), number
    for name in ("sku", "hs_code", "origin", "quantity", "unit"):
        yield ("line", number, name), str(getattr(line, name))
    yield ("line", number, "brand"), line.brand
    yield ("line", number, "unit_price"), money(line.unit_price)
    yield ("line", number, "amount"), money(line.amount)
    yield ("line", number, "fob"), money(fob)
    yield from sentence("line", number, "description", said=line.description)


def _add_cartons(shipment: Shipment, values: dict[Fact, str], keys: dict[Key, list[Key]]) -> None:
    where = {number: container.number for number, container in shipment.container_of().items()}
    each_g = {line.line: line.net_g for line in shipment.lines}
    packed: Counter[int] = Counter()
    holding: Counter[int] = Counter()
    for carton in sorted(shipment.cartons, key=lambda each: each.number):
        number = str(carton.number)
        keys["carton",].append((number,))
        _add_carton(carton, number, where.get(carton.number, ""), values)
        contents: Counter[tuple[str, int]] = Counter()
        for content in carton.contents:
            contents[content.lot, content.line] += content.quantity
            packed[content.line] += content.quantity
        holding.update({content.line for content in carton.contents})
        keys["content", number] = [(lot, str(line)) for lot, line in contents]
        for (lot, line), quantity in contents.items():
            content_of = ("carton", number, "content", lot, str(line))
            values[*content_of, "lot"] = lot
            values[*content_of, "line"] = str(line)
            values[*content_of, "quantity"] = str(quantity)
    for line_number, net_g in each_g.items():
        values["line", str(line_number), "packed"] = str(packed[line_number])
        values["line", str(line_number), "cartons"] = str(holding[line_number])
        values["line", str(line_number), "net_g"] = str(packed[line_number] * net_g)


def _add_carton(carton: Carton, number: str, container: str, values: dict[Fact, str]) -> None:
    length, width, height = carton.outer_mm
    for name, value in (
        ("number", number),
        ("mark", carton.mark),
        ("sku", carton.sku),
        ("pieces", carton.pieces),
        ("length_mm", length),
        ("width_mm", width),
        ("height_mm", height),
        ("net_g", carton.net_g),
        ("gross_g", carton.gross_g),
        ("volume_mm3", carton.volume_mm3),
    ):
        values["carton", number, name] = str(value)
    if container:
        values["carton", number, "container"] = container


def _containers(shipment: Shipment) -> Iterator[tuple[Fact, str]]:
    for container, sums in zip(shipment.containers, stuffed(shipment), strict=True):
        for name in ("number", "size_type", "seal", "cartons", "pieces", "net_g", "gross_g", "volume_mm3"):
            yield ("container", container.number, name), str(getattr(sums, name))
        for name in ("tare_g", "max_gross_g", "verified_gross_g", "method"):
            yield ("container", container.number, name), str(getattr(container, name))
        yield ("container", container.number, "weighed_on"), container.weighed_on.isoformat()
        yield ("container", container.number, "stuffed_on"), container.stuffed_on.isoformat()


def _totals(shipment: Shipment) -> Iterator[tuple[Fact, str]]:
    cartons = shipment.cartons
    yield ("totals", "cartons"), str(len(cartons))
    yield ("totals", "containers"), str(len(shipment.containers))
    yield ("totals", "pieces"), str(sum(carton.pieces for carton in cartons))
    yield ("totals", "quantity"), str(sum(line.quantity for line in shipment.lines))
    yield ("totals", "net_g"), str(sum(carton.net_g for carton in cartons))
    yield ("totals", "gross_g"), str(sum(carton.gross_g for carton in cartons))
    yield ("totals", "volume_mm3"), str(sum(carton.volume_mm3 for carton in cartons))
