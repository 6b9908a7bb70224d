"""The form of a milestone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import say
from geliat.desk.voyage.checks import KIND_NAMES

MOMENT = "%Y-%m-%dT%H:%M"


class WhenAndWhere(forms.Form):
    """When and where a milestone happened."""

    happened_at = forms.DateTimeField(
        label=_("When it happened"),
        input_formats=[MOMENT],
        widget=forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local"}),
    )
    place = forms.CharField(label=_("Where"), max_length=80)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class MilestoneForm(WhenAndWhere):
    """What happened, out of what may happen next, when and where."""

    kind = forms.ChoiceField(label=_("What happened"))
    field_order = ("kind", "happened_at", "place", "note")

    def __init__(self, *args: Any, kinds: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(code, say(KIND_NAMES[code])) for code in kinds]
