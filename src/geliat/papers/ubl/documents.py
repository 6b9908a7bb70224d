"""The four UBL 2.1 documents of a shipment, each as a layout of facts in the order of its OASIS schema."""

from __future__ import annotations

from geliat.papers.ubl.layout import Fixed, Group, Layout, Leaf, Part
from geliat.papers.ubl.parts import (
    cartons,
    containers,
    goods,
    head,
    item,
    masses,
    money,
    party,
    reference,
    said,
    shipment_totals,
    voyage,
)

LINE = ("line", "{line}")
TERMS = Part(
    "cac:DeliveryTerms",
    (Leaf("cbc:ID", ("terms", "incoterm")), Leaf("cbc:SpecialTerms", ("terms", "place"))),
)
PEOPLE = (
    Part("cac:ConsigneeParty", party("consignee")),
    Part("cac:ImporterParty", party("buyer")),
    Part("cac:NotifyParty", party("notify")),
)
BOOKING = (
    Leaf("cbc:ID", ("shipment", "number")),
    Leaf("cbc:CarrierAssignedID", ("transport", "booking")),
)

INVOICE = Layout(
    "Invoice",
    "commercial_invoice.ubl",
    (
        *head("invoice"),
        Leaf("cbc:ID", ("invoice", "number")),
        Leaf("cbc:IssueDate", ("invoice", "date"), "day"),
        Fixed("cbc:InvoiceTypeCode", "380"),
        Leaf("cbc:DocumentCurrencyCode", ("money", "currency")),
        reference("cac:ContractDocumentReference", "315", "contract"),
        reference("cac:AdditionalDocumentReference", "217", "packing_list"),
        Part("cac:AccountingSupplierParty/cac:Party", party("exporter")),
        Part("cac:AccountingCustomerParty/cac:Party", party("buyer")),
        Part(
            "cac:Delivery",
            (
                Part("cac:DeliveryParty", party("consignee")),
                Part("cac:NotifyParty", party("notify")),
                Part(
                    "cac:Shipment",
                    (
                        *shipment_totals(),
                        money("cbc:FreeOnBoardValueAmount", "money", "fob"),
                        Part(
                            "cac:Consignment",
                            (*BOOKING, containers()),
                        ),
                        voyage(),
                        Group(
                            "cac:FreightAllowanceCharge",
                            ("cost",),
                            ("cost",),
                            ("cbc:AllowanceChargeReason",),
                            (
                                Fixed("cbc:ChargeIndicator", "true"),
                                Leaf("cbc:AllowanceChargeReason", ("cost", "{cost}", "name")),
                                money("cbc:Amount", "money", "{cost}"),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        TERMS,
        Part(
            "cac:PaymentTerms",
            (
                *said("cbc:Note", "terms", "payment"),
                Leaf("cbc:PaymentPercent", ("terms", "deposit_permille"), "percent"),
            ),
        ),
        Group(
            "cac:PrepaidPayment",
            ("receipt",),
            ("receipt",),
            ("cbc:ID",),
            (
                Leaf("cbc:ID", ("receipt", "{receipt}", "position")),
                money("cbc:PaidAmount", "receipt", "{receipt}", "amount"),
                Leaf("cbc:ReceivedDate", ("receipt", "{receipt}", "date"), "day"),
                Leaf("cbc:InstructionID", ("receipt", "{receipt}", "note")),
            ),
        ),
        Part(
            "cac:TaxExchangeRate",
            (
                Leaf("cbc:SourceCurrencyCode", ("money", "rate_base")),
                Leaf("cbc:TargetCurrencyCode", ("money", "rate_quote")),
                Leaf("cbc:CalculationRate", ("money", "rate"), "number"),
                Leaf("cbc:Date", ("money", "rate_date"), "day"),
            ),
        ),
        Part(
            "cac:LegalMonetaryTotal",
            (
                money("cbc:LineExtensionAmount", "money", "total"),
                money("cbc:PrepaidAmount", "money", "received"),
                money("cbc:PayableAmount", "money", "balance"),
            ),
        ),
        Group(
            "cac:InvoiceLine",
            ("line",),
            ("line",),
            ("cbc:ID",),
            (
                Leaf("cbc:ID", (*LINE, "number")),
                Leaf("cbc:InvoicedQuantity", (*LINE, "quantity"), "number", unit_fact=(*LINE, "unit")),
                money("cbc:LineExtensionAmount", *LINE, "amount"),
                item(),
                Part("cac:Price", (money("cbc:PriceAmount", *LINE, "unit_price"),)),
            ),
        ),
    ),
)

PACKING_LIST = Layout(
    "PackingList",
    "packing_list.ubl",
    (
        *head("packing-list"),
        Leaf("cbc:ID", ("packing_list", "number")),
        Leaf("cbc:IssueDate", ("packing_list", "date"), "day"),
        Part("cac:ConsignorParty", party("exporter")),
        Part(
            "cac:Shipment",
            (
                *shipment_totals(),
                Part("cac:Consignment", (*BOOKING, *PEOPLE, containers())),
                goods(quantity=(*LINE, "packed")),
                voyage(),
                cartons(),
            ),
        ),
        reference("cac:DocumentReference", "380", "invoice"),
        reference("cac:DocumentReference", "315", "contract"),
    ),
)

FORWARDING_INSTRUCTIONS = Layout(
    "ForwardingInstructions",
    "shipping_instruction.ubl",
    (
        *head("forwarding-instructions"),
        Leaf("cbc:ID", ("shipping_instruction", "number")),
        Part("cac:ConsignorParty", party("exporter")),
        Part("cac:FreightForwarderParty", party("forwarder")),
        Part(
            "cac:Shipment",
            (
                *shipment_totals(),
                Part("cac:Consignment", (*BOOKING, *PEOPLE, TERMS, containers(weighed=True))),
                goods(quantity=(*LINE, "packed")),
                voyage(),
            ),
        ),
        reference("cac:DocumentReference", "380", "invoice"),
        reference("cac:DocumentReference", "217", "packing_list"),
        reference("cac:DocumentReference", "315", "contract"),
    ),
)


def _endorser(*, role: str) -> tuple[Fixed, ...]:
    return (Fixed("cbc:RoleCode", role), Fixed("cbc:SequenceNumeric", "1"))


CERTIFICATE_OF_ORIGIN = Layout(
    "CertificateOfOrigin",
    "certificate_of_origin.ubl",
    (
        *head("certificate-of-origin"),
        Leaf("cbc:ID", ("certificate", "number")),
        Part("cac:ExporterParty", party("exporter")),
        Part("cac:ImporterParty", party("consignee")),
        Part(
            "cac:CertificateOfOriginApplication",
            (
                Leaf("cbc:ReferenceID", ("shipment", "number")),
                Leaf("cbc:CertificateType", ("origin", "scheme")),
                Fixed("cbc:OriginalJobID", "1"),
                Part(
                    "cac:Shipment",
                    (
                        Leaf("cbc:ID", ("shipment", "number")),
                        *masses("origin"),
                        goods(
                            money("cbc:FreeOnBoardValueAmount", *LINE, "fob"),
                            quantity=(*LINE, "quantity"),
                            rows="claimed",
                            after=(Leaf("cbc:PreferenceCriterionCode", (*LINE, "criterion")),),
                        ),
                        voyage(),
                    ),
                ),
                Part(
                    "cac:EndorserParty",
                    (
                        *_endorser(role="EX"),
                        Leaf("cac:Party/cac:PartyName/cbc:Name", ("party", "exporter", "name")),
                        Leaf("cac:SignatoryContact/cbc:Name", ("signatory", "name")),
                    ),
                ),
                Part(
                    "cac:PreparationParty", (Leaf("cac:PartyName/cbc:Name", ("party", "exporter", "name")),)
                ),
                Fixed("cac:IssuerParty/cac:PartyName/cbc:Name", "Instansi Penerbit SKA"),
                Leaf("cac:IssuingCountry/cbc:IdentificationCode", ("party", "exporter", "country")),
                reference("cac:SupportingDocumentReference", "380", "invoice"),
            ),
        ),
        Part(
            "cac:IssuerEndorsement",
            (
                Leaf("cbc:DocumentID", ("certificate", "number")),
                # The office has not signed what is only applied for.
                Fixed("cbc:ApprovalStatus", "Applied for"),
                Part(
                    "cac:EndorserParty",
                    (
                        *_endorser(role="IS"),
                        Fixed("cac:Party/cac:PartyName/cbc:Name", "Instansi Penerbit SKA"),
                        Fixed("cac:SignatoryContact/cbc:Name", "-"),
                    ),
                    always=True,
                ),
            ),
        ),
    ),
)
