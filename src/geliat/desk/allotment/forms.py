"""Forms of the allotment's room: a maker's answer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import whole_field


class AcceptForm(forms.Form):
    """How many pieces the workshop takes on."""

    quantity = whole_field(_("Pieces accepted"), min_value=1)


class DeclineForm(forms.Form):
    """The share is declined; no reason needs to be given."""

    because = forms.CharField(
        label=_("Reason, if one was given"),
        help_text=_("No maker has to give one."),
        required=False,
        max_length=200,
    )
