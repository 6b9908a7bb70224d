"""Gathers a consignment's rows into the one frozen shipment from which every paper is written.

What a paper lacks is said paper by paper, so that those that can be made are made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils import timezone

from geliat import measures
from geliat.desk.consignments.models import Consignment
from geliat.desk.dossier import beside, export, missing
from geliat.desk.dossier.lots import inspected_lots, root_of
from geliat.desk.dossier.models import Paper
from geliat.desk.loading import figures as loading
from geliat.desk.loading.models import Container, ContainerCheck, LoadPlan, MassVerification
from geliat.desk.orders import figures as orders
from geliat.desk.orders.models import Line, Order
from geliat.desk.packing import figures as packing
from geliat.desk.packing.models import Carton, CartonContent
from geliat.desk.quality.models import Lot
from geliat.desk.rules import figures as rules
from geliat.measures import Money
from geliat.refusals import Blocker, Refusal
from geliat.sentences import Sentence
from geliat.trade import shipment as trade
from geliat.trade.container_check import POINTS
from geliat.trade.documents.agreed import payment_terms
from geliat.trade.identifiers import normal_hs_code
from geliat.trade.parties import consignee_of, notify_party
from geliat.trade.places import find_port
from geliat.trade.requirements import Book
from geliat.trade.wording import goods_description, office

PIECE = "PCE"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was gathered: the shipment, or None, and what still stands against each paper by kind.

    `lacking` is of the five papers that every release needs, `beside` of the further ones. `book` are the
    desk's rules where a paper turns on them, which is where origin is claimed.
    """

    shipment: trade.Shipment | None
    lacking: Mapping[str, tuple[Blocker, ...]]
    beside: Mapping[str, tuple[Blocker, ...]]
    book: Book | None = None

    def whole(self) -> trade.Shipment:
        """The shipment, when nothing stands against any paper; Refusal with everything otherwise."""
        blockers = dict.fromkeys(blocker.sentence.en for found in self.lacking.values() for blocker in found)
        if not blockers and self.shipment is not None:
            return self.shipment
        named = {blocker.sentence.en: blocker for found in self.lacking.values() for blocker in found}
        raise Refusal(*named.values())


def shipment_of(
    consignment: Consignment, release: trade.ReleaseAct | None = None, *, on: date | None = None
) -> trade.Shipment:
    """The shipment as its papers tell it; Refusal with everything that is missing for them.

    Papers made before keep number and date; new ones are dated `on`, else by the last carton packed.
    """
    shipment = gather(consignment, on=on).whole()
    return with_release(shipment, release) if release else shipment


def with_release(shipment: trade.Shipment, release: trade.ReleaseAct) -> trade.Shipment:
    """The shipment as it is released: with the act, at the rate of its day."""
    rate = _rate(shipment.currency, timezone.localdate(release.at))
    return replace(shipment, release=release, rate=rate)


def gather(consignment: Consignment, *, on: date | None = None) -> Gathered:
    """The shipment with what is lacking for each paper; without cartons there is no shipment at all."""
    along = ("order__group__regency", "order__buyer", "order__agreement", "costs", "customs")
    rows = Consignment.objects.select_related(*along, "bill_of_lading")
    consignment = rows.get(pk=consignment.pk)
    packed = _Packed.of(consignment)
    cartons = packed.cartons
    boxes = [_Box(*parts) for parts in _boxes(consignment)]
    stuffed = [box for box in boxes if box.container.stage in loading.STUFFED and box.plan.cartons]
    lots = inspected_lots(packed.lots.values())
    lacking = missing.by_paper(
        consignment,
        sizes=packing.summary(consignment),
        loaded={number for box in stuffed for number in loading.carton_numbers(box.plan)},
        cartons={carton.number for carton in cartons},
        unsealed=[box.container for box in stuffed if not box.container.seal],
        unweighed=[box.container for box in stuffed if box.mass is None],
        inspected=bool(lots),
    )
    if not cartons or missing.of_parties(consignment):
        return Gathered(None, lacking, beside.lacking(consignment, None, lacking))
    order = consignment.order
    dates = _dates(consignment, on or timezone.localdate(max(carton.packed_at for carton in cartons)))
    try:
        shipment = _shipment(consignment, order, packed, stuffed, lots, dates)
    except Refusal as refusal:
        lacking = {kind: (*found, *refusal.blockers) for kind, found in lacking.items()}
        return Gathered(None, lacking, beside.lacking(consignment, None, lacking))
    book = rules.book() if shipment.origin else None
    return Gathered(shipment, lacking, beside.lacking(consignment, shipment, lacking, book), book)


@dataclass(frozen=True, slots=True)
class _Packed:
    """The cartons of a consignment by number, and pieces by lot of each; every lot is one object."""

    cartons: list[Carton]
    lots: dict[int, Lot]
    contents: Mapping[int, list[tuple[Lot, int]]]

    @classmethod
    def of(cls, consignment: Consignment) -> _Packed:
        # A thousand cartons share a handful of specs and lots, so those are read beside them, not joined.
        cartons = Carton.objects.filter(consignment=consignment).prefetch_related("spec__size")
        held = CartonContent.objects.filter(carton__consignment=consignment).order_by("pk")
        rows = list(held.values_list("carton", "lot", "quantity"))
        lots = Lot.objects.filter(pk__in={lot for _, lot, _ in rows}).select_related("share").in_bulk()
        contents: dict[int, list[tuple[Lot, int]]] = defaultdict(list)
        for carton, lot, quantity in rows:
            contents[carton].append((lots[lot], quantity))
        return cls(list(cartons.order_by("number")), lots, contents)


@dataclass(frozen=True, slots=True)
class _Box:
    container: Container
    plan: LoadPlan
    check: ContainerCheck | None
    mass: MassVerification | None


def _boxes(
    consignment: Consignment,
) -> list[tuple[Container, LoadPlan, ContainerCheck | None, MassVerification | None]]:
    plans = loading.plans_in_force(consignment)
    checks, masses = loading.checks_in_force(consignment), loading.masses_in_force(consignment)
    return [
        (box, plans[box.pk], checks.get(box.pk), masses.get(box.pk))
        for box in loading.containers_of(consignment)
        if box.pk in plans
    ]


def _dates(consignment: Consignment, on: date) -> dict[str, date]:
    """The dates of invoice and packing list: of their first version, or `on`."""
    made = Paper.objects.filter(consignment=consignment, kind__in=("commercial_invoice", "packing_list"))
    told = {paper.kind: paper.dated for paper in made.only("kind", "dated").order_by("-version")}
    invoice = told.get("commercial_invoice", on)
    return {"invoice": invoice, "packing_list": told.get("packing_list", max(on, invoice))}


def _shipment(
    consignment: Consignment,
    order: Order,
    packed: _Packed,
    stuffed: Sequence[_Box],
    lots: tuple[trade.InspectedLot, ...],
    dates: Mapping[str, date],
) -> trade.Shipment:
    lines = list(consignment.lines.select_related("line__size__product").order_by("line__number"))
    sku_of = {carton.number: carton.spec.size.sku for carton in packed.cartons}
    number_of = {row.line_id: row.line.number for row in lines}
    rate = _rate(order.currency, dates["packing_list"])
    materials = export.materials_of([row.line for row in lines], order.currency, rate)
    goods = tuple(
        replace(_goods(row.line, row.quantity, order.currency), materials=materials.get(row.line.size_id, ()))
        for row in lines
    )
    costs = export.costs_of(consignment)
    price = sum((line.amount for line in goods), Money(Decimal(0), order.currency))
    entry = export.entry_of(consignment)
    buyer = trade.Party(order.buyer.name, order.buyer.address, order.buyer.country, order.buyer.tax_id)
    country = consignment.destination_port[:2]
    consignee = consignee_of(
        consignment.consignee,
        consignment.consignee_address,
        consignment.consignee_tax_id,
        buyer=buyer,
        country=country,
    )
    return trade.Shipment(
        number=consignment.number,
        order_number=order.number,
        contract_reference=order.buyer_reference or order.number,
        contract_date=order.received_on,
        exporter=trade.Party(
            order.group.name,
            order.group.address,
            "ID",
            tax_id=order.group.npwp,
            nib=order.group.nib,
            # The office's telephone is told once, for the declaration; the carrier asks it too.
            contact=entry.readiness.phone if entry else "",
        ),
        buyer=buyer,
        consignee=consignee,
        notify=notify_party(consignment.notify, consignee=consignee, country=country),
        invoice_number=f"{consignment.number}/INV",
        invoice_date=dates["invoice"],
        packing_list_number=f"{consignment.number}/PL",
        packing_list_date=dates["packing_list"],
        incoterm=order.incoterm,
        named_place=order.named_place,
        currency=order.currency,
        payment=trade.Payment(
            payment_terms(order.deposit_permille),
            order.deposit_permille,
            _receipts(consignment, dates["invoice"]),
        ),
        port_of_loading=_port(consignment.loading_port),
        port_of_discharge=_port(consignment.destination_port),
        vessel=consignment.vessel,
        voyage=consignment.voyage_number,
        booking=consignment.booking,
        sailing_date=consignment.expected_to_sail_on,
        lines=goods,
        cartons=tuple(_carton(carton, consignment.mark, packed, number_of) for carton in packed.cartons),
        containers=tuple(_container(box, sku_of) for box in stuffed),
        lots=lots,
        signatory=trade.Official(order.group.signatory, office(order.group.signatory_title)),
        rate=rate,
        freight=costs["freight"],
        insurance=costs["insurance"],
        inland=costs["inland"],
        at_destination=costs["at_destination"],
        forwarder=export.forwarder_of(consignment),
        agreement=export.agreement_of(consignment, [row.line for row in lines]),
        customs=entry,
        origin=export.claims_of(consignment),
        cover=export.cover_of(consignment, price),
        bill_of_lading=export.bill_of(consignment),
    )


def _port(locode: str) -> trade.Port:
    port = find_port(locode)
    return trade.Port(locode, port.name.en if port else locode)


def _receipts(consignment: Consignment, until: date) -> tuple[trade.Receipt, ...]:
    """What the buyer had paid by the day of the invoice, each payment parted over the order's consignments.

    By value, to the last minor unit: the parts of one payment over all consignments are that payment.
    """
    values: dict[int, Decimal] = {}
    for other in consignment.order.consignments.order_by("number").prefetch_related("lines__line"):
        values[other.pk] = sum((row.quantity * row.line.unit_price for row in other.lines.all()), Decimal(0))
    whole = sum(values.values(), Decimal(0))
    before = Decimal(0)
    for pk, value in values.items():
        if pk == consignment.pk:
            break
        before += value
    receipts = []
    for payment in consignment.order.payments.filter(received_on__lte=until):
        if not whole:
            continue
        upto, until_here = (
            Money(payment.amount * part / whole, payment.currency).rounded()
            for part in (before, before + values[consignment.pk])
        )
        receipts.append(trade.Receipt(until_here - upto, payment.received_on, payment.kind))
    return tuple(receipts)


def _rate(currency: str, day: date) -> measures.Rate | None:
    return None if currency == "IDR" else orders.latest_rate(currency, day)


def _goods(line: Line, quantity: int, currency: str) -> trade.GoodsLine:
    size = line.size
    product = size.product
    return trade.GoodsLine(
        line=line.number,
        sku=size.sku,
        description=goods_description(
            Sentence(product.name_en, product.name_id, product.name_zh),
            size.shape,
            (size.length_mm, size.width_mm, size.height_mm),
            (product.wood_species, product.skin_species),
        ),
        hs_code=normal_hs_code(product.hs_code),
        origin="ID",
        quantity=quantity,
        unit=PIECE,
        unit_price=Money(line.unit_price, currency),
        net_g=size.net_g,
    )


def _carton(carton: Carton, mark: str, packed: _Packed, number_of: Mapping[int, int]) -> trade.Carton:
    spec = carton.spec
    return trade.Carton(
        number=carton.number,
        of=len(packed.cartons),
        mark=mark,
        sku=spec.size.sku,
        contents=tuple(
            trade.CartonContent(root_of(lot), number_of[lot.share.line_id], quantity)
            for lot, quantity in packed.contents[carton.pk]
        ),
        outer_mm=(spec.outer_length_mm, spec.outer_width_mm, spec.outer_height_mm),
        net_g=carton.net_g,
        gross_g=carton.gross_g,
        packed_on=timezone.localdate(carton.packed_at),
    )


def _container(box: _Box, sku_of: Mapping[int, str]) -> trade.PackedContainer:
    reading = loading.Reading(box.plan)
    container, mass = box.container, box.mass
    desiccant_g = mass.desiccant_g if mass else box.check.desiccant_g if box.check else 0
    dunnage_g = mass.dunnage_g if mass else 0
    stuffed_on = timezone.localdate(container.stuffed_at)
    return trade.PackedContainer(
        number=container.number,
        size_type=container.size_type,
        seal=container.seal,
        tare_g=container.tare_g,
        max_gross_g=container.max_gross_g,
        cartons=tuple(loading.carton_numbers(box.plan)),
        desiccant_g=desiccant_g,
        dunnage_g=dunnage_g,
        inside_mm=reading.inside_mm,
        used_volume_mm3=box.plan.used_mm3,
        cog_mm=reading.figures.centre_mm,
        steps=tuple(
            trade.LoadStep(
                number=step.number,
                sku=sku_of[step.cartons[0]],
                count=step.told.count,
                from_mm=step.told.low_mm[0],
                to_mm=step.told.high_mm[0],
                layers=step.layers,
                cartons=tuple(sorted(step.cartons)),
            )
            for step in reading.steps
        ),
        # Until it is weighed the sum of the known parts stands here; the declaration waits for the weighing.
        verified_gross_g=mass.gross_g if mass else container.tare_g + desiccant_g + box.plan.cargo_g,
        method=2,
        weighed_by=mass.verified_by if mass else "",
        weighed_on=timezone.localdate(mass.verified_at) if mass else stuffed_on,
        stuffed_on=stuffed_on,
        checks=_points(box.check),
        floor_moisture_permille=box.check.floor_moisture_permille if box.check else None,
    )


def _points(check: ContainerCheck | None) -> tuple[trade.CheckPoint, ...]:
    if check is None:
        return ()
    found = {"floor": f"{measures.percent(check.floor_moisture_permille)} %"}
    return tuple(
        trade.CheckPoint(point.name, bool(check.points[code]), found.get(code, ""))
        for code, point in POINTS.items()
    )
