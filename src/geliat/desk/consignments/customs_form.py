"""The form of the customs entry (BC 3.0), filled in from order, booking and the group's last declaration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from geliat.desk.consignments.export_forms import Suggested
from geliat.desk.consignments.facts import CustomsFacts
from geliat.desk.consignments.models import Consignment, CustomsEntry
from geliat.desk.makers.pages import Choices, day_field, say
from geliat.measures import percent
from geliat.trade.customs_codes import codes_of
from geliat.trade.customs_offices import customs_offices, office_of_port

SUBMISSION = re.compile(r"(\d{4})30([A-Z0-9]{6})\d{8}(\d{6})")
WHOLE_IN_ADVANCE = 1000
ADVANCE, COMBINED = "15", "9"
OF_THE_HOUSE = ("terminal", "bank_code", "bank_name", "contact", "phone", "place", "location", "stuffing")
"""What a group's next declaration most likely says as its last one did."""
NOT_CORRECTABLE = _("Cannot be corrected once the declaration is registered.")


def _offices() -> list[tuple[str, str]]:
    return [(one.code, say(one.name)) for one in customs_offices()]


def _office(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=6, widget=Suggested(_offices), help_text=help_text)


def _coded(label: Any, list_name: str, help_text: Any = "") -> forms.ChoiceField:
    def choices() -> Choices:
        return [(one.code, f"{one.code}: {say(one.meaning)}") for one in codes_of(list_name)]

    return forms.ChoiceField(label=label, choices=choices, help_text=help_text)


class CustomsForm(forms.Form):
    """What the export declaration asks beyond what the rooms know."""

    submission_number = forms.CharField(
        label=_("Submission number"),
        max_length=40,
        help_text=_("26 signs: office (4), 30, the declarant's own code (6), date (8), serial (6)."),
    )
    submission_date = day_field(_("Date of submission"))
    office_registration = _office(_("Office of registration"), NOT_CORRECTABLE)
    office_loading = _office(_("Office of loading"))
    office_export = _office(_("Office of export"))
    office_examination = _office(_("Office of examination"))
    export_type = _coded(_("Kind of export"), "export_type", NOT_CORRECTABLE)
    export_category = _coded(_("Category (facility)"), "export_category", NOT_CORRECTABLE)
    trade_method = _coded(_("Way of trade"), "trade_method")
    payment_method = _coded(_("Way of payment"), "payment_method")
    payment_note = forms.CharField(
        label=_("Explanation of the payment"),
        max_length=120,
        required=False,
        help_text=_("Asked for way 9, combined or other."),
    )
    terminal = forms.CharField(label=_("Terminal (TPS)"), max_length=10)
    vessel_flag = forms.CharField(
        label=_("Flag of the vessel"), max_length=2, help_text=_("Country by two letters, as in ID or SG.")
    )
    bank_code = forms.CharField(label=_("Customs' code of the bank"), max_length=8)
    bank_name = forms.CharField(
        label=_("Bank"), max_length=120, help_text=_("It receives the export proceeds.")
    )
    location = _coded(_("Where the goods are examined"), "location")
    warehouse_kind = _coded(_("Kind of warehouse"), "warehouse_kind")
    stuffing = _coded(_("Stuffing"), "stuffing")
    place = forms.CharField(label=_("Place of examination"), max_length=120)
    examination_date = day_field(_("Day of examination"))
    ready_at = forms.DateTimeField(
        label=_("Goods ready at"),
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )
    contact = forms.CharField(
        label=_("Contact office"), max_length=120, help_text=_("An office of the exporter, never a maker.")
    )
    phone = forms.CharField(label=_("Office phone"), max_length=30)

    GROUPS = (
        (_("Submission and offices"), 6),
        (_("Kind of export and payment"), 5),
        (_("Ship and bank"), 4),
        (_("Readiness for examination"), 8),
    )

    def groups(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The fields in the order of the form, under their heads."""
        bound = [self[name] for name in self.fields]
        for legend, count in self.GROUPS:
            yield legend, bound[:count]
            bound = bound[count:]

    def clean_vessel_flag(self) -> str:
        """A country by two capital letters."""
        flag = str(self.cleaned_data["vessel_flag"]).upper()
        if not re.fullmatch(r"[A-Z]{2}", flag):
            raise forms.ValidationError(_("Two letters are expected, as in ID."))
        return flag

    def clean_submission_number(self) -> str:
        """Without the blanks and points that people write between its parts."""
        return re.sub(r"[\s.-]", "", str(self.cleaned_data["submission_number"])).upper()

    def clean(self) -> dict[str, Any]:
        """The payment of way 9 is explained."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("payment_method") == COMBINED and not told.get("payment_note"):
            self.add_error("payment_note", _("Way 9 asks for an explanation."))
        return told

    def facts(self) -> CustomsFacts:
        """What was filled in, as the action takes it."""
        return CustomsFacts(**self.cleaned_data)

    @staticmethod
    def told_of(consignment: Consignment, today: date) -> dict[str, Any]:
        """What stands; otherwise what order, booking and the last declaration of the group let expect."""
        row = CustomsEntry.objects.filter(consignment=consignment).first()
        if row is not None:
            told = {name: getattr(row, name) for name in CustomsForm.base_fields}
            return {**told, "ready_at": timezone.localtime(row.ready_at)}
        last = (
            CustomsEntry.objects.filter(consignment__order__group=consignment.order.group_id)
            .select_related("consignment")
            .order_by("submission_date", "pk")
            .last()
        )
        told = {**_usual(), **_offices_of(consignment, today), **_of_order(consignment)}
        return {**told, **_of_last(last, consignment, today), **_days(today)}


def _usual() -> dict[str, Any]:
    """What the facts say unless told."""
    return {one.name: one.default for one in fields(CustomsFacts) if isinstance(one.default, str)}


def _offices_of(consignment: Consignment, today: date) -> dict[str, Any]:
    """The office of the port of loading, which registers the declaration too."""
    office = office_of_port(consignment.loading_port, today)
    told = ("office_registration", "office_loading", "office_export", "office_examination")
    return dict.fromkeys(told, office.code if office else "")


def _of_order(consignment: Consignment) -> dict[str, Any]:
    """How the order is paid, in customs' codes; a deposit and a balance are a combined payment, explained."""
    group, deposit = consignment.order.group, consignment.order.deposit_permille
    told: dict[str, Any] = {"place": group.address[:120], "contact": group.name}
    if deposit == WHOLE_IN_ADVANCE:
        return {**told, "payment_method": ADVANCE}
    if not deposit:
        return told
    first, rest = (f"{percent(part).normalize():f}".replace(".", ",") for part in (deposit, 1000 - deposit))
    return {
        **told,
        "payment_method": COMBINED,
        "payment_note": f"Uang muka {first} %, pelunasan {rest} %, lewat transfer",
    }


def _of_last(last: CustomsEntry | None, consignment: Consignment, today: date) -> dict[str, Any]:
    if last is None:
        return {}
    told = {name: getattr(last, name) for name in (*OF_THE_HOUSE, "office_examination")}
    if last.consignment.vessel == consignment.vessel:
        told["vessel_flag"] = last.vessel_flag
    own = SUBMISSION.fullmatch(last.submission_number)
    if own and last.consignment.forwarder == consignment.forwarder:
        office, declarant, serial = own.groups()
        told["submission_number"] = f"{office}30{declarant}{today:%Y%m%d}{int(serial) + 1:06d}"
    return told


def _days(today: date) -> dict[str, Any]:
    """Submitted today, examined tomorrow morning."""
    tomorrow = today + timedelta(days=1)
    ready = timezone.make_aware(datetime.combine(tomorrow, time(9)))
    return {"submission_date": today, "examination_date": tomorrow, "ready_at": ready}
