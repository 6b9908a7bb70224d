"""One order as plain rows: the makers, the goods, the buyer and the consignments of a case.

Each class is one sheet of the workbook and each field one column (`sheets.py`), mirrored by the rows of the
desk. Integers carry their unit in the name, money is Decimal, moisture and deposits are in permille. Cross
references are by code: a workshop by its code, a size by its SKU, a village by its key in the workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from geliat.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Group:
    """The exporting group; NIB and NPWP are the firm's own.

    `small_floor` and `inclusive_permille` are its rule on sharing work: pieces a small workshop should at
    least get of a step it can do, and the share of the work wanted for inclusive workshops.
    """

    name: str
    address: str
    regency: str
    nib: str = ""
    npwp: str = ""
    signatory: str = ""
    signatory_title: str = ""
    small_floor: int = 20
    inclusive_permille: int = 100
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Regency:
    """A regency or city by its BPS code."""

    bps_code: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Village:
    """A village; `key` is its short name within the workbook, `bps_code` stays empty until it is known."""

    key: str
    regency: str
    name: str
    district: str = ""
    bps_code: str = ""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop of the group; workers by sex, rupiah in whole."""

    code: str
    name: str
    village: str
    craft: str
    women: int
    men: int
    small: bool = False
    new_business: bool = False
    yearly_sales_idr: Decimal | None = None
    capital_idr: Decimal | None = None
    collect_cost_idr: Decimal = Decimal(0)
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Skill:
    """What a workshop can do of one work step in a week (`unit`: pieces or minutes)."""

    workshop: str
    step: str
    unit: str
    per_week: int
    minimum_batch: int = 0


@dataclass(frozen=True, slots=True)
class ClosedWeek:
    """A week, by its Monday, in which a workshop does not work."""

    workshop: str
    monday: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One worker's consent to be counted among workers with a disability; neither name nor kind is asked."""

    workshop: str
    consented_on: date
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """What only the coordinator may see of a workshop."""

    workshop: str
    person: str = ""
    phone: str = ""
    national_id: str = ""
    bank: str = ""
    account: str = ""

    def __repr__(self) -> str:
        # Private values must not slip into a log through a traceback.
        return f"Contact({self.workshop!r}, ...)"


@dataclass(frozen=True, slots=True)
class Step:
    """How people call a work step."""

    code: str
    name_id: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Product:
    """A thing that is sold, with its HS code and the reason for it."""

    code: str
    name_id: str
    name_en: str
    craft: str
    hs_code: str
    hs_reason: str
    name_zh: str = ""
    wood_species: str = ""
    skin_species: str = ""
    playable: bool = False


@dataclass(frozen=True, slots=True)
class Size:
    """One size of a product; `shape` is drum (with a profile) or box."""

    product: str
    code: str
    sku: str
    shape: str
    length_mm: int
    width_mm: int
    height_mm: int
    net_g: int


@dataclass(frozen=True, slots=True)
class ProfilePoint:
    """The radius of a drum at a height, straight between two points."""

    sku: str
    height_mm: int
    radius_mm: int


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One step of a size's route."""

    sku: str
    sequence: int
    step: str
    lead_days: int
    minutes_per_piece: int
    pay_idr: Decimal
    inspected: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """How a size is packed."""

    sku: str
    pieces: int
    along: int
    across: int
    layers: int
    outer_length_mm: int
    outer_width_mm: int
    outer_height_mm: int
    tare_g: int
    version: int = 1
    upright: bool = True
    max_top_g: int | None = None


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality asked of a product: ISO 2859-1 level and AQL by class, moisture limits."""

    product: str
    aql_major: Decimal
    aql_minor: Decimal
    moisture_points: tuple[str, ...]
    version: int = 1
    level: str = "II"
    aql_critical: Decimal = Decimal(0)
    moisture_mean_permille: int = 120
    moisture_point_permille: int = 150
    approved_by_buyer_on: date | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """A defect by code and class; an empty `crafts` means every craft."""

    code: str
    severity: str
    name_id: str
    name_en: str
    crafts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Buyer:
    """The foreign buyer as papers name it."""

    name: str
    address: str
    country: str
    name_zh: str = ""
    tax_id: str = ""
    invented: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """The order and its terms; the deposit is a share of its value."""

    number: str
    received_on: date
    incoterm: str
    named_place: str
    currency: str
    buyer_reference: str = ""
    deposit_permille: int = 0
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """So many pieces of one size at one price in the order's currency."""

    number: int
    sku: str
    quantity: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class Consignment:
    """The part of the order that goes to one destination."""

    number: str
    destination_port: str
    consignee: str
    consignee_address: str
    latest_shipment_on: date
    mark: str
    loading_port: str = "IDSUB"
    consignee_tax_id: str = ""
    notify: str = ""
    container_type: str = "45G1"
    forwarder: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """So many pieces of an order line in a consignment."""

    consignment: str
    line: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Rate:
    """Rupiah for one unit of a currency on a day."""

    currency: str
    on: date
    idr_per_unit: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment that is expected of the buyer; it is recorded in the desk when the bank has credited it."""

    kind: str
    amount: Decimal
    currency: str
    expected_on: date
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What of a sheet is real, assumed or invented, and where it comes from."""

    sheet: str
    nature: str
    note_id: str
    note_en: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One order with all that is needed to plan it."""

    group: Group
    regencies: tuple[Regency, ...]
    villages: tuple[Village, ...]
    workshops: tuple[Workshop, ...]
    skills: tuple[Skill, ...]
    products: tuple[Product, ...]
    sizes: tuple[Size, ...]
    route: tuple[RouteStep, ...]
    packages: tuple[Package, ...]
    quality: tuple[Quality, ...]
    buyer: Buyer
    order: Order
    lines: tuple[Line, ...]
    consignments: tuple[Consignment, ...]
    contents: tuple[Content, ...]
    closed_weeks: tuple[ClosedWeek, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    contacts: tuple[Contact, ...] = ()
    steps: tuple[Step, ...] = ()
    profiles: tuple[ProfilePoint, ...] = ()
    defects: tuple[Defect, ...] = ()
    rates: tuple[Rate, ...] = ()
    payments: tuple[Payment, ...] = ()
    notes: tuple[Note, ...] = ()

    def size(self, sku: str) -> Size:
        """The size with this SKU; KeyError when there is none."""
        return {row.sku: row for row in self.sizes}[sku]

    def product(self, code: str) -> Product:
        """The product with this code; KeyError when there is none."""
        return {row.code: row for row in self.products}[code]

    def route_of(self, sku: str) -> tuple[RouteStep, ...]:
        """The work steps of a size, in the order of the work."""
        return tuple(sorted((row for row in self.route if row.sku == sku), key=lambda row: row.sequence))

    def profile_of(self, sku: str) -> tuple[tuple[int, int], ...]:
        """(height_mm, radius_mm) from the foot up; empty for a box."""
        return tuple(sorted((row.height_mm, row.radius_mm) for row in self.profiles if row.sku == sku))

    def package_of(self, sku: str) -> Package:
        """The latest package of a size; KeyError when there is none."""
        rows = [row for row in self.packages if row.sku == sku]
        if not rows:
            raise KeyError(sku)
        return max(rows, key=lambda row: row.version)

    def step_words(self) -> Mapping[str, Sentence]:
        """How people call the steps that the case names."""
        return {row.code: Sentence(en=row.name_en, id=row.name_id) for row in self.steps}

    def inclusive_workshops(self) -> frozenset[str]:
        """Workshops with a standing disclosure; never to be shown one by one."""
        return frozenset(row.workshop for row in self.disclosures if row.withdrawn_on is None)
