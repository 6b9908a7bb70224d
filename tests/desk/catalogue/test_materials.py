"""What a piece of a product is made of: the list, its sums, and the page on which it is told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from tests.desk.cast import AT, JOKO, SRI, signed_in
from tests.desk.catalogue.builders import a_product, a_size, material_facts

from geliat.desk.catalogue.material_figures import known_of, sheet_of
from geliat.desk.catalogue.materials import lay_materials
from geliat.desk.catalogue.models import Material
from geliat.desk.journal.figures import timeline
from geliat.refusals import Refusal

pytestmark = pytest.mark.django_db
ROPE = {
    "kind": "rope",
    "name_en": "Polyester rope",
    "name_id": "Tali poliester",
    "hs_code": "560750",
    "origin": "CN",
}


@pytest.fixture
def sri(db):
    """Sri, signed in."""
    return signed_in(SRI)


def page_of(product: Any) -> str:
    """The address of the materials of a product."""
    return reverse("catalogue:materials", kwargs={"product": product.pk})


def sent(page: Any) -> dict[str, Any]:
    """What the page shows, ready to be sent again."""
    rows = page.context["rows"]
    told = {"form-TOTAL_FORMS": rows.total_form_count(), "form-INITIAL_FORMS": rows.initial_form_count()}
    for row in rows:
        for name, field in row.fields.items():
            value = row.get_initial_for_field(field, name)
            if value not in (None, "", False):
                told[row.add_prefix(name)] = value
    return told


def test_a_list_is_summed_by_size_and_says_when_a_size_was_described_since():
    product = a_size("S").product
    lay_materials(product, [material_facts(), material_facts(**ROPE, value=2500)], by=SRI, at=AT)
    sheet = sheet_of(product)
    assert sheet.sums_idr == (Decimal(11_500),)
    assert [row.species for row in sheet.rows] == ["Swietenia mahagoni", ""]
    assert [material.name_en for material in sheet.foreign] == ["Polyester rope"]
    assert sheet.complete
    a_size("M")
    assert not sheet_of(product).complete


def test_a_list_laid_anew_stands_alone_and_the_journal_keeps_the_one_before():
    product = a_size("S").product
    lay_materials(product, [material_facts(), material_facts(**ROPE)], by=SRI, at=AT)
    lay_materials(product, [material_facts(hs_code="440349")], by=SRI, at=AT)
    assert [row.material.hs_code for row in sheet_of(product).rows] == ["440349"]
    told = [str(deed.facts) for deed in timeline([("product", product.pk)])]
    assert any("Polyester rope 560750 CN" in facts for facts in told)


def test_a_material_is_refused_with_every_reason_at_once():
    product = a_product(code="BX", wood_species="", skin_species="")
    a_size("S", product=product)
    wrong = material_facts(kind="wood", treatment="tanned", origin="Java", hs_code="44", value=-1)
    with pytest.raises(Refusal) as refused:
        lay_materials(product, [wrong], by=SRI, at=AT)
    assert refused.value.codes == (
        "material_hs_code",
        "material_treatment",
        "material_origin",
        "material_values",
        "material_species",
    )
    assert not Material.objects.exists()


def test_only_the_coordinator_lays_materials():
    product = a_size("S").product
    with pytest.raises(Refusal) as refused:
        lay_materials(product, [material_facts()], by=JOKO, at=AT)
    assert refused.value.codes == ("not_allowed",)
    joko = signed_in(JOKO)
    page = joko.get(reverse("catalogue:product", kwargs={"product": product.pk})).content.decode()
    assert page_of(product) not in page


def test_a_first_list_begins_with_the_wood_and_skin_that_the_product_names():
    wood, skin = known_of(a_product())
    assert (wood.kind, wood.hs_code, skin.kind, skin.name_id) == ("wood", "", "skin", "Capra hircus")


def test_what_another_product_told_of_the_same_wood_is_not_asked_again():
    drum = a_size("S").product
    lay_materials(drum, [material_facts(proof="Note 12")], by=SRI, at=AT)
    box = a_product(code="BX", skin_species="")
    (wood,) = known_of(box)
    assert (wood.name_en, wood.hs_code, wood.proof) == ("Mahogany wood", "440721", "")
    other = a_product(code="BY", wood_species="Tectona grandis", skin_species="")
    assert known_of(other)[0].hs_code == ""


def test_materials_are_told_changed_and_taken_off_on_their_page(sri):
    size = a_size("S")
    product, value = size.product, f"value_{size.pk}"
    form = sent(sri.get(page_of(product)))
    assert form["form-0-kind"] == "wood"
    row = {"name_en": "Mahogany wood", "name_id": "Kayu mahoni", "hs_code": "4407.21", "origin": "id"}
    form |= {f"form-0-{name}": told for name, told in {**row, value: "9000"}.items()}
    form |= {f"form-2-{name}": told for name, told in {**ROPE, value: "2500"}.items()}
    skin = sri.post(page_of(product), form)
    assert skin.status_code == 422, "the skin that the product names is not told whole"
    assert sri.post(page_of(product), {**form, "form-1-taken_away": "on"}).status_code == 302
    assert [(one.hs_code, one.origin) for one in product.materials.all()] == [
        ("440721", "ID"),
        ("560750", "CN"),
    ]
    page = sri.get(reverse("catalogue:product", kwargs={"product": product.pk})).content.decode()
    for said in ("Tali poliester", "4407.21", "11.500"):
        assert said in page
    again = sent(sri.get(page_of(product)))
    assert sri.post(page_of(product), {**again, "form-1-taken_away": "on"}).status_code == 302
    assert [one.name_en for one in product.materials.all()] == ["Mahogany wood"]


@pytest.mark.parametrize("changes", [{"name_en": ""}, {"hs_code": "44"}, {"origin": "1"}, {"value": "-1"}])
def test_a_material_told_wrong_is_asked_again(sri, changes):
    size = a_size("S")
    lay_materials(size.product, [material_facts(), material_facts(**ROPE)], by=SRI, at=AT)
    form = sent(sri.get(page_of(size.product)))
    told = {f"value_{size.pk}" if name == "value" else name: value for name, value in changes.items()}
    form |= {f"form-1-{name}": value for name, value in told.items()}
    assert sri.post(page_of(size.product), form).status_code == 422
    assert size.product.materials.count() == 2


def test_a_product_without_sizes_is_sent_to_describe_them_first(sri):
    page = sri.get(page_of(a_product())).content.decode()
    assert reverse("catalogue:describe_size", kwargs={"product": a_product().pk}) in page
