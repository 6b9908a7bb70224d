"""Forms of the loading room: a booking, the seven points, a seal, the verified mass, a plan by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import Choices, say
from geliat.trade.container_check import POINTS
from geliat.trade.identifiers import size_types

LONGEST_PLAN = 5_000_000


def kilograms_field(label: Any, **options: Any) -> forms.DecimalField:
    """A mass in kilograms, to the gram."""
    return forms.DecimalField(label=label, min_value=0, max_digits=9, decimal_places=3, **options)


def grams(kilograms: Decimal | None) -> int:
    """Kilograms as whole grams; nothing is 0."""
    return int((kilograms or Decimal(0)) * 1000)


class BookingForm(forms.Form):
    """A container as booked, with its plate."""

    number = forms.CharField(
        label=_("Container number"), max_length=20, help_text=_("As painted on the box, e.g. CSQU 305438 3.")
    )
    size_type = forms.ChoiceField(label=_("Size type"))
    tare = kilograms_field(_("Tare in kg"), help_text=_("Own weight, as on the plate of the door."))
    max_gross = kilograms_field(_("Maximum gross in kg"), help_text=_("As on the plate of the door."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Choices = [(code, f"{say(one.name)} ({code})") for code, one in size_types().items()]
        self.fields["size_type"].choices = choices  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """The seven points, each sound or not, with the floor's moisture and the desiccant."""

    floor_moisture = forms.DecimalField(
        label=_("Moisture of the floor in %"),
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        help_text=_("The highest reading of the meter; at most 18 %."),
    )
    desiccant = kilograms_field(_("Desiccant in kg"))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, point in POINTS.items():
            name = say(point.name)
            self.fields[f"point_{code}"] = forms.ChoiceField(
                label=name[:1].upper() + name[1:],
                help_text=say(point.look_for),
                choices=[("yes", _("Sound")), ("no", _("Not sound"))],
                widget=forms.RadioSelect,
            )
        self.order_fields([*(f"point_{code}" for code in POINTS), "floor_moisture", "desiccant", "note"])

    def points(self) -> dict[str, bool]:
        """Each point, as the action takes it."""
        return {code: self.cleaned_data[f"point_{code}"] == "yes" for code in POINTS}

    def floor_moisture_permille(self) -> int:
        """The reading in tenths of a percent."""
        return int(self.cleaned_data["floor_moisture"] * 10)


class SealForm(forms.Form):
    """The seal that closes a container."""

    number = forms.CharField(
        label=_("Seal number"), max_length=30, help_text=_("As stamped on the seal, e.g. ID020481.")
    )


class ResealForm(SealForm):
    """Another seal, and why."""

    because = forms.CharField(label=_("Why"), max_length=200)


class MassForm(forms.Form):
    """What method 2 still needs beside what the desk knows."""

    scale = forms.CharField(
        label=_("Scale"), max_length=80, help_text=_("The calibrated scale the cartons were weighed on.")
    )
    dunnage = kilograms_field(
        _("Dunnage in kg"), required=False, help_text=_("Wood, bags, straps and sheets.")
    )


class MoveForm(forms.Form):
    """A carton and the corner it is to stand at."""

    number = forms.IntegerField(label=_("Carton number"), min_value=1)
    x = forms.IntegerField(
        label=_("From the back wall in mm"), help_text=_("The carton's side nearest the back wall.")
    )
    y = forms.IntegerField(label=_("From the left wall in mm"), help_text=_("Left as seen from the door."))
    z = forms.IntegerField(label=_("Above the floor in mm"))
    turned = forms.BooleanField(
        label=_("Turned by a quarter"), required=False, help_text=_("Length and width change places.")
    )


class SwapForm(forms.Form):
    """Two cartons that are to change places."""

    one = forms.IntegerField(label=_("Carton number"), min_value=1)
    other = forms.IntegerField(label=_("Changes places with carton"), min_value=1)


class PlanForm(forms.Form):
    """A plan file that was changed by hand."""

    plan = forms.FileField(
        label=_("Plan file"), help_text=_("The plan.json of this container, its places changed.")
    )

    def clean_plan(self) -> bytes:
        """The text of the file."""
        file = self.cleaned_data["plan"]
        if file.size > LONGEST_PLAN:
            raise forms.ValidationError(_("The file is too long for the plan of one container."))
        return bytes(file.read())
