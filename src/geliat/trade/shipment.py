"""All that is known of one consignment's shipment, as one frozen value from which every paper is written.

Fields follow the UN Layout Key (UNECE Recommendation 1), Incoterms 2020, SOLAS VI/2 (verified gross mass) and
ISO 2859-1 as far as papers show them. No maker's national id, phone or bank account has a place here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from geliat.measures import Money, Rate
from geliat.refusals import Refusal
from geliat.sentences import Sentence
from geliat.trade.canonical import as_json, canonical_text, parsed, read, sha256_of
from geliat.trade.export_facts import (
    Agreement,
    BillOfLading,
    CustomsEntry,
    InsuranceCover,
    Material,
    OriginClaim,
)
from geliat.trade.shipment_rules import unsound

Outer = tuple[int, int, int]
"""Length, width, height in mm."""


@dataclass(frozen=True, slots=True)
class Party:
    """A firm as papers name it. `tax_id` is the firm's own (NPWP, USCI), `contact` its office."""

    name: str
    address: str
    country: str
    tax_id: str = ""
    nib: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Port:
    """A port by UN/LOCODE (`IDSUB`) and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One payment of the buyer as the bank credited it."""

    amount: Money
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Payment:
    """How the buyer pays: the agreed words, the deposit as a share of the value, and what has come in."""

    terms: Sentence
    deposit_permille: int
    received: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """A line of the order in this consignment: price on the shipment's Incoterm, `net_g` of one piece.

    `materials` are those of one piece; empty while they are not recorded. A line without a brand has "".
    """

    line: int
    sku: str
    description: Sentence
    hs_code: str
    origin: str
    quantity: int
    unit: str
    unit_price: Money
    net_g: int
    brand: str = ""
    materials: tuple[Material, ...] = ()

    @property
    def amount(self) -> Money:
        """Quantity times unit price, in the currency's minor unit."""
        return (self.unit_price * self.quantity).rounded()


@dataclass(frozen=True, slots=True)
class CartonContent:
    """Pieces of one line from one inspected lot within a carton."""

    lot: str
    line: int
    quantity: int


@dataclass(frozen=True, slots=True)
class Carton:
    """A numbered package: `number` of `of`, its mark, what is in it, outer size and weights in g.

    `packed_on` is the day on which it was closed; None where nobody noted it.
    """

    number: int
    of: int
    mark: str
    sku: str
    contents: tuple[CartonContent, ...]
    outer_mm: Outer
    net_g: int
    gross_g: int
    packed_on: date | None = None

    @property
    def pieces(self) -> int:
        """Pieces in the carton."""
        if len(self.contents) == 1:  # most cartons, asked for tens of thousands of times in a dossier
            return self.contents[0].quantity
        return sum(content.quantity for content in self.contents)

    @property
    def volume_mm3(self) -> int:
        """Outer volume."""
        length, width, height = self.outer_mm
        return length * width * height


@dataclass(frozen=True, slots=True)
class LoadStep:
    """One step of stuffing, from the front wall on: `count` cartons of `sku` between two distances in mm.

    `cartons` names them when the plan is that exact.
    """

    number: int
    sku: str
    count: int
    from_mm: int
    to_mm: int
    layers: int
    cartons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """One point of the container check before stuffing, with what was found."""

    point: Sentence
    passed: bool
    found: str = ""


@dataclass(frozen=True, slots=True)
class PackedContainer:
    """A container, its cartons by number, its seal, and the figures of plan and weighing (mm, mm3, g).

    `verified_gross_g` is the mass as declared; `cog_mm` the centre of gravity from the front left floor
    corner.
    """

    number: str
    size_type: str
    seal: str
    tare_g: int
    max_gross_g: int
    cartons: tuple[int, ...]
    desiccant_g: int
    dunnage_g: int
    inside_mm: Outer
    used_volume_mm3: int
    cog_mm: Outer
    steps: tuple[LoadStep, ...]
    verified_gross_g: int
    method: int
    weighed_by: str
    weighed_on: date
    stuffed_on: date
    checks: tuple[CheckPoint, ...] = ()
    floor_moisture_permille: int | None = None


@dataclass(frozen=True, slots=True)
class DefectCount:
    """Defective pieces of one class (`critical`, `major`, `minor`) in its own sample; `aql` in percent."""

    defect_class: str
    sample_size: int
    found: int
    accept: int
    aql: Decimal


@dataclass(frozen=True, slots=True)
class InspectedLot:
    """The inspection of one lot as shown on papers; `workshop` is the name its owner lets papers show.

    `step` is the work step inspected, `severity` normal or tightened, `letter` the code letter of lot size
    and level, `sample_size` the pieces drawn. `verdict` is accepted or rejected and covers defects and
    moisture: a lot too wet is rejected, and its measurement after drying is a further `submission` (the first
    is 1). `presented_on` is the day on which its pieces were made one lot, `received_on` the day on which all
    of them reached the warehouse; None where no single day is known.
    """

    code: str
    workshop: str
    sku: str
    step: Sentence
    quantity: int
    level: str
    severity: str
    letter: str
    sample_size: int
    defects: tuple[DefectCount, ...]
    moisture_sample_size: int
    moisture_mean_permille: int
    moisture_worst_permille: int
    moisture_limit_permille: int
    moisture_point_limit_permille: int
    verdict: str
    submission: int
    inspected_on: date
    presented_on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """A person as acting in an office: the name goes on papers together with the office alone."""

    name: str
    office: Sentence


@dataclass(frozen=True, slots=True)
class Override:
    """What two persons decided of a rule that is not sure: whether its paper is needed, and why."""

    rule: Sentence
    needed: bool
    reason: str
    asked_by: Official
    asked_on: date
    confirmed_by: Official
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class ReleaseAct:
    """The public act of release, and the customs approval (NPE on a PEB) that permits the export."""

    number: str
    place: str
    at: datetime
    declared_by: Official
    released_by: Official
    customs_office: str
    npe_number: str
    npe_date: date
    peb_number: str
    peb_date: date
    short_code: str
    public_url: str
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Shipment:
    """One consignment as shipped. Raises Refusal, every reason at once, when its parts contradict each other.

    `incoterm` is of Incoterms 2020 with `named_place`; `freight`, `insurance`, `inland` and `at_destination`
    are the costs that lie between the price and FOB (`trade.incoterms.fob_value`), None where the term knows
    none. `forwarder` is the customs broker (PPJK). What only some papers need (`agreement`, `customs`,
    `origin`, `cover`, `bill_of_lading`) is None or empty while it is not known. Sums are the judge's work
    (`trade.consistency`), not checked here.
    """

    number: str
    order_number: str
    contract_reference: str
    contract_date: date
    exporter: Party
    buyer: Party
    consignee: Party
    notify: Party
    invoice_number: str
    invoice_date: date
    packing_list_number: str
    packing_list_date: date
    incoterm: str
    named_place: str
    currency: str
    payment: Payment
    port_of_loading: Port
    port_of_discharge: Port
    vessel: str
    voyage: str
    booking: str
    sailing_date: date
    lines: tuple[GoodsLine, ...]
    cartons: tuple[Carton, ...]
    containers: tuple[PackedContainer, ...]
    lots: tuple[InspectedLot, ...]
    signatory: Official
    release: ReleaseAct | None = None
    rate: Rate | None = None
    freight: Money | None = None
    insurance: Money | None = None
    inland: Money | None = None
    at_destination: Money | None = None
    forwarder: Party | None = None
    agreement: Agreement | None = None
    customs: CustomsEntry | None = None
    origin: tuple[OriginClaim, ...] = ()
    cover: InsuranceCover | None = None
    bill_of_lading: BillOfLading | None = None

    def __post_init__(self) -> None:
        blockers = unsound(self)
        if blockers:
            raise Refusal(*blockers)

    @property
    def total(self) -> Money:
        """The sum of the lines' amounts."""
        return sum((line.amount for line in self.lines), Money(Decimal(0), self.currency))

    def line(self, number: int) -> GoodsLine:
        """The goods line with this number; KeyError when there is none."""
        for line in self.lines:
            if line.line == number:
                return line
        raise KeyError(number)

    def container_of(self) -> dict[int, PackedContainer]:
        """Carton number -> the container it stands in; cartons not yet loaded are absent."""
        return {number: container for container in self.containers for number in container.cartons}

    def to_json(self) -> str:
        """The canonical JSON text, the same for the same shipment everywhere."""
        return canonical_text(as_json(self))

    @property
    def sha256(self) -> str:
        """The seal over `to_json`."""
        return sha256_of(as_json(self))

    @staticmethod
    def from_json(text: str) -> Shipment:
        """The shipment that `to_json` wrote.

        Raises Refusal with every field that is missing, unknown or unsound.
        """
        return read(Shipment, parsed(text), "shipment")
