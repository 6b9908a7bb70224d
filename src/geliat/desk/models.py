"""Gathers the rooms' models for Django, in walking order."""

from geliat.desk.allotment.models import AllotmentPlan, Share
from geliat.desk.catalogue.models import (
    DefectKind,
    Material,
    MaterialValue,
    PackageSpec,
    Product,
    QualitySpec,
    RouteStep,
    Size,
)
from geliat.desk.consignments.models import (
    BillOfLading,
    Consignment,
    ConsignmentLine,
    Costs,
    CustomsEntry,
    Forwarder,
    OriginClaim,
    PackingMaterial,
)
from geliat.desk.dossier.models import EntryHandOver, Paper, PaperReceived, SealedShipment
from geliat.desk.indicators.models import Baseline
from geliat.desk.journal.models import Entry
from geliat.desk.loading.models import Container, ContainerCheck, LoadPlan, LoadSearch, MassVerification
from geliat.desk.makers.models import (
    ClosedWeek,
    Disclosure,
    Group,
    PrivateContact,
    Regency,
    Skill,
    Village,
    Workshop,
)
from geliat.desk.orders.models import Agreement, Buyer, Line, Order, Payment, Rate
from geliat.desk.packing.models import Carton, CartonContent
from geliat.desk.people.models import Link, Person, RoleHolding
from geliat.desk.production.models import Advance, Count, Delivery, HandOver
from geliat.desk.quality.models import DefectFound, Inspection, Lot, MoistureReading
from geliat.desk.release.models import Declaration, Npe, Release, RuleDecision
from geliat.desk.rules.models import RuleVersion
from geliat.desk.settlement.models import NettedAdvance, Pay, PayoutFile, PayPiece, ProceedsMatch
from geliat.desk.voyage.models import Milestone

__all__ = [
    "Advance",
    "Agreement",
    "AllotmentPlan",
    "Baseline",
    "BillOfLading",
    "Buyer",
    "Carton",
    "CartonContent",
    "ClosedWeek",
    "Consignment",
    "ConsignmentLine",
    "Container",
    "ContainerCheck",
    "Costs",
    "Count",
    "CustomsEntry",
    "Declaration",
    "DefectFound",
    "DefectKind",
    "Delivery",
    "Disclosure",
    "Entry",
    "EntryHandOver",
    "Forwarder",
    "Group",
    "HandOver",
    "Inspection",
    "Line",
    "Link",
    "LoadPlan",
    "LoadSearch",
    "Lot",
    "MassVerification",
    "Material",
    "MaterialValue",
    "Milestone",
    "MoistureReading",
    "NettedAdvance",
    "Npe",
    "Order",
    "OriginClaim",
    "PackageSpec",
    "PackingMaterial",
    "Paper",
    "PaperReceived",
    "Pay",
    "PayPiece",
    "Payment",
    "PayoutFile",
    "Person",
    "PrivateContact",
    "ProceedsMatch",
    "Product",
    "QualitySpec",
    "Rate",
    "Regency",
    "Release",
    "RoleHolding",
    "RouteStep",
    "RuleDecision",
    "RuleVersion",
    "SealedShipment",
    "Share",
    "Size",
    "Skill",
    "Village",
    "Workshop",
]  # fmt: skip
