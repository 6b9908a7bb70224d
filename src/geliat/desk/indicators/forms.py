"""Forms of the indicators: the period and scope to report, and a baseline."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.indicators.checks import COMPARABLE, EVERYWHERE, scope_of
from geliat.desk.makers.figures import regencies
from geliat.desk.makers.pages import Choices, any_or, day_field, say
from geliat.trade.indicators import indicators


def _regencies() -> Choices:
    return [(row.bps_code, f"{row.name} ({row.bps_code})") for row in regencies()]


class PeriodForm(forms.Form):
    """Which period, and which regency."""

    period_from = day_field(_("From"))
    period_to = day_field(_("Until"))
    regency = forms.ChoiceField(
        label=_("Regency or city"), required=False, choices=lambda: any_or(_regencies())
    )

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        given = super().clean() or {}
        begins, ends = given.get("period_from"), given.get("period_to")
        if begins and ends and ends < begins:
            raise forms.ValidationError(_("The period ends before it begins."))
        return given


class BaselineForm(forms.Form):
    """A figure of an earlier period, with where it stands."""

    indicator = forms.ChoiceField(
        label=_("Indicator"),
        choices=lambda: [
            (code, f"{say(indicators()[code].name)} ({indicators()[code].unit})") for code in COMPARABLE
        ],
    )
    scope = forms.ChoiceField(
        label=_("Scope"),
        choices=lambda: [
            (EVERYWHERE, str(_("All regencies"))),
            *((scope_of(code), name) for code, name in _regencies()),
        ],
    )
    period_from = day_field(_("From"))
    period_to = day_field(_("Until"))
    value = forms.DecimalField(label=_("Value"), max_digits=18, decimal_places=2)
    source = forms.CharField(
        label=_("Source"),
        max_length=240,
        help_text=_("Where the figure can be looked up: title, table, year."),
    )
