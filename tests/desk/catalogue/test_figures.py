"""Sums over a route, weights of a carton, and the defects of a craft."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.desk.catalogue.builders import a_defect, a_product, a_size

from geliat.desk.catalogue import figures
from geliat.desk.catalogue.models import Size

pytestmark = pytest.mark.django_db


def test_a_sheet_sums_the_route_and_weighs_the_carton():
    a_size("S")
    (sheet,) = figures.sheets(a_product())
    assert (sheet.sum.lead_days, sheet.sum.minutes, sheet.sum.pay_idr) == (18, 70, Decimal(25000))
    assert sheet.gross_g == 6 * 2000 + 900
    assert sheet.carton_m3 == Decimal("0.083")
    assert sheet.route[0].name.id == "Bubut"


def test_the_sheets_of_a_product_take_three_queries(django_assert_max_num_queries):
    for code in "SML":
        a_size(code)
    product = a_product()
    with django_assert_max_num_queries(3):
        assert [sheet.size.code for sheet in figures.sheets(product)] == ["S", "M", "L"]


def test_a_size_without_a_package_has_no_weight():
    bare = Size.objects.create(
        product=a_product(), code="X", sku="X", shape="box", length_mm=1, width_mm=1, height_mm=1, net_g=1
    )
    (sheet,) = figures.sheets(a_product())
    assert (sheet.size, sheet.gross_g, sheet.carton_m3) == (bare, None, None)


def test_a_craft_has_its_own_defects_and_those_of_all():
    every, drums, boxes = a_defect("A"), a_defect("B", crafts=("drum",)), a_defect("C", crafts=("carving",))
    assert list(figures.defect_kinds("drum")) == [every, drums]
    assert list(figures.defect_kinds()) == [every, drums, boxes]
