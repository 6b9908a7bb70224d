"""What a delivery term means for the papers, and the FOB value that customs wants: Incoterms 2020.

The eleven terms stand as data in `data/incoterms.csv`. A contract names its edition, so the edition is not
looked up by date. For goods in containers FCA fits better than FOB (the goods are handed over at the
container yard, not on board); FOB is what local papers use, and the program takes both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade.data import rows

EDITION = "Incoterms 2020"
INSURED_PERCENT = 110  # CIF and CIP: at least the contract price plus ten percent

PLACE_KINDS = {
    "premises": Sentence(en="the seller's premises", id="tempat penjual", zh="卖方所在地"),
    "handover": Sentence(
        en="the place of hand-over to the carrier", id="tempat penyerahan kepada pengangkut", zh="交货地点"
    ),
    "port_of_shipment": Sentence(en="the port of shipment", id="pelabuhan muat", zh="装运港"),
    "port_of_destination": Sentence(en="the port of destination", id="pelabuhan tujuan", zh="目的港"),
    "destination": Sentence(en="the place of destination", id="tempat tujuan", zh="目的地"),
}
COST_NAMES = {
    "inland": Sentence(
        en="the cost from the named place to on board", id="biaya dari tempat serah sampai di atas kapal"
    ),
    "freight": Sentence(en="the main freight", id="ongkos angkut utama"),
    "insurance": Sentence(en="the insurance premium", id="premi asuransi"),
    "at_destination": Sentence(
        en="the cost after arrival (unloading, inland, duty)",
        id="biaya setelah tiba (bongkar, angkutan darat, bea masuk)",
    ),
}
# What to add to, and take from, a price on each term to get the value on board in the port of shipment.
ADDED = {"EXW": ("inland",), "FCA": ("inland",), "FAS": ("inland",)}
TAKEN = {
    "CFR": ("freight",),
    "CPT": ("freight",),
    "CIF": ("freight", "insurance"),
    "CIP": ("freight", "insurance"),
    "DAP": ("freight", "insurance", "at_destination"),
    "DPU": ("freight", "insurance", "at_destination"),
    "DDP": ("freight", "insurance", "at_destination"),
}


@dataclass(frozen=True, slots=True)
class Incoterm:
    """One delivery term.

    `mode` is "sea" or "any"; `place_kind` a key of `PLACE_KINDS`; `freight_payer` "seller" or "buyer".
    `insurer` is "seller" where the term obliges the seller to insure for the buyer, at least on the
    Institute Cargo Clauses of `insurance_clause` and for 110 % of the price; otherwise both are empty.
    """

    code: str
    mode: str
    place_kind: str
    freight_payer: str
    insurer: str
    insurance_clause: str
    name: Sentence
    source: str
    confidence: str

    def with_place(self, place: str) -> str:
        """As contracts write it: "FOB Tanjung Perak (Incoterms 2020)"."""
        return f"{self.code} {place} ({EDITION})"


@cache
def incoterms() -> Mapping[str, Incoterm]:
    """The eleven terms by code."""
    return {
        row["code"]: Incoterm(
            code=row["code"],
            mode=row["mode"],
            place_kind=row["place_kind"],
            freight_payer=row["freight_payer"],
            insurer=row["insurer"],
            insurance_clause=row["insurance_clause"],
            name=Sentence(en=row["en"], id=row["id"], zh=row["zh"]),
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in rows("incoterms")
    }


def find_incoterm(code: str) -> Incoterm | None:
    """The term of a code in capitals or small letters, or None."""
    return incoterms().get(code.strip().upper())


def check_incoterm(code: str, place: str) -> tuple[Blocker, ...]:
    """What is wrong with a term and its named place: an unknown code, a missing place, or nothing."""
    term = find_incoterm(code)
    if term is None:
        return (
            Blocker(
                "unknown_incoterm",
                en="{code} is no term of Incoterms 2020; expected one of {known}.",
                id="{code} bukan syarat Incoterms 2020; pilihannya {known}.",
                facts={"code": code.strip() or "-", "known": ", ".join(incoterms())},
                owner="coordinator",
            ),
        )
    if place.strip():
        return ()
    kind = PLACE_KINDS[term.place_kind]
    return (
        Blocker(
            "incoterm_without_place",
            en="{code} needs its named place: {kind_en}.",
            id="{code} memerlukan tempat yang disebut: {kind_id}.",
            facts={"code": term.code, "kind_en": kind.en, "kind_id": kind.id},
            owner="coordinator",
        ),
    )


def fob_value(
    code: str,
    invoice: Money,
    *,
    inland: Money | None = None,
    freight: Money | None = None,
    insurance: Money | None = None,
    at_destination: Money | None = None,
) -> Money:
    """The value on board in the port of shipment, as the export declaration wants it.

    EXW, FCA, FAS: price + `inland` (from the named place to on board). FOB: the price. CFR, CPT: price -
    `freight`. CIF, CIP: price - `freight` - `insurance`. DAP, DPU, DDP: also - `at_destination`. Costs the
    term does not need are ignored (freight under FOB is the buyer's). All in the invoice's currency; an
    amount that does not arise is given as zero. Refusal, with every fault at once, for an unknown term, a
    missing or negative cost, another currency, or a result that is not above zero.
    """
    term = find_incoterm(code)
    if term is None:
        raise Refusal(*check_incoterm(code, place="-"))
    given = {"inland": inland, "freight": freight, "insurance": insurance, "at_destination": at_destination}
    added, taken = ADDED.get(term.code, ()), TAKEN.get(term.code, ())
    blockers: list[Blocker] = []
    costs: dict[str, Money] = {}
    for name in (*added, *taken):
        cost = given[name]
        blocker = _bad_cost(term.code, name, cost, invoice.currency)
        if blocker is not None:
            blockers.append(blocker)
        elif cost is not None:
            costs[name] = cost
    if blockers:
        raise Refusal(*blockers)
    value = invoice
    for name in added:
        value += costs[name]
    for name in taken:
        value -= costs[name]
    if value.amount <= 0:
        raise Refusal(
            Blocker(
                "fob_value_not_positive",
                en="The FOB value would be {amount} {currency}; check the price and the costs taken from it.",
                id="Nilai FOB menjadi {amount} {currency}; periksa harga dan biaya yang dikurangkan.",
                facts={"amount": str(value.amount), "currency": value.currency},
                owner="coordinator",
            )
        )
    return value.rounded()


def insured_value(price: Money) -> Money:
    """The least sum insured under CIF and CIP: 110 % of the contract price."""
    return (price * INSURED_PERCENT * Decimal("0.01")).rounded()


def _bad_cost(code: str, name: str, cost: Money | None, currency: str) -> Blocker | None:
    words = COST_NAMES[name]
    facts: dict[str, str | int] = {"code": code, "cost_en": words.en, "cost_id": words.id}
    if cost is None:
        return Blocker(
            f"fob_needs_{name}",
            en="The FOB value of a {code} price needs {cost_en}; enter 0 if there is none.",
            id="Nilai FOB dari harga {code} memerlukan {cost_id}; isi 0 bila tidak ada.",
            facts=facts,
            owner="coordinator",
        )
    if cost.currency != currency:
        return Blocker(
            "fob_cost_in_other_currency",
            en="For a {code} price in {currency}, {cost_en} is given in {given}; convert it first.",
            id="Untuk harga {code} dalam {currency}, {cost_id} tertulis dalam {given}; konversikan dahulu.",
            facts={**facts, "currency": currency, "given": cost.currency},
            owner="coordinator",
        )
    if cost.amount < 0:
        return Blocker(
            "fob_cost_negative",
            en="For a {code} price, {cost_en} is {amount}; a cost cannot be negative.",
            id="Untuk harga {code}, {cost_id} tertulis {amount}; biaya tidak boleh negatif.",
            facts={**facts, "amount": str(cost.amount)},
            owner="coordinator",
        )
    return None
