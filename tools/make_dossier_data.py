"""Draws what each form states and the worked example from the invented dossiers of the tests.

    python tools/make_dossier_data.py

Writes src/geliat/trade/data/stated_facts.csv and src/geliat/terminal/example_shipment.json.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.trade import builders  # noqa: E402

from geliat.papers.forms import every_form, read_form  # noqa: E402
from geliat.trade.consistency.expected import drawn_from  # noqa: E402
from geliat.trade.consistency.schemes import OF_CLAIM, SHEETS  # noqa: E402
from geliat.trade.consistency.statement import Statement  # noqa: E402
from geliat.trade.shipment import Shipment  # noqa: E402

STATED = ROOT / "src/geliat/trade/data/stated_facts.csv"
EXAMPLE = ROOT / "src/geliat/terminal/example_shipment.json"
SMALL = (7, 3, 3)
WORKSHEET = "origin_worksheet.json"
NOTICE = "Contoh rekaan, bukan pengiriman nyata / an invented example, no real shipment"


def good_shipments() -> Iterator[Shipment]:
    """Shipments of every kind of term, scheme and degree of readiness."""
    full = builders.a_shipment(counts=SMALL, boxes=2)
    yield full
    yield builders.a_shipment(counts=SMALL)
    yield builders.a_cif_shipment(counts=SMALL, boxes=2)
    yield builders.an_rcep_shipment(counts=SMALL, boxes=2)
    yield builders.a_shipment_of_two_schemes(counts=SMALL, boxes=2)
    yield builders.a_bare_shipment(counts=SMALL, boxes=2)
    yield dataclasses.replace(full, origin=full.origin[1:])
    yield dataclasses.replace(full, bill_of_lading=None)
    yield dataclasses.replace(full, forwarder=None)
    yield dataclasses.replace(full, release=None)
    yield dataclasses.replace(full, lots=())
    yield dataclasses.replace(full, agreement=None)
    yield dataclasses.replace(full, payment=dataclasses.replace(full.payment, received=()))
    yield dataclasses.replace(full, buyer=dataclasses.replace(full.buyer, name="Wanda Shanghai Branch"))
    yield dataclasses.replace(full, lines=tuple(dataclasses.replace(each, brand="") for each in full.lines))
    bare = builders.a_bare_shipment(counts=SMALL)
    yield dataclasses.replace(bare, containers=(), release=None)
    yield dataclasses.replace(bare, rate=None, release=None)
    undated = tuple(dataclasses.replace(each, packed_on=None) for each in full.cartons)
    yield dataclasses.replace(full, cartons=undated)
    yield dataclasses.replace(full, cartons=undated, containers=(), release=None, bill_of_lading=None)


def stated_by(shipment: Shipment) -> list[Statement]:
    """What all forms of a shipment state."""
    return [each for name, data in every_form(shipment).items() for each in read_form(name, data)]


def judged_together(said: list[Statement]) -> list[list[Statement]]:
    """The same statements; of two schemes claimed, once under each without those of the other alone."""
    certified = {each.form: each.value for each in said if each.fact == ("origin", "scheme")}
    if len(set(certified.values())) < 2:
        return [said]
    rows = {
        each.path.removesuffix("/scheme"): each.value
        for each in said
        if each.form == WORKSHEET and each.fact[-1] == "scheme"
    }

    def scheme_of(each: Statement) -> str | None:
        row, _, name = each.path.rpartition("/")
        if each.form == WORKSHEET:
            return rows.get(row) if name in OF_CLAIM else None
        return certified.get(each.form) or SHEETS.get(each.form.partition(".")[0])

    return [[each for each in said if scheme_of(each) in {None, scheme}] for scheme in SHEETS.values()]


def stated_facts() -> str:
    """The table of what each form must state."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("form", "fact"))
    # What is judged together: a certificate leaves out rightly what is claimed under the other scheme.
    judged = (part for shipment in good_shipments() for part in judged_together(stated_by(shipment)))
    table.writerows(drawn_from(judged))
    return out.getvalue()


def example() -> str:
    """The worked example: the case in two containers, small, with its notice in the payment's note."""
    shipment = builders.a_shipment(counts=SMALL, boxes=2, order_number="CONTOH-REKAAN")
    # The deposit agreed, of this small order: what the whole case received would be more than its price.
    deposit = (shipment.total * (Decimal(shipment.payment.deposit_permille) / 1000)).rounded()
    paid = dataclasses.replace(shipment.payment.received[0], amount=deposit, note=NOTICE)
    payment = dataclasses.replace(shipment.payment, received=(paid,))
    return dataclasses.replace(shipment, payment=payment).to_json() + "\n"


def main() -> None:
    """Write both."""
    STATED.write_text(stated_facts(), encoding="utf-8")
    EXAMPLE.write_text(example(), encoding="utf-8")


if __name__ == "__main__":
    main()
