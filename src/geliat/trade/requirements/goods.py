"""What the rules look at: the goods by HS code and material, and the terms under which they are shipped.

A fact that nobody has told yet is None (or empty for a species and a treatment): a rule that turns on it is
then neither asked nor dropped, but brings the question along.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geliat.sentences import Sentence
from geliat.trade.data import rows

FACTS: Mapping[str, Sentence] = MappingProxyType(
    {
        "materials": Sentence(en="the materials of the goods", id="bahan barang"),
        "species": Sentence(en="the species of wood or skin", id="jenis kayu atau kulit"),
        "treatment": Sentence(en="how the skin was treated", id="cara kulit diolah"),
        "incoterm": Sentence(en="the Incoterm", id="syarat Incoterms"),
        "payment": Sentence(en="how the buyer pays", id="cara pembeli membayar"),
        "packaging": Sentence(
            en="whether raw wood is used for packing", id="apakah kayu mentah dipakai untuk kemasan"
        ),
        "asked": Sentence(
            en="which papers the buyer or the bank asks for", id="dokumen yang diminta pembeli atau bank"
        ),
    }
)
"""The facts that a condition may turn on, as a question names them."""

MATERIALS: Mapping[str, Sentence] = MappingProxyType(
    {
        "wood": Sentence(en="wood", id="kayu", zh="木材"),
        "skin": Sentence(en="animal skin", id="kulit hewan", zh="动物皮"),
        "bamboo": Sentence(en="bamboo", id="bambu", zh="竹"),
        "rattan": Sentence(en="rattan", id="rotan", zh="藤"),
        "other": Sentence(en="another material", id="bahan lain", zh="其他材料"),
    }
)
TREATMENTS: Mapping[str, Sentence] = MappingProxyType(
    {
        "raw": Sentence(en="raw or salted", id="mentah atau digarami"),
        "dried": Sentence(en="scraped and sun-dried, hair off", id="dikerok dan dijemur, tanpa bulu"),
        "limed": Sentence(en="limed and dried", id="dikapur dan dikeringkan"),
        "tanned": Sentence(en="tanned", id="disamak"),
    }
)
PAYMENTS: Mapping[str, Sentence] = MappingProxyType(
    {
        "advance": Sentence(en="advance payment by transfer", id="pembayaran di muka lewat transfer"),
        "open_account": Sentence(en="open account", id="pembayaran kemudian (open account)"),
        "collection": Sentence(en="documentary collection", id="inkaso"),
        "letter_of_credit": Sentence(en="letter of credit", id="letter of credit (L/C)"),
    }
)
PACKAGINGS: Mapping[str, Sentence] = MappingProxyType(
    {
        "carton": Sentence(en="cartons", id="karton"),
        "sack": Sentence(en="sacks or polybags", id="karung atau plastik"),
        "raw_wood": Sentence(
            en="pallets, crates or dunnage of raw wood over 6 mm",
            id="palet, peti, atau ganjal dari kayu mentah di atas 6 mm",
        ),
        "processed_wood": Sentence(
            en="pallets or crates of plywood or other processed wood",
            id="palet atau peti dari kayu lapis atau kayu olahan lain",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Material:
    """A material of the goods: `kind` of `MATERIALS`; `species` as written, common and scientific names.

    `treatment` is of `TREATMENTS` and matters for skin. Empty where it is not known.
    """

    kind: str
    species: str = ""
    treatment: str = ""


@dataclass(frozen=True, slots=True)
class GoodsProfile:
    """One kind of goods of a shipment, and the terms of that shipment, as the rules look at them.

    `hs_code` is the 8-digit code without points, `destination` a country by ISO 3166-1 alpha-2. `asked` are
    the kinds of paper that buyer, bank or the customs of the destination ask for. None: not known.
    """

    hs_code: str
    destination: str
    materials: tuple[Material, ...] | None = None
    incoterm: str | None = None
    payment: str | None = None
    packaging: frozenset[str] | None = None
    asked: frozenset[str] | None = None


def way_of_payment(customs_code: str) -> str | None:
    """The way of `PAYMENTS` that customs' code of payment stands for; None where the table names none."""
    ways = {row["customs_code"]: row["way"] for row in rows("payment_ways")}
    return ways.get(customs_code)
