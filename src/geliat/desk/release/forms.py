"""Forms of the release room: customs' NPE, the place of the public act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from geliat.desk.makers.pages import day_field
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
