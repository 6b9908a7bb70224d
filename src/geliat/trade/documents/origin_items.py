"""What origin papers share: the claims of a scheme, and packages and weights of each line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.export_facts import OriginClaim
from geliat.trade.fob_shares import line_fob
from geliat.trade.shipment import Carton, GoodsLine, Shipment

HS_DIGITS = 6  # origin papers name the subheading, which exporter and importer share


@dataclass(frozen=True, slots=True)
class LineWeights:
    """A line's packages (each carton that holds any of it), net and gross in g."""

    packages: int
    net_g: int
    gross_g: int


@dataclass(frozen=True, slots=True)
class OriginItem:
    """One item of a certificate of origin; `fob` is shown only where value decides (criterion RVC)."""

    item: int
    line: int
    marks: tuple[str, ...]
    packages: int
    package_kind: str
    description: Sentence
    sku: str
    hs_code: str
    criterion: str
    quantity: int
    unit: str
    gross_g: int
    fob: Money | None
    invoice_number: str
    invoice_date: dt.date


def claims_under(shipment: Shipment, scheme: str) -> tuple[OriginClaim, ...]:
    """The claims of a scheme in the order of the lines; Refusal when there is none."""
    claims = tuple(
        sorted((each for each in shipment.origin if each.scheme == scheme), key=lambda each: each.line)
    )
    if not claims:
        raise Refusal(
            Blocker(
                "no_origin_claimed",
                "No line of {shipment} claims origin under {scheme}.",
                "Tidak ada baris {shipment} yang mengajukan asal barang menurut {scheme}.",
                {"shipment": shipment.number, "scheme": scheme},
                owner="coordinator",
            )
        )
    return claims


def origin_items(shipment: Shipment, scheme: str) -> tuple[OriginItem, ...]:
    """The items of a scheme's certificate, numbered from 1; Refusal when nothing is claimed under it."""
    weights, fob = line_weights(shipment), line_fob(shipment)
    marks: dict[int, dict[str, None]] = {line.line: {} for line in shipment.lines}
    for carton in shipment.cartons:
        for content in carton.contents:
            marks[content.line][carton.mark] = None

    def item(number: int, claim: OriginClaim, line: GoodsLine) -> OriginItem:
        return OriginItem(
            item=number,
            line=line.line,
            marks=tuple(marks[line.line]),
            packages=weights[line.line].packages,
            package_kind="CT",
            description=line.description,
            sku=line.sku,
            hs_code=line.hs_code[:HS_DIGITS],
            criterion=claim.criterion,
            quantity=line.quantity,
            unit=line.unit,
            gross_g=weights[line.line].gross_g,
            fob=fob[line.line] if claim.criterion == "RVC" else None,
            invoice_number=shipment.invoice_number,
            invoice_date=shipment.invoice_date,
        )

    claims = claims_under(shipment, scheme)
    return tuple(
        item(number, claim, shipment.line(claim.line)) for number, claim in enumerate(claims, start=1)
    )


def claimed_weights(shipment: Shipment, scheme: str) -> LineWeights:
    """Cartons that hold any claimed line, each once, and net and gross of the claimed lines."""
    claimed = {claim.line for claim in claims_under(shipment, scheme)}
    weights = line_weights(shipment)
    return LineWeights(
        packages=sum(
            any(content.line in claimed for content in carton.contents) for carton in shipment.cartons
        ),
        net_g=sum(weights[number].net_g for number in claimed),
        gross_g=sum(weights[number].gross_g for number in claimed),
    )


def line_weights(shipment: Shipment) -> dict[int, LineWeights]:
    """Line -> packages and weights that sum to those of all cartons, as `weights_in` shares them."""
    return weights_in(shipment.cartons, shipment.lines)


def weights_in(cartons: Iterable[Carton], lines: Iterable[GoodsLine]) -> dict[int, LineWeights]:
    """Line -> packages and weights in some cartons of the shipment.

    A carton of several lines gives each its share by net weight; the last line takes what rounding leaves.
    """
    each_g = {line.line: line.net_g for line in lines}
    packages = dict.fromkeys(each_g, 0)
    net, gross = dict(packages), dict(packages)
    for carton in cartons:
        if len(carton.contents) == 1:  # all of it is one line's, as in most of a thousand cartons
            number = carton.contents[0].line
            packages[number] += 1
            net[number] += carton.net_g
            gross[number] += carton.gross_g
            continue
        pieces: dict[int, int] = {}
        for content in carton.contents:
            pieces[content.line] = pieces.get(content.line, 0) + content.quantity
        whole = sum(count * each_g[number] for number, count in pieces.items())
        left_net, left_gross = carton.net_g, carton.gross_g
        last = [*pieces][-1]
        for number, count in pieces.items():
            share = count * each_g[number]
            net_g = left_net if number == last else carton.net_g * share // whole
            gross_g = left_gross if number == last else carton.gross_g * share // whole
            left_net, left_gross = left_net - net_g, left_gross - gross_g
            packages[number] += 1
            net[number] += net_g
            gross[number] += gross_g
    return {number: LineWeights(packages[number], net[number], gross[number]) for number in packages}
