"""Works out the origin of each line of a consignment before a paper is written: content, headings, criteria.

The figures are those of the origin worksheet (`trade.documents.origin_worksheet`), at the rate of the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from geliat.desk.catalogue.models import MaterialValue
from geliat.desk.consignments.models import Consignment
from geliat.desk.orders.figures import latest_rate
from geliat.desk.orders.models import Line
from geliat.desk.rules import figures as rules
from geliat.measures import Money, Rate
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade import export_facts as facts
from geliat.trade.documents.origin_worksheet import WorksheetLine, worked_line
from geliat.trade.export_facts import ORIGIN_CRITERIA, ORIGIN_SCHEMES
from geliat.trade.fob_shares import shares_of
from geliat.trade.identifiers import normal_hs_code
from geliat.trade.incoterms import fob_value
from geliat.trade.requirements.schemes import scheme_in_force
from geliat.trade.shipment import GoodsLine

NO_TREATMENT = Sentence("none", "tanpa perlakuan", "无")
COSTS = ("freight", "insurance", "inland", "at_destination")
BY_VALUE = "RVC"
CRITERION_NAMES: Mapping[str, Sentence] = {
    "WO": Sentence("wholly obtained", "diperoleh seluruhnya"),
    "PE": Sentence("of originating materials only", "seluruhnya dari bahan asal"),
    "CTH": Sentence("change of heading", "perubahan pos tarif"),
    "RVC": Sentence("value content of 40 %", "kandungan nilai 40 %"),
}


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """One line with its worksheet figures; `worked` is None while materials or rate are lacking.

    `valued` says whether the FOB value is known, without which nothing is said of value content. `bears` are
    the criteria that hold, in the order of `ORIGIN_CRITERIA`.
    """

    line: Line
    quantity: int
    worked: WorksheetLine | None
    valued: bool = False
    bears: tuple[str, ...] = ()

    @property
    def best(self) -> str:
        """The criterion to claim first: the strictest that holds, empty where none does."""
        return next(iter(self.bears), "")

    def denies(self, criterion: str) -> bool:
        """Whether the figures say that a criterion does not hold; what is not known denies nothing."""
        known = self.worked is not None and (self.valued or criterion != BY_VALUE)
        return known and criterion not in self.bears


@dataclass(frozen=True, slots=True)
class Origin:
    """All lines of a consignment, and what keeps their figures from being worked out."""

    lines: tuple[LineOrigin, ...]
    lacking: tuple[Blocker, ...] = field(default=())

    def of(self, number: int) -> LineOrigin | None:
        """The line of a number."""
        return next((one for one in self.lines if one.line.number == number), None)


def schemes_for(consignment: Consignment, today: date) -> tuple[str, ...]:
    """The origin schemes that dated rows have in force both today and when the ship is to sail."""
    days, book = (today, consignment.expected_to_sail_on), rules.book()
    return tuple(
        scheme for scheme in ORIGIN_SCHEMES if all(scheme_in_force(scheme, day, book) for day in days)
    )


def materials_of(
    lines: Iterable[Line], currency: str, rate: Rate | None
) -> dict[int, tuple[facts.Material, ...]]:
    """Materials by size, in the shipment's currency; none while no rate turns rupiah into it."""
    found: dict[int, list[facts.Material]] = defaultdict(list)
    if currency != "IDR" and rate is None:
        return {}
    rows = MaterialValue.objects.filter(size__in=[line.size_id for line in lines])
    for row in rows.select_related("material__product").order_by("material__place"):
        material, product = row.material, row.material.product
        value = Money(row.value_idr, "IDR")
        own = {"wood": product.wood_species, "skin": product.skin_species}.get(material.kind, "")
        found[row.size_id].append(
            facts.Material(
                name=Sentence(material.name_en, material.name_id, material.name_zh),
                kind=material.kind,
                species=material.species or own,
                treatment=Sentence(material.treatment_en, material.treatment_id)
                if material.treatment_en
                else NO_TREATMENT,
                hs_code=material.hs_code,
                origin=material.origin,
                value=rate.convert(value) if rate is not None else value,
                proof=material.proof,
            )
        )
    return {size: tuple(rows) for size, rows in found.items()}


def costs_of(consignment: Consignment) -> dict[str, Money | None]:
    """The costs between price and FOB value, each None while it is not recorded."""
    row = getattr(consignment, "costs", None)
    amounts = {name: getattr(row, name, None) for name in COSTS}
    currency = consignment.order.currency
    return {name: None if value is None else Money(value, currency) for name, value in amounts.items()}


def origin_of(consignment: Consignment, on: date) -> Origin:
    """Every line with the criteria it bears, at the rate of a day."""
    order = consignment.order
    taken = list(consignment.lines.select_related("line__size__product").order_by("line__number"))
    rate = None if order.currency == "IDR" else latest_rate(order.currency, on)
    materials = materials_of([row.line for row in taken], order.currency, rate)
    goods = {row.line.number: _goods(row.line, row.quantity, order.currency) for row in taken}
    lacking: list[Blocker] = []
    if order.currency != "IDR" and rate is None:
        lacking.append(_no_rate(order.currency, on))
    shares: dict[int, Money] = {}
    try:
        shares = _fob(consignment, goods)
    except Refusal as refusal:
        lacking += [
            replace(one, mend=("consignments:export_costs", {"consignment": consignment.pk}))
            for one in refusal.blockers
        ]
    lines = []
    for row in taken:
        made_of, share = materials.get(row.line.size_id, ()), shares.get(row.line.number)
        if not made_of and (rate is not None or order.currency == "IDR"):
            lacking.append(_no_materials(row.line))
        if not made_of:
            lines.append(LineOrigin(row.line, row.quantity, None))
            continue
        line = replace(goods[row.line.number], materials=made_of)
        lines.append(_worked(row.line, line, share))
    return Origin(tuple(lines), tuple({one.sentence.en: one for one in lacking}.values()))


def _worked(row: Line, line: GoodsLine, share: Money | None) -> LineOrigin:
    fob = share if share is not None else Money(Decimal(0), line.unit_price.currency)
    tried = {
        criterion: worked_line(facts.OriginClaim(row.number, "", criterion), line, fob)
        for criterion in ORIGIN_CRITERIA
        if share is not None or criterion != BY_VALUE
    }
    bears = tuple(criterion for criterion, worked in tried.items() if worked.holds)
    return LineOrigin(row, line.quantity, next(iter(tried.values())), share is not None, bears)


def _fob(consignment: Consignment, goods: Mapping[int, GoodsLine]) -> dict[int, Money]:
    order, amounts = consignment.order, {number: line.amount for number, line in goods.items()}
    total = sum(amounts.values(), Money(Decimal(0), order.currency)).rounded()
    return shares_of(fob_value(order.incoterm, total, **costs_of(consignment)), amounts)


def _goods(line: Line, quantity: int, currency: str) -> GoodsLine:
    product = line.size.product
    return GoodsLine(
        line=line.number,
        sku=line.size.sku,
        description=Sentence(product.name_en, product.name_id, product.name_zh),
        hs_code=normal_hs_code(product.hs_code),
        origin="ID",
        quantity=quantity,
        unit="PCE",
        unit_price=Money(line.unit_price, currency),
        net_g=line.size.net_g,
    )


def _no_rate(currency: str, on: date) -> Blocker:
    return Blocker(
        code="no_rate",
        en="No rate of {currency} to rupiah is recorded up to {day}; the materials are valued in rupiah.",
        id="Belum ada kurs {currency} ke rupiah sampai {day}; nilai bahan tercatat dalam rupiah.",
        facts={"currency": currency, "day": on.isoformat()},
        owner="coordinator",
        mend=("orders:rates", {}),
    )


def _no_materials(line: Line) -> Blocker:
    product = line.size.product
    return Blocker(
        code="materials_not_recorded",
        en="The materials of {product_en} are not recorded, so nothing shows where it originates.",
        id="Bahan {product_id} belum dicatat, sehingga asalnya belum dapat ditunjukkan.",
        facts={"product_en": product.name_en, "product_id": product.name_id},
        owner="coordinator",
        mend=("catalogue:materials", {"product": product.pk}),
    )
