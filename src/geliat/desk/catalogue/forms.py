"""Forms of the catalogue: product, size with its route and package, quality, defects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields as columns_of
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from geliat.desk.catalogue.facts import (
    DefectFacts,
    PackageFacts,
    ProductFacts,
    QualityFacts,
    SizeFacts,
    StepFacts,
)
from geliat.desk.catalogue.models import Product, RouteStep, Size
from geliat.desk.makers.pages import Choices, day_field, rupiah_field, say, whole_field
from geliat.desk.makers.words import step_name, step_place
from geliat.trade import sampling
from geliat.trade.moisture import DRUM_POINTS, POINT_NAMES
from geliat.trade.steps import steps

SEVERITIES = {"critical": _("critical"), "major": _("major"), "minor": _("minor")}
SHAPES = {"drum": _("Drum"), "box": _("Box")}


def _plain(names: dict[str, Any]) -> Choices:
    return [(code, str(name)) for code, name in names.items()]


class ProductForm(forms.Form):
    """A product with its HS code and the reason for it."""

    code = forms.CharField(label=_("Code"), max_length=24)
    name_en = forms.CharField(label=_("Name in English"), max_length=120)
    name_id = forms.CharField(label=_("Name in Indonesian"), max_length=120)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=120, required=False)
    craft = forms.CharField(label=_("Craft"), max_length=40)
    hs_code = forms.CharField(label=_("HS code"), max_length=12, help_text=_("8 digits, as in 9206.00.00."))
    hs_reason = forms.CharField(
        label=_("Why this HS code"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Customs and the broker will ask; say what in the goods decides it."),
    )
    wood_species = forms.CharField(label=_("Wood species"), max_length=120, required=False)
    skin_species = forms.CharField(label=_("Skin species"), max_length=120, required=False)
    playable = forms.BooleanField(label=_("It is an instrument that can be played"), required=False)

    def facts(self) -> ProductFacts:
        """What was filled in, as the action takes it."""
        return ProductFacts(**self.cleaned_data)


class SizeForm(forms.Form):
    """A size with its outer measures and, for a drum, its outer profile."""

    code = forms.CharField(label=_("Size"), max_length=12)
    sku = forms.CharField(label=_("SKU"), max_length=32)
    shape = forms.ChoiceField(label=_("Shape"), choices=lambda: _plain(SHAPES))
    length_mm = whole_field(_("Length, mm"), min_value=1)
    width_mm = whole_field(_("Width, mm"), min_value=1)
    height_mm = whole_field(_("Height, mm"), min_value=1)
    net_g = whole_field(_("Net weight, g"), min_value=1)
    profile = forms.CharField(
        label=_("Outer profile of a drum"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One line a point, from the foot up: height and radius in mm, as in “160 45”."),
    )

    def clean_profile(self) -> tuple[tuple[int, int], ...]:
        """The points, two whole numbers a line."""
        points = []
        for at, line in enumerate(filter(None, map(str.strip, self.cleaned_data["profile"].splitlines())), 1):
            words = line.replace(",", " ").replace(";", " ").split()
            if len(words) != 2 or not all(word.isascii() and word.isdigit() for word in words):
                raise forms.ValidationError(
                    _("Line %(line)s: expected height and radius, two whole numbers, as in “160 45”."),
                    params={"line": at},
                )
            points.append((int(words[0]), int(words[1])))
        return tuple(points)

    def facts(self) -> SizeFacts:
        """What was filled in, as the action takes it."""
        return SizeFacts(**self.cleaned_data)

    @staticmethod
    def told_of(size: Size) -> dict[str, Any]:
        """What the form shows of a size that stands."""
        plain = {name: getattr(size, name) for name in SizeForm.base_fields if name != "profile"}
        return {**plain, "profile": "\n".join(f"{height} {radius}" for height, radius in size.profile)}


class StepForm(forms.Form):
    """One step of a route, if the size passes it."""

    passes = forms.BooleanField(label=_("Passes this step"), required=False)
    lead_days = whole_field(_("Lead time, days"), required=False)
    minutes_per_piece = whole_field(_("Minutes a piece"), min_value=1, required=False)
    pay_idr = rupiah_field(_("Pay a piece, rupiah"), required=False)
    inspected = forms.BooleanField(label=_("Inspected"), required=False)

    def __init__(self, data: Any, step: str, told: dict[str, Any]) -> None:
        super().__init__(data, prefix=step, initial=told)
        self.step = step
        self.name = step_name(step)

    def clean(self) -> dict[str, Any]:
        """A step that is passed needs its figures."""
        given = super().clean() or {}
        if given.get("passes"):
            for name in ("lead_days", "minutes_per_piece", "pay_idr"):
                if given.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Needed for a step that is passed."))
        return given

    def facts(self) -> StepFacts:
        """What was filled in, as the action takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "passes"}
        return StepFacts(self.step, **given)


class RouteForm:
    """The route of a size: one row for every work step, in the order the goods walk."""

    def __init__(self, data: Any, standing: Iterable[RouteStep] = ()) -> None:
        passed = {row.step: row for row in standing}
        self.rows = [
            StepForm(data, step, _step_told(passed.get(step)))
            for step in sorted({*steps(), *passed}, key=step_place)
        ]

    def is_valid(self) -> bool:
        """Whether every row is."""
        # Every row is asked, so that all that is wrong shows at once.
        return min([row.is_valid() for row in self.rows])

    def facts(self) -> list[StepFacts]:
        """The steps that are passed, in order."""
        return [row.facts() for row in self.rows if row.cleaned_data.get("passes")]


def _step_told(row: RouteStep | None) -> dict[str, Any]:
    if row is None:
        return {}
    names = ("lead_days", "minutes_per_piece", "pay_idr", "inspected")
    return {"passes": True, **{name: getattr(row, name) for name in names}}


class PackageForm(forms.Form):
    """How a size is packed."""

    pieces = whole_field(_("Pieces a carton"), min_value=1)
    along = whole_field(_("Pieces along the length"), min_value=1)
    across = whole_field(_("Pieces across the width"), min_value=1)
    layers = whole_field(_("Layers"), min_value=1, initial=1)
    outer_length_mm = whole_field(_("Outer length, mm"), min_value=1)
    outer_width_mm = whole_field(_("Outer width, mm"), min_value=1)
    outer_height_mm = whole_field(_("Outer height, mm"), min_value=1)
    tare_g = whole_field(_("Weight of the empty carton, g"), min_value=1)
    upright = forms.BooleanField(label=_("Must stand upright"), required=False, initial=True)
    max_top_g = whole_field(_("Most it may carry on top, g"), required=False)

    def facts(self) -> PackageFacts:
        """What was filled in, as the action takes it."""
        return PackageFacts(**self.cleaned_data)


def plain(aql: Decimal) -> str:
    """An AQL in the reader's own way of writing numbers, without idle zeros."""
    return str(number_format(Decimal(f"{aql.normalize():f}")))


def _aql_choices() -> Choices:
    zero = ("0", str(_("0: not a single one")))
    return [zero, *((str(aql), plain(aql)) for aql in sampling.aqls() if aql <= Decimal(10))]


class QualityForm(forms.Form):
    """The quality asked from now on."""

    level = forms.ChoiceField(
        label=_("Inspection level (ISO 2859-1)"), choices=[(level, level) for level in sampling.LEVELS]
    )
    aql_critical = forms.TypedChoiceField(label=_("AQL, critical"), coerce=Decimal, choices=_aql_choices)
    aql_major = forms.TypedChoiceField(label=_("AQL, major"), coerce=Decimal, choices=_aql_choices)
    aql_minor = forms.TypedChoiceField(label=_("AQL, minor"), coerce=Decimal, choices=_aql_choices)
    moisture_mean = forms.DecimalField(
        label=_("Moisture, mean at most, %"), min_value=0, max_value=100, decimal_places=1
    )
    moisture_point = forms.DecimalField(
        label=_("Moisture, any point at most, %"), min_value=0, max_value=100, decimal_places=1
    )
    moisture_points = forms.MultipleChoiceField(
        label=_("Points measured"),
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(code, say(name)) for code, name in POINT_NAMES.items()],
    )
    approved_by_buyer_on = day_field(_("Approved by the buyer on"), required=False)

    def facts(self) -> QualityFacts:
        """What was filled in, as the action takes it."""
        given = self.cleaned_data
        same = {field.name: given[field.name] for field in columns_of(QualityFacts) if field.name in given}
        return QualityFacts(
            **{
                **same,
                "moisture_mean_permille": int(given["moisture_mean"] * 10),
                "moisture_point_permille": int(given["moisture_point"] * 10),
                "moisture_points": tuple(given["moisture_points"]),
            }
        )

    @staticmethod
    def told_of(product: Product) -> dict[str, Any]:
        """What the form starts from: the version that stands, or the trade's usual limits."""
        spec = product.quality_specs.order_by("-version").first()
        if spec is None:
            return {
                "level": "II",
                "aql_critical": "0",
                "aql_major": "2.5",
                "aql_minor": "4.0",
                "moisture_mean": Decimal(12),
                "moisture_point": Decimal(15),
                "moisture_points": list(DRUM_POINTS),
            }
        known = {aql: str(aql) for aql in sampling.aqls()}
        return {
            "level": spec.level,
            **{
                name: known.get(getattr(spec, name), "0")
                for name in ("aql_critical", "aql_major", "aql_minor")
            },
            "moisture_mean": Decimal(spec.moisture_mean_permille).scaleb(-1),
            "moisture_point": Decimal(spec.moisture_point_permille).scaleb(-1),
            "moisture_points": spec.moisture_points,
        }


class ApprovalForm(forms.Form):
    """When the buyer approved a quality version."""

    on = day_field(_("Approved by the buyer on"))


class OnForm(forms.Form):
    """On which date the tariff is asked."""

    on = day_field(_("Tariff in force on"), required=False)


class DefectForm(forms.Form):
    """A kind of defect."""

    code = forms.CharField(label=_("Code"), max_length=8)
    severity = forms.ChoiceField(label=_("Class"), choices=lambda: _plain(SEVERITIES))
    name_en = forms.CharField(label=_("Name in English"), max_length=160)
    name_id = forms.CharField(label=_("Name in Indonesian"), max_length=160)
    crafts = forms.CharField(
        label=_("Only for these crafts"),
        required=False,
        help_text=_("Parted by commas; empty means for every craft."),
    )

    def facts(self) -> DefectFacts:
        """What was filled in, as the action takes it."""
        given = self.cleaned_data
        crafts = tuple(filter(None, map(str.strip, given["crafts"].split(","))))
        return DefectFacts(given["code"], given["severity"], given["name_en"], given["name_id"], crafts)
