"""Forms of the export facts: broker, costs, packing, origin and bill of lading; errors stand at the field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from geliat.desk.consignments import export_checks
from geliat.desk.consignments.facts import CostFacts, PackingFacts
from geliat.desk.consignments.figures import port_name
from geliat.desk.consignments.models import BillOfLading, Consignment, Costs, Forwarder, PackingMaterial
from geliat.desk.consignments.origin import CRITERION_NAMES, LineOrigin, Origin
from geliat.desk.makers.pages import Choices, day_field, money_field, say, whole_field
from geliat.refusals import Blocker, Refusal
from geliat.trade.export_facts import ORIGIN_CRITERIA
from geliat.trade.incoterms import COST_NAMES, find_incoterm
from geliat.trade.requirements import PACKAGINGS

ORIGINALS = 3
COVER_FIELDS = ("insurer", "policy_number", "policy_date", "claims_at")


class Suggested(forms.TextInput):
    """A line of text with suggestions that the browser offers; anything else may be written too."""

    def __init__(self, suggestions: Callable[[], Iterable[tuple[str, str]]]) -> None:
        super().__init__()
        self.suggestions = suggestions

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The input, and the list that it names."""
        told = {**(attrs or {}), "list": f"{(attrs or {}).get('id', name)}_list"}
        options = format_html_join("", '<option value="{}">{}</option>', self.suggestions())
        shown = super().render(name, value, told, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', shown, told["list"], options)


def at_fields(form: forms.Form, refusal: Refusal | None) -> tuple[Blocker, ...]:
    """Put each reason that names a field of the form there; returns those that name none."""
    left = []
    for blocker in refusal.blockers if refusal else ():
        field = str(blocker.facts.get("field", ""))
        if field in form.fields:
            form.add_error(field, say(blocker.sentence))
        else:
            left.append(blocker)
    return tuple(left)


def _brokers() -> list[tuple[str, str]]:
    return [(row.name, row.address) for row in Forwarder.objects.order_by("name")]


class ForwarderForm(forms.Form):
    """The customs broker (PPJK) as the declaration names it."""

    name = forms.CharField(label=_("Name of the forwarder (PPJK)"), max_length=160)
    address = forms.CharField(label=_("Address"), max_length=300)
    tax_id = forms.CharField(label=_("Tax number (NPWP)"), max_length=32)
    nib = forms.CharField(
        label=_("Business number (NIB)"), max_length=13, required=False, help_text=_("13 digits.")
    )

    def __init__(self, *args: Any, suggested: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if suggested:
            self.fields["name"].widget = Suggested(_brokers)

    @staticmethod
    def told_of(consignment: Consignment) -> dict[str, Any]:
        """The broker that the booking names, as registered."""
        row = Forwarder.objects.filter(name=consignment.forwarder).first() if consignment.forwarder else None
        if row is None:
            return {"name": consignment.forwarder}
        return {name: getattr(row, name) for name in ForwarderForm.base_fields}


class CostsForm(forms.Form):
    """What the Incoterm asks: costs between price and FOB value, and insurance where the seller owes it."""

    insurer = forms.CharField(label=_("Insurer"), max_length=160, required=False)
    policy_number = forms.CharField(
        label=_("Number of the policy"),
        max_length=60,
        required=False,
        help_text=_("Empty while the cover is only applied for."),
    )
    policy_date = day_field(_("Date of the policy"), required=False)
    claims_at = forms.CharField(label=_("Claims are payable at"), max_length=120, required=False)

    def __init__(self, data: Any, consignment: Consignment) -> None:
        standing = Costs.objects.filter(consignment=consignment).first()
        self.told = {name: getattr(standing, name, None) for name in CostFacts.__slots__}
        port = port_name(consignment.destination_port).en
        super().__init__(data, initial={**self.told, "claims_at": self.told["claims_at"] or port})
        order = consignment.order
        self.asked = export_checks.needed_costs(order)
        for name in self.asked:
            self.fields[name] = money_field(f"{say(COST_NAMES[name]).capitalize()}, {order.currency}")
        term = find_incoterm(order.incoterm)
        self.insures = term is not None and term.insurer == "seller"
        if not self.insures:
            for name in COVER_FIELDS:
                del self.fields[name]
        self.order_fields([*self.asked, *COVER_FIELDS])

    def facts(self) -> CostFacts:
        """What was filled in; what the term does not ask stays as it stands."""
        told = {name: value for name, value in self.told.items() if value is not None}
        return CostFacts(**{**told, **self.cleaned_data})


def _kinds() -> Choices:
    return [(code, say(name)) for code, name in PACKAGINGS.items()]


class PackingForm(forms.Form):
    """What packs and wedges the goods, and what was done to raw wood."""

    TREATMENTS = (
        ("", _("none, or not known yet")),
        ("HT", _("HT: heat treatment, 56 °C for 30 minutes")),
        ("DH", _("DH: dielectric heating")),
        ("MB", _("MB: methyl bromide")),
        ("SF", _("SF: sulfuryl fluoride")),
    )

    kinds = forms.MultipleChoiceField(
        label=_("Packed and wedged with"), choices=_kinds, widget=forms.CheckboxSelectMultiple
    )
    wood_treatment = forms.ChoiceField(
        label=_("Treatment of the raw wood (ISPM 15)"), choices=TREATMENTS, required=False
    )
    wood_mark = forms.CharField(
        label=_("ISPM 15 mark on the wood"),
        max_length=40,
        required=False,
        help_text=_("As branded: country, number of the treater, treatment."),
    )
    fumigated_on = day_field(_("Fumigated on"), required=False)
    fumigant = forms.CharField(label=_("Fumigant"), max_length=60, required=False)

    def facts(self) -> PackingFacts:
        """What was filled in, as the action takes it."""
        return PackingFacts(**{**self.cleaned_data, "kinds": tuple(self.cleaned_data["kinds"])})

    @staticmethod
    def told_of(consignment: Consignment) -> dict[str, Any]:
        """What stands; otherwise the cartons in which every size is packed."""
        row = PackingMaterial.objects.filter(consignment=consignment).first()
        if row is None:
            return {"kinds": ["carton"]}
        return {name: getattr(row, name) for name in PackingForm.base_fields}


class OriginForm(forms.Form):
    """A criterion for each line under each scheme that is in force; a line left out is not claimed."""

    def __init__(
        self, data: Any, origin: Origin, schemes: Iterable[str], claimed: dict[tuple[str, int], str]
    ) -> None:
        super().__init__(data)
        self.origin = origin
        self.schemes = tuple(schemes)
        for one in origin.lines:
            number = one.line.number
            for scheme in self.schemes:
                self.fields[f"{scheme}_{number}"] = forms.ChoiceField(
                    label=_("%(scheme)s, line %(line)s") % {"scheme": scheme, "line": number},
                    required=False,
                    choices=[("", _("not claimed")), *_criteria(one)],
                    # Never claimed before: what the worksheet bears is offered, and nothing recorded by it.
                    initial=claimed.get((scheme, number), "" if claimed else one.best),
                )

    def criteria(self, scheme: str) -> dict[int, str]:
        """The criterion of each line claimed under a scheme."""
        told = {
            one.line.number: self.cleaned_data[f"{scheme}_{one.line.number}"] for one in self.origin.lines
        }
        return {number: criterion for number, criterion in told.items() if criterion}


def _criteria(line: LineOrigin) -> list[tuple[str, Any]]:
    return [
        (
            code,
            _("%(code)s: not borne by the materials") % {"code": code}
            if line.denies(code)
            else f"{code}: {say(CRITERION_NAMES[code])}",
        )
        for code in ORIGIN_CRITERIA
    ]


class BillForm(forms.Form):
    """The carrier's bill of lading or sea waybill."""

    KINDS = (("bill", _("Bill of lading, in originals")), ("waybill", _("Sea waybill, without originals")))

    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, widget=forms.RadioSelect, initial="bill")
    number = forms.CharField(label=_("Number"), max_length=40)
    on_board_on = day_field(_("On board on"))
    original_count = whole_field(
        _("Originals"), required=False, max_value=9, help_text=_("Only of a bill of lading; usually 3.")
    )

    def clean(self) -> dict[str, Any]:
        """A bill of lading has originals, a waybill has none."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("kind") == "waybill":
            told["original_count"] = 0
        elif not told.get("original_count"):
            self.add_error("original_count", _("A bill of lading has at least one original."))
        return told

    @staticmethod
    def told_of(consignment: Consignment) -> dict[str, Any]:
        """What stands; otherwise three originals, on board on the day of sailing."""
        row = BillOfLading.objects.filter(consignment=consignment).first()
        if row is None:
            return {"on_board_on": consignment.sails_on, "original_count": ORIGINALS}
        return {
            "kind": "bill" if row.original_count else "waybill",
            "number": row.number,
            "on_board_on": row.on_board_on,
            "original_count": row.original_count or None,
        }
