"""Who stands on papers as consignee and notify party, from what an order says of them (UN Layout Key)."""

from __future__ import annotations

from geliat.trade.shipment import Party

SAME_AS_CONSIGNEE = frozenset(
    {"same as consignee", "sama dengan penerima", "sama dengan penerima barang", "同收货人"}
)
"""How people write that nobody else is to be told; the paper then names the consignee in full."""


def consignee_of(name: str, address: str, tax_id: str, *, buyer: Party, country: str) -> Party:
    """The consignee; one of the buyer's name in the buyer's house is the buyer itself.

    `country` is that of the port of discharge, where a consignee of another name is taken to be.
    """
    same = name == buyer.name
    if same and address == buyer.address:
        return buyer
    return Party(name, address, buyer.country if same else country, tax_id or (buyer.tax_id if same else ""))


def notify_party(told: str, *, consignee: Party, country: str) -> Party:
    """The notify party as written, name in the first line; nobody named, or "same", is the consignee."""
    told = told.strip()
    if not told or told.rstrip(".").lower() in SAME_AS_CONSIGNEE:
        return consignee
    name, _, address = told.partition("\n")
    return Party(name.strip(), address.strip() or consignee.address, country)
