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
    "assured": "exporter",
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
    "departure_date": ("transport", "sailing_date"),
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

LINE_LISTS = ("lines", "goods", "items")
"""Fields that list the lines of goods; other lists with a line in each row tell more about it."""
CARTON_FACTS: dict[str, Fact] = {"of": ("totals", "cartons")}

LINE_FIELDS = {
    "commercial_invoice": {},
    "packing_list": {"quantity": "packed"},
}
"""What a field of a line means in one kind of paper, where the plain name would say something else."""
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
