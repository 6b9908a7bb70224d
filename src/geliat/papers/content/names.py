"""Which fact a field of a paper's content states: papers name things by their place, facts by the thing."""

from __future__ import annotations

from geliat.trade.consistency.statement import Fact

PARTIES = {
    "seller": "exporter",
    "exporter": "exporter",
    "shipper": "exporter",
    "beneficiary": "exporter",
    "producer": "exporter",
    "applicant": "exporter",
    "assured": "buyer",
    "owner": "exporter",
    "buyer": "buyer",
    "importer": "buyer",
    "consignee": "consignee",
    "notify": "notify",
    "notify_party": "notify",
    "forwarder": "forwarder",
    "broker": "forwarder",
}
"""Field -> role, in whatever paper it stands."""

SIGNATORIES = ("signatory", "responsible")
PORTS = {
    "port_of_loading": "loading_port",
    "port_of_discharge": "discharge_port",
}

HEADS: dict[str, Fact] = {
    "shipment_number": ("shipment", "number"),
    "order_number": ("shipment", "order_number"),
    "contract_reference": ("contract", "reference"),
    "contract_date": ("contract", "date"),
    "invoice_number": ("invoice", "number"),
    "invoice_date": ("invoice", "date"),
    "packing_list_number": ("packing_list", "number"),
    "packing_list_date": ("packing_list", "date"),
    "incoterm": ("terms", "incoterm"),
    "incoterm_edition": ("terms", "edition"),
    "named_place": ("terms", "place"),
    "payment_terms": ("terms", "payment"),
    "deposit_permille": ("terms", "deposit_permille"),
    "currency": ("money", "currency"),
    "total": ("money", "total"),
    "total_in_words": ("money", "total_in_words"),
    "value": ("money", "total"),
    "value_in_words": ("money", "total_in_words"),
    "fob_value": ("money", "fob"),
    "fob": ("money", "fob"),
    "freight": ("money", "freight"),
    "insurance": ("money", "insurance"),
    "inland": ("money", "inland"),
    "at_destination": ("money", "at_destination"),
    "balance": ("money", "balance"),
    "vessel": ("transport", "vessel"),
    "voyage": ("transport", "voyage"),
    "booking": ("transport", "booking"),
    "sailing_date": ("transport", "sailing_date"),
    "departure_date": ("transport", "departure_date"),
    "quantity": ("totals", "quantity"),
    "pieces": ("totals", "pieces"),
    "carton_count": ("totals", "cartons"),
    "cartons": ("totals", "cartons"),
    "container_count": ("totals", "containers"),
    "net_g": ("totals", "net_g"),
    "gross_g": ("totals", "gross_g"),
    "volume_mm3": ("totals", "volume_mm3"),
    "verified_gross_g": ("totals", "verified_gross_g"),
    "bill_of_lading_number": ("bill_of_lading", "number"),
    "on_board_date": ("bill_of_lading", "date"),
    "submission_number": ("customs", "submission_number"),
    "submission_date": ("customs", "submission_date"),
    "peb_number": ("customs", "peb_number"),
    "peb_date": ("customs", "peb_date"),
    "npe_number": ("customs", "npe_number"),
    "npe_date": ("customs", "npe_date"),
}
"""Fields of a paper's head that state the same in every paper."""

PAPER_NAMES = {"commercial_invoice": "invoice"}
"""Kind of paper -> how facts call it, where that differs; its number, date and version go by it."""
OWN_HEADS = ("number", "date", "version")

_CUSTOMS = (
    "office_registration", "office_loading", "office_export", "office_examination", "export_type",
    "export_category", "trade_method", "payment_method", "payment_note", "transport_mode", "vessel_flag",
    "loading_port", "export_port", "terminal", "discharge_port", "destination_port", "location",
    "examination_date", "insured_in", "package_code", "signing_place", "signing_date",
)  # fmt: skip
_CERTIFICATE: dict[str, Fact] = {
    "packages": ("origin", "packages"),
    "gross_g": ("origin", "gross_g"),
    "importing_country": ("party", "consignee", "country"),
}
KIND_HEADS: dict[str, dict[str, Fact]] = {
    "sales_contract": {"number": ("contract", "reference"), "date": ("contract", "date")},
    "proforma_invoice": {"number": ("offer", "number"), "date": ("offer", "date")},
    "peb_sheet": {
        **{name: ("customs", name) for name in _CUSTOMS},
        "number": ("customs", "submission_number"),
        "receiving_bank": ("customs", "bank_name"),
        "receiving_bank_code": ("customs", "bank_code"),
        "export_date": ("transport", "sailing_date"),
        "destination_country": ("transport", "destination_country"),
        "packages": ("totals", "cartons"),
        "fob_rupiah": ("money", "fob_rupiah"),
    },
    "origin_worksheet": {"fob": ("origin", "fob")},
    "form_e_sheet": _CERTIFICATE,
    "rcep_sheet": _CERTIFICATE,
    "inspection_certificate": {
        "packed": ("totals", "pieces"),
        "accepted": ("inspection", "pieces_accepted"),
        "worst_moisture_permille": ("inspection", "worst_moisture_permille"),
        "standard": ("inspection", "standard"),
    },
    "inspection_summary": {
        "pieces_accepted": ("inspection", "pieces_accepted"),
        "worst_moisture_permille": ("inspection", "worst_moisture_permille"),
        "standard": ("inspection", "standard"),
    },
    "insurance_application": {"price": ("money", "total"), "insured": ("cover", "insured")},
}
"""What a field of a paper's head means in one kind of paper."""
SHARED_LISTS: dict[tuple[str, str], Fact] = {
    ("sales_contract", "papers"): ("contract", "papers"),
    ("beneficiary_certificate", "papers"): ("contract", "papers"),
}
"""Lists of sentences that several papers repeat."""

LINE_LISTS = ("lines", "goods", "items")
"""Fields that list the lines of goods; other lists with a line in each row tell more about it."""
CARTON_FACTS: dict[str, Fact] = {"of": ("totals", "cartons")}

_ITEM = {"hs_code": "hs6", "packages": "cartons"}
LINE_FIELDS: dict[str, dict[str, str]] = {
    "packing_list": {"quantity": "packed"},
    "shipping_instruction": _ITEM,
    "form_e_sheet": _ITEM,
    "rcep_sheet": _ITEM,
    "peb_sheet": {"packages": "cartons"},
}
"""What a field of a line means in one kind of paper, where the plain name would say something else."""
READINESS: dict[str, Fact] = {
    "office": ("customs", "readiness", "contact"),
    "telephone": ("customs", "readiness", "phone"),
    "stuffing": ("customs", "stuffing"),
}
CONTAINER_FIELDS = {"cargo_gross_g": "gross_g", "container": "number"}
RATE_FIELDS = {
    "base": "rate_base",
    "quote": "rate_quote",
    "per_unit": "rate",
    "on": "rate_date",
    "source": "rate_source",
}
RECEIPT_FIELDS = {"on": "date"}
SIDES = ("length_mm", "width_mm", "height_mm")
