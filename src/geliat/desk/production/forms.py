"""Forms of the production room: a count, a delivery, a hand-over, an advance, the shares that fell behind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.allotment.models import Share
from geliat.desk.makers.pages import day_field, rupiah_field, whole_field


class KeyedForm(forms.Form):
    """A form that carries its own number, so that sent twice it is done once."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)


class CountForm(KeyedForm):
    """Pieces finished since the last count."""

    quantity = whole_field(_("Pieces finished since the last count"), min_value=1)


class DeliverForm(KeyedForm):
    """Pieces brought to the warehouse."""

    quantity = whole_field(_("Pieces brought to the warehouse"), min_value=1)


class HandOverForm(KeyedForm):
    """Pieces that passed from one workshop to the next."""

    giving = forms.ModelChoiceField(queryset=Share.objects.all(), widget=forms.HiddenInput)
    receiving = forms.ModelChoiceField(queryset=Share.objects.all(), widget=forms.HiddenInput)
    quantity = whole_field(_("Pieces handed over"), min_value=1)


class AdvanceForm(forms.Form):
    """Money paid ahead."""

    amount = rupiah_field(_("Amount, whole rupiah"))
    paid_on = day_field(_("Paid on"))
    reference = forms.CharField(label=_("Reference of the payment"), max_length=60)


class MendForm(forms.Form):
    """Which shares cannot finish their rest."""

    late = forms.ModelMultipleChoiceField(queryset=Share.objects.none(), required=False)

    def __init__(self, order: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = Share.objects.filter(plan__order=order, stage__in=("accepted", "released"))
        self.fields["late"].queryset = standing  # type: ignore[attr-defined]
