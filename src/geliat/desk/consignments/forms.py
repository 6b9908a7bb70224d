"""Forms of the consignments' room: the plan of an order, one consignment's terms, its booking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.catalogue.figures import current_package
from geliat.desk.consignments import figures
from geliat.desk.consignments.facts import BookingFacts, ConsignmentFacts
from geliat.desk.consignments.models import Consignment
from geliat.desk.makers.pages import Choices, any_or, day_field, say, whole_field
from geliat.desk.orders.models import Line, Order
from geliat.trade import identifiers, journey, places

MOST_PARTS = 12
"""More consignments of one order are planned by workbook."""


def _ports() -> Choices:
    return [(code, f"{say(port.name)} ({code})") for code, port in places.ports().items()]


def _size_types() -> Choices:
    return [(code, f"{say(one.name)} ({code})") for code, one in identifiers.size_types().items()]


class Find(forms.Form):
    """Which consignments to list."""

    text = forms.CharField(label=_("Number, order or consignee"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"),
        required=False,
        choices=lambda: any_or([(code, say(name)) for code, name in journey.STAGES["consignment"].items()]),
    )


class PartsForm(forms.Form):
    """Over how many consignments an order is spread."""

    parts = whole_field(_("Consignments"), min_value=1, max_value=MOST_PARTS, initial=1)


class TermsForm(forms.Form):
    """To whom, where and by when a consignment goes."""

    number = forms.CharField(label=_("Number"), max_length=40)
    destination_port = forms.ChoiceField(
        label=_("Port of destination"), choices=lambda: [("", "–"), *_ports()]
    )
    loading_port = forms.ChoiceField(label=_("Port of loading"), choices=_ports, initial="IDSUB")
    latest_shipment_on = day_field(_("Latest shipment"))
    consignee = forms.CharField(label=_("Consignee"), max_length=160)
    consignee_address = forms.CharField(label=_("Consignee's address"), max_length=300)
    consignee_tax_id = forms.CharField(label=_("Consignee's tax number"), max_length=32, required=False)
    notify = forms.CharField(
        label=_("Notify"), max_length=300, required=False, help_text=_("Empty: the consignee.")
    )
    mark = forms.CharField(
        label=_("Shipping mark"), max_length=80, help_text=_("As it stands on every carton.")
    )
    container_type = forms.ChoiceField(label=_("Container"), choices=_size_types, initial="45G1")

    def facts(self, quantities: Mapping[int, int] | None = None) -> ConsignmentFacts:
        """What was filled in, as the actions take it."""
        names = TermsForm.base_fields
        return ConsignmentFacts(
            **{name: value for name, value in self.cleaned_data.items() if name in names},
            quantities=quantities or {},
        )

    @staticmethod
    def told_of(consignment: Consignment) -> dict[str, Any]:
        """What the form shows of a consignment that stands."""
        return {name: getattr(consignment, name) for name in TermsForm.base_fields}


class PartForm(TermsForm):
    """One consignment of a plan, with its pieces of every line."""

    def __init__(self, data: Any, prefix: str, told: dict[str, Any], lines: Sequence[Line]) -> None:
        super().__init__(data, prefix=prefix, initial=told)
        self.lines = lines
        for line in lines:
            self.fields[f"line_{line.number}"] = whole_field(
                _("Line %(number)s, %(sku)s: pieces of %(all)s")
                % {"number": line.number, "sku": line.size.sku, "all": line.quantity}
            )

    def facts(self, quantities: Mapping[int, int] | None = None) -> ConsignmentFacts:
        """What was filled in, the pieces with it."""
        asked = quantities or {line.number: self.cleaned_data[f"line_{line.number}"] for line in self.lines}
        return super().facts(asked)


class PlanForm:
    """The plan of an order: as many parts as asked, filled in as even as whole cartons allow."""

    def __init__(self, data: Any, order: Order, parts: int, standing: Sequence[Consignment]) -> None:
        lines = list(order.lines.select_related("size"))
        told = [_told(one) for one in standing] or _spread(order, lines, parts)
        told += [{} for _ in range(parts - len(told))]
        self.rows = [PartForm(data, f"part{at}", one, lines) for at, one in enumerate(told)]

    def is_valid(self) -> bool:
        """Whether every part is."""
        return min([row.is_valid() for row in self.rows])

    def facts(self) -> list[ConsignmentFacts]:
        """The parts, as the actions take them."""
        return [row.facts() for row in self.rows]


def _told(one: Consignment) -> dict[str, Any]:
    taken = {f"line_{line.line.number}": line.quantity for line in one.lines.select_related("line")}
    return {**TermsForm.told_of(one), **taken}


def _spread(order: Order, lines: Sequence[Line], parts: int) -> list[dict[str, Any]]:
    packages = {line.number: current_package(line.size) for line in lines}
    cartons = {number: package.pieces for number, package in packages.items() if package}
    spread = figures.split({line.number: line.quantity for line in lines}, parts, cartons)
    return [
        {
            "number": f"{order.number}/{ascii_uppercase[at]}",
            "consignee": order.buyer.name,
            "consignee_address": order.buyer.address,
            "consignee_tax_id": order.buyer.tax_id,
            **{f"line_{number}": quantity for number, quantity in quantities.items()},
        }
        for at, quantities in enumerate(spread)
    ]


class BookingForm(forms.Form):
    """The forwarder's booking."""

    forwarder = forms.CharField(label=_("Forwarder"), max_length=160)
    booking = forms.CharField(label=_("The carrier's booking number"), max_length=40, required=False)
    vessel = forms.CharField(label=_("Vessel"), max_length=80, required=False)
    voyage_number = forms.CharField(label=_("Voyage"), max_length=20, required=False)
    sails_on = day_field(_("Sails on"), required=False)

    def facts(self) -> BookingFacts:
        """What was filled in, as the action takes it."""
        return BookingFacts(**self.cleaned_data)
