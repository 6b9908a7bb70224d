"""The pages of the catalogue."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from tests.desk.cast import JOKO, SRI, signed_in
from tests.desk.catalogue.builders import a_defect, a_product, a_size

from geliat.desk.catalogue import figures
from geliat.desk.catalogue.models import DefectKind, Product, Size

pytestmark = pytest.mark.django_db


@pytest.fixture
def sri(db):
    """Sri, signed in."""
    return signed_in(SRI)


def at(name: str, **kwargs: int) -> str:
    """The address of a page of the room."""
    return reverse(f"catalogue:{name}", kwargs=kwargs)


def initial(page: Any, key: str = "form") -> dict[str, Any]:
    """What a form shows, ready to be sent again."""
    form = page.context[key]
    told = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in told.items() if value not in (None, False)}


def test_a_product_shows_its_sizes_route_and_quality(sri):
    a_size("S")
    page = sri.get(at("product", product=a_product().pk)).content.decode()
    for said in ("Kendang djimbe kayu", "DJ-S", "Bubut", "9206.00.00", "<polygon"):
        assert said in page


def test_the_tariff_line_is_asked_by_date(sri):
    product = a_product()
    for day, said in (("2020-10-20", "BTKI 2017"), ("2023-01-01", "BTKI 2022")):
        page = sri.get(at("product", product=product.pk), {"on": day}).content.decode()
        assert said in page
    none = sri.get(at("product", product=product.pk), {"on": "1999-01-01"}).content.decode()
    assert "hs_line_not_recorded" in none


def test_a_product_is_described_and_edited_through_its_form(sri):
    sent = {
        "code": "BX",
        "name_en": "Carved box",
        "name_id": "Kotak ukir",
        "craft": "carving",
        "hs_code": "4420.90.90",
        "hs_reason": "A box of wood for small things.",
    }
    assert sri.post(at("describe"), sent).status_code == 302
    assert sri.post(at("describe"), sent).status_code == 422
    product = Product.objects.get()
    page = sri.get(at("edit", product=product.pk))
    sri.post(at("edit", product=product.pk), {**initial(page), "name_id": "Kotak kayu ukir"})
    product.refresh_from_db()
    assert product.name_id == "Kotak kayu ukir"


def size_sent(**changes: Any) -> dict[str, Any]:
    """A box of two steps, as its form is sent."""
    size = {"code": "B1", "sku": "BX-1", "shape": "box", "length_mm": 300, "width_mm": 200, "height_mm": 100}
    package = {"pieces": 4, "along": 2, "across": 2, "layers": 1, "tare_g": 800, "upright": "on"}
    outer = {"outer_length_mm": 620, "outer_width_mm": 420, "outer_height_mm": 120}
    steps = {
        "joinery-passes": "on",
        "joinery-lead_days": 3,
        "joinery-minutes_per_piece": 30,
        "joinery-pay_idr": 12000,
        "finishing-passes": "on",
        "finishing-lead_days": 2,
        "finishing-minutes_per_piece": 10,
        "finishing-pay_idr": 4000,
        "finishing-inspected": "on",
    }
    return {**size, "net_g": 900, **package, **outer, **steps, **changes}


def test_a_size_is_described_with_route_and_package_in_one_form(sri):
    product = a_product()
    sri.post(at("describe_size", product=product.pk), size_sent())
    size = Size.objects.get()
    assert [step.step for step in size.route.all()] == ["joinery", "finishing"]
    package = figures.current_package(size)
    assert package is not None
    assert package.pieces == 4


@pytest.mark.parametrize(
    "changes", [{"joinery-pay_idr": ""}, {"profile": "0 sixty"}, {"pieces": 5}, {"sku": ""}]
)
def test_a_size_told_wrong_is_asked_again(sri, changes):
    product = a_product()
    answer = sri.post(at("describe_size", product=product.pk), size_sent(**changes))
    assert answer.status_code == 422
    assert not Size.objects.exists()


def test_a_profile_is_told_line_by_line(sri):
    size = a_size("S")
    page = sri.get(at("edit_size", size=size.pk))
    assert initial(page)["profile"] == "0 60\n160 45\n320 90\n400 90"
    sent = {**initial(page), "profile": "0 60\n150, 40\n400; 90"}
    sri.post(at("edit_size", size=size.pk), sent)
    size.refresh_from_db()
    assert size.profile == [[0, 60], [150, 40], [400, 90]]


def test_a_route_is_laid_anew_through_its_form(sri):
    size = a_size("S")
    assert sri.get(at("route", size=size.pk)).status_code == 200
    sent = {name: value for name, value in size_sent().items() if "-" in name}
    sri.post(at("route", size=size.pk), sent)
    assert [step.step for step in size.route.all()] == ["joinery", "finishing"]
    assert sri.post(at("route", size=size.pk), {}).status_code == 422


def test_package_and_quality_get_new_versions_through_their_forms(sri):
    size = a_size("S")
    page = sri.get(at("package", size=size.pk))
    sri.post(at("package", size=size.pk), {**initial(page), "tare_g": 990, "upright": "on"})
    page = sri.get(at("quality", product=size.product_id))
    sri.post(at("quality", product=size.product_id), {**initial(page), "aql_major": "1.5"})
    package, quality = figures.current_package(size), figures.current_quality(size.product)
    assert package is not None
    assert quality is not None
    assert (package.version, package.tare_g, quality.version, str(quality.aql_major)) == (2, 990, 2, "1.500")
    sri.post(at("approve", spec=quality.pk), {"on": "2020-08-30"})
    quality.refresh_from_db()
    assert quality.approved_by_buyer_on is not None
    assert sri.post(at("approve", spec=quality.pk), {"on": "soon"}).status_code == 422


def test_defects_are_listed_and_described(sri):
    a_defect("M01")
    sent = {"code": "C01", "severity": "critical", "name_en": "Live insect", "name_id": "Serangga hidup"}
    sri.post(at("describe_defect"), {**sent, "crafts": "drum, carving"})
    assert DefectKind.objects.get(code="C01").crafts == ["drum", "carving"]
    page = sri.get(at("defects")).content.decode()
    assert "Serangga hidup" in page
    assert "Retak terbuka" in page


def test_the_inspector_reads_and_does_not_describe():
    product = a_product()
    joko = signed_in(JOKO)
    assert at("edit", product=product.pk) not in joko.get(at("product", product=product.pk)).content.decode()
    assert joko.get(at("edit", product=product.pk)).status_code == 403
