"""Forms of the quality room: pieces presented, defects by code, moisture point by point."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from geliat.desk.catalogue.models import DefectKind
from geliat.desk.makers.pages import any_or, say, whole_field
from geliat.desk.orders.models import Order
from geliat.desk.quality.words import point_name
from geliat.sentences import Sentence
from geliat.trade import journey, moisture


class Find(forms.Form):
    """Which lots to list."""

    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"),
        required=False,
        choices=lambda: any_or([(code, say(name)) for code, name in journey.STAGES["lot"].items()]),
    )
    order = forms.ModelChoiceField(
        label=gettext_lazy("Order"),
        required=False,
        queryset=Order.objects.order_by("number"),
        empty_label=gettext_lazy("Any"),
    )


class PresentForm(forms.Form):
    """How many pieces of a share are presented as one lot."""

    quantity = whole_field(gettext_lazy("Pieces presented as one lot"), min_value=1)


class ImprovementForm(forms.Form):
    """What a workshop will do better."""

    what = forms.CharField(label=gettext_lazy("What was agreed with the workshop"), max_length=200)


class PercentField(forms.CharField):
    """A moisture reading in percent with at most one decimal, comma or point; cleans to whole permille."""

    def to_python(self, value: Any) -> Any:
        """Permille, or None where nothing was filled in; ValidationError for anything else."""
        text = (value or "").strip().removesuffix("%").strip().replace(",", ".")
        if not text:
            return None
        try:
            permille = Decimal(text) * 10
        except InvalidOperation:
            raise ValidationError(_("Write a figure such as 11.8.")) from None
        if not permille.is_finite() or permille != permille.to_integral_value():
            raise ValidationError(_("One decimal at most, such as 11.8."))
        if not 0 < permille <= moisture.METER_TOP_PERMILLE:
            raise ValidationError(_("Above 0, up to 100."))
        return int(permille)

    def validate(self, value: Any) -> None:
        """Only a missing reading is wrong here."""
        if value is None:
            raise ValidationError(_("Measure this point."))

    def run_validators(self, value: Any) -> None:
        """A whole number of permille was checked while it was read."""


class MoistureForm(forms.Form):
    """A grid of readings: the pieces of the S-3 sample by the points of the spec."""

    def __init__(self, data: Any, *, pieces: int, points: Sequence[str]) -> None:
        super().__init__(data)
        self.pieces, self.points = range(1, pieces + 1), tuple(points)
        for piece in self.pieces:
            for point in self.points:
                label = _("Piece %(piece)s, %(point)s") % {"piece": piece, "point": say(point_name(point))}
                self.fields[f"reading_{piece}_{point}"] = PercentField(
                    label=label,
                    max_length=8,
                    widget=forms.TextInput(
                        attrs={
                            "class": "number",
                            "inputmode": "decimal",
                            "size": 5,
                            "autocomplete": "off",
                            "aria-label": f"{label}, %",
                        }
                    ),
                )

    @property
    def point_names(self) -> list[Any]:
        """The heads of the columns."""
        return [point_name(point) for point in self.points]

    @property
    def grid(self) -> list[tuple[int, list[BoundField]]]:
        """The fields piece by piece."""
        return [(piece, [self[f"reading_{piece}_{point}"] for point in self.points]) for piece in self.pieces]

    @property
    def readings(self) -> list[list[int]]:
        """What was measured, a row a piece, in permille; only of a valid form."""
        found = self.cleaned_data
        return [[found[f"reading_{piece}_{point}"] for point in self.points] for piece in self.pieces]


class InspectForm(MoistureForm):
    """The look at a whole sample: defective pieces by kind of defect, then the moisture."""

    def __init__(self, data: Any, *, kinds: Sequence[DefectKind], pieces: int, points: Sequence[str]) -> None:
        super().__init__(data, pieces=pieces, points=points)
        self.kinds = kinds
        for kind in kinds:
            self.fields[f"defect_{kind.pk}"] = forms.IntegerField(
                label=kind.code,
                min_value=0,
                required=False,
                widget=forms.NumberInput(attrs={"size": 5, "aria-label": f"{kind.code} {_name(kind)}"}),
            )

    @property
    def counts(self) -> list[tuple[DefectKind, BoundField]]:
        """The fields of the kinds of defect, the worst class first."""
        return [(kind, self[f"defect_{kind.pk}"]) for kind in self.kinds]

    @property
    def defects(self) -> dict[str, int]:
        """Defective pieces by code, without the kinds that were not found; only of a valid form."""
        found = {kind.code: self.cleaned_data[f"defect_{kind.pk}"] for kind in self.kinds}
        return {code: quantity for code, quantity in found.items() if quantity}


def _name(kind: DefectKind) -> str:
    return say(Sentence(en=kind.name_en, id=kind.name_id))
