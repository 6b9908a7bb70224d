"""Forms of the makers' room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers import figures
from geliat.desk.makers.facts import ContactFacts, GroupFacts, WorkshopFacts
from geliat.desk.makers.models import Group, Skill, Village
from geliat.desk.makers.pages import Choices, any_or, day_field, rupiah_field, say, whole_field
from geliat.desk.makers.words import step_name
from geliat.trade import places
from geliat.trade.steps import steps


def _step_choices() -> Choices:
    return [(code, say(step_name(code))) for code in steps()]


def _unit_choices() -> Choices:
    names = {"pieces": _("Pieces"), "minutes": _("Minutes of work")}
    return [(code, str(names[code])) for code, _label in Skill.UNITS]


def _regency_choices() -> Choices:
    return [(code, f"{say(one.name)} ({code})") for code, one in places.regencies().items()]


if TYPE_CHECKING:
    ChoiceOfVillage = forms.ModelChoiceField[Village]
else:
    ChoiceOfVillage = forms.ModelChoiceField


class VillageChoice(ChoiceOfVillage):
    """A village with its government, as two villages may share a name."""

    def label_from_instance(self, obj: Any) -> str:
        """Name, district, regency."""
        return ", ".join(filter(None, (obj.name, obj.district, obj.regency.name)))


class Find(forms.Form):
    """Which workshops to list."""

    text = forms.CharField(label=_("Name, code, craft or village"), required=False)
    step = forms.ChoiceField(label=_("Work step"), required=False)
    regency = forms.TypedChoiceField(label=_("Regency or city"), required=False, coerce=int, empty_value=None)
    village = forms.TypedChoiceField(label=_("Village"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among: dict[str, Choices] = {
            "step": [(code, say(name)) for code, name in figures.steps()],
            "regency": [(str(one.pk), one.name) for one in figures.regencies()],
            "village": [(str(one.pk), f"{one.name} ({one.regency.name})") for one in figures.villages()],
        }
        for name, choices in among.items():
            self.fields[name].choices = any_or(choices)  # type: ignore[attr-defined]


class GroupForm(forms.Form):
    """An exporting group."""

    name = forms.CharField(label=_("Name"), max_length=120)
    address = forms.CharField(label=_("Address"), max_length=240)
    regency = forms.ChoiceField(label=_("Regency or city"), choices=_regency_choices)
    nib = forms.CharField(
        label=_("NIB"),
        max_length=20,
        required=False,
        help_text=_("The firm's own: 13 digits. It stands on papers."),
    )
    npwp = forms.CharField(
        label=_("NPWP"), max_length=24, required=False, help_text=_("The firm's own, never a person's.")
    )
    signatory = forms.CharField(label=_("Who signs"), max_length=120, required=False)
    signatory_title = forms.CharField(label=_("Office of the one who signs"), max_length=120, required=False)

    @staticmethod
    def told_of(group: Group) -> dict[str, Any]:
        """What the form shows of a group that is registered."""
        plain = {name: getattr(group, name) for name in GroupForm.base_fields if name != "regency"}
        return {**plain, "regency": group.regency.bps_code}


class VillageForm(forms.Form):
    """A village of a regency or city."""

    name = forms.CharField(label=_("Village"), max_length=80)
    district = forms.CharField(label=_("District (kecamatan)"), max_length=80, required=False)
    regency = forms.ChoiceField(label=_("Regency or city"), choices=_regency_choices)


class WorkshopForm(forms.Form):
    """A workshop as it stands in the register."""

    code = forms.CharField(
        label=_("Code"), max_length=16, help_text=_("Short, one of its kind in the group.")
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    village = VillageChoice(label=_("Village"), queryset=Village.objects.none())
    craft = forms.CharField(label=_("Craft"), max_length=40)
    women = whole_field(_("Women at work"), initial=0)
    men = whole_field(_("Men at work"), initial=0)
    small = forms.BooleanField(label=_("Small: it gets its floor when work is shared out"), required=False)
    new_business = forms.BooleanField(
        label=_("New business: its class is read from capital, not from sales"), required=False
    )
    yearly_sales_idr = rupiah_field(_("Yearly sales in rupiah"), required=False)
    capital_idr = rupiah_field(_("Capital in rupiah, without land and buildings"), required=False)
    collect_cost_idr = rupiah_field(_("Cost to collect from it, in rupiah"), initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = figures.villages()  # type: ignore[attr-defined]

    def facts(self, *, invented: bool = False) -> WorkshopFacts:
        """What was filled in, as the action takes it."""
        return WorkshopFacts(**self.cleaned_data, invented=invented)


class RegisterForm(WorkshopForm):
    """A workshop that is new, with the group it joins."""

    group = forms.ModelChoiceField(label=_("Group"), queryset=Group.objects.none())
    field_order = ("group",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = Group.objects.order_by("name")  # type: ignore[attr-defined]


class CapacityForm(forms.Form):
    """What a workshop can do of a step in a week."""

    step = forms.ChoiceField(label=_("Work step"), choices=_step_choices)
    unit = forms.ChoiceField(label=_("Counted in"), choices=_unit_choices)
    per_week = whole_field(_("A week"), min_value=1)
    minimum_batch = whole_field(
        _("Smallest batch"), initial=0, help_text=_("Fewer pieces are not worth setting up for.")
    )


class WeekForm(forms.Form):
    """A week in which a workshop does not work."""

    day = day_field(_("Any day of the week"))
    reason = forms.CharField(label=_("Reason"), max_length=120, required=False)


class WeeksForm(forms.Form):
    """From which week the capacity is shown."""

    since = day_field(_("From the week of"), required=False)


class ContactForm(forms.Form):
    """The private contact of a workshop."""

    person = forms.CharField(label=_("Contact person"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    national_id = forms.CharField(label=_("National id (NIK)"), max_length=16, required=False)
    bank = forms.CharField(label=_("Bank"), max_length=80, required=False)
    account = forms.CharField(label=_("Account number"), max_length=40, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def facts(self) -> ContactFacts:
        """What was filled in, as the action takes it."""
        return ContactFacts(**self.cleaned_data)


class DisclosureForm(forms.Form):
    """A worker's own disclosure, by consent."""

    consented_on = day_field(_("Day of the consent"))
    kind = forms.CharField(
        label=_("Kind, if the person wants it kept"),
        max_length=120,
        required=False,
        help_text=_("Kept encrypted and never shown again, not even here."),
    )
    consented = forms.BooleanField(
        label=_("The person asked for this, knows what it is for, and can withdraw it at any time.")
    )


class WithdrawalForm(forms.Form):
    """Which consent is withdrawn: by the number given with it, or by its day."""

    number = whole_field(_("Number of the consent"), min_value=1, required=False)
    consented_on = day_field(_("or the day of the consent"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two is enough."""
        given = super().clean() or {}
        if not given.get("number") and not given.get("consented_on"):
            raise forms.ValidationError(_("Tell the number or the day of the consent."))
        return given


def group_facts(given: dict[str, Any], regency: Any, *, invented: bool = False) -> GroupFacts:
    """A filled-in group, with its regency's row."""
    return GroupFacts(**{**given, "regency": regency}, invented=invented)
