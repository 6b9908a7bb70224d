"""Forms of the settlement room: the day of payment, why a file is taken back, receipts of a PEB."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import day_field, money_field
from geliat.desk.settlement.proceeds import Payer


class PaidForm(forms.Form):
    """The day on which the bank carried the file out."""

    paid_on = day_field(_("Day of payment"))


class TakeBackForm(forms.Form):
    """Why a file was not carried out."""

    because = forms.CharField(label=_("Reason"), max_length=200)


class MatchForm(forms.Form):
    """How much of each payment is proceeds of one PEB, filled in as proposed."""

    def __init__(self, data: Any = None, *, payers: Iterable[Payer]) -> None:
        super().__init__(data, auto_id="match_%s")
        for one in payers:
            payment = one.payment
            self.fields[f"payment-{payment.pk}"] = money_field(
                gettext("%(reference)s of %(day)s, in %(currency)s")
                % {
                    "reference": payment.reference,
                    "day": date_format(payment.received_on, "DATE_FORMAT"),
                    "currency": payment.currency,
                },
                help_text=gettext("%(amount)s came; %(most)s of it can be matched here.")
                % {
                    "amount": number_format(payment.amount, 2, use_l10n=True, force_grouping=True),
                    "most": number_format(one.open_to_here, 2, use_l10n=True, force_grouping=True),
                },
                initial=one.proposed,
                required=False,
                max_value=one.open_to_here,
            )

    def amounts(self) -> dict[int, Decimal]:
        """What was told, by payment; an empty field is nothing."""
        told = self.cleaned_data.items()
        return {int(name.removeprefix("payment-")): amount or Decimal(0) for name, amount in told}
