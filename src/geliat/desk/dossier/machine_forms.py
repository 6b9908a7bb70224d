"""The machine forms of a consignment that its page offers: XLSX, UBL, DCSA and EPCIS files.

The CEISA file is not among them: what a registered PEB cannot have corrected (PMK 155/2022 art. 28) must be
confirmed by a second person before that file is handed over.
"""

from __future__ import annotations

from datetime import date

from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier.shipment import gather
from geliat.papers.facts import facts_of
from geliat.papers.forms import Form, forms_of
from geliat.trade.shipment import Shipment

HELD_BACK = frozenset({"peb.ceisa"})
CONTENT_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".json": "application/json",
}


def offered(shipment: Shipment) -> tuple[Form, ...]:
    """The forms of this shipment that may be fetched, in the order of the table of forms."""
    return tuple(form for form in forms_of(shipment) if form.write and form.name not in HELD_BACK)


def content_type(form: Form) -> str:
    """The media type of a form, by the ending of its file name."""
    return CONTENT_TYPES[form.file_name[form.file_name.rindex(".") :]]


def write(consignment: Consignment, name: str, on: date) -> tuple[Form, bytes] | None:
    """One form with its file; None for a name not offered, Refusal while a fact is lacking."""
    shipment = gather(consignment, on=on).whole()
    form = next((each for each in offered(shipment) if each.name == name), None)
    if form is None or form.write is None:
        return None
    return form, form.write(shipment, facts_of(shipment))
