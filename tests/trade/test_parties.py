"""Who stands on papers as consignee and notify party."""

from __future__ import annotations

import pytest

from geliat.trade.parties import consignee_of, notify_party
from geliat.trade.shipment import Party

BUYER = Party("Lin Trading", "1 Nanjing Road, Shanghai", "CN", "9131")


def test_the_buyer_in_its_own_house_is_the_consignee_to_the_letter() -> None:
    assert consignee_of(BUYER.name, BUYER.address, "", buyer=BUYER, country="SG") is BUYER


def test_the_buyer_elsewhere_keeps_its_country_and_tax_number() -> None:
    told = consignee_of(BUYER.name, "Shekou", "", buyer=BUYER, country="SG")
    assert (told.country, told.tax_id) == ("CN", "9131")


def test_another_consignee_is_taken_to_be_where_the_goods_arrive() -> None:
    told = consignee_of("Chen", "Shekou", "", buyer=BUYER, country="SG")
    assert (told.country, told.tax_id) == ("SG", "")


@pytest.mark.parametrize("told", ["", "  ", "Same as consignee.", "SAME AS CONSIGNEE"])
def test_nobody_else_to_be_told_is_the_consignee(told: str) -> None:
    assert notify_party(told, consignee=BUYER, country="CN") is BUYER


def test_a_notify_party_is_read_line_by_line() -> None:
    assert notify_party("Chen\nShekou", consignee=BUYER, country="CN") == Party("Chen", "Shekou", "CN")
