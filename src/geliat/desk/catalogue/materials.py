"""Lays down what a piece of a product is made of; papers sealed before keep what they said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from geliat.desk.catalogue.checks import wrong
from geliat.desk.catalogue.facts import MaterialFacts
from geliat.desk.catalogue.models import Material, MaterialValue, Product
from geliat.desk.journal import actions as journal
from geliat.desk.makers.checks import missing
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise
from geliat.trade.export_facts import MATERIAL_KINDS

DEED = "catalogue.describe"


@transaction.atomic
def lay_materials(
    product: Product, told: Sequence[MaterialFacts], *, by: Actor, at: datetime
) -> list[Material]:
    """Lay the list of materials of a product anew; the journal keeps what stood before.

    Refuses, all at once, an unknown kind, an HS code of other than 4 to 8 digits, a size without its value.
    """
    authorise(by, DEED)
    sizes = {size.code: size for size in product.sizes.all()}
    blockers = [blocker for each in told for blocker in of_material(each, set(sizes))]
    if blockers:
        raise Refusal(*blockers)
    before = ", ".join(f"{row.name_en} {row.hs_code} {row.origin}" for row in product.materials.all())
    product.materials.all().delete()
    laid = Material.objects.bulk_create(
        Material(
            product=product,
            place=place,
            **{name: getattr(each, name) for name in MaterialFacts.__slots__ if name != "values_idr"},
        )
        for place, each in enumerate(told, start=1)
    )
    MaterialValue.objects.bulk_create(
        MaterialValue(material=row, size=sizes[code], value_idr=value)
        for row, each in zip(laid, told, strict=True)
        for code, value in each.values_idr.items()
    )
    journal.record(DEED, product, by=by, at=at, facts={"materials": len(laid), "before": before[:400] or "-"})
    return laid


def of_material(facts: MaterialFacts, sizes: set[str]) -> list[Blocker]:
    """What is wrong with one material, for a product of these sizes."""
    blockers = [
        missing(field, en, said)
        for field, value, en, said in (
            ("name_en", facts.name_en, "Name in English", "Nama dalam bahasa Inggris"),
            ("name_id", facts.name_id, "Name in Indonesian", "Nama dalam bahasa Indonesia"),
        )
        if not value.strip()
    ]
    if facts.kind not in MATERIAL_KINDS:
        blockers.append(
            wrong(
                "material_kind_unknown",
                "“{kind}” is no kind of material; expected one of {known}.",
                "“{kind}” bukan jenis bahan; pilihannya {known}.",
                field="kind",
                kind=facts.kind or "-",
                known=", ".join(MATERIAL_KINDS),
            )
        )
    if not (facts.hs_code.isascii() and facts.hs_code.isdigit() and 4 <= len(facts.hs_code) <= 8):
        blockers.append(
            wrong(
                "material_hs_code",
                "“{hs_code}” is no HS heading of a material; expected 4 to 8 digits.",
                "“{hs_code}” bukan pos tarif bahan; seharusnya 4 sampai 8 angka.",
                field="hs_code",
                hs_code=facts.hs_code or "-",
            )
        )
    if set(facts.values_idr) != sizes or any(value < 0 for value in facts.values_idr.values()):
        blockers.append(
            wrong(
                "material_values",
                "“{name}” needs a value, 0 or more, for each of the sizes {sizes}.",
                "“{name}” memerlukan nilai, 0 atau lebih, untuk setiap ukuran {sizes}.",
                field="values_idr",
                name=facts.name_id,
                sizes=", ".join(sorted(sizes)) or "-",
            )
        )
    return blockers
