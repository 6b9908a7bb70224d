"""Reads what a product is made of: the list with its sums, and what is known already for a list to begin."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from geliat.desk.catalogue.models import Material, Product, Size
from geliat.trade.identifiers import print_hs_code

SPECIES_OF = {"wood": "wood_species", "skin": "skin_species"}
"""The kinds of material whose species the product itself names."""


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One material as shown: species, its own or the product's, and value by size, None where not told."""

    material: Material
    species: str
    values_idr: tuple[Decimal | None, ...]

    @property
    def hs_code(self) -> str:
        """The heading as tariffs print it, as in 4407.21."""
        return print_hs_code(self.material.hs_code)


@dataclass(frozen=True, slots=True)
class MaterialSheet:
    """The list of materials; values and sums stand in the order of `sizes`."""

    sizes: tuple[Size, ...]
    rows: tuple[MaterialRow, ...]
    sums_idr: tuple[Decimal, ...]

    @property
    def complete(self) -> bool:
        """Whether every material has its value for every size, also for those described since."""
        return all(value is not None for row in self.rows for value in row.values_idr)

    @property
    def foreign(self) -> tuple[Material, ...]:
        """The materials that do not come from Indonesia."""
        return tuple(row.material for row in self.rows if row.material.origin != "ID")


def species_of(product: Product, kind: str, told: str = "") -> str:
    """The species told, else the product's own for its wood or skin."""
    return told or str(getattr(product, SPECIES_OF[kind]) if kind in SPECIES_OF else "")


def sheet_of(product: Product) -> MaterialSheet:
    """The materials of a product, in three queries."""
    sizes = tuple(product.sizes.all())
    rows = []
    for material in product.materials.prefetch_related("values"):
        told = {value.size_id: value.value_idr for value in material.values.all()}
        rows.append(
            MaterialRow(
                material,
                species_of(product, material.kind, material.species),
                tuple(told.get(size.pk) for size in sizes),
            )
        )
    sums = tuple(
        sum((row.values_idr[at] or Decimal(0) for row in rows), Decimal(0)) for at in range(len(sizes))
    )
    return MaterialSheet(sizes, tuple(rows), sums)


def known_of(product: Product) -> list[Material]:
    """What a first list begins with: the product's own wood and skin, told as another product told them last.

    Rows that are not kept; values and proof are the product's own and stay to be told.
    """
    return [_known(product, kind) for kind in SPECIES_OF if species_of(product, kind)]


def _known(product: Product, kind: str) -> Material:
    species = species_of(product, kind)
    others = Material.objects.filter(kind=kind).exclude(product=product).select_related("product")
    for other in others.order_by("-pk"):
        if species_of(other.product, kind, other.species) == species:
            return Material(
                kind=kind,
                name_en=other.name_en,
                name_id=other.name_id,
                name_zh=other.name_zh,
                treatment=other.treatment,
                treatment_en=other.treatment_en,
                treatment_id=other.treatment_id,
                hs_code=other.hs_code,
                origin=other.origin,
            )
    return Material(kind=kind, name_id=species.partition("(")[0].strip(), origin="ID")
