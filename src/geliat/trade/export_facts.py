"""What customs, origin, insurance and the sales contract need to know of a shipment beyond goods and cartons.

Follows the export declaration BC 3.0 (CEISA 4.0, "Kirim Dokumen BC 30"), the origin rules of the ASEAN-China
agreement (Form E) and RCEP, and Incoterms 2020 A5 (insurance). Codes are the customs' own reference codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from geliat.measures import Money
from geliat.sentences import Sentence

MATERIAL_KINDS = ("wood", "skin", "rope", "metal", "paint", "textile", "bamboo", "rattan", "glue", "other")
ORIGIN_SCHEMES = ("ACFTA", "RCEP")
ORIGIN_CRITERIA = ("WO", "PE", "CTH", "RVC")
WOOD_TREATMENTS = ("HT", "DH", "MB", "SF")
"""How wood packaging is treated by ISPM 15: heat, dielectric heat, methyl bromide, sulfuryl fluoride."""


@dataclass(frozen=True, slots=True)
class Material:
    """A material of one piece: `hs_code` of 4 to 8 digits, `value` of what one piece takes of it.

    `species` is the scientific name for wood, skin and plants, else empty. `origin` is a country code;
    `proof` names the paper that shows it. All values of a shipment are in the shipment's currency.
    """

    name: Sentence
    kind: str
    species: str
    treatment: Sentence
    hs_code: str
    origin: str
    value: Money
    proof: str = ""


@dataclass(frozen=True, slots=True)
class OriginClaim:
    """That a line originates in Indonesia under a scheme: `criterion` is WO, PE, CTH or RVC."""

    line: int
    scheme: str
    criterion: str


@dataclass(frozen=True, slots=True)
class InsuranceCover:
    """The cargo insurance under CIF and CIP: clause (`ICC(C)`, `ICC(A)`) and sum insured.

    Insurer, policy number and date stay empty while the cover is only applied for.
    """

    clause: str
    insured: Money
    insurer: str = ""
    policy_number: str = ""
    policy_date: date | None = None
    claims_at: str = ""


@dataclass(frozen=True, slots=True)
class BillOfLading:
    """The carrier's bill of lading or sea waybill once issued; `original_count` is 0 for a waybill."""

    number: str
    on_board_date: date
    original_count: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the sales contract says beyond lines and price: tolerance, latest shipment, inspection, papers."""

    latest_shipment_date: date
    quantity_tolerance_permille: int
    partial_shipment: bool
    transhipment: bool
    inspection: Sentence
    papers: tuple[Sentence, ...]
    offer_number: str
    offer_date: date
    offer_valid_until: date


@dataclass(frozen=True, slots=True)
class GoodsReadiness:
    """Where and when the goods stand ready for examination (kesiapan barang, PKB), and the office to ask.

    `warehouse_kind` 1 veem, 2 factory, 3 consolidation, 4 other; `stuffing` 4 empty, 7 LCL, 8 FCL. `contact`
    and `phone` are the exporter's own office, never a maker's.
    """

    warehouse_kind: str
    contact: str
    address: str
    phone: str
    place: str
    declared_on: date
    ready_at: datetime
    stuffing: str


@dataclass(frozen=True, slots=True)
class CustomsEntry:
    """What the declaration BC 3.0 asks beyond goods and parties, in customs' reference codes.

    `submission_number` has 26 characters: 4 office, 2 document ("30"), 6 the declarant's own, 8 date,
    6 serial. Offices are 6 digits. Ports are customs' codes, which are not always UN/LOCODE. `location` is
    where the goods are examined (1 to 8), `insured_in` "DN" or "LN". `payment_note` explains method 9.
    `bank_code` is customs' code of the bank that receives the proceeds, `region` the regency of origin (BPS).
    """

    submission_number: str
    submission_date: date
    office_registration: str
    office_loading: str
    office_export: str
    office_examination: str
    export_type: str
    export_category: str
    trade_method: str
    payment_method: str
    payment_note: str
    transport_mode: str
    loading_port: str
    export_port: str
    discharge_port: str
    destination_port: str
    terminal: str
    location: str
    examination_date: date
    insured_in: str
    package_code: str
    vessel_flag: str
    bank_code: str
    bank_name: str
    region: str
    signing_place: str
    signing_date: date
    readiness: GoodsReadiness
