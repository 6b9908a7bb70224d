"""Forms of the orders' room: order and lines, what was agreed beyond them, buyer, payment, rate."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.catalogue.models import Size
from geliat.desk.makers.models import Group
from geliat.desk.makers.pages import Choices, any_or, day_field, money_field, say, whole_field
from geliat.desk.orders.facts import AgreementFacts, BuyerFacts, LineFacts, OrderFacts
from geliat.desk.orders.models import Agreement, Buyer, Order
from geliat.measures import MINOR_UNITS, percent
from geliat.trade import incoterms, journey

LINES = 6
"""Rows for lines on the order form, beyond those that stand."""
KINDS = {"deposit": _("Deposit"), "balance": _("Balance")}


def _currencies() -> Choices:
    return [(code, code) for code in MINOR_UNITS]


def _terms() -> Choices:
    return [(code, f"{code}: {say(term.name)}") for code, term in incoterms.incoterms().items()]


class Find(forms.Form):
    """Which orders to list."""

    text = forms.CharField(label=_("Number, buyer or reference"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=lambda: any_or([(code, say(name)) for code, name in journey.STAGES["order"].items()]),
    )


class OrderForm(forms.Form):
    """The terms of an order."""

    number = forms.CharField(label=_("Number"), max_length=40)
    buyer = forms.ModelChoiceField(label=_("Buyer"), queryset=Buyer.objects.none())
    group = forms.ModelChoiceField(label=_("Exporting group"), queryset=Group.objects.none())
    buyer_reference = forms.CharField(label=_("The buyer's reference"), max_length=60, required=False)
    received_on = day_field(_("Received on"))
    incoterm = forms.ChoiceField(label=_("Delivery term (Incoterms 2020)"), choices=_terms, initial="FOB")
    named_place = forms.CharField(label=_("Named place"), max_length=80)
    currency = forms.ChoiceField(label=_("Currency"), choices=_currencies, initial="USD")
    deposit_percent = forms.DecimalField(
        label=_("Deposit, % of the value"), min_value=0, max_value=100, decimal_places=1, initial=30
    )
    source_note = forms.CharField(label=_("Where this comes from"), max_length=400, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["buyer"].queryset = Buyer.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["group"].queryset = Group.objects.order_by("name")  # type: ignore[attr-defined]

    def facts(self) -> OrderFacts:
        """What was filled in, as the action takes it."""
        given = dict(self.cleaned_data)
        deposit = given.pop("deposit_percent")
        return OrderFacts(**given, deposit_permille=int(deposit * 10))

    @staticmethod
    def told_of(order: Order) -> dict[str, Any]:
        """What the form shows of an order that stands."""
        names = (name for name in OrderForm.base_fields if name != "deposit_percent")
        told = {name: getattr(order, name) for name in names}
        return {**told, "deposit_percent": percent(order.deposit_permille)}


class LineForm(forms.Form):
    """One line; a row left empty is none."""

    size = forms.ModelChoiceField(label=_("Size"), queryset=Size.objects.none(), required=False)
    quantity = whole_field(_("Pieces"), required=False)
    unit_price = money_field(_("Price a piece"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sizes = Size.objects.select_related("product").order_by("product__code", "pk")
        self.fields["size"].queryset = sizes  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty."""
        given = super().clean() or {}
        told = [name for name in ("size", "quantity", "unit_price") if given.get(name) is not None]
        if told and not self.errors:
            for name in {"size", "quantity", "unit_price"} - set(told):
                self.add_error(name, _("Needed, or empty the whole row."))
        return given


BaseLines = forms.formset_factory(LineForm, extra=LINES)


class Lines(BaseLines):  # type: ignore[misc, valid-type]
    """The lines of an order."""

    def facts(self) -> list[LineFacts]:
        """The rows that were filled in, as the action takes them."""
        told = (row.cleaned_data for row in self.forms)
        return [LineFacts(**given) for given in told if given.get("size") is not None]

    @staticmethod
    def told_of(order: Order) -> list[dict[str, Any]]:
        """What the rows show of an order that stands."""
        names = ("size", "quantity", "unit_price")
        return [{name: getattr(line, name) for name in names} for line in order.lines.all()]


class BuyerForm(forms.Form):
    """A foreign buyer."""

    name = forms.CharField(label=_("Name"), max_length=160)
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=160, required=False)
    address = forms.CharField(label=_("Address"), max_length=300)
    country = forms.CharField(
        label=_("Country"), min_length=2, max_length=2, help_text=_("Two letters, as in CN.")
    )
    tax_id = forms.CharField(
        label=_("Tax number in that country"), max_length=32, required=False, help_text=_("USCI in China.")
    )

    def clean_country(self) -> str:
        """In capitals."""
        return str(self.cleaned_data["country"]).upper()

    def facts(self) -> BuyerFacts:
        """What was filled in, as the action takes it."""
        return BuyerFacts(**self.cleaned_data)


class PaymentForm(forms.Form):
    """Money received from the buyer."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=lambda: [(code, str(name)) for code, name in KINDS.items()]
    )
    amount = money_field(_("Amount"))
    currency = forms.ChoiceField(label=_("Currency"), choices=_currencies)
    received_on = day_field(_("Credited on"))
    reference = forms.CharField(
        label=_("The bank's reference"),
        max_length=60,
        help_text=_("It keeps the payment from being recorded twice."),
    )


class AgreementForm(forms.Form):
    """What the contract says beyond lines and price."""

    quantity_tolerance_percent = forms.DecimalField(
        label=_("Quantity, more or less, %"),
        min_value=0,
        max_value=10,
        decimal_places=1,
        initial=0,
        help_text=_("0: to the piece, as is usual for goods that are counted."),
    )
    partial_shipment = forms.BooleanField(label=_("Part shipments are allowed"), required=False)
    transhipment = forms.BooleanField(label=_("Transhipment is allowed"), required=False)
    offer_valid_until = day_field(_("The offer is open until"))
    inspection_id = forms.CharField(
        label=_("Inspection, in Indonesian"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Empty: the clause of the quality that stands, as shown."),
    )
    inspection_en = forms.CharField(
        label=_("Inspection, in English"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def facts(self) -> AgreementFacts:
        """What was filled in, as the action takes it."""
        given = dict(self.cleaned_data)
        tolerance = given.pop("quantity_tolerance_percent")
        return AgreementFacts(**given, quantity_tolerance_permille=int(tolerance * 10))

    @staticmethod
    def told_of(standing: Agreement | AgreementFacts) -> dict[str, Any]:
        """What the form shows: what stands, or what is usual."""
        names = (name for name in AgreementForm.base_fields if name != "quantity_tolerance_percent")
        told = {name: getattr(standing, name) for name in names}
        return {**told, "quantity_tolerance_percent": percent(standing.quantity_tolerance_permille)}


class CancelForm(forms.Form):
    """Why an order is cancelled."""

    because = forms.CharField(label=_("Reason"), max_length=200)


class RateForm(forms.Form):
    """A rate of a day."""

    currency = forms.ChoiceField(
        label=_("Currency"), choices=lambda: [one for one in _currencies() if one[0] != "IDR"], initial="USD"
    )
    on = day_field(_("Day"))
    idr_per_unit = forms.DecimalField(
        label=_("Rupiah for one unit"), min_value=0, max_digits=14, decimal_places=4
    )
    source = forms.CharField(
        label=_("Who said it"), max_length=160, help_text=_("Bank Indonesia, or the tax rate (KMK).")
    )


class CorrectionForm(forms.Form):
    """A rate that was recorded wrongly."""

    idr_per_unit = forms.DecimalField(
        label=_("Rupiah for one unit"), min_value=0, max_digits=14, decimal_places=4
    )
    source = forms.CharField(label=_("Who said it"), max_length=160)


class OnForm(forms.Form):
    """By the rate of which day."""

    on = day_field(_("Rate of"), required=False)
