"""Forms of the settlement room: the day of payment, the reason a file is taken back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import day_field


class PaidForm(forms.Form):
    """The day on which the bank carried the file out."""

    paid_on = day_field(_("Day of payment"))


class TakeBackForm(forms.Form):
    """Why a file was not carried out."""

    because = forms.CharField(label=_("Reason"), max_length=200)
