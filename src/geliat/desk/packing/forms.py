"""Forms of the packing room: which consignments and which cartons to list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.consignments.models import Consignment
from geliat.desk.makers.pages import any_or, say
from geliat.trade import journey


class Find(forms.Form):
    """Which consignments to list."""

    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=lambda: any_or([(code, say(name)) for code, name in journey.STAGES["consignment"].items()]),
    )


class FindCartons(forms.Form):
    """Which cartons of a consignment to list."""

    number = forms.IntegerField(label=_("Carton number"), required=False, min_value=1)
    size = forms.TypedChoiceField(label=_("Size"), required=False, coerce=int, empty_value=None)
    lot = forms.CharField(label=_("Lot or workshop"), required=False)

    def __init__(self, data: Any, consignment: Consignment) -> None:
        super().__init__(data)
        lines = consignment.lines.select_related("line__size").order_by("line__number")
        sizes = [(str(row.line.size_id), row.line.size.sku) for row in lines]
        self.fields["size"].choices = any_or(sizes)  # type: ignore[attr-defined]
