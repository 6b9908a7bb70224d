"""Forms of the link pages: a maker's answer, count, hand-over, delivery, and closed week."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import day_field, whole_field


class AnswerForm(forms.Form):
    """How many of the offered pieces are taken on; all where no number is told."""

    quantity = whole_field(_("How many pieces"), min_value=1, required=False)


class DeclineForm(forms.Form):
    """No reason has to be given."""

    because = forms.CharField(label=_("Reason"), required=False, max_length=200)


class ReportForm(forms.Form):
    """A number of pieces, tapped or typed; a typed one wins."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    tapped = whole_field(_("Pieces"), min_value=1, required=False)
    quantity = whole_field(_("Another number"), min_value=1, required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two numbers must be there."""
        given = super().clean() or {}
        if self.errors:
            return given
        pieces = given.get("quantity") or given.get("tapped")
        if not pieces:
            raise forms.ValidationError(_("Tap a number of pieces, or type one."))
        return {"key": given["key"], "quantity": pieces}


class HandOverForm(ReportForm):
    """Pieces carried to the workshop of the next step."""

    receiving = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """The report, and to whom."""
        return {"receiving": self.cleaned_data.get("receiving"), **super().clean()}


class WeekForm(forms.Form):
    """A week in which the workshop does not work, named by any of its days."""

    day = day_field(_("Any day of the week"))


class ConsentForm(forms.Form):
    """A worker's own consent to be counted; the kind of disability is not asked."""

    consented = forms.BooleanField(
        label=_("I work here, I say this myself, I know what it is for, and I can withdraw it at any time.")
    )


class WithdrawForm(forms.Form):
    """The number that was given with the consent."""

    number = whole_field(_("Number of the consent"), min_value=1)
