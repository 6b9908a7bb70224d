"""Forms of the release room: customs' NPE, the public act, papers received, decisions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import Choices, day_field
from geliat.desk.release.models import Npe


class NpeForm(forms.Form):
    """Customs' approval and the declaration it answers."""

    number = forms.CharField(label=_("NPE number"), max_length=40)
    dated = day_field(_("Date of the NPE"))
    peb_number = forms.CharField(label=_("PEB number"), max_length=40)
    peb_dated = day_field(_("Date of the PEB"))
    office = forms.CharField(label=_("Customs office"), max_length=120, required=False)

    @staticmethod
    def told_of(npe: Npe | None, office: str) -> dict[str, Any]:
        """What stands, to be corrected; the office of the port where nothing stands."""
        if npe is None:
            return {"office": office}
        return {
            "number": npe.number,
            "dated": npe.dated,
            "peb_number": npe.peb_number,
            "peb_dated": npe.peb_dated,
            "office": npe.customs_office,
        }


class ReleaseForm(forms.Form):
    """Where the public act takes place."""

    place = forms.CharField(label=_("Place of the release"), max_length=120)


class ReceivedForm(forms.Form):
    """A paper of others as it was received."""

    kind = forms.ChoiceField(label=_("Paper"))
    number = forms.CharField(label=_("Number"), max_length=60)
    dated = day_field(_("Date"))
    issued_by = forms.CharField(label=_("Issued by"), max_length=160)

    def __init__(self, *args: Any, kinds: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """What is asked to be decided of a rule that is not sure, and why."""

    code = forms.ChoiceField(label=_("Rule"))
    needed = forms.ChoiceField(
        label=_("Decision"), choices=[("no", _("Not needed")), ("yes", _("Needed"))], initial="no"
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, codes: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].choices = codes  # type: ignore[attr-defined]
