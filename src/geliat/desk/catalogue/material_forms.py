"""The form of a product's materials: one row a material, with its value for each size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.catalogue.facts import MaterialFacts
from geliat.desk.catalogue.material_figures import MaterialSheet, known_of
from geliat.desk.catalogue.models import Material, Product, Size
from geliat.desk.makers.pages import Choices, rupiah_field, say
from geliat.trade.identifiers import print_hs_code
from geliat.trade.requirements import TREATMENTS

EMPTY_ROWS = 2
"""Rows for further materials."""
KINDS = {
    "wood": _("Wood"),
    "skin": _("Skin"),
    "rope": _("Rope"),
    "metal": _("Metal"),
    "paint": _("Paint"),
    "textile": _("Textile"),
    "bamboo": _("Bamboo"),
    "rattan": _("Rattan"),
    "glue": _("Glue"),
    "other": _("Other"),
}
NEEDED = ("kind", "name_en", "name_id", "hs_code", "origin")
TEXTS = (
    "kind", "name_en", "name_id", "name_zh", "species", "treatment", "treatment_en", "treatment_id",
    "hs_code", "origin", "proof",
)  # fmt: skip
"""The fields that are the material's own columns."""


def _kinds() -> Choices:
    return [("", "–"), *((code, str(name)) for code, name in KINDS.items())]


def _treatments() -> Choices:
    return [("", "–"), *((code, say(name)) for code, name in TREATMENTS.items())]


def value_name(size: Size) -> str:
    """The name of the field for what a piece of a size takes."""
    return f"value_{size.pk}"


class MaterialForm(forms.Form):
    """One material; a row left empty is none, and one ticked is taken away."""

    kind = forms.ChoiceField(label=_("Kind"), choices=_kinds, required=False)
    name_id = forms.CharField(label=_("Name in Indonesian"), max_length=80, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80, required=False)
    species = forms.CharField(
        label=_("Species"),
        max_length=120,
        required=False,
        help_text=_("Empty: the product's own wood or skin."),
    )
    treatment = forms.ChoiceField(
        label=_("How the skin was treated"),
        choices=_treatments,
        required=False,
        help_text=_("The rules on animal products turn on it."),
    )
    treatment_id = forms.CharField(
        label=_("Treatment, in Indonesian words for papers"), max_length=120, required=False
    )
    treatment_en = forms.CharField(
        label=_("Treatment, in English words for papers"), max_length=120, required=False
    )
    hs_code = forms.CharField(
        label=_("HS heading"), max_length=12, required=False, help_text=_("4 to 8 digits, as in 4407.21.")
    )
    origin = forms.CharField(
        label=_("Country of origin"), max_length=2, required=False, help_text=_("Two letters, as in ID.")
    )
    proof = forms.CharField(
        label=_("Paper that proves it"),
        max_length=120,
        required=False,
        help_text=_("The supplier's invoice or note; it is shown to the certificate office on request."),
    )
    taken_away = forms.BooleanField(label=_("Take this material off the list"), required=False)

    def __init__(self, *args: Any, sizes: Sequence[Size], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sizes = tuple(sizes)
        for size in self.sizes:
            self.fields[value_name(size)] = rupiah_field(
                _("Value in a piece of %(size)s, rupiah") % {"size": size.code}, required=False
            )

    @property
    def told(self) -> bool:
        """Whether the row says anything; the origin alone is nothing."""
        return any(
            value not in (None, "") for name, value in self.cleaned_data.items() if name not in ("origin",)
        )

    def clean_hs_code(self) -> str:
        """The digits alone."""
        return str(self.cleaned_data["hs_code"]).replace(".", "").replace(" ", "")

    def clean_origin(self) -> str:
        """In capitals."""
        return str(self.cleaned_data["origin"]).strip().upper()

    def clean(self) -> dict[str, Any]:
        """A row is whole, empty, or taken away."""
        given = super().clean() or {}
        if given.pop("taken_away", False):
            self.errors.clear()
            return {}
        if self.told and not self.errors:
            for name in (*NEEDED, *(value_name(size) for size in self.sizes)):
                if given.get(name) in (None, ""):
                    self.add_error(name, _("Needed, or empty the whole row."))
        return given

    def facts(self) -> MaterialFacts:
        """What was filled in, as the action takes it."""
        given = self.cleaned_data
        values = {size.code: given[value_name(size)] for size in self.sizes}
        return MaterialFacts(**{name: given[name] for name in TEXTS}, values_idr=values)


BaseMaterials = forms.formset_factory(MaterialForm, extra=EMPTY_ROWS)


class Materials(BaseMaterials):  # type: ignore[misc, valid-type]
    """The materials of a product."""

    def __init__(self, data: Any, product: Product, sheet: MaterialSheet) -> None:
        super().__init__(data, initial=_told_of(product, sheet), form_kwargs={"sizes": sheet.sizes})

    def facts(self) -> list[MaterialFacts]:
        """The rows that say anything, in their order."""
        return [row.facts() for row in self.forms if row.cleaned_data and row.told]


def _told_of(product: Product, sheet: MaterialSheet) -> list[dict[str, Any]]:
    """What the rows show: the list that stands, or what is known for a first one."""
    if not sheet.rows:
        return [_columns(material) for material in known_of(product)]
    return [
        {
            **_columns(row.material),
            **{value_name(size): value for size, value in zip(sheet.sizes, row.values_idr, strict=True)},
        }
        for row in sheet.rows
    ]


def _columns(material: Material) -> dict[str, Any]:
    told = {name: getattr(material, name) for name in TEXTS}
    return {**told, "hs_code": print_hs_code(material.hs_code)}
