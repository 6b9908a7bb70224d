"""Lays down what a piece of a product is made of; papers sealed before keep what they said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from geliat.desk.catalogue.checks import wrong
from geliat.desk.catalogue.facts import MaterialFacts
from geliat.desk.catalogue.material_figures import SPECIES_OF, species_of
from geliat.desk.catalogue.models import Material, MaterialValue, Product
from geliat.desk.journal import actions as journal
from geliat.desk.makers.checks import missing
from geliat.refusals import Blocker, Refusal
from geliat.trade.access import Actor, authorise
from geliat.trade.export_facts import MATERIAL_KINDS
from geliat.trade.requirements import TREATMENTS

DEED = "catalogue.describe"


@transaction.atomic
def lay_materials(
    product: Product, told: Sequence[MaterialFacts], *, by: Actor, at: datetime
) -> list[Material]:
    """Lay the list of materials of a product anew; the journal keeps what stood before.

    Refuses, all at once, an unknown kind, treatment or country, an HS code of other than 4 to 8 digits, wood
    or skin of no known species, a size without its value.
    """
    authorise(by, DEED)
    sizes = {size.code: size for size in product.sizes.all()}
    blockers = [
        blocker for each in told for blocker in (*of_material(each, set(sizes)), *_of_species(product, each))
    ]
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


def _of_species(product: Product, facts: MaterialFacts) -> list[Blocker]:
    """Wood and skin need a species, told here or on the product: quarantine and CITES ask for it."""
    if facts.kind not in SPECIES_OF or species_of(product, facts.kind, facts.species.strip()):
        return []
    return [
        wrong(
            "material_species",
            "The species of “{name_en}” is known neither here nor on the product.",
            "Jenis “{name_id}” belum disebut, baik di sini maupun pada produknya.",
            field="species",
            name_en=facts.name_en,
            name_id=facts.name_id,
        )
    ]


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
    if facts.treatment and (facts.kind != "skin" or facts.treatment not in TREATMENTS):
        blockers.append(
            wrong(
                "material_treatment",
                "“{treatment}” is no treatment of “{name}”; expected one of {known}, for a skin only.",
                "“{treatment}” bukan cara pengolahan “{name}”; pilihannya {known}, hanya untuk kulit.",
                field="treatment",
                treatment=facts.treatment,
                name=facts.name_id,
                known=", ".join(TREATMENTS),
            )
        )
    if not re.fullmatch("[A-Z]{2}", facts.origin):
        blockers.append(
            wrong(
                "material_origin",
                "“{origin}” is no country code; expected two capital letters, as in ID.",
                "“{origin}” bukan kode negara; seharusnya dua huruf besar, seperti ID.",
                field="origin",
                origin=facts.origin or "-",
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
