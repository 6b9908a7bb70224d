"""Products, sizes and quality for tests: the djembe of Blitar in three sizes, and a carved box."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.desk.cast import AT, SRI

from geliat.desk.catalogue import actions
from geliat.desk.catalogue.facts import (
    DefectFacts,
    MaterialFacts,
    PackageFacts,
    ProductFacts,
    QualityFacts,
    SizeFacts,
    StepFacts,
)
from geliat.desk.catalogue.models import DefectKind, Product, QualitySpec, Size

ROUTE = (
    StepFacts("turning", 7, 20, Decimal(9000)),
    StepFacts("carving_painting", 4, 15, Decimal(5000)),
    StepFacts("skin_rope", 4, 25, Decimal(8000)),
    StepFacts("finishing", 3, 10, Decimal(3000), inspected=True),
)
# code: diameter and height in mm, net g, pieces along and across in a carton, outer mm, tare g
SIZES = {
    "S": (180, 400, 2000, (3, 2), (550, 370, 410), 900),
    "M": (240, 500, 3600, (2, 2), (490, 490, 510), 1100),
    "L": (290, 600, 6000, (2, 1), (590, 300, 610), 1000),
}


def product_facts(**changes: Any) -> ProductFacts:
    """The facts of `a_product()`."""
    told: dict[str, Any] = {
        "code": "DJ",
        "name_en": "Wooden djembe drum",
        "name_id": "Kendang djimbe kayu",
        "name_zh": "木制非洲鼓",
        "craft": "drum",
        "hs_code": "9206.00.00",
        "hs_reason": "A drum that can be played, however richly painted.",
        "wood_species": "Swietenia mahagoni",
        "skin_species": "Capra hircus",
        "playable": True,
    }
    return ProductFacts(**{**told, **changes})


def a_product(**changes: Any) -> Product:
    """A product with its first quality version; told again by the same code it is the same row."""
    facts = product_facts(**changes)
    if standing := Product.objects.filter(code=facts.code).first():
        return standing
    product = actions.describe_product(facts, by=SRI, at=AT)
    a_quality(product)
    return product


def quality_facts(**changes: Any) -> QualityFacts:
    """General level II, AQL 0 / 2.5 / 4, at most 12 % moisture in the mean and 15 % at a point."""
    told: dict[str, Any] = {"aql_major": Decimal("2.5"), "aql_minor": Decimal("4.0")}
    return QualityFacts(**{**told, **changes})


def a_quality(product: Product, **changes: Any) -> QualitySpec:
    """A new version of a product's quality."""
    return actions.new_quality_version(product, quality_facts(**changes), by=SRI, at=AT)


def size_facts(code: str = "S", **changes: Any) -> SizeFacts:
    """The facts of `a_size(code)`: a goblet with a waist at two fifths of its height."""
    across, height, net_g, *_ = SIZES[code]
    half = across // 2
    told: dict[str, Any] = {
        "code": code,
        "sku": f"DJ-{code}",
        "shape": "drum",
        "length_mm": across,
        "width_mm": across,
        "height_mm": height,
        "net_g": net_g,
        "profile": (
            (0, half * 2 // 3),
            (height * 2 // 5, half // 2),
            (height * 4 // 5, half),
            (height, half),
        ),
    }
    return SizeFacts(**{**told, **changes})


def package_facts(code: str = "S", **changes: Any) -> PackageFacts:
    """The carton of `a_size(code)`."""
    _, _, _, (along, across), outer, tare_g = SIZES[code]
    told: dict[str, Any] = {
        "pieces": along * across,
        "along": along,
        "across": across,
        "layers": 1,
        "outer_length_mm": outer[0],
        "outer_width_mm": outer[1],
        "outer_height_mm": outer[2],
        "tare_g": tare_g,
    }
    return PackageFacts(**{**told, **changes})


def a_size(code: str = "S", *, product: Product | None = None, route: tuple[StepFacts, ...] = ROUTE) -> Size:
    """A size of the djembe with route and package; told again by the same code it is the same row."""
    product = product or a_product()
    if standing := product.sizes.filter(code=code).first():
        return standing
    return actions.describe_size(product, size_facts(code), route, package_facts(code), by=SRI, at=AT)


def a_defect(code: str = "M01", severity: str = "major", **changes: Any) -> DefectKind:
    """A kind of defect; told again by the same code it is the same row."""
    facts = DefectFacts(code, severity, "Open crack in the shell", "Retak terbuka pada badan", **changes)
    return DefectKind.objects.filter(code=code).first() or actions.describe_defect(facts, by=SRI, at=AT)


def material_facts(value: int = 9000, sizes: str = "S", **changes: Any) -> MaterialFacts:
    """Mahogany wood of the drum, so much of it in a piece of each size."""
    told: dict[str, Any] = {
        "kind": "wood",
        "name_en": "Mahogany wood",
        "name_id": "Kayu mahoni",
        "hs_code": "440721",
        "values_idr": {code: Decimal(value) for code in sizes},
    }
    return MaterialFacts(**{**told, **changes})
